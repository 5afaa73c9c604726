//! A chart: a canvas for its marks, over one for its axes.

use serde_json::{Value, json};

use super::attribute;
use crate::browser::{Browser, Point};

/// A chart.
#[derive(Clone)]
pub struct Chart<'a> {
    browser: &'a Browser,
    selector: String,
}

/// The pixels of a canvas, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Pixels {
    /// Device pixels across.
    pub width: u32,
    /// Device pixels down.
    pub height: u32,
    /// CSS pixels across.
    pub css_width: f64,
    /// CSS pixels down.
    pub css_height: f64,
    /// How many pixels are not empty.
    pub painted: u32,
    /// A number that differs for different pictures.
    pub print: String,
}

impl<'a> Chart<'a> {
    pub(super) fn new(browser: &'a Browser, selector: &str) -> Chart<'a> {
        Chart { browser, selector: selector.to_owned() }
    }

    /// How its upper canvas is found.
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// Its accessible name.
    pub fn name(&self) -> String {
        attribute(self.browser, &self.selector, "aria-label").unwrap_or_default()
    }

    /// The pixels of its canvases, the upper one first.
    pub fn pixels(&self) -> Vec<Pixels> {
        self.browser.place(&self.selector);
        self.browser.settle();
        let found = self.browser.execute(
            "const upper = document.querySelector(arguments[0]);
             const all = [...upper.parentElement.querySelectorAll('canvas')];
             return [upper, ...all.filter((other) => other !== upper)].map((canvas) => {
               const { width, height } = canvas, box = canvas.getBoundingClientRect();
               const data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
               let painted = 0, print = 0;
               for (const word of new Uint32Array(data.buffer)) {
                 painted += word >>> 24 ? 1 : 0;
                 print = (Math.imul(print, 31) + word) | 0;
               }
               return { width, height, css: [box.width, box.height], painted, print };
             });",
            &[json!(self.selector)],
        );
        let whole = |value: &Value| value.as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
        let pixels = |one: &Value| Pixels {
            width: whole(&one["width"]),
            height: whole(&one["height"]),
            css_width: one["css"][0].as_f64().unwrap_or_default(),
            css_height: one["css"][1].as_f64().unwrap_or_default(),
            painted: whole(&one["painted"]),
            print: one["print"].to_string(),
        };
        found.as_array().into_iter().flatten().map(pixels).collect()
    }

    /// The places of its handles in the window, from left to right: where the cursor offers to
    /// grab.
    pub fn handles(&self) -> Vec<Point> {
        let place = self.browser.place(&self.selector);
        let found = self.browser.execute(
            "const canvas = document.querySelector(arguments[0]), box = canvas.getBoundingClientRect();
             const step = 4, groups = [];
             for (let x = 0; x < box.width; x += step) {
               for (let y = 0; y < box.height; y += step) {
                 canvas.dispatchEvent(new PointerEvent('pointermove', {
                   clientX: box.x + x, clientY: box.y + y, pointerType: 'mouse', bubbles: true }));
                 if (getComputedStyle(canvas).cursor !== 'grab') continue;
                 const near = groups.find((group) => group.some(([a, b]) =>
                   Math.abs(a - x) <= step && Math.abs(b - y) <= step));
                 near ? near.push([x, y]) : groups.push([[x, y]]);
               }
             }
             const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
             return groups.map((group) => [mean(group.map(([x]) => x)), mean(group.map(([, y]) => y))]);",
            &[json!(self.selector)],
        );
        let point = |one: &Value| {
            let at = |index: usize| one[index].as_f64().unwrap_or_default();
            (place.x + at(0), place.y + at(1))
        };
        let mut handles: Vec<Point> = found.as_array().into_iter().flatten().map(point).collect();
        handles.sort_by(|a, b| a.0.total_cmp(&b.0));
        handles
    }
}
