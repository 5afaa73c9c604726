//! Units of information: nat, bit and dit.

/// The unit a quantity of information is shown in; the base of the logarithm.
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

    /// The quantity `nats` in this unit.
    pub fn from_nats(self, nats: f64) -> f64 {
        match self {
            Unit::Nat => nats,
            Unit::Bit => nats / std::f64::consts::LN_2,
            Unit::Dit => nats / std::f64::consts::LN_10,
        }
    }
}
