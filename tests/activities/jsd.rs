//! Activities on the Jensen–Shannon divergence.

use std::f64::consts::LN_2;

use super::all::{number, reached, right, start};
use surprisal::activities::{self, Prediction};
use surprisal::figure::{Scene, Start};
use surprisal::measures::{Measure, Unit};
use surprisal::state::subject::Subject;
use surprisal::text::activities as text;

fn at(start: Start) -> Scene {
    Scene::new(start.subject(), Unit::Nat)
}

/// Whether a goal of an activity, from 1, is met.
fn met(id: &str, goal: usize, scene: &Scene) -> bool {
    (activities::find(id).unwrap().goals[goal - 1].met)(scene)
}

fn near(value: f64, expected: f64) -> bool {
    (value - expected).abs() < 5e-4
}

#[test]
fn jsd_is_at_most_0_693_nat_which_is_1_bit() {
    let activity = activities::find("jsd-bound").unwrap();
    let Prediction::Place(quantity) = activity.prediction else { panic!() };
    let value = |unit| (quantity.value)(&start(activity, unit));
    assert!(near(value(Unit::Nat), 0.693) && (value(Unit::Bit) - 1.0).abs() < 1e-12);
    assert!((number("jsd-bound", "most") - LN_2).abs() < 1e-12);
    // H(0.55) − ½ H(0.2) − ½ H(0.9).
    let entropy = |p: f64| -p * p.ln() - (1.0 - p) * (1.0 - p).ln();
    let jsd = entropy(0.55) - 0.5 * entropy(0.2) - 0.5 * entropy(0.9);
    assert!((number("jsd-bound", "jsd") - jsd).abs() < 1e-12);

    let (apart, one_sided) = (at(Start::Coins(0.0, 1.0)), at(Start::Coins(0.2, 0.0)));
    // Up there both divergences are infinite.
    assert_eq!(apart.measure(Measure::KlPq), f64::INFINITY);
    assert_eq!(apart.measure(Measure::KlQp), f64::INFINITY);
    assert!(!met("jsd-bound", 2, &apart));
    reached("jsd-bound", &[apart, one_sided]);
}

#[test]
fn the_detour_is_0_216_twice_and_the_straight_way_0_693() {
    let number = |name| number("root-or-not", name);
    assert!(near(number("half"), 0.216) && near(number("direct"), 0.693));
    assert!((number("direct") - LN_2).abs() < 1e-12);
    // H(¼) − ½ H(½) = 2 log 2 − ¾ log 3 − ½ log 2.
    assert!((number("half") - (1.5 * LN_2 - 0.75 * 3f64.ln())).abs() < 1e-12);
    assert!((number("detour") - 2.0 * number("half")).abs() < 1e-12);
    assert!(number("detour") < number("direct"));
    // Less than a third, as one of the answers says.
    assert!(number("half") < number("direct") / 3.0);
    // The root keeps the inequality: 0.929 and 0.833.
    assert!(near(number("rootdetour"), 0.929) && near(number("rootdirect"), 0.8326));
    assert_eq!(right("root-or-not"), text::ROOT_OR_NOT_SHORTER);
    let (beyond, close) =
        (at(Start::ThreeCoins(0.0, 1.0, 0.5)), at(Start::ThreeCoins(0.4, 0.5, 0.6)));
    reached("root-or-not", &[beyond, close]);
}

#[test]
fn a_coin_between_two_others_halves_the_way_where_they_are_close() {
    let (mut kept, mut halved, mut seen) = (0, 0, 0);
    let twentieth = |n: u32| f64::from(n) / 20.0;
    for (a, b, c) in (0..=20).flat_map(|a| {
        (0..=20)
            .flat_map(move |b| (0..=20).map(move |c| (twentieth(a), twentieth(b), twentieth(c))))
    }) {
        let scene = at(Start::ThreeCoins(a, b, c));
        let between = (a < b && b < c) || (c < b && b < a);
        let apart = [a - b, b - c, c - a].iter().all(|apart: &f64| apart.abs() > 0.0999);
        let (keeps, halves) = (met("root-or-not", 1, &scene), met("root-or-not", 2, &scene));
        assert_eq!(keeps, apart && !between, "{a}, {b}, {c}");
        assert!(!halves || (apart && between && (a - c).abs() < 0.45), "{a}, {b}, {c}");
        kept += u32::from(keeps);
        halved += u32::from(halves);
        seen += 1;
    }
    // Neither goal is met by chance, and neither has to be hit to a hair.
    assert!(seen == 21 * 21 * 21 && kept > 3_000 && (20..500).contains(&halved), "{halved}");
}

#[test]
fn the_value_of_a_perfect_generator_is_minus_log_4() {
    assert!((number("gan-optimum", "least") + 4f64.ln()).abs() < 1e-12);
    assert!(near(number("gan-optimum", "least"), -1.386));
    // p = (.3,.4,.2,.1,0), q = (0,.1,.2,.4,.3): −log 4 + 2 JSD.
    let term = |own: f64, other: f64| own * (own / (own + other)).ln();
    let now = 2.0 * (term(0.4, 0.1) + term(0.1, 0.4) + term(0.2, 0.2));
    assert!((number("gan-optimum", "now") - now).abs() < 1e-12);
    assert_eq!(right("gan-optimum"), text::GAN_OPTIMUM_TWICE);

    let p = &[0.3, 0.4, 0.2, 0.1, 0.0];
    let nearly = &[0.305, 0.395, 0.2, 0.1, 0.0];
    assert!(met("gan-optimum", 1, &at(Start::Outcomes(p, nearly))));
    // One bar is enough: all of the generator on what the data do not have.
    let start = start(activities::find("gan-optimum").unwrap(), Unit::Nat);
    let subject = Subject::Outcomes(start.outcomes).with_number("q", 4, 1.0, &[]).unwrap();
    let disjoint = Scene::new(subject, Unit::Nat);
    reached("gan-optimum", &[at(Start::Outcomes(p, p)), disjoint]);
}
