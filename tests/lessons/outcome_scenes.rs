//! The states that figures about outcomes are looked at in, and what holds of every such figure.

use super::pictures::{every_mark_is_sound, is_sound};
use super::words::{slots, spoken};
use surprisal::charts::picture::{Mark, Picture, Shape, Stroke};
use surprisal::charts::weighted_points;
use surprisal::figure::{Figure, Reads, RowHead, Scene, Spoken, Swatch};
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::proof::Focus;
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::{Subject, rounded_to_thousandths};
use surprisal::text::Lang;

/// A scene of two distributions.
pub fn scene(p: &[f64], q: &[f64], unit: Unit) -> Scene {
    Scene::new(Subject::Outcomes(Outcomes::new(nearest(p), nearest(q)).into()), unit)
}

/// The masses of a scene, side by side.
pub fn masses(scene: &Scene) -> Vec<(f64, f64)> {
    let (p, q) = (scene.outcomes.p().masses(), scene.outcomes.q().masses());
    p.iter().copied().zip(q.iter().copied()).collect()
}

/// Numbers spread over [0, 1): the fractional parts of multiples of an irrational number.
fn spread(seed: usize) -> f64 {
    (seed as f64 * 0.754_877_666_246_693).fract()
}

/// `count` masses of which about a share `zeros` is 0.
fn thinned(count: usize, zeros: f64, seed: usize) -> Vec<f64> {
    let mass = |i: usize| {
        let kept = spread(7 * seed + 31 * i + 3) >= zeros;
        if kept { spread(13 * seed + i + 1) } else { 0.0 }
    };
    (0..count).map(mass).collect()
}

/// Two distributions over 2 to 26 outcomes: everyday ones with and without zeros, equal,
/// nearly equal, proportional on the support of p, disjoint, and with masses at the end of numbers;
/// the units in turn.
pub fn scenes() -> impl Iterator<Item = Scene> {
    (0..2600_usize).map(|n| {
        let (count, zeros) = (2 + n % 25, [0.0, 0.3, 0.6][n / 25 % 3]);
        let (p, q) = (thinned(count, zeros, n), thinned(count, zeros, n + 5000));
        let p = nearest(&p).masses().to_vec();
        let q = match n % 13 {
            0 => p.clone(),
            1 => p.iter().map(|mass| mass * (1.0 + 1e-12 * spread(n))).collect(),
            // Halves of p, and something where p has nothing.
            2 => p.iter().map(|mass| if *mass > 0.0 { 0.5 * mass } else { 0.25 }).collect(),
            3 => p.iter().map(|mass| if *mass > 0.0 { 0.0 } else { 1.0 }).collect(),
            4 => {
                q.iter().enumerate().map(|(i, mass)| if i == 0 { 1e-300 } else { *mass }).collect()
            }
            5 => q.iter().enumerate().map(|(i, m)| if i == 1 { 5e-324 } else { *m }).collect(),
            6 => (0..count).map(|i| f64::from(u8::from(i == n % count))).collect(),
            // A model that rules nothing out.
            7 | 8 => thinned(count, 0.0, n + 5000),
            _ => q,
        };
        scene(&p, &q, Unit::ALL[n % 3])
    })
}

/// A figure by its id.
pub fn figure(id: &str) -> &'static Figure {
    lessons::find(id).unwrap().1
}

/// Where its presets are, in nats.
pub fn presets(figure: &Figure) -> Vec<Scene> {
    figure.presets.iter().map(|preset| Scene::new(preset.at.subject(), Unit::Nat)).collect()
}

/// A readout of a figure, by its name.
pub fn readout(figure: &Figure, id: &str, scene: &Scene) -> f64 {
    figure.readouts.iter().find(|readout| readout.reads.id() == id).unwrap().reads.value(scene)
}

/// A slot of the sentence that speaks a number.
pub fn said(figure: &Figure, scene: &Scene, name: &str) -> f64 {
    let sentence = (figure.sentence)(scene);
    match sentence.slots.iter().find(|(slot, _)| *slot == name).map(|(_, value)| value.clone()) {
        Some(Spoken::Number(number) | Spoken::Quantity(number) | Spoken::Percent(number)) => number,
        other => panic!("{name} is {other:?}"),
    }
}

/// What the marks of a picture are about.
fn subjects(picture: &Picture) -> Vec<Focus> {
    picture.marks.iter().filter_map(|mark| mark.focus).collect()
}

/// The picture of a figure, and that of its proof.
fn pictures(figure: &Figure, scene: &Scene) -> Vec<Picture> {
    let points = figure.proof.points.map(|points| points(scene));
    let points = points.map(|points| weighted_points::picture(&points, scene.unit));
    std::iter::once((figure.picture)(scene)).chain(points).collect()
}

/// The pictures are finite, and each probability is a bar of its height that can be dragged.
pub fn pictures_are_sound(figure: &Figure) {
    for scene in scenes() {
        for picture in pictures(figure, &scene) {
            assert!(is_sound(&picture.x) && is_sound(&picture.y), "{} at {scene:?}", figure.id);
            assert_eq!(every_mark_is_sound(&picture), Ok(()), "{} at {scene:?}", figure.id);
        }
        let picture = (figure.picture)(&scene);
        let handles: Vec<&Mark> =
            picture.marks.iter().filter(|mark| mark.handle.is_some()).collect();
        assert_eq!(handles.len(), 2 * scene.outcomes.count());
        for mark in handles {
            let handle = mark.handle.unwrap();
            let Shape::Bar { from, to, height } = mark.shape else { panic!("{mark:?}") };
            assert_eq!(height, scene.number(handle.parameter, handle.index));
            assert!(picture.y.contains(height) && height <= 0.95 * picture.y.hi() || height > 0.9);
            let index = handle.index as f64;
            assert!(index < from && to < index + 1.0, "{mark:?}");
            let dragged = Subject::Outcomes(scene.outcomes.clone())
                .dragged(handle.parameter, handle.index, handle.means((0.0, 0.25)))
                .unwrap();
            let moved = dragged.number(handle.parameter, handle.index).unwrap();
            assert_eq!(moved, rounded_to_thousandths(0.25));
        }
    }
}

/// The sentence fills its slots in both languages with numbers that can be said; gives how many
/// different ones there are.
pub fn sentences_are_whole(figure: &Figure) -> usize {
    let mut seen = std::collections::BTreeSet::new();
    for scene in scenes().chain(presets(figure)) {
        let sentence = (figure.sentence)(&scene);
        for lang in Lang::ALL {
            let words = sentence.words.get(lang);
            let mut given: Vec<_> = sentence.slots.iter().map(|(name, _)| *name).collect();
            given.sort_unstable();
            assert_eq!(slots(words), given, "{} at {scene:?}", figure.id);
            for (name, value) in &sentence.slots {
                let sound = match value {
                    Spoken::Number(number) => number.is_finite(),
                    Spoken::Quantity(amount) => amount.is_finite() && *amount >= 0.0,
                    Spoken::Percent(share) => (0.0..=1.0).contains(share),
                    Spoken::Word(_) | Spoken::Cause(_) => true,
                };
                assert!(sound, "{} at {scene:?}: {name} is {value:?}", figure.id);
                assert!(!spoken(value.clone(), lang).is_empty());
            }
        }
        seen.insert(sentence.words.get(Lang::En));
    }
    seen.len()
}

/// The proof holds, with words for every line and something to point at for all but those named in
/// `unpictured`; no other proof of the page has its title.
pub fn proofs_are_whole(figure: &Figure, unpictured: &[&str]) {
    let text = figure.proof;
    for scene in scenes() {
        let proof = (text.check)(&scene);
        assert!(proof.holds(), "{} at {scene:?}: {proof:?}", figure.id);
        let keys: Vec<_> = proof.lines.iter().map(|line| line.key).collect();
        assert_eq!(keys, text.lines.iter().map(|line| line.key).collect::<Vec<_>>());
        let keys: Vec<_> = proof.equalities.iter().map(|equality| equality.key).collect();
        assert_eq!(keys, text.equalities.iter().map(|line| line.key).collect::<Vec<_>>());
    }
    let start = Scene::new(figure.start.subject(), Unit::Nat);
    let pictured: Vec<Focus> = pictures(figure, &start).iter().flat_map(subjects).collect();
    for line in (text.check)(&start).lines {
        let found = pictured.contains(&line.focus.unwrap());
        assert_eq!(found, !unpictured.contains(&line.key), "{}: {}", figure.id, line.key);
    }
    let pictured = subjects(&(figure.picture)(&start));
    for focus in figure.readouts.iter().filter_map(|readout| readout.focus) {
        assert!(pictured.contains(&focus), "{}: {focus:?}", figure.id);
    }
    let (lesson, _) = lessons::find(figure.id).unwrap();
    for other in lesson.figures.iter().filter(|other| other.id != figure.id) {
        assert_ne!(other.proof.title, text.title, "{} and {}", other.id, figure.id);
    }
}

/// Every entry of the legend is drawn where the figure starts, and no two look the same.
pub fn legends_are_drawn(figure: &Figure) {
    let picture = (figure.picture)(&Scene::new(figure.start.subject(), Unit::Nat));
    for (i, entry) in figure.legend.iter().enumerate() {
        let drawn = |mark: &Mark| {
            mark.hue == entry.hue
                && match (&mark.shape, entry.swatch) {
                    (Shape::Line { stroke, .. }, Swatch::Line(swatch)) => *stroke == swatch,
                    (Shape::Bar { .. } | Shape::Area { .. }, Swatch::Area) => true,
                    _ => false,
                }
        };
        assert!(picture.marks.iter().any(drawn), "{}: {}", figure.id, entry.formula.tex());
        let before = &figure.legend[..i];
        assert!(before.iter().all(|other| (other.hue, other.swatch) != (entry.hue, entry.swatch)));
    }
}

/// The table has a row for each outcome, under its name, and p and q in its first columns.
pub fn tables_name_every_outcome(figure: &Figure) {
    for scene in scenes() {
        let table = (figure.table)(&scene);
        assert_eq!(table.rows.len(), scene.outcomes.count());
        for (index, row) in table.rows.iter().enumerate() {
            assert_eq!(row.head, RowHead::Named(scene.outcomes.name(index)));
            assert_eq!(row.values.len() + 1, table.heads.len());
            assert_eq!(row.values[..2], [scene.number("p", index), scene.number("q", index)]);
        }
    }
}

/// Readouts of one name each.
pub fn readouts_have_names_of_their_own(figure: &Figure) {
    let ids: Vec<_> = figure.readouts.iter().map(|readout| readout.reads.id()).collect();
    for (i, id) in ids.iter().enumerate() {
        assert!(!ids[..i].contains(id), "{id}");
    }
    let own = |reads: &Reads| matches!(reads, Reads::Own { .. });
    assert!(figure.readouts.iter().any(|readout| own(&readout.reads)));
}

/// The level lines of a hue and stroke, with the place of their middle: not the places for words.
pub fn levels(
    picture: &Picture,
    hue: surprisal::charts::picture::Hue,
    with: Stroke,
) -> Vec<(f64, f64)> {
    let level = |mark: &Mark| match mark.shape {
        Shape::Line { from, to, stroke, .. }
            if mark.hue == hue && stroke == with && from.1 == to.1 && from.0 < to.0 =>
        {
            Some(((from.0 + to.0) / 2.0, from.1))
        }
        _ => None,
    };
    picture.marks.iter().filter_map(level).collect()
}
