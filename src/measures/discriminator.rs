//! The best discriminator: who tells draws of p from draws of q gains V(D) = Σ p log D + Σ q log(1 − D).
//!
//! D(x) is the probability that D gives to “x was drawn from p”. The best is D* = p/(p+q), and
//! V(D*) = −log 4 + 2·JSD(p, q): the more p and q differ, the better it does. (Goodfellow et al.,
//! *Generative Adversarial Nets*, NeurIPS 2014, proposition 1 and theorem 1.)
//!
//! Every term of V is ≤ 0, so nothing cancels, and D* counts exactly, not as a rounded number.

use super::deviance::Masses;
use super::double_double::DoubleDouble;
use super::information::{Information, SCALE};
use super::probability::OutcomesDiffer;
use super::{Distribution, Probability};

/// The best discriminator D* of two Bernoulli variables: D*(heads), D*(tails).
///
/// D*(x) = p(x)/(p(x) + q(x))
///
/// Domain: p, q in [0, 1].
/// Edge values: ½ for an outcome that never comes, p = q = 0 or 1; there every D is as good. A D* that is
/// nearer to 1 than any other number is 1, which is sure and may be wrong: take its value from
/// [`best_value_bernoulli`].
/// Accuracy: 2 units in the last place, also for tails, whose masses count exactly.
/// Source: Goodfellow et al. (2014), proposition 1.
///
/// ```
/// use surprisal::measures::{Probability, discriminator};
/// // Heads: ¼ against ¾. Tails: ¾ against ¼.
/// let (p, q) = (Probability::nearest(0.25), Probability::nearest(0.75));
/// let [heads, tails] = discriminator::best_bernoulli(p, q);
/// assert_eq!((heads.get(), tails.get()), (0.25, 0.75));
/// ```
pub fn best_bernoulli(p: Probability, q: Probability) -> [Probability; 2] {
    Rivals::of_coins(p, q).map(Rivals::best)
}

/// The best discriminator D* of K outcomes: D*(x) of each.
///
/// D*(x) = p(x)/(p(x) + q(x))
///
/// Domain: two distributions over the same outcomes.
/// Edge values: ½ for an outcome that never comes.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: 2 units in the last place.
/// Source: Goodfellow et al. (2014), proposition 1.
///
/// ```
/// use surprisal::measures::{Distribution, discriminator};
/// let p = Distribution::new(vec![0.5, 0.5, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.5, 0.0, 0.5]).unwrap();
/// let best: Vec<f64> =
///     discriminator::best(&p, &q).unwrap().into_iter().map(|d| d.get()).collect();
/// assert_eq!(best, [0.5, 1.0, 0.0]);
/// ```
pub fn best(p: &Distribution, q: &Distribution) -> Result<Vec<Probability>, OutcomesDiffer> {
    Ok(Rivals::of(p, q)?.map(Rivals::best).collect())
}

/// The value V(D*) of the best discriminator of two Bernoulli variables, in nats.
///
/// V(D*) = Σ p log(p/(p+q)) + Σ q log(q/(p+q)) = −log 4 + 2·JSD(p, q)
///
/// Domain: p, q in [0, 1]; −log 4 ≤ V(D*) ≤ 0.
/// Edge values: −log 4 at p = q, 0 for p = 0, q = 1.
/// Accuracy: 2 units in the last place.
/// Source: Goodfellow et al. (2014), theorem 1.
///
/// ```
/// use surprisal::measures::{Probability, discriminator};
/// // It cannot tell apart what is the same: log ½ for each of the two.
/// let p = Probability::nearest(0.3);
/// assert!((discriminator::best_value_bernoulli(p, p) + 4f64.ln()).abs() < 1e-15);
/// ```
pub fn best_value_bernoulli(p: Probability, q: Probability) -> f64 {
    value_of(Rivals::of_coins(p, q).into_iter().map(Rivals::best_loss))
}

/// The value V(D*) of the best discriminator of K outcomes, in nats.
///
/// V(D*) = Σ p log(p/(p+q)) + Σ q log(q/(p+q)) = −log 4 + 2·JSD(p, q)
///
/// Domain: two distributions over the same outcomes; −log 4 ≤ V(D*) ≤ 0, up to the rounding of the sums
/// of masses.
/// Edge values: 0 when p and q have no outcome in common.
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
/// Accuracy: 2 units in the last place for the masses as given.
/// Source: Goodfellow et al. (2014), theorem 1.
///
/// ```
/// use surprisal::measures::{Distribution, discriminator};
/// // Half of the draws show an outcome that tells all, of the other half nothing can be told.
/// let p = Distribution::new(vec![0.5, 0.5, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.5, 0.0, 0.5]).unwrap();
/// assert_eq!(discriminator::best_value(&p, &q), Ok(-std::f64::consts::LN_2));
/// ```
pub fn best_value(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    Ok(value_of(Rivals::of(p, q)?.map(Rivals::best_loss)))
}

/// The value V(D) of any discriminator D of two Bernoulli variables, in nats: `d` is D(heads), D(tails).
///
/// V(D) = Σ p log D + Σ q log(1 − D)
///
/// Domain: p, q and both D in [0, 1]; −∞ ≤ V(D) ≤ V(D*).
/// Edge values: −∞ where D is sure and wrong: D = 0 < p, or D = 1 and q > 0.
/// Accuracy: 2 units in the last place; 1 − D counts exactly.
/// Source: Goodfellow et al. (2014), eq. 1.
///
/// ```
/// use surprisal::measures::{Probability, discriminator};
/// // Who always says ½ has −log 4, whatever p and q are.
/// let (p, q) = (Probability::nearest(0.1), Probability::nearest(0.7));
/// let value = discriminator::value_bernoulli(p, q, [Probability::HALF; 2]);
/// assert!((value + 4f64.ln()).abs() < 1e-15);
/// assert!(value < discriminator::best_value_bernoulli(p, q));
/// ```
pub fn value_bernoulli(p: Probability, q: Probability, d: [Probability; 2]) -> f64 {
    let outcomes = Rivals::of_coins(p, q).into_iter().zip(d);
    value_of(outcomes.map(|(rivals, d)| rivals.loss(d)))
}

/// The value V(D) of any discriminator D of K outcomes, in nats: `d` is D(x) of each.
///
/// V(D) = Σ p log D + Σ q log(1 − D)
///
/// Domain: two distributions and a D over the same outcomes; −∞ ≤ V(D) ≤ V(D*).
/// Edge values: −∞ where D is sure and wrong.
/// Errors: [`OutcomesDiffer`] when p and q, or p and D, do not have the same number of outcomes; D then
/// counts as q.
/// Accuracy: 2 units in the last place for the masses as given.
/// Source: Goodfellow et al. (2014), eq. 1.
///
/// ```
/// use surprisal::measures::{Distribution, Probability, discriminator};
/// let p = Distribution::new(vec![0.5, 0.5, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.5, 0.0, 0.5]).unwrap();
/// // Sure that the first outcome is drawn from p, and q shows it too.
/// let sure = [1.0, 1.0, 0.0].map(Probability::nearest);
/// assert_eq!(discriminator::value(&p, &q, &sure), Ok(f64::NEG_INFINITY));
/// ```
pub fn value(p: &Distribution, q: &Distribution, d: &[Probability]) -> Result<f64, OutcomesDiffer> {
    let outcomes = Rivals::of(p, q)?;
    if d.len() != p.masses().len() {
        return Err(OutcomesDiffer { p: p.masses().len(), q: d.len() });
    }
    Ok(value_of(outcomes.zip(d).map(|(rivals, &d)| rivals.loss(d))))
}

/// V, from what each outcome takes from it.
fn value_of(losses: impl Iterator<Item = Information>) -> f64 {
    // Subtracting from 0 makes no −0.
    0.0 - losses.sum::<Information>().nats()
}

/// The masses that p and q give to one outcome, and their sum.
#[derive(Clone, Copy, Debug)]
struct Rivals {
    p: DoubleDouble,
    q: DoubleDouble,
    sum: DoubleDouble,
}

impl Rivals {
    fn new(p: f64, q: f64) -> Self {
        Rivals { p: p.into(), q: q.into(), sum: DoubleDouble::sum(p, q) }
    }

    fn of_coins(p: Probability, q: Probability) -> [Rivals; 2] {
        let (p, q) = (p.get(), q.get());
        let tails = [p, q].map(|heads| DoubleDouble::difference(1.0, heads));
        [Rivals::new(p, q), Rivals { p: tails[0], q: tails[1], sum: tails[0] + tails[1] }]
    }

    fn of<'a>(
        p: &'a Distribution,
        q: &'a Distribution,
    ) -> Result<impl Iterator<Item = Rivals> + 'a, OutcomesDiffer> {
        Ok(Distribution::outcomes(p, q)?.map(|(p, q)| Rivals::new(p, q)))
    }

    /// Whether the outcome never comes.
    fn never(self) -> bool {
        self.sum.hi == 0.0
    }

    /// D*, or 1 − D* for `mass` q, times [`SCALE`].
    fn share(self, mass: DoubleDouble) -> DoubleDouble {
        // Scaled first, for a share may be too small to be written.
        mass.scaled(SCALE) / self.sum
    }

    fn best(self) -> Probability {
        if self.never() {
            Probability::HALF
        } else {
            Probability::nearest(self.share(self.p).rounded() * (1.0 / SCALE))
        }
    }

    /// −p log D* − q log(1 − D*).
    fn best_loss(self) -> Information {
        if self.never() {
            return Information::ZERO;
        }
        self.loss_of(self.share(self.p), self.share(self.q))
    }

    /// −p log D − q log(1 − D).
    fn loss(self, d: Probability) -> Information {
        let d = d.get();
        self.loss_of((d * SCALE).into(), DoubleDouble::difference(1.0, d).scaled(SCALE))
    }

    fn loss_of(self, d: DoubleDouble, rest: DoubleDouble) -> Information {
        let surprisal = |one, other| Masses::of_one(one, other).surprisal();
        surprisal(d, rest).weighted(self.p) + surprisal(rest, d).weighted(self.q)
    }
}
