//! The programs of the figures: what they say, and that running them prints what is on the screen.
#![cfg(all(feature = "charts", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "programs/running.rs"]
mod running;
#[path = "programs/states.rs"]
mod states;
#[path = "programs/writing.rs"]
mod writing;
