//! Pictures of outcomes and of weighted points: room for their names and labels, in every kind of state.

use std::sync::Arc;

use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Hue, Mark, Marker, Picture};
use surprisal::charts::theme::Theme;
use surprisal::charts::weighted_points;
use surprisal::figure::Scene;
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::measures::jensen::{Function, Point};
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::Subject;
use surprisal::state::weighted_points::{WeightedPoints, range};

use super::chart::{Screen, themes};
use super::labels::{missing, outside, overlap};
use super::recorder::Drawn;

/// Numbers spread over [0, 1).
fn spread(n: usize, i: usize) -> f64 {
    ((n * 17 + i + 1) as f64 * 0.754_877_666).fract()
}

/// The pictures of a figure and of its proof, at its presets and at these subjects.
fn pictures(id: &str, subjects: Vec<Subject>) -> Vec<(String, Picture)> {
    let (_, figure) = lessons::find(id).unwrap();
    let presets = figure.presets.iter().map(|preset| preset.at.subject());
    let mut pictures = Vec::new();
    for (i, subject) in presets.chain(subjects).enumerate() {
        let scene = Scene::new(subject.clone(), Unit::ALL[i % 3]);
        pictures.push((format!("{id} at {subject:?}"), (figure.picture)(&scene)));
        if let Some(points) = figure.proof.points {
            let picture = weighted_points::picture(&points(&scene), scene.unit);
            pictures.push((format!("{id}, proof, at {subject:?}"), picture));
        }
    }
    pictures
}

fn outcomes() -> Vec<(String, Picture)> {
    let mut subjects = Vec::new();
    for n in 0..150_usize {
        let count = 2 + n % 25;
        let power = [0.0, 1.0, 4.0, 20.0][n % 4];
        let masses: Vec<f64> = (0..count).map(|i| spread(n, i).powf(power)).collect();
        let mut masses = nearest(&masses);
        if n % 10 == 0 {
            let certain: Vec<f64> =
                (0..count).map(|i| f64::from(u8::from(i == n % count))).collect();
            masses = nearest(&certain);
        }
        let name = |i: usize| ["값", "heads", "q", "ㄱ", "a long name"][(n + i) % 5].to_owned();
        let names = if n % 3 == 0 { Vec::new() } else { (0..count).map(name).collect() };
        subjects.push(Subject::Outcomes(Arc::new(Outcomes::alone(masses).named(names))));
    }
    pictures("entropy.outcomes", subjects)
}

fn points() -> Vec<(String, Picture)> {
    let mut subjects = Vec::new();
    for n in 0..210_usize {
        let function = Function::ALL[n % 7];
        let (lo, hi) = range(function);
        let count = 2 + n % 5;
        // Far apart, close together, in one place.
        let width = [1.0, 0.05, 0.0, 1.0][n / 7 % 4];
        let start = spread(n, 9) * (1.0 - width);
        let place = |i: usize| lo + (start + width * spread(n, i)) * (hi - lo);
        let points = (0..count).map(|i| Point { x: place(i), weight: spread(i, n).powi(2) });
        subjects.push(Subject::Points(Arc::new(WeightedPoints::nearest(function, points))));
    }
    for function in Function::ALL {
        let (lo, hi) = range(function);
        for weight in [0.0, 0.5, 1.0] {
            let points = [Point { x: lo, weight: 1.0 - weight }, Point { x: hi, weight }];
            subjects.push(Subject::Points(Arc::new(WeightedPoints::nearest(function, points))));
        }
    }
    pictures("jensen.chord", subjects)
}

#[test]
fn every_label_has_room_on_a_chart_of_usual_size() {
    for (i, (name, picture)) in outcomes().into_iter().chain(points()).enumerate() {
        let usual = [(360, 280), (640, 400), (500, 300), (1280, 720)][i % 4];
        assert_eq!(missing(&picture, usual, &Theme::LIGHT), [], "{name} on {usual:?}");
    }
}

#[test]
fn texts_are_off_each_other_and_everything_is_on_the_surface() {
    const SIZES: [(u32, u32); 7] =
        [(640, 400), (200, 120), (720, 440), (360, 280), (240, 200), (320, 400), (1280, 720)];
    let (mut painted, mut texts) = (0, 0);
    for (i, (name, picture)) in outcomes().into_iter().chain(points()).enumerate() {
        for j in 0..2 {
            let size = SIZES[(i + 3 * j) % SIZES.len()];
            let theme = themes()[(i + j) % 5].clone();
            let focus = picture.marks[i % picture.marks.len()].focus;
            let screen = Screen { size, density: [1.0, 2.0, 1.5][i % 3], theme };
            let Some(chart) = screen.paint(&picture, focus) else {
                assert!(screen.theme.text_scale > 1.9 && size.1 <= 200, "{name} on {size:?}");
                continue;
            };
            let what = format!("{name} on {size:?}, ×{}", screen.theme.text_scale);
            let all = [chart.still.texts(), chart.live.texts()].concat();
            assert_eq!(overlap(&all), None, "{what}");
            assert_eq!((outside(&chart.still), outside(&chart.live)), (None, None), "{what}");
            let area = chart.live.area();
            for covers in
                chart.still.drawn.iter().chain(&chart.live.drawn).filter_map(Drawn::covers)
            {
                let inside = area.contains((covers.left, covers.top))
                    && area.contains((covers.right, covers.bottom));
                assert!(inside, "{what}: {covers:?}");
            }
            painted += 1;
            texts += all.len();
        }
    }
    assert!(painted > 900 && texts > 8_000, "{painted}, {texts}");
}

/// The names that an axis shows on a chart of this width.
fn shown(axis: &Axis, width: u32) -> Vec<String> {
    let picture = Picture::new(axis.clone(), Axis::new(0.0, 1.0, "nat"));
    let screen = Screen { size: (width, 280), density: 1.0, theme: Theme::LIGHT };
    let texts = screen.paint(&picture, None).unwrap().still.texts().into_iter();
    let is_name = |text: &String| axis.ticks().iter().any(|(_, name)| name == text);
    texts.map(|(text, _)| text).filter(is_name).collect()
}

#[test]
fn names_are_left_out_one_by_one_where_they_have_no_room() {
    let alphabet = || ('A'..='Z').map(String::from);
    assert_eq!(shown(&Axis::outcomes(alphabet()), 640).len(), 26);
    // Evenly spaced names stay so.
    let few = shown(&Axis::outcomes(alphabet()), 360);
    assert_eq!(few, alphabet().step_by(2).collect::<Vec<_>>());
    // Where some are crowded, the others stay.
    let crowded = [(0.2, "a"), (0.6, "b"), (0.97, "c"), (0.98, "d"), (0.99, "e")];
    let crowded = crowded.map(|(at, name)| (at, name.to_owned())).to_vec();
    assert_eq!(shown(&Axis::named(1.0, crowded, "p(x)"), 360), ["a", "b", "c"]);
}

/// The radius of a marker of this weight, in fine units.
fn radius(weight: f64) -> f64 {
    let point = Mark::point(Hue::P, (0.5, 0.5)).marked(Marker::of_weight(weight));
    let picture = Picture::new(Axis::new(0.0, 1.0, "x"), Axis::new(0.0, 1.0, "y")).with(point);
    let screen = Screen { size: (360, 280), density: 1.0, theme: Theme::LIGHT };
    let discs = screen.paint(&picture, None).unwrap().live.drawn;
    let radius = |drawn: &Drawn| match drawn {
        Drawn::Disc { radius, rgb, .. } if *rgb == Theme::LIGHT.p => Some(f64::from(*radius)),
        _ => None,
    };
    discs.iter().find_map(radius).unwrap()
}

#[test]
fn the_area_of_a_marker_is_in_proportion_to_its_weight() {
    for weight in [0.1, 0.2, 0.25, 0.5, 0.8] {
        let share = (radius(weight) / radius(1.0)).powi(2);
        assert!((share - weight).abs() < 0.02, "{weight}: {share}");
    }
    // What weighs nothing is seen all the same, and can be taken hold of.
    assert!(radius(0.0) > 2.0 * 16.0 && radius(0.0) < radius(0.1));
}
