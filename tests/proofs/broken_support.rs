//! The false proofs of `broken` that are about the support: the false line is false nearly everywhere, and
//! never called true where it is not; all others hold.

use super::states::{Dice, pairs};
use surprisal::measures::Distribution;
use surprisal::proof::Proof;
use surprisal::proof::broken::{self, TOO_MUCH};

/// How many random states there are.
const STATES: usize = 10_000;

/// A distribution over `k` outcomes, uniform among all; 0 at the outcomes that `is_ruled_out` names.
fn random(k: usize, dice: &mut Dice, is_ruled_out: impl Fn(usize) -> bool) -> Distribution {
    let weight = |index| if is_ruled_out(index) { 0.0 } else { -(1.0 - dice.unit()).ln() };
    let weights: Vec<f64> = (0..k).map(weight).collect();
    let sum: f64 = weights.iter().sum();
    Distribution::new(weights.iter().map(|weight| weight / sum).collect()).unwrap()
}

/// Pairs of distributions over 2 to 8 outcomes, of which p rules out the last few, but never the first.
fn random_pairs(most_ruled_out: usize) -> impl Iterator<Item = (Distribution, Distribution)> {
    let mut dice = Dice::new(1959);
    (0..STATES).map(move |_| {
        let k = 2 + dice.below(7);
        let ruled_out =
            if most_ruled_out == 0 { 0 } else { 1 + dice.below(most_ruled_out.min(k - 1)) };
        let p = random(k, &mut dice, |index| index >= k - ruled_out);
        (p, random(k, &mut dice, |_| false))
    })
}

/// q(A), and KL(p‖q) in nats, in plain arithmetic.
fn plain(p: &Distribution, q: &Distribution) -> (f64, f64) {
    let inside = || p.masses().iter().zip(q.masses()).filter(|(p, _)| **p > 0.0);
    (inside().map(|(_, q)| q).sum(), inside().map(|(p, q)| p * (p.ln() - q.ln())).sum())
}

/// Walks a proof over states: how many there are, and at how many the third line is called false. Asserts
/// that it is wherever it is off by more than rounding, and that every other line holds.
fn walk(
    states: impl Iterator<Item = (Distribution, Distribution)>,
    proof: fn(&Distribution, &Distribution) -> Proof,
    off: fn(f64) -> f64,
) -> (usize, usize) {
    let (mut seen, mut caught) = (0, 0);
    for (p, q) in states {
        let lines = proof(&p, &q).lines;
        let holds: Vec<bool> = lines.iter().map(|line| line.holds).collect();
        assert!(holds[0] && holds[1] && holds[3], "{p:?}, {q:?}: {holds:?}");
        let off = off(plain(&p, &q).0).abs();
        assert!(!holds[2] || off < 1e-12, "{p:?}, {q:?}: off by {off}, and called true");
        assert!(holds[2] || off > 0.0, "{p:?}, {q:?}: called false, and true");
        seen += 1;
        caught += usize::from(!holds[2]);
    }
    (seen, caught)
}

fn mass(p: &Distribution, q: &Distribution) -> Proof {
    broken::support_mass_by_definition(p, q).unwrap()
}

fn weights(p: &Distribution, q: &Distribution) -> Proof {
    broken::weights_for_probabilities(p, q).unwrap()
}

#[test]
fn the_mass_of_the_support_is_not_1_by_definition() {
    let (seen, caught) = walk(random_pairs(3), mass, f64::ln);
    assert!(seen == STATES && caught * 10 >= 9 * seen, "{caught} of {seen}");
    // Where p rules nothing out, it happens to be right.
    let (seen, caught) = walk(random_pairs(0), mass, |_| 0.0);
    assert!(seen == STATES && caught == 0, "{caught} of {seen}");
}

#[test]
fn weights_are_no_probabilities() {
    for most in [0, 3] {
        let (seen, caught) = walk(random_pairs(most), weights, |kept| (TOO_MUCH * kept).ln());
        assert!(seen == STATES && caught * 10 >= 9 * seen, "{caught} of {seen}");
    }
}

#[test]
fn nothing_else_is_false_where_arithmetic_is_at_its_limits() {
    let others_hold = |proof: Proof, pair: &(Distribution, Distribution)| {
        for (index, line) in proof.lines.iter().enumerate() {
            assert!(index == 2 || line.holds, "{} of {pair:?}: {line:?}", line.key);
        }
    };
    for pair in pairs().map(|pair| (pair.p, pair.q)) {
        others_hold(mass(&pair.0, &pair.1), &pair);
        others_hold(weights(&pair.0, &pair.1), &pair);
    }
}

#[test]
fn the_sum_of_weights_is_less_by_log_1_5_than_the_divergence() {
    for (p, q) in random_pairs(0) {
        let sum = weights(&p, &q).lines[0].value;
        let expected = plain(&p, &q).1 - TOO_MUCH.ln();
        assert!((sum - expected).abs() < 1e-11 * (1.0 + expected.abs()), "{p:?}, {q:?}: {sum}");
    }
}
