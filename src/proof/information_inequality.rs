//! The information inequality KL(p‖q) ≥ 0, with its support set spelled out.
//!
//! Let A = {x : p(x) > 0}. Then −KL(p‖q) = Σ_A p log(q/p) ≤ log Σ_A p·(q/p) by Jensen, since log is
//! concave; that is log Σ_A q ≤ log Σ_Ω q = 0, since A ⊆ Ω. (Cover & Thomas, *Elements of Information
//! Theory*, theorem 2.6.3, where the second step is easily overlooked.)
//!
//! The first slack is the divergence of p from q given A, the second −log q(A). They add up to
//! KL(p‖q); both vanish just when p = q.

use super::check::{self, Claim};
use super::outcome::{Outcome, weighted_ratio};
use super::supporting_line;
use super::value::Value;
use super::{Equality, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability, kullback_leibler};

/// The proof for two coins.
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    prove(&Outcome::of_coins(p, q), kullback_leibler::bernoulli(p, q))
}

/// The proof for K outcomes.
pub fn of(p: &Distribution, q: &Distribution) -> Result<Proof, OutcomesDiffer> {
    Ok(prove(&Outcome::of(p, q)?, kullback_leibler::of(p, q)?))
}

/// How q divides its mass between A and the rest.
struct Support {
    /// q outside A, exactly 0 when q keeps all of its mass inside.
    outside: Value,
    /// q(A), 1 when nothing is outside.
    inside: Value,
    /// log q(A) ≤ 0.
    log: Value,
}

impl Support {
    fn of(outcomes: &[Outcome]) -> Self {
        let masses = |inside: bool| {
            let side = move |outcome: &&Outcome| outcome.p.is_positive() == inside;
            outcomes.iter().filter(side).map(|outcome| outcome.q)
        };
        let outside: Value = masses(false).map(|q| q.value).sum();
        if outside.number < 0.5 {
            Support { outside, inside: Value::ONE - outside, log: (-outside).ln_1p() }
        } else {
            let inside: Value = masses(true).map(|q| q.value).sum();
            Support { outside, inside, log: inside.ln() }
        }
    }

    /// q(x | A) − p(x).
    fn rise(&self, outcome: &Outcome) -> Value {
        if self.outside.number < 0.5 {
            // q/q(A) − p, without taking p from something close to it.
            (outcome.rise + outcome.p.value * self.outside) / self.inside
        } else {
            outcome.q.value / self.inside - outcome.p.value
        }
    }

    /// How far the point q/p of weight p lies under the tangent of log at the mean q(A).
    fn gap(&self, outcome: &Outcome) -> Value {
        let log = outcome.log_q_over_p() - self.log;
        supporting_line::gap(outcome.p.value, self.rise(outcome), log)
    }
}

/// Whether q/p is the same on all of A.
///
/// Where q has no mass outside A, q is p then, exactly. Else masses that were rounded once can be told
/// apart only beyond their rounding and that of the products compared.
fn ratio_is_constant(inside: &[&Outcome], mass_one: bool) -> bool {
    if mass_one {
        return inside.iter().all(|outcome| outcome.rise.number == 0.0);
    }
    let numbers = || inside.iter().map(|outcome| (outcome.p.value.number, outcome.q.value.number));
    let Some((p0, q0)) = numbers().max_by(|one, other| one.0.total_cmp(&other.0)) else {
        return true;
    };
    numbers().all(|(p, q)| {
        let (one, other) = (q * p0, q0 * p);
        (q == 0.0) == (q0 == 0.0)
            && (one - other).abs() <= 1.5 * f64::EPSILON * (one + other) + 2.0 * 5e-324
    })
}

fn prove(outcomes: &[Outcome], kl: f64) -> Proof {
    let inside: Vec<&Outcome> = outcomes.iter().filter(|outcome| outcome.p.is_positive()).collect();
    let support = Support::of(outcomes);
    let mass_one = support.outside.number == 0.0;
    let constant = ratio_is_constant(&inside, mass_one);
    let jensen = if constant {
        Value::ZERO
    } else {
        inside.iter().map(|outcome| support.gap(outcome)).sum()
    };
    let outside = if mass_one { Value::ZERO } else { -support.log };

    let sum = |term: fn(&Outcome) -> Value| inside.iter().map(|x| term(x)).sum::<Value>();
    let definition = -sum(|x| x.p.value * x.log_p_over_q());
    let mean = sum(|x| weighted_ratio(x.p.value, x.q.value)).ln();
    let all = outcomes.iter().map(|x| x.q.value).sum::<Value>().ln();
    let claims = [
        Claim::start("start", -Value::measured(kl)).about(Focus::Gap),
        Claim::equal("definition", definition).about(Focus::Gap),
        Claim::equal("flip", mean_of_log(outcomes)).about(Focus::Points),
        Claim::at_most("jensen", mean).giving_away(jensen).about(Focus::Mean),
        Claim::equal("support-mass", sum(|x| x.q.value).ln()).about(Focus::Mean),
        Claim::at_most("all-outcomes", all).giving_away(outside).about(Focus::Floor),
        Claim::equal("total", Value::ONE.ln()).about(Focus::Floor),
        Claim::equal("zero", Value::ZERO).about(Focus::Floor),
    ];
    Proof {
        id: "kl.information-inequality",
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "ratio-constant", met: constant },
            Equality { key: "mass-one", met: mass_one },
            Equality { key: "equal", met: constant && mass_one },
        ],
        bounded: kl,
    }
}

/// Σ_A p log(q/p), the height of the centre of mass.
fn mean_of_log(outcomes: &[Outcome]) -> Value {
    let inside = outcomes.iter().filter(|outcome| outcome.p.is_positive());
    inside.map(|outcome| outcome.p.value * outcome.log_q_over_p()).sum()
}

/// The points q/p at weights p on the curve log x; their centre of mass is at (q(A), −KL(p‖q)).
pub fn points(p: Probability, q: Probability) -> JensenPicture {
    let outcomes = Outcome::of_coins(p, q);
    let point = |outcome: &Outcome| {
        let (p, q) = (outcome.p.value.number, outcome.q.value.number);
        WeightedPoint { x: q / p, weight: p, of: Focus::P }
    };
    let mean = Support::of(&outcomes).inside.number;
    JensenPicture::new(outcomes.iter().map(point), mean, mean_of_log(&outcomes).number)
}
