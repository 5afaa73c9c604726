//! The information inequality KL(p‖q) ≥ 0, with its support set spelled out.
//!
//! Let A = {x : p(x) > 0}. Then −KL(p‖q) = Σ_A p log(q/p) ≤ log Σ_A p·(q/p) by Jensen, since log is
//! concave; that is log Σ_A q ≤ log Σ_Ω q = 0, since A ⊆ Ω. (Cover & Thomas, *Elements of Information
//! Theory*, theorem 2.6.3, where the second step is easily overlooked.) The two slacks add up to
//! KL(p‖q); both vanish just when p = q.

use super::check::{self, Claim, Value};
use super::{Equality, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability, kullback_leibler};

/// The proof for two coins.
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    let kl = kullback_leibler::bernoulli(p, q);
    let (p, q) = (p.get(), q.get());
    // What q gives to outcomes that p rules out, and what that costs: −log(1 − it).
    let outside = match p {
        1.0 => -q.ln(),
        0.0 => -(-q).ln_1p(),
        _ => 0.0,
    };
    let certain = p == 0.0 || p == 1.0;
    let jensen = if certain { 0.0 } else { kl };
    let outcomes = [(p, q), (1.0 - p, 1.0 - q)];
    let constant = certain || p == q;
    let mass_one = !certain || p == q;
    prove(&outcomes, kl, jensen, outside + 0.0, constant, mass_one)
}

/// The proof for K outcomes.
pub fn of(p: &Distribution, q: &Distribution) -> Result<Proof, OutcomesDiffer> {
    let kl = kullback_leibler::of(p, q)?;
    let outcomes: Vec<_> = p.masses().iter().copied().zip(q.masses().iter().copied()).collect();
    let outside_mass: f64 = outcomes.iter().filter(|(p, _)| *p == 0.0).map(|(_, q)| q).sum();
    let inside_mass: f64 = outcomes.iter().filter(|(p, _)| *p > 0.0).map(|(_, q)| q).sum();
    let outside = if outside_mass == 0.0 {
        0.0
    } else if inside_mass < 0.5 {
        -inside_mass.ln()
    } else {
        -(-outside_mass).ln_1p()
    };
    let constant = ratio_is_constant(&outcomes);
    let jensen = if constant {
        0.0
    } else if outside.is_infinite() {
        // q gives nothing to A: q/p is 0 all over A, which is constant, so this is not reached.
        0.0
    } else {
        (kl - outside).max(0.0)
    };
    Ok(prove(&outcomes, kl, jensen, outside, constant, outside_mass == 0.0))
}

/// Whether q/p is the same on all of A, within the rounding of the products compared.
fn ratio_is_constant(outcomes: &[(f64, f64)]) -> bool {
    let mut inside = outcomes.iter().filter(|(p, _)| *p > 0.0);
    let Some(&(p0, q0)) = inside.next() else { return true };
    inside.all(|&(p, q)| {
        let (one, other) = (q * p0, q0 * p);
        (one - other).abs() <= 2.0 * f64::EPSILON * one.max(other)
    })
}

fn prove(
    outcomes: &[(f64, f64)],
    kl: f64,
    jensen: f64,
    outside: f64,
    constant: bool,
    mass_one: bool,
) -> Proof {
    let inside = || outcomes.iter().copied().filter(|(p, _)| *p > 0.0);
    let definition =
        check::sum(inside().map(|(p, q)| check::weighted_log_ratio(p, p, q))).negated();
    let flip = check::sum(inside().map(|(p, q)| check::weighted_log_ratio(p, q, p)));
    let mean = check::sum(inside().map(|(p, q)| check::weighted_ratio(p, q, p))).log();
    let support = check::sum(inside().map(|(_, q)| Value::exact(q))).log();
    let all = check::sum(outcomes.iter().map(|(_, q)| Value::exact(*q))).log();
    let claims = [
        Claim::start("start", Value::measured(kl).negated()).about(Focus::Gap),
        Claim::equal("definition", definition).about(Focus::Gap),
        Claim::equal("flip", flip).about(Focus::Points),
        Claim::at_most("jensen", mean, jensen).about(Focus::Mean),
        Claim::equal("support-mass", support).about(Focus::Mean),
        Claim::at_most("all-outcomes", all, outside).about(Focus::Ceiling),
        Claim::equal("total", Value::exact(0.0)).about(Focus::Floor),
        Claim::equal("zero", Value::exact(0.0)).about(Focus::Floor),
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

/// The points q/p at weights p on the curve log x.
pub fn points(p: Probability, q: Probability) -> JensenPicture {
    let (p, q) = (p.get(), q.get());
    let point = |p: f64, q: f64| WeightedPoint { x: q / p, weight: p, of: Focus::P };
    JensenPicture::new([point(p, q), point(1.0 - p, 1.0 - q)])
}
