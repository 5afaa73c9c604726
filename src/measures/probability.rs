//! Probabilities and distributions: the only place that validates.

/// A probability: a finite number in [0, 1]; −0 is stored as 0.
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

    /// The nearest probability to `value`; ½ for NaN.
    pub fn nearest(value: f64) -> Self {
        if value.is_nan() { Self::HALF } else { Probability(value.clamp(0.0, 1.0) + 0.0) }
    }

    /// The number itself.
    pub fn get(self) -> f64 {
        self.0
    }
}

/// A distribution over K ≥ 1 outcomes: masses that are probabilities and sum to 1.
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
    pub fn new(masses: Vec<f64>) -> Result<Self, DistributionError> {
        Self::within(masses, 1e-9)
    }

    /// The distribution with these masses, if their sum is 1 within `tolerance`.
    pub fn within(masses: Vec<f64>, tolerance: f64) -> Result<Self, DistributionError> {
        if masses.is_empty() {
            return Err(DistributionError::Empty);
        }
        for (index, &mass) in masses.iter().enumerate() {
            Probability::new(mass).map_err(|error| DistributionError::Mass { index, error })?;
        }
        let sum: f64 = masses.iter().sum();
        if (sum - 1.0).abs() > tolerance {
            return Err(DistributionError::Sum(sum));
        }
        Ok(Distribution { masses })
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
}

/// Two distributions that should share their outcomes do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutcomesDiffer {
    /// The number of outcomes of p.
    pub p: usize,
    /// The number of outcomes of q.
    pub q: usize,
}
