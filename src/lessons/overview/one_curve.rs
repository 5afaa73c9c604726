//! One curve, four measures.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::samples::Samples;
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads,
    Scene, Sentence, Spoken, Start, Swatch, Table,
};
use crate::lessons::{coin_marks, vertical_range};
use crate::measures::{Measure, Probability, cross_entropy, entropy, jensen_shannon};
use crate::proof::{Focus, tangent_and_chord};
use crate::text::{overview as text, overview::formula, ui};

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "overview.one-curve",
    title: text::ONE_CURVE_TITLE,
    caption: text::ONE_CURVE_CAPTION,
    chart_label: text::ONE_CURVE_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: Start::Coins(0.3, 0.8),
    presets: &[
        Preset { name: ui::PRESET_LOADED_COIN, at: Start::Coins(0.3, 0.8) },
        Preset { name: ui::PRESET_FAIR_COIN, at: Start::Coins(0.5, 0.9) },
        Preset { name: ui::PRESET_NEAR_EQUAL, at: Start::Coins(0.4, 0.45) },
        Preset { name: ui::PRESET_RARE_EVENT, at: Start::Coins(0.01, 0.2) },
        Preset { name: ui::PRESET_IMPOSSIBLE, at: Start::Coins(0.3, 0.0) },
    ],
    readouts: &[
        Readout { reads: Reads::Coins(Measure::EntropyP), hue: Hue::P, focus: Some(Focus::P) },
        Readout {
            reads: Reads::Coins(Measure::CrossEntropyPq),
            hue: Hue::Q,
            focus: Some(Focus::Tangent),
        },
        Readout { reads: Reads::Coins(Measure::KlPq), hue: Hue::Gap, focus: Some(Focus::Gap) },
        Readout { reads: Reads::Coins(Measure::EntropyQ), hue: Hue::Q, focus: Some(Focus::Q) },
        Readout { reads: Reads::Coins(Measure::Jsd), hue: Hue::Gap, focus: Some(Focus::SecondGap) },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::LEGEND_ENTROPY,
        },
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Line(Stroke::Dashed),
            formula: formula::LEGEND_TANGENT,
        },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Line(Stroke::Dotted),
            formula: formula::LEGEND_CHORD,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: formula::LEGEND_GAPS },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::ONE_CURVE_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| tangent_and_chord::bernoulli(scene.p, scene.q),
        points: None,
        points_caption: None,
        title: text::ONE_CURVE_PROOF_TITLE,
        claim: text::ONE_CURVE_PROOF_CLAIM,
        formula: formula::ONE_CURVE_CLAIM,
        lines: &[
            LineText {
                key: "entropy",
                formula: formula::ONE_CURVE_ENTROPY,
                reason: text::ONE_CURVE_REASON_ENTROPY,
            },
            LineText {
                key: "tangent",
                formula: formula::ONE_CURVE_TANGENT,
                reason: text::ONE_CURVE_REASON_TANGENT,
            },
            LineText {
                key: "expand",
                formula: formula::ONE_CURVE_EXPAND,
                reason: text::ONE_CURVE_REASON_EXPAND,
            },
            LineText {
                key: "cross-entropy",
                formula: formula::ONE_CURVE_CROSS_ENTROPY,
                reason: text::ONE_CURVE_REASON_CROSS_ENTROPY,
            },
            LineText {
                key: "chord-middle",
                formula: formula::ONE_CURVE_CHORD_MIDDLE,
                reason: text::ONE_CURVE_REASON_CHORD_MIDDLE,
            },
            LineText {
                key: "concave",
                formula: formula::ONE_CURVE_CONCAVE,
                reason: text::ONE_CURVE_REASON_CONCAVE,
            },
            LineText {
                key: "mixture-entropy",
                formula: formula::ONE_CURVE_MIXTURE_ENTROPY,
                reason: text::ONE_CURVE_REASON_MIXTURE_ENTROPY,
            },
        ],
        equalities: &[
            EqualityText { key: "kl-equal", words: text::ONE_CURVE_EQUALITY_KL_EQUAL },
            EqualityText { key: "jsd-equal", words: text::ONE_CURVE_EQUALITY_JSD_EQUAL },
        ],
    },
};

fn picture(scene: &Scene) -> Picture {
    let (p, q) = (scene.p.get(), scene.q.get());
    let m = jensen_shannon::mixture(scene.p, scene.q);
    let unit = |nats: f64| scene.unit.from_nats(nats);
    let (h_p, h_q) = (unit(entropy::bernoulli(scene.p)), unit(entropy::bernoulli(scene.q)));
    let h_m = unit(entropy::bernoulli(m));
    let cross = unit(cross_entropy::bernoulli(scene.p, scene.q));
    let chord = 0.5 * (h_p + h_q);
    let kl = scene.measure(Measure::KlPq);
    let jsd = scene.measure(Measure::Jsd);
    // The tangent's ends are cross-entropies too: its height at x is H(x, q).
    let tangent = |x: f64| unit(cross_entropy::bernoulli(Probability::nearest(x), scene.q));
    let peak = cross_entropy::bernoulli(scene.p, scene.q);

    let mut marks = vec![
        Mark::curve(Hue::Ink, scene.curve(Samples::unit_interval().entropy())).about(Focus::Curve),
    ];
    if cross.is_finite() && tangent(0.0).is_finite() && tangent(1.0).is_finite() {
        let ends = ((0.0, tangent(0.0)), (1.0, tangent(1.0)));
        marks.push(Mark::line(Hue::Q, ends.0, ends.1).drawn(Stroke::Dashed).about(Focus::Tangent));
    }
    marks.push(Mark::line(Hue::M, (p, h_p), (q, h_q)).drawn(Stroke::Dotted).about(Focus::Chord));
    marks.push(Mark::line(Hue::P, (p, 0.0), (p, h_p)).drawn(Stroke::Thin).about(Focus::P));
    marks.push(Mark::line(Hue::Q, (q, 0.0), (q, h_q)).drawn(Stroke::ThinDashed).about(Focus::Q));
    // A gap too small for the picture has no bracket.
    if cross > h_p {
        let side = if p < q { Side::Left } else { Side::Right };
        let bracket =
            Mark::bracket(Hue::Gap, p, h_p, cross).labelled(coin_marks::gap("KL(p‖q)", kl), side);
        marks.push(bracket.about(Focus::Gap));
    }
    if h_m > chord {
        let bracket = Mark::bracket(Hue::Gap, m.get(), chord, h_m)
            .labelled(coin_marks::gap("JSD(p, q)", jsd), Side::Below);
        marks.push(bracket.about(Focus::SecondGap));
    }
    if cross.is_finite() {
        marks.push(
            Mark::dot(Hue::Q, (p, cross))
                .labelled("H(p, q)", if p < q { Side::Right } else { Side::Left })
                .about(Focus::Tangent),
        );
    }
    marks.push(Mark::point(Hue::M, (m.get(), h_m)).marked(Marker::Diamond).about(Focus::M));
    marks.extend(coin_marks::handles(scene, h_p, h_q));
    Picture {
        x: Axis::probability("p, q"),
        y: vertical_range::reaching(peak, 1.1, scene.unit),
        marks,
        ground: None,
    }
}

fn sentence(scene: &Scene) -> Sentence {
    let (p, q) = (scene.p.get(), scene.q.get());
    let h = Spoken::Quantity(scene.measure(Measure::EntropyP));
    let (p_spoken, q_spoken) = (Spoken::Number(p), Spoken::Number(q));
    let kl = scene.measure(Measure::KlPq);
    if p == q {
        Sentence { words: text::ONE_CURVE_SENTENCE_EQUAL, slots: vec![("p", p_spoken), ("h", h)] }
    } else if kl.is_infinite() {
        let outcome = if q == 0.0 { ui::OUTCOME_1 } else { ui::OUTCOME_0 };
        Sentence {
            words: text::ONE_CURVE_SENTENCE_INFINITE,
            slots: vec![("p", p_spoken), ("q", q_spoken), ("outcome", Spoken::Word(outcome))],
        }
    } else {
        Sentence {
            words: text::ONE_CURVE_SENTENCE,
            slots: vec![
                ("p", p_spoken),
                ("q", q_spoken),
                ("h", h),
                ("ce", Spoken::Quantity(scene.measure(Measure::CrossEntropyPq))),
                ("kl", Spoken::Quantity(kl)),
                ("jsd", Spoken::Quantity(scene.measure(Measure::Jsd))),
            ],
        }
    }
}

fn table(scene: &Scene) -> Table {
    Table::over(
        Parameter::P,
        scene,
        &[Measure::EntropyP, Measure::CrossEntropyPq, Measure::KlPq, Measure::Jsd],
    )
}
