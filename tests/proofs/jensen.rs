//! Jensen's inequality itself, for every function and weighted points of every size.

use super::soundness::{Seen, close, every_wrong_line_is_caught, line, lit};
use super::states::{Points, weighted_points};
use surprisal::measures::jensen::{Curvature, Function, Point};
use surprisal::proof::check::{Claim, checked};
use surprisal::proof::value::Value;
use surprisal::proof::{Dimension, Line, Proof, Relation, jensen_inequality};

/// The resolution of the checker, relative to the largest term: of eˣ, 1/x and x² the terms of a line
/// are large next to what is left of them at the mean.
const RESOLUTION: f64 = 2e-14;

/// What a line adds up, whose rounding it cannot fall below.
fn largest_term(state: &Points, proof: &Proof) -> f64 {
    let mass = state.function.centre_of_mass(&state.points).unwrap();
    let heaviest = state.points.iter().map(|point| point.weight).fold(0.0, f64::max);
    let slope = state.function.derivative(mass.x).filter(|slope| slope.is_finite()).unwrap_or(0.0);
    let size = |point: &Point| {
        let run = slope * (point.x.abs() + mass.x.abs());
        point.weight / heaviest * state.function.value(point.x).abs().max(run.abs())
    };
    let weighted = state.points.iter().filter(|point| point.weight > 0.0);
    let sizes = weighted.map(size).filter(|size| size.is_finite());
    let own = proof.lines.iter().map(|line| line.value.abs()).filter(|size| size.is_finite());
    sizes.chain(own).fold(1.0, f64::max)
}

#[test]
fn jensens_inequality_holds_for_every_function() {
    let (mut everyday, mut any) = (Seen::default(), Seen::default());
    let (mut refused, mut infinite, mut coinciding, mut worst) = (0, 0, 0, 0.0_f64);
    for state in weighted_points() {
        let Points { function, ref points, .. } = state;
        let shown = (function, points);
        let Some(proof) = jensen_inequality::of(function, points) else {
            assert!(!state.everyday, "{shown:?}");
            refused += 1;
            continue;
        };
        any.enter(&proof, &shown);
        assert_eq!(proof.dimension, Dimension::Number);
        for line in &proof.lines {
            worst = worst.max(line.rounding / largest_term(&state, &proof));
        }
        if state.everyday {
            everyday.enter(&proof, &shown);
        }
        let first = state.weighted().next().unwrap();
        let coincide = state.weighted().all(|x| x == first);
        assert_eq!(lit(&proof, "coincide"), coincide, "{shown:?}");
        let slack = line(&proof, "supporting-line").slack;
        assert!(!coincide || slack == 0.0, "{shown:?}");
        // The square of a distance may be below all numbers.
        let spread = state.weighted().map(|x| (x - first).abs()).fold(0.0, f64::max);
        let light = points.iter().filter(|p| p.weight > 0.0).any(|p| p.weight < 1e-20);
        if !coincide && spread > 1e-100 && !light && state.everyday {
            assert!(slack > 0.0, "{shown:?}");
        }
        let relation = match function.curvature() {
            Curvature::Convex => Relation::AtLeast,
            Curvature::Concave => Relation::AtMost,
        };
        assert_eq!(line(&proof, "supporting-line").relation, relation);
        infinite += usize::from(slack.is_infinite());
        coinciding += usize::from(coincide);
    }
    println!("refused {refused}, infinite {infinite}, coinciding {coinciding}, worst {worst:e}");
    assert!(infinite > 1_000 && coinciding > 1_000 && refused < 3_000);
    assert!(worst < RESOLUTION);
    everyday.report("Jensen, everyday points", 4e-13);
    any.report("Jensen, any points", f64::INFINITY);
}

#[test]
fn a_wrong_line_is_caught_wherever_it_stands() {
    for state in weighted_points().filter(|state| state.everyday).step_by(3) {
        let proof = jensen_inequality::of(state.function, &state.points).unwrap();
        let by = 4.0 * RESOLUTION * largest_term(&state, &proof);
        every_wrong_line_is_caught(&proof, by, &(state.function, &state.points));
    }
}

#[test]
fn states_that_can_be_checked_by_hand() {
    let at = |function: Function, points: &[(f64, f64)]| {
        let points: Vec<Point> = points.iter().map(|&(x, weight)| Point { x, weight }).collect();
        jensen_inequality::of(function, &points)
    };
    let values = |proof: &Proof| proof.lines.iter().map(|line| line.value).collect::<Vec<_>>();
    // √0 and √4 have the mean 1, the root of the mean is √2; weights count by their ratio only.
    let proof = at(Function::Root, &[(0.0, 3.0), (4.0, 3.0)]).unwrap();
    assert_eq!(values(&proof)[0], 1.0);
    assert!(values(&proof)[1..].iter().all(|&value| close(value, 2f64.sqrt(), 1e-15)));
    assert!(close(line(&proof, "supporting-line").slack, 2f64.sqrt() - 1.0, 1e-15));
    // e⁰ and e² at ¾ : ¼, mean ½.
    let proof = at(Function::Exponential, &[(0.0, 0.75), (2.0, 0.25)]).unwrap();
    assert!(close(values(&proof)[0], 0.75 + 0.25 * 2f64.exp(), 1e-15));
    assert!(close(values(&proof)[4], 0.5f64.exp(), 1e-15));

    // Edges where the function runs away: the mean of f is infinite, all else finite.
    let (minus, plus) = (f64::NEG_INFINITY, f64::INFINITY);
    for (function, infinite, at_mean) in [
        (Function::Log, minus, 0.0),
        (Function::NegativeLog, plus, 0.0),
        (Function::Reciprocal, plus, 1.0),
    ] {
        for zero in [0.0, -0.0] {
            let proof = at(function, &[(zero, 0.5), (2.0, 0.5)]).unwrap();
            assert!(proof.holds());
            assert_eq!(values(&proof), [infinite, at_mean, at_mean, at_mean, at_mean]);
            assert_eq!(proof.lines[1].slack, plus);
            // All points at the edge: the same infinity all the way, and nothing is given away.
            let proof = at(function, &[(zero, 0.5), (0.0, 0.5)]).unwrap();
            assert!(proof.holds() && lit(&proof, "coincide"));
            assert_eq!((values(&proof), proof.total_slack()), (vec![infinite; 5], 0.0));
        }
    }
    // Edges where the curve stands upright: its infinite slope is multiplied by 0.
    for function in [Function::Root, Function::XLogX] {
        let proof = at(function, &[(0.0, 0.5), (0.0, 0.25)]).unwrap();
        assert!(proof.holds() && lit(&proof, "coincide"));
        assert_eq!(values(&proof), [0.0; 5]);
    }
    // What has no proof.
    assert_eq!(at(Function::Log, &[(1.0, 0.0), (2.0, 0.0)]), None);
    assert_eq!(at(Function::Log, &[(-1.0, 0.5), (2.0, 0.5)]), None);
    assert_eq!(at(Function::Square, &[(f64::INFINITY, 0.5), (2.0, 0.5)]), None);
    assert_eq!(at(Function::Exponential, &[(1000.0, 0.5), (800.0, 0.5)]), None);
    assert_eq!(at(Function::Square, &[(f64::NAN, 0.5), (2.0, 0.5)]), None);
    assert!(at(Function::Log, &[(-1.0, 0.0), (2.0, 0.5)]).is_some());
}

/// “The line touches the curve in the middle of the points, and there they balance”: as if the weights
/// did not count. Right for equal weights, and for points that are one.
fn balanced_in_the_middle(points: &[(f64, f64)]) -> Vec<Line> {
    let points: Vec<(Value, Value)> =
        points.iter().map(|&(x, w)| (Value::exact(x), Value::exact(w))).collect();
    let count = Value::exact(points.len() as f64);
    let middle = points.iter().map(|&(x, _)| x).sum::<Value>() / count;
    let mean =
        |term: &dyn Fn(Value) -> Value| points.iter().map(|&(x, w)| w * term(x)).sum::<Value>();
    checked([
        Claim::start("mean-of-f", mean(&|x| x * x)),
        Claim::at_least(
            "supporting-line",
            mean(&|x| middle * middle + (middle + middle) * (x - middle)),
        ),
        Claim::equal("split", middle * middle + (middle + middle) * mean(&|x| x - middle)),
        Claim::equal("balance", middle * middle + (middle + middle) * Value::ZERO),
    ])
}

fn broken(lines: &[Line]) -> Vec<&'static str> {
    lines.iter().filter(|line| !line.holds).map(|line| line.key).collect()
}

#[test]
fn a_line_that_touches_beside_the_mean_is_caught() {
    // 1² and 3² at ¾ : ¼. The line at 2 is below, but the mean of the points is 1.5, not 2.
    let lines = balanced_in_the_middle(&[(1.0, 0.75), (3.0, 0.25)]);
    assert_eq!((lines[0].value, lines[1].value, lines[2].value), (3.0, 2.0, 2.0));
    assert_eq!(broken(&lines), ["balance"]);
    let (mut caught, mut true_states) = (0, 0);
    for n in 1..200_u32 {
        for m in 0..=200_u32 {
            let (x, w) = (f64::from(n) / 16.0, f64::from(m) / 256.0);
            let broken = broken(&balanced_in_the_middle(&[(1.0, 1.0 - w), (x, w)]));
            let right = m == 128 || n == 16;
            assert_eq!(broken.is_empty(), right, "{x} {w}");
            assert!(right || broken == ["balance"], "{x} {w}: {broken:?}");
            caught += usize::from(!right);
            true_states += usize::from(right);
        }
    }
    println!("balanced in the middle: caught {caught} times, true {true_states} times");
}

#[test]
fn the_mean_of_a_concave_function_is_not_above_the_function_of_the_mean() {
    // “Jensen says that the mean of f is at least f of the mean”, whichever way f bends.
    let mut caught = 0;
    for state in weighted_points().filter(|state| state.everyday) {
        let Points { function, ref points, .. } = state;
        let proof = jensen_inequality::of(function, points).unwrap();
        let claim = |line: &Line| {
            let value = Value { number: line.value, rounding: 2.0 * line.rounding };
            let relation =
                if line.relation == Relation::AtMost { Relation::AtLeast } else { line.relation };
            Claim { key: line.key, relation, value, slack: None, focus: None, facts: &[] }
        };
        let lines = checked(proof.lines.iter().map(claim));
        let convex = function.curvature() == Curvature::Convex;
        let visible = proof.lines[1].slack > 1e-11 * largest_term(&state, &proof);
        if !convex && visible {
            assert_eq!(broken(&lines), ["supporting-line"], "{function:?} {points:?}");
            caught += 1;
        } else if convex || lit(&proof, "coincide") {
            assert!(broken(&lines).is_empty(), "{function:?} {points:?}");
        }
    }
    println!("mean of a concave f above: caught {caught} times");
    assert!(caught > 2_000, "{caught}");
}
