//! The abscissae that curves over (0, 1) are sampled at, with their logarithms taken once.
//!
//! A curve of KL(p‖x) over x needs log x and log(1−x) at every sample and both never change, so a
//! drag costs two multiplications a sample. The textbook formulas used here are off by a few
//! 10⁻¹⁶ near their zeros, a millionth of a millionth of a pixel; readouts and proofs use `measures`.

use std::sync::OnceLock;

use super::sampling;

/// Samples of [0, 1], closer together towards both ends, where logarithms are steep.
#[derive(Debug)]
pub struct Samples {
    points: Vec<Sample>,
}

#[derive(Clone, Copy, Debug)]
struct Sample {
    x: f64,
    log: f64,
    log_complement: f64,
    entropy: f64,
}

/// How many samples a curve has: besides those that make it smooth, the numbers next to 0 and 1, so
/// that a curve that goes to infinity there is drawn as high as any point on it can be.
pub const COUNT: usize = SMOOTH + 2;
const SMOOTH: usize = 401;

fn plogp(mass: f64) -> f64 {
    if mass > 0.0 { mass * mass.ln() } else { 0.0 }
}

fn product(weight: f64, log: f64) -> f64 {
    if weight == 0.0 { 0.0 } else { weight * log }
}

impl Samples {
    /// The samples every curve over a Bernoulli parameter shares.
    pub fn unit_interval() -> &'static Samples {
        static SAMPLES: OnceLock<Samples> = OnceLock::new();
        SAMPLES.get_or_init(|| {
            let sample = |x: f64| Sample {
                x,
                log: x.ln(),
                log_complement: (1.0 - x).ln(),
                entropy: -plogp(x) - plogp(1.0 - x),
            };
            let mut points: Vec<Sample> = sampling::crowded(0.0, 1.0, SMOOTH).map(sample).collect();
            points.insert(1, sample(0.0_f64.next_up()));
            points.insert(SMOOTH, sample(1.0_f64.next_down()));
            Samples { points }
        })
    }

    fn curve(&self, ordinate: impl Fn(&Sample) -> f64) -> Vec<(f64, f64)> {
        self.points.iter().map(|sample| (sample.x, ordinate(sample))).collect()
    }

    /// H(x) in nats.
    pub fn entropy(&self) -> Vec<(f64, f64)> {
        self.curve(|sample| sample.entropy)
    }

    /// The weighted surprisal −x·log x in nats.
    pub fn weighted_surprisal(&self) -> Vec<(f64, f64)> {
        self.curve(|sample| -product(sample.x, sample.log))
    }

    /// The weighted surprisal of the other outcome, −(1−x)·log(1−x), in nats.
    pub fn weighted_surprisal_complement(&self) -> Vec<(f64, f64)> {
        self.curve(|sample| -product(1.0 - sample.x, sample.log_complement))
    }

    /// The surprisal −log x in nats; +∞ at 0.
    pub fn surprisal(&self) -> Vec<(f64, f64)> {
        self.curve(|sample| -sample.log)
    }

    /// H(p, x) in nats over x; +∞ at the ends that p allows.
    pub fn cross_entropy(&self, p: f64) -> Vec<(f64, f64)> {
        self.curve(|sample| -product(p, sample.log) - product(1.0 - p, sample.log_complement))
    }

    /// KL(p‖x) in nats over x; +∞ at the ends that p allows.
    pub fn kl_to(&self, p: f64) -> Vec<(f64, f64)> {
        let negentropy = plogp(p) + plogp(1.0 - p);
        self.curve(|sample| {
            let cross = product(p, sample.log) + product(1.0 - p, sample.log_complement);
            (negentropy - cross).max(0.0)
        })
    }

    /// KL(x‖p) in nats over x; +∞ away from p when p is 0 or 1.
    pub fn kl_from(&self, p: f64) -> Vec<(f64, f64)> {
        let (log, log_complement) = (p.ln(), (1.0 - p).ln());
        self.curve(|sample| {
            let cross = product(sample.x, log) + product(1.0 - sample.x, log_complement);
            (-sample.entropy - cross).max(0.0)
        })
    }

    /// JSD(p, x) in nats over x.
    pub fn jensen_shannon(&self, p: f64) -> Vec<(f64, f64)> {
        let entropy = -plogp(p) - plogp(1.0 - p);
        self.curve(|sample| {
            let m = 0.5 * (p + sample.x);
            let mixture = -plogp(m) - plogp(1.0 - m);
            (mixture - 0.5 * (entropy + sample.entropy)).max(0.0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::{Probability, cross_entropy, entropy, jensen_shannon, kullback_leibler};

    #[test]
    fn the_curves_are_the_measures() {
        let samples = Samples::unit_interval();
        let close = |curve: f64, exact: f64| {
            curve == exact || (curve - exact).abs() <= 1e-12 * (1.0 + exact.abs())
        };
        for p in [0.0, 1e-9, 0.2, 0.5, 0.9, 1.0] {
            let p = Probability::nearest(p);
            let forward = samples.kl_to(p.get());
            let reverse = samples.kl_from(p.get());
            let symmetric = samples.jensen_shannon(p.get());
            let entropies = samples.entropy();
            let cross = samples.cross_entropy(p.get());
            for i in 0..COUNT {
                let q = Probability::nearest(forward[i].0);
                assert!(close(cross[i].1, cross_entropy::bernoulli(p, q)), "H({p:?}, {q:?})");
                assert!(close(forward[i].1, kullback_leibler::bernoulli(p, q)), "KL({p:?}‖{q:?})");
                assert!(close(reverse[i].1, kullback_leibler::bernoulli(q, p)), "KL({q:?}‖{p:?})");
                assert!(
                    close(symmetric[i].1, jensen_shannon::bernoulli(p, q)),
                    "JSD({p:?}, {q:?})"
                );
                assert!(close(entropies[i].1, entropy::bernoulli(q)), "H({q:?})");
            }
        }
    }

    #[test]
    fn the_samples_rise_from_0_to_1() {
        let curve = Samples::unit_interval().entropy();
        assert_eq!((curve[0].0, curve[COUNT - 1].0), (0.0, 1.0));
        assert!(curve.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
