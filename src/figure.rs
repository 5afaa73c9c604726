//! What a figure is: one chart, its controls, its readouts, its words and its proof, as data.
//!
//! A figure knows nothing of the browser: `components` shows any figure, `lessons` make them.

use crate::charts::picture::{Hue, Marker, Picture, Stroke};
use crate::measures::{Measure, Probability, Unit};
use crate::proof::{Focus, JensenPicture, Proof};
use crate::text::{Formula, Localised, ui};

/// What a figure is a picture of: two coins and the unit their information is counted in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scene {
    /// The truth.
    pub p: Probability,
    /// The model.
    pub q: Probability,
    /// The unit of everything on the screen.
    pub unit: Unit,
}

impl Scene {
    /// A parameter's value.
    pub fn parameter(&self, parameter: Parameter) -> Probability {
        match parameter {
            Parameter::P => self.p,
            Parameter::Q => self.q,
        }
    }

    /// The measure at this scene, in its unit; may be +∞.
    pub fn measure(&self, measure: Measure) -> f64 {
        measure.in_unit(measure.bernoulli(self.p, self.q), self.unit)
    }

    /// A measure with q moved to another place, in the scene's unit.
    pub fn measure_with_q(&self, measure: Measure, q: f64) -> f64 {
        Scene { q: Probability::nearest(q), ..*self }.measure(measure)
    }

    /// A curve of nats in the scene's unit.
    pub fn curve(&self, nats: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
        nats.into_iter().map(|(x, nats)| (x, self.unit.from_nats(nats))).collect()
    }
}

/// A parameter a reader can move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// The truth p.
    P,
    /// The model q.
    Q,
}

impl Parameter {
    /// The letter, which is also the key in addresses and hooks.
    pub fn key(self) -> &'static str {
        match self {
            Parameter::P => "p",
            Parameter::Q => "q",
        }
    }
}

/// A state worth starting from.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name.
    pub name: Localised,
    /// The truth.
    pub p: f64,
    /// The model.
    pub q: f64,
}

/// How a legend shows what it explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Swatch {
    /// A line.
    Line(Stroke),
    /// A point.
    Point(Marker),
    /// A bracket.
    Bracket,
    /// A filled area.
    Area,
}

/// One entry of a legend.
#[derive(Clone, Copy, Debug)]
pub struct LegendEntry {
    /// Its colour by meaning.
    pub hue: Hue,
    /// How it is drawn.
    pub swatch: Swatch,
    /// What it is, as a formula.
    pub formula: Formula,
}

/// One readout: a measure, and the piece of the picture that shows it.
#[derive(Clone, Copy, Debug)]
pub struct Readout {
    /// The measure.
    pub measure: Measure,
    /// Its colour by meaning.
    pub hue: Hue,
    /// What it is in the picture.
    pub focus: Option<Focus>,
}

/// The outcome that one side allows and the other rules out, which makes a measure infinite.
pub fn infinity_cause(measure: Measure, scene: &Scene) -> Option<Localised> {
    let (truth, model) = match measure {
        Measure::CrossEntropyPq | Measure::KlPq => (scene.p.get(), scene.q.get()),
        Measure::CrossEntropyQp | Measure::KlQp => (scene.q.get(), scene.p.get()),
        _ => return None,
    };
    if truth > 0.0 && model == 0.0 {
        Some(ui::OUTCOME_1)
    } else if truth < 1.0 && model == 1.0 {
        Some(ui::OUTCOME_0)
    } else {
        None
    }
}

/// A value that a sentence speaks of; shown with the reader's digits, unit and language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spoken {
    /// A probability or another plain number.
    Number(f64),
    /// A quantity of information, already in the unit of the scene.
    Quantity(f64),
    /// A share of 1, spoken as percent.
    Percent(f64),
    /// A word.
    Word(Localised),
}

/// What is on the screen, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The words, with slots.
    pub words: Localised,
    /// What stands in the slots.
    pub slots: Vec<(&'static str, Spoken)>,
}

/// The symbol of a quantity, and its name in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The symbol, as a formula.
    pub formula: Formula,
    /// The name, for those who hear it and for those who meet it first.
    pub name: Localised,
}

impl Symbol {
    /// The symbol of a parameter.
    pub fn of_parameter(parameter: Parameter) -> Symbol {
        match parameter {
            Parameter::P => Symbol { formula: ui::formula::SYMBOL_P, name: ui::PARAMETER_P },
            Parameter::Q => Symbol { formula: ui::formula::SYMBOL_Q, name: ui::PARAMETER_Q },
        }
    }

    /// The symbol of a measure.
    pub fn of_measure(measure: Measure) -> Symbol {
        use ui::formula as symbol;
        let (formula, name) = match measure {
            Measure::EntropyP => (symbol::MEASURE_H_P, ui::MEASURE_H_P),
            Measure::EntropyQ => (symbol::MEASURE_H_Q, ui::MEASURE_H_Q),
            Measure::EntropyM => (symbol::MEASURE_H_M, ui::MEASURE_H_M),
            Measure::CrossEntropyPq => (symbol::MEASURE_CE_PQ, ui::MEASURE_CE_PQ),
            Measure::CrossEntropyQp => (symbol::MEASURE_CE_QP, ui::MEASURE_CE_QP),
            Measure::KlPq => (symbol::MEASURE_KL_PQ, ui::MEASURE_KL_PQ),
            Measure::KlQp => (symbol::MEASURE_KL_QP, ui::MEASURE_KL_QP),
            Measure::KlPm => (symbol::MEASURE_KL_PM, ui::MEASURE_KL_PM),
            Measure::KlQm => (symbol::MEASURE_KL_QM, ui::MEASURE_KL_QM),
            Measure::Jsd => (symbol::MEASURE_JSD, ui::MEASURE_JSD),
            Measure::JsDistance => (symbol::MEASURE_JS_DISTANCE, ui::MEASURE_JS_DISTANCE),
        };
        Symbol { formula, name }
    }
}

/// The numbers behind a picture: columns over the samples of one abscissa.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The heads, the abscissa's first.
    pub heads: Vec<Symbol>,
    /// The rows, in the unit of the scene (the abscissa plain).
    pub rows: Vec<Vec<f64>>,
}

/// The words of one proof line.
#[derive(Clone, Copy, Debug)]
pub struct LineText {
    /// The key of the line in the proof.
    pub key: &'static str,
    /// What stands on the right of the relation.
    pub formula: Formula,
    /// Which fact gives this line.
    pub reason: Localised,
}

/// The words of one equality condition.
#[derive(Clone, Copy, Debug)]
pub struct EqualityText {
    /// The key of the condition in the proof.
    pub key: &'static str,
    /// The condition in words.
    pub words: Localised,
}

/// A proof and its words.
#[derive(Clone, Copy, Debug)]
pub struct ProofText {
    /// Evaluates and checks every line at a scene.
    pub check: fn(&Scene) -> Proof,
    /// The proof's own picture, when it has one: Jensen's inequality as weighted points on log.
    pub points: Option<fn(&Scene) -> JensenPicture>,
    /// How to read that picture.
    pub points_caption: Option<Localised>,
    /// The name of the theorem.
    pub title: Localised,
    /// What is claimed, in words.
    pub claim: Localised,
    /// What is claimed, as a formula.
    pub formula: Formula,
    /// The lines, in order.
    pub lines: &'static [LineText],
    /// The equality conditions, in order.
    pub equalities: &'static [EqualityText],
}

/// One figure.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Its name in addresses: `lesson.figure`.
    pub id: &'static str,
    /// Its title.
    pub title: Localised,
    /// How to read the picture.
    pub caption: Localised,
    /// The accessible name of the chart.
    pub chart_label: Localised,
    /// What can be moved.
    pub parameters: &'static [Parameter],
    /// Where it starts: a state that already teaches.
    pub start: (f64, f64),
    /// States worth starting from.
    pub presets: &'static [Preset],
    /// The readouts, in order.
    pub readouts: &'static [Readout],
    /// The legend.
    pub legend: &'static [LegendEntry],
    /// The picture of a scene.
    pub picture: fn(&Scene) -> Picture,
    /// The sentence of a scene.
    pub sentence: fn(&Scene) -> Sentence,
    /// The numbers behind the picture.
    pub table: fn(&Scene) -> Table,
    /// What the table's numbers are.
    pub table_caption: Localised,
    /// The proof.
    pub proof: ProofText,
}

/// One lesson: a question, its figures, and the prose around them.
#[derive(Clone, Copy, Debug)]
pub struct Lesson {
    /// Its name in addresses: the first part of its figures' ids.
    pub id: &'static str,
    /// Its title.
    pub title: Localised,
    /// The question it answers.
    pub question: Localised,
    /// What comes before the figures.
    pub lead: Localised,
    /// The figures, in order.
    pub figures: &'static [Figure],
    /// What to take away, and to try.
    pub after: Localised,
    /// Where it comes from.
    pub sources: Localised,
}

impl Parameter {
    /// The other one of the two.
    pub fn other(self) -> Parameter {
        match self {
            Parameter::P => Parameter::Q,
            Parameter::Q => Parameter::P,
        }
    }
}

impl Table {
    /// The abscissae of a table over [0, 1]: 0, 0.05, …, 1.
    pub fn abscissae() -> impl Iterator<Item = f64> {
        (0..=20).map(|twentieth| f64::from(twentieth) / 20.0)
    }

    /// A table of measures over one coin's probability, the other standing still.
    pub fn over(moved: Parameter, scene: &Scene, columns: &[Measure]) -> Table {
        let row = |x: f64| {
            let at = match moved {
                Parameter::P => Scene { p: Probability::nearest(x), ..*scene },
                Parameter::Q => Scene { q: Probability::nearest(x), ..*scene },
            };
            let values = columns.iter().map(|&measure| at.measure(measure));
            std::iter::once(x).chain(values).collect()
        };
        let symbols = columns.iter().map(|&measure| Symbol::of_measure(measure));
        Table {
            heads: std::iter::once(Symbol::of_parameter(moved)).chain(symbols).collect(),
            rows: Table::abscissae().map(row).collect(),
        }
    }
}
