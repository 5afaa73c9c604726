//! The small classifier: its gradients against finite differences, its examples, its losses.

use proptest::prelude::*;
use surprisal::measures::jensen::{Function, Point};
use surprisal::measures::logistic_regression::{
    Example, MeanLoss, averaging_gain, draw, label_loss, predicted, truth,
};
use surprisal::measures::random::Random;
use surprisal::measures::softmax::{self, SoftmaxError};
use surprisal::measures::{Distribution, OutcomesDiffer, Probability, cross_entropy};

use super::laws::cases;

const NONE: Probability = Probability::HALF;

fn share(value: f64) -> Probability {
    Probability::new(value).unwrap()
}

/// The central difference of a function of some numbers in one of them; its error is h² of the third
/// derivative, and what rounding leaves of the values over h.
fn difference(of: impl Fn(&[f64]) -> f64, at: &[f64], index: usize) -> f64 {
    const STEP: f64 = 1e-5;
    let moved = |by: f64| {
        let mut there = at.to_vec();
        there[index] += by;
        of(&there)
    };
    (moved(STEP) - moved(-STEP)) / (2.0 * STEP)
}

#[test]
fn the_gradient_of_the_waves_is_that_of_finite_differences() {
    let mut random = Random::new(1847);
    let mut worst = 0.0_f64;
    for n in 0..400_u32 {
        let weights = 1 + (n as usize * 7) % 30;
        let noise = share(0.4 * random.uniform());
        let examples = draw(u64::from(n), 20 + (n as usize * 13) % 181, noise);
        let loss = MeanLoss::new(&examples, weights, share(0.5 * random.uniform()));
        // From nothing learned to far too sure.
        let size = [0.0, 0.3, 3.0, 20.0][n as usize % 4];
        let at: Vec<f64> = (0..weights).map(|_| size * (2.0 * random.uniform() - 1.0)).collect();
        for (index, slope) in loss.gradient(&at).into_iter().enumerate() {
            let expected = difference(|at| loss.score(at).loss, &at, index);
            worst = worst.max((slope - expected).abs());
        }
    }
    println!("gradient of the waves: off by {worst:e} at most");
    assert!(worst <= 1e-6, "{worst:e}");
}

#[test]
fn the_gradient_of_the_softmax_is_that_of_finite_differences() {
    let mut random = Random::new(1990);
    let mut worst = 0.0_f64;
    for n in 0..3000_usize {
        let outcomes = 1 + n % 8;
        let mut numbers = |size: f64| -> Vec<f64> {
            (0..outcomes).map(|_| size * (2.0 * random.uniform() - 1.0)).collect()
        };
        let masses: Vec<f64> = match n % 3 {
            0 => (0..outcomes).map(|index| f64::from(u8::from(index == n % outcomes))).collect(),
            _ => numbers(1.0).into_iter().map(f64::abs).collect(),
        };
        let sum: f64 = masses.iter().sum();
        let p = Distribution::new(masses.iter().map(|mass| mass / sum).collect()).unwrap();
        let logits = numbers([0.5, 5.0, 15.0][n / 3 % 3]);
        let temperature = [1.0, 0.5, 4.0][n / 9 % 3];
        let loss = |logits: &[f64]| {
            let q = softmax::softmax(logits, temperature).unwrap();
            cross_entropy::of(&p, &q).unwrap()
        };
        let gradient = softmax::gradient(&p, &logits, temperature).unwrap();
        for (index, slope) in gradient.iter().enumerate() {
            worst = worst.max((slope - difference(loss, &logits, index)).abs());
        }
        // What all logits share does not count.
        assert!(gradient.iter().sum::<f64>().abs() <= 1e-14 / temperature, "{gradient:?}");
    }
    println!("gradient of the softmax: off by {worst:e} at most");
    assert!(worst <= 1e-6, "{worst:e}");
}

#[test]
fn a_truth_of_other_outcomes_has_no_gradient() {
    let p = Distribution::uniform(3);
    let differ = SoftmaxError::Truth(OutcomesDiffer { p: 3, q: 2 });
    assert_eq!(softmax::gradient(&p, &[0.0, 1.0], 1.0), Err(differ));
    assert_eq!(softmax::gradient(&p, &[0.0; 3], 0.0), Err(SoftmaxError::Temperature(0.0)));
    assert_eq!(softmax::gradient(&p, &[], 1.0), Err(SoftmaxError::Empty));
}

#[test]
fn the_examples_of_a_seed_are_always_the_same() {
    // By hand from the published numbers of the seed 1234567: the first of each three, its upper 53 bits.
    let examples = draw(1_234_567, 2, share(0.0));
    assert_eq!(examples[0].x, (6_457_827_717_110_365_317_u64 >> 11) as f64 / 2f64.powi(53));
    assert_eq!(examples[1].x, (4_593_380_528_125_082_431_u64 >> 11) as f64 / 2f64.powi(53));
    // P(1 | 0.350…) is 0.053, below the second number, 0.174; P(1 | 0.249…) is 0.108, below 0.889.
    assert_eq!(examples.iter().filter(|example| example.label).count(), 0);
    for seed in 0..50 {
        let all = draw(seed, 200, share(0.2));
        assert_eq!(draw(seed, 60, share(0.2)), all[..60]);
        // With more noise the places stay, and what is turned round stays so.
        let clean = draw(seed, 200, share(0.0));
        let more = draw(seed, 200, share(0.4));
        for ((clean, some), more) in clean.iter().zip(&all).zip(&more) {
            assert!(clean.x == some.x && some.x == more.x);
            assert!(clean.label == some.label || more.label == some.label);
        }
    }
}

#[test]
fn labels_come_as_often_as_the_truth_says() {
    for noise in [0.0, 0.1, 0.4] {
        let noise = share(noise);
        let examples = draw(31, 100_000, noise);
        for tenth in 0..10_u8 {
            let here = |x: f64| (10.0 * x) as u8 == tenth;
            let there: Vec<_> = examples.iter().filter(|example| here(example.x)).collect();
            let ones = there.iter().filter(|example| example.label).count() as f64;
            let expected: f64 = there.iter().map(|example| truth(example.x, noise).get()).sum();
            // Five deviations of a count of about 10,000: at most 5·√2,500.
            assert!((ones - expected).abs() < 250.0, "{tenth}: {ones}, {expected}");
            assert!((9_500..10_500).contains(&there.len()));
        }
    }
}

#[test]
fn waves_are_cosines() {
    for k in 0..30_usize {
        let mut weights = [0.0; 30];
        weights[k] = 2.0;
        for i in 0..=100 {
            let x = f64::from(i) / 100.0;
            let z = 2.0 * (k as f64 * std::f64::consts::PI * x).cos();
            let expected = 1.0 / (1.0 + (-z).exp());
            assert!((predicted(&weights, x).get() - expected).abs() < 1e-13, "{k} at {x}");
        }
    }
    assert_eq!(predicted(&[], 0.3), NONE);
}

#[test]
fn the_loss_is_the_cross_entropy_of_smoothed_labels() {
    let mut random = Random::new(8);
    for n in 0..200 {
        let (weights, smoothing) =
            (1 + n % 30, 0.5 * random.uniform() * f64::from(u8::from(n % 2 > 0)));
        let examples = draw(n as u64, 1 + n % 50, share(0.1));
        let loss = MeanLoss::new(&examples, weights, share(smoothing));
        let at: Vec<f64> = (0..weights).map(|_| 4.0 * random.uniform() - 2.0).collect();
        let (mut sum, mut right) = (0.0, 0);
        for Example { x, label } in &examples {
            let q = predicted(&at, *x);
            let p = if *label { 1.0 - 0.5 * smoothing } else { 0.5 * smoothing };
            sum += cross_entropy::bernoulli(share(p), q);
            right += usize::from((q.get() > 0.5) == *label);
        }
        let count = examples.len() as f64;
        let score = loss.score(&at);
        assert!((score.loss - sum / count).abs() <= 1e-11 * (1.0 + score.loss), "{n}");
        assert_eq!(score.accuracy, right as f64 / count, "{n}");
        let own: f64 = loss.label_logits(&at).into_iter().map(label_loss).sum();
        assert!(smoothing > 0.0 || (own / count - score.loss).abs() < 1e-13 * (1.0 + own));
    }
    // Nothing learned: log 2, whatever the labels are smoothed to.
    let untrained = MeanLoss::new(&draw(1, 64, share(0.1)), 9, share(0.3)).score(&[0.0; 9]);
    assert!((untrained.loss - 2f64.ln()).abs() < 1e-15);
    assert_eq!(MeanLoss::new(&[], 3, share(0.0)).score(&[1.0; 3]).loss, 0.0);
}

#[test]
fn small_steps_never_go_up() {
    for n in 0..40_usize {
        let weights = 1 + (n * 7) % 30;
        let examples = draw(n as u64, 20 + 4 * n, share(0.1));
        let loss = MeanLoss::new(&examples, weights, share(0.0));
        // The slope turns by at most a quarter of the weights a unit.
        let rate = 4.0 / weights as f64;
        let mut at = vec![0.0; weights];
        let mut before = loss.score(&at).loss;
        for _ in 0..100 {
            loss.step(&mut at, rate);
            let after = loss.score(&at).loss;
            assert!(after <= before + 1e-13, "{n}: from {before} to {after}");
            before = after;
        }
        // With fewer than four waves little can be told.
        assert!(before < 0.65 || weights < 4, "{n}: {before}");
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn averaging_gains_what_jensens_inequality_says(
        logits in prop::collection::vec(prop_oneof![-3.0..3.0, -30.0..30.0], 1..7),
    ) {
        let gain = averaging_gain(&logits);
        let point = |z: &f64| Point { x: 1.0 / (1.0 + (-z).exp()), weight: 1.0 };
        let points: Vec<Point> = logits.iter().map(point).collect();
        let expected = Function::NegativeLog.centre_of_mass(&points).unwrap().gap;
        prop_assert!((gain - expected).abs() <= 1e-12 * (1.0 + expected), "{gain} {expected}");
        prop_assert!(gain >= 0.0);
    }

    #[test]
    fn a_small_disagreement_gains_its_variance(z in -5.0..5.0_f64, size in -9.0..-2.0_f64) {
        // q moves by q·(1 − q) a unit of the logit: half of its variance over q².
        let by = 10f64.powf(size);
        let q = 1.0 / (1.0 + f64::exp(-z));
        let gain = averaging_gain(&[z - by, z + by]);
        let expected = 0.5 * (by * (1.0 - q)).powi(2);
        prop_assert!((gain / expected - 1.0).abs() <= 10.0 * by + 1e-6, "{gain:e} {expected:e}");
    }
}

#[test]
fn averaging_of_one_mind_gains_nothing() {
    for z in [-700.0, -3.0, 0.0, 0.1, 30.0, 700.0] {
        assert_eq!(averaging_gain(&[z; 4]), 0.0);
    }
    assert_eq!((averaging_gain(&[]), averaging_gain(&[-1e4, -2e4])), (0.0, 0.0));
}
