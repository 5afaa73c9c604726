//! What must be true of every proof at every state.

use surprisal::proof::check::{Claim, checked};
use surprisal::proof::value::Value;
use surprisal::proof::{Line, Proof, Relation};

/// What was seen over all states of a proof.
#[derive(Debug, Default)]
pub struct Seen {
    states: usize,
    /// The largest |sum of slacks − bounded| / bounded.
    worst_sum: f64,
    /// The largest bound on a rounding error, relative to values above 1 and absolute below.
    worst_rounding: f64,
}

/// How far apart two numbers may be at the very end of the range, in units of the smallest one.
const END_OF_RANGE: f64 = 8.0 * 5e-324;

impl Seen {
    /// Enters a proof of a true theorem.
    pub fn enter(&mut self, proof: &Proof, state: &dyn std::fmt::Debug) {
        self.states += 1;
        for line in &proof.lines {
            assert!(line.holds, "{} does not hold at {state:?}: {line:?}", line.key);
            assert!(!line.value.is_nan() && line.slack >= 0.0, "{state:?}: {line:?}");
            let inequality = matches!(line.relation, Relation::AtMost | Relation::AtLeast);
            assert!(inequality || line.slack == 0.0, "{state:?}: {line:?}");
            let rounding = line.rounding / line.value.abs().max(1.0);
            if line.value.is_finite() {
                self.worst_rounding = self.worst_rounding.max(rounding);
            }
        }
        assert!(proof.holds());
        let (total, bounded) = (proof.total_slack(), proof.bounded);
        assert!(!bounded.is_nan() && bounded >= 0.0, "{state:?}: bounded is {bounded}");
        if total != bounded {
            let apart = ((total - bounded).abs() - END_OF_RANGE).max(0.0) / bounded;
            assert!(apart <= 1e-12, "{state:?}: the slacks sum to {total:e}, not {bounded:e}");
            self.worst_sum = self.worst_sum.max(apart);
        }
    }

    /// At least 10,000 states, and a checker that sees errors of `resolution`.
    pub fn report(&self, title: &str, resolution: f64) {
        println!("{title}: {self:?}");
        assert!(self.states >= 10_000);
        assert!(self.worst_rounding <= resolution, "{title}: {self:?}");
    }
}

/// A line of a proof.
pub fn line<'a>(proof: &'a Proof, key: &str) -> &'a Line {
    proof.lines.iter().find(|line| line.key == key).unwrap()
}

/// Whether an equality condition is lit.
pub fn lit(proof: &Proof, key: &str) -> bool {
    proof.equalities.iter().find(|equality| equality.key == key).unwrap().met
}

/// Whether two numbers agree to `relative`, but for the end of the range.
pub fn close(one: f64, other: f64, relative: f64) -> bool {
    one == other || (one - other).abs() <= relative * one.abs().max(other.abs()) + END_OF_RANGE
}

/// The claims of a proof once more, with the value of one line changed.
fn with_changed(proof: &Proof, changed: usize, number: f64) -> Vec<Line> {
    let claim = |(index, line): (usize, &Line)| {
        // The shown value may be 0 for what rounding explains, which is at most as far again.
        let shown = Value { number: line.value, rounding: 2.0 * line.rounding };
        let value = if index == changed { Value { number, ..shown } } else { shown };
        let slack = Some(Value::exact(line.slack).loosened(1e-15 * line.slack));
        let inequality = matches!(line.relation, Relation::AtMost | Relation::AtLeast);
        let slack = slack.filter(|_| inequality);
        Claim { key: line.key, relation: line.relation, value, slack, focus: None, facts: &[] }
    };
    checked(proof.lines.iter().enumerate().map(claim))
}

/// Changes every line in turn by `by`, relative to values above 1 that it is compared with: each
/// change must be caught, at the line or at the next one of its chain. (Only a line with what is
/// infinitely far away on both sides may be anything.)
pub fn every_wrong_line_is_caught(proof: &Proof, by: f64, state: &dyn std::fmt::Debug) {
    let as_it_is = with_changed(proof, 0, proof.lines[0].value);
    assert!(as_it_is.iter().all(|line| line.holds), "{state:?}");
    let size = |index: usize| {
        let around = &proof.lines[index.saturating_sub(1)..proof.lines.len().min(index + 2)];
        let sizes = around.iter().map(|line| line.value.abs()).filter(|size| size.is_finite());
        sizes.fold(1.0, f64::max)
    };
    let free = |line: &Line| line.relation == Relation::Start || line.slack.is_infinite();
    for (index, line) in proof.lines.iter().enumerate() {
        if free(line) && proof.lines.get(index + 1).is_none_or(free) {
            continue;
        }
        let step = by * size(index);
        let wrong = if line.value.is_finite() {
            [line.value + step, line.value - step]
        } else {
            [0.0, -line.value]
        };
        for number in wrong {
            let lines = with_changed(proof, index, number);
            let caught = lines[index..].iter().take(2).any(|line| !line.holds);
            assert!(caught, "{state:?}: {} = {number} instead of {}", line.key, line.value);
        }
    }
}
