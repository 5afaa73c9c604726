//! The Jensen–Shannon divergence is never negative, seen twice: from the chord and from the tangent.
//!
//! M = (p+q)/2. The chord: H is concave, so ½H(p) + ½H(q) ≤ H(M), by Jensen; the gap is JSD(p, q). The
//! tangent at M: it is straight and touches the curve at M, so its mean height at p and q, which is
//! ½H(p, M) + ½H(q, M), is H(M). So the gap is ½(H(p, M) − H(p)) + ½(H(q, M) − H(q)), which is
//! ½KL(p‖M) + ½KL(q‖M), and the information inequality bounds both. (Lin, *Divergence Measures Based
//! on the Shannon Entropy*, IEEE Trans. Inf. Theory 37, 1991.)
//!
//! Each chain gives away JSD(p, q), once as a measure, once as the sum of how far p and q lie under the
//! tangent.

use super::check::{self, Claim};
use super::outcome::{Mass, Outcome};
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, Proof};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability, entropy, jensen_shannon};

/// The proof for two coins.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::proof::jensen_shannon_gap;
/// // Heads always against tails always: neither surprises, their mixture by log 2.
/// let (never, always) = (Probability::nearest(0.0), Probability::nearest(1.0));
/// let proof = jensen_shannon_gap::bernoulli(never, always);
/// assert!(proof.holds());
/// assert_eq!(proof.lines[0].value, 0.0);
/// assert!((proof.lines[1].value - std::f64::consts::LN_2).abs() < 1e-15);
/// ```
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    let entropies = [entropy::bernoulli(p), entropy::bernoulli(q)];
    prove(&Outcome::of_coins(p, q), entropies, jensen_shannon::bernoulli(p, q))
}

/// The proof for K outcomes.
pub fn of(p: &Distribution, q: &Distribution) -> Result<Proof, OutcomesDiffer> {
    let entropies = [entropy::of(p), entropy::of(q)];
    Ok(prove(&Outcome::of(p, q)?, entropies, jensen_shannon::of(p, q)?))
}

/// One of the two distributions beside the mixture, outcome by outcome.
struct Side {
    mass: fn(&Outcome) -> Mass,
    /// log of its mass over M's.
    log_over_m: fn(&Outcome) -> Value,
    /// Its mass minus the other's, twice its mass minus M's.
    rise: fn(&Outcome) -> Value,
}

const P: Side = Side { mass: |x| x.p, log_over_m: Outcome::log_p_over_m, rise: |x| -x.rise };
const Q: Side = Side { mass: |x| x.q, log_over_m: Outcome::log_q_over_m, rise: |x| x.rise };

impl Side {
    /// Σ of a term over the outcomes that it allows.
    fn sum(&self, outcomes: &[Outcome], term: impl Fn(&Outcome) -> Value) -> Value {
        outcomes.iter().filter(|x| (self.mass)(x).is_positive()).map(term).sum()
    }

    /// Its entropy, −Σ p log p.
    fn entropy(&self, outcomes: &[Outcome]) -> Value {
        self.sum(outcomes, |x| (self.mass)(x).weighted_surprisal())
    }

    /// The height of the tangent at M above it, −Σ p log M.
    fn under_tangent(&self, outcomes: &[Outcome]) -> Value {
        -self.sum(outcomes, |x| (self.mass)(x).value * x.m.log)
    }

    /// Its divergence from M, Σ p log(p/M).
    fn divergence(&self, outcomes: &[Outcome]) -> Value {
        self.sum(outcomes, |x| (self.mass)(x).value * (self.log_over_m)(x))
    }

    /// The same as how far M/p lies under the tangent of log at 1, outcome by outcome; what it rules
    /// out adds M.
    fn gap(&self, outcomes: &[Outcome]) -> Value {
        let gap = |x: &Outcome| {
            let up = (self.rise)(x) * -Value::HALF;
            supporting_line::gap((self.mass)(x).value, up, -(self.log_over_m)(x))
        };
        outcomes.iter().filter(|x| x.p.is_positive() || x.q.is_positive()).map(gap).sum()
    }
}

fn mean(one: Value, other: Value) -> Value {
    (one + other) * Value::HALF
}

fn prove(outcomes: &[Outcome], entropies: [f64; 2], jsd: f64) -> Proof {
    let of_both = |of: fn(&Side, &[Outcome]) -> Value| mean(of(&P, outcomes), of(&Q, outcomes));
    let chord = mean(Value::measured(entropies[0]), Value::measured(entropies[1]));
    let mixture: Value = outcomes.iter().map(|x| x.m.weighted_surprisal()).sum();
    let above = |side: &Side| side.under_tangent(outcomes) - side.entropy(outcomes);
    let claims = [
        Claim::start("chord-middle", chord).about(Focus::Chord),
        Claim::at_most("concave", mixture)
            .by(&[Fact::Chord, Fact::Jensen, Fact::Tangent, Fact::InformationInequality])
            .giving_away(Value::measured(jsd))
            .about(Focus::Gap),
        Claim::start("gap", mixture - of_both(Side::entropy)).about(Focus::Gap),
        Claim::equal("tangent", mean(above(&P), above(&Q)))
            .by(&[Fact::StraightLine, Fact::Tangent, Fact::Algebra, Fact::Definition])
            .about(Focus::Tangent),
        Claim::equal("divergences", of_both(Side::divergence))
            .by(Fact::DEFINITION)
            .about(Focus::SecondGap),
        Claim::at_least("zero", Value::ZERO)
            .by(&[
                Fact::InformationInequality,
                Fact::NonNegative,
                Fact::Jensen,
                Fact::Chord,
                Fact::Tangent,
            ])
            .giving_away(of_both(Side::gap))
            .about(Focus::SecondGap),
    ];
    Proof {
        id: "jsd.non-negative",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![Equality {
            key: "equal",
            met: outcomes.iter().all(|x| x.rise.number == 0.0),
        }],
        bounded: 2.0 * jsd,
    }
}
