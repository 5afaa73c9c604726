//! Learning: descent on the loss, and a model that comes too close to its labels.

use super::scenes::{dial_scenes, figures, own_pictures};
use super::words::slots;
use surprisal::charts::picture::{Hue, Mark, Picture, Shape, Stroke};
use surprisal::figure::{Bridge, Figure, RowHead, Scene, Start};
use surprisal::lessons;
use surprisal::measures::logistic_regression::{self, Example, MeanLoss, label_loss};
use surprisal::measures::{Measure, Probability, Unit, entropy};
use surprisal::state::dials::Dials;
use surprisal::state::subject::Subject;
use surprisal::text::{Lang, learning as text};

const DESCENT: &str = "learning.descent";
const OVERFITTING: &str = "learning.overfitting";

fn figure(id: &str) -> &'static Figure {
    figures().find(|figure| figure.id == id).unwrap()
}

/// A figure's start with some of its dials moved.
fn with(id: &str, moved: &[(&str, f64)]) -> Scene {
    let start = figure(id).start.subject();
    let Subject::Dials(mut dials) = start else { panic!() };
    for (key, value) in moved {
        dials = dials.with(key, *value).unwrap();
    }
    Scene::new(Subject::Dials(dials), Unit::Nat)
}

fn readout(id: &str, scene: &Scene, name: &str) -> f64 {
    let readout = figure(id).readouts.iter().find(|readout| readout.reads.id() == name).unwrap();
    readout.reads.value(scene)
}

/// One step on, where there is one.
fn next(id: &str, scene: &Scene) -> Option<Scene> {
    let run = figure(id).run.unwrap().next;
    run(scene).map(|subject| Scene::new(subject, scene.unit))
}

/// The scenes of a run, at most so many steps of it.
fn run(id: &str, from: &Scene, steps: usize) -> Vec<Scene> {
    let scenes = std::iter::successors(Some(from.clone()), |scene| next(id, scene));
    scenes.take(steps + 1).collect()
}

fn said(id: &str, scene: &Scene) -> surprisal::text::Localised {
    (figure(id).sentence)(scene).words
}

fn bridge(id: &str, scene: &Scene) -> Bridge {
    (figure(id).bridge.unwrap())(scene)
}

#[test]
fn every_bridge_leads_to_a_figure_of_its_kind_with_the_same_numbers() {
    let mut outcomes = 0;
    for id in [DESCENT, OVERFITTING] {
        for scene in dial_scenes(id, 150) {
            let Bridge { to, subject, said } = bridge(id, &scene);
            let (_, entry) = lessons::entry(to).unwrap();
            assert!(subject.is_like(&entry.start.subject()), "{to}: {subject:?}");
            for lang in Lang::ALL {
                let mut given: Vec<_> = said.slots.iter().map(|(name, _)| *name).collect();
                given.sort_unstable();
                assert_eq!(slots(said.words.get(lang)), given);
            }
            // The cross-entropy there is the loss here.
            let there = Scene::new(subject.clone(), scene.unit);
            let (loss, own) = match subject {
                Subject::Coins(..) => (there.measure(Measure::CrossEntropyPq), id == DESCENT),
                _ => (there.outcomes_measure(Measure::CrossEntropyPq), true),
            };
            outcomes += usize::from(matches!(subject, Subject::Outcomes(_)));
            let here = if own {
                readout(DESCENT, &scene, "CE_pq")
            } else {
                (figure(id).table)(&scene).rows[0].values[2]
            };
            assert!(
                (loss - here).abs() <= 1e-12 * (1.0 + here),
                "{:?}: {loss} {here}",
                scene.dials
            );
        }
    }
    assert!(outcomes > 30, "{outcomes}");
}

// Descent.

/// Truth and logits as a textbook has them.
fn classes(scene: &Scene) -> (Vec<f64>, Vec<f64>) {
    let (p, z) = (scene.dial("true"), scene.dial("z"));
    if scene.dial("classes") == 2.0 {
        return (vec![p, 1.0 - p], vec![z, 0.0]);
    }
    let truth = vec![p, (1.0 - p) * 2.0 / 3.0, (1.0 - p) / 3.0];
    (truth, vec![z, scene.dial("zb"), scene.dial("zc")])
}

fn softmax(logits: &[f64]) -> Vec<f64> {
    let sum: f64 = logits.iter().map(|z| z.exp()).sum();
    logits.iter().map(|z| z.exp() / sum).collect()
}

/// −Σ p log q, in nats.
fn cross_entropy(p: &[f64], q: &[f64]) -> f64 {
    p.iter().zip(q).map(|(p, q)| if *p == 0.0 { 0.0 } else { -p * q.ln() }).sum()
}

#[test]
fn the_readouts_of_descent_are_the_textbooks() {
    for scene in dial_scenes(DESCENT, 3000) {
        let (p, logits) = classes(&scene);
        let q = softmax(&logits);
        let nat = scene.unit.from_nats(1.0);
        let (loss, floor) = (cross_entropy(&p, &q), cross_entropy(&p, &p));
        for (name, expected) in [
            ("CE_pq", nat * loss),
            ("H_p", nat * floor),
            ("KL_pq", nat * (loss - floor)),
            ("slope", q[0] - p[0]),
            ("step", -scene.dial("lr") * (q[0] - p[0])),
        ] {
            let value = readout(DESCENT, &scene, name);
            assert!((value - expected).abs() <= 1e-12 * (1.0 + loss), "{name}: {value} {expected}");
        }
        assert!(readout(DESCENT, &scene, "CE_pq") >= readout(DESCENT, &scene, "H_p") - 1e-12);
    }
}

#[test]
fn a_step_goes_against_the_slope_and_floor_and_truth_stay() {
    let (mut taken, mut cut) = (0, 0);
    for scene in dial_scenes(DESCENT, 2000) {
        let Some(there) = next(DESCENT, &scene) else { continue };
        let (p, logits) = classes(&scene);
        let q = softmax(&logits);
        let moved = if scene.dial("classes") == 2.0 { 1 } else { 3 };
        for (k, key) in ["z", "zb", "zc"].into_iter().enumerate() {
            let to = if k < moved {
                logits[k] - scene.dial("lr") * (q[k] - p[k])
            } else {
                scene.dial(key)
            };
            let within = to.clamp(-9.0, 9.0);
            assert!((there.dial(key) - within).abs() < 1e-12, "{:?}", scene.dials);
            cut += usize::from(k < moved && within != to);
            // One logit is never led beyond the ends, but where it creeps there.
            assert!(moved == 3 || (to - within).abs() < 0.01, "{:?}: {to}", scene.dials);
        }
        for key in ["classes", "true", "lr"] {
            assert_eq!(there.dial(key), scene.dial(key));
        }
        assert_eq!(readout(DESCENT, &there, "H_p"), readout(DESCENT, &scene, "H_p"));
        taken += 1;
    }
    println!("{taken} steps, {cut} logits cut short");
    assert!(taken > 1900, "{taken}");
}

/// Whether a run comes to the truth.
fn arrives(p: f64, rate: f64, from: f64) -> bool {
    let start = with(DESCENT, &[("true", p), ("lr", rate), ("z", from)]);
    let end = run(DESCENT, &start, 400);
    said(DESCENT, end.last().unwrap()) == text::DESCENT_SENTENCE_ARRIVED
}

#[test]
fn a_rate_beyond_the_bend_of_the_valley_never_settles() {
    // The slope turns by p(1 − p) a unit at the ground: beyond 2/(p(1 − p)) a step leaps farther than it was.
    for (p, border) in [(0.3, 2.0 / 0.21), (0.5, 8.0)] {
        assert!(arrives(p, 0.97 * border, 0.3) && !arrives(p, 1.03 * border, 0.3), "{p}");
        assert!(arrives(p, 1.0, -8.0) && arrives(p, 4.0, 3.0) && arrives(p, 1.0, 8.0));
    }
    // As the text has it: 4 is quick, 0.1 is slow, 8 comes down, 12 does not.
    let steps = |rate: f64| run(DESCENT, &with(DESCENT, &[("lr", rate)]), 2000).len() - 1;
    assert!(
        steps(4.0) < 20 && steps(0.1) > 200 && steps(8.0) < 100,
        "{} {}",
        steps(4.0),
        steps(8.0)
    );
    assert_eq!(steps(12.0), 2000);
    // Small enough a rate never goes up, from wherever it starts.
    for scene in dial_scenes(DESCENT, 300) {
        let Subject::Dials(dials) = Subject::Dials(scene.dials.with("lr", 1.0).unwrap()) else {
            panic!()
        };
        let losses: Vec<f64> = run(DESCENT, &Scene { dials, ..scene }, 30)
            .iter()
            .map(|scene| readout(DESCENT, scene, "CE_pq"))
            .collect();
        assert!(losses.windows(2).all(|pair| pair[1] <= pair[0] + 1e-12), "{losses:?}");
    }
}

#[test]
fn sentences_of_descent_are_true_of_the_next_step() {
    let mut counts = [0; 5];
    for scene in dial_scenes(DESCENT, 3000) {
        let words = said(DESCENT, &scene);
        let here = readout(DESCENT, &scene, "CE_pq");
        let there = next(DESCENT, &scene);
        let after = there.as_ref().map(|there| readout(DESCENT, there, "CE_pq"));
        let kind = match words {
            text::DESCENT_SENTENCE_DOWN => {
                assert!(after.unwrap() <= here, "{:?}", scene.dials);
                0
            }
            text::DESCENT_SENTENCE_ACROSS => {
                assert!(after.unwrap() <= here, "{:?}", scene.dials);
                1
            }
            text::DESCENT_SENTENCE_UP => {
                assert!(after.unwrap() > here, "{:?}", scene.dials);
                2
            }
            text::DESCENT_SENTENCE_ARRIVED => {
                assert!(readout(DESCENT, &scene, "KL_pq") < 1e-9 && after.is_none());
                3
            }
            _ => {
                assert!(after.is_none() && words == text::DESCENT_SENTENCE_END);
                4
            }
        };
        counts[kind] += 1;
    }
    println!("down, across, up, arrived, end: {counts:?}");
    assert!(counts[0] > 100 && counts[1] > 100 && counts[2] > 20, "{counts:?}");
    for (name, expected) in [
        (text::DESCENT_PRESET_HALF_WAY, text::DESCENT_SENTENCE_DOWN),
        (text::DESCENT_PRESET_SMALL, text::DESCENT_SENTENCE_DOWN),
        (text::DESCENT_PRESET_GOOD, text::DESCENT_SENTENCE_DOWN),
        (text::DESCENT_PRESET_ZIGZAG, text::DESCENT_SENTENCE_ACROSS),
        (text::DESCENT_PRESET_LARGE, text::DESCENT_SENTENCE_UP),
        (text::DESCENT_PRESET_CERTAIN, text::DESCENT_SENTENCE_DOWN),
        (text::DESCENT_PRESET_THREE, text::DESCENT_SENTENCE_DOWN),
        (text::DESCENT_PRESET_THREE_LARGE, text::DESCENT_SENTENCE_UP),
    ] {
        let preset = figure(DESCENT).presets.iter().find(|preset| preset.name == name).unwrap();
        let scene = Scene::new(preset.at.subject(), Unit::Nat);
        assert_eq!(said(DESCENT, &scene), expected, "{}", name.get(Lang::En));
    }
    // At a truth of ½ and no logit there is nothing to do; a certain truth is followed to the end.
    let at = |moved: &[(&str, f64)]| said(DESCENT, &with(DESCENT, moved));
    assert_eq!(at(&[("true", 0.5), ("z", 0.0)]), text::DESCENT_SENTENCE_ARRIVED);
    assert_eq!(at(&[("true", 1.0), ("z", 9.0)]), text::DESCENT_SENTENCE_END);
}

#[test]
fn the_pictures_of_descent_show_the_loss_its_slope_and_the_steps_to_come() {
    for scene in dial_scenes(DESCENT, 600) {
        let pictures = own_pictures(figure(DESCENT), &scene);
        let [valley, bars] = &pictures[..] else { panic!() };
        // The same heights in both.
        assert_eq!((valley.y.lo(), valley.y.hi()), (bars.y.lo(), bars.y.hi()));
        let nat = scene.unit.from_nats(1.0);
        let (p, logits) = classes(&scene);
        for mark in &valley.marks {
            match &mark.shape {
                Shape::Curve { points, .. } => {
                    for &(z, height) in points {
                        let mut at = logits.clone();
                        at[0] = z;
                        let expected = nat * cross_entropy(&p, &softmax(&at));
                        assert!((height - expected).abs() < 1e-12 * (1.0 + expected));
                    }
                }
                Shape::Line { from, to, stroke: Stroke::Thin, .. } if mark.hue == Hue::Ink => {
                    let slope = (to.1 - from.1) / (to.0 - from.0);
                    let expected = nat * readout(DESCENT, &scene, "slope");
                    assert!((slope - expected).abs() < 1e-12 * (1.0 + nat));
                }
                _ => {}
            }
        }
        let path = run(DESCENT, &scene, 8);
        let losses: Vec<f64> = path.iter().map(|there| readout(DESCENT, there, "CE_pq")).collect();
        let dots = valley.marks.iter().filter_map(|mark| match mark.shape {
            Shape::Point { at, .. } if mark.handle.is_none() => Some(at),
            _ => None,
        });
        let expected =
            path.iter().zip(&losses).skip(1).map(|(there, loss)| (there.dial("z"), *loss));
        assert!(dots.eq(expected), "{:?}", scene.dials);
        // H(p), and KL on top of it up to the loss; all within the frame.
        let h = readout(DESCENT, &scene, "H_p");
        let tops: Vec<f64> = bars
            .marks
            .iter()
            .filter_map(|mark| match &mark.shape {
                Shape::Area { points } => {
                    assert_eq!(points[0].1, h);
                    Some(points[0].2)
                }
                _ => None,
            })
            .collect();
        assert_eq!(tops.len(), 9);
        for (t, top) in tops.iter().enumerate() {
            let loss = losses.get(t).or(losses.last()).unwrap();
            assert!((top - loss).abs() <= 1e-12 && bars.y.contains(*top), "{:?}", scene.dials);
        }
        let bars = bars.marks.iter().filter(|mark| matches!(mark.shape, Shape::Bar { .. })).count();
        assert_eq!(bars, if h > 0.0 { 9 } else { 0 });
    }
}

#[test]
fn numbers_of_descent_that_can_be_checked_by_hand() {
    // σ(log 3) = ¾ against a truth of ¼: half too much; a step of rate 2 takes log 3 − 1.
    let scene = with(DESCENT, &[("z", 3f64.ln()), ("true", 0.25), ("lr", 2.0)]);
    assert!((readout(DESCENT, &scene, "slope") - 0.5).abs() < 1e-15);
    assert!((next(DESCENT, &scene).unwrap().dial("z") - (3f64.ln() - 1.0)).abs() < 1e-15);
    // Truth 0.4, 0.4, 0.2 against three thirds.
    let three = [("classes", 3.0), ("z", 0.0), ("zb", 0.0), ("zc", 0.0), ("true", 0.4)];
    let table = (figure(DESCENT).table)(&with(DESCENT, &three));
    let slopes: Vec<f64> = table.rows.iter().map(|row| row.values[3]).collect();
    for (slope, expected) in slopes.iter().zip([-1.0 / 15.0, -1.0 / 15.0, 2.0 / 15.0]) {
        assert!((slope - expected).abs() < 1e-15, "{slopes:?}");
    }
    let steps: Vec<f64> = table.rows.iter().map(|row| row.values[4]).collect();
    assert!(steps.iter().zip(&slopes).all(|(step, slope)| (step + slope).abs() < 1e-15));
}

// Overfitting.

/// What is learned from, what is held against it, and the weights after the steps of a scene.
fn trained(scene: &Scene) -> (MeanLoss, MeanLoss, Vec<Example>, Vec<Vec<f64>>) {
    let share = |key: &str| Probability::new(scene.dial(key)).unwrap();
    let (seed, waves) = (scene.dial("seed") as u64, scene.dial("waves") as usize);
    let examples = logistic_regression::draw(seed, scene.dial("n") as usize, share("noise"));
    let unseen = logistic_regression::draw(seed + (1 << 32), 200, share("noise"));
    let training = MeanLoss::new(&examples, waves, share("eps"));
    let validation = MeanLoss::new(&unseen, waves, Probability::new(0.0).unwrap());
    let mut weights = vec![vec![0.0; waves]];
    for step in 0..scene.dial("steps") as usize {
        let mut next = weights[step].clone();
        training.step(&mut next, scene.dial("rate"));
        weights.push(next);
    }
    (training, validation, unseen, weights)
}

#[test]
fn the_readouts_of_a_run_are_those_of_descent_by_hand() {
    for scene in dial_scenes(OVERFITTING, 60) {
        let (training, validation, _, weights) = trained(&scene);
        let last = weights.last().unwrap();
        let nat = scene.unit.from_nats(1.0);
        // Every second step counts, and the last.
        let count = weights.len();
        let seen = weights.iter().enumerate().filter(|(t, _)| t % 2 == 0 || t + 1 == count);
        let losses: Vec<(usize, f64)> =
            seen.map(|(t, weights)| (t, validation.score(weights).loss)).collect();
        let least = losses.iter().map(|(_, loss)| *loss).fold(f64::INFINITY, f64::min);
        let best = losses.iter().find(|(_, loss)| *loss == least).unwrap().0;
        let now = validation.score(last);
        for (name, expected) in [
            ("T", nat * training.score(last).loss),
            ("V", nat * now.loss),
            ("V_best", nat * least),
            ("V_cost", nat * (now.loss - least)),
            ("t_best", best as f64),
            ("A", now.accuracy),
            ("A_best", validation.score(&weights[best]).accuracy),
        ] {
            let value = readout(OVERFITTING, &scene, name);
            // But for the rounding of the unit.
            assert!((value - expected).abs() <= 1e-15, "{name} at {:?}: {value}", scene.dials);
        }
    }
}

#[test]
fn the_validation_loss_is_seen_to_turn_up_while_the_accuracy_stays() {
    let scene = with(OVERFITTING, &[]);
    let of = |name| readout(OVERFITTING, &scene, name);
    // The numbers of the text: down to 0.543 at step 26, up to 0.729, a third more; 77 % right, then 78.5 %.
    let (last, best) = (scene.dial("steps"), of("t_best"));
    assert_eq!((last, best), (200.0, 26.0));
    assert!((of("V_best") - 0.543).abs() < 5e-4 && (of("V") - 0.729).abs() < 5e-4);
    assert!((1.3..1.4).contains(&(of("V") / of("V_best"))));
    assert_eq!((of("A_best"), of("A")), (0.77, 0.785));
    // All along, the training loss falls.
    let marks = (figure(OVERFITTING).picture)(&scene).marks;
    let curve = |hue, stroke| {
        let found = marks.iter().find_map(|mark| match &mark.shape {
            Shape::Curve { points, stroke: own, .. } if mark.hue == hue && *own == stroke => {
                Some(points.clone())
            }
            _ => None,
        });
        found.unwrap()
    };
    let training = curve(Hue::Ink, Stroke::Solid);
    assert!(training.windows(2).all(|pair| pair[1].1 < pair[0].1));
    let validation = curve(Hue::Q, Stroke::Dashed);
    let before = validation.iter().filter(|(t, _)| *t <= best);
    assert!(before.clone().zip(before.skip(1)).all(|(one, next)| next.1 < one.1));
    let after = validation.iter().filter(|(t, _)| *t >= best);
    assert!(after.clone().zip(after.skip(1)).all(|(one, next)| next.1 > one.1));
    // Once the first steps are taken, accuracy moves by a twentieth at most.
    let accuracy = curve(Hue::Muted, Stroke::Thin);
    assert!(accuracy.iter().skip(1).all(|(_, share)| (share - 0.77).abs() <= 0.05));

    // Not for this seed alone.
    let (mut turned, mut stayed) = (0, 0);
    for seed in 1..=100 {
        let scene = with(OVERFITTING, &[("seed", f64::from(seed))]);
        let of = |name| readout(OVERFITTING, &scene, name);
        let inside = of("t_best") > 0.0 && of("t_best") < last;
        turned += u32::from(inside && of("V") >= 1.1 * of("V_best"));
        stayed += u32::from((of("A") - of("A_best")).abs() <= 0.05);
    }
    println!("of 100 seeds {turned} turn up, of {stayed} the accuracy stays");
    assert!(turned >= 90 && stayed >= 90, "{turned} {stayed}");
}

#[test]
fn what_helps_helps() {
    let cost = |moved: &[(&str, f64)]| readout(OVERFITTING, &with(OVERFITTING, moved), "V_cost");
    let overfitted = cost(&[]);
    for helped in [&[("waves", 4.0)], &[("n", 200.0)], &[("eps", 0.3)], &[("steps", 26.0)]] {
        assert!(cost(helped) < 0.6 * overfitted, "{helped:?}: {}", cost(helped));
    }
    assert!(cost(&[("waves", 30.0)]) > overfitted);
    // Two waves are too stiff: the training loss hardly falls.
    assert!(readout(OVERFITTING, &with(OVERFITTING, &[("waves", 2.0)]), "T") > 0.6);
    // A smoothed label has a floor that is no longer 0.
    for smoothing in [0.1, 0.3, 0.5] {
        let scene = with(OVERFITTING, &[("eps", smoothing), ("waves", 30.0), ("rate", 2.0)]);
        let floor = entropy::bernoulli(Probability::new(smoothing / 2.0).unwrap());
        assert!(readout(OVERFITTING, &scene, "T") > floor);
    }
}

#[test]
fn a_run_is_the_same_in_every_order() {
    let bits =
        |scene: &Scene| ["T", "V", "A"].map(|name| readout(OVERFITTING, scene, name).to_bits());
    let scenes: Vec<Scene> = dial_scenes(OVERFITTING, 40).collect();
    let first: Vec<_> = scenes.iter().map(bits).collect();
    let again: Vec<_> = scenes.iter().rev().map(bits).collect();
    assert!(first.iter().eq(again.iter().rev()));
    let elsewhere = std::thread::spawn(move || scenes.iter().map(bits).collect::<Vec<_>>());
    assert_eq!(elsewhere.join().unwrap(), first);
    // Another seed, other examples.
    let of = |seed: f64| bits(&with(OVERFITTING, &[("seed", seed)]));
    assert_ne!(of(1.0), of(2.0));
}

#[test]
fn a_run_goes_on_to_its_end_or_stops_early() {
    let start = with(OVERFITTING, &[("steps", 0.0)]);
    let whole = run(OVERFITTING, &start, 1000);
    let steps: Vec<f64> = whole.iter().map(|scene| scene.dial("steps")).collect();
    assert_eq!(steps, (0..=100).map(|n| f64::from(2 * n)).collect::<Vec<_>>());
    // From a step in between it ends at the last one all the same.
    let odd = run(OVERFITTING, &with(OVERFITTING, &[("steps", 197.0)]), 10);
    assert_eq!(odd.last().unwrap().dial("steps"), 200.0);
    assert_eq!(
        figure(OVERFITTING).after(&start, 100),
        Some(Subject::Dials(whole[100].dials.clone()))
    );

    let early = run(OVERFITTING, &with(OVERFITTING, &[("steps", 0.0), ("stop", 1.0)]), 1000);
    assert_eq!(early.last().unwrap().dial("steps"), 26.0);
    // Who has gone too far is led back at once.
    let back = run(OVERFITTING, &with(OVERFITTING, &[("stop", 1.0)]), 1000);
    assert_eq!(back.iter().map(|scene| scene.dial("steps")).collect::<Vec<_>>(), [200.0, 26.0]);
    for scene in dial_scenes(OVERFITTING, 60) {
        let from = Scene { dials: scene.dials.with("stop", 1.0).unwrap(), ..scene };
        let end = run(OVERFITTING, &from, 300).pop().unwrap();
        let of = |name| readout(OVERFITTING, &end, name);
        assert_eq!((of("t_best"), of("V_cost")), (end.dial("steps"), 0.0), "{:?}", end.dials);
        assert_eq!(next(OVERFITTING, &end), None);
    }
}

#[test]
fn the_sentence_says_whether_the_loss_has_turned() {
    for (moved, expected) in [
        (&[][..], text::OVERFITTING_SENTENCE_TURNED),
        (&[("steps", 0.0)], text::OVERFITTING_SENTENCE_UNTRAINED),
        (&[("steps", 10.0)], text::OVERFITTING_SENTENCE_FALLING),
        (&[("steps", 26.0)], text::OVERFITTING_SENTENCE_FALLING),
        (&[("steps", 60.0)], text::OVERFITTING_SENTENCE_TURNED),
        (&[("waves", 3.0)], text::OVERFITTING_SENTENCE_STIFF),
        (&[("waves", 4.0)], text::OVERFITTING_SENTENCE_TURNED),
    ] {
        assert_eq!(said(OVERFITTING, &with(OVERFITTING, moved)), expected, "{moved:?}");
    }
    // The model that was stopped early is at rest.
    let stopped = figure(OVERFITTING)
        .presets
        .iter()
        .find(|preset| preset.name == text::OVERFITTING_PRESET_STOPPED);
    let stopped = Scene::new(stopped.unwrap().at.subject(), Unit::Nat);
    assert_eq!(next(OVERFITTING, &stopped), None);
    assert_eq!(said(OVERFITTING, &stopped), text::OVERFITTING_SENTENCE_FALLING);
}

/// The places where a comb has its teeth.
fn teeth(picture: &Picture, up: bool) -> Vec<f64> {
    let tip = |y: f64| if up { y > 1.0 } else { y < 0.0 };
    let combs = picture.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Curve { points, .. } if mark.hue == Hue::Ink => Some(points),
        _ => None,
    });
    combs.flatten().filter(|(_, y)| tip(*y)).map(|(x, _)| *x).collect()
}

#[test]
fn the_second_picture_shows_every_label_and_the_confident_mistakes() {
    let mut mistakes = 0;
    for scene in dial_scenes(OVERFITTING, 120) {
        let (_, validation, unseen, weights) = trained(&scene);
        let noise = Probability::new(scene.dial("noise")).unwrap();
        let examples =
            logistic_regression::draw(scene.dial("seed") as u64, scene.dial("n") as usize, noise);
        let pictures = own_pictures(figure(OVERFITTING), &scene);
        let picture = &pictures[1];
        for label in [true, false] {
            let mut expected: Vec<f64> =
                examples.iter().filter(|one| one.label == label).map(|one| one.x).collect();
            expected.sort_by(f64::total_cmp);
            let teeth = teeth(picture, label);
            // Places that are no wider apart than a line is thin may share a tooth.
            assert!(teeth.len() + 2 >= expected.len(), "{} {}", teeth.len(), expected.len());
            assert!(teeth.iter().all(|x| expected.contains(x)));
        }
        let last = weights.last().unwrap();
        for mark in &picture.marks {
            match &mark.shape {
                Shape::Curve { points, .. } if mark.hue == Hue::P => {
                    let right =
                        |&(x, y): &(f64, f64)| y == logistic_regression::truth(x, noise).get();
                    assert!(points.iter().all(right));
                }
                Shape::Curve { points, stroke: Stroke::Dashed, .. } if mark.hue == Hue::Q => {
                    let right =
                        |&(x, y): &(f64, f64)| y == logistic_regression::predicted(last, x).get();
                    assert!(points.iter().all(right));
                }
                Shape::Point { at: (x, y), .. } => {
                    assert_eq!(mark.hue, Hue::Gap);
                    let example = unseen.iter().find(|one| one.x == *x).unwrap();
                    assert_eq!(f64::from(u8::from(example.label)), *y);
                    // Sure, and wrong.
                    let said = logistic_regression::predicted(last, *x).get();
                    assert!((said - y).abs() > 0.8 - 1e-12, "{said} {y}");
                    mistakes += 1;
                }
                _ => {}
            }
        }
        // The table lists the ten that cost most, the worst first.
        let table = (figure(OVERFITTING).table)(&scene);
        let losses: Vec<f64> = table.rows.iter().map(|row| row.values[2]).collect();
        assert!(losses.len() == 10 && losses.windows(2).all(|pair| pair[0] >= pair[1]));
        let mut all: Vec<f64> = validation.label_logits(last).into_iter().map(label_loss).collect();
        all.sort_by(|one, other| other.total_cmp(one));
        let nat = scene.unit.from_nats(1.0);
        for (row, loss) in table.rows.iter().zip(all) {
            let [p, q, own, _] = row.values[..] else { panic!() };
            assert!(
                (own - nat * loss).abs() < 1e-12 && (own + nat * q.ln()).abs() < 1e-9 * (1.0 + own)
            );
            assert!(
                (0.0..=1.0).contains(&p)
                    && matches!(&row.head, RowHead::Named(name) if name.starts_with('('))
            );
        }
    }
    assert!(mistakes > 300, "{mistakes}");
}

#[test]
fn the_proof_averages_four_models_of_this_run() {
    for scene in dial_scenes(OVERFITTING, 60) {
        let (_, validation, _, weights) = trained(&scene);
        let steps = weights.len() - 1;
        let models: Vec<&Vec<f64>> = (1..=4).map(|quarter| &weights[steps * quarter / 4]).collect();
        let losses = models.iter().map(|weights| validation.score(weights).loss);
        let mean = losses.sum::<f64>() / 4.0;
        let proof = (figure(OVERFITTING).proof.check)(&scene);
        let (first, last) = (&proof.lines[0], proof.lines.last().unwrap());
        assert!((last.value - mean).abs() <= 1e-12 * mean, "{:?}", scene.dials);
        let logits: Vec<Vec<f64>> = models.iter().map(|own| validation.label_logits(own)).collect();
        let averaged = (0..200).map(|index| {
            let q = |own: &Vec<f64>| 1.0 / (1.0 + (-own[index]).exp());
            -(logits.iter().map(q).sum::<f64>() / 4.0).ln()
        });
        let averaged = averaged.sum::<f64>() / 200.0;
        assert!((first.value - averaged).abs() <= 1e-11 * averaged, "{:?}", scene.dials);
        assert!(first.value <= last.value + 1e-12);
        // Nothing is given away just where nothing was learned between them.
        let agree = proof.equalities[0].met;
        assert_eq!(agree, models.iter().all(|own| *own == models[0]), "{:?}", scene.dials);
        assert_eq!(agree, proof.total_slack() == 0.0);
    }
    let untrained = with(OVERFITTING, &[("steps", 0.0)]);
    assert!((figure(OVERFITTING).proof.check)(&untrained).equalities[0].met);
}

#[test]
fn handles_stand_on_the_curves_that_they_move_along() {
    for (id, parameter) in [(DESCENT, "z"), (OVERFITTING, "steps")] {
        for scene in dial_scenes(id, 100) {
            let handles: Vec<Mark> = own_pictures(figure(id), &scene)
                .into_iter()
                .flat_map(|picture| picture.marks)
                .filter(|mark| mark.handle.is_some())
                .collect();
            assert_eq!(handles.len(), 1);
            let Shape::Point { at, .. } = handles[0].shape else { panic!() };
            let loss = readout(id, &scene, if id == DESCENT { "CE_pq" } else { "V" });
            assert_eq!(
                (handles[0].handle.unwrap().parameter, at),
                (parameter, (scene.dial(parameter), loss))
            );
        }
    }
}

#[test]
fn the_two_figures_keep_their_dials_apart() {
    let dials = |id: &str| match figure(id).start {
        Start::Dials(all, values) => Dials::from(all, values),
        _ => panic!(),
    };
    assert!(!dials(DESCENT).are_those_of(&dials(OVERFITTING)));
}
