//! Activities on coding.

use std::f64::consts::LN_2;

use super::{Activity, Choice, Goal, Prediction};
use crate::figure::{Scene, Spoken, Start};
use crate::lessons::coding::blocks::{DIALS, coin, tosses};
use crate::measures::{block_code, entropy};
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] = &[WHOLE_DIGITS];

/// How often the coin shows heads where it starts.
const HEADS: f64 = 0.1;

/// How near to the entropy a toss is to come, in nats: 0.03 bit, which four tosses in a block reach.
const NEAR: f64 = 0.03 * LN_2;

const WHOLE_DIGITS: Activity = Activity {
    id: "whole-digits",
    figure: "coding.blocks",
    title: text::WHOLE_DIGITS_TITLE,
    belief: text::WHOLE_DIGITS_BELIEF,
    at: Start::Dials(DIALS, &[HEADS, 1.0]),
    question: text::WHOLE_DIGITS_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::WHOLE_DIGITS_ONE, text::WHOLE_DIGITS_ONE_WHY),
        Choice::wrong(text::WHOLE_DIGITS_HEADS, text::WHOLE_DIGITS_HEADS_WHY),
        Choice::right(text::WHOLE_DIGITS_ENTROPY, text::WHOLE_DIGITS_ENTROPY_WHY),
        Choice::wrong(text::WHOLE_DIGITS_NOTHING, text::WHOLE_DIGITS_NOTHING_WHY),
    ]),
    explanation: text::WHOLE_DIGITS_EXPLANATION,
    numbers: |scene| {
        let in_blocks_of = |tosses| scene.quantity(block_code::cost_of_a_toss(coin(scene), tosses));
        let heads = coin(scene).get();
        vec![
            ("digit", scene.quantity(LN_2)),
            ("tenth", scene.quantity(heads * LN_2)),
            ("h", scene.quantity(entropy::bernoulli(coin(scene)))),
            ("often", Spoken::Percent((1.0 - heads).powi(3))),
            ("three", in_blocks_of(3)),
            ("twelve", in_blocks_of(12)),
            ("near", scene.quantity(NEAR)),
        ]
    },
    goals: &[
        Goal {
            says: text::WHOLE_DIGITS_GOAL_BELOW,
            met: |scene| is_the_same(scene) && cost(scene) < LN_2 - 1e-9,
        },
        Goal {
            says: text::WHOLE_DIGITS_GOAL_NEAR,
            met: |scene| is_the_same(scene) && waste(scene) < NEAR,
        },
        Goal {
            says: text::WHOLE_DIGITS_GOAL_FAIR,
            // A coin as near to the fair one as a hand can bring it, or one that is certain.
            met: |scene| tosses(scene) == 1 && waste(scene) < 5e-4,
        },
    ],
};

/// Whether the coin was left as it is.
fn is_the_same(scene: &Scene) -> bool {
    scene.dial("heads") == HEADS
}

/// What a toss costs, in nats.
fn cost(scene: &Scene) -> f64 {
    block_code::cost_of_a_toss(coin(scene), tosses(scene))
}

/// What it costs above its entropy, in nats.
fn waste(scene: &Scene) -> f64 {
    cost(scene) - entropy::bernoulli(coin(scene))
}
