//! Activities on the Kullback–Leibler divergence.

use super::{Activity, BrokenProof, Choice, Curve, Goal, Prediction};
use crate::charts::picture::Hue;
use crate::figure::{LineText, Scene, Spoken, Start, Symbol};
use crate::lessons::kl::fit;
use crate::measures::gaussian_fit::{Direction, moment_matched};
use crate::measures::{Gaussian, Measure, kullback_leibler};
use crate::proof::broken;
use crate::text::activities as text;

pub(super) const ACTIVITIES: &[Activity] = &[
    LARGER_DIRECTION,
    BEYOND_ONE,
    BROKEN_JENSEN,
    DRAW_KL,
    ZERO_IN_Q,
    BOTH_CONDITIONS,
    NEGATIVE_KL,
    COVER_OR_SEEK,
];

const LARGER_DIRECTION: Activity = Activity {
    id: "larger-direction",
    figure: "kl.asymmetry",
    title: text::LARGER_DIRECTION_TITLE,
    belief: text::LARGER_DIRECTION_BELIEF,
    at: Start::Coins(0.6, 0.95),
    question: text::LARGER_DIRECTION_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::LARGER_DIRECTION_SAME, text::LARGER_DIRECTION_SAME_WHY),
        Choice::wrong(text::LARGER_DIRECTION_REVERSE, text::LARGER_DIRECTION_REVERSE_WHY),
        Choice::right(text::LARGER_DIRECTION_FORWARD, text::LARGER_DIRECTION_FORWARD_WHY),
    ]),
    explanation: text::LARGER_DIRECTION_EXPLANATION,
    numbers: |scene| {
        let (p, q) = (scene.p.get(), scene.q.get());
        vec![
            ("kl", Spoken::Quantity(scene.measure(Measure::KlPq))),
            ("rkl", Spoken::Quantity(scene.measure(Measure::KlQp))),
            // What one toss costs too much: tails under q, heads under p.
            ("tails", scene.quantity(((1.0 - p) / (1.0 - q)).ln())),
            ("heads", scene.quantity((q / p).ln())),
        ]
    },
    goals: &[
        Goal {
            says: text::LARGER_DIRECTION_GOAL_SAME,
            met: |scene| {
                // Close coins cost nearly the same wherever they stand, and show nothing.
                let apart = (scene.p.get() - scene.q.get()).abs();
                let (kl, reverse) = both_ways(scene);
                apart > 0.4 - ROUNDING && (kl - reverse).abs() < 0.003
            },
        },
        Goal {
            says: text::LARGER_DIRECTION_GOAL_TURNED,
            met: |scene| {
                let (kl, reverse) = both_ways(scene);
                reverse > 2.0 * kl && reverse.is_finite()
            },
        },
    ],
};

/// By how much a distance may fall short of a decimal that it is to reach.
const ROUNDING: f64 = 1e-9;

/// KL(p‖q) and KL(q‖p) of the two coins, in nats.
fn both_ways(scene: &Scene) -> (f64, f64) {
    let nats = |measure: Measure| measure.bernoulli(scene.p, scene.q);
    (nats(Measure::KlPq), nats(Measure::KlQp))
}

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
            ("log2", scene.quantity(std::f64::consts::LN_2)),
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
            scene.quantity(line.map_or(0.0, |line| line.value))
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
        let at = |q| scene.quantity(kl_at(scene, q));
        vec![("half", at(0.5)), ("far", at(0.8))]
    },
    goals: &[Goal { says: text::DRAW_KL_GOAL, met: |scene| scene.measure(Measure::KlPq) == 0.0 }],
};

const ZERO_IN_Q: Activity = Activity {
    id: "zero-in-q",
    figure: "kl.support",
    title: text::ZERO_IN_Q_TITLE,
    belief: text::ZERO_IN_Q_BELIEF,
    at: Start::Outcomes(&[0.2, 0.2, 0.2, 0.4], &[0.0, 0.5, 0.1, 0.4]),
    question: text::ZERO_IN_Q_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::ZERO_IN_Q_REST, text::ZERO_IN_Q_REST_WHY),
        Choice::wrong(text::ZERO_IN_Q_UNDEFINED, text::ZERO_IN_Q_UNDEFINED_WHY),
        Choice::wrong(text::ZERO_IN_Q_LARGE, text::ZERO_IN_Q_LARGE_WHY),
        Choice::right(text::ZERO_IN_Q_INFINITE, text::ZERO_IN_Q_INFINITE_WHY),
    ]),
    explanation: text::ZERO_IN_Q_EXPLANATION,
    numbers: |scene| {
        // What is left for those who drop the term.
        let rest = masses(scene).filter(|(_, q)| *q > 0.0).map(|(p, q)| p * (p / q).ln()).sum();
        vec![
            ("rkl", Spoken::Quantity(scene.outcomes_measure(Measure::KlQp))),
            ("rest", scene.quantity(rest)),
            ("small", scene.quantity(SMALL)),
        ]
    },
    goals: &[
        Goal { says: text::ZERO_IN_Q_GOAL_FINITE, met: |scene| outcomes_kl(scene).is_finite() },
        Goal { says: text::ZERO_IN_Q_GOAL_SMALL, met: |scene| outcomes_kl(scene) < SMALL },
    ],
};

/// A divergence that a model has which was a little careful, in nats.
const SMALL: f64 = 0.05;

const BOTH_CONDITIONS: Activity = Activity {
    id: "both-conditions",
    figure: "kl.support",
    title: text::BOTH_CONDITIONS_TITLE,
    belief: text::BOTH_CONDITIONS_BELIEF,
    at: Start::Outcomes(&[0.5, 0.5, 0.0], &[0.4, 0.4, 0.2]),
    question: text::BOTH_CONDITIONS_QUESTION,
    prediction: Prediction::FindLine(BrokenProof {
        check: |scene| {
            let (p, q) = (scene.outcomes.p(), scene.outcomes.q());
            broken::support_mass_by_definition(p, q).unwrap_or_default()
        },
        lines: &[
            LineText::new(
                "start",
                text::formula::BOTH_CONDITIONS_START,
                text::BOTH_CONDITIONS_START_REASON,
            ),
            LineText::new(
                "jensen",
                text::formula::BOTH_CONDITIONS_JENSEN,
                text::BOTH_CONDITIONS_JENSEN_REASON,
            ),
            LineText::new(
                "total",
                text::formula::BOTH_CONDITIONS_TOTAL,
                text::BOTH_CONDITIONS_TOTAL_REASON,
            ),
            LineText::new(
                "zero",
                text::formula::BOTH_CONDITIONS_ZERO,
                text::BOTH_CONDITIONS_ZERO_REASON,
            ),
        ],
    }),
    explanation: text::BOTH_CONDITIONS_EXPLANATION,
    numbers: |scene| {
        vec![
            ("kl", Spoken::Quantity(scene.outcomes_measure(Measure::KlPq))),
            ("kept", Spoken::Number(1.0 - outside(scene))),
            ("some", scene.quantity(SOME)),
        ]
    },
    goals: &[
        Goal { says: text::BOTH_CONDITIONS_GOAL_ZERO, met: |scene| outcomes_kl(scene) < 1e-3 },
        Goal {
            says: text::BOTH_CONDITIONS_GOAL_JENSEN,
            met: |scene| {
                // With nothing outside, all that the divergence is was lost by Jensen's inequality.
                let kl = outcomes_kl(scene);
                outside(scene) == 0.0 && kl > SOME && kl.is_finite()
            },
        },
    ],
};

/// A divergence that is seen as a gap in the picture, in nats.
const SOME: f64 = 0.1;

const NEGATIVE_KL: Activity = Activity {
    id: "negative-kl",
    figure: "kl.support",
    title: text::NEGATIVE_KL_TITLE,
    belief: text::NEGATIVE_KL_BELIEF,
    at: Start::Outcomes(&[0.5, 0.3, 0.2], &[0.4, 0.4, 0.2]),
    question: text::NEGATIVE_KL_QUESTION,
    prediction: Prediction::FindLine(BrokenProof {
        check: |scene| {
            let (p, q) = (scene.outcomes.p(), scene.outcomes.q());
            broken::weights_for_probabilities(p, q).unwrap_or_default()
        },
        lines: &[
            LineText::new(
                "start",
                text::formula::NEGATIVE_KL_START,
                text::NEGATIVE_KL_START_REASON,
            ),
            LineText::new(
                "jensen",
                text::formula::NEGATIVE_KL_JENSEN,
                text::NEGATIVE_KL_JENSEN_REASON,
            ),
            LineText::new(
                "total",
                text::formula::NEGATIVE_KL_TOTAL,
                text::NEGATIVE_KL_TOTAL_REASON,
            ),
            LineText::new("zero", text::formula::NEGATIVE_KL_ZERO, text::NEGATIVE_KL_ZERO_REASON),
        ],
    }),
    explanation: text::NEGATIVE_KL_EXPLANATION,
    numbers: |scene| {
        let more = broken::TOO_MUCH.ln();
        vec![
            ("sum", scene.quantity(outcomes_kl(scene) - more)),
            ("kl", scene.quantity(outcomes_kl(scene))),
            ("more", scene.quantity(more)),
        ]
    },
    goals: &[
        Goal {
            says: text::NEGATIVE_KL_GOAL_POSITIVE,
            met: |scene| {
                let sum = outcomes_kl(scene) - broken::TOO_MUCH.ln();
                sum > 0.0 && sum.is_finite()
            },
        },
        Goal { says: text::NEGATIVE_KL_GOAL_LEAST, met: |scene| outcomes_kl(scene) < 0.003 },
    ],
};

/// KL(p‖q) over outcomes, in nats.
fn outcomes_kl(scene: &Scene) -> f64 {
    // Both sides have the same outcomes by construction.
    Measure::KlPq.of(scene.outcomes.p(), scene.outcomes.q()).unwrap_or(f64::INFINITY)
}

/// (p, q) of each outcome.
fn masses(scene: &Scene) -> impl Iterator<Item = (f64, f64)> + '_ {
    let (p, q) = (scene.outcomes.p().masses(), scene.outcomes.q().masses());
    p.iter().copied().zip(q.iter().copied())
}

/// 1 − q(A): what q gives to outcomes that p rules out.
fn outside(scene: &Scene) -> f64 {
    masses(scene).filter(|(p, _)| *p == 0.0).map(|(_, q)| q).sum()
}

const COVER_OR_SEEK: Activity = Activity {
    id: "cover-or-seek",
    figure: "kl.fit",
    title: text::COVER_OR_SEEK_TITLE,
    belief: text::COVER_OR_SEEK_BELIEF,
    at: fit::FIGURE.start,
    question: text::COVER_OR_SEEK_QUESTION,
    prediction: Prediction::Choose(&[
        Choice::wrong(text::COVER_OR_SEEK_STAYS, text::COVER_OR_SEEK_STAYS_WHY),
        Choice::wrong(text::COVER_OR_SEEK_MIDDLE, text::COVER_OR_SEEK_MIDDLE_WHY),
        Choice::right(text::COVER_OR_SEEK_COVERS, text::COVER_OR_SEEK_COVERS_WHY),
    ]),
    explanation: text::COVER_OR_SEEK_EXPLANATION,
    numbers: |scene| {
        let truth = fit::truth(scene);
        let best = moment_matched(&truth);
        let rest = kullback_leibler::of_densities(&truth, &best);
        vec![
            ("start", Spoken::Quantity(fit::divergence(scene, Direction::Forward))),
            ("rest", scene.quantity(rest)),
            ("sigma", Spoken::Number(best.deviation())),
        ]
    },
    goals: &[
        Goal {
            says: text::COVER_OR_SEEK_GOAL_COVER,
            met: |scene| {
                let best = moment_matched(&fit::truth(scene));
                scene.dial("dir") == 0.0 && has_two_bumps(scene) && rests_at(scene, best)
            },
        },
        Goal {
            says: text::COVER_OR_SEEK_GOAL_SEEK,
            met: |scene| {
                let truth = fit::truth(scene);
                let on_a_bump = rests_at(scene, truth.first) || rests_at(scene, truth.second);
                scene.dial("dir") == 1.0 && has_two_bumps(scene) && on_a_bump
            },
        },
    ],
};

/// Whether the bumps are so far apart that there is a valley to keep out of.
fn has_two_bumps(scene: &Scene) -> bool {
    scene.dial("apart") >= 3.5
}

/// Whether the model is so close to a Gaussian that no eye tells it from having come to rest there.
fn rests_at(scene: &Scene, there: Gaussian) -> bool {
    let near = |dial, place: f64| (scene.dial(dial) - place).abs() < 0.05;
    near("mu", there.mean()) && near("sigma", there.deviation())
}

/// KL(p‖q) at another q, in nats.
fn kl_at(scene: &Scene, q: f64) -> f64 {
    Measure::KlPq.bernoulli(scene.p, crate::measures::Probability::nearest(q))
}
