//! What a step of learning follows, ∂H(p, q)/∂z₁ = q₁ − p₁, and what no step gets below, H(p, q) ≥ H(p).
//!
//! Let q be the softmax of the logits z. H(p, q) = −Σ pₖ log qₖ and log qₖ = zₖ − log Σ eᶻʲ. The derivative
//! of log Σ eᶻʲ in z₁ is eᶻ¹/Σ eᶻʲ = q₁, that of zₖ is 1 for k = 1 and else 0. So the slope is
//! −Σ pₖ ([k = 1] − q₁) = q₁·Σ pₖ − p₁, and p sums to 1. (Bridle 1990; Bishop, *Pattern Recognition and
//! Machine Learning*, §4.3.4.) Where log is not the natural one, all of that is times log e.
//!
//! H(p, q) = H(p) + KL(p‖q), of which learning moves only the second, and by the information inequality
//! that is never negative. The one inequality gives away all of KL(p‖q).

use super::check::{self, Claim};
use super::outcome::Mass;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, Proof};
use crate::measures::{Distribution, cross_entropy, entropy, kullback_leibler, softmax};

/// The proof for a truth p and the softmax of logits, the slope being that along the first logit.
///
/// Domain: finite logits, one for each outcome of p; else `None`.
///
/// ```
/// use surprisal::measures::Distribution;
/// use surprisal::proof::softmax_gradient;
/// // Two equal logits say ½, the truth says ¼.
/// let p = Distribution::new(vec![0.25, 0.75]).unwrap();
/// let proof = softmax_gradient::of(&p, &[0.0, 0.0]).unwrap();
/// assert!(proof.holds());
/// assert_eq!((proof.lines[0].value, proof.lines[5].value), (0.25, 0.25));
/// ```
pub fn of(p: &Distribution, logits: &[f64]) -> Option<Proof> {
    let q = softmax::softmax(logits, 1.0).ok()?;
    let slope = *softmax::gradient(p, logits, 1.0).ok()?.first()?;
    let first = *logits.first()?;
    let loss = cross_entropy::of(p, &q).ok()?;
    let floor = Value::measured(entropy::of(p));
    let kl = kullback_leibler::of(p, &q).ok()?;
    // The softmax is good to a few units in the last place, K/2 more.
    let units = (8 + logits.len()) as f64 * f64::EPSILON;
    let known = |mass: f64| Value::exact(mass).loosened(units * mass);
    let q_first = known(*q.masses().first()?);
    let masses: Vec<Value> = Mass::of(p).into_iter().map(|mass| mass.value).collect();
    let is_first = |k: usize| if k == 0 { Value::ONE } else { Value::ZERO };
    let mean = |term: &dyn Fn(usize) -> Value| {
        masses.iter().enumerate().map(|(k, &mass)| mass * term(k)).sum::<Value>()
    };

    let above = |from: f64| move |&z: &f64| (Value::exact(z) - Value::exact(from)).exp();
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers: Vec<Value> = logits.iter().map(above(largest)).collect();
    let sum: Value = powers.iter().copied().sum();
    let share = *powers.first()? / sum;
    // (log qₖ)′ = qₖ′/qₖ, and qₖ′ by the rule for quotients; no qₖ is 0, or only where numbers end.
    let slope_of_log = |k: usize| {
        let Some(&power) = powers.get(k) else { return Value::ZERO };
        let moved = power * (is_first(k) - share) / sum;
        if power.number > 0.0 { moved / (power / sum) } else { is_first(k) - share }
    };
    // 1/Σ eᶻʲ⁻ᶻ¹ is the same as eᶻ¹/Σ eᶻʲ.
    let slope_of_sum = Value::ONE / logits.iter().map(above(first)).sum::<Value>();

    let defect = |masses: &[f64]| {
        let sum: Value = masses.iter().map(|&mass| Value::exact(mass)).sum();
        (sum.number - 1.0).abs() + sum.rounding
    };
    // The divergence is that of masses which sum to 1.
    let apart = Value::measured(kl).loosened(defect(p.masses()) + defect(q.masses()));
    let claims = [
        Claim::start("slope", Value::exact(slope).loosened(units)).about(Focus::Tangent),
        Claim::equal("definition", -mean(&slope_of_log))
            .by(&[Fact::Definition, Fact::Derivative])
            .about(Focus::Tangent),
        Claim::equal("log-softmax", -mean(&|k| is_first(k) - slope_of_sum))
            .by(&[Fact::LogRule, Fact::Definition, Fact::Algebra])
            .about(Focus::Tangent),
        Claim::equal("derivative", -mean(&|k| is_first(k) - share))
            .by(&[Fact::Derivative])
            .about(Focus::Tangent),
        Claim::equal("softmax", mean(&|k| q_first - is_first(k)))
            .by(&[Fact::Definition, Fact::Algebra])
            .about(Focus::Q),
        Claim::equal("difference", q_first - *masses.first()?)
            .by(&[Fact::Normalised, Fact::Definition, Fact::Algebra])
            .about(Focus::Tangent),
        Claim::start("loss", Value::measured(loss)).about(Focus::Q),
        Claim::equal("stacked", floor + apart).by(Fact::DEFINITION).about(Focus::Gap),
        Claim::at_least("floor", floor)
            .by(&[Fact::InformationInequality, Fact::NonNegative, Fact::Jensen])
            .giving_away(apart)
            .about(Focus::Floor),
    ];
    Some(Proof {
        id: "learning.softmax-gradient",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![Equality { key: "equal", met: p.masses() == q.masses() }],
        bounded: kl,
    })
}
