//! The slider of a parameter.

use serde_json::json;

use super::property;
use crate::browser::{Browser, Point, Pointer};

/// A slider.
#[derive(Clone)]
pub struct Slider<'a> {
    browser: &'a Browser,
    selector: String,
}

impl<'a> Slider<'a> {
    pub(super) fn new(browser: &'a Browser, figure: &str, parameter: &str) -> Slider<'a> {
        let selector = format!("{figure} input[type=range][data-param='{parameter}']");
        Slider { browser, selector }
    }

    /// How it is found.
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// Where it stands.
    pub fn value(&self) -> f64 {
        super::number(property(self.browser, &self.selector, "value").as_str().unwrap_or_default())
    }

    /// Puts the keyboard's focus on it.
    pub fn focus(&self) {
        self.browser
            .execute("document.querySelector(arguments[0]).focus()", &[json!(self.selector)]);
    }

    /// Drags its thumb from where it stands to about `value`, in `steps` moves.
    pub fn drag(&self, pointer: Pointer, value: f64, steps: u32) {
        let from = self.value();
        let place = self.browser.place(&self.selector);
        // The thumb, as wide as the slider is high at most, stays inside the track at its ends.
        let half = (place.height / 2.0).min(8.0);
        let at = |value: f64| -> Point {
            (place.x + half + value * (place.width - 2.0 * half), place.y + place.height / 2.0)
        };
        let share = |step: u32| f64::from(step) / f64::from(steps);
        let along: Vec<Point> =
            (0..=steps).map(|step| at(from + share(step) * (value - from))).collect();
        self.browser.drag(pointer, &along);
        self.browser.settle();
    }
}
