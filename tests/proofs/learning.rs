//! The proofs of learning: the slope of the loss and its floor, and averaged predictions.

use super::soundness::{Seen, every_wrong_line_is_caught, line, lit};
use super::states::Dice;
use surprisal::measures::{Distribution, cross_entropy, entropy, kullback_leibler, softmax};
use surprisal::proof::check::{Claim, checked};
use surprisal::proof::value::Value;
use surprisal::proof::{Line, Proof, averaged_predictions, softmax_gradient};

/// The resolution of the checker for both.
const RESOLUTION: f64 = 2e-14;

/// Truths over 1 to 8 classes, certain and ruled-out ones among them, with logits of every size.
fn classifiers() -> impl Iterator<Item = (Distribution, Vec<f64>)> {
    let mut dice = Dice::new(1986);
    (0..12_000).map(move |n| {
        let classes = 1 + dice.below(8);
        let size = [0.0, 1.0, 9.0, 30.0][dice.below(4)];
        let mut logits: Vec<f64> = (0..classes).map(|_| size * (2.0 * dice.unit() - 1.0)).collect();
        let weights: Vec<f64> = match n % 4 {
            0 => (0..classes).map(|k| f64::from(u8::from(k == n % classes))).collect(),
            1 => (0..classes).map(|_| dice.tiny(12.0)).collect(),
            _ => (0..classes).map(|_| -(1.0 - dice.unit()).ln()).collect(),
        };
        let sum: f64 = weights.iter().sum();
        let masses: Vec<f64> = weights.iter().map(|weight| weight / sum).collect();
        if n % 11 == 1 {
            // The logits that say the truth, or nearly.
            logits = masses.iter().map(|mass| mass.ln().max(-30.0) + dice.tiny(15.0)).collect();
        }
        (Distribution::new(masses).unwrap(), logits)
    })
}

#[test]
fn the_slope_is_q_minus_p_and_the_loss_never_below_its_floor() {
    let mut seen = Seen::default();
    let (mut equal, mut certain) = (0, 0);
    for (p, logits) in classifiers() {
        let proof = softmax_gradient::of(&p, &logits).unwrap();
        let state = (&p, &logits);
        seen.enter(&proof, &state);
        let q = softmax::softmax(&logits, 1.0).unwrap();
        let slope = q.masses()[0] - p.masses()[0];
        assert!((line(&proof, "slope").value - slope).abs() <= 1e-14, "{state:?}");
        assert!((line(&proof, "difference").value - slope).abs() <= 1e-14, "{state:?}");
        assert_eq!(line(&proof, "loss").value, cross_entropy::of(&p, &q).unwrap());
        assert_eq!(line(&proof, "floor").value, entropy::of(&p));
        assert_eq!(proof.bounded, kullback_leibler::of(&p, &q).unwrap());
        assert_eq!(lit(&proof, "equal"), p == q, "{state:?}");
        equal += usize::from(lit(&proof, "equal"));
        certain += usize::from(entropy::of(&p) == 0.0);
    }
    println!("equal {equal}, certain {certain}");
    assert!(equal > 100 && certain > 2_000);
    seen.report("softmax gradient", RESOLUTION);
}

#[test]
fn a_wrong_line_of_the_slope_is_caught_wherever_it_stands() {
    for (p, logits) in classifiers().step_by(7) {
        let proof = softmax_gradient::of(&p, &logits).unwrap();
        every_wrong_line_is_caught(&proof, 8.0 * RESOLUTION, &(&p, &logits));
    }
}

#[test]
fn what_has_no_slope_has_no_proof() {
    let p = Distribution::uniform(2);
    for logits in [&[][..], &[0.0], &[0.0; 3], &[f64::NAN, 0.0], &[0.0, f64::INFINITY]] {
        assert_eq!(softmax_gradient::of(&p, logits), None);
    }
}

/// The keys of the lines that do not hold.
fn broken(lines: &[Line]) -> Vec<&'static str> {
    lines.iter().filter(|line| !line.holds).map(|line| line.key).collect()
}

/// The claims of a proof once more.
fn again(proof: &Proof) -> Vec<Claim> {
    let claim = |line: &Line| Claim {
        key: line.key,
        relation: line.relation,
        value: Value { number: line.value, rounding: 2.0 * line.rounding },
        slack: None,
        focus: None,
        facts: &[],
    };
    proof.lines.iter().map(claim).collect()
}

/// “Only the right class matters: the slope is −p₁·(1 − q₁)”. It is so for a label that is sure of class 1,
/// where this is learned, and of no other.
#[test]
fn a_forgotten_class_is_caught() {
    let (mut caught, mut right) = (0, 0);
    for (p, logits) in classifiers() {
        let proof = softmax_gradient::of(&p, &logits).unwrap();
        let q = softmax::softmax(&logits, 1.0).unwrap();
        let (own, model) = (p.masses()[0], q.masses()[0]);
        let mut claims = again(&proof);
        claims.truncate(6);
        claims[3].value = Value::exact(-own * (1.0 - model)).loosened(1e-15);
        let broken = broken(&checked(claims));
        // What is forgotten: the other classes become less probable when the first gains.
        let forgotten = model * (1.0 - own);
        if forgotten > 1e-12 {
            assert_eq!(broken.first(), Some(&"derivative"), "{p:?} {logits:?}");
            caught += 1;
        } else if own == 1.0 {
            assert!(broken.is_empty(), "{p:?} {logits:?}");
            right += 1;
        }
    }
    println!("a class forgotten: caught {caught} times, right {right} times");
    assert!(caught > 5_000 && right > 500);
}

/// Logits that 1 to 6 models give to the labels of 1 to 12 examples: of one mind, nearly so, far apart.
fn ensembles() -> impl Iterator<Item = Vec<Vec<f64>>> {
    let mut dice = Dice::new(1995);
    (0..10_500).map(move |_| {
        let (models, examples) = (1 + dice.below(6), 1 + dice.below(12));
        let size = [1.0, 6.0, 60.0][dice.below(3)];
        let first: Vec<f64> = (0..examples).map(|_| size * (2.0 * dice.unit() - 1.0)).collect();
        let kind = dice.below(5);
        let mut others: Vec<Vec<f64>> = (1..models)
            .map(|_| {
                let apart = match kind {
                    0 => 0.0,
                    1 => dice.tiny(9.0),
                    _ => size,
                };
                first.iter().map(|z| z + apart * (2.0 * dice.unit() - 1.0)).collect()
            })
            .collect();
        others.push(first);
        others
    })
}

#[test]
fn averaging_predictions_never_hurts() {
    let mut seen = Seen::default();
    let (mut agree, mut tiny) = (0, 0);
    for models in ensembles() {
        let proof = averaged_predictions::of(&models).unwrap();
        seen.enter(&proof, &models);
        let same = models.iter().all(|model| *model == models[0]);
        assert_eq!(lit(&proof, "agree"), same, "{models:?}");
        let slack = line(&proof, "jensen").slack;
        assert!(!same || slack == 0.0, "{models:?}");
        agree += usize::from(same);
        tiny += usize::from(slack > 0.0 && slack < 1e-6);
        // Point by point as a textbook has it.
        let q = |z: f64| 1.0 / (1.0 + (-z).exp());
        let count = models.len() as f64;
        let costs = (0..models[0].len()).map(|index| {
            let sum: f64 = models.iter().map(|model| q(model[index])).sum();
            -(sum / count).ln()
        });
        let averaged = costs.sum::<f64>() / models[0].len() as f64;
        let own = line(&proof, "averaged").value;
        assert!((own - averaged).abs() <= 1e-15 + 1e-11 * own, "{models:?}");
        let points = averaged_predictions::points(&models).unwrap();
        assert_eq!(points.points.len(), models.len());
    }
    println!("agree {agree}, nearly {tiny}");
    assert!(agree > 1_000 && tiny > 500);
    seen.report("averaged predictions", RESOLUTION);
}

#[test]
fn a_wrong_line_of_averages_is_caught_wherever_it_stands() {
    for models in ensembles().step_by(9) {
        let proof = averaged_predictions::of(&models).unwrap();
        every_wrong_line_is_caught(&proof, 8.0 * RESOLUTION, &models);
    }
}

#[test]
fn what_cannot_be_averaged_has_no_proof() {
    for models in [vec![], vec![vec![]], vec![vec![1.0], vec![]], vec![vec![f64::NAN]]] {
        assert_eq!(averaged_predictions::of(&models), None);
        assert_eq!(averaged_predictions::points(&models), None);
    }
}

/// “The average is as good as the best of them”: only the mean of the losses is bounded, and one model may
/// be much better than that.
#[test]
fn the_best_model_is_no_bound() {
    // One is right nearly everywhere, the other knows nothing: 0.95 and ½ average to 0.725.
    let models = [vec![19f64.ln()], vec![0.0]];
    let bounded_by_best = |models: &[Vec<f64>]| {
        let proof = averaged_predictions::of(models).unwrap();
        let loss = |model: &Vec<f64>| {
            model.iter().map(|z| (-z).exp().ln_1p()).sum::<f64>() / model.len() as f64
        };
        let best = models.iter().map(loss).fold(f64::INFINITY, f64::min);
        let mut claims = again(&proof);
        claims[2].value = Value::exact(best).loosened(1e-13 * (1.0 + best));
        claims.truncate(3);
        broken(&checked(claims))
    };
    assert_eq!(bounded_by_best(&models), ["jensen"]);
    let caught = ensembles().filter(|models| !bounded_by_best(models).is_empty()).count();
    println!("the best as a bound: caught {caught} times");
    assert!(caught > 1_000);
}
