//! Cross-entropy H(p, q) = −Σ pᵢ log qᵢ: the surprise of a model q at outcomes that p draws.

use super::double_double::DoubleDouble;
use super::entropy::{surprisal, surprisal_of_complement};
use super::information::Information;
use super::probability::OutcomesDiffer;
use super::{Distribution, Probability};

/// The cross-entropy H(p, q) of two Bernoulli variables, in nats: data from p, model q.
///
/// H(p, q) = −p·log q − (1−p)·log(1−q) = H(p) + KL(p‖q)
///
/// Domain: p, q in [0, 1]; H(p) ≤ H(p, q) ≤ +∞.
/// Edge values: +∞ when q rules out what p allows (q = 0 < p, or q = 1 > p); 0 for p = q = 0 and
/// p = q = 1. What p rules out counts for nothing, whatever q says of it.
/// Accuracy: 1 unit in the last place; 1 − p and 1 − q count exactly, not as rounded.
/// Source: Cover & Thomas, *Elements of Information Theory* (2nd ed.), §5.4, as H(p) + D(p‖q).
///
/// ```
/// use surprisal::measures::{Probability, cross_entropy};
/// // A fair coin told by a model of heads ¼: ½·log 4 + ½·log 4/3.
/// let h = cross_entropy::bernoulli(Probability::HALF, Probability::nearest(0.25));
/// assert!((h - 0.836988).abs() < 1e-6);
/// ```
pub fn bernoulli(p: Probability, q: Probability) -> f64 {
    let (p, q) = (p.get(), q.get());
    let heads = surprisal(q).weighted(p.into());
    let tails = surprisal_of_complement(q).weighted(DoubleDouble::difference(1.0, p));
    (heads + tails).nats()
}

/// The cross-entropy H(p, q) of K outcomes, in nats: data from p, model q.
///
/// H(p, q) = −Σ pᵢ log qᵢ
///
/// Domain: two distributions over the same outcomes; 0 ≤ H(p, q) ≤ +∞.
/// Edge values: +∞ when an outcome has qᵢ = 0 < pᵢ; outcomes with pᵢ = 0 count for nothing.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: 1 unit in the last place for the masses as given.
/// Source: Cover & Thomas, §5.4.
///
/// ```
/// use surprisal::measures::{Distribution, cross_entropy};
/// // A one-hot label: minus the logarithm of what the model gives to it.
/// let label = Distribution::new(vec![0.0, 1.0, 0.0]).unwrap();
/// let model = Distribution::new(vec![0.25, 0.5, 0.25]).unwrap();
/// assert_eq!(cross_entropy::of(&label, &model), Ok(std::f64::consts::LN_2));
/// ```
pub fn of(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    let outcomes = Distribution::outcomes(p, q)?;
    Ok(outcomes.map(|(p, q)| surprisal(q).weighted(p.into())).sum::<Information>().nats())
}
