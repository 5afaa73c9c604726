//! The proofs for two coins.

use super::soundness::{Seen, close, every_wrong_line_is_caught, line, lit};
use super::states::coins;
use surprisal::measures::{
    Measure, Probability, cross_entropy, entropy, jensen_shannon, kullback_leibler,
};
use surprisal::proof::{
    JensenPicture, Proof, entropy_bounds, gibbs_inequality, information_inequality,
    jensen_shannon_bounds, jensen_shannon_gap, tangent_and_chord,
};

/// The resolution of the checker for coins: no line is known less well than this.
const RESOLUTION: f64 = 4e-15;

/// Close pairs have divergences of the square of their distance, which may be below all numbers.
fn tells_apart(p: Probability, q: Probability) -> bool {
    (p.get() - q.get()).abs() > 1e-150
}

#[test]
fn entropy_lies_between_0_and_log_2() {
    let mut seen = Seen::default();
    for (p, _) in coins() {
        let proof = entropy_bounds::bernoulli(p);
        seen.enter(&proof, &p);
        let certain = p.get() == 0.0 || p.get() == 1.0;
        assert_eq!(lit(&proof, "certain"), certain, "{p:?}");
        assert_eq!(lit(&proof, "uniform"), p.get() == 0.5, "{p:?}");
        // Each condition is that of one of the bounds.
        assert_eq!(line(&proof, "entropy").slack == 0.0, certain, "{p:?}");
        let ceiling = line(&proof, "jensen").slack + line(&proof, "all-outcomes").slack;
        assert_eq!(ceiling == 0.0, p.get() == 0.5, "{p:?}");
    }
    seen.report("entropy of a coin", RESOLUTION);
}

#[test]
fn the_information_inequality_holds_for_coins() {
    let mut seen = Seen::default();
    for (p, q) in coins() {
        let proof = information_inequality::bernoulli(p, q);
        seen.enter(&proof, &(p, q));
        let certain = p.get() == 0.0 || p.get() == 1.0;
        assert_eq!(lit(&proof, "ratio-constant"), certain || p == q, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "mass-one"), !certain || p == q, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        let (jensen, outside) = (line(&proof, "jensen").slack, line(&proof, "all-outcomes").slack);
        if lit(&proof, "ratio-constant") {
            assert_eq!(jensen, 0.0);
        } else if tells_apart(p, q) {
            assert!(jensen > 0.0, "{p:?} {q:?}");
        }
        assert_eq!(outside == 0.0, lit(&proof, "mass-one"), "{p:?} {q:?}");
        // With both outcomes in A the whole divergence is lost in Jensen's inequality.
        if !certain {
            assert!(close(jensen, kullback_leibler::bernoulli(p, q), 1e-12), "{p:?} {q:?}");
        }
    }
    seen.report("information inequality, coins", RESOLUTION);
}

#[test]
fn no_model_of_a_coin_is_surprised_less_than_the_truth() {
    let mut seen = Seen::default();
    for (p, q) in coins() {
        let proof = gibbs_inequality::bernoulli(p, q);
        seen.enter(&proof, &(p, q));
        let value = |key: &str| line(&proof, key).value;
        let (cross, h) = (cross_entropy::bernoulli(p, q), entropy::bernoulli(p));
        assert!(close(value("cross-entropy"), cross, 0.0), "{p:?} {q:?}");
        assert!(close(value("entropy"), h, 0.0), "{p:?} {q:?}");
        let certain = p.get() == 0.0 || p.get() == 1.0;
        assert_eq!(lit(&proof, "ratio-constant"), certain || p == q, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "mass-one"), !certain || p == q, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        let (jensen, outside) = (line(&proof, "jensen").slack, line(&proof, "all-outcomes").slack);
        assert!(p != q || (jensen == 0.0 && outside == 0.0), "{p:?} {q:?}");
        assert!(p == q || jensen + outside > 0.0 || !tells_apart(p, q), "{p:?} {q:?}");
        // A certain truth loses all outside A, any other all in Jensen's inequality.
        assert!(if certain { jensen == 0.0 } else { outside == 0.0 }, "{p:?} {q:?}");
    }
    seen.report("Gibbs' inequality, coins", RESOLUTION);
}

#[test]
fn the_gap_of_the_chord_is_the_mean_gap_of_the_tangent() {
    let mut seen = Seen::default();
    for (p, q) in coins() {
        let proof = jensen_shannon_gap::bernoulli(p, q);
        seen.enter(&proof, &(p, q));
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        let (chord, tangent) = (line(&proof, "concave").slack, line(&proof, "zero").slack);
        // The one is the measure; the other is both divergences from M, by a formula of its own.
        assert_eq!(chord, jensen_shannon::bernoulli(p, q));
        let mean = 0.5 * Measure::KlPm.bernoulli(p, q) + 0.5 * Measure::KlQm.bernoulli(p, q);
        assert!(close(tangent, mean, 1e-12), "{p:?} {q:?} {tangent} {mean}");
        assert!(p != q || (chord == 0.0 && tangent == 0.0), "{p:?} {q:?}");
        let h = line(&proof, "concave");
        let apart = (h.value - Measure::EntropyM.bernoulli(p, q)).abs();
        assert!(apart <= 1e-15 + 2.0 * h.rounding, "{p:?} {q:?} {h:?}");
    }
    seen.report("gap of JSD, coins", RESOLUTION);
}

#[test]
fn jensen_shannon_lies_between_0_and_log_2() {
    let mut seen = Seen::default();
    for (p, q) in coins() {
        let proof = jensen_shannon_bounds::bernoulli(p, q);
        seen.enter(&proof, &(p, q));
        let disjoint = (p.get() - q.get()).abs() == 1.0;
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "disjoint"), disjoint && p.get() * q.get() == 0.0, "{p:?} {q:?}");
        let (floor, jensen) = (line(&proof, "concave").slack, line(&proof, "jensen").slack);
        assert!(p != q || (floor == 0.0 && jensen == 0.0), "{p:?} {q:?}");
        assert!(p == q || floor > 0.0 || !tells_apart(p, q), "{p:?} {q:?}");
    }
    seen.report("bounds of JSD, coins", RESOLUTION);
}

#[test]
fn the_curve_lies_under_its_tangents_and_over_its_chords() {
    let mut seen = Seen::default();
    for (p, q) in coins() {
        let proof = tangent_and_chord::bernoulli(p, q);
        seen.enter(&proof, &(p, q));
        assert_eq!(lit(&proof, "kl-equal"), p == q, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "jsd-equal"), p == q, "{p:?} {q:?}");
        // Each gap is its divergence; in the sum of both the smaller one could hide.
        let (kl, jsd) = (line(&proof, "tangent").slack, line(&proof, "concave").slack);
        assert!(close(kl, kullback_leibler::bernoulli(p, q), 1e-12), "{p:?} {q:?} {kl}");
        assert!(close(jsd, jensen_shannon::bernoulli(p, q), 1e-12), "{p:?} {q:?} {jsd}");
        assert!(p != q || (kl == 0.0 && jsd == 0.0), "{p:?} {q:?}");
    }
    seen.report("tangent and chord", RESOLUTION);
}

#[test]
fn a_wrong_line_is_caught_wherever_it_stands() {
    for (p, q) in coins().step_by(7) {
        let proofs = [
            entropy_bounds::bernoulli(p),
            gibbs_inequality::bernoulli(p, q),
            information_inequality::bernoulli(p, q),
            jensen_shannon_bounds::bernoulli(p, q),
            jensen_shannon_gap::bernoulli(p, q),
            tangent_and_chord::bernoulli(p, q),
        ];
        for proof in proofs {
            every_wrong_line_is_caught(&proof, 4.0 * RESOLUTION, &(proof.id, p, q));
        }
    }
}

#[test]
fn infinity_and_its_cause_at_the_corners() {
    let at = |p: f64, q: f64| {
        information_inequality::bernoulli(Probability::nearest(p), Probability::nearest(q))
    };
    let values = |proof: &Proof| proof.lines.iter().map(|line| line.value).collect::<Vec<_>>();
    let (minus, plus) = (f64::NEG_INFINITY, f64::INFINITY);

    // The model rules out heads, the truth allows both: Jensen's inequality loses everything.
    let proof = at(0.3, 0.0);
    assert_eq!(values(&proof), [minus, minus, minus, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!((line(&proof, "jensen").slack, line(&proof, "all-outcomes").slack), (plus, 0.0));

    // Only heads can come, and the model rules it out: all its mass is outside A.
    let proof = at(1.0, 0.0);
    assert_eq!(values(&proof), [minus, minus, minus, minus, minus, 0.0, 0.0, 0.0]);
    assert_eq!((line(&proof, "jensen").slack, line(&proof, "all-outcomes").slack), (0.0, plus));

    // Only heads can come, and the model gives it ¼: the points are one, log 4 is lost outside A.
    let proof = at(1.0, 0.25);
    let log_4 = 4f64.ln();
    assert_eq!(values(&proof)[..5], [-log_4; 5]);
    assert!(close(line(&proof, "all-outcomes").slack, log_4, 1e-15));
    assert_eq!(line(&proof, "jensen").slack, 0.0);
}

#[test]
fn a_cross_entropy_that_is_infinite_comes_down_to_the_entropy() {
    let at = |p: f64, q: f64| {
        gibbs_inequality::bernoulli(Probability::nearest(p), Probability::nearest(q))
    };
    let values = |proof: &Proof| proof.lines.iter().map(|line| line.value).collect::<Vec<_>>();
    let plus = f64::INFINITY;

    // The model rules out heads of a fair coin: ∞ until Jensen's inequality, log 2 from there on.
    let proof = at(0.5, 0.0);
    assert_eq!(values(&proof)[..3], [plus; 3]);
    assert!(values(&proof)[3..].iter().all(|&value| close(value, std::f64::consts::LN_2, 1e-15)));
    assert_eq!((line(&proof, "jensen").slack, line(&proof, "all-outcomes").slack), (plus, 0.0));

    // A label that is certain and given ¼: H(p) = 0, and log 4 is lost outside A.
    let proof = at(1.0, 0.25);
    let log_4 = 4f64.ln();
    assert_eq!(values(&proof), [log_4, log_4, log_4, log_4, log_4, 0.0, 0.0, 0.0]);
    assert_eq!(line(&proof, "jensen").slack, 0.0);
    assert!(close(line(&proof, "all-outcomes").slack, log_4, 1e-15));
}

#[test]
fn small_states_keep_their_digits() {
    // 1 − p rounds to 1 here, and yet no line is lost: H = p·(1 − log p) to 20 digits.
    let p = Probability::nearest(1e-20);
    let h = 1e-20 * (1.0 - 1e-20_f64.ln());
    let proof = entropy_bounds::bernoulli(p);
    for key in ["entropy", "reciprocal"] {
        assert!(close(line(&proof, key).value, h, 1e-14), "{key}: {}", line(&proof, key).value);
    }
    // Twice the smallest probability for heads costs p·(1 − log 2).
    let proof = information_inequality::bernoulli(p, Probability::nearest(2e-20));
    for key in ["start", "definition", "flip"] {
        let value = line(&proof, key).value;
        assert!(close(value, -1e-20 * (1.0 - std::f64::consts::LN_2), 1e-14), "{key}: {value}");
    }
}

#[test]
fn the_centre_of_mass_hangs_under_the_curve_by_the_slack() {
    for (p, q) in coins() {
        let pictures: [(JensenPicture, f64); 4] = [
            (entropy_bounds::points(p), { line(&entropy_bounds::bernoulli(p), "jensen").slack }),
            (gibbs_inequality::points(p, q), {
                line(&gibbs_inequality::bernoulli(p, q), "jensen").slack
            }),
            (information_inequality::points(p, q), {
                line(&information_inequality::bernoulli(p, q), "jensen").slack
            }),
            (jensen_shannon_bounds::points(p, q), {
                line(&jensen_shannon_bounds::bernoulli(p, q), "jensen").slack
            }),
        ];
        for (picture, slack) in pictures {
            assert!(!picture.points.is_empty());
            assert!(picture.points.iter().all(|point| point.x >= 0.0 && point.weight > 0.0));
            let weight: f64 = picture.points.iter().map(|point| point.weight).sum();
            assert!((weight - 1.0).abs() < 1e-15, "{p:?} {q:?}");
            if picture.mean_of_log.is_finite() {
                let gap = picture.mean.ln() - picture.mean_of_log;
                assert!((gap - slack).abs() <= 1e-12 * (1.0 + slack), "{p:?} {q:?} {picture:?}");
            } else if picture.mean > 0.0 {
                assert_eq!(slack, f64::INFINITY, "{p:?} {q:?}");
            }
        }
    }
    // The heights are the measures the texts speak of.
    let (p, q) = (Probability::nearest(0.3), Probability::nearest(0.9));
    assert_eq!(entropy_bounds::points(p).mean_of_log, entropy::bernoulli(p));
    let height = information_inequality::points(p, q).mean_of_log;
    assert!(close(height, -kullback_leibler::bernoulli(p, q), 1e-14));
    let height = jensen_shannon_bounds::points(p, q).mean_of_log;
    assert!(close(height, jensen_shannon::bernoulli(p, q), 1e-14));
}
