//! The support A = {x : p(x) > 0}, and how q divides its mass between A and the rest.
//!
//! Σ_A p log(q/p) ≤ log Σ_A p·(q/p) = log q(A) ≤ log q(Ω) = 0: the two inequalities that the proofs of
//! KL(p‖q) ≥ 0 and of H(p, q) ≥ H(p) have in common, with what each gives away.

use super::Equality;
use super::outcome::{Outcome, weighted_ratio};
use super::supporting_line;
use super::value::Value;

/// The outcomes of A, and what q gives to them.
pub(super) struct Support<'a> {
    outcomes: Vec<&'a Outcome>,
    /// q outside A, exactly 0 when q keeps all of its mass inside.
    outside: Value,
    /// q(A), 1 when nothing is outside.
    mass: Value,
    /// log q(A) ≤ 0.
    log: Value,
    /// Whether q/p is the same on all of A.
    constant: bool,
}

impl<'a> Support<'a> {
    /// The support of p.
    pub(super) fn of(all: &'a [Outcome]) -> Self {
        let (outcomes, others): (Vec<&Outcome>, Vec<&Outcome>) =
            all.iter().partition(|outcome| outcome.p.is_positive());
        let mass = |of: &[&Outcome]| of.iter().map(|outcome| outcome.q.value).sum::<Value>();
        let outside = mass(&others);
        let (mass, log) = if outside.number < 0.5 {
            (Value::ONE - outside, (-outside).ln_1p())
        } else {
            let inside = mass(&outcomes);
            (inside, inside.ln())
        };
        let constant = ratio_is_constant(&outcomes, outside.number == 0.0);
        Support { outcomes, outside, mass, log, constant }
    }

    /// Σ_A of a term.
    pub(super) fn sum(&self, term: impl Fn(&Outcome) -> Value) -> Value {
        self.outcomes.iter().map(|outcome| term(outcome)).sum()
    }

    /// Σ_A p log(q/p), the height of the centre of mass of the points q/p on log.
    pub(super) fn mean_of_log(&self) -> Value {
        self.sum(|x| x.p.value * x.log_q_over_p())
    }

    /// log Σ_A p·(q/p), the height of log above it.
    pub(super) fn log_of_mean(&self) -> Value {
        self.sum(|x| weighted_ratio(x.p.value, x.q.value)).ln()
    }

    /// q(A), where the centre of mass is.
    pub(super) fn mean(&self) -> f64 {
        self.mass.number
    }

    /// What Jensen's inequality gives away; it is the divergence of p from q given A.
    pub(super) fn jensen_slack(&self) -> Value {
        if self.constant { Value::ZERO } else { self.sum(|x| self.gap(x)) }
    }

    /// What A ⊆ Ω gives away: −log q(A).
    pub(super) fn outside_slack(&self) -> Value {
        if self.keeps_all() { Value::ZERO } else { -self.log }
    }

    /// When either inequality, and when both, are equalities.
    pub(super) fn equalities(&self) -> Vec<Equality> {
        let (constant, keeps_all) = (self.constant, self.keeps_all());
        vec![
            Equality { key: "ratio-constant", met: constant },
            Equality { key: "mass-one", met: keeps_all },
            Equality { key: "equal", met: constant && keeps_all },
        ]
    }

    /// Whether q has no mass outside A.
    fn keeps_all(&self) -> bool {
        self.outside.number == 0.0
    }

    /// q(x | A) − p(x).
    fn rise(&self, outcome: &Outcome) -> Value {
        if self.outside.number < 0.5 {
            // q/q(A) − p, without taking p from something close to it.
            (outcome.rise + outcome.p.value * self.outside) / self.mass
        } else {
            outcome.q.value / self.mass - outcome.p.value
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
fn ratio_is_constant(inside: &[&Outcome], keeps_all: bool) -> bool {
    if keeps_all {
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
