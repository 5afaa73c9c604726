//! One concave curve, both divergences: H lies under its tangents and over its chords.
//!
//! The tangent at q has the height H(q) + H′(q)(p − q) = H(p, q) at p, so H(p) ≤ H(p, q) with the
//! slack KL(p‖q). The middle of the chord from p to q lies under the curve, with the slack JSD(p, q).

use super::check::{self, Claim, Value};
use super::{Equality, Focus, Proof};
use crate::measures::{Probability, cross_entropy, entropy, jensen_shannon, kullback_leibler};

/// The proof for two coins.
///
/// At q = 0 and q = 1 the tangent stands upright; its height at p is the limit, H(p, q).
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    let kl = kullback_leibler::bernoulli(p, q);
    let jsd = jensen_shannon::bernoulli(p, q);
    let m = jensen_shannon::mixture(p, q);
    let cross = Value::measured(cross_entropy::bernoulli(p, q));
    let (h_p, h_q) = (entropy::bernoulli(p), entropy::bernoulli(q));
    let chord = (Value::measured(h_p) + Value::measured(h_q)).scaled(0.5);
    let mixture = entropy::bernoulli(m);
    let (a, b) = (p.get(), q.get());
    let upright = b == 0.0 || b == 1.0;
    let tangent = if upright {
        cross
    } else {
        // H′(q) = log((1−q)/q); the run p − q is rounded once, the slope like any logarithm.
        let run = a - b;
        let rise = check::weighted_log_ratio(run, 1.0 - b, b);
        Value::measured(h_q) + Value { rounding: 2.0 * rise.rounding, ..rise }
    };
    let expand = check::sum([
        check::weighted_log(a, b).negated(),
        check::weighted_log(1.0 - a, 1.0 - b).negated(),
        // 1 − q is rounded: near q = 1 the logarithm of the true difference is −q's ln_1p.
        Value { number: 0.0, rounding: complement_rounding(a, b) },
    ]);
    // The curve at ½p + ½q by its own two terms, against the measure on the next line.
    let middle = 0.5 * a + 0.5 * b;
    let at_middle = check::sum([
        check::weighted_log(middle, middle).negated(),
        check::weighted_log(1.0 - middle, 1.0 - middle).negated(),
        Value { number: 0.0, rounding: f64::EPSILON * middle * (2.0 + log_size(middle)) },
    ]);
    let claims = [
        Claim::start("entropy", Value::measured(h_p)).about(Focus::P),
        Claim::at_most("tangent", tangent, kl).about(Focus::Tangent),
        Claim::equal("expand", expand).about(Focus::Tangent),
        Claim::equal("cross-entropy", cross).about(Focus::Gap),
        Claim::start("chord-middle", chord).about(Focus::Chord),
        Claim::at_most("concave", at_middle, jsd).about(Focus::SecondGap),
        Claim::equal("mixture-entropy", Value::measured(mixture)).about(Focus::M),
    ];
    Proof {
        id: "overview.tangent-chord",
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "kl-equal", met: p == q },
            Equality { key: "jsd-equal", met: p == q },
        ],
        bounded: kl + jsd,
    }
}

fn log_size(mass: f64) -> f64 {
    if mass > 0.0 { mass.ln().abs() } else { 0.0 }
}

/// What rounding 1 − p and 1 − q can do to (1−p)·log(1−q): half a unit in the last place of 1 each.
fn complement_rounding(p: f64, q: f64) -> f64 {
    let rest = 1.0 - q;
    if rest == 0.0 || p == 1.0 {
        return 0.0;
    }
    f64::EPSILON * (rest.ln().abs() + (1.0 - p))
}
