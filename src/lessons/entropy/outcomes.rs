//! More outcomes, more surprise: entropy as an area, under its ceiling log K.

use super::curve;
use crate::charts::picture::{Hue, Mark, Picture, Side, Stroke};
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads,
    Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::lessons::{coin_marks, english_letters, surprisal_blocks};
use crate::measures::{Distribution, Measure, entropy, kullback_leibler};
use crate::proof::{Dimension, Focus, entropy_bounds};
use crate::text::{entropy as text, entropy::formula, ui};

const LOADED_DIE: Start = Start::Distribution(&[0.1, 0.1, 0.1, 0.1, 0.1, 0.5], "");

const ENGLISH: Start = Start::Distribution(english_letters::PERCENT, english_letters::LETTERS);

/// Jamo of the preamble of the Constitution of the Republic of Korea, counted: the 26 most frequent.
const JAMO: Start = Start::Distribution(
    &[
        114.0, 70.0, 53.0, 50.0, 48.0, 43.0, 39.0, 34.0, 33.0, 29.0, 27.0, 24.0, 23.0, 21.0, 20.0,
        19.0, 18.0, 16.0, 16.0, 15.0, 9.0, 8.0, 8.0, 7.0, 6.0, 6.0,
    ],
    "ㅇㄱㄴㅏㄹㅎㅣㅗㅡㅈㅓㅕㅜㅁㅘㄷㅂㅅㅢㅔㅐㅠㅚㅊㅌㅍ",
);

/// The curve's proof is that of two outcomes: but for its last line, the same.
const OF_A_COIN: &[LineText] = curve::FIGURE.proof.lines;

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "entropy.outcomes",
    title: text::OUTCOMES_TITLE,
    caption: text::OUTCOMES_CAPTION,
    chart_label: text::OUTCOMES_CHART_LABEL,
    parameters: &[Parameter::P],
    start: LOADED_DIE,
    presets: &[
        Preset { name: ui::PRESET_LOADED_DIE, at: LOADED_DIE },
        Preset { name: ui::PRESET_DIE, at: Start::Distribution(&[1.0; 6], "") },
        Preset { name: ui::PRESET_FAIR_COIN, at: Start::Distribution(&[1.0; 2], "") },
        Preset { name: ui::PRESET_MARBLES, at: Start::Distribution(&[0.8, 0.1, 0.1], "") },
        Preset {
            name: ui::PRESET_WEATHER,
            at: Start::Distribution(&[0.5, 0.25, 0.125, 0.125], "☀☁☂❄"),
        },
        Preset {
            name: text::OUTCOMES_PRESET_EQUAL,
            at: Start::Distribution(&[1.0; 26], "abcdefghijklmnopqrstuvwxyz"),
        },
        Preset { name: ui::PRESET_ENGLISH, at: ENGLISH },
        Preset { name: text::OUTCOMES_PRESET_JAMO, at: JAMO },
    ],
    readouts: &[
        Readout { reads: Reads::Outcomes(Measure::EntropyP), hue: Hue::P, focus: Some(Focus::Gap) },
        Readout {
            reads: Reads::Own {
                id: "log_K",
                symbol: Symbol {
                    formula: formula::OUTCOMES_ALL_OUTCOMES,
                    name: text::OUTCOMES_NAME_CEILING,
                },
                value: ceiling,
                dimension: Dimension::Information,
            },
            hue: Hue::Muted,
            focus: Some(Focus::Ceiling),
        },
        Readout {
            reads: Reads::Own {
                id: "log_K_less_H",
                symbol: Symbol { formula: formula::OUTCOMES_GAP, name: text::OUTCOMES_NAME_GAP },
                value: gap,
                dimension: Dimension::Information,
            },
            hue: Hue::Gap,
            focus: Some(Focus::SecondGap),
        },
        Readout {
            reads: Reads::Own {
                id: "effective_outcomes",
                symbol: Symbol {
                    formula: formula::OUTCOMES_EFFECTIVE,
                    name: text::OUTCOMES_NAME_EFFECTIVE,
                },
                value: effective,
                dimension: Dimension::Number,
            },
            hue: Hue::Muted,
            focus: None,
        },
    ],
    legend: &[
        LegendEntry { hue: Hue::P, swatch: Swatch::Area, formula: ui::formula::TERM_P },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Solid),
            formula: ui::formula::MEASURE_H_P,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Line(Stroke::ThinDashed),
            formula: formula::OUTCOMES_ALL_OUTCOMES,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: formula::OUTCOMES_GAP },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::OUTCOMES_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| entropy_bounds::of(scene.outcomes.p()),
        points: Some(|scene| entropy_bounds::points_of(scene.outcomes.p())),
        points_caption: Some(text::OUTCOMES_PROOF_PICTURE),
        title: text::OUTCOMES_PROOF_TITLE,
        claim: text::OUTCOMES_PROOF_CLAIM,
        formula: formula::OUTCOMES_CLAIM,
        lines: &[
            OF_A_COIN[0],
            OF_A_COIN[1],
            OF_A_COIN[2],
            OF_A_COIN[3],
            OF_A_COIN[4],
            LineText {
                key: "all-outcomes",
                formula: formula::OUTCOMES_ALL_OUTCOMES,
                reason: text::OUTCOMES_REASON_ALL_OUTCOMES,
            },
        ],
        equalities: &[
            EqualityText { key: "certain", words: text::OUTCOMES_EQUALITY_CERTAIN },
            EqualityText { key: "uniform", words: text::OUTCOMES_EQUALITY_UNIFORM },
        ],
    },
};

/// log K, in the scene's unit.
fn ceiling(scene: &Scene) -> f64 {
    scene.unit.from_nats((scene.outcomes.count() as f64).ln())
}

/// log K − H(p) = KL(p‖uniform), in the scene's unit: as a divergence nothing cancels.
fn gap(scene: &Scene) -> f64 {
    let uniform = Distribution::uniform(scene.outcomes.count());
    // Both have the same outcomes by construction.
    let nats = kullback_leibler::of(scene.outcomes.p(), &uniform).unwrap_or(0.0);
    scene.unit.from_nats(nats)
}

/// How many equal outcomes have the same entropy.
fn effective(scene: &Scene) -> f64 {
    entropy::of(scene.outcomes.p()).exp()
}

fn picture(scene: &Scene) -> Picture {
    let (h, ceiling, gap) = (scene.outcomes_measure(Measure::EntropyP), ceiling(scene), gap(scene));
    let room = 1.25 * (scene.outcomes.count() as f64).ln();
    let mut marks: Vec<Mark> = surprisal_blocks::of_truth(scene).collect();
    let level = surprisal_blocks::level;
    marks.push(level(Hue::Muted, ceiling, "log K", Side::Above, Focus::Ceiling));
    // Over blocks of its own colour only a full line is seen.
    let mean = level(Hue::P, h, "H(p)", Side::Below, Focus::Gap).drawn(Stroke::Solid);
    marks.push(mean);
    if ceiling > h {
        let label = coin_marks::gap("log K − H(p)", gap);
        let bracket = Mark::bracket(Hue::Gap, 0.5, h, ceiling).labelled(label, Side::Right);
        marks.push(bracket.about(Focus::SecondGap));
    }
    let y = surprisal_blocks::heights(scene, room);
    Picture::new(surprisal_blocks::axis(scene), y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let (h, ceiling) = (scene.outcomes_measure(Measure::EntropyP), ceiling(scene));
    let count = ("k", Spoken::Number(scene.outcomes.count() as f64));
    let top = ("ceiling", Spoken::Quantity(ceiling));
    if h == 0.0 {
        Sentence { words: text::OUTCOMES_SENTENCE_CERTAIN, slots: vec![count, top] }
    } else if gap(scene) == 0.0 {
        Sentence { words: text::OUTCOMES_SENTENCE_UNIFORM, slots: vec![count, top] }
    } else {
        let slots = vec![
            count,
            top,
            ("h", Spoken::Quantity(h)),
            ("share", Spoken::Percent((h / ceiling).min(1.0))),
            ("effective", Spoken::Number(effective(scene))),
        ];
        Sentence { words: text::OUTCOMES_SENTENCE, slots }
    }
}

fn table(scene: &Scene) -> Table {
    let mass = |index: usize| scene.number("p", index);
    Table::of_outcomes(
        scene,
        &[
            (Symbol::new(ui::formula::MASS_P, ui::MASS_P), &mass),
            (Symbol::new(ui::formula::SURPRISAL_P, ui::SURPRISAL_P), &|index| {
                scene.surprisal(mass(index))
            }),
            (Symbol::new(ui::formula::TERM_P, ui::TERM_P), &|index| {
                scene.unit.from_nats(entropy::term(mass(index)))
            }),
        ],
    )
}
