//! What every formula of the book means, written once more as a textbook has it.

use surprisal::measures::Unit;

/// Σ over both outcomes of a weight times something; what has no weight does not count.
fn expected(p: f64, of: impl Fn(bool) -> f64) -> f64 {
    let term = |weight: f64, outcome: bool| if weight == 0.0 { 0.0 } else { weight * of(outcome) };
    term(p, true) + term(1.0 - p, false)
}

fn mass(q: f64, outcome: bool) -> f64 {
    if outcome { q } else { 1.0 - q }
}

/// H(p, q) = −Σ p log q.
pub fn cross_entropy(p: f64, q: f64) -> f64 {
    // log(1 − q) from q itself, so that a tiny q counts.
    expected(p, |outcome| if outcome { -q.ln() } else { -(-q).ln_1p() })
}

/// H(p) = −Σ p log p.
pub fn entropy(p: f64) -> f64 {
    cross_entropy(p, p)
}

/// KL(p‖q) = Σ p log(p/q).
pub fn divergence(p: f64, q: f64) -> f64 {
    let log_ratio = |outcome: bool| mass(p, outcome).ln() - mass(q, outcome).ln();
    expected(p, log_ratio).max(0.0)
}

/// JSD(p, q) = ½ Σ p log(p/M) + ½ Σ q log(q/M), where p/M = 2p/(p + q).
pub fn jensen_shannon(p: f64, q: f64) -> f64 {
    let log_ratio = |one: f64, other: f64, outcome: bool| {
        let (one, other) = (mass(one, outcome), mass(other, outcome));
        2f64.ln() + one.ln() - (one + other).ln()
    };
    let from_p = expected(p, |outcome| log_ratio(p, q, outcome));
    let from_q = expected(q, |outcome| log_ratio(q, p, outcome));
    (0.5 * from_p + 0.5 * from_q).max(0.0)
}

/// M = (p + q)/2.
fn mixture(p: f64, q: f64) -> f64 {
    0.5 * p + 0.5 * q
}

/// KL(p‖M) = Σ p log(p/M), where p/M = 2p/(p + q).
pub fn divergence_from_mixture(p: f64, q: f64) -> f64 {
    let log_ratio = |outcome: bool| {
        let (one, other) = (mass(p, outcome), mass(q, outcome));
        2f64.ln() + one.ln() - (one + other).ln()
    };
    expected(p, log_ratio).max(0.0)
}

/// A quantity of information or its root.
#[derive(Clone, Copy)]
pub struct Meaning {
    nats: fn(f64, f64) -> f64,
    root: bool,
}

impl Meaning {
    /// Its value at two coins.
    pub fn at(&self, p: f64, q: f64, unit: Unit) -> f64 {
        let amount = (self.nats)(p, q) / size(unit);
        if self.root { amount.sqrt() } else { amount }
    }

    /// Whether `value` is this, as far as textbook formulas are good.
    pub fn is(&self, value: f64, p: f64, q: f64, unit: Unit) -> bool {
        let expected = self.at(p, q, unit);
        // They cancel near p = q: 10⁻¹⁵ is noise there, and its root is a good deal more.
        let noise = if self.root { 2e-7 } else { 1e-13 };
        let close = (value - expected).abs() <= noise + 1e-12 * expected;
        value == expected || expected.is_finite() && close
    }
}

/// How many nats a unit is.
pub fn size(unit: Unit) -> f64 {
    match unit {
        Unit::Nat => 1.0,
        Unit::Bit => 2f64.ln(),
        Unit::Dit => 10f64.ln(),
    }
}

/// What a formula means, by the LaTeX it is set from, or by its name in a chart.
pub fn meaning(formula: &str) -> Option<Meaning> {
    let plain = |nats| Some(Meaning { nats, root: false });
    match formula {
        "H(p)" | "H" => plain(|p, _| entropy(p)),
        "H(q)" => plain(|_, q| entropy(q)),
        "H(M)" => plain(|p, q| entropy(mixture(p, q))),
        "H(p, q)" => plain(cross_entropy),
        "H(q, p)" => plain(|p, q| cross_entropy(q, p)),
        r"\operatorname{KL}(p \| q)" | "KL(p‖q)" => plain(divergence),
        r"\operatorname{KL}(q \| p)" | "KL(q‖p)" => plain(|p, q| divergence(q, p)),
        r"\operatorname{KL}(p \| M)" | "KL(p‖M)" => plain(divergence_from_mixture),
        r"\operatorname{KL}(q \| M)" | "KL(q‖M)" => plain(|p, q| divergence_from_mixture(q, p)),
        r"\operatorname{JSD}(p, q)" | "JSD(p, q)" => plain(jensen_shannon),
        r"\sqrt{\operatorname{JSD}(p, q)}" => Some(Meaning { nats: jensen_shannon, root: true }),
        r"-p \log p" => plain(|p, _| if p == 0.0 { 0.0 } else { -p * p.ln() }),
        r"-(1-p) \log(1-p)" => plain(|p, _| if p == 1.0 { 0.0 } else { -(1.0 - p) * (-p).ln_1p() }),
        r"-\log p" => plain(|p, _| -p.ln()),
        _ => None,
    }
}
