//! Activities on entropy.

use super::all::{number, reached, right, start};
use surprisal::activities::{PLACES, Prediction, abscissa, find};
use surprisal::figure::Scene;
use surprisal::measures::{Probability, Unit};
use surprisal::text::activities as text;

const BIT: f64 = std::f64::consts::LN_2;

fn coin(p: f64) -> Scene {
    Scene::of_coins(Probability::nearest(p), Probability::HALF, Unit::Nat)
}

/// The scenes that a finger reaches on a slider as wide as a phone.
fn slid() -> impl Iterator<Item = Scene> {
    (0..=300).map(|pixel| coin((f64::from(pixel) / 300.0 * 1e3).round() / 1e3))
}

#[test]
fn a_rare_event_has_a_surprise_of_6_64_bit_and_an_entropy_of_0_081() {
    let of = |name| number("rare-event", name) / BIT;
    assert!((of("rare") - 100f64.log2()).abs() < 1e-12 && (of("rare") - 6.64).abs() < 5e-3);
    assert!((of("h") - 0.081).abs() < 5e-4);
    assert!((of("share") - 0.01 * 100f64.log2()).abs() < 1e-12);
    assert!((of("share") + of("tails") - of("h")).abs() < 1e-12);
    assert!((of("loaded") - 5f64.log2()).abs() < 1e-12);
    // The less surprising heads, and the larger entropy.
    assert!((of("other") - 0.722).abs() < 5e-4 && of("other") > of("h"));
    assert!(of("loaded") < of("rare"));
    assert_eq!(right("rare-event"), text::RARE_EVENT_LOADED);
    reached("rare-event", &[coin(0.5), coin(0.99)]);
    let [_, other] = find("rare-event").unwrap().goals else { panic!() };
    assert!(!(other.met)(&coin(0.01)) && !(other.met)(&coin(1.0)));
}

#[test]
fn a_unit_is_a_factor_and_the_numbers_say_so_in_every_unit() {
    let activity = find("bits-or-nats").unwrap();
    let (bits, nats) = (number("bits-or-nats", "bits"), number("bits-or-nats", "nats"));
    assert!((bits - 0.722).abs() < 5e-4 && (nats - 0.500).abs() < 5e-4);
    assert!((nats / bits - number("bits-or-nats", "factor")).abs() < 1e-12);
    assert!((number("bits-or-nats", "share") - bits).abs() < 1e-12, "a fair coin has 1 bit");
    let numbers = Unit::ALL.map(|unit| (activity.numbers)(&start(activity, unit)));
    assert!(numbers.iter().all(|same| *same == numbers[0]));
    assert_eq!(right("bits-or-nats"), text::BITS_OR_NATS_STAYS);
    let in_unit = |p: f64, unit| Scene { unit, ..coin(p) };
    reached("bits-or-nats", &[in_unit(0.2, Unit::Dit), in_unit(0.5, Unit::Bit)]);
    // Nothing else reads 1.
    let [dit, one] = activity.goals else { panic!() };
    assert!(!(dit.met)(&coin(0.2)) && !(dit.met)(&in_unit(0.2, Unit::Bit)));
    for scene in slid() {
        for unit in [Unit::Nat, Unit::Dit] {
            assert!(!(one.met)(&Scene { unit, ..scene.clone() }));
        }
    }
}

#[test]
fn the_entropy_curve_is_blunter_than_a_triangle() {
    let of = |name| number("draw-entropy", name) / BIT;
    assert_eq!((of("fair"), of("half")), (1.0, 0.5));
    assert!((of("tenth") - 0.469).abs() < 5e-4 && (of("four") - 0.971).abs() < 5e-4);
    assert!((of("tent") - 0.2).abs() < 1e-12 && (of("parabola") - 0.36).abs() < 1e-12);
    // H(0.110) is half a bit.
    reached("draw-entropy", &[coin(0.11)]);
    let [half] = find("draw-entropy").unwrap().goals else { panic!() };
    assert!((half.met)(&coin(0.89)) && !(half.met)(&coin(0.25)) && !(half.met)(&coin(0.12)));
}

#[test]
fn a_triangle_is_no_entropy_curve() {
    let activity = find("draw-entropy").unwrap();
    let Prediction::Draw(curve) = activity.prediction else { panic!() };
    for unit in Unit::ALL {
        let scene = start(activity, unit);
        let drawn = |height: fn(f64) -> f64| -> Vec<f64> {
            (0..PLACES).map(|place| BIT * height(abscissa(place))).collect()
        };
        let triangle = drawn(|p| 1.0 - 2.0 * (p - 0.5).abs());
        assert!(!curve.is_near(&triangle, &scene), "{unit:?}");
        // A parabola is as near as a hand comes: 0.04 nat.
        let parabola = drawn(|p| 4.0 * p * (1.0 - p));
        let apart = curve.apart(&parabola, &scene);
        assert!((0.03..0.04).contains(&apart) && curve.is_near(&parabola, &scene), "{apart}");
    }
}

#[test]
fn a_finger_reaches_the_goals_of_the_curve() {
    for id in ["rare-event", "draw-entropy"] {
        for goal in find(id).unwrap().goals {
            assert!(slid().any(|scene| (goal.met)(&scene)), "{id}");
        }
    }
    let [_, one] = find("bits-or-nats").unwrap().goals else { panic!() };
    assert!(slid().any(|scene| (one.met)(&Scene { unit: Unit::Bit, ..scene })));
}
