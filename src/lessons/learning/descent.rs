//! Learning is lowering KL: logits that go down the slope of the cross-entropy, step by step.

use std::sync::Arc;

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Picture, Side, Stroke};
use crate::charts::sampling;
use crate::figure::{
    Beside, Bridge, DialText, EqualityText, Figure, LegendEntry, LineText, Parameter, Preset,
    ProofText, Readout, Run, Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::lessons::{coin_marks, vertical_range};
use crate::measures::{Distribution, Measure, Probability, softmax};
use crate::proof::{Dimension, Focus, softmax_gradient};
use crate::state::dials::Dial;
use crate::state::outcomes::Outcomes;
use crate::state::subject::Subject;
use crate::text::{Formula, Localised, learning as text, learning::formula, ui};

/// How many classes there are, their logits, what the truth gives the first, and the learning rate.
///
/// With two classes there is one logit, that of the first; the other's is 0. No step of a single logit leads
/// beyond ±9 from within: z − 12·(σ(z) − p) is at least −8.7 and at most 8.7 unless z is there already.
const DIALS: &[Dial] = &[
    Dial::whole("classes", 2.0, 3.0, 2.0),
    Dial::linear("z", -9.0, 9.0, 3.0),
    Dial::linear("zb", -9.0, 9.0, 0.0),
    Dial::linear("zc", -9.0, 9.0, 0.0),
    Dial::linear("true", 0.0, 1.0, 0.3),
    Dial::logarithmic("lr", 0.05, 12.0, 1.0),
];

/// The keys of the logits.
const LOGITS: [&str; 3] = ["z", "zb", "zc"];

/// How the figure starts: half-way down.
const START: Start = Start::Dials(DIALS, &[2.0, 3.0, 0.0, 0.0, 0.3, 1.0]);

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "learning.descent",
    title: text::DESCENT_TITLE,
    caption: text::DESCENT_CAPTION,
    chart_label: text::DESCENT_CHART_LABEL,
    parameters: &[
        dial(0, formula::DESCENT_CLASSES, text::DESCENT_NAME_CLASSES, Hue::Ink, &["2", "3"]),
        dial(1, formula::DESCENT_Z, text::DESCENT_NAME_Z, Hue::Q, &[]),
        of_three(2, formula::DESCENT_Z2, text::DESCENT_NAME_Z2),
        of_three(3, formula::DESCENT_Z3, text::DESCENT_NAME_Z3),
        dial(4, formula::DESCENT_TRUTH, text::DESCENT_NAME_TRUTH, Hue::P, &[]),
        dial(5, formula::DESCENT_RATE, text::DESCENT_NAME_RATE, Hue::Ink, &[]),
    ],
    start: START,
    presets: &[
        Preset { name: text::DESCENT_PRESET_HALF_WAY, at: START },
        preset(text::DESCENT_PRESET_SMALL, &[2.0, 3.0, 0.0, 0.0, 0.3, 0.1]),
        preset(text::DESCENT_PRESET_GOOD, &[2.0, 3.0, 0.0, 0.0, 0.3, 4.0]),
        preset(text::DESCENT_PRESET_ZIGZAG, &[2.0, 0.4, 0.0, 0.0, 0.3, 8.0]),
        preset(text::DESCENT_PRESET_LARGE, &[2.0, 0.3, 0.0, 0.0, 0.5, 12.0]),
        preset(text::DESCENT_PRESET_CERTAIN, &[2.0, -2.0, 0.0, 0.0, 1.0, 1.0]),
        preset(text::DESCENT_PRESET_THREE, &[3.0, -1.0, 2.0, 0.0, 0.4, 1.0]),
        preset(text::DESCENT_PRESET_THREE_LARGE, &[3.0, -1.0, 2.0, 0.0, 0.4, 8.0]),
    ],
    readouts: &[
        Readout::own(
            "CE_pq",
            Symbol::new(ui::formula::MEASURE_CE_PQ, text::DESCENT_NAME_LOSS),
            |scene| of_classes(scene).outcomes_measure(Measure::CrossEntropyPq),
            Dimension::Information,
            Hue::Q, Focus::Q,
        ),
        Readout::own(
            "H_p",
            Symbol::new(ui::formula::MEASURE_H_P, text::DESCENT_NAME_FLOOR),
            |scene| of_classes(scene).outcomes_measure(Measure::EntropyP),
            Dimension::Information,
            Hue::P, Focus::Floor,
        ),
        Readout::own(
            "KL_pq",
            Symbol::new(ui::formula::MEASURE_KL_PQ, text::DESCENT_NAME_KL),
            |scene| of_classes(scene).outcomes_measure(Measure::KlPq),
            Dimension::Information,
            Hue::Gap, Focus::Gap,
        ),
        Readout::own(
            "slope",
            Symbol::new(formula::DESCENT_SLOPE, text::DESCENT_NAME_SLOPE),
            slope,
            Dimension::Number,
            Hue::Ink, Focus::Tangent,
        ),
        Readout::own(
            "step",
            Symbol::new(formula::DESCENT_STEP, text::DESCENT_NAME_STEP),
            |scene| 0.0 - scene.dial("lr") * slope(scene),
            Dimension::Number,
            Hue::Q, Focus::Chord,
        ),
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Line(Stroke::Dashed),
            formula: ui::formula::MEASURE_CE_PQ,
        },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::ThinDashed),
            formula: ui::formula::MEASURE_H_P,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: ui::formula::MEASURE_KL_PQ },
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Thin),
            formula: formula::DESCENT_SLOPE,
        },
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::DESCENT_STEP,
        },
    ],
    picture,
    beside: Some(Beside { picture: bars, label: text::DESCENT_BARS_LABEL }),
    sentence,
    table,
    table_caption: text::DESCENT_TABLE_CAPTION,
    run: Some(Run { next: |scene| step(scene).map(|there| Subject::Dials(there.dials)), pace: |_| 120.0, at_once: 20 }),
    bridge: Some(bridge),
    proof: ProofText {
        check: |scene| {
            let truth = of_classes(scene).outcomes;
            softmax_gradient::of(truth.p(), &logits(scene)).unwrap_or_default()
        },
        points: None,
        points_caption: None,
        title: text::DESCENT_PROOF_TITLE,
        claim: text::DESCENT_PROOF_CLAIM,
        formula: formula::DESCENT_CLAIM,
        lines: &[
            LineText::new("slope", formula::DESCENT_PROOF_SLOPE, text::DESCENT_REASON_SLOPE),
            LineText::new("definition", formula::DESCENT_PROOF_DEFINITION, text::DESCENT_REASON_DEFINITION),
            LineText::new("log-softmax", formula::DESCENT_PROOF_LOG_SOFTMAX, text::DESCENT_REASON_LOG_SOFTMAX),
            LineText::new("derivative", formula::DESCENT_PROOF_DERIVATIVE, text::DESCENT_REASON_DERIVATIVE),
            LineText::new("softmax", formula::DESCENT_PROOF_SOFTMAX, text::DESCENT_REASON_SOFTMAX),
            LineText::new("difference", formula::DESCENT_PROOF_DIFFERENCE, text::DESCENT_REASON_DIFFERENCE),
            LineText::new("loss", ui::formula::MEASURE_CE_PQ, text::DESCENT_REASON_LOSS),
            LineText::new("stacked", formula::DESCENT_PROOF_STACKED, text::DESCENT_REASON_STACKED),
            LineText::new("floor", ui::formula::MEASURE_H_P, text::DESCENT_REASON_FLOOR),
        ],
        equalities: &[EqualityText { key: "equal", words: text::DESCENT_EQUALITY_EQUAL }],
    },
};

const fn dial(
    index: usize,
    formula: Formula,
    name: Localised,
    hue: Hue,
    choices: &'static [&'static str],
) -> Parameter {
    Parameter::Dial(DialText { dial: &DIALS[index], symbol: Symbol::new(formula, name), hue, choices, needs: None })
}

/// A logit that only three classes have.
const fn of_three(index: usize, formula: Formula, name: Localised) -> Parameter {
    Parameter::Dial(DialText {
        dial: &DIALS[index],
        symbol: Symbol::new(formula, name),
        hue: Hue::Q,
        choices: &[],
        needs: Some(("classes", 3.0)),
    })
}

const fn preset(name: Localised, values: &'static [f64]) -> Preset {
    Preset { name, at: Start::Dials(DIALS, values) }
}

/// Whether there are two classes, and so one logit.
fn is_single(scene: &Scene) -> bool {
    scene.dial("classes") < 3.0
}

/// The logit of each class.
fn logits(scene: &Scene) -> Vec<f64> {
    if is_single(scene) { vec![scene.dial("z"), 0.0] } else { LOGITS.map(|key| scene.dial(key)).into() }
}

/// The scene with truth and model as distributions over the classes. What the truth leaves of the first of
/// three classes, the second has two thirds of.
fn of_classes(scene: &Scene) -> Scene {
    let first = Probability::nearest(scene.dial("true")).get();
    let rest = 1.0 - first;
    let truth = if is_single(scene) {
        vec![first, rest]
    } else {
        vec![first, rest * 2.0 / 3.0, rest / 3.0]
    };
    let logits = logits(scene);
    // Neither can fail: masses that sum to 1, and finite logits.
    let uniform = || Distribution::uniform(logits.len());
    let truth = Distribution::new(truth).unwrap_or_else(|_| uniform());
    let model = softmax::softmax(&logits, 1.0).unwrap_or_else(|_| uniform());
    Scene { outcomes: Arc::new(Outcomes::new(truth, model)), ..scene.clone() }
}

/// The slope of the loss in each logit, q − p, in nats.
fn slopes(scene: &Scene) -> Vec<f64> {
    let classes = of_classes(scene);
    softmax::gradient(classes.outcomes.p(), &logits(scene), 1.0).unwrap_or_default()
}

/// The slope in the first logit.
fn slope(scene: &Scene) -> f64 {
    slopes(scene).first().copied().unwrap_or(0.0)
}

fn loss(scene: &Scene) -> f64 {
    of_classes(scene).outcomes_measure(Measure::CrossEntropyPq)
}

/// What a loss has to lose before no digit on a screen would tell, in nats.
const AT_REST: f64 = 1e-10;

/// Whether the model says what the truth says, as far as can be seen.
fn has_arrived(scene: &Scene) -> bool {
    of_classes(scene).outcomes_measure(Measure::KlPq) <= scene.unit.from_nats(AT_REST)
}

/// One step of gradient descent; nothing at rest, or where the ends of the dials let nothing move.
fn step(scene: &Scene) -> Option<Scene> {
    if has_arrived(scene) {
        return None;
    }
    let moved = if is_single(scene) { 1 } else { LOGITS.len() };
    let rate = scene.dial("lr");
    let mut dials = scene.dials.clone();
    for (key, slope) in LOGITS.into_iter().zip(slopes(scene)).take(moved) {
        dials = dials.with(key, scene.dial(key) - rate * slope)?;
    }
    (dials != scene.dials).then(|| Scene { dials, ..scene.clone() })
}

/// How many steps ahead are shown.
const AHEAD: usize = 8;

/// The scene and those of the steps to come.
fn path(scene: &Scene) -> Vec<Scene> {
    std::iter::successors(Some(scene.clone()), step).take(AHEAD + 1).collect()
}

/// The axis of losses, the same in both pictures.
fn vertical(scene: &Scene, path: &[Scene]) -> Axis {
    let highest = path.iter().map(loss).fold(0.0, f64::max) / scene.unit.from_nats(1.0);
    vertical_range::reaching(highest, 2.7, scene.unit)
}

/// How far the logit reaches.
const REACH: f64 = 9.0;
/// How far the tangent is drawn to either side.
const TANGENT: f64 = 1.6;

fn picture(scene: &Scene) -> Picture {
    let (classes, path) = (of_classes(scene), path(scene));
    let (h, here) = (classes.outcomes_measure(Measure::EntropyP), loss(scene));
    let (z, slope, nat) = (scene.dial("z"), slope(scene), scene.unit.from_nats(1.0));
    // Along the first logit, the others standing still: log(e^z + the others) − p₁·z, and what is the same
    // everywhere, which is known from here.
    let log_q = |z: f64| {
        let at: Vec<f64> = std::iter::once(z).chain(logits(scene).into_iter().skip(1)).collect();
        softmax::log_softmax(&at, 1.0).unwrap_or_default()
    };
    let p = classes.outcomes.p().masses();
    let at = |z: f64| {
        let terms = p.iter().zip(log_q(z)).filter(|(p, _)| **p > 0.0);
        (z, nat * terms.map(|(p, log)| 0.0 - p * log).sum::<f64>())
    };
    let curve = sampling::even(-REACH, REACH, 145).map(at).collect();
    let on_tangent = |by: f64| (z + by, here + nat * slope * by);

    let mut marks = vec![
        Mark::guide(Hue::P, (-REACH, h), (REACH, h)).labelled("H(p)", Side::Below).about(Focus::Floor),
        Mark::curve(Hue::Q, curve).about(Focus::Curve),
        Mark::line(Hue::Ink, on_tangent(-TANGENT), on_tangent(TANGENT))
            .drawn(Stroke::Thin)
            .labelled(coin_marks::gap("q − p", slope), if slope > 0.0 { Side::Left } else { Side::Right })
            .about(Focus::Tangent),
    ];
    if here > h {
        let side = if slope > 0.0 { Side::Right } else { Side::Left };
        let bracket = Mark::bracket(Hue::Gap, z, h, here);
        let label = coin_marks::gap("KL", classes.outcomes_measure(Measure::KlPq));
        marks.push(bracket.labelled(label, side).about(Focus::Gap));
    }
    // Where the next steps lead: the first one strong, the others faint.
    let places: Vec<(f64, f64)> = path.iter().map(|there| (there.dial("z"), loss(there))).collect();
    for (index, (&from, &to)) in places.iter().zip(places.iter().skip(1)).enumerate() {
        marks.push(if index == 0 {
            Mark::line(Hue::Q, from, to).drawn(Stroke::Solid).about(Focus::Chord)
        } else {
            Mark::line(Hue::Muted, from, to).about(Focus::Points)
        });
        marks.push(Mark::dot(if index == 0 { Hue::Q } else { Hue::Muted }, to).about(Focus::Points));
    }
    marks.push(
        Mark::point(Hue::Q, (z, here)).labelled("z", Side::Above).about(Focus::Q).changes("z"),
    );
    Picture::new(Axis::new(-REACH, REACH, "z"), vertical(scene, &path)).with_all(marks)
}

/// H(p) and on top of it KL(p‖q), now and after each of the next steps.
fn bars(scene: &Scene) -> Picture {
    let path = path(scene);
    let h = of_classes(scene).outcomes_measure(Measure::EntropyP);
    let width = (AHEAD + 1) as f64;
    let ticks = (0..=AHEAD).map(|t| (t as f64 + 0.5, t.to_string())).collect();
    let mut marks = Vec::new();
    // At rest everything stays as it is.
    for t in 0..=AHEAD {
        let there = path.get(t).or(path.last()).unwrap_or(scene);
        let (left, right) = (t as f64 + 0.14, t as f64 + 0.86);
        let loss = loss(there).max(h);
        let area = vec![(left, h, loss), (right, h, loss)];
        marks.push(Mark::area(Hue::Gap, area).about(Focus::Gap));
        if h > 0.0 {
            marks.push(Mark::bar(Hue::P, (left, right), h).about(Focus::Floor));
        }
        marks.push(
            Mark::line(Hue::Q, (left, loss), (right, loss)).drawn(Stroke::Solid).about(Focus::Q),
        );
    }
    marks.push(Mark::words(Hue::Q, (0.5, loss(scene)), "H(p, q)", Side::Above).about(Focus::Q));
    marks.push(Mark::guide(Hue::P, (0.0, h), (width, h)).labelled("H(p)", Side::Above).about(Focus::Floor));
    Picture::new(Axis::named(width, ticks, "t"), vertical(scene, &path)).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let classes = of_classes(scene);
    let quantity = |measure| Spoken::Quantity(classes.outcomes_measure(measure));
    let (ce, h) = (("ce", quantity(Measure::CrossEntropyPq)), ("h", quantity(Measure::EntropyP)));
    let kl = ("kl", quantity(Measure::KlPq));
    let Some(there) = step(scene) else {
        return if has_arrived(scene) {
            Sentence { words: text::DESCENT_SENTENCE_ARRIVED, slots: vec![h] }
        } else {
            Sentence { words: text::DESCENT_SENTENCE_END, slots: vec![ce, h] }
        };
    };
    let slope = ("slope", Spoken::Number(slope(scene)));
    let next = ("next", Spoken::Quantity(loss(&there)));
    let turns = || slopes(scene).iter().zip(slopes(&there)).any(|(here, there)| here * there < 0.0);
    if loss(&there) > loss(scene) {
        Sentence { words: text::DESCENT_SENTENCE_UP, slots: vec![slope, ce, next] }
    } else if turns() {
        Sentence { words: text::DESCENT_SENTENCE_ACROSS, slots: vec![slope, ce, next, h] }
    } else {
        Sentence { words: text::DESCENT_SENTENCE_DOWN, slots: vec![ce, h, kl, slope, next] }
    }
}

fn table(scene: &Scene) -> Table {
    let (classes, logits, slopes) = (of_classes(scene), logits(scene), slopes(scene));
    let there = step(scene).unwrap_or_else(|| scene.clone());
    let next = self::logits(&there);
    let number = |all: &[f64], index: usize| all.get(index).copied().unwrap_or(0.0);
    Table::of_outcomes(
        &classes,
        &[
            (Symbol::new(ui::formula::MASS_P, ui::MASS_P), &|index| classes.number("p", index)),
            (Symbol::new(ui::formula::MASS_Q, ui::MASS_Q), &|index| classes.number("q", index)),
            (Symbol::new(formula::DESCENT_LOGIT, text::DESCENT_NAME_LOGIT), &|index| {
                number(&logits, index)
            }),
            (Symbol::new(formula::DESCENT_SLOPE_OF_CLASS, text::DESCENT_NAME_SLOPE_OF_CLASS), &|index| {
                number(&slopes, index)
            }),
            (Symbol::new(formula::DESCENT_NEXT, text::DESCENT_NAME_NEXT), &|index| {
                number(&next, index)
            }),
        ],
    )
}

/// To the cross-entropy of two coins, or of three outcomes.
fn bridge(scene: &Scene) -> Bridge {
    let classes = of_classes(scene);
    let loss = ("ce", Spoken::Quantity(classes.outcomes_measure(Measure::CrossEntropyPq)));
    let coin = |side| Probability::nearest(classes.number(side, 0));
    let (to, subject) = if is_single(scene) {
        ("cross-entropy.tangent", Subject::Coins(coin("p"), coin("q")))
    } else {
        ("cross-entropy.marbles", Subject::Outcomes(Arc::clone(&classes.outcomes)))
    };
    Bridge { to, subject, said: Sentence { words: text::DESCENT_BRIDGE, slots: vec![loss] } }
}
