//! Activities on the Jensen–Shannon divergence.

use std::f64::consts::LN_2;

use super::{Activity, Choice, Goal, Prediction, Quantity};
use crate::figure::{Scene, Spoken, Start, Symbol};
use crate::lessons::jsd::gan;
use crate::measures::{Measure, Probability, discriminator};
use crate::proof::{Dimension, triangle_inequality};
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] = &[JSD_BOUND, ROOT_OR_NOT, GAN_OPTIMUM];

const JSD_BOUND: Activity = Activity {
    id: "jsd-bound",
    figure: "jsd.curves",
    title: text::JSD_BOUND_TITLE,
    belief: text::JSD_BOUND_BELIEF,
    at: Start::Coins(0.2, 0.9),
    question: text::JSD_BOUND_QUESTION,
    prediction: Prediction::Place(Quantity {
        symbol: Symbol::new(text::formula::JSD_BOUND_MOST, text::JSD_BOUND_MOST),
        scale: (0.0, 2.0),
        dimension: Dimension::Information,
        value: |scene| scene.unit.from_nats(LN_2),
    }),
    explanation: text::JSD_BOUND_EXPLANATION,
    numbers: |scene| {
        vec![
            ("jsd", Spoken::Quantity(scene.measure(Measure::Jsd))),
            ("most", scene.quantity(LN_2)),
            ("high", scene.quantity(HIGH)),
            ("low", scene.quantity(LOW)),
        ]
    },
    goals: &[
        Goal {
            says: text::JSD_BOUND_GOAL_HIGH,
            met: |scene| Measure::Jsd.bernoulli(scene.p, scene.q) > HIGH,
        },
        Goal {
            says: text::JSD_BOUND_GOAL_INFINITE,
            met: |scene| {
                let nats = |measure: Measure| measure.bernoulli(scene.p, scene.q);
                nats(Measure::KlPq).is_infinite() && nats(Measure::Jsd) < LOW
            },
        },
    ],
};

/// Just under the bound of JSD, and far below it, in nats.
const HIGH: f64 = 0.69;
const LOW: f64 = 0.1;

const ROOT_OR_NOT: Activity = Activity {
    id: "root-or-not",
    figure: "jsd.triangle",
    title: text::ROOT_OR_NOT_TITLE,
    belief: text::ROOT_OR_NOT_BELIEF,
    at: Start::ThreeCoins(0.0, 0.5, 1.0),
    question: text::ROOT_OR_NOT_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::ROOT_OR_NOT_LONGER, text::ROOT_OR_NOT_LONGER_WHY),
        Choice::wrong(text::ROOT_OR_NOT_EQUAL, text::ROOT_OR_NOT_EQUAL_WHY),
        Choice::right(text::ROOT_OR_NOT_SHORTER, text::ROOT_OR_NOT_SHORTER_WHY),
    ]),
    explanation: text::ROOT_OR_NOT_EXPLANATION,
    numbers: |scene| {
        let [a, b, c] = scene.three_coins;
        let between = |measure: Measure, one, other| {
            measure.in_unit(measure.bernoulli(one, other), scene.unit)
        };
        let jsd = |one, other| between(Measure::Jsd, one, other);
        let root = |one, other| between(Measure::JsDistance, one, other);
        vec![
            ("half", Spoken::Quantity(jsd(a, b))),
            ("detour", Spoken::Quantity(jsd(a, b) + jsd(b, c))),
            ("direct", Spoken::Quantity(jsd(a, c))),
            ("rootdetour", Spoken::Number(root(a, b) + root(b, c))),
            ("rootdirect", Spoken::Number(root(a, c))),
        ]
    },
    goals: &[
        Goal {
            says: text::ROOT_OR_NOT_GOAL_KEEPS,
            met: |scene| {
                let [a, b, c] = scene.three_coins;
                are_apart(scene) && !triangle_inequality::without_root(a, b, c).breaks
            },
        },
        Goal {
            says: text::ROOT_OR_NOT_GOAL_SQUARE,
            met: |scene| {
                let [a, b, c] = scene.three_coins;
                let without = triangle_inequality::without_root(a, b, c);
                are_apart(scene) && without.detour < 0.51 * without.direct
            },
        },
    ],
};

/// Whether no two of the coins are closer than 0.1.
fn are_apart(scene: &Scene) -> bool {
    let [a, b, c] = scene.three_coins.map(Probability::get);
    // 0.3 − 0.2 falls short of 0.1 by rounding.
    [a - b, b - c, c - a].iter().all(|apart| apart.abs() > 0.1 - 1e-9)
}

const GAN_OPTIMUM: Activity = Activity {
    id: "gan-optimum",
    figure: "jsd.gan",
    title: text::GAN_OPTIMUM_TITLE,
    belief: text::GAN_OPTIMUM_BELIEF,
    at: gan::FIGURE.start,
    question: text::GAN_OPTIMUM_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::GAN_OPTIMUM_ZERO, text::GAN_OPTIMUM_ZERO_WHY),
        Choice::wrong(text::GAN_OPTIMUM_ONCE, text::GAN_OPTIMUM_ONCE_WHY),
        Choice::right(text::GAN_OPTIMUM_TWICE, text::GAN_OPTIMUM_TWICE_WHY),
        Choice::wrong(text::GAN_OPTIMUM_INFINITE, text::GAN_OPTIMUM_INFINITE_WHY),
    ]),
    explanation: text::GAN_OPTIMUM_EXPLANATION,
    numbers: |scene| {
        vec![("now", scene.quantity(best_value(scene))), ("least", scene.quantity(-2.0 * LN_2))]
    },
    goals: &[
        Goal {
            says: text::GAN_OPTIMUM_GOAL_EQUAL,
            met: |scene| best_value(scene) + 2.0 * LN_2 < 0.003,
        },
        Goal { says: text::GAN_OPTIMUM_GOAL_DISJOINT, met: |scene| best_value(scene) == 0.0 },
    ],
};

/// V(D*), in nats: 0 just where data and generator have no outcome in common.
fn best_value(scene: &Scene) -> f64 {
    // Both sides have the same outcomes by construction.
    discriminator::best_value(scene.outcomes.p(), scene.outcomes.q()).unwrap_or(-LN_2)
}
