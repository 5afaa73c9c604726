//! Dials: numbers that a figure declares by name, each with its range.

use std::sync::Arc;

use super::entry::{self, EntryError};
use super::outcomes;

/// One number of a figure: its key in addresses, and what it can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dial {
    /// Its key in addresses and hooks.
    pub key: &'static str,
    /// The least it can be.
    pub lo: f64,
    /// The most it can be, above `lo`.
    pub hi: f64,
    /// What it is unless it is set.
    pub start: f64,
    /// How it is spread over a slider.
    pub scale: Scale,
    /// Whether it is a whole number.
    pub whole: bool,
    /// Whether there is one in each row of a list.
    pub each: bool,
}

/// The most rows that a list has.
pub const MOST_ROWS: usize = 6;

/// The most letters of a row's name: a model is called by more than one word.
pub const LONGEST_NAME: usize = 40;

/// How a number is spread over a slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences are equally long.
    Linear,
    /// Equal quotients are equally long; of numbers above 0.
    Logarithmic,
}

/// A probability, as a slider and its keys move it.
pub const PROBABILITY: Dial = Dial::linear("", 0.0, 1.0, 0.5);

impl Dial {
    /// A dial spread evenly.
    pub const fn linear(key: &'static str, lo: f64, hi: f64, start: f64) -> Dial {
        Dial { key, lo, hi, start, scale: Scale::Linear, whole: false, each: false }
    }

    /// A dial spread by its logarithm, `lo` above 0.
    pub const fn logarithmic(key: &'static str, lo: f64, hi: f64, start: f64) -> Dial {
        Dial { scale: Scale::Logarithmic, ..Dial::linear(key, lo, hi, start) }
    }

    /// A dial of whole numbers.
    pub const fn whole(key: &'static str, lo: f64, hi: f64, start: f64) -> Dial {
        Dial { whole: true, ..Dial::linear(key, lo, hi, start) }
    }

    /// A dial of whole numbers spread by their logarithm, `lo` above 0.
    pub const fn count(key: &'static str, lo: f64, hi: f64, start: f64) -> Dial {
        Dial { whole: true, ..Dial::logarithmic(key, lo, hi, start) }
    }

    /// The same dial, one in each row of a list.
    pub const fn in_each_row(self) -> Dial {
        Dial { each: true, ..self }
    }

    /// The number nearest to `value` that it can be; its start for what is no number.
    ///
    /// ```
    /// use surprisal::state::dials::Dial;
    /// let label = Dial::whole("label", 1.0, 3.0, 1.0);
    /// assert_eq!((label.nearest(2.4), label.nearest(9.0)), (2.0, 3.0));
    /// assert_eq!(label.nearest(f64::NAN), 1.0);
    /// ```
    pub fn nearest(&self, value: f64) -> f64 {
        let value = if value.is_nan() { self.start } else { value };
        let value = if self.whole { value.round() } else { value };
        // Adding 0 turns −0 into 0.
        value.clamp(self.lo, self.hi) + 0.0
    }

    /// The number in a text, as [`entry::number`] reads it.
    ///
    /// # Errors
    ///
    /// [`EntryError::Outside`] for what is no number or none that it can be; else those of
    /// [`entry::number`].
    pub fn read(&self, text: &str) -> Result<f64, EntryError> {
        let number = match entry::number(text) {
            Err(EntryError::NotANumber | EntryError::Negative) => f64::NAN,
            other => other?,
        };
        let inside = self.lo <= number && number <= self.hi;
        if inside { Ok(self.nearest(number)) } else { Err(EntryError::Outside(self.lo, self.hi)) }
    }

    /// Where a value stands on a slider, from the position of `lo` to that of `hi`.
    pub fn position(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Linear => value,
            Scale::Logarithmic => value.ln(),
        }
    }

    /// What a hand means that puts the slider to a position.
    ///
    /// ```
    /// use surprisal::state::dials::Dial;
    /// let temperature = Dial::logarithmic("T", 0.1, 10.0, 1.0);
    /// assert_eq!(temperature.at(0.0), 1.0);
    /// assert_eq!(temperature.at(0.7), 2.01); // e⁰·⁷ = 2.0138
    /// ```
    pub fn at(&self, position: f64) -> f64 {
        self.by_hand(match self.scale {
            Scale::Linear => position,
            Scale::Logarithmic => position.exp(),
        })
    }

    /// The value that a hand means: no finer than a tenth of a step.
    pub fn by_hand(&self, value: f64) -> f64 {
        let value = self.nearest(value);
        let tenth = self.step(value) - 1;
        self.nearest(rounded(value, if self.whole { tenth.max(0) } else { tenth }))
    }

    /// Where a key takes a value: arrows by a step, Shift ×10, Alt ÷10; Home and End to the ends.
    ///
    /// A step is a power of ten, from a fiftieth of the range downwards; on a logarithmic scale it is a unit
    /// of the second digit; of whole numbers spread evenly it is 1. The result is rounded to a tenth of it, so that ten
    /// steps of 0.01 make exactly 0.1.
    ///
    /// ```
    /// use surprisal::state::dials::PROBABILITY;
    /// assert_eq!(PROBABILITY.after_key(0.3, "ArrowUp", true, false), Some(0.4));
    /// assert_eq!(PROBABILITY.after_key(0.3, "ArrowDown", false, true), Some(0.299));
    /// assert_eq!(PROBABILITY.after_key(0.3, "a", false, false), None);
    /// ```
    pub fn after_key(&self, value: f64, key: &str, shift: bool, alt: bool) -> Option<f64> {
        let (finest, coarse) = match (self.whole, self.scale) {
            (true, Scale::Linear) => (0, 0),
            _ => (self.step(value), self.step(value) + 1),
        };
        let (step, large) = (power_of_ten(finest), power_of_ten(coarse));
        let by = match (shift, alt) {
            (true, false) => large,
            (false, true) if !self.whole => power_of_ten(finest - 1),
            _ => step,
        };
        let moved = match key {
            "ArrowRight" | "ArrowUp" => value + by,
            "ArrowLeft" | "ArrowDown" => value - by,
            "PageUp" => value + large,
            "PageDown" => value - large,
            "Home" => return Some(self.lo),
            "End" => return Some(self.hi),
            _ => return None,
        };
        Some(self.by_hand(moved))
    }

    /// The power of ten that is a step at a value.
    fn step(&self, value: f64) -> i32 {
        match self.scale {
            Scale::Linear if self.whole => 0,
            Scale::Linear => magnitude((self.hi - self.lo) / 50.0),
            Scale::Logarithmic if self.whole => (magnitude(value) - 1).max(0),
            Scale::Logarithmic => magnitude(value) - 1,
        }
    }
}

/// The power of ten at or below a number above 0.
fn magnitude(number: f64) -> i32 {
    // A power of ten may come out a little low.
    (number.log10() + 1e-9).floor() as i32
}

/// 10ⁿ as a reader writes it: powi may be off in the last place below 1.
fn power_of_ten(exponent: i32) -> f64 {
    if exponent < 0 { 1.0 / 10f64.powi(-exponent) } else { 10f64.powi(exponent) }
}

/// The multiple of 10ⁿ next to a value.
fn rounded(value: f64, exponent: i32) -> f64 {
    // Dividing by a whole number rounds once where multiplying by 0.1 rounds twice.
    let whole = 10f64.powi(exponent.abs());
    if exponent < 0 { (value * whole).round() / whole } else { (value / whole).round() * whole }
}

/// What the dials of a figure are set to: always numbers that they can be.
///
/// A dial may have a number in each of one to six rows; such dials stand behind the others. Rows may have
/// names.
#[derive(Clone, Debug, PartialEq)]
pub struct Dials {
    all: &'static [Dial],
    rows: usize,
    /// The numbers of the other dials, then row by row those of the rows.
    values: Arc<[f64]>,
    /// As many as rows; nothing where there are none.
    names: Option<Arc<Vec<String>>>,
}

impl Default for Dials {
    /// None at all.
    fn default() -> Self {
        Dials::new(&[])
    }
}

impl Dials {
    /// These dials where they start.
    pub fn new(all: &'static [Dial]) -> Dials {
        Dials::from(all, &[])
    }

    /// These dials at the numbers nearest to `values`, with as many rows as those fill; at their start
    /// where there is none.
    pub fn from(all: &'static [Dial], values: &[f64]) -> Dials {
        let (single, each) = all.split_at(all.iter().take_while(|dial| !dial.each).count());
        let rows = match values.len().saturating_sub(single.len()).checked_div(each.len()) {
            Some(rows) => rows.clamp(1, MOST_ROWS),
            None => 1,
        };
        let of_rows = each.iter().cycle().take(rows * each.len());
        let value = |(index, dial): (usize, &Dial)| {
            dial.nearest(values.get(index).copied().unwrap_or(f64::NAN))
        };
        let values = single.iter().chain(of_rows).enumerate().map(value).collect();
        Dials { all, rows, values, names: None }
    }

    /// The dials.
    pub fn all(&self) -> &'static [Dial] {
        self.all
    }

    /// What they are set to: the dials without rows in order, then the others row by row.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// How many rows there are; 1 where no dial has rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The names of the rows as they were given; none where they are only counted.
    pub fn names(&self) -> &[String] {
        self.names.as_deref().map_or(&[], Vec::as_slice)
    }

    /// The name of a row: as given, else its number from 1.
    pub fn name(&self, row: usize) -> String {
        outcomes::name_of(self.names(), row)
    }

    /// The same, with names; none when there are not as many as rows.
    ///
    /// A name is cut to 40 letters, and loses what would break or turn a line.
    pub fn named(self, names: Vec<String>) -> Dials {
        let names = outcomes::fitting(names, self.rows, LONGEST_NAME);
        Dials { names: (!names.is_empty()).then(|| Arc::new(names)), ..self }
    }

    /// The most rows there can be.
    pub fn most_rows(&self) -> usize {
        if self.all.iter().any(|dial| dial.each) { MOST_ROWS } else { 1 }
    }

    /// The same dials with so many rows; a new one comes where its dials start.
    pub fn resized(&self, rows: usize) -> Dials {
        let each = self.all.iter().filter(|dial| dial.each).count();
        let single = self.all.len() - each;
        let mut values = self.values.to_vec();
        values.resize(single + each * rows.clamp(1, MOST_ROWS), f64::NAN);
        let resized = Dials::from(self.all, &values);
        let names = outcomes::names_for(self.names(), resized.rows);
        resized.named(names)
    }

    /// The dial of a key.
    pub fn dial(&self, key: &str) -> Option<&'static Dial> {
        self.all.iter().find(|dial| dial.key == key)
    }

    /// Where the number of a dial stands in a row; one without rows is in each of them.
    fn place(&self, key: &str, row: usize) -> Option<usize> {
        let index = self.all.iter().position(|dial| dial.key == key)?;
        let each = self.all.iter().filter(|dial| dial.each).count();
        let in_row = self.all.get(index).is_some_and(|dial| dial.each);
        Some(if in_row { index + each * row } else { index })
    }

    /// What the dial of a key is set to, in the first row.
    pub fn get(&self, key: &str) -> Option<f64> {
        self.get_in(key, 0)
    }

    /// What the dial of a key is set to in a row.
    pub fn get_in(&self, key: &str, row: usize) -> Option<f64> {
        self.values.get(self.place(key, row)?).copied()
    }

    /// With the dial of a key at the number nearest to `value`, in the first row; `None` when there is
    /// no such dial.
    ///
    /// ```
    /// use surprisal::state::dials::{Dial, Dials};
    /// static ALL: [Dial; 2] = [Dial::linear("mu", -4.0, 4.0, 0.0), Dial::linear("eps", 0.0, 0.5, 0.1)];
    /// let dials = Dials::new(&ALL).with("mu", 7.0).unwrap();
    /// assert_eq!((dials.get("mu"), dials.get("eps")), (Some(4.0), Some(0.1)));
    /// ```
    pub fn with(&self, key: &str, value: f64) -> Option<Dials> {
        self.with_in(key, 0, value)
    }

    /// The same in any row; `None` also when there is no such row.
    pub fn with_in(&self, key: &str, row: usize, value: f64) -> Option<Dials> {
        let mut values = self.values.to_vec();
        *values.get_mut(self.place(key, row)?)? = self.dial(key)?.nearest(value);
        Some(Dials { values: values.into(), names: self.names.clone(), ..*self })
    }

    /// Whether these are the same dials, whatever they are set to.
    pub fn are_those_of(&self, other: &Dials) -> bool {
        self.all == other.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOGIT: Dial = Dial::linear("z", -6.0, 6.0, 0.0);
    const SMOOTHING: Dial = Dial::linear("eps", 0.0, 0.5, 0.0);
    const TEMPERATURE: Dial = Dial::logarithmic("T", 0.1, 10.0, 1.0);
    const LABEL: Dial = Dial::whole("label", 1.0, 3.0, 1.0);
    const MANY: Dial = Dial::count("many", 1.0, 1e6, 1000.0);
    const ALL: [Dial; 6] = [LOGIT, SMOOTHING, TEMPERATURE, LABEL, PROBABILITY, MANY];

    #[test]
    fn arrows_step_by_powers_of_ten_exactly() {
        let ten_times = |dial: Dial, from: f64| {
            let up = |value, _| dial.after_key(value, "ArrowRight", false, false).unwrap();
            (0..10).fold(from, up)
        };
        assert_eq!(ten_times(PROBABILITY, 0.0), 0.1);
        assert_eq!(ten_times(SMOOTHING, 0.0), 0.1);
        assert_eq!(ten_times(LOGIT, -0.5), 0.5);
        // A unit of the second digit: 0.95, …, 0.99, 1, 1.1, …, 1.4.
        assert_eq!(ten_times(TEMPERATURE, 0.95), 1.5);
        assert_eq!(ten_times(LABEL, 1.0), 3.0);
        for (dial, value, shift, alt) in [
            (LOGIT, 0.3, 1.3, 0.31),
            (SMOOTHING, 0.3, 0.4, 0.301),
            (TEMPERATURE, 0.35, 0.45, 0.351),
            (LABEL, 1.0, 2.0, 2.0),
        ] {
            assert_eq!(dial.after_key(value, "ArrowUp", true, false), Some(shift));
            assert_eq!(dial.after_key(value, "ArrowUp", false, true), Some(alt));
            assert_eq!(dial.after_key(value, "PageUp", false, false), Some(shift));
        }
    }

    #[test]
    fn a_count_steps_by_a_unit_of_its_second_digit() {
        let after = |value: f64, key: &str| MANY.after_key(value, key, false, false);
        assert_eq!(after(7.0, "ArrowUp"), Some(8.0));
        assert_eq!(after(1234.0, "ArrowUp"), Some(1330.0));
        assert_eq!(after(1234.0, "PageDown"), Some(234.0));
        assert_eq!((MANY.at(0.0), MANY.at(1e6f64.ln())), (1.0, 1e6));
        // e¹⁰ = 22,026.47
        assert_eq!((MANY.at(10.0), MANY.nearest(22_026.47)), (22_000.0, 22_026.0));
    }

    #[test]
    fn keys_stop_at_the_ends_and_leave_other_keys_alone() {
        for dial in ALL {
            let after = |value: f64, key: &str| dial.after_key(value, key, false, false);
            assert_eq!(after(dial.start, "Home"), Some(dial.lo));
            assert_eq!(after(dial.start, "End"), Some(dial.hi));
            for key in ["ArrowUp", "PageUp"] {
                assert_eq!(after(dial.hi, key), Some(dial.hi));
            }
            for key in ["ArrowLeft", "PageDown"] {
                assert_eq!(after(dial.lo, key), Some(dial.lo));
            }
            assert_eq!(after(dial.start, "a"), None);
            // A key that moves never leaves a value where it is, wherever it stands.
            for index in 1..1000 {
                let spread = f64::from(index) / 1000.0;
                let value = dial.nearest(dial.lo + spread * (dial.hi - dial.lo));
                let up = dial.after_key(value, "ArrowUp", false, true).unwrap();
                let down = dial.after_key(value, "ArrowDown", false, true).unwrap();
                assert!(up > value || value == dial.hi, "{dial:?}: {value} up to {up}");
                assert!(down < value || value == dial.lo, "{dial:?}: {value} down to {down}");
            }
        }
    }

    #[test]
    fn a_slider_gives_back_what_it_shows() {
        for dial in ALL {
            let (first, last) = (dial.position(dial.lo), dial.position(dial.hi));
            assert_eq!((dial.at(first), dial.at(last)), (dial.lo, dial.hi));
            for index in 0..=1000 {
                let value = dial.at(first + (last - first) * f64::from(index) / 1000.0);
                assert_eq!(dial.at(dial.position(value)), value, "{dial:?}");
            }
        }
    }

    #[test]
    fn anything_has_a_nearest_value() {
        let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 5e-324, 1e300, 0.5, 2.5];
        for dial in ALL {
            for value in odd {
                for value in [dial.nearest(value), dial.by_hand(value), dial.at(value)] {
                    assert!(dial.lo <= value && value <= dial.hi, "{dial:?}: {value}");
                    assert!(!dial.whole || value == value.round());
                    assert!(value != 0.0 || value.is_sign_positive());
                }
            }
        }
    }

    #[test]
    fn a_number_beyond_the_ends_is_called_so() {
        assert_eq!(TEMPERATURE.read(" 5/2 "), Ok(2.5));
        assert_eq!(LOGIT.read("−6"), Ok(-6.0));
        assert_eq!(LOGIT.read("6.01"), Err(EntryError::Outside(-6.0, 6.0)));
        assert_eq!(TEMPERATURE.read("0"), Err(EntryError::Outside(0.1, 10.0)));
        assert_eq!(TEMPERATURE.read("hot"), Err(EntryError::Outside(0.1, 10.0)));
        assert_eq!(TEMPERATURE.read("-1e-400"), Err(EntryError::Outside(0.1, 10.0)));
        assert_eq!(TEMPERATURE.read(" "), Err(EntryError::Empty));
        assert_eq!(LABEL.read("1.6"), Ok(2.0));
    }

    #[test]
    fn one_dial_moves_alone() {
        static TWO: [Dial; 2] = [LOGIT, LABEL];
        let dials = Dials::from(&TWO, &[9.0]);
        assert_eq!(dials.values(), [6.0, 1.0]);
        let moved = dials.with("label", 2.7).unwrap();
        assert_eq!((moved.get("z"), moved.get("label")), (Some(6.0), Some(3.0)));
        assert_eq!((moved.with("eps", 0.1), moved.get("eps")), (None, None));
        assert!(moved.are_those_of(&dials) && !moved.are_those_of(&Dials::default()));
    }

    #[test]
    fn a_list_has_a_number_in_each_row() {
        static LAYERS: [Dial; 3] = [LABEL, SMOOTHING.in_each_row(), LOGIT.in_each_row()];
        let dials = Dials::from(&LAYERS, &[2.0, 0.1, 1.0, 0.2, -1.0, 0.9]);
        assert_eq!((dials.rows(), dials.most_rows()), (2, MOST_ROWS));
        assert_eq!(dials.values(), [2.0, 0.1, 1.0, 0.2, -1.0]);
        assert_eq!((dials.get("z"), dials.get_in("z", 1)), (Some(1.0), Some(-1.0)));
        assert_eq!((dials.get_in("label", 1), dials.get_in("z", 2)), (Some(2.0), None));
        let moved = dials.with_in("eps", 1, 7.0).unwrap();
        assert_eq!(moved.values(), [2.0, 0.1, 1.0, 0.5, -1.0]);
        assert_eq!(moved.with_in("eps", 2, 0.1), None);
        let longer = moved.resized(3);
        assert_eq!(longer.values(), [2.0, 0.1, 1.0, 0.5, -1.0, 0.0, 0.0]);
        assert_eq!(longer.resized(2), moved);
        assert_eq!((longer.resized(0).rows(), longer.resized(99).rows()), (1, MOST_ROWS));
        assert_eq!(Dials::new(&LAYERS).rows(), 1);
        let named = moved.clone().named(["a", "b\u{202e},\n"].map(String::from).into());
        assert_eq!(
            (named.name(1), named.resized(3).names()),
            ("b".into(), &["a", "b", "3"].map(String::from)[..])
        );
        assert_eq!(named.with_in("eps", 0, 0.2).unwrap().names(), named.names());
        assert_eq!(
            (moved.name(1), moved.named(vec![String::new()]).names().len()),
            ("2".into(), 0)
        );
        let single = Dials::new(&[LABEL]);
        assert_eq!((single.resized(4).rows(), single.most_rows()), (1, 1));
    }
}
