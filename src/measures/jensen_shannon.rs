//! Jensen–Shannon divergence JSD(p, q), in nats, and its root, the Jensen–Shannon distance.
use super::probability::OutcomesDiffer;
use super::{Distribution, Probability, entropy};

/// JSD(p, q) of two Bernoulli variables, in nats; 0 ≤ JSD ≤ ln 2.
pub fn bernoulli(p: Probability, q: Probability) -> f64 {
    let m = mixture(p, q);
    (entropy::bernoulli(m) - 0.5 * (entropy::bernoulli(p) + entropy::bernoulli(q))).max(0.0)
}

/// √JSD(p, q) of two Bernoulli variables (of nats): a metric.
pub fn distance_bernoulli(p: Probability, q: Probability) -> f64 {
    bernoulli(p, q).sqrt()
}

/// The mixture M = (p + q)/2.
pub fn mixture(p: Probability, q: Probability) -> Probability {
    Probability::nearest(0.5 * p.get() + 0.5 * q.get())
}

/// JSD(p, q) of K outcomes, in nats.
pub fn of(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    let (pm, qm) = (p.masses(), q.masses());
    if pm.len() != qm.len() {
        return Err(OutcomesDiffer { p: pm.len(), q: qm.len() });
    }
    let h: f64 = pm.iter().zip(qm).map(|(&p, &q)| entropy::term(0.5 * p + 0.5 * q)).sum();
    Ok((h - 0.5 * (entropy::of(p) + entropy::of(q))).max(0.0))
}

/// √JSD(p, q) of K outcomes (of nats).
pub fn distance(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    of(p, q).map(f64::sqrt)
}
