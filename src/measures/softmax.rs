//! Softmax: from the logits of a network to a distribution, and what a label costs under it.
//!
//! qᵢ = exp(zᵢ/T)/Σ exp(zⱼ/T). A logit zᵢ is a logarithm of a mass that lacks its sum; the temperature T
//! flattens the distribution above 1 and sharpens it below.
//!
//! The largest logit is taken from all of them first, which changes no qᵢ; so nothing overflows, and
//! the sum is at least 1. The differences, and their quotients by T, keep what an `f64` rounds off,
//! since a rounding of (zᵢ − zₘ)/T by a unit in the last place would move qᵢ by as many as that is large.
//! The exponential and the logarithm are those of the library, so that unlike the measures these numbers
//! may differ in the last place from machine to machine.

use super::double_double::DoubleDouble;
use super::{Distribution, OutcomesDiffer, Probability};

/// Why there is no softmax or no label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SoftmaxError {
    /// No outcomes at all.
    Empty,
    /// The logit at `index` is infinite or not a number.
    Logit {
        /// Which outcome, counted from 0.
        index: usize,
        /// What it is.
        value: f64,
    },
    /// The temperature is not a finite number above 0.
    Temperature(f64),
    /// The label is none of the outcomes.
    Label {
        /// The label, counted from 0.
        label: usize,
        /// How many outcomes there are.
        outcomes: usize,
    },
    /// The truth is not about as many outcomes as there are logits.
    Truth(OutcomesDiffer),
}

/// The distribution that the logits stand for at a temperature.
///
/// qᵢ = exp(zᵢ/T)/Σ exp(zⱼ/T)
///
/// Domain: K ≥ 1 finite logits, a finite temperature above 0. The masses sum to 1 up to rounding.
/// Edge values: a mass may be so small that it is 0; its logarithm, by [`log_softmax`], is not lost.
/// Errors: [`SoftmaxError`] for the first thing that is outside of the domain.
/// Accuracy: a few units in the last place of each mass, K/2 more for K outcomes.
/// Source: Bridle, *Probabilistic Interpretation of Feedforward Classification Network Outputs* (1990);
/// temperature: Hinton, Vinyals & Dean, *Distilling the Knowledge in a Neural Network* (2015).
///
/// ```
/// use surprisal::measures::softmax;
/// // log 3 and 0 stand for 3 : 1; at half the temperature for 9 : 1.
/// let logits = [3f64.ln(), 0.0];
/// let warm = softmax::softmax(&logits, 1.0).unwrap();
/// let cold = softmax::softmax(&logits, 0.5).unwrap();
/// assert!((warm.masses()[0] - 0.75).abs() < 1e-15);
/// assert!((cold.masses()[0] - 0.9).abs() < 1e-15);
/// ```
pub fn softmax(logits: &[f64], temperature: f64) -> Result<Distribution, SoftmaxError> {
    let powers: Vec<f64> = Exponents::new(logits, temperature)?.powers().collect();
    let sum: f64 = powers.iter().sum();
    // Each power is at most their sum, so each quotient is a probability.
    Ok(Distribution::made(powers.into_iter().map(|power| power / sum).collect()))
}

/// The logarithms of the masses, in nats.
///
/// log qᵢ = zᵢ/T − log Σ exp(zⱼ/T)
///
/// Domain: K ≥ 1 finite logits, a finite temperature above 0; log qᵢ ≤ 0.
/// Edge values: 0, for the largest logit, when it leaves the others less than numbers can say; −∞ only
/// where (zᵢ − zₘ)/T is below all numbers.
/// Errors: [`SoftmaxError`] for the first thing that is outside of the domain.
/// Accuracy: a few units in the last place, also near 0, K/2 more for K outcomes.
///
/// ```
/// use surprisal::measures::softmax;
/// // A mass of e⁻¹⁰⁰⁰ cannot be written as a number, its logarithm can.
/// assert_eq!(softmax::log_softmax(&[0.0, -1000.0], 1.0), Ok(vec![0.0, -1000.0]));
/// ```
pub fn log_softmax(logits: &[f64], temperature: f64) -> Result<Vec<f64>, SoftmaxError> {
    let exponents = Exponents::new(logits, temperature)?;
    Ok((0..logits.len()).map(|index| 0.0 - exponents.surprisal(index)).collect())
}

/// What a label costs under the softmax of the logits, in nats: its surprisal, −log q(label).
///
/// It is the cross-entropy of the certain label, and so the loss that a classifier is trained on.
///
/// Domain: K ≥ 1 finite logits, a finite temperature above 0, a label below K; 0 ≤ loss.
/// Edge values: those of [`log_softmax`]; never −0.
/// Errors: [`SoftmaxError`] for the first thing that is outside of the domain.
/// Accuracy: that of [`log_softmax`], so a loss near 0 is right too.
///
/// ```
/// use surprisal::measures::softmax;
/// // Three equal logits: a third for each.
/// assert!((softmax::loss(&[5.0; 3], 1.0, 2).unwrap() - 3f64.ln()).abs() < 1e-15);
/// ```
pub fn loss(logits: &[f64], temperature: f64, label: usize) -> Result<f64, SoftmaxError> {
    let exponents = Exponents::new(logits, temperature)?;
    if label < logits.len() {
        Ok(exponents.surprisal(label))
    } else {
        Err(SoftmaxError::Label { label, outcomes: logits.len() })
    }
}

/// How the cross-entropy of a truth and the softmax changes with each logit, in nats per unit of the logit.
///
/// ∂H(p, q)/∂zᵢ = (qᵢ − pᵢ)/T, for log qₖ changes with zᵢ by ([k = i] − qᵢ)/T, and p sums to 1.
///
/// Domain: K ≥ 1 finite logits, a finite temperature above 0, a distribution p over as many outcomes.
/// Edge values: 0 in every logit just where q = p; the slopes sum to 0, up to rounding.
/// Errors: [`SoftmaxError`] for the first thing that is outside of the domain.
/// Accuracy: absolutely, a few units in the last place of pᵢ or qᵢ, over T.
/// Source: Bridle (1990); Bishop, *Pattern Recognition and Machine Learning*, §4.3.4.
///
/// ```
/// use surprisal::measures::{Distribution, softmax};
/// // Two equal logits say ½ and ½; the label is the first.
/// let label = Distribution::new(vec![1.0, 0.0]).unwrap();
/// assert_eq!(softmax::gradient(&label, &[3.0, 3.0], 1.0), Ok(vec![-0.5, 0.5]));
/// ```
pub fn gradient(
    p: &Distribution,
    logits: &[f64],
    temperature: f64,
) -> Result<Vec<f64>, SoftmaxError> {
    let q = softmax(logits, temperature)?;
    let outcomes = Distribution::outcomes(p, &q).map_err(SoftmaxError::Truth)?;
    Ok(outcomes.map(|(p, q)| (q - p) / temperature).collect())
}

/// A certain label, smoothed: the label itself with 1 − ε, and ε spread evenly over all K outcomes.
///
/// (1 − ε)·[i = label] + ε/K
///
/// Domain: a label below K; ε in [0, 1].
/// Edge values: the certain label at ε = 0; the uniform distribution at ε = 1.
/// Errors: [`SoftmaxError`] when there are no outcomes, or the label is none of them.
/// Accuracy: 2 units in the last place of each mass.
/// Source: Szegedy et al., *Rethinking the Inception Architecture for Computer Vision* (2016), §7.
///
/// ```
/// use surprisal::measures::{Probability, softmax};
/// // ½ for the label, and an eighth for each of four.
/// let smoothed = softmax::smoothed_label(2, 4, Probability::HALF).unwrap();
/// assert_eq!(smoothed.masses(), [0.125, 0.125, 0.625, 0.125]);
/// ```
pub fn smoothed_label(
    label: usize,
    outcomes: usize,
    epsilon: Probability,
) -> Result<Distribution, SoftmaxError> {
    if outcomes == 0 {
        return Err(SoftmaxError::Empty);
    }
    if label >= outcomes {
        return Err(SoftmaxError::Label { label, outcomes });
    }
    let share = epsilon.get() / outcomes as f64;
    let mass = |index| if index == label { (1.0 - epsilon.get()) + share } else { share };
    // Of one outcome, 1 − ε and ε may round to more than 1 together.
    Ok(Distribution::made((0..outcomes).map(|index| mass(index).min(1.0)).collect()))
}

/// (zᵢ − zₘ)/T ≤ 0, where zₘ is the largest logit, and what their powers sum to.
struct Exponents {
    exponents: Vec<DoubleDouble>,
    /// log Σ exp(zⱼ/T) − zₘ/T ≥ 0.
    log_of_sum: f64,
}

impl Exponents {
    fn new(logits: &[f64], temperature: f64) -> Result<Self, SoftmaxError> {
        if !(temperature.is_finite() && temperature > 0.0) {
            return Err(SoftmaxError::Temperature(temperature));
        }
        if let Some((index, &value)) = logits.iter().enumerate().find(|(_, z)| !z.is_finite()) {
            return Err(SoftmaxError::Logit { index, value });
        }
        let largest = logits.iter().copied().enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b));
        let (first, largest) = largest.ok_or(SoftmaxError::Empty)?;
        let exponent = |&logit: &f64| quotient(logit, largest, temperature);
        let exponents: Vec<DoubleDouble> = logits.iter().map(exponent).collect();
        // The largest power is 1, exactly; what the others add to it may be far less.
        let others = exponents.iter().enumerate().filter(|&(index, _)| index != first);
        let log_of_sum = others.map(|(_, &x)| power(x)).sum::<f64>().ln_1p();
        Ok(Exponents { exponents, log_of_sum })
    }

    fn powers(&self) -> impl Iterator<Item = f64> {
        self.exponents.iter().map(|&exponent| power(exponent))
    }

    /// −log q: two terms ≥ 0, so nothing cancels.
    fn surprisal(&self, index: usize) -> f64 {
        let exponent = self.exponents[index];
        (self.log_of_sum - exponent.lo) - exponent.hi + 0.0
    }
}

/// (logit − largest)/temperature, keeping what is rounded off; −∞ below all numbers.
fn quotient(logit: f64, largest: f64, temperature: f64) -> DoubleDouble {
    let rounded = (logit - largest) / temperature;
    // Beyond these sizes the rest is no number, or of no account.
    let exact = DoubleDouble::difference(logit, largest) / temperature.into();
    if exact.lo.is_finite() && exact.hi == rounded { exact } else { rounded.into() }
}

fn power(exponent: DoubleDouble) -> f64 {
    // exp(hi + lo) = exp(hi)·(1 + lo), nearly; a rest beside a vanished power is not looked at.
    let leading = exponent.hi.exp();
    if leading == 0.0 { 0.0 } else { leading + leading * exponent.lo }
}
