//! Huffman's code: the shortest words that outcomes can have on average.
//!
//! Every outcome begins as a tree of its own. The two lightest trees are put under one root, again and
//! again, until one tree is left; each time the words of both grow by a digit. What is rarest is put
//! deepest, and no prefix code has a smaller mean length Σ pℓ. (Huffman, *A Method for the Construction of
//! Minimum-Redundancy Codes*, 1952; Cover & Thomas, §5.6–5.8.)
//!
//! The lightest trees are at the front of one of two queues, one of outcomes in order of weight, one of
//! trees in the order they were made in, which is by weight too (van Leeuwen 1976).

/// Two trees put under one root.
///
/// Outcomes are the trees from 0 on; the merges make those that follow, in order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Merge {
    /// The heavier tree; of equal ones the one that was there first.
    pub left: usize,
    /// The other one.
    pub right: usize,
    /// What both weigh.
    pub weight: f64,
}

/// The merges that make Huffman's tree of outcomes of these weights, in order.
///
/// Of equal weights an outcome comes before a tree, so that no word is longer than it must be, and a later
/// outcome before an earlier one.
///
/// Domain: weights ≥ 0, in any unit.
/// Edge values: outcomes of weight 0 have words too; of one outcome there is nothing to merge.
///
/// ```
/// use surprisal::measures::huffman;
/// let merges = huffman::merges(&[0.5, 0.25, 0.125, 0.125]);
/// let pairs: Vec<_> = merges.iter().map(|merge| (merge.left, merge.right)).collect();
/// assert_eq!(pairs, [(2, 3), (1, 4), (0, 5)]);
/// ```
pub fn merges(weights: &[f64]) -> Vec<Merge> {
    let mut outcomes: Vec<(usize, f64)> = weights.iter().copied().enumerate().collect();
    outcomes.sort_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
    let mut outcomes = outcomes.into_iter().peekable();
    let mut merges: Vec<Merge> = Vec::with_capacity(weights.len().saturating_sub(1));
    let mut taken = 0;
    let mut lightest = |merges: &[Merge]| {
        let tree = merges.get(taken).map(|merge| (weights.len() + taken, merge.weight));
        let first = outcomes.peek().is_some_and(|(_, own)| tree.is_none_or(|(_, it)| *own <= it));
        if first {
            return outcomes.next();
        }
        taken += 1;
        tree
    };
    for _ in 1..weights.len() {
        let (Some(one), Some(other)) = (lightest(&merges), lightest(&merges)) else { break };
        let swapped = one.1 == other.1 && one.0 < other.0;
        let (left, right) = if swapped { (one.0, other.0) } else { (other.0, one.0) };
        merges.push(Merge { left, right, weight: one.1 + other.1 });
    }
    merges
}

/// How deep each of `count` outcomes lies in its tree after these merges, the first ones of [`merges`].
///
/// ```
/// use surprisal::measures::huffman::{depths, merges};
/// let merges = merges(&[0.5, 0.25, 0.125, 0.125]);
/// assert_eq!(depths(4, &merges[..2]), [0, 1, 2, 2]);
/// assert_eq!(depths(4, &merges), [1, 2, 3, 3]);
/// ```
pub fn depths(count: usize, merges: &[Merge]) -> Vec<u32> {
    let mut depths = vec![0; count + merges.len()];
    for (made, merge) in merges.iter().enumerate().rev() {
        let below = depths.get(count + made).map_or(0, |depth| depth + 1);
        for tree in [merge.left, merge.right] {
            if let Some(depth) = depths.get_mut(tree) {
                *depth = below;
            }
        }
    }
    depths.truncate(count);
    depths
}

/// The lengths of Huffman's words for outcomes of these weights, in digits.
///
/// ```
/// use surprisal::measures::huffman::lengths;
/// assert_eq!(lengths(&[0.8, 0.1, 0.1]), [1, 2, 2]);
/// assert_eq!(lengths(&[1.0; 6]), [2, 2, 3, 3, 3, 3]);
/// ```
pub fn lengths(weights: &[f64]) -> Vec<u32> {
    depths(weights.len(), &merges(weights))
}

/// A tree of the forest.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// What its outcomes weigh together.
    pub weight: f64,
    /// Its outcomes, from left to right.
    pub outcomes: Vec<usize>,
}

/// The trees after the first `done` of all merges, the two that are merged next at the end.
///
/// ```
/// use surprisal::measures::huffman::{forest, merges};
/// let weights = [0.5, 0.25, 0.125, 0.125];
/// let trees = forest(&weights, &merges(&weights), 1);
/// let outcomes: Vec<_> = trees.into_iter().map(|tree| tree.outcomes).collect();
/// assert_eq!(outcomes, [vec![0], vec![1], vec![2, 3]]);
/// ```
pub fn forest(weights: &[f64], merges: &[Merge], done: usize) -> Vec<Tree> {
    let done = done.min(merges.len());
    let alone =
        |(outcome, weight): (usize, &f64)| Tree { weight: *weight, outcomes: vec![outcome] };
    let mut trees: Vec<Option<Tree>> = weights.iter().enumerate().map(alone).map(Some).collect();
    let (before, after) = merges.split_at(done);
    for merge in before {
        let mut take = |tree: usize| trees.get_mut(tree).and_then(Option::take);
        let both = [take(merge.left), take(merge.right)];
        let outcomes = both.into_iter().flatten().flat_map(|tree| tree.outcomes);
        trees.push(Some(Tree { weight: merge.weight, outcomes: outcomes.collect() }));
    }
    // In the order in which the merges to come take them, the first ones last.
    let next = after.iter().flat_map(|merge| [merge.right, merge.left]);
    let mut standing: Vec<Tree> =
        next.filter_map(|tree| trees.get_mut(tree).and_then(Option::take)).collect();
    standing.extend(trees.into_iter().flatten());
    standing.reverse();
    standing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::kraft;

    /// Numbers spread over [0, 1).
    fn spread(seed: usize) -> f64 {
        (seed as f64 * 0.754_877_666_246_693).fract()
    }

    #[test]
    fn the_words_use_the_budget_up() {
        for count in 2..=26 {
            for power in [0, 1, 4, 40] {
                let weights: Vec<f64> =
                    (0..count).map(|i| spread(i + 7 * count).powi(power)).collect();
                let lengths = lengths(&weights);
                assert_eq!(kraft::sum(&lengths), 1.0, "{weights:?}");
                assert!(lengths.iter().all(|length| *length < count as u32));
            }
        }
        assert_eq!((lengths(&[]), lengths(&[0.7])), (vec![], vec![0]));
    }

    #[test]
    fn each_merge_takes_the_two_lightest_trees() {
        for count in 2..=26 {
            let weights: Vec<f64> = (0..count).map(|i| spread(i + 11 * count).powi(3)).collect();
            let merges = merges(&weights);
            for (done, merge) in merges.iter().enumerate() {
                let trees = forest(&weights, &merges, done);
                assert_eq!(trees.len(), count - done);
                let mut all: Vec<f64> = trees.iter().map(|tree| tree.weight).collect();
                let [.., left, right] = all[..] else { panic!() };
                assert_eq!(merge.weight, left + right);
                all.sort_by(f64::total_cmp);
                assert_eq!((right, left), (all[0], all[1]));
                // What they hold, each outcome once, at the depth of the words so far.
                let mut held: Vec<usize> =
                    trees.iter().flat_map(|tree| tree.outcomes.clone()).collect();
                held.sort_unstable();
                assert_eq!(held, (0..count).collect::<Vec<_>>());
                let lengths = depths(count, &merges[..done]);
                assert_eq!(kraft::sum(&lengths), (count - done) as f64);
            }
            let weight: f64 = merges.iter().map(|merge| merge.weight).sum();
            let all = lengths(&weights);
            let length: f64 = weights.iter().zip(all).map(|(w, l)| w * f64::from(l)).sum();
            assert!((weight - length).abs() < 1e-12 * length);
        }
    }

    #[test]
    fn weights_like_fibonacci_numbers_grow_the_deepest_tree() {
        let mut weights = vec![1.0, 1.0];
        while weights.len() < 26 {
            weights.push(weights[weights.len() - 1] + weights[weights.len() - 2]);
        }
        // 1 + 1 = 2 comes after the outcome 2: no tie makes a tree deeper than it must be.
        let longest = lengths(&weights).into_iter().max();
        assert!(longest >= Some(24), "{longest:?}");
        let steep: Vec<f64> = (0..26).map(|i| 0.4f64.powi(i)).collect();
        assert_eq!(lengths(&steep).into_iter().max(), Some(25));
    }

    #[test]
    fn weights_of_any_kind_do_no_harm() {
        for weights in [[0.0; 4], [f64::NAN; 4], [f64::INFINITY, 0.0, -1.0, 1e-300]] {
            assert_eq!(kraft::sum(&lengths(&weights)), 1.0, "{weights:?}");
        }
    }
}
