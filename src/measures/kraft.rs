//! The budget that code words share: Kraft's inequality, and what a code costs beside the entropy.
//!
//! Outcomes are written as words of binary digits, one after the other without a gap. They can be told
//! apart while they are read just where no word is the beginning of another: a *prefix code*. A word of
//! ℓ digits claims all that begins with it, a share of 2^−ℓ of everything that can be written. Shares of
//! different words do not overlap, so that they sum to at most 1; and to lengths that keep to this budget
//! there always are words (`prefix_code.rs`).
//!
//! With c = Σ 2^−ℓ, the shares r = 2^−ℓ/c are a distribution, and
//!
//! L − H(p) = KL(p‖r) − log c
//!
//! where L = Σ pℓ, a digit counting log 2. So L ≥ H(p) where c ≤ 1, and L = H(p) just where ℓ = −log₂ p.
//!
//! Source: Kraft, *A Device for Quantizing, Grouping, and Coding Amplitude-modulated Pulses* (1949);
//! McMillan, *Two Inequalities Implied by Unique Decipherability* (1956); Cover & Thomas, *Elements of
//! Information Theory*, §5.2–5.4.

use super::Distribution;
use super::deviance::Masses;
use super::double_double::DoubleDouble;
use super::information::Information;

/// The longest word that has a place here, in digits; what is longer counts as this long.
///
/// Words of Huffman codes are no longer for 26 outcomes, nor for texts of up to five million letters.
pub const LONGEST: u32 = 32;

/// The share 2^−ℓ of the budget that a word of ℓ digits takes, exactly.
///
/// Edge values: 1 for the empty word; 0 beyond 1022 digits.
pub fn share(length: u32) -> f64 {
    if length > 1022 { 0.0 } else { f64::from_bits(u64::from(1023 - length) << 52) }
}

/// The whole budget, in shares of the longest words.
const WHOLE: u64 = 1 << LONGEST;

/// Σ 2^−ℓ, in shares of the longest words.
fn claimed(lengths: &[u32]) -> u64 {
    lengths.iter().map(|length| WHOLE >> (*length).min(LONGEST)).sum()
}

/// The part Σ 2^−ℓ of the budget that words of these lengths claim.
///
/// Domain: lengths up to [`LONGEST`], of fewer than two million words.
/// Accuracy: exact.
///
/// ```
/// use surprisal::measures::kraft;
/// assert_eq!(kraft::sum(&[1, 2, 3, 3]), 1.0);
/// assert_eq!(kraft::sum(&[1, 1, 2]), 1.25);
/// ```
pub fn sum(lengths: &[u32]) -> f64 {
    claimed(lengths) as f64 / WHOLE as f64
}

/// Whether there is a prefix code with words of these lengths: whether they keep to the budget of 1.
pub fn fits(lengths: &[u32]) -> bool {
    claimed(lengths) <= WHOLE
}

/// The mean length L = Σ pℓ of a word, in digits.
///
/// Domain: a length for each outcome.
/// Accuracy: 1 unit in the last place for the masses as given.
///
/// ```
/// use surprisal::measures::{Distribution, kraft};
/// let p = Distribution::new(vec![0.5, 0.25, 0.125, 0.125]).unwrap();
/// assert_eq!(kraft::expected_length(&p, &[1, 2, 3, 3]), 1.75);
/// ```
pub fn expected_length(p: &Distribution, lengths: &[u32]) -> f64 {
    let term = |(&mass, &length)| DoubleDouble::product(mass, f64::from(length));
    let terms = p.masses().iter().zip(lengths).map(term);
    let sum = terms.fold(DoubleDouble::ZERO, |sum, term| (sum + term).normalised());
    sum.rounded()
}

/// The length ⌈−log₂ m⌉ of Shannon's word for an outcome of probability m, in digits: the ideal length,
/// rounded up.
///
/// Words of these lengths keep to the budget, since 2^−ℓ ≤ m.
///
/// Domain: a number above 0; up to 1, for a length of 0 or more.
/// Edge values: none for 0, which needs no word.
/// Accuracy: exact, for it is the power of two of the first binary digit of m.
/// Source: Shannon, *A Mathematical Theory of Communication* (1948), §9.
///
/// ```
/// use surprisal::measures::kraft::shannon_length;
/// assert_eq!(shannon_length(0.25), Some(2));
/// assert_eq!(shannon_length(0.2499), Some(3));
/// assert_eq!(shannon_length(0.0), None);
/// ```
pub fn shannon_length(mass: f64) -> Option<u32> {
    // m = 2^e·(1 + f) with 0 ≤ f < 1, so that −log₂ m lies in (−e − 1, −e].
    let exponent = |of: f64| i64::from((of.to_bits() >> 52) as u32 & 0x7ff) - 1023;
    let length = match mass {
        _ if mass.is_nan() || mass <= 0.0 => return None,
        // Brought into the range of whole numbers of digits first.
        _ if mass < f64::MIN_POSITIVE => 64 - exponent(mass * 2f64.powi(64)),
        _ => -exponent(mass),
    };
    Some(u32::try_from(length).unwrap_or(0))
}

/// The lengths of Shannon's words for outcomes of these probabilities; none for one that cannot come.
///
/// Where several can come, each has a digit at least, also where the probability of one rounds to 1.
pub fn shannon_lengths(masses: &[f64]) -> Vec<Option<u32>> {
    let several = masses.iter().filter(|mass| **mass > 0.0).count() > 1;
    let length = |mass: &f64| shannon_length(*mass).map(|length| length.max(u32::from(several)));
    masses.iter().map(length).collect()
}

/// How far the share 2^−ℓ/c of a word lies above the probability of its outcome.
///
/// Domain: c = [`sum`] of all lengths, above 0.
/// Accuracy: 1 unit in the last place, also where both are nearly the same.
pub fn rise(mass: f64, length: u32, sum: f64) -> f64 {
    let above = DoubleDouble::from(share(length)) - DoubleDouble::product(mass, sum);
    (above / DoubleDouble::from(sum)).rounded()
}

/// The divergence KL(p‖r) of p from the shares r = 2^−ℓ/c that the words take of what they claim, in
/// nats.
///
/// Domain: a length for each outcome; 0 ≤ KL, and 0 just where p is in proportion to 2^−ℓ, which is decided
/// exactly.
/// Accuracy: 1 unit in the last place for the masses as given.
pub fn divergence(p: &Distribution, lengths: &[u32]) -> f64 {
    if are_proportional(p, lengths) {
        return 0.0;
    }
    let sum = sum(lengths);
    let outcomes = p.masses().iter().zip(lengths);
    let parts = outcomes.map(|(&mass, &length)| Masses::of_part(mass, share(length), sum));
    parts.map(Masses::deviance).sum::<Information>().nats()
}

/// Whether p is in proportion to the shares 2^−ℓ.
pub fn are_proportional(p: &Distribution, lengths: &[u32]) -> bool {
    // A power of two changes no digit.
    let mut ratios = p.masses().iter().zip(lengths).map(|(mass, length)| mass / share(*length));
    let first = ratios.next();
    ratios.all(|ratio| Some(ratio) == first)
}

/// What the words cost above the entropy, L − H(p), in nats: KL(p‖r) − log c.
///
/// Domain: a length for each outcome. Below 0 only where the lengths do not keep to the budget, c > 1.
/// Edge values: 0 just where ℓ = −log₂ p everywhere, if c = 1.
/// Accuracy: 2 units in the last place where c ≤ 1; else the two terms may cancel.
///
/// ```
/// use surprisal::measures::{Distribution, kraft};
/// let p = Distribution::new(vec![0.5, 0.25, 0.125, 0.125]).unwrap();
/// assert_eq!(kraft::redundancy(&p, &[1, 2, 3, 3]), 0.0);
/// // Two digits each cost a quarter of a digit more.
/// let wasted = kraft::redundancy(&p, &[2; 4]);
/// assert!((wasted - 0.25 * std::f64::consts::LN_2).abs() < 1e-15);
/// ```
pub fn redundancy(p: &Distribution, lengths: &[u32]) -> f64 {
    divergence(p, lengths) - sum(lengths).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_powers_of_two() {
        assert_eq!([0, 1, 2, 32].map(share), [1.0, 0.5, 0.25, 2f64.powi(-32)]);
        assert_eq!((share(1022), share(1023)), (f64::MIN_POSITIVE, 0.0));
    }

    #[test]
    fn the_budget_is_kept_to_the_last_share() {
        let mut all: Vec<u32> = (1..=32).collect();
        assert!(fits(&all) && sum(&all) < 1.0);
        all.push(32);
        assert!(fits(&all) && sum(&all) == 1.0);
        all.push(32);
        assert!(!fits(&all) && sum(&all) > 1.0);
    }

    #[test]
    fn shannon_rounds_up_to_whole_digits() {
        for power in 0..1074_i32 {
            let below = || f64::from_bits(1 << (1074 - power));
            let exactly = if power < 1023 { share(power as u32) } else { below() };
            assert_eq!(shannon_length(exactly), Some(power as u32), "{power}");
            // Below the normal numbers neighbours are no close ones.
            if power < 1000 {
                assert_eq!(shannon_length(exactly.next_down()), Some(power as u32 + 1));
                assert_eq!(shannon_length(exactly.next_up()), Some(power as u32));
            }
        }
        assert_eq!(shannon_length(5e-324), Some(1074));
        assert_eq!((shannon_length(0.0), shannon_length(f64::NAN)), (None, None));
        // A digit is needed where anything else can come.
        assert_eq!(shannon_lengths(&[1.0, 1e-17, 0.0]), [Some(1), Some(57), None]);
        assert_eq!(shannon_lengths(&[1.0, 0.0]), [Some(0), None]);
    }

    #[test]
    fn what_is_wasted_is_length_without_entropy() {
        let mut x = 0.37_f64;
        for round in 0..5000_usize {
            let count = 2 + round % 9;
            let mut weights = Vec::new();
            let mut lengths = Vec::new();
            for _ in 0..count {
                x = (x * 997.0 + 0.618).fract();
                weights.push(x + 1e-3);
                lengths.push((x * 1e4) as u32 % 7);
            }
            let all: f64 = weights.iter().sum();
            let masses: Vec<f64> = weights.iter().map(|weight| weight / all).collect();
            let p = Distribution::new(masses).unwrap();
            let h = super::super::entropy::of(&p);
            let length = expected_length(&p, &lengths) * std::f64::consts::LN_2;
            let wasted = redundancy(&p, &lengths);
            assert!((wasted - (length - h)).abs() < 1e-13, "{p:?} {lengths:?}");
            assert!(wasted >= 0.0 || !fits(&lengths), "{p:?} {lengths:?}");
            let plain: f64 = p.masses().iter().zip(&lengths).map(|(m, l)| m * f64::from(*l)).sum();
            assert!((expected_length(&p, &lengths) - plain).abs() <= 1e-14);
        }
    }

    #[test]
    fn a_rise_keeps_its_digits_near_0() {
        // A third and what a double makes of it: 2⁻²·(4/3) − fl(1/3) = 2⁻⁵⁴/3.
        let rise = rise(1.0 / 3.0, 2, 0.75);
        assert!((rise - 2f64.powi(-54) / 3.0).abs() < 1e-31, "{rise:e}");
        assert_eq!(super::rise(0.25, 2, 1.0), 0.0);
    }
}
