//! Activities on cross-entropy.

use super::{Activity, Choice, Goal, Prediction, Quantity};
use crate::figure::{Scene, Spoken, Start, Symbol};
use crate::lessons::cross_entropy::one_hot::{DIALS, of_classes};
use crate::measures::{Distribution, Measure, Probability};
use crate::proof::Dimension;
use crate::state::outcomes;
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] =
    &[SAME_MINIMUM, NOT_A_DIFFERENCE, BELOW_ENTROPY, SOFT_LABELS];

const SAME_MINIMUM: Activity = Activity {
    id: "same-minimum",
    figure: "cross-entropy.tangent",
    title: text::SAME_MINIMUM_TITLE,
    belief: text::SAME_MINIMUM_BELIEF,
    at: Start::Coins(0.3, 0.8),
    question: text::SAME_MINIMUM_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::SAME_MINIMUM_NEARER, text::SAME_MINIMUM_NEARER_WHY),
        Choice::wrong(text::SAME_MINIMUM_SURER, text::SAME_MINIMUM_SURER_WHY),
        Choice::right(text::SAME_MINIMUM_BOTH, text::SAME_MINIMUM_BOTH_WHY),
    ]),
    explanation: text::SAME_MINIMUM_EXPLANATION,
    numbers: |scene| {
        vec![
            ("ce", Spoken::Quantity(scene.measure(Measure::CrossEntropyPq))),
            ("kl", Spoken::Quantity(scene.measure(Measure::KlPq))),
            ("h", Spoken::Quantity(scene.measure(Measure::EntropyP))),
        ]
    },
    goals: &[
        Goal {
            says: text::SAME_MINIMUM_GOAL_LEAST,
            met: |scene| nats(scene, Measure::KlPq) < 3e-4,
        },
        Goal {
            says: text::SAME_MINIMUM_GOAL_LARGE,
            // log 2 is 0.693 nat.
            met: |scene| nats(scene, Measure::KlPq) < 1e-3 && nats(scene, Measure::EntropyP) > 0.69,
        },
    ],
};

/// What counts as the same entropy, as much, and as little, in nats.
const NEAR: f64 = 0.01;
const MUCH: f64 = 0.1;
const LITTLE: f64 = 0.03;

const NOT_A_DIFFERENCE: Activity = Activity {
    id: "not-a-difference",
    figure: "cross-entropy.tangent",
    title: text::NOT_A_DIFFERENCE_TITLE,
    belief: text::NOT_A_DIFFERENCE_BELIEF,
    at: Start::Coins(0.3, 0.9),
    question: text::NOT_A_DIFFERENCE_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::NOT_A_DIFFERENCE_LESS, text::NOT_A_DIFFERENCE_LESS_WHY),
        Choice::wrong(text::NOT_A_DIFFERENCE_MORE, text::NOT_A_DIFFERENCE_MORE_WHY),
        Choice::right(text::NOT_A_DIFFERENCE_NEITHER, text::NOT_A_DIFFERENCE_NEITHER_WHY),
    ]),
    explanation: text::NOT_A_DIFFERENCE_EXPLANATION,
    numbers: |scene| {
        let of = |measure| Spoken::Quantity(scene.measure(measure));
        let further = further(scene);
        // The model that expects the sides the other way round has the same entropy.
        let mirrored = Probability::nearest(1.0 - scene.q.get());
        vec![
            ("hp", of(Measure::EntropyP)),
            ("hq", of(Measure::EntropyQ)),
            ("less", scene.quantity(further)),
            ("more", scene.quantity(-further)),
            ("ce", of(Measure::CrossEntropyPq)),
            ("kl", of(Measure::KlPq)),
            ("other", scene.quantity(Measure::KlPq.bernoulli(scene.p, mirrored))),
            ("near", scene.quantity(NEAR)),
            ("much", scene.quantity(MUCH)),
            ("little", scene.quantity(LITTLE)),
        ]
    },
    goals: &[
        Goal {
            says: text::NOT_A_DIFFERENCE_GOAL_SAME,
            met: |scene| further(scene).abs() < NEAR && nats(scene, Measure::KlPq) > MUCH,
        },
        Goal {
            says: text::NOT_A_DIFFERENCE_GOAL_APART,
            met: |scene| further(scene).abs() > MUCH && nats(scene, Measure::KlPq) < LITTLE,
        },
    ],
};

const BELOW_ENTROPY: Activity = Activity {
    id: "below-entropy",
    figure: "cross-entropy.marbles",
    title: text::BELOW_ENTROPY_TITLE,
    belief: text::BELOW_ENTROPY_BELIEF,
    at: Start::Outcomes(&[0.5, 0.2, 0.2, 0.1], &[0.4, 0.2, 0.2, 0.2]),
    question: text::BELOW_ENTROPY_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::BELOW_ENTROPY_NOTHING, text::BELOW_ENTROPY_NOTHING_WHY),
        Choice::right(text::BELOW_ENTROPY_TRUTH, text::BELOW_ENTROPY_TRUTH_WHY),
        Choice::wrong(text::BELOW_ENTROPY_SURER, text::BELOW_ENTROPY_SURER_WHY),
        Choice::wrong(text::BELOW_ENTROPY_MISTAKE, text::BELOW_ENTROPY_MISTAKE_WHY),
    ]),
    explanation: text::BELOW_ENTROPY_EXPLANATION,
    numbers: |scene| {
        let of = |measure| Spoken::Quantity(scene.outcomes_measure(measure));
        vec![
            ("ce", of(Measure::CrossEntropyPq)),
            ("hq", of(Measure::EntropyQ)),
            ("hp", of(Measure::EntropyP)),
            ("kl", of(Measure::KlPq)),
            ("near", scene.quantity(AT_THE_FLOOR)),
        ]
    },
    goals: &[
        Goal {
            says: text::BELOW_ENTROPY_GOAL_FLOOR,
            met: |scene| outcomes_nats(scene, Measure::KlPq) < AT_THE_FLOOR,
        },
        Goal {
            says: text::BELOW_ENTROPY_GOAL_SURE,
            met: |scene| {
                let expected = outcomes_nats(scene, Measure::EntropyQ);
                outcomes_nats(scene, Measure::CrossEntropyPq) > 2.0 * expected
            },
        },
    ],
};

/// How far above H(p) the marbles' cross-entropy may still be, in nats.
const AT_THE_FLOOR: f64 = 0.005;

/// How far above its floor a loss may still be, and how small is next to nothing, in nats.
const NEAR_THE_FLOOR: f64 = 0.01;
const NEXT_TO_NOTHING: f64 = 0.02;

/// How much of the label is spread over all classes, where the question is asked.
const SMOOTHING: f64 = 0.1;

const SOFT_LABELS: Activity = Activity {
    id: "soft-labels",
    figure: "cross-entropy.one-hot",
    title: text::SOFT_LABELS_TITLE,
    belief: text::SOFT_LABELS_BELIEF,
    at: Start::Dials(DIALS, &[1.0, 0.0, 0.0, 1.0, SMOOTHING]),
    question: text::SOFT_LABELS_QUESTION,
    prediction: Prediction::Place(Quantity {
        symbol: Symbol::new(text::formula::SOFT_LABELS_LEAST, text::SOFT_LABELS_LEAST),
        scale: (0.0, 1.0),
        dimension: Dimension::Information,
        value: |scene| of_classes(scene).outcomes_measure(Measure::EntropyP),
    }),
    explanation: text::SOFT_LABELS_EXPLANATION,
    numbers: |scene| {
        let classes = of_classes(scene);
        vec![
            ("label", Spoken::Number(classes.number("p", 0))),
            ("rest", Spoken::Number(classes.number("p", 1))),
            ("floor", Spoken::Quantity(classes.outcomes_measure(Measure::EntropyP))),
            ("sure", scene.quantity(loss_of_a_sure_model(classes.outcomes.p()))),
            ("near", scene.quantity(NEAR_THE_FLOOR)),
            ("small", scene.quantity(NEXT_TO_NOTHING)),
        ]
    },
    goals: &[
        Goal {
            says: text::SOFT_LABELS_GOAL_FLOOR,
            met: |scene| {
                let above = outcomes_nats(&of_classes(scene), Measure::KlPq);
                is_smoothed(scene) && above < NEAR_THE_FLOOR
            },
        },
        Goal {
            says: text::SOFT_LABELS_GOAL_SURE,
            met: |scene| is_smoothed(scene) && of_classes(scene).number("q", 0) > 0.98,
        },
        Goal {
            says: text::SOFT_LABELS_GOAL_NOTHING,
            met: |scene| {
                let loss = outcomes_nats(&of_classes(scene), Measure::CrossEntropyPq);
                scene.dial("eps") == 0.0 && loss < NEXT_TO_NOTHING
            },
        },
    ],
};

fn is_smoothed(scene: &Scene) -> bool {
    scene.dial("eps") >= SMOOTHING
}

/// The loss of a model that gives class 1 all but a thousandth, in nats.
fn loss_of_a_sure_model(label: &Distribution) -> f64 {
    let model = outcomes::nearest(&[0.999, 0.0005, 0.0005]);
    // The label has three classes too.
    Measure::CrossEntropyPq.of(label, &model).unwrap_or(0.0)
}

/// H(q) − H(p) of the two coins, in nats.
fn further(scene: &Scene) -> f64 {
    nats(scene, Measure::EntropyQ) - nats(scene, Measure::EntropyP)
}

/// A measure of the two coins, in nats; may be +∞.
fn nats(scene: &Scene, measure: Measure) -> f64 {
    measure.bernoulli(scene.p, scene.q)
}

/// A measure of the two distributions over outcomes, in nats; may be +∞.
fn outcomes_nats(scene: &Scene, measure: Measure) -> f64 {
    // Both sides have the same outcomes by construction.
    measure.of(scene.outcomes.p(), scene.outcomes.q()).unwrap_or(0.0)
}
