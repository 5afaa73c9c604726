//! An axis: a range that is always finite and ordered, with its ticks.

/// A finite, ordered range with ticks; what plotters is given, so that it cannot hang.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    lo: f64,
    hi: f64,
    /// Ticks: position and label.
    ticks: Vec<(f64, String)>,
    /// Its name in symbols, with the unit: `p`, `nat`.
    title: String,
}

impl Axis {
    /// An axis over [lo, hi], mended to be finite and ordered, with sensible ticks.
    pub fn new(lo: f64, hi: f64, title: impl Into<String>) -> Self {
        let (lo, hi) =
            if lo.is_finite() && hi.is_finite() && hi > lo { (lo, hi) } else { (0.0, 1.0) };
        Axis {
            lo,
            hi,
            ticks: vec![(lo, format!("{lo}")), (hi, format!("{hi}"))],
            title: title.into(),
        }
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

    /// The title, in symbols.
    pub fn title(&self) -> &str {
        &self.title
    }
}
