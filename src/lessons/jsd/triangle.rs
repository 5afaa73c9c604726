//! A distance after all: √JSD keeps the triangle inequality, JSD itself breaks it.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::samples::Samples;
use crate::figure::{
    EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout, Reads, Row,
    RowHead, Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::measures::{Measure, Probability};
use crate::proof::{Dimension, Focus, triangle_inequality};
use crate::text::{jsd as text, jsd::formula};

const DIRECT: Symbol =
    Symbol { formula: formula::TRIANGLE_SYMBOL_DIRECT, name: text::TRIANGLE_NAME_DIRECT };
const DETOUR: Symbol =
    Symbol { formula: formula::TRIANGLE_SYMBOL_DETOUR, name: text::TRIANGLE_NAME_DETOUR };
const DIRECT_SQUARED: Symbol = Symbol {
    formula: formula::TRIANGLE_SYMBOL_DIRECT_SQUARED,
    name: text::TRIANGLE_NAME_DIRECT_SQUARED,
};
const DETOUR_SQUARED: Symbol = Symbol {
    formula: formula::TRIANGLE_SYMBOL_DETOUR_SQUARED,
    name: text::TRIANGLE_NAME_DETOUR_SQUARED,
};

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "jsd.triangle",
    title: text::TRIANGLE_TITLE,
    caption: text::TRIANGLE_CAPTION,
    chart_label: text::TRIANGLE_CHART_LABEL,
    parameters: &[Parameter::A, Parameter::B, Parameter::C],
    start: Start::ThreeCoins(0.0, 0.5, 1.0),
    presets: &[
        Preset { name: text::TRIANGLE_PRESET_WIDEST, at: Start::ThreeCoins(0.0, 0.5, 1.0) },
        Preset { name: text::TRIANGLE_PRESET_BETWEEN, at: Start::ThreeCoins(0.2, 0.4, 0.8) },
        Preset { name: text::TRIANGLE_PRESET_BEYOND, at: Start::ThreeCoins(0.2, 0.9, 0.6) },
        Preset { name: text::TRIANGLE_PRESET_NO_WAY, at: Start::ThreeCoins(0.3, 0.3, 0.7) },
    ],
    readouts: &[
        Readout {
            reads: Reads::Own {
                id: "JS_distance_ac",
                symbol: DIRECT,
                value: |scene| ways(scene, Measure::JsDistance).0,
                dimension: Dimension::Distance,
            },
            hue: Hue::Gap,
            focus: Some(Focus::Gap),
        },
        Readout {
            reads: Reads::Own {
                id: "JS_distance_abc",
                symbol: DETOUR,
                value: |scene| ways(scene, Measure::JsDistance).1,
                dimension: Dimension::Distance,
            },
            hue: Hue::M,
            focus: Some(Focus::SecondGap),
        },
        Readout {
            reads: Reads::Own {
                id: "JSD_ac",
                symbol: DIRECT_SQUARED,
                value: |scene| ways(scene, Measure::Jsd).0,
                dimension: Dimension::Information,
            },
            hue: Hue::Muted,
            focus: Some(Focus::Floor),
        },
        Readout {
            reads: Reads::Own {
                id: "JSD_abc",
                symbol: DETOUR_SQUARED,
                value: |scene| ways(scene, Measure::Jsd).1,
                dimension: Dimension::Information,
            },
            hue: Hue::Muted,
            focus: Some(Focus::Curve),
        },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Line(Stroke::Dotted),
            formula: formula::TRIANGLE_LEGEND_DETOUR,
        },
        LegendEntry {
            hue: Hue::Gap,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::TRIANGLE_DIRECT,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Line(Stroke::Thin),
            formula: formula::TRIANGLE_LEGEND_DETOUR_SQUARED,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Line(Stroke::ThinDashed),
            formula: formula::TRIANGLE_DIRECT_SQUARED,
        },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::TRIANGLE_TABLE_CAPTION,
    run: None,
    bridge: None,
    proof: ProofText {
        check: |scene| {
            let [a, b, c] = scene.three_coins;
            triangle_inequality::bernoulli(a, b, c)
        },
        points: None,
        points_caption: None,
        title: text::TRIANGLE_PROOF_TITLE,
        claim: text::TRIANGLE_PROOF_CLAIM,
        formula: formula::TRIANGLE_CLAIM,
        lines: &[
            LineText {
                key: "direct",
                formula: formula::TRIANGLE_DISTANCE,
                reason: text::TRIANGLE_REASON_DIRECT,
            },
            LineText {
                key: "definition",
                formula: formula::TRIANGLE_DIRECT,
                reason: text::TRIANGLE_REASON_DEFINITION,
            },
            LineText {
                key: "triangle",
                formula: formula::TRIANGLE_DETOUR,
                reason: text::TRIANGLE_REASON_TRIANGLE,
            },
            LineText {
                key: "detour",
                formula: formula::TRIANGLE_DISTANCES,
                reason: text::TRIANGLE_REASON_DETOUR,
            },
        ],
        equalities: &[
            EqualityText { key: "b-is-a", words: text::TRIANGLE_EQUALITY_B_IS_A },
            EqualityText { key: "b-is-c", words: text::TRIANGLE_EQUALITY_B_IS_C },
        ],
    },
};

/// From a to c straight, and by way of b, in the scene's unit.
fn ways(scene: &Scene, measure: Measure) -> (f64, f64) {
    let [a, b, c] = scene.three_coins;
    (between(scene, measure, a, c), between(scene, measure, a, b) + between(scene, measure, b, c))
}

fn between(scene: &Scene, measure: Measure, one: Probability, other: Probability) -> f64 {
    measure.in_unit(measure.bernoulli(one, other), scene.unit)
}

fn picture(scene: &Scene) -> Picture {
    let coins = scene.three_coins;
    let [a, b, c] = coins.map(Probability::get);
    let (direct, detour) = ways(scene, Measure::JsDistance);
    let (direct_squared, detour_squared) = ways(scene, Measure::Jsd);
    let nat = scene.unit.from_nats(1.0);
    let samples = Samples::unit_interval();
    let (first, second) = (samples.jensen_shannon(a), samples.jensen_shannon(c));
    let over_b = |of: fn(f64, f64) -> f64, whole: f64| -> Vec<(f64, f64)> {
        let points = first.iter().zip(&second);
        points.map(|(&(x, one), &(_, other))| (x, whole * of(one, other))).collect()
    };
    // The longest way is from one end to the other and back.
    let top = 2.05 * nat.sqrt() * std::f64::consts::LN_2.sqrt();
    let symbol = scene.unit.symbol();
    let y = Axis::new(0.0, top.max(1.45 * nat), format!("√{symbol}, {symbol}"));
    let level = |hue, height| Mark::line(hue, (0.0, height), (1.0, height));
    let handle = |hue, letter: &'static str, x: f64, marker, side| {
        Mark::point(hue, (x, 0.0)).marked(marker).labelled(letter, side).changes(letter)
    };
    let (left, right) = if a < c { (Side::Left, Side::Right) } else { (Side::Right, Side::Left) };
    let marks = vec![
        Mark::line(Hue::M, (b, 0.0), (b, y.hi())).drawn(Stroke::ThinDashed),
        level(Hue::Muted, direct_squared).drawn(Stroke::ThinDashed).about(Focus::Floor),
        Mark::curve(Hue::Muted, over_b(|one, other| one + other, nat))
            .drawn(Stroke::Thin)
            .about(Focus::Curve),
        level(Hue::Gap, direct).labelled("√JSD(a, c)", Side::Above).about(Focus::Gap),
        Mark::curve(Hue::M, over_b(|one, other| one.sqrt() + other.sqrt(), nat.sqrt()))
            .about(Focus::SecondGap),
        Mark::dot(Hue::Muted, (b, detour_squared)).about(Focus::Curve),
        Mark::dot(Hue::M, (b, detour)).about(Focus::SecondGap),
        handle(Hue::Q, "c", c, Marker::Square, right),
        handle(Hue::P, "a", a, Marker::Round, left),
        handle(Hue::M, "b", b, Marker::Diamond, Side::Above),
    ];
    Picture::new(Axis::probability("b"), y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let [a, b, c] = scene.three_coins;
    let ((direct, detour), without) =
        (ways(scene, Measure::JsDistance), triangle_inequality::without_root(a, b, c));
    let slots = vec![
        ("direct", Spoken::Number(direct)),
        ("detour", Spoken::Number(detour)),
        ("jsd", scene.quantity(without.direct)),
        ("jsds", scene.quantity(without.detour)),
    ];
    let words = if b == a || b == c {
        text::TRIANGLE_SENTENCE_NO_DETOUR
    } else if without.breaks {
        text::TRIANGLE_SENTENCE_BREAKS
    } else {
        text::TRIANGLE_SENTENCE
    };
    Sentence { words, slots }
}

fn table(scene: &Scene) -> Table {
    let [a, _, c] = scene.three_coins;
    let row = |x: f64| {
        let moved = Scene { three_coins: [a, Probability::nearest(x), c], ..scene.clone() };
        let ((direct, detour), (direct_squared, detour_squared)) =
            (ways(&moved, Measure::JsDistance), ways(&moved, Measure::Jsd));
        let values = vec![direct, detour, direct_squared, detour_squared];
        Row { head: RowHead::At(x), values }
    };
    Table {
        heads: vec![
            Symbol::of_parameter(Parameter::B),
            DIRECT,
            DETOUR,
            DIRECT_SQUARED,
            DETOUR_SQUARED,
        ],
        rows: Table::abscissae().map(row).collect(),
    }
}
