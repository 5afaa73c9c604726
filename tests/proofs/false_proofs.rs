//! Proofs that are wrong, as published: the checker must call the wrong line false, and no other.

use super::states::{Dice, coins, pairs};
use surprisal::measures::Distribution;
use surprisal::proof::Line;
use surprisal::proof::check::{Claim, checked};
use surprisal::proof::outcome::{Mass, weighted_ratio};
use surprisal::proof::value::Value;

/// p and q of one outcome; q need not be normalised here, which is what one of the proofs does.
type Outcome = (Value, Value);

/// Outcomes of masses as they are written.
fn written(masses: &[(f64, f64)]) -> Vec<Outcome> {
    masses.iter().map(|&(p, q)| (Value::exact(p), Value::exact(q))).collect()
}

/// Coins as two outcomes, and distributions of 2 to 26.
fn states() -> impl Iterator<Item = Vec<Outcome>> {
    let coins = coins().map(|(p, q)| {
        let (p, q) = (Mass::of_coin(p), Mass::of_coin(q));
        p.into_iter().zip(q).map(|(p, q)| (p.value, q.value)).collect()
    });
    let values = |of: &Distribution| Mass::of(of).into_iter().map(|mass| mass.value);
    let pairs = pairs().map(move |pair| values(&pair.p).zip(values(&pair.q)).collect());
    coins.chain(pairs)
}

/// (p, q) of the outcomes in A.
fn inside(outcomes: &[Outcome]) -> impl Iterator<Item = &Outcome> {
    outcomes.iter().filter(|(p, _)| p.number > 0.0)
}

/// Σ_A of a term of (p, q).
fn over_support(outcomes: &[Outcome], term: impl Fn(Value, Value) -> Value) -> Value {
    inside(outcomes).map(|&(p, q)| term(p, q)).sum()
}

fn log_ratio(over: Value, under: Value) -> Value {
    let ratio = over / under;
    if ratio.number.is_normal() { ratio.ln() } else { over.ln() - under.ln() }
}

/// Σ_A p log(p/q), by its definition, whatever q sums to.
fn divergence(outcomes: &[Outcome]) -> Value {
    over_support(outcomes, |p, q| p * log_ratio(p, q))
}

/// The same in plain arithmetic.
fn plain_divergence(outcomes: &[Outcome]) -> f64 {
    inside(outcomes).map(|(p, q)| p.number * (p.number.ln() - q.number.ln())).sum()
}

/// “KL = E_p[log p/q] ≥ log E_p[p/q]”: Jensen the wrong way.
fn jensen_the_wrong_way(outcomes: &[Outcome]) -> Vec<Line> {
    let mean = over_support(outcomes, |p, q| p * (p / q));
    checked([
        Claim::start("divergence", divergence(outcomes)),
        Claim::at_least("jensen", mean.ln()),
    ])
}

/// “−KL ≤ log Σ_A q = log 1, since Σ_A q = 1 by definition”.
fn all_of_q_on_the_support(outcomes: &[Outcome]) -> Vec<Line> {
    checked([
        Claim::start("start", -divergence(outcomes)),
        Claim::equal("flip", over_support(outcomes, |p, q| p * log_ratio(q, p))),
        Claim::at_most("jensen", over_support(outcomes, weighted_ratio).ln()),
        Claim::equal("support-mass", over_support(outcomes, |_, q| q).ln()),
        Claim::equal("by-definition", Value::ONE.ln()),
    ])
}

/// “The divergence came out negative”: the information inequality over a q that sums to anything.
fn unnormalised(outcomes: &[Outcome]) -> Vec<Line> {
    let all: Value = outcomes.iter().map(|&(_, q)| q).sum();
    checked([
        Claim::start("start", -divergence(outcomes)),
        Claim::at_most("jensen", over_support(outcomes, |_, q| q).ln()),
        Claim::at_most("all-outcomes", all.ln()),
        Claim::equal("total", Value::ONE.ln()),
    ])
}

/// What the mistaken reader expects of the same numbers: a divergence is at least 0.
fn not_negative(outcomes: &[Outcome]) -> Vec<Line> {
    checked([Claim::start("zero", Value::ZERO), Claim::at_most("divergence", divergence(outcomes))])
}

/// The keys of the lines that do not hold.
fn broken(lines: &[Line]) -> Vec<&'static str> {
    lines.iter().filter(|line| !line.holds).map(|line| line.key).collect()
}

fn near(value: f64, expected: f64) -> bool {
    (value - expected).abs() < 5e-4
}

#[test]
fn jensen_the_wrong_way_is_caught() {
    let lines = jensen_the_wrong_way(&written(&[(0.5, 0.9), (0.5, 0.1)]));
    assert!(near(lines[0].value, 0.511) && near(lines[1].value, 1.022));
    assert_eq!(broken(&lines), ["jensen"]);
    // A negative slack says by how much it is false.
    assert!(near(lines[1].slack, 0.511 - 1.022));

    let (mut caught, mut true_states) = (0, 0);
    for state in states() {
        let lines = jensen_the_wrong_way(&state);
        let square = |(p, q): &Outcome| p.number * (p.number / q.number);
        let mean = inside(&state).map(square).sum::<f64>().ln();
        let divergence = plain_divergence(&state);
        let false_by = mean - divergence;
        let scale = 1.0 + mean.abs();
        if false_by.is_finite() && false_by > 1e-11 * scale {
            assert_eq!(broken(&lines), ["jensen"], "{state:?}");
            assert!((lines[1].slack + false_by).abs() < 1e-11 * scale, "{state:?}");
            caught += 1;
        } else if inside(&state).all(|(p, q)| p == q) {
            assert!(broken(&lines).is_empty(), "{state:?}");
            true_states += 1;
        }
    }
    println!("Jensen the wrong way: caught {caught} times, true {true_states} times");
    assert!(caught > 5_000 && true_states > 1_000, "{caught}, {true_states}");
}

#[test]
fn a_support_that_q_leaves_is_caught() {
    let state = written(&[(0.5, 0.4), (0.5, 0.4), (0.0, 0.2)]);
    let lines = all_of_q_on_the_support(&state);
    // Jensen is tight, and yet the divergence is not 0.
    assert_eq!(lines[2].slack, 0.0);
    assert!(lines[..4].iter().all(|line| line.holds && near(line.value, -0.223)));
    assert_eq!(broken(&lines), ["by-definition"]);

    let (mut caught, mut true_states) = (0, 0);
    for state in states() {
        let broken = broken(&all_of_q_on_the_support(&state));
        let outside = state.iter().filter(|(p, _)| p.number == 0.0);
        let outside: f64 = outside.map(|(_, q)| q.number).sum();
        if outside > 1e-13 {
            assert_eq!(broken, ["by-definition"], "{state:?}");
            caught += 1;
        } else if outside == 0.0 {
            assert!(broken.is_empty(), "{state:?}");
            true_states += 1;
        }
    }
    println!("Σ_A q = 1: caught {caught} times, true {true_states} times");
    assert!(caught > 3_000 && true_states > 8_000, "{caught}, {true_states}");
}

#[test]
fn a_model_that_does_not_sum_to_1_is_caught() {
    // Σ p log(p/q) = ½ log(5/9) + ½ log(5/6) = −0.385.
    let state = written(&[(0.5, 0.9), (0.5, 0.6)]);
    let lines = not_negative(&state);
    assert!(near(lines[1].value, -0.385));
    assert_eq!(broken(&lines), ["divergence"]);
    // The proof says why: log Σ q is log 1.5, not log 1.
    let lines = unnormalised(&state);
    assert!(near(lines[0].value, 0.385) && near(lines[2].value, 0.405));
    assert_eq!(broken(&lines), ["total"]);

    let mut dice = Dice::new(1959);
    let (mut caught, mut negative) = (0, 0);
    for mut state in states() {
        let by_little = dice.below(2) == 0;
        let factor = if by_little { 1.0 + dice.tiny(11.0) } else { 0.01 + 3.0 * dice.unit() };
        for (_, q) in &mut state {
            *q = Value { number: q.number * factor, rounding: q.rounding * factor };
        }
        if (factor - 1.0).abs() < 1e-11 {
            continue;
        }
        assert_eq!(broken(&unnormalised(&state)), ["total"], "{state:?}");
        caught += 1;
        if plain_divergence(&state) < -1e-11 {
            assert_eq!(broken(&not_negative(&state)), ["divergence"], "{state:?}");
            negative += 1;
        }
    }
    println!("unnormalised: caught {caught} times, negative {negative} times");
    assert!(caught > 20_000 && negative > 2_000, "{caught}, {negative}");
}
