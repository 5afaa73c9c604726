//! An axis: a range that is always finite and ordered, with its ticks.
//!
//! plotters loops for ever over an infinite range and panics over one that is not a number; nothing
//! but an [`Axis`] ever reaches it.

/// The largest magnitude an end may have: two of them still have a finite difference.
const LARGEST: f64 = 1e300;
/// The smallest span, absolutely and relative to the larger end, that still has distinct ticks.
const SMALLEST: f64 = 1e-300;
const RELATIVE: f64 = 1e-9;

/// How many ticks an axis has where there is room.
pub(super) const ROOMY: usize = 6;

/// A finite, ordered range with ticks; what plotters is given, so that it cannot hang.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    lo: f64,
    hi: f64,
    division: Division,
    /// Ticks: position and label.
    ticks: Vec<(f64, String)>,
    /// Its name in symbols, with the unit: `p`, `nat`.
    title: String,
}

/// Which numbers may carry a tick.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Division {
    /// Multiples of 1, 2 or 5 times a power of ten.
    Decimal,
    /// 0, 0.25, 0.5, 0.75, 1.
    Quarters,
    /// The same, written 0, ¼, ½, ¾, 1.
    Fractions,
    /// Those it was given, one for each whole step.
    Named,
}

impl Axis {
    /// An axis over [lo, hi], mended to be finite and ordered, with sensible ticks.
    ///
    /// Edge values: ends in the wrong order are swapped; an end that is not finite is put one unit
    /// from the other, and [0, 1] stands in when neither is; ends too close to tell apart are moved
    /// apart; ends beyond ±10³⁰⁰ are brought back to it.
    ///
    /// ```
    /// # #[cfg(feature = "charts")] {
    /// use surprisal::charts::axis::Axis;
    /// let axis = Axis::new(-1.0, 1.0, "nat");
    /// let labels: Vec<&str> = axis.ticks().iter().map(|(_, label)| label.as_str()).collect();
    /// assert_eq!(labels, ["−1.0", "−0.5", "0", "0.5", "1.0"]);
    /// # }
    /// ```
    pub fn new(lo: f64, hi: f64, title: impl Into<String>) -> Self {
        let (lo, hi) = mend(lo, hi);
        let division = if (lo, hi) == (0.0, 1.0) { Division::Quarters } else { Division::Decimal };
        Self::divided(lo, hi, division, title.into())
    }

    /// The axis of a probability: [0, 1] with ticks 0, ¼, ½, ¾, 1.
    pub fn probability(title: impl Into<String>) -> Self {
        Self::divided(0.0, 1.0, Division::Fractions, title.into())
    }

    /// The axis of named outcomes: the name of outcome i in the middle of [i, i + 1].
    ///
    /// ```
    /// # #[cfg(feature = "charts")] {
    /// use surprisal::charts::axis::Axis;
    /// let axis = Axis::outcomes(["a", "b"].map(String::from));
    /// assert_eq!((axis.lo(), axis.hi()), (0.0, 2.0));
    /// assert_eq!(axis.ticks()[1], (1.5, "b".to_owned()));
    /// # }
    /// ```
    pub fn outcomes(names: impl IntoIterator<Item = String>) -> Self {
        let ticks: Vec<(f64, String)> =
            names.into_iter().enumerate().map(|(i, name)| (i as f64 + 0.5, name)).collect();
        Axis::named(ticks.len().max(1) as f64, ticks, "x")
    }

    /// The axis [0, hi] with names at these places, in order.
    ///
    /// Edge values: as of [`Axis::new`]; a name outside of the ends is left out.
    pub fn named(hi: f64, names: Vec<(f64, String)>, title: impl Into<String>) -> Self {
        let (lo, hi) = mend(0.0, hi);
        let ticks = names.into_iter().filter(|(at, _)| (lo..=hi).contains(at)).collect();
        Axis { lo, hi, division: Division::Named, ticks, title: title.into() }
    }

    /// Whether its ticks are names, which no grid line belongs to.
    pub fn is_named(&self) -> bool {
        self.division == Division::Named
    }

    /// An axis that holds every finite one of `values`, its ends moved out to round numbers.
    pub fn over(values: impl IntoIterator<Item = f64>, title: impl Into<String>) -> Self {
        let (lo, hi) = values
            .into_iter()
            .filter(|value| value.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(lo, hi), v| (lo.min(v), hi.max(v)));
        let (lo, hi) = mend(lo, hi);
        let step = decimal_step(lo, hi, ROOMY);
        Self::new((lo / step).floor() * step, (hi / step).ceil() * step, title)
    }

    /// The same range without numbers or title.
    pub fn bare(self) -> Self {
        Axis { division: Division::Named, ticks: Vec::new(), title: String::new(), ..self }
    }

    fn divided(lo: f64, hi: f64, division: Division, title: String) -> Self {
        let ticks = ticks(lo, hi, division, ROOMY);
        Axis { lo, hi, division, ticks, title }
    }

    /// The lower end.
    pub fn lo(&self) -> f64 {
        self.lo
    }

    /// The upper end.
    pub fn hi(&self) -> f64 {
        self.hi
    }

    /// The ticks: position and label.
    pub fn ticks(&self) -> &[(f64, String)] {
        &self.ticks
    }

    /// The ticks where there is only room for `most` of them; names are left out one by one instead,
    /// by who knows how wide they are.
    pub fn ticks_at_most(&self, most: usize) -> Vec<(f64, String)> {
        if most >= ROOMY || self.is_named() {
            self.ticks.clone()
        } else {
            ticks(self.lo, self.hi, self.division, most)
        }
    }

    /// The title, in symbols.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether `value` lies within the ends.
    pub fn contains(&self, value: f64) -> bool {
        self.lo <= value && value <= self.hi
    }
}

/// The nearest sensible range to [lo, hi]: finite, ordered, wide enough.
fn mend(lo: f64, hi: f64) -> (f64, f64) {
    let (lo, hi) = match (lo.is_finite(), hi.is_finite()) {
        (true, true) => (lo.min(hi), lo.max(hi)),
        (true, false) => (lo, lo + 1.0),
        (false, true) => (hi - 1.0, hi),
        (false, false) => (0.0, 1.0),
    };
    // Adding 0 turns −0 into 0.
    let (lo, hi) = (lo.clamp(-LARGEST, LARGEST) + 0.0, hi.clamp(-LARGEST, LARGEST) + 0.0);
    let size = lo.abs().max(hi.abs());
    if hi - lo >= (size * RELATIVE).max(SMALLEST) {
        return (lo, hi);
    }
    let middle = lo + (hi - lo) / 2.0;
    let half = if size < SMALLEST { 0.5 } else { size / 2.0 };
    (middle - half, middle + half)
}

/// The ticks of [lo, hi]: at most `most`, in order.
fn ticks(lo: f64, hi: f64, division: Division, most: usize) -> Vec<(f64, String)> {
    const QUARTERS: [(f64, &str, &str); 5] = [
        (0.0, "0", "0"),
        (0.25, "0.25", "¼"),
        (0.5, "0.5", "½"),
        (0.75, "0.75", "¾"),
        (1.0, "1", "1"),
    ];
    if division == Division::Decimal {
        return decimal_ticks(lo, hi, most);
    }
    let every = match most {
        0 => return Vec::new(),
        1 => 5,
        2 => 4,
        3 | 4 => 2,
        _ => 1,
    };
    QUARTERS
        .iter()
        .step_by(every)
        .map(|&(at, decimal, fraction)| {
            (at, if division == Division::Fractions { fraction } else { decimal }.to_owned())
        })
        .collect()
}

/// The multiples of the finest step of which at most `most` lie within [lo, hi].
fn decimal_ticks(lo: f64, hi: f64, most: usize) -> Vec<(f64, String)> {
    if most == 0 {
        return Vec::new();
    }
    let step = decimal_step(lo, hi, most);
    let (first, count) = multiples(lo, hi, step);
    (0..count.min(most))
        .map(|i| {
            let k = first + i as f64;
            // Dividing by a whole number rounds once where multiplying by 0.1 rounds twice.
            let at = if step < 1.0 && step > 1e-15 { k / (1.0 / step).round() } else { k * step };
            (at.clamp(lo, hi) + 0.0, number(at, step))
        })
        .collect()
}

/// The finest of 1, 2, 5 × 10ⁿ with at most `most` multiples within [lo, hi].
fn decimal_step(lo: f64, hi: f64, most: usize) -> f64 {
    let span = hi - lo;
    let rough = span / most.max(1) as f64;
    let mut power = 10f64.powi(rough.log10().floor() as i32 - 1);
    // Starting a decade below the answer, three decades always suffice.
    for _ in 0..4 {
        for factor in [1.0, 2.0, 5.0] {
            let step = factor * power;
            if step > 0.0 && step.is_finite() && multiples(lo, hi, step).1 <= most {
                return step;
            }
        }
        power *= 10.0;
    }
    span
}

/// The first multiple of `step` within [lo, hi], in steps, and how many there are.
fn multiples(lo: f64, hi: f64, step: f64) -> (f64, usize) {
    // An end that is a multiple but for rounding counts.
    let first = (lo / step - 1e-6).ceil();
    let last = (hi / step + 1e-6).floor();
    (first, (last - first + 1.0).clamp(0.0, 1e6) as usize)
}

/// `value` with the digits that a step of `step` needs: `0.25`, `−3`, `2·10⁷`.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::charts::axis::number;
/// assert_eq!(number(-0.5, 0.1), "−0.5");
/// assert_eq!(number(3e7, 1e7), "3·10⁷");
/// # }
/// ```
pub fn number(value: f64, step: f64) -> String {
    let value = value + 0.0;
    if value.abs() < step.abs() * 1e-3 {
        return "0".to_owned();
    }
    let step_power = (step.abs().log10() + 1e-9).floor();
    let power = (value.abs().log10() + 1e-9).floor();
    if (-5.0..6.0).contains(&power) && step_power >= -6.0 {
        let digits = (-step_power).clamp(0.0, 6.0) as usize;
        return format!("{value:.digits$}").replace('-', "−");
    }
    // The closest ticks of an axis are some 10⁻¹⁰ of their size apart.
    let digits = (power - step_power).clamp(0.0, 12.0) as usize;
    let written = format!("{value:.digits$e}").replace('-', "−");
    match written.split_once('e') {
        Some((mantissa, exponent)) => {
            format!("{mantissa}·10{}", exponent.chars().map(superscript).collect::<String>())
        }
        None => written,
    }
}

fn superscript(digit: char) -> char {
    match digit {
        '−' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}
