//! Probabilities and distributions: the only place that validates.

/// A probability: a number in [0, 1], never NaN, never −0.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Probability(f64);

/// Why a number is not a probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ProbabilityError {
    /// Not a number.
    NotANumber,
    /// Below 0.
    Negative(f64),
    /// Above 1.
    AboveOne(f64),
}

impl Probability {
    /// ½.
    pub const HALF: Probability = Probability(0.5);

    /// The probability `value`, if it is one.
    ///
    /// Domain: numbers in [0, 1].
    /// Edge values: −0 becomes 0.
    /// Errors: [`ProbabilityError`] says why any other number is none.
    ///
    /// ```
    /// use surprisal::measures::{Probability, ProbabilityError};
    /// assert_eq!(Probability::new(0.25).map(Probability::get), Ok(0.25));
    /// assert_eq!(Probability::new(1.5), Err(ProbabilityError::AboveOne(1.5)));
    /// ```
    pub fn new(value: f64) -> Result<Self, ProbabilityError> {
        if value.is_nan() {
            Err(ProbabilityError::NotANumber)
        } else if value < 0.0 {
            Err(ProbabilityError::Negative(value))
        } else if value > 1.0 {
            Err(ProbabilityError::AboveOne(value))
        } else {
            Ok(Probability(value + 0.0))
        }
    }

    /// The probability nearest to `value`.
    ///
    /// Domain: every number.
    /// Edge values: 0 below 0 and for −∞, 1 above 1 and for +∞; ½ for NaN, which is near to none.
    ///
    /// ```
    /// use surprisal::measures::Probability;
    /// assert_eq!(Probability::nearest(0.25).get(), 0.25);
    /// assert_eq!(Probability::nearest(1.5).get(), 1.0);
    /// ```
    pub fn nearest(value: f64) -> Self {
        if value.is_nan() { Self::HALF } else { Probability(value.clamp(0.0, 1.0) + 0.0) }
    }

    /// The number itself.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// A distribution over K ≥ 1 outcomes: masses that are probabilities and sum to 1, up to rounding.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    masses: Vec<f64>,
}

/// Why numbers are not a distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DistributionError {
    /// No outcomes at all.
    Empty,
    /// The outcome at `index` is not a probability.
    Mass {
        /// Which outcome, counted from 0.
        index: usize,
        /// What is wrong with it.
        error: ProbabilityError,
    },
    /// The masses sum to this instead of 1.
    Sum(f64),
}

impl Distribution {
    /// The distribution with these masses, if their sum is 1 within 10⁻⁹.
    ///
    /// Domain: K ≥ 1 numbers in [0, 1]. They are kept as given, not divided by their sum.
    /// Errors: [`DistributionError`] names what is wrong, and the first outcome it is wrong with.
    ///
    /// ```
    /// use surprisal::measures::{Distribution, DistributionError};
    /// assert!(Distribution::new(vec![0.5, 0.25, 0.25]).is_ok());
    /// assert_eq!(Distribution::new(vec![0.5, 0.25]), Err(DistributionError::Sum(0.75)));
    /// ```
    pub fn new(masses: Vec<f64>) -> Result<Self, DistributionError> {
        Self::within(masses, 1e-9)
    }

    /// The distribution with these masses, if their sum is 1 within `tolerance`: for masses that were
    /// rounded on their way here, such as those of a printed table.
    ///
    /// Domain: K ≥ 1 numbers in [0, 1]; a tolerance ≥ 0. They are kept as given, and the measures are
    /// those of the masses as given.
    /// Errors: [`DistributionError`], as for [`new`](Self::new).
    ///
    /// ```
    /// use surprisal::measures::{Distribution, entropy};
    /// let thirds = vec![0.333, 0.333, 0.333];
    /// assert!(Distribution::new(thirds.clone()).is_err());
    /// let thirds = Distribution::within(thirds, 0.002).unwrap();
    /// // Three times −0.333·log 0.333, which is near log 3 = 1.099.
    /// assert!((entropy::of(&thirds) - 1.099).abs() < 0.002);
    /// ```
    pub fn within(masses: Vec<f64>, tolerance: f64) -> Result<Self, DistributionError> {
        if masses.is_empty() {
            return Err(DistributionError::Empty);
        }
        for (index, &mass) in masses.iter().enumerate() {
            Probability::new(mass).map_err(|error| DistributionError::Mass { index, error })?;
        }
        let sum: f64 = masses.iter().sum();
        if (sum - 1.0).abs() <= tolerance {
            Ok(Distribution { masses })
        } else {
            Err(DistributionError::Sum(sum))
        }
    }

    /// The distribution that gives each of `count` outcomes the same mass; at least one outcome.
    ///
    /// ```
    /// use surprisal::measures::Distribution;
    /// assert_eq!(Distribution::uniform(4).masses(), [0.25; 4]);
    /// assert_eq!(Distribution::uniform(0).masses(), [1.0]);
    /// ```
    pub fn uniform(count: usize) -> Self {
        let count = count.max(1);
        Distribution { masses: vec![1.0 / count as f64; count] }
    }

    /// The masses, in the order of the outcomes.
    pub fn masses(&self) -> &[f64] {
        &self.masses
    }

    /// The masses (pᵢ, qᵢ) of each outcome that p and q share.
    pub(super) fn outcomes<'a>(
        p: &'a Self,
        q: &'a Self,
    ) -> Result<impl Iterator<Item = (f64, f64)> + 'a, OutcomesDiffer> {
        if p.masses.len() == q.masses.len() {
            Ok(p.masses.iter().copied().zip(q.masses.iter().copied()))
        } else {
            Err(OutcomesDiffer { p: p.masses.len(), q: q.masses.len() })
        }
    }

    /// The distribution of masses that are one by their making: at least one of them, each in [0, 1], and
    /// their sum 1 up to rounding.
    pub(super) fn made(masses: Vec<f64>) -> Self {
        Distribution { masses }
    }
}

/// Two distributions that should share their outcomes do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomesDiffer {
    /// The number of outcomes of p.
    pub p: usize,
    /// The number of outcomes of q.
    pub q: usize,
}
