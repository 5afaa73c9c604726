//! The best discriminator and any other, against reference values and each other.

use proptest::prelude::*;
use surprisal::measures::{
    Distribution, OutcomesDiffer, Probability, discriminator, jensen_shannon,
};

use super::laws::{cases, distributions, pair, probability};

fn nearest<const N: usize>(values: [f64; N]) -> [Probability; N] {
    values.map(Probability::nearest)
}

/// Within `ulps` units in the last place.
fn agrees(value: f64, reference: f64, ulps: f64) -> bool {
    let size = reference.abs();
    (value - reference).abs() <= ulps * (size.next_up() - size)
}

#[test]
fn the_best_value_of_two_coins_agrees_with_the_reference() {
    // By mpmath with 1,200 digits, from the same binary numbers.
    let known = [
        (0.3, 0.9, -0.9762183025477194),
        (0.3, 0.3, -1.3862943611198906),
        (0.3, 0.30000001, -1.3862943611198906),
        (1e-20, 2e-20, -1.3862943611198906),
        (0.0, 1.0, 0.0),
        (1e-300, 1.0, -6.917755278982137e-298),
        (0.0, 0.25, -1.1950891832258255),
        (0.5, 0.9999999999999999, -0.9547712524422233),
        (5e-324, 1.0, -3.68e-321),
        (1e-9, 0.999999999, -4.344653108679884e-8),
    ];
    for (p, q, reference) in known {
        let [p, q] = nearest([p, q]);
        let value = discriminator::best_value_bernoulli(p, q);
        assert!(agrees(value, reference, 1.0), "{p:?} {q:?}: {value:e}");
        assert_eq!(value, discriminator::best_value_bernoulli(q, p));
    }
}

#[test]
fn any_value_of_two_coins_agrees_with_the_reference() {
    // By mpmath with 1,200 digits.
    let known = [
        (0.3, 0.9, [0.5, 0.5], -1.3862943611198906),
        (0.3, 0.9, [0.25, 0.875], -0.9762183025477194),
        (0.3, 0.9, [0.9, 0.1], -3.726280355053604),
        (0.2, 0.4, [1e-300, 0.9999999999999999], -160.197185921449),
        (1e-20, 0.5, [1e-10, 0.6], -0.9689709897530683),
    ];
    for (p, q, d, reference) in known {
        let [p, q] = nearest([p, q]);
        let value = discriminator::value_bernoulli(p, q, nearest(d));
        assert!(agrees(value, reference, 1.0), "{p:?} {q:?} {d:?}: {value:e}");
    }
}

#[test]
fn values_of_four_outcomes_agree_with_the_reference() {
    let p = Distribution::new(vec![0.5, 0.25, 0.125, 0.125]).unwrap();
    let q = Distribution::new(vec![0.125, 0.125, 0.25, 0.5]).unwrap();
    // By mpmath with 1,200 digits.
    let best = discriminator::best_value(&p, &q).unwrap();
    assert!(agrees(best, -1.1028886556438444, 1.0), "{best}");
    let value = discriminator::value(&p, &q, &nearest([0.75, 0.5, 0.5, 0.25])).unwrap();
    assert!(agrees(value, -1.1541160481517125, 1.0), "{value}");
}

#[test]
fn who_is_sure_and_wrong_loses_everything() {
    let [p, q] = nearest([0.3, 0.9]);
    for d in [[0.0, 0.5], [0.5, 0.0], [1.0, 0.5], [0.5, 1.0]] {
        assert_eq!(discriminator::value_bernoulli(p, q, nearest(d)), f64::NEG_INFINITY, "{d:?}");
    }
    // Sure and right costs nothing; what never comes may be called anything.
    let [never, always] = nearest([0.0, 1.0]);
    let value = discriminator::value_bernoulli(never, always, nearest([0.0, 1.0]));
    assert_eq!(value.to_bits(), 0);
    let value = discriminator::value_bernoulli(always, always, nearest([0.5, 0.0]));
    assert!(agrees(value, -1.3862943611198906, 1.0));
    let [heads, tails] = discriminator::best_bernoulli(always, always);
    assert_eq!((heads, tails), (Probability::HALF, Probability::HALF));
}

#[test]
fn discriminators_over_other_outcomes_are_refused() {
    let two = Distribution::new(vec![0.5, 0.5]).unwrap();
    let three = Distribution::new(vec![0.5, 0.25, 0.25]).unwrap();
    let differ = OutcomesDiffer { p: 2, q: 3 };
    assert_eq!(discriminator::best(&two, &three), Err(differ));
    assert_eq!(discriminator::best_value(&two, &three), Err(differ));
    assert_eq!(discriminator::value(&two, &two, &[Probability::HALF; 3]), Err(differ));
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn the_best_value_is_twice_jsd_above_the_least((p, q) in pair()) {
        let value = discriminator::best_value_bernoulli(p, q);
        let above = 2.0 * jensen_shannon::bernoulli(p, q) - 4f64.ln();
        // A few units in the last place of log 4.
        prop_assert!((value - above).abs() <= 4.0 * f64::EPSILON, "{value} {above}");
        prop_assert!((-4f64.ln()..=0.0).contains(&value) && !(value == 0.0 && value.is_sign_negative()));
    }

    #[test]
    fn nobody_does_better_than_the_best((p, q) in pair(), d in [probability(), probability()]) {
        let best = discriminator::best_value_bernoulli(p, q);
        let value = discriminator::value_bernoulli(p, q, nearest(d));
        prop_assert!(!value.is_nan() && value <= best + f64::EPSILON * best.abs(), "{value} {best}");
        let rounded = discriminator::best_bernoulli(p, q);
        let again = discriminator::value_bernoulli(p, q, rounded);
        prop_assert!(again <= best + f64::EPSILON * best.abs());
        // Of a D* that was not rounded to being sure, no more than the rounding is lost.
        let sure = rounded.iter().any(|d| d.get() == 0.0 || d.get() == 1.0);
        prop_assert!(sure || again >= best - 8.0 * f64::EPSILON, "{again} {best}");
    }

    #[test]
    fn nobody_does_better_for_k_outcomes((p, q) in distributions(), seed in probability()) {
        let best = discriminator::best_value(&p, &q).unwrap();
        let d: Vec<Probability> =
            (0..p.masses().len()).map(|k| Probability::nearest((seed + 0.37 * k as f64).fract())).collect();
        let value = discriminator::value(&p, &q, &d).unwrap();
        prop_assert!(!value.is_nan() && value <= best + f64::EPSILON * best.abs(), "{value} {best}");
        let above = 2.0 * jensen_shannon::of(&p, &q).unwrap() - 4f64.ln();
        // The masses sum to 1 only up to rounding.
        prop_assert!((best - above).abs() <= 1e-14, "{best} {above}");
    }
}
