//! The pictures: finite, and each mark where its label says.

use super::scenes::{coin_figures, scenes, start};
use super::textbook::{cross_entropy, meaning};
use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Mark, Picture, Shape, Stroke};
use surprisal::charts::weighted_points;
use surprisal::figure::{Figure, LegendEntry, Scene, Swatch};
use surprisal::proof::Focus;

pub fn is_sound(axis: &Axis) -> bool {
    let inside = |at: f64| at >= axis.lo() && at <= axis.hi();
    axis.lo().is_finite()
        && axis.hi().is_finite()
        && axis.lo() < axis.hi()
        && axis.ticks().iter().all(|(at, label)| inside(*at) && !label.is_empty())
        && !axis.ticks().is_empty()
        && !axis.title().is_empty()
}

/// Every coordinate that must be finite is; a curve may run to +∞ or −∞, never to no number.
pub fn every_mark_is_sound(picture: &Picture) -> Result<(), String> {
    let finite = |points: &[(f64, f64)]| points.iter().all(|(x, y)| x.is_finite() && y.is_finite());
    for mark in &picture.marks {
        let (sound, label) = match &mark.shape {
            Shape::Curve { points, label, .. } => {
                let defined = points.iter().all(|(x, y)| x.is_finite() && !y.is_nan());
                // KL(x‖0) is finite at 0 alone.
                let drawn = points.iter().any(|(_, y)| y.is_finite());
                let ordered = points.windows(2).all(|pair| pair[0].0 < pair[1].0);
                (defined && drawn && ordered, label.as_ref())
            }
            Shape::Line { from, to, label, .. } => (finite(&[*from, *to]), label.as_ref()),
            Shape::Area { points } => {
                let sound = points.iter().all(|&(x, low, high)| finite(&[(x, low), (x, high)]));
                (sound, None)
            }
            Shape::Point { at, label, .. } => (finite(&[*at]), label.as_ref()),
            Shape::Bracket { x, from, to, label } => {
                (finite(&[(*x, *from)]) && *to >= *from, label.as_ref())
            }
            Shape::Escape { x, label } => (picture.x.contains(*x), Some(label)),
            Shape::Bar { from, to, height } => {
                (finite(&[(*from, *height), (*to, 0.0)]) && from < to, None)
            }
        };
        let named = label.is_none_or(|label| !label.text.is_empty() && !label.text.contains("NaN"));
        if !(sound && named) {
            return Err(format!("{mark:?}"));
        }
    }
    Ok(())
}

#[test]
fn every_picture_is_finite() {
    for figure in coin_figures() {
        for scene in scenes() {
            let mut pictures = vec![(figure.picture)(&scene)];
            if let Some(points) = figure.proof.points {
                pictures.push(weighted_points::picture(&points(&scene), scene.unit));
            }
            for picture in pictures {
                assert!(is_sound(&picture.x), "{} at {scene:?}: {:?}", figure.id, picture.x);
                assert!(is_sound(&picture.y), "{} at {scene:?}: {:?}", figure.id, picture.y);
                let marks = every_mark_is_sound(&picture);
                assert_eq!(marks, Ok(()), "{} at {scene:?}", figure.id);
            }
        }
    }
}

/// The handle of a parameter.
fn handle<'a>(picture: &'a Picture, key: &str) -> Vec<&'a Mark> {
    picture
        .marks
        .iter()
        .filter(|mark| mark.handle.is_some_and(|handle| handle.parameter == key))
        .collect()
}

#[test]
fn every_parameter_has_one_handle_where_it_is() {
    for figure in coin_figures() {
        for scene in scenes() {
            let picture = (figure.picture)(&scene);
            for (key, at) in [("p", scene.p.get()), ("q", scene.q.get())] {
                let handles = handle(&picture, key);
                let moves = figure.parameters.iter().any(|parameter| parameter.key() == key);
                assert_eq!(handles.len(), usize::from(moves), "{} at {scene:?}", figure.id);
                for handle in handles {
                    let Shape::Point { at: (x, y), .. } = handle.shape else {
                        panic!("{}: a handle is a point", figure.id)
                    };
                    assert_eq!(x, at, "{} at {scene:?}", figure.id);
                    assert!(picture.y.contains(y), "{} at {scene:?}", figure.id);
                }
            }
        }
    }
}

/// The coins at abscissa x: the axis says which one moves along it.
fn coins_at(x: f64, picture: &Picture, scene: &Scene) -> (f64, f64) {
    match picture.x.title() {
        "q" => (scene.p.get(), x),
        _ => (x, scene.q.get()),
    }
}

#[test]
fn every_curve_is_what_the_legend_says() {
    for figure in coin_figures() {
        let mut found = 0;
        for scene in scenes().step_by(5) {
            let picture = (figure.picture)(&scene);
            for entry in figure.legend {
                let Swatch::Line(swatch) = entry.swatch else { continue };
                let Some(meaning) = meaning(entry.formula.tex()) else { continue };
                let curve = picture.marks.iter().find_map(|mark| match &mark.shape {
                    Shape::Curve { points, stroke, .. }
                        if mark.hue == entry.hue && *stroke == swatch =>
                    {
                        Some(points)
                    }
                    _ => None,
                });
                let Some(points) = curve else { panic!("{}: {}", figure.id, entry.formula.tex()) };
                for &(x, y) in points {
                    let (p, q) = coins_at(x, &picture, &scene);
                    let what = format!("{}: {} at {p}, {q} is {y}", figure.id, entry.formula.tex());
                    // Curves are drawn from plain formulas, which are good to far below a pixel.
                    let expected = meaning.at(p, q, scene.unit);
                    let close = (y - expected).abs() <= 1e-12 * (1.0 + expected.abs());
                    assert!(
                        y == expected || expected.is_finite() && close,
                        "{what}, not {expected}"
                    );
                }
                found += 1;
            }
        }
        assert!(found > 0, "{}", figure.id);
    }
}

#[test]
fn the_tangent_and_the_chord_are_what_the_legend_says() {
    for figure in coin_figures() {
        for scene in scenes() {
            let picture = (figure.picture)(&scene);
            let (p, q) = (scene.p.get(), scene.q.get());
            let height = |formula: &str, x: f64| match formula {
                "H(x, q)" => Some(cross_entropy(x, q)),
                "H(x, M)" => Some(cross_entropy(x, 0.5 * p + 0.5 * q)),
                r"\tfrac12 H(p) + \tfrac12 H(q)" => {
                    Some(meaning("H").unwrap().at(x, q, scene.unit))
                }
                _ => None,
            };
            for entry in figure.legend {
                let Swatch::Line(swatch) = entry.swatch else { continue };
                for mark in &picture.marks {
                    let Shape::Line { from, to, stroke, .. } = &mark.shape else { continue };
                    if mark.hue != entry.hue || *stroke != swatch {
                        continue;
                    }
                    for &(x, y) in [from, to] {
                        let Some(expected) = height(entry.formula.tex(), x) else { continue };
                        let expected = match entry.formula.tex() {
                            "H(x, q)" | "H(x, M)" => scene.unit.from_nats(expected),
                            _ => expected,
                        };
                        let close = (y - expected).abs() <= 1e-12 * (1.0 + expected);
                        assert!(
                            expected.is_finite() && close,
                            "{} at {p}, {q}: {y}, not {expected}",
                            figure.id
                        );
                    }
                }
            }
        }
    }
}

/// The height or length that a labelled mark shows, with the name of what it should be.
fn shown(mark: &Mark) -> Option<(&str, f64)> {
    match &mark.shape {
        Shape::Point { at, label, .. } => Some((label.as_ref()?.text.as_str(), at.1)),
        Shape::Bracket { from, to, label, .. } => {
            // A bracket may carry its value behind its name.
            let name = label.as_ref()?.text.split(" = ").next()?;
            Some((name, to - from))
        }
        _ => None,
    }
}

#[test]
fn every_labelled_mark_is_what_its_label_says() {
    for figure in coin_figures() {
        let mut found = 0;
        for scene in scenes() {
            let picture = (figure.picture)(&scene);
            for (name, value) in picture.marks.iter().filter_map(shown) {
                let Some(meaning) = meaning(name) else { continue };
                let right = meaning.is(value, scene.p.get(), scene.q.get(), scene.unit);
                assert!(right, "{} at {scene:?}: {name} is drawn as {value}", figure.id);
                found += 1;
            }
        }
        assert!(found > 0, "{}", figure.id);
    }
}

#[test]
fn a_value_behind_a_name_is_the_value() {
    for figure in coin_figures() {
        for scene in scenes() {
            for mark in (figure.picture)(&scene).marks {
                let Shape::Bracket { label: Some(label), .. } = mark.shape else { continue };
                let Some((name, value)) = label.text.split_once(" = ") else { continue };
                let expected = meaning(name).unwrap().at(scene.p.get(), scene.q.get(), scene.unit);
                match value.parse::<f64>() {
                    Ok(value) => {
                        let close = (value - expected).abs() <= 6e-3 * expected + 1e-13;
                        assert!(
                            expected.is_finite() && close,
                            "{} at {scene:?}: {}",
                            figure.id,
                            label.text
                        );
                    }
                    Err(_) if value == "∞" => assert_eq!(expected, f64::INFINITY),
                    // A power of ten: smaller than textbook formulas can tell from 0, or near it.
                    Err(_) => assert!(value.contains("×10⁻") && expected < 1e-3, "{}", label.text),
                }
            }
        }
    }
}

/// What the marks of a picture are about.
fn subjects(picture: &Picture) -> Vec<Focus> {
    picture.marks.iter().filter_map(|mark| mark.focus).collect()
}

/// The picture of the figure and that of its proof.
fn both(figure: &Figure, scene: &Scene) -> Vec<Focus> {
    let mut all = subjects(&(figure.picture)(scene));
    if let Some(points) = figure.proof.points {
        all.extend(subjects(&weighted_points::picture(&points(scene), scene.unit)));
    }
    all
}

#[test]
fn every_line_and_readout_has_something_to_point_at() {
    for figure in coin_figures() {
        let scene = start(figure);
        let pictured = both(figure, &scene);
        for line in (figure.proof.check)(&scene).lines {
            let subject = line.focus.unwrap();
            assert!(
                pictured.contains(&subject),
                "{}: {} points at {subject:?}",
                figure.id,
                line.key
            );
        }
        let pictured = subjects(&(figure.picture)(&scene));
        for readout in figure.readouts {
            let Some(subject) = readout.focus else { continue };
            assert!(pictured.contains(&subject), "{}: {:?}", figure.id, readout.reads);
        }
    }
}

/// Whether a legend entry is about a mark: in its colour, and drawn as it is.
pub fn stands_for(entry: &LegendEntry, mark: &Mark) -> bool {
    mark.hue == entry.hue
        && match (&mark.shape, entry.swatch) {
            (Shape::Curve { stroke, .. } | Shape::Line { stroke, .. }, Swatch::Line(swatch)) => {
                *stroke == swatch
            }
            (Shape::Point { marker, .. }, Swatch::Point(swatch)) => *marker == swatch,
            (Shape::Bracket { .. }, Swatch::Bracket) | (Shape::Area { .. }, Swatch::Area) => true,
            _ => false,
        }
}

#[test]
fn every_legend_entry_is_in_the_picture() {
    for figure in coin_figures() {
        let picture = (figure.picture)(&start(figure));
        for entry in figure.legend {
            let drawn = picture.marks.iter().any(|mark| stands_for(entry, mark));
            assert!(drawn, "{}: {} is not drawn", figure.id, entry.formula.tex());
        }
        // No two main lines look the same.
        let lines: Vec<_> = figure
            .legend
            .iter()
            .filter_map(|entry| match entry.swatch {
                Swatch::Line(stroke) => Some((entry.hue, stroke)),
                _ => None,
            })
            .collect();
        for i in 0..lines.len() {
            assert!(!lines[..i].contains(&lines[i]), "{}: {:?}", figure.id, lines[i]);
        }
        assert!(lines.iter().any(|(_, stroke)| *stroke == Stroke::Solid), "{}", figure.id);
    }
}
