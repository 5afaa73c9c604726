//! A figure: its controls, readouts, chart and proof.

use serde_json::{Value, json};

use super::{Chart, NumberBox, Proof, Readout, Slider, property};
use crate::browser::Browser;

/// A figure on the page.
#[derive(Clone)]
pub struct Figure<'a> {
    browser: &'a Browser,
    id: String,
    selector: String,
}

impl<'a> Figure<'a> {
    pub(super) fn new(browser: &'a Browser, id: &str) -> Figure<'a> {
        Figure { browser, id: id.to_owned(), selector: format!("[data-figure='{id}']") }
    }

    /// How it is found.
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// Whether it is on the page.
    pub fn is_open(&self) -> bool {
        property(self.browser, &self.selector, "isConnected") == json!(true)
    }

    /// The slider of a parameter.
    pub fn slider(&self, parameter: &str) -> Slider<'a> {
        Slider::new(self.browser, &self.selector, parameter)
    }

    /// The number box of a parameter.
    pub fn number_box(&self, parameter: &str) -> NumberBox<'a> {
        NumberBox::new(self.browser, &self.selector, parameter)
    }

    /// The parameters that it lets the reader move.
    pub fn parameters(&self) -> Vec<String> {
        self.list(".parameter:not([hidden]) input[type=range][data-param]", "element.dataset.param")
    }

    /// The readout of a measure.
    pub fn readout(&self, measure: &str) -> Readout<'a> {
        Readout::new(self.browser, &self.selector, measure)
    }

    /// The measures it reads out.
    pub fn measures(&self) -> Vec<String> {
        self.list("output[data-measure]", "element.dataset.measure")
    }

    /// Every readout: measure and value.
    pub fn values(&self) -> Vec<(String, f64)> {
        let values = self.list("output[data-measure]", "element.dataset.value");
        let values = values.iter().map(|value| super::number(value));
        self.measures().into_iter().zip(values).collect()
    }

    /// Its chart.
    pub fn chart(&self) -> Chart<'a> {
        Chart::new(self.browser, &self.selector, &self.id)
    }

    /// Every chart of it that is on the page, that of an open proof too.
    pub fn charts(&self) -> Vec<Chart<'a>> {
        let names = self.list("[data-chart]", "element.dataset.chart");
        names.iter().map(|name| Chart::new(self.browser, &self.selector, name)).collect()
    }

    /// Its proof.
    pub fn proof(&self) -> Proof<'a> {
        Proof::new(self.browser, &self.selector)
    }

    /// Whether it moves by itself.
    pub fn is_running(&self) -> bool {
        let running = format!("{} [data-running]", self.selector);
        super::attribute(self.browser, &running, "data-running").as_deref() == Some("true")
    }

    /// Presses one of its buttons, by the action it stands for.
    pub fn press(&self, action: &str) {
        self.browser.click(&self.action(action));
        self.browser.settle();
    }

    /// Whether the button of an action can be pressed.
    pub fn can(&self, action: &str) -> bool {
        property(self.browser, &self.action(action), "disabled") == json!(false)
    }

    /// Chooses a preset by its number.
    pub fn choose_preset(&self, number: usize) {
        self.browser.choose(&self.action("preset"), &number.to_string());
        self.browser.settle();
    }

    /// The number of the preset that is on, if one is.
    pub fn preset(&self) -> Option<usize> {
        property(self.browser, &self.action("preset"), "value").as_str()?.parse().ok()
    }

    /// The sentence that says what is on the screen: the words that describe the chart; nothing where they
    /// are not shown.
    pub fn sentence(&self) -> String {
        let found = self.browser.execute(
            "const chart = document.querySelector(arguments[0]);
             const said = document.getElementById(chart.getAttribute('aria-describedby'));
             return said?.checkVisibility() ? said.innerText : null",
            &[json!(self.chart().selector())],
        );
        found.as_str().unwrap_or_default().to_owned()
    }

    fn action(&self, action: &str) -> String {
        format!("{} [data-action='{action}']", self.selector)
    }

    fn list(&self, inside: &str, what: &str) -> Vec<String> {
        let script =
            format!("return [...document.querySelectorAll(arguments[0])].map((element) => {what})");
        let found = self.browser.execute(&script, &[json!(format!("{} {inside}", self.selector))]);
        let text = |one: &Value| one.as_str().unwrap_or_default().to_owned();
        found.as_array().into_iter().flatten().map(text).collect()
    }
}
