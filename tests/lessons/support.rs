//! The figure of zeros: both losses, the support in the picture, and what the sentence blames.

use super::outcome_scenes::{
    self as outcomes, figure as find, levels, masses, presets, readout, said, scene, scenes,
};
use surprisal::charts::picture::{Hue, Shape, Stroke};
use surprisal::charts::weighted_points;
use surprisal::figure::{Cause, Figure, Scene, Spoken};
use surprisal::measures::Unit;
use surprisal::proof::Focus;
use surprisal::text::{Localised, kl as text};

fn figure() -> &'static Figure {
    find("kl.support")
}

/// Jensen's part and the support's part of KL(p‖q) in nats, and q(A), from the definitions.
fn parts(scene: &Scene) -> (f64, f64, f64) {
    let inside: Vec<(f64, f64)> = masses(scene).into_iter().filter(|(p, _)| *p > 0.0).collect();
    let kept: f64 = inside.iter().map(|(_, q)| q).sum();
    let jensen = inside.iter().map(|(p, q)| p * (p.ln() - q.ln() + kept.ln())).sum();
    (jensen, -kept.ln(), kept)
}

#[test]
fn it_is_whole() {
    outcomes::pictures_are_sound(figure());
    outcomes::proofs_are_whole(figure(), &[]);
    outcomes::legends_are_drawn(figure());
    outcomes::tables_name_every_outcome(figure());
    outcomes::readouts_have_names_of_their_own(figure());
    assert_eq!(outcomes::sentences_are_whole(figure()), 7);
}

#[test]
fn both_parts_are_what_they_say_and_add_up() {
    let (mut both, mut infinite) = (0, 0);
    for scene in scenes() {
        let read = |id| readout(figure(), id, &scene);
        let (jensen, outside, kept) = parts(&scene);
        let close = |value: f64, expected: f64| {
            value == expected || (value - expected).abs() <= 1e-11 * (1.0 + expected.abs())
        };
        assert!(close(read("q_A"), kept), "{scene:?}");
        // Where q has nothing in A there is no q given A: the second step loses all.
        let jensen = if kept > 0.0 { scene.unit.from_nats(jensen) } else { 0.0 };
        assert!(close(read("KL_jensen"), jensen), "{scene:?}: {jensen}");
        assert!(close(read("KL_outside"), scene.unit.from_nats(outside)), "{scene:?}");
        assert!(close(read("KL_jensen") + read("KL_outside"), read("KL_pq")), "{scene:?}");
        both += usize::from(read("KL_pq").is_finite() && jensen > 0.01 && outside > 0.01);
        infinite += usize::from(read("KL_pq").is_infinite());
    }
    assert!(both > 50 && infinite > 500, "{both}, {infinite}");
}

/// The numbers of the presets, by hand: 0.223 is log 1.25, 0.389 what half a log 2.5 leaves.
#[test]
fn the_presets_are_what_their_names_say() {
    let [tight, same, both, zero_in_q, zeros, disjoint, equal] =
        presets(figure()).try_into().unwrap();
    let read = |scene: &Scene, id| readout(figure(), id, scene);
    let near = |value: f64, expected: f64| (value - expected).abs() < 5e-4;
    assert_eq!(read(&tight, "KL_jensen"), 0.0);
    assert!(near(read(&tight, "KL_pq"), 0.223) && near(read(&tight, "KL_outside"), 0.223));
    assert!(near(read(&tight, "q_A"), 0.8) && read(&tight, "KL_qp").is_infinite());

    assert!(near(read(&same, "KL_jensen"), 0.233) && read(&same, "KL_outside") == 0.0);
    assert!(near(read(&same, "KL_qp"), 0.209));
    assert!(near(read(&both, "KL_jensen"), 0.082) && near(read(&both, "KL_outside"), 0.223));

    assert!(read(&zero_in_q, "KL_pq").is_infinite() && near(read(&zero_in_q, "KL_qp"), 0.389));
    assert!(read(&zero_in_q, "KL_jensen").is_infinite() && read(&zero_in_q, "KL_outside") == 0.0);

    assert!(read(&zeros, "KL_pq").is_infinite() && read(&zeros, "KL_qp").is_infinite());
    assert!(near(read(&zeros, "KL_outside"), 0.357));
    assert!(read(&disjoint, "KL_outside").is_infinite() && read(&disjoint, "q_A") == 0.0);
    for id in ["KL_pq", "KL_jensen", "KL_outside", "KL_qp"] {
        assert_eq!(read(&equal, id), 0.0, "{id}");
    }
}

#[test]
fn the_picture_of_the_proof_shows_both_losses() {
    let mut shown = 0;
    for scene in scenes() {
        let points = figure().proof.points.unwrap()(&scene);
        let picture = weighted_points::picture(&points, scene.unit);
        let bracket = |about: Focus| {
            picture.marks.iter().find_map(|mark| match mark.shape {
                Shape::Bracket { x, from, to, .. } if mark.focus == Some(about) => {
                    assert_eq!(x, points.mean);
                    Some((from, to))
                }
                _ => None,
            })
        };
        let outside = readout(figure(), "KL_outside", &scene);
        // From the curve up to 0, where q(A) is neither 1 nor too near to 0 to be seen.
        match bracket(Focus::Floor) {
            Some((from, to)) => assert!((to - from - outside).abs() < 1e-12 && to == 0.0),
            None => assert!(outside < 1e-12 || points.mean < 1e-5, "{scene:?}"),
        }
        if let (Some((low, middle)), Some((curve, _))) =
            (bracket(Focus::Mean), bracket(Focus::Floor))
        {
            let jensen = readout(figure(), "KL_jensen", &scene);
            assert!((middle - low - jensen).abs() < 1e-9 && middle == curve, "{scene:?}");
            shown += 1;
        }
    }
    assert!(shown > 50, "{shown}");
}

/// What the words under the figure tell a reader to try.
#[test]
fn bringing_the_mass_back_inside_makes_the_divergence_0() {
    let start = figure().start.subject();
    let back = start.dragged("q", 2, (0.0, 0.0)).unwrap();
    let scene =
        |subject: &surprisal::state::subject::Subject| Scene::new(subject.clone(), Unit::Nat);
    assert_eq!(readout(figure(), "KL_pq", &scene(&back)), 0.0);
    let gone = back.dragged("q", 0, (0.0, 0.0)).unwrap();
    assert!(readout(figure(), "KL_pq", &scene(&gone)).is_infinite());
}

#[test]
fn the_bracket_spans_the_support_and_hatched_is_what_q_spends_outside() {
    for scene in scenes() {
        let picture = (figure().picture)(&scene);
        let inside = |x: f64| masses(&scene)[x as usize].0 > 0.0;
        let mut spanned = vec![false; scene.outcomes.count()];
        let mut grey = vec![false; scene.outcomes.count()];
        let mut hatched = 0.0;
        for mark in &picture.marks {
            match mark.shape {
                Shape::Line { from, to, .. } if mark.focus == Some(Focus::Gap) => {
                    // Under the bars, at both ends and all along over outcomes of A alone.
                    assert!(from.1 < 0.0 && to.1 < 0.0 && picture.y.contains(to.1));
                    spanned[from.0 as usize..=to.0 as usize].fill(true);
                }
                Shape::Area { ref points } => {
                    assert_eq!(mark.hue, Hue::Muted);
                    grey[points[0].0 as usize] = true;
                }
                Shape::Bar { from, height, .. } if mark.hue == Hue::Gap => {
                    assert!(!inside(from) && height == masses(&scene)[from as usize].1);
                    hatched += height;
                }
                _ => {}
            }
        }
        for (index, (p, _)) in masses(&scene).into_iter().enumerate() {
            assert_eq!((spanned[index], grey[index]), (p > 0.0, p == 0.0), "{scene:?}");
        }
        let kept = readout(figure(), "q_A", &scene);
        assert!((hatched - (1.0 - kept)).abs() < 1e-9, "{scene:?}");
        // q brought inside: a distribution over A, in the ratios of q.
        let given = levels(&picture, Hue::Q, Stroke::Thin);
        if kept > 0.0 && hatched > 0.0 {
            assert!((given.iter().map(|(_, height)| height).sum::<f64>() - 1.0).abs() < 1e-9);
            for (x, height) in given {
                assert!(inside(x) && picture.y.contains(height));
                assert!((height * kept - masses(&scene)[x as usize].1).abs() < 1e-9);
            }
        } else {
            assert!(given.is_empty());
        }
    }
}

#[test]
fn what_is_infinite_leaves_the_frame_over_the_outcome_that_causes_it() {
    for scene in scenes() {
        let picture = (figure().picture)(&scene);
        for (focus, id, ruled_out) in [
            (Focus::Gap, "KL_pq", (|(p, q)| p > 0.0 && q == 0.0) as fn((f64, f64)) -> bool),
            (Focus::Reverse, "KL_qp", |(p, q)| q > 0.0 && p == 0.0),
        ] {
            let arrow = picture.marks.iter().find_map(|mark| match mark.shape {
                Shape::Escape { x, .. } if mark.focus == Some(focus) => Some(x),
                _ => None,
            });
            let cause = masses(&scene).into_iter().position(ruled_out);
            assert_eq!(arrow, cause.map(|index| index as f64 + 0.5));
            assert_eq!(readout(figure(), id, &scene).is_infinite(), cause.is_some());
            let reads = figure().readouts.iter().find(|readout| readout.reads.id() == id).unwrap();
            let named = reads.reads.infinity_cause(&scene);
            assert_eq!(named, cause.map(|index| Cause::Outcome(scene.outcomes.name(index))));
        }
    }
}

fn words(p: &[f64], q: &[f64]) -> (Localised, Vec<(&'static str, Spoken)>) {
    let sentence = (figure().sentence)(&scene(p, q, Unit::Nat));
    (sentence.words, sentence.slots)
}

#[test]
fn the_sentence_says_which_step_loses_and_which_outcome_is_to_blame() {
    let blames = |slots: &[(&str, Spoken)], slot: &str, name: &str| {
        let blamed = Spoken::Cause(Cause::Outcome(name.to_owned()));
        slots.iter().any(|(own, value)| *own == slot && *value == blamed)
    };
    let (said, slots) = words(&[0.5, 0.5, 0.0], &[0.4, 0.4, 0.2]);
    assert!(said == text::SUPPORT_SENTENCE_TIGHT && blames(&slots, "other", "3"));
    let (said, _) = words(&[0.2, 0.3, 0.5], &[0.4, 0.4, 0.2]);
    assert_eq!(said, text::SUPPORT_SENTENCE_SAME);
    let (said, slots) = words(&[0.0, 0.7, 0.3], &[0.2, 0.4, 0.4]);
    assert!(said == text::SUPPORT_SENTENCE_BOTH && blames(&slots, "other", "1"));
    let (said, slots) = words(&[0.2, 0.2, 0.2, 0.4], &[0.5, 0.0, 0.1, 0.4]);
    assert!(said == text::SUPPORT_SENTENCE_RULED_OUT && blames(&slots, "outcome", "2"));
    let (said, slots) = words(&[0.6, 0.4, 0.0], &[0.0, 0.7, 0.3]);
    assert_eq!(said, text::SUPPORT_SENTENCE_EACH);
    assert!(blames(&slots, "outcome", "1") && blames(&slots, "other", "3"));
    let (said, slots) = words(&[0.0, 1.0, 0.0], &[0.5, 0.0, 0.5]);
    assert_eq!(said, text::SUPPORT_SENTENCE_DISJOINT);
    assert!(blames(&slots, "outcome", "2") && blames(&slots, "other", "1"));
    let (said, _) = words(&[0.5, 0.5, 0.0], &[0.5, 0.5, 0.0]);
    assert_eq!(said, text::SUPPORT_SENTENCE_EQUAL);
}

#[test]
fn what_the_sentence_says_is_lost_is_what_the_readouts_say() {
    let mut spoken = 0;
    for scene in scenes() {
        let sentence = (figure().sentence)(&scene);
        for (slot, id) in [
            ("kl", "KL_pq"),
            ("rkl", "KL_qp"),
            ("jensen", "KL_jensen"),
            ("outside", "KL_outside"),
            ("kept", "q_A"),
        ] {
            if sentence.slots.iter().any(|(own, _)| *own == slot) {
                assert_eq!(said(figure(), &scene, slot), readout(figure(), id, &scene), "{slot}");
                spoken += 1;
            }
        }
        // “Jensen’s inequality loses nothing” is said where it is so.
        if sentence.words == text::SUPPORT_SENTENCE_TIGHT {
            assert_eq!(readout(figure(), "KL_jensen", &scene), 0.0);
            let ratio = |(p, q): (f64, f64)| (q - said(figure(), &scene, "kept") * p).abs();
            assert!(
                masses(&scene).into_iter().filter(|(p, _)| *p > 0.0).map(ratio).all(|r| r < 1e-9)
            );
        }
    }
    assert!(spoken > 2000, "{spoken}");
}

#[test]
fn the_terms_of_the_table_add_up_to_the_divergence() {
    for scene in scenes() {
        let table = (figure().table)(&scene);
        let kl = readout(figure(), "KL_pq", &scene);
        let sum: f64 = table.rows.iter().map(|row| row.values[4]).sum();
        assert!(sum == kl || (sum - kl).abs() < 1e-9 * (1.0 + kl), "{scene:?}: {sum}, {kl}");
        for row in &table.rows {
            let [p, q, inside, ratio, term] = row.values[..] else { panic!("{row:?}") };
            assert_eq!(inside, f64::from(u8::from(p > 0.0)));
            // Outside of A there is no ratio, and nothing is added.
            assert_eq!(ratio.is_nan(), p == 0.0);
            assert!(p > 0.0 && ratio == q / p || term == 0.0);
        }
    }
}
