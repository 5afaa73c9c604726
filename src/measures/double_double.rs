//! Double-double arithmetic: a number as the unevaluated sum of two `f64`, about 106 bits.
//!
//! Only +, −, × and ÷ of `f64` are used, which IEEE 754 rounds the same way everywhere, so results
//! are the same to the last bit on every machine and in WebAssembly, which has no fused multiply-add.
//!
//! Sources: Dekker, *A floating-point technique for extending the available precision*, Numer. Math.
//! 18 (1971); Knuth, *The Art of Computer Programming* 2, §4.2.2; Joldes, Muller & Popescu, *Tight
//! and rigorous error bounds for basic building blocks of double-word arithmetic*, ACM TOMS 44
//! (2017), whose bounds are quoted with u = 2⁻⁵³.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// `hi + lo`, where `hi` is that sum rounded to the nearest `f64`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DoubleDouble {
    pub(super) hi: f64,
    pub(super) lo: f64,
}

impl DoubleDouble {
    pub(super) const ZERO: Self = DoubleDouble { hi: 0.0, lo: 0.0 };

    /// a + b exactly (Knuth's TwoSum), while nothing overflows.
    #[inline]
    pub(super) fn sum(a: f64, b: f64) -> Self {
        let hi = a + b;
        let b_rounded = hi - a;
        let a_rounded = hi - b_rounded;
        DoubleDouble { hi, lo: (a - a_rounded) + (b - b_rounded) }
    }

    /// a − b exactly.
    #[inline]
    pub(super) fn difference(a: f64, b: f64) -> Self {
        Self::sum(a, -b)
    }

    /// a·b exactly (Dekker's TwoProduct), while |a|, |b| < 2⁹⁹⁶ and |a·b| is 0 or in 2⁻⁹⁶⁸ … 2¹⁰²³.
    #[inline]
    pub(super) fn product(a: f64, b: f64) -> Self {
        let hi = a * b;
        let (a1, a2) = halves(a);
        let (b1, b2) = halves(b);
        DoubleDouble { hi, lo: ((a1 * b1 - hi) + a1 * b2 + a2 * b1) + a2 * b2 }
    }

    /// a + b where |a| ≥ |b| or a = 0 (Dekker's Fast2Sum).
    #[inline]
    pub(super) fn renormalised(a: f64, b: f64) -> Self {
        let hi = a + b;
        DoubleDouble { hi, lo: b - (hi - a) }
    }

    /// Times a power of two: exact, while nothing under- or overflows.
    #[inline]
    pub(super) fn scaled(self, power_of_two: f64) -> Self {
        DoubleDouble { hi: self.hi * power_of_two, lo: self.lo * power_of_two }
    }

    /// The root, rounded once: `f64`'s own, corrected by a step of Newton's for what it leaves.
    #[inline]
    pub(super) fn sqrt(self) -> f64 {
        let root = self.hi.sqrt();
        if root == 0.0 {
            return 0.0;
        }
        let rest = self - Self::product(root, root);
        root + rest.hi / (2.0 * root)
    }

    /// Taken apart as a number of [1, 2) and the power of two to multiply it by: exact for `hi` that
    /// is positive and normal.
    #[inline]
    pub(super) fn significand_and_exponent(self) -> (Self, i32) {
        const BIAS: i32 = 1023;
        let exponent = (self.hi.to_bits() >> 52) as i32 - BIAS;
        let inverse = f64::from_bits(((BIAS - exponent) as u64) << 52);
        (self.scaled(inverse), exponent)
    }
}

/// Dekker's split, by Veltkamp: 26 bits and the 27 that remain.
#[inline]
fn halves(a: f64) -> (f64, f64) {
    const SPLITTER: f64 = 134_217_729.0; // 2²⁷ + 1
    let c = SPLITTER * a;
    let upper = c - (c - a);
    (upper, a - upper)
}

impl From<f64> for DoubleDouble {
    #[inline]
    fn from(value: f64) -> Self {
        DoubleDouble { hi: value, lo: 0.0 }
    }
}

impl Neg for DoubleDouble {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        DoubleDouble { hi: -self.hi, lo: -self.lo }
    }
}

/// Off by at most 3u²(|a| + |b|): a relative error when the signs agree. Symmetric bit for bit.
impl Add for DoubleDouble {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        let sum = Self::sum(self.hi, other.hi);
        Self::renormalised(sum.hi, sum.lo + (self.lo + other.lo))
    }
}

impl Sub for DoubleDouble {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

/// Relative error at most 5u².
impl Mul for DoubleDouble {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        let product = Self::product(self.hi, other.hi);
        let cross = self.hi * other.lo + self.lo * other.hi;
        Self::renormalised(product.hi, product.lo + cross)
    }
}

/// Relative error at most 15u².
impl Div for DoubleDouble {
    type Output = Self;

    #[inline]
    fn div(self, other: Self) -> Self {
        let quotient = self.hi / other.hi;
        let product = Self::product(quotient, other.hi);
        let remainder = (self.hi - product.hi) - product.lo + (self.lo - quotient * other.lo);
        Self::renormalised(quotient, remainder / other.hi)
    }
}
