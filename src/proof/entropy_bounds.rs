//! The bounds of entropy: 0 ≤ H(p) ≤ log K.
//!
//! H ≥ 0 since no surprisal −log p is negative. H = Σ_A p log(1/p) ≤ log Σ_A p·(1/p) = log |A| by
//! Jensen, since log is concave, and |A| ≤ K. The slacks add up to log K.

use super::check::{self, Claim};
use super::outcome::{Mass, log_ratio, weighted_ratio};
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::{Distribution, Probability, entropy};

/// The proof for a coin.
pub fn bernoulli(p: Probability) -> Proof {
    let [one, other] = Mass::of_coin(p);
    let inside: Vec<Part> =
        [Part { mass: one, rest: other.value }, Part { mass: other, rest: one.value }]
            .into_iter()
            .filter(|part| part.mass.is_positive())
            .collect();
    let jensen = if inside.len() == 2 {
        // How far p and 1 − p are from ½ is the same number, and exact near ½ where it counts.
        let rise = Value::HALF - one.value;
        below_the_mean(one, rise, 2.0) + below_the_mean(other, -rise, 2.0)
    } else {
        Value::ZERO
    };
    prove(&inside, 2, entropy::bernoulli(p), jensen)
}

/// The proof for K outcomes.
pub fn of(p: &Distribution) -> Proof {
    let part = |mass: Mass| Part { mass, rest: Value::ONE - mass.value };
    let possible = Mass::of(p).into_iter().filter(|mass| mass.is_positive());
    let inside: Vec<Part> = possible.map(part).collect();
    let size = inside.len() as f64;
    let share = Value::rounded(1.0 / size);
    let gap = |part: &Part| below_the_mean(part.mass, share - part.mass.value, size);
    let jensen = if uniform(&inside) { Value::ZERO } else { inside.iter().map(gap).sum() };
    prove(&inside, p.masses().len(), entropy::of(p), jensen)
}

/// An outcome of A, and what it leaves to all others.
struct Part {
    mass: Mass,
    rest: Value,
}

impl Part {
    /// log(1/p), through 1/p itself where it can be.
    fn log_reciprocal(&self) -> Value {
        log_ratio(Value::ONE, self.mass.value, self.rest, || -self.mass.log)
    }
}

/// How far the point 1/p of weight p lies under the tangent of log at the mean |A|, where
/// `rise` is 1/|A| − p.
fn below_the_mean(mass: Mass, rise: Value, size: f64) -> Value {
    supporting_line::gap(mass.value, rise, -mass.log - Value::exact(size).ln())
}

fn uniform(inside: &[Part]) -> bool {
    inside.windows(2).all(|pair| pair[0].mass.value.number == pair[1].mass.value.number)
}

fn prove(inside: &[Part], all: usize, h: f64, jensen: Value) -> Proof {
    let (size, all) = (inside.len() as f64, all as f64);
    let log_count = |count: f64| Value::exact(count).ln();
    let masses = || inside.iter().map(|part| part.mass);
    let entropy = masses().map(Mass::weighted_surprisal).sum();
    let reciprocal = inside.iter().map(|part| part.mass.value * part.log_reciprocal()).sum();
    let ratios = masses().map(|mass| weighted_ratio(mass.value, Value::ONE));
    let mean = ratios.sum::<Value>().ln();
    let claims = [
        Claim::start("zero", Value::ZERO).about(Focus::Floor),
        Claim::at_most("entropy", entropy)
            .by(&[Fact::NonNegative])
            .giving_away(Value::measured(h))
            .about(Focus::Gap),
        Claim::equal("reciprocal", reciprocal).by(Fact::LOG_RULE).about(Focus::Points),
        Claim::at_most("jensen", mean).by(Fact::JENSEN).giving_away(jensen).about(Focus::Mean),
        Claim::equal("support-size", log_count(size))
            .by(&[Fact::Algebra, Fact::Definition])
            .about(Focus::Mean),
        Claim::at_most("all-outcomes", log_count(all))
            .by(Fact::PART)
            .giving_away(Value::rounded(all / size).ln())
            .about(Focus::Ceiling),
    ];
    Proof {
        id: "entropy.bounds",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "certain", met: size == 1.0 },
            Equality { key: "uniform", met: size == all && uniform(inside) },
        ],
        bounded: all.ln(),
    }
}

/// The points 1/p at weights p on the curve log x; their centre of mass is at (|A|, H(p)).
pub fn points(p: Probability) -> JensenPicture {
    let masses = Mass::of_coin(p).map(|mass| mass.value.number);
    picture(&masses, entropy::bernoulli(p))
}

/// The points 1/p at weights p of K outcomes; their centre of mass is at (|A|, H(p)).
///
/// Points come in the order of the outcomes, those that p rules out left out.
///
/// ```
/// use surprisal::measures::Distribution;
/// use surprisal::proof::entropy_bounds;
/// let p = Distribution::new(vec![0.5, 0.0, 0.25, 0.25]).unwrap();
/// let picture = entropy_bounds::points_of(&p);
/// let abscissae: Vec<f64> = picture.points.iter().map(|point| point.x).collect();
/// assert_eq!((abscissae, picture.mean), (vec![2.0, 4.0, 4.0], 3.0));
/// ```
pub fn points_of(p: &Distribution) -> JensenPicture {
    picture(p.masses(), entropy::of(p))
}

fn picture(masses: &[f64], h: f64) -> JensenPicture {
    let point = |&mass: &f64| WeightedPoint { x: 1.0 / mass, weight: mass, of: Focus::P };
    let size = masses.iter().filter(|&&mass| mass > 0.0).count();
    JensenPicture::new(masses.iter().map(point), size as f64, h)
}
