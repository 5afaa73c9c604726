//! Activities on Jensen's inequality.

use super::{Activity, Choice, Goal, Prediction};
use crate::figure::{Scene, Spoken, Start};
use crate::measures::jensen::{CentreOfMass, Curvature, Function};
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] = &[DIRECTION];

const DIRECTION: Activity = Activity {
    id: "direction",
    figure: "jensen.chord",
    title: text::DIRECTION_TITLE,
    belief: text::DIRECTION_BELIEF,
    at: Start::Points(Function::Log, &[(0.4, 0.5), (3.6, 0.5)]),
    question: text::DIRECTION_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::DIRECTION_MEAN, text::DIRECTION_MEAN_WHY),
        Choice::right(text::DIRECTION_LOG, text::DIRECTION_LOG_WHY),
        Choice::wrong(text::DIRECTION_SAME, text::DIRECTION_SAME_WHY),
        Choice::wrong(text::DIRECTION_DEPENDS, text::DIRECTION_DEPENDS_WHY),
    ]),
    explanation: text::DIRECTION_EXPLANATION,
    numbers: |scene| {
        let of = |function, height: fn(CentreOfMass) -> f64| {
            Spoken::Number(centre(scene, function).map_or(0.0, height))
        };
        vec![
            ("mean", of(Function::Log, |centre| centre.y)),
            ("at", of(Function::Log, |centre| centre.on_curve)),
            ("negmean", of(Function::NegativeLog, |centre| centre.y)),
            ("negat", of(Function::NegativeLog, |centre| centre.on_curve)),
        ]
    },
    goals: &[
        Goal {
            says: text::DIRECTION_GOAL_TURN,
            met: |scene| {
                scene.points.function().curvature() == Curvature::Convex
                    && gap(scene).is_some_and(|gap| gap > 0.1)
            },
        },
        Goal {
            says: text::DIRECTION_GOAL_CLOSE,
            met: |scene| gap(scene).is_some_and(|gap| gap < 1e-3),
        },
    ],
};

/// The centre of mass of the points, under one function or another.
fn centre(scene: &Scene, function: Function) -> Option<CentreOfMass> {
    function.centre_of_mass(scene.points.points())
}

/// How far it lies from the curve.
fn gap(scene: &Scene) -> Option<f64> {
    centre(scene, scene.points.function()).map(|centre| centre.gap)
}
