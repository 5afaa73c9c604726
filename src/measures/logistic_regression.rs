//! Logistic regression on waves: a model of chosen flexibility, and the few noisy examples it learns from.
//!
//! An example is a place x in [0, 1] with a label, 1 or 0. The model's logit is a sum of waves,
//!
//! z(x) = w₀ + w₁ cos πx + w₂ cos 2πx + …, and q(1 | x) = σ(z(x)) = 1/(1 + e^(−z(x))),
//!
//! as many as it has weights: with one it says the same everywhere, with each more it can bend once more.
//! The truth is of the same form: its logit is 3·cos 3πx, so that four waves could tell it. What is learned
//! from is the label alone, and some labels are noise.
//!
//! Exponentials, logarithms and cosines are those of the library: in every browser the same ones, since they
//! come with the wasm.

use std::f64::consts::PI;

use super::random::Random;
use super::{Probability, deviance};

/// A place and its label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// The place, in [0, 1).
    pub x: f64,
    /// The label: 1 or 0.
    pub label: bool,
}

/// P(1 | x): how probable the label 1 is at a place, when a share of all labels is turned round.
///
/// η + (1 − 2η)·σ(3 cos 3πx)
///
/// Domain: any x, any noise η in [0, 1].
/// Edge values: ½ everywhere at η = ½, where labels say nothing.
///
/// ```
/// use surprisal::measures::{Probability, logistic_regression};
/// // Where the cosine is 0 both labels are equally likely, whatever the noise.
/// let sixth = logistic_regression::truth(1.0 / 6.0, Probability::nearest(0.1));
/// assert!((sixth.get() - 0.5).abs() < 1e-15);
/// ```
pub fn truth(x: f64, noise: Probability) -> Probability {
    let (clean, noise) = (sigmoid(3.0 * (3.0 * PI * x).cos()), noise.get());
    Probability::nearest(noise + (1.0 - 2.0 * noise) * clean)
}

/// Examples from a seed: places spread evenly at random, labels drawn from the [`truth`].
///
/// More examples of the same seed begin with the same ones, and more noise turns round labels of the same
/// examples, so that moving either changes as little as it can.
///
/// ```
/// use surprisal::measures::{Probability, logistic_regression};
/// let examples = logistic_regression::draw(7, 200, Probability::nearest(0.1));
/// let few = logistic_regression::draw(7, 20, Probability::nearest(0.1));
/// assert_eq!(few, examples[..20]);
/// ```
pub fn draw(seed: u64, count: usize, noise: Probability) -> Vec<Example> {
    let mut random = Random::new(seed);
    let mut example = |_| {
        let [x, draw, turn] = [(); 3].map(|()| random.uniform());
        let clean = draw < truth(x, Probability::nearest(0.0)).get();
        Example { x, label: clean != (turn < noise.get()) }
    };
    (0..count).map(&mut example).collect()
}

/// What a model of these weights says of a place: q(1 | x).
///
/// Edge values: ½ without weights.
pub fn predicted(weights: &[f64], x: f64) -> Probability {
    let mut waves = vec![0.0; weights.len()];
    fill_waves(&mut waves, x);
    Probability::nearest(sigmoid(dot(weights, &waves)))
}

/// −log σ(z), what a label costs for which the logit is z, in nats.
///
/// log(1 + e^(−z)), as max(−z, 0) + log(1 + e^(−|z|)): two terms ≥ 0, so nothing cancels or overflows.
///
/// ```
/// use surprisal::measures::logistic_regression::label_loss;
/// assert_eq!(label_loss(0.0), std::f64::consts::LN_2);
/// assert_eq!(label_loss(-1000.0), 1000.0);
/// ```
pub fn label_loss(logit: f64) -> f64 {
    (-logit).max(0.0) + (-logit.abs()).exp().ln_1p()
}

/// How much less an averaged prediction costs at one place than the predictions cost on average, in nats.
///
/// (1/m) Σ −log qₖ − (−log (1/m) Σ qₖ) ≥ 0, where qₖ = σ(zₖ) is what the k-th of m models gives the label:
/// the gap of Jensen's inequality for −log.
///
/// Domain: finite logits. Edge values: 0 of no model, where all say the same, and where all predictions are
/// below all numbers.
/// Accuracy: a sum of terms ≥ 0 of differences that do not cancel; good to 10⁻¹³ of itself.
///
/// ```
/// use surprisal::measures::logistic_regression::averaging_gain;
/// // ¼ and ¾, which average to ½: (log 4 + log 4/3)/2 − log 2.
/// let log_3 = 3f64.ln();
/// let gain = averaging_gain(&[-log_3, log_3]);
/// assert!((gain - (16f64 / 3.0).ln() / 2.0 + 2f64.ln()).abs() < 1e-15);
/// ```
pub fn averaging_gain(logits: &[f64]) -> f64 {
    let count = logits.len() as f64;
    let mean = logits.iter().map(|&z| sigmoid(z)).sum::<f64>() / count;
    if logits.is_empty() || mean == 0.0 {
        return 0.0;
    }
    let gap = |&z: &f64| {
        let rise = logits.iter().map(|&other| sigmoid_rise(other, z)).sum::<f64>() / count / mean;
        let log = if rise.abs() <= 0.5 { rise.ln_1p() } else { -label_loss(z) - mean.ln() };
        // x − 1 − log x at x = qₖ over the mean.
        deviance::of_logarithms(0.0, log)
    };
    logits.iter().map(gap).sum::<f64>() / count
}

/// The mean loss over some examples, as a function of the weights of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct MeanLoss {
    /// How many weights a model has, at least 1.
    weights: usize,
    /// The waves at each example, one example after the other.
    waves: Vec<f64>,
    /// What each label is smoothed to: the probability of 1.
    targets: Vec<f64>,
}

/// How well a model does on examples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The mean loss, in nats.
    pub loss: f64,
    /// The share of the examples whose more probable label is the right one; a tie counts for 0.
    pub accuracy: f64,
}

impl MeanLoss {
    /// The loss over `examples` of models of so many weights, the labels smoothed by ε: all but ε/2 for the
    /// label itself, ε/2 for the other.
    pub fn new(examples: &[Example], weights: usize, smoothing: Probability) -> Self {
        let weights = weights.max(1);
        let mut waves = vec![0.0; weights * examples.len()];
        for (row, example) in waves.chunks_exact_mut(weights).zip(examples) {
            fill_waves(row, example.x);
        }
        let other = 0.5 * smoothing.get();
        let target = |example: &Example| if example.label { 1.0 - other } else { other };
        MeanLoss { weights, waves, targets: examples.iter().map(target).collect() }
    }

    /// Loss and accuracy at these weights.
    ///
    /// −(1/n) Σ [t log q + (1 − t) log(1 − q)], t the smoothed label
    ///
    /// Domain: finite weights; those beyond the model's own do not count, those that lack count as 0.
    /// Edge values: 0 over no examples; log 2 at weights of 0.
    /// Accuracy: a few units in the last place for each example, once the logits are given.
    pub fn score(&self, weights: &[f64]) -> Score {
        let (mut loss, mut right) = (0.0, 0_u32);
        for (logit, &target) in self.logits(weights).zip(&self.targets) {
            // The cross-entropy of t and σ(z): t·(loss of z) + (1 − t)·(loss of −z).
            let (wrong_way, whole) = ((-logit).max(0.0), (-logit.abs()).exp().ln_1p());
            loss += whole + target * wrong_way + (1.0 - target) * logit.max(0.0);
            right += u32::from((logit > 0.0) == (target > 0.5));
        }
        let count = self.targets.len().max(1) as f64;
        Score { loss: loss / count, accuracy: f64::from(right) / count }
    }

    /// How the loss changes with each weight, in nats per unit of the weight.
    ///
    /// (1/n) Σ (q − t)·cos kπx
    ///
    /// Domain: as of [`MeanLoss::score`].
    /// Source: Bishop, *Pattern Recognition and Machine Learning*, §4.3.2.
    ///
    /// ```
    /// use surprisal::measures::Probability;
    /// use surprisal::measures::logistic_regression::{Example, MeanLoss};
    /// // Of one label 1 an untrained model says ½: half too little.
    /// let examples = [Example { x: 0.0, label: true }];
    /// let loss = MeanLoss::new(&examples, 2, Probability::nearest(0.0));
    /// assert_eq!(loss.gradient(&[0.0, 0.0]), [-0.5, -0.5]);
    /// ```
    pub fn gradient(&self, weights: &[f64]) -> Vec<f64> {
        let mut gradient = vec![0.0; self.weights];
        let rows = self.waves.chunks_exact(self.weights);
        for (row, &target) in rows.zip(&self.targets) {
            let off = sigmoid(dot(weights, row)) - target;
            for (slope, wave) in gradient.iter_mut().zip(row) {
                *slope += off * wave;
            }
        }
        let count = self.targets.len().max(1) as f64;
        for slope in &mut gradient {
            *slope /= count;
        }
        gradient
    }

    /// One step of gradient descent on all examples at once: w − rate·gradient.
    pub fn step(&self, weights: &mut [f64], rate: f64) {
        let gradient = self.gradient(weights);
        for (weight, slope) in weights.iter_mut().zip(gradient) {
            *weight -= rate * slope;
        }
    }

    /// The logit of each example's own label: above 0 where the model is right.
    pub fn label_logits(&self, weights: &[f64]) -> Vec<f64> {
        let own = |(logit, &target): (f64, &f64)| if target > 0.5 { logit } else { 0.0 - logit };
        self.logits(weights).zip(&self.targets).map(own).collect()
    }

    fn logits(&self, weights: &[f64]) -> impl Iterator<Item = f64> {
        self.waves.chunks_exact(self.weights).map(move |row| dot(weights, row))
    }
}

/// 1, cos πx, cos 2πx, …: each from the two before it, cos (k+1)α = 2 cos α cos kα − cos (k−1)α.
fn fill_waves(waves: &mut [f64], x: f64) {
    let first = (PI * x).cos();
    let (mut own, mut before) = (1.0, first);
    for wave in waves {
        *wave = own;
        (own, before) = (2.0 * first * own - before, own);
    }
}

fn dot(weights: &[f64], waves: &[f64]) -> f64 {
    weights.iter().zip(waves).map(|(weight, wave)| weight * wave).sum()
}

/// 1/(1 + e⁻ᶻ), without overflow.
fn sigmoid(z: f64) -> f64 {
    let power = (-z.abs()).exp();
    let larger = 1.0 / (1.0 + power);
    if z >= 0.0 { larger } else { power * larger }
}

/// σ(b) − σ(a), without cancelling: (e^(b−a) − 1)·σ(a)·σ(−b).
fn sigmoid_rise(a: f64, b: f64) -> f64 {
    if b > a { -sigmoid_rise(b, a) } else { (b - a).exp_m1() * sigmoid(a) * sigmoid(-b) }
}
