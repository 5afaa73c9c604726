//! Why the entropy can be reached: n tosses of a coin coded at a time.

use std::f64::consts::LN_2;

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::sampling;
use crate::figure::{
    Bridge, DialText, EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText,
    Readout, Row, RowHead, Run, Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::measures::block_code::{self, BlockCode};
use crate::measures::{Probability, entropy};
use crate::proof::{self, Focus};
use crate::state::dials::Dial;
use crate::state::shown;
use crate::state::subject::Subject;
use crate::text::{Localised, coding as text, coding::formula, ui};

/// The coin, and how many of its tosses are coded at a time.
pub(crate) const DIALS: &[Dial] =
    &[Dial::linear("heads", 0.0, 1.0, 0.1), Dial::whole("block", 1.0, LONGEST, 3.0)];

/// The longest blocks.
const LONGEST: f64 = 12.0;

const HEADS: Symbol = Symbol::new(formula::BLOCKS_HEADS, text::BLOCKS_NAME_HEADS);
const TOSSES: Symbol = Symbol::new(formula::BLOCKS_TOSSES, text::BLOCKS_NAME_TOSSES);
const COST: Symbol = Symbol::new(formula::BLOCKS_COST, text::BLOCKS_NAME_COST);
const ENTROPY: Symbol = Symbol::new(ui::formula::MEASURE_H_P, text::BLOCKS_NAME_ENTROPY);
const SURPLUS: Symbol = Symbol::new(formula::BLOCKS_SURPLUS, text::BLOCKS_NAME_SURPLUS);
const CEILING: Symbol = Symbol::new(formula::BLOCKS_CEILING, text::BLOCKS_NAME_CEILING);

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "coding.blocks",
    title: text::BLOCKS_TITLE,
    caption: text::BLOCKS_CAPTION,
    chart_label: text::BLOCKS_CHART_LABEL,
    parameters: &[dial(&DIALS[0], HEADS, Hue::P), dial(&DIALS[1], TOSSES, Hue::Q)],
    start: Start::Dials(DIALS, &[0.1, 1.0]),
    presets: &[
        preset(text::BLOCKS_PRESET_ONE, &[0.1, 1.0]),
        preset(text::BLOCKS_PRESET_THREE, &[0.1, 3.0]),
        preset(text::BLOCKS_PRESET_TWELVE, &[0.1, 12.0]),
        preset(ui::PRESET_RARE_EVENT, &[0.01, 12.0]),
        preset(ui::PRESET_FAIR_COIN, &[0.5, 4.0]),
        preset(ui::PRESET_CERTAIN, &[1.0, 2.0]),
    ],
    readouts: &[
        Readout::information("L_n", COST, |scene| cost(scene, tosses(scene)), Hue::Q, Focus::Q),
        Readout::information("H_p", ENTROPY, entropy_of, Hue::P, Focus::Floor),
        Readout::information("L_n_less_H", SURPLUS, surplus, Hue::Gap, Focus::Gap),
        Readout::information("H_p_and_a_share", CEILING, ceiling, Hue::Muted, Focus::Ceiling),
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Point(Marker::Dot),
            formula: formula::BLOCKS_COST,
        },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Solid),
            formula: ui::formula::MEASURE_H_P,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Line(Stroke::ThinDashed),
            formula: formula::BLOCKS_CEILING,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: formula::BLOCKS_SURPLUS },
    ],
    picture,
    sentence,
    table,
    table_caption: text::BLOCKS_TABLE_CAPTION,
    run: Some(Run { next: longer, pace: |_| 900.0, at_once: 11 }),
    beside: None,
    bridge: Some(bridge),
    proof: ProofText {
        check: |scene| proof::block_code::of(coin(scene), tosses(scene)),
        points: None,
        points_caption: None,
        title: text::BLOCKS_PROOF_TITLE,
        claim: text::BLOCKS_PROOF_CLAIM,
        formula: formula::BLOCKS_CLAIM,
        lines: &[
            LineText::new("entropy", ui::formula::MEASURE_H_P, text::BLOCKS_REASON_ENTROPY),
            LineText::new("independent", formula::BLOCKS_INDEPENDENT, text::BLOCKS_REASON_INDEPENDENT),
            LineText::new("huffman", formula::BLOCKS_HUFFMAN, text::BLOCKS_REASON_HUFFMAN),
            LineText::new("shannon", formula::BLOCKS_SHANNON, text::BLOCKS_REASON_SHANNON),
            LineText::new("a-digit-more", formula::BLOCKS_A_DIGIT_MORE, text::BLOCKS_REASON_A_DIGIT_MORE),
            LineText::new("split", formula::BLOCKS_SPLIT, text::BLOCKS_REASON_SPLIT),
            LineText::new("ceiling", formula::BLOCKS_CEILING, text::BLOCKS_REASON_CEILING),
        ],
        equalities: &[EqualityText { key: "ideal", words: text::BLOCKS_EQUALITY_IDEAL }],
    },
};

const fn dial(dial: &'static Dial, symbol: Symbol, hue: Hue) -> Parameter {
    Parameter::Dial(DialText { dial, symbol, hue, choices: &[], needs: None })
}

const fn preset(name: Localised, values: &'static [f64]) -> Preset {
    Preset { name, at: Start::Dials(DIALS, values) }
}

pub(crate) fn coin(scene: &Scene) -> Probability {
    Probability::nearest(scene.dial("heads"))
}

pub(crate) fn tosses(scene: &Scene) -> u32 {
    // A whole number of 1 to 12; 0 in the scene of another figure.
    scene.dial("block") as u32
}

/// H(p), in the unit of the scene.
fn entropy_of(scene: &Scene) -> f64 {
    scene.unit.from_nats(entropy::bernoulli(coin(scene)))
}

/// What a toss costs in blocks of so many, in the unit of the scene.
fn cost(scene: &Scene, tosses: u32) -> f64 {
    scene.unit.from_nats(block_code::cost_of_a_toss(coin(scene), tosses))
}

/// What it costs above the entropy, in the unit of the scene.
fn surplus(scene: &Scene) -> f64 {
    let code = BlockCode::of(coin(scene), tosses(scene));
    scene.unit.from_nats(code.redundancy() / f64::from(code.tosses()))
}

/// H(p) + log 2/n, in the unit of the scene.
fn ceiling(scene: &Scene) -> f64 {
    entropy_of(scene) + scene.unit.from_nats(LN_2) / f64::from(tosses(scene).max(1))
}

/// Blocks that are a toss longer.
fn longer(scene: &Scene) -> Option<Subject> {
    let next = scene.dial("block") + 1.0;
    let dials = scene.dials.with("block", next).filter(|_| next <= LONGEST)?;
    Some(Subject::Dials(dials))
}

/// Where the picture ends on the left and on the right.
const ENDS: (f64, f64) = (0.5, 13.0);

fn picture(scene: &Scene) -> Picture {
    let (h, digit) = (entropy_of(scene), scene.unit.from_nats(LN_2));
    let n = f64::from(tosses(scene).max(1));
    // In coarse steps, so that the frame stands still while the coin is turned.
    let top = digit * if h + digit <= 1.52 * digit { 1.6 } else { 2.1 };
    let over = |at: f64| (at, h + digit / at);
    let band: Vec<(f64, f64)> = sampling::even(1.0, LONGEST, 89).map(over).collect();
    let area = band.iter().map(|&(at, ceiling)| (at, h, ceiling)).collect();
    let costs = (1..=LONGEST as u32).map(|tosses| (f64::from(tosses), cost(scene, tosses)));
    let mut marks = vec![
        Mark::area(Hue::Muted, area).about(Focus::Ceiling),
        Mark::curve(Hue::Muted, band).drawn(Stroke::ThinDashed).about(Focus::Ceiling),
        Mark::line(Hue::P, (ENDS.0, h), (ENDS.1, h))
            .labelled("H(p)", if h > 0.15 * digit { Side::Below } else { Side::Above })
            .about(Focus::Floor),
        Mark::words(Hue::Muted, over(2.0), "H(p) + log 2/n", Side::Right).about(Focus::Ceiling),
    ];
    marks.extend(costs.map(|at| Mark::dot(Hue::Q, at).about(Focus::Curve)));
    let (here, gap) = (cost(scene, tosses(scene)), surplus(scene));
    if gap > 0.0 {
        let side = if n > 8.0 { Side::Left } else { Side::Right };
        let bracket = Mark::bracket(Hue::Gap, n, h, here).labelled(shown::number(gap, 3), side);
        marks.push(bracket.about(Focus::Gap));
    }
    let handle = Mark::point(Hue::Q, (n, here)).labelled("n", Side::Above).about(Focus::Q);
    marks.push(handle.changes("block"));
    let numbers = (1..=LONGEST as u32).map(|n| (f64::from(n), n.to_string())).collect();
    let x = Axis::named(ENDS.1, numbers, "n");
    Picture::new(x, Axis::new(0.0, top, scene.unit.symbol())).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let n = tosses(scene);
    let (here, gap) = (cost(scene, n), surplus(scene));
    let quantity = |amount: f64| Spoken::Quantity(amount);
    let h = ("h", quantity(entropy_of(scene)));
    let p = scene.dial("heads");
    if p == 0.0 || p == 1.0 {
        return Sentence { words: text::BLOCKS_SENTENCE_CERTAIN, slots: Vec::new() };
    }
    if p == 0.5 {
        return Sentence { words: text::BLOCKS_SENTENCE_FAIR, slots: vec![h] };
    }
    let (cost_slot, gap_slot) = (("cost", quantity(here)), ("gap", quantity(gap)));
    if n <= 1 {
        return Sentence { words: text::BLOCKS_SENTENCE_ONE, slots: vec![cost_slot, h, gap_slot] };
    }
    let slots = vec![
        ("n", Spoken::Number(f64::from(n))),
        cost_slot,
        h,
        gap_slot,
        ("band", quantity(scene.unit.from_nats(LN_2) / f64::from(n))),
    ];
    Sentence { words: text::BLOCKS_SENTENCE, slots }
}

fn table(scene: &Scene) -> Table {
    let h = entropy_of(scene);
    let digit = scene.unit.from_nats(LN_2);
    let row = |tosses: u32| {
        let n = f64::from(tosses);
        let code = BlockCode::of(coin(scene), tosses);
        let above = scene.unit.from_nats(code.redundancy()) / n;
        let values = vec![2f64.powi(tosses as i32), h + above, above, h + digit / n];
        Row { head: RowHead::At(n), values }
    };
    let blocks = Symbol::new(formula::BLOCKS_COUNT, text::BLOCKS_NAME_COUNT);
    Table {
        heads: vec![TOSSES, blocks, COST, SURPLUS, CEILING],
        rows: (1..=LONGEST as u32).map(row).collect(),
    }
}

/// To the entropy of the same coin.
fn bridge(scene: &Scene) -> Bridge {
    let said = Sentence {
        words: text::BLOCKS_BRIDGE,
        slots: vec![("h", Spoken::Quantity(entropy_of(scene)))],
    };
    Bridge { to: "entropy.curve", subject: Subject::Coins(coin(scene), Probability::HALF), said }
}
