//! Handles by keyboard: each of the book's can be moved, the way the key points, and stays in range.

use super::scenes::figures;
use surprisal::charts::picture::{Handle, HandleScale};
use surprisal::figure::{Scene, after_key};
use surprisal::measures::Unit;

const KEYS: [&str; 6] = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"];

/// The number that a handle changes most readily: of `pq`, p.
fn parameter(handle: &Handle) -> &'static str {
    if handle.parameter == "pq" { "p" } else { handle.parameter }
}

#[test]
fn every_handle_of_the_book_moves_by_keys_and_back() {
    let mut seen = 0;
    for figure in figures() {
        let subject = figure.start.subject();
        let picture = (figure.picture)(&Scene::new(subject.clone(), Unit::Nat));
        for handle in picture.marks.iter().filter_map(|mark| mark.handle) {
            let what = format!("{}: {handle:?}", figure.id);
            let number = |subject: &surprisal::state::subject::Subject| {
                subject.number(parameter(&handle), handle.index).expect(&what)
            };
            let before = number(&subject);
            let step = |key: &str, shift, alt| {
                number(&after_key(&subject, handle, key, shift, alt).expect(&what)) - before
            };
            // From where it starts at least one way is free.
            let (more, less) = (step("ArrowRight", false, false), step("ArrowLeft", false, false));
            assert!(more >= 0.0 && less <= 0.0 && more - less > 0.0, "{what}: {more}, {less}");
            assert!(step("ArrowRight", true, false) >= more, "{what}");
            assert!(step("ArrowRight", false, true) <= more, "{what}");
            assert_eq!(after_key(&subject, handle, "a", false, false), None, "{what}");
            for key in KEYS {
                let moved = after_key(&subject, handle, key, false, false).expect(&what);
                let after = number(&moved);
                assert!(after.is_finite(), "{what}: {key}");
                // Moved or not, the picture of it is a picture.
                let scene = Scene::new(moved, Unit::Nat);
                assert!(!(figure.picture)(&scene).marks.is_empty(), "{what}: {key}");
            }
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn an_arrow_moves_a_handle_the_way_it_points_on_the_screen() {
    for figure in figures() {
        let subject = figure.start.subject();
        let handles = |subject: &surprisal::state::subject::Subject| {
            let picture = (figure.picture)(&Scene::new(subject.clone(), Unit::Nat));
            picture
                .marks
                .into_iter()
                .filter_map(|mark| Some((mark.handle?, mark.shape)))
                .collect::<Vec<_>>()
        };
        for (handle, shape) in handles(&subject) {
            if !matches!(handle.scale, HandleScale::Surprisal(_) | HandleScale::Logit { .. }) {
                continue;
            }
            let height = |shape: &surprisal::charts::picture::Shape| match shape {
                surprisal::charts::picture::Shape::Point { at, .. } => at.1,
                surprisal::charts::picture::Shape::Bar { height, .. } => *height,
                other => panic!("{}: {other:?}", figure.id),
            };
            let up = after_key(&subject, handle, "ArrowUp", false, false).unwrap();
            let moved = handles(&up);
            let same = |other: &&(Handle, _)| {
                (other.0.parameter, other.0.index) == (handle.parameter, handle.index)
            };
            let (_, after) = moved.iter().find(same).unwrap();
            assert!(height(after) > height(&shape), "{}: {handle:?}", figure.id);
        }
    }
}
