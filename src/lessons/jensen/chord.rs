//! Jensen's inequality itself: weighted points on a curve, their centre of mass, and the gap between.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::sampling;
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Preset, ProofText, Readout, Reads, Row, RowHead,
    Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::lessons::points_on_curve::{self, SAMPLES};
use crate::measures::jensen::{CentreOfMass, Curvature, Function, Point};
use crate::proof::{Dimension, Focus, jensen_inequality};
use crate::state::{shown, weighted_points};
use crate::text::{jensen as text, jensen::formula, ui};

const GEOMETRIC: Start = Start::Points(Function::Log, &[(0.4, 0.5), (3.6, 0.5)]);

const MEAN: Symbol = Symbol { formula: formula::CHORD_SYMBOL_MEAN, name: text::CHORD_NAME_MEAN };
const MEAN_OF_F: Symbol =
    Symbol { formula: formula::CHORD_SYMBOL_MEAN_OF_F, name: text::CHORD_NAME_MEAN_OF_F };
const F_OF_MEAN: Symbol =
    Symbol { formula: formula::CHORD_SYMBOL_F_OF_MEAN, name: text::CHORD_NAME_F_OF_MEAN };
const GAP: Symbol = Symbol { formula: formula::CHORD_SYMBOL_GAP, name: text::CHORD_NAME_GAP };

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "jensen.chord",
    title: text::CHORD_TITLE,
    caption: text::CHORD_CAPTION,
    chart_label: text::CHORD_CHART_LABEL,
    parameters: &[],
    start: GEOMETRIC,
    presets: &[
        Preset { name: text::CHORD_PRESET_GEOMETRIC, at: GEOMETRIC },
        Preset {
            // q/p of the coins p = 0.8 and q = 0.3.
            name: text::CHORD_PRESET_RATIOS,
            at: Start::Points(Function::Log, &[(0.375, 0.8), (3.5, 0.2)]),
        },
        Preset {
            name: text::CHORD_PRESET_VARIANCE,
            at: Start::Points(Function::Square, &[(-0.5, 0.5), (1.5, 0.5)]),
        },
        Preset {
            name: text::CHORD_PRESET_HARMONIC,
            at: Start::Points(Function::Reciprocal, &[(0.25, 0.5), (1.0, 0.5)]),
        },
        Preset {
            name: text::CHORD_PRESET_EXPONENTIAL,
            at: Start::Points(Function::Exponential, &[(-1.5, 0.5), (1.5, 0.5)]),
        },
        Preset {
            name: text::CHORD_PRESET_MIXING,
            at: Start::Points(Function::XLogX, &[(0.2, 0.25), (1.5, 0.5), (3.6, 0.25)]),
        },
        Preset {
            name: text::CHORD_PRESET_SIX,
            at: Start::Points(
                Function::NegativeLog,
                &[(0.25, 0.1), (0.5, 0.2), (1.0, 0.3), (1.7, 0.2), (2.6, 0.1), (3.6, 0.1)],
            ),
        },
        Preset {
            name: ui::PRESET_SAME_POINTS,
            at: Start::Points(Function::Root, &[(1.5, 0.5), (1.5, 0.3), (1.5, 0.2)]),
        },
    ],
    readouts: &[
        Readout {
            reads: Reads::Own {
                id: "mean_of_f",
                symbol: MEAN_OF_F,
                value: |scene| centre(scene).y,
                dimension: Dimension::Number,
            },
            hue: Hue::P,
            focus: Some(Focus::Points),
        },
        Readout {
            reads: Reads::Own {
                id: "f_of_mean",
                symbol: F_OF_MEAN,
                value: |scene| centre(scene).on_curve,
                dimension: Dimension::Number,
            },
            hue: Hue::M,
            focus: Some(Focus::Curve),
        },
        Readout {
            reads: Reads::Own {
                id: "jensen_gap",
                symbol: GAP,
                value: |scene| centre(scene).gap,
                dimension: Dimension::Number,
            },
            hue: Hue::Gap,
            focus: Some(Focus::Gap),
        },
        Readout {
            reads: Reads::Own {
                id: "mean",
                symbol: MEAN,
                value: |scene| centre(scene).x,
                dimension: Dimension::Number,
            },
            hue: Hue::Muted,
            focus: Some(Focus::Mean),
        },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::CHORD_LEGEND_CURVE,
        },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Point(Marker::Round),
            formula: formula::CHORD_LEGEND_POINTS,
        },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Line(Stroke::Dotted),
            formula: formula::CHORD_LEGEND_LINE,
        },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Point(Marker::Diamond),
            formula: formula::CHORD_SYMBOL_F_OF_MEAN,
        },
        LegendEntry {
            hue: Hue::Gap,
            swatch: Swatch::Point(Marker::Diamond),
            formula: formula::CHORD_SYMBOL_MEAN_OF_F,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: formula::CHORD_SYMBOL_GAP },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::CHORD_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| {
            let points = &scene.points;
            jensen_inequality::of(points.function(), points.points()).unwrap_or_default()
        },
        points: None,
        points_caption: None,
        title: text::CHORD_PROOF_TITLE,
        claim: text::CHORD_PROOF_CLAIM,
        formula: formula::CHORD_CLAIM,
        lines: &[
            LineText {
                key: "mean-of-f",
                formula: formula::CHORD_SYMBOL_MEAN_OF_F,
                reason: text::CHORD_REASON_MEAN_OF_F,
            },
            LineText {
                key: "supporting-line",
                formula: formula::CHORD_MEAN_OF_LINE,
                reason: text::CHORD_REASON_LINE,
            },
            LineText {
                key: "split",
                formula: formula::CHORD_SPLIT,
                reason: text::CHORD_REASON_SPLIT,
            },
            LineText {
                key: "balance",
                formula: formula::CHORD_BALANCE,
                reason: text::CHORD_REASON_BALANCE,
            },
            LineText {
                key: "f-of-mean",
                formula: formula::CHORD_SYMBOL_F_OF_MEAN,
                reason: text::CHORD_REASON_F_OF_MEAN,
            },
        ],
        equalities: &[EqualityText { key: "coincide", words: text::CHORD_EQUALITY_COINCIDE }],
    },
};

/// The centre of mass of the points.
fn centre(scene: &Scene) -> CentreOfMass {
    points_on_curve::centre(scene.points.function(), scene.points.points())
}

/// The axes: they stand still unless a point goes where the curve is steep.
fn axes(scene: &Scene) -> (Axis, Axis) {
    /// Where log and 1/x begin to run away.
    const STEEP: f64 = 0.2;
    let function = scene.points.function();
    let (lo, hi) = weighted_points::range(function);
    let near = lo > 0.0 && scene.points.points().iter().all(|point| point.x >= STEEP);
    let heights = sampling::crowded(if near { STEEP } else { lo }, hi, SAMPLES);
    let y = Axis::over(heights.map(|x| function.value(x)), function.text());
    // Positive numbers are counted from 0.
    (Axis::new(lo.min(0.0), hi, "x"), y)
}

fn picture(scene: &Scene) -> Picture {
    let function = scene.points.function();
    let (x, y) = axes(scene);
    let (lo, hi) = weighted_points::range(function);
    let centre = centre(scene);
    // The centre of mass lies on the hollow side.
    let (hollow, outer) = match function.curvature() {
        Curvature::Convex => (Side::Above, Side::Below),
        Curvature::Concave => (Side::Below, Side::Above),
    };
    let mut marks =
        points_on_curve::marks(function, scene.points.points(), (lo, hi), (&x, &y));
    let mean = Mark::point(Hue::M, (centre.x, centre.on_curve)).about(Focus::Curve);
    if centre.gap > 0.0 {
        let side = if centre.x < (x.lo() + x.hi()) / 2.0 { Side::Right } else { Side::Left };
        let (from, to) = (centre.y.min(centre.on_curve), centre.y.max(centre.on_curve));
        let bracket = Mark::bracket(Hue::Gap, centre.x, from, to);
        let mass = Mark::point(Hue::Gap, (centre.x, centre.y)).marked(Marker::Diamond);
        marks.extend([
            bracket.labelled(shown::number(centre.gap, 3), side).about(Focus::Gap),
            mean.labelled("f(μ)", outer),
            mass.labelled("Σ w f(x)", hollow).about(Focus::Mean),
        ]);
    } else {
        marks.push(mean.labelled("f(μ) = Σ w f(x)", hollow));
    }
    marks.extend(handles(scene, outer));
    Picture::new(x, y).with_all(marks)
}

/// The points, as large as they weigh; those in one place share a label.
fn handles(scene: &Scene, side: Side) -> impl Iterator<Item = Mark> {
    let points = scene.points.points();
    points.iter().enumerate().map(move |(index, point)| {
        let at = (point.x, scene.points.function().value(point.x));
        let handle = Mark::point(Hue::P, at)
            .marked(Marker::of_weight(point.weight))
            .about(Focus::Points)
            .changes_one("x", index);
        let here = |other: &usize| points.get(*other).is_some_and(|other| other.x == point.x);
        let together: Vec<usize> = (0..points.len()).filter(here).collect();
        if together.first() == Some(&index) {
            let names: Vec<String> = together.into_iter().map(name).collect();
            handle.labelled(names.join(", "), side)
        } else {
            handle
        }
    })
}

/// The name of a point: x₁, x₂, …
fn name(index: usize) -> String {
    let digit = u32::try_from(index + 1).unwrap_or(0);
    format!("x{}", char::from_u32(u32::from('₀') + digit).unwrap_or('ᵢ'))
}

fn sentence(scene: &Scene) -> Sentence {
    let centre = centre(scene);
    let mean = ("mean", Spoken::Number(centre.y));
    let (at, mu) = (("at", Spoken::Number(centre.on_curve)), ("mu", Spoken::Number(centre.x)));
    if centre.gap == 0.0 {
        return Sentence { words: text::CHORD_SENTENCE_SAME, slots: vec![at, mu] };
    }
    let other = |value: f64| Some(("other", Spoken::Number(value)));
    let (words, other) = match scene.points.function() {
        // The geometric and the harmonic mean.
        Function::Log => (text::CHORD_SENTENCE_LOG, other(centre.y.exp())),
        Function::Reciprocal => (text::CHORD_SENTENCE_RECIPROCAL, other(centre.y.recip())),
        Function::NegativeLog => (text::CHORD_SENTENCE_NEGATIVE_LOG, None),
        Function::Square => (text::CHORD_SENTENCE_SQUARE, None),
        Function::Exponential => (text::CHORD_SENTENCE_EXPONENTIAL, None),
        Function::Root => (text::CHORD_SENTENCE_ROOT, None),
        Function::XLogX => (text::CHORD_SENTENCE_X_LOG_X, None),
    };
    let slots = [mean, at, mu, ("gap", Spoken::Number(centre.gap))];
    Sentence { words, slots: slots.into_iter().chain(other).collect() }
}

fn table(scene: &Scene) -> Table {
    let (function, centre) = (scene.points.function(), centre(scene));
    let row = |(index, point): (usize, &Point)| {
        let value = function.value(point.x);
        let line = points_on_curve::on_supporting_line(function, &centre, point.x);
        Row {
            head: RowHead::Named((index + 1).to_string()),
            values: vec![point.x, point.weight, value, line, (value - line).abs()],
        }
    };
    Table {
        heads: vec![
            Symbol::new(formula::CHORD_SYMBOL_POINT, text::CHORD_NAME_POINT),
            Symbol::new(formula::CHORD_SYMBOL_PLACE, text::CHORD_NAME_PLACE),
            Symbol::new(formula::CHORD_SYMBOL_WEIGHT, text::CHORD_NAME_WEIGHT),
            Symbol::new(formula::CHORD_SYMBOL_VALUE, text::CHORD_NAME_VALUE),
            Symbol::new(formula::CHORD_SYMBOL_LINE, text::CHORD_NAME_LINE),
            Symbol::new(formula::CHORD_SYMBOL_LOST, text::CHORD_NAME_LOST),
        ],
        rows: scene.points.points().iter().enumerate().map(row).collect(),
    }
}
