//! Figures with dials: what they declare, and what is true of each of them wherever its dials stand.

use super::pictures::{every_mark_is_sound, is_sound, stands_for};
use super::scenes::{dial_figures, dial_scenes, figures, own_pictures};
use surprisal::charts::picture::{Mark, Shape};
use surprisal::charts::weighted_points;
use surprisal::figure::{Figure, Parameter, Scene, Spoken, Start, Swatch};
use surprisal::measures::Unit;
use surprisal::proof::Focus;
use surprisal::state::dials::{Dial, Dials, Scale};
use surprisal::state::keys::{KEYS, Place, VALUES};
use surprisal::text::Lang;

/// How many settings of its dials a figure is looked at in: fewer where each is a training run.
fn settings(figure: &Figure) -> usize {
    if figure.id == "learning.overfitting" { 500 } else { 1500 }
}

#[test]
fn every_dial_has_a_range_a_control_and_a_key() {
    for (figure, all) in dial_figures() {
        let controls: Vec<&Dial> =
            figure.parameters.iter().map(|parameter| parameter.dial()).collect();
        assert_eq!(controls, all.iter().collect::<Vec<_>>(), "{}", figure.id);
        for (index, dial) in all.iter().enumerate() {
            let what = format!("{}: {}", figure.id, dial.key);
            assert!(all[..index].iter().all(|other| other.key != dial.key), "{what}");
            assert!(dial.lo < dial.hi && dial.nearest(dial.start) == dial.start, "{what}");
            assert!(dial.scale == Scale::Linear || dial.lo > 0.0, "{what}");
            // Those with a number in each row stand behind the others.
            assert!(dial.each || all[..index].iter().all(|other| !other.each), "{what}");
            let (row, values) =
                KEYS.iter().zip(&VALUES).find(|(key, _)| key.name == dial.key).expect(&what);
            assert_eq!(row.place, Place::Hash);
            // What the table says of it is what it can be.
            let ends: Vec<f64> = values
                .range
                .split("..")
                .flat_map(|part| part.split('|'))
                .map(|end| end.parse().unwrap())
                .collect();
            assert_eq!((ends[0], ends[ends.len() - 1]), (dial.lo, dial.hi), "{what}");
            let Parameter::Dial(text) = figure.parameters[index] else { panic!("{what}") };
            let choices = (dial.hi - dial.lo) as usize + 1;
            assert!(
                text.choices.is_empty() || dial.whole && text.choices.len() == choices,
                "{what}"
            );
        }
        let starts = figure.presets.iter().map(|preset| preset.at).chain([figure.start]);
        for start in starts {
            let Start::Dials(own, values) = start else { panic!("{}: {start:?}", figure.id) };
            assert_eq!(own, all, "{}", figure.id);
            assert_eq!(Dials::from(all, values).values(), values, "{}", figure.id);
        }
    }
    assert!(dial_figures().count() > 0);
}

/// The pieces that the pictures of a figure and of its proof are about.
fn pictured(figure: &Figure, scene: &Scene) -> Vec<Focus> {
    let mut pictures = own_pictures(figure, scene);
    if let Some(points) = figure.proof.points {
        pictures.push(weighted_points::picture(&points(scene), scene.unit));
    }
    pictures.iter().flat_map(|picture| &picture.marks).filter_map(|mark| mark.focus).collect()
}

#[test]
fn every_picture_is_finite_and_every_handle_stays_where_it_is_dropped() {
    for (figure, _) in dial_figures() {
        for scene in dial_scenes(figure.id, settings(figure)) {
            let what = format!("{} at {:?}", figure.id, scene.dials);
            let pictures = own_pictures(figure, &scene);
            for picture in &pictures {
                assert!(is_sound(&picture.x) && is_sound(&picture.y), "{what}");
                assert_eq!(every_mark_is_sound(picture), Ok(()), "{what}");
            }
            let subject = surprisal::state::subject::Subject::Dials(scene.dials.clone());
            for Mark { shape, handle, .. } in pictures.iter().flat_map(|picture| &picture.marks) {
                let (Some(handle), Shape::Point { at, .. }) = (handle, shape) else {
                    assert!(handle.is_none(), "{what}: a handle is a point");
                    continue;
                };
                let (key, row) = (handle.parameter, handle.index);
                let dragged = subject.dragged(key, row, handle.means(*at)).expect(&what);
                let (before, after) = (scene.number(key, row), dragged.number(key, row).unwrap());
                let dial = scene.dials.dial(handle.parameter).unwrap();
                // But for what a hand rounds off.
                let close = match dial.scale {
                    Scale::Linear => (after - before).abs() <= 0.0011 * (dial.hi - dial.lo),
                    Scale::Logarithmic => (after - before).abs() <= 0.06 * before,
                };
                assert!(close, "{what}: {} from {before} to {after}", handle.parameter);
            }
        }
    }
}

#[test]
fn every_sentence_fills_every_slot() {
    for (figure, _) in dial_figures() {
        for scene in dial_scenes(figure.id, settings(figure)) {
            let sentence = (figure.sentence)(&scene);
            let what = format!("{} at {:?}", figure.id, scene.dials);
            for (name, value) in &sentence.slots {
                let sound = match value {
                    Spoken::Number(number) => number.is_finite(),
                    Spoken::Quantity(amount) => amount.is_finite() && *amount >= 0.0,
                    Spoken::Percent(share) => (0.0..=1.0).contains(share),
                    Spoken::Word(_) | Spoken::Cause(_) => true,
                };
                assert!(sound, "{what}: {name} is {value:?}");
            }
            for lang in Lang::ALL {
                let slots: Vec<_> = sentence.slots.iter().map(|(slot, _)| (*slot, "7")).collect();
                for (slot, _) in &slots {
                    let asked = format!("{{{slot}}}");
                    assert!(sentence.words.get(lang).contains(&asked), "{what}: {slot}");
                }
                assert!(!sentence.words.fill(lang, &slots).contains('{'), "{what}");
            }
        }
    }
}

#[test]
fn every_proof_holds_has_words_for_every_line_and_something_to_point_at() {
    for (figure, _) in dial_figures() {
        let text = figure.proof;
        let mut lines = Vec::new();
        for scene in dial_scenes(figure.id, settings(figure) / 10) {
            let proof = (text.check)(&scene);
            assert!(proof.holds(), "{} at {:?}: {proof:?}", figure.id, scene.dials);
            let keys: Vec<_> = proof.lines.iter().map(|line| line.key).collect();
            assert_eq!(keys, text.lines.iter().map(|line| line.key).collect::<Vec<_>>());
            let keys: Vec<_> = proof.equalities.iter().map(|equality| equality.key).collect();
            assert_eq!(
                keys,
                text.equalities.iter().map(|equality| equality.key).collect::<Vec<_>>()
            );
            lines.extend(proof.lines.iter().filter_map(|line| line.focus));
        }
        // Each at some preset: of two directions a picture may show one.
        let presets = figure.presets.iter().map(|preset| preset.at.subject());
        let pictured: Vec<Focus> =
            presets.flat_map(|at| pictured(figure, &Scene::new(at, Unit::Nat))).collect();
        let readouts = figure.readouts.iter().filter_map(|readout| readout.focus);
        for focus in lines.into_iter().chain(readouts) {
            assert!(pictured.contains(&focus), "{}: {focus:?}", figure.id);
        }
        assert!(text.points.is_some() == text.points_caption.is_some(), "{}", figure.id);
    }
}

#[test]
fn every_legend_entry_is_in_the_picture_at_some_preset() {
    for (figure, _) in dial_figures() {
        let scenes = figure.presets.iter().map(|preset| Scene::new(preset.at.subject(), Unit::Nat));
        let marks: Vec<Mark> = scenes
            .flat_map(|scene| own_pictures(figure, &scene))
            .flat_map(|picture| picture.marks)
            .collect();
        for entry in figure.legend {
            let is_bar = |mark: &Mark| {
                mark.hue == entry.hue
                    && entry.swatch == Swatch::Area
                    && matches!(mark.shape, Shape::Bar { .. })
            };
            let drawn = |mark: &Mark| stands_for(entry, mark) || is_bar(mark);
            assert!(marks.iter().any(drawn), "{}: {}", figure.id, entry.formula.tex());
        }
    }
}

#[test]
fn every_table_has_a_number_for_every_head() {
    for (figure, _) in dial_figures() {
        for scene in dial_scenes(figure.id, settings(figure) / 10) {
            let table = (figure.table)(&scene);
            assert!(table.rows.len() > 1 && table.heads.len() > 1, "{}", figure.id);
            for row in &table.rows {
                assert_eq!(row.values.len() + 1, table.heads.len(), "{}", figure.id);
                assert!(row.values.iter().all(|value| value.is_finite()), "{}: {row:?}", figure.id);
            }
        }
    }
}

#[test]
fn a_dial_that_is_not_there_changes_nothing() {
    let mut seen = 0;
    for figure in figures() {
        for parameter in figure.parameters {
            let Parameter::Dial(text) = parameter else { continue };
            let Some((key, least)) = text.needs else { continue };
            for scene in dial_scenes(figure.id, 60) {
                let at = |value: f64| Scene {
                    dials: scene.dials.with(key, value).unwrap(),
                    ..scene.clone()
                };
                let (without, with) = (at(least - 1.0), at(least));
                assert!(!text.is_there(&without) && text.is_there(&with), "{}", figure.id);
                for end in [text.dial.lo, text.dial.hi] {
                    let moved = without.dials.with(text.dial.key, end).unwrap();
                    let moved = Scene { dials: moved, ..without.clone() };
                    assert_eq!((figure.picture)(&moved), (figure.picture)(&without));
                    assert_eq!((figure.table)(&moved), (figure.table)(&without));
                    assert_eq!((figure.sentence)(&moved), (figure.sentence)(&without));
                    for readout in figure.readouts {
                        let value = |scene: &Scene| readout.reads.value(scene);
                        assert_eq!(value(&moved), value(&without), "{}", readout.reads.id());
                    }
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
}
