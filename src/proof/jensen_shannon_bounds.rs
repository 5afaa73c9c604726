//! The bounds of the Jensen–Shannon divergence: 0 ≤ JSD(p, q) ≤ log 2.
//!
//! JSD ≥ 0 is Jensen for the concave H at the middle of p and q. For the ceiling, JSD is itself a
//! mean of logarithms: of p/M at weights ½p and of q/M at weights ½q, M = (p+q)/2. Jensen for log
//! bounds it by log Σ (p²+q²)/(p+q) ≤ log Σ (p+q) = log 2, since p²+q² = (p+q)² − 2pq. The slacks add
//! up to log 2. (The bound is Lin's, *IEEE Trans. Inf. Theory* 37, 1991.)

use super::check::{self, Claim, Value};
use super::{Equality, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability, entropy, jensen_shannon};

/// The proof for two coins.
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    let jsd = jensen_shannon::bernoulli(p, q);
    let m = jensen_shannon::mixture(p, q);
    let mean_of = Value::measured(entropy::bernoulli(p)) + Value::measured(entropy::bernoulli(q));
    // M is rounded once; near 0 and 1 the entropy is steep, so that counts.
    let mixture = rounded_argument(entropy::bernoulli(m), m.get()) + mean_of.scaled(0.5).negated();
    let (p, q) = (p.get(), q.get());
    // Both coins differ by exactly the same amount in both outcomes.
    let square = (p - q) * (p - q);
    let discrimination = 0.5 * (square / (p + q) + square / ((1.0 - p) + (1.0 - q)));
    let discrimination = if p == q { 0.0 } else { discrimination };
    prove(&[(p, q), (1.0 - p, 1.0 - q)], jsd, mixture, discrimination)
}

/// The proof for K outcomes.
pub fn of(p: &Distribution, q: &Distribution) -> Result<Proof, OutcomesDiffer> {
    let jsd = jensen_shannon::of(p, q)?;
    let outcomes: Vec<_> = p.masses().iter().copied().zip(q.masses().iter().copied()).collect();
    let mixed = outcomes.iter().map(|(p, q)| {
        let m = 0.5 * p + 0.5 * q;
        check::weighted_log(m, m).negated()
    });
    let plain = |mass: f64| check::weighted_log(mass, mass).scaled(0.5);
    let single = outcomes.iter().flat_map(|&(p, q)| [plain(p), plain(q)]);
    let mixture = check::sum(mixed.chain(single));
    let discrimination = outcomes
        .iter()
        .filter(|(p, q)| p + q > 0.0)
        .map(|(p, q)| 0.5 * (p - q) * ((p - q) / (p + q)))
        .sum();
    Ok(prove(&outcomes, jsd, mixture, discrimination))
}

fn rounded_argument(h: f64, m: f64) -> Value {
    let steep =
        if m > 0.0 && m < 1.0 { m * (1.0 + m.ln().abs()) + m * (1.0 - m).ln().abs() } else { 0.0 };
    let measured = Value::measured(h);
    Value { rounding: measured.rounding + steep * f64::EPSILON, ..measured }
}

fn prove(outcomes: &[(f64, f64)], jsd: f64, mixture: Value, discrimination: f64) -> Proof {
    let possible = || outcomes.iter().copied().filter(|(p, q)| p + q > 0.0);
    let disjoint = possible().all(|(p, q)| p == 0.0 || q == 0.0);
    let equal = outcomes.iter().all(|(p, q)| p == q);
    let half = |mass: f64, other: f64| {
        check::weighted_log_ratio(0.5 * mass, mass, 0.5 * mass + 0.5 * other)
    };
    let expand = check::sum(possible().flat_map(|(p, q)| [half(p, q), half(q, p)]));
    let weighted =
        |mass: f64, other: f64| check::weighted_ratio(0.5 * mass, mass, 0.5 * mass + 0.5 * other);
    let mean = check::sum(possible().flat_map(|(p, q)| [weighted(p, q), weighted(q, p)])).log();
    let squares = |p: f64, q: f64| {
        // p²/(p+q) + q²/(p+q), each as a product that cannot underflow early.
        check::sum([check::weighted_ratio(p, p, p + q), check::weighted_ratio(q, q, p + q)])
    };
    let combine = check::sum(possible().map(|(p, q)| squares(p, q))).log();
    let total = check::sum(possible().flat_map(|(p, q)| [Value::exact(p), Value::exact(q)])).log();
    // Σ (p²+q²)/(p+q) = 1 + ½ Σ (p−q)²/(p+q), the triangular discrimination, without cancellation.
    let overlap = 1.0 - discrimination;
    let jensen = if disjoint || equal { 0.0 } else { (discrimination.ln_1p() - jsd).max(0.0) };
    let drop = if disjoint { 0.0 } else { -(-0.5 * overlap).ln_1p() };
    let claims = [
        Claim::start("zero", Value::exact(0.0)).about(Focus::Floor),
        Claim::at_most("concave", mixture, jsd).about(Focus::Gap),
        Claim::equal("expand", expand).about(Focus::Points),
        Claim::at_most("jensen", mean, jensen).about(Focus::Mean),
        Claim::equal("combine", combine).about(Focus::Mean),
        Claim::at_most("drop-overlap", total, drop).about(Focus::Ceiling),
        Claim::equal("log-two", Value::exact(std::f64::consts::LN_2)).about(Focus::Ceiling),
    ];
    Proof {
        id: "jsd.bounds",
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "equal", met: equal },
            Equality { key: "disjoint", met: disjoint },
        ],
        bounded: std::f64::consts::LN_2,
    }
}

/// The points p/M at weights ½p and q/M at weights ½q on the curve log x.
pub fn points(p: Probability, q: Probability) -> JensenPicture {
    let pair = |p: f64, q: f64| {
        let m = 0.5 * p + 0.5 * q;
        [
            WeightedPoint { x: p / m, weight: 0.5 * p, of: Focus::P },
            WeightedPoint { x: q / m, weight: 0.5 * q, of: Focus::Q },
        ]
    };
    let (p, q) = (p.get(), q.get());
    JensenPicture::new(pair(p, q).into_iter().chain(pair(1.0 - p, 1.0 - q)))
}
