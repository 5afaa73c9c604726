//! One Gaussian fitted to a density that has two bumps: forward or reverse, step by step.
//!
//! The *forward* fit makes KL(p‖q) small. It pays wherever p has mass and q has none, so it covers both
//! bumps; the best there is has the mean and the variance of p ([`moment_matched`]), and from any start
//! the descent ends there. The *reverse* fit makes KL(q‖p) small. It pays wherever q has mass and p has
//! none, so it keeps off the valley and settles on one bump; on which, the start decides.
//!
//! Source: Minka, *Divergence Measures and Message Passing* (2005), §2; Bishop, *Pattern Recognition and
//! Machine Learning*, §10.1.2.

use super::grid::{self, Sampled};
use super::{Density, Gaussian, Mixture, kullback_leibler};

/// Which divergence is made small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// KL(p‖q), the truth first.
    Forward,
    /// KL(q‖p), the model first.
    Reverse,
}

/// How a divergence changes with the model, in nats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gradient {
    /// Per unit of the mean.
    pub mean: f64,
    /// Per unit of the logarithm of the deviation.
    pub log_deviation: f64,
}

/// The Gaussian with the mean and the variance of p: among all, the one of least KL(p‖q).
///
/// KL(p‖q) is −H(p) and the mean under p of ((x − m)/s)²/2 + log s, which is least where m is the mean of p
/// and s² its variance.
///
/// Domain: every mixture.
/// Edge values: the widest Gaussian there is where p is wider; of those there are it is the best.
/// Source: Bishop, *Pattern Recognition and Machine Learning*, §10.7.
///
/// ```
/// use surprisal::measures::{Gaussian, Mixture, Probability, gaussian_fit};
/// let bump = |mean| Gaussian::nearest(mean, 3.0);
/// let p = Mixture { weight: Probability::HALF, first: bump(-4.0), second: bump(4.0) };
/// // 3² + 4² = 5².
/// assert_eq!(gaussian_fit::moment_matched(&p), Gaussian::nearest(0.0, 5.0));
/// ```
pub fn moment_matched(p: &Mixture) -> Gaussian {
    Gaussian::nearest(p.mean(), p.variance().sqrt())
}

/// Gradient descent: a model that goes downhill in its mean and the logarithm of its deviation.
#[derive(Clone, Debug, PartialEq)]
pub struct Descent {
    /// p as the direction has it: as the truth it is given the grid.
    p: Sampled,
    direction: Direction,
    here: Place,
    stuck: bool,
}

/// A model, and what it costs.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    q: Gaussian,
    divergence: f64,
    gradient: Gradient,
}

/// The longest step in mean and log deviation together: far away the gradient is so steep that a step of
/// its length would leave the picture.
const LONGEST: f64 = 0.5;

/// What a descent has settled at changes by less than this, in nats per deviation.
const LEVEL: f64 = 1e-7;

/// How often a step is halved before there is none; what is left of one is below the last place.
const HALVINGS: u32 = 60;

impl Descent {
    /// A descent that starts at `start`.
    pub fn new(p: &impl Density, start: Gaussian, direction: Direction) -> Self {
        Descent::of_sampled(Sampled::new(p), start, direction)
    }

    /// The same, of the samples of p.
    pub fn of_sampled(p: Sampled, start: Gaussian, direction: Direction) -> Self {
        let p = match direction {
            Direction::Forward => p.given_grid(),
            Direction::Reverse => p,
        };
        let here = Place::new(&p, start, direction);
        Descent { p, direction, here, stuck: false }
    }

    /// The model it has come to.
    pub fn model(&self) -> Gaussian {
        self.here.q
    }

    /// What is made small, at the model, in nats: KL(p‖q) or KL(q‖p), as
    /// [`of_densities`](kullback_leibler::of_densities) has it.
    pub fn divergence(&self) -> f64 {
        self.here.divergence
    }

    /// How the divergence changes with the model.
    ///
    /// With z = (x − m)/s, log q changes by z/s with m and by z² − 1 with log s; of these g the gradient is
    ///
    /// - forward: −∫ p·g;
    /// - reverse: ∫ q·log(q/p)·(g − ḡ), where ḡ = ∫ q·g is 0 but for what q has beyond the grid.
    ///
    /// Accuracy: that of the divergence; they are the derivatives of the sums, not of the integrals.
    pub fn gradient(&self) -> Gradient {
        self.here.gradient
    }

    /// One step against the gradient, `rate` times as long as that; whether there was one.
    ///
    /// A step is never longer than ½. It ends where there are Gaussians, and it is halved until the
    /// divergence does not go up.
    ///
    /// Domain: a rate > 0; 0.2 looks well. Of any other rate there is no step.
    pub fn step(&mut self, rate: f64) -> bool {
        let Gradient { mean, log_deviation } = self.here.gradient;
        let length = rate * mean.hypot(log_deviation);
        if !(length > 0.0 && rate > 0.0) {
            return false;
        }
        let mut scale = if length > LONGEST { rate * (LONGEST / length) } else { rate };
        let q = self.here.q;
        for _ in 0..HALVINGS {
            let next = Gaussian::nearest(
                q.mean() - scale * mean,
                q.deviation() * (-scale * log_deviation).exp(),
            );
            if next == q {
                break;
            }
            let samples = Sampled::new(&next);
            let divergence = divergence(&self.p, &samples, self.direction);
            if divergence <= self.here.divergence {
                self.here = Place::at(&self.p, next, samples, divergence, self.direction);
                return true;
            }
            scale *= 0.5;
        }
        self.stuck = true;
        false
    }

    /// Whether it has arrived: the divergence is level in all directions in which there are Gaussians, or no
    /// step has led lower.
    ///
    /// The place may be the best only of those near by: of the reverse fit it mostly is.
    pub fn is_settled(&self) -> bool {
        let q = self.here.q;
        let Gradient { mean, log_deviation } = self.here.gradient;
        let level = |slope: f64, at: f64, lowest: &f64, highest: &f64| {
            slope.abs() <= LEVEL
                || (slope > 0.0 && at == *lowest)
                || (slope < 0.0 && at == *highest)
        };
        let (means, deviations) = (Gaussian::MEANS, Gaussian::DEVIATIONS);
        self.stuck
            || (level(mean * q.deviation(), q.mean(), means.start(), means.end())
                && level(log_deviation, q.deviation(), deviations.start(), deviations.end()))
    }
}

/// KL in the one direction or the other.
fn divergence(p: &Sampled, q: &Sampled, direction: Direction) -> f64 {
    match direction {
        Direction::Forward => kullback_leibler::of_sampled(p, q),
        Direction::Reverse => kullback_leibler::of_sampled(&q.clone().given_grid(), p),
    }
}

impl Place {
    fn new(p: &Sampled, q: Gaussian, direction: Direction) -> Self {
        let samples = Sampled::new(&q);
        let divergence = divergence(p, &samples, direction);
        Place::at(p, q, samples, divergence, direction)
    }

    fn at(
        p: &Sampled,
        q: Gaussian,
        samples: Sampled,
        divergence: f64,
        direction: Direction,
    ) -> Self {
        let gradient = match direction {
            Direction::Forward => forward_gradient(p, q),
            Direction::Reverse => reverse_gradient(p, q, samples),
        };
        Place { q, divergence, gradient }
    }
}

/// −∫ p·g.
fn forward_gradient(p: &Sampled, q: Gaussian) -> Gradient {
    let mut gradient = Gradient { mean: 0.0, log_deviation: 0.0 };
    for ((x, weight), log_p) in grid::points().zip(p.logs()) {
        let mass = weight * log_p.exp();
        let g = score(q, x);
        gradient.mean -= mass * g.mean;
        gradient.log_deviation -= mass * g.log_deviation;
    }
    gradient
}

/// ∫ q·log(q/p)·(g − ḡ), q given the grid.
fn reverse_gradient(p: &Sampled, q: Gaussian, samples: Sampled) -> Gradient {
    let mut mean_score = Gradient { mean: 0.0, log_deviation: 0.0 };
    let (mut gradient, mut total) = (mean_score, 0.0);
    let samples = samples.given_grid();
    for ((x, weight), (log_q, log_p)) in grid::points().zip(samples.logs().iter().zip(p.logs())) {
        let mass = weight * log_q.exp();
        if mass == 0.0 {
            continue;
        }
        let g = score(q, x);
        let cost = mass * (log_q - log_p);
        total += cost;
        mean_score.mean += mass * g.mean;
        mean_score.log_deviation += mass * g.log_deviation;
        gradient.mean += cost * g.mean;
        gradient.log_deviation += cost * g.log_deviation;
    }
    Gradient {
        mean: gradient.mean - total * mean_score.mean,
        log_deviation: gradient.log_deviation - total * mean_score.log_deviation,
    }
}

/// How log q(x) changes with q.
fn score(q: Gaussian, x: f64) -> Gradient {
    let z = q.standardised(x);
    Gradient { mean: z / q.deviation(), log_deviation: z * z - 1.0 }
}
