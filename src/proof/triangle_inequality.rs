//! The triangle inequality √JSD(a, c) ≤ √JSD(a, b) + √JSD(b, c): a detour is never shorter.
//!
//! This is not proved here but taken from the literature, and held against the numbers at each state.
//! Of one outcome, with the masses a and b, √L(a, b) with L = a·log(2a/(a+b)) + b·log(2b/(a+b)) is a
//! metric: between a and c, √L(a, b) + √L(b, c) has its least values at b = a and b = c and nowhere else.
//! JSD is half the sum of L over the outcomes, and Minkowski's inequality takes the metric to the root
//! of the sum. (Endres & Schindelin, *A New Metric for Probability Distributions*, IEEE Trans. Inf. Theory
//! 49, 2003; Österreicher & Vajda, *A New Class of Metric Divergences on Probability Spaces*, Ann. Inst.
//! Statist. Math. 55, 2003.)
//!
//! The values are distances, in √nat ([`Dimension::Distance`]). The root is needed: [`without_root`] says
//! whether JSD itself breaks the inequality.

use super::check::{self, Claim};
use super::jensen_shannon_bounds::mean_of_log;
use super::outcome::Outcome;
use super::value::Value;
use super::{Dimension, Equality, Fact, Focus, Proof};
use crate::measures::{Probability, jensen_shannon};

/// The chain for three coins, in √nat: from a to c straight, and by way of b.
///
/// Its slack is the detour, the measured √JSD(a, b) + √JSD(b, c) − √JSD(a, c). No formula is known for it
/// that does not cancel; so it is as good as rounding leaves it, and 0 where rounding alone explains it,
/// as between neighbours.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::proof::triangle_inequality;
/// // Never, fair, always: 0.464 + 0.464 > 0.833.
/// let [never, fair, always] = [0.0, 0.5, 1.0].map(Probability::nearest);
/// let proof = triangle_inequality::bernoulli(never, fair, always);
/// assert!(proof.holds());
/// assert!((proof.lines[0].value - 0.832555).abs() < 1e-6);
/// assert!((proof.lines[3].value - 0.929003).abs() < 1e-6);
/// ```
pub fn bernoulli(a: Probability, b: Probability, c: Probability) -> Proof {
    let measured = |one, other| Value::measured(jensen_shannon::distance_bernoulli(one, other));
    let (direct, first, second) = (measured(a, c), measured(a, b), measured(b, c));
    let detour = first + second;
    let by_definition = |one, other| mean_of_log(&Outcome::of_coins(one, other)).sqrt();
    let excess = detour - direct;
    let excess = Value { number: excess.shown(), ..excess };
    let claims = [
        Claim::start("direct", direct).about(Focus::Gap),
        Claim::equal("definition", by_definition(a, c)).by(&[Fact::Definition]).about(Focus::Gap),
        Claim::at_most("triangle", by_definition(a, b) + by_definition(b, c))
            .by(&[Fact::Cited])
            .giving_away(excess)
            .about(Focus::SecondGap),
        Claim::equal("detour", detour).by(&[Fact::Definition]).about(Focus::SecondGap),
    ];
    Proof {
        id: "jsd.triangle",
        dimension: Dimension::Distance,
        lines: check::checked(claims),
        // For a = c the way to b and back is 0 only when b is there too.
        equalities: vec![
            Equality { key: "b-is-a", met: a == b },
            Equality { key: "b-is-c", met: b == c },
        ],
        bounded: excess.number,
    }
}

/// The same three coins with JSD in place of its root.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WithoutRoot {
    /// JSD(a, c), in nats.
    pub direct: f64,
    /// JSD(a, b) + JSD(b, c), in nats.
    pub detour: f64,
    /// Whether the detour is shorter, so that the triangle inequality is broken.
    pub breaks: bool,
}

/// Whether JSD itself, without the root, breaks the triangle inequality at three coins.
///
/// It does just where b lies strictly between a and c, which is decided exactly: JSD(a, c) is half the
/// integral of −∂²JSD/∂x∂y = −¼·H″((x+y)/2) > 0 over the square of all x and y between a and c, and that
/// square holds those of a and b and of b and c, and more.
///
/// Domain: all coins.
/// Accuracy: 2 units in the last place of the lengths.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::proof::triangle_inequality;
/// // Never, fair, always: 0.216 + 0.216 < 0.693.
/// let [never, fair, always] = [0.0, 0.5, 1.0].map(Probability::nearest);
/// let sides = triangle_inequality::without_root(never, fair, always);
/// assert!(sides.breaks && (sides.direct - 0.693147).abs() < 1e-6);
/// assert!((sides.detour - 0.431523).abs() < 1e-6);
/// assert!(!triangle_inequality::without_root(fair, never, always).breaks);
/// ```
pub fn without_root(a: Probability, b: Probability, c: Probability) -> WithoutRoot {
    let jsd = jensen_shannon::bernoulli;
    WithoutRoot {
        direct: jsd(a, c),
        detour: jsd(a, b) + jsd(b, c),
        breaks: (a < b && b < c) || (c < b && b < a),
    }
}
