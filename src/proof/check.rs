//! The checker: evaluates every line of a proof and decides whether its relation holds.
//!
//! A line's value carries a bound on its rounding error, derived with it, so that the checker never
//! calls a true line false because of the last bits, and never calls a false one true by a generous
//! constant.

use super::value::Value;
use super::{Fact, Focus, Line, Relation};

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
    pub slack: Option<Value>,
    /// What it talks about in the picture.
    pub focus: Option<Focus>,
    /// The facts it rests on, the deciding one first; a start rests on none.
    pub facts: &'static [Fact],
}

impl Claim {
    fn new(key: &'static str, relation: Relation, value: Value) -> Self {
        Claim { key, relation, value, slack: None, focus: None, facts: &[] }
    }

    /// The first line of a chain.
    pub fn start(key: &'static str, value: Value) -> Self {
        Claim::new(key, Relation::Start, value)
    }

    /// A line that the one before is equal to.
    pub fn equal(key: &'static str, value: Value) -> Self {
        Claim::new(key, Relation::Equal, value)
    }

    /// A line that the one before is at most.
    pub fn at_most(key: &'static str, value: Value) -> Self {
        Claim::new(key, Relation::AtMost, value)
    }

    /// A line that the one before is at least.
    pub fn at_least(key: &'static str, value: Value) -> Self {
        Claim::new(key, Relation::AtLeast, value)
    }

    /// The same inequality, which gives away this much by a formula of its own.
    pub fn giving_away(self, slack: Value) -> Self {
        Claim { slack: Some(slack), ..self }
    }

    /// The same line, by these facts: the deciding one, then all that also play a part or would do,
    /// so that none of them is ever called a wrong answer.
    pub fn by(self, facts: &'static [Fact]) -> Self {
        Claim { facts, ..self }
    }

    /// The same line, about a piece of the picture.
    pub fn about(self, focus: Focus) -> Self {
        Claim { focus: Some(focus), ..self }
    }
}

/// Checks every claim against the one before it.
///
/// An equality holds when the two values agree within their rounding. An inequality holds when the
/// wrong one is not larger by more; its slack, where stated, must not be negative and must be the
/// difference of the two values within the rounding of all three. ∞ equals itself and bounds
/// everything. What is no number, and a value of which rounding left nothing, holds in no line.
pub fn checked(claims: impl IntoIterator<Item = Claim>) -> Vec<Line> {
    let mut before: Option<Value> = None;
    let check = |claim: Claim| {
        let (holds, slack) = match before {
            _ if claim.relation == Relation::Start => (true, 0.0),
            Some(before) => verdict(before, &claim),
            None => (false, 0.0),
        };
        before = Some(claim.value);
        let known = !claim.value.number.is_nan() && claim.value.rounding.is_finite();
        Line {
            key: claim.key,
            relation: claim.relation,
            value: claim.value.shown(),
            rounding: claim.value.rounding,
            slack,
            holds: holds && known,
            focus: claim.focus,
            facts: claim.facts,
        }
    };
    claims.into_iter().map(check).collect()
}

/// Whether the claim's relation holds, and what it gives away: negative when it is false.
fn verdict(before: Value, claim: &Claim) -> (bool, f64) {
    let after = claim.value;
    let rounding = before.rounding + after.rounding;
    let rise = rise(before.number, after.number);
    let holds = allows(claim.relation, rise, rounding);
    match claim.relation {
        Relation::Start | Relation::Equal => (holds, 0.0),
        Relation::AtMost => inequality(holds, rise, rounding, claim.slack),
        Relation::AtLeast => inequality(holds, 0.0 - rise, rounding, claim.slack),
    }
}

/// How far one number is above another. ∞ − ∞ is no number, but equal infinities are equal.
pub(super) fn rise(before: f64, after: f64) -> f64 {
    if before == after { 0.0 } else { after - before }
}

/// Whether a relation holds between two numbers that are so far apart, each known up to its rounding.
pub(super) fn allows(relation: Relation, rise: f64, rounding: f64) -> bool {
    match relation {
        Relation::Start | Relation::Equal => rise.abs() <= rounding,
        Relation::AtMost => rise >= -rounding,
        Relation::AtLeast => rise <= rounding,
    }
}

fn inequality(holds: bool, gain: f64, rounding: f64, stated: Option<Value>) -> (bool, f64) {
    match stated {
        None if gain.abs() <= rounding => (holds, 0.0),
        None => (holds, gain),
        Some(slack) => {
            let apart = if gain == slack.number { 0.0 } else { (gain - slack.number).abs() };
            let agrees = apart <= rounding + slack.rounding && slack.rounding.is_finite();
            (holds && slack.number >= 0.0 && agrees, slack.number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_hold(claims: impl IntoIterator<Item = Claim>) -> bool {
        checked(claims).iter().all(|line| line.holds)
    }

    #[test]
    fn a_false_equality_is_found_however_small_its_error() {
        let off = |by: f64| {
            let (a, b) = (Value::rounded(0.5), Value::rounded(0.5 + by));
            all_hold([Claim::start("a", a), Claim::equal("b", b)])
        };
        assert!(off(0.0) && off(1e-16));
        assert!(!off(3e-16) && !off(-3e-16));
    }

    #[test]
    fn a_false_inequality_is_found_and_its_slack_is_negative() {
        let (low, high) = (Value::rounded(0.25), Value::rounded(0.25 + 1e-15));
        assert!(all_hold([Claim::start("a", low), Claim::at_most("b", high)]));
        assert!(all_hold([Claim::start("a", high), Claim::at_least("b", low)]));
        for wrong in [
            [Claim::start("a", high), Claim::at_most("b", low)],
            [Claim::start("a", low), Claim::at_least("b", high)],
        ] {
            let lines = checked(wrong);
            assert!(!lines[1].holds && lines[1].slack < 0.0);
        }
        // What rounding explains is neither an error nor a slack.
        let close = Value::rounded(0.25 - 2e-17);
        let lines = checked([Claim::start("a", low), Claim::at_most("b", close)]);
        assert!(lines[1].holds && lines[1].slack == 0.0);
    }

    #[test]
    fn a_slack_must_be_the_difference() {
        let with = |slack: f64| {
            let last = Claim::at_most("b", Value::exact(0.75));
            all_hold([
                Claim::start("a", Value::exact(0.25)),
                last.giving_away(Value::rounded(slack)),
            ])
        };
        assert!(with(0.5));
        assert!(!with(0.5 + 1e-15) && !with(0.5 - 1e-15) && !with(-0.5) && !with(f64::NAN));
    }

    #[test]
    fn infinities_are_ordered() {
        let (minus, plus) = (Value::exact(f64::NEG_INFINITY), Value::exact(f64::INFINITY));
        assert!(all_hold([
            Claim::start("a", minus),
            Claim::equal("b", minus),
            Claim::at_most("c", minus).giving_away(Value::ZERO),
            Claim::at_most("d", Value::ZERO).giving_away(plus),
            Claim::at_most("e", plus).giving_away(plus),
        ]));
        for wrong in [
            [Claim::start("a", plus), Claim::at_most("b", Value::ZERO)],
            [Claim::start("a", plus), Claim::equal("b", Value::ZERO)],
            [Claim::start("a", plus), Claim::equal("b", minus)],
            [Claim::start("a", Value::ZERO), Claim::at_most("b", plus).giving_away(Value::ONE)],
        ] {
            assert!(!checked(wrong)[1].holds, "{wrong:?}");
        }
    }

    #[test]
    fn nothing_holds_of_what_is_unknown() {
        let nan = Value::exact(f64::NAN);
        let vague = Value::ONE.loosened(f64::INFINITY);
        for value in [nan, vague] {
            assert!(!checked([Claim::start("a", value)])[0].holds);
            let lines = checked([Claim::start("a", Value::ONE), Claim::equal("b", value)]);
            assert!(!lines[1].holds);
            let claim = Claim::at_most("b", Value::ONE).giving_away(value);
            assert!(!checked([Claim::start("a", Value::ONE), claim])[1].holds);
        }
    }

    #[test]
    fn a_chain_begins_with_a_start() {
        assert!(!checked([Claim::equal("a", Value::ZERO)])[0].holds);
    }
}
