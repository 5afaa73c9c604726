//! The proof for densities, in both directions.

use super::soundness::{Seen, close, every_wrong_line_is_caught, line, lit};
use super::states::Dice;
use surprisal::measures::grid::{self, Sampled};
use surprisal::measures::{Density, Gaussian, Mixture, Probability, kullback_leibler};
use surprisal::proof::check::{Claim, checked};
use surprisal::proof::density_divergence;
use surprisal::proof::value::Value;
use surprisal::proof::{Line, Proof};

/// A sum over the grid is known to about as many roundings as there are points.
const RESOLUTION: f64 = 5e-13;

fn between(dice: &mut Dice, from: f64, to: f64) -> f64 {
    from + (to - from) * dice.unit()
}

/// Wherever there are Gaussians, narrow ones as often as wide ones.
fn anywhere(dice: &mut Dice) -> Gaussian {
    let deviation = between(dice, 0.0625f64.ln(), 8f64.ln()).exp();
    Gaussian::nearest(between(dice, -8.0, 8.0), deviation)
}

/// Where a reader would put one.
fn near(dice: &mut Dice) -> Gaussian {
    Gaussian::nearest(between(dice, -4.0, 4.0), between(dice, 0.3, 1.5))
}

/// The ends of what there is.
fn corner(dice: &mut Dice) -> Gaussian {
    let mean = [-8.0, 0.0, 8.0][dice.below(3)];
    Gaussian::nearest(mean, [0.0625, 1.0, 8.0][dice.below(3)])
}

fn gaussian(dice: &mut Dice) -> Gaussian {
    match dice.below(5) {
        0 => corner(dice),
        1 => anywhere(dice),
        _ => near(dice),
    }
}

/// Truths of two bumps, of one, and of two that are the same, with a model that may be one of the bumps,
/// or nearly.
fn states(count: usize) -> impl Iterator<Item = (Mixture, Gaussian)> {
    let mut dice = Dice::new(1733);
    (0..count).map(move |_| {
        let dice = &mut dice;
        let (first, second) = (gaussian(dice), gaussian(dice));
        let p = match dice.below(6) {
            0 => Mixture { weight: Probability::nearest(1.0), first, second },
            1 => Mixture { weight: Probability::nearest(0.0), first: second, second: first },
            2 => Mixture { weight: Probability::nearest(dice.unit()), first, second: first },
            3 => Mixture {
                weight: Probability::nearest(dice.tiny(300.0)),
                first: second,
                second: first,
            },
            _ => Mixture { weight: Probability::nearest(dice.unit()), first, second },
        };
        let q = match dice.below(5) {
            0 => first,
            1 => Gaussian::nearest(first.mean() + dice.tiny(16.0), first.deviation()),
            2 => Gaussian::nearest(first.mean(), first.deviation() * (1.0 - 0.5 * dice.tiny(16.0))),
            _ => gaussian(dice),
        };
        (p, q)
    })
}

/// The density given that there is one bump only.
fn only_bump(p: &Mixture) -> Option<Gaussian> {
    match p.weight.get() {
        1.0 => Some(p.first),
        0.0 => Some(p.second),
        _ => Some(p.first).filter(|first| *first == p.second),
    }
}

/// What is true of the proof at every state.
fn enter(
    seen: &mut Seen,
    proof: &Proof,
    equal: bool,
    model: &Sampled,
    state: &dyn std::fmt::Debug,
) {
    seen.enter(proof, state);
    let mass_one = model.beyond() == 0.0;
    let constant = lit(proof, "ratio-constant");
    // Two that are not one may have the same numbers all over the grid: a bump may weigh next to nothing.
    let indistinct = !equal && line(proof, "jensen").slack <= 1e-20;
    assert!(constant == equal || indistinct, "{state:?}");
    assert_eq!(lit(proof, "mass-one"), mass_one, "{state:?}");
    assert_eq!(lit(proof, "equal"), constant && mass_one, "{state:?}");
    let (jensen, beyond) = (line(proof, "jensen").slack, line(proof, "whole-line").slack);
    assert!(!constant || jensen == 0.0, "{state:?}");
    assert_eq!(beyond == 0.0, mass_one, "{state:?}");
    assert!(close(beyond, -(-model.beyond()).ln_1p(), 1e-12), "{state:?}");
    assert!(line(proof, "whole-line").value.abs() <= 1e-12, "{state:?}");
}

#[test]
fn the_information_inequality_holds_for_densities() {
    let mut seen = Seen::default();
    let (mut equal_pairs, mut beyond, mut tiny) = (0, 0, 0);
    for (index, (p, q)) in states(5_100).enumerate() {
        let equal = only_bump(&p) == Some(q);
        let forward = density_divergence::of(&p, &q);
        enter(&mut seen, &forward, equal, &Sampled::new(&q), &(p, q));
        let reverse = density_divergence::of(&q, &p);
        enter(&mut seen, &reverse, equal, &Sampled::new(&p), &(q, p));
        // What is bounded is the measure, looked up again now and then.
        if index % 20 == 0 {
            assert_eq!(forward.bounded, kullback_leibler::of_densities(&p, &q));
            assert_eq!(reverse.bounded, kullback_leibler::of_densities(&q, &p));
        }
        for proof in [&forward, &reverse] {
            equal_pairs += usize::from(lit(proof, "equal"));
            beyond += usize::from(!lit(proof, "mass-one"));
            tiny += usize::from(proof.bounded > 0.0 && proof.bounded < 1e-9);
            // The other way it may underflow: a bump may count only where both are next to nothing.
            assert!(!lit(proof, "equal") || proof.bounded == 0.0, "{p:?} {q:?}");
            assert!(equal || proof.bounded > 0.0 || p.weight.get() < 1e-16, "{p:?} {q:?}");
        }
    }
    println!("equal {equal_pairs}, beyond the grid {beyond}, nearly equal {tiny}");
    assert!(equal_pairs > 500 && beyond > 1_000 && tiny > 1_000);
    seen.report("information inequality, densities", RESOLUTION);
}

#[test]
fn a_wrong_line_is_caught_wherever_it_stands() {
    for (p, q) in states(150) {
        for proof in [density_divergence::of(&p, &q), density_divergence::of(&q, &p)] {
            every_wrong_line_is_caught(&proof, 4.0 * RESOLUTION, &(p, q));
        }
    }
}

/// Σ of a term of the weight and the logarithm of the density at the points of the grid.
fn over_grid(density: &Sampled, term: impl Fn(Value, Value) -> Value) -> Value {
    let terms = grid::points().zip(density.logs()).map(|((_, weight), &log)| {
        let log = Value::exact(log);
        term(Value::exact(weight) * log.exp(), log)
    });
    terms.sum()
}

/// The keys of the lines that do not hold.
fn broken(lines: &[Line]) -> Vec<&'static str> {
    lines.iter().filter(|line| !line.holds).map(|line| line.key).collect()
}

/// “−KL ≤ log ∫ q over the interval = log 1, since q is a density”.
fn all_of_q_on_the_interval(p: &impl Density, q: &impl Density) -> Vec<Line> {
    let start = -Value::measured(kullback_leibler::of_densities(p, q));
    let mass = over_grid(&Sampled::new(q), |mass, _| mass);
    checked([
        Claim::start("start", start),
        Claim::at_most("jensen", mass.ln()),
        Claim::equal("by-definition", Value::ONE.ln()),
    ])
}

/// “An entropy is never negative, so −∫ p log p ≥ 0”.
fn entropy_of_a_density_is_not_negative(p: &impl Density) -> Vec<Line> {
    let entropy = -over_grid(&Sampled::new(p), |mass, log| mass * log);
    checked([Claim::start("entropy", entropy), Claim::at_least("zero", Value::ZERO)])
}

#[test]
fn an_interval_that_q_leaves_is_caught() {
    let (mut caught, mut true_states) = (0, 0);
    for (p, q) in states(400) {
        let beyond = Sampled::new(&q).beyond();
        let broken = broken(&all_of_q_on_the_interval(&p, &q));
        if beyond > 1e-12 {
            assert_eq!(broken, ["by-definition"], "{p:?} {q:?}");
            caught += 1;
        } else if beyond == 0.0 {
            assert!(broken.is_empty(), "{p:?} {q:?}");
            true_states += 1;
        }
    }
    println!("∫ q = 1 on the interval: caught {caught} times, true {true_states} times");
    assert!(caught > 40 && true_states > 200, "{caught}, {true_states}");
}

#[test]
fn a_density_with_a_negative_entropy_is_caught() {
    // The entropy of a Gaussian is ½·log(2πe·s²): below 0 for s < 1/√(2πe) = 0.242.
    let (mut caught, mut true_states) = (0, 0);
    for (_, q) in states(400).filter(|(_, q)| Sampled::new(q).beyond() == 0.0) {
        let expected = 0.5 + (q.deviation() * std::f64::consts::TAU.sqrt()).ln();
        let lines = entropy_of_a_density_is_not_negative(&q);
        assert!((lines[0].value - expected).abs() < 1e-10, "{q:?}");
        assert_eq!(broken(&lines).is_empty(), expected > 0.0, "{q:?}");
        caught += usize::from(expected < 0.0);
        true_states += usize::from(expected > 0.0);
    }
    println!("entropy ≥ 0: caught {caught} times, true {true_states} times");
    assert!(caught > 30 && true_states > 200, "{caught}, {true_states}");
}

#[test]
fn states_that_can_be_checked_by_hand() {
    // Means 3 apart, deviation 1: ½·3² one way and the other, all of it lost in Jensen's inequality.
    let (p, q) = (Gaussian::STANDARD, Gaussian::nearest(3.0, 1.0));
    for proof in [density_divergence::of(&p, &q), density_divergence::of(&q, &p)] {
        assert_eq!(proof.id, "kl.density-divergence");
        assert!((line(&proof, "start").value + 4.5).abs() < 1e-12);
        assert!((line(&proof, "jensen").slack - 4.5).abs() < 1e-12);
        assert!(lit(&proof, "mass-one") && !lit(&proof, "ratio-constant"));
    }
    // One density: nothing is lost.
    let proof = density_divergence::of(&p, &p);
    assert!(lit(&proof, "equal") && proof.bounded == 0.0 && proof.total_slack() == 0.0);
    // A model of deviation 8 has 4.55 % beyond two deviations: −log 0.9545 = 0.0466.
    let wide = Gaussian::nearest(0.0, 8.0);
    let proof = density_divergence::of(&p, &wide);
    assert!((line(&proof, "whole-line").slack - 0.0466).abs() < 1e-4);
    assert!((line(&proof, "interval-mass").value + 0.0466).abs() < 1e-4);
    // And log 8 + 1/128 − ½ in all, as over the whole line.
    assert!((proof.bounded - (8f64.ln() + 1.0 / 128.0 - 0.5)).abs() < 1e-12);
    // The truth is taken given the interval, of which the model that is the same density knows nothing.
    let proof = density_divergence::of(&wide, &wide);
    assert!(lit(&proof, "ratio-constant") && !lit(&proof, "equal"));
    assert_eq!(line(&proof, "jensen").slack, 0.0);
    assert!((proof.bounded - 0.0466).abs() < 1e-4);
}
