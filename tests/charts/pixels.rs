//! Fine units: curves smoother than device pixels, axes exactly on them.

use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Hue, Mark, Picture, Shape, Stroke};
use surprisal::charts::sampling::even;
use surprisal::charts::surface::FINE;
use surprisal::charts::theme::Theme;
use surprisal::measures::Unit;

use super::book;
use super::chart::{DESKTOP, Screen};

const DENSITIES: [f64; 4] = [1.0, 1.5, 2.0, 3.0];

/// A curve that rises by half a hundredth of the height: about two CSS pixels.
fn shallow() -> Picture {
    let curve = even(0.0, 1.0, 401).map(|x| (x, 0.5 + 0.005 * x)).collect();
    Picture::new(Axis::new(0.0, 1.0, "x"), Axis::new(0.0, 1.0, "y"))
        .with(Mark::curve(Hue::P, curve))
}

#[test]
fn a_shallow_curve_rises_in_fine_units() {
    for density in DENSITIES {
        let screen = Screen { density, ..DESKTOP };
        let chart = screen.paint(&shallow(), None).unwrap();
        let plot = chart.plot(&screen);
        let (points, ..) = chart.live.strokes().next().unwrap();
        let mut heights: Vec<i32> = points.iter().map(|&(_, y)| y).collect();
        assert!(heights.windows(2).all(|pair| (0..=1).contains(&(pair[0] - pair[1]))));
        heights.dedup();
        // Every fine unit between the ends, and there are many in a device pixel.
        let rise = 0.005 * plot.height();
        assert!((heights.len() as f64 - 1.0 - rise).abs() <= 1.0, "{} of {rise}", heights.len());
        assert!(heights.len() as f64 > 15.0 * rise / f64::from(FINE));
    }
}

#[test]
fn a_curve_is_drawn_to_half_a_fine_unit() {
    for density in DENSITIES {
        let screen = Screen { density, size: (533, 377), ..DESKTOP };
        let picture = shallow();
        let chart = screen.paint(&picture, None).unwrap();
        let Shape::Curve { points: data, .. } = &picture.marks[0].shape else { unreachable!() };
        let (points, ..) = chart.live.strokes().next().unwrap();
        assert_eq!(points.len(), data.len());
        let unit = density * f64::from(FINE);
        for (&(x, y), &at) in points.iter().zip(data) {
            let exact = chart.layout.projection.screen(at);
            assert!((f64::from(x) - exact.0 * unit).abs() <= 0.5 + 1e-6);
            assert!((f64::from(y) - exact.1 * unit).abs() <= 0.5 + 1e-6);
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
