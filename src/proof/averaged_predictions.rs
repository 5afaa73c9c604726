//! Averaging predictions cannot hurt: −log of the mean is at most the mean of −log.
//!
//! m models give the label of each of n examples the probabilities q₁, …, qₘ. The averaged prediction q̄ is
//! their mean, and −log is convex, so −log q̄ ≤ (1/m) Σ −log qₖ by Jensen, example by example, and so for
//! their mean. Exchanging the two sums, the right side is the mean of the models' losses. What is given away
//! is how much the models disagree; the averaged prediction may still be worse than the best of them.
//! (Krogh & Vedelsby, *Neural Network Ensembles, Cross Validation, and Active Learning*, 1995, for squares;
//! for −log it is Jensen's inequality as it stands.)

use super::check::{self, Claim};
use super::outcome::log_ratio;
use super::supporting_line;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::logistic_regression::{averaging_gain, label_loss};

/// The proof for models of two classes: of each the logits that it gives the right labels.
///
/// Domain: finite logits, as many of each model, at least one; else `None`. They are taken as they are.
/// Edge values: equality just where all models say the same of every example.
///
/// ```
/// use surprisal::proof::averaged_predictions;
/// // One model gives the label ¼, the other ¾: the mean of log 4 and log 4/3 against log 2.
/// let log_3 = 3f64.ln();
/// let proof = averaged_predictions::of(&[vec![-log_3], vec![log_3]]).unwrap();
/// assert!(proof.holds());
/// assert!((proof.lines[0].value - 2f64.ln()).abs() < 1e-15);
/// assert!((proof.lines[4].value - (16f64 / 3.0).ln() / 2.0).abs() < 1e-15);
/// ```
pub fn of(models: &[Vec<f64>]) -> Option<Proof> {
    let examples = examples(models)?;
    let (m, n) = (Value::exact(models.len() as f64), Value::exact(examples.len() as f64));
    let mean_over = |term: &dyn Fn(&[Prediction]) -> Value| {
        examples.iter().map(|example| term(example)).sum::<Value>() / n
    };
    let mean_of = |predictions: &[Prediction], term: fn(&Prediction) -> Value| {
        predictions.iter().map(term).sum::<Value>() / m
    };
    // −log q̄ = least − log (1/m) Σ e^(least − surprisal).
    let averaged = mean_over(&|predictions| {
        let least = predictions.iter().map(|own| own.surprisal.number).fold(f64::MAX, f64::min);
        let least = Value::exact(least);
        let powers = predictions.iter().map(|own| (least - own.surprisal).exp());
        least - (powers.sum::<Value>() / m).ln()
    });
    let definition = mean_over(&|predictions| -mean_of(predictions, |own| own.q).ln());
    let jensen = mean_over(&|predictions| mean_of(predictions, |own| -own.q.ln()));
    let of_model = |logits: &Vec<f64>| {
        logits.iter().map(|&logit| Prediction::new(logit).surprisal).sum::<Value>() / n
    };
    let swap = models.iter().map(of_model).sum::<Value>() / m;
    let losses = models.iter().map(|logits| measured_loss(logits)).sum::<Value>() / m;
    let agree = examples.iter().all(|example| {
        example.windows(2).all(|pair| matches!(pair, [one, other] if one.logit == other.logit))
    });
    let slack = if agree { Value::ZERO } else { mean_over(&gap) };
    let claims = [
        Claim::start("averaged", averaged).about(Focus::Floor),
        Claim::equal("definition", definition).by(&[Fact::Definition]).about(Focus::Floor),
        Claim::at_most("jensen", jensen).by(Fact::JENSEN).giving_away(slack).about(Focus::Mean),
        Claim::equal("swap", swap).by(&[Fact::Algebra]).about(Focus::Points),
        Claim::equal("losses", losses).by(&[Fact::Definition]).about(Focus::Points),
    ];
    Some(Proof {
        id: "learning.averaged-predictions",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: vec![Equality { key: "agree", met: agree }],
        bounded: gains(models).sum::<f64>() / examples.len() as f64,
    })
}

/// The picture of the proof at the example where averaging gains most: the points qₖ on log, all of one
/// weight; the depth of the curve at their mean is the loss of the averaged prediction.
pub fn points(models: &[Vec<f64>]) -> Option<JensenPicture> {
    let examples = examples(models)?;
    let by_gain = gains(models).enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
    let most = examples.get(by_gain?.0)?;
    let weight = 1.0 / most.len() as f64;
    let points = most.iter().map(|own| WeightedPoint { x: own.q.number, weight, of: Focus::Q });
    let mean = most.iter().map(|own| weight * own.q.number).sum();
    let mean_of_log = most.iter().map(|own| -weight * own.surprisal.number).sum();
    Some(JensenPicture::new(points, mean, mean_of_log))
}

/// What one model says of the label of one example.
struct Prediction {
    /// The logit of the label.
    logit: f64,
    /// The probability it is given.
    q: Value,
    /// −log q.
    surprisal: Value,
}

impl Prediction {
    fn new(logit: f64) -> Self {
        let power = Value::exact(-logit.abs()).exp();
        let larger = Value::ONE / (Value::ONE + power);
        Prediction {
            logit,
            q: if logit >= 0.0 { larger } else { power * larger },
            surprisal: Value::exact((-logit).max(0.0)) + power.ln_1p(),
        }
    }
}

/// Example by example, what each model says of it.
fn examples(models: &[Vec<f64>]) -> Option<Vec<Vec<Prediction>>> {
    let count = models.first()?.len();
    let fits = |logits: &Vec<f64>| logits.len() == count && logits.iter().all(|z| z.is_finite());
    if count == 0 || !models.iter().all(fits) {
        return None;
    }
    let example = |index| {
        let own = |logits: &Vec<f64>| logits.get(index).copied().map(Prediction::new);
        models.iter().filter_map(own).collect()
    };
    Some((0..count).map(example).collect())
}

/// The mean loss of a model, summed as numbers.
fn measured_loss(logits: &[f64]) -> Value {
    let n = logits.len() as f64;
    let loss = logits.iter().map(|&logit| label_loss(logit)).sum::<f64>() / n;
    // Each term is good to two units in the last place, and so is each of n sums.
    Value::exact(loss).loosened((n + 4.0) * f64::EPSILON * loss)
}

/// What averaging gains at each example, in nats.
fn gains(models: &[Vec<f64>]) -> impl Iterator<Item = f64> {
    let count = models.first().map_or(0, Vec::len);
    (0..count).map(move |index| {
        let logits: Vec<f64> = models.iter().filter_map(|own| own.get(index).copied()).collect();
        averaging_gain(&logits)
    })
}

/// How far the points qₖ lie under the tangent of log at their mean, on average.
fn gap(predictions: &[Prediction]) -> Value {
    let m = Value::exact(predictions.len() as f64);
    let mean = predictions.iter().map(|own| own.q).sum::<Value>() / m;
    let log_mean = mean.ln();
    let of_one = |own: &Prediction| {
        let rise = predictions.iter().map(|other| other.rise_to(own)).sum::<Value>() / m;
        let log = log_ratio(own.q, mean, rise, || -own.surprisal - log_mean);
        supporting_line::gap(Value::ONE, rise / mean, log)
    };
    predictions.iter().map(of_one).sum::<Value>() / m
}

impl Prediction {
    /// What `to` gives the label more, without cancelling: σ(b) − σ(a) = (e^(b−a) − 1)·σ(a)·σ(−b) for b ≤ a.
    fn rise_to(&self, to: &Prediction) -> Value {
        if to.logit > self.logit {
            return -to.rise_to(self);
        }
        let apart = Value::exact(to.logit) - Value::exact(self.logit);
        apart.exp_m1() * self.q * Prediction::new(-to.logit).q
    }
}
