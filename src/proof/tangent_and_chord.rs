//! One concave curve, both divergences: H lies under its tangents and over its chords.
//!
//! The tangent at q has the height H(q) + H′(q)(p − q) = H(p, q) at p, so H(p) ≤ H(p, q) with the
//! slack KL(p‖q). The middle of the chord from p to q lies under the curve, with the slack JSD(p, q):
//! by as much as the curve's two points lie, on average, under the tangent at the middle.

use super::check::{self, Claim};
use super::outcome::Outcome;
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, Proof};
use crate::measures::{Probability, cross_entropy, entropy, jensen_shannon, kullback_leibler};

/// The proof for two coins.
///
/// Edge values: at q = 0 and q = 1 the tangent stands upright; its height is H(q) at q, +∞ elsewhere.
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    let outcomes = Outcome::of_coins(p, q);
    let [heads, tails] = &outcomes;
    let sum = |term: fn(&Outcome) -> Value| outcomes.iter().map(term).sum::<Value>();
    let measured = |h: f64| Value::measured(h);
    let (h_p, h_q) = (measured(entropy::bernoulli(p)), measured(entropy::bernoulli(q)));
    // H′(q) = log((1−q)/q).
    let slope = tails.q.log - heads.q.log;
    let tangent = h_q + slope * -heads.rise;
    let expand = -sum(|x| x.p.value * x.q.log);
    let cross = measured(cross_entropy::bernoulli(p, q));
    let chord = (h_p + h_q) * Value::HALF;
    let at_middle = sum(|x| x.m.weighted_surprisal());
    let claims = [
        Claim::start("entropy", h_p).about(Focus::P),
        Claim::at_most("tangent", tangent)
            .by(&[Fact::Tangent])
            .giving_away(sum(under_tangent))
            .about(Focus::Tangent),
        Claim::equal("expand", expand)
            .by(&[Fact::Algebra, Fact::Definition, Fact::LogRule])
            .about(Focus::Tangent),
        Claim::equal("cross-entropy", cross).by(&[Fact::Definition]).about(Focus::Gap),
        Claim::start("chord-middle", chord).about(Focus::Chord),
        Claim::at_most("concave", at_middle)
            .by(&[Fact::Chord, Fact::Jensen])
            .giving_away(sum(under_tangent_at_middle))
            .about(Focus::SecondGap),
        Claim::equal("mixture-entropy", mixture_entropy(p, q, &outcomes))
            .by(&[Fact::Definition, Fact::Algebra])
            .about(Focus::M),
    ];
    Proof {
        id: "overview.tangent-chord",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "kl-equal", met: p == q },
            Equality { key: "jsd-equal", met: p == q },
        ],
        bounded: kullback_leibler::bernoulli(p, q) + jensen_shannon::bernoulli(p, q),
    }
}

/// How far −x·log x at p lies under its tangent at q: q − p − p·log(q/p), q at p = 0.
fn under_tangent(x: &Outcome) -> Value {
    supporting_line::gap(x.p.value, x.rise, x.log_q_over_p())
}

/// How far −x·log x at p and at q lies, on average, under its tangent at M.
pub(super) fn under_tangent_at_middle(x: &Outcome) -> Value {
    let half_way = x.rise * Value::HALF;
    let of_p = supporting_line::gap(x.p.value, half_way, -x.log_p_over_m());
    let of_q = supporting_line::gap(x.q.value, -half_way, -x.log_q_over_m());
    (of_p + of_q) * Value::HALF
}

/// H(M) as a measure of the coin M, which is rounded once: where H is steep, that moves it.
///
/// From M to its rounded neighbour H changes by at most its slope at M, and 1 more, each unit of the
/// way: the slope is a logarithm of the distance from an end, which at most doubles, or all of which
/// is lost, and H(δ) < δ·(H′(δ) + 1).
fn mixture_entropy(p: Probability, q: Probability, [heads, tails]: &[Outcome; 2]) -> Value {
    let m = jensen_shannon::mixture(p, q);
    let h = Value::measured(entropy::bernoulli(m));
    let residue = rounded_off(0.5 * p.get(), 0.5 * q.get());
    if residue == 0.0 {
        return h;
    }
    let slope = (tails.m.log - heads.m.log).number;
    h.loosened(residue.abs() * (slope.abs() + 1.0))
}

/// What the sum of two numbers loses to rounding, exactly (Knuth's TwoSum).
fn rounded_off(a: f64, b: f64) -> f64 {
    let sum = a + b;
    let b_in_sum = sum - a;
    (a - (sum - b_in_sum)) + (b - b_in_sum)
}
