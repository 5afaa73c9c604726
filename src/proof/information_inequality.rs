//! The information inequality KL(p‖q) ≥ 0, with its support set spelled out.
//!
//! Let A = {x : p(x) > 0}. Then −KL(p‖q) = Σ_A p log(q/p) ≤ log Σ_A p·(q/p) by Jensen, since log is
//! concave; that is log Σ_A q ≤ log Σ_Ω q = 0, since A ⊆ Ω. (Cover & Thomas, *Elements of Information
//! Theory*, theorem 2.6.3, where the second step is easily overlooked.)
//!
//! The first slack is the divergence of p from q given A, the second −log q(A). They add up to
//! KL(p‖q); both vanish just when p = q.

use super::check::{self, Claim};
use super::outcome::Outcome;
use super::support::Support;
use super::value::Value;
use super::{Dimension, Fact, Focus, JensenPicture, Proof, WeightedPoint};
use crate::measures::probability::OutcomesDiffer;
use crate::measures::{Distribution, Probability, kullback_leibler};

/// The proof for two coins.
pub fn bernoulli(p: Probability, q: Probability) -> Proof {
    prove(&Outcome::of_coins(p, q), kullback_leibler::bernoulli(p, q))
}

/// The proof for K outcomes.
pub fn of(p: &Distribution, q: &Distribution) -> Result<Proof, OutcomesDiffer> {
    Ok(prove(&Outcome::of(p, q)?, kullback_leibler::of(p, q)?))
}

fn prove(outcomes: &[Outcome], kl: f64) -> Proof {
    let support = Support::of(outcomes);
    let definition = -support.sum(|x| x.p.value * x.log_p_over_q());
    let all = outcomes.iter().map(|x| x.q.value).sum::<Value>().ln();
    let claims = [
        Claim::start("start", -Value::measured(kl)).about(Focus::Gap),
        Claim::equal("definition", definition).by(&[Fact::Definition]).about(Focus::Gap),
        Claim::equal("flip", support.mean_of_log()).by(Fact::LOG_RULE).about(Focus::Points),
        Claim::at_most("jensen", support.log_of_mean())
            .by(Fact::JENSEN)
            .giving_away(support.jensen_slack())
            .about(Focus::Mean),
        Claim::equal("support-mass", support.sum(|x| x.q.value).ln())
            .by(&[Fact::Algebra])
            .about(Focus::Mean),
        Claim::at_most("all-outcomes", all)
            .by(Fact::PART)
            .giving_away(support.outside_slack())
            .about(Focus::Floor),
        Claim::equal("total", Value::ONE.ln()).by(Fact::NORMALISED).about(Focus::Floor),
        Claim::equal("zero", Value::ZERO)
            .by(&[Fact::LogRule, Fact::Algebra, Fact::Definition])
            .about(Focus::Floor),
    ];
    Proof {
        id: "kl.information-inequality",
        dimension: Dimension::Information,
        lines: check::checked(claims),
        equalities: support.equalities(),
        bounded: kl,
    }
}

/// The points q/p at weights p on the curve log x; their centre of mass is at (q(A), −KL(p‖q)).
pub fn points(p: Probability, q: Probability) -> JensenPicture {
    picture(&Outcome::of_coins(p, q))
}

/// The points q/p at weights p of K outcomes; their centre of mass is at (q(A), −KL(p‖q)).
///
/// Points come in the order of the outcomes, those that p rules out left out.
///
/// Errors: [`OutcomesDiffer`] when p and q do not have the same number of outcomes.
///
/// ```
/// use surprisal::measures::Distribution;
/// use surprisal::proof::information_inequality;
/// // The last outcome is outside of A, and takes ¼ of q with it.
/// let p = Distribution::new(vec![0.5, 0.5, 0.0]).unwrap();
/// let q = Distribution::new(vec![0.25, 0.5, 0.25]).unwrap();
/// let picture = information_inequality::points_of(&p, &q).unwrap();
/// let abscissae: Vec<f64> = picture.points.iter().map(|point| point.x).collect();
/// assert_eq!((abscissae, picture.mean), (vec![0.5, 1.0], 0.75));
/// ```
pub fn points_of(p: &Distribution, q: &Distribution) -> Result<JensenPicture, OutcomesDiffer> {
    Ok(picture(&Outcome::of(p, q)?))
}

fn picture(outcomes: &[Outcome]) -> JensenPicture {
    let point = |outcome: &Outcome| {
        let (p, q) = (outcome.p.value.number, outcome.q.value.number);
        WeightedPoint { x: q / p, weight: p, of: Focus::P }
    };
    let support = Support::of(outcomes);
    JensenPicture::new(outcomes.iter().map(point), support.mean(), support.mean_of_log().number)
}
