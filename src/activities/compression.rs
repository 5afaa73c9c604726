//! Activities on the compression of networks.

use super::{Activity, Choice, Goal, Prediction};
use crate::figure::{Scene, Spoken, Start};
use crate::lessons::compression::rates;
use crate::measures::compression::{rate, share_saved, space_saving};
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] = &[UPSIDE_DOWN];

const UPSIDE_DOWN: Activity = Activity {
    id: "upside-down",
    figure: "compression.rates",
    title: text::UPSIDE_DOWN_TITLE,
    belief: text::UPSIDE_DOWN_BELIEF,
    at: Start::Dials(rates::DIALS, &[0.0, 90.0, 100.0, 20.0, 100.0, 80.0]),
    question: text::UPSIDE_DOWN_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::UPSIDE_DOWN_RATE, text::UPSIDE_DOWN_RATE_WHY),
        Choice::wrong(text::UPSIDE_DOWN_SAVING, text::UPSIDE_DOWN_SAVING_WHY),
        Choice::wrong(text::UPSIDE_DOWN_SHARE, text::UPSIDE_DOWN_SHARE_WHY),
        Choice::right(text::UPSIDE_DOWN_ALIKE, text::UPSIDE_DOWN_ALIKE_WHY),
    ]),
    explanation: text::UPSIDE_DOWN_EXPLANATION,
    numbers: |scene| {
        let (size, smaller) = sizes(scene);
        vec![
            ("alpha", Spoken::Number(rate(size, smaller))),
            ("beta", Spoken::Number(space_saving(size, smaller))),
            ("saved", Spoken::Percent(share_saved(size, smaller))),
            ("left", Spoken::Number(rate(smaller, size))),
        ]
    },
    goals: &[
        Goal { says: text::UPSIDE_DOWN_GOAL_TEN, met: |scene| has_rate(scene, 10.0) },
        Goal { says: text::UPSIDE_DOWN_GOAL_TWENTY, met: |scene| has_rate(scene, 20.0) },
    ],
};

/// The sizes of the first model, before and after.
fn sizes(scene: &Scene) -> (f64, f64) {
    (scene.dial("size"), scene.dial("size1"))
}

/// Whether the first model has a compression rate, as closely as a slider with equal factors is set by hand.
fn has_rate(scene: &Scene, alpha: f64) -> bool {
    let (size, smaller) = sizes(scene);
    (rate(size, smaller) / alpha - 1.0).abs() < 0.03
}
