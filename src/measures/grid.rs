//! The grid that integrals over densities are taken on, by the trapezoidal rule.
//!
//! The points are 1/32 apart and reach from −16 to 16; the two at the ends weigh half. Of a smooth
//! function that vanishes at both ends the rule is off by far less than any power of the spacing h: for a
//! Gaussian of deviation s by 2·exp(−2π²s²/h²), which is 10⁻³⁴ for the narrowest there is, s = 2h.
//!
//! What a density has beyond the ends is summed over the same grid, continued. So the two parts make 1,
//! and what is lost there is counted and not guessed.
//!
//! Source: Trefethen & Weideman, *The Exponentially Convergent Trapezoidal Rule*, SIAM Review 56 (2014).

use super::Density;

/// Where the grid ends on the right; on the left it ends at minus that.
pub const END: f64 = 16.0;

/// The distance between neighbours: a power of 2, so that every abscissa is exact.
pub const SPACING: f64 = 1.0 / 32.0;

/// How many points there are.
pub const POINTS: usize = 1025;

/// The points of the grid from left to right: their abscissae and weights, which sum to its length.
pub fn points() -> impl Iterator<Item = (f64, f64)> {
    (0..POINTS).map(|index| {
        let at_end = index == 0 || index == POINTS - 1;
        let weight = if at_end { 0.5 * SPACING } else { SPACING };
        (-END + SPACING * index as f64, weight)
    })
}

/// A density on the grid: its logarithms at the points, and its mass beyond them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampled {
    logs: Vec<f64>,
    beyond: f64,
}

impl Sampled {
    /// The samples of a density.
    pub fn new(density: &impl Density) -> Self {
        let logs = points().map(|(x, _)| density.log_density(x)).collect();
        Sampled { logs, beyond: beyond(density) }
    }

    /// The logarithms of the density at the points, in nats per unit of x.
    pub fn logs(&self) -> &[f64] {
        &self.logs
    }

    /// The mass beyond both ends of the grid: ≥ 0.
    ///
    /// Edge values: 0 when it is so small that the mass on the grid rounds to 1 without it.
    /// Accuracy: 10⁻¹³ of itself.
    ///
    /// ```
    /// use surprisal::measures::{Gaussian, grid::Sampled};
    /// // Half of it lies above 8, which is one deviation below the end: 0.158655 is above that.
    /// let widest = Sampled::new(&Gaussian::nearest(8.0, 8.0));
    /// // Below −16, three deviations away, there is 0.001350. The rule takes both a little high.
    /// assert!((widest.beyond() - 0.158655 - 0.001350).abs() < 1e-6);
    /// assert_eq!(Sampled::new(&Gaussian::STANDARD).beyond(), 0.0);
    /// ```
    pub fn beyond(&self) -> f64 {
        self.beyond
    }

    /// The density given that x is on the grid: with all of its mass there.
    pub fn given_grid(mut self) -> Self {
        let log_mass = (-self.beyond).ln_1p();
        if log_mass != 0.0 {
            self.logs.iter_mut().for_each(|log| *log -= log_mass);
        }
        self.beyond = 0.0;
        self
    }
}

/// How many points beyond an end are looked at: the widest Gaussian needs a fifteenth of them.
const FARTHEST: u32 = 1 << 16;

/// The mass that a density has beyond the ends of the grid; 0 below half a unit in the last place of 1.
fn beyond(density: &impl Density) -> f64 {
    let tail = |direction: f64| {
        // The end itself weighs half on the grid, and half here.
        let mut sum = 0.5 * density.density(direction * END);
        for step in 1..=FARTHEST {
            let term = density.density(direction * (END + SPACING * f64::from(step)));
            sum += term;
            // What follows falls faster than it did here.
            if term <= 1e-20 * sum {
                break;
            }
        }
        SPACING * sum
    };
    let mass = tail(-1.0) + tail(1.0);
    if mass < 0.5 * f64::EPSILON { 0.0 } else { mass }
}
