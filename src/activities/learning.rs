//! Activities on learning.

use std::f64::consts::LN_2;

use super::{Activity, Choice, Goal, Prediction};
use crate::figure::Spoken;
use crate::lessons::learning::overfitting::{self, LAST, with_whole};
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] = &[LOSS_AND_ACCURACY];

const LOSS_AND_ACCURACY: Activity = Activity {
    id: "loss-and-accuracy",
    figure: "learning.overfitting",
    title: text::LOSS_AND_ACCURACY_TITLE,
    belief: text::LOSS_AND_ACCURACY_BELIEF,
    at: overfitting::FIGURE.start,
    question: text::LOSS_AND_ACCURACY_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::LOSS_AND_ACCURACY_FEWER, text::LOSS_AND_ACCURACY_FEWER_WHY),
        Choice::right(text::LOSS_AND_ACCURACY_ALIKE, text::LOSS_AND_ACCURACY_ALIKE_WHY),
        Choice::wrong(text::LOSS_AND_ACCURACY_MORE, text::LOSS_AND_ACCURACY_MORE_WHY),
    ]),
    explanation: text::LOSS_AND_ACCURACY_EXPLANATION,
    numbers: |scene| {
        with_whole(scene, |run, _| {
            let (best, last) = (run.best(LAST), run.at(LAST));
            vec![
                ("best", Spoken::Number(best.step as f64)),
                ("least", scene.quantity(best.validation.loss)),
                ("loss", scene.quantity(last.validation.loss)),
                ("then", Spoken::Percent(best.validation.accuracy)),
                ("now", Spoken::Percent(last.validation.accuracy)),
                // A label that the model gave one in a hundred.
                ("sure", scene.quantity(100f64.ln())),
            ]
        })
    },
    goals: &[
        Goal {
            says: text::LOSS_AND_ACCURACY_GOAL_LEAST,
            met: |scene| {
                with_whole(scene, |run, steps| {
                    let (best, last) = (run.best(LAST), run.at(LAST));
                    let turned = last.validation.loss > TURNED * best.validation.loss;
                    turned && steps.abs_diff(best.step) <= 2
                })
            },
        },
        Goal {
            says: text::LOSS_AND_ACCURACY_GOAL_STAYS,
            met: |scene| {
                with_whole(scene, |run, steps| {
                    let (best, last) = (run.best(LAST), run.at(LAST));
                    let loss = last.validation.loss;
                    steps == LAST && loss < LN_2 && loss <= TURNED * best.validation.loss
                })
            },
        },
    ],
};

/// By what factor the validation loss has risen again where it has turned.
const TURNED: f64 = 1.03;
