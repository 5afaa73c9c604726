//! The one table of everything that can stand in an address: name, place, range, default, meaning.

use super::subject::{Subject, Subjects};
use crate::measures::{Probability, Unit};
use crate::text::Lang;

/// What is on the screen: the part of an address after `#`.
///
/// An address names of the subjects only that of its figure.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The figure, `lesson.figure`; always one of the book's.
    pub figure: &'static str,
    /// What the figures are about.
    pub subjects: Subjects,
    /// The unit of every number.
    pub unit: Unit,
    /// How many lines of the figure's proof are open; 0 when it is closed.
    pub step: u8,
    /// How the proof is read.
    pub reading: Reading,
}

/// How a proof is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Line by line.
    #[default]
    Read,
    /// Each line asks for its fact before it opens.
    Explain,
    /// The lines are to be put in order, and their relations to be found.
    Rebuild,
}

/// How it is shown: the part of an address between `?` and `#`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Presentation {
    /// The language.
    pub lang: Lang,
    /// The theme.
    pub theme: Theme,
    /// How large everything is, as a multiple.
    pub scale: f64,
    /// How many digits of a number are shown.
    pub digits: u8,
    /// Whether anything may move by itself.
    pub motion: Motion,
}

/// The colours and sizes of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light or dark, as the system prefers.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// For a projector: white ground, thick lines, large text.
    Projector,
}

/// Whether anything may move by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// As the system prefers.
    #[default]
    Auto,
    /// Nothing moves.
    Off,
}

impl Theme {
    /// Every theme, in the order a switch shows them.
    pub const ALL: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Projector];

    /// The theme's word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Projector => "projector",
        }
    }
}

impl Reading {
    /// Every way of reading, in the order a switch shows them.
    pub const ALL: [Reading; 3] = [Reading::Read, Reading::Explain, Reading::Rebuild];

    /// The word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Reading::Read => "read",
            Reading::Explain => "explain",
            Reading::Rebuild => "rebuild",
        }
    }
}

impl Motion {
    /// The word in an address.
    pub fn word(self) -> &'static str {
        match self {
            Motion::Auto => "auto",
            Motion::Off => "off",
        }
    }
}

impl Presentation {
    /// Everything at its default, in `lang`.
    pub fn new(lang: Lang) -> Self {
        Presentation { lang, theme: Theme::Auto, scale: 1.0, digits: DIGITS, motion: Motion::Auto }
    }
}

/// How many digits are shown unless asked otherwise.
pub const DIGITS: u8 = 4;

/// A figure as addresses know it: where its subject starts and how long its proof is.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureDefaults {
    /// Its id, `lesson.figure`.
    pub id: &'static str,
    /// What it is about, where it starts.
    pub start: Subject,
    /// How many lines its proof has.
    pub steps: u8,
}

impl FigureDefaults {
    /// The figure of a book that has none.
    pub const NONE: FigureDefaults = FigureDefaults {
        id: "",
        start: Subject::Coins(Probability::HALF, Probability::HALF),
        steps: 0,
    };

    /// The figure as it first opens, with the others of its lesson where the first of each kind starts.
    pub fn state(&self, figures: &[FigureDefaults]) -> State {
        let mut state = State {
            figure: self.id,
            subjects: Subjects::default(),
            unit: Unit::Nat,
            step: 0,
            reading: Reading::Read,
        };
        let neighbours = figures.iter().filter(|figure| figure.lesson() == self.lesson());
        for figure in neighbours.rev() {
            state.subjects.set(figure.start.clone());
        }
        state.subjects.set(self.start.clone());
        state
    }

    /// The lesson it is in: the first part of its id.
    pub(super) fn lesson(&self) -> &'static str {
        self.id.split('.').next().unwrap_or_default()
    }
}

/// Where a key stands in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// After `#`: what is shown.
    Hash,
    /// Between `?` and `#`: how it is shown.
    Query,
}

/// The field a key sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The version of the address.
    Version,
    /// The figure.
    Figure,
    /// The truth.
    P,
    /// The model.
    Q,
    /// The first of three coins.
    A,
    /// The second.
    B,
    /// The third.
    C,
    /// The names of outcomes.
    Names,
    /// How long the code words of outcomes are.
    Lengths,
    /// The curved function.
    Function,
    /// Where points stand.
    Abscissae,
    /// What points weigh.
    Weights,
    /// The dial of this key.
    Dial(&'static str),
    /// The unit.
    Unit,
    /// The open lines of the proof.
    Step,
    /// How the proof is read.
    Reading,
    /// The language.
    Lang,
    /// The theme.
    Theme,
    /// The size.
    Scale,
    /// The digits.
    Digits,
    /// The motion.
    Motion,
    /// What the page around asks.
    Asked(Asked),
}

/// What the page around a figure, or a teacher, asks of it: the fields of an
/// [`Embedding`](super::embedding::Embedding).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// One figure alone.
    Embed,
    /// The parts that are shown.
    Show,
    /// The parts that are not.
    Hide,
    /// What cannot be changed.
    Lock,
    /// Whether a remote walks through the proof.
    Present,
    /// The readout to be predicted.
    Predict,
    /// Whose the keys of a remote are.
    Keys,
    /// How the height is told.
    Resize,
    /// Whether the page around may change what is shown.
    Api,
    /// Which page around is listened to.
    Parent,
    /// Where shuffling begins.
    Seed,
}

/// A key of an address.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in an address.
    pub name: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What it sets.
    pub field: Field,
}

/// What documentation says of a key. The book itself does not read it, so it weighs nothing there.
#[derive(Clone, Copy, Debug)]
pub struct Meaning {
    /// What it may be.
    pub range: &'static str,
    /// What it is when it is left out.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// One row of the table.
type KeyRow = (Key, Meaning);

const fn key(
    name: &'static str,
    place: Place,
    field: Field,
    range: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> KeyRow {
    (Key { name, place, field }, Meaning { range, default, meaning })
}

const fn dial(name: &'static str, range: &'static str, meaning: &'static str) -> KeyRow {
    key(name, Place::Hash, Field::Dial(name), range, "the figure's own", meaning)
}

const fn asked(
    name: &'static str,
    asked: Asked,
    range: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> KeyRow {
    key(name, Place::Query, Field::Asked(asked), range, default, meaning)
}

/// Every key, in the order addresses are written.
pub static KEYS: [Key; TABLE.len()] = {
    let mut keys = [TABLE[0].0; TABLE.len()];
    let mut row = 1;
    while row < TABLE.len() {
        keys[row] = TABLE[row].0;
        row += 1;
    }
    keys
};

/// What documentation says of every key, in the same order.
pub static MEANINGS: [Meaning; TABLE.len()] = {
    let mut meanings = [TABLE[0].1; TABLE.len()];
    let mut row = 1;
    while row < TABLE.len() {
        meanings[row] = TABLE[row].1;
        row += 1;
    }
    meanings
};

/// The table.
const TABLE: &[KeyRow] = &[
    key("v", Place::Hash, Field::Version, "1", "1", "version of the address"),
    key("fig", Place::Hash, Field::Figure, "lesson.figure", "overview.one-curve", "the figure"),
    key(
        "p",
        Place::Hash,
        Field::P,
        "0..1, or 2 to 26 of them",
        "the figure's own",
        "probability of heads, or of each outcome: the truth",
    ),
    key(
        "q",
        Place::Hash,
        Field::Q,
        "0..1, or 2 to 26 of them",
        "the figure's own",
        "the same of the model",
    ),
    key(
        "names",
        Place::Hash,
        Field::Names,
        "a word for each outcome",
        "1, 2, …",
        "names of the outcomes",
    ),
    key(
        "len",
        Place::Hash,
        Field::Lengths,
        "as many whole numbers 0..25",
        "the figure's own",
        "how many binary digits the code word of each outcome has",
    ),
    key(
        "a",
        Place::Hash,
        Field::A,
        "0..1",
        "the figure's own",
        "probability of heads of the first of three coins",
    ),
    key("b", Place::Hash, Field::B, "0..1", "the figure's own", "the same of the second"),
    key("c", Place::Hash, Field::C, "0..1", "the figure's own", "the same of the third"),
    key(
        "f",
        Place::Hash,
        Field::Function,
        "log|neg-log|square|exp|reciprocal|sqrt|x-log-x",
        "the figure's own",
        "curved function",
    ),
    key(
        "x",
        Place::Hash,
        Field::Abscissae,
        "2 to 6 numbers",
        "the figure's own",
        "where points stand under the function",
    ),
    key(
        "w",
        Place::Hash,
        Field::Weights,
        "as many numbers from 0",
        "the figure's own",
        "what the points weigh",
    ),
    dial("z1", "-5..5", "logit of the first of three classes, which the label names"),
    dial("z2", "-5..5", "the same of the second"),
    dial("z3", "-5..5", "the same of the third"),
    dial("T", "0.3..10", "temperature of the softmax"),
    dial("eps", "0..0.5", "how much of the label is spread over all classes"),
    dial("mu", "-3..3", "mean of the Gaussian"),
    dial("sigma", "0.25..2.25", "deviation of the Gaussian"),
    dial("dir", "0|1", "what is made small: KL(p‖q), or 1 for KL(q‖p)"),
    dial("apart", "0..4", "how far the bumps of the truth are apart"),
    dial("car", "0..1", "probability that a vehicle is a car"),
    dial("lcar", "1..8", "length of the record of a car, in bits"),
    dial("ltruck", "1..8", "length of the record of a truck, in bits"),
    dial("vehicles", "1..1000000", "how many vehicles have passed"),
    dial("speed", "1..100000", "how many vehicles pass in a second"),
    dial("day", "1..365", "which day it is: every day has vehicles of its own"),
    dial("over", "0|1", "what accuracy is drawn over: the compression rate, or 1 for the speed-up"),
    dial("top5", "0..100", "accuracy of each model of the reader’s own, in percent"),
    dial("size", "0.001..100000", "size of each original"),
    dial("size1", "0.001..100000", "size of each compressed model"),
    dial("time", "0.001..100000", "running time of each original"),
    dial("time1", "0.001..100000", "running time of each compressed model"),
    dial("t", "0.01..1000", "share of the time of each layer"),
    dial("delta", "1..20", "speed-up of each layer"),
    dial("heads", "0..1", "probability of heads of the coin that blocks are made of"),
    dial("block", "1..12", "how many tosses a block has"),
    dial("classes", "2|3", "how many classes: two with one logit, or three"),
    dial("z", "-9..9", "the logit, or that of the first class"),
    dial("zb", "-9..9", "logit of the second of three classes"),
    dial("zc", "-9..9", "logit of the third"),
    dial("true", "0..1", "true probability of the first class"),
    dial("lr", "0.05..12", "learning rate"),
    dial("seed", "1..999", "seed of the examples"),
    dial("n", "20..200", "how many examples are learned from"),
    dial("waves", "1..30", "how many waves the model has"),
    dial("noise", "0..0.4", "share of labels turned round"),
    dial("rate", "0.02..2", "learning rate of the waves"),
    dial("steps", "0..200", "how many steps were taken"),
    dial("stop", "0|1", "where a run ends: at 200 steps, or 1 for early stopping"),
    key("unit", Place::Hash, Field::Unit, "nat|bit|dit", "nat", "unit of every number"),
    key("step", Place::Hash, Field::Step, "0..lines", "0", "open lines of the proof, 0 = closed"),
    key(
        "proof",
        Place::Hash,
        Field::Reading,
        "read|explain|rebuild",
        "read",
        "how the proof is read",
    ),
    key("lang", Place::Query, Field::Lang, "ko|en", "the browser's, else en", "language"),
    key("theme", Place::Query, Field::Theme, "auto|light|dark|projector", "auto", "theme"),
    key("scale", Place::Query, Field::Scale, "0.5..3", "1", "size of everything"),
    key("digits", Place::Query, Field::Digits, "1..10", "4", "digits of a number"),
    key(
        "motion",
        Place::Query,
        Field::Motion,
        "auto|off",
        "auto",
        "whether anything moves by itself",
    ),
    asked("embed", Asked::Embed, "0|1", "0", "one figure alone, without the page around it"),
    asked(
        "show",
        Asked::Show,
        "of chart,controls,readouts,proof,table,code",
        "all of them",
        "the only parts of a figure that are shown",
    ),
    asked("hide", Asked::Hide, "as show", "none", "parts of a figure that are not shown"),
    asked(
        "lock",
        Asked::Lock,
        "keys of numbers, unit",
        "none",
        "what cannot be changed on the page",
    ),
    asked(
        "present",
        Asked::Present,
        "0|1",
        "0",
        "the keys of a presenter's remote walk through the proof; B darkens the page",
    ),
    asked(
        "predict",
        Asked::Predict,
        "a readout",
        "none",
        "a number that is hidden until it has been predicted",
    ),
    asked(
        "keys",
        Asked::Keys,
        "own|forward|off",
        "own",
        "whose the keys of a remote are: forward hands those that the figure does not use to the page around",
    ),
    asked(
        "resize",
        Asked::Resize,
        "auto|embedly|canvas|h5p|height|off",
        "auto",
        "in which words an embedded figure tells its height",
    ),
    asked("api", Asked::Api, "0|1", "0", "the page around may change what is shown"),
    asked("parent", Asked::Parent, "an origin", "any", "the only page around that is listened to"),
    asked(
        "seed",
        Asked::Seed,
        "0..999999",
        "0",
        "where the shuffling of a proof to rebuild begins",
    ),
];
