//! Every figure of the book, at every kind of state, in every unit and language.
#![cfg(all(feature = "charts", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "lessons/blocks.rs"]
mod blocks;
#[path = "lessons/codes.rs"]
mod codes;
#[path = "lessons/compression.rs"]
mod compression;
#[path = "lessons/contents.rs"]
mod contents;
#[path = "lessons/dials.rs"]
mod dials;
#[path = "lessons/directions.rs"]
mod directions;
#[path = "lessons/fit.rs"]
mod fit;
#[path = "lessons/gan.rs"]
mod gan;
#[path = "lessons/handles.rs"]
mod handles;
#[path = "lessons/jensen.rs"]
mod jensen;
#[path = "lessons/korean.rs"]
mod korean;
#[path = "lessons/learning.rs"]
mod learning;
#[path = "lessons/locks.rs"]
mod locks;
#[path = "lessons/numbers.rs"]
mod numbers;
#[path = "lessons/one_hot.rs"]
mod one_hot;
#[path = "lessons/outcome_scenes.rs"]
mod outcome_scenes;
#[path = "lessons/outcomes.rs"]
mod outcomes;
#[path = "lessons/pages.rs"]
mod pages;
#[path = "lessons/patches.rs"]
mod patches;
#[path = "lessons/pictures.rs"]
mod pictures;
#[path = "lessons/readings.rs"]
mod readings;
#[path = "lessons/scenes.rs"]
mod scenes;
#[path = "state/seeded.rs"]
mod seeded;
#[path = "lessons/square.rs"]
mod square;
#[path = "lessons/support.rs"]
mod support;
#[path = "lessons/teachers.rs"]
mod teachers;
#[path = "lessons/textbook.rs"]
mod textbook;
#[path = "lessons/tollgate.rs"]
mod tollgate;
#[path = "lessons/triangle.rs"]
mod triangle;
#[path = "lessons/words.rs"]
mod words;
