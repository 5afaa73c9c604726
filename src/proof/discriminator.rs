//! The best discriminator: V(D*) = −log 4 + 2·JSD(p, q) ≥ −log 4.
//!
//! Who is shown a draw of p or of q, and says “from p” with the probability D, gains
//! V(D) = Σ p log D + Σ q log(1 − D); the best is D* = p/(p+q). With M = (p+q)/2, D* = p/(2M) and
//! 1 − D* = q/(2M). The 2 comes out of both logarithms, as p and q sum to 1, and leaves
//! −log 4 + KL(p‖M) + KL(q‖M) = −log 4 + 2·JSD(p, q). That is −log 4 + 2·H(M) − H(p) − H(q), and H is
//! concave, so by Jensen H(M) ≥ ½H(p) + ½H(q). So V(D*) is least, and a generator q at its best, just
//! where q = p. (Goodfellow et al., *Generative Adversarial Nets*, NeurIPS 2014, theorem 1.)
//!
//! Jensen's inequality gives away 2·JSD(p, q), twice the mean distance of p and q from the tangent at M.

use super::check::{self, Claim};
use super::outcome::{Mass, Outcome, log_ratio};
use super::tangent_and_chord::under_tangent_at_middle;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, Proof};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability, discriminator, jensen_shannon};

/// The proof for two coins, in nats.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::proof::discriminator;
/// // A generator that is right leaves nothing to tell apart: log ½ for each of the two.
/// let proof = discriminator::bernoulli(Probability::nearest(0.3), Probability::nearest(0.3));
/// assert!(proof.holds() && proof.equalities[0].met);
/// assert!((proof.lines[0].value + 4f64.ln()).abs() < 1e-15);
/// ```
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    let measures = Measures {
        best: discriminator::best_value_bernoulli(p, q),
        jsd: jensen_shannon::bernoulli(p, q),
    };
    prove(&Outcome::of_coins(p, q), &measures)
}

/// The proof for K outcomes, in nats.
pub fn of(p: &Distribution, q: &Distribution) -> Result<Proof, OutcomesDiffer> {
    let measures =
        Measures { best: discriminator::best_value(p, q)?, jsd: jensen_shannon::of(p, q)? };
    Ok(prove(&Outcome::of(p, q)?, &measures))
}

/// The start of the chain, and half of how far its ends lie apart, in nats.
struct Measures {
    best: f64,
    jsd: f64,
}

/// Σ p·f + Σ q·g over the outcomes that p and q allow.
fn of_both(
    outcomes: &[Outcome],
    of_p: impl Fn(&Outcome) -> Value,
    of_q: impl Fn(&Outcome) -> Value,
) -> Value {
    sum(outcomes, |x| x.p, of_p) + sum(outcomes, |x| x.q, of_q)
}

fn sum(
    outcomes: &[Outcome],
    mass: fn(&Outcome) -> Mass,
    term: impl Fn(&Outcome) -> Value,
) -> Value {
    let possible = outcomes.iter().filter(|x| mass(x).is_positive());
    possible.map(|x| mass(x).value * term(x)).sum()
}

/// log D* = log(p/(p+q)), for p > 0.
fn log_best(x: &Outcome) -> Value {
    log_ratio(x.p.value, x.sum, -x.q.value, || x.p.log - x.sum.ln())
}

/// log(1 − D*) = log(q/(p+q)), for q > 0.
fn log_rest(x: &Outcome) -> Value {
    log_ratio(x.q.value, x.sum, -x.p.value, || x.q.log - x.sum.ln())
}

fn prove(outcomes: &[Outcome], measures: &Measures) -> Proof {
    let two = Value::exact(2.0);
    // −log 4, which p and q, each summing to 1, take their halves of.
    let least = two * -Value::LOG_2;
    // log 2M = log 2 + log M.
    let log_twice = |x: &Outcome| Value::LOG_2 + x.m.log;
    let mixed = of_both(outcomes, |x| x.p.log - log_twice(x), |x| x.q.log - log_twice(x));
    let divergences = of_both(outcomes, Outcome::log_p_over_m, Outcome::log_q_over_m);
    let h_m: Value = outcomes.iter().map(|x| x.m.weighted_surprisal()).sum();
    let [h_p, h_q] = [|x: &Outcome| x.p, |x: &Outcome| x.q]
        .map(|mass| outcomes.iter().map(|x| mass(x).weighted_surprisal()).sum::<Value>());
    let chord = h_p * Value::HALF + h_q * Value::HALF;
    let gap = outcomes.iter().map(under_tangent_at_middle).sum::<Value>();
    let claims = [
        Claim::start("value", Value::measured(measures.best)).about(Focus::Gap),
        Claim::equal("definition", of_both(outcomes, log_best, log_rest))
            .by(&[Fact::Definition])
            .about(Focus::Gap),
        Claim::equal("mixture", mixed).by(&[Fact::Definition, Fact::Algebra]).about(Focus::M),
        Claim::equal("divergences", least + divergences)
            .by(&[Fact::LogRule, Fact::Normalised, Fact::Algebra, Fact::Definition])
            .about(Focus::SecondGap),
        Claim::equal("jsd", least + two * Value::measured(measures.jsd))
            .by(&[Fact::Definition, Fact::Algebra])
            .about(Focus::Gap),
        Claim::equal("entropies", least + (two * h_m - h_p - h_q))
            .by(Fact::DEFINITION)
            .about(Focus::Curve),
        Claim::at_least("jensen", least + (two * chord - h_p - h_q))
            .by(&[Fact::Jensen, Fact::Chord, Fact::Tangent, Fact::NonNegative])
            .giving_away(two * gap)
            .about(Focus::Chord),
        Claim::equal("floor", least).by(&[Fact::Algebra]).about(Focus::Floor),
    ];
    Proof {
        id: "jsd.discriminator",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![Equality {
            key: "equal",
            met: outcomes.iter().all(|x| x.rise.number == 0.0),
        }],
        bounded: 2.0 * measures.jsd,
    }
}
