//! What is exported in the tests: every figure at its start and its presets.

use surprisal::exports::{Export, settings};
use surprisal::figure::{Figure, Scene, Start};
use surprisal::lessons;
use surprisal::measures::{Probability, Unit};
use surprisal::state::outcomes::{self, Outcomes};
use surprisal::state::subject::Subject;
use surprisal::text::Lang;

/// A figure at a scene, with the address that leads there.
pub struct Kept {
    pub figure: &'static Figure,
    pub scene: Scene,
    pub address: String,
}

impl Kept {
    /// The figure at a scene.
    pub fn new(figure: &'static Figure, scene: Scene) -> Kept {
        let state = settings::address(figure, &scene);
        let address = format!("https://example.org/surprisal/{state}");
        Kept { figure, scene, address }
    }

    /// Ready to be exported.
    pub fn export(&self, lang: Lang) -> Export<'_> {
        let Kept { figure, scene, address } = self;
        Export { figure, scene, lang, digits: 4, address }
    }
}

/// Every figure where it starts, in every unit, and at its presets, the units in turn.
pub fn all() -> Vec<Kept> {
    let mut all = Vec::new();
    for (_, figure) in lessons::figures() {
        let at = |start: Start, unit| Kept::new(figure, Scene::new(start.subject(), unit));
        all.extend(Unit::ALL.map(|unit| at(figure.start, unit)));
        let presets = figure.presets.iter().enumerate();
        all.extend(presets.map(|(n, preset)| at(preset.at, Unit::ALL[n % 3])));
    }
    all
}

/// Numbers spread over [0, 1): the fractional parts of multiples of an irrational number.
pub fn spread(n: usize, irrational: f64) -> f64 {
    (n as f64 * irrational).fract()
}

/// States of a figure about a truth and a model: coins, some of them certain, or outcomes, some of them
/// ruled out; the units in turn. Other figures have none.
pub fn of_two(figure: &'static Figure, count: usize) -> Vec<Kept> {
    const IRRATIONAL: [f64; 2] = [0.754_877_666_246_693, 0.569_840_290_998_053];
    let coin = |n: usize, side: usize| match spread(n, IRRATIONAL[side] / 7.0) {
        certain if certain < 0.05 => 0.0,
        certain if certain > 0.95 => 1.0,
        _ => spread(n, IRRATIONAL[side]),
    };
    let masses = |n: usize, side: usize| {
        let mass = |i: usize| {
            let ruled_out = spread(7 * n + 31 * i + side, IRRATIONAL[0]) < 0.15 * (n % 3) as f64;
            if ruled_out { 0.0 } else { spread(13 * n + i + 500 * side, IRRATIONAL[1]) }
        };
        outcomes::nearest(&(0..2 + n % 9).map(mass).collect::<Vec<_>>())
    };
    let subject = |n: usize| match figure.start {
        Start::Coins(..) => {
            let [p, q] = [0, 1].map(|side| Probability::nearest(coin(n, side)));
            Some(Subject::Coins(p, q))
        }
        Start::Outcomes(..) => {
            Some(Subject::Outcomes(Outcomes::new(masses(n, 0), masses(n, 1)).into()))
        }
        _ => None,
    };
    (1..=count)
        .filter_map(|n| Some(Kept::new(figure, Scene::new(subject(n)?, Unit::ALL[n % 3]))))
        .collect()
}

/// Both distributions of such a state.
pub fn sides(kept: &Kept) -> (Vec<f64>, Vec<f64>) {
    let of_coin = |p: f64| vec![p, 1.0 - p];
    match kept.figure.start {
        Start::Coins(..) => (of_coin(kept.scene.p.get()), of_coin(kept.scene.q.get())),
        _ => {
            let outcomes = &kept.scene.outcomes;
            (outcomes.p().masses().to_vec(), outcomes.q().masses().to_vec())
        }
    }
}
