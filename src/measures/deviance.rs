//! The deviance G(a, b) = a·log(a/b) − a + b of two masses: the one kernel of every measure.
//!
//! G ≥ 0, G = 0 just where a = b, and G(ca, cb) = c·G(a, b). Since masses sum to 1, −a + b cancels in
//! a sum over outcomes, and
//!
//! - KL(p‖q) = Σ G(pᵢ, qᵢ);
//! - JSD(p, q) = Σ ½·G(pᵢ, mᵢ) + ½·G(qᵢ, mᵢ), m = (p+q)/2;
//! - −log b = (1 − b) + G(1, b), of which H and H(p, q) are means.
//!
//! Every term is ≥ 0, so nothing cancels: a sum is, relatively, as accurate as its terms. The textbook
//! formulas lack that near p = q, where terms of the size of p − q cancel to one of its square.
//!
//! Source: Loader, *Fast and Accurate Computation of Binomial Probabilities* (2000), where G is `bd0`.

use std::f64::consts::SQRT_2;

use super::double_double::DoubleDouble;
use super::information::{Information, SCALE};

/// Two masses a, b in [0, 1], times [`SCALE`], with their difference, which is known more exactly than
/// it could be found by subtracting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Masses {
    a: DoubleDouble,
    b: DoubleDouble,
    rise: DoubleDouble,
}

impl Masses {
    /// a and b.
    #[inline]
    pub(super) fn new(a: f64, b: f64) -> Self {
        let (a, b) = (a * SCALE, b * SCALE);
        Masses { a: a.into(), b: b.into(), rise: DoubleDouble::difference(b, a) }
    }

    /// 1 − a and 1 − b, both exact, and their difference a − b.
    #[inline]
    pub(super) fn complements(a: f64, b: f64) -> Self {
        Masses {
            a: DoubleDouble::difference(1.0, a).scaled(SCALE),
            b: DoubleDouble::difference(1.0, b).scaled(SCALE),
            rise: DoubleDouble::difference(a * SCALE, b * SCALE),
        }
    }

    /// G(a, b), to 2⁻⁵⁴ of its size where G > 2⁻⁹⁰⁰; below that, of a size no sum of masses sees.
    ///
    /// Edge values: b for a = 0; +∞ for a > b = 0.
    #[inline]
    pub(super) fn deviance(self) -> Information {
        let Masses { a, b, rise } = self;
        if a.hi == 0.0 {
            return Information::from_scaled(b);
        }
        if b.hi == 0.0 {
            return Information::INFINITE;
        }
        let r = rise / (a + b);
        let deviance = if r.hi.abs() < SERIES_REACH {
            // log(b/a) = 2·atanh r and 2a/(a+b) = 1 − r turn G into rise·r·(1 − r·(1−r)·C(r²)).
            let leading = rise * r;
            let r = r.hi;
            let correction = r * (1.0 - r) * atanh_tail(r * r);
            DoubleDouble::renormalised(leading.hi, leading.lo - leading.hi * correction)
        } else {
            // The terms differ in sign, but the sum is at least a twelfth of either.
            rise + a * log_ratio(a, b)
        };
        Information::from_scaled(deviance)
    }

    /// G(a, b) + a − b = a·log(a/b), for a ≥ b: −log b for a = 1.
    #[inline]
    pub(super) fn surprisal(self) -> Information {
        self.deviance() + Information::from_scaled(-self.rise)
    }

    /// w·G(a, m) + (1−w)·G(b, m) against the mixture m = w·a + (1−w)·b. Symmetric bit for bit at w = ½.
    #[inline]
    pub(super) fn mixture_deviance(self, w: f64) -> Information {
        let Masses { a, b, rise } = self;
        let (w, v) = (DoubleDouble::from(w), DoubleDouble::difference(1.0, w));
        let m = w * a + v * b;
        if m.hi == 0.0 {
            return Information::ZERO;
        }
        let first = Masses { a, b: m, rise: v * rise };
        let second = Masses { a: b, b: m, rise: -(w * rise) };
        first.deviance().weighted(w) + second.deviance().weighted(v)
    }
}

/// (√2 − 1)/(√2 + 1): the series serve ratios of 1/√2 to √2, and a little more for rounding.
const SERIES_REACH: f64 = 0.1716;

/// log(a/b) for a, b > 0, to 2⁻⁶⁰ absolutely.
///
/// a/b = 2ᵏ·a′/b′ with a′/b′ in [1/√2, √2], and log(a′/b′) = 2r + 2r·y·C(y) with r = (a′−b′)/(a′+b′) and
/// y = r². Only the last term, the smallest by far, is left to plain `f64`.
#[inline]
fn log_ratio(a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    // log 2 in two parts; the first ends in 32 zero bits, so that k times it is exact.
    const LN_2_HI: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
    const LN_2_LO: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);
    let (mut a, i) = a.significand_and_exponent();
    let (mut b, j) = b.significand_and_exponent();
    let mut k = f64::from(i - j);
    if a.hi > SQRT_2 * b.hi {
        b = b.scaled(2.0);
        k += 1.0;
    } else if b.hi > SQRT_2 * a.hi {
        a = a.scaled(2.0);
        k -= 1.0;
    }
    let r = (a - b) / (a + b);
    let y = r.hi * r.hi;
    let tail = 2.0 * r.hi * y * atanh_tail(y);
    let whole = DoubleDouble::renormalised(k * LN_2_HI, k * LN_2_LO);
    whole + DoubleDouble::renormalised(2.0 * r.hi, 2.0 * r.lo + tail)
}

/// C(y) = 1/3 + y/5 + y²/7 + …, where atanh r = r + r·y·C(y), y = r², for |r| ≤ [`SERIES_REACH`].
///
/// The first term left out is 2⁻⁵⁴ of the first.
#[inline]
fn atanh_tail(y: f64) -> f64 {
    let square = y * y;
    // The even and the odd powers, so that a processor can work on both at once.
    let even = 1.0 / 3.0
        + square
            * (1.0 / 7.0 + square * (1.0 / 11.0 + square * (1.0 / 15.0 + square * (1.0 / 19.0))));
    let odd = 1.0 / 5.0
        + square
            * (1.0 / 9.0 + square * (1.0 / 13.0 + square * (1.0 / 17.0 + square * (1.0 / 21.0))));
    even + y * odd
}
