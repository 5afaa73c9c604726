//! What a figure is: one chart, its controls, its readouts, its words and its proof, as data.
//!
//! A figure knows nothing of the browser: `components` shows any figure, `lessons` make them.

use std::sync::{Arc, LazyLock};

use crate::charts::picture::{Handle, HandleScale, Hue, Marker, Picture, Stroke};
use crate::measures::jensen::{Function, Point};
use crate::measures::{Distribution, Measure, Probability, Unit};
use crate::proof::{Dimension, Fact, Focus, JensenPicture, Proof};
use crate::state::dials::{self, Dial, Dials};
use crate::state::keys::FigureDefaults;
use crate::state::outcomes::{self, Outcomes};
use crate::state::subject::Subject;
use crate::state::weighted_points::{self, WeightedPoints};
use crate::text::{Formula, Localised, ui};

/// What a figure is a picture of: what it is about, and the unit its information is counted in.
///
/// It has a place for every kind of subject; what a figure is not about stands at its default there.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The truth, as a coin.
    pub p: Probability,
    /// The model, as a coin.
    pub q: Probability,
    /// The coins a, b, c.
    pub three_coins: [Probability; 3],
    /// The truth and the model over a few outcomes.
    pub outcomes: Arc<Outcomes>,
    /// The points under a curved function.
    pub points: Arc<WeightedPoints>,
    /// The figure's own numbers.
    pub dials: Dials,
    /// The unit of everything on the screen.
    pub unit: Unit,
}

/// What scenes share that are not about them.
static NO_OUTCOMES: LazyLock<Arc<Outcomes>> = LazyLock::new(Arc::default);
static NO_POINTS: LazyLock<Arc<WeightedPoints>> = LazyLock::new(Arc::default);
static NO_DIALS: LazyLock<Dials> = LazyLock::new(Dials::default);

impl Scene {
    /// The scene of a subject.
    pub fn new(subject: Subject, unit: Unit) -> Scene {
        let mut scene = Scene {
            p: Probability::HALF,
            q: Probability::HALF,
            three_coins: [Probability::HALF; 3],
            outcomes: Arc::clone(&NO_OUTCOMES),
            points: Arc::clone(&NO_POINTS),
            dials: NO_DIALS.clone(),
            unit,
        };
        match subject {
            Subject::Coins(p, q) => (scene.p, scene.q) = (p, q),
            Subject::ThreeCoins(coins) => scene.three_coins = coins,
            Subject::Outcomes(outcomes) => scene.outcomes = outcomes,
            Subject::Points(points) => scene.points = points,
            Subject::Dials(dials) => scene.dials = dials,
        }
        scene
    }

    /// The scene of two coins.
    pub fn of_coins(p: Probability, q: Probability, unit: Unit) -> Scene {
        Scene::new(Subject::Coins(p, q), unit)
    }

    /// What a parameter is in this scene.
    pub fn value(&self, parameter: Parameter) -> f64 {
        let [a, b, c] = self.three_coins;
        match parameter {
            Parameter::P => self.p.get(),
            Parameter::Q => self.q.get(),
            Parameter::A => a.get(),
            Parameter::B => b.get(),
            Parameter::C => c.get(),
            Parameter::Dial(text) => self.dial(text.dial.key),
        }
    }

    /// What a dial is set to; 0 where there is none of this key.
    pub fn dial(&self, key: &str) -> f64 {
        self.dials.get(key).unwrap_or(0.0)
    }

    /// One of the numbers of its outcomes, points or rows; 0 where there is none.
    pub fn number(&self, parameter: &str, index: usize) -> f64 {
        let point = self.points.points().get(index);
        let mass = |side: &Distribution| side.masses().get(index).copied();
        let number = match parameter {
            "x" => point.map(|point| point.x),
            "w" => point.map(|point| point.weight),
            "q" => mass(self.outcomes.q()),
            "p" => mass(self.outcomes.p()),
            "len" => self.outcomes.lengths().get(index).copied().map(f64::from),
            _ => self.dials.get_in(parameter, index),
        };
        number.unwrap_or(0.0)
    }

    /// −log of a mass, in the scene's unit; +∞ of nothing.
    pub fn surprisal(&self, mass: f64) -> f64 {
        // Adding 0 turns −0 into 0.
        self.unit.from_nats(-mass.ln()) + 0.0
    }

    /// So many nats as a sentence speaks of them, in the scene's unit.
    pub fn quantity(&self, nats: f64) -> Spoken {
        Spoken::Quantity(self.unit.from_nats(nats))
    }

    /// The measure of the two coins, in the scene's unit; may be +∞.
    pub fn measure(&self, measure: Measure) -> f64 {
        measure.in_unit(measure.bernoulli(self.p, self.q), self.unit)
    }

    /// The measure of the two distributions over outcomes, in the scene's unit; may be +∞.
    pub fn outcomes_measure(&self, measure: Measure) -> f64 {
        let nats = measure.of(self.outcomes.p(), self.outcomes.q());
        // Both sides have the same outcomes by construction.
        nats.map_or(0.0, |nats| measure.in_unit(nats, self.unit))
    }

    /// A measure with q moved to another place, in the scene's unit.
    pub fn measure_with_q(&self, measure: Measure, q: f64) -> f64 {
        measure.in_unit(measure.bernoulli(self.p, Probability::nearest(q)), self.unit)
    }

    /// A curve of nats in the scene's unit.
    pub fn curve(&self, nats: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
        nats.into_iter().map(|(x, nats)| (x, self.unit.from_nats(nats))).collect()
    }
}

/// Where a figure, or a preset, starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// Two coins p and q.
    Coins(f64, f64),
    /// Three coins a, b, c.
    ThreeCoins(f64, f64, f64),
    /// The truth and the model over outcomes.
    Outcomes(&'static [f64], &'static [f64]),
    /// One distribution, with a letter for each outcome or without.
    Distribution(&'static [f64], &'static str),
    /// The same, with the length of a code word for each outcome.
    Code(&'static [f64], &'static str, &'static [f64]),
    /// A function, and points (x, weight) under it.
    Points(Function, &'static [(f64, f64)]),
    /// The figure's dials, and what they are set to.
    Dials(&'static [Dial], &'static [f64]),
}

impl Start {
    /// Whether what is moved stands in rows, one for each outcome or point, or of dials.
    pub fn has_rows(&self) -> bool {
        match self {
            Start::Coins(..) | Start::ThreeCoins(..) => false,
            Start::Dials(all, _) => all.iter().any(|dial| dial.each),
            _ => true,
        }
    }

    /// The subject it stands for.
    pub fn subject(&self) -> Subject {
        let coin = Probability::nearest;
        match *self {
            Start::Coins(p, q) => Subject::Coins(coin(p), coin(q)),
            Start::ThreeCoins(a, b, c) => Subject::ThreeCoins([coin(a), coin(b), coin(c)]),
            Start::Outcomes(p, q) => Subject::Outcomes(Arc::new(Outcomes::new(
                outcomes::nearest(p),
                outcomes::nearest(q),
            ))),
            Start::Distribution(p, letters) => Subject::Outcomes(Arc::new(alone(p, letters))),
            Start::Code(p, letters, lengths) => {
                Subject::Outcomes(Arc::new(alone(p, letters).coded(lengths)))
            }
            Start::Points(function, points) => {
                let points = points.iter().map(|&(x, weight)| Point { x, weight });
                Subject::Points(Arc::new(WeightedPoints::nearest(function, points)))
            }
            Start::Dials(all, values) => Subject::Dials(Dials::from(all, values)),
        }
    }
}

/// One distribution, with a letter for each outcome or without.
fn alone(p: &[f64], letters: &str) -> Outcomes {
    Outcomes::alone(outcomes::nearest(p)).named(letters.chars().map(String::from).collect())
}

/// A parameter a reader can move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Parameter {
    /// The truth p.
    P,
    /// The model q.
    Q,
    /// The first of three coins.
    A,
    /// The second.
    B,
    /// The third.
    C,
    /// A number of the figure's own.
    Dial(DialText),
}

/// A dial as its figure shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DialText {
    /// The dial.
    pub dial: &'static Dial,
    /// Its symbol.
    pub symbol: Symbol,
    /// Its colour by meaning.
    pub hue: Hue,
    /// What its whole numbers stand for, from the least on, where they are choices; symbols only, so that
    /// they need no translation. Else nothing.
    pub choices: &'static [&'static str],
    /// The dial that has to stand at so much at least for this one to be there; else nothing.
    pub needs: Option<(&'static str, f64)>,
}

impl DialText {
    /// Whether it is there in a scene.
    pub fn is_there(&self, scene: &Scene) -> bool {
        self.needs.is_none_or(|(key, least)| scene.dial(key) >= least)
    }
}

impl Parameter {
    /// The letter, which is also the key in addresses and hooks.
    pub fn key(self) -> &'static str {
        match self {
            Parameter::P => "p",
            Parameter::Q => "q",
            Parameter::A => "a",
            Parameter::B => "b",
            Parameter::C => "c",
            Parameter::Dial(text) => text.dial.key,
        }
    }

    /// What it can be: a coin any probability.
    pub fn dial(self) -> &'static Dial {
        match self {
            Parameter::Dial(text) => text.dial,
            _ => &dials::PROBABILITY,
        }
    }

    /// Its colour by meaning.
    pub fn hue(self) -> Hue {
        match self {
            Parameter::P | Parameter::A => Hue::P,
            Parameter::Q | Parameter::C => Hue::Q,
            Parameter::B => Hue::M,
            Parameter::Dial(text) => text.hue,
        }
    }
}

/// A state worth starting from.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its name.
    pub name: Localised,
    /// The state.
    pub at: Start,
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

/// What a readout reads.
#[derive(Clone, Copy, Debug)]
pub enum Reads {
    /// A measure of the two coins.
    Coins(Measure),
    /// A measure of the two distributions over outcomes.
    Outcomes(Measure),
    /// A quantity of the figure's own.
    Own {
        /// Its name in hooks.
        id: &'static str,
        /// Its symbol.
        symbol: Symbol,
        /// Its value, in the unit of the scene where it is information; may be ±∞.
        value: fn(&Scene) -> f64,
        /// What it measures.
        dimension: Dimension,
    },
}

impl Reads {
    /// Its name in hooks.
    pub fn id(&self) -> &'static str {
        match self {
            Reads::Coins(measure) | Reads::Outcomes(measure) => measure.id(),
            Reads::Own { id, .. } => id,
        }
    }

    /// Its symbol.
    pub fn symbol(&self) -> Symbol {
        match self {
            Reads::Coins(measure) | Reads::Outcomes(measure) => Symbol::of_measure(*measure),
            Reads::Own { symbol, .. } => *symbol,
        }
    }

    /// Its value at a scene, in the scene's unit; may be ±∞.
    pub fn value(&self, scene: &Scene) -> f64 {
        match self {
            Reads::Coins(measure) => scene.measure(*measure),
            Reads::Outcomes(measure) => scene.outcomes_measure(*measure),
            Reads::Own { value, .. } => value(scene),
        }
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        match self {
            Reads::Coins(Measure::JsDistance) | Reads::Outcomes(Measure::JsDistance) => {
                Dimension::Distance
            }
            Reads::Coins(_) | Reads::Outcomes(_) => Dimension::Information,
            Reads::Own { dimension, .. } => *dimension,
        }
    }

    /// The outcome that makes it infinite, where one does.
    pub fn infinity_cause(&self, scene: &Scene) -> Option<Cause> {
        match self {
            Reads::Coins(measure) => infinity_cause(*measure, scene).map(Cause::Coin),
            Reads::Outcomes(measure) => {
                let (p, q) = (scene.outcomes.p().masses(), scene.outcomes.q().masses());
                let (truth, model) = match measure {
                    Measure::CrossEntropyPq | Measure::KlPq => (p, q),
                    Measure::CrossEntropyQp | Measure::KlQp => (q, p),
                    _ => return None,
                };
                let ruled_out = |(&truth, &model): (&f64, &f64)| truth > 0.0 && model == 0.0;
                let index = truth.iter().zip(model).position(ruled_out)?;
                Some(Cause::Outcome(scene.outcomes.name(index)))
            }
            Reads::Own { .. } => None,
        }
    }
}

/// The outcome that makes a measure infinite.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// A side of a coin.
    Coin(Localised),
    /// An outcome, by its name.
    Outcome(String),
}

/// One readout: a quantity, and the piece of the picture that shows it.
#[derive(Clone, Copy, Debug)]
pub struct Readout {
    /// What it reads.
    pub reads: Reads,
    /// Its colour by meaning.
    pub hue: Hue,
    /// What it is in the picture.
    pub focus: Option<Focus>,
}

impl Readout {
    /// A quantity of the figure's own, and the piece of the picture that shows it.
    pub const fn own(
        id: &'static str,
        symbol: Symbol,
        value: fn(&Scene) -> f64,
        dimension: Dimension,
        hue: Hue,
        focus: Focus,
    ) -> Readout {
        Readout { reads: Reads::Own { id, symbol, value, dimension }, hue, focus: Some(focus) }
    }

    /// The same of information, in the unit of the scene.
    pub const fn information(
        id: &'static str,
        symbol: Symbol,
        value: fn(&Scene) -> f64,
        hue: Hue,
        focus: Focus,
    ) -> Readout {
        Readout::own(id, symbol, value, Dimension::Information, hue, focus)
    }

    /// The same of a plain number.
    pub const fn number(
        id: &'static str,
        symbol: Symbol,
        value: fn(&Scene) -> f64,
        hue: Hue,
        focus: Focus,
    ) -> Readout {
        Readout::own(id, symbol, value, Dimension::Number, hue, focus)
    }
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
#[derive(Clone, Debug, PartialEq)]
pub enum Spoken {
    /// A probability or another plain number.
    Number(f64),
    /// A quantity of information, already in the unit of the scene.
    Quantity(f64),
    /// A share of 1, spoken as percent.
    Percent(f64),
    /// A word.
    Word(Localised),
    /// The outcome that makes a measure infinite.
    Cause(Cause),
}

/// What is on the screen, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The words, with slots.
    pub words: Localised,
    /// What stands in the slots.
    pub slots: Vec<(&'static str, Spoken)>,
}

/// How a figure moves by itself.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// The subject one step on; nothing at rest.
    pub next: fn(&Scene) -> Option<Subject>,
    /// How long a step stands before the next one, in milliseconds; at 0 until the next frame.
    pub pace: fn(&Scene) -> f64,
    /// How many steps are taken at once where nothing may move by itself.
    pub at_once: usize,
}

/// A second picture of the same scene.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// The picture.
    pub picture: fn(&Scene) -> Picture,
    /// Its accessible name.
    pub label: Localised,
}

/// The way from a figure to another one, with the numbers of the moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// The figure it leads to.
    pub to: &'static str,
    /// What that figure is about when it is reached: a subject of its kind.
    pub subject: Subject,
    /// What the two have in common.
    pub said: Sentence,
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
    /// A symbol and its name.
    pub const fn new(formula: Formula, name: Localised) -> Symbol {
        Symbol { formula, name }
    }

    /// The symbol of a parameter.
    pub fn of_parameter(parameter: Parameter) -> Symbol {
        match parameter {
            Parameter::P => Symbol { formula: ui::formula::SYMBOL_P, name: ui::PARAMETER_P },
            Parameter::Q => Symbol { formula: ui::formula::SYMBOL_Q, name: ui::PARAMETER_Q },
            Parameter::A => Symbol { formula: ui::formula::SYMBOL_A, name: ui::PARAMETER_A },
            Parameter::B => Symbol { formula: ui::formula::SYMBOL_B, name: ui::PARAMETER_B },
            Parameter::C => Symbol { formula: ui::formula::SYMBOL_C, name: ui::PARAMETER_C },
            Parameter::Dial(text) => text.symbol,
        }
    }

    /// The symbol of a measure.
    pub const fn of_measure(measure: Measure) -> Symbol {
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
    /// The heads, that of the rows' own heads first.
    pub heads: Vec<Symbol>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which row it is.
    pub head: RowHead,
    /// Its values, in the unit of the scene; not a number where there is none, shown as a dash.
    pub values: Vec<f64>,
}

/// Which row of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum RowHead {
    /// That of an abscissa.
    At(f64),
    /// That of an outcome, or whatever else has a name.
    Named(String),
}

/// The words of a fact.
#[derive(Clone, Copy, Debug)]
pub struct FactText {
    /// Its name.
    pub name: Localised,
    /// What it gives, and with which relation.
    pub gives: Localised,
}

impl FactText {
    /// The words of `fact`.
    pub fn of(fact: Fact) -> FactText {
        let (name, gives) = match fact {
            Fact::Definition => (ui::FACT_DEFINITION, ui::FACT_DEFINITION_GIVES),
            Fact::LogRule => (ui::FACT_LOG_RULE, ui::FACT_LOG_RULE_GIVES),
            Fact::Algebra => (ui::FACT_ALGEBRA, ui::FACT_ALGEBRA_GIVES),
            Fact::Normalised => (ui::FACT_NORMALISED, ui::FACT_NORMALISED_GIVES),
            Fact::Derivative => (ui::FACT_DERIVATIVE, ui::FACT_DERIVATIVE_GIVES),
            Fact::StraightLine => (ui::FACT_STRAIGHT_LINE, ui::FACT_STRAIGHT_LINE_GIVES),
            Fact::Jensen => (ui::FACT_JENSEN, ui::FACT_JENSEN_GIVES),
            Fact::Chord => (ui::FACT_CHORD, ui::FACT_CHORD_GIVES),
            Fact::Tangent => (ui::FACT_TANGENT, ui::FACT_TANGENT_GIVES),
            Fact::Subset => (ui::FACT_SUBSET, ui::FACT_SUBSET_GIVES),
            Fact::NonNegative => (ui::FACT_NON_NEGATIVE, ui::FACT_NON_NEGATIVE_GIVES),
            Fact::InformationInequality => {
                (ui::FACT_INFORMATION_INEQUALITY, ui::FACT_INFORMATION_INEQUALITY_GIVES)
            }
            Fact::Cited => (ui::FACT_CITED, ui::FACT_CITED_GIVES),
        };
        FactText { name, gives }
    }
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

impl LineText {
    /// The words of the line of a key.
    pub const fn new(key: &'static str, formula: Formula, reason: Localised) -> LineText {
        LineText { key, formula, reason }
    }
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
    pub start: Start,
    /// States worth starting from.
    pub presets: &'static [Preset],
    /// The readouts, in order.
    pub readouts: &'static [Readout],
    /// The legend.
    pub legend: &'static [LegendEntry],
    /// The picture of a scene.
    pub picture: fn(&Scene) -> Picture,
    /// A second picture, where one axis is not enough.
    pub beside: Option<Beside>,
    /// The sentence of a scene.
    pub sentence: fn(&Scene) -> Sentence,
    /// The numbers behind the picture.
    pub table: fn(&Scene) -> Table,
    /// What the table's numbers are.
    pub table_caption: Localised,
    /// How it moves by itself when it is let, if it does.
    pub run: Option<Run>,
    /// Where it leads back to, if it does: the measure it used, at the same numbers.
    pub bridge: Option<fn(&Scene) -> Bridge>,
    /// The proof.
    pub proof: ProofText,
}

/// What the book knows of a figure before its lesson is opened.
#[derive(Clone, Copy, Debug)]
pub struct FigureEntry {
    /// Its name in addresses: `lesson.figure`.
    pub id: &'static str,
    /// Where it starts.
    pub start: Start,
    /// How many lines its proof has.
    pub steps: u8,
}

impl FigureEntry {
    /// What addresses know of the figure.
    pub fn defaults(&self) -> FigureDefaults {
        FigureDefaults { id: self.id, start: self.start.subject(), steps: self.steps }
    }

    /// No figure of the book.
    pub const NONE: FigureEntry = FigureEntry { id: "", start: Start::Coins(0.5, 0.5), steps: 0 };

    /// The entry of a figure.
    pub const fn of(figure: &Figure) -> FigureEntry {
        // An address counts lines in a byte; no proof is that long.
        let steps = figure.proof.lines.len() as u8;
        FigureEntry { id: figure.id, start: figure.start, steps }
    }
}

/// What the book knows of a lesson before it is opened.
#[derive(Clone, Copy, Debug)]
pub struct LessonEntry {
    /// Its name in addresses: the first part of its figures' ids.
    pub id: &'static str,
    /// Its title.
    pub title: Localised,
    /// Its figures, in order.
    pub figures: &'static [FigureEntry],
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

impl Figure {
    /// Whether a parameter has a number in each row.
    pub fn in_rows(&self, parameter: Parameter) -> bool {
        match parameter {
            Parameter::Dial(text) => text.dial.each,
            _ => self.start.has_rows(),
        }
    }

    /// What it is about after at most so many steps by itself; nothing when it is at rest, or does not
    /// move by itself.
    pub fn after(&self, scene: &Scene, steps: usize) -> Option<Subject> {
        let mut last = None;
        let mut scene = scene.clone();
        for _ in 0..steps {
            let Some(next) = self.run.and_then(|run| (run.next)(&scene)) else { break };
            scene = Scene::new(next.clone(), scene.unit);
            last = Some(next);
        }
        last
    }
}

/// The subject after a key that was pressed while a handle was held; nothing for a key that moves no
/// handle.
///
/// An arrow moves the handle the way it points, by a step of its number; Shift by ten steps, Alt by a
/// tenth; Home and End take the number to its ends. A handle that moves both ways has p across and q
/// upwards.
pub fn after_key(
    subject: &Subject,
    handle: Handle,
    key: &str,
    shift: bool,
    alt: bool,
) -> Option<Subject> {
    let Handle { parameter, index, scale } = handle;
    if parameter == "pq" {
        let moved = if matches!(key, "ArrowUp" | "ArrowDown") { "q" } else { "p" };
        return after_key(subject, Handle { parameter: moved, ..handle }, key, shift, alt);
    }
    // Where a height stands for a surprisal, higher is less; where a number is divided by an abscissa,
    // further to the right.
    let key = match (scale, key) {
        (HandleScale::Surprisal(_) | HandleScale::Logit { .. }, "ArrowUp") => "ArrowDown",
        (HandleScale::Surprisal(_) | HandleScale::Logit { .. }, "ArrowDown") => "ArrowUp",
        (scale, "ArrowRight") if scale.falls() => "ArrowLeft",
        (scale, "ArrowLeft") if scale.falls() => "ArrowRight",
        (_, key) => key,
    };
    let dial = dial_of(subject, parameter)?;
    let moved = dial.after_key(subject.number(parameter, index)?, key, shift, alt)?;
    subject.with_number(parameter, index, moved, &[])
}

/// What a number of a subject can be, as keys move it.
pub fn dial_of(subject: &Subject, parameter: &str) -> Option<Dial> {
    Some(match subject {
        Subject::Dials(dials) => *dials.dial(parameter)?,
        Subject::Points(points) if parameter == "x" => {
            let (lo, hi) = weighted_points::range(points.function());
            Dial::linear("x", lo, hi, lo)
        }
        Subject::Outcomes(_) if parameter == "len" => outcomes::LENGTH,
        _ => dials::PROBABILITY,
    })
}

impl Parameter {
    /// The other one of p and q; nothing else has another.
    pub fn other(self) -> Option<Parameter> {
        match self {
            Parameter::P => Some(Parameter::Q),
            Parameter::Q => Some(Parameter::P),
            Parameter::A | Parameter::B | Parameter::C | Parameter::Dial(_) => None,
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
            let coin = Probability::nearest(x);
            let (p, q) = if moved == Parameter::P { (coin, scene.q) } else { (scene.p, coin) };
            let value = |measure: &Measure| measure.in_unit(measure.bernoulli(p, q), scene.unit);
            Row { head: RowHead::At(x), values: columns.iter().map(value).collect() }
        };
        let symbols = columns.iter().map(|&measure| Symbol::of_measure(measure));
        Table {
            heads: std::iter::once(Symbol::of_parameter(moved)).chain(symbols).collect(),
            rows: Table::abscissae().map(row).collect(),
        }
    }

    /// A table with a row for each outcome.
    pub fn of_outcomes(scene: &Scene, columns: &[(Symbol, &dyn Fn(usize) -> f64)]) -> Table {
        let outcome = Symbol { formula: ui::formula::SYMBOL_OUTCOME, name: ui::OUTCOME };
        let row = |index: usize| Row {
            head: RowHead::Named(scene.outcomes.name(index)),
            values: columns.iter().map(|(_, value)| value(index)).collect(),
        };
        Table {
            heads: std::iter::once(outcome)
                .chain(columns.iter().map(|(symbol, _)| *symbol))
                .collect(),
            rows: (0..scene.outcomes.count()).map(row).collect(),
        }
    }
}
