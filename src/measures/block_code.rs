//! Blocks of tosses: Huffman's code over n tosses of a coin at a time, and what it costs a toss.
//!
//! A word for one toss cannot be shorter than a digit, however little the toss surprises. A word for a block
//! of n tosses has whole digits too, but what rounding up costs is shared by n: with H(p) a toss's entropy
//! and Lₙ the mean length of a block's word, H(p) ≤ Lₙ/n < H(p) + 1/n, a digit counting log 2. (Shannon 1948,
//! theorem 9; Cover & Thomas, theorem 5.4.2.)
//!
//! Of the 2ⁿ blocks those with equally many heads are equally probable, so that n + 1 sorts are all there
//! is to sort; equal trees are merged all at once.

use super::deviance::Masses;
use super::information::Information;
use super::{Probability, entropy, kraft};

/// The longest block, in tosses.
pub const LONGEST: u32 = 30;

/// Huffman's code for the blocks of n tosses.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockCode {
    tosses: u32,
    words: Vec<Words>,
}

/// Blocks that are equally probable and have words of one length.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words {
    /// How many heads each of the blocks has.
    pub heads: u32,
    /// How probable each of them is.
    pub mass: f64,
    /// How many digits each of their words has.
    pub length: u32,
    /// How many Shannon's words ⌈−log₂ m⌉ have; at least one where another block can come, also where the
    /// probability rounds to 1.
    pub shannon: u32,
    /// How many blocks there are of them.
    pub count: u64,
}

/// Equal trees, all made in the same way.
#[derive(Clone, Copy, Debug)]
struct Trees {
    weight: f64,
    count: u64,
    /// Of which two sorts of trees; blocks are made of none.
    made_of: Option<(usize, usize)>,
}

impl BlockCode {
    /// The code for blocks of `tosses` tosses of a coin.
    ///
    /// Domain: 1 to [`LONGEST`] tosses; another number counts as the nearest of them.
    /// Edge values: blocks that cannot come, or whose probability is below all numbers, have no word. So a
    /// coin that always falls the same way has one block with the empty word.
    ///
    /// ```
    /// use surprisal::measures::Probability;
    /// use surprisal::measures::block_code::BlockCode;
    /// // Heads 1/4: blocks of two tosses weigh 9, 3, 3 and 1 of 16; their words have 1, 2, 3 and 3 digits.
    /// let code = BlockCode::of(Probability::nearest(0.25), 2);
    /// assert_eq!(code.expected_length(), 27.0 / 16.0);
    /// ```
    pub fn of(p: Probability, tosses: u32) -> BlockCode {
        let tosses = tosses.clamp(1, LONGEST);
        let blocks = blocks(p, tosses);
        let made = merged(&blocks);
        // From the root down, how many trees of each sort lie how deep.
        let mut depths: Vec<Vec<(u32, u64)>> = vec![Vec::new(); made.len()];
        if let Some(root) = depths.last_mut() {
            root.push((0, 1));
        }
        for (sort, trees) in made.iter().enumerate().rev() {
            let Some((one, other)) = trees.made_of else { continue };
            let own = depths.get_mut(sort).map(std::mem::take).unwrap_or_default();
            for (depth, count) in own {
                for below in [one, other] {
                    if let Some(below) = depths.get_mut(below) {
                        add(below, depth + 1, count);
                    }
                }
            }
        }
        let uncertain = u32::from(blocks.len() > 1);
        let words = blocks.iter().zip(depths).flat_map(|(&(heads, mass, _), depths)| {
            let shannon = kraft::shannon_length(mass).unwrap_or(0).max(uncertain);
            depths.into_iter().map(move |(length, count)| Words {
                heads,
                mass,
                length,
                shannon,
                count,
            })
        });
        BlockCode { tosses, words: words.collect() }
    }

    /// How many tosses a block has.
    pub fn tosses(&self) -> u32 {
        self.tosses
    }

    /// The words, those of equally probable blocks together.
    pub fn words(&self) -> &[Words] {
        &self.words
    }

    /// The mean length Lₙ of a block's word, in digits.
    ///
    /// Accuracy: 10⁻¹⁴ of it.
    pub fn expected_length(&self) -> f64 {
        self.mean(|words| words.length)
    }

    fn mean(&self, length: impl Fn(&Words) -> u32) -> f64 {
        let cost = |words: &Words| words.count as f64 * words.mass * f64::from(length(words));
        self.words.iter().map(cost).sum()
    }

    /// What a block's words cost above its entropy, Lₙ·log 2 − n·H(p), in nats.
    ///
    /// It is the divergence of the blocks from the shares 2^−ℓ of their words, which use the budget up.
    ///
    /// Domain: 0 ≤ Lₙ·log 2 − n·H(p) < log 2.
    /// Accuracy: as good as the probabilities of the blocks are; 0 where each of them is a power of two.
    pub fn redundancy(&self) -> f64 {
        let divergence = |words: &Words| {
            let one = Masses::new(words.mass, kraft::share(words.length)).deviance();
            one.weighted((words.count as f64).into())
        };
        self.words.iter().map(divergence).sum::<Information>().nats()
    }

    /// The mean length of a block's word by Shannon's lengths ⌈−log₂ m⌉, in digits: at least
    /// [`expected_length`](Self::expected_length), for no code is shorter than Huffman's.
    pub fn shannon_length(&self) -> f64 {
        self.mean(|words| words.shannon)
    }
}

/// What a toss costs in blocks of so many, in nats: H(p) and what rounding up to whole digits adds.
///
/// ```
/// use surprisal::measures::{Probability, block_code};
/// let fair = block_code::cost_of_a_toss(Probability::HALF, 5);
/// assert_eq!(fair, std::f64::consts::LN_2);
/// ```
pub fn cost_of_a_toss(p: Probability, tosses: u32) -> f64 {
    let code = BlockCode::of(p, tosses);
    entropy::bernoulli(p) + code.redundancy() / f64::from(code.tosses)
}

/// The blocks that can come: how many heads, how probable each is, and how many there are.
fn blocks(p: Probability, tosses: u32) -> Vec<(u32, f64, u64)> {
    let (heads, tails) = (p.get(), 1.0 - p.get());
    let power = |of: f64, exponent: u32| (0..exponent).fold(1.0, |power, _| power * of);
    let mut count = 1;
    let sort = |with: u32| {
        let sort = (with, power(heads, with) * power(tails, tosses - with), count);
        count = count * u64::from(tosses - with) / u64::from(with + 1);
        sort
    };
    (0..=tosses).map(sort).filter(|(_, mass, _)| *mass > 0.0).collect()
}

/// Huffman's trees: first the blocks themselves, as they come, then what is made of them.
fn merged(blocks: &[(u32, f64, u64)]) -> Vec<Trees> {
    let alone = |&(_, weight, count): &(u32, f64, u64)| Trees { weight, count, made_of: None };
    let mut made: Vec<Trees> = blocks.iter().map(alone).collect();
    // What is left of each sort, lightest first: blocks in one queue, trees in the other.
    let mut left: Vec<u64> = made.iter().map(|trees| trees.count).collect();
    let mut sorts: Vec<usize> = (0..made.len()).collect();
    sorts.sort_by(|&one, &other| made[one].weight.total_cmp(&made[other].weight));
    let lightest = |made: &[Trees], left: &[u64]| {
        let weight = |sort: usize| made.get(sort).map_or(f64::INFINITY, |trees| trees.weight);
        let there = |sort: &usize| left.get(*sort).is_some_and(|left| *left > 0);
        let block = sorts.iter().copied().find(there);
        let tree = (blocks.len()..made.len()).find(there);
        match (block, tree) {
            (Some(block), Some(tree)) if weight(tree) < weight(block) => Some(tree),
            (Some(block), _) => Some(block),
            (None, tree) => tree,
        }
    };
    while let Some(one) = lightest(&made, &left) {
        let (weight, count) = (made[one].weight, left[one]);
        let trees = if count > 1 {
            // No tree is lighter than those that pairs of the lightest make.
            left[one] = count % 2;
            Trees { weight: weight + weight, count: count / 2, made_of: Some((one, one)) }
        } else {
            left[one] = 0;
            let Some(other) = lightest(&made, &left) else { break };
            left[other] -= 1;
            Trees { weight: weight + made[other].weight, count: 1, made_of: Some((one, other)) }
        };
        made.push(trees);
        left.push(trees.count);
    }
    made
}

/// Adds so many of a depth.
fn add(depths: &mut Vec<(u32, u64)>, depth: u32, count: u64) {
    match depths.iter_mut().find(|(own, _)| *own == depth) {
        Some((_, own)) => *own += count,
        None => depths.push((depth, count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::{Distribution, huffman};

    fn at(p: f64) -> Probability {
        Probability::nearest(p)
    }

    /// Every block's probability by itself.
    fn all(p: f64, tosses: u32) -> Vec<f64> {
        let power = |of: f64, exponent: u32| (0..exponent).fold(1.0, |power, _| power * of);
        (0..1_u32 << tosses)
            .map(|block| {
                power(p, block.count_ones()) * power(1.0 - p, block.count_zeros() - (32 - tosses))
            })
            .collect()
    }

    #[test]
    fn equal_blocks_merged_at_once_cost_as_much_as_one_by_one() {
        for step in 1..=40 {
            let p = f64::from(step) / 41.0;
            for tosses in 1..=12 {
                let masses = all(p, tosses);
                let lengths = huffman::lengths(&masses);
                let expected: f64 =
                    masses.iter().zip(&lengths).map(|(m, l)| m * f64::from(*l)).sum();
                let code = BlockCode::of(at(p), tosses);
                let apart = (code.expected_length() - expected).abs();
                assert!(apart < 1e-12, "{p}, {tosses}: {apart:e}");
                // Every block has one word, and the words use the budget up.
                let count: u64 = code.words().iter().map(|words| words.count).sum();
                assert_eq!(count, 1 << tosses);
                let budget: f64 = code
                    .words()
                    .iter()
                    .map(|words| words.count as f64 * kraft::share(words.length))
                    .sum();
                assert_eq!(budget, 1.0);
            }
        }
    }

    #[test]
    fn a_toss_costs_between_the_entropy_and_a_share_of_a_digit_more() {
        let (mut seen, mut x) = (0, 0.31_f64);
        for round in 0..10_000_u32 {
            x = (x * 997.0 + 0.618).fract();
            let p = match round % 3 {
                0 => x,
                1 => 10f64.powf(-9.0 * x),
                _ => 1.0 - 10f64.powf(-6.0 * x),
            };
            let tosses = 1 + round % 12;
            let code = BlockCode::of(at(p), tosses);
            let digit = std::f64::consts::LN_2;
            let (h, n) = (entropy::bernoulli(at(p)), f64::from(tosses));
            let cost = code.expected_length() * digit / n;
            assert!(h <= cost * (1.0 + 1e-13) && cost < h + digit / n, "{p}, {tosses}");
            assert!(code.expected_length() <= code.shannon_length() * (1.0 + 1e-14));
            let above = code.redundancy() / n;
            assert!((above - (cost - h)).abs() < 1e-13 && above >= 0.0, "{p}, {tosses}");
            assert!((cost_of_a_toss(at(p), tosses) - cost).abs() < 1e-13);
            seen += 1;
        }
        assert_eq!(seen, 10_000);
    }

    #[test]
    fn states_that_can_be_checked_by_hand() {
        // A fair coin has nothing to gain, a certain one nothing to tell.
        for tosses in 1..=LONGEST {
            let fair = BlockCode::of(at(0.5), tosses);
            assert_eq!((fair.expected_length(), fair.redundancy()), (f64::from(tosses), 0.0));
            for p in [0.0, 1.0] {
                let certain = BlockCode::of(at(p), tosses);
                assert_eq!((certain.expected_length(), certain.redundancy()), (0.0, 0.0));
            }
        }
        // Heads 0.1: a digit for one toss; for two 0.81·1 + 0.09·2 + 0.09·3 + 0.01·3 = 1.29.
        let cost = |tosses| BlockCode::of(at(0.1), tosses).expected_length();
        assert!((cost(1) - 1.0).abs() < 1e-15 && (cost(2) - 1.29).abs() < 1e-15);
        // The number of tosses keeps to its ends.
        assert_eq!(BlockCode::of(at(0.3), 0), BlockCode::of(at(0.3), 1));
        assert_eq!(BlockCode::of(at(0.3), 99).tosses(), LONGEST);
    }

    #[test]
    fn coins_at_the_end_of_numbers_have_codes() {
        for p in [5e-324, 1e-300, 1e-17, 1.0 - f64::EPSILON / 2.0] {
            for tosses in 1..=12 {
                let code = BlockCode::of(at(p), tosses);
                let (h, n) = (entropy::bernoulli(at(p)), f64::from(tosses));
                let cost = code.expected_length() * std::f64::consts::LN_2 / n;
                assert!(cost >= h && cost <= (h + std::f64::consts::LN_2 / n) * (1.0 + 1e-14));
                let masses = code.words().iter().map(|words| words.mass * words.count as f64);
                assert!((masses.sum::<f64>() - 1.0).abs() < 1e-14);
            }
        }
    }

    /// `cargo test --release -- --ignored --nocapture milliseconds`
    #[test]
    #[ignore = "a measurement"]
    fn a_code_of_4096_words_in_milliseconds() {
        let masses = all(0.11, 12);
        let p = Distribution::new(masses.clone()).unwrap();
        let timed = |name: &str, act: &dyn Fn() -> f64| {
            let begun = std::time::Instant::now();
            let sum: f64 = (0..200).map(|_| act()).sum();
            println!("{name}: {:?} ({sum})", begun.elapsed() / 200);
        };
        timed("4,096 leaves one by one", &|| {
            kraft::expected_length(&p, &huffman::lengths(p.masses()))
        });
        timed("blocks of 12", &|| BlockCode::of(at(0.11), 12).expected_length());
        timed("blocks of 1 to 12", &|| (1..=12).map(|n| cost_of_a_toss(at(0.11), n)).sum());
    }
}
