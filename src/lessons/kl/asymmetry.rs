//! Two directions: KL(p‖q) and KL(q‖p).

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::samples::Samples;
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads,
    Scene, Sentence, Spoken, Start, Swatch, Table,
};
use crate::lessons::{coin_marks, vertical_range};
use crate::measures::{Measure, kullback_leibler};
use crate::proof::{Focus, information_inequality};
use crate::text::{kl as text, kl::formula, ui};

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "kl.asymmetry",
    title: text::ASYMMETRY_TITLE,
    caption: text::ASYMMETRY_CAPTION,
    chart_label: text::ASYMMETRY_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: Start::Coins(0.3, 0.9),
    presets: &[
        Preset { name: ui::PRESET_LOADED_COIN, at: Start::Coins(0.3, 0.9) },
        Preset { name: ui::PRESET_FAIR_COIN, at: Start::Coins(0.5, 0.9) },
        Preset { name: ui::PRESET_MIRRORED, at: Start::Coins(0.2, 0.8) },
        Preset { name: ui::PRESET_NEAR_EQUAL, at: Start::Coins(0.4, 0.45) },
        Preset { name: ui::PRESET_RARE_EVENT, at: Start::Coins(0.01, 0.2) },
        Preset { name: ui::PRESET_IMPOSSIBLE, at: Start::Coins(0.3, 0.0) },
    ],
    readouts: &[
        Readout { reads: Reads::Coins(Measure::KlPq), hue: Hue::Gap, focus: Some(Focus::Gap) },
        Readout { reads: Reads::Coins(Measure::KlQp), hue: Hue::Gap, focus: Some(Focus::Reverse) },
        Readout { reads: Reads::Coins(Measure::EntropyP), hue: Hue::P, focus: Some(Focus::P) },
        Readout { reads: Reads::Coins(Measure::CrossEntropyPq), hue: Hue::Q, focus: None },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Gap,
            swatch: Swatch::Line(Stroke::Solid),
            formula: ui::formula::MEASURE_KL_PQ,
        },
        LegendEntry {
            hue: Hue::Gap,
            swatch: Swatch::Line(Stroke::Dashed),
            formula: ui::formula::MEASURE_KL_QP,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Point(Marker::Dot),
            formula: formula::LEGEND_CROSSING,
        },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::ASYMMETRY_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| information_inequality::bernoulli(scene.p, scene.q),
        points: Some(|scene| information_inequality::points(scene.p, scene.q)),
        points_caption: Some(text::ASYMMETRY_PROOF_PICTURE),
        title: text::ASYMMETRY_PROOF_TITLE,
        claim: text::ASYMMETRY_PROOF_CLAIM,
        formula: formula::ASYMMETRY_CLAIM,
        lines: &[
            LineText {
                key: "start",
                formula: formula::ASYMMETRY_START,
                reason: text::ASYMMETRY_REASON_START,
            },
            LineText {
                key: "definition",
                formula: formula::ASYMMETRY_DEFINITION,
                reason: text::ASYMMETRY_REASON_DEFINITION,
            },
            LineText {
                key: "flip",
                formula: formula::ASYMMETRY_FLIP,
                reason: text::ASYMMETRY_REASON_FLIP,
            },
            LineText {
                key: "jensen",
                formula: formula::ASYMMETRY_JENSEN,
                reason: text::ASYMMETRY_REASON_JENSEN,
            },
            LineText {
                key: "support-mass",
                formula: formula::ASYMMETRY_SUPPORT_MASS,
                reason: text::ASYMMETRY_REASON_SUPPORT_MASS,
            },
            LineText {
                key: "all-outcomes",
                formula: formula::ASYMMETRY_ALL_OUTCOMES,
                reason: text::ASYMMETRY_REASON_ALL_OUTCOMES,
            },
            LineText {
                key: "total",
                formula: formula::ASYMMETRY_TOTAL,
                reason: text::ASYMMETRY_REASON_TOTAL,
            },
            LineText {
                key: "zero",
                formula: formula::ASYMMETRY_ZERO,
                reason: text::ASYMMETRY_REASON_ZERO,
            },
        ],
        equalities: &[
            EqualityText { key: "ratio-constant", words: text::ASYMMETRY_EQUALITY_RATIO_CONSTANT },
            EqualityText { key: "mass-one", words: text::ASYMMETRY_EQUALITY_MASS_ONE },
            EqualityText { key: "equal", words: text::ASYMMETRY_EQUALITY_EQUAL },
        ],
    },
};

fn picture(scene: &Scene) -> Picture {
    let samples = Samples::unit_interval();
    let (p, q) = (scene.p.get(), scene.q.get());
    let forward = scene.measure(Measure::KlPq);
    let reverse = scene.measure(Measure::KlQp);
    let finite = |nats: f64| if nats.is_finite() { nats } else { 0.0 };
    let peak = finite(kullback_leibler::bernoulli(scene.p, scene.q))
        .max(finite(kullback_leibler::bernoulli(scene.q, scene.p)));
    let y = vertical_range::reaching(peak, 1.6, scene.unit);
    let outward = if q < p { Side::Left } else { Side::Right };

    let mut marks = vec![
        Mark::line(Hue::P, (p, 0.0), (p, y.hi())).drawn(Stroke::Thin).about(Focus::P),
        Mark::line(Hue::Q, (q, 0.0), (q, y.hi())).drawn(Stroke::ThinDashed).about(Focus::Q),
        Mark::curve(Hue::Gap, scene.curve(samples.kl_from(p)))
            .drawn(Stroke::Dashed)
            .about(Focus::Reverse),
        Mark::curve(Hue::Gap, scene.curve(samples.kl_to(p))).about(Focus::Gap),
    ];
    marks.extend(coin_marks::escapes(scene, Hue::Gap, Focus::Gap, |_| "→ ∞"));
    let mirror = 1.0 - p;
    let height = scene.measure_with_q(Measure::KlPq, mirror);
    if p != 0.5 && height.is_finite() {
        marks.push(Mark::dot(Hue::Muted, (mirror, height)));
    }
    // A certain truth rules an outcome out: seen from any other model the curve is nowhere finite.
    if reverse.is_infinite() {
        marks.push(Mark::escape(Hue::Gap, q, "KL(q‖p) = ∞", outward).about(Focus::Reverse));
    } else {
        marks.push(
            Mark::point(Hue::Gap, (q, reverse))
                .marked(Marker::Square)
                .labelled("KL(q‖p)", outward)
                .about(Focus::Reverse),
        );
    }
    if forward.is_finite() {
        marks.push(
            Mark::point(Hue::Gap, (q, forward))
                .marked(Marker::Round)
                .labelled("KL(p‖q)", outward)
                .about(Focus::Gap),
        );
    }
    marks.extend(coin_marks::handles(scene, 0.0, 0.0));
    Picture::new(Axis::probability("q"), y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let (p, q) = (scene.p.get(), scene.q.get());
    let (kl, reverse) = (scene.measure(Measure::KlPq), scene.measure(Measure::KlQp));
    let both = [("p", Spoken::Number(p)), ("q", Spoken::Number(q))];
    let with = |more: &[(&'static str, Spoken)]| {
        both.iter().chain(more).cloned().collect::<Vec<(&'static str, Spoken)>>()
    };
    let kl_slot = ("kl", Spoken::Quantity(kl));
    let reverse_slot = ("rkl", Spoken::Quantity(reverse));
    // The outcome that `model` rules out.
    let ruled_out = |model: f64| {
        let outcome = if model == 0.0 { ui::OUTCOME_1 } else { ui::OUTCOME_0 };
        ("outcome", Spoken::Word(outcome))
    };
    if p == q {
        Sentence { words: text::ASYMMETRY_SENTENCE_EQUAL, slots: with(&[]) }
    } else if kl.is_infinite() && reverse.is_infinite() {
        Sentence { words: text::ASYMMETRY_SENTENCE_BOTH_INFINITE, slots: with(&[]) }
    } else if kl.is_infinite() {
        let slots = with(&[reverse_slot, ruled_out(q)]);
        Sentence { words: text::ASYMMETRY_SENTENCE_FORWARD_INFINITE, slots }
    } else if reverse.is_infinite() {
        let slots = with(&[kl_slot, ruled_out(p)]);
        Sentence { words: text::ASYMMETRY_SENTENCE_REVERSE_INFINITE, slots }
    } else if mirrored(p, q) && (kl - reverse).abs() <= 1e-9 * kl {
        Sentence { words: text::ASYMMETRY_SENTENCE_BOTH_SAME, slots: with(&[kl_slot]) }
    } else {
        let words = if kl > reverse {
            text::ASYMMETRY_SENTENCE_FORWARD_LARGER
        } else {
            text::ASYMMETRY_SENTENCE_REVERSE_LARGER
        };
        Sentence { words, slots: with(&[kl_slot, reverse_slot]) }
    }
}

/// Whether q = 1 − p as decimals have it: 0.2 and 0.8 add up to 1, though their binary forms do not
/// quite.
fn mirrored(p: f64, q: f64) -> bool {
    p + q == 1.0
}

fn table(scene: &Scene) -> Table {
    Table::over(Parameter::Q, scene, &[Measure::KlPq, Measure::KlQp])
}
