//! The value of the best discriminator, for coins and for 2 to 26 outcomes.

use super::soundness::{Seen, close, every_wrong_line_is_caught, line, lit};
use super::states::{coins, pairs};
use surprisal::measures::probability::OutcomesDiffer;
use surprisal::measures::{Distribution, Probability, jensen_shannon};
use surprisal::proof::check::{Claim, checked};
use surprisal::proof::value::Value;
use surprisal::proof::{Line, Proof, discriminator, jensen_shannon_gap};

/// The resolution of the checker: no line of two coins is known less well than this.
const COINS: f64 = 4e-15;

/// The same for K outcomes, whose masses sum to 1 only up to rounding.
const OUTCOMES: f64 = 1e-13;

/// −log 4.
const LEAST: f64 = -2.0 * std::f64::consts::LN_2;

#[test]
fn the_best_discriminator_of_coins_never_falls_below_minus_log_4() {
    let mut seen = Seen::default();
    for (p, q) in coins() {
        let proof = discriminator::bernoulli(p, q);
        seen.enter(&proof, &(p, q));
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        let slack = line(&proof, "jensen").slack;
        assert!(p != q || slack == 0.0, "{p:?} {q:?}");
        let apart = (p.get() - q.get()).abs() > 1e-150;
        assert!(p == q || slack > 0.0 || !apart, "{p:?} {q:?}");
        assert!(close(slack, 2.0 * jensen_shannon::bernoulli(p, q), 1e-12), "{p:?} {q:?}");
        assert_eq!(line(&proof, "floor").value, LEAST);
        // Coins that share no outcome are told apart for sure.
        if (p.get(), q.get()) == (0.0, 1.0) {
            assert!(proof.lines[..6].iter().all(|line| line.value == 0.0), "{proof:?}");
        }
    }
    seen.report("best discriminator, coins", COINS);
}

#[test]
fn the_best_discriminator_of_k_outcomes_never_falls_below_minus_log_4() {
    let mut seen = Seen::default();
    for pair in pairs() {
        let (p, q) = (&pair.p, &pair.q);
        let proof = discriminator::of(p, q).unwrap();
        seen.enter(&proof, &(p, q));
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        let slack = line(&proof, "jensen").slack;
        assert!(p != q || slack == 0.0, "{p:?} {q:?}");
        // It is the inequality that JSD ≥ 0 comes from, twice.
        let gap = jensen_shannon_gap::of(p, q).unwrap();
        assert!(close(slack, 2.0 * line(&gap, "zero").slack, 1e-12), "{p:?} {q:?}");
    }
    seen.report("best discriminator, K outcomes", OUTCOMES);
}

#[test]
fn a_wrong_line_is_caught_wherever_it_stands() {
    for (p, q) in coins().step_by(7) {
        let proof = discriminator::bernoulli(p, q);
        every_wrong_line_is_caught(&proof, 4.0 * COINS, &(p, q));
    }
    for pair in pairs().step_by(11) {
        let proof = discriminator::of(&pair.p, &pair.q).unwrap();
        every_wrong_line_is_caught(&proof, 4.0 * OUTCOMES, &(&pair.p, &pair.q));
    }
}

#[test]
fn states_that_can_be_checked_by_hand() {
    // Half of the draws show an outcome that tells all, of the other half nothing can be told: twice
    // ½·log ½, and JSD is half of log 2.
    let distribution = |masses: &[f64]| Distribution::new(masses.to_vec()).unwrap();
    let (p, q) = (distribution(&[0.5, 0.5, 0.0]), distribution(&[0.5, 0.0, 0.5]));
    let proof = discriminator::of(&p, &q).unwrap();
    let log_2 = std::f64::consts::LN_2;
    assert!(proof.lines[..6].iter().all(|line| close(line.value, -log_2, 1e-15)));
    assert!(proof.lines[6..].iter().all(|line| close(line.value, LEAST, 1e-15)));
    assert!(close(proof.bounded, log_2, 1e-15));
    let three = distribution(&[1.0]);
    assert_eq!(discriminator::of(&p, &three), Err(OutcomesDiffer { p: 3, q: 1 }));
}

/// “The generator minimises JSD: V(D*) = −log 4 + JSD(p, q)”: one of the two divergences is lost.
fn one_divergence_lost(proof: &Proof, jsd: f64) -> Vec<Line> {
    let claim = |line: &Line| {
        let value = Value { number: line.value, rounding: 2.0 * line.rounding };
        Claim {
            key: line.key,
            relation: line.relation,
            value,
            slack: None,
            focus: None,
            facts: &[],
        }
    };
    let mut claims: Vec<Claim> = proof.lines[..5].iter().map(claim).collect();
    claims[4].value = Value::exact(LEAST).loosened(1e-15) + Value::measured(jsd);
    checked(claims)
}

#[test]
fn a_lost_divergence_is_caught() {
    let coin = |p: f64, q: f64| {
        let (p, q) = (Probability::nearest(p), Probability::nearest(q));
        let jsd = jensen_shannon::bernoulli(p, q);
        (one_divergence_lost(&discriminator::bernoulli(p, q), jsd), jsd)
    };
    let broken = |lines: &[Line]| {
        lines.iter().filter(|line| !line.holds).map(|line| line.key).collect::<Vec<_>>()
    };
    // Heads never and heads always: JSD is log 2, and −log 4 + log 2 is not 0.
    let (lines, _) = coin(0.0, 1.0);
    assert_eq!(broken(&lines), ["jsd"]);
    let (mut caught, mut true_states) = (0, 0);
    for (p, q) in coins() {
        let (lines, jsd) = coin(p.get(), q.get());
        if jsd > 1e-13 {
            assert_eq!(broken(&lines), ["jsd"], "{p:?} {q:?}");
            caught += 1;
        } else if p == q {
            assert!(broken(&lines).is_empty(), "{p:?} {q:?}");
            true_states += 1;
        }
    }
    println!("a divergence lost: caught {caught} times, true {true_states} times");
    assert!(caught > 5_000 && true_states > 1_000);
}
