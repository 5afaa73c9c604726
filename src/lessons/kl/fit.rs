//! Forward or reverse: one Gaussian fitted to two bumps, covering both or seeking one.

use std::rc::Rc;

use crate::charts::axis::Axis;
use crate::charts::picture::{HandleScale, Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::sampling;
use crate::figure::{
    DialText, EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout,
    Reads, Row, RowHead, Run, Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::lessons::kept::Kept;
use crate::measures::gaussian_fit::{Descent, Direction};
use crate::measures::grid::Sampled;
use crate::measures::{Density, Gaussian, Mixture, kullback_leibler};
use crate::proof::{Dimension, Focus, density_divergence};
use crate::state::dials::{Dial, Dials};
use crate::state::subject::Subject;
use crate::text::{Formula, Localised, kl as text, kl::formula, ui};

/// The mean and the deviation of the Gaussian, which divergence is made small, and how far the bumps are
/// apart.
///
/// A Gaussian within these ends has next to nothing beyond the grid, so that both integrals are good to
/// 10⁻⁶ wherever the dials stand; and the best of the forward fit is among them.
const DIALS: &[Dial] = &[
    Dial::linear("mu", -3.0, 3.0, -2.0),
    Dial::logarithmic("sigma", 0.25, 2.25, 0.75),
    Dial::whole("dir", 0.0, 1.0, 0.0),
    Dial::linear("apart", 0.0, 4.0, 4.0),
];

/// √4.3515625, the deviation of the truth when its bumps are 4 apart.
const COVERING: f64 = 2.086_039_908_534_829_6;
/// Where the reverse fit rests on the left one of these bumps: mean and deviation.
const SEEKING: (f64, f64) = (-1.997_610_568, 0.754_320_071);

/// How long a step is, in gradients: as long as it may be without going to and fro.
fn rate(direction: Direction) -> f64 {
    match direction {
        Direction::Forward => 0.5,
        Direction::Reverse => 0.2,
    }
}

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "kl.fit",
    title: text::FIT_TITLE,
    caption: text::FIT_CAPTION,
    chart_label: text::FIT_CHART_LABEL,
    parameters: &[
        dial(&DIALS[0], MEAN, Hue::Q, &[]),
        dial(&DIALS[1], DEVIATION, Hue::Q, &[]),
        dial(
            &DIALS[2],
            symbol(formula::FIT_DIRECTION, text::FIT_NAME_DIRECTION),
            Hue::Gap,
            &["KL(p‖q)", "KL(q‖p)"],
        ),
        dial(&DIALS[3], symbol(formula::FIT_APART, text::FIT_NAME_APART), Hue::P, &[]),
    ],
    start: Start::Dials(DIALS, &[-2.0, 0.75, 0.0, 4.0]),
    presets: &[
        preset(text::FIT_PRESET_ONE_BUMP, &[-2.0, 0.75, 0.0, 4.0]),
        preset(text::FIT_PRESET_BETWEEN, &[0.0, 1.0, 1.0, 4.0]),
        preset(text::FIT_PRESET_RIGHT, &[1.0, 1.0, 1.0, 4.0]),
        preset(text::FIT_PRESET_COVERS, &[0.0, COVERING, 0.0, 4.0]),
        preset(text::FIT_PRESET_SEEKS, &[SEEKING.0, SEEKING.1, 1.0, 4.0]),
        preset(text::FIT_PRESET_CLOSE, &[1.0, 0.5, 1.0, 2.0]),
    ],
    readouts: &[
        Readout {
            reads: Reads::Own {
                id: "KL_pq",
                symbol: symbol(ui::formula::MEASURE_KL_PQ, ui::MEASURE_KL_PQ),
                value: |scene| divergence(scene, Direction::Forward),
                dimension: Dimension::Information,
            },
            hue: Hue::Gap,
            focus: Some(Focus::Gap),
        },
        Readout {
            reads: Reads::Own {
                id: "KL_qp",
                symbol: symbol(ui::formula::MEASURE_KL_QP, ui::MEASURE_KL_QP),
                value: |scene| divergence(scene, Direction::Reverse),
                dimension: Dimension::Information,
            },
            hue: Hue::Gap,
            focus: Some(Focus::Reverse),
        },
        Readout {
            reads: Reads::Own {
                id: "mean",
                symbol: MEAN,
                value: |scene| model(scene).mean(),
                dimension: Dimension::Number,
            },
            hue: Hue::Q,
            focus: Some(Focus::Q),
        },
        Readout {
            reads: Reads::Own {
                id: "deviation",
                symbol: DEVIATION,
                value: |scene| model(scene).deviation(),
                dimension: Dimension::Number,
            },
            hue: Hue::Q,
            focus: Some(Focus::Q),
        },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::FIT_LEGEND_TRUTH,
        },
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Line(Stroke::Dashed),
            formula: formula::FIT_LEGEND_MODEL,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Area, formula: formula::FIT_LEGEND_COST },
    ],
    picture,
    beside: None,
    sentence,
    table,
    table_caption: text::FIT_TABLE_CAPTION,
    run: Some(Run { next: step, pace: |_| 60.0, at_once: 20 }),
    bridge: None,
    proof: ProofText {
        check: |scene| density_divergence::of(&truth(scene), &model(scene)),
        points: None,
        points_caption: None,
        title: text::FIT_PROOF_TITLE,
        claim: text::FIT_PROOF_CLAIM,
        formula: formula::ASYMMETRY_CLAIM,
        lines: &[
            LineText::new("start", formula::ASYMMETRY_START, text::ASYMMETRY_REASON_START),
            LineText::new("definition", formula::FIT_PROOF_DEFINITION, text::FIT_REASON_DEFINITION),
            LineText::new("flip", formula::FIT_PROOF_FLIP, text::ASYMMETRY_REASON_FLIP),
            LineText::new("jensen", formula::FIT_PROOF_JENSEN, text::ASYMMETRY_REASON_JENSEN),
            LineText::new("interval-mass", formula::FIT_PROOF_INTERVAL, text::FIT_REASON_INTERVAL),
            LineText::new("whole-line", formula::FIT_PROOF_WHOLE, text::FIT_REASON_WHOLE),
            LineText::new("total", formula::ASYMMETRY_TOTAL, text::FIT_REASON_TOTAL),
            LineText::new("zero", formula::ASYMMETRY_ZERO, text::ASYMMETRY_REASON_ZERO),
        ],
        equalities: &[
            EqualityText { key: "ratio-constant", words: text::FIT_EQUALITY_RATIO_CONSTANT },
            EqualityText { key: "mass-one", words: text::FIT_EQUALITY_MASS_ONE },
            EqualityText { key: "equal", words: text::ASYMMETRY_EQUALITY_EQUAL },
        ],
    },
};

const MEAN: Symbol = symbol(formula::FIT_MEAN, text::FIT_NAME_MEAN);
const DEVIATION: Symbol = symbol(formula::FIT_DEVIATION, text::FIT_NAME_DEVIATION);

const fn symbol(formula: Formula, name: Localised) -> Symbol {
    Symbol { formula, name }
}

const fn dial(
    dial: &'static Dial,
    symbol: Symbol,
    hue: Hue,
    choices: &'static [&'static str],
) -> Parameter {
    Parameter::Dial(DialText { dial, symbol, hue, choices, needs: None })
}

const fn preset(name: Localised, values: &'static [f64]) -> Preset {
    Preset { name, at: Start::Dials(DIALS, values) }
}

/// The truth: the two bumps, as far apart as they are set.
pub(crate) fn truth(scene: &Scene) -> Mixture {
    let (both, aside) = (Mixture::TWO_BUMPS, scene.dial("apart") / 2.0);
    Mixture {
        first: Gaussian::nearest(-aside, both.first.deviation()),
        second: Gaussian::nearest(aside, both.second.deviation()),
        ..both
    }
}

fn model(scene: &Scene) -> Gaussian {
    Gaussian::nearest(scene.dial("mu"), scene.dial("sigma"))
}

fn direction(scene: &Scene) -> Direction {
    if scene.dial("dir") == 0.0 { Direction::Forward } else { Direction::Reverse }
}

thread_local! {
    /// The samples of each truth.
    static TRUTHS: Kept<Mixture, Rc<Sampled>> = const { Kept::new() };
    /// The way down from each model.
    static DESCENTS: Kept<(Mixture, Gaussian, Direction), Rc<Descent>> = const { Kept::new() };
    /// Where a step leads from each state.
    static STEPS: Kept<Dials, Option<Dials>> = const { Kept::new() };
}

/// The way down from the model: what the readouts read is where it begins.
fn descent(scene: &Scene, direction: Direction) -> Rc<Descent> {
    DESCENTS.with(|kept| {
        kept.of((truth(scene), model(scene), direction), |(p, q, direction)| {
            let samples = TRUTHS.with(|kept| kept.of(*p, |p| Rc::new(Sampled::new(p))));
            Rc::new(Descent::of_sampled(Sampled::clone(&samples), *q, *direction))
        })
    })
}

/// The divergence of truth and model, in the unit of the scene.
pub(crate) fn divergence(scene: &Scene, direction: Direction) -> f64 {
    scene.unit.from_nats(descent(scene, direction).divergence())
}

/// What a place adds to the divergence, in the unit of the scene per unit of x.
fn cost(scene: &Scene, direction: Direction, (log_p, log_q): (f64, f64)) -> f64 {
    scene.unit.from_nats(match direction {
        Direction::Forward => kullback_leibler::at_place(log_p, log_q),
        Direction::Reverse => kullback_leibler::at_place(log_q, log_p),
    })
}

/// One step of gradient descent; nothing at rest.
fn step(scene: &Scene) -> Option<Subject> {
    let stepped = |_: &Dials| {
        let direction = direction(scene);
        let here = descent(scene, direction);
        if here.is_settled() {
            return None;
        }
        let mut moved = Descent::clone(&here);
        moved.step(rate(direction));
        let to = moved.model();
        let dials = scene.dials.with("mu", to.mean())?.with("sigma", to.deviation())?;
        let there = Scene { dials, ..scene.clone() };
        // A step that the ends of the dials cut short may not lead lower.
        let goes_on = there.dials != scene.dials
            && descent(&there, direction).divergence() <= here.divergence();
        goes_on.then_some(there.dials)
    };
    STEPS.with(|kept| kept.of(scene.dials.clone(), stepped)).map(Subject::Dials)
}

/// How far the picture reaches to either side.
const REACH: f64 = 5.0;
/// How many samples a curve has.
const COUNT: usize = 321;

fn picture(scene: &Scene) -> Picture {
    let (p, q, direction) = (truth(scene), model(scene), direction(scene));
    let (aside, mean, deviation) = (p.second.mean(), q.mean(), q.deviation());
    let highest = p.density(aside).max(q.density(mean));
    // In coarse steps, so that the frame stands still while the curves move.
    let top = [0.75, 1.25].into_iter().find(|top| highest <= 0.92 * top).unwrap_or(1.8);
    let title = format!("p(x), q(x), {}", scene.unit.symbol());
    let (x, y) = (Axis::new(-REACH, REACH, "x"), Axis::new(0.0, top, title));

    let samples: Vec<_> = sampling::even(-REACH, REACH, COUNT)
        .map(|x| (x, (p.log_density(x), q.log_density(x))))
        .collect();
    let curve = |of: &dyn Fn((f64, f64)) -> f64| -> Vec<(f64, f64)> {
        samples.iter().map(|&(x, logs)| (x, of(logs))).collect()
    };
    let costs = curve(&|logs| cost(scene, direction, logs));
    let area = costs.iter().map(|&(x, cost)| (x, 0.0, cost)).collect();
    let focus = if direction == Direction::Forward { Focus::Gap } else { Focus::Reverse };
    // A line without length is a place for a letter.
    let letter = |hue, x: f64, height: f64, text, side| {
        Mark::line(hue, (x, height), (x, height)).labelled(text, side)
    };
    // The handle of the deviation is on the side with more room.
    let outward = if mean <= 0.0 { 1.0 } else { -1.0 };
    let (shoulder, other) = (mean + outward * deviation, mean - outward * deviation);
    let sides = if outward > 0.0 { (Side::Right, Side::Left) } else { (Side::Left, Side::Right) };
    let left = p.first.mean() - p.first.deviation();
    let marks = [
        Mark::line(Hue::Muted, (-REACH, 0.0), (REACH, 0.0)).about(Focus::Floor),
        Mark::area(Hue::Gap, area).about(focus),
        Mark::curve(Hue::Gap, costs).drawn(Stroke::Thin).about(focus),
        Mark::curve(Hue::P, curve(&|(log_p, _)| log_p.exp())).about(Focus::Points),
        Mark::curve(Hue::Q, curve(&|(_, log_q)| log_q.exp())).about(Focus::Mean),
        letter(Hue::P, left, p.density(left), "p", Side::Left),
        letter(Hue::Q, other, q.density(other), "q", sides.1),
        Mark::point(Hue::Q, (shoulder, q.density(shoulder)))
            .marked(Marker::Diamond)
            .labelled("σ", sides.0)
            .about(Focus::Q)
            .held("sigma", 0, HandleScale::Distance(mean)),
        Mark::point(Hue::Q, (mean, q.density(mean)))
            .labelled("μ", Side::Above)
            .about(Focus::Q)
            .changes("mu"),
    ];
    Picture::new(x, y).with_all(marks)
}

fn sentence(scene: &Scene) -> Sentence {
    let (p, q, direction) = (truth(scene), model(scene), direction(scene));
    let at_rest = step(scene).is_none();
    let near = |bump: Gaussian| {
        (q.mean() - bump.mean()).abs() < bump.deviation() && q.deviation() < 1.25 * bump.deviation()
    };
    let words = match direction {
        Direction::Forward if at_rest => text::FIT_SENTENCE_COVERS,
        Direction::Forward => text::FIT_SENTENCE_FORWARD,
        Direction::Reverse if !at_rest => text::FIT_SENTENCE_REVERSE,
        Direction::Reverse if scene.dial("apart") > 2.0 && (near(p.first) || near(p.second)) => {
            text::FIT_SENTENCE_SEEKS
        }
        Direction::Reverse => text::FIT_SENTENCE_REST,
    };
    let value = Spoken::Quantity(divergence(scene, direction));
    Sentence { words, slots: vec![("kl", value)] }
}

fn table(scene: &Scene) -> Table {
    let (p, q) = (truth(scene), model(scene));
    let row = |x: f64| {
        let logs = (p.log_density(x), q.log_density(x));
        let cost = |direction| cost(scene, direction, logs);
        let values =
            vec![logs.0.exp(), logs.1.exp(), cost(Direction::Forward), cost(Direction::Reverse)];
        Row { head: RowHead::At(x), values }
    };
    Table {
        heads: vec![
            symbol(formula::FIT_PLACE, text::FIT_NAME_PLACE),
            symbol(ui::formula::MASS_P, text::FIT_NAME_TRUTH),
            symbol(ui::formula::MASS_Q, text::FIT_NAME_MODEL),
            symbol(formula::FIT_COST_FORWARD, text::FIT_NAME_COST_FORWARD),
            symbol(formula::FIT_COST_REVERSE, text::FIT_NAME_COST_REVERSE),
        ],
        rows: sampling::even(-4.0, 4.0, 17).map(row).collect(),
    }
}
