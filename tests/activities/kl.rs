//! Activities on the Kullback–Leibler divergence.

use super::all::{number, reached, right, start};
use surprisal::activities::{self, Prediction};
use surprisal::figure::{Scene, Start};
use surprisal::lessons;
use surprisal::measures::{Measure, Probability, Unit};
use surprisal::state::subject::Subject;
use surprisal::text::activities as text;

fn coins(p: f64, q: f64) -> Scene {
    Scene::of_coins(Probability::nearest(p), Probability::nearest(q), Unit::Nat)
}

fn outcomes(p: &'static [f64], q: &'static [f64]) -> Scene {
    Scene::new(Start::Outcomes(p, q).subject(), Unit::Nat)
}

/// Whether a goal of an activity, from 1, is met.
fn met(id: &str, goal: usize, scene: &Scene) -> bool {
    (activities::find(id).unwrap().goals[goal - 1].met)(scene)
}

fn near(value: f64, expected: f64) -> bool {
    (value - expected).abs() < 5e-4
}

#[test]
fn a_divergence_passes_one_and_ten() {
    // ½ log(0.5/0.9) + ½ log(0.5/0.1) = ½ log(0.25/0.09) = 0.5108.
    assert!((number("beyond-one", "kl") - 0.5 * (0.25f64 / 0.09).ln()).abs() < 1e-12);
    reached("beyond-one", &[coins(0.5, 0.999), coins(1.0, 1e-20)]);
}

#[test]
fn the_broken_line_has_0_511_and_1_022() {
    assert!((number("broken-jensen", "kl") - 0.511).abs() < 5e-4);
    assert!((number("broken-jensen", "log") - 1.022).abs() < 5e-4);
    reached("broken-jensen", &[coins(0.4, 0.4)]);
}

#[test]
fn the_curve_of_kl_is_said_as_it_is() {
    // 0.2 log(0.2/0.5) + 0.8 log(0.8/0.5), and 0.2 log(1/4) + 0.8 log 4 = 0.6 log 4.
    let half = 0.2 * 0.4f64.ln() + 0.8 * 1.6f64.ln();
    assert!((number("draw-kl", "half") - half).abs() < 1e-12);
    assert!((number("draw-kl", "far") - 0.6 * 4f64.ln()).abs() < 1e-12);
    reached("draw-kl", &[coins(0.2, 0.2)]);
}

#[test]
fn the_surer_coin_is_the_dearer_one_to_believe() {
    // 0.6 log(0.6/0.95) + 0.4 log 8, and 0.95 log(0.95/0.6) + 0.05 log(1/8).
    let (heads, tails) = ((0.95f64 / 0.6).ln(), 8f64.ln());
    for (name, value) in [
        ("kl", -0.6 * heads + 0.4 * tails),
        ("rkl", 0.95 * heads - 0.05 * tails),
        ("heads", heads),
        ("tails", tails),
    ] {
        assert!((number("larger-direction", name) - value).abs() < 1e-12, "{name}");
    }
    assert!(near(number("larger-direction", "kl"), 0.556));
    assert!(near(number("larger-direction", "rkl"), 0.333));
    assert_eq!(right("larger-direction"), text::LARGER_DIRECTION_FORWARD);
    reached("larger-direction", &[coins(0.3, 0.7), coins(0.01, 0.6)]);

    // The explanation says “always”.
    for (p, q) in grid() {
        let (scene, sure) = (coins(p, q), |coin: f64| (coin - 0.5).abs());
        let (kl, reverse) = (scene.measure(Measure::KlPq), scene.measure(Measure::KlQp));
        if sure(q) > sure(p) + 1e-9 {
            assert!(kl > reverse, "{p}, {q}");
        } else if sure(p) > sure(q) + 1e-9 {
            assert!(reverse > kl, "{p}, {q}");
        }
        // So the goal is about mirror images.
        if met("larger-direction", 1, &scene) {
            assert!((p + q - 1.0).abs() < 0.015, "{p}, {q}");
        }
    }
}

/// Coins at all hundredths but the ends.
fn grid() -> impl Iterator<Item = (f64, f64)> {
    let hundredth = |n: u32| f64::from(n) / 100.0;
    (1..100).flat_map(move |p| (1..100).map(move |q| (hundredth(p), hundredth(q))))
}

#[test]
fn a_zero_in_q_is_infinite_one_way_and_0_389_the_other() {
    // ½ log(5/2) + 0.1 log(1/2), and what is left without outcome 1: 0.2 log(2/5) + 0.2 log 2.
    let reverse = 0.5 * 2.5f64.ln() - 0.1 * 2f64.ln();
    assert!((number("zero-in-q", "rkl") - reverse).abs() < 1e-12 && near(reverse, 0.389));
    assert!((number("zero-in-q", "rest") - 0.2 * 0.8f64.ln()).abs() < 1e-12);
    let start = start(activities::find("zero-in-q").unwrap(), Unit::Nat);
    assert_eq!(start.outcomes_measure(Measure::KlPq), f64::INFINITY);
    assert_eq!(right("zero-in-q"), text::ZERO_IN_Q_INFINITE);

    // Two bars are enough: outcome 1 up to what it is, then outcome 2 down.
    let moved = |scene: &Scene, outcome, to| {
        let subject = Subject::Outcomes(scene.outcomes.clone());
        Scene::new(subject.with_number("q", outcome, to, &[]).unwrap(), Unit::Nat)
    };
    let finite = moved(&start, 0, 0.2);
    let small = moved(&finite, 1, 0.22);
    assert!(!met("zero-in-q", 2, &finite));
    reached("zero-in-q", &[finite, small]);
}

/// The value and the verdict of each line of the false proof of an activity where it starts.
fn lines(id: &str) -> Vec<(f64, bool)> {
    let activity = activities::find(id).unwrap();
    let Prediction::FindLine(proof) = activity.prediction else { panic!("{id} asks for no line") };
    let lines = (proof.check)(&start(activity, Unit::Nat)).lines;
    lines.iter().map(|line| (line.value, line.holds)).collect()
}

#[test]
fn jensen_is_tight_and_yet_the_divergence_is_0_223() {
    assert!((number("both-conditions", "kl") - 1.25f64.ln()).abs() < 1e-12);
    assert!(near(number("both-conditions", "kl"), 0.223));
    assert!((number("both-conditions", "kept") - 0.8).abs() < 1e-12);
    let lines = lines("both-conditions");
    assert!(near(lines[0].0, -0.223) && near(lines[1].0, -0.223));
    assert_eq!(lines.iter().map(|line| line.1).collect::<Vec<_>>(), [true, true, false, true]);

    let inside = outcomes(&[0.5, 0.5, 0.0], &[0.5, 0.5, 0.0]);
    let uneven = outcomes(&[0.5, 0.5, 0.0], &[0.8, 0.2, 0.0]);
    reached("both-conditions", &[inside.clone(), uneven]);
    // Neither an outside that remains nor an outcome that is ruled out is what is asked for.
    for other in [[0.7, 0.1, 0.2], [1.0, 0.0, 0.0], [0.5, 0.5, 0.0]] {
        let q = Box::leak(Box::new(other));
        assert!(!met("both-conditions", 2, &outcomes(&[0.5, 0.5, 0.0], q)), "{q:?}");
    }
    // One bar brings it inside.
    let start = start(activities::find("both-conditions").unwrap(), Unit::Nat);
    let subject = Subject::Outcomes(start.outcomes).with_number("q", 2, 0.0, &[]).unwrap();
    assert_eq!(Scene::new(subject, Unit::Nat), inside);
}

#[test]
fn weights_that_sum_to_more_than_1_give_less_than_0() {
    // 0.5 log(0.5/0.6) + 0.3 log(0.3/0.6) + 0.2 log(0.2/0.3).
    let sum = 0.5 * (5.0f64 / 6.0).ln() - 0.3 * 2f64.ln() + 0.2 * (2.0f64 / 3.0).ln();
    assert!((number("negative-kl", "sum") - sum).abs() < 1e-12 && near(sum, -0.380));
    assert!((number("negative-kl", "kl") - sum - 1.5f64.ln()).abs() < 1e-12);
    assert!((number("negative-kl", "more") - 1.5f64.ln()).abs() < 1e-12);
    let lines = lines("negative-kl");
    assert!((lines[0].0 - sum).abs() < 1e-12 && near(lines[1].0, -0.405));
    assert_eq!(lines.iter().map(|line| line.1).collect::<Vec<_>>(), [true, true, false, true]);

    let p = &[0.5, 0.3, 0.2];
    reached("negative-kl", &[outcomes(p, &[0.1, 0.7, 0.2]), outcomes(p, p)]);
    // An infinite sum is no number at all.
    assert!(!met("negative-kl", 1, &outcomes(p, &[0.0, 0.8, 0.2])));
}

/// Where a figure comes to rest, once it runs.
fn at_rest(figure: &str, scene: &Scene) -> Scene {
    let (_, figure) = lessons::find(figure).unwrap();
    let there = figure.after(scene, 1_000).map(|subject| Scene::new(subject, scene.unit));
    let there = there.unwrap_or_else(|| scene.clone());
    assert_eq!(figure.after(&there, 1), None, "{} is still on its way", figure.id);
    there
}

#[test]
fn forward_covers_both_bumps_and_reverse_seeks_one() {
    assert!(near(number("cover-or-seek", "start"), 6.5776));
    assert!(near(number("cover-or-seek", "rest"), 0.67696));
    // ½·0.75² + ½·0.375² + ¼·4².
    assert!((number("cover-or-seek", "sigma") - 4.351_562_5f64.sqrt()).abs() < 1e-12);
    assert_eq!(right("cover-or-seek"), text::COVER_OR_SEEK_COVERS);

    let start = start(activities::find("cover-or-seek").unwrap(), Unit::Nat);
    let covers = at_rest("kl.fit", &start);
    let turned = Scene { dials: covers.dials.with("dir", 1.0).unwrap(), ..covers.clone() };
    assert!(!met("cover-or-seek", 2, &turned));
    let seeks = at_rest("kl.fit", &turned);
    reached("cover-or-seek", &[covers, seeks.clone()]);

    // Either bump will do, but neither while they are one.
    let of = |scene: &Scene, changes: &[(&str, f64)]| {
        let change = |dials: surprisal::state::dials::Dials, (dial, value): &(&str, f64)| {
            dials.with(dial, *value).unwrap()
        };
        Scene { dials: changes.iter().fold(scene.dials.clone(), change), ..scene.clone() }
    };
    let right = at_rest("kl.fit", &of(&seeks, &[("mu", 1.5), ("sigma", 0.5)]));
    assert!(right.dial("mu") > 1.9 && met("cover-or-seek", 2, &right));
    let close = at_rest("kl.fit", &of(&seeks, &[("apart", 1.0)]));
    assert!(!met("cover-or-seek", 2, &close));
    // As far apart as is asked for, each goal is still where the run comes to rest.
    let nearer = at_rest("kl.fit", &of(&start, &[("apart", 3.5)]));
    assert!(met("cover-or-seek", 1, &nearer));
    let on_one = at_rest("kl.fit", &of(&nearer, &[("dir", 1.0)]));
    assert!(met("cover-or-seek", 2, &on_one), "{:?}", on_one.dials.values());
}
