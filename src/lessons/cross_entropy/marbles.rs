//! The bag of marbles: cross-entropy outcome by outcome, as an area.

use super::tangent;
use crate::charts::picture::{Hue, Mark, Picture, Side};
use crate::figure::{
    Figure, LegendEntry, Parameter, Preset, ProofText, Readout, Reads, Scene, Sentence, Spoken,
    Start, Swatch, Symbol, Table,
};
use crate::lessons::{coin_marks, surprisal_blocks};
use crate::measures::Measure;
use crate::proof::{Focus, gibbs_inequality};
use crate::text::{cross_entropy as text, ui};

const MARBLES: Start = Start::Outcomes(&[0.8, 0.1, 0.1], &[0.2, 0.2, 0.6]);

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "cross-entropy.marbles",
    title: text::MARBLES_TITLE,
    caption: text::MARBLES_CAPTION,
    chart_label: text::MARBLES_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: MARBLES,
    presets: &[
        Preset { name: ui::PRESET_MARBLES, at: MARBLES },
        Preset {
            name: text::MARBLES_PRESET_FLOOR,
            at: Start::Outcomes(&[0.5, 0.2, 0.2, 0.1], &[0.4, 0.2, 0.2, 0.2]),
        },
        Preset {
            name: ui::PRESET_LOADED_DIE,
            at: Start::Outcomes(
                &[0.1, 0.1, 0.1, 0.1, 0.1, 0.5],
                &[1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0, 1.0 / 6.0],
            ),
        },
        Preset {
            name: ui::PRESET_ONE_CERTAIN,
            at: Start::Outcomes(&[0.0, 1.0, 0.0], &[0.2, 0.7, 0.1]),
        },
        Preset {
            name: ui::PRESET_ZERO_IN_Q,
            at: Start::Outcomes(&[0.7, 0.2, 0.1], &[0.6, 0.4, 0.0]),
        },
    ],
    readouts: &[
        Readout {
            reads: Reads::Outcomes(Measure::CrossEntropyPq),
            hue: Hue::Q,
            focus: Some(Focus::Q),
        },
        Readout {
            reads: Reads::Outcomes(Measure::EntropyP),
            hue: Hue::P,
            focus: Some(Focus::Floor),
        },
        Readout { reads: Reads::Outcomes(Measure::KlPq), hue: Hue::Gap, focus: Some(Focus::Gap) },
        Readout { reads: Reads::Outcomes(Measure::EntropyQ), hue: Hue::Muted, focus: None },
    ],
    legend: &[
        LegendEntry { hue: Hue::P, swatch: Swatch::Area, formula: ui::formula::TERM_P },
        LegendEntry { hue: Hue::Q, swatch: Swatch::Area, formula: ui::formula::TERM_PQ },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: ui::formula::MEASURE_KL_PQ },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::MARBLES_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| {
            gibbs_inequality::of(scene.outcomes.p(), scene.outcomes.q()).unwrap_or_default()
        },
        points: Some(|scene| {
            let points = gibbs_inequality::points_of(scene.outcomes.p(), scene.outcomes.q());
            points.unwrap_or_default()
        }),
        title: text::MARBLES_PROOF_TITLE,
        ..tangent::FIGURE.proof
    },
};

fn picture(scene: &Scene) -> Picture {
    let (h, cross) = (
        scene.outcomes_measure(Measure::EntropyP),
        scene.outcomes_measure(Measure::CrossEntropyPq),
    );
    let kl = scene.outcomes_measure(Measure::KlPq);
    let y = surprisal_blocks::heights(scene, 2.5);
    let mut marks: Vec<Mark> = surprisal_blocks::of_truth(scene).collect();
    marks.extend(surprisal_blocks::of_model(scene));
    marks.push(surprisal_blocks::level(Hue::P, h, "H(p)", Side::Below, Focus::Floor));
    if cross.is_finite() {
        marks.push(surprisal_blocks::level(Hue::Q, cross, "H(p, q)", Side::Above, Focus::Q));
    }
    if kl > 0.0 {
        let label = coin_marks::gap("KL(p‖q)", kl);
        let bracket = Mark::bracket(Hue::Gap, 0.5, h, cross).labelled(label, Side::Right);
        marks.push(bracket.about(Focus::Gap));
    }
    Picture::new(surprisal_blocks::axis(scene), y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let quantity = |measure| Spoken::Quantity(scene.outcomes_measure(measure));
    let (h, ce) = (quantity(Measure::EntropyP), quantity(Measure::CrossEntropyPq));
    let kl = scene.outcomes_measure(Measure::KlPq);
    let cause = Reads::Outcomes(Measure::KlPq).infinity_cause(scene);
    match cause {
        Some(cause) => Sentence {
            words: text::MARBLES_SENTENCE_INFINITE,
            slots: vec![("outcome", Spoken::Cause(cause)), ("h", h)],
        },
        None if kl == 0.0 => {
            Sentence { words: text::MARBLES_SENTENCE_EQUAL, slots: vec![("h", h)] }
        }
        None => Sentence {
            words: text::MARBLES_SENTENCE,
            slots: vec![("ce", ce), ("h", h), ("kl", Spoken::Quantity(kl))],
        },
    }
}

fn table(scene: &Scene) -> Table {
    let (p, q) = (|index| scene.number("p", index), |index| scene.number("q", index));
    let term = |index: usize| {
        let (p, q) = (p(index), q(index));
        if p == 0.0 { 0.0 } else { scene.unit.from_nats(-p * q.ln()) + 0.0 }
    };
    Table::of_outcomes(
        scene,
        &[
            (Symbol::new(ui::formula::MASS_P, ui::MASS_P), &p),
            (Symbol::new(ui::formula::MASS_Q, ui::MASS_Q), &q),
            (Symbol::new(ui::formula::SURPRISAL_Q, ui::SURPRISAL_Q), &|index| {
                scene.surprisal(q(index))
            }),
            (Symbol::new(ui::formula::TERM_PQ, ui::TERM_PQ), &term),
        ],
    )
}
