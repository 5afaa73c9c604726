//! Addresses: any text gives a valid state, and every state its one address.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "state/book.rs"]
mod book;
#[path = "state/codec.rs"]
mod codec;
#[path = "state/decimals.rs"]
mod decimals;
#[path = "state/embeddings.rs"]
mod embeddings;
#[path = "state/seeded.rs"]
mod seeded;
#[path = "state/values.rs"]
mod values;
