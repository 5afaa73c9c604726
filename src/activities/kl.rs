//! Activities on the Kullback–Leibler divergence.

use super::{Activity, BrokenProof, Choice, Curve, Goal, Prediction};
use crate::charts::picture::Hue;
use crate::figure::{LineText, Scene, Spoken, Start, Symbol};
use crate::measures::Measure;
use crate::proof::broken;
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] = &[BEYOND_ONE, BROKEN_JENSEN, DRAW_KL];

const BEYOND_ONE: Activity = Activity {
    id: "beyond-one",
    figure: "kl.asymmetry",
    title: text::BEYOND_ONE_TITLE,
    belief: text::BEYOND_ONE_BELIEF,
    at: Start::Coins(0.5, 0.9),
    question: text::BEYOND_ONE_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::BEYOND_ONE_ONE, text::BEYOND_ONE_ONE_WHY),
        Choice::wrong(text::BEYOND_ONE_LOG_TWO, text::BEYOND_ONE_LOG_TWO_WHY),
        Choice::right(text::BEYOND_ONE_UNBOUNDED, text::BEYOND_ONE_UNBOUNDED_WHY),
    ]),
    explanation: text::BEYOND_ONE_EXPLANATION,
    numbers: |scene| {
        vec![
            ("kl", Spoken::Quantity(scene.measure(Measure::KlPq))),
            ("log2", Spoken::Quantity(scene.unit.from_nats(std::f64::consts::LN_2))),
        ]
    },
    goals: &[
        Goal { says: text::BEYOND_ONE_GOAL_ONE, met: |scene| scene.measure(Measure::KlPq) > 1.0 },
        Goal {
            says: text::BEYOND_ONE_GOAL_TEN,
            met: |scene| {
                let kl = scene.measure(Measure::KlPq);
                kl > 10.0 && kl.is_finite()
            },
        },
    ],
};

const BROKEN_JENSEN: Activity = Activity {
    id: "broken-jensen",
    figure: "kl.asymmetry",
    title: text::BROKEN_JENSEN_TITLE,
    belief: text::BROKEN_JENSEN_BELIEF,
    at: Start::Coins(0.5, 0.9),
    question: text::BROKEN_JENSEN_QUESTION,
    prediction: Prediction::FindLine(BrokenProof {
        check: |scene| broken::jensen_the_wrong_way(scene.p, scene.q),
        lines: &[
            LineText::new(
                "start",
                text::formula::BROKEN_JENSEN_START,
                text::BROKEN_JENSEN_START_REASON,
            ),
            LineText::new(
                "definition",
                text::formula::BROKEN_JENSEN_DEFINITION,
                text::BROKEN_JENSEN_DEFINITION_REASON,
            ),
            LineText::new(
                "jensen",
                text::formula::BROKEN_JENSEN_JENSEN,
                text::BROKEN_JENSEN_JENSEN_REASON,
            ),
            LineText::new(
                "zero",
                text::formula::BROKEN_JENSEN_ZERO,
                text::BROKEN_JENSEN_ZERO_REASON,
            ),
        ],
    }),
    explanation: text::BROKEN_JENSEN_EXPLANATION,
    numbers: |scene| {
        let proof = broken::jensen_the_wrong_way(scene.p, scene.q);
        let value = |key| {
            let line = proof.lines.iter().find(|line| line.key == key);
            Spoken::Quantity(scene.unit.from_nats(line.map_or(0.0, |line| line.value)))
        };
        vec![("kl", value("definition")), ("log", value("jensen"))]
    },
    goals: &[Goal {
        says: text::BROKEN_JENSEN_GOAL,
        met: |scene| broken::jensen_the_wrong_way(scene.p, scene.q).holds(),
    }],
};

const DRAW_KL: Activity = Activity {
    id: "draw-kl",
    figure: "kl.asymmetry",
    title: text::DRAW_KL_TITLE,
    belief: text::DRAW_KL_BELIEF,
    at: Start::Coins(0.2, 0.8),
    question: text::DRAW_KL_QUESTION,
    prediction: Prediction::Draw(Curve {
        symbol: Symbol::of_measure(Measure::KlPq),
        label: "KL(p‖q)",
        over: "q",
        hue: Hue::Gap,
        top: 2.0,
        height: |scene, q| kl_at(scene, q),
    }),
    explanation: text::DRAW_KL_EXPLANATION,
    numbers: |scene| {
        let at = |q| Spoken::Quantity(scene.unit.from_nats(kl_at(scene, q)));
        vec![("half", at(0.5)), ("far", at(0.8))]
    },
    goals: &[Goal { says: text::DRAW_KL_GOAL, met: |scene| scene.measure(Measure::KlPq) == 0.0 }],
};

/// KL(p‖q) at another q, in nats.
fn kl_at(scene: &Scene, q: f64) -> f64 {
    Measure::KlPq.bernoulli(scene.p, crate::measures::Probability::nearest(q))
}
