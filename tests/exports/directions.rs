//! What is exported under the name of a direction is that direction: Σ p log(p/q), summed here, under
//! KL(p‖q) and KL_pq and the words for it.

use std::f64::consts::{LN_2, LN_10};

use super::records::{number, records};
use super::states::{self, Kept};
use surprisal::exports::csv::csv;
use surprisal::exports::values::values;
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::text::Lang;

/// How many states each claim is looked at in: at least so many each way, over all figures.
const STATES: usize = 2000;
/// How many states of each figure.
const EACH: usize = 500;

/// Σ p log(p/q) in a unit; what p does not allow does not count.
fn kl(p: &[f64], q: &[f64], unit: Unit) -> f64 {
    let term = |(&p, &q): (&f64, &f64)| if p == 0.0 { 0.0 } else { p * (p.ln() - q.ln()) };
    p.iter().zip(q).map(term).sum::<f64>() / size(unit)
}

/// −Σ p log q in a unit.
fn cross_entropy(p: &[f64], q: &[f64], unit: Unit) -> f64 {
    let term = |(&p, &q): (&f64, &f64)| if p == 0.0 { 0.0 } else { -p * q.ln() };
    p.iter().zip(q).map(term).sum::<f64>() / size(unit)
}

fn jsd(p: &[f64], q: &[f64], unit: Unit) -> f64 {
    let m: Vec<f64> = p.iter().zip(q).map(|(p, q)| (p + q) / 2.0).collect();
    (kl(p, &m, unit) + kl(q, &m, unit)) / 2.0
}

fn size(unit: Unit) -> f64 {
    match unit {
        Unit::Nat => 1.0,
        Unit::Bit => LN_2,
        Unit::Dit => LN_10,
    }
}

fn is(value: f64, expected: f64) -> bool {
    value == expected || (value - expected).abs() <= 1e-11 * (1.0 + expected.abs())
}

/// The heads of a direction in a language: whose truth is p.
fn head_of(lang: Lang, forward: bool, unit: Unit) -> String {
    let (truth, model) = if forward { ('p', 'q') } else { ('q', 'p') };
    let words = match lang {
        Lang::En => format!("divergence, truth {truth}, model {model}"),
        Lang::Ko => format!("발산 (참 {truth}, 모형 {model})"),
    };
    format!("KL({truth}‖{model}) [{}]: {words}", unit.symbol())
}

#[test]
fn a_column_of_a_direction_is_that_sum() {
    // Columns of tables, and of readouts, each forward and reverse.
    let mut seen = [[0; 2]; 2];
    for (_, figure) in lessons::figures() {
        for (n, kept) in states::of_two(figure, EACH).into_iter().enumerate() {
            let lang = Lang::ALL[n % 2];
            let unit = kept.scene.unit;
            let records = records(&csv(&kept.export(lang)));
            let (p, q) = states::sides(&kept);
            let here = match lang {
                Lang::En => "here: ",
                Lang::Ko => "지금: ",
            };
            for (index, head) in
                records[0].iter().enumerate().filter(|(_, head)| head.contains("KL("))
            {
                let (at_state, own) = match head.strip_prefix(here) {
                    Some(own) => (true, own),
                    None => (false, head.as_str()),
                };
                let direction =
                    [true, false].into_iter().find(|&way| own == head_of(lang, way, unit));
                // What is not one of the two directions is of another pair, such as KL(p‖M).
                let Some(forward) = direction else {
                    assert!(!own.starts_with("KL(p‖q) ") && !own.starts_with("KL(q‖p) "), "{own}");
                    continue;
                };
                for record in &records[1..] {
                    let (p, q) = match (at_state, records[0][0].chars().next().unwrap()) {
                        (true, _) => (p.clone(), q.clone()),
                        (false, moved) => {
                            let at = number(&record[0]);
                            let coin = vec![at, 1.0 - at];
                            if moved == 'p' { (coin, q.clone()) } else { (p.clone(), coin) }
                        }
                    };
                    let sum = if forward { kl(&p, &q, unit) } else { kl(&q, &p, unit) };
                    let value = number(&record[index]);
                    assert!(is(value, sum), "{}: {head}: {value}, not {sum}", figure.id);
                    seen[usize::from(at_state)][usize::from(forward)] += 1;
                    if at_state {
                        break;
                    }
                }
            }
        }
    }
    assert!(seen.as_flattened().iter().all(|count| *count >= STATES), "{seen:?}");
}

#[test]
fn values_of_a_direction_are_those_sums() {
    let mut figures = 0;
    for (_, figure) in lessons::figures() {
        let mut whole = 0;
        for kept in states::of_two(figure, EACH) {
            let Kept { scene, .. } = &kept;
            let told: serde_json::Value = serde_json::from_str(&values(figure, scene)).unwrap();
            let (p, q, unit) = (&states::sides(&kept).0, &states::sides(&kept).1, scene.unit);
            assert_eq!(told["unit"], unit.symbol());
            let expected = [
                ("H_p", cross_entropy(p, p, unit)),
                ("H_q", cross_entropy(q, q, unit)),
                ("CE_pq", cross_entropy(p, q, unit)),
                ("CE_qp", cross_entropy(q, p, unit)),
                ("KL_pq", kl(p, q, unit)),
                ("KL_qp", kl(q, p, unit)),
                ("JSD", jsd(p, q, unit)),
            ];
            let told = &told["values"];
            let value = |name: &str| match &told[name] {
                serde_json::Value::String(text) => number(text),
                other => other.as_f64().unwrap_or(f64::NAN),
            };
            // A figure of one coin has no model to tell of.
            if figure.parameters.len() < 2 {
                assert!(
                    told["KL_pq"].is_null() && is(value("H_p"), expected[0].1),
                    "{}",
                    figure.id
                );
                continue;
            }
            for (name, sum) in expected {
                assert!(is(value(name), sum), "{}: {name} is {}, not {sum}", figure.id, told[name]);
            }
            // The root of what may be rounding.
            assert!((value("JS_distance").powi(2) - value("JSD")).abs() < 1e-12, "{}", figure.id);
            whole += 1;
        }
        figures += usize::from(whole == EACH);
    }
    assert!(figures >= 8 && figures * EACH >= STATES, "{figures}");
}
