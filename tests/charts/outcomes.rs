//! The pictures of outcomes: their labels have room, from two outcomes to an alphabet of them.

use surprisal::charts::picture::Picture;
use surprisal::charts::theme::Theme;
use surprisal::charts::weighted_points;
use surprisal::figure::Scene;
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::Subject;

use super::chart::Screen;
use super::labels::{missing, outside, overlap};

/// The figures whose outcomes stand side by side.
const FIGURES: [&str; 2] = ["kl.support", "jsd.gan"];

/// The presets of both, and 2 to 26 outcomes of which some are ruled out; the units in turn.
fn scenes() -> Vec<Scene> {
    let presets = FIGURES.iter().flat_map(|id| lessons::find(id).unwrap().1.presets);
    let subjects = presets.map(|preset| preset.at.subject());
    let spread = |seed: usize| (seed as f64 * 0.754_877_666_246_693).fract();
    let masses = |count: usize, seed: usize| {
        let numbers: Vec<f64> = (0..count).map(|i| spread(7 * i + seed) - 0.3).collect();
        nearest(&numbers)
    };
    let any = (0..125_usize).map(|n| {
        let count = 2 + n % 25;
        let both = Outcomes::new(masses(count, n), masses(count, n + 500));
        let names = (0..count).map(|i| "abcdefghijkl"[..1 + i % 4].to_owned()).collect();
        Subject::Outcomes(if n % 4 == 0 { both.named(names) } else { both }.into())
    });
    let scene = |(i, subject)| Scene::new(subject, Unit::ALL[i % 3]);
    subjects.chain(any).enumerate().map(scene).collect()
}

/// The pictures of a scene, and that of the proof that has one.
fn pictures(scene: &Scene) -> Vec<(String, Picture)> {
    let mut pictures = Vec::new();
    for id in FIGURES {
        let (_, figure) = lessons::find(id).unwrap();
        pictures.push((id.to_owned(), (figure.picture)(scene)));
        if let Some(points) = figure.proof.points {
            let picture = weighted_points::picture(&points(scene), scene.unit);
            pictures.push((format!("{id}, proof"), picture));
        }
    }
    pictures
}

#[test]
fn every_label_has_room_on_a_chart_of_usual_size() {
    for (i, scene) in scenes().into_iter().enumerate() {
        for (name, picture) in pictures(&scene) {
            let size = [(360, 280), (640, 400), (500, 300), (1280, 720)][i % 4];
            assert_eq!(
                missing(&picture, size, &Theme::LIGHT),
                [],
                "{name} at {scene:?} on {size:?}"
            );
        }
    }
}

#[test]
fn labels_stand_off_each_other_and_on_the_chart() {
    const SIZES: [(u32, u32); 7] =
        [(640, 400), (200, 120), (720, 440), (360, 280), (240, 200), (320, 400), (1280, 720)];
    let themes = [Theme::LIGHT, Theme::PROJECTOR];
    let mut placed = 0;
    for (i, scene) in scenes().into_iter().enumerate() {
        for (name, picture) in pictures(&scene) {
            for j in 0..2 {
                let size = SIZES[(i + 3 * j) % SIZES.len()];
                let theme = themes[(i + j) % 2].clone();
                let what = format!("{name} at {scene:?} on {size:?}");
                let Some(chart) = (Screen { size, density: 1.0, theme }).paint(&picture, None)
                else {
                    panic!("{what} has no room")
                };
                let texts = [chart.still.texts(), chart.live.texts()].concat();
                assert_eq!(overlap(&texts), None, "{what}");
                assert_eq!(outside(&chart.still), None, "{what}");
                assert_eq!(outside(&chart.live), None, "{what}");
                placed += chart.live.texts().len();
            }
        }
    }
    assert!(placed > 1000, "{placed}");
}
