//! Decimal numbers, read to the bit as the standard library reads them.

use super::seeded::times;
use proptest::collection::vec;
use proptest::prelude::*;
use surprisal::state::decimal::read;

const SEED: u64 = 1990;

fn agrees(text: &str) -> Result<(), TestCaseError> {
    let (ours, theirs) = (read(text, 0), text.parse::<f64>().ok());
    prop_assert!(ours.map(f64::to_bits) == theirs.map(f64::to_bits), "{text}: {ours:?} {theirs:?}");
    Ok(())
}

/// Every finite number.
fn number() -> impl Strategy<Value = f64> {
    any::<u64>().prop_map(f64::from_bits).prop_filter("finite", |number| number.is_finite())
}

fn digits(most: usize) -> impl Strategy<Value = String> {
    vec(0..10u8, 0..=most)
        .prop_map(|digits| digits.iter().map(|digit| char::from(b'0' + digit)).collect())
}

/// Half a decimal number with a point in it.
fn halved(text: &str) -> String {
    let mut left = 0;
    let half = |c: char| {
        let Some(digit) = c.to_digit(10) else { return c };
        let sum = 10 * left + digit;
        left = sum % 2;
        char::from_digit(sum / 2, 10).unwrap()
    };
    format!("{text}0").chars().map(half).collect()
}

proptest! {
    #![proptest_config(times(20_000, SEED))]

    #[test]
    fn a_number_printed_in_any_way_reads_back(number in number()) {
        prop_assert_eq!(read(&format!("{number}"), 0).map(f64::to_bits), Some(number.to_bits()));
        prop_assert_eq!(read(&format!("{number:e}"), 0).map(f64::to_bits), Some(number.to_bits()));
        for digits in [1, 15, 17, 30] {
            agrees(&format!("{number:.*e}", digits - 1))?;
        }
    }

    #[test]
    fn digits_with_an_exponent_read_alike(
        (minus, before, after, exponent) in
            (any::<bool>(), digits(24), digits(24), prop_oneof![-30..30, -400..400])
    ) {
        let sign = if minus { "-" } else { "" };
        agrees(&format!("{sign}{before}.{after}e{exponent}"))?;
        agrees(&format!("{sign}{before}{after}"))?;
        agrees(&format!("{before}e{exponent}"))?;
    }

    /// (2m + 1)/2^k with m of 53 bits lies halfway between two numbers.
    #[test]
    fn halfway_and_next_to_it(m in 1u64 << 52..1 << 53, k in 0..=31u32) {
        let half = u128::from(2 * m + 1) * 5u128.pow(k);
        agrees(&format!("{half}e-{k}"))?;
        agrees(&format!("{half}.00000000000000000001e-{k}"))?;
        agrees(&format!("{}.99999999999999999999e-{k}", half - 1))?;
    }
}

proptest! {
    #![proptest_config(times(1_000, SEED))]

    /// Half of an odd multiple of the smallest number, in all its digits: up to 767 that count.
    #[test]
    fn halfway_between_the_smallest_numbers(bits in 0..1u64 << 53) {
        let half = halved(&format!("{:.1074}", f64::from_bits(bits | 1)));
        agrees(&half)?;
        agrees(&format!("{half}{}1", "0".repeat(800)))?;
    }
}
