//! The proofs over many states: every true line holds, every false one is caught.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "proofs/broken_support.rs"]
mod broken_support;
#[path = "proofs/codes.rs"]
mod codes;
#[path = "proofs/coins.rs"]
mod coins;
#[path = "proofs/density.rs"]
mod density;
#[path = "proofs/discriminator.rs"]
mod discriminator;
#[path = "proofs/false_proofs.rs"]
mod false_proofs;
#[path = "proofs/jensen.rs"]
mod jensen;
#[path = "proofs/learning.rs"]
mod learning;
#[path = "proofs/outcomes.rs"]
mod outcomes;
#[path = "proofs/soundness.rs"]
mod soundness;
#[path = "proofs/space_saving.rs"]
mod space_saving;
#[path = "proofs/states.rs"]
mod states;
#[path = "proofs/triangle.rs"]
mod triangle;
