//! KL has a direction, and what bears its name has that one: readouts, curves, brackets and tables, of
//! coins and of K outcomes, in both languages. What they say is held against Σ p log(p/q), summed here.

use super::outcome_scenes;
use super::scenes::{figures, scene};
use super::textbook::{meaning, size};
use surprisal::charts::picture::{Mark, Shape};
use surprisal::figure::{Figure, Readout, RowHead, Scene, Start, Symbol, Table};
use surprisal::measures::{Measure, Unit};
use surprisal::text::Lang;

/// Each direction: its name in formulas and in charts, and which of p and q is the truth.
const DIRECTIONS: [(Measure, &str, bool); 2] =
    [(Measure::KlPq, "KL(p‖q)", true), (Measure::KlQp, "KL(q‖p)", false)];

/// How many states each claim is looked at in.
const STATES: usize = 2000;

/// Σ p log(p/q) in a unit; what p does not allow does not count.
fn sum(p: &[f64], q: &[f64], unit: Unit) -> f64 {
    let term = |(&p, &q): (&f64, &f64)| if p == 0.0 { 0.0 } else { p * (p.ln() - q.ln()) };
    p.iter().zip(q).map(term).sum::<f64>() / size(unit)
}

/// Whether a value is this sum, which is no better than the masses sum to 1.
fn is(value: f64, expected: f64) -> bool {
    value == expected || (value - expected).abs() <= 1e-11 * (1.0 + expected.abs())
}

/// States of two coins, some of them certain.
fn coins() -> impl Iterator<Item = Scene> {
    // Numbers spread over (0, 1): the fractional parts of multiples of irrational numbers.
    let coin = |n: usize, irrational: f64| match (n as f64 * irrational / 7.0).fract() {
        certain if certain < 0.05 => 0.0,
        certain if certain > 0.95 => 1.0,
        _ => (n as f64 * irrational).fract(),
    };
    (1..=STATES).map(move |n| {
        scene(coin(n, 0.754_877_666_246_693), coin(n, 0.569_840_290_998_053), Unit::ALL[n % 3])
    })
}

/// Of a scene, both distributions.
fn sides(figure: &Figure, scene: &Scene) -> Option<(Vec<f64>, Vec<f64>)> {
    let of_coin = |p: f64| vec![p, 1.0 - p];
    match figure.start {
        Start::Coins(..) => Some((of_coin(scene.p.get()), of_coin(scene.q.get()))),
        Start::Outcomes(..) => {
            let outcomes = &scene.outcomes;
            Some((outcomes.p().masses().to_vec(), outcomes.q().masses().to_vec()))
        }
        _ => None,
    }
}

fn expected(figure: &Figure, scene: &Scene, forward: bool) -> Option<f64> {
    let (p, q) = sides(figure, scene)?;
    Some(if forward { sum(&p, &q, scene.unit) } else { sum(&q, &p, scene.unit) })
}

/// The states of a figure about coins or outcomes.
fn states(figure: &Figure) -> Vec<Scene> {
    match figure.start {
        Start::Coins(..) => coins().collect(),
        Start::Outcomes(..) => outcome_scenes::scenes().take(STATES).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_readout_of_a_direction_is_that_sum() {
    let mut seen = [0; 2];
    for figure in figures() {
        for (index, (measure, _, forward)) in DIRECTIONS.into_iter().enumerate() {
            let formula = Symbol::of_measure(measure).formula;
            let is_it = |readout: &&Readout| readout.reads.symbol().formula == formula;
            let Some(readout) = figure.readouts.iter().find(is_it) else { continue };
            for scene in states(figure) {
                let value = readout.reads.value(&scene);
                let sum = expected(figure, &scene, forward).unwrap();
                assert!(is(value, sum), "{} at {scene:?}: {value}, not {sum}", figure.id);
                seen[index] += 1;
            }
        }
    }
    assert!(seen.iter().all(|count| *count >= 2 * STATES), "{seen:?}");
}

#[test]
fn a_point_with_its_curve_or_a_bracket_of_a_direction_is_that_sum() {
    let mut seen = [[0; 3]; 2];
    for figure in figures().filter(|figure| matches!(figure.start, Start::Coins(..))) {
        for scene in coins() {
            let marks = (figure.picture)(&scene).marks;
            for (index, (_, name, forward)) in DIRECTIONS.into_iter().enumerate() {
                let meaning = meaning(name).unwrap();
                let sum = expected(figure, &scene, forward).unwrap();
                let near = |value: f64, sum: f64| {
                    value == sum || (value - sum).abs() <= 1e-9 * (1.0 + sum)
                };
                for Mark { shape, focus, .. } in &marks {
                    match shape {
                        Shape::Point { at, label: Some(label), .. } if label.text == name => {
                            assert!(near(at.1, sum), "{} at {scene:?}: {name} {at:?}", figure.id);
                            seen[index][0] += 1;
                            // The curve it lies on: what is lit with it.
                            let lit = marks.iter().filter(|mark| mark.focus == *focus);
                            for mark in lit {
                                let Shape::Curve { points, .. } = &mark.shape else { continue };
                                for &(x, y) in points.iter().step_by(37) {
                                    let at = meaning.at(scene.p.get(), x, scene.unit);
                                    let right = !y.is_finite() || near(y, at);
                                    assert!(right, "{} at {scene:?}: {name} over {x}", figure.id);
                                }
                                seen[index][1] += 1;
                            }
                        }
                        Shape::Bracket { from, to, label: Some(label), .. }
                            if label.text.starts_with(name) =>
                        {
                            let right = near(to - from, sum);
                            assert!(right, "{} at {scene:?}: {}", figure.id, label.text);
                            seen[index][2] += 1;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    // Brackets are of the forward direction only.
    let [[points, curves, brackets], [reverse_points, reverse_curves, _]] = seen;
    let counts = [points, curves, brackets, reverse_points, reverse_curves];
    assert!(counts.iter().all(|count| *count >= STATES / 2), "{seen:?}");
}

#[test]
fn a_column_of_a_direction_is_that_sum() {
    let mut seen = [0; 2];
    for figure in figures().filter(|figure| matches!(figure.start, Start::Coins(..))) {
        for scene in coins().step_by(10) {
            let Table { heads, rows } = (figure.table)(&scene);
            for (index, (measure, _, forward)) in DIRECTIONS.into_iter().enumerate() {
                let formula = Symbol::of_measure(measure).formula;
                let Some(column) = heads.iter().position(|head| head.formula == formula) else {
                    continue;
                };
                for row in &rows {
                    let RowHead::At(at) = row.head else { panic!("{}", figure.id) };
                    let (p, q) = match heads[0].formula.tex() {
                        "p" => (at, scene.q.get()),
                        _ => (scene.p.get(), at),
                    };
                    let (p, q) = (vec![p, 1.0 - p], vec![q, 1.0 - q]);
                    let sum =
                        if forward { sum(&p, &q, scene.unit) } else { sum(&q, &p, scene.unit) };
                    let value = row.values[column - 1];
                    assert!(is(value, sum), "{} at {scene:?}, {at}: {value}", figure.id);
                    seen[index] += 1;
                }
            }
        }
    }
    assert!(seen.iter().all(|count| *count >= STATES), "{seen:?}");
}

#[test]
fn the_words_of_a_direction_name_the_truth_first() {
    for (measure, _, forward) in DIRECTIONS {
        let (truth, model) = if forward { ('p', 'q') } else { ('q', 'p') };
        let name = Symbol::of_measure(measure).name;
        assert_eq!(name.get(Lang::En), format!("divergence, truth {truth}, model {model}"));
        assert_eq!(name.get(Lang::Ko), format!("발산 (참 {truth}, 모형 {model})"));
    }
}
