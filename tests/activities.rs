//! Activities: questions with one right answer, numbers that are true, goals that can be reached.
#![cfg(all(feature = "charts", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "activities/all.rs"]
mod all;
#[path = "activities/coding.rs"]
mod coding;
#[path = "activities/compression.rs"]
mod compression;
#[path = "activities/cross_entropy.rs"]
mod cross_entropy;
#[path = "activities/entropy.rs"]
mod entropy;
#[path = "activities/jensen.rs"]
mod jensen;
#[path = "activities/jsd.rs"]
mod jsd;
#[path = "activities/kl.rs"]
mod kl;
#[path = "activities/learning.rs"]
mod learning;
