//! The built book, in a real browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod accessibility;
mod activities;
mod addresses;
mod charts;
mod contents;
mod controls;
mod corners;
mod descents;
mod embedding;
mod engines;
mod entries;
mod exports;
mod handles;
mod hosts;
mod keyboard;
mod languages;
mod layout;
mod messages;
mod offline;
mod one_file;
mod outcomes;
mod print;
mod proofs;
mod readings;
mod readouts;
mod screenshots;
mod security;
mod start;
mod three_coins;
mod uses;
