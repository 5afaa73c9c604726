//! Codes against all there are: no lengths that keep to the budget are shorter on average than Huffman's.

use surprisal::measures::{Distribution, entropy, huffman, kraft};

/// Numbers spread over [0, 1): a linear congruence (Knuth, MMIX).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Masses: even, steep, with equal ones among them, with zeros.
    fn masses(&mut self, count: usize, kind: usize) -> Vec<f64> {
        let mut weights: Vec<f64> = (0..count)
            .map(|_| {
                let number = self.next();
                match kind {
                    0 => -(1.0 - number).ln(),
                    1 => number.powi(8).max(1e-12),
                    2 => (1.0 + 4.0 * number).floor(),
                    3 => 2f64.powf(-(8.0 * number).floor()),
                    _ if number < 0.3 => 0.0,
                    _ => number,
                }
            })
            .collect();
        let sum: f64 = weights.iter().sum();
        if sum == 0.0 {
            weights[0] = 1.0;
            return weights;
        }
        weights.iter().map(|weight| weight / sum).collect()
    }
}

/// All lengths of `count` words that keep to the budget; none of them need be longer than count − 1.
fn feasible(count: usize) -> Vec<Vec<u32>> {
    let base = count as u32;
    let all = (0..base.pow(count as u32))
        .map(|n| (0..count as u32).map(|place| n / base.pow(place) % base).collect::<Vec<u32>>());
    // Σ 2^−ℓ ≤ 1 once more, in whole numbers.
    all.filter(|lengths| lengths.iter().map(|l| 1u64 << (40 - l)).sum::<u64>() <= 1 << 40).collect()
}

#[test]
fn no_lengths_that_keep_to_the_budget_are_shorter_than_huffmans() {
    let mut numbers = Numbers(1952);
    let mut seen = 0;
    for count in 2..=6 {
        let feasible = feasible(count);
        assert!(feasible.iter().all(|lengths| kraft::fits(lengths)));
        for n in 0..200 {
            let masses = numbers.masses(count, n % 5);
            let mean = |lengths: &[u32]| -> f64 {
                masses.iter().zip(lengths).map(|(mass, length)| mass * f64::from(*length)).sum()
            };
            let least = feasible.iter().map(|lengths| mean(lengths)).fold(f64::INFINITY, f64::min);
            let own = huffman::lengths(&masses);
            assert!((mean(&own) - least).abs() < 1e-14, "{masses:?}: {own:?}");
            assert!(feasible.contains(&own), "{own:?}");
            seen += 1;
        }
    }
    assert_eq!(seen, 1_000);
}

#[test]
fn huffman_and_shannon_are_less_than_a_digit_above_the_entropy() {
    let mut numbers = Numbers(1948);
    for n in 0..10_000 {
        let masses = numbers.masses(2 + n % 25, n / 25 % 4);
        let p = Distribution::new(masses.clone()).unwrap();
        let digit = std::f64::consts::LN_2;
        let h = entropy::of(&p) / digit;
        let huffman = kraft::expected_length(&p, &huffman::lengths(&masses));
        let shannon: Vec<u32> =
            masses.iter().map(|mass| kraft::shannon_length(*mass).unwrap_or(0)).collect();
        let fits = masses.iter().zip(&shannon).filter(|(mass, _)| **mass > 0.0);
        assert!(fits.map(|(_, length)| kraft::share(*length)).sum::<f64>() <= 1.0);
        let shannon = kraft::expected_length(&p, &shannon);
        assert!(h <= huffman + 1e-13 && huffman <= shannon + 1e-13, "{masses:?}");
        assert!(shannon < h + 1.0, "{masses:?}");
        // The surplus of a code that uses the budget up is a divergence, so it is never below 0.
        let redundancy = kraft::redundancy(&p, &huffman::lengths(&masses));
        assert!(redundancy >= 0.0 && (redundancy - digit * (huffman - h)).abs() < 1e-13);
    }
}

#[test]
fn numbers_of_textbooks() {
    let mean = |masses: &[f64]| {
        let p = Distribution::new(masses.to_vec()).unwrap();
        kraft::expected_length(&p, &huffman::lengths(masses))
    };
    // Cover & Thomas, examples 5.6.1 and 5.1.1: 2.3 and 1.75 digits; section 5.8: 2 digits.
    assert!((mean(&[0.25, 0.25, 0.2, 0.15, 0.15]) - 2.3).abs() < 1e-15);
    assert!((mean(&[1.0 / 3.0, 1.0 / 3.0, 0.25, 1.0 / 12.0]) - 2.0).abs() < 1e-15);
    assert_eq!(mean(&[0.5, 0.25, 0.125, 0.125]), 1.75);
    // The same section: where one outcome has 0.9999, Shannon's word for the other takes 14 digits.
    assert_eq!(kraft::shannon_length(0.9999), Some(1));
    assert_eq!(kraft::shannon_length(0.0001), Some(14));
}
