//! The information inequality KL(p‖q) ≥ 0 for two densities, as sums over a grid.
//!
//! −KL(p‖q) = ∫ p log(q/p) ≤ log ∫ p·(q/p) by Jensen, since log is concave; that is log ∫ q over the
//! interval, and what q has beyond it is lost: log ∫ q ≤ log 1 = 0. (Cover & Thomas, *Elements of
//! Information Theory*, theorem 8.6.1.) The other direction is the same proof with the roles swapped.
//!
//! An integral here is the sum over the points of the grid (`measures/grid.rs`), each with its weight, so
//! that p and q are distributions over weighted outcomes and every line is true of the sums themselves, not
//! only in the limit. For that
//!
//! - p is taken given the grid: divided by its mass there, which is 1 for every p that has no mass
//!   beyond the interval. So p sums to 1 in every state;
//! - q is taken as it is. It sums to what it has on the interval, and the same grid beyond it has the rest,
//!   which is one more outcome, and one that p rules out.
//!
//! The first slack is the divergence of p from q given the grid, the second −log of the mass of q there.
//! They add up to KL(p‖q); the first vanishes just when p and q are one density, the second when q has
//! nothing beyond the interval.
//!
//! A density is known by its logarithms, and ratios are taken from these: they are ordinary numbers where
//! the densities are below all.

use super::check::{self, Claim};
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, Proof};
use crate::measures::grid::{self, Sampled};
use crate::measures::{Density, kullback_leibler};

/// The proof for two densities, p the truth and q the model.
pub fn of(p: &impl Density, q: &impl Density) -> Proof {
    let (p, q) = (Sampled::new(p), Sampled::new(q));
    let equal = p.logs() == q.logs();
    prove(&p.given_grid(), &q, equal)
}

fn prove(p: &Sampled, q: &Sampled, constant: bool) -> Proof {
    let kl = kullback_leibler::of_sampled(p, q);
    // The measure is good to 16 units in the last place.
    let measured = Value::rounded(kl).loosened(16.0 * f64::EPSILON * kl);
    let beyond = mass_beyond(q);
    let points = points(p, q, beyond);
    let sum = |term: &dyn Fn(&Point) -> Value| points.iter().map(term).sum::<Value>();
    let log_mass = (-beyond).ln_1p();
    let keeps_all = beyond.number == 0.0;
    let jensen_slack = if constant { Value::ZERO } else { sum(&|x| x.gap(log_mass)) };
    let beyond_slack = if keeps_all { Value::ZERO } else { -log_mass };
    let claims = [
        Claim::start("start", -measured).about(Focus::Gap),
        Claim::equal("definition", -sum(&|x| x.p * (x.log_p - x.log_q)))
            .by(&[Fact::Definition])
            .about(Focus::Gap),
        Claim::equal("flip", sum(&|x| x.p * (x.log_q - x.log_p)))
            .by(Fact::LOG_RULE)
            .about(Focus::Points),
        Claim::at_most("jensen", sum(&Point::weighted_ratio).ln())
            .by(Fact::JENSEN)
            .giving_away(jensen_slack)
            .about(Focus::Mean),
        Claim::equal("interval-mass", sum(&|x| x.q).ln()).by(&[Fact::Algebra]).about(Focus::Mean),
        Claim::at_most("whole-line", (sum(&|x| x.q) + beyond).ln())
            .by(Fact::PART)
            .giving_away(beyond_slack)
            .about(Focus::Floor),
        Claim::equal("total", Value::ONE.ln()).by(Fact::NORMALISED).about(Focus::Floor),
        Claim::equal("zero", Value::ZERO)
            .by(&[Fact::LogRule, Fact::Algebra, Fact::Definition])
            .about(Focus::Floor),
    ];
    Proof {
        id: "kl.density-divergence",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "ratio-constant", met: constant },
            Equality { key: "mass-one", met: keeps_all },
            Equality { key: "equal", met: constant && keeps_all },
        ],
        bounded: kl,
    }
}

/// What q has beyond the grid, as well as its sum is known; exactly 0 where there is nothing.
fn mass_beyond(q: &Sampled) -> Value {
    Value::exact(q.beyond()).loosened(1e-13 * q.beyond())
}

/// One point of the grid.
struct Point {
    /// The mass of p there, its density times the weight of the point.
    p: Value,
    /// The mass of q there.
    q: Value,
    /// The logarithm of the density of p, per unit of x.
    log_p: Value,
    /// The logarithm of the density of q.
    log_q: Value,
}

/// The points where p or q has mass that is a number.
///
/// Masses that make 1 + δ with what is beyond stand for a density that each of them misses by its share of δ.
fn points(p: &Sampled, q: &Sampled, beyond: Value) -> Vec<Point> {
    let mass = |weight: f64, log: f64| Value::exact(weight) * Value::exact(log).exp();
    let defect = |samples: &Sampled, beyond: Value| {
        let masses = grid::points().zip(samples.logs()).map(|((_, w), &log)| mass(w, log));
        let sum = masses.sum::<Value>() + beyond;
        (sum.number - 1.0).abs() + sum.rounding
    };
    let (defect_p, defect_q) = (defect(p, Value::ZERO), defect(q, beyond));
    let point = |((_, weight), (&log_p, &log_q)): ((f64, f64), (&f64, &f64))| {
        let (p, q) = (mass(weight, log_p), mass(weight, log_q));
        Point {
            p: p.loosened(p.number * defect_p),
            q: q.loosened(q.number * defect_q),
            log_p: Value::exact(log_p).loosened(-(-defect_p).ln_1p()),
            log_q: Value::exact(log_q).loosened(-(-defect_q).ln_1p()),
        }
    };
    let all = grid::points().zip(p.logs().iter().zip(q.logs())).map(point);
    all.filter(|point| point.p.number > 0.0 || point.q.number > 0.0).collect()
}

impl Point {
    /// p·(q/p), through the ratio; one that leaves the range of numbers cancels before it is taken.
    fn weighted_ratio(&self) -> Value {
        let ratio = (self.log_q - self.log_p).exp();
        let product = self.p * ratio;
        let normal = ratio.number.is_normal() && product.number.is_normal();
        if normal { product } else { self.q }
    }

    /// How far the point q/p of weight p lies under the tangent of log at the mean, the mass of q.
    fn gap(&self, log_mass: Value) -> Value {
        let log = self.log_q - self.log_p - log_mass;
        // q/mass − p, from the ratio's logarithm where the two are so close that they would cancel.
        let rise = if log.number.abs() <= 1.0 {
            self.p * log.exp_m1()
        } else {
            self.q / log_mass.exp() - self.p
        };
        supporting_line::gap(self.p, rise, log)
    }
}
