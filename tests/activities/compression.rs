//! Activities on the compression of networks.

use super::all::{number, reached, right, start};
use surprisal::activities;
use surprisal::figure::Scene;
use surprisal::measures::Unit;
use surprisal::text::activities as text;

/// The model of the activity, from one size to another.
fn sizes(size: f64, smaller: f64) -> Scene {
    let start = start(activities::find("upside-down").unwrap(), Unit::Nat);
    let dials = start.dials.with("size", size).unwrap().with("size1", smaller).unwrap();
    Scene { dials, ..start }
}

#[test]
fn one_model_is_5_and_4_and_80_percent() {
    for (name, value) in [("alpha", 5.0), ("beta", 4.0), ("saved", 0.8), ("left", 0.2)] {
        assert!((number("upside-down", name) - value).abs() < 1e-12, "{name}");
    }
    assert_eq!(right("upside-down"), text::UPSIDE_DOWN_ALIKE);
    // 90% gone, then 95%.
    reached("upside-down", &[sizes(100.0, 10.0), sizes(100.0, 5.0)]);
    reached("upside-down", &[sizes(138.0, 13.7), sizes(3.0, 0.15)]);

    let ten = activities::find("upside-down").unwrap().goals[0];
    for (size, smaller) in [(100.0, 11.0), (100.0, 9.0), (10.0, 100.0), (100.0, 90.0)] {
        assert!(!(ten.met)(&sizes(size, smaller)), "{size} to {smaller}");
    }
}
