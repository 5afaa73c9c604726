//! The measures against reference values, and against the laws they obey at any state.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "measures/codes.rs"]
mod codes;
#[path = "measures/density.rs"]
mod density;
#[path = "measures/discriminator.rs"]
mod discriminator;
#[path = "measures/jensen.rs"]
mod jensen;
#[path = "measures/laws.rs"]
mod laws;
#[path = "measures/logistic_regression.rs"]
mod logistic_regression;
#[path = "measures/reference.rs"]
mod reference;
#[path = "measures/softmax.rs"]
mod softmax;
#[path = "measures/validation.rs"]
mod validation;

#[test]
fn every_state_of_two_coins_agrees_with_the_reference() {
    reference::bernoulli().check("two coins", |table| println!("{table}\n"));
}

#[test]
fn every_pair_of_distributions_agrees_with_the_reference() {
    reference::categorical().check("K outcomes", |table| println!("{table}\n"));
}
