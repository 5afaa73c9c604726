//! The figure of the GAN loss: the best discriminator's answers and value, and where no slope is.

use super::outcome_scenes::{
    self as outcomes, figure as find, levels, masses, presets, readout, said, scene, scenes,
};
use surprisal::charts::picture::{Hue, Stroke};
use surprisal::figure::{Figure, Scene};
use surprisal::measures::Unit;
use surprisal::state::subject::Subject;
use surprisal::text::jsd as text;

fn figure() -> &'static Figure {
    find("jsd.gan")
}

/// x log x, 0 at 0.
fn x_log_x(x: f64) -> f64 {
    if x > 0.0 { x * x.ln() } else { 0.0 }
}

/// JSD in nats, as the entropy of the mixture less the mean of the entropies.
fn jsd(scene: &Scene) -> f64 {
    let term =
        |(p, q): (f64, f64)| 0.5 * x_log_x(p) + 0.5 * x_log_x(q) - x_log_x(0.5 * p + 0.5 * q);
    masses(scene).into_iter().map(term).sum()
}

#[test]
fn it_is_whole() {
    outcomes::pictures_are_sound(figure());
    // The entropies of a few outcomes are not in a picture of them.
    outcomes::proofs_are_whole(figure(), &["divergences", "entropies", "jensen"]);
    outcomes::legends_are_drawn(figure());
    outcomes::tables_name_every_outcome(figure());
    outcomes::readouts_have_names_of_their_own(figure());
    assert_eq!(outcomes::sentences_are_whole(figure()), 3);
}

#[test]
fn the_value_is_minus_log_4_and_twice_the_divergence() {
    for scene in scenes() {
        let read = |id| readout(figure(), id, &scene);
        let nats = |nats: f64| scene.unit.from_nats(nats);
        let expected = nats(-(4f64.ln()) + 2.0 * jsd(&scene));
        assert!((read("V_best") - expected).abs() < 1e-12, "{scene:?}: {expected}");
        assert!((read("V_least") + nats(4f64.ln())).abs() < 1e-15);
        assert!((read("V_least") + 2.0 * read("JSD") - read("V_best")).abs() < 1e-9, "{scene:?}");
        assert!(read("V_best") <= 0.0 && read("V_best") >= read("V_least") - 1e-9);
    }
}

#[test]
fn nobody_guesses_better_than_by_the_likelier_side() {
    for (n, scene) in scenes().enumerate() {
        let accuracy = readout(figure(), "accuracy", &scene);
        let right = |guess: &dyn Fn(usize, f64, f64) -> bool| -> f64 {
            let masses = masses(&scene).into_iter().enumerate();
            masses.map(|(i, (p, q))| if guess(i, p, q) { 0.5 * p } else { 0.5 * q }).sum()
        };
        assert!((accuracy - right(&|_, p, q| p > q)).abs() < 1e-9, "{scene:?}");
        for seed in 0..20 {
            assert!(right(&|i, _, _| (i * 7 + seed * n) % 3 == 0) <= accuracy + 1e-9);
        }
        assert!((0.5..=1.0).contains(&accuracy));
    }
}

#[test]
fn the_presets_are_what_their_names_say() {
    let [overlapping, near, equal, disjoint, collapse] = presets(figure()).try_into().unwrap();
    let read = |scene: &Scene, id| readout(figure(), id, scene);
    let close = |value: f64, expected: f64| (value - expected).abs() < 5e-4;
    // By hand: JSD is 0.3 log 2 + 0.4 log 1.6 + 0.1 log 0.4, as p and q are mirror images.
    assert!(close(read(&overlapping, "JSD"), 0.304) && close(read(&overlapping, "V_best"), -0.778));
    assert!(close(read(&overlapping, "accuracy"), 0.8));
    let answers = levels(&(figure().picture)(&overlapping), Hue::Ink, Stroke::Solid);
    for ((_, answer), expected) in answers.into_iter().zip([1.0, 0.8, 0.5, 0.2, 0.0]) {
        assert!((answer - expected).abs() < 1e-15);
    }
    assert!(read(&near, "V_best") < -1.34 && read(&near, "V_best") > read(&near, "V_least"));
    // Goodfellow et al., theorem 1: −log 4 = −1.386, where every answer is ½.
    assert!(close(read(&equal, "V_best"), -1.386) && read(&equal, "JSD") == 0.0);
    assert_eq!(read(&equal, "accuracy"), 0.5);
    let answers = levels(&(figure().picture)(&equal), Hue::Ink, Stroke::Solid);
    assert!(answers.len() == 5 && answers.iter().all(|(_, answer)| *answer == 0.5));
    // Arjovsky and Bottou 2017: nothing in common, never wrong, JSD = log 2.
    assert_eq!((read(&disjoint, "V_best"), read(&disjoint, "accuracy")), (0.0, 1.0));
    assert!(close(read(&disjoint, "JSD"), 0.693));
    // Half of p is left out: JSD as of a coin that never and one that half of the time shows heads.
    assert!(close(read(&collapse, "JSD"), 0.216) && close(read(&collapse, "accuracy"), 0.75));
}

#[test]
fn every_outcome_that_comes_has_its_answer_and_no_other() {
    let mut without = 0;
    for scene in scenes().chain(presets(figure())) {
        let picture = (figure().picture)(&scene);
        let comes: Vec<(usize, f64)> = masses(&scene)
            .into_iter()
            .enumerate()
            .filter(|(_, (p, q))| p + q > 0.0)
            .map(|(index, (p, q))| (index, p / (p + q)))
            .collect();
        without += scene.outcomes.count() - comes.len();
        let answers = levels(&picture, Hue::Ink, Stroke::Solid);
        assert_eq!(answers.len(), comes.len(), "{scene:?}");
        for ((x, answer), (index, expected)) in answers.into_iter().zip(comes) {
            assert!((x - index as f64 - 0.5).abs() < 1e-9);
            assert!((answer - expected).abs() <= 4e-16, "{scene:?}: {answer}, {expected}");
        }
        for (x, height) in levels(&picture, Hue::M, Stroke::Dotted) {
            let (p, q) = masses(&scene)[x as usize];
            assert!((height - (p + q) / 2.0).abs() < 1e-15 && height > 0.0);
        }
    }
    assert!(without > 1000, "{without}");
}

#[test]
fn without_a_common_outcome_there_is_no_slope() {
    let (mut moved_about, mut met) = (0, 0);
    for scene in scenes() {
        let shared = masses(&scene).into_iter().any(|(p, q)| p > 0.0 && q > 0.0);
        let sentence = (figure().sentence)(&scene);
        assert_eq!(sentence.words == text::GAN_SENTENCE_DISJOINT, !shared, "{scene:?}");
        if shared {
            continue;
        }
        let p: Vec<f64> = masses(&scene).into_iter().map(|(p, _)| p).collect();
        let supported: Vec<usize> = (0..p.len()).filter(|&index| p[index] > 0.0).collect();
        let subject = Subject::Outcomes(scene.outcomes.clone());
        for index in 0..p.len() {
            for to in [0.0, 0.123, 0.5, 1.0] {
                // What p has is held at 0, so that q moves among the other outcomes alone.
                let moved = subject.with_number("q", index, to, &supported).unwrap();
                let after = Scene::new(moved, scene.unit);
                let value = readout(figure(), "V_best", &after);
                if p[index] == 0.0 {
                    assert_eq!(value, 0.0, "{after:?}");
                    assert_eq!((figure().sentence)(&after), sentence);
                    // The answers on what p shows stay, whatever q does.
                    for (x, answer) in levels(&(figure().picture)(&after), Hue::Ink, Stroke::Solid)
                    {
                        assert_eq!(answer, f64::from(u8::from(p[x as usize] > 0.0)));
                    }
                    moved_about += 1;
                } else if to > 0.0 {
                    // The first mass on an outcome of p counts.
                    assert!(value < 0.0, "{after:?}");
                    met += 1;
                }
            }
        }
    }
    assert!(moved_about > 1000 && met > 1000, "{moved_about}, {met}");
    // As the words under the figure have it, with nothing held.
    let [_, _, _, disjoint, _] = figure().presets else { panic!("five presets") };
    let closer = disjoint.at.subject().dragged("q", 2, (0.0, 0.5)).unwrap();
    assert_eq!(readout(figure(), "V_best", &Scene::new(closer, Unit::Nat)), 0.0);
}

#[test]
fn the_sentence_says_what_the_readouts_say() {
    for scene in scenes() {
        let words = (figure().sentence)(&scene).words;
        let read = |id| readout(figure(), id, &scene);
        if words != text::GAN_SENTENCE_DISJOINT {
            assert_eq!(said(figure(), &scene, "loss"), -read("V_best"));
        }
        if words == text::GAN_SENTENCE {
            assert_eq!(said(figure(), &scene, "gain"), 2.0 * read("JSD"));
            assert_eq!(said(figure(), &scene, "share"), read("accuracy"));
        }
        let equal = scene.outcomes.p() == scene.outcomes.q();
        assert_eq!(words == text::GAN_SENTENCE_EQUAL, equal, "{scene:?}");
    }
}

#[test]
fn the_shares_of_the_table_add_up_to_the_value() {
    for scene in scenes() {
        let table = (figure().table)(&scene);
        let value = readout(figure(), "V_best", &scene);
        let sum: f64 = table.rows.iter().map(|row| row.values[4]).sum();
        assert!((sum - value).abs() <= 1e-13 * (1.0 + value.abs()), "{scene:?}: {sum}, {value}");
        for row in &table.rows {
            let [p, q, mixed, answer, share] = row.values[..] else { panic!("{row:?}") };
            assert!((mixed - (p + q) / 2.0).abs() < 1e-15 && share <= 0.0);
            assert_eq!(answer.is_nan(), p + q == 0.0, "{row:?}");
            assert!(answer.is_nan() || (answer - p / (p + q)).abs() <= 4e-16, "{row:?}");
        }
    }
    // Where hardly any of p is left, its share is p log p and not 0, and q gives p away: −p.
    let [row, _] = &(figure().table)(&scene(&[1e-12, 1.0], &[0.5, 0.5], Unit::Nat)).rows[..] else {
        panic!("two outcomes")
    };
    let expected = 1e-12 * (2e-12f64.ln() - 1.0);
    assert!((row.values[4] / expected - 1.0).abs() < 1e-9, "{row:?}");
}
