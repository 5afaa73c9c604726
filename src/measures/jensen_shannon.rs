//! Jensen–Shannon divergence JSD(p, q), and its root, the Jensen–Shannon distance.
//!
//! With the mixture M = (p+q)/2, JSD = ½·KL(p‖M) + ½·KL(q‖M) = H(M) − ½·H(p) − ½·H(q): the gap of
//! Jensen's inequality for the concave H. (Lin, *Divergence Measures Based on the Shannon Entropy*, IEEE
//! Trans. Inf. Theory 37, 1991.) The first form is what is computed: its terms do not cancel.

use super::deviance::Masses;
use super::double_double::DoubleDouble;
use super::information::Information;
use super::probability::OutcomesDiffer;
use super::{Distribution, Probability, entropy};

/// The mixture M = (p+q)/2 of two Bernoulli variables.
///
/// Accuracy: rounded once. The measures do not use it; they keep what is rounded off here.
///
/// ```
/// use surprisal::measures::{Probability, jensen_shannon};
/// let m = jensen_shannon::mixture(Probability::nearest(0.25), Probability::nearest(0.75));
/// assert_eq!(m, Probability::HALF);
/// ```
pub fn mixture(p: Probability, q: Probability) -> Probability {
    Probability::nearest(0.5 * p.get() + 0.5 * q.get())
}

/// The entropy H(M) of the mixture M = (p+q)/2 of two Bernoulli variables, in nats.
///
/// H(M) = −M·log M − (1−M)·log(1−M)
///
/// Domain: p, q in [0, 1]; ½·H(p) + ½·H(q) ≤ H(M) ≤ ln 2. Symmetric to the last bit.
/// Edge values: 0 for p = q = 0 and p = q = 1.
/// Accuracy: 1 unit in the last place; M counts exactly, not as [`mixture`] rounds it.
/// Source: Lin (1991).
///
/// ```
/// use surprisal::measures::{Probability, jensen_shannon};
/// // Neither coin ever surprises, but nobody knows which of them is tossed.
/// let (never, always) = (Probability::nearest(0.0), Probability::nearest(1.0));
/// let h = jensen_shannon::mixture_entropy_bernoulli(never, always);
/// assert_eq!(h, std::f64::consts::LN_2);
/// ```
pub fn mixture_entropy_bernoulli(p: Probability, q: Probability) -> f64 {
    let (p, q) = (p.get(), q.get());
    let (heads, tails) = (Masses::new(p, q).mean(), Masses::complements(p, q).mean());
    // 2M has the digits that M loses below the smallest number.
    let twice_heads = DoubleDouble::sum(p, q);
    let twice_tails = DoubleDouble::difference(1.0, p) + DoubleDouble::difference(1.0, q);
    let surprise = Masses::of_one(heads, tails).surprisal().weighted(twice_heads)
        + Masses::of_one(tails, heads).surprisal().weighted(twice_tails);
    surprise.weighted(0.5.into()).nats()
}

/// The divergence KL(p‖M) of a Bernoulli variable from its mixture M = (p+q)/2 with another, in nats.
///
/// KL(p‖M) = p·log(p/M) + (1−p)·log((1−p)/(1−M))
///
/// Domain: p, q in [0, 1]; 0 ≤ KL(p‖M) ≤ ln 2, and 0 just where p = q. M rules out nothing that p
/// allows, so it is never infinite.
/// Edge values: ln 2 for p = 0, q = 1.
/// Accuracy: 1 unit in the last place, also near p = q; M counts exactly, not as [`mixture`] rounds it.
/// Source: Lin (1991), eq. 3.1, the K divergence.
///
/// ```
/// use surprisal::measures::{Probability, jensen_shannon};
/// let [none, half] = [0.0, 0.5].map(Probability::nearest);
/// // M = ¼: tails for sure is told by a model that gives it ¾.
/// let kl = jensen_shannon::to_mixture_bernoulli(none, half);
/// assert!((kl - (4.0_f64 / 3.0).ln()).abs() < 1e-15);
/// ```
pub fn to_mixture_bernoulli(p: Probability, q: Probability) -> f64 {
    let (p, q) = (p.get(), q.get());
    let heads = Masses::new(p, q).to_mean().deviance();
    (heads + Masses::complements(p, q).to_mean().deviance()).nats()
}

/// The divergence JSD(p, q) of two Bernoulli variables, in nats.
///
/// JSD(p, q) = ½·KL(p‖M) + ½·KL(q‖M), M = (p+q)/2
///
/// Domain: p, q in [0, 1]; 0 ≤ JSD ≤ ln 2, and 0 just where p = q. JSD(p, q) = JSD(q, p) to the last bit.
/// Edge values: ln 2 for p = 0, q = 1: outcomes that have nothing in common.
/// Accuracy: 1 unit in the last place, also near p = q.
/// Source: Lin (1991).
///
/// ```
/// use surprisal::measures::{Probability, jensen_shannon};
/// // Heads always against tails always: M is fair, and each is log 2 away from it.
/// let (never, always) = (Probability::nearest(0.0), Probability::nearest(1.0));
/// assert_eq!(jensen_shannon::bernoulli(never, always), std::f64::consts::LN_2);
/// ```
pub fn bernoulli(p: Probability, q: Probability) -> f64 {
    divergence(p, q, Probability::HALF).nats()
}

/// The distance √JSD(p, q) of two Bernoulli variables, in √nat.
///
/// Domain: p, q in [0, 1]; 0 ≤ √JSD ≤ √ln 2. Unlike JSD it is a metric: a detour is never shorter.
/// Edge values: as for [`bernoulli`]; not 0 for p ≠ q, even where JSD itself underflows.
/// Accuracy: 1 unit in the last place.
/// Source: Endres & Schindelin, *A New Metric for Probability Distributions*, IEEE Trans. Inf. Theory 49
/// (2003).
///
/// ```
/// use surprisal::measures::{Probability, jensen_shannon};
/// let [none, half, all] = [0.0, 0.5, 1.0].map(Probability::nearest);
/// // JSD: 0.216 + 0.216 < 0.693. Its root: 0.464 + 0.464 > 0.833.
/// let detour = jensen_shannon::bernoulli(none, half) + jensen_shannon::bernoulli(half, all);
/// assert!(detour < jensen_shannon::bernoulli(none, all));
/// let step = jensen_shannon::distance_bernoulli;
/// assert!(step(none, half) + step(half, all) > step(none, all));
/// ```
pub fn distance_bernoulli(p: Probability, q: Probability) -> f64 {
    divergence(p, q, Probability::HALF).root_of_nats()
}

/// The divergence of two Bernoulli variables mixed w : 1−w, in nats.
///
/// JSD_w(p, q) = w·KL(p‖M) + (1−w)·KL(q‖M), M = w·p + (1−w)·q
///
/// Domain: p, q, w in [0, 1]; 0 ≤ JSD_w ≤ H(w).
/// Edge values: 0 at w = 0 and w = 1.
/// Accuracy: 1 unit in the last place.
/// Source: Lin (1991), §IV, with weights w and 1−w.
///
/// ```
/// use surprisal::measures::{Probability, entropy, jensen_shannon};
/// // Two coins that share no outcome: what tells them apart is which of them was drawn, H(¼).
/// let [none, quarter, all] = [0.0, 0.25, 1.0].map(Probability::nearest);
/// let divergence = jensen_shannon::weighted_bernoulli(none, all, quarter);
/// assert!((divergence - entropy::bernoulli(quarter)).abs() < 1e-15);
/// ```
pub fn weighted_bernoulli(p: Probability, q: Probability, w: Probability) -> f64 {
    divergence(p, q, w).nats()
}

/// The divergence JSD(p, q) of K outcomes, in nats.
///
/// JSD(p, q) = ½·KL(p‖M) + ½·KL(q‖M), M = (p+q)/2
///
/// Domain: two distributions over the same outcomes; 0 ≤ JSD ≤ ln 2, and 0 just where p = q. Symmetric
/// to the last bit.
/// Edge values: ln 2 when p and q have no outcome in common.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: 1 unit in the last place for the masses as given.
/// Source: Lin (1991).
///
/// ```
/// use surprisal::measures::{Distribution, jensen_shannon};
/// let p = Distribution::new(vec![0.5, 0.5, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.0, 0.0, 1.0]).unwrap();
/// assert_eq!(jensen_shannon::of(&p, &q), Ok(std::f64::consts::LN_2));
/// ```
pub fn of(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    divergence_of(p, q, Probability::HALF).map(Information::nats)
}

/// The divergence KL(p‖M) of K outcomes from their mixture M = (p+q)/2 with others, in nats.
///
/// Domain: two distributions over the same outcomes; 0 ≤ KL(p‖M) ≤ ln 2.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: 1 unit in the last place for the masses as given.
/// Source: Lin (1991), eq. 3.1, the K divergence.
///
/// ```
/// use surprisal::measures::{Distribution, jensen_shannon};
/// let p = Distribution::new(vec![1.0, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.0, 1.0]).unwrap();
/// assert_eq!(jensen_shannon::to_mixture(&p, &q), Ok(std::f64::consts::LN_2));
/// ```
pub fn to_mixture(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    let outcomes = Distribution::outcomes(p, q)?;
    let all: Information = outcomes.map(|(p, q)| Masses::new(p, q).to_mean().deviance()).sum();
    Ok(all.nats())
}

/// The entropy H(M) of the mixture M = (p+q)/2 of K outcomes, in nats.
///
/// Domain: two distributions over the same outcomes; ½·H(p) + ½·H(q) ≤ H(M) ≤ ln K.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: a few units in the last place: M is rounded before its logarithm is taken.
/// Source: Lin (1991).
///
/// ```
/// use surprisal::measures::{Distribution, jensen_shannon};
/// let p = Distribution::new(vec![1.0, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.0, 1.0]).unwrap();
/// assert_eq!(jensen_shannon::mixture_entropy(&p, &q), Ok(std::f64::consts::LN_2));
/// ```
pub fn mixture_entropy(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    let outcomes = Distribution::outcomes(p, q)?;
    let surprise = |mean: f64| entropy::surprisal(mean).weighted(mean.into());
    Ok(outcomes.map(|(p, q)| surprise(0.5 * p + 0.5 * q)).sum::<Information>().nats())
}

/// The distance √JSD(p, q) of K outcomes, in √nat.
///
/// Domain: two distributions over the same outcomes; 0 ≤ √JSD ≤ √ln 2. A metric.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: 1 unit in the last place for the masses as given.
/// Source: Endres & Schindelin (2003).
///
/// ```
/// use surprisal::measures::{Distribution, jensen_shannon};
/// let p = Distribution::new(vec![1.0, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.0, 1.0]).unwrap();
/// // The root of log 2 = 0.693147.
/// assert!((jensen_shannon::distance(&p, &q).unwrap() - 0.832555).abs() < 1e-6);
/// ```
pub fn distance(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    divergence_of(p, q, Probability::HALF).map(Information::root_of_nats)
}

/// The divergence of K outcomes mixed w : 1−w, in nats.
///
/// JSD_w(p, q) = w·KL(p‖M) + (1−w)·KL(q‖M), M = w·p + (1−w)·q
///
/// Domain: two distributions over the same outcomes, w in [0, 1]; 0 ≤ JSD_w ≤ H(w).
/// Edge values: 0 at w = 0 and w = 1.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: 1 unit in the last place for the masses as given.
/// Source: Lin (1991), §IV, with weights w and 1−w.
///
/// ```
/// use surprisal::measures::{Distribution, Probability, jensen_shannon};
/// let p = Distribution::new(vec![1.0, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.5, 0.5]).unwrap();
/// // With all the weight on p the mixture is p.
/// let all = Probability::nearest(1.0);
/// assert_eq!(jensen_shannon::weighted(&p, &q, all), Ok(0.0));
/// ```
pub fn weighted(p: &Distribution, q: &Distribution, w: Probability) -> Result<f64, OutcomesDiffer> {
    divergence_of(p, q, w).map(Information::nats)
}

#[inline]
fn divergence(p: Probability, q: Probability, w: Probability) -> Information {
    let (p, q, w) = (p.get(), q.get(), w.get());
    Masses::new(p, q).mixture_deviance(w) + Masses::complements(p, q).mixture_deviance(w)
}

fn divergence_of(
    p: &Distribution,
    q: &Distribution,
    w: Probability,
) -> Result<Information, OutcomesDiffer> {
    let outcomes = Distribution::outcomes(p, q)?;
    Ok(outcomes.map(|(p, q)| Masses::new(p, q).mixture_deviance(w.get())).sum())
}
