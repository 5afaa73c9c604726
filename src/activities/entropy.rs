//! Activities on entropy.

use std::f64::consts::LN_2;

use super::{Activity, Choice, Curve, Goal, Prediction};
use crate::charts::picture::Hue;
use crate::figure::{Spoken, Start, Symbol};
use crate::measures::{Measure, Probability, Unit, entropy};
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] = &[RARE_EVENT, BITS_OR_NATS, DRAW_ENTROPY];

/// The coin whose heads are rare, and the loaded one.
const RARE: f64 = 0.01;
const LOADED: f64 = 0.2;

const RARE_EVENT: Activity = Activity {
    id: "rare-event",
    figure: "entropy.curve",
    title: text::RARE_EVENT_TITLE,
    belief: text::RARE_EVENT_BELIEF,
    at: Start::Coins(RARE, 0.5),
    question: text::RARE_EVENT_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::RARE_EVENT_RARE, text::RARE_EVENT_RARE_WHY),
        Choice::wrong(text::RARE_EVENT_SAME, text::RARE_EVENT_SAME_WHY),
        Choice::right(text::RARE_EVENT_LOADED, text::RARE_EVENT_LOADED_WHY),
    ]),
    explanation: text::RARE_EVENT_EXPLANATION,
    numbers: |scene| {
        vec![
            ("rare", scene.quantity(-RARE.ln())),
            ("loaded", scene.quantity(-LOADED.ln())),
            ("share", scene.quantity(entropy::term(RARE))),
            ("tails", scene.quantity(entropy::term(1.0 - RARE))),
            ("h", scene.quantity(h(RARE))),
            ("other", scene.quantity(h(LOADED))),
        ]
    },
    goals: &[
        Goal {
            says: text::RARE_EVENT_GOAL_LARGEST,
            met: |scene| (scene.p.get() - 0.5).abs() < 0.01,
        },
        Goal {
            says: text::RARE_EVENT_GOAL_OTHER,
            // The mirror image of the rare coin, as near as a finger brings it.
            met: |scene| (scene.p.get() - (1.0 - RARE)).abs() < 0.004,
        },
    ],
};

const BITS_OR_NATS: Activity = Activity {
    id: "bits-or-nats",
    figure: "entropy.curve",
    title: text::BITS_OR_NATS_TITLE,
    belief: text::BITS_OR_NATS_BELIEF,
    at: Start::Coins(LOADED, 0.5),
    question: text::BITS_OR_NATS_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::BITS_OR_NATS_LOWER, text::BITS_OR_NATS_LOWER_WHY),
        Choice::wrong(text::BITS_OR_NATS_PEAK, text::BITS_OR_NATS_PEAK_WHY),
        Choice::wrong(text::BITS_OR_NATS_ORDER, text::BITS_OR_NATS_ORDER_WHY),
        Choice::right(text::BITS_OR_NATS_STAYS, text::BITS_OR_NATS_STAYS_WHY),
    ]),
    explanation: text::BITS_OR_NATS_EXPLANATION,
    // In the units that are named, whichever is on the screen.
    numbers: |_| {
        vec![
            ("bits", Spoken::Number(Unit::Bit.from_nats(h(LOADED)))),
            ("nats", Spoken::Number(h(LOADED))),
            ("factor", Spoken::Number(LN_2)),
            ("share", Spoken::Percent(h(LOADED) / h(0.5))),
        ]
    },
    goals: &[
        Goal { says: text::BITS_OR_NATS_GOAL_DIT, met: |scene| scene.unit == Unit::Dit },
        Goal {
            says: text::BITS_OR_NATS_GOAL_ONE,
            met: |scene| (scene.measure(Measure::EntropyP) - 1.0).abs() < 1e-3,
        },
    ],
};

const DRAW_ENTROPY: Activity = Activity {
    id: "draw-entropy",
    figure: "entropy.curve",
    title: text::DRAW_ENTROPY_TITLE,
    belief: text::DRAW_ENTROPY_BELIEF,
    at: Start::Coins(0.5, 0.5),
    question: text::DRAW_ENTROPY_QUESTION,
    prediction: Prediction::Draw(Curve {
        symbol: Symbol::of_measure(Measure::EntropyP),
        label: "H(p)",
        over: "p",
        hue: Hue::P,
        top: 0.8,
        height: |_, p| h(p),
    }),
    explanation: text::DRAW_ENTROPY_EXPLANATION,
    numbers: |scene| {
        let tenth = 0.1;
        vec![
            ("fair", scene.quantity(h(0.5))),
            ("tenth", scene.quantity(h(tenth))),
            // Of the same height in the middle.
            ("tent", scene.quantity(2.0 * tenth * LN_2)),
            ("parabola", scene.quantity(4.0 * tenth * (1.0 - tenth) * LN_2)),
            ("four", scene.quantity(h(0.4))),
            ("half", scene.quantity(LN_2 / 2.0)),
        ]
    },
    goals: &[Goal {
        says: text::DRAW_ENTROPY_GOAL,
        met: |scene| (entropy::bernoulli(scene.p) - LN_2 / 2.0).abs() < 0.01,
    }],
};

/// The entropy of a coin, in nats.
fn h(p: f64) -> f64 {
    entropy::bernoulli(Probability::nearest(p))
}
