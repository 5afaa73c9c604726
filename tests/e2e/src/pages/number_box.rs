//! The number box of a parameter.

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{attribute, property};
use crate::browser::Browser;

/// A number box.
#[derive(Clone)]
pub struct NumberBox<'a> {
    browser: &'a Browser,
    selector: String,
}

impl<'a> NumberBox<'a> {
    pub(super) fn new(browser: &'a Browser, figure: &str, parameter: &str) -> NumberBox<'a> {
        let selector = format!("{figure} input[data-param='{parameter}']:not([type=range])");
        NumberBox { browser, selector }
    }

    /// How it is found.
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// The text in it.
    pub fn text(&self) -> String {
        property(self.browser, &self.selector, "value").as_str().unwrap_or_default().to_owned()
    }

    /// The number in it.
    pub fn value(&self) -> f64 {
        super::number(&self.text())
    }

    /// Types a text in the place of the one that is there.
    pub fn write(&self, text: &str) {
        self.browser.click(&self.selector);
        self.browser.press_chars(&[Key::Control.into(), 'a']);
        self.browser.press(&[Key::Delete]);
        if !text.is_empty() {
            self.browser.write(&self.selector, text);
        }
        self.browser.settle();
    }

    /// Ends typing.
    pub fn enter(&self) {
        self.browser.press(&[Key::Enter]);
        self.browser.settle();
    }

    /// Whether the box says that its text cannot be used.
    pub fn is_invalid(&self) -> bool {
        attribute(self.browser, &self.selector, "aria-invalid").as_deref() == Some("true")
    }

    /// The shown words that describe the box: what is wrong with its text.
    pub fn problem(&self) -> Option<String> {
        let found = self.browser.execute(
            "const box = document.querySelector(arguments[0]);
             const ids = box.getAttribute('aria-describedby')?.split(/\\s+/) ?? [];
             const shown = ids.map((id) => document.getElementById(id))
               .filter((one) => one?.checkVisibility({ visibilityProperty: true }));
             return shown.map((one) => one.innerText).join(' ').trim();",
            &[json!(self.selector)],
        );
        match found {
            Value::String(words) if !words.is_empty() => Some(words),
            _ => None,
        }
    }
}
