//! No code beats the entropy: L·log 2 ≥ H(p) for the words of a prefix code, L = Σ pℓ.
//!
//! Let A = {x : p(x) > 0}. A word of ℓ digits costs ℓ·log 2 = −log 2^−ℓ, so that L·log 2 is a cross-entropy
//! of p and the shares 2^−ℓ: −Σ_A p log p − Σ_A p log(2^−ℓ/p). The second sum is at most log Σ_A 2^−ℓ by
//! Jensen, since log is concave; that is at most log c with c = Σ_Ω 2^−ℓ, since A ⊆ Ω; and c ≤ 1 by Kraft's
//! inequality. (Cover & Thomas, *Elements of Information Theory*, theorem 5.3.1.)
//!
//! Lengths that claim more than the budget, c > 1, are those of no prefix code. The chain stands for them
//! too, and ends at H(p) − log max(1, c), which is H(p) where the budget is kept.
//!
//! What the steps give away adds up to KL(p‖r), r = 2^−ℓ/c, and what is left of the budget, −log c.

use super::check::{self, Claim};
use super::outcome::{Mass, log_ratio, weighted_ratio};
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::{Distribution, entropy, kraft};

/// The proof for words of these lengths, one for each outcome of p.
///
/// ```
/// use surprisal::measures::Distribution;
/// use surprisal::proof::kraft_bound;
/// // Two digits for each of ½, ¼, ⅛, ⅛: 2 log 2 ≥ 1.75 log 2.
/// let p = Distribution::new(vec![0.5, 0.25, 0.125, 0.125]).unwrap();
/// let proof = kraft_bound::of(&p, &[2; 4]);
/// assert!(proof.holds());
/// assert!((proof.lines[0].value - 1.386294).abs() < 1e-6);
/// assert!((proof.lines[7].value - 1.213008).abs() < 1e-6);
/// ```
pub fn of(p: &Distribution, lengths: &[u32]) -> Proof {
    let words = words(p, lengths);
    let possible = || words.iter().filter(|word| word.p.is_positive());
    let sum = |term: &dyn Fn(&Word) -> Value| possible().map(term).sum::<Value>();
    let own = -sum(&|word| word.p.value * word.p.log);
    // Shares are powers of two, and sums of them exact.
    let total = |words: &mut dyn Iterator<Item = &Word>| words.map(|word| word.share).sum::<f64>();
    let (inside, all) = (total(&mut possible()), total(&mut words.iter()));
    let log = |share: f64| Value::exact(share).ln();
    let constant = proportional(p, lengths);
    let jensen = if constant { Value::ZERO } else { sum(&|word| word.gap(inside)) };
    let outside = (Value::exact(all - inside) / Value::exact(inside)).ln_1p();
    let unspent = if all < 1.0 { -log(all) } else { Value::ZERO };
    let mean = sum(&|word| weighted_ratio(word.p.value, Value::exact(word.share)));
    let length = kraft::expected_length(p, lengths);
    let claims = [
        Claim::start("length", Value::measured(length) * Value::LOG_2).about(Focus::Points),
        Claim::equal("share", -sum(&|word| word.p.value * -word.cost()))
            .by(Fact::LOG_RULE)
            .about(Focus::Points),
        Claim::equal("split", own - sum(&|word| word.p.value * word.log_share_over_p()))
            .by(Fact::LOG_RULE)
            .about(Focus::Points),
        Claim::at_least("jensen", own - mean.ln())
            .by(Fact::JENSEN)
            .giving_away(jensen)
            .about(Focus::Mean),
        Claim::equal("claimed", own - log(inside)).by(&[Fact::Algebra]).about(Focus::Mean),
        Claim::at_least("all-words", own - log(all))
            .by(Fact::PART)
            .giving_away(outside)
            .about(Focus::Mean),
        Claim::at_least("budget", own - log(all.max(1.0)))
            .by(Fact::PART)
            .giving_away(unspent)
            .about(Focus::Floor),
        Claim::equal("entropy", Value::measured(entropy::of(p)) - log(all.max(1.0)))
            .by(Fact::DEFINITION)
            .about(Focus::Floor),
    ];
    let spent = inside == 1.0 && all == 1.0;
    Proof {
        id: "coding.kraft-bound",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![
            Equality { key: "ratio-constant", met: constant },
            Equality { key: "budget-spent", met: spent },
            Equality { key: "ideal", met: constant && spent },
        ],
        bounded: kraft::divergence(p, lengths) + unspent.number,
    }
}

/// The points 2^−ℓ/p at weights p on the curve log x; their centre of mass is at
/// (Σ_A 2^−ℓ, H(p) − L·log 2).
pub fn points(p: &Distribution, lengths: &[u32]) -> JensenPicture {
    let words = words(p, lengths);
    let possible = || words.iter().filter(|word| word.p.is_positive());
    let point = |word: &Word| {
        let mass = word.p.value.number;
        WeightedPoint { x: word.share / mass, weight: mass, of: Focus::Q }
    };
    let height = possible().map(|word| word.p.value * word.log_share_over_p()).sum::<Value>();
    let mean = possible().map(|word| word.share).sum();
    JensenPicture::new(possible().map(point), mean, height.number)
}

/// An outcome and its word.
struct Word {
    p: Mass,
    length: u32,
    /// 2^−ℓ.
    share: f64,
}

fn words(p: &Distribution, lengths: &[u32]) -> Vec<Word> {
    let word = |(p, &length)| Word { p, length, share: kraft::share(length) };
    Mass::of(p).into_iter().zip(lengths).map(word).collect()
}

/// Whether 2^−ℓ/p is the same on all of A.
fn proportional(p: &Distribution, lengths: &[u32]) -> bool {
    let pairs = p.masses().iter().copied().zip(lengths.iter().copied());
    let (masses, lengths): (Vec<f64>, Vec<u32>) = pairs.filter(|(mass, _)| *mass > 0.0).unzip();
    let ratio = |(mass, length): (&f64, &u32)| mass / kraft::share(*length);
    let ratios: Vec<f64> = masses.iter().zip(&lengths).map(ratio).collect();
    ratios.windows(2).all(|pair| pair[0] == pair[1])
}

impl Word {
    /// ℓ·log 2.
    fn cost(&self) -> Value {
        Value::exact(f64::from(self.length)) * Value::LOG_2
    }

    /// log(2^−ℓ/p).
    fn log_share_over_p(&self) -> Value {
        let share = Value::exact(self.share);
        let rise = share - self.p.value;
        log_ratio(share, self.p.value, rise, || -self.cost() - self.p.log)
    }

    /// How far the point 2^−ℓ/p of weight p lies under the tangent of log at the mean, the sum of the
    /// shares of A.
    fn gap(&self, sum: f64) -> Value {
        let rise = Value::measured(kraft::rise(self.p.value.number, self.length, sum));
        // A mass that misses by its share of what the sum misses leaves its rise as uncertain.
        let rise = rise.loosened(self.p.value.rounding);
        let log = self.log_share_over_p() - Value::exact(sum).ln();
        supporting_line::gap(self.p.value, rise, log)
    }
}
