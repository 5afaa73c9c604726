//! The measures of two coins, each under its one name.

use super::probability::OutcomesDiffer;
use super::{
    Distribution, Probability, Unit, cross_entropy, entropy, jensen_shannon, kullback_leibler,
};

/// A measure of two Bernoulli distributions p and q.
///
/// | variant | formula | range in nat |
/// |---|---|---|
/// | `EntropyP` | H(p) = −Σ p log p | 0 … ln 2 |
/// | `EntropyQ` | H(q) | 0 … ln 2 |
/// | `EntropyM` | H(M), M = (p+q)/2 | 0 … ln 2 |
/// | `CrossEntropyPq` | H(p,q) = −Σ p log q | 0 … ∞ |
/// | `CrossEntropyQp` | H(q,p) | 0 … ∞ |
/// | `KlPq` | KL(p‖q) = Σ p log(p/q) | 0 … ∞ |
/// | `KlQp` | KL(q‖p) | 0 … ∞ |
/// | `KlPm` | KL(p‖M) | 0 … ln 2 |
/// | `KlQm` | KL(q‖M) | 0 … ln 2 |
/// | `Jsd` | ½KL(p‖M) + ½KL(q‖M), M = (p+q)/2 | 0 … ln 2 |
/// | `JsDistance` | √JSD | 0 … √ln 2 |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// H(p).
    EntropyP,
    /// H(q).
    EntropyQ,
    /// H(M), the entropy of the mixture.
    EntropyM,
    /// H(p, q).
    CrossEntropyPq,
    /// H(q, p).
    CrossEntropyQp,
    /// KL(p‖q).
    KlPq,
    /// KL(q‖p).
    KlQp,
    /// KL(p‖M).
    KlPm,
    /// KL(q‖M).
    KlQm,
    /// JSD(p, q).
    Jsd,
    /// √JSD(p, q).
    JsDistance,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 11] = [
        Measure::EntropyP,
        Measure::EntropyQ,
        Measure::EntropyM,
        Measure::CrossEntropyPq,
        Measure::CrossEntropyQp,
        Measure::KlPq,
        Measure::KlQp,
        Measure::KlPm,
        Measure::KlQm,
        Measure::Jsd,
        Measure::JsDistance,
    ];

    /// Its name in hooks and messages.
    pub fn id(self) -> &'static str {
        match self {
            Measure::EntropyP => "H_p",
            Measure::EntropyQ => "H_q",
            Measure::EntropyM => "H_M",
            Measure::CrossEntropyPq => "CE_pq",
            Measure::CrossEntropyQp => "CE_qp",
            Measure::KlPq => "KL_pq",
            Measure::KlQp => "KL_qp",
            Measure::KlPm => "KL_pM",
            Measure::KlQm => "KL_qM",
            Measure::Jsd => "JSD",
            Measure::JsDistance => "JS_distance",
        }
    }

    /// Its value for two coins, in nats; the distance in √nat.
    ///
    /// Domain: every p and q.
    /// Edge values: +∞ for cross-entropies and divergences whose model rules out what the data allow;
    /// never NaN, never below 0.
    /// Accuracy: 1 unit in the last place.
    ///
    /// ```
    /// use surprisal::measures::{Measure, Probability};
    /// // A fair coin told by a model that never expects heads.
    /// let infinite = Measure::KlPq.bernoulli(Probability::HALF, Probability::nearest(0.0));
    /// assert_eq!(infinite, f64::INFINITY);
    /// ```
    pub fn bernoulli(self, p: Probability, q: Probability) -> f64 {
        match self {
            Measure::EntropyP => entropy::bernoulli(p),
            Measure::EntropyQ => entropy::bernoulli(q),
            Measure::EntropyM => jensen_shannon::mixture_entropy_bernoulli(p, q),
            Measure::CrossEntropyPq => cross_entropy::bernoulli(p, q),
            Measure::CrossEntropyQp => cross_entropy::bernoulli(q, p),
            Measure::KlPq => kullback_leibler::bernoulli(p, q),
            Measure::KlQp => kullback_leibler::bernoulli(q, p),
            Measure::KlPm => jensen_shannon::to_mixture_bernoulli(p, q),
            Measure::KlQm => jensen_shannon::to_mixture_bernoulli(q, p),
            Measure::Jsd => jensen_shannon::bernoulli(p, q),
            Measure::JsDistance => jensen_shannon::distance_bernoulli(p, q),
        }
    }

    /// Its value for two distributions over the same outcomes, in nats; the distance in √nat.
    ///
    /// Domain: every p and q of as many outcomes.
    /// Edge values and accuracy: as of [`Measure::bernoulli`].
    /// Errors: [`OutcomesDiffer`].
    ///
    /// ```
    /// use surprisal::measures::{Distribution, Measure};
    /// let die = Distribution::uniform(6);
    /// // A fair die: log 6.
    /// assert!((Measure::EntropyP.of(&die, &die).unwrap() - 1.791_759_469).abs() < 1e-9);
    /// ```
    pub fn of(self, p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
        match self {
            Measure::EntropyP => Ok(entropy::of(p)),
            Measure::EntropyQ => Ok(entropy::of(q)),
            Measure::EntropyM => jensen_shannon::mixture_entropy(p, q),
            Measure::CrossEntropyPq => cross_entropy::of(p, q),
            Measure::CrossEntropyQp => cross_entropy::of(q, p),
            Measure::KlPq => kullback_leibler::of(p, q),
            Measure::KlQp => kullback_leibler::of(q, p),
            Measure::KlPm => jensen_shannon::to_mixture(p, q),
            Measure::KlQm => jensen_shannon::to_mixture(q, p),
            Measure::Jsd => jensen_shannon::of(p, q),
            Measure::JsDistance => jensen_shannon::distance(p, q),
        }
    }

    /// A value of [`Measure::bernoulli`] or [`Measure::of`] in `unit`.
    ///
    /// The distance is the root of a quantity of information, so it scales by the root.
    ///
    /// Accuracy: 3 units in the last place, those of the value included.
    ///
    /// ```
    /// use surprisal::measures::{Measure, Probability, Unit};
    /// // Coins that share no outcome are 1 bit apart, and at the distance √1.
    /// let (never, always) = (Probability::nearest(0.0), Probability::nearest(1.0));
    /// for measure in [Measure::Jsd, Measure::JsDistance] {
    ///     let value = measure.bernoulli(never, always);
    ///     assert!((measure.in_unit(value, Unit::Bit) - 1.0).abs() < 1e-15);
    /// }
    /// ```
    pub fn in_unit(self, value: f64, unit: Unit) -> f64 {
        match self {
            Measure::JsDistance => value * unit.from_nats(1.0).sqrt(),
            _ => unit.from_nats(value),
        }
    }
}
