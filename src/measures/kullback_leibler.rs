//! Kullback–Leibler divergence KL(p‖q) = Σ pᵢ log(pᵢ/qᵢ): what the wrong model q costs on data from p.

use super::deviance::{self, Masses};
use super::double_double::DoubleDouble;
use super::grid::{self, Sampled};
use super::information::Information;
use super::probability::OutcomesDiffer;
use super::{Density, Distribution, Probability};

/// The divergence KL(p‖q) of two Bernoulli variables, in nats.
///
/// KL(p‖q) = p·log(p/q) + (1−p)·log((1−p)/(1−q))
///
/// Domain: p, q in [0, 1]; 0 ≤ KL ≤ +∞, and 0 just where p = q.
/// Edge values: +∞ when q rules out what p allows (q = 0 < p, or q = 1 > p); −log(1−q) at p = 0 and
/// −log q at p = 1.
/// Accuracy: 1 unit in the last place, also near p = q; 1 − p and 1 − q count exactly, not as rounded.
/// Source: Kullback & Leibler, *On Information and Sufficiency* (1951); computed as Σ G, see Loader,
/// *Fast and Accurate Computation of Binomial Probabilities* (2000).
///
/// ```
/// use surprisal::measures::{Probability, kullback_leibler};
/// // ½·log(5/9) + ½·log 5 = ½·log(25/9) = log(5/3).
/// let kl = kullback_leibler::bernoulli(Probability::HALF, Probability::nearest(0.9));
/// assert!((kl - 0.510826).abs() < 1e-6);
/// ```
pub fn bernoulli(p: Probability, q: Probability) -> f64 {
    let (p, q) = (p.get(), q.get());
    (Masses::new(p, q).deviance() + Masses::complements(p, q).deviance()).nats()
}

/// The divergence KL(p‖q) of K outcomes, in nats.
///
/// KL(p‖q) = Σ pᵢ log(pᵢ/qᵢ)
///
/// It is computed as Σ (pᵢ log(pᵢ/qᵢ) − pᵢ + qᵢ), which is the same when the masses sum to 1; when they
/// do so only up to rounding, this sum stays ≥ 0 where the plain one may turn negative.
///
/// Domain: two distributions over the same outcomes; 0 ≤ KL ≤ +∞, and 0 just where p = q.
/// Edge values: +∞ when an outcome has qᵢ = 0 < pᵢ; an outcome with pᵢ = 0 adds qᵢ to the sum above.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: 1 unit in the last place for the masses as given.
/// Source: Kullback & Leibler (1951); the sum for masses of any total is Csiszár's generalised
/// I-divergence, *Annals of Statistics* 19 (1991).
///
/// ```
/// use surprisal::measures::{Distribution, kullback_leibler};
/// let p = Distribution::new(vec![0.5, 0.5, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.25, 0.25, 0.5]).unwrap();
/// // ½·log 2 + ½·log 2 = log 2; the other way p rules out what q allows.
/// assert_eq!(kullback_leibler::of(&p, &q), Ok(std::f64::consts::LN_2));
/// assert_eq!(kullback_leibler::of(&q, &p), Ok(f64::INFINITY));
/// ```
pub fn of(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    let outcomes = Distribution::outcomes(p, q)?;
    Ok(outcomes.map(|(p, q)| Masses::new(p, q).deviance()).sum::<Information>().nats())
}

/// The divergence KL(p‖q) of two densities, in nats.
///
/// KL(p‖q) = ∫ p·log(p/q)
///
/// The integral is a sum over the grid. What p has beyond it does not count: p is taken given the grid.
/// What q has there is lost to q, as mass is that it spends where nothing happens.
///
/// Domain: densities that fall beyond the ends of the grid; 0 ≤ KL.
/// Edge values: 0 for p = q that has all of its mass on the grid; +∞ only where q rules out what p
/// allows, not where q is merely below all numbers.
/// Accuracy: 10⁻¹⁰ of the larger of KL and 1, where p is on the grid with 7 deviations to either side, and q
/// is not too steep between its bumps: for bumps of deviations s and t, d apart, d/(s·t) ≤ 32.
/// Source: Kullback & Leibler (1951); for the sum see [`grid`].
///
/// ```
/// use surprisal::measures::{Gaussian, kullback_leibler};
/// // Of equal deviation 1 they differ by half the square of the distance.
/// let other = Gaussian::new(3.0, 1.0).unwrap();
/// let kl = kullback_leibler::of_densities(&Gaussian::STANDARD, &other);
/// assert!((kl - 4.5).abs() < 1e-12);
/// ```
pub fn of_densities(p: &impl Density, q: &impl Density) -> f64 {
    of_sampled(&Sampled::new(p).given_grid(), &Sampled::new(q))
}

/// What a place adds to the divergence of two densities, in nats per unit of x.
///
/// p·log(p/q) − p + q
///
/// Its integral is KL(p‖q), since p and q have the same mass; unlike p·log(p/q) alone it is never negative.
///
/// Domain: the logarithms of two densities at one place.
/// Edge values: q where p is 0; +∞ where q is 0 and p is not; 0 just where they are equal.
/// Accuracy: 10 units in the last place for the logarithms as given.
///
/// ```
/// use surprisal::measures::kullback_leibler;
/// // Densities 1 and e: 1·log(1/e) − 1 + e = e − 2.
/// assert!((kullback_leibler::at_place(0.0, 1.0) - 0.718282).abs() < 1e-6);
/// ```
pub fn at_place(log_p: f64, log_q: f64) -> f64 {
    deviance::of_logarithms(log_p, log_q)
}

/// The divergence KL(p‖q) of two densities on the grid, in nats, where p has all of its mass on it.
///
/// It is Σ (p·log(p/q) − p + q), and what q has beyond: the same, and a sum of terms ≥ 0.
///
/// Accuracy: 16 units in the last place for the samples as given.
pub fn of_sampled(p: &Sampled, q: &Sampled) -> f64 {
    let logs = p.logs().iter().zip(q.logs());
    let terms = grid::points()
        .zip(logs)
        .map(|((_, weight), (&p, &q))| weight * deviance::of_logarithms(p, q));
    let add = |sum: DoubleDouble, term: f64| (sum + term.into()).normalised();
    let sum = terms.fold(DoubleDouble::from(q.beyond()), add);
    // An infinite term leaves no second half.
    if sum.hi.is_finite() { sum.rounded() } else { f64::INFINITY }
}
