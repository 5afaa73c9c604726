//! Proofs that are wrong, as they have been written down in earnest: each has a line that does not hold,
//! and the checker finds it. They are asked about in `activities`, and claimed nowhere.

use super::check::{self, Claim};
use super::outcome::Outcome;
use super::support::Support;
use super::value::Value;
use super::{Dimension, Fact, Line, Proof};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability};

/// KL(p‖q) ≥ 0 with Jensen's inequality the wrong way round: E log(p/q) ≥ log E(p/q).
///
/// log is concave, so the mean of logarithms is at most the logarithm of the mean. The line is false
/// wherever p/q is not constant; the last line, log Σ p²/q ≥ 0, is true.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::proof::broken;
/// let coin = |x| Probability::new(x).unwrap();
/// let proof = broken::jensen_the_wrong_way(coin(0.5), coin(0.9));
/// // ½ log(½/0.9) + ½ log(½/0.1) is 0.511, not at least log(¼/0.9 + ¼/0.1) = 1.022.
/// assert!((proof.lines[1].value - 0.511).abs() < 5e-4 && (proof.lines[2].value - 1.022).abs() < 5e-4);
/// assert!(proof.lines[1].holds && !proof.lines[2].holds && proof.lines[3].holds);
/// ```
pub fn jensen_the_wrong_way(p: Probability, q: Probability) -> Proof {
    let outcomes = Outcome::of_coins(p, q);
    let support = Support::of(&outcomes);
    let definition = support.sum(|x| x.p.value * x.log_p_over_q());
    let ratio = |x: &Outcome| {
        let ratio = x.p.value / x.q.value;
        x.p.value * ratio
    };
    let claims = [
        Claim::start("start", definition),
        Claim::equal("definition", definition).by(&[Fact::Definition]),
        Claim::at_least("jensen", support.sum(ratio).ln()).by(Fact::JENSEN),
        Claim::at_least("zero", Value::ZERO).by(&[Fact::Algebra]),
    ];
    proof("broken.jensen", check::checked(claims))
}

/// KL(p‖q) ≥ 0 with q(A) = 1 “by definition”, where A is the support of p.
///
/// Only p sums to 1 over A. The line is false wherever q is positive outside of A: there all that KL is
/// can be what is left out.
///
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
///
/// ```
/// use surprisal::measures::Distribution;
/// use surprisal::proof::broken;
/// let p = Distribution::new(vec![0.5, 0.5, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.4, 0.4, 0.2]).unwrap();
/// let lines = broken::support_mass_by_definition(&p, &q).unwrap().lines;
/// // −KL = log 0.8 = −0.223; Jensen's inequality gives nothing away; log 0.8 is not log 1.
/// assert!((lines[0].value + 0.223).abs() < 5e-4 && lines[1].slack.abs() < 1e-12);
/// assert_eq!(lines.iter().map(|line| line.holds).collect::<Vec<_>>(), [true, true, false, true]);
/// ```
pub fn support_mass_by_definition(
    p: &Distribution,
    q: &Distribution,
) -> Result<Proof, OutcomesDiffer> {
    let outcomes = Outcome::of(p, q)?;
    let support = Support::of(&outcomes);
    let claims = [
        Claim::start("start", support.mean_of_log()),
        Claim::at_most("jensen", support.log_of_mean()).by(Fact::JENSEN),
        Claim::equal("total", Value::ONE.ln()).by(Fact::NORMALISED),
        Claim::equal("zero", Value::ZERO).by(&[Fact::Algebra]),
    ];
    Ok(proof("broken.support-mass", check::checked(claims)))
}

/// Σ p log(p/w) ≥ 0 for weights w = 3/2·q that nobody has made to sum to 1.
///
/// Jensen's inequality gives −log Σ w over the support of p, which is negative; the line that calls the
/// sum 1 is false everywhere but where q lies outside of the support for a third.
///
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
///
/// ```
/// use surprisal::measures::Distribution;
/// use surprisal::proof::broken;
/// let p = Distribution::new(vec![0.5, 0.3, 0.2]).unwrap();
/// let lines = broken::weights_for_probabilities(&p, &p).unwrap().lines;
/// // w = 1.5·p: the sum is −log 1.5, and no divergence.
/// assert!((lines[0].value + 1.5f64.ln()).abs() < 1e-12);
/// assert_eq!(lines.iter().map(|line| line.holds).collect::<Vec<_>>(), [true, true, false, true]);
/// ```
pub fn weights_for_probabilities(
    p: &Distribution,
    q: &Distribution,
) -> Result<Proof, OutcomesDiffer> {
    let outcomes = Outcome::of(p, q)?;
    let support = Support::of(&outcomes);
    let more = Value::exact(TOO_MUCH);
    let start = support.sum(|x| x.p.value * x.log_p_over_q()) - more.ln();
    let claims = [
        Claim::start("start", start),
        Claim::at_least("jensen", -(support.log_of_mean() + more.ln())).by(Fact::JENSEN),
        Claim::equal("total", -Value::ONE.ln()).by(Fact::NORMALISED),
        Claim::equal("zero", Value::ZERO).by(&[Fact::Algebra]),
    ];
    Ok(proof("broken.weights", check::checked(claims)))
}

/// What the weights of [`weights_for_probabilities`] sum to.
pub const TOO_MUCH: f64 = 1.5;

/// What is only claimed bounds nothing.
fn proof(id: &'static str, lines: Vec<Line>) -> Proof {
    Proof { id, dimension: Dimension::Information, lines, equalities: Vec::new(), bounded: 0.0 }
}
