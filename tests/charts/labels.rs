//! Texts: inside the surface, and off each other.

use proptest::prelude::*;
use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Mark, Picture, Shape};
use surprisal::charts::projection::Rect;
use surprisal::charts::theme::Theme;
use surprisal::measures::Unit;

use super::axes::{any_ends, cases};
use super::book;
use super::chart::{Screen, themes};
use super::recorder::Recorder;

/// The first two of these texts that overlap.
pub fn overlap(texts: &[(String, Rect)]) -> Option<String> {
    for (i, (one, here)) in texts.iter().enumerate() {
        for (other, there) in &texts[..i] {
            // Less than a sixteenth of a device pixel is rounding.
            if here.overlap(&there.grown(-1.0)) > 0.0 {
                return Some(format!("{other} {there:?} and {one} {here:?}"));
            }
        }
    }
    None
}

/// The first of these texts that is not wholly on the surface.
pub fn outside(layer: &Recorder) -> Option<String> {
    let area = layer.area().grown(0.5);
    let inside = |covers: &Rect| {
        area.contains((covers.left, covers.top)) && area.contains((covers.right, covers.bottom))
    };
    let (text, covers) = layer.texts().into_iter().find(|(_, covers)| !inside(covers))?;
    Some(format!("{text} {covers:?}"))
}

/// Sizes from the smallest that must do to a wall.
fn sizes() -> impl Iterator<Item = (u32, u32)> {
    let widths = [200, 213, 240, 281, 333, 360, 420, 500, 640, 720, 1280, 1920, 3840];
    let heights = [120, 131, 160, 200, 280, 400, 440, 720, 2160];
    widths.into_iter().flat_map(move |width| heights.map(|height| (width, height)))
}

#[test]
fn the_numbers_and_titles_of_the_axes_have_room_at_every_size() {
    for unit in Unit::ALL {
        for (p, q) in [(0.3, 0.8), (0.3, 1e-300), (0.01, 0.99)] {
            for (name, picture) in book::pictures(&book::scene(p, q, unit)) {
                let bare = Picture { marks: Vec::new(), ..picture };
                for theme in [Theme::LIGHT, Theme::DARK, Theme::PROJECTOR] {
                    for size in sizes() {
                        let screen = Screen { size, density: 1.0, theme: theme.clone() };
                        let Some(chart) = screen.paint(&bare, None) else {
                            panic!("{name} has no room on {size:?}")
                        };
                        let what = format!("{name} in {unit:?} on {size:?}");
                        assert_eq!(overlap(&chart.still.texts()), None, "{what}");
                        assert_eq!(outside(&chart.still), None, "{what}");
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn the_numbers_of_any_axes_have_room(
        (x, y) in (any_ends(), any_ends()),
        size in (200..2000_u32, 120..1200_u32),
        density in 0.5..4.0,
        theme in prop::sample::select(themes().to_vec()),
    ) {
        let picture = Picture::new(Axis::new(x.0, x.1, "x"), Axis::new(y.0, y.1, "y"));
        let Some(chart) = (Screen { size, density, theme }).paint(&picture, None) else {
            return Ok(());
        };
        prop_assert_eq!(overlap(&chart.still.texts()), None);
        prop_assert_eq!(outside(&chart.still), None);
    }
}

/// The label of a mark that is to be seen.
fn label<'a>(mark: &'a Mark, picture: &Picture) -> Option<&'a str> {
    let label = match &mark.shape {
        Shape::Point { at, .. } if !picture.y.contains(at.1) => None,
        Shape::Curve { label, .. }
        | Shape::Line { label, .. }
        | Shape::Point { label, .. }
        | Shape::Bracket { label, .. } => label.as_ref(),
        Shape::Escape { label, .. } => Some(label),
        Shape::Area { .. } | Shape::Bar { .. } => None,
    };
    label.map(|label| label.text.as_str())
}

/// The texts that are missing from a chart of this size.
pub fn missing<'a>(
    picture: &'a Picture,
    size: (u32, u32),
    theme: &Theme,
) -> Vec<(&'a Mark, &'a str)> {
    let screen = Screen { size, density: 1.0, theme: theme.clone() };
    let texts = screen.paint(picture, None).unwrap().live.texts();
    let written = |label: &str| texts.iter().any(|(text, _)| text == label);
    let labels = picture.marks.iter().filter_map(|mark| Some((mark, label(mark, picture)?)));
    labels.filter(|(_, label)| !written(label)).collect()
}

/// A label that has no room is left out; the legend and the readouts say the same. That happens on
/// small charts alone, and never to the letter of a handle.
#[test]
fn every_label_has_room_on_a_chart_of_usual_size() {
    for (i, scene) in book::scenes().into_iter().enumerate() {
        for (name, picture) in book::pictures(&scene) {
            let what = format!("{name} at {scene:?}");
            let usual = [(360, 280), (640, 400), (500, 300), (1280, 720)][i % 4];
            assert_eq!(missing(&picture, usual, &Theme::LIGHT), [], "{what} on {usual:?}");
            for (size, theme) in [((200, 120), Theme::PROJECTOR), ((240, 200), Theme::LIGHT)] {
                for (mark, label) in missing(&picture, size, &theme) {
                    assert_eq!(mark.handle, None, "{what} on {size:?}: {label}");
                }
            }
        }
    }
}

#[test]
fn the_labels_of_marks_have_room_where_they_are_placed() {
    const SIZES: [(u32, u32); 7] =
        [(640, 400), (200, 120), (720, 440), (360, 280), (240, 200), (320, 400), (1280, 720)];
    let themes = [Theme::LIGHT, Theme::PROJECTOR];
    let mut placed = 0;
    for (i, scene) in book::scenes().into_iter().enumerate() {
        for (name, picture) in book::pictures(&scene) {
            for j in 0..2 {
                let size = SIZES[(i + 3 * j) % SIZES.len()];
                let theme = themes[(i + j) % 2].clone();
                let chart = Screen { size, density: 1.0, theme }.paint(&picture, None).unwrap();
                let what = format!("{name} at {scene:?} on {size:?}");
                let texts = [chart.still.texts(), chart.live.texts()].concat();
                assert_eq!(overlap(&texts), None, "{what}");
                assert_eq!(outside(&chart.live), None, "{what}");
                placed += chart.live.texts().len();
            }
        }
    }
    assert!(placed > 3000, "{placed}");
}

#[test]
fn the_labels_of_figures_with_dials_have_room() {
    const SIZES: [(u32, u32); 5] = [(640, 400), (360, 280), (200, 120), (500, 300), (1280, 720)];
    let mut placed = 0;
    for (i, (what, picture)) in book::dial_pictures().into_iter().enumerate() {
        for (j, size) in SIZES.into_iter().enumerate() {
            let theme = if (i + j) % 2 == 0 { Theme::LIGHT } else { Theme::PROJECTOR };
            let usual = size.0 >= 360 && theme == Theme::LIGHT;
            if usual {
                assert_eq!(missing(&picture, size, &theme), [], "{what} on {size:?}");
            }
            let chart = Screen { size, density: 1.0, theme }.paint(&picture, None).unwrap();
            let texts = [chart.still.texts(), chart.live.texts()].concat();
            assert_eq!(overlap(&texts), None, "{what} on {size:?}");
            assert_eq!(outside(&chart.live), None, "{what} on {size:?}");
            assert!(chart.live.drawn.len() <= 75, "{what}: {} calls", chart.live.drawn.len());
            placed += chart.live.texts().len();
        }
    }
    assert!(placed > 3000, "{placed}");
}
