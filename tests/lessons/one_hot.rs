//! The loss of a classifier: against the textbook's formulas, and as the area that the picture says it is.

use super::scenes::{dial_scenes, figures};
use surprisal::charts::picture::{Hue, Shape};
use surprisal::figure::{Figure, Scene, Start};
use surprisal::measures::Unit;
use surprisal::state::dials::Dials;
use surprisal::state::subject::Subject;
use surprisal::text::cross_entropy as text;

fn figure() -> &'static Figure {
    figures().find(|figure| figure.id == "cross-entropy.one-hot").unwrap()
}

fn scenes() -> impl Iterator<Item = Scene> {
    dial_scenes("cross-entropy.one-hot", 6000)
}

/// The scene at these logits, temperature and smoothing.
fn at(values: [f64; 5]) -> Scene {
    let Start::Dials(all, _) = figure().start else { panic!() };
    Scene::new(Subject::Dials(Dials::from(all, &values)), Unit::Nat)
}

/// Label and model as a textbook has them.
fn textbook(scene: &Scene) -> ([f64; 3], [f64; 3]) {
    let (t, eps) = (scene.dial("T"), scene.dial("eps"));
    let powers = ["z1", "z2", "z3"].map(|key| (scene.dial(key) / t).exp());
    let sum: f64 = powers.iter().sum();
    ([1.0 - eps + eps / 3.0, eps / 3.0, eps / 3.0], powers.map(|power| power / sum))
}

/// −Σ p log q, where nothing is added for p = 0.
fn cross_entropy(p: [f64; 3], q: [f64; 3]) -> f64 {
    let term = |(p, q): (f64, f64)| if p == 0.0 { 0.0 } else { -p * q.ln() };
    p.into_iter().zip(q).map(term).sum()
}

fn readout(scene: &Scene, id: &str) -> f64 {
    let readout = figure().readouts.iter().find(|readout| readout.reads.id() == id).unwrap();
    readout.reads.value(scene)
}

#[test]
fn the_readouts_are_the_textbooks() {
    for scene in scenes() {
        let (p, q) = textbook(&scene);
        let (loss, floor) = (cross_entropy(p, q), cross_entropy(p, p));
        let nat = scene.unit.from_nats(1.0);
        for (id, expected) in [
            ("CE_pq", nat * loss),
            ("H_p", nat * floor),
            ("KL_pq", nat * (loss - floor)),
            ("q_label", q[0]),
        ] {
            let value = readout(&scene, id);
            assert!((value - expected).abs() <= 1e-13 * (1.0 + loss), "{id}: {value}, {expected}");
            assert!(value >= 0.0);
        }
        // No label is certain enough to be free: a softmax rules nothing out.
        assert!(readout(&scene, "CE_pq") > 0.0, "{:?}", scene.dials);
        // A label that is sure has nothing under its loss; else its entropy is.
        assert_eq!(readout(&scene, "H_p") == 0.0, scene.dial("eps") == 0.0);
        if scene.dial("eps") == 0.0 {
            let (kl, loss) = (readout(&scene, "KL_pq"), readout(&scene, "CE_pq"));
            // The masses sum to 1 only up to rounding.
            assert!((kl - loss).abs() <= 1e-15 * (1.0 + loss), "{kl}, {loss}");
        }
    }
}

#[test]
fn what_counts_covers_the_loss_and_the_truths_blocks_its_floor() {
    for scene in scenes() {
        let picture = (figure().picture)(&scene);
        let area = |hue| -> f64 {
            let blocks = picture.marks.iter().filter(|mark| mark.hue == hue);
            let area = |shape: &Shape| match shape {
                Shape::Bar { from, to, height } => (to - from) * height,
                _ => 0.0,
            };
            blocks.map(|mark| area(&mark.shape)).sum()
        };
        for (hue, id) in [(Hue::Q, "CE_pq"), (Hue::P, "H_p")] {
            let (area, value) = (area(hue), readout(&scene, id));
            assert!((area - value).abs() <= 1e-12 * (1.0 + value), "{id}: {area}, {value}");
        }
        for mark in &picture.marks {
            let inside = match mark.shape {
                // Blocks of the truth that are next to nothing wide are cut at the upper edge.
                Shape::Bar { from, to, height } => {
                    let narrow = mark.hue == Hue::P && to - from < 0.0203;
                    picture.x.contains(from)
                        && picture.x.contains(to)
                        && (picture.y.contains(height) || narrow)
                }
                Shape::Point { at, .. } => picture.x.contains(at.0) && picture.y.contains(at.1),
                _ => true,
            };
            assert!(inside, "{:?}: {mark:?}", scene.dials);
        }
    }
}

#[test]
fn dragging_a_square_sets_what_the_model_gives_its_class() {
    let mut reached = 0;
    for (n, scene) in scenes().enumerate() {
        let picture = (figure().picture)(&scene);
        let wanted = 0.02 + 0.96 * (n as f64 * 0.618).fract();
        let height = scene.unit.from_nats(-f64::ln(wanted));
        let subject = Subject::Dials(scene.dials.clone());
        let handles: Vec<_> = picture.marks.iter().filter_map(|mark| mark.handle).collect();
        assert_eq!(handles.len(), 3);
        for (class, handle) in handles.into_iter().enumerate() {
            let to = handle.means((7.0, height));
            let Some(Subject::Dials(dials)) = subject.dragged(handle.parameter, 0, to) else {
                panic!()
            };
            let z = dials.get(handle.parameter).unwrap();
            let moved = Scene { dials, ..scene.clone() };
            let (_, q) = textbook(&moved);
            if z.abs() < 5.0 {
                // A hand sets a logit to a hundredth, which moves q by a quarter of that over T.
                assert!((q[class] - wanted).abs() <= 0.0013 / scene.dial("T"), "{q:?}, {wanted}");
                reached += 1;
            } else {
                let short = (q[class] - wanted) * z.signum();
                assert!(short <= 0.0013 / scene.dial("T"), "{q:?}, {wanted}");
            }
        }
        // At the foot the class is certain, as far as there are logits.
        let foot = picture.marks.iter().find_map(|mark| mark.handle).unwrap().means((0.0, 0.0));
        assert_eq!(subject.dragged("z1", 0, foot).unwrap().number("z1", 0), Some(5.0));
    }
    assert!(reached > 4000, "{reached}");
}

#[test]
fn the_sentence_says_who_is_too_sure() {
    let words = |values: [f64; 5]| (figure().sentence)(&at(values)).words;
    let log_8 = 8f64.ln();
    for (values, expected) in [
        ([1.0, 2.0, 0.0, 1.0, 0.0], text::ONE_HOT_SENTENCE_WRONG),
        ([2.0, 2.0, 0.0, 1.0, 0.0], text::ONE_HOT_SENTENCE_CERTAIN),
        ([0.0, 0.0, 0.0, 9.0, 0.0], text::ONE_HOT_SENTENCE_CERTAIN),
        ([0.0, 0.0, 0.0, 1.0, 0.3], text::ONE_HOT_SENTENCE_SMOOTHED),
        ([log_8 + 0.01, 0.0, 0.0, 1.0, 0.3], text::ONE_HOT_SENTENCE_TOO_SURE),
        ([log_8 - 0.01, 0.0, 0.0, 1.0, 0.3], text::ONE_HOT_SENTENCE_SMOOTHED),
        ([log_8, 0.0, 0.0, 1.0, 0.3], text::ONE_HOT_SENTENCE_FLOOR),
        // The floor is there at every temperature.
        ([2.0 * log_8, 0.0, 0.0, 2.0, 0.3], text::ONE_HOT_SENTENCE_FLOOR),
        ([log_8, 0.5, -0.5, 1.0, 0.3], text::ONE_HOT_SENTENCE_SMOOTHED),
    ] {
        assert_eq!(words(values), expected, "{values:?}");
    }
}

#[test]
fn numbers_that_can_be_checked_by_hand() {
    // Equal logits: log 3, at any temperature.
    assert!((readout(&at([2.0, 2.0, 2.0, 5.0, 0.0]), "CE_pq") - 3f64.ln()).abs() < 1e-15);
    // 0.8, 0.1, 0.1 is told by itself: the entropy of the bag of marbles, 0.639 nat.
    let floor = at([8f64.ln(), 0.0, 0.0, 1.0, 0.3]);
    assert!((readout(&floor, "CE_pq") - 0.639_031_859_650_177).abs() < 1e-15);
    // Past it the loss rises though the class becomes more probable: 0.8·0.01339 + 0.2·5.01339.
    let beyond = at([5.0, 0.0, 0.0, 1.0, 0.3]);
    assert!((readout(&beyond, "CE_pq") - 1.013_386).abs() < 1e-6);
    assert!(readout(&beyond, "q_label") > readout(&floor, "q_label"));
    // Six times the temperature takes a sixth of the logits: e^(2/3), e^(1/6), 1.
    let hot = at([4.0, 1.0, 0.0, 6.0, 0.0]);
    let expected = (1.0 + (-0.5f64).exp() + (-2f64 / 3.0).exp()).ln();
    assert!((readout(&hot, "CE_pq") - expected).abs() < 1e-15);
}

#[test]
fn the_proof_has_a_title_of_its_own_and_ends_at_the_floor() {
    let page = figures().filter(|figure| figure.id.starts_with("cross-entropy."));
    let titles: Vec<_> = page.map(|figure| figure.proof.title).collect();
    assert!(!titles[..titles.len() - 1].contains(&titles[titles.len() - 1]));
    for scene in scenes().step_by(7) {
        let proof = (figure().proof.check)(&scene);
        let (first, last) = (&proof.lines[0], proof.lines.last().unwrap());
        assert_eq!(scene.unit.from_nats(first.value), readout(&scene, "CE_pq"));
        assert_eq!(scene.unit.from_nats(last.value), readout(&scene, "H_p"));
        assert_eq!(scene.unit.from_nats(proof.bounded), readout(&scene, "KL_pq"));
    }
}
