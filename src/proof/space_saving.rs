//! β = α − 1, and the share saved is β/α = 1 − 1/α: one compression under three names.
//!
//! Of an original of size a and a compressed model of size a*, α = a/a* and β = (a − a*)/a*. Split into
//! two fractions, β is a/a* − a*/a* = α − 1. The share of the original that is gone is (a − a*)/a; widened
//! by a* it is (a − a*)/a* · a*/a, which is β/α, and with β = α − 1 that is 1 − 1/α. (α and β: Cheng,
//! Wang, Zhou & Zhang, *A Survey of Model Compression and Acceleration for Deep Neural Networks*, 2017.)
//!
//! Nothing but equalities, so nothing is given away. The values are plain numbers
//! ([`Dimension::Number`]).

use super::check::{self, Claim};
use super::value::Value;
use super::{Dimension, Fact, Focus, Proof};
use crate::measures::compression::{rate, share_saved, space_saving};

/// The proof for two sizes.
///
/// Domain: sizes above 0, and finite; `None` elsewhere, and where a quotient of them leaves the range of
/// numbers.
///
/// ```
/// use surprisal::proof::space_saving;
/// // 138 million parameters, and 23 million: α = 6, β = 5, and 5/6 are gone.
/// let proof = space_saving::of(138.0, 23.0).unwrap();
/// assert!(proof.holds());
/// assert_eq!((proof.lines[0].value, proof.lines[3].value), (5.0, 5.0));
/// assert!((proof.lines[8].value - 5.0 / 6.0).abs() < 1e-15);
/// assert!(space_saving::of(138.0, 0.0).is_none());
/// ```
pub fn of(original: f64, compressed: f64) -> Option<Proof> {
    let sound = |number: f64| number.is_normal() && number > 0.0;
    let alpha = rate(original, compressed);
    if ![original, compressed, alpha, 1.0 / alpha].into_iter().all(sound) {
        return None;
    }
    let [a, smaller] = [original, compressed].map(Value::exact);
    let alpha = Value::measured(alpha);
    let beta = Value::measured(space_saving(original, compressed));
    let saved = a - smaller;
    let in_smaller = |size: Value| size / smaller;
    let claims = [
        Claim::start("beta", beta).about(Focus::Q),
        Claim::equal("definition", in_smaller(saved)).by(&[Fact::Definition]).about(Focus::Q),
        Claim::equal("split", in_smaller(a) - in_smaller(smaller))
            .by(&[Fact::Algebra])
            .about(Focus::Q),
        Claim::equal("rate", alpha - Value::ONE)
            .by(&[Fact::Definition, Fact::Algebra])
            .about(Focus::Q),
        Claim::start("share", Value::measured(share_saved(original, compressed))).about(Focus::Gap),
        Claim::equal("one-fraction", saved / a).by(&[Fact::Algebra]).about(Focus::Gap),
        Claim::equal("widened", in_smaller(saved) * (smaller / a))
            .by(&[Fact::Algebra])
            .about(Focus::Gap),
        Claim::equal("named", beta / alpha).by(&[Fact::Definition, Fact::Algebra]).about(Focus::Q),
        Claim::equal("rate-alone", Value::ONE - Value::ONE / alpha)
            .by(&[Fact::Algebra])
            .about(Focus::Gap),
    ];
    Some(Proof {
        id: "compression.rates",
        dimension: Dimension::Number,
        lines: check::checked(claims),
        equalities: Vec::new(),
        bounded: 0.0,
    })
}
