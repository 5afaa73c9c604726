//! The pictures of the book: of every figure and of every proof that has one.

use surprisal::charts::picture::Picture;
use surprisal::charts::weighted_points;
use surprisal::figure::{Figure, Scene, Start};
use surprisal::lessons;
use surprisal::measures::{Probability, Unit};
use surprisal::state::dials::{Dial, Dials};
use surprisal::state::subject::Subject;

/// The figures' and the proofs' pictures of a scene, with their names.
pub fn pictures(scene: &Scene) -> Vec<(String, Picture)> {
    let mut pictures = Vec::new();
    for figure in coin_figures() {
        pictures.push((figure.id.to_owned(), (figure.picture)(scene)));
        if let Some(points) = figure.proof.points {
            let picture = weighted_points::picture(&points(scene), scene.unit);
            pictures.push((format!("{}, proof", figure.id), picture));
        }
    }
    pictures
}

/// One of those pictures.
pub fn picture(name: &str, scene: &Scene) -> Picture {
    let all = pictures(scene);
    all.into_iter().find(|(own, _)| own == name).map(|(_, picture)| picture).unwrap()
}

/// Every figure about two coins that draws curves.
fn coin_figures() -> impl Iterator<Item = &'static Figure> {
    let figures = lessons::figures().map(|(_, figure)| figure);
    figures.filter(|figure| matches!(figure.start, Start::Coins(..)) && figure.id != "kl.square")
}

/// One state.
pub fn scene(p: f64, q: f64, unit: Unit) -> Scene {
    Scene::of_coins(Probability::new(p).unwrap(), Probability::new(q).unwrap(), unit)
}

/// Where every figure starts, in every unit, and the square of coins: corners, next to corners,
/// edges, inside; the units in turn.
pub fn scenes() -> Vec<Scene> {
    const COINS: [f64; 10] =
        [0.0, 1e-300, 1e-6, 0.01, 0.3, 0.5, 0.8, 0.99, 1.0 - f64::EPSILON / 2.0, 1.0];
    let starts = coin_figures()
        .flat_map(|figure| Unit::ALL.map(|unit| Scene::new(figure.start.subject(), unit)));
    let square = COINS.iter().flat_map(|&p| COINS.iter().map(move |&q| (p, q)));
    let square = square.enumerate().map(|(i, (p, q))| scene(p, q, Unit::ALL[i % 3]));
    starts.chain(square).collect()
}

/// The pictures of every figure with dials, at its presets and with its dials spread over their ranges; the
/// units in turn.
pub fn dial_pictures() -> Vec<(String, Picture)> {
    let mut pictures = Vec::new();
    for (_, figure) in lessons::figures() {
        let Start::Dials(all, _) = figure.start else { continue };
        let presets = figure.presets.iter().map(|preset| preset.at.subject());
        let spread = (1..=150).map(|n| {
            let value = |(index, dial): (usize, &Dial)| {
                let root = [2.0_f64, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0][index % 8].sqrt();
                let share = (f64::from(n) * root + (index / 8) as f64 * 0.618_033_988_7).fract();
                let (from, to) = (dial.position(dial.lo), dial.position(dial.hi));
                dial.at(from + share * (to - from))
            };
            // One to six rows of those that have rows.
            let rows = (0..n % 6).flat_map(|_| all.iter().filter(|dial| dial.each));
            let values: Vec<f64> = all.iter().chain(rows).enumerate().map(value).collect();
            Subject::Dials(Dials::from(all, &values))
        });
        for (n, subject) in presets.chain(spread).enumerate() {
            let scene = Scene::new(subject, Unit::ALL[n % 3]);
            let what = format!("{} at {:?}", figure.id, scene.dials.values());
            if let Some(beside) = figure.beside {
                pictures.push((format!("{what}, beside"), (beside.picture)(&scene)));
            }
            pictures.push((what, (figure.picture)(&scene)));
        }
    }
    pictures
}
