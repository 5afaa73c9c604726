//! The supporting line of the logarithm: what Jensen's inequality gives away, point by point.
//!
//! The tangent of log at the mean of some weighted points lies over the curve, and the points' mean
//! height on the tangent is the height of the curve at the mean. So the slack of Jensen's
//! inequality is the weighted sum of how far the points lie under the tangent: a sum of positive
//! numbers, with nothing to cancel, where subtracting the two sides would lose every digit.

use super::value::Value;

/// weight·(x − 1 − log x) ≥ 0, in nats: how far a point at x = 1 + rise/weight on weight·log lies
/// under the tangent at 1, `log` being log x.
///
/// Domain: weight ≥ 0, rise ≥ −weight.
///
/// Edge values: 0 at x = 1; +∞ at x = 0; without weight the tangent's own rise.
///
/// Accuracy: a few units in the last place. Near 1 it takes log x from its series
/// 2·(z + z³/3 + z⁵/5 + …), z = (x − 1)/(x + 1), whose first term cancels by algebra.
///
/// ```
/// use surprisal::proof::{supporting_line::gap, value::Value};
/// // At x = 2 the tangent is at 1 and the curve at log 2.
/// let two = gap(Value::ONE, Value::ONE, Value::LOG_2);
/// assert!((two.number - 0.306_852_819_440_054_7).abs() < 1e-15);
/// // At x = 1 + 10⁻¹⁰ the gap is half the square of 10⁻¹⁰, which 1 − log x could not show.
/// let near = gap(Value::ONE, Value::exact(1e-10), Value::exact(1e-10).ln_1p());
/// assert!((near.number - 5e-21).abs() < 1e-30);
/// ```
pub fn gap(weight: Value, rise: Value, log: Value) -> Value {
    if weight.number == 0.0 {
        return rise;
    }
    let z = rise / (weight + weight + rise);
    // Where numbers end, a rise may be known no better than the weight; its logarithm still is.
    if z.number.abs() < 1.0 / 3.0 && z.rounding < 1.0 {
        let square = z * z;
        let rest = weight * square * series(square);
        z * (rise - (rest + rest))
    } else {
        rise - weight * log
    }
}

/// 1/3 + y/5 + y²/7 + … for 0 ≤ y ≤ 1/9, where 17 terms reach the last place.
fn series(y: Value) -> Value {
    let coefficient = |n: u8| Value::rounded(1.0 / f64::from(2 * n + 3));
    (0..16).rev().fold(coefficient(16), |tail, n| coefficient(n) + y * tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64) -> Value {
        let rise = Value::exact(x) - Value::ONE;
        gap(Value::ONE, rise, Value::exact(x).ln())
    }

    #[test]
    fn both_ways_agree_where_they_meet() {
        for x in [0.5, 2.0] {
            let direct = x - 1.0 - f64::ln(x);
            for near in [f64::next_down(x), x, f64::next_up(x)] {
                let gap = at(near);
                assert!((gap.number - direct).abs() < 1e-15, "{near}");
                assert!(gap.rounding < 1e-14);
            }
        }
    }

    #[test]
    fn the_gap_is_never_negative_and_is_zero_only_at_one() {
        for exponent in -52..0 {
            let step = 2f64.powi(exponent);
            assert!(at(1.0 + step).number > 0.0 && at(1.0 - step).number > 0.0);
        }
        assert_eq!(at(1.0), Value::ZERO);
        assert_eq!(at(0.0).number, f64::INFINITY);
    }

    #[test]
    fn halving_the_rise_quarters_a_small_gap() {
        for exponent in -500..-30 {
            let step = 2f64.powi(exponent);
            let gap_at = |rise: f64| {
                let rise = Value::exact(rise);
                gap(Value::ONE, rise, rise.ln_1p()).number
            };
            let ratio = gap_at(step) / gap_at(step / 2.0);
            assert!((ratio - 4.0).abs() < 1e-8, "{exponent}: {ratio}");
        }
    }
}
