//! Kullback–Leibler divergence KL(p‖q), in nats.
use super::probability::OutcomesDiffer;
use super::{Distribution, Probability, cross_entropy, entropy};

/// KL(p‖q) of two Bernoulli variables, in nats; +∞ when q rules out what p allows.
pub fn bernoulli(p: Probability, q: Probability) -> f64 {
    if p == q { 0.0 } else { (cross_entropy::bernoulli(p, q) - entropy::bernoulli(p)).max(0.0) }
}

/// KL(p‖q) of K outcomes, in nats.
pub fn of(p: &Distribution, q: &Distribution) -> Result<f64, OutcomesDiffer> {
    Ok((cross_entropy::of(p, q)? - entropy::of(p)).max(0.0))
}
