//! The names of one compression, at sizes of every ratio.

use super::soundness::{Seen, every_wrong_line_is_caught, line};
use surprisal::proof::check::{Claim, checked};
use surprisal::proof::value::Value;
use surprisal::proof::{Dimension, Relation, space_saving};

/// Sizes next to each other, the same, and spread over many powers of ten.
fn sizes() -> impl Iterator<Item = (f64, f64)> {
    let spread = |n: u32, root: f64| (f64::from(n) * root.sqrt()).fract();
    (1..=12_000).map(move |n| {
        let a = 10f64.powf(12.0 * spread(n, 2.0) - 6.0);
        let smaller = match n % 4 {
            0 => a * (1.0 + 1e-9 * (spread(n, 3.0) - 0.5)),
            1 => a,
            _ => 10f64.powf(12.0 * spread(n, 5.0) - 6.0),
        };
        (a, smaller)
    })
}

#[test]
fn the_identities_hold_at_every_size() {
    // Far from 1 a line is large, and what is known of it as well.
    let (mut seen, mut any) = (Seen::default(), Seen::default());
    for (a, smaller) in sizes() {
        let proof = space_saving::of(a, smaller).unwrap();
        any.enter(&proof, &(a, smaller));
        assert_eq!((proof.dimension, proof.lines.len()), (Dimension::Number, 9));
        assert!(proof.equalities.is_empty());
        let ends = [line(&proof, "rate").value, line(&proof, "rate-alone").value];
        let expected = [(a - smaller) / smaller, (a - smaller) / a];
        for (end, expected) in ends.into_iter().zip(expected) {
            let size = 1.0 + (a / smaller).max(smaller / a);
            assert!((end - expected).abs() <= 1e-14 * size, "{a}, {smaller}: {end}");
        }
        if (0.01..100.0).contains(&(a / smaller)) {
            seen.enter(&proof, &(a, smaller));
        }
    }
    any.report("sizes of any ratio", f64::INFINITY);
    println!("{seen:?}");
}

#[test]
fn a_wrong_line_is_caught_wherever_it_stands() {
    for (a, smaller) in sizes().filter(|(a, smaller)| (0.1..10.0).contains(&(a / smaller))) {
        let proof = space_saving::of(a, smaller).unwrap();
        every_wrong_line_is_caught(&proof, 1e-12, &(a, smaller));
    }
}

#[test]
fn sizes_that_are_none_have_no_proof() {
    let odd = [0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, 5e-324];
    for size in odd {
        assert!(space_saving::of(size, 1.0).is_none() && space_saving::of(1.0, size).is_none());
    }
    assert!(space_saving::of(1e300, 1e-300).is_none());
}

/// “Space saving is the share that is saved”: β for 1 − a*/a.
#[test]
fn beta_is_not_the_share_that_is_gone() {
    let claim = |a: f64, smaller: f64| {
        let [a, smaller] = [a, smaller].map(Value::exact);
        checked([
            Claim::start("beta", (a - smaller) / smaller),
            Claim::equal("share", Value::ONE - smaller / a),
        ])
    };
    // The survey's AlexNet: 3.94 against 0.798.
    let lines = claim(4.94, 1.0);
    assert_eq!(lines[1].relation, Relation::Equal);
    assert!(!lines[1].holds && (lines[0].value - 3.94).abs() < 1e-15);
    assert_eq!(format!("{:.3}", lines[1].value), "0.798");
    // Only where nothing is saved is it the same.
    for (a, smaller) in sizes().filter(|(a, smaller)| (a / smaller - 1.0).abs() > 1e-6) {
        assert!(!claim(a, smaller)[1].holds, "{a}, {smaller}");
    }
    assert!(claim(7.0, 7.0)[1].holds);
}
