//! The book as a reader sees it; everything is found by the hooks that the book promises.

mod around;
mod book;
mod chart;
mod figure;
mod number_box;
mod proof;
mod readout;
mod slider;

pub use around::{Frame, PageAround};
pub use book::{Book, COINS, FIGURES, RUNS};
pub use chart::{Chart, Pixels};
pub use figure::Figure;
pub use number_box::NumberBox;
pub use proof::{Proof, ProofLine};
pub use readout::Readout;
pub use slider::Slider;

use serde_json::{Value, json};

use crate::browser::Browser;

/// An attribute of the element, if both are there.
fn attribute(browser: &Browser, selector: &str, name: &str) -> Option<String> {
    let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? null";
    browser.execute(script, &[json!(selector), json!(name)]).as_str().map(str::to_owned)
}

/// A property of the element; null when either is missing.
fn property(browser: &Browser, selector: &str, name: &str) -> Value {
    let script = "return document.querySelector(arguments[0])?.[arguments[1]] ?? null";
    browser.execute(script, &[json!(selector), json!(name)])
}

/// A number as the hooks write it.
fn number(text: &str) -> f64 {
    // Rust reads `Infinity` as JavaScript writes it.
    text.parse().unwrap_or_else(|_| panic!("not a number: {text:?}"))
}
