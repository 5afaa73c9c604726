//! Bounded and symmetric: JSD beside both Kullback–Leibler divergences.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::samples::Samples;
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads,
    Scene, Sentence, Spoken, Start, Swatch, Table,
};
use crate::lessons::coin_marks;
use crate::measures::Measure;
use crate::proof::{Focus, jensen_shannon_bounds};
use crate::text::{jsd as text, jsd::formula, ui};

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "jsd.curves",
    title: text::CURVES_TITLE,
    caption: text::CURVES_CAPTION,
    chart_label: text::CURVES_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: Start::Coins(0.2, 0.9),
    presets: &[
        Preset { name: ui::PRESET_LOADED_COIN, at: Start::Coins(0.2, 0.9) },
        Preset { name: ui::PRESET_FAIR_COIN, at: Start::Coins(0.5, 0.9) },
        Preset { name: ui::PRESET_NEAR_EQUAL, at: Start::Coins(0.4, 0.45) },
        Preset { name: ui::PRESET_IMPOSSIBLE, at: Start::Coins(0.3, 0.0) },
        Preset { name: ui::PRESET_DISJOINT, at: Start::Coins(0.0, 1.0) },
    ],
    readouts: &[
        Readout { reads: Reads::Coins(Measure::Jsd), hue: Hue::Gap, focus: Some(Focus::Gap) },
        Readout { reads: Reads::Coins(Measure::JsDistance), hue: Hue::Gap, focus: None },
        Readout { reads: Reads::Coins(Measure::KlPq), hue: Hue::Muted, focus: Some(Focus::Curve) },
        Readout {
            reads: Reads::Coins(Measure::KlQp),
            hue: Hue::Muted,
            focus: Some(Focus::Reverse),
        },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Gap,
            swatch: Swatch::Line(Stroke::Solid),
            formula: ui::formula::MEASURE_JSD,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Line(Stroke::Thin),
            formula: ui::formula::MEASURE_KL_PQ,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Line(Stroke::ThinDashed),
            formula: ui::formula::MEASURE_KL_QP,
        },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::CURVES_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| jensen_shannon_bounds::bernoulli(scene.p, scene.q),
        points: Some(|scene| jensen_shannon_bounds::points(scene.p, scene.q)),
        points_caption: Some(text::CURVES_PROOF_PICTURE),
        title: text::CURVES_PROOF_TITLE,
        claim: text::CURVES_PROOF_CLAIM,
        formula: formula::CURVES_CLAIM,
        lines: &[
            LineText {
                key: "zero",
                formula: formula::CURVES_ZERO,
                reason: text::CURVES_REASON_ZERO,
            },
            LineText {
                key: "concave",
                formula: formula::CURVES_CONCAVE,
                reason: text::CURVES_REASON_CONCAVE,
            },
            LineText {
                key: "expand",
                formula: formula::CURVES_EXPAND,
                reason: text::CURVES_REASON_EXPAND,
            },
            LineText {
                key: "jensen",
                formula: formula::CURVES_JENSEN,
                reason: text::CURVES_REASON_JENSEN,
            },
            LineText {
                key: "combine",
                formula: formula::CURVES_COMBINE,
                reason: text::CURVES_REASON_COMBINE,
            },
            LineText {
                key: "drop-overlap",
                formula: formula::CURVES_DROP_OVERLAP,
                reason: text::CURVES_REASON_DROP_OVERLAP,
            },
            LineText {
                key: "log-two",
                formula: formula::CURVES_LOG_TWO,
                reason: text::CURVES_REASON_LOG_TWO,
            },
        ],
        equalities: &[
            EqualityText { key: "equal", words: text::CURVES_EQUALITY_EQUAL },
            EqualityText { key: "disjoint", words: text::CURVES_EQUALITY_DISJOINT },
        ],
    },
};

fn picture(scene: &Scene) -> Picture {
    let samples = Samples::unit_interval();
    let (p, q) = (scene.p.get(), scene.q.get());
    let unit = |nats: f64| scene.unit.from_nats(nats);
    let ceiling = unit(std::f64::consts::LN_2);
    let jsd = scene.measure(Measure::Jsd);
    let curve = scene.curve(samples.jensen_shannon(p));
    let y = Axis::new(0.0, unit(1.5), scene.unit.symbol());
    let outward = if q < p { Side::Left } else { Side::Right };

    let mut marks = vec![
        Mark::area(Hue::Gap, curve.iter().map(|&(x, height)| (x, 0.0, height)).collect())
            .about(Focus::Gap),
        Mark::line(Hue::Ink, (0.0, ceiling), (1.0, ceiling))
            .drawn(Stroke::ThinDashed)
            .labelled("log 2", Side::Above)
            .about(Focus::Ceiling),
        Mark::line(Hue::P, (p, 0.0), (p, y.hi())).drawn(Stroke::Thin).about(Focus::P),
        Mark::line(Hue::Q, (q, 0.0), (q, y.hi())).drawn(Stroke::ThinDashed).about(Focus::Q),
        Mark::curve(Hue::Muted, scene.curve(samples.kl_from(p)))
            .drawn(Stroke::ThinDashed)
            .about(Focus::Reverse),
        Mark::curve(Hue::Muted, scene.curve(samples.kl_to(p)))
            .drawn(Stroke::Thin)
            .about(Focus::Curve),
        Mark::curve(Hue::Gap, curve).about(Focus::Gap),
    ];
    marks.extend(coin_marks::escapes(scene, Hue::Muted, Focus::Curve, |_| "→ ∞"));
    for (measure, focus) in [(Measure::KlPq, Focus::Curve), (Measure::KlQp, Focus::Reverse)] {
        let value = scene.measure(measure);
        if value.is_finite() {
            marks.push(Mark::dot(Hue::Muted, (q, value)).about(focus));
        } else if measure == Measure::KlQp {
            // A certain truth rules an outcome out: from any other model it is infinitely far.
            marks.push(Mark::escape(Hue::Muted, q, "KL(q‖p) = ∞", Side::Left).about(focus));
        }
    }
    marks.push(
        Mark::point(Hue::Gap, (q, jsd))
            .marked(Marker::Diamond)
            .labelled("JSD(p, q)", outward)
            .about(Focus::Gap),
    );
    marks.extend(coin_marks::handles(scene, 0.0, 0.0));
    Picture::new(Axis::probability("q"), y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let (p, q) = (scene.p.get(), scene.q.get());
    let (kl, reverse) = (scene.measure(Measure::KlPq), scene.measure(Measure::KlQp));
    let jsd = scene.measure(Measure::Jsd);
    let common =
        [("p", Spoken::Number(p)), ("q", Spoken::Number(q)), ("jsd", Spoken::Quantity(jsd))];
    let share = jsd / scene.unit.from_nats(std::f64::consts::LN_2);
    let share = ("share", Spoken::Percent(share));
    let distance = ("distance", Spoken::Number(scene.measure(Measure::JsDistance)));
    let with = |more: &[(&'static str, Spoken)]| common.iter().chain(more).cloned().collect();
    if p == q {
        Sentence { words: text::CURVES_SENTENCE_EQUAL, slots: with(&[]) }
    } else if kl.is_infinite() && reverse.is_infinite() {
        Sentence { words: text::CURVES_SENTENCE_DISJOINT, slots: with(&[distance]) }
    } else if kl.is_infinite() || reverse.is_infinite() {
        Sentence { words: text::CURVES_SENTENCE_KL_INFINITE, slots: with(&[distance, share]) }
    } else {
        let [kl, reverse] =
            [("kl", kl), ("rkl", reverse)].map(|(slot, kl)| (slot, Spoken::Quantity(kl)));
        Sentence { words: text::CURVES_SENTENCE, slots: with(&[kl, reverse, distance, share]) }
    }
}

fn table(scene: &Scene) -> Table {
    Table::over(
        Parameter::Q,
        scene,
        &[Measure::Jsd, Measure::JsDistance, Measure::KlPq, Measure::KlQp],
    )
}
