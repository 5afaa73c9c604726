//! The checker: evaluates every line of a proof and decides whether its relation holds.
//!
//! A line's value carries a bound on its rounding error, derived from its terms, so that the
//! checker never calls a true line false because of the last bits, and never calls a false one true
//! by a generous constant.

use super::{Focus, Line, Relation};

/// A computed number and a bound on how far rounding can have moved it, both absolute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// The number; may be ±∞.
    pub number: f64,
    /// The bound; 0 for numbers that are exact.
    pub rounding: f64,
}

impl Value {
    /// A number that is exact, or correctly rounded.
    pub fn exact(number: f64) -> Self {
        Value { number, rounding: half_ulp(number) }
    }

    /// A measure, computed to 4 units in the last place.
    pub fn measured(number: f64) -> Self {
        Value { number, rounding: 8.0 * half_ulp(number) }
    }

    /// The same, with the sign turned.
    pub fn negated(self) -> Self {
        Value { number: 0.0 - self.number, rounding: self.rounding }
    }

    /// Its logarithm: a relative error of the argument is an absolute one of the logarithm.
    pub fn log(self) -> Self {
        let number = self.number.ln();
        let relative = if self.number > 0.0 { self.rounding / self.number } else { 0.0 };
        Value { number, rounding: 2.0 * relative + 2.0 * half_ulp(number) }
    }

    /// The number as a line shows it: 0 when rounding alone keeps it from 0.
    fn reported(self) -> f64 {
        if self.number.abs() <= self.rounding { 0.0 } else { self.number }
    }

    /// Multiplied by an exact power of two.
    pub fn scaled(self, by: f64) -> Self {
        Value { number: self.number * by, rounding: self.rounding * by.abs() }
    }
}

impl std::ops::Add for Value {
    type Output = Value;

    fn add(self, other: Value) -> Value {
        let number = self.number + other.number;
        Value { number, rounding: self.rounding + other.rounding + half_ulp(number) }
    }
}

fn half_ulp(number: f64) -> f64 {
    // The smallest subnormal is the floor: below it a bound would be lost itself.
    if number.is_finite() { (number.abs() * (f64::EPSILON / 2.0)).max(5e-324) } else { 0.0 }
}

/// Σ of terms, with the rounding of the terms and of the additions.
///
/// Adding n terms one by one is off by at most (n − 1)·u·Σ|tᵢ| (Higham, *Accuracy and Stability of
/// Numerical Algorithms*, §4.2), u = 2⁻⁵³.
pub fn sum(terms: impl IntoIterator<Item = Value>) -> Value {
    let (mut number, mut rounding, mut sizes, mut count) = (0.0, 0.0, 0.0, 0.0_f64);
    for term in terms {
        number += term.number;
        rounding += term.rounding;
        sizes += term.number.abs();
        count += 1.0;
    }
    if !sizes.is_finite() {
        return Value { number, rounding: 0.0 };
    }
    Value { number, rounding: rounding + (count - 1.0).max(0.0) * half_ulp(sizes) }
}

/// weight · log(argument), both rounded once before: 0 at weight 0, whatever the argument.
///
/// The argument's relative error u moves the logarithm by u, the library's logarithm is good to a
/// unit in the last place, and weight and product round once each.
pub fn weighted_log(weight: f64, argument: f64) -> Value {
    if weight == 0.0 {
        return Value { number: 0.0, rounding: 0.0 };
    }
    let number = weight * argument.ln();
    if !number.is_finite() {
        return Value { number, rounding: 0.0 };
    }
    Value { number, rounding: 5.0 * half_ulp(number) + 2.0 * half_ulp(weight) }
}

/// weight · log(over/under), for masses whose ratio may leave the range of `f64`.
///
/// Edge values: 0 at weight 0; −∞ at over = 0.
pub fn weighted_log_ratio(weight: f64, over: f64, under: f64) -> Value {
    let ratio = over / under;
    if ratio.is_normal() || over == 0.0 || weight == 0.0 {
        return weighted_log(weight, ratio);
    }
    // The ratio over- or underflows although its logarithm is an ordinary number.
    weighted_log(weight, over) + weighted_log(weight, under).negated()
}

/// weight · (over/under), exact where the ratio over- or underflows and weight is `under`.
pub fn weighted_ratio(weight: f64, over: f64, under: f64) -> Value {
    let ratio = over / under;
    let number =
        if ratio.is_normal() || over == 0.0 { weight * ratio } else { weight / under * over };
    Value { number, rounding: 4.0 * half_ulp(number) }
}

/// A line before it is checked.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The line's name within its proof.
    pub key: &'static str,
    /// How it claims to relate to the line before.
    pub relation: Relation,
    /// Its value, from its own formula.
    pub value: Value,
    /// What the inequality gives away, when it can be said more exactly than by subtracting.
    pub slack: Option<f64>,
    /// What it talks about in the picture.
    pub focus: Option<Focus>,
}

impl Claim {
    /// The first line of a chain.
    pub fn start(key: &'static str, value: Value) -> Self {
        Claim { key, relation: Relation::Start, value, slack: None, focus: None }
    }

    /// A line equal to the one before.
    pub fn equal(key: &'static str, value: Value) -> Self {
        Claim { relation: Relation::Equal, ..Claim::start(key, value) }
    }

    /// A line that the one before is at most.
    pub fn at_most(key: &'static str, value: Value, slack: f64) -> Self {
        Claim { relation: Relation::AtMost, slack: Some(slack), ..Claim::start(key, value) }
    }

    /// The same line, about a piece of the picture.
    pub fn about(self, focus: Focus) -> Self {
        Claim { focus: Some(focus), ..self }
    }
}

/// Checks every claim against the one before it.
///
/// An equality holds when the two values agree within their rounding; an inequality when the first
/// does not pass the second by more, and its slack, where stated, is not negative and agrees with
/// the difference of the values within their rounding. ∞ equals itself and bounds everything.
pub fn checked(claims: impl IntoIterator<Item = Claim>) -> Vec<Line> {
    let mut before: Option<Value> = None;
    let check = |claim: Claim| {
        let (holds, slack) = match before {
            Some(before) => verdict(before, &claim),
            None => (claim.relation == Relation::Start, 0.0),
        };
        before = Some(claim.value);
        Line {
            key: claim.key,
            relation: claim.relation,
            value: claim.value.reported(),
            slack,
            holds: holds && !claim.value.number.is_nan(),
            focus: claim.focus,
        }
    };
    claims.into_iter().map(check).collect()
}

fn verdict(before: Value, claim: &Claim) -> (bool, f64) {
    let after = claim.value;
    let rounding = before.rounding + after.rounding;
    // ∞ − ∞ is no number, but equal infinities are equal.
    let rise = if before.number == after.number { 0.0 } else { after.number - before.number };
    match claim.relation {
        Relation::Start => (true, 0.0),
        Relation::Equal => (rise.abs() <= rounding, 0.0),
        Relation::AtMost => inequality(rise, rounding, claim.slack),
        Relation::AtLeast => inequality(0.0 - rise, rounding, claim.slack),
    }
}

fn inequality(gain: f64, rounding: f64, stated: Option<f64>) -> (bool, f64) {
    match stated {
        None => (gain >= -rounding, gain),
        Some(slack) => {
            // A stated slack is good to a few units in its own last place.
            let allowed = rounding + 16.0 * half_ulp(slack);
            let agrees = gain == slack || (gain - slack).abs() <= allowed;
            (gain >= -rounding && slack >= 0.0 && agrees, slack)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_false_line_is_found_however_small_its_error() {
        let off = |by: f64| {
            let claims =
                [Claim::start("a", Value::exact(0.5)), Claim::equal("b", Value::exact(0.5 + by))];
            checked(claims).iter().all(|line| line.holds)
        };
        assert!(off(0.0));
        assert!(!off(1e-15));
    }

    #[test]
    fn a_slack_must_be_the_difference() {
        let with = |slack: f64| {
            let claims = [
                Claim::start("a", Value::exact(0.25)),
                Claim::at_most("b", Value::exact(0.75), slack),
            ];
            checked(claims).iter().all(|line| line.holds)
        };
        assert!(with(0.5));
        assert!(!with(0.5 + 1e-14));
        assert!(!with(-0.5));
    }

    #[test]
    fn infinities_are_ordered() {
        let (minus, plus) = (f64::NEG_INFINITY, f64::INFINITY);
        let chain = [
            Claim::start("a", Value::exact(minus)),
            Claim::equal("b", Value::exact(minus)),
            Claim::at_most("c", Value::exact(minus), 0.0),
            Claim::at_most("d", Value::exact(0.0), plus),
            Claim::at_most("e", Value::exact(plus), plus),
        ];
        assert!(checked(chain).iter().all(|line| line.holds));
        let wrong =
            [Claim::start("a", Value::exact(plus)), Claim::at_most("b", Value::exact(0.0), 0.0)];
        assert!(!checked(wrong)[1].holds);
    }

    #[test]
    fn a_ratio_out_of_range_keeps_its_logarithm() {
        let term = weighted_log_ratio(5e-324, 1.0, 5e-324);
        assert!(term.number.is_finite() && term.number > 0.0);
        assert_eq!(weighted_ratio(5e-324, 1.0, 5e-324).number, 1.0);
        assert_eq!(weighted_log_ratio(0.5, 0.0, 0.5).number, f64::NEG_INFINITY);
    }
}
