//! The price of the wrong model: H(p, q) over q, never below H(p).

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::samples::Samples;
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads,
    Scene, Sentence, Spoken, Start, Swatch, Table, infinity_cause,
};
use crate::lessons::{coin_marks, vertical_range};
use crate::measures::Measure;
use crate::proof::{Focus, gibbs_inequality};
use crate::text::{cross_entropy as text, cross_entropy::formula, ui};

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "cross-entropy.tangent",
    title: text::TANGENT_TITLE,
    caption: text::TANGENT_CAPTION,
    chart_label: text::TANGENT_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: Start::Coins(0.3, 0.8),
    presets: &[
        Preset { name: ui::PRESET_LOADED_COIN, at: Start::Coins(0.3, 0.8) },
        Preset { name: ui::PRESET_FAIR_COIN, at: Start::Coins(0.5, 0.9) },
        Preset { name: ui::PRESET_NEAR_EQUAL, at: Start::Coins(0.4, 0.45) },
        Preset { name: ui::PRESET_RARE_EVENT, at: Start::Coins(0.01, 0.2) },
        Preset { name: ui::PRESET_CERTAIN, at: Start::Coins(1.0, 0.6) },
        Preset { name: ui::PRESET_IMPOSSIBLE, at: Start::Coins(0.3, 0.0) },
    ],
    readouts: &[
        Readout {
            reads: Reads::Coins(Measure::CrossEntropyPq),
            hue: Hue::Q,
            focus: Some(Focus::Q),
        },
        Readout { reads: Reads::Coins(Measure::EntropyP), hue: Hue::P, focus: Some(Focus::Floor) },
        Readout { reads: Reads::Coins(Measure::KlPq), hue: Hue::Gap, focus: Some(Focus::Gap) },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Line(Stroke::Dashed),
            formula: ui::formula::MEASURE_CE_PQ,
        },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Solid),
            formula: ui::formula::MEASURE_H_P,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: ui::formula::MEASURE_KL_PQ },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::TANGENT_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| gibbs_inequality::bernoulli(scene.p, scene.q),
        points: Some(|scene| gibbs_inequality::points(scene.p, scene.q)),
        points_caption: Some(text::TANGENT_PROOF_PICTURE),
        title: text::TANGENT_PROOF_TITLE,
        claim: text::TANGENT_PROOF_CLAIM,
        formula: formula::TANGENT_CLAIM,
        lines: &[
            LineText {
                key: "cross-entropy",
                formula: formula::TANGENT_CROSS_ENTROPY,
                reason: text::TANGENT_REASON_CROSS_ENTROPY,
            },
            LineText {
                key: "definition",
                formula: formula::TANGENT_DEFINITION,
                reason: text::TANGENT_REASON_DEFINITION,
            },
            LineText {
                key: "split",
                formula: formula::TANGENT_SPLIT,
                reason: text::TANGENT_REASON_SPLIT,
            },
            LineText {
                key: "jensen",
                formula: formula::TANGENT_JENSEN,
                reason: text::TANGENT_REASON_JENSEN,
            },
            LineText {
                key: "support-mass",
                formula: formula::TANGENT_SUPPORT_MASS,
                reason: text::TANGENT_REASON_SUPPORT_MASS,
            },
            LineText {
                key: "all-outcomes",
                formula: formula::TANGENT_ALL_OUTCOMES,
                reason: text::TANGENT_REASON_ALL_OUTCOMES,
            },
            LineText {
                key: "total",
                formula: formula::TANGENT_TOTAL,
                reason: text::TANGENT_REASON_TOTAL,
            },
            LineText {
                key: "entropy",
                formula: formula::TANGENT_ENTROPY,
                reason: text::TANGENT_REASON_ENTROPY,
            },
        ],
        equalities: &[
            EqualityText { key: "ratio-constant", words: text::TANGENT_EQUALITY_RATIO_CONSTANT },
            EqualityText { key: "mass-one", words: text::TANGENT_EQUALITY_MASS_ONE },
            EqualityText { key: "equal", words: text::TANGENT_EQUALITY_EQUAL },
        ],
    },
};

fn picture(scene: &Scene) -> Picture {
    let (p, q) = (scene.p.get(), scene.q.get());
    let h = scene.measure(Measure::EntropyP);
    let cross = scene.measure(Measure::CrossEntropyPq);
    let kl = scene.measure(Measure::KlPq);
    let peak = Measure::CrossEntropyPq.bernoulli(scene.p, scene.q);
    let y = vertical_range::reaching(peak, 1.6, scene.unit);
    let curve = scene.curve(Samples::unit_interval().cross_entropy(p));
    let floor = [0.0, 0.25, 0.5, 0.75, 1.0].map(|x| (x, h)).to_vec();
    let outward = if q < p { Side::Left } else { Side::Right };

    let mut marks = vec![
        Mark::line(Hue::P, (p, 0.0), (p, h)).drawn(Stroke::Thin).about(Focus::P),
        Mark::line(Hue::Q, (q, 0.0), (q, h)).drawn(Stroke::ThinDashed).about(Focus::Q),
        Mark::curve(Hue::P, floor).labelled("H(p)", Side::Below).about(Focus::Floor),
        Mark::curve(Hue::Q, curve).labelled("H(p, q)", Side::Left).about(Focus::Curve),
    ];
    // p allows outcome 1, so a model that rules it out is surprised without bound; likewise 0.
    let label = |end| if q == end { "H(p, q) = ∞" } else { "→ ∞" };
    marks.extend(coin_marks::escapes(scene, Hue::Q, Focus::Curve, label));
    // A gap too small for the picture has no bracket; one without end leaves the frame.
    if cross > h {
        let bracket =
            Mark::bracket(Hue::Gap, q, h, cross).labelled(coin_marks::gap("KL(p‖q)", kl), outward);
        marks.push(bracket.about(Focus::Gap));
    }
    marks.push(
        // Where the curve is infinite, its handle waits at the upper edge.
        Mark::point(Hue::Q, (q, if cross.is_finite() { cross } else { y.hi() }))
            .marked(Marker::Square)
            .labelled("q", Side::Above)
            .about(Focus::Q)
            .changes("q"),
    );
    marks.push(
        Mark::point(Hue::P, (p, h))
            .marked(Marker::Round)
            .labelled("p", Side::Below)
            .about(Focus::P)
            .changes("p"),
    );
    Picture::new(Axis::probability("q"), y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let (p, q) = (scene.p.get(), scene.q.get());
    let quantity = |measure| Spoken::Quantity(scene.measure(measure));
    let mut slots = vec![("p", Spoken::Number(p)), ("q", Spoken::Number(q))];
    let words = if p == q {
        slots.push(("h", quantity(Measure::EntropyP)));
        text::TANGENT_SENTENCE_EQUAL
    } else if let Some(outcome) = infinity_cause(Measure::CrossEntropyPq, scene) {
        slots.push(("outcome", Spoken::Word(outcome)));
        slots.push(("h", quantity(Measure::EntropyP)));
        text::TANGENT_SENTENCE_INFINITE
    } else if p == 0.0 || p == 1.0 {
        slots.push(("ce", quantity(Measure::CrossEntropyPq)));
        text::TANGENT_SENTENCE_CERTAIN
    } else {
        slots.push(("ce", quantity(Measure::CrossEntropyPq)));
        slots.push(("h", quantity(Measure::EntropyP)));
        slots.push(("kl", quantity(Measure::KlPq)));
        text::TANGENT_SENTENCE
    };
    Sentence { words, slots }
}

fn table(scene: &Scene) -> Table {
    let columns = [Measure::CrossEntropyPq, Measure::EntropyP, Measure::KlPq];
    Table::over(Parameter::Q, scene, &columns)
}
