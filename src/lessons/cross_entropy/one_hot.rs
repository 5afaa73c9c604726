//! Labels are distributions: the loss of a classifier as the cross-entropy of a label and a softmax.

use std::sync::Arc;

use super::tangent;
use crate::charts::axis::Axis;
use crate::charts::picture::{HandleScale, Hue, Mark, Marker, Picture, Side, Stroke};
use crate::figure::{
    DialText, Figure, LegendEntry, Parameter, Preset, ProofText, Readout, Reads, Scene, Sentence,
    Spoken, Start, Swatch, Symbol, Table,
};
use crate::lessons::kept::Kept;
use crate::lessons::{coin_marks, vertical_range};
use crate::measures::{Distribution, Measure, Probability, softmax};
use crate::proof::{Dimension, Focus, gibbs_inequality};
use crate::state::dials::{Dial, Dials};
use crate::state::outcomes::Outcomes;
use crate::text::{cross_entropy as text, cross_entropy::formula, ui};

/// The logits of three classes, the temperature, and how much of the label is spread over all of them.
///
/// With these ends no class is left less than a number can say beside 1: e^(−10/0.3) is 3·10⁻¹⁵.
pub(crate) const DIALS: &[Dial] = &[
    Dial::linear("z1", -5.0, 5.0, 1.0),
    Dial::linear("z2", -5.0, 5.0, 2.0),
    Dial::linear("z3", -5.0, 5.0, 0.0),
    Dial::logarithmic("T", 0.3, 10.0, 1.0),
    Dial::linear("eps", 0.0, 0.5, 0.0),
];

/// log 8: with it the softmax is 0.8, 0.1, 0.1, which is the label of class 1 at ε = 0.3.
const LOG_8: f64 = 3.0 * std::f64::consts::LN_2;

const LABEL: Symbol = Symbol { formula: ui::formula::MASS_P, name: text::ONE_HOT_NAME_LABEL };
const MODEL: Symbol = Symbol { formula: ui::formula::MASS_Q, name: text::ONE_HOT_NAME_MODEL };

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "cross-entropy.one-hot",
    title: text::ONE_HOT_TITLE,
    caption: text::ONE_HOT_CAPTION,
    chart_label: text::ONE_HOT_CHART_LABEL,
    parameters: &[
        logit(&DIALS[0], formula::ONE_HOT_Z1, text::ONE_HOT_NAME_Z1),
        logit(&DIALS[1], formula::ONE_HOT_Z2, text::ONE_HOT_NAME_Z2),
        logit(&DIALS[2], formula::ONE_HOT_Z3, text::ONE_HOT_NAME_Z3),
        Parameter::Dial(DialText {
            dial: &DIALS[3],
            symbol: Symbol {
                formula: formula::ONE_HOT_TEMPERATURE,
                name: text::ONE_HOT_NAME_TEMPERATURE,
            },
            hue: Hue::Q,
            choices: &[],
            needs: None,
        }),
        Parameter::Dial(DialText {
            dial: &DIALS[4],
            symbol: Symbol {
                formula: formula::ONE_HOT_SMOOTHING,
                name: text::ONE_HOT_NAME_SMOOTHING,
            },
            hue: Hue::P,
            choices: &[],
            needs: None,
        }),
    ],
    start: Start::Dials(DIALS, &[1.0, 2.0, 0.0, 1.0, 0.0]),
    presets: &[
        preset(text::ONE_HOT_PRESET_LEANING, &[1.0, 2.0, 0.0, 1.0, 0.0]),
        preset(text::ONE_HOT_PRESET_RIGHT, &[4.0, 1.0, 0.0, 1.0, 0.0]),
        preset(text::ONE_HOT_PRESET_WRONG, &[0.0, 4.0, 1.0, 1.0, 0.0]),
        preset(text::ONE_HOT_PRESET_UNSURE, &[0.0, 0.0, 0.0, 1.0, 0.0]),
        preset(text::ONE_HOT_PRESET_HOT, &[4.0, 1.0, 0.0, 6.0, 0.0]),
        preset(text::ONE_HOT_PRESET_TOO_SURE, &[5.0, 0.0, 0.0, 1.0, 0.3]),
        preset(text::ONE_HOT_PRESET_FLOOR, &[LOG_8, 0.0, 0.0, 1.0, 0.3]),
    ],
    readouts: &[
        Readout {
            reads: Reads::Own {
                id: "CE_pq",
                symbol: Symbol {
                    formula: ui::formula::MEASURE_CE_PQ,
                    name: text::ONE_HOT_NAME_LOSS,
                },
                value: |scene| of_classes(scene).outcomes_measure(Measure::CrossEntropyPq),
                dimension: Dimension::Information,
            },
            hue: Hue::Q,
            focus: Some(Focus::Q),
        },
        Readout {
            reads: Reads::Own {
                id: "H_p",
                symbol: Symbol {
                    formula: ui::formula::MEASURE_H_P,
                    name: text::ONE_HOT_NAME_FLOOR,
                },
                value: |scene| of_classes(scene).outcomes_measure(Measure::EntropyP),
                dimension: Dimension::Information,
            },
            hue: Hue::P,
            focus: Some(Focus::Floor),
        },
        Readout {
            reads: Reads::Own {
                id: "KL_pq",
                symbol: Symbol { formula: ui::formula::MEASURE_KL_PQ, name: ui::MEASURE_KL_PQ },
                value: |scene| of_classes(scene).outcomes_measure(Measure::KlPq),
                dimension: Dimension::Information,
            },
            hue: Hue::Gap,
            focus: Some(Focus::Gap),
        },
        Readout {
            reads: Reads::Own {
                id: "q_label",
                symbol: Symbol {
                    formula: formula::ONE_HOT_Q_LABEL,
                    name: text::ONE_HOT_NAME_Q_LABEL,
                },
                value: |scene| of_classes(scene).number("q", 0),
                dimension: Dimension::Number,
            },
            hue: Hue::Q,
            focus: Some(Focus::Curve),
        },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Point(Marker::Square),
            formula: ui::formula::SURPRISAL_Q,
        },
        LegendEntry { hue: Hue::Q, swatch: Swatch::Area, formula: ui::formula::TERM_PQ },
        LegendEntry { hue: Hue::P, swatch: Swatch::Area, formula: ui::formula::TERM_P },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: ui::formula::MEASURE_KL_PQ },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::ONE_HOT_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| {
            let classes = of_classes(scene).outcomes;
            gibbs_inequality::of(classes.p(), classes.q()).unwrap_or_default()
        },
        points: Some(|scene| {
            let classes = of_classes(scene).outcomes;
            let points = gibbs_inequality::points_of(classes.p(), classes.q());
            points.unwrap_or_default()
        }),
        title: text::ONE_HOT_PROOF_TITLE,
        claim: text::ONE_HOT_PROOF_CLAIM,
        ..tangent::FIGURE.proof
    },
};

const fn logit(
    dial: &'static Dial,
    formula: crate::text::Formula,
    name: crate::text::Localised,
) -> Parameter {
    Parameter::Dial(DialText { dial, symbol: Symbol { formula, name }, hue: Hue::Q, choices: &[], needs: None })
}

const fn preset(name: crate::text::Localised, values: &'static [f64]) -> Preset {
    Preset { name, at: Start::Dials(DIALS, values) }
}

/// How far a column is from the next one.
const PITCH: f64 = 1.2;
/// How wide the picture is: the columns, and room for the levels' names.
const WIDTH: f64 = 3.0 * PITCH + 0.8;

/// Where a column begins; it is 1 wide.
fn left_of(index: usize) -> f64 {
    0.1 + PITCH * index as f64
}

/// The scene with the label as the truth and the softmax as the model, over the three classes.
pub(crate) fn of_classes(scene: &Scene) -> Scene {
    let outcomes = |_: &Dials| {
        // Scenes of other figures have no temperature, and so no softmax.
        let uniform = || Distribution::uniform(3);
        let smoothing = Probability::nearest(scene.dial("eps"));
        let label = softmax::smoothed_label(0, 3, smoothing).unwrap_or_else(|_| uniform());
        let model = softmax::softmax(&logits(scene), scene.dial("T")).unwrap_or_else(|_| uniform());
        Arc::new(Outcomes::new(label, model))
    };
    let outcomes = CLASSES.with(|kept| kept.of(scene.dials.clone(), outcomes));
    Scene { outcomes, ..scene.clone() }
}

thread_local! {
    /// Label and softmax, which the picture and every readout ask for.
    static CLASSES: Kept<Dials, Arc<Outcomes>> = const { Kept::new() };
}

fn logits(scene: &Scene) -> [f64; 3] {
    ["z1", "z2", "z3"].map(|key| scene.dial(key))
}

fn picture(scene: &Scene) -> Picture {
    let classes = of_classes(scene);
    let q = classes.outcomes.q();
    // As high as the model's columns; what the truth's are is next to nothing wide where it is more.
    let least = q.masses().iter().copied().fold(1.0, f64::min);
    let y = vertical_range::reaching(-least.ln(), 3.9, scene.unit);
    let middles = (0..3).map(|index| (left_of(index) + 0.5, classes.outcomes.name(index)));
    let x = Axis::named(WIDTH, middles.collect(), "x");

    let mut marks = Vec::new();
    for (index, key) in ["z1", "z2", "z3"].into_iter().enumerate() {
        let (p, q) = (classes.number("p", index), classes.number("q", index));
        let left = left_of(index);
        let (height, own) = (scene.surprisal(q), scene.surprisal(p));
        let column = vec![(left, 0.0, height), (left + 1.0, 0.0, height)];
        marks.push(Mark::area(Hue::Q, column).about(Focus::Curve));
        // Of the column counts what the label gives to its class.
        if p > 0.0 {
            let counted = (left, left + p);
            marks.push(Mark::bar(Hue::P, counted, own).about(Focus::P));
            marks.push(Mark::bar(Hue::Q, counted, height).about(Focus::Q));
        }
        marks.push(
            Mark::line(Hue::Q, (left, height), (left + 1.0, height))
                .drawn(Stroke::ThinDashed)
                .about(Focus::Curve),
        );
        let label = coin_marks::gap(&format!("q({})", classes.outcomes.name(index)), q);
        let top = (left + 0.5, height);
        let handle = Mark::point(Hue::Q, top).held(key, 0, handle_scale(scene, index));
        // A label on the truth's block cannot be read; it stands above it.
        if p > 0.5 && own > height {
            marks.push(Mark::words(Hue::Q, (left + 0.5, own), label, Side::Above));
            marks.push(handle.about(Focus::Curve));
        } else {
            marks.push(handle.labelled(label, Side::Above).about(Focus::Curve));
        }
    }

    let of = |measure| classes.outcomes_measure(measure);
    let (floor, loss) = (of(Measure::EntropyP), of(Measure::CrossEntropyPq));
    let level = |hue, height: f64| Mark::guide(hue, (0.0, height), (WIDTH, height));
    marks.push(level(Hue::P, floor).labelled("H(p)", Side::Below).about(Focus::Floor));
    marks.push(level(Hue::Q, loss).labelled("H(p, q)", Side::Above).about(Focus::Q));
    if loss > floor {
        let bracket = Mark::bracket(Hue::Gap, left_of(3), floor, loss);
        let label = coin_marks::gap("KL", of(Measure::KlPq));
        marks.push(bracket.labelled(label, Side::Right).about(Focus::Gap));
    }
    Picture::new(x, y).with_all(marks)
}

/// What the height of a column means for its logit.
fn handle_scale(scene: &Scene, index: usize) -> HandleScale {
    let others = logits(scene).into_iter().enumerate().filter(|(own, _)| *own != index);
    let others: Vec<f64> = others.map(|(_, logit)| logit).collect();
    let temperature = scene.dial("T");
    // log q = z/T − log Σ exp(z/T) of the first one gives the sum.
    let logs = softmax::log_softmax(&others, temperature).unwrap_or_default();
    let sum = match (others.first(), logs.first()) {
        (Some(first), Some(log)) => first / temperature - log,
        _ => 0.0,
    };
    HandleScale::Logit { nat: scene.unit.from_nats(1.0), temperature, others: sum }
}

fn sentence(scene: &Scene) -> Sentence {
    let classes = of_classes(scene);
    let quantity = |measure| Spoken::Quantity(classes.outcomes_measure(measure));
    let (label, model) = (classes.number("p", 0), classes.number("q", 0));
    let loss = ("ce", quantity(Measure::CrossEntropyPq));
    let (right, floor) = (("q", Spoken::Number(model)), ("h", quantity(Measure::EntropyP)));
    let kl = classes.outcomes_measure(Measure::KlPq);
    if label == 1.0 {
        let words = if classes.outcomes.q().masses().iter().all(|&other| other <= model) {
            text::ONE_HOT_SENTENCE_CERTAIN
        } else {
            text::ONE_HOT_SENTENCE_WRONG
        };
        return Sentence { words, slots: vec![right, loss] };
    }
    let smoothed = ("p", Spoken::Number(label));
    // Less than a digit on the screen.
    if kl < 1e-9 {
        return Sentence { words: text::ONE_HOT_SENTENCE_FLOOR, slots: vec![smoothed, floor] };
    }
    let words = if model > label {
        text::ONE_HOT_SENTENCE_TOO_SURE
    } else {
        text::ONE_HOT_SENTENCE_SMOOTHED
    };
    Sentence { words, slots: vec![smoothed, right, loss, floor, ("kl", Spoken::Quantity(kl))] }
}

fn table(scene: &Scene) -> Table {
    let classes = of_classes(scene);
    let (p, q) = (|index| classes.number("p", index), |index| classes.number("q", index));
    let logits = logits(scene);
    let surprise = |index: usize| scene.surprisal(q(index));
    Table::of_outcomes(
        &classes,
        &[
            (Symbol::new(formula::ONE_HOT_LOGIT, text::ONE_HOT_NAME_LOGIT), &|index| {
                logits.get(index).copied().unwrap_or(0.0)
            }),
            (LABEL, &p),
            (MODEL, &q),
            (Symbol::new(ui::formula::SURPRISAL_Q, ui::SURPRISAL_Q), &surprise),
            (Symbol::new(ui::formula::TERM_PQ, text::ONE_HOT_NAME_TERM), &|index| {
                p(index) * surprise(index)
            }),
        ],
    )
}
