//! Zeros: the support A of p, and the two places where the information inequality gives something
//! away.

use std::sync::Arc;

use super::asymmetry;
use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Picture, Side, Stroke};
use crate::figure::{
    Figure, LegendEntry, Parameter, Preset, ProofText, Readout, Reads, Scene, Sentence, Spoken,
    Start, Swatch, Symbol, Table,
};
use crate::lessons::kept::Kept;
use crate::lessons::{coin_marks, outcome_bars};
use crate::measures::Measure;
use crate::proof::outcome::Outcome;
use crate::proof::{Dimension, Focus, JensenPicture, Proof, information_inequality};
use crate::state::outcomes::Outcomes;
use crate::text::{kl as text, kl::formula, ui};

const TIGHT: Start = Start::Outcomes(&[0.5, 0.5, 0.0], &[0.4, 0.4, 0.2]);

/// How deep below 0 the support is marked, as a share of the height of the chart.
const BAND: f64 = 0.18;

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "kl.support",
    title: text::SUPPORT_TITLE,
    caption: text::SUPPORT_CAPTION,
    chart_label: text::SUPPORT_CHART_LABEL,
    parameters: &[Parameter::P, Parameter::Q],
    start: TIGHT,
    presets: &[
        Preset { name: text::SUPPORT_PRESET_TIGHT, at: TIGHT },
        Preset {
            name: text::SUPPORT_PRESET_SAME,
            at: Start::Outcomes(&[0.2, 0.3, 0.5], &[0.4, 0.4, 0.2]),
        },
        Preset {
            name: text::SUPPORT_PRESET_BOTH,
            at: Start::Outcomes(&[0.7, 0.3, 0.0], &[0.4, 0.4, 0.2]),
        },
        Preset {
            name: ui::PRESET_ZERO_IN_Q,
            at: Start::Outcomes(&[0.2, 0.2, 0.2, 0.4], &[0.0, 0.5, 0.1, 0.4]),
        },
        Preset {
            name: ui::PRESET_BOTH_ZEROS,
            at: Start::Outcomes(&[0.6, 0.4, 0.0], &[0.0, 0.7, 0.3]),
        },
        Preset {
            name: ui::PRESET_DISJOINT_OUTCOMES,
            at: Start::Outcomes(&[1.0, 0.0, 0.0], &[0.0, 0.5, 0.5]),
        },
        Preset {
            name: text::SUPPORT_PRESET_EQUAL,
            at: Start::Outcomes(&[0.5, 0.5, 0.0], &[0.5, 0.5, 0.0]),
        },
    ],
    readouts: &[
        Readout { reads: Reads::Outcomes(Measure::KlPq), hue: Hue::Gap, focus: Some(Focus::Gap) },
        Readout {
            reads: Reads::Own {
                id: "KL_jensen",
                symbol: Symbol {
                    formula: formula::SUPPORT_SYMBOL_JENSEN,
                    name: text::SUPPORT_NAME_JENSEN,
                },
                value: |scene| lost(scene, "jensen"),
                dimension: Dimension::Information,
            },
            hue: Hue::Gap,
            focus: Some(Focus::Points),
        },
        Readout {
            reads: Reads::Own {
                id: "KL_outside",
                symbol: Symbol {
                    formula: formula::SUPPORT_SYMBOL_OUTSIDE,
                    name: text::SUPPORT_NAME_OUTSIDE,
                },
                value: |scene| lost(scene, "all-outcomes"),
                dimension: Dimension::Information,
            },
            hue: Hue::Gap,
            focus: Some(Focus::Floor),
        },
        Readout {
            reads: Reads::Own {
                id: "q_A",
                symbol: Symbol {
                    formula: formula::SUPPORT_SYMBOL_KEPT,
                    name: text::SUPPORT_NAME_KEPT,
                },
                value: |scene| points(scene).mean,
                dimension: Dimension::Number,
            },
            hue: Hue::Q,
            focus: Some(Focus::Mean),
        },
        Readout {
            reads: Reads::Outcomes(Measure::KlQp),
            hue: Hue::Gap,
            focus: Some(Focus::Reverse),
        },
    ],
    legend: &[
        LegendEntry { hue: Hue::P, swatch: Swatch::Area, formula: ui::formula::MASS_P },
        LegendEntry { hue: Hue::Q, swatch: Swatch::Area, formula: ui::formula::MASS_Q },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::SUPPORT_LEGEND_SUPPORT,
        },
        LegendEntry {
            hue: Hue::Gap,
            swatch: Swatch::Area,
            formula: formula::SUPPORT_LEGEND_OUTSIDE,
        },
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Line(Stroke::Thin),
            formula: formula::SUPPORT_LEGEND_GIVEN,
        },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::SUPPORT_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: proof,
        points: Some(points),
        points_caption: Some(text::SUPPORT_PROOF_PICTURE),
        title: text::SUPPORT_PROOF_TITLE,
        claim: text::SUPPORT_PROOF_CLAIM,
        ..asymmetry::FIGURE.proof
    },
};

thread_local! {
    /// The proof at each pair of distributions.
    static PROOFS: Kept<Arc<Outcomes>, Proof> = const { Kept::new() };
}

fn proof(scene: &Scene) -> Proof {
    // Two readouts and the sentence ask for it too.
    PROOFS.with(|kept| {
        kept.of(Arc::clone(&scene.outcomes), |outcomes| {
            information_inequality::of(outcomes.p(), outcomes.q()).unwrap_or_default()
        })
    })
}

fn points(scene: &Scene) -> JensenPicture {
    information_inequality::points_of(scene.outcomes.p(), scene.outcomes.q())
        .unwrap_or_default()
}

/// What a line of the proof gives away, in the scene's unit.
fn lost(scene: &Scene, key: &str) -> f64 {
    let proof = proof(scene);
    let line = proof.lines.iter().find(|line| line.key == key);
    line.map_or(0.0, |line| scene.unit.from_nats(line.slack))
}

/// 1 − q(A): what q gives to outcomes that p rules out.
fn outside(scene: &Scene) -> f64 {
    outcome_bars::masses(scene).filter(|(p, _)| *p == 0.0).map(|(_, q)| q).sum()
}

fn picture(scene: &Scene) -> Picture {
    let (kept, outside) = (points(scene).mean, outside(scene));
    // q given A, where that is another distribution than q.
    let is_given = kept > 0.0 && outside > 0.0;
    let given = |p: f64, q: f64| if is_given && p > 0.0 { (q / kept).min(1.0) } else { 0.0 };
    let highest =
        outcome_bars::masses(scene).map(|(p, q)| p.max(q).max(given(p, q))).fold(0.0, f64::max);
    let top = outcome_bars::top(highest);

    let mut marks = Vec::new();
    for (index, (p, q)) in outcome_bars::masses(scene).enumerate() {
        if p == 0.0 {
            let left = index as f64;
            let column = vec![(left, 0.0, top), (left + 1.0, 0.0, top)];
            marks.push(Mark::area(Hue::Muted, column));
            marks.push(Mark::bar(Hue::Gap, outcome_bars::of_model(index), q).about(Focus::Floor));
        }
    }
    marks.extend(outcome_bars::bars(scene));
    for (index, (p, q)) in outcome_bars::masses(scene).enumerate() {
        let height = given(p, q);
        if height > 0.0 {
            let level = outcome_bars::level(Hue::Q, index, height).drawn(Stroke::Thin);
            marks.push(level.about(Focus::Points));
        }
    }
    marks.extend(brackets(scene, top, kept));
    let most = outcome_bars::masses(scene)
        .enumerate()
        .filter(|(_, (p, q))| *p == 0.0 && *q > 0.0)
        .max_by(|(_, (_, one)), (_, (_, other))| one.total_cmp(other));
    if let Some((index, (_, q))) = most {
        let (left, right) = outcome_bars::of_model(index);
        let label = coin_marks::gap("1 − q(A)", outside);
        let words = Mark::words(Hue::Gap, ((left + right) / 2.0, q), label, Side::Above);
        marks.push(words.about(Focus::Floor));
    }
    marks.extend(escapes(scene));
    let y = Axis::new(-BAND * top, top, "p(x), q(x)");
    Picture::new(outcome_bars::axis(scene), y).with_all(marks)
}

/// The outcomes of A, in runs of neighbours: where each begins and ends on the axis.
fn runs(scene: &Scene) -> Vec<(f64, f64)> {
    let mut runs: Vec<(f64, f64)> = Vec::new();
    for (index, (p, _)) in outcome_bars::masses(scene).enumerate() {
        let left = index as f64;
        match runs.last_mut() {
            _ if p == 0.0 => {}
            Some((_, right)) if *right == left => *right = left + 1.0,
            _ => runs.push((left, left + 1.0)),
        }
    }
    runs
}

/// The brackets under A, and under the widest of them what q keeps there.
fn brackets(scene: &Scene, top: f64, kept: f64) -> Vec<Mark> {
    let (stem, arm) = (-0.35 * BAND * top, -0.08 * BAND * top);
    let runs = runs(scene);
    let width = |&(left, right): &(f64, f64)| right - left;
    let mut marks: Vec<Mark> = runs
        .iter()
        .flat_map(|&(left, right)| {
            let (left, right) = (left + 0.08, right - 0.08);
            [
                ((left, arm), (left, stem)),
                ((left, stem), (right, stem)),
                ((right, stem), (right, arm)),
            ]
        })
        .map(|(from, to)| Mark::line(Hue::P, from, to).about(Focus::Gap))
        .collect();
    // Of equally wide ones the first.
    let widest = runs.iter().rev().max_by(|one, other| width(one).total_cmp(&width(other)));
    if let Some((left, right)) = widest {
        let label = coin_marks::gap("q(A)", kept);
        let words = Mark::words(Hue::Q, ((left + right) / 2.0, stem), label, Side::Below);
        marks.push(words.about(Focus::Mean));
    }
    marks
}

/// The arrows to ∞ over the outcomes that make a divergence infinite.
fn escapes(scene: &Scene) -> impl Iterator<Item = Mark> {
    let cause = |is: fn((f64, f64)) -> bool| outcome_bars::masses(scene).position(is);
    let count = scene.outcomes.count() as f64;
    let arrow = move |(index, text, focus): (usize, &str, Focus)| {
        let x = index as f64 + 0.5;
        let side = if 2.0 * x < count { Side::Right } else { Side::Left };
        Mark::escape(Hue::Gap, x, text, side).about(focus)
    };
    let forward = cause(|(p, q)| p > 0.0 && q == 0.0);
    let reverse = cause(|(p, q)| q > 0.0 && p == 0.0);
    let forward = forward.map(|index| (index, "KL(p‖q) = ∞", Focus::Gap));
    let reverse = reverse.map(|index| (index, "KL(q‖p) = ∞", Focus::Reverse));
    forward.into_iter().chain(reverse).map(arrow)
}

fn sentence(scene: &Scene) -> Sentence {
    let equalities = proof(scene).equalities;
    let is_met = |key| equalities.iter().any(|equality| equality.key == key && equality.met);
    let loss = |key| Spoken::Quantity(lost(scene, key));
    let measure = |measure| Spoken::Quantity(scene.outcomes_measure(measure));
    let cause = |measure| Reads::Outcomes(measure).infinity_cause(scene).map(Spoken::Cause);
    let kept = points(scene).mean;
    let kept_slot = ("kept", Spoken::Number(kept));
    let (words, slots) = match (cause(Measure::KlPq), cause(Measure::KlQp)) {
        (None, None) if is_met("equal") => (text::SUPPORT_SENTENCE_EQUAL, vec![]),
        (None, None) => (
            text::SUPPORT_SENTENCE_SAME,
            vec![("kl", measure(Measure::KlPq)), ("rkl", measure(Measure::KlQp))],
        ),
        (None, Some(other)) if is_met("ratio-constant") => (
            text::SUPPORT_SENTENCE_TIGHT,
            vec![
                ("kl", measure(Measure::KlPq)),
                ("out", Spoken::Number(outside(scene))),
                kept_slot,
                ("other", other),
            ],
        ),
        (None, Some(other)) => (
            text::SUPPORT_SENTENCE_BOTH,
            vec![
                ("kl", measure(Measure::KlPq)),
                ("jensen", loss("jensen")),
                ("outside", loss("all-outcomes")),
                kept_slot,
                ("other", other),
            ],
        ),
        (Some(outcome), None) => (
            text::SUPPORT_SENTENCE_RULED_OUT,
            vec![("outcome", outcome), ("rkl", measure(Measure::KlQp))],
        ),
        (Some(outcome), Some(other)) if kept == 0.0 => {
            (text::SUPPORT_SENTENCE_DISJOINT, vec![("outcome", outcome), ("other", other)])
        }
        (Some(outcome), Some(other)) => (
            text::SUPPORT_SENTENCE_EACH,
            vec![
                ("outcome", outcome),
                ("other", other),
                ("outside", loss("all-outcomes")),
                kept_slot,
            ],
        ),
    };
    Sentence { words, slots }
}

fn table(scene: &Scene) -> Table {
    let outcomes = Outcome::of(scene.outcomes.p(), scene.outcomes.q()).unwrap_or_default();
    let is_in = |index: usize| scene.number("p", index) > 0.0;
    let ratio = |index: usize| scene.number("q", index) / scene.number("p", index);
    let term = |index: usize| match outcomes.get(index) {
        Some(x) if is_in(index) => {
            scene.unit.from_nats((x.p.value * x.log_p_over_q()).number) + 0.0
        }
        _ => 0.0,
    };
    Table::of_outcomes(
        scene,
        &[
            (Symbol::new(ui::formula::MASS_P, ui::MASS_P), &|index| scene.number("p", index)),
            (Symbol::new(ui::formula::MASS_Q, ui::MASS_Q), &|index| scene.number("q", index)),
            (Symbol::new(formula::SUPPORT_IN, text::SUPPORT_NAME_IN), &|index| {
                f64::from(u8::from(is_in(index)))
            }),
            (Symbol::new(formula::SUPPORT_RATIO, text::SUPPORT_NAME_RATIO), &|index| {
                if is_in(index) { ratio(index) } else { f64::NAN }
            }),
            (Symbol::new(formula::SUPPORT_TERM, text::SUPPORT_NAME_TERM), &term),
        ],
    )
}
