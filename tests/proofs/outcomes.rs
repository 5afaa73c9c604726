//! The proofs for distributions of 2 to 26 outcomes.

use super::soundness::{Seen, close, every_wrong_line_is_caught, line, lit};
use super::states::{Pair, pairs};
use surprisal::measures::probability::OutcomesDiffer;
use surprisal::measures::{Distribution, Probability, entropy, kullback_leibler};
use surprisal::proof::{
    JensenPicture, Proof, entropy_bounds, gibbs_inequality, information_inequality,
    jensen_shannon_bounds, jensen_shannon_gap,
};

/// Masses sum to 1 only up to their own rounding, which the checker has to allow for.
const RESOLUTION: f64 = 5e-14;

fn distribution(masses: &[f64]) -> Distribution {
    Distribution::new(masses.to_vec()).unwrap()
}

/// What q gives to outcomes that p rules out.
fn outside(p: &Distribution, q: &Distribution) -> f64 {
    p.masses().iter().zip(q.masses()).filter(|(p, _)| **p == 0.0).map(|(_, q)| q).sum()
}

/// The largest factor by which q/p differs between outcomes of A, as a logarithm; ∞ when q has a
/// zero there and not everywhere.
fn spread(p: &Distribution, q: &Distribution) -> f64 {
    let inside = || p.masses().iter().zip(q.masses()).filter(|(p, _)| **p > 0.0);
    if inside().all(|(_, q)| *q == 0.0) {
        return 0.0;
    }
    let ratios = inside().map(|(p, q)| q.ln() - p.ln());
    let (low, high) = ratios.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), ratio| {
        (low.min(ratio), high.max(ratio))
    });
    high - low
}

#[test]
fn entropy_lies_between_0_and_log_k() {
    let mut seen = Seen::default();
    for Pair { p, .. } in pairs() {
        let proof = entropy_bounds::of(&p);
        seen.enter(&proof, &p);
        let possible = p.masses().iter().filter(|&&mass| mass > 0.0).count();
        let uniform = p.masses().iter().all(|&mass| mass == p.masses()[0]);
        assert_eq!(lit(&proof, "certain"), possible == 1, "{p:?}");
        assert_eq!(lit(&proof, "uniform"), uniform, "{p:?}");
        assert_eq!(line(&proof, "entropy").slack == 0.0, possible == 1, "{p:?}");
        assert_eq!(line(&proof, "all-outcomes").slack == 0.0, possible == p.masses().len());
    }
    seen.report("entropy of K outcomes", RESOLUTION);
}

#[test]
fn the_information_inequality_holds_for_k_outcomes() {
    let mut seen = Seen::default();
    let (mut proportional, mut infinite) = (0, 0);
    for pair in pairs() {
        let Pair { p, q, .. } = &pair;
        let proof = information_inequality::of(p, q).unwrap();
        seen.enter(&proof, &(p, q));
        let equal = p == q;
        let mass_one = outside(p, q) == 0.0;
        assert_eq!(lit(&proof, "equal"), equal, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "mass-one"), mass_one, "{p:?} {q:?}");
        if mass_one || pair.proportional {
            let constant = equal || pair.proportional;
            assert_eq!(lit(&proof, "ratio-constant"), constant, "{p:?} {q:?}");
        } else if spread(p, q) == 0.0 || spread(p, q) > 1e-12 {
            assert_eq!(lit(&proof, "ratio-constant"), spread(p, q) == 0.0, "{p:?} {q:?}");
        }
        let (jensen, second) = (line(&proof, "jensen").slack, line(&proof, "all-outcomes").slack);
        assert_eq!(second == 0.0, mass_one, "{p:?} {q:?}");
        assert!(!lit(&proof, "ratio-constant") || jensen == 0.0);
        proportional += usize::from(pair.proportional);
        infinite += usize::from(proof.bounded.is_infinite());
    }
    assert!(proportional > 300 && infinite > 1000, "{proportional}, {infinite}");
    seen.report("information inequality, K outcomes", RESOLUTION);
}

#[test]
fn the_first_slack_is_the_divergence_given_the_support() {
    // KL(p‖q) = KL(p‖q given A) − log q(A): the chain rule, with q given A made here.
    let mut compared = 0;
    for Pair { p, q, .. } in pairs() {
        let masses = || p.masses().iter().zip(q.masses());
        let kept: f64 = masses().filter(|(p, _)| **p > 0.0).map(|(_, q)| q).sum();
        if !(1e-3..0.999).contains(&kept) {
            continue;
        }
        let inside = |(p, q): (&f64, &f64)| if *p > 0.0 { (q / kept).min(1.0) } else { 0.0 };
        let given: Vec<f64> = masses().map(inside).collect();
        let divergence = kullback_leibler::of(&p, &distribution(&given)).unwrap();
        let proof = information_inequality::of(&p, &q).unwrap();
        let slack = line(&proof, "jensen").slack;
        let apart = (slack - divergence).abs();
        assert!(slack == divergence || apart <= 1e-12 * (1.0 + slack), "{p:?} {q:?}");
        assert!(close(line(&proof, "all-outcomes").slack, -kept.ln(), 1e-12));
        compared += 1;
    }
    assert!(compared > 1000, "{compared}");
}

#[test]
fn no_model_is_surprised_less_than_the_truth() {
    let mut seen = Seen::default();
    let mut infinite = 0;
    for Pair { p, q, .. } in pairs() {
        let proof = gibbs_inequality::of(&p, &q).unwrap();
        seen.enter(&proof, &(&p, &q));
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "mass-one"), outside(&p, &q) == 0.0, "{p:?} {q:?}");
        // What it gives away, and where, is what the information inequality does.
        let other = information_inequality::of(&p, &q).unwrap();
        for key in ["jensen", "all-outcomes"] {
            assert_eq!(line(&proof, key).slack, line(&other, key).slack, "{p:?} {q:?}");
        }
        assert_eq!(proof.equalities, other.equalities);
        infinite += usize::from(proof.lines[0].value.is_infinite());
    }
    assert!(infinite > 1000, "{infinite}");
    seen.report("Gibbs' inequality, K outcomes", RESOLUTION);
}

#[test]
fn the_gap_of_the_chord_is_the_mean_gap_of_the_tangent() {
    let mut seen = Seen::default();
    for Pair { p, q, .. } in pairs() {
        let proof = jensen_shannon_gap::of(&p, &q).unwrap();
        seen.enter(&proof, &(&p, &q));
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        let (chord, tangent) = (line(&proof, "concave").slack, line(&proof, "zero").slack);
        assert!(close(chord, tangent, 1e-12), "{p:?} {q:?} {chord} {tangent}");
        assert!(p != q || (chord == 0.0 && tangent == 0.0), "{p:?} {q:?}");
    }
    seen.report("gap of JSD, K outcomes", RESOLUTION);
}

#[test]
fn jensen_shannon_lies_between_0_and_log_2() {
    let mut seen = Seen::default();
    let mut disjoint_pairs = 0;
    for Pair { p, q, .. } in pairs() {
        let proof = jensen_shannon_bounds::of(&p, &q).unwrap();
        seen.enter(&proof, &(&p, &q));
        let disjoint = p.masses().iter().zip(q.masses()).all(|(p, q)| *p == 0.0 || *q == 0.0);
        assert_eq!(lit(&proof, "equal"), p == q, "{p:?} {q:?}");
        assert_eq!(lit(&proof, "disjoint"), disjoint, "{p:?} {q:?}");
        if p == q {
            assert_eq!(line(&proof, "concave").slack, 0.0);
        }
        if disjoint {
            assert_eq!(line(&proof, "drop-overlap").slack, 0.0);
            assert!(line(&proof, "jensen").slack < 1e-15);
        }
        disjoint_pairs += usize::from(disjoint);
    }
    assert!(disjoint_pairs > 300, "{disjoint_pairs}");
    seen.report("bounds of JSD, K outcomes", RESOLUTION);
}

#[test]
fn the_centre_of_mass_hangs_under_the_curve_by_the_slack() {
    for Pair { p, q, .. } in pairs() {
        let pictures: [(JensenPicture, Proof); 3] = [
            (entropy_bounds::points_of(&p), entropy_bounds::of(&p)),
            (
                information_inequality::points_of(&p, &q).unwrap(),
                information_inequality::of(&p, &q).unwrap(),
            ),
            (gibbs_inequality::points_of(&p, &q).unwrap(), gibbs_inequality::of(&p, &q).unwrap()),
        ];
        let possible = p.masses().iter().filter(|&&mass| mass > 0.0).count();
        for (picture, proof) in pictures {
            let slack = line(&proof, "jensen").slack;
            assert_eq!(picture.points.len(), possible, "{p:?}");
            assert!(picture.points.iter().all(|point| point.x >= 0.0 && point.weight > 0.0));
            let weight: f64 = picture.points.iter().map(|point| point.weight).sum();
            assert!((weight - 1.0).abs() < 1e-14, "{p:?} {q:?}");
            if picture.mean_of_log.is_finite() {
                let gap = picture.mean.ln() - picture.mean_of_log;
                assert!((gap - slack).abs() <= 1e-12 * (1.0 + slack), "{p:?} {q:?} {picture:?}");
            } else if picture.mean > 0.0 {
                assert_eq!(slack, f64::INFINITY, "{p:?} {q:?}");
            }
        }
        // The heights are the measures that the texts speak of.
        assert_eq!(entropy_bounds::points_of(&p).mean_of_log, entropy::of(&p));
        let height = information_inequality::points_of(&p, &q).unwrap().mean_of_log;
        let kl = kullback_leibler::of(&p, &q).unwrap();
        assert!(height == -kl || (height + kl).abs() <= 1e-14 * (1.0 + kl), "{p:?} {q:?}");
    }
}

#[test]
fn two_outcomes_have_the_picture_of_a_coin() {
    for n in 0..=64_u8 {
        for m in 0..=64_u8 {
            // Sixty-fourths, which 1 is taken from without rounding.
            let [p, q] = [n, m].map(|n| f64::from(n) / 64.0);
            let two = |p: f64| distribution(&[p, 1.0 - p]);
            let (coin, other) = (Probability::nearest(p), Probability::nearest(q));
            let (one, two) = (two(p), two(q));
            let close = |a: JensenPicture, b: JensenPicture| {
                a.points == b.points
                    && close(a.mean, b.mean, 1e-15)
                    && close(a.mean_of_log, b.mean_of_log, 1e-13)
            };
            assert!(close(entropy_bounds::points_of(&one), entropy_bounds::points(coin)));
            let picture = information_inequality::points_of(&one, &two).unwrap();
            assert!(close(picture, information_inequality::points(coin, other)), "{p} {q}");
        }
    }
}

#[test]
fn a_wrong_line_is_caught_wherever_it_stands() {
    for Pair { p, q, .. } in pairs().step_by(11) {
        let proofs = [
            entropy_bounds::of(&p),
            gibbs_inequality::of(&p, &q).unwrap(),
            information_inequality::of(&p, &q).unwrap(),
            jensen_shannon_bounds::of(&p, &q).unwrap(),
            jensen_shannon_gap::of(&p, &q).unwrap(),
        ];
        for proof in proofs {
            every_wrong_line_is_caught(&proof, 4.0 * RESOLUTION, &(proof.id, &p, &q));
        }
    }
}

#[test]
fn states_that_can_be_checked_by_hand() {
    // Half of the mass of q given A is on each outcome of A, as p has it: Jensen loses nothing, and
    // the whole divergence is −log 0.8.
    let (p, q) = (distribution(&[0.5, 0.5, 0.0]), distribution(&[0.4, 0.4, 0.2]));
    let proof = information_inequality::of(&p, &q).unwrap();
    assert!(lit(&proof, "ratio-constant") && !lit(&proof, "mass-one") && !lit(&proof, "equal"));
    assert_eq!(line(&proof, "jensen").slack, 0.0);
    assert!(close(line(&proof, "all-outcomes").slack, 1.25f64.ln(), 1e-15));

    // A zero in q where p has mass: ∞ one way, 0.389 the other.
    let (p, q) = (distribution(&[0.2, 0.2, 0.2, 0.4]), distribution(&[0.0, 0.5, 0.1, 0.4]));
    let proof = information_inequality::of(&p, &q).unwrap();
    assert_eq!(line(&proof, "jensen").slack, f64::INFINITY);
    assert_eq!(line(&proof, "all-outcomes").slack, 0.0);
    let proof = information_inequality::of(&q, &p).unwrap();
    assert!((proof.bounded - 0.389).abs() < 5e-4);
    assert!(close(line(&proof, "all-outcomes").slack, 1.25f64.ln(), 1e-14));

    // A die: H = log 6, both upper steps tight.
    let die = distribution(&[1.0 / 6.0; 6]);
    let proof = entropy_bounds::of(&die);
    assert!(lit(&proof, "uniform") && close(line(&proof, "entropy").value, 6f64.ln(), 1e-15));
    assert_eq!(line(&proof, "jensen").slack + line(&proof, "all-outcomes").slack, 0.0);
    // The same die that never shows 6: one more outcome is ruled out.
    let proof = entropy_bounds::of(&distribution(&[0.2, 0.2, 0.2, 0.2, 0.2, 0.0]));
    assert!(!lit(&proof, "uniform") && line(&proof, "jensen").slack == 0.0);
    assert!(close(line(&proof, "all-outcomes").slack, 1.2f64.ln(), 1e-14));
}

#[test]
fn a_cross_entropy_may_be_below_the_entropy_of_the_model() {
    // p = (.5, .2, .2, .1) told by q = (.4, .2, .2, .2): 1.263, below H(q) = 1.332, above H(p) = 1.221.
    let (p, q) = (distribution(&[0.5, 0.2, 0.2, 0.1]), distribution(&[0.4, 0.2, 0.2, 0.2]));
    let proof = gibbs_inequality::of(&p, &q).unwrap();
    let near = |value: f64, expected: f64| (value - expected).abs() < 5e-4;
    assert!(near(line(&proof, "cross-entropy").value, 1.263));
    assert!(near(line(&proof, "entropy").value, 1.221));
    assert!(near(entropy::of(&q), 1.332));
}

#[test]
fn distributions_over_different_outcomes_are_refused() {
    let (two, three) = (distribution(&[0.5, 0.5]), distribution(&[0.5, 0.25, 0.25]));
    let refused = OutcomesDiffer { p: 2, q: 3 };
    assert_eq!(information_inequality::of(&two, &three), Err(refused));
    assert_eq!(jensen_shannon_bounds::of(&two, &three), Err(refused));
    assert_eq!(gibbs_inequality::of(&two, &three), Err(refused));
    assert_eq!(gibbs_inequality::points_of(&two, &three), Err(refused));
    assert_eq!(jensen_shannon_gap::of(&two, &three), Err(refused));
}

#[test]
fn masses_that_miss_1_are_known_only_as_well() {
    // 10⁻¹⁰ short of 1: accepted as a distribution, and no line claims to know more.
    let short = distribution(&[0.5, 0.5 - 1e-10]);
    let fair = distribution(&[0.5, 0.5]);
    let proof = information_inequality::of(&fair, &short).unwrap();
    assert!(proof.holds());
    assert!(line(&proof, "total").value == 0.0 && line(&proof, "support-mass").value == 0.0);
    assert!(line(&proof, "support-mass").rounding > 1e-10);
}
