//! A quantity of information on its way to a result: neither rounded nor lost to underflow yet.

use std::iter::Sum;
use std::ops::Add;

use super::double_double::DoubleDouble;

/// 2⁶⁰⁰. Probabilities times this are normal numbers, down to the smallest subnormal, and so are the
/// products of them that matter; nothing comes near overflow.
pub(super) const SCALE: f64 = f64::from_bits((1023 + 600) << 52);

/// Information ≥ 0 in nats, carried in double-double and multiplied by [`SCALE`]; may be +∞.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Information(DoubleDouble);

impl Information {
    pub(super) const ZERO: Self = Information(DoubleDouble::ZERO);
    pub(super) const INFINITE: Self = Information(DoubleDouble { hi: f64::INFINITY, lo: 0.0 });

    /// What is already multiplied by [`SCALE`].
    #[inline]
    pub(super) fn from_scaled(value: DoubleDouble) -> Self {
        Information(value)
    }

    /// Information that is had with the probability `weight`: 0 at weight 0, even of ∞.
    #[inline]
    pub(super) fn weighted(self, weight: DoubleDouble) -> Self {
        if weight.hi == 0.0 {
            Self::ZERO
        } else if self.is_infinite() {
            self
        } else {
            Information(weight * self.0)
        }
    }

    #[inline]
    fn is_infinite(self) -> bool {
        self.0.hi == f64::INFINITY
    }

    /// In nats, rounded to the nearest `f64`.
    #[inline]
    pub(super) fn nats(self) -> f64 {
        self.0.rounded() * (1.0 / SCALE)
    }

    /// The root of the number of nats: normal even where that number underflows.
    #[inline]
    pub(super) fn root_of_nats(self) -> f64 {
        const ROOT_OF_SCALE: f64 = f64::from_bits((1023 + 300) << 52);
        self.0.sqrt() * (1.0 / ROOT_OF_SCALE)
    }
}

/// ∞ with anything is ∞. Symmetric bit for bit.
impl Add for Information {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        if self.is_infinite() || other.is_infinite() {
            Self::INFINITE
        } else {
            Information(self.0 + other.0)
        }
    }
}

impl Sum for Information {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        // However many there are, each adds no more rounding than a sum's own second half has.
        terms.fold(Self::ZERO, |sum, term| sum + Information(term.0.normalised()))
    }
}
