//! The Gaussian fitted to two bumps: its divergences against quadrature, and its descent.

use super::scenes::{dial_scenes, figures};
use surprisal::charts::picture::{Hue, Mark, Shape};
use surprisal::figure::{Figure, Scene, Start};
use surprisal::measures::Unit;
use surprisal::state::dials::Dials;
use surprisal::state::subject::Subject;
use surprisal::text::kl as text;

fn figure() -> &'static Figure {
    figures().find(|figure| figure.id == "kl.fit").unwrap()
}

/// The scene at a mean, a deviation, a direction (1 is the reverse) and a distance of the bumps.
fn at(values: [f64; 4]) -> Scene {
    let Start::Dials(all, _) = figure().start else { panic!() };
    Scene::new(Subject::Dials(Dials::from(all, &values)), Unit::Nat)
}

fn readout(scene: &Scene, id: &str) -> f64 {
    let readout = figure().readouts.iter().find(|readout| readout.reads.id() == id).unwrap();
    readout.reads.value(scene)
}

/// What is made small.
fn made_small(scene: &Scene) -> f64 {
    readout(scene, if scene.dial("dir") == 0.0 { "KL_pq" } else { "KL_qp" })
}

/// log of the Gaussian's density, as a textbook has it.
fn log_gaussian(x: f64, mean: f64, deviation: f64) -> f64 {
    let z = (x - mean) / deviation;
    -0.5 * z * z - (deviation * std::f64::consts::TAU.sqrt()).ln()
}

/// The logarithms of both densities at x: half of p in either bump, deviations ¾ and ⅜.
fn logs(scene: &Scene, x: f64) -> (f64, f64) {
    let aside = scene.dial("apart") / 2.0;
    let bumps = [log_gaussian(x, -aside, 0.75), log_gaussian(x, aside, 0.375)];
    let larger = bumps[0].max(bumps[1]);
    let sum: f64 = bumps.iter().map(|log| 0.5 * (log - larger).exp()).sum();
    (larger + sum.ln(), log_gaussian(x, scene.dial("mu"), scene.dial("sigma")))
}

/// ∫ p·log(p/q) and ∫ q·log(q/p) over the line, by Gauss–Legendre quadrature with five points on each eighth
/// from −32 to 32. (Abramowitz & Stegun, table 25.4.)
fn quadrature(scene: &Scene) -> (f64, f64) {
    const POINTS: [(f64, f64); 5] = [
        (0.0, 0.568_888_888_888_888_9),
        (0.538_469_310_105_683, 0.478_628_670_499_366_5),
        (-0.538_469_310_105_683, 0.478_628_670_499_366_5),
        (0.906_179_845_938_664, 0.236_926_885_056_189_1),
        (-0.906_179_845_938_664, 0.236_926_885_056_189_1),
    ];
    let half = 1.0 / 16.0;
    let (mut forward, mut reverse) = (0.0, 0.0);
    for piece in 0..512 {
        let middle = -32.0 + half * f64::from(2 * piece + 1);
        for (node, weight) in POINTS {
            let (p, q) = logs(scene, middle + half * node);
            forward += half * weight * p.exp() * (p - q);
            reverse += half * weight * q.exp() * (q - p);
        }
    }
    (forward, reverse)
}

#[test]
fn both_integrals_are_those_of_quadrature_wherever_the_dials_stand() {
    let (mut worst, mut seen) = (0.0_f64, 0);
    // With three settings of each dial, all corners are among them.
    for scene in dial_scenes("kl.fit", 600) {
        let (forward, reverse) = quadrature(&scene);
        let nat = scene.unit.from_nats(1.0);
        for (id, expected) in [("KL_pq", forward), ("KL_qp", reverse)] {
            let apart = (readout(&scene, id) / nat - expected).abs() / expected.max(1.0);
            assert!(apart <= 1e-6, "{id} at {:?}: {apart:e}", scene.dials);
            worst = worst.max(apart);
        }
        seen += 1;
    }
    println!("quadrature: {worst:e} at worst of {seen}");
    assert!(seen > 600);
}

/// One step on, where there is one.
fn step(scene: &Scene) -> Option<Scene> {
    let run = figure().run.unwrap().next;
    run(scene).map(|subject| Scene::new(subject, scene.unit))
}

#[test]
fn five_hundred_descents_never_go_up() {
    let (mut descents, mut steps) = (0, 0);
    for scene in dial_scenes("kl.fit", 500) {
        let (mut here, mut before) = (scene.clone(), made_small(&scene));
        for _ in 0..12 {
            let Some(there) = step(&here) else { break };
            let after = made_small(&there);
            assert!(after <= before, "{:?}: from {before} to {after}", here.dials);
            assert_ne!(there.dials, here.dials);
            for key in ["dir", "apart"] {
                assert_eq!(there.dial(key), here.dial(key));
            }
            (here, before) = (there, after);
            steps += 1;
        }
        // The same scene takes the same step.
        assert_eq!(step(&scene), step(&scene));
        descents += 1;
    }
    println!("{steps} steps of {descents} descents");
    assert!(descents >= 500 && steps > 5000, "{descents}, {steps}");
}

#[test]
fn several_steps_at_once_are_as_many_steps() {
    let start = at([-2.0, 0.75, 0.0, 4.0]);
    let (mut here, mut steps) = (start.clone(), 0);
    while let Some(there) = step(&here) {
        (here, steps) = (there, steps + 1);
        if steps % 20 == 0 {
            let at_once = figure().after(&start, steps);
            assert_eq!(at_once, Some(Subject::Dials(here.dials.clone())), "{steps}");
        }
    }
    // From further on it ends at the same rest, and at rest there is no step.
    assert_eq!(figure().after(&start, steps + 9), Some(Subject::Dials(here.dials.clone())));
    assert_eq!((figure().after(&here, 9), figure().after(&start, 0)), (None, None));
    // No figure moves by itself unless it says so.
    let still = figures().filter(|figure| figure.run.is_none());
    for figure in still {
        let scene = Scene::new(figure.start.subject(), Unit::Nat);
        assert_eq!(figure.after(&scene, 5), None, "{}", figure.id);
    }
}

/// Where a run ends, and after how many steps.
fn rest(from: [f64; 4]) -> (Scene, usize) {
    let mut here = at(from);
    for steps in 0..400 {
        match step(&here) {
            Some(there) => here = there,
            None => return (here, steps),
        }
    }
    panic!("{from:?} does not come to rest: {:?}", here.dials);
}

#[test]
fn the_forward_fit_covers_both_bumps_from_wherever_it_starts() {
    for apart in [4.0, 2.5, 0.0] {
        for (mu, sigma) in [(-2.0, 0.75), (3.0, 2.25), (-3.0, 0.25), (0.5, 1.0)] {
            let (end, steps) = rest([mu, sigma, 0.0, apart]);
            // The mean and the deviation of p: ½·¾² + ½·⅜² within the bumps, the square of half the
            // distance between them.
            let deviation =
                (0.5 * 0.75f64.powi(2) + 0.5 * 0.375f64.powi(2) + apart * apart / 4.0).sqrt();
            assert!(end.dial("mu").abs() < 1e-5, "{mu}, {sigma}, {apart}: {:?}", end.dials);
            assert!((end.dial("sigma") - deviation).abs() < 1e-5, "{:?}", end.dials);
            assert!(steps < 200, "{steps}");
        }
    }
}

#[test]
fn the_reverse_fit_seeks_the_bump_that_the_start_decides() {
    // As measured for the truth of two bumps: from 0 and below to the first, from 1 on to the second.
    for (start, bump, deviation) in
        [(-3.0, -2.0, 0.75), (0.0, -2.0, 0.75), (1.0, 2.0, 0.375), (3.0, 2.0, 0.375)]
    {
        let (end, steps) = rest([start, 1.0, 1.0, 4.0]);
        assert!((end.dial("mu") - bump).abs() < 0.02, "{start}: {:?}", end.dials);
        assert!((end.dial("sigma") / deviation - 1.0).abs() < 0.02, "{start}: {:?}", end.dials);
        // Half of the truth is missed.
        assert!((readout(&end, "KL_qp") - 2f64.ln()).abs() < 1e-3, "{start}");
        assert_eq!((figure().sentence)(&end).words, text::FIT_SENTENCE_SEEKS);
        assert!(steps < 100, "{steps}");
    }
    // Where the bumps run into each other it lies over both.
    let (end, _) = rest([0.5, 1.0, 1.0, 2.0]);
    assert!(end.dial("sigma") > 1.0 && end.dial("mu").abs() < 0.5, "{:?}", end.dials);
    assert_eq!((figure().sentence)(&end).words, text::FIT_SENTENCE_REST);
}

#[test]
fn the_presets_are_what_they_are_called() {
    let words = |name| {
        let preset = figure().presets.iter().find(|preset| preset.name == name).unwrap();
        (figure().sentence)(&Scene::new(preset.at.subject(), Unit::Bit)).words
    };
    for (name, expected) in [
        (text::FIT_PRESET_ONE_BUMP, text::FIT_SENTENCE_FORWARD),
        (text::FIT_PRESET_BETWEEN, text::FIT_SENTENCE_REVERSE),
        (text::FIT_PRESET_RIGHT, text::FIT_SENTENCE_REVERSE),
        (text::FIT_PRESET_COVERS, text::FIT_SENTENCE_COVERS),
        (text::FIT_PRESET_SEEKS, text::FIT_SENTENCE_SEEKS),
        (text::FIT_PRESET_CLOSE, text::FIT_SENTENCE_REVERSE),
    ] {
        assert_eq!(words(name), expected);
    }
}

/// What a mark covers above 0, by the trapezoidal rule.
fn covered(mark: &Mark) -> f64 {
    let Shape::Area { points } = &mark.shape else { return 0.0 };
    points.windows(2).map(|pair| (pair[1].0 - pair[0].0) * (pair[0].2 + pair[1].2) / 2.0).sum()
}

#[test]
fn the_hatched_area_is_the_divergence() {
    let mut compared = 0;
    for scene in dial_scenes("kl.fit", 1500) {
        let picture = (figure().picture)(&scene);
        let hatched = picture.marks.iter().find(|mark| matches!(mark.shape, Shape::Area { .. }));
        let hatched = hatched.unwrap();
        assert_eq!(hatched.hue, Hue::Gap);
        let Shape::Area { points } = &hatched.shape else { panic!() };
        assert!(points.iter().all(|&(_, low, high)| low == 0.0 && high >= 0.0));
        // What a picture from −5 to 5 shows of a model within it.
        if scene.dial("mu").abs() + 4.0 * scene.dial("sigma") <= 5.0 {
            let (area, kl) = (covered(hatched), made_small(&scene));
            assert!((area - kl).abs() <= 0.002 * kl + 0.001, "{:?}: {area}, {kl}", scene.dials);
            compared += 1;
        }
    }
    assert!(compared > 400, "{compared}");
}

#[test]
fn the_curves_are_the_densities_and_the_handles_stand_on_the_model() {
    for scene in dial_scenes("kl.fit", 600) {
        let picture = (figure().picture)(&scene);
        for mark in &picture.marks {
            let close = |height: f64, log: f64| (height - log.exp()).abs() <= 1e-13;
            match &mark.shape {
                Shape::Curve { points, .. } if mark.hue == Hue::P => {
                    assert!(points.iter().all(|&(x, y)| close(y, logs(&scene, x).0)));
                }
                Shape::Curve { points, .. } if mark.hue == Hue::Q => {
                    assert!(points.iter().all(|&(x, y)| close(y, logs(&scene, x).1)));
                }
                Shape::Point { at: (x, y), .. } => {
                    assert!(close(*y, logs(&scene, *x).1) && picture.y.contains(*y), "{mark:?}");
                    assert!(picture.x.contains(*x), "{mark:?}");
                    let away = (x - scene.dial("mu")).abs();
                    let handle = mark.handle.unwrap();
                    let expected = if handle.parameter == "mu" { 0.0 } else { scene.dial("sigma") };
                    assert!((away - expected).abs() < 1e-12);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_proof_is_about_the_divergence_on_the_screen() {
    let page = figures().filter(|figure| figure.id.starts_with("kl."));
    let titles: Vec<_> = page.map(|figure| figure.proof.title).collect();
    for (index, title) in titles.iter().enumerate() {
        assert!(!titles[..index].contains(title));
    }
    for scene in dial_scenes("kl.fit", 50) {
        let proof = (figure().proof.check)(&scene);
        let kl = readout(&scene, "KL_pq");
        assert_eq!(scene.unit.from_nats(proof.bounded), kl);
        assert_eq!(scene.unit.from_nats(proof.lines[0].value), -kl);
    }
}

#[test]
fn a_sentence_about_rest_is_true_of_the_rest() {
    let (mut covers, mut seeks, mut rests) = (0, 0, 0);
    for scene in dial_scenes("kl.fit", 40) {
        // As far as it goes, and as the sentence has it there.
        let end = figure().after(&scene, 400).map_or(scene.clone(), |at| Scene::new(at, Unit::Nat));
        assert_eq!(step(&end), None, "{:?}", end.dials);
        let words = (figure().sentence)(&end).words;
        if words == text::FIT_SENTENCE_COVERS {
            let aside = end.dial("apart") / 2.0;
            let deviation = (0.3515625 + aside * aside).sqrt();
            assert!(end.dial("mu").abs() < 1e-5, "{:?}", end.dials);
            assert!((end.dial("sigma") - deviation).abs() < 1e-5, "{:?}", end.dials);
            covers += 1;
        } else if words == text::FIT_SENTENCE_SEEKS {
            let kl = readout(&end, "KL_qp");
            assert!((kl - 2f64.ln()).abs() < 0.05, "{:?}: {kl}", end.dials);
            seeks += 1;
        } else {
            assert_eq!(words, text::FIT_SENTENCE_REST);
            // Over both bumps, or so near together that they are one.
            assert!(end.dial("sigma") > 0.5, "{:?}", end.dials);
            rests += 1;
        }
    }
    println!("covers {covers}, seeks {seeks}, over both {rests}");
    assert!(covers > 10 && seeks > 3 && rests > 3, "{covers}, {seeks}, {rests}");
}
