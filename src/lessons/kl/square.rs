//! The whole square: which direction is larger, for all pairs of coins at once.

use std::sync::LazyLock;

use crate::charts::axis::Axis;
use crate::charts::field::Field;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::figure::{
    Figure, LegendEntry, Parameter, Preset, ProofText, Readout, Reads, Scene, Sentence, Spoken,
    Start, Swatch, Table,
};
use crate::measures::Measure;
use crate::proof::Focus;
use crate::text::{kl as text, kl::formula, ui};

/// Cells along each side of the map.
const SIDE: usize = 256;

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "kl.square",
    title: text::SQUARE_TITLE,
    caption: text::SQUARE_CAPTION,
    chart_label: text::SQUARE_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: Start::Coins(0.2, 0.5),
    presets: &[
        Preset { name: ui::PRESET_LOADED_COIN, at: Start::Coins(0.2, 0.5) },
        Preset { name: ui::PRESET_NEAR_EQUAL, at: Start::Coins(0.4, 0.45) },
        Preset { name: text::SQUARE_PRESET_MIRROR, at: Start::Coins(0.2, 0.8) },
        Preset { name: ui::PRESET_RARE_EVENT, at: Start::Coins(0.01, 0.2) },
        Preset { name: ui::PRESET_IMPOSSIBLE, at: Start::Coins(0.3, 0.0) },
        Preset { name: ui::PRESET_DISJOINT, at: Start::Coins(0.0, 1.0) },
    ],
    readouts: &[
        Readout { reads: Reads::Coins(Measure::KlPq), hue: Hue::P, focus: Some(Focus::P) },
        Readout { reads: Reads::Coins(Measure::KlQp), hue: Hue::Q, focus: Some(Focus::Q) },
        Readout { reads: Reads::Coins(Measure::Jsd), hue: Hue::Gap, focus: Some(Focus::Gap) },
    ],
    legend: &[
        LegendEntry { hue: Hue::P, swatch: Swatch::Area, formula: formula::SQUARE_LEGEND_FORWARD },
        LegendEntry { hue: Hue::Q, swatch: Swatch::Area, formula: formula::SQUARE_LEGEND_REVERSE },
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::SQUARE_LEGEND_SAME,
        },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::SQUARE_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText { title: text::SQUARE_PROOF_TITLE, ..super::asymmetry::FIGURE.proof },
};

/// How strongly a place is coloured, −1 to 1: the cube root of the difference KL(p‖q) − KL(q‖p), of
/// which 2 nats count as full.
///
/// Next to q = p the difference grows with the third power of the distance; its cube root grows with
/// the distance itself, so that the sides are told apart right from the line where they meet.
pub fn shade(p: f64, q: f64) -> f64 {
    let heads = (p + q) * (p / q).ln();
    let tails = (2.0 - p - q) * ((1.0 - p) / (1.0 - q)).ln();
    ((heads + tails) / 2.0).cbrt()
}

/// The map: the same in every unit, as the picture is.
static MAP: LazyLock<Field> = LazyLock::new(|| Field::of_unit_square(SIDE, shade));

fn picture(scene: &Scene) -> Picture {
    let (p, q) = (scene.p.get(), scene.q.get());
    let line = |from, to| Mark::line(Hue::Ink, from, to);
    let words = |at, text, side| Mark::words(Hue::Ink, at, text, side);
    let side = if p < 0.5 { Side::Right } else { Side::Left };
    let marks = [
        line((0.0, 0.0), (1.0, 1.0)).about(Focus::Floor),
        line((0.0, 1.0), (1.0, 0.0)).about(Focus::Floor),
        words((0.5, 0.05), "→ +∞", Side::Above),
        words((0.5, 0.95), "→ +∞", Side::Below),
        words((0.02, 0.5), "→ −∞", Side::Right),
        words((0.98, 0.5), "→ −∞", Side::Left),
        Mark::line(Hue::P, (p, 0.0), (p, 1.0)).drawn(Stroke::Thin).about(Focus::P),
        Mark::line(Hue::Q, (0.0, q), (1.0, q)).drawn(Stroke::ThinDashed).about(Focus::Q),
        Mark::point(Hue::Gap, (p, q))
            .marked(Marker::Diamond)
            .labelled("(p, q)", side)
            .about(Focus::Gap)
            .changes("pq"),
    ];
    Picture::new(Axis::probability("p"), Axis::probability("q")).over(&MAP).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let (p, q) = (scene.p.get(), scene.q.get());
    let (kl, reverse) = (scene.measure(Measure::KlPq), scene.measure(Measure::KlQp));
    let coins = [("p", Spoken::Number(p)), ("q", Spoken::Number(q))];
    let (words, more) = if kl.is_infinite() && reverse.is_infinite() {
        (text::SQUARE_SENTENCE_CORNER, vec![])
    } else if kl.is_infinite() {
        (text::SQUARE_SENTENCE_FORWARD_INFINITE, vec![("rkl", Spoken::Quantity(reverse))])
    } else if reverse.is_infinite() {
        (text::SQUARE_SENTENCE_REVERSE_INFINITE, vec![("kl", Spoken::Quantity(kl))])
    } else if (kl - reverse).abs() <= 1e-7 * kl {
        (text::SQUARE_SENTENCE_SAME, vec![("kl", Spoken::Quantity(kl))])
    } else {
        let more = vec![
            ("kl", Spoken::Quantity(kl)),
            ("rkl", Spoken::Quantity(reverse)),
            ("apart", Spoken::Quantity((kl - reverse).abs())),
        ];
        let words = if kl > reverse {
            text::SQUARE_SENTENCE_FORWARD
        } else {
            text::SQUARE_SENTENCE_REVERSE
        };
        (words, more)
    };
    Sentence { words, slots: coins.into_iter().chain(more).collect() }
}

fn table(scene: &Scene) -> Table {
    Table::over(Parameter::Q, scene, &[Measure::KlPq, Measure::KlQp])
}
