//! What holds at every state, tried at random ones: easy, tiny, close to each other, and at the corners.

use std::f64::consts::LN_2;

use proptest::prelude::*;
use surprisal::measures::{
    Distribution, Measure, Probability, cross_entropy, entropy, jensen_shannon, kullback_leibler,
};

/// So many random states; a failure prints the state and leaves no file behind.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any probability, with the extremes as likely as the middle.
pub fn probability() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => 0.0..=1.0,
        2 => (-324.0..0.0).prop_map(|exponent| 10.0_f64.powf(exponent)),
        2 => (-16.0..0.0).prop_map(|exponent| 1.0 - 10.0_f64.powf(exponent)),
        1 => prop::sample::select(vec![0.0, 5e-324, f64::MIN_POSITIVE, 0.5, 1.0_f64.next_down(), 1.0]),
    ]
}

/// Any two probabilities, as often close to each other as not.
pub fn pair() -> impl Strategy<Value = (Probability, Probability)> {
    let close = (probability(), -17.0..0.0, any::<bool>()).prop_map(|(p, exponent, up)| {
        let step = p * 10.0_f64.powf(exponent);
        (p, if up { p + step } else { p - step })
    });
    prop_oneof![(probability(), probability()), close]
        .prop_map(|(p, q)| (Probability::nearest(p), Probability::nearest(q)))
}

/// A probability that can be taken from 1 without rounding.
fn coarse() -> impl Strategy<Value = f64> {
    (0..=1_u64 << 53).prop_map(|n| n as f64 / (1_u64 << 53) as f64)
}

/// Two distributions over the same 1 … 40 outcomes, some of mass 0.
pub fn distributions() -> impl Strategy<Value = (Distribution, Distribution)> {
    let weight =
        || prop_oneof![3 => 0.0..1.0, 1 => Just(0.0), 2 => (-30.0..0.0_f64).prop_map(f64::exp)];
    prop::collection::vec((weight(), weight()), 1..40)
        .prop_map(|weights| weights.into_iter().unzip::<f64, f64, Vec<_>, Vec<_>>())
        .prop_filter_map("no weight at all", |(p, q)| Some((normalised(p)?, normalised(q)?)))
}

fn normalised(weights: Vec<f64>) -> Option<Distribution> {
    let total: f64 = weights.iter().sum();
    Distribution::new(weights.into_iter().map(|weight| weight / total).collect()).ok()
}

fn ulps(a: f64, b: f64) -> u64 {
    a.to_bits().abs_diff(b.to_bits())
}

/// The spacing of `f64` above a number ≥ 0.
fn ulp(number: f64) -> f64 {
    number.next_up() - number
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn no_value_is_nan_or_negative((p, q) in pair()) {
        for measure in Measure::ALL {
            let value = measure.bernoulli(p, q);
            prop_assert!(value >= 0.0 && value.is_sign_positive(), "{measure:?}: {value}");
        }
    }

    #[test]
    fn only_a_ruled_out_outcome_costs_infinitely_much((p, q) in pair()) {
        let ruled_out = (q.get() == 0.0 && p.get() > 0.0) || (q.get() == 1.0 && p.get() < 1.0);
        prop_assert_eq!(kullback_leibler::bernoulli(p, q).is_infinite(), ruled_out);
        prop_assert_eq!(cross_entropy::bernoulli(p, q).is_infinite(), ruled_out);
    }

    #[test]
    fn nothing_diverges_from_itself(p in probability()) {
        let p = Probability::nearest(p);
        for value in [
            kullback_leibler::bernoulli(p, p),
            jensen_shannon::bernoulli(p, p),
            jensen_shannon::distance_bernoulli(p, p),
        ] {
            prop_assert_eq!(value.to_bits(), 0);
        }
        prop_assert_eq!(cross_entropy::bernoulli(p, p), entropy::bernoulli(p));
    }

    #[test]
    fn different_coins_are_at_a_distance((p, q) in pair()) {
        prop_assert_eq!(jensen_shannon::distance_bernoulli(p, q) > 0.0, p != q);
    }

    #[test]
    fn jensen_shannon_is_symmetric_and_bounded((p, q) in pair(), w in probability()) {
        let jsd = jensen_shannon::bernoulli(p, q);
        prop_assert_eq!(jsd.to_bits(), jensen_shannon::bernoulli(q, p).to_bits());
        prop_assert!(jsd <= LN_2);
        let w = Probability::nearest(w);
        let bound = entropy::bernoulli(w);
        prop_assert!(jensen_shannon::weighted_bernoulli(p, q, w) <= bound.next_up());
        prop_assert_eq!(jensen_shannon::weighted_bernoulli(p, q, Probability::HALF), jsd);
    }

    #[test]
    fn weights_trade_places_with_the_coins((p, q) in pair(), w in coarse()) {
        let (w, rest) = (Probability::nearest(w), Probability::nearest(1.0 - w));
        let one = jensen_shannon::weighted_bernoulli(p, q, w);
        prop_assert_eq!(one.to_bits(), jensen_shannon::weighted_bernoulli(q, p, rest).to_bits());
    }

    #[test]
    fn the_distance_is_a_metric((a, b) in pair(), c in probability()) {
        let c = Probability::nearest(c);
        let distance = jensen_shannon::distance_bernoulli;
        let (direct, detour) = (distance(a, c), distance(a, b) + distance(b, c));
        // Each of the three is within one unit in the last place, and the sum rounds once.
        prop_assert!(direct <= detour + 4.0 * ulp(detour));
    }

    #[test]
    fn heads_and_tails_may_trade_places(p in coarse(), q in coarse()) {
        for measure in Measure::ALL {
            let value = measure.bernoulli(Probability::nearest(p), Probability::nearest(q));
            let swapped =
                measure.bernoulli(Probability::nearest(1.0 - p), Probability::nearest(1.0 - q));
            prop_assert_eq!(value.to_bits(), swapped.to_bits(), "{:?}", measure);
        }
    }

    #[test]
    fn cross_entropy_is_entropy_and_divergence((p, q) in pair()) {
        let whole = cross_entropy::bernoulli(p, q);
        let parts = entropy::bernoulli(p) + kullback_leibler::bernoulli(p, q);
        // Each of the three is within one unit in the last place, and the sum rounds once.
        prop_assert!(whole == parts || (whole - parts).abs() <= 4.0 * ulp(whole));
    }

    #[test]
    fn jensen_shannon_is_the_mean_of_both_ways_to_the_mixture((p, q) in pair()) {
        let (one, other) = (Measure::KlPm.bernoulli(p, q), Measure::KlQm.bernoulli(p, q));
        let (jsd, mean) = (jensen_shannon::bernoulli(p, q), 0.5 * one + 0.5 * other);
        // Each of the three is within one unit in the last place; halves and sum round.
        prop_assert!((jsd - mean).abs() <= 4.0 * ulp(jsd), "{jsd} {mean}");
        let h = Measure::EntropyM.bernoulli(p, q);
        let parts = 0.5 * entropy::bernoulli(p) + 0.5 * entropy::bernoulli(q) + jsd;
        prop_assert!((h - parts).abs() <= 6.0 * ulp(h), "{h} {parts}");
        prop_assert!(one <= LN_2 && other <= LN_2 && h <= LN_2);
    }

    #[test]
    fn two_outcomes_are_a_coin(p in coarse(), q in coarse()) {
        let coin = |p: f64| Distribution::new(vec![p, 1.0 - p]).unwrap();
        let (two, other) = (coin(p), coin(q));
        let (p, q) = (Probability::nearest(p), Probability::nearest(q));
        prop_assert!(ulps(entropy::of(&two), entropy::bernoulli(p)) <= 1);
        for (of, bernoulli) in [
            (cross_entropy::of(&two, &other), cross_entropy::bernoulli(p, q)),
            (kullback_leibler::of(&two, &other), kullback_leibler::bernoulli(p, q)),
            (jensen_shannon::of(&two, &other), jensen_shannon::bernoulli(p, q)),
            (jensen_shannon::distance(&two, &other), jensen_shannon::distance_bernoulli(p, q)),
        ] {
            prop_assert!(ulps(of.unwrap(), bernoulli) <= 1, "{of:?} {bernoulli}");
        }
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_order_of_the_outcomes_does_not_matter((p, q) in distributions(), turn in 0_usize..40) {
        let turned = |distribution: &Distribution| {
            let mut masses = distribution.masses().to_vec();
            let by = turn % masses.len();
            masses.rotate_left(by);
            masses.reverse();
            Distribution::within(masses, 2e-9).unwrap()
        };
        let (p2, q2) = (turned(&p), turned(&q));
        prop_assert!(ulps(entropy::of(&p), entropy::of(&p2)) <= 2);
        for (one, other) in [
            (cross_entropy::of(&p, &q), cross_entropy::of(&p2, &q2)),
            (kullback_leibler::of(&p, &q), kullback_leibler::of(&p2, &q2)),
            (jensen_shannon::of(&p, &q), jensen_shannon::of(&p2, &q2)),
        ] {
            prop_assert!(ulps(one.unwrap(), other.unwrap()) <= 2, "{one:?} {other:?}");
        }
    }

    #[test]
    fn telling_fewer_outcomes_apart_never_tells_more((p, q) in distributions()) {
        // The log-sum inequality: merging outcomes raises no divergence.
        let merged = |distribution: &Distribution| {
            let sums = distribution.masses().chunks(2).map(|pair| pair.iter().sum::<f64>().min(1.0));
            Distribution::new(sums.collect()).unwrap()
        };
        let (p2, q2) = (merged(&p), merged(&q));
        for (fine, coarse) in [
            (kullback_leibler::of(&p, &q), kullback_leibler::of(&p2, &q2)),
            (jensen_shannon::of(&p, &q), jensen_shannon::of(&p2, &q2)),
        ] {
            let (fine, coarse) = (fine.unwrap(), coarse.unwrap());
            // Merged masses are rounded, by half a unit in the last place of 1 for each outcome.
            prop_assert!(coarse <= fine + 1e-13 * (1.0 + fine), "{coarse} > {fine}");
        }
    }

    #[test]
    fn k_outcomes_have_the_bounds_of_the_table((p, q) in distributions()) {
        let h = entropy::of(&p);
        let most = (p.masses().len() as f64).ln();
        prop_assert!(h >= 0.0 && h <= most + 1e-9);
        prop_assert_eq!(kullback_leibler::of(&p, &p), Ok(0.0));
        prop_assert!(kullback_leibler::of(&p, &q).unwrap() >= 0.0);
        let jsd = jensen_shannon::of(&p, &q).unwrap();
        prop_assert!((0.0..=LN_2 + 1e-9).contains(&jsd));
        prop_assert_eq!(jsd.to_bits(), jensen_shannon::of(&q, &p).unwrap().to_bits());
        prop_assert_eq!(
            jensen_shannon::weighted(&p, &q, Probability::HALF).unwrap().to_bits(),
            jsd.to_bits()
        );
    }
}
