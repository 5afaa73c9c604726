//! Blocks reach the entropy: H(p) ≤ Lₙ·log 2/n ≤ H(p) + log 2/n for Huffman's code over n tosses.
//!
//! The tosses are independent, so a block has the entropy n·H(p). No code is shorter than that, so Huffman's
//! is not. It is the shortest code there is, so not longer than Shannon's, whose words have ⌈−log₂ p⌉ digits
//! and keep to the budget, since 2^−⌈−log₂ p⌉ ≤ p. And rounding up adds less than a digit. (Shannon 1948,
//! theorem 9; Cover & Thomas, *Elements of Information Theory*, theorem 5.4.2.)
//!
//! The values are those of a toss. What the steps give away adds up to log 2/n: a digit, shared by n tosses.

use super::check::{self, Claim};
use super::outcome::Mass;
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, Proof};
use crate::measures::block_code::BlockCode;
use crate::measures::{Probability, entropy, kraft};

/// The proof for blocks of `tosses` tosses.
///
/// What Shannon's code costs above Huffman's has no formula of its own; it is as good as rounding leaves it.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::proof::block_code;
/// // Heads 1/4, two tosses at a time: 0.811 ≤ 27/32 ≤ 1.311 digits for a toss.
/// let proof = block_code::of(Probability::nearest(0.25), 2);
/// assert!(proof.holds());
/// let digits = |line: usize| proof.lines[line].value / std::f64::consts::LN_2;
/// assert!((digits(0) - 0.811278).abs() < 1e-6 && (digits(2) - 0.84375).abs() < 1e-12);
/// ```
pub fn of(p: Probability, tosses: u32) -> Proof {
    let code = BlockCode::of(p, tosses);
    let n = Value::exact(f64::from(code.tosses()));
    let sorts = sorts(p, &code);
    let a_toss = |term: &dyn Fn(&Sort) -> Value| {
        sorts.iter().map(|sort| sort.count * term(sort)).sum::<Value>() / n
    };
    let share_of_a_digit = Value::LOG_2 / n;
    let independent = a_toss(&|block| -(block.p.value * block.p.log));
    let h = Value::measured(entropy::bernoulli(p));
    let claims = [
        Claim::start("entropy", h).about(Focus::Floor),
        Claim::equal("independent", independent)
            .by(&[Fact::LogRule, Fact::Algebra, Fact::Definition, Fact::Normalised])
            .about(Focus::Floor),
        Claim::at_most("huffman", a_toss(&|block| block.p.value * digits(block.length)))
            .by(&[Fact::InformationInequality, Fact::Jensen])
            .giving_away(a_toss(&Sort::gap))
            .about(Focus::Q),
        Claim::at_most("shannon", a_toss(&|block| block.p.value * digits(block.shannon)))
            .by(&[Fact::Cited])
            .about(Focus::Curve),
        Claim::at_most(
            "a-digit-more",
            a_toss(&|block| block.p.value * (Value::LOG_2 - block.p.log)),
        )
        .by(&[Fact::NonNegative])
        .giving_away(a_toss(&|block| block.p.value * block.saved()))
        .about(Focus::Ceiling),
        Claim::equal("split", independent + share_of_a_digit)
            .by(Fact::NORMALISED)
            .about(Focus::Ceiling),
        Claim::equal("ceiling", h + share_of_a_digit)
            .by(&[Fact::LogRule, Fact::Algebra, Fact::Definition, Fact::Normalised])
            .about(Focus::Ceiling),
    ];
    let ideal = |sort: &Sort| sort.p.value.number == kraft::share(sort.length);
    Proof {
        id: "coding.block-code",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![Equality { key: "ideal", met: sorts.iter().all(ideal) }],
        bounded: share_of_a_digit.number,
    }
}

/// ℓ·log 2.
fn digits(length: u32) -> Value {
    Value::exact(f64::from(length)) * Value::LOG_2
}

/// Blocks that are equally probable and have words of one length.
struct Sort {
    /// How many there are.
    count: Value,
    /// The probability of each.
    p: Mass,
    /// The length of Huffman's word, and of Shannon's.
    length: u32,
    shannon: u32,
}

fn sorts(p: Probability, code: &BlockCode) -> Vec<Sort> {
    let [heads, tails] = Mass::of_coin(p);
    let power = |of: Mass, times: u32| (0..times).fold(Value::ONE, |power, _| power * of.value);
    let times = |of: Mass, times: u32| Value::exact(f64::from(times)) * of.log;
    let words = code.words().iter();
    words
        .map(|words| {
            let others = code.tosses() - words.heads;
            let value = power(heads, words.heads) * power(tails, others);
            let log = times(heads, words.heads) + times(tails, others);
            Sort {
                count: Value::exact(words.count as f64),
                p: Mass { value, log },
                length: words.length,
                shannon: words.shannon,
            }
        })
        .collect()
}

impl Sort {
    /// How far the point 2^−ℓ/p of weight p lies under the tangent of log at 1, the sum of all shares.
    fn gap(&self) -> Value {
        let rise = Value::exact(kraft::share(self.length)) - self.p.value;
        supporting_line::gap(self.p.value, rise, -digits(self.length) - self.p.log)
    }

    /// What rounding up saves of a digit: log 2 − (⌈−log₂ p⌉·log 2 + log p).
    fn saved(&self) -> Value {
        Value::LOG_2 - (digits(self.shannon) + self.p.log)
    }
}
