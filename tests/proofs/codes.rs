//! The proofs about codes: their floor for any lengths, and the band that blocks lie in.

use super::soundness::{Seen, close, every_wrong_line_is_caught, line, lit};
use super::states::{CORNERS, Dice, Pair, coins, pairs};
use surprisal::measures::{
    Distribution, Probability, block_code::BlockCode, entropy, huffman, kraft,
};
use surprisal::proof::check::{Claim, checked};
use surprisal::proof::value::Value;
use surprisal::proof::{Line, block_code, kraft_bound};

/// No line is known less well than this, relative to values above 1.
const RESOLUTION: f64 = 4e-14;

const DIGIT: f64 = std::f64::consts::LN_2;

/// Words for the outcomes of distributions: the best ones, equal ones, those of another distribution, any,
/// and too greedy ones.
fn codes() -> impl Iterator<Item = (Distribution, Vec<u32>)> {
    let mut dice = Dice::new(1949);
    pairs().enumerate().map(move |(n, Pair { p, q, .. })| {
        let count = p.masses().len();
        let lengths: Vec<u32> = match n % 8 {
            0 => huffman::lengths(p.masses()),
            1 => huffman::lengths(q.masses()),
            2 => {
                let shannon = |mass: &f64| kraft::shannon_length(*mass).unwrap_or(25).min(25);
                p.masses().iter().map(shannon).collect()
            }
            3 => vec![(count as f64).log2().ceil() as u32; count],
            4 => {
                let merges = huffman::merges(p.masses());
                huffman::depths(count, &merges[..dice.below(count)])
            }
            5 => (0..count).map(|i| (i as u32 + 1).min(count as u32 - 1)).collect(),
            _ => (0..count).map(|_| dice.below([26, 5][n % 2]) as u32).collect(),
        };
        (p, lengths)
    })
}

/// Distributions whose masses are powers of two, with their ideal words.
fn dyadic() -> impl Iterator<Item = (Distribution, Vec<u32>)> {
    let mut dice = Dice::new(1957);
    (0..2_000).map(move |_| {
        let mut lengths = vec![1_u32, 1];
        while dice.below(6) > 0 && lengths.len() < 26 {
            // One word makes room for two.
            let at = dice.below(lengths.len());
            if lengths[at] < 25 {
                lengths[at] += 1;
                lengths.push(lengths[at]);
            }
        }
        let masses = lengths.iter().map(|length| kraft::share(*length)).collect();
        (Distribution::new(masses).unwrap(), lengths)
    })
}

#[test]
fn no_code_beats_the_entropy() {
    let mut seen = Seen::default();
    let (mut greedy, mut ideal, mut below) = (0, 0, 0);
    for (p, lengths) in codes().chain(dyadic()) {
        let proof = kraft_bound::of(&p, &lengths);
        seen.enter(&proof, &(&p, &lengths));
        let value = |key: &str| line(&proof, key).value;
        let (length, h) = (kraft::expected_length(&p, &lengths) * DIGIT, entropy::of(&p));
        assert!(close(value("length"), length, 1e-15), "{p:?} {lengths:?}");
        let sum = kraft::sum(&lengths);
        if sum <= 1.0 {
            // The premise holds, and with it the theorem.
            assert!(close(value("entropy"), h, 1e-15), "{p:?} {lengths:?}");
            assert!(length >= h - 1e-13, "{p:?} {lengths:?}");
            assert_eq!(line(&proof, "budget").slack == 0.0, sum == 1.0);
            assert!(close(proof.bounded, kraft::redundancy(&p, &lengths), 1e-15));
        } else {
            // What it lies below the entropy by is at most what it has overdrawn.
            assert!((value("entropy") - (h - sum.ln())).abs() < 1e-13);
            assert_eq!(line(&proof, "budget").slack, 0.0);
            greedy += 1;
            below += usize::from(length < h - 1e-9);
        }
        let possible = || p.masses().iter().zip(&lengths).filter(|(mass, _)| **mass > 0.0);
        let exactly = possible().all(|(mass, length)| *mass == kraft::share(*length));
        assert_eq!(lit(&proof, "ideal"), exactly && sum == 1.0, "{p:?} {lengths:?}");
        let spent = possible().map(|(_, length)| kraft::share(*length)).sum::<f64>();
        assert_eq!(lit(&proof, "budget-spent"), spent == 1.0 && sum == 1.0);
        let tight = line(&proof, "jensen").slack == 0.0;
        assert!(!lit(&proof, "ratio-constant") || tight, "{p:?} {lengths:?}");
        if lit(&proof, "ideal") {
            assert_eq!((proof.total_slack(), proof.bounded), (0.0, 0.0));
            ideal += 1;
        }
    }
    println!("greedy {greedy}, of which below the entropy {below}; ideal {ideal}");
    assert!(greedy > 3_000 && below > 300 && ideal > 1_500);
    seen.report("no code beats the entropy", RESOLUTION);
}

#[test]
fn lengths_next_to_ideal_ones_keep_their_digits() {
    let mut dice = Dice::new(1963);
    let mut seen = 0;
    for (p, lengths) in dyadic() {
        // Masses moved by little; words shortened alike, so that they claim twice the budget, or lengthened.
        let by = dice.tiny(16.0);
        let moved: Vec<f64> =
            p.masses().iter().map(|mass| mass * (1.0 + by * (dice.unit() - 0.5))).collect();
        let sum: f64 = moved.iter().sum();
        let p = Distribution::new(moved.iter().map(|mass| mass / sum).collect()).unwrap();
        for shift in [-1, 0, 1_i32] {
            let lengths: Vec<u32> =
                lengths.iter().map(|length| (*length as i32 + shift) as u32).collect();
            let proof = kraft_bound::of(&p, &lengths);
            assert!(proof.holds(), "{p:?} {lengths:?}");
            let (total, bounded) = (proof.total_slack(), proof.bounded);
            // With masses that sum to 1 only up to rounding, what is below that is not known.
            assert!(
                (total - bounded).abs() <= 1e-12 * bounded + 1e-31,
                "{p:?}: {total:e} {bounded:e}"
            );
            seen += usize::from(bounded < 1e-10);
        }
    }
    assert!(seen > 1_000, "{seen}");
}

#[test]
fn the_centre_of_mass_hangs_under_the_curve_by_the_slack() {
    for (p, lengths) in codes().chain(dyadic()) {
        let picture = kraft_bound::points(&p, &lengths);
        let proof = kraft_bound::of(&p, &lengths);
        let gap = picture.mean.ln() - picture.mean_of_log;
        let slack = line(&proof, "jensen").slack;
        assert!((gap - slack).abs() <= 1e-12 * (1.0 + slack), "{p:?} {lengths:?}");
        let possible = p.masses().iter().filter(|mass| **mass > 0.0).count();
        assert_eq!(picture.points.len(), possible);
        let apart = entropy::of(&p) - DIGIT * kraft::expected_length(&p, &lengths);
        assert!((picture.mean_of_log - apart).abs() < 1e-12 * (1.0 + apart.abs()));
    }
}

/// “No code beats the entropy”, without a word on the budget.
fn without_kraft(p: &Distribution, lengths: &[u32]) -> Vec<Line> {
    let length = kraft::expected_length(p, lengths);
    checked([
        Claim::start("length", Value::measured(length) * Value::LOG_2),
        Claim::at_least("entropy", Value::measured(entropy::of(p))),
    ])
}

#[test]
fn a_proof_that_forgets_the_budget_is_caught_where_it_matters() {
    let (mut caught, mut kept) = (0, 0);
    for (p, lengths) in codes() {
        let lines = without_kraft(&p, &lengths);
        let redundancy = kraft::redundancy(&p, &lengths);
        if redundancy < -1e-12 {
            assert!(!lines[1].holds && !kraft::fits(&lengths), "{p:?} {lengths:?}");
            caught += 1;
        } else if kraft::fits(&lengths) {
            assert!(lines[1].holds, "{p:?} {lengths:?}");
            kept += 1;
        }
    }
    assert!(caught > 300 && kept > 5_000, "{caught}, {kept}");
}

#[test]
fn blocks_lie_in_their_band() {
    let mut seen = Seen::default();
    let mut ideal = 0;
    let corners = CORNERS.iter().flat_map(|&p| (1..=12).map(move |n| (Probability::nearest(p), n)));
    let others = coins().enumerate().map(|(n, (p, _))| (p, 1 + n as u32 % 12));
    for (p, tosses) in corners.chain(others) {
        let proof = block_code::of(p, tosses);
        seen.enter(&proof, &(p, tosses));
        let (n, value) = (f64::from(tosses), |key: &str| line(&proof, key).value);
        let code = BlockCode::of(p, tosses);
        let h = entropy::bernoulli(p);
        assert!(close(value("entropy"), h, 0.0) && close(value("ceiling"), h + DIGIT / n, 1e-14));
        let length = code.expected_length() * DIGIT / n;
        assert!((value("huffman") - length).abs() < 1e-13 * length.max(1.0), "{p:?} {tosses}");
        let shannon = code.shannon_length() * DIGIT / n;
        assert!((value("shannon") - shannon).abs() < 1e-13 * shannon.max(1.0), "{p:?} {tosses}");
        let above = line(&proof, "huffman").slack;
        assert!((above - code.redundancy() / n).abs() < 1e-14, "{p:?} {tosses}");
        // A fair coin and a certain one have nothing to gain.
        let exact = [0.0, 0.5, 1.0].contains(&p.get());
        assert!(!exact || lit(&proof, "ideal") && above == 0.0, "{p:?} {tosses}");
        // The band is never filled: what rounding up saves is more than nothing.
        let saved = line(&proof, "a-digit-more").slack;
        assert!(saved > 0.0, "{p:?} {tosses}");
        ideal += usize::from(lit(&proof, "ideal"));
    }
    assert!(ideal > 36 && ideal < 3_000, "{ideal}");
    seen.report("blocks in their band", RESOLUTION);
}

#[test]
fn a_wrong_line_is_caught_wherever_it_stands() {
    for (p, lengths) in codes().step_by(11) {
        let proof = kraft_bound::of(&p, &lengths);
        every_wrong_line_is_caught(&proof, 4.0 * RESOLUTION, &(&p, &lengths));
    }
    for (n, (p, _)) in coins().enumerate().step_by(7) {
        let proof = block_code::of(p, 1 + n as u32 % 12);
        every_wrong_line_is_caught(&proof, 4.0 * RESOLUTION, &(p, n));
    }
}

/// “Blocks of twice as many tosses cost a toss no more than half as much above the entropy.”
fn halved(p: Probability, tosses: u32) -> Vec<Line> {
    let above = |n: u32| Value::measured(BlockCode::of(p, n).redundancy() / f64::from(n));
    checked([
        Claim::start("half", above(tosses) * Value::HALF),
        Claim::at_least("twice", above(2 * tosses)),
    ])
}

#[test]
fn blocks_do_not_come_nearer_step_by_step() {
    // They need not come nearer at all: only twice the block is never worse, and the band gets narrower.
    let (mut caught, mut rises) = (0, 0);
    for step in 1..100 {
        let p = Probability::nearest(f64::from(step) / 100.0);
        let above = |n: u32| BlockCode::of(p, n).redundancy() / f64::from(n);
        for n in 1..=6 {
            assert!(above(2 * n) <= above(n) + 1e-14, "{p:?}, {n}");
            caught += usize::from(!halved(p, n)[1].holds);
        }
        rises += usize::from((1..12).any(|n| above(n + 1) > above(n) + 1e-6));
    }
    println!("“halved” caught {caught} times; {rises} coins with a rise");
    assert!(caught > 50 && rises > 50);
}
