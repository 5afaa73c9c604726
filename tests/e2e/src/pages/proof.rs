//! A proof: its lines that are open, and the buttons that open more.

use serde_json::{Value, json};

use super::{attribute, number};
use crate::browser::{Browser, Rect};

/// The proof of a figure.
#[derive(Clone)]
pub struct Proof<'a> {
    browser: &'a Browser,
    figure: String,
}

/// One line of a proof that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ProofLine {
    /// Its number, from 1.
    pub line: u32,
    /// How it relates to the line before: `start`, `eq`, `le` or `ge`.
    pub relation: String,
    /// Its value.
    pub value: f64,
    /// What it gives away.
    pub slack: f64,
    /// Whether its relation holds.
    pub holds: bool,
}

impl<'a> Proof<'a> {
    pub(super) fn new(browser: &'a Browser, figure: &str) -> Proof<'a> {
        Proof { browser, figure: figure.to_owned() }
    }

    /// Its name; none while it is closed.
    pub fn name(&self) -> Option<String> {
        attribute(self.browser, &format!("{} [data-proof]", self.figure), "data-proof")
    }

    /// The lines that are shown, in order.
    pub fn lines(&self) -> Vec<ProofLine> {
        let found = self.browser.execute(
            "return [...document.querySelectorAll(arguments[0])]
               .filter((line) => line.checkVisibility({ visibilityProperty: true }))
               .map((line) => ({ ...line.dataset }))",
            &[json!(format!("{} [data-proof] > [data-line]", self.figure))],
        );
        let text = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let line = |line: &Value| ProofLine {
            line: text(line, "line").parse().expect("a line has a number"),
            relation: text(line, "relation"),
            value: number(&text(line, "value")),
            slack: number(&text(line, "slack")),
            holds: text(line, "holds") == "true",
        };
        found.as_array().into_iter().flatten().map(line).collect()
    }

    /// Opens the next line; says whether there was one.
    pub fn next(&self) -> bool {
        self.press("next")
    }

    /// Closes the last line; says whether there was one.
    pub fn previous(&self) -> bool {
        self.press("prev")
    }

    /// Opens every line.
    pub fn open(&self) {
        self.press("all");
    }

    /// Closes it.
    pub fn close(&self) {
        self.press("close");
    }

    /// Reads it another way: `read`, `explain` or `rebuild`.
    pub fn read_as(&self, reading: &str) {
        self.browser.click(&format!("{} label:has([data-reading='{reading}'])", self.figure));
        self.browser.settle();
    }

    /// The facts to choose from for the next line; none where nothing is asked.
    pub fn choices(&self) -> Vec<String> {
        self.each("[data-choice]", "one.dataset.choice")
    }

    /// Answers with a fact; says whether it was right, by the mark on the button or the line that opens.
    pub fn answer(&self, fact: &str) -> bool {
        let before = self.lines().len();
        self.browser.click(&format!("{} [data-choice='{fact}']", self.figure));
        self.browser.settle();
        self.lines().len() > before
    }

    /// What it says of the last answer, move or check.
    pub fn said(&self) -> String {
        self.each("[role=status]", "one.innerText").join(" ")
    }

    /// The lines out of order: the line at each place, both from 1.
    pub fn places(&self) -> Vec<usize> {
        let places = self.each("[data-place]", "one.dataset.of");
        places.iter().map(|line| line.parse().expect("a line has a number")).collect()
    }

    /// Moves the line at a place up.
    pub fn move_up(&self, place: usize) {
        self.browser.click(&format!("{} [data-place='{place}'] [data-action='up']", self.figure));
        self.browser.settle();
    }

    /// Gives the line at a place its relation: `=`, `≤` or `≥`.
    pub fn relate(&self, place: usize, sign: &str) {
        self.browser.choose(&format!("{} [data-place='{place}'] select", self.figure), sign);
        self.browser.settle();
    }

    /// Has the order checked: whether the line at each place is right; none of the start of a chain.
    pub fn check(&self) -> Vec<Option<bool>> {
        self.press("check");
        let marks = self.each("[data-place]", "one.dataset.right ?? ''");
        marks.iter().map(|mark| mark.parse().ok()).collect()
    }

    fn each(&self, inside: &str, what: &str) -> Vec<String> {
        let script =
            format!("return [...document.querySelectorAll(arguments[0])].map((one) => {what})");
        let inside = format!("{} .proof {inside}", self.figure);
        let found = self.browser.execute(&script, &[json!(inside)]);
        let text = |one: &Value| one.as_str().unwrap_or_default().to_owned();
        found.as_array().into_iter().flatten().map(text).collect()
    }

    /// Where a line is in the window.
    pub fn place(&self, line: u32) -> Rect {
        self.browser.place(&format!("{} [data-proof] > [data-line='{line}']", self.figure))
    }

    fn press(&self, action: &str) -> bool {
        let button = format!("{} [data-action='{action}']", self.figure);
        let enabled = super::property(self.browser, &button, "disabled") == json!(false);
        if enabled {
            self.browser.click(&button);
            self.browser.settle();
        }
        enabled
    }
}
