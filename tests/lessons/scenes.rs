//! The states every figure is looked at in.

use surprisal::charts::picture::Picture;
use surprisal::figure::{Figure, Scene, Start};
use surprisal::lessons;
use surprisal::measures::{Probability, Unit};
use surprisal::state::dials::{Dial, Dials, Scale};
use surprisal::state::subject::Subject;

/// Corners, ends of the range, and the middle.
const GRID: [f64; 16] = [
    0.0,
    5e-324,
    1e-300,
    1e-17,
    1e-9,
    0.01,
    0.2,
    0.3,
    0.5,
    0.8,
    0.9,
    0.99,
    1.0 - 1e-9,
    1.0 - f64::EPSILON,
    1.0 - f64::EPSILON / 2.0,
    1.0,
];

/// Every pair of the grid, pairs next to each other, mirror images, and others spread over the
/// square (the fractional parts of multiples of two irrational numbers).
fn coins() -> Vec<(f64, f64)> {
    let pairs = GRID.iter().flat_map(|&p| GRID.iter().map(move |&q| (p, q)));
    let neighbours = GRID.iter().flat_map(|&p| [(p, p.next_up()), (p.next_up(), p), (p, 1.0 - p)]);
    let spread = (1..=120).map(|n| {
        let n = f64::from(n);
        ((n * 0.754_877_666_246_693).fract(), (n * 0.569_840_290_998_053).fract())
    });
    pairs.chain(neighbours).chain(spread).filter(|(p, q)| *p <= 1.0 && *q <= 1.0).collect()
}

/// Every state in every unit.
pub fn scenes() -> impl Iterator<Item = Scene> {
    coins().into_iter().flat_map(|(p, q)| Unit::ALL.map(|unit| scene(p, q, unit)))
}

/// One state.
pub fn scene(p: f64, q: f64, unit: Unit) -> Scene {
    Scene::of_coins(Probability::new(p).unwrap(), Probability::new(q).unwrap(), unit)
}

/// Every figure.
pub fn figures() -> impl Iterator<Item = &'static Figure> {
    lessons::figures().map(|(_, figure)| figure)
}

/// Every figure about two coins that draws curves.
pub fn coin_figures() -> impl Iterator<Item = &'static Figure> {
    figures().filter(|figure| matches!(figure.start, Start::Coins(..)) && figure.id != "kl.square")
}

/// Where a figure starts.
pub fn start(figure: &Figure) -> Scene {
    Scene::new(figure.start.subject(), Unit::Nat)
}

/// The picture of a figure, and that beside it.
pub fn own_pictures(figure: &Figure, scene: &Scene) -> Vec<Picture> {
    let beside = figure.beside.map(|beside| (beside.picture)(scene));
    [(figure.picture)(scene)].into_iter().chain(beside).collect()
}

/// Every figure with dials.
pub fn dial_figures() -> impl Iterator<Item = (&'static Figure, &'static [Dial])> {
    figures().filter_map(|figure| match figure.start {
        Start::Dials(all, _) => Some((figure, all)),
        _ => None,
    })
}

/// A figure's presets, and `count` other settings of its dials: ends and starts in every mixture, and others
/// spread over all of them; the units in turn.
pub fn dial_scenes(id: &str, count: usize) -> impl Iterator<Item = Scene> {
    let (figure, all) = dial_figures().find(|(figure, _)| figure.id == id).unwrap();
    let presets = figure.presets.iter().map(|preset| preset.at.subject());
    let others = (1..=count).map(move |n| {
        let value = |(index, dial): (usize, &Dial)| {
            if n % 3 == 0 {
                return [dial.lo, dial.start, dial.hi][n / 3 / 3usize.pow(index as u32 % 8) % 3];
            }
            // The fractional parts of multiples of irrational numbers.
            let root = [2.0_f64, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0][index % 8].sqrt();
            let spread = (n as f64 * root + (index / 8) as f64 * 0.618_033_988_7).fract();
            let (from, to) = (dial.position(dial.lo), dial.position(dial.hi));
            let position = from + spread * (to - from);
            dial.nearest(if dial.scale == Scale::Linear { position } else { position.exp() })
        };
        // One to six rows of those that have rows.
        let rows = (0..n % 6).flat_map(|_| all.iter().filter(|dial| dial.each));
        let values: Vec<f64> = all.iter().chain(rows).enumerate().map(value).collect();
        Subject::Dials(Dials::from(all, &values))
    });
    presets.chain(others).enumerate().map(|(n, subject)| Scene::new(subject, Unit::ALL[n % 3]))
}
