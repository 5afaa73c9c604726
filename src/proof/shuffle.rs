//! Orders that look like chance and are the same for every reader.

/// A seed made of names and a number (FNV-1a).
pub(super) fn seed(names: [&str; 2], number: u32) -> u64 {
    let bytes = names.iter().flat_map(|name| name.bytes().chain([0])).chain(number.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Puts the items into an order that the seed decides (Fisher–Yates, with SplitMix64).
pub(super) fn shuffle<T>(items: &mut [T], mut seed: u64) {
    for last in (1..items.len()).rev() {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        items.swap(last, ((z ^ (z >> 31)) % (last as u64 + 1)) as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_comes_up_as_often_as_another() {
        let mut counts = std::collections::HashMap::new();
        for number in 0..24_000 {
            let mut items = [0, 1, 2, 3];
            shuffle(&mut items, seed(["proof", "line"], number));
            *counts.entry(items).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 24);
        assert!(counts.values().all(|count| (850..1150).contains(count)), "{counts:?}");
    }

    #[test]
    fn seeds_tell_names_apart() {
        let seeds = [
            seed(["ab", "c"], 0),
            seed(["a", "bc"], 0),
            seed(["ab", "c"], 1),
            seed(["", "abc"], 0),
        ];
        for i in 0..seeds.len() {
            assert!(!seeds[..i].contains(&seeds[i]));
        }
    }
}
