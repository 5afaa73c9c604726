//! Jensen's inequality for every function: over chords, under tangents, and in the gap of points.

use std::ops::RangeBounds;

use proptest::prelude::*;
use surprisal::measures::jensen::{CentreOfMass, Curvature, Function, Point};
use surprisal::measures::{Probability, kullback_leibler};

use super::laws::cases;

fn function() -> impl Strategy<Value = Function> {
    prop::sample::select(Function::ALL.to_vec())
}

/// Abscissae in every function's domain, from tiny to large; all of x² and eˣ shows at these already.
fn abscissa() -> impl Strategy<Value = f64> {
    prop_oneof![0.01..10.0, (-30.0..5.0_f64).prop_map(f64::exp)]
}

fn points() -> impl Strategy<Value = Vec<Point>> {
    let point = (abscissa(), 0.0..1.0).prop_map(|(x, weight)| Point { x, weight });
    prop::collection::vec(point, 1..7)
}

/// How far `b` lies over `a` on the side where the curve bends away.
fn over(function: Function, a: f64, b: f64) -> f64 {
    match function.curvature() {
        Curvature::Convex => b - a,
        Curvature::Concave => a - b,
    }
}

/// The rounding of a handful of operations on numbers of this size.
fn rounding(sizes: &[f64]) -> f64 {
    16.0 * f64::EPSILON * sizes.iter().map(|size| size.abs()).sum::<f64>()
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_curve_lies_between_its_tangents_and_its_chords(
        function in function(), a in abscissa(), b in abscissa(), t in 0.0..1.0,
    ) {
        prop_assume!(a != b);
        let x = a + t * (b - a);
        let y = function.value(x);
        let tangent = function.supporting_line(a).unwrap();
        let run = tangent.slope * (x - a);
        prop_assert!(over(function, tangent.at(x), y) >= -rounding(&[tangent.y, run, y]));
        let chord = function.chord(a, b).unwrap();
        let rise = chord.slope * (x - a);
        let sizes = [chord.y, rise, y, function.value(b)];
        prop_assert!(over(function, y, chord.at(x)) >= -rounding(&sizes));
    }

    #[test]
    fn the_gap_is_what_lies_between(function in function(), points in points()) {
        let mass = function.centre_of_mass(&points).unwrap();
        prop_assert!(mass.gap >= 0.0);
        let sizes = points.iter().map(|point| function.value(point.x).abs()).fold(0.0, f64::max);
        // The mean is rounded, which moves the curve above it by slope times that.
        let steep = function.derivative(mass.x).unwrap() * mass.x;
        let between = over(function, mass.on_curve, mass.y);
        prop_assert!(
            (mass.gap - between).abs() <= rounding(&[sizes, steep, mass.gap]),
            "{function:?}: {mass:?}"
        );
    }

    #[test]
    fn one_point_leaves_no_gap(function in function(), x in abscissa(), weights in prop::collection::vec(0.1..1.0, 1..7)) {
        let points: Vec<_> = weights.into_iter().map(|weight| Point { x, weight }).collect();
        let mass = function.centre_of_mass(&points).unwrap();
        prop_assert_eq!((mass.x, mass.gap), (x, 0.0));
    }

    #[test]
    fn the_derivative_is_the_slope_of_short_chords(function in function(), x in 0.1..5.0) {
        let step = 1e-5;
        let chord = function.chord(x - step, x + step).unwrap();
        let derivative = function.derivative(x).unwrap();
        // Off by f‴·step²/6 and the rounding of f over the step.
        prop_assert!((chord.slope - derivative).abs() <= 1e-6 * (1.0 + derivative.abs()));
    }

    #[test]
    fn the_gap_of_the_logarithm_is_the_divergence(p in 0.01..0.99, q in 0.01..0.99) {
        let points = [
            Point { x: q / p, weight: p },
            Point { x: (1.0 - q) / (1.0 - p), weight: 1.0 - p },
        ];
        let mass = Function::Log.centre_of_mass(&points).unwrap();
        let kl = kullback_leibler::bernoulli(Probability::nearest(p), Probability::nearest(q));
        prop_assert!((mass.gap - kl).abs() <= 1e-15 + 1e-13 * kl, "{} {kl}", mass.gap);
    }

    #[test]
    fn any_points_at_all_give_numbers(
        function in function(),
        points in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..5),
    ) {
        let points: Vec<_> = points.into_iter().map(|(x, weight)| Point { x, weight }).collect();
        if let Some(CentreOfMass { x: _, y, on_curve, gap }) = function.centre_of_mass(&points) {
            prop_assert!(gap >= 0.0 && !y.is_nan() && !on_curve.is_nan(), "{y} {on_curve} {gap}");
        }
    }
}

#[test]
fn small_gaps_keep_their_digits() {
    // Two points 2⁻²⁰ to either side of 1: to leading order the gap is ½·|f″(1)|·2⁻⁴⁰.
    let step = 2.0_f64.powi(-20);
    let points = [1.0 - step, 1.0 + step].map(|x| Point { x, weight: 0.5 });
    let e = std::f64::consts::E;
    let bends = [1.0, 1.0, 2.0, e, 2.0, 0.25, 1.0];
    for (function, bend) in Function::ALL.into_iter().zip(bends) {
        let gap = function.centre_of_mass(&points).unwrap().gap;
        let leading = 0.5 * bend * step * step;
        assert!((gap / leading - 1.0).abs() < 1e-11, "{function:?}: {gap} {leading}");
    }
}

#[test]
fn the_rounding_of_the_mean_is_not_lost() {
    // No number lies between a point and the next. The gap of their squares is (step/2)² all the same.
    let (x, next) = (3.0_f64, 3.0_f64.next_up());
    let points = [x, next].map(|x| Point { x, weight: 0.5 });
    let gap = |function: Function| function.centre_of_mass(&points).unwrap().gap;
    let quarter = 0.25 * (next - x) * (next - x);
    assert_eq!(gap(Function::Square), quarter);
    // Of other functions it is ½·|f″(3)| times that.
    let bends = [1.0 / 9.0, 1.0 / 9.0, 2.0, 3f64.exp(), 2.0 / 27.0, 1.0 / 432f64.sqrt(), 1.0 / 3.0];
    for (function, bend) in Function::ALL.into_iter().zip(bends) {
        let leading = 0.5 * bend * quarter;
        assert!((gap(function) / leading - 1.0).abs() < 1e-14, "{function:?}: {}", gap(function));
    }
}

#[test]
fn points_at_both_ends_of_the_numbers_leave_a_gap() {
    let points = [1e-300, 1e300].map(|x| Point { x, weight: 0.5 });
    // log of the mean is 300·log 10 − log 2, and the mean of the logarithms 0.
    let log = 300.0 * std::f64::consts::LN_10 - std::f64::consts::LN_2;
    let gap = Function::Log.centre_of_mass(&points).unwrap().gap;
    assert!((gap / log - 1.0).abs() < 1e-15, "{gap}");
    // Half of 10³⁰⁰, and next to nothing of it at the mean.
    let gap = Function::Reciprocal.centre_of_mass(&points).unwrap().gap;
    assert!((gap / 5e299 - 1.0).abs() < 1e-15, "{gap}");
}

#[test]
fn a_point_outside_the_domain_leaves_an_infinite_gap() {
    for function in Function::ALL {
        let outside = !function.domain().contains(&-1.0);
        let points = [-1.0, 3.0].map(|x| Point { x, weight: 0.5 });
        let mass = function.centre_of_mass(&points).unwrap();
        assert_eq!(mass.gap.is_infinite(), outside, "{function:?}");
        assert_eq!(function.supporting_line(-1.0).is_none(), outside);
        assert_eq!(function.chord(-1.0, 3.0).is_none(), outside);
        // Without weight it does not count.
        let points = [Point { x: -1.0, weight: 0.0 }, Point { x: 3.0, weight: 2.0 }];
        assert_eq!(function.centre_of_mass(&points).unwrap().gap, 0.0);
        assert_eq!(function.centre_of_mass(&points[..1]), None);
    }
}

#[test]
fn upright_curves_have_no_supporting_line() {
    assert_eq!(Function::Root.derivative(0.0), Some(f64::INFINITY));
    assert_eq!(Function::Root.supporting_line(0.0), None);
    assert_eq!(Function::XLogX.supporting_line(0.0), None);
    assert!(Function::XLogX.chord(0.0, 1.0).is_some());
    assert_eq!(Function::Square.chord(1.0, 1.0), None);
}
