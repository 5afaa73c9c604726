//! The triangle inequality of the Jensen–Shannon distance, and of JSD, which has none.

use super::soundness::{Seen, close, every_wrong_line_is_caught, line, lit};
use super::states::triples;
use surprisal::measures::{Probability, jensen_shannon};
use surprisal::proof::check::{Claim, checked};
use surprisal::proof::outcome::{Mass, Outcome};
use surprisal::proof::value::Value;
use surprisal::proof::{Dimension, Line, triangle_inequality};

/// The resolution of the checker: no line is known less well than this.
const RESOLUTION: f64 = 8e-15;

#[test]
fn a_detour_is_never_shorter() {
    let mut seen = Seen::default();
    let (mut strict, mut equal) = (0, 0);
    for state in triples() {
        let [a, b, c] = state;
        let proof = triangle_inequality::bernoulli(a, b, c);
        seen.enter(&proof, &state);
        assert_eq!(proof.dimension, Dimension::Distance);
        assert_eq!(lit(&proof, "b-is-a"), a == b, "{state:?}");
        assert_eq!(lit(&proof, "b-is-c"), b == c, "{state:?}");
        let slack = line(&proof, "triangle").slack;
        let way = jensen_shannon::distance_bernoulli;
        assert!((slack - (way(a, b) + way(b, c) - way(a, c))).abs() < RESOLUTION, "{state:?}");
        if a == b || b == c {
            assert_eq!(slack, 0.0, "{state:?}");
            equal += 1;
        }
        // Elsewhere it is longer, as far as numbers can tell: third order in the distances, of which
        // the digits of the distances must leave something.
        let far = |one: Probability, other: Probability| {
            jensen_shannon::distance_bernoulli(one, other) > 1e-4
        };
        if far(a, b) && far(b, c) {
            assert!(slack > 0.0, "{state:?}");
            strict += 1;
        }
        let swapped = triangle_inequality::bernoulli(c, b, a);
        assert_eq!(line(&swapped, "triangle").slack, slack, "{state:?}");
    }
    println!("strict {strict}, equal {equal}");
    assert!(strict > 5_000 && equal > 1_000);
    seen.report("triangle of distances", RESOLUTION);
}

#[test]
fn a_wrong_line_is_caught_wherever_it_stands() {
    for state in triples().step_by(7) {
        let [a, b, c] = state;
        let proof = triangle_inequality::bernoulli(a, b, c);
        every_wrong_line_is_caught(&proof, 4.0 * RESOLUTION, &state);
    }
}

#[test]
fn there_and_back_again_is_twice_the_way() {
    for [a, b, _] in triples().step_by(3) {
        let proof = triangle_inequality::bernoulli(a, b, a);
        let way = jensen_shannon::distance_bernoulli(a, b);
        assert_eq!((proof.lines[0].value, proof.bounded), (0.0, 2.0 * way), "{a:?} {b:?}");
        assert_eq!(lit(&proof, "b-is-a"), a == b);
    }
}

#[test]
fn states_that_can_be_checked_by_hand() {
    let [never, fair, always] = [0.0, 0.5, 1.0].map(Probability::nearest);
    let proof = triangle_inequality::bernoulli(never, fair, always);
    // JSD(0, ½) = ¾·log(4/3), JSD(0, 1) = log 2.
    let (short, long) = (0.75 * (4.0 / 3.0_f64).ln(), std::f64::consts::LN_2);
    assert!(close(line(&proof, "direct").value, long.sqrt(), 1e-15));
    assert!(close(line(&proof, "detour").value, 2.0 * short.sqrt(), 1e-15));
    assert!(close(line(&proof, "triangle").slack, 2.0 * short.sqrt() - long.sqrt(), 1e-14));
    let sides = triangle_inequality::without_root(never, fair, always);
    assert!(close(sides.direct, long, 1e-15) && close(sides.detour, 2.0 * short, 1e-15));
    assert!(sides.breaks);
}

#[test]
fn jsd_breaks_the_triangle_just_between_the_ends() {
    let (mut broken, mut kept) = (0, 0);
    for state in triples() {
        let [a, b, c] = state;
        let sides = triangle_inequality::without_root(a, b, c);
        let shorter_by = sides.direct - sides.detour;
        assert!(!sides.breaks || (a != b && b != c && a != c), "{state:?}");
        // Below all numbers, and in the last digits, nothing can be seen.
        let visible = shorter_by.abs() > 1e-14 * sides.direct + 1e-300;
        if visible {
            assert_eq!(sides.breaks, shorter_by > 0.0, "{state:?} {sides:?}");
            broken += usize::from(sides.breaks);
            kept += usize::from(!sides.breaks);
        }
    }
    println!("JSD without the root: broken {broken} times, kept {kept} times");
    assert!(broken > 3_000 && kept > 5_000);
}

/// “JSD is a metric”: the triangle without the root.
fn without_root(a: Probability, b: Probability, c: Probability) -> Vec<Line> {
    let jsd = |one: Probability, other: Probability| {
        let outcomes = Outcome::of_coins(one, other);
        let term = |mass: Mass, log: Value| {
            if mass.is_positive() { mass.value * log * Value::HALF } else { Value::ZERO }
        };
        outcomes.iter().map(|x| term(x.p, x.log_p_over_m()) + term(x.q, x.log_q_over_m())).sum()
    };
    checked([
        Claim::start("direct", Value::measured(jensen_shannon::bernoulli(a, c))),
        Claim::equal("definition", jsd(a, c)),
        Claim::at_most("triangle", jsd(a, b) + jsd(b, c)),
    ])
}

#[test]
fn jsd_taken_for_a_metric_is_caught() {
    let broken = |lines: &[Line]| {
        lines.iter().filter(|line| !line.holds).map(|line| line.key).collect::<Vec<_>>()
    };
    let (mut caught, mut true_states) = (0, 0);
    for state in triples() {
        let [a, b, c] = state;
        let lines = without_root(a, b, c);
        let sides = triangle_inequality::without_root(a, b, c);
        if sides.direct - sides.detour > 1e-14 {
            assert_eq!(broken(&lines), ["triangle"], "{state:?}");
            assert!((lines[2].slack - (sides.detour - sides.direct)).abs() < 1e-14);
            caught += 1;
        } else if !sides.breaks {
            assert!(broken(&lines).is_empty(), "{state:?}");
            true_states += 1;
        }
    }
    println!("JSD as a metric: caught {caught} times, true {true_states} times");
    assert!(caught > 3_000 && true_states > 5_000);
}
