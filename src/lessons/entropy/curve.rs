//! The Bernoulli entropy curve.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::samples::Samples;
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads,
    Scene, Sentence, Spoken, Start, Swatch, Table,
};
use crate::measures::{Measure, entropy};
use crate::proof::{Focus, entropy_bounds};
use crate::text::{entropy as text, entropy::formula, ui};

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "entropy.curve",
    title: text::CURVE_TITLE,
    caption: text::CURVE_CAPTION,
    chart_label: text::CURVE_CHART_LABEL,
    parameters: &[Parameter::P],
    start: Start::Coins(0.2, 0.5),
    presets: &[
        Preset { name: ui::PRESET_LOADED_COIN, at: Start::Coins(0.2, 0.5) },
        Preset { name: ui::PRESET_FAIR_COIN, at: Start::Coins(0.5, 0.5) },
        Preset { name: ui::PRESET_RARE_EVENT, at: Start::Coins(0.01, 0.5) },
        Preset { name: ui::PRESET_WEATHER_FORECAST, at: Start::Coins(0.7, 0.5) },
        Preset { name: ui::PRESET_CERTAIN, at: Start::Coins(1.0, 0.5) },
    ],
    readouts: &[Readout {
        reads: Reads::Coins(Measure::EntropyP),
        hue: Hue::P,
        focus: Some(Focus::Gap),
    }],
    legend: &[
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::LEGEND_ENTROPY,
        },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Thin),
            formula: formula::LEGEND_TERM_1,
        },
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::ThinDashed),
            formula: formula::LEGEND_TERM_0,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Line(Stroke::Dotted),
            formula: formula::LEGEND_SURPRISAL,
        },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::CURVE_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| entropy_bounds::bernoulli(scene.p),
        points: Some(|scene| entropy_bounds::points(scene.p)),
        points_caption: Some(text::CURVE_PROOF_PICTURE),
        title: text::CURVE_PROOF_TITLE,
        claim: text::CURVE_PROOF_CLAIM,
        formula: formula::CURVE_CLAIM,
        lines: &[
            LineText { key: "zero", formula: formula::CURVE_ZERO, reason: text::CURVE_REASON_ZERO },
            LineText {
                key: "entropy",
                formula: formula::CURVE_ENTROPY,
                reason: text::CURVE_REASON_ENTROPY,
            },
            LineText {
                key: "reciprocal",
                formula: formula::CURVE_RECIPROCAL,
                reason: text::CURVE_REASON_RECIPROCAL,
            },
            LineText {
                key: "jensen",
                formula: formula::CURVE_JENSEN,
                reason: text::CURVE_REASON_JENSEN,
            },
            LineText {
                key: "support-size",
                formula: formula::CURVE_SUPPORT_SIZE,
                reason: text::CURVE_REASON_SUPPORT_SIZE,
            },
            LineText {
                key: "all-outcomes",
                formula: formula::CURVE_ALL_OUTCOMES,
                reason: text::CURVE_REASON_ALL_OUTCOMES,
            },
        ],
        equalities: &[
            EqualityText { key: "certain", words: text::CURVE_EQUALITY_CERTAIN },
            EqualityText { key: "uniform", words: text::CURVE_EQUALITY_UNIFORM },
        ],
    },
};

fn picture(scene: &Scene) -> Picture {
    let samples = Samples::unit_interval();
    let p = scene.p.get();
    let unit = |nats: f64| scene.unit.from_nats(nats);
    let h = unit(entropy::bernoulli(scene.p));
    let (first, second) = (unit(entropy::term(p)), unit(entropy::term(1.0 - p)));
    let ceiling = unit(std::f64::consts::LN_2);
    let inward = if p < 0.5 { Side::Right } else { Side::Left };
    let mut marks = vec![
        Mark::line(Hue::Muted, (0.0, ceiling), (1.0, ceiling))
            .drawn(Stroke::ThinDashed)
            .labelled("log 2", Side::Above)
            .about(Focus::Ceiling),
        Mark::curve(Hue::Muted, scene.curve(samples.surprisal())).drawn(Stroke::Dotted),
        Mark::curve(Hue::P, scene.curve(samples.weighted_surprisal()))
            .drawn(Stroke::Thin)
            .about(Focus::Points),
        Mark::curve(Hue::Ink, scene.curve(samples.weighted_surprisal_complement()))
            .drawn(Stroke::ThinDashed)
            .about(Focus::Points),
        Mark::curve(Hue::P, scene.curve(samples.entropy())).about(Focus::Curve),
    ];
    if h > 0.0 {
        marks.push(Mark::bracket(Hue::P, p, 0.0, h).labelled("H(p)", inward).about(Focus::Gap));
    }
    if p > 0.0 {
        let surprisal = unit(-p.ln());
        marks.push(Mark::dot(Hue::Muted, (p, surprisal)));
    }
    marks.push(Mark::dot(Hue::P, (p, first)).about(Focus::Points));
    marks.push(Mark::dot(Hue::Ink, (p, second)).about(Focus::Points));
    marks.push(
        Mark::point(Hue::P, (p, h))
            .marked(Marker::Round)
            .labelled("p", Side::Above)
            .about(Focus::P)
            .changes("p"),
    );
    let y = Axis::new(0.0, unit(1.05), scene.unit.symbol());
    Picture::new(Axis::probability("p"), y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let p = scene.p.get();
    let h = Spoken::Quantity(scene.measure(Measure::EntropyP));
    if p == 0.0 || p == 1.0 {
        let slots = vec![("p", Spoken::Number(p)), ("h", h)];
        Sentence { words: text::CURVE_SENTENCE_CERTAIN, slots }
    } else if p == 0.5 {
        Sentence {
            words: text::CURVE_SENTENCE_FAIR,
            slots: vec![("p", Spoken::Number(p)), ("h", h)],
        }
    } else {
        Sentence {
            words: text::CURVE_SENTENCE,
            slots: vec![
                ("p", Spoken::Number(p)),
                ("h", h),
                ("s1", scene.quantity(-p.ln())),
                ("s0", scene.quantity(-(-p).ln_1p())),
                ("t1", scene.quantity(entropy::term(p))),
                ("t0", scene.quantity(entropy::term(1.0 - p))),
            ],
        }
    }
}

fn table(scene: &Scene) -> Table {
    Table::over(Parameter::P, scene, &[Measure::EntropyP])
}
