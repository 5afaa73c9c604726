//! The bounds of entropy: 0 ≤ H(p) ≤ log K.
//!
//! H ≥ 0 since no surprisal −log p is negative. H = Σ_A p log(1/p) ≤ log Σ_A p·(1/p) = log |A| by
//! Jensen, since log is concave, and |A| ≤ K. The slacks add up to log K.

use super::check::{self, Claim, Value};
use super::{Equality, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::{Distribution, Probability, entropy, kullback_leibler};

/// The proof for a coin.
pub fn bernoulli(p: Probability) -> Proof {
    let h = entropy::bernoulli(p);
    let certain = p.get() == 0.0 || p.get() == 1.0;
    // log 2 − H(p) is the divergence from the fair coin.
    let jensen = if certain { 0.0 } else { kullback_leibler::bernoulli(p, Probability::HALF) };
    prove(&[p.get(), 1.0 - p.get()], h, jensen)
}

/// The proof for K outcomes.
pub fn of(p: &Distribution) -> Proof {
    let h = entropy::of(p);
    let support: Vec<f64> = p.masses().iter().copied().filter(|&mass| mass > 0.0).collect();
    let uniform = vec![1.0 / support.len() as f64; support.len()];
    let jensen = match (Distribution::new(support.clone()), Distribution::new(uniform)) {
        (Ok(inside), Ok(uniform)) if support.len() > 1 => {
            kullback_leibler::of(&inside, &uniform).unwrap_or(0.0)
        }
        _ => 0.0,
    };
    prove(p.masses(), h, jensen)
}

fn prove(masses: &[f64], h: f64, jensen: f64) -> Proof {
    let inside = || masses.iter().copied().filter(|&mass| mass > 0.0);
    let size = inside().count() as f64;
    let all = masses.len() as f64;
    let entropy = check::sum(inside().map(|mass| check::weighted_log(mass, mass))).negated();
    let reciprocal = check::sum(inside().map(|mass| check::weighted_log_ratio(mass, 1.0, mass)));
    let mean = check::sum(inside().map(|mass| check::weighted_ratio(mass, 1.0, mass))).log();
    let claims = [
        Claim::start("zero", Value::exact(0.0)).about(Focus::Floor),
        Claim::at_most("entropy", entropy, h).about(Focus::Gap),
        Claim::equal("reciprocal", reciprocal).about(Focus::Points),
        Claim::at_most("jensen", mean, jensen).about(Focus::Mean),
        Claim::equal("support-size", Value::measured(size.ln())).about(Focus::Mean),
        Claim::at_most("all-outcomes", Value::measured(all.ln()), (all / size).ln())
            .about(Focus::Ceiling),
    ];
    let first = masses.first().copied().unwrap_or(0.0);
    Proof {
        id: "entropy.bounds",
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "certain", met: inside().any(|mass| mass == 1.0) },
            Equality { key: "uniform", met: masses.iter().all(|&mass| mass == first) },
        ],
        bounded: all.ln(),
    }
}

/// The points 1/p at weights p on the curve log x.
pub fn points(p: Probability) -> JensenPicture {
    let point = |mass: f64| WeightedPoint { x: 1.0 / mass, weight: mass, of: Focus::P };
    JensenPicture::new([point(p.get()), point(1.0 - p.get())])
}
