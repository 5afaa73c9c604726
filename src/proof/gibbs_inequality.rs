//! Gibbs' inequality H(p, q) ≥ H(p): no model is surprised less, on average, than the truth itself.
//!
//! Let A = {x : p(x) > 0}. Since log q = log p + log(q/p), H(p, q) = −Σ_A p log p − Σ_A p log(q/p). The
//! first sum is H(p). The second is at most log Σ_A p·(q/p) = log Σ_A q by Jensen, since log is
//! concave, and that is at most log Σ_Ω q = 0, since A ⊆ Ω. (Gibbs, *Elementary Principles in
//! Statistical Mechanics*, 1902, chapter XI; Cover & Thomas, *Elements of Information Theory*, §2.6.)
//!
//! The chain goes down from H(p, q), so that it also stands where that is +∞. What the two steps give
//! away adds up to KL(p‖q).

use super::check::{self, Claim};
pub use super::information_inequality::{points, points_of};
use super::outcome::Outcome;
use super::support::Support;
use super::value::Value;
use super::{Dimension, Fact, Focus, Proof};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability, cross_entropy, entropy, kullback_leibler};

/// The proof for two coins.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::proof::gibbs_inequality;
/// // A fair coin told by a model of heads ¼: from ½·log 4 + ½·log 4/3 down to log 2.
/// let proof = gibbs_inequality::bernoulli(Probability::HALF, Probability::nearest(0.25));
/// assert!(proof.holds());
/// assert!((proof.lines[0].value - 0.836988).abs() < 1e-6);
/// assert_eq!(proof.lines[7].value, std::f64::consts::LN_2);
/// ```
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    let measures = Measures {
        cross_entropy: cross_entropy::bernoulli(p, q),
        entropy: entropy::bernoulli(p),
        divergence: kullback_leibler::bernoulli(p, q),
    };
    prove(&Outcome::of_coins(p, q), &measures)
}

/// The proof for K outcomes.
pub fn of(p: &Distribution, q: &Distribution) -> Result<Proof, OutcomesDiffer> {
    let measures = Measures {
        cross_entropy: cross_entropy::of(p, q)?,
        entropy: entropy::of(p),
        divergence: kullback_leibler::of(p, q)?,
    };
    Ok(prove(&Outcome::of(p, q)?, &measures))
}

/// The ends of the chain and how far they lie apart, in nats.
struct Measures {
    cross_entropy: f64,
    entropy: f64,
    divergence: f64,
}

fn prove(outcomes: &[Outcome], measures: &Measures) -> Proof {
    let support = Support::of(outcomes);
    let definition = -support.sum(|x| x.p.value * x.q.log);
    let own = -support.sum(|x| x.p.value * x.p.log);
    let all = outcomes.iter().map(|x| x.q.value).sum::<Value>().ln();
    let claims = [
        Claim::start("cross-entropy", Value::measured(measures.cross_entropy)).about(Focus::Q),
        Claim::equal("definition", definition).by(&[Fact::Definition]).about(Focus::Q),
        Claim::equal("split", own - support.mean_of_log()).by(Fact::LOG_RULE).about(Focus::Points),
        Claim::at_least("jensen", own - support.log_of_mean())
            .by(Fact::JENSEN)
            .giving_away(support.jensen_slack())
            .about(Focus::Mean),
        Claim::equal("support-mass", own - support.sum(|x| x.q.value).ln())
            .by(&[Fact::Algebra])
            .about(Focus::Mean),
        Claim::at_least("all-outcomes", own - all)
            .by(Fact::PART)
            .giving_away(support.outside_slack())
            .about(Focus::Floor),
        Claim::equal("total", own - Value::ONE.ln()).by(Fact::NORMALISED).about(Focus::Floor),
        Claim::equal("entropy", Value::measured(measures.entropy))
            .by(Fact::DEFINITION)
            .about(Focus::Floor),
    ];
    Proof {
        id: "cross-entropy.gibbs-inequality",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: support.equalities(),
        bounded: measures.divergence,
    }
}
