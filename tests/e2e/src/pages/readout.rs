//! A readout: the value of a measure, in full and as shown.

use super::{attribute, property};
use crate::browser::Browser;

/// A readout.
#[derive(Clone)]
pub struct Readout<'a> {
    browser: &'a Browser,
    selector: String,
}

impl<'a> Readout<'a> {
    pub(super) fn new(browser: &'a Browser, figure: &str, measure: &str) -> Readout<'a> {
        Readout { browser, selector: format!("{figure} output[data-measure='{measure}']") }
    }

    /// How it is found.
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// Its value, in full.
    pub fn value(&self) -> f64 {
        super::number(&attribute(self.browser, &self.selector, "data-value").unwrap_or_default())
    }

    /// The unit of its value: `nat`, `bit` or `dit`.
    pub fn unit(&self) -> String {
        attribute(self.browser, &self.selector, "data-unit").unwrap_or_default()
    }

    /// What is shown of its value.
    pub fn shown(&self) -> String {
        property(self.browser, &self.selector, "innerText").as_str().unwrap_or_default().to_owned()
    }

    /// The shown words of the row it stands in.
    pub fn words(&self) -> String {
        let row = self.browser.execute(
            "return document.querySelector(arguments[0]).closest('dd').innerText",
            &[serde_json::json!(self.selector)],
        );
        row.as_str().unwrap_or_default().to_owned()
    }
}
