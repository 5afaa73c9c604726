//! Double-double arithmetic: a number as the unevaluated sum of two `f64`, about 100 bits.
//!
//! Only +, −, ×, ÷ and √ of `f64` are used, which IEEE 754 rounds the same way everywhere, so results
//! are the same to the last bit on every machine and in WebAssembly, which has no fused multiply-add.
//!
//! Sources: Dekker, *A Floating-Point Technique for Extending the Available Precision*, Numer. Math. 18
//! (1971); Knuth, *The Art of Computer Programming* 2, §4.2.2. Unlike there a result is not brought back
//! to |lo| ≤ ½ ulp(hi), which takes as long as the operation itself: `lo` may grow to a tenth of `hi`,
//! and its own rounding is then 2⁻⁵³ of *that*.

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
        DoubleDouble { hi, lo: ((a1 * b1 - hi) + (a1 * b2 + a2 * b1)) + a2 * b2 }
    }

    /// Plus a number that is small next to `hi`.
    #[inline]
    pub(super) fn nudged(self, by: f64) -> Self {
        DoubleDouble { hi: self.hi, lo: self.lo + by }
    }

    /// Times a power of two: exact, while nothing under- or overflows.
    #[inline]
    pub(super) fn scaled(self, power_of_two: f64) -> Self {
        DoubleDouble { hi: self.hi * power_of_two, lo: self.lo * power_of_two }
    }

    /// The same number with `lo` at most half a unit in the last place of `hi`.
    #[inline]
    pub(super) fn normalised(self) -> Self {
        Self::sum(self.hi, self.lo)
    }

    /// The nearest `f64`.
    #[inline]
    pub(super) fn rounded(self) -> f64 {
        self.hi + self.lo
    }

    /// The `f64` nearest to the root: that of `rounded`, corrected by one step of Newton's.
    #[inline]
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

/// Symmetric bit for bit.
impl Add for DoubleDouble {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        Self::sum(self.hi, other.hi).nudged(self.lo + other.lo)
    }
}

impl Sub for DoubleDouble {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for DoubleDouble {
    type Output = Self;

    #[inline]
    fn mul(self, other: Self) -> Self {
        Self::product(self.hi, other.hi).nudged(self.hi * other.lo + self.lo * other.hi)
    }
}

impl Div for DoubleDouble {
    type Output = Self;

    #[inline]
    fn div(self, other: Self) -> Self {
        let quotient = self.hi / other.hi;
        let product = Self::product(quotient, other.hi);
        let rest = (self.hi - product.hi) - product.lo + (self.lo - quotient * other.lo);
        DoubleDouble { hi: quotient, lo: rest / other.hi }
    }
}
