//! Cross-entropy H(p, q) = −Σ p log q, in nats.
use super::probability::OutcomesDiffer;
use super::{Distribution, Probability};

/// H(p, q) of two Bernoulli variables, in nats; +∞ when q rules out what p allows.
pub fn bernoulli(p: Probability, q: Probability) -> f64 {
    term(p.get(), q.get()) + term(1.0 - p.get(), 1.0 - q.get())
}

/// H(p, q) of K outcomes, in nats.
pub fn of(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    let (p, q) = (p.masses(), q.masses());
    if p.len() != q.len() {
        return Err(OutcomesDiffer { p: p.len(), q: q.len() });
    }
    Ok(p.iter().zip(q).map(|(&p, &q)| term(p, q)).sum())
}

fn term(p: f64, q: f64) -> f64 {
    if p == 0.0 || q == 1.0 { 0.0 } else { -p * q.ln() }
}
