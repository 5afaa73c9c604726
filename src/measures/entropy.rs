//! Entropy H(p) = −Σ pᵢ log pᵢ: how much is learned, on average, from one outcome.

use super::deviance::Masses;
use super::double_double::DoubleDouble;
use super::information::Information;
use super::{Distribution, Probability};

/// The entropy H(p) of a Bernoulli variable, in nats.
///
/// H(p) = −p·log p − (1−p)·log(1−p)
///
/// Domain: p in [0, 1]; 0 ≤ H ≤ ln 2, the ceiling at p = ½.
/// Edge values: 0 at p = 0 and p = 1, since x·log x → 0 as x → 0.
/// Accuracy: 1 unit in the last place; 1 − p counts exactly, not as rounded.
/// Source: Shannon, *A Mathematical Theory of Communication* (1948), §6.
///
/// ```
/// use surprisal::measures::{Probability, entropy};
/// // ½·log 2 + ½·log 2 = log 2.
/// assert_eq!(entropy::bernoulli(Probability::HALF), std::f64::consts::LN_2);
/// ```
pub fn bernoulli(p: Probability) -> f64 {
    let p = p.get();
    let heads = surprisal(p).weighted(p.into());
    let tails = surprisal_of_complement(p).weighted(DoubleDouble::difference(1.0, p));
    (heads + tails).nats()
}

/// The entropy H(p) of K outcomes, in nats.
///
/// H(p) = −Σ pᵢ log pᵢ
///
/// Domain: any distribution; 0 ≤ H ≤ ln K, the ceiling just where all outcomes are equally likely.
/// Edge values: 0 when one outcome is certain; outcomes of mass 0 count for nothing.
/// Accuracy: 1 unit in the last place for the masses as given.
/// Source: Shannon (1948), §6.
///
/// ```
/// use surprisal::measures::{Distribution, entropy};
/// // ½·log 2 + ¼·log 4 + ¼·log 4 = 1½·log 2.
/// let p = Distribution::new(vec![0.5, 0.25, 0.25]).unwrap();
/// assert_eq!(entropy::of(&p), 1.5 * std::f64::consts::LN_2);
/// ```
pub fn of(p: &Distribution) -> f64 {
    p.masses().iter().map(|&mass| surprisal(mass).weighted(mass.into())).sum::<Information>().nats()
}

/// What one outcome of probability `mass` adds to the entropy, −m·log m, in nats.
///
/// Domain: a probability; anything else counts as the nearest one.
/// Edge values: 0 at m = 0, the limit, and at m = 1.
/// Accuracy: 1 unit in the last place.
///
/// ```
/// use surprisal::measures::entropy;
/// assert_eq!(entropy::term(0.25), 0.5 * std::f64::consts::LN_2);
/// assert_eq!(entropy::term(0.0), 0.0);
/// ```
pub fn term(mass: f64) -> f64 {
    let mass = Probability::nearest(mass).get();
    surprisal(mass).weighted(mass.into()).nats()
}

/// The surprisal −log m of an outcome of probability m.
#[inline]
pub(super) fn surprisal(mass: f64) -> Information {
    Masses::new(1.0, mass).surprisal()
}

/// The surprisal −log(1 − m) of the other outcome.
#[inline]
pub(super) fn surprisal_of_complement(mass: f64) -> Information {
    Masses::complements(0.0, mass).surprisal()
}
