//! Double-double arithmetic: a number as the unevaluated sum of two `f64`, about 100 bits.
//!
//! Only +, −, ×, ÷ and √ of `f64` are used, which IEEE 754 rounds the same way everywhere, so results
//! are the same to the last bit on every machine and in WebAssembly, which has no fused multiply-add.
//!
//! Sources: Dekker, *A Floating-Point Technique for Extending the Available Precision*, Numer. Math. 18
//! (1971); Knuth, *The Art of Computer Programming* 2, §4.2.2. Unlike there a result is not brought back
//! to |lo| ≤ ½ ulp(hi), which takes as long as the operation itself: `lo` may grow to a tenth of `hi`,
//! and its own rounding is then 2⁻⁵³ of *that*.
//!
//! Every operation is inlined by force: a build for size calls them otherwise, which in WebAssembly takes
//! four times as long, and more bytes too.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// `hi + lo`, where `lo` is small next to `hi`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DoubleDouble {
    pub(super) hi: f64,
    pub(super) lo: f64,
}

impl DoubleDouble {
    pub(super) const ZERO: Self = DoubleDouble { hi: 0.0, lo: 0.0 };

    /// a + b exactly (Knuth's TwoSum), while nothing overflows.
    #[inline(always)]
    pub(super) fn sum(a: f64, b: f64) -> Self {
        let hi = a + b;
        let b_rounded = hi - a;
        let a_rounded = hi - b_rounded;
        DoubleDouble { hi, lo: (a - a_rounded) + (b - b_rounded) }
    }

    /// a − b exactly.
    #[inline(always)]
    pub(super) fn difference(a: f64, b: f64) -> Self {
        Self::sum(a, -b)
    }

    /// a·b exactly (Dekker's TwoProduct), while |a|, |b| < 2⁹⁹⁶ and |a·b| is 0 or in 2⁻⁹⁶⁸ … 2¹⁰²³.
    #[inline(always)]
    pub(super) fn product(a: f64, b: f64) -> Self {
        let hi = a * b;
        let (a1, a2) = halves(a);
        let (b1, b2) = halves(b);
        DoubleDouble { hi, lo: ((a1 * b1 - hi) + (a1 * b2 + a2 * b1)) + a2 * b2 }
    }

    /// Plus a number that is small next to `hi`.
    #[inline(always)]
    pub(super) fn nudged(self, by: f64) -> Self {
        DoubleDouble { hi: self.hi, lo: self.lo + by }
    }

    /// Times a power of two: exact, while nothing under- or overflows.
    #[inline(always)]
    pub(super) fn scaled(self, power_of_two: f64) -> Self {
        DoubleDouble { hi: self.hi * power_of_two, lo: self.lo * power_of_two }
    }

    /// The same number with `lo` at most half a unit in the last place of `hi`.
    #[inline(always)]
    pub(super) fn normalised(self) -> Self {
        Self::sum(self.hi, self.lo)
    }

    /// The nearest `f64`.
    #[inline(always)]
    pub(super) fn rounded(self) -> f64 {
        self.hi + self.lo
    }

    /// The `f64` nearest to the root: that of `rounded`, corrected by one step of Newton's.
    #[inline(always)]
    pub(super) fn sqrt(self) -> f64 {
        let root = self.rounded().sqrt();
        if root == 0.0 {
            return 0.0;
        }
        let rest = self - Self::product(root, root);
        root + rest.rounded() / (2.0 * root)
    }
}

/// Dekker's split, by Veltkamp: 26 bits and the 27 that remain.
#[inline(always)]
fn halves(a: f64) -> (f64, f64) {
    const SPLITTER: f64 = 134_217_729.0; // 2²⁷ + 1
    let c = SPLITTER * a;
    let upper = c - (c - a);
    (upper, a - upper)
}

impl From<f64> for DoubleDouble {
    #[inline(always)]
    fn from(value: f64) -> Self {
        DoubleDouble { hi: value, lo: 0.0 }
    }
}

impl Neg for DoubleDouble {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        DoubleDouble { hi: -self.hi, lo: -self.lo }
    }
}

/// Symmetric bit for bit.
impl Add for DoubleDouble {
    type Output = Self;

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self::sum(self.hi, other.hi).nudged(self.lo + other.lo)
    }
}

impl Sub for DoubleDouble {
    type Output = Self;

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for DoubleDouble {
    type Output = Self;

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self::product(self.hi, other.hi).nudged(self.hi * other.lo + self.lo * other.hi)
    }
}

impl Div for DoubleDouble {
    type Output = Self;

    #[inline(always)]
    fn div(self, other: Self) -> Self {
        let quotient = self.hi / other.hi;
        let product = Self::product(quotient, other.hi);
        let rest = (self.hi - product.hi) - product.lo + (self.lo - quotient * other.lo);
        DoubleDouble { hi: quotient, lo: rest / other.hi }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whole numbers that fill the 53 bits of an `f64`, so that results can be checked in `i128`.
    fn whole() -> impl Strategy<Value = i64> {
        -(1_i64 << 53)..=1_i64 << 53
    }

    fn exactly(value: DoubleDouble) -> i128 {
        value.hi as i128 + value.lo as i128
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn sums_and_products_lose_nothing(a in whole(), b in whole()) {
            let sum = DoubleDouble::sum(a as f64, b as f64);
            prop_assert_eq!(exactly(sum), i128::from(a) + i128::from(b));
            let product = DoubleDouble::product(a as f64, b as f64);
            prop_assert_eq!(exactly(product), i128::from(a) * i128::from(b));
        }

        #[test]
        fn quotients_undo_products(a in whole(), b in 1..=1_i64 << 53) {
            let quotient = DoubleDouble::from(a as f64) / DoubleDouble::from(b as f64);
            let rest = quotient * DoubleDouble::from(b as f64) - DoubleDouble::from(a as f64);
            // Within 2⁻¹⁰⁰ of a.
            prop_assert!(rest.rounded().abs() <= (a as f64).abs() * 2.0_f64.powi(-100));
        }

        #[test]
        fn roots_undo_squares(a in 0..=1_i64 << 53) {
            prop_assert_eq!(DoubleDouble::product(a as f64, a as f64).sqrt(), a as f64);
        }
    }

    #[test]
    fn a_root_is_rounded_from_both_parts() {
        // A number whose root lies between two floats, and nearer to the other one than hi's alone.
        let hi = f64::from_bits(0x3ffb_3024_4812_feef);
        let lo = f64::from_bits(0xbc81_397b_8a95_d070);
        let root = f64::from_bits(0x3ff4_db5b_9158_10ae);
        assert_eq!(DoubleDouble { hi, lo }.sqrt(), root);
        assert_eq!(hi.sqrt(), root.next_up());
        assert_eq!(DoubleDouble::ZERO.sqrt(), 0.0);
    }
}
