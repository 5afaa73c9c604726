//! One outcome under two distributions, and the logarithms that the proofs take of it.
//!
//! A coin's second outcome has the masses 1 − p and 1 − q, which round. Their logarithms and their
//! difference need not: log(1 − p) is the library's `ln_1p`, and (1 − q) − (1 − p) is p − q.

use super::value::Value;
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability};

/// A mass and its logarithm, in nats; log 0 = −∞.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mass {
    /// The mass.
    pub value: Value,
    /// Its logarithm.
    pub log: Value,
}

impl Mass {
    /// The mass `value`.
    pub fn new(value: Value) -> Self {
        Mass { value, log: value.ln() }
    }

    /// The masses p and 1 − p of a coin.
    pub fn of_coin(p: Probability) -> [Mass; 2] {
        let p = Value::exact(p.get());
        [Mass::new(p), Mass { value: Value::ONE - p, log: (-p).ln_1p() }]
    }

    /// The masses of a distribution.
    ///
    /// Masses that sum to 1 + δ stand for a distribution that each of them misses by its share of δ.
    pub fn of(distribution: &Distribution) -> Vec<Mass> {
        let masses = || distribution.masses().iter().copied();
        let sum: Value = masses().map(Value::exact).sum();
        let defect = (sum.number - 1.0).abs() + sum.rounding;
        masses().map(|mass| Mass::new(Value::exact(mass).loosened(mass * defect))).collect()
    }

    /// Whether there is any.
    pub fn is_positive(self) -> bool {
        self.value.number > 0.0
    }

    /// −m·log m, what the outcome adds to the entropy; 0 at m = 0.
    pub fn weighted_surprisal(self) -> Value {
        -(self.value * self.log)
    }
}

/// One outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Its mass under the truth.
    pub p: Mass,
    /// Its mass under the model.
    pub q: Mass,
    /// Its mass under the mixture, (p + q)/2.
    pub m: Mass,
    /// p + q = 2M: unlike M it never rounds to 0.
    pub sum: Value,
    /// q − p.
    pub rise: Value,
}

impl Outcome {
    fn new(p: Mass, q: Mass) -> Self {
        let sum = p.value + q.value;
        let value = sum * Value::HALF;
        let log = if value.number.is_normal() { value.ln() } else { sum.ln() - Value::LOG_2 };
        Outcome { p, q, m: Mass { value, log }, sum, rise: q.value - p.value }
    }

    /// The two outcomes of two coins.
    pub fn of_coins(p: Probability, q: Probability) -> [Outcome; 2] {
        let ([p, other_p], [q, other_q]) = (Mass::of_coin(p), Mass::of_coin(q));
        let first = Outcome::new(p, q);
        let mut second = Outcome { rise: -first.rise, ..Outcome::new(other_p, other_q) };
        if first.m.value.number <= 0.5 {
            second.m.log = (-first.m.value).ln_1p();
        }
        [first, second]
    }

    /// The outcomes of two distributions.
    pub fn of(p: &Distribution, q: &Distribution) -> Result<Vec<Outcome>, OutcomesDiffer> {
        let (p, q) = (Mass::of(p), Mass::of(q));
        if p.len() != q.len() {
            return Err(OutcomesDiffer { p: p.len(), q: q.len() });
        }
        Ok(p.into_iter().zip(q).map(|(p, q)| Outcome::new(p, q)).collect())
    }

    /// log(q/p), for p > 0; −∞ at q = 0.
    pub fn log_q_over_p(&self) -> Value {
        let apart = || self.q.log - self.p.log;
        log_ratio(self.q.value, self.p.value, self.rise, apart)
    }

    /// log(p/q), for p > 0; +∞ at q = 0.
    pub fn log_p_over_q(&self) -> Value {
        let apart = || self.p.log - self.q.log;
        log_ratio(self.p.value, self.q.value, -self.rise, apart)
    }

    /// log(p/M), for p > 0; at most log 2.
    pub fn log_p_over_m(&self) -> Value {
        let apart = || self.p.log - self.m.log;
        log_ratio(self.p.value + self.p.value, self.sum, -self.rise, apart)
    }

    /// log(q/M), for q > 0; at most log 2.
    pub fn log_q_over_m(&self) -> Value {
        let apart = || self.q.log - self.m.log;
        log_ratio(self.q.value + self.q.value, self.sum, self.rise, apart)
    }
}

/// log(over/under), where `rise` = over − under and `apart` = log over − log under.
///
/// Near 1 it is the logarithm of 1 + rise/under, which cancels nothing. A ratio that leaves the
/// range of numbers still has an ordinary logarithm, the difference of the two.
pub fn log_ratio(over: Value, under: Value, rise: Value, apart: impl Fn() -> Value) -> Value {
    if rise.number.abs() <= 0.5 * under.number {
        return (rise / under).ln_1p();
    }
    let ratio = over / under;
    if ratio.number.is_normal() { ratio.ln() } else { apart() }
}

/// weight·(over/weight), through the ratio; one that leaves the range of numbers cancels before it
/// is taken.
pub fn weighted_ratio(weight: Value, over: Value) -> Value {
    let ratio = over / weight;
    let product = weight * ratio;
    if ratio.number.is_normal() && product.number.is_normal() { product } else { over }
}
