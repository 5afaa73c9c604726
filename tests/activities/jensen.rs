//! Activities on Jensen's inequality.

use std::sync::Arc;

use super::all::{number, reached, right, start};
use surprisal::activities::find;
use surprisal::figure::Scene;
use surprisal::measures::Unit;
use surprisal::measures::jensen::Function;
use surprisal::state::subject::Subject;
use surprisal::state::weighted_points::WeightedPoints;
use surprisal::text::activities as text;

fn scene(points: WeightedPoints) -> Scene {
    Scene::new(Subject::Points(Arc::new(points)), Unit::Nat)
}

#[test]
fn the_direction_is_that_of_the_curvature() {
    // ½ (log 0.4 + log 3.6) = ½ log 1.44 = log 1.2, and log 2.
    let of = |name| number("direction", name);
    assert!((of("mean") - 1.2f64.ln()).abs() < 1e-12);
    assert!((of("at") - 2f64.ln()).abs() < 1e-12);
    assert!(of("mean") < of("at") && of("negmean") > of("negat"));
    assert!((of("negmean") + of("mean")).abs() < 1e-12 && (of("negat") + of("at")).abs() < 1e-12);
    assert_eq!(right("direction"), text::DIRECTION_LOG);

    let points = start(find("direction").unwrap(), Unit::Nat).points;
    // Another function is all it takes; then one point is brought near the other.
    let turned = points.under(Function::NegativeLog);
    reached("direction", &[scene(turned.clone()), scene(turned.moved(0, 3.55))]);
}

#[test]
fn every_convex_function_turns_the_inequality_and_no_concave_one_does() {
    let [turn, close] = find("direction").unwrap().goals else { panic!() };
    let points = start(find("direction").unwrap(), Unit::Nat).points;
    for function in Function::ALL {
        let under = points.under(function);
        let concave = matches!(function, Function::Log | Function::Root);
        assert_eq!((turn.met)(&scene(under.clone())), !concave, "{function:?}");
        // All in one place, or all the weight at one point.
        let here = under.points()[1].x;
        assert!(!(close.met)(&scene(under.clone())));
        assert!((close.met)(&scene(under.moved(0, here))), "{function:?}");
        assert!((close.met)(&scene(under.weighed(0, 0.0))), "{function:?}");
    }
    assert!(!(turn.met)(&scene(points.under(Function::NegativeLog).moved(0, 3.5))));
}
