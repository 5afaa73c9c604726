//! Inside the GAN loss: the best discriminator between data p and generator q, outcome by outcome.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Picture, Side, Stroke};
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads,
    Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::lessons::outcome_bars;
use crate::measures::{Measure, Probability, discriminator};
use crate::proof::{self, Dimension, Focus};
use crate::state::shown;
use crate::text::{jsd as text, jsd::formula, ui};

const OVERLAPPING: Start = Start::Outcomes(&[0.3, 0.4, 0.2, 0.1, 0.0], &[0.0, 0.1, 0.2, 0.4, 0.3]);

/// At how many outcomes at most each answer has its number beside it.
const NUMBERED: usize = 6;

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "jsd.gan",
    title: text::GAN_TITLE,
    caption: text::GAN_CAPTION,
    chart_label: text::GAN_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: OVERLAPPING,
    presets: &[
        Preset { name: text::GAN_PRESET_OVERLAPPING, at: OVERLAPPING },
        Preset {
            name: text::GAN_PRESET_NEAR_EQUAL,
            at: Start::Outcomes(&[0.3, 0.4, 0.2, 0.1, 0.0], &[0.25, 0.4, 0.2, 0.1, 0.05]),
        },
        Preset {
            name: text::GAN_PRESET_EQUAL,
            at: Start::Outcomes(&[0.1, 0.2, 0.4, 0.2, 0.1], &[0.1, 0.2, 0.4, 0.2, 0.1]),
        },
        Preset {
            name: ui::PRESET_DISJOINT_OUTCOMES,
            at: Start::Outcomes(&[0.4, 0.6, 0.0, 0.0, 0.0], &[0.0, 0.0, 0.0, 0.7, 0.3]),
        },
        Preset {
            name: text::GAN_PRESET_COLLAPSE,
            at: Start::Outcomes(&[0.2, 0.3, 0.0, 0.3, 0.2], &[0.4, 0.6, 0.0, 0.0, 0.0]),
        },
    ],
    readouts: &[
        Readout {
            reads: Reads::Own {
                id: "V_best",
                symbol: Symbol { formula: formula::GAN_VALUE, name: text::GAN_NAME_VALUE },
                value: |scene| scene.unit.from_nats(value(scene)),
                dimension: Dimension::Information,
            },
            hue: Hue::Ink,
            focus: Some(Focus::Gap),
        },
        Readout {
            reads: Reads::Own {
                id: "V_least",
                symbol: Symbol { formula: formula::GAN_FLOOR, name: text::GAN_NAME_FLOOR },
                value: |scene| scene.unit.from_nats(-2.0 * std::f64::consts::LN_2),
                dimension: Dimension::Information,
            },
            hue: Hue::Muted,
            focus: Some(Focus::Floor),
        },
        Readout { reads: Reads::Outcomes(Measure::Jsd), hue: Hue::Gap, focus: Some(Focus::M) },
        Readout {
            reads: Reads::Own {
                id: "accuracy",
                symbol: Symbol { formula: formula::GAN_ACCURACY, name: text::GAN_NAME_ACCURACY },
                value: accuracy,
                dimension: Dimension::Number,
            },
            hue: Hue::Ink,
            focus: None,
        },
    ],
    legend: &[
        LegendEntry { hue: Hue::P, swatch: Swatch::Area, formula: ui::formula::MASS_P },
        LegendEntry { hue: Hue::Q, swatch: Swatch::Area, formula: ui::formula::MASS_Q },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Line(Stroke::Dotted),
            formula: formula::GAN_MIXED,
        },
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::GAN_ANSWER,
        },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::GAN_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| {
            proof::discriminator::of(scene.outcomes.p(), scene.outcomes.q()).unwrap_or_default()
        },
        points: None,
        points_caption: None,
        title: text::GAN_PROOF_TITLE,
        claim: text::GAN_PROOF_CLAIM,
        formula: formula::GAN_CLAIM,
        lines: &[
            LineText { key: "value", formula: formula::GAN_VALUE, reason: text::GAN_REASON_VALUE },
            LineText {
                key: "definition",
                formula: formula::GAN_DEFINITION,
                reason: text::GAN_REASON_DEFINITION,
            },
            LineText {
                key: "mixture",
                formula: formula::GAN_MIXTURE,
                reason: text::GAN_REASON_MIXTURE,
            },
            LineText {
                key: "divergences",
                formula: formula::GAN_DIVERGENCES,
                reason: text::GAN_REASON_DIVERGENCES,
            },
            LineText { key: "jsd", formula: formula::GAN_JSD, reason: text::GAN_REASON_JSD },
            LineText {
                key: "entropies",
                formula: formula::GAN_ENTROPIES,
                reason: text::GAN_REASON_ENTROPIES,
            },
            LineText {
                key: "jensen",
                formula: formula::GAN_JENSEN,
                reason: text::GAN_REASON_JENSEN,
            },
            LineText { key: "floor", formula: formula::GAN_FLOOR, reason: text::GAN_REASON_FLOOR },
        ],
        equalities: &[EqualityText { key: "equal", words: text::GAN_EQUALITY_EQUAL }],
    },
};

/// V(D*), in nats.
fn value(scene: &Scene) -> f64 {
    // Both sides have the same outcomes by construction.
    discriminator::best_value(scene.outcomes.p(), scene.outcomes.q()).unwrap_or(0.0)
}

/// How often the best discriminator is right: it names the side that the outcome is likelier from.
fn accuracy(scene: &Scene) -> f64 {
    let apart: f64 = outcome_bars::masses(scene).map(|(p, q)| (p - q).abs()).sum();
    (0.5 + 0.25 * apart).min(1.0)
}

/// D* of each outcome; of one that never comes none.
fn answers(scene: &Scene) -> Vec<Option<f64>> {
    let best = discriminator::best(scene.outcomes.p(), scene.outcomes.q()).unwrap_or_default();
    let comes = outcome_bars::masses(scene).map(|(p, q)| p > 0.0 || q > 0.0);
    best.into_iter().map(Probability::get).zip(comes).map(|(d, comes)| comes.then_some(d)).collect()
}

fn picture(scene: &Scene) -> Picture {
    let count = scene.outcomes.count();
    let mut marks: Vec<Mark> = outcome_bars::bars(scene).collect();
    let half = ((0.0, 0.5), (count as f64, 0.5));
    marks.push(Mark::guide(Hue::Muted, half.0, half.1).about(Focus::Floor));
    let mixed = |(p, q): (f64, f64)| 0.5 * p + 0.5 * q;
    for (index, mixed) in outcome_bars::masses(scene).map(mixed).enumerate() {
        if mixed > 0.0 {
            marks.push(outcome_bars::level(Hue::M, index, mixed).about(Focus::M));
        }
    }
    for (index, answer) in answers(scene).into_iter().enumerate() {
        let Some(answer) = answer else { continue };
        marks.push(outcome_bars::level(Hue::Ink, index, answer).about(Focus::Gap));
        if count <= NUMBERED {
            let middle = (index as f64 + 0.5, answer);
            let number = shown::number(answer, 2);
            marks.push(Mark::words(Hue::Ink, middle, number, Side::Above).about(Focus::Gap));
        }
    }
    let y = Axis::new(0.0, 1.0, "p(x), q(x), D*(x)");
    Picture::new(outcome_bars::axis(scene), y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let loss = ("loss", scene.quantity(0.0 - value(scene)));
    let meet = outcome_bars::masses(scene).any(|(p, q)| p > 0.0 && q > 0.0);
    let (words, slots) = if scene.outcomes.p() == scene.outcomes.q() {
        (text::GAN_SENTENCE_EQUAL, vec![loss])
    } else if meet {
        let gain = 2.0 * scene.outcomes_measure(Measure::Jsd);
        let share = Spoken::Percent(accuracy(scene));
        (text::GAN_SENTENCE, vec![("share", share), loss, ("gain", Spoken::Quantity(gain))])
    } else {
        (text::GAN_SENTENCE_DISJOINT, vec![])
    };
    Sentence { words, slots }
}

/// p log D* + q log(1 − D*), in nats: what an outcome adds to V(D*).
fn share_of_value(p: f64, q: f64) -> f64 {
    // Of the rarer side's share of the sum the logarithm of 1 plus it is the better known.
    let log_share = |own: f64, other: f64| {
        if other < own { -(other / own).ln_1p() } else { own.ln() - (own + other).ln() }
    };
    let term = |own, other| if own > 0.0 { own * log_share(own, other) } else { 0.0 };
    term(p, q) + term(q, p)
}

fn table(scene: &Scene) -> Table {
    let (p, q) = (|index| scene.number("p", index), |index| scene.number("q", index));
    let answers = answers(scene);
    Table::of_outcomes(
        scene,
        &[
            (Symbol::new(ui::formula::MASS_P, ui::MASS_P), &p),
            (Symbol::new(ui::formula::MASS_Q, ui::MASS_Q), &q),
            (Symbol::new(formula::GAN_MIXED, text::GAN_NAME_MIXED), &|index| {
                0.5 * p(index) + 0.5 * q(index)
            }),
            (Symbol::new(formula::GAN_ANSWER, text::GAN_NAME_ANSWER), &|index| {
                answers.get(index).copied().flatten().unwrap_or(f64::NAN)
            }),
            (Symbol::new(formula::GAN_SHARE, text::GAN_NAME_SHARE), &|index| {
                scene.unit.from_nats(share_of_value(p(index), q(index))) + 0.0
            }),
        ],
    )
}
