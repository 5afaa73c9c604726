//! Entropy H(p), in nats.
use super::{Distribution, Probability};

/// H(p) of a Bernoulli variable, in nats.
pub fn bernoulli(p: Probability) -> f64 {
    term(p.get()) + term(1.0 - p.get())
}

/// H(p) of K outcomes, in nats.
pub fn of(p: &Distribution) -> f64 {
    p.masses().iter().map(|&mass| term(mass)).sum()
}

/// The weighted surprisal −m·log m of one outcome, in nats; 0 at m = 0.
pub fn term(mass: f64) -> f64 {
    if mass == 0.0 || mass == 1.0 { 0.0 } else { -mass * mass.ln() }
}
