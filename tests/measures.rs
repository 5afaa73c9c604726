//! The measures against reference values and against the laws they obey.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "measures/reference.rs"]
mod reference;

use reference::{BITS, NATS, Tally, table};

fn check(title: &str, tallies: &[Tally]) {
    println!("{}\n", table(title, tallies));
    for tally in tallies {
        assert!(tally.passes(if tally.in_bits() { BITS } else { NATS }), "{tally}");
    }
}

#[test]
fn every_state_of_two_coins_agrees_with_the_reference() {
    check("two coins", &reference::bernoulli());
}

#[test]
fn every_pair_of_distributions_agrees_with_the_reference() {
    check("K outcomes", &reference::categorical());
}
