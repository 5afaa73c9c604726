//! A chart: the canvas that shows it.

use serde_json::{Value, json};

use super::attribute;
use crate::browser::{Browser, Point};

/// A chart.
#[derive(Clone)]
pub struct Chart<'a> {
    browser: &'a Browser,
    figure: String,
    selector: String,
}

/// What is on its canvas.
#[derive(Clone, Debug, PartialEq)]
pub struct Pixels {
    /// Device pixels across.
    pub width: f64,
    /// Device pixels down.
    pub height: f64,
    /// CSS pixels across.
    pub css_width: f64,
    /// CSS pixels down.
    pub css_height: f64,
    /// How many pixels are neither empty nor the ground's, which the corner shows.
    pub painted: f64,
    /// A number that differs for different pictures.
    pub print: String,
}

/// Gives the canvas of the chart `arguments[0]`, and its pixels.
const CANVAS: &str = "
    const canvas = document.querySelector(arguments[0]);
    // Read from a copy: a canvas that is read itself is slowed down, and the console warns of it.
    const words = () => {
      const { width, height } = canvas, copy = new OffscreenCanvas(width, height);
      const context = copy.getContext('2d', { willReadFrequently: true });
      context.drawImage(canvas, 0, 0);
      return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    };
    const print = (words) => String(words.reduce((print, word) => (Math.imul(print, 31) + word) | 0, 7));
";

impl<'a> Chart<'a> {
    pub(super) fn new(browser: &'a Browser, figure: &str, name: &str) -> Chart<'a> {
        let selector = format!("{figure} [data-chart='{name}']");
        Chart { browser, figure: figure.to_owned(), selector }
    }

    /// How its canvas is found.
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// Its accessible name.
    pub fn name(&self) -> String {
        attribute(self.browser, &self.selector, "aria-label").unwrap_or_default()
    }

    /// What is on its canvas, once it is in the window.
    pub fn pixels(&self) -> Pixels {
        self.browser.place(&self.selector);
        self.browser.settle();
        let script = format!(
            "{CANVAS}
             const all = words(), box = canvas.getBoundingClientRect();
             const inked = (word) => word >>> 24 > 0 && word !== all[0];
             const painted = all.reduce((count, word) => count + (inked(word) ? 1 : 0), 0);
             return {{ numbers: [canvas.width, canvas.height, box.width, box.height, painted],
                       print: print(all) }};"
        );
        let found = self.browser.execute(&script, &[json!(self.selector)]);
        let number = |index: usize| found["numbers"][index].as_f64().unwrap_or_default();
        Pixels {
            width: number(0),
            height: number(1),
            css_width: number(2),
            css_height: number(3),
            painted: number(4),
            print: found["print"].to_string(),
        }
    }

    /// Keeps what is on its canvas now, for [`Chart::changed`]; leaves the page where it is.
    pub fn remember(&self) {
        let script = format!(
            "{CANVAS}
             window.remembered ??= new Map();
             window.remembered.set(arguments[0], words());"
        );
        self.browser.execute(&script, &[json!(self.selector)]);
    }

    /// How many pixels have changed since they were remembered, by more than a rasteriser's whim;
    /// leaves the page where it is.
    pub fn changed(&self) -> u64 {
        let script = format!(
            "{CANVAS}
             const far = (a, b) => [0, 8, 16, 24].some((shift) =>
               Math.abs((a >>> shift & 255) - (b >>> shift & 255)) > 24);
             const now = words(), before = window.remembered.get(arguments[0]);
             if (now.length !== before.length) return now.length;
             return now.reduce((sum, word, at) =>
               sum + (word !== before[at] && far(word, before[at]) ? 1 : 0), 0);"
        );
        let found = self.browser.execute(&script, &[json!(self.selector)]);
        found.as_u64().expect("remembered before")
    }

    /// How many pixels of its canvas have exactly the colour of a custom property.
    pub fn pixels_of_colour(&self, property: &str) -> u64 {
        self.browser.place(&self.selector);
        self.browser.settle();
        let script = format!(
            "{CANVAS}
             const colour = getComputedStyle(document.documentElement)
               .getPropertyValue(arguments[1]).trim();
             const [, r, g, b] = colour.match(/^#(..)(..)(..)$/).map((hex) => parseInt(hex, 16));
             const wanted = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
             return words().filter((word) => word === wanted).length;"
        );
        let found = self.browser.execute(&script, &[json!(self.selector), json!(property)]);
        found.as_u64().unwrap_or_default()
    }

    /// The places of its handles in the window, from left to right: where the cursor offers to
    /// grab.
    pub fn handles(&self) -> Vec<Point> {
        let place = self.browser.place(&self.selector);
        let found = self.browser.execute(
            "const canvas = document.querySelector(arguments[0]);
             const box = canvas.getBoundingClientRect(), step = 4, groups = [];
             const near = (one, [x, y]) =>
               one.some(([a, b]) => Math.abs(a - x) <= step && Math.abs(b - y) <= step);
             for (let x = 0; x < box.width; x += step) {
               for (let y = 0; y < box.height; y += step) {
                 canvas.dispatchEvent(new PointerEvent('pointermove', {
                   clientX: box.x + x, clientY: box.y + y, pointerType: 'mouse', bubbles: true }));
                 if (canvas.style.cursor !== 'grab') continue;
                 const joined = groups.filter((group) => near(group, [x, y]));
                 const rest = groups.filter((group) => !joined.includes(group));
                 groups.length = 0;
                 groups.push(...rest, [...joined.flat(), [x, y]]);
               }
             }
             const mean = (numbers) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
             return groups.map((group) =>
               [mean(group.map(([x]) => x)), mean(group.map(([, y]) => y))]);",
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

    /// The numbers of the table behind it, which is opened: row by row, what names the row first; NaN
    /// where a name is no number, or nothing is there.
    pub fn table(&self) -> Vec<Vec<f64>> {
        let details = format!("{} details.numbers", self.figure);
        let open = super::property(self.browser, &details, "open") == json!(true);
        if !open {
            self.browser.click(&format!("{details} > summary"));
            self.browser.settle();
        }
        self.browser.until(
            "the table has rows",
            "return document.querySelector(`${arguments[0]} tbody tr`) !== null",
            &[json!(details)],
        );
        let found = self.browser.execute(
            "const table = document.querySelector(arguments[0]).querySelector('table');
             return [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map(
               (cell) => cell.dataset.value
                 ?? (cell.tagName === 'TH' || cell.textContent === '—' ? null : cell.textContent)
                 ?? (/^[-\\d.e]+$/.test(cell.textContent) ? cell.textContent : 'NaN')));",
            &[json!(details)],
        );
        let row = |row: &Value| {
            let cells = row.as_array().into_iter().flatten();
            cells.map(|cell| super::number(cell.as_str().unwrap_or_default())).collect()
        };
        found.as_array().into_iter().flatten().map(row).collect()
    }
}
