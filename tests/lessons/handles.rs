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
            // Some numbers become less to the right. At least one way is free from where it starts.
            let (right, left) = if handle.scale.falls() {
                ("ArrowLeft", "ArrowRight")
            } else {
                ("ArrowRight", "ArrowLeft")
            };
            let (more, less) = (step(right, false, false), step(left, false, false));
            assert!(more >= 0.0 && less <= 0.0 && more - less > 0.0, "{what}: {more}, {less}");
            assert!(step(right, true, false) >= more, "{what}");
            assert!(step(right, false, true) <= more, "{what}");
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
fn an_arrow_along_the_axis_moves_a_handle_that_way() {
    let mut seen = 0;
    for figure in figures() {
        let subject = figure.start.subject();
        let handles = |subject: &surprisal::state::subject::Subject| {
            let picture = (figure.picture)(&Scene::new(subject.clone(), Unit::Nat));
            let place = |mark: surprisal::charts::picture::Mark| match mark.shape {
                surprisal::charts::picture::Shape::Point { at, .. } => Some((mark.handle?, at.0)),
                _ => None,
            };
            picture.marks.into_iter().filter_map(place).collect::<Vec<_>>()
        };
        for (handle, before) in handles(&subject) {
            // Masses and lengths go up and down; a deviation lies to the side with more room.
            let upright = matches!(
                handle.scale,
                HandleScale::Surprisal(_)
                    | HandleScale::Logit { .. }
                    | HandleScale::Times(_)
                    | HandleScale::Distance(_)
            );
            if upright {
                continue;
            }
            for (key, sign) in [("ArrowRight", 1.0), ("ArrowLeft", -1.0)] {
                let moved = after_key(&subject, handle, key, true, false).unwrap();
                let same = |other: &&(Handle, f64)| {
                    (other.0.parameter, other.0.index) == (handle.parameter, handle.index)
                };
                let (_, after) = *handles(&moved).iter().find(same).unwrap();
                let what = format!("{}: {handle:?} from {before} to {after}", figure.id);
                assert!(sign * (after - before) >= 0.0, "{what}");
                seen += usize::from(after != before);
            }
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
