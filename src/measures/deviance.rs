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
        let k = binary_exponent(a, b);
        let deviance = if k == 0 {
            // log(b/a) = 2·atanh r and 2a/(a+b) = 1 − r turn G into rise·r·(1 − r·(1−r)·C(r²)).
            let r = rise / (a + b);
            let leading = rise * r;
            let r = r.hi;
            let correction = r * (1.0 - r) * atanh_tail(r * r);
            leading.nudged(-(leading.hi * correction))
        } else {
            // The terms differ in sign, but the sum is at least an eighth of either.
            rise + a * log_ratio(a, b, k)
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

/// G(a, b) of two finite numbers ≥ 0 of any size.
pub(super) fn of_numbers(a: f64, b: f64) -> f64 {
    // Both are measured in the power of two under the larger, which is exact.
    const EXPONENT: u64 = 0x7ff0_0000_0000_0000;
    let unit = f64::from_bits(a.max(b).to_bits() & EXPONENT).max(f64::MIN_POSITIVE);
    Masses::new(a / unit, b / unit).deviance().nats() * unit
}

/// The whole number nearest to log₂(a/b), give or take 0.09, for a, b > 0.
///
/// The bits of a positive `f64`, read as a whole number, grow by 2⁵² from one power of two to the next,
/// and evenly in between: they are 2⁵² times its binary logarithm, give or take 0.09.
#[inline]
fn binary_exponent(a: DoubleDouble, b: DoubleDouble) -> i64 {
    const HALF: i64 = 1 << 51;
    (a.hi.to_bits() as i64 - b.hi.to_bits() as i64 + HALF) >> 52
}

/// log(a/b) for a, b > 0 and k = [`binary_exponent`], to 2⁻⁶⁰ absolutely.
///
/// log(a/b) = k·log 2 + 2r + 2r·y·C(y) with r = (a−2ᵏb)/(a+2ᵏb) and y = r². Only the last term, the
/// smallest by far, is left to plain `f64`.
#[inline]
fn log_ratio(a: DoubleDouble, b: DoubleDouble, k: i64) -> DoubleDouble {
    // log 2 in two parts; the first ends in 32 zero bits, so that k times it is exact.
    const LN_2_HI: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
    const LN_2_LO: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);
    // Half of the power goes to each, for a whole 2ᵏ may overflow.
    let half = k / 2;
    let (a, b) = (a.scaled(power_of_two(-half)), b.scaled(power_of_two(k - half)));
    let r = (a - b) / (a + b);
    let y = r.hi * r.hi;
    let tail = 2.0 * r.hi * y * atanh_tail(y);
    let k = k as f64;
    let whole = DoubleDouble { hi: k * LN_2_HI, lo: k * LN_2_LO };
    whole + r.scaled(2.0).nudged(tail)
}

/// 2ᵏ for |k| < 1023.
#[inline]
fn power_of_two(k: i64) -> f64 {
    f64::from_bits(((1023 + k) as u64) << 52)
}

/// C(y) = 1/3 + y/5 + y²/7 + …, where atanh r = r + r·y·C(y), y = r².
///
/// Ratios of 2^±0.59 give |r| ≤ 0.2; there the first term left out is 2⁻⁵⁴ of the sum.
#[inline]
fn atanh_tail(y: f64) -> f64 {
    // The even and the odd powers, so that a processor can work on both at once.
    let z = y * y;
    let even = 1.0 / 3.0
        + z * (1.0 / 7.0
            + z * (1.0 / 11.0 + z * (1.0 / 15.0 + z * (1.0 / 19.0 + z * (1.0 / 23.0)))));
    let odd = 1.0 / 5.0
        + z * (1.0 / 9.0
            + z * (1.0 / 13.0 + z * (1.0 / 17.0 + z * (1.0 / 21.0 + z * (1.0 / 25.0)))));
    even + y * odd
}
