//! The pictures of codes: their labels have room, from two words to an alphabet of them, and while a tree
//! grows.

use surprisal::charts::picture::Picture;
use surprisal::charts::theme::Theme;
use surprisal::charts::weighted_points;
use surprisal::figure::Scene;
use surprisal::lessons;
use surprisal::measures::{Unit, huffman};
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::Subject;

use super::chart::{Screen, themes};
use super::labels::{missing, outside, overlap};

/// Numbers spread over [0, 1).
fn spread(n: usize, i: usize) -> f64 {
    ((n * 17 + i + 1) as f64 * 0.754_877_666).fract()
}

/// The pictures of the figure and of its proof: presets and what they grow to, and words of all kinds.
fn pictures() -> Vec<(String, Picture)> {
    let (_, figure) = lessons::find("coding.lengths").unwrap();
    let presets = figure.presets.iter().flat_map(|preset| {
        let start = preset.at.subject();
        let scene = Scene::new(start.clone(), Unit::Nat);
        let steps = (1..=27).filter_map(move |steps| figure.after(&scene, steps));
        std::iter::once(start).chain(steps)
    });
    let any = (0..220_usize).map(|n| {
        let count = 2 + n % 25;
        let power = [0.0, 1.0, 4.0, 20.0][n % 4];
        let p = nearest(&(0..count).map(|i| spread(n, i).powf(power)).collect::<Vec<_>>());
        let merges = huffman::merges(p.masses());
        let digits: Vec<f64> = match n % 5 {
            0 => huffman::lengths(p.masses()).into_iter().map(f64::from).collect(),
            1 => (0..count).map(|i| (26.0 * spread(n, i)).floor()).collect(),
            2 => (0..count).map(|i| (4.0 * spread(n, i)).floor()).collect(),
            3 => huffman::depths(count, &merges[..n % count]).into_iter().map(f64::from).collect(),
            _ => Vec::new(),
        };
        let name = |i: usize| ["값", "heads", "q", "ㄱ", "a long name"][(n + i) % 5].to_owned();
        let names = if n % 3 == 0 { Vec::new() } else { (0..count).map(name).collect() };
        Subject::Outcomes(Outcomes::alone(p).coded(&digits).named(names).into())
    });
    let mut pictures = Vec::new();
    for (i, subject) in presets.chain(any).enumerate() {
        let scene = Scene::new(subject.clone(), Unit::ALL[i % 3]);
        pictures.push((format!("{subject:?}"), (figure.picture)(&scene)));
        let points = figure.proof.points.unwrap()(&scene);
        let proof = weighted_points::picture(&points, scene.unit);
        pictures.push((format!("proof at {subject:?}"), proof));
    }
    pictures
}

#[test]
fn every_label_has_room_on_a_chart_of_usual_size() {
    for (i, (name, picture)) in pictures().into_iter().enumerate() {
        let usual = [(360, 280), (640, 400), (500, 300), (1280, 720)][i % 4];
        assert_eq!(missing(&picture, usual, &Theme::LIGHT), [], "{name} on {usual:?}");
    }
}

#[test]
fn texts_are_off_each_other_and_everything_is_on_the_surface() {
    const SIZES: [(u32, u32); 7] =
        [(640, 400), (200, 120), (720, 440), (360, 280), (240, 200), (320, 400), (1280, 720)];
    let (mut texts, mut most) = (0, 0);
    for (i, (name, picture)) in pictures().into_iter().enumerate() {
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
            assert_eq!(outside(&chart.still), None, "{what}");
            assert_eq!(outside(&chart.live), None, "{what}");
            texts += all.len();
            most = most.max(chart.live.drawn.len());
        }
    }
    println!("{texts} texts, at most {most} calls");
    assert!(texts > 8_000, "{texts}");
}
