//! Activities on cross-entropy.

use std::sync::Arc;

use super::all::{number, reached, right, start};
use surprisal::activities::{Prediction, find};
use surprisal::figure::Scene;
use surprisal::measures::{Probability, Unit};
use surprisal::state::outcomes::{Outcomes, Side};
use surprisal::state::subject::Subject;
use surprisal::text::activities as text;

fn coins(p: f64, q: f64) -> Scene {
    Scene::of_coins(Probability::nearest(p), Probability::nearest(q), Unit::Nat)
}

/// Where a finger brings q on a slider as wide as a phone.
fn slid(p: f64) -> impl Iterator<Item = Scene> {
    (0..=300).map(move |pixel| coins(p, (f64::from(pixel) / 300.0 * 1e3).round() / 1e3))
}

#[test]
fn two_losses_differ_by_what_q_cannot_move() {
    let of = |name| number("same-minimum", name);
    // −0.3 log 0.8 − 0.7 log 0.2, and −0.3 log 0.3 − 0.7 log 0.7.
    let ce = -0.3 * 0.8f64.ln() - 0.7 * 0.2f64.ln();
    let h = -0.3 * 0.3f64.ln() - 0.7 * 0.7f64.ln();
    assert!((of("ce") - ce).abs() < 1e-12 && (of("h") - h).abs() < 1e-12);
    assert!((of("kl") - (ce - h)).abs() < 1e-12);
    assert_eq!(right("same-minimum"), text::SAME_MINIMUM_BOTH);
    reached("same-minimum", &[coins(0.3, 0.3), coins(0.5, 0.5)]);
    let [least, large] = find("same-minimum").unwrap().goals else { panic!() };
    assert!(slid(0.3).any(|scene| (least.met)(&scene)) && !(least.met)(&coins(0.3, 0.32)));
    assert!(slid(0.49).any(|scene| (large.met)(&scene)));
    // A model that is right and one with a large loss are not enough by themselves.
    assert!(!(large.met)(&coins(0.3, 0.3)) && !(large.met)(&coins(0.3, 0.8)));
}

#[test]
fn a_difference_of_entropies_may_be_negative() {
    let of = |name| number("not-a-difference", name);
    // H(0.9) − H(0.3) = 0.325 − 0.611; 0.3 log(1/3) + 0.7 log 7, and 0.3 log 3 + 0.7 log(7/9).
    assert!((of("hp") - 0.611).abs() < 5e-4 && (of("hq") - 0.325).abs() < 5e-4);
    assert!((of("less") - (of("hq") - of("hp"))).abs() < 1e-12 && of("less") < 0.0);
    assert_eq!(of("more"), -of("less"));
    let kl = 0.7 * 7f64.ln() - 0.3 * 3f64.ln();
    assert!((of("kl") - kl).abs() < 1e-12 && (of("ce") - of("hp") - kl).abs() < 1e-12);
    let other = 0.3 * 3f64.ln() + 0.7 * (7.0f64 / 9.0).ln();
    assert!((of("other") - other).abs() < 1e-12);
    assert_eq!(right("not-a-difference"), text::NOT_A_DIFFERENCE_NEITHER);

    // KL(0.3‖0.7) = 0.4 log(7/3) = 0.339.
    reached("not-a-difference", &[coins(0.3, 0.7), coins(0.1, 0.17)]);
    let [same, apart] = find("not-a-difference").unwrap().goals else { panic!() };
    assert!(!(same.met)(&coins(0.3, 0.3)) && !(same.met)(&coins(0.3, 0.73)));
    assert!(!(apart.met)(&coins(0.3, 0.9)) && !(apart.met)(&coins(0.3, 0.3)));
    assert!(slid(0.3).any(|scene| (same.met)(&scene)));
    for p in [0.03, 0.05, 0.1, 0.15, 0.9] {
        assert!(slid(p).any(|scene| (apart.met)(&scene)), "{p}");
    }
}

#[test]
fn a_cross_entropy_is_below_an_entropy_and_above_another() {
    let of = |name| number("below-entropy", name);
    assert!((of("ce") - 1.263).abs() < 5e-4);
    assert!((of("hq") - 1.332).abs() < 5e-4);
    assert!((of("hp") - 1.221).abs() < 5e-4);
    assert!(of("hp") < of("ce") && of("ce") < of("hq"));
    assert!((of("hp") + of("kl") - of("ce")).abs() < 1e-12);
    assert_eq!(right("below-entropy"), text::BELOW_ENTROPY_TRUTH);

    let scene = |outcomes: Outcomes| Scene::new(Subject::Outcomes(Arc::new(outcomes)), Unit::Nat);
    let outcomes = start(find("below-entropy").unwrap(), Unit::Nat).outcomes;
    // Two blocks are dragged, and the others give way: 0.54, 0.18, 0.18, 0.1.
    let first = outcomes.moved(Side::Model, 0, 0.5, &[]);
    let near = first.moved(Side::Model, 3, 0.1, &[]);
    let sure = near.moved(Side::Model, 0, 0.9, &[]);
    let [floor, too_sure] = find("below-entropy").unwrap().goals else { panic!() };
    assert!(!(floor.met)(&scene(first)) && !(too_sure.met)(&scene(near.clone())));
    reached("below-entropy", &[scene(near), scene(sure)]);
}

/// The scene of a classifier.
fn classes(values: [f64; 5]) -> Scene {
    let mut dials = start(find("soft-labels").unwrap(), Unit::Nat).dials;
    for (key, value) in ["z1", "z2", "z3", "T", "eps"].into_iter().zip(values) {
        dials = dials.with(key, value).unwrap();
    }
    Scene::new(Subject::Dials(dials), Unit::Nat)
}

#[test]
fn a_smoothed_label_keeps_the_loss_from_0() {
    let of = |name| number("soft-labels", name);
    // 0.9 + 0.1/3 and 0.1/3 = 28/30 and 1/30.
    let (label, rest) = (28.0 / 30.0, 1.0 / 30.0);
    assert!((of("label") - label).abs() < 1e-12 && (of("rest") - rest).abs() < 1e-12);
    let floor = -label * f64::ln(label) - 2.0 * rest * f64::ln(rest);
    assert!((of("floor") - floor).abs() < 1e-12 && (floor - 0.291).abs() < 5e-4);
    let sure = -label * 0.999f64.ln() - 2.0 * rest * 0.0005f64.ln();
    assert!((of("sure") - sure).abs() < 1e-12 && sure > floor);
    let activity = find("soft-labels").unwrap();
    let Prediction::Place(quantity) = activity.prediction else { panic!() };
    // Whoever says 0 is not right.
    let scene = start(activity, Unit::Nat);
    assert!((quantity.value)(&scene) > quantity.tolerance(Unit::Nat));
    assert!(((quantity.value)(&scene) - floor).abs() < 1e-12);

    // 28 times as much for class 1: a logit of log 28 = 3.33.
    let at_the_floor = classes([3.33, 0.0, 0.0, 1.0, 0.1]);
    let (too_sure, hard) = (classes([5.0, 0.0, 0.0, 1.0, 0.1]), classes([5.0, 0.0, 0.0, 1.0, 0.0]));
    reached("soft-labels", &[at_the_floor.clone(), too_sure.clone(), hard.clone()]);
    let [near, surer, nothing] = activity.goals else { panic!() };
    assert!(!(near.met)(&too_sure) && !(surer.met)(&at_the_floor));
    // Without smoothing the first two are no feat, with it the last is none that can be done.
    assert!(!(near.met)(&hard) && !(surer.met)(&hard) && !(nothing.met)(&too_sure));
    assert!((3..=9).any(|z| (near.met)(&classes([f64::from(z) / 2.0, 0.0, 0.0, 1.0, 0.1]))));
}

#[test]
fn no_goal_is_met_where_its_activity_starts() {
    for id in ["same-minimum", "not-a-difference", "below-entropy", "soft-labels"] {
        let activity = find(id).unwrap();
        for unit in Unit::ALL {
            let scene = start(activity, unit);
            assert!(activity.goals.iter().all(|goal| !(goal.met)(&scene)), "{id}");
        }
    }
}
