//! The average speed-up trap: layers made faster, and how much faster that makes the whole.

use super::rates::in_picture;
use crate::charts::axis::Axis;
use crate::charts::picture::{HandleScale, Hue, Mark, Marker, Picture, Side, Stroke};
use crate::figure::{
    Bridge, DialText, EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText,
    Readout, Row, RowHead, Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::lessons::points_on_curve;
use crate::measures::jensen::{CentreOfMass, Function, Point};
use crate::proof::{Focus, jensen_inequality};
use crate::state::dials::Dial;
use crate::state::shown;
use crate::state::subject::Subject;
use crate::state::weighted_points::WeightedPoints;
use crate::text::{Localised, compression as text, compression::formula};

/// What share of the time each layer took before, and how many times as fast it has become.
///
/// Shares are divided by their sum, so any numbers do. Below 1 a layer has become slower.
const DIALS: &[Dial] = &[
    Dial::logarithmic("t", 0.01, 1000.0, 10.0).in_each_row(),
    Dial::logarithmic("delta", 0.1, 1000.0, 2.0).in_each_row(),
];

const TRUE: Symbol = Symbol::new(formula::LAYERS_SYMBOL_TRUE, text::LAYERS_NAME_TRUE);
const ADVERTISED: Symbol =
    Symbol::new(formula::LAYERS_SYMBOL_ADVERTISED, text::LAYERS_NAME_ADVERTISED);
const SHARE: Symbol = Symbol::new(formula::LAYERS_SHARE, text::LAYERS_NAME_SHARE);
const SPEED_UP: Symbol = Symbol::new(formula::LAYERS_SPEED_UP, text::LAYERS_NAME_SPEED_UP);

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "compression.layers",
    title: text::LAYERS_TITLE,
    caption: text::LAYERS_CAPTION,
    chart_label: text::LAYERS_CHART_LABEL,
    parameters: &[dial(&DIALS[0], SHARE), dial(&DIALS[1], SPEED_UP)],
    start: HALF,
    presets: &[
        Preset { name: text::LAYERS_PRESET_HALF, at: HALF },
        preset(text::LAYERS_PRESET_MOST, &[90.0, 20.0, 10.0, 1.0]),
        preset(text::LAYERS_PRESET_LITTLE, &[5.0, 100.0, 95.0, 1.0]),
        preset(text::LAYERS_PRESET_SLOWER, &[50.0, 4.0, 50.0, 0.5]),
        preset(text::LAYERS_PRESET_FOUR, &[40.0, 1.5, 30.0, 2.0, 20.0, 3.0, 10.0, 8.0]),
        preset(text::LAYERS_PRESET_ALIKE, &[60.0, 2.0, 30.0, 2.0, 10.0, 2.0]),
    ],
    readouts: &[
        Readout::number("speed_up", TRUE, |scene| centre(scene).on_curve, Hue::M, Focus::Curve),
        Readout::number("advertised", ADVERTISED, |scene| centre(scene).y, Hue::P, Focus::Points),
        Readout::number(
            "overstated",
            Symbol::new(formula::LAYERS_SYMBOL_GAP, text::LAYERS_NAME_GAP),
            |scene| centre(scene).gap,
            Hue::Gap,
            Focus::Gap,
        ),
        Readout::number(
            "time_left",
            Symbol::new(formula::LAYERS_SYMBOL_LEFT, text::LAYERS_NAME_LEFT),
            |scene| centre(scene).x,
            Hue::Muted,
            Focus::Mean,
        ),
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::LAYERS_LEGEND_CURVE,
        },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Line(Stroke::Dotted),
            formula: formula::LAYERS_LEGEND_LINE,
        },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Point(Marker::Diamond),
            formula: formula::LAYERS_SYMBOL_TRUE,
        },
        LegendEntry {
            hue: Hue::Gap,
            swatch: Swatch::Point(Marker::Diamond),
            formula: formula::LAYERS_SYMBOL_ADVERTISED,
        },
    ],
    picture,
    sentence,
    table,
    table_caption: text::LAYERS_TABLE_CAPTION,
    run: None,
    beside: None,
    bridge: Some(bridge),
    proof: ProofText {
        check: |scene| {
            jensen_inequality::of(Function::Reciprocal, &points(scene)).unwrap_or_default()
        },
        points: None,
        points_caption: None,
        title: text::LAYERS_PROOF_TITLE,
        claim: text::LAYERS_PROOF_CLAIM,
        formula: formula::LAYERS_CLAIM,
        lines: &[
            LineText::new("mean-of-f", formula::LAYERS_SYMBOL_ADVERTISED, text::LAYERS_REASON_ADVERTISED),
            LineText::new("supporting-line", formula::LAYERS_MEAN_OF_LINE, text::LAYERS_REASON_LINE),
            LineText::new("split", formula::LAYERS_SPLIT, text::LAYERS_REASON_SPLIT),
            LineText::new("balance", formula::LAYERS_BALANCE, text::LAYERS_REASON_BALANCE),
            LineText::new("f-of-mean", formula::LAYERS_SYMBOL_TRUE, text::LAYERS_REASON_TRUE),
        ],
        equalities: &[EqualityText { key: "coincide", words: text::LAYERS_EQUALITY_ALIKE }],
    },
};

/// Half of the time made ten times as fast.
const HALF: Start = Start::Dials(DIALS, &[50.0, 10.0, 50.0, 1.0]);

const fn preset(name: Localised, values: &'static [f64]) -> Preset {
    Preset { name, at: Start::Dials(DIALS, values) }
}

const fn dial(dial: &'static Dial, symbol: Symbol) -> Parameter {
    Parameter::Dial(DialText { dial, symbol, hue: Hue::P, choices: &[], needs: None })
}

/// A layer: its share of the time before, as it was typed, and its speed-up.
fn layers(scene: &Scene) -> impl Iterator<Item = (f64, f64)> + '_ {
    let number = |key, row| scene.dials.get_in(key, row).unwrap_or(1.0);
    (0..scene.dials.rows()).map(move |row| (number("t", row), number("delta", row)))
}

/// The layers as points under 1/x: what is left of a layer's time, weighed by its share. There the height
/// of the curve is the speed-up.
fn points(scene: &Scene) -> Vec<Point> {
    layers(scene).map(|(weight, delta)| Point { x: delta.recip(), weight }).collect()
}

/// x is the time that is left, y the mean of the speed-ups, and the curve at x the speed-up of the whole.
fn centre(scene: &Scene) -> CentreOfMass {
    points_on_curve::centre(Function::Reciprocal, &points(scene))
}

/// Where the picture ends above, in coarse steps, so that it stands still while a point is dragged.
const TOPS: [f64; 8] = [3.0, 6.0, 12.0, 25.0, 60.0, 120.0, 250.0, 600.0];
const HIGHEST: f64 = 1200.0;
/// Where it ends on the right: beyond 1 only where a layer has become slower.
const ENDS: [f64; 3] = [1.0, 2.0, 5.0];
const FARTHEST: f64 = 10.0;

fn picture(scene: &Scene) -> Picture {
    let (points, centre) = (points(scene), centre(scene));
    let fastest = layers(scene).map(|(_, delta)| delta).fold(1.0, f64::max);
    let top = TOPS.into_iter().find(|top| fastest <= 0.92 * top).unwrap_or(HIGHEST);
    let slowest = points.iter().map(|point| point.x).fold(0.0, f64::max);
    let end = ENDS.into_iter().find(|end| slowest <= *end).unwrap_or(FARTHEST);
    let x = if end == 1.0 { Axis::probability("1/δ") } else { Axis::new(0.0, end, "1/δ") };
    let y = Axis::new(0.0, top, "δ");
    let range = (top.recip(), end);
    let mut marks = points_on_curve::marks(Function::Reciprocal, &points, range, (&x, &y));
    let mean = Mark::point(Hue::M, (centre.x, centre.on_curve)).about(Focus::Curve);
    if centre.gap > 0.0 {
        let side = if centre.x < 0.5 * end { Side::Right } else { Side::Left };
        let bracket = Mark::bracket(Hue::Gap, centre.x, centre.on_curve, centre.y);
        let mass = Mark::point(Hue::Gap, (centre.x, centre.y)).marked(Marker::Diamond);
        let value = |value: f64| shown::number(value, 3);
        marks.extend([
            bracket.labelled(value(centre.gap), side).about(Focus::Gap),
            mean.labelled(format!("1/Σ(t/δ) = {}", value(centre.on_curve)), Side::Below),
            mass.labelled(format!("Σ t δ = {}", value(centre.y)), Side::Above).about(Focus::Mean),
        ]);
    } else {
        marks.push(mean);
    }
    marks.extend(handles(scene, &points));
    Picture::new(x, y).with_all(marks)
}

/// The layers, as large as their share of the time; those in one place share a label.
fn handles(scene: &Scene, points: &[Point]) -> Vec<Mark> {
    let total: f64 = points.iter().map(|point| point.weight).sum();
    let deltas: Vec<f64> = layers(scene).map(|(_, delta)| delta).collect();
    let handle = |(row, (point, &delta)): (usize, (&Point, &f64))| {
        let handle = Mark::point(Hue::P, (point.x, delta))
            .marked(Marker::of_weight(point.weight / total))
            .about(Focus::Points)
            .held("delta", row, HandleScale::Quotient(1.0));
        let here = |other: &usize| deltas.get(*other) == Some(&delta);
        let together: Vec<usize> = (0..deltas.len()).filter(here).collect();
        if together.first() == Some(&row) {
            let names: Vec<String> = together.into_iter().map(|row| scene.dials.name(row)).collect();
            handle.labelled(in_picture(names.join(", ")), Side::Right)
        } else {
            handle
        }
    };
    points.iter().zip(&deltas).enumerate().map(handle).collect()
}

fn sentence(scene: &Scene) -> Sentence {
    let centre = centre(scene);
    let whole = ("whole", Spoken::Number(centre.on_curve));
    // A time that has grown is no share.
    let times = ("left", Spoken::Number(centre.x));
    if centre.gap == 0.0 {
        return Sentence { words: text::LAYERS_SENTENCE_ALIKE, slots: vec![whole, times] };
    }
    let mean = ("mean", Spoken::Number(centre.y));
    if centre.x > 1.0 {
        return Sentence { words: text::LAYERS_SENTENCE_SLOWER, slots: vec![mean, times, whole] };
    }
    let left = ("left", Spoken::Percent(centre.x));
    let total: f64 = layers(scene).map(|(share, _)| share).sum();
    let slower = layers(scene).any(|layer| layer.1 < 1.0);
    let kept: f64 = layers(scene).filter(|layer| layer.1 == 1.0).map(|(share, _)| share).sum();
    if kept > 0.0 && !slower {
        let kept = (kept / total).min(1.0);
        let slots = vec![
            mean,
            left,
            whole,
            ("kept", Spoken::Percent(kept)),
            ("limit", Spoken::Number(kept.recip())),
        ];
        return Sentence { words: text::LAYERS_SENTENCE_KEPT, slots };
    }
    Sentence { words: text::LAYERS_SENTENCE, slots: vec![mean, left, whole] }
}

fn table(scene: &Scene) -> Table {
    let total: f64 = layers(scene).map(|(share, _)| share).sum();
    let row = |(row, (share, delta)): (usize, (f64, f64))| Row {
        head: RowHead::Named(scene.dials.name(row)),
        values: vec![share / total, delta, share / total / delta],
    };
    let centre = centre(scene);
    let whole = Row {
        head: RowHead::Named("Σ".to_owned()),
        values: vec![1.0, centre.on_curve, centre.x],
    };
    Table {
        heads: vec![
            Symbol::new(formula::LAYERS_LAYER, text::LAYERS_NAME_LAYER),
            SHARE,
            SPEED_UP,
            Symbol::new(formula::LAYERS_LEFT, text::LAYERS_NAME_LAYER_LEFT),
        ],
        rows: layers(scene).enumerate().map(row).chain([whole]).collect(),
    }
}

/// The same points, or the nearest, under 1/x among other functions.
fn bridge(scene: &Scene) -> Bridge {
    let own = points(scene);
    let points = WeightedPoints::nearest(Function::Reciprocal, own.iter().copied());
    let centre = points_on_curve::centre(Function::Reciprocal, points.points());
    // Points under other functions have not so much room.
    let fits = own.iter().zip(points.points()).all(|(own, there)| own.x == there.x);
    Bridge {
        to: "jensen.chord",
        subject: Subject::Points(points.into()),
        said: Sentence {
            words: if fits { text::LAYERS_BRIDGE } else { text::LAYERS_BRIDGE_CUT },
            slots: vec![
                ("left", Spoken::Number(centre.x)),
                ("gap", Spoken::Number(centre.gap)),
            ],
        },
    }
}
