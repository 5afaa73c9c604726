//! What is drawn on which layer, and in how many calls of the canvas.

use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Hue, Mark, Picture, Shape};
use surprisal::charts::surface::Dash;
use surprisal::charts::theme::{Rgb, Theme};
use surprisal::measures::Unit;

use super::chart::{DESKTOP, Screen};
use super::recorder::{Drawn, Recorder};
use super::{book, pictures};

/// How many lines are drawn for this mark alone.
fn strokes(picture: &Picture, mark: &Mark) -> usize {
    let alone = Picture { marks: vec![mark.clone()], ..picture.clone() };
    DESKTOP.paint(&alone, None).unwrap().live.strokes().count()
}

/// How often the curve comes into the frame, found by walking along it in small steps.
fn visits(picture: &Picture, points: &[(f64, f64)]) -> usize {
    let inside = |(x, y)| picture.x.contains(x) && picture.y.contains(y);
    let finite = |&(x, y): &(f64, f64)| x.is_finite() && y.is_finite();
    let mut visits = 0;
    for run in points.split(|point| !finite(point)) {
        let mut was_inside = false;
        for pair in run.windows(2) {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            let steps = if inside(pair[0]) && inside(pair[1]) { 1 } else { 100 };
            for step in 0..=steps {
                let share = f64::from(step) / f64::from(steps);
                let is_inside = inside((x0 + share * (x1 - x0), y0 + share * (y1 - y0)));
                visits += usize::from(is_inside && !was_inside);
                was_inside = is_inside;
            }
        }
    }
    visits
}

#[test]
fn each_curve_of_the_book_is_one_stroke() {
    for scene in book::scenes() {
        for (name, picture) in book::pictures(&scene) {
            for mark in &picture.marks {
                let Shape::Curve { points, .. } = &mark.shape else { continue };
                let drawn = strokes(&picture, mark);
                assert_eq!(drawn, visits(&picture, points), "{name} at {scene:?}: {:?}", mark.hue);
                assert!(drawn <= 1, "{name} at {scene:?}: {:?} in {drawn} pieces", mark.hue);
            }
        }
    }
}

#[test]
fn a_curve_in_pieces_is_one_stroke_a_piece() {
    // Twice over the upper edge and twice under the lower one.
    let wave = pictures::wave();
    assert_eq!(strokes(&wave, &wave.marks[0]), 5);
    let broken = pictures::broken();
    assert_eq!(strokes(&broken, &broken.marks[0]), 5);
}

/// The most calls that a mark can take, its label apart.
fn calls_of(shape: &Shape) -> usize {
    match shape {
        // The book's curves are in one piece.
        Shape::Curve { .. } | Shape::Line { .. } => 1,
        // The wash and the hatching.
        Shape::Area { .. } => 2,
        // The wash, the hatching, the outline, the grip.
        Shape::Bar { .. } => 4,
        // The glow of a handle, the rim, the marker.
        Shape::Point { .. } => 3,
        // The stem and an end on either side.
        Shape::Bracket { .. } => 3,
        // The stem and the head.
        Shape::Escape { .. } => 2,
    }
}

#[test]
fn an_update_takes_few_calls() {
    for scene in book::scenes() {
        for (name, picture) in book::pictures(&scene) {
            let live = DESKTOP.paint(&picture, None).unwrap().live;
            let shapes: usize = picture.marks.iter().map(|mark| calls_of(&mark.shape)).sum();
            let drawn = live.drawn.len() - live.letters().count();
            assert!(drawn <= shapes, "{name} at {scene:?}: {drawn} calls");
            assert!(live.drawn.len() <= 60, "{name} at {scene:?}: {} calls", live.drawn.len());
        }
    }
}

/// The calls of each layer where the figures start, in nats. What makes an update dearer shows here.
#[test]
fn the_calls_of_a_layer_are_these() {
    for (name, p, q, still, live) in [
        ("overview.one-curve", 0.3, 0.8, 25, 39),
        ("entropy.curve", 0.2, 0.5, 27, 21),
        ("entropy.curve, proof", 0.2, 0.5, 25, 13),
        ("kl.asymmetry", 0.3, 0.9, 23, 34),
        ("kl.asymmetry, proof", 0.3, 0.9, 25, 13),
        ("jsd.curves", 0.2, 0.9, 23, 34),
        ("jsd.curves, proof", 0.2, 0.9, 29, 17),
    ] {
        let picture = book::picture(name, &book::scene(p, q, Unit::Nat));
        let chart = DESKTOP.paint(&picture, None).unwrap();
        assert_eq!((chart.still.drawn.len(), chart.live.drawn.len()), (still, live), "{name}");
    }
}

#[test]
fn the_still_layer_is_a_line_and_a_number_a_tick_the_base_line_and_the_titles() {
    for scene in book::scenes() {
        for (name, picture) in book::pictures(&scene) {
            let still = DESKTOP.paint(&picture, None).unwrap().still;
            let grid = DESKTOP.theme.grid;
            let lines = still.drawn.iter().filter(|drawn| drawn.rgb() == Some(grid)).count();
            let numbers = still.letters().filter(|letters| letters.family == *DESKTOP.theme.font);
            let titles = still.letters().filter(|letters| letters.family != *DESKTOP.theme.font);
            let (numbers, titles) = (numbers.count(), titles.count());
            assert_eq!(lines, numbers, "{name} at {scene:?}");
            assert!((4..=12).contains(&lines), "{name} at {scene:?}: {lines} ticks");
            // Cleared, given its ground, and the base line.
            assert_eq!(still.drawn.len(), 3 + lines + numbers + titles, "{name} at {scene:?}");
            assert!(titles <= 8, "{name} at {scene:?}: titles in {titles} parts");
        }
    }
}

/// A colour that nothing else has, for each part of a theme.
fn telling_theme() -> Theme {
    Theme {
        ground: (1, 1, 1),
        ink: (2, 2, 2),
        muted: (3, 3, 3),
        grid: (4, 4, 4),
        p: (5, 5, 5),
        q: (6, 6, 6),
        m: (7, 7, 7),
        gap: (8, 8, 8),
        ..Theme::LIGHT
    }
}

fn colours(layer: &Recorder) -> Vec<Rgb> {
    layer.drawn.iter().filter_map(Drawn::rgb).collect()
}

#[test]
fn neither_layer_draws_what_is_the_others() {
    let screen = Screen { theme: telling_theme(), ..DESKTOP };
    let theme = &screen.theme;
    for scene in book::scenes() {
        for (name, picture) in book::pictures(&scene) {
            let chart = screen.paint(&picture, None).unwrap();
            let (still, live) = (&chart.still, &chart.live);
            assert_eq!(still.drawn[0], Drawn::Clear, "{name}");
            // The marks stand on a copy of the axes, which they must not wipe out.
            for drawn in [&still.drawn[1..], &live.drawn[..]] {
                assert!(!drawn.contains(&Drawn::Clear), "{name}");
            }
            // No mark on the still layer.
            for hue in [Hue::P, Hue::Q, Hue::M, Hue::Gap] {
                assert!(!colours(still).contains(&theme.colour(hue)), "{name}: {hue:?}");
            }
            // No grid, no ground to hide the layer beneath, no number of an axis on the live one.
            assert!(!colours(live).contains(&theme.grid), "{name}");
            let area = live.area();
            for drawn in live.drawn.iter().filter(|drawn| drawn.rgb() == Some(theme.ground)) {
                let covers = drawn.covers().unwrap();
                assert!(covers.width() < area.width() / 8.0, "{name}: {drawn:?}");
            }
            let plot = chart.plot(&screen);
            for letters in live.letters() {
                let beside = letters.covers.right < plot.left || letters.covers.top > plot.bottom;
                assert!(!beside, "{name}: {}", letters.text);
            }
            assert_eq!(colours(still).iter().filter(|rgb| **rgb == theme.ground).count(), 1);
        }
    }
}

#[test]
fn marks_change_nothing_on_the_still_layer() {
    for (name, picture) in book::pictures(&book::scene(0.3, 0.8, Unit::Bit)) {
        let bare = Picture { marks: Vec::new(), ..picture.clone() };
        let (full, empty) = (DESKTOP.paint(&picture, None), DESKTOP.paint(&bare, None));
        let (full, empty) = (full.unwrap(), empty.unwrap());
        assert_eq!(full.still.drawn, empty.still.drawn, "{name}");
        assert_eq!(full.layout, empty.layout, "{name}");
        assert_eq!(empty.live.drawn, [], "{name}");
    }
}

/// The frame stands still while a reader drags: the axes hardly ever change, so the still layer is
/// hardly ever drawn.
#[test]
fn a_drag_across_the_chart_changes_the_axes_a_few_times() {
    for (name, _) in book::pictures(&book::scene(0.3, 0.5, Unit::Nat)) {
        let axes = |q: f64| {
            let Picture { x, y, .. } = book::picture(&name, &book::scene(0.3, q, Unit::Nat));
            (x, y)
        };
        let frames: Vec<(Axis, Axis)> = (1..100).map(|q| axes(f64::from(q) / 100.0)).collect();
        let changes = frames.windows(2).filter(|pair| pair[0] != pair[1]).count();
        assert!(changes <= 10, "{name}: {changes}");
    }
}

#[test]
fn a_focus_changes_neither_what_is_drawn_nor_where() {
    for (name, picture) in book::pictures(&book::scene(0.3, 0.8, Unit::Nat)) {
        let plain = DESKTOP.paint(&picture, None).unwrap();
        for focus in picture.marks.iter().filter_map(|mark| mark.focus) {
            let focused = DESKTOP.paint(&picture, Some(focus)).unwrap();
            assert_eq!(focused.still.drawn, plain.still.drawn, "{name}: {focus:?}");
            assert_eq!(focused.live.drawn.len(), plain.live.drawn.len(), "{name}: {focus:?}");
            let lines = |layer: &Recorder| -> Vec<(usize, Dash)> {
                layer.strokes().map(|(points, _, dash)| (points.len(), dash)).collect()
            };
            assert_eq!(lines(&focused.live), lines(&plain.live), "{name}: {focus:?}");
        }
    }
}
