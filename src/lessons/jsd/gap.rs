//! The symmetric repair: JSD as the gap between the entropy curve and its chord.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::samples::Samples;
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads,
    Scene, Sentence, Spoken, Start, Swatch, Table,
};
use crate::lessons::coin_marks;
use crate::measures::{Measure, Probability, cross_entropy, jensen_shannon};
use crate::proof::{Focus, jensen_shannon_gap};
use crate::text::{jsd as text, jsd::formula, ui};

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "jsd.gap",
    title: text::GAP_TITLE,
    caption: text::GAP_CAPTION,
    chart_label: text::GAP_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: Start::Coins(0.2, 0.9),
    presets: &[
        Preset { name: ui::PRESET_LOADED_COIN, at: Start::Coins(0.2, 0.9) },
        Preset { name: ui::PRESET_FAIR_COIN, at: Start::Coins(0.5, 0.9) },
        Preset { name: ui::PRESET_MIRRORED, at: Start::Coins(0.2, 0.8) },
        Preset { name: ui::PRESET_NEAR_EQUAL, at: Start::Coins(0.4, 0.45) },
        Preset { name: ui::PRESET_IMPOSSIBLE, at: Start::Coins(0.3, 0.0) },
        Preset { name: ui::PRESET_DISJOINT, at: Start::Coins(0.0, 1.0) },
    ],
    readouts: &[
        Readout { reads: Reads::Coins(Measure::Jsd), hue: Hue::Gap, focus: Some(Focus::Gap) },
        Readout { reads: Reads::Coins(Measure::EntropyM), hue: Hue::M, focus: Some(Focus::M) },
        Readout { reads: Reads::Coins(Measure::EntropyP), hue: Hue::P, focus: Some(Focus::P) },
        Readout { reads: Reads::Coins(Measure::EntropyQ), hue: Hue::Q, focus: Some(Focus::Q) },
        Readout {
            reads: Reads::Coins(Measure::KlPm),
            hue: Hue::Gap,
            focus: Some(Focus::SecondGap),
        },
        Readout {
            reads: Reads::Coins(Measure::KlQm),
            hue: Hue::Gap,
            focus: Some(Focus::SecondGap),
        },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::LEGEND_ENTROPY,
        },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Line(Stroke::Dotted),
            formula: formula::LEGEND_CHORD,
        },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Line(Stroke::Thin),
            formula: formula::LEGEND_TANGENT,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: formula::LEGEND_GAPS },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::GAP_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| jensen_shannon_gap::bernoulli(scene.p, scene.q),
        points: None,
        points_caption: None,
        title: text::GAP_PROOF_TITLE,
        claim: text::GAP_PROOF_CLAIM,
        formula: formula::GAP_CLAIM,
        lines: &[
            LineText {
                key: "chord-middle",
                formula: formula::GAP_CHORD_MIDDLE,
                reason: text::GAP_REASON_CHORD_MIDDLE,
            },
            LineText {
                key: "concave",
                formula: formula::GAP_CONCAVE,
                reason: text::GAP_REASON_CONCAVE,
            },
            LineText { key: "gap", formula: formula::GAP_GAP, reason: text::GAP_REASON_GAP },
            LineText {
                key: "tangent",
                formula: formula::GAP_TANGENT,
                reason: text::GAP_REASON_TANGENT,
            },
            LineText {
                key: "divergences",
                formula: formula::GAP_DIVERGENCES,
                reason: text::GAP_REASON_DIVERGENCES,
            },
            LineText { key: "zero", formula: formula::GAP_ZERO, reason: text::GAP_REASON_ZERO },
        ],
        equalities: &[EqualityText { key: "equal", words: text::GAP_EQUALITY_EQUAL }],
    },
};

fn picture(scene: &Scene) -> Picture {
    let (p, q) = (scene.p.get(), scene.q.get());
    let m = jensen_shannon::mixture(scene.p, scene.q);
    let unit = |nats: f64| scene.unit.from_nats(nats);
    let (h_p, h_q) = (scene.measure(Measure::EntropyP), scene.measure(Measure::EntropyQ));
    let h_m = scene.measure(Measure::EntropyM);
    let jsd = scene.measure(Measure::Jsd);
    let chord = 0.5 * (h_p + h_q);
    // The height of the tangent at M above x is H(x, M).
    let tangent = |x: f64| unit(cross_entropy::bernoulli(Probability::nearest(x), m));
    let (outward, inward) =
        if p < q { (Side::Left, Side::Right) } else { (Side::Right, Side::Left) };

    let mut marks = vec![
        Mark::curve(Hue::Ink, scene.curve(Samples::unit_interval().entropy())).about(Focus::Curve),
    ];
    // Where M is certain, its tangent stands upright.
    if tangent(0.0).is_finite() && tangent(1.0).is_finite() {
        let ends = ((0.0, tangent(0.0)), (1.0, tangent(1.0)));
        marks.push(Mark::line(Hue::M, ends.0, ends.1).drawn(Stroke::Thin).about(Focus::Tangent));
    }
    marks.extend([
        Mark::line(Hue::M, (p, h_p), (q, h_q)).drawn(Stroke::Dotted).about(Focus::Chord),
        Mark::line(Hue::P, (p, 0.0), (p, h_p)).drawn(Stroke::Thin).about(Focus::P),
        Mark::line(Hue::Q, (q, 0.0), (q, h_q)).drawn(Stroke::ThinDashed).about(Focus::Q),
    ]);
    // A gap too small for the picture has no bracket.
    for (x, h, measure, name, side) in
        [(p, h_p, Measure::KlPm, "KL(p‖M)", outward), (q, h_q, Measure::KlQm, "KL(q‖M)", inward)]
    {
        let top = h + scene.measure(measure);
        if top > h {
            let bracket = Mark::bracket(Hue::Gap, x, h, top).labelled(name, side);
            marks.push(bracket.about(Focus::SecondGap));
        }
    }
    if h_m > chord {
        let name = coin_marks::gap("JSD(p, q)", jsd);
        let bracket = Mark::bracket(Hue::Gap, m.get(), chord, h_m).labelled(name, Side::Below);
        marks.push(bracket.about(Focus::Gap));
    }
    marks.push(
        Mark::point(Hue::M, (m.get(), h_m))
            .marked(Marker::Diamond)
            .labelled("M", Side::Above)
            .about(Focus::M),
    );
    marks.extend(coin_marks::handles(scene, h_p, h_q));
    // The tangent at M is never higher than 0.87 nat above p or q.
    Picture {
        x: Axis::probability("p, q"),
        y: Axis::new(0.0, unit(1.0), scene.unit.symbol()),
        marks,
        ground: None,
    }
}

fn sentence(scene: &Scene) -> Sentence {
    let (p, q) = (scene.p.get(), scene.q.get());
    let of = |measure| scene.measure(measure);
    let quantity = |measure| Spoken::Quantity(of(measure));
    let mut slots = vec![("p", Spoken::Number(p)), ("q", Spoken::Number(q))];
    let words = if p == q {
        slots.push(("h", quantity(Measure::EntropyP)));
        text::GAP_SENTENCE_EQUAL
    } else if (p == 0.0 && q == 1.0) || (p == 1.0 && q == 0.0) {
        slots.push(("jsd", quantity(Measure::Jsd)));
        text::GAP_SENTENCE_DISJOINT
    } else {
        let mean = 0.5 * (of(Measure::EntropyP) + of(Measure::EntropyQ));
        slots.extend([
            ("hm", quantity(Measure::EntropyM)),
            ("mean", Spoken::Quantity(mean)),
            ("jsd", quantity(Measure::Jsd)),
            ("klp", quantity(Measure::KlPm)),
            ("klq", quantity(Measure::KlQm)),
        ]);
        text::GAP_SENTENCE
    };
    Sentence { words, slots }
}

fn table(scene: &Scene) -> Table {
    let columns = [Measure::Jsd, Measure::EntropyM, Measure::KlPm, Measure::KlQm];
    Table::over(Parameter::Q, scene, &columns)
}
