//! Densities over the real line: a Gaussian, and two of them mixed.
//!
//! A density is known by its logarithm, which is an ordinary number where the density itself is below
//! all numbers: at 40 deviations from its mean a Gaussian is e⁻⁸⁰⁰.

use std::ops::RangeInclusive;

use super::Probability;

/// A probability density that falls towards both ends of the real line.
pub trait Density {
    /// The natural logarithm of the density at `x`; −∞ where there is none.
    fn log_density(&self, x: f64) -> f64;

    /// The density at `x`, per unit of x; 0 where it is below all numbers.
    fn density(&self, x: f64) -> f64 {
        self.log_density(x).exp()
    }
}

/// ½·log 2π, the logarithm of 1 over the height of the standard Gaussian.
const HALF_LOG_TAU: f64 = 0.918_938_533_204_672_8;

/// A normal distribution, known by its mean and its deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gaussian {
    mean: f64,
    deviation: f64,
}

/// Why two numbers are not a mean and a deviation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GaussianError {
    /// The mean is not in [`Gaussian::MEANS`].
    Mean(f64),
    /// The deviation is not in [`Gaussian::DEVIATIONS`].
    Deviation(f64),
}

impl Gaussian {
    /// Which means there are: those that leave a Gaussian most of its mass on the grid.
    pub const MEANS: RangeInclusive<f64> = -8.0..=8.0;

    /// Which deviations there are: from two spacings of the grid, below which sums are no integrals, to
    /// a quarter of its length.
    pub const DEVIATIONS: RangeInclusive<f64> = 0.0625..=8.0;

    /// Mean 0, deviation 1: where a fit to [`Mixture::TWO_BUMPS`] starts.
    pub const STANDARD: Gaussian = Gaussian { mean: 0.0, deviation: 1.0 };

    /// The Gaussian with this mean and this deviation.
    ///
    /// Domain: a mean in [`MEANS`](Self::MEANS), a deviation in [`DEVIATIONS`](Self::DEVIATIONS).
    /// Errors: [`GaussianError`] names the first that is not, NaN among them.
    ///
    /// ```
    /// use surprisal::measures::{Gaussian, GaussianError};
    /// assert!(Gaussian::new(0.0, 1.0).is_ok());
    /// assert_eq!(Gaussian::new(0.0, -1.0), Err(GaussianError::Deviation(-1.0)));
    /// ```
    pub fn new(mean: f64, deviation: f64) -> Result<Self, GaussianError> {
        if !Self::MEANS.contains(&mean) {
            Err(GaussianError::Mean(mean))
        } else if !Self::DEVIATIONS.contains(&deviation) {
            Err(GaussianError::Deviation(deviation))
        } else {
            Ok(Gaussian { mean: mean + 0.0, deviation })
        }
    }

    /// The Gaussian whose mean and deviation are nearest to these.
    ///
    /// Domain: every number.
    /// Edge values: the ends of the ranges beyond them; mean 0 and deviation 1 for NaN.
    ///
    /// ```
    /// use surprisal::measures::Gaussian;
    /// let widest = Gaussian::nearest(-99.0, f64::INFINITY);
    /// assert_eq!((widest.mean(), widest.deviation()), (-8.0, 8.0));
    /// ```
    pub fn nearest(mean: f64, deviation: f64) -> Self {
        let within = |number: f64, range: RangeInclusive<f64>, otherwise: f64| {
            let number = if number.is_nan() { otherwise } else { number };
            number.clamp(*range.start(), *range.end()) + 0.0
        };
        Gaussian {
            mean: within(mean, Self::MEANS, Self::STANDARD.mean),
            deviation: within(deviation, Self::DEVIATIONS, Self::STANDARD.deviation),
        }
    }

    /// Where it is centred.
    pub fn mean(self) -> f64 {
        self.mean
    }

    /// Its standard deviation, > 0.
    pub fn deviation(self) -> f64 {
        self.deviation
    }

    /// How far `x` is from the mean, in deviations.
    pub(super) fn standardised(self, x: f64) -> f64 {
        (x - self.mean) / self.deviation
    }
}

impl Density for Gaussian {
    /// log of exp(−½((x − mean)/deviation)²)/(deviation·√(2π)).
    ///
    /// Accuracy: 4 units in the last place of the larger of its two terms.
    ///
    /// ```
    /// use surprisal::measures::{Density, Gaussian};
    /// // 1/√(2π) = 0.398942.
    /// assert!((Gaussian::STANDARD.density(0.0) - 0.398942).abs() < 1e-6);
    /// // The density itself would be 0.
    /// assert!((Gaussian::STANDARD.log_density(40.0) + 800.918939).abs() < 1e-6);
    /// ```
    fn log_density(&self, x: f64) -> f64 {
        let z = self.standardised(x);
        -0.5 * z * z - (self.deviation.ln() + HALF_LOG_TAU)
    }
}

/// Two Gaussians mixed: `weight` of the first and 1 − `weight` of the second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mixture {
    /// The share of the first; at 0 and 1 only one of them is left.
    pub weight: Probability,
    /// The first bump.
    pub first: Gaussian,
    /// The second bump.
    pub second: Gaussian,
}

impl Mixture {
    /// Half of it round −2, half in a narrower bump at 2: far enough apart that one Gaussian cannot be
    /// like both.
    ///
    /// From [`Gaussian::STANDARD`] the reverse fit settles on the first bump, and so it does from any
    /// mean up to 0.75; from 1 and above it settles on the second. In either case it costs log 2, nearly:
    /// half of the truth is missed. Were the bumps equal, there would be a third place to rest, a wide one
    /// between them.
    pub const TWO_BUMPS: Mixture = Mixture {
        weight: Probability::HALF,
        first: Gaussian { mean: -2.0, deviation: 0.75 },
        second: Gaussian { mean: 2.0, deviation: 0.375 },
    };

    /// The mean, w·m₁ + (1−w)·m₂.
    pub fn mean(&self) -> f64 {
        self.mean_of(Gaussian::mean)
    }

    /// The variance, w·s₁² + (1−w)·s₂² + w·(1−w)·(m₁ − m₂)²: within the bumps, and between them.
    ///
    /// ```
    /// use surprisal::measures::Mixture;
    /// // ½·0.75² + ½·0.375² + ¼·4².
    /// assert_eq!(Mixture::TWO_BUMPS.variance(), 4.3515625);
    /// ```
    pub fn variance(&self) -> f64 {
        let w = self.weight.get();
        let apart = self.first.mean - self.second.mean;
        self.mean_of(|bump| bump.deviation * bump.deviation) + w * (1.0 - w) * apart * apart
    }

    fn mean_of(&self, of: impl Fn(Gaussian) -> f64) -> f64 {
        let w = self.weight.get();
        w * of(self.first) + (1.0 - w) * of(self.second)
    }
}

impl Density for Mixture {
    /// log(w·a + (1−w)·b) from the logarithms of a and b, none of which has to be a number itself.
    ///
    /// Edge values: to the last bit that of the one bump when only one has weight, or both are one.
    /// Accuracy: a few units in the last place of the bumps' logarithms.
    fn log_density(&self, x: f64) -> f64 {
        if self.first == self.second {
            return self.first.log_density(x);
        }
        let w = self.weight.get();
        let first = w.ln() + self.first.log_density(x);
        let second = (-w).ln_1p() + self.second.log_density(x);
        let (less, more) = if first < second { (first, second) } else { (second, first) };
        more + (less - more).exp().ln_1p()
    }
}
