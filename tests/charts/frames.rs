//! Nothing leaves its frame: curves end at the crossing, marks stay on the surface, what is infinite
//! has an arrow.

use surprisal::charts::picture::{Hue, Mark, Picture, Shape};
use surprisal::charts::surface::FINE;
use surprisal::charts::theme::Theme;
use surprisal::measures::Measure;
use surprisal::proof::Focus;

use super::chart::{Chart, DESKTOP, Screen, themes};
use super::recorder::Drawn;
use super::{book, pictures};

/// Paints one mark alone.
fn alone(screen: &Screen, picture: &Picture, mark: &Mark) -> Chart {
    let picture = Picture { marks: vec![mark.clone()], ..picture.clone() };
    screen.paint(&picture, None).unwrap()
}

#[test]
fn nothing_is_drawn_outside_the_surface() {
    const SIZES: [(u32, u32); 6] =
        [(200, 120), (240, 320), (360, 280), (640, 400), (1280, 300), (1913, 1007)];
    const DENSITIES: [f64; 5] = [1.0, 2.0, 1.5, 0.5, 3.0];
    let themes = themes();
    let mut painted = 0;
    for (i, scene) in book::scenes().into_iter().enumerate() {
        for (name, picture) in book::pictures(&scene) {
            let theme = themes[i % themes.len()].clone();
            let screen = Screen { size: SIZES[i % 6], density: DENSITIES[i / 6 % 5], theme };
            let focus = picture.marks[i % picture.marks.len()].focus;
            // Letters twice as large have no room on the smallest charts.
            let Some(chart) = screen.paint(&picture, focus) else {
                assert!(screen.size.1 <= 300 && screen.theme.text_scale > 1.9, "{name}");
                continue;
            };
            painted += 1;
            for drawn in chart.still.drawn.iter().chain(&chart.live.drawn) {
                let Some(covers) = drawn.covers() else { continue };
                let area = chart.live.area();
                let inside = area.contains((covers.left, covers.top))
                    && area.contains((covers.right, covers.bottom));
                let (size, scale) = (screen.size, screen.theme.text_scale);
                assert!(inside, "{name} at {scene:?}, {size:?}, ×{scale}: {drawn:?}");
            }
        }
    }
    assert!(painted > 700, "{painted}");
}

#[test]
fn every_line_stays_in_the_plot() {
    let hand_made = [pictures::wave(), pictures::broken(), pictures::everything()];
    let book = book::scenes().into_iter().flat_map(|scene| book::pictures(&scene));
    let all = hand_made.into_iter().chain(book.map(|(_, picture)| picture));
    for picture in all {
        let lines: Vec<Mark> = picture
            .marks
            .iter()
            .filter(|mark| matches!(mark.shape, Shape::Curve { .. } | Shape::Line { .. }))
            .map(|mark| Mark { hue: mark.hue, focus: None, handle: None, shape: unlabelled(mark) })
            .collect();
        let lines = Picture { marks: lines, ..picture };
        let chart = DESKTOP.paint(&lines, None).unwrap();
        // An upright or level line is moved to whole device pixels.
        let plot = chart.plot(&DESKTOP).grown(f64::from(FINE) / 2.0);
        for (points, ..) in chart.live.strokes() {
            for &(x, y) in points {
                assert!(plot.contains((f64::from(x), f64::from(y))), "{:?}", (x, y));
            }
        }
    }
}

fn unlabelled(mark: &Mark) -> Shape {
    let mut shape = mark.shape.clone();
    if let Shape::Curve { label, .. } | Shape::Line { label, .. } = &mut shape {
        *label = None;
    }
    shape
}

/// plotters clamps what lies beyond the range, so that a curve seems to run along the edge.
#[test]
fn no_curve_runs_along_the_edge() {
    let book = book::scenes().into_iter().flat_map(|scene| book::pictures(&scene));
    let hand_made = [pictures::wave(), pictures::everything()];
    let mut met = 0;
    for picture in hand_made.into_iter().chain(book.map(|(_, picture)| picture)) {
        for mark in &picture.marks {
            let Shape::Curve { points, .. } = &mark.shape else { continue };
            // A curve may touch the edge where its values do.
            let (lo, hi) = (picture.y.lo(), picture.y.hi());
            let near = 1e-3 * (hi - lo);
            let touches = |edge: f64| points.iter().any(|(_, y)| (y - edge).abs() < near);
            let chart = alone(&DESKTOP, &picture, mark);
            let plot = chart.plot(&DESKTOP);
            for (edge, value) in [(plot.top, hi), (plot.bottom, lo)] {
                if touches(value) {
                    continue;
                }
                let on_edge = |y: i32| (f64::from(y) - edge).abs() <= 1.0;
                for (points, ..) in chart.live.strokes() {
                    let inner = &points[1..points.len() - 1];
                    assert!(!inner.iter().any(|&(_, y)| on_edge(y)), "{:?}", mark.hue);
                    met += usize::from(on_edge(points[0].1));
                    met += usize::from(on_edge(points[points.len() - 1].1));
                }
            }
        }
    }
    assert!(met > 100, "{met} curves left the frame");
}

#[test]
fn a_curve_ends_where_it_crosses_the_edge() {
    let picture = pictures::wave();
    let chart = DESKTOP.paint(&picture, None).unwrap();
    let plot = chart.plot(&DESKTOP);
    // 2 sin 4πx is ±1 at x = 1/24, 5/24, 7/24, …: a twelfth of a half wave from each of its zeros.
    let crossings = [1.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0, 23.0];
    let at = |n: f64| plot.left + n / 24.0 * plot.width();
    let ends: Vec<(i32, i32)> = chart
        .live
        .strokes()
        .flat_map(|(points, ..)| [points[0], points[points.len() - 1]])
        .collect();
    assert_eq!(ends.len(), 10);
    for (end, n) in ends[1..9].iter().zip(crossings) {
        assert!((f64::from(end.0) - at(n)).abs() <= 1.0, "{end:?} should be at {}", at(n));
        let edge = if n % 12.0 < 6.0 { plot.top } else { plot.bottom };
        assert!((f64::from(end.1) - edge).abs() <= 0.5, "{end:?}");
    }
}

/// Where arrow heads point out of the plot, in fine units from its left edge.
fn arrows(chart: &Chart, screen: &Screen) -> Vec<f64> {
    let plot = chart.plot(screen);
    chart
        .live
        .drawn
        .iter()
        .filter_map(|drawn| match drawn {
            Drawn::Fill { points, .. } if points.len() == 3 => Some(points),
            _ => None,
        })
        .filter(|head| head.iter().any(|&(_, y)| f64::from(y) < plot.top))
        .map(|head| f64::from(head[0].0) - plot.left)
        .collect()
}

#[test]
fn what_is_infinite_leaves_the_frame_as_an_arrow_that_says_so() {
    let mut found = 0;
    for scene in book::scenes() {
        for (name, picture) in book::pictures(&scene) {
            for theme in [Theme::LIGHT, Theme::PROJECTOR] {
                let screen = Screen { theme, ..DESKTOP };
                let chart = screen.paint(&picture, None).unwrap();
                let plot = chart.plot(&screen);
                let mut expected: Vec<f64> = picture
                    .marks
                    .iter()
                    .filter_map(|mark| match &mark.shape {
                        Shape::Escape { x, .. } => Some(*x),
                        Shape::Bracket { x, to, .. } if *to == f64::INFINITY => Some(*x),
                        _ => None,
                    })
                    .map(|x| x * plot.width())
                    .collect();
                let mut drawn = arrows(&chart, &screen);
                // Whatever the picture says: an infinite measure has its arrow.
                let infinite = |measure| scene.measure(measure) == f64::INFINITY;
                let at = match name.as_str() {
                    "overview.one-curve" if infinite(Measure::CrossEntropyPq) => Some(scene.p),
                    "kl.asymmetry" | "jsd.curves"
                        if infinite(Measure::KlPq) || infinite(Measure::KlQp) =>
                    {
                        Some(scene.q)
                    }
                    _ => None,
                };
                if let Some(x) = at {
                    let near = |arrow: &f64| (arrow - x.get() * plot.width()).abs() <= 16.0;
                    assert!(drawn.iter().any(near), "{name} at {scene:?}");
                }
                expected.sort_by(f64::total_cmp);
                drawn.sort_by(f64::total_cmp);
                assert_eq!(drawn.len(), expected.len(), "{name} at {scene:?}");
                for (drawn, expected) in drawn.iter().zip(&expected) {
                    assert!((drawn - expected).abs() <= f64::from(FINE), "{name} at {scene:?}");
                }
                let texts = chart.live.texts();
                let says = texts.iter().filter(|(text, _)| text.contains('∞')).count();
                assert!(says >= expected.len(), "{name} at {scene:?}: {texts:?}");
                found += drawn.len();
            }
        }
    }
    assert!(found > 500, "{found}");
}

/// Whether the point is a point of the curve.
fn belongs(point: &Mark, curve: &Mark) -> bool {
    match (curve.hue, curve.focus) {
        // The entropies of the overview, and the logarithms of the proofs.
        (Hue::Ink, Some(Focus::Curve)) => {
            matches!(point.focus, Some(Focus::P | Focus::Q | Focus::M | Focus::Points))
        }
        // The entropy of p.
        (Hue::P, Some(Focus::Curve)) => point.focus == Some(Focus::P),
        (hue, focus) => focus.is_some() && point.focus == focus && point.hue == hue,
    }
}

/// A point on a curve is drawn on the curve.
#[test]
fn points_stand_on_their_curves() {
    let mut met = 0;
    for scene in book::scenes() {
        for (name, picture) in book::pictures(&scene) {
            for curve in &picture.marks {
                let Shape::Curve { .. } = curve.shape else { continue };
                let chart = alone(&DESKTOP, &picture, curve);
                let strokes: Vec<_> = chart.live.strokes().collect();
                // A curve that is finite at one place alone is that point.
                if strokes.is_empty() {
                    continue;
                }
                for mark in &picture.marks {
                    let Shape::Point { at, .. } = mark.shape else { continue };
                    if !belongs(mark, curve) || !picture.y.contains(at.1) {
                        continue;
                    }
                    let (x, y) = chart.layout.projection.screen(at);
                    let place = (x * f64::from(FINE), y * f64::from(FINE));
                    let nearest = strokes
                        .iter()
                        .flat_map(|(points, ..)| points.windows(2))
                        .map(|pair| distance(place, pair[0], pair[1]))
                        .fold(f64::INFINITY, f64::min);
                    let pixels = nearest / f64::from(FINE);
                    assert!(pixels <= 1.0, "{name} at {scene:?}: {:?} by {pixels} px", mark.focus);
                    met += 1;
                }
            }
        }
    }
    assert!(met > 300, "{met}");
}

/// How far the point is from the segment.
fn distance((x, y): (f64, f64), from: (i32, i32), to: (i32, i32)) -> f64 {
    let (x0, y0) = (f64::from(from.0), f64::from(from.1));
    let (dx, dy) = (f64::from(to.0) - x0, f64::from(to.1) - y0);
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 { ((x - x0) * dx + (y - y0) * dy) / length } else { 0.0 };
    let share = share.clamp(0.0, 1.0);
    (x - x0 - share * dx).hypot(y - y0 - share * dy)
}
