//! Jensen's inequality, from the supporting line: f(Σ wx) ≤ Σ w f(x) for convex f, ≥ for concave f.
//!
//! Let μ = Σ wx. The line that touches the curve at μ, f(μ) + f′(μ)(x − μ), leaves all of a convex
//! curve above it, so Σ w f(x) ≥ Σ w [f(μ) + f′(μ)(x − μ)]. As the weights sum to 1 that is
//! f(μ) + f′(μ)·Σ w (x − μ), and as μ is the mean the sum is 0: f(μ) is left. A concave curve lies below
//! the line, with ≤ instead. (Jensen, *Sur les fonctions convexes*, Acta Math. 30, 1906; this proof:
//! Cover & Thomas, *Elements of Information Theory*, §2.6.)
//!
//! One inequality, so all is given away at once: the mean distance of the curve from the line. The
//! values are those of f, plain numbers ([`Dimension::Number`]).

use std::ops::Bound;

use super::check::{self, Claim};
use super::outcome::log_ratio;
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, Proof};
use crate::measures::jensen::{Curvature, Function, Point};

/// The proof for weighted points on the curve of a function; a plain number, without a unit.
///
/// Domain: any points of finite weights, of which only the ratios count. `None` when none has weight;
/// when one with weight is infinite or beyond the edge of f's domain; and where numbers end: f, its
/// slope or the gap overflows, or the mean underflows.
/// Edge values: at an edge where f is infinite (log, −log and 1/x at 0) the first line is ±∞, and gives
/// away ∞ unless all points stand there. An infinite slope at the mean (√x and x·log x at 0) means
/// that all points are at 0; then it is multiplied by 0, which is 0.
///
/// ```
/// use surprisal::measures::jensen::{Function, Point};
/// use surprisal::proof::jensen_inequality;
/// // 1² and 3²: their mean is 5, the square of the mean 4.
/// let points = [Point { x: 1.0, weight: 0.5 }, Point { x: 3.0, weight: 0.5 }];
/// let proof = jensen_inequality::of(Function::Square, &points).unwrap();
/// assert!(proof.holds());
/// let values: Vec<f64> = proof.lines.iter().map(|line| line.value).collect();
/// assert_eq!((values, proof.lines[1].slack), (vec![5.0, 4.0, 4.0, 4.0, 4.0], 1.0));
/// ```
pub fn of(function: Function, points: &[Point]) -> Option<Proof> {
    let measured = function.centre_of_mass(points)?;
    let points = weighted(points);
    let edge = edge(function);
    if !points.iter().all(|point| point.x.number.is_finite() && point.x.number >= edge) {
        return None;
    }
    let mean_of = |term: &dyn Fn(&Weighted) -> Value| {
        points.iter().map(|point| point.weight * term(point)).sum::<Value>()
    };
    let coincide = points.windows(2).all(|pair| pair[0].x.number == pair[1].x.number);
    let anchor = Value::exact(measured.x + 0.0);
    let mean = if coincide {
        anchor
    } else {
        let sum = mean_of(&|point| point.x);
        anchor.loosened(sum.rounding + (sum.number - anchor.number).abs())
    };
    let on_curve = value(function, mean);
    let slope = slope(function, mean);
    let mean_of_f = mean_of(&|point| value(function, point.x));
    let rise = |point: &Weighted| slope * (point.x - mean);
    let mean_of_line = mean_of(&|point| on_curve + rise(point));
    let gap = if coincide {
        Value::ZERO
    } else {
        // Of points close to each other, the distances from the rounded mean are exact; their own mean
        // is what rounding took from it.
        let off = mean_of(&|point| point.x - anchor);
        mean_of(&|point| bend(function, mean, point.x, point.x - anchor - off))
    };
    let known = |value: Value| value.number.is_finite() && value.rounding.is_finite();
    let runs_away =
        |point: &Weighted| point.x.number == edge && value(function, point.x).number.is_infinite();
    let curve_in_range = points.iter().any(runs_away) || (known(mean_of_f) && known(gap));
    // Without a rise the slope does not matter.
    let line_in_range = coincide || (known(mean_of_line) && known(mean_of(&rise)));
    if !(curve_in_range && line_in_range) {
        return None;
    }
    let against_line = match function.curvature() {
        Curvature::Convex => Claim::at_least,
        Curvature::Concave => Claim::at_most,
    };
    let balanced = mean_of(&|point| point.x - mean);
    let claims = [
        Claim::start("mean-of-f", mean_of_f).about(Focus::Points),
        against_line("supporting-line", mean_of_line)
            .by(&[Fact::Tangent, Fact::Jensen, Fact::Chord])
            .giving_away(gap)
            .about(Focus::Tangent),
        Claim::equal("split", on_curve + slope * balanced)
            .by(&[Fact::Normalised, Fact::Definition, Fact::StraightLine, Fact::Algebra])
            .about(Focus::Tangent),
        Claim::equal("balance", on_curve + slope * Value::ZERO)
            .by(&[Fact::Definition, Fact::Normalised, Fact::Algebra])
            .about(Focus::Mean),
        Claim::equal("f-of-mean", on_curve).by(&[Fact::Algebra]).about(Focus::Curve),
    ];
    Some(Proof {
        id: "jensen.supporting-line",
        dimension: Dimension::Number,
        lines: check::checked(claims),
        equalities: vec![Equality { key: "coincide", met: coincide }],
        bounded: if coincide { 0.0 } else { measured.gap },
    })
}

/// A point and its share of the weight.
struct Weighted {
    x: Value,
    weight: Value,
}

/// The points that have weight, with weights that sum to 1.
fn weighted(points: &[Point]) -> Vec<Weighted> {
    let heaviest = points.iter().map(|point| point.weight).fold(0.0, f64::max);
    let part = |point: &Point| Value::exact(point.weight.max(0.0)) / Value::exact(heaviest);
    let total: Value = points.iter().map(part).sum();
    let share = |point: &Point| Weighted {
        // −0 would lie on the other side of an edge.
        x: Value::exact(point.x + 0.0),
        weight: part(point) / total,
    };
    points.iter().map(share).filter(|point| point.weight.number > 0.0).collect()
}

/// Where the domain of f begins.
fn edge(function: Function) -> f64 {
    match function.domain().0 {
        Bound::Included(edge) | Bound::Excluded(edge) => edge,
        Bound::Unbounded => f64::NEG_INFINITY,
    }
}

/// f(x); ±∞ at an edge that f runs away at.
fn value(function: Function, x: Value) -> Value {
    match function {
        Function::Log => x.ln(),
        Function::NegativeLog => -x.ln(),
        Function::Square => x * x,
        Function::Exponential => x.exp(),
        Function::Reciprocal => Value::ONE / x,
        Function::Root => x.sqrt(),
        Function::XLogX => x * x.ln(),
    }
}

/// f′(x); ±∞ where the curve stands upright.
fn slope(function: Function, x: Value) -> Value {
    match function {
        Function::Log => Value::ONE / x,
        Function::NegativeLog => -(Value::ONE / x),
        Function::Square => x + x,
        Function::Exponential => x.exp(),
        Function::Reciprocal => -(Value::ONE / x / x),
        Function::Root => Value::HALF / x.sqrt(),
        Function::XLogX => x.ln() + Value::ONE,
    }
}

/// How far the curve at x = m + `run` lies from its supporting line at m: ≥ 0, and nothing cancels.
fn bend(function: Function, m: Value, x: Value, run: Value) -> Value {
    match function {
        Function::Log | Function::NegativeLog => {
            let log = log_ratio(x, m, run, || x.ln() - m.ln());
            supporting_line::gap(Value::ONE, run / m, log)
        }
        // x·(y − 1 − log y) at y = m/x.
        Function::XLogX => supporting_line::gap(x, -run, log_ratio(m, x, -run, || m.ln() - x.ln())),
        Function::Square => run * run,
        Function::Exponential if run.number.abs() > 1.0 => x.exp() - m.exp() * (Value::ONE + run),
        Function::Exponential => m.exp() * exponential_remainder(run),
        // One of the two ratios is at most 1, so that they do not overflow together.
        Function::Reciprocal if x.number > m.number => run / x * (run / m) / m,
        Function::Reciprocal => run / m * (run / m) / x,
        Function::Root => {
            let rise = run / (x.sqrt() + m.sqrt());
            rise * (rise * (Value::HALF / m.sqrt()))
        }
    }
}

/// eˣ − 1 − x for |x| ≤ 1: x²/2·(1 + x/3·(1 + x/4·(1 + …))), where 17 factors reach the last place.
fn exponential_remainder(x: Value) -> Value {
    let factor = |rest: Value, n: u8| Value::ONE + x / Value::exact(f64::from(n)) * rest;
    x * x * Value::HALF * (3..20).rev().fold(Value::ONE, factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The chain adds the rises of the line up to 0 whatever its slope is; so this is held against the
    /// curve point by point.
    #[test]
    fn the_line_touches_the_curve_and_the_bend_is_what_lies_between() {
        let abscissae = [1e-9, 0.03, 0.2, 0.7, 1.0, 1.0 + 1e-9, 1.3, 2.0, 2.9, 5.0, 17.0, 300.0];
        for function in Function::ALL {
            let negative = abscissae.iter().map(|x| -x).filter(|&x| x > edge(function));
            let all: Vec<f64> = abscissae.into_iter().chain(negative).collect();
            for (&m, &x) in all.iter().flat_map(|m| all.iter().map(move |x| (m, x))) {
                let [m, x] = [m, x].map(Value::exact);
                let run = x - m;
                let line = value(function, m) + slope(function, m) * run;
                let over = match function.curvature() {
                    Curvature::Convex => value(function, x) - line,
                    Curvature::Concave => line - value(function, x),
                };
                let bend = bend(function, m, x, run);
                let apart = (over.number - bend.number).abs();
                assert!(apart <= over.rounding + bend.rounding, "{function:?} at {m:?}, {x:?}");
                assert!(bend.number > 0.0 || x == m, "{function:?} at {m:?}, {x:?}");
                // The bound is close: a few roundings of what is added up.
                let terms = [value(function, x), value(function, m), slope(function, m) * run];
                let size: f64 = terms.iter().map(|term| term.number.abs()).sum();
                assert!(
                    over.rounding + bend.rounding <= 1e-14 * size,
                    "{function:?} at {m:?}, {x:?}"
                );
            }
        }
    }

    #[test]
    fn value_and_slope_are_those_of_the_measures() {
        for function in Function::ALL {
            for x in [0.0, 1e-9, 0.3, 1.0, 2.5, 40.0] {
                let close = |value: Value, other: f64| {
                    value.number == other || (value.number - other).abs() <= 2.0 * value.rounding
                };
                let exact = Value::exact(x);
                assert!(close(value(function, exact), function.value(x)), "{function:?} at {x}");
                if let Some(derivative) = function.derivative(x) {
                    assert!(close(slope(function, exact), derivative), "{function:?} at {x}");
                }
            }
        }
    }
}
