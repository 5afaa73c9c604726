//! The bounds of the Jensen–Shannon divergence: 0 ≤ JSD(p, q) ≤ log 2.
//!
//! JSD ≥ 0 is Jensen for the concave H at the middle of p and q. For the ceiling, JSD is itself a
//! mean of logarithms: of p/M at weights ½p and of q/M at weights ½q, M = (p+q)/2. Jensen for log
//! bounds it by log Σ (p²+q²)/(p+q) ≤ log Σ (p+q) = log 2, since p²+q² = (p+q)² − 2pq. The slacks add
//! up to log 2. (The bound is Lin's, *IEEE Trans. Inf. Theory* 37, 1991.)

use super::check::{self, Claim};
use super::outcome::Outcome;
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability, jensen_shannon};

/// The proof for two coins.
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    prove(&Outcome::of_coins(p, q), jensen_shannon::bernoulli(p, q))
}

/// The proof for K outcomes.
pub fn of(p: &Distribution, q: &Distribution) -> Result<Proof, OutcomesDiffer> {
    Ok(prove(&Outcome::of(p, q)?, jensen_shannon::of(p, q)?))
}

/// ½ Σ (p−q)²/(p+q), the triangular discrimination: the mean of the points is 1 more than it.
fn discrimination(outcomes: &[Outcome]) -> Value {
    let square = |x: &Outcome| x.rise * (x.rise / x.sum);
    possible(outcomes).map(square).sum::<Value>() * Value::HALF
}

/// Σ 2pq/(p+q), what p and q have in common: from 0, disjoint, to 1, equal.
fn overlap(outcomes: &[Outcome]) -> Value {
    let shared = |x: &Outcome| {
        let product = x.p.value * (x.q.value / x.sum);
        product + product
    };
    possible(outcomes).map(shared).sum()
}

fn possible(outcomes: &[Outcome]) -> impl Iterator<Item = &Outcome> {
    outcomes.iter().filter(|x| x.p.is_positive() || x.q.is_positive())
}

/// (p²+q²)/(p+q), as larger·(1+t²)/(1+t) with t = smaller/larger, so that no square vanishes.
fn squares_over_sum(x: &Outcome) -> Value {
    let (p, q) = (x.p.value, x.q.value);
    let (larger, smaller) = if p.number >= q.number { (p, q) } else { (q, p) };
    let t = smaller / larger;
    larger * ((Value::ONE + t * t) / (Value::ONE + t))
}

/// Σ ½p log(p/M) + ½q log(q/M), the height of the centre of mass.
pub(super) fn mean_of_log(outcomes: &[Outcome]) -> Value {
    let pair = |x: &Outcome| {
        // An outcome without weight adds nothing, though its ratio is 0.
        let p = if x.p.is_positive() { x.p.value * x.log_p_over_m() } else { Value::ZERO };
        let q = if x.q.is_positive() { x.q.value * x.log_q_over_m() } else { Value::ZERO };
        (p + q) * Value::HALF
    };
    possible(outcomes).map(pair).sum()
}

/// What Jensen gives away: how far the points p/M and q/M lie under the tangent of log at their
/// mean, 1 + `discrimination`.
fn jensen_slack(outcomes: &[Outcome], discrimination: Value) -> Value {
    let mean = Value::ONE + discrimination;
    let log_mean = discrimination.ln_1p();
    let gap = |weight: Value, log: fn(&Outcome) -> Value, outcome: &Outcome, side: Value| {
        if weight.number == 0.0 {
            return Value::ZERO;
        }
        // p/M − 1 = (p−q)/(p+q), and q/M − 1 is its opposite.
        let rise = (side - discrimination) / mean;
        supporting_line::gap(weight, weight * rise, log(outcome) - log_mean)
    };
    let pair = |x: &Outcome| {
        let side = -x.rise / x.sum;
        gap(x.p.value, Outcome::log_p_over_m, x, side)
            + gap(x.q.value, Outcome::log_q_over_m, x, -side)
    };
    possible(outcomes).map(pair).sum::<Value>() * Value::HALF
}

fn prove(outcomes: &[Outcome], jsd: f64) -> Proof {
    let disjoint = outcomes.iter().all(|x| !x.p.is_positive() || !x.q.is_positive());
    let equal = outcomes.iter().all(|x| x.rise.number == 0.0);
    let sum = |term: fn(&Outcome) -> Value| possible(outcomes).map(term).sum::<Value>();
    let entropies = sum(|x| x.p.weighted_surprisal() + x.q.weighted_surprisal());
    let mixture = sum(|x| x.m.weighted_surprisal()) - entropies * Value::HALF;
    let mean = sum(|x| {
        let weighted = |mass: Value| mass * Value::HALF * ((mass + mass) / x.sum);
        weighted(x.p.value) + weighted(x.q.value)
    });
    let discrimination = discrimination(outcomes);
    let drop = -(-(overlap(outcomes) * Value::HALF)).ln_1p();
    let claims = [
        Claim::start("zero", Value::ZERO).about(Focus::Floor),
        Claim::at_most("concave", mixture)
            .by(&[Fact::Jensen, Fact::Chord, Fact::Tangent, Fact::NonNegative])
            .giving_away(Value::measured(jsd))
            .about(Focus::Gap),
        Claim::equal("expand", mean_of_log(outcomes)).by(Fact::DEFINITION).about(Focus::Points),
        Claim::at_most("jensen", mean.ln())
            .by(Fact::JENSEN)
            .giving_away(jensen_slack(outcomes, discrimination))
            .about(Focus::Mean),
        Claim::equal("combine", sum(squares_over_sum).ln())
            .by(&[Fact::Algebra, Fact::Definition])
            .about(Focus::Mean),
        Claim::at_most("drop-overlap", sum(|x| x.sum).ln())
            .by(&[Fact::NonNegative])
            .giving_away(drop)
            .about(Focus::Ceiling),
        Claim::equal("log-two", Value::LOG_2).by(Fact::NORMALISED).about(Focus::Ceiling),
    ];
    Proof {
        id: "jsd.bounds",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "equal", met: equal },
            Equality { key: "disjoint", met: disjoint },
        ],
        bounded: std::f64::consts::LN_2,
    }
}

/// The points p/M at weights ½p and q/M at weights ½q on the curve log x; the height of their centre
/// of mass is JSD(p, q).
pub fn points(p: Probability, q: Probability) -> JensenPicture {
    let outcomes = Outcome::of_coins(p, q);
    let pair = |x: &Outcome| {
        let point = |mass: f64, of: Focus| WeightedPoint {
            x: 2.0 * (mass / x.sum.number),
            weight: 0.5 * mass,
            of,
        };
        [point(x.p.value.number, Focus::P), point(x.q.value.number, Focus::Q)]
    };
    let mean = 1.0 + discrimination(&outcomes).number;
    let height = mean_of_log(&outcomes).number;
    JensenPicture::new(outcomes.iter().flat_map(pair), mean, height)
}
