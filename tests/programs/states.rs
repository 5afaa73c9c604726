//! The states that programs are looked at in: presets, corners, states next to each other, and others
//! spread over all there are; the units in turn.

use std::sync::Arc;

use surprisal::figure::{Figure, Scene, Start};
use surprisal::lessons;
use surprisal::measures::jensen::{Function, Point};
use surprisal::measures::{Probability, Unit};
use surprisal::programs::{Program, program};
use surprisal::state::dials::{Dial, Dials, Scale};
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::Subject;
use surprisal::state::weighted_points::{self, WeightedPoints};

/// How many states of each figure there are besides presets and corners.
const SPREAD: usize = 12;

/// Every state of every figure that has a program.
pub fn all() -> impl Iterator<Item = (&'static Figure, Scene, Program)> {
    lessons::figures().flat_map(|(_, figure)| {
        let presets = figure.presets.iter().map(|preset| preset.at.subject());
        let subjects = presets.chain(others(figure.start));
        subjects.enumerate().filter_map(move |(n, subject)| {
            let scene = Scene::new(subject, Unit::ALL[n % 3]);
            program(figure, &scene).map(|program| (figure, scene, program))
        })
    })
}

/// States of a kind of subject, besides the presets of a figure.
fn others(start: Start) -> Vec<Subject> {
    match start {
        Start::Coins(..) => coins().map(|(p, q)| Subject::Coins(at(p), at(q))).collect(),
        Start::ThreeCoins(..) => {
            let third = |n: usize, p: f64, q: f64| [p, q, spread(n), (p + q) / 2.0][n % 4];
            let three = |(n, (p, q)): (usize, (f64, f64))| [p, third(n, p, q), q].map(at);
            coins().enumerate().map(three).map(Subject::ThreeCoins).collect()
        }
        Start::Outcomes(..) => pairs().into_iter().map(both).collect(),
        Start::Distribution(..) => pairs().into_iter().map(|(p, _)| about(alone(&p))).collect(),
        Start::Code(..) => pairs()
            .into_iter()
            .enumerate()
            .map(|(n, (p, _))| {
                let length = |i| (spread(31 * n + i) * 9.0).floor();
                let lengths: Vec<f64> = (0..p.len()).map(length).collect();
                about(alone(&p).coded(&lengths))
            })
            .collect(),
        Start::Points(..) => points().into_iter().map(|it| Subject::Points(Arc::new(it))).collect(),
        Start::Dials(dials, _) => (0..3 * SPREAD)
            .map(|n| {
                let rows = (0..n % 6).flat_map(|_| dials.iter().filter(|dial| dial.each));
                let value = |(index, dial)| set(dial, n, index);
                let values: Vec<f64> = dials.iter().chain(rows).enumerate().map(value).collect();
                Subject::Dials(Dials::from(dials, &values))
            })
            .collect(),
    }
}

fn both((p, q): (Vec<f64>, Vec<f64>)) -> Subject {
    about(Outcomes::new(nearest(&p), nearest(&q)))
}

fn about(outcomes: Outcomes) -> Subject {
    Subject::Outcomes(Arc::new(outcomes))
}

fn alone(p: &[f64]) -> Outcomes {
    Outcomes::alone(nearest(p))
}

fn at(p: f64) -> Probability {
    Probability::nearest(p)
}

/// The fractional parts of multiples of an irrational number.
fn spread(n: usize) -> f64 {
    ((n + 1) as f64 * 0.754_877_666_246_693).fract()
}

fn coins() -> impl Iterator<Item = (f64, f64)> {
    let corners = [
        (0.0, 0.0),
        (1.0, 1.0),
        (0.0, 1.0),
        (0.3, 0.0),
        (0.0, 0.3),
        (1.0, 0.4),
        (0.3, 0.3),
        (0.5, 0.5),
        (0.3, 0.3_f64.next_up()),
        (0.3, 0.3 + 1e-12),
        (0.3, 0.3 + 1e-9),
        (0.3, 0.3 + 1e-6),
        (0.3, 0.301),
        (0.7, 0.7 - 1e-4),
        (1.0 - 1e-9, 1.0),
        (0.0, 1e-9),
        (0.0, 1e-15),
        (1e-9, 1.1e-9),
        (5e-324, 1.0),
        (5e-324, 0.5),
        (1e-300, 1e-17),
        (0.5, 1e-300),
        (1.0 - f64::EPSILON / 2.0, 1.0),
    ];
    let others = (0..SPREAD).map(|n| (spread(n), spread(1000 + 7 * n)));
    corners.into_iter().chain(others)
}

/// Pairs of distributions.
fn pairs() -> Vec<(Vec<f64>, Vec<f64>)> {
    let third = 0.333_333_333_3;
    let mut pairs = vec![
        (vec![1.0, 0.0], vec![0.0, 1.0]),
        (vec![1.0, 0.0], vec![1.0, 0.0]),
        (vec![0.5, 0.5, 0.0, 0.0], vec![0.25, 0.25, 0.5, 0.0]),
        (vec![0.6, 0.4, 0.0], vec![0.0, 0.7, 0.3]),
        (vec![0.2, 0.0, 0.8], vec![0.2, 0.0, 0.8]),
        (vec![0.5, 1e-300, 0.5], vec![1e-20, 0.5, 0.5]),
        (vec![5e-324, 1.0], vec![1.0, 5e-324]),
        (vec![1.0, 1e-17], vec![0.5, 0.5]),
        (vec![0.5_f64.next_down(), 0.5], vec![0.125_f64.next_down(), 0.875]),
        (vec![0.125_f64.next_down(), 0.875], vec![0.5, 0.5]),
        // Masses that sum to 1 only nearly, as a reader may type them.
        (vec![third, third, third], vec![0.2, 0.3, 0.5]),
        (vec![0.5, 0.5, 0.0], vec![third, third, third]),
        (vec![third, 0.0, 2.0 * third], vec![third, 0.0, 2.0 * third + 9e-10]),
        (vec![0.0, 0.0, 1.0], vec![third, third, third]),
        (vec![0.0, 0.000_000_000_5, 1.0], vec![0.999_999_999_6, 0.0, 0.0]),
        (vec![third, 2.0 * third], vec![third + 3e-10, 2.0 * third - 3e-10]),
    ];
    for n in 0..2 * SPREAD {
        let count = [2, 3, 4, 6, 9, 26][n % 6];
        let mut sides = [0, 500].map(|from| -> Vec<f64> {
            (0..count).map(|i| spread(from + 37 * n + i).powi(1 + n as i32 % 4)).collect()
        });
        if n % 3 == 1 {
            sides[0][0] = 0.0;
            sides[1][count - 1] = 0.0;
        }
        let [p, mut q] = sides;
        if n % 5 == 4 {
            // Near by, in steps that tell how near.
            let step = 10f64.powi(-2 - (n as i32 / 5) * 3);
            q = p.iter().enumerate().map(|(i, p)| p * (1.0 + step * (i % 3) as f64)).collect();
        }
        pairs.push((p, q));
    }
    pairs
}

fn points() -> Vec<WeightedPoints> {
    let mut all = Vec::new();
    for function in Function::ALL {
        let (lo, hi) = weighted_points::range(function);
        for n in 0..6 {
            let weight = |i: usize| if n == 2 && i == 0 { 0.0 } else { spread(50 + 11 * n + i) };
            let x = |i: usize| match n {
                3 => lo,
                4 => lo + (hi - lo) * (0.5 + 1e-9 * i as f64),
                5 => [lo, hi][i % 2],
                _ => lo + (hi - lo) * spread(200 + 13 * n + i),
            };
            let point = |i| Point { x: x(i), weight: weight(i) };
            all.push(WeightedPoints::nearest(function, (0..2 + n % 5).map(point)));
        }
    }
    all
}

/// One number of a dial: its ends and its start in every mixture, or anything between.
fn set(dial: &Dial, n: usize, index: usize) -> f64 {
    if n.is_multiple_of(3) {
        return [dial.lo, dial.start, dial.hi][n / 3 / 3usize.pow(index as u32 % 4) % 3];
    }
    let (from, to) = (dial.position(dial.lo), dial.position(dial.hi));
    let position = from + spread(17 * n + 5 * index) * (to - from);
    dial.nearest(if dial.scale == Scale::Linear { position } else { position.exp() })
}
