//! Numbers that know how far rounding can have moved them.
//!
//! Running error analysis (Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., §3.3):
//! every operation hands on the bounds of its operands and adds its own rounding, so that a formula
//! written with values comes with a bound that was derived for it and not chosen.

use std::iter::Sum;
use std::ops::{Add, Div, Mul, Neg, Sub};

/// A computed number and a bound on how far rounding can have moved it, both absolute.
///
/// ```
/// use surprisal::proof::value::Value;
/// let tenth = Value::rounded(0.1);
/// let three = tenth + tenth + tenth;
/// // 0.1 + 0.1 + 0.1 is not 0.3 in binary, but it is within what rounding explains.
/// assert!(three.number != 0.3 && (three.number - 0.3).abs() <= three.rounding);
/// assert!(three.rounding < 1e-16);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The number; may be ±∞.
    pub number: f64,
    /// The bound; 0 for numbers that are exact, ±∞ among them.
    pub rounding: f64,
}

/// Half the spacing of the numbers from 1 to 2: the relative error of one rounding.
const UNIT: f64 = f64::EPSILON / 2.0;

impl Value {
    /// 0, exactly.
    pub const ZERO: Value = Value { number: 0.0, rounding: 0.0 };
    /// ½, exactly.
    pub const HALF: Value = Value { number: 0.5, rounding: 0.0 };
    /// 1, exactly.
    pub const ONE: Value = Value { number: 1.0, rounding: 0.0 };
    /// log 2, in nats, correctly rounded.
    pub const LOG_2: Value =
        Value { number: std::f64::consts::LN_2, rounding: std::f64::consts::LN_2 * UNIT };

    fn new(number: f64, rounding: f64) -> Self {
        // An infinite number is the limit that the measures define it as, not an overflow.
        Value { number, rounding: if number.is_finite() { rounding } else { 0.0 } }
    }

    /// A number that is what it says.
    pub fn exact(number: f64) -> Self {
        Value { number, rounding: 0.0 }
    }

    /// A number that was rounded once.
    pub fn rounded(number: f64) -> Self {
        Value::new(number, rounding_of(number))
    }

    /// A measure, computed to 4 units in the last place.
    pub fn measured(number: f64) -> Self {
        // A unit in the last place is at most twice the relative error of one rounding.
        Value::new(number, 8.0 * rounding_of(number))
    }

    /// The same number, known less well: `by` more.
    pub fn loosened(self, by: f64) -> Self {
        Value::new(self.number, self.rounding + by)
    }

    /// The natural logarithm; −∞ at 0.
    ///
    /// A relative error ρ of the argument moves it by at most −log(1 − ρ); the libraries compute it
    /// to a unit in the last place.
    pub fn ln(self) -> Self {
        let relative = if self.rounding == 0.0 { 0.0 } else { self.rounding / self.number };
        let number = self.number.ln();
        Value::new(number, moved_log(relative) + 2.0 * UNIT * number.abs())
    }

    /// log(1 + x) for x ≥ −1, accurate however small x is; −∞ at −1.
    pub fn ln_1p(self) -> Self {
        let relative = if self.rounding == 0.0 { 0.0 } else { self.rounding / (1.0 + self.number) };
        let number = self.number.ln_1p();
        Value::new(number, moved_log(relative) + 2.0 * UNIT * number.abs())
    }

    /// eˣ; 0 where it is below all numbers.
    ///
    /// An error ρ of x moves it by at most eˣ·(e^ρ − 1); the libraries compute it to a unit in the last place.
    pub fn exp(self) -> Self {
        let number = self.number.exp();
        let moved = number * self.rounding.exp_m1();
        // What vanishes was rounded too.
        Value::new(number, moved + (2.0 * rounding_of(number)).max(5e-324))
    }

    /// eˣ − 1, accurate however small x is.
    pub fn exp_m1(self) -> Self {
        let number = self.number.exp_m1();
        let moved = (number + 1.0) * self.rounding.exp_m1();
        Value::new(number, moved * (1.0 + f64::EPSILON) + 2.0 * rounding_of(number))
    }

    /// √x for x ≥ 0; what rounding alone keeps below 0 counts as 0.
    ///
    /// An error ρ of the argument moves it by √x − √(x − ρ) ≤ ρ/√x at most, and by no more than √ρ.
    pub fn sqrt(self) -> Self {
        let below = self.number < 0.0 && -self.number <= self.rounding;
        let number = if below { 0.0 } else { self.number.sqrt() };
        let handed_on = if self.rounding <= self.number && self.rounding > 0.0 {
            self.rounding / number
        } else {
            self.rounding.sqrt()
        };
        Value::new(number, handed_on + rounding_of(number))
    }

    /// The number as a line shows it: 0 when rounding alone keeps it from 0.
    pub fn shown(self) -> f64 {
        if self.number.abs() <= self.rounding { 0.0 } else { self.number }
    }

    fn is_zero(self) -> bool {
        self.number == 0.0 && self.rounding == 0.0
    }
}

/// How far a relative error of its argument moves a logarithm; ∞ when nothing of it is known.
fn moved_log(relative: f64) -> f64 {
    if relative < 1.0 { -(-relative).ln_1p() } else { f64::INFINITY }
}

/// What rounding to `number` can have cost; below the normal range, the spacing there.
fn rounding_of(number: f64) -> f64 {
    (number.abs() * UNIT).max(if number == 0.0 { 0.0 } else { 5e-324 })
}

impl Neg for Value {
    type Output = Value;

    fn neg(self) -> Value {
        // Subtracting from 0 makes no −0.
        Value { number: 0.0 - self.number, rounding: self.rounding }
    }
}

impl Add for Value {
    type Output = Value;

    fn add(self, other: Value) -> Value {
        let number = self.number + other.number;
        // A sum that leaves the normal range is exact, so it needs no floor.
        Value::new(number, self.rounding + other.rounding + UNIT * number.abs())
    }
}

impl Sub for Value {
    type Output = Value;

    fn sub(self, other: Value) -> Value {
        self + -other
    }
}

impl Mul for Value {
    type Output = Value;

    /// The product; an exact 0 stays 0 whatever it meets, since 0·log 0 = 0 by its limit.
    fn mul(self, other: Value) -> Value {
        if self.is_zero() || other.is_zero() {
            return Value::ZERO;
        }
        let number = self.number * other.number;
        let handed_on = self.number.abs() * other.rounding
            + other.number.abs() * self.rounding
            + self.rounding * other.rounding;
        // A product that vanishes was rounded too.
        Value::new(number, handed_on + rounding_of(number).max(5e-324))
    }
}

impl Div for Value {
    type Output = Value;

    /// The quotient; nothing is known of it when the divisor may be 0.
    fn div(self, other: Value) -> Value {
        if self.is_zero() {
            return Value::ZERO;
        }
        let number = self.number / other.number;
        let nearest = other.number.abs() - other.rounding;
        let handed_on = if nearest > 0.0 {
            (self.rounding + number.abs() * other.rounding) / nearest
        } else {
            f64::INFINITY
        };
        Value::new(number, handed_on + rounding_of(number).max(5e-324))
    }
}

impl Sum for Value {
    fn sum<I: Iterator<Item = Value>>(values: I) -> Value {
        values.reduce(Add::add).unwrap_or(Value::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// a·b and its exact residue, by Dekker's product.
    fn product(a: f64, b: f64) -> (f64, f64) {
        let split = |x: f64| {
            let c = 134_217_729.0 * x;
            let high = c - (c - x);
            (high, x - high)
        };
        let ((ah, al), (bh, bl)) = (split(a), split(b));
        let high = a * b;
        (high, ((ah * bh - high) + ah * bl + al * bh) + al * bl)
    }

    #[test]
    fn the_bound_of_a_product_holds() {
        let mut x = 0.1_f64;
        for _ in 0..10_000 {
            x = (x * 997.0 + 0.618).fract();
            let (number, residue) = product(x, 1.0 - x);
            let value = Value::exact(x) * Value::exact(1.0 - x);
            assert_eq!(value.number, number);
            assert!(residue.abs() <= value.rounding, "{x}");
        }
    }

    #[test]
    fn the_bounds_of_exponentials_hold() {
        let mut x = 0.1_f64;
        for _ in 0..10_000 {
            x = (x * 997.0 + 0.618).fract();
            // The argument is off by as much as is said, up and down; few digits, so that it is exactly.
            let (exponent, off) = (f64::from((20.0 * x - 10.0) as f32), 2f64.powi(-30));
            let vague = Value::exact(exponent).loosened(off);
            for moved in [exponent - off, exponent + off] {
                let (exp, exp_m1) = (vague.exp(), vague.exp_m1());
                // What it is compared with is rounded too.
                let within = |value: Value, expected: f64| {
                    let apart = (expected - value.number).abs();
                    apart <= value.rounding + f64::EPSILON * expected.abs()
                };
                assert!(within(exp, moved.exp()), "{exponent}");
                assert!(within(exp_m1, moved.exp_m1()), "{exponent}");
                // They are not much larger than they must be.
                let just = 1.01 * off * exp.number;
                assert!(exp.rounding <= just && exp_m1.rounding <= just + 1e-15, "{exponent}");
            }
        }
        assert_eq!(Value::ZERO.exp_m1(), Value::ZERO);
        assert!(Value::exact(-800.0).exp().rounding > 0.0);
    }

    #[test]
    fn the_bounds_of_powers_and_roots_hold() {
        for n in -300..300 {
            let x = f64::from(n) / 7.0;
            let off = Value::exact(x * (1.0 + 1e-9)).loosened(1.01e-9 * x.abs());
            let (near, power) = (off.exp(), x.exp());
            let apart = (near.number - power).abs();
            assert!(apart <= near.rounding && near.rounding <= 1.1e-9 * (1.0 + x.abs()) * power);
            if x >= 0.0 {
                let (near, root) = (off.sqrt(), x.sqrt());
                assert!(
                    (near.number - root).abs() <= near.rounding && near.rounding <= 1e-8 * root
                );
            }
        }
        // Of a number that may be 0 the root may be, too.
        let vague = Value::exact(1e-20).loosened(4e-20).sqrt();
        assert!(vague.number - vague.rounding <= 0.0 && vague.number + vague.rounding >= 2.2e-10);
        let below = Value::exact(-1e-20).loosened(2e-20).sqrt();
        assert!(below.number == 0.0 && below.rounding >= 1e-10);
        assert!(Value::exact(-1e-20).loosened(1e-21).sqrt().number.is_nan());
        assert_eq!(Value::ZERO.sqrt(), Value::ZERO);
        assert_eq!(Value::exact(4.0).sqrt().number, 2.0);
    }

    #[test]
    fn zero_meets_infinity() {
        let nothing = Value::exact(0.0).ln();
        assert_eq!(nothing, Value::exact(f64::NEG_INFINITY));
        assert_eq!(Value::ZERO * nothing, Value::ZERO);
        assert_eq!((Value::HALF * nothing).number, f64::NEG_INFINITY);
        assert_eq!(Value::exact(-1.0).ln_1p().number, f64::NEG_INFINITY);
    }

    #[test]
    fn a_quotient_by_what_may_be_zero_is_unknown() {
        let vague = Value::exact(1e-300).loosened(1e-300);
        assert_eq!((Value::ONE / vague).rounding, f64::INFINITY);
    }

    #[test]
    fn rounding_alone_is_shown_as_zero() {
        let sum = Value::rounded(0.1) + Value::rounded(0.2) - Value::rounded(0.3);
        assert!(sum.number > 0.0);
        assert_eq!(sum.shown(), 0.0);
        assert_eq!(Value::exact(1e-300).shown(), 1e-300);
    }
}
