//! Every figure of the book, at every kind of state, in every unit and language.
#![cfg(all(feature = "charts", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "lessons/dials.rs"]
mod dials;
#[path = "lessons/fit.rs"]
mod fit;
#[path = "lessons/korean.rs"]
mod korean;
#[path = "lessons/numbers.rs"]
mod numbers;
#[path = "lessons/one_hot.rs"]
mod one_hot;
#[path = "lessons/pictures.rs"]
mod pictures;
#[path = "lessons/scenes.rs"]
mod scenes;
#[path = "lessons/square.rs"]
mod square;
#[path = "lessons/textbook.rs"]
mod textbook;
#[path = "lessons/triangle.rs"]
mod triangle;
#[path = "lessons/words.rs"]
mod words;
