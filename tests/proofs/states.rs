//! States to walk the proofs at: everyday ones, and those where arithmetic is at its limits.
//!
//! The same numbers in every run.

use surprisal::measures::jensen::{Function, Point};
use surprisal::measures::{Distribution, Probability};

/// A source of random numbers: SplitMix64 (Steele, Lea & Flood, 2014).
pub struct Dice(u64);

impl Dice {
    /// The same throws for the same seed.
    pub fn new(seed: u64) -> Self {
        Dice(seed)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in [0, 1).
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform among 0 … n − 1.
    pub fn below(&mut self, n: usize) -> usize {
        (self.bits() % n as u64) as usize
    }

    /// 10⁻ˣ with x uniform in [0, `most`).
    pub fn tiny(&mut self, most: f64) -> f64 {
        10f64.powf(-most * self.unit())
    }
}

/// Where formulas change form or numbers end.
pub const CORNERS: [f64; 20] = [
    0.0,
    5e-324,
    1e-323,
    f64::MIN_POSITIVE,
    1e-300,
    1e-160,
    1e-17,
    f64::EPSILON / 2.0,
    1e-9,
    0.01,
    0.25,
    0.5 - f64::EPSILON / 4.0,
    0.5,
    0.5 + f64::EPSILON / 2.0,
    0.75,
    0.9,
    1.0 - 1e-9,
    1.0 - f64::EPSILON,
    1.0 - f64::EPSILON / 2.0,
    1.0,
];

fn probability(dice: &mut Dice) -> f64 {
    match dice.below(8) {
        0 => dice.tiny(17.0),
        1 => 1.0 - dice.tiny(17.0),
        2 => dice.tiny(323.0),
        3 => CORNERS[dice.below(CORNERS.len())],
        _ => dice.unit(),
    }
}

/// Something close to `p` or related to it.
fn companion(p: f64, dice: &mut Dice) -> f64 {
    match dice.below(10) {
        0 => p,
        1 => p.next_up(),
        2 => p.next_down(),
        3 => p * (1.0 + dice.tiny(16.0)),
        4 => p * (1.0 - dice.tiny(16.0)),
        5 => p + (1.0 - p) * dice.tiny(17.0),
        6 => 1.0 - p,
        _ => probability(dice),
    }
}

/// 12,000 pairs of coins, and every pair of corners.
pub fn coins() -> impl Iterator<Item = (Probability, Probability)> {
    let corners = CORNERS.iter().flat_map(|&p| CORNERS.iter().map(move |&q| (p, q)));
    let mut dice = Dice::new(1948);
    let random = (0..12_000).map(move |_| {
        let p = probability(&mut dice);
        (p, companion(p, &mut dice))
    });
    corners.chain(random).map(|(p, q)| (Probability::nearest(p), Probability::nearest(q)))
}

/// 12,000 triples of coins, close to each other as often as not, and every triple of corners.
pub fn triples() -> impl Iterator<Item = [Probability; 3]> {
    let corners = CORNERS
        .iter()
        .flat_map(|&a| CORNERS.iter().flat_map(move |&b| CORNERS.iter().map(move |&c| [a, b, c])));
    let mut dice = Dice::new(2003);
    let random = (0..12_000).map(move |_| {
        let a = probability(&mut dice);
        let c = companion(a, &mut dice);
        let b = match dice.below(4) {
            0 => a + (c - a) * dice.unit(),
            1 => companion(a, &mut dice),
            2 => companion(c, &mut dice),
            _ => probability(&mut dice),
        };
        [a, b, c]
    });
    corners.chain(random).map(|coins| coins.map(Probability::nearest))
}

/// A pair of distributions over the same outcomes.
pub struct Pair {
    /// The truth.
    pub p: Distribution,
    /// The model.
    pub q: Distribution,
    /// Whether the model was made proportional to the truth wherever that has mass.
    pub proportional: bool,
}

/// Masses that sum to 1 up to rounding.
fn normalised(weights: &[f64]) -> Distribution {
    let sum: f64 = weights.iter().sum();
    Distribution::new(weights.iter().map(|weight| weight / sum).collect()).unwrap()
}

/// At least one weight is positive.
fn weights(k: usize, dice: &mut Dice) -> Vec<f64> {
    let kind = dice.below(6);
    let mut weights: Vec<f64> = (0..k)
        .map(|_| match kind {
            0 => 1.0,
            1 => dice.tiny(16.0),
            2 => dice.tiny(300.0),
            // Exponential weights, normalised, are uniform over all distributions.
            _ => -(1.0 - dice.unit()).ln(),
        })
        .collect();
    if dice.below(2) == 0 {
        for weight in &mut weights {
            match dice.below(5) {
                0 => *weight = 0.0,
                1 if kind == 2 => *weight = 5e-324,
                _ => {}
            }
        }
    }
    let fallback = dice.below(k);
    if weights.iter().sum::<f64>() < 1e-3 {
        weights[fallback] = 1.0;
    }
    weights
}

/// The model moved away from `p` by little, as far as masses allow.
fn moved(p: &[f64], dice: &mut Dice) -> Vec<f64> {
    let by = dice.tiny(16.0);
    p.iter().map(|mass| mass * (1.0 + by * (dice.unit() - 0.5))).collect()
}

/// Everything `p` allows keeps the same share of the model; what `p` rules out gets the rest.
fn proportional(p: &[f64], dice: &mut Dice) -> Option<Vec<f64>> {
    let outside = p.iter().filter(|&&mass| mass == 0.0).count();
    if outside == 0 {
        return None;
    }
    let share = dice.tiny(3.0);
    let rest = (1.0 - share) / outside as f64;
    let q = p.iter().map(|&mass| if mass > 0.0 { mass * share } else { rest });
    Some(q.collect()).filter(|q: &Vec<f64>| q.iter().all(|&mass| mass > 0.0))
}

/// 12,000 pairs of distributions of 2 to 26 outcomes.
pub fn pairs() -> impl Iterator<Item = Pair> {
    let mut dice = Dice::new(1951);
    (0..12_000).map(move |_| {
        let k = 2 + dice.below(25);
        let p = normalised(&weights(k, &mut dice));
        let masses = p.masses();
        let pair = |q: Distribution| Pair { p: p.clone(), q, proportional: false };
        match dice.below(8) {
            0 => pair(p.clone()),
            1 => pair(normalised(&moved(masses, &mut dice))),
            2 => {
                // One mass moves to its neighbour.
                let (mut q, at) = (masses.to_vec(), dice.below(k));
                q[at] = if dice.below(2) == 0 { q[at].next_up() } else { q[at].next_down() };
                pair(
                    Distribution::new(q.iter().map(|mass| mass.clamp(0.0, 1.0)).collect()).unwrap(),
                )
            }
            3 => match proportional(masses, &mut dice) {
                Some(q) => Pair { proportional: true, ..pair(Distribution::new(q).unwrap()) },
                None => pair(normalised(&weights(k, &mut dice))),
            },
            4 => {
                // Nothing in common, where p leaves room for it.
                let q: Vec<f64> = masses
                    .iter()
                    .map(|&mass| if mass == 0.0 { dice.unit() } else { 0.0 })
                    .collect();
                let room = q.iter().sum::<f64>() > 0.0;
                pair(normalised(&if room { q } else { weights(k, &mut dice) }))
            }
            _ => pair(normalised(&weights(k, &mut dice))),
        }
    })
}

/// Weighted points on the curve of a function.
pub struct Points {
    /// The curve.
    pub function: Function,
    /// Two to six points in its domain or on its edge; at least one has weight.
    pub points: Vec<Point>,
    /// Whether all of them are within what a figure shows: up to 10, and no edge but by chance.
    pub everyday: bool,
}

impl Points {
    /// The abscissae of the points that have weight.
    pub fn weighted(&self) -> impl Iterator<Item = f64> {
        self.points.iter().filter(|point| point.weight > 0.0).map(|point| point.x)
    }
}

fn abscissa(function: Function, everyday: bool, dice: &mut Dice) -> f64 {
    let whole_line = matches!(function, Function::Square | Function::Exponential);
    let size = match dice.below(8) {
        0 => 0.0,
        1 => 1.0,
        2 => dice.tiny(6.0),
        3 if !everyday => dice.tiny(300.0),
        4 | 5 if !everyday && function == Function::Exponential => 700.0 * dice.unit(),
        4 | 5 if !everyday => 1.0 / dice.tiny(140.0),
        _ => 10.0 * dice.unit(),
    };
    if whole_line && dice.below(2) == 0 { -size } else { size }
}

/// A point near `x`, as far as the domain goes.
fn neighbour(x: f64, function: Function, dice: &mut Dice) -> f64 {
    let near = match dice.below(4) {
        // Next to 0 is where numbers end.
        _ if x == 0.0 => dice.tiny(16.0),
        0 => x.next_up(),
        1 => x.next_down(),
        2 => x * (1.0 + dice.tiny(16.0)),
        _ => x - dice.tiny(16.0),
    };
    let whole_line = matches!(function, Function::Square | Function::Exponential);
    if whole_line { near } else { near.max(0.0) }
}

/// For each function 2,000 choices of points within the reach of a figure, and 2,000 of any size.
pub fn weighted_points() -> impl Iterator<Item = Points> {
    let mut dice = Dice::new(1906);
    Function::ALL.into_iter().flat_map(|function| (0..4_000).map(move |n| (function, n))).map(
        move |(function, n)| {
            let everyday = n % 2 == 0;
            let first = abscissa(function, everyday, &mut dice);
            let kind = dice.below(8);
            let mut points: Vec<Point> = (0..2 + dice.below(5))
                .map(|_| {
                    let x = match kind {
                        0 => first,
                        1 => neighbour(first, function, &mut dice),
                        2 if dice.below(2) == 0 => first,
                        _ => abscissa(function, everyday, &mut dice),
                    };
                    let weight = match dice.below(8) {
                        0 => 0.0,
                        1 => dice.tiny(16.0),
                        2 => 1.0,
                        3 if !everyday => dice.tiny(200.0),
                        4 if !everyday => 1.0 / dice.tiny(100.0),
                        _ => dice.unit(),
                    };
                    Point { x, weight }
                })
                .collect();
            if points.iter().all(|point| point.weight == 0.0) {
                points[0].weight = 0.5;
            }
            Points { function, points, everyday }
        },
    )
}
