//! Random numbers from a seed: the same ones on every machine and in every run.

/// A source of random numbers, SplitMix64: 64 bits a draw, and 2⁶⁴ draws before it repeats.
///
/// Each draw adds an odd constant to a counter, which begins at the seed, and mixes the bits of the sum.
/// It is whole-number arithmetic alone. Good for examples; not for secrets.
///
/// Source: Steele, Lea & Flood, *Fast Splittable Pseudorandom Number Generators*, OOPSLA 2014; its
/// constants as in Vigna, `splitmix64.c` (2015).
///
/// ```
/// use surprisal::measures::random::Random;
/// let mut random = Random::new(1234567);
/// assert_eq!(random.next_u64(), 6457827717110365317);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Random(u64);

impl Random {
    /// The source of a seed; the same seed has the same numbers.
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    /// The next 64 bits, each as likely 0 as 1.
    pub fn next_u64(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The next number in [0, 1): a multiple of 2⁻⁵³, all of them equally likely.
    pub fn uniform(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_seed_are_the_published_ones() {
        // What splitmix64.c gives for the seed 1234567.
        let mut random = Random::new(1_234_567);
        for number in [
            6_457_827_717_110_365_317,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
            4_593_380_528_125_082_431,
            16_408_922_859_458_223_821,
        ] {
            assert_eq!(random.next_u64(), number);
        }
    }

    #[test]
    fn uniform_numbers_are_spread_evenly() {
        let mut random = Random::new(7);
        let mut counts = [0_u32; 10];
        for _ in 0..100_000 {
            let number = random.uniform();
            assert!((0.0..1.0).contains(&number));
            counts[(10.0 * number) as usize] += 1;
        }
        // Five standard deviations of a count: √(100,000·0.1·0.9) is 95.
        assert!(counts.iter().all(|&count| count.abs_diff(10_000) < 475), "{counts:?}");
    }
}
