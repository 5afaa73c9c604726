//! Fine units: curves smoother than device pixels, axes exactly on them.

use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Hue, Mark, Picture, Shape, Stroke};
use surprisal::charts::sampling::even;
use surprisal::charts::surface::FINE;
use surprisal::charts::theme::Theme;
use surprisal::measures::Unit;

use super::book;
use super::chart::{DESKTOP, Screen};
use super::curves::distance;

const DENSITIES: [f64; 4] = [1.0, 1.5, 2.0, 3.0];

/// A curve that rises by two CSS pixels, and bends as little.
fn shallow() -> Picture {
    let curve = even(0.0, 1.0, 401).map(|x| (x, 0.5 + 0.005 * x * x)).collect();
    Picture::new(Axis::new(0.0, 1.0, "x"), Axis::new(0.0, 1.0, "y"))
        .with(Mark::curve(Hue::P, curve))
}

#[test]
fn a_shallow_curve_has_no_steps() {
    for density in DENSITIES {
        let screen = Screen { density, ..DESKTOP };
        let chart = screen.paint(&shallow(), None).unwrap();
        let rise = 0.005 * chart.plot(&screen).height();
        let (points, ..) = chart.live.strokes().next().unwrap();
        // Not one level stretch, though it rises by few device pixels.
        assert!(points.len() > 3 && rise < 8.0 * f64::from(FINE), "{points:?}");
        assert!(points.windows(2).all(|pair| pair[1].1 < pair[0].1), "{points:?}");
    }
}

#[test]
fn a_curve_is_drawn_to_an_eighth_of_a_device_pixel() {
    for density in DENSITIES {
        let screen = Screen { density, size: (533, 377), ..DESKTOP };
        let mut pictures = book::pictures(&book::scene(0.3, 0.8, Unit::Nat));
        pictures.push(("shallow".to_owned(), shallow()));
        for (name, picture) in pictures {
            let chart = screen.paint(&picture, None).unwrap();
            let drawn: Vec<_> = chart.live.strokes().map(|(points, ..)| points).collect();
            for mark in &picture.marks {
                let Shape::Curve { points: data, .. } = &mark.shape else { continue };
                let unit = density * f64::from(FINE);
                let plot = chart.layout.projection.plot();
                for &at in data {
                    let exact = chart.layout.projection.screen(at);
                    // What lies on the edge may have been cut away to within a rounding.
                    let inside = exact.1 > plot.top + 0.1 && exact.1 < plot.bottom - 0.1;
                    if !inside || !at.1.is_finite() {
                        continue;
                    }
                    let place = (exact.0 * unit, exact.1 * unit);
                    let off = drawn.iter().map(|line| distance(place, line));
                    let off = off.fold(f64::INFINITY, f64::min);
                    let bound = f64::from(FINE) / 8.0 + 0.5 * f64::sqrt(2.0);
                    assert!(off <= bound, "{name} at {density}: {at:?} is {off} off");
                }
            }
        }
    }
}

/// Whether a line of this width through the place covers whole device pixels.
fn is_crisp(place: i32, width: u32) -> bool {
    let width = width as i32;
    (2 * place - width) % (2 * FINE) == 0 && (2 * place + width) % (2 * FINE) == 0
}

#[test]
fn axes_and_grid_cover_whole_device_pixels() {
    for density in DENSITIES {
        for theme in [Theme::LIGHT, Theme::PROJECTOR, Theme::LIGHT.scaled(1.25)] {
            for size in [(200, 120), (333, 251), (640, 400), (1001, 777)] {
                let screen = Screen { size, density, theme: theme.clone() };
                for (name, picture) in book::pictures(&book::scene(0.3, 0.8, Unit::Nat)) {
                    let chart = screen.paint(&picture, None).unwrap();
                    let (mut upright, mut level) = (0, 0);
                    for (points, width, _) in chart.still.strokes() {
                        let [(x0, y0), (x1, y1)] = *points else { panic!("{points:?}") };
                        let what = format!("{name} on {size:?} at {density}: {points:?} {width}");
                        if x0 == x1 {
                            assert!(is_crisp(x0, width), "{what}");
                            upright += 1;
                        } else {
                            assert_eq!(y0, y1, "{what}");
                            assert!(is_crisp(y0, width), "{what}");
                            level += 1;
                        }
                    }
                    assert!(upright >= 2 && level >= 2, "{name} on {size:?} at {density}");
                }
            }
        }
    }
}

/// The axis and the grid line at its place are one line, not two half a pixel apart.
#[test]
fn the_base_line_covers_its_grid_line() {
    for density in DENSITIES {
        let screen = Screen { density, ..DESKTOP };
        let picture = Picture::new(Axis::new(0.0, 1.0, "x"), Axis::new(-1.0, 1.0, "y"));
        let chart = screen.paint(&picture, None).unwrap();
        let lines: Vec<_> = chart.still.strokes().collect();
        let (base, width, _) = lines[lines.len() - 1];
        let under = lines[..lines.len() - 1]
            .iter()
            .filter(|(points, own, _)| points.iter().all(|p| p.1 == base[0].1) && *own == width);
        assert_eq!(under.count(), 1);
        // Its ends close the corners, on whole device pixels too.
        for &(x, _) in base {
            assert_eq!(x % FINE, 0, "{base:?}");
        }
    }
}

#[test]
fn guides_cover_whole_device_pixels() {
    for density in DENSITIES {
        let screen = Screen { density, ..DESKTOP };
        let mut met = 0;
        for (name, picture) in book::pictures(&book::scene(0.3, 0.8, Unit::Nat)) {
            for mark in &picture.marks {
                let Shape::Line { from, to, stroke, .. } = mark.shape else { continue };
                let thin = matches!(stroke, Stroke::Thin | Stroke::ThinDashed);
                if !thin || (from.0 != to.0 && from.1 != to.1) {
                    continue;
                }
                let alone = Picture { marks: vec![mark.clone()], ..picture.clone() };
                let chart = screen.paint(&alone, None).unwrap();
                let (points, width, _) = chart.live.strokes().next().unwrap();
                let place = if from.0 == to.0 { points[0].0 } else { points[0].1 };
                assert!(is_crisp(place, width), "{name} at {density}: {points:?} {width}");
                met += 1;
            }
        }
        assert!(met >= 8, "{met}");
    }
}
