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

    /// 1 and b, where 1 − b is known as exactly as b.
    #[inline]
    pub(super) fn of_one(b: DoubleDouble, complement: DoubleDouble) -> Self {
        Masses { a: SCALE.into(), b, rise: -complement }
    }

    /// a and part/whole, and their difference, which counts exactly.
    #[inline]
    pub(super) fn of_part(a: f64, part: f64, whole: f64) -> Self {
        let (a, part) = (a * SCALE, DoubleDouble::from(part * SCALE));
        let above = part - DoubleDouble::product(a, whole);
        let whole = DoubleDouble::from(whole);
        Masses { a: a.into(), b: part / whole, rise: above / whole }
    }

    /// (a+b)/2, exactly.
    #[inline]
    pub(super) fn mean(self) -> DoubleDouble {
        (self.a + self.b).scaled(0.5)
    }

    /// a and (a+b)/2.
    #[inline]
    pub(super) fn to_mean(self) -> Self {
        Masses { b: self.mean(), rise: self.rise.scaled(0.5), ..self }
    }

    /// G(a, b), to 2⁻⁵⁴ of its size unless it is so small that the other outcome's G hides it.
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
        let sum = a + b;
        let deviance = if rise.hi.abs() < NEAR * sum.hi {
            // log(b/a) = 2·atanh r and 2a/(a+b) = 1 − r turn G into rise·r·(1 − r·(1−r)·C(r²)).
            let r = rise / sum;
            let leading = rise * r;
            let r = r.hi;
            let correction = r * (1.0 - r) * atanh_tail(r * r);
            leading.nudged(-(leading.hi * correction))
        } else {
            // The terms differ in sign, but their sum is at least a seventh of either.
            rise + a * log_ratio(a, b)
        };
        Information::from_scaled(deviance)
    }

    /// a·log(a/b) = (a − b) + G(a, b) for a ≥ b: two terms ≥ 0. It is −log b for a = 1.
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
            // Nothing to mix, or weights and masses so small that their products underflow.
            return Information::ZERO;
        }
        let first = Masses { a, b: m, rise: v * rise };
        let second = Masses { a: b, b: m, rise: -(w * rise) };
        first.deviance().weighted(w) + second.deviance().weighted(v)
    }
}

/// Up to which |b−a|/(a+b) the series for G is used; about where it and the logarithm are equally good.
const NEAR: f64 = 0.18;

/// G(a, b) of two finite numbers ≥ 0 of any size.
pub(super) fn of_numbers(a: DoubleDouble, b: DoubleDouble) -> f64 {
    // Both are measured in the power of two under the larger, which is exact.
    const EXPONENT: u64 = 0x7ff0_0000_0000_0000;
    let unit = f64::from_bits(a.hi.max(b.hi).to_bits() & EXPONENT).max(f64::MIN_POSITIVE);
    let [a, b] = [a, b].map(|number| number.scaled(1.0 / unit).scaled(SCALE));
    // Of two neighbours the second halves may be all that differs.
    Masses { a, b, rise: (b - a).normalised() }.deviance().nats() * unit
}

/// G(a, b) of two numbers ≥ 0 that are known by their logarithms, as densities are.
///
/// Edge values: b where a is 0 or below all numbers; +∞ where b is 0 and a is not; never NaN, and not
/// infinite where b is merely below all numbers.
/// Accuracy: 10 units in the last place for the logarithms as given.
pub(super) fn of_logarithms(log_a: f64, log_b: f64) -> f64 {
    let a = log_a.exp();
    if a == 0.0 {
        return log_b.exp();
    }
    // G(a, a·eˣ) = a·(eˣ − 1 − x).
    let rise = log_b - log_a;
    if rise.abs() <= 1.0 { a * exponential_remainder(rise) } else { log_b.exp() - a - a * rise }
}

/// eˣ − 1 − x for |x| ≤ 1.
pub(super) fn exponential_remainder(x: f64) -> f64 {
    // x²/2·(1 + x/3·(1 + x/4·(1 + …))): what follows x¹⁹/19! is below 2⁻⁵⁹ of it.
    let series = (3..20).rev().fold(1.0, |rest, n| 1.0 + x / f64::from(n) * rest);
    0.5 * x * x * series
}

/// log(a/b) for a, b > 0, to 2⁻⁵⁹ absolutely.
///
/// log(a/b) = k·log 2 + 2r + 2r·y·C(y) with r = (a−2ᵏb)/(a+2ᵏb) and y = r², for any whole k; the nearer to
/// log₂(a/b), the smaller r. Only the last term, the smallest by far, is left to plain `f64`.
#[inline]
fn log_ratio(a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    // log 2 in two parts; the first ends in 32 zero bits, so that k times it is exact.
    const LN_2_HI: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
    const LN_2_LO: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);
    // The bits of a positive f64, read as a whole number, grow by 2⁵² from one power of two to the next
    // and evenly between: they are 2⁵² times its binary logarithm, give or take 0.09.
    const HALF: i64 = 1 << 51;
    let k = (a.hi.to_bits() as i64 - b.hi.to_bits() as i64 + HALF) >> 52;
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn positive() -> impl Strategy<Value = f64> {
        prop_oneof![1e-3..1.0, (-280.0..280.0_f64).prop_map(|exponent| 10.0_f64.powf(exponent))]
    }

    fn of_numbers(a: f64, b: f64) -> f64 {
        super::of_numbers(a.into(), b.into())
    }

    fn log(a: f64, b: f64) -> DoubleDouble {
        log_ratio(a.into(), b.into())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn deviance_scales(a in 1..1_u32 << 20, b in 1..1_u32 << 20, c in 1..1_u32 << 30) {
            // The products are exact.
            let (a, b, c) = (f64::from(a), f64::from(b), f64::from(c));
            let (scaled, whole) = (of_numbers(c * a, c * b), c * of_numbers(a, b));
            prop_assert!((scaled - whole).abs() <= 2.0 * f64::EPSILON * whole);
        }

        #[test]
        fn deviance_is_0_just_for_equals(a in positive(), b in positive()) {
            prop_assert_eq!(of_numbers(a, a).to_bits(), 0);
            prop_assert!(a == b || of_numbers(a, b) > 0.0);
            prop_assert!(of_numbers(a, a.next_up()) > 0.0);
            prop_assert_eq!((of_numbers(0.0, b), of_numbers(a, 0.0)), (b, f64::INFINITY));
        }

        #[test]
        fn logarithms_stand_for_their_numbers(log_a in -700.0..5.0, rise in prop_oneof![-3.0..3.0, -90.0..90.0]) {
            let deviance = of_logarithms(log_a, log_a + rise);
            // G(1, eˣ)·a, with x as it is once the logarithms are rounded.
            let rise: f64 = (log_a + rise) - log_a;
            let expected = log_a.exp() * of_numbers(1.0, rise.exp());
            // The number eˣ is rounded, which counts the more the nearer it is to 1.
            let rounding = 16.0 * f64::EPSILON * (1.0 + 1.0 / rise.abs()) * expected;
            // So is the other logarithm.
            let moved = f64::EPSILON * (log_a + rise).abs() * (log_a + rise).exp();
            prop_assert!((deviance - expected).abs() <= rounding + moved, "{deviance} {expected}");
        }

        #[test]
        fn series_and_logarithm_meet(a in 0.1..0.5, ratio in prop_oneof![0.69..0.71, 1.42..1.45]) {
            let masses = Masses::new(a, ratio * a);
            let by_logarithm = masses.rise + masses.a * log_ratio(masses.a, masses.b);
            let deviance = masses.deviance().nats();
            let difference = deviance - Information::from_scaled(by_logarithm).nats();
            prop_assert!(difference.abs() <= 2.0 * f64::EPSILON * deviance);
        }

        #[test]
        fn logarithms_add_up(a in positive(), b in positive(), c in positive()) {
            let rest = log(a, b) + log(b, c) - log(a, c);
            prop_assert!(rest.rounded().abs() <= 3.0 * 2.0_f64.powi(-59));
        }

        #[test]
        fn logarithms_are_those_of_the_library(a in positive()) {
            prop_assert!((log(a, 1.0).rounded() - a.ln()).abs() <= f64::EPSILON * a.ln().abs());
        }
    }

    #[test]
    fn logarithms_of_what_is_below_all_numbers_do_no_harm() {
        let nothing = f64::NEG_INFINITY;
        assert_eq!(of_logarithms(-1e5, -1e6), 0.0);
        assert_eq!(of_logarithms(-1e6, 0.0), 1.0);
        // a·log(a/b) counts, however small b is.
        assert_eq!(of_logarithms(0.0, -1e6), 1e6 - 1.0);
        assert_eq!((of_logarithms(nothing, 0.0), of_logarithms(nothing, nothing)), (1.0, 0.0));
        assert_eq!(of_logarithms(0.0, nothing), f64::INFINITY);
    }

    #[test]
    fn powers_of_two_have_whole_logarithms() {
        let (smallest, largest) = (SCALE * 5e-324, SCALE);
        assert_eq!(log(largest, smallest).rounded(), 1074.0 * std::f64::consts::LN_2);
        assert_eq!(log(smallest, largest).rounded(), -1074.0 * std::f64::consts::LN_2);
        assert_eq!(log(1.0, 1.0), DoubleDouble::ZERO);
    }

    #[test]
    fn the_series_is_that_of_atanh() {
        // (atanh r − r)/r³, with 40 digits.
        let known = [
            (0.0, 0.333_333_333_333_333_3),
            (0.01, 0.333_353_334_762_015_9),
            (0.1, 0.335_347_731_075_580_64),
            (0.2, 0.341_569_256_760_273_9),
        ];
        for (r, tail) in known {
            assert!((atanh_tail(r * r) - tail).abs() <= 0.5 * f64::EPSILON, "{r}");
        }
    }
}
