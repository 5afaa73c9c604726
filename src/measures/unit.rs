//! Units of information: nat, bit and dit.

/// The unit a quantity of information is shown in: the base of the logarithm.
///
/// | unit | base | in nat |
/// |---|---|---|
/// | nat | e | 1 |
/// | bit | 2 | ln 2 = 0.693147… |
/// | dit | 10 | ln 10 = 2.302585… |
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// ln, base e.
    #[default]
    Nat,
    /// log₂.
    Bit,
    /// log₁₀.
    Dit,
}

impl Unit {
    /// Every unit, in the order a switch shows them.
    pub const ALL: [Unit; 3] = [Unit::Bit, Unit::Nat, Unit::Dit];

    /// The unit's name as written after a number and in addresses: `nat`, `bit`, `dit`.
    pub fn symbol(self) -> &'static str {
        match self {
            Unit::Nat => "nat",
            Unit::Bit => "bit",
            Unit::Dit => "dit",
        }
    }

    /// The quantity `nats` in this unit: nats / ln 2 in bits, nats / ln 10 in dits.
    ///
    /// Domain: every number; 0 and ±∞ stay what they are.
    /// Accuracy: 1 unit in the last place; after a measure's own, 3 of them.
    ///
    /// ```
    /// use surprisal::measures::{Probability, Unit, entropy};
    /// // A fair coin is one bit, whichever way it is reckoned.
    /// assert_eq!(Unit::Bit.from_nats(entropy::bernoulli(Probability::HALF)), 1.0);
    /// // 1 dit = ln 10 nat = log₂ 10 bit.
    /// assert_eq!(Unit::Dit.from_nats(10.0_f64.ln()), 1.0);
    /// ```
    pub fn from_nats(self, nats: f64) -> f64 {
        match self {
            Unit::Nat => nats,
            Unit::Bit => nats / std::f64::consts::LN_2,
            Unit::Dit => nats / std::f64::consts::LN_10,
        }
    }
}
