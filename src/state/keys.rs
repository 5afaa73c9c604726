//! The one table of everything that can stand in an address: name, place, range, default, meaning.

use super::activity;
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
    /// The activity that is open, one of the figure's; empty when none is.
    pub activity: &'static str,
}

impl State {
    /// The same, without an activity that is not the figure's.
    pub fn settled(mut self) -> State {
        if !activity::is_of(self.activity, self.figure) {
            self.activity = "";
        }
        self
    }
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
            activity: "",
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
    /// The activity.
    Activity,
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

/// What can stand behind a key, as an address writes it. What a key means is said on the page for
/// teachers, in the reader's language.
///
/// `a|b` is a choice, `a..b` a range, `,…` a list. The book itself does not read it, so it weighs nothing
/// there.
#[derive(Clone, Copy, Debug)]
pub struct Values {
    /// What it may be.
    pub range: &'static str,
    /// What it is when it is left out, where that is the same in every figure and browser.
    pub default: Option<&'static str>,
}

/// One row of the table.
type KeyRow = (Key, Values);

const fn key(
    name: &'static str,
    place: Place,
    field: Field,
    range: &'static str,
    default: Option<&'static str>,
) -> KeyRow {
    (Key { name, place, field }, Values { range, default })
}

const fn dial(name: &'static str, range: &'static str) -> KeyRow {
    key(name, Place::Hash, Field::Dial(name), range, None)
}

const fn asked(
    name: &'static str,
    asked: Asked,
    range: &'static str,
    default: Option<&'static str>,
) -> KeyRow {
    key(name, Place::Query, Field::Asked(asked), range, default)
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

/// What can stand behind every key, in the same order.
pub static VALUES: [Values; TABLE.len()] = {
    let mut values = [TABLE[0].1; TABLE.len()];
    let mut row = 1;
    while row < TABLE.len() {
        values[row] = TABLE[row].1;
        row += 1;
    }
    values
};

/// The table.
const TABLE: &[KeyRow] = &[
    key("v", Place::Hash, Field::Version, "1", Some("1")),
    key("fig", Place::Hash, Field::Figure, "lesson.figure", Some("overview.one-curve")),
    key("p", Place::Hash, Field::P, "0..1,…", None),
    key("q", Place::Hash, Field::Q, "0..1,…", None),
    key("names", Place::Hash, Field::Names, "a,b,…", None),
    key("len", Place::Hash, Field::Lengths, "0..25,…", None),
    key("a", Place::Hash, Field::A, "0..1", None),
    key("b", Place::Hash, Field::B, "0..1", None),
    key("c", Place::Hash, Field::C, "0..1", None),
    key("f", Place::Hash, Field::Function, "log|neg-log|square|exp|reciprocal|sqrt|x-log-x", None),
    key("x", Place::Hash, Field::Abscissae, "x1,x2,…", None),
    key("w", Place::Hash, Field::Weights, "w1,w2,…", None),
    dial("z1", "-5..5"),
    dial("z2", "-5..5"),
    dial("z3", "-5..5"),
    dial("T", "0.3..10"),
    dial("eps", "0..0.5"),
    dial("mu", "-3..3"),
    dial("sigma", "0.25..2.25"),
    dial("dir", "0|1"),
    dial("apart", "0..4"),
    dial("car", "0..1"),
    dial("lcar", "1..8"),
    dial("ltruck", "1..8"),
    dial("vehicles", "1..1000000"),
    dial("speed", "1..100000"),
    dial("day", "1..365"),
    dial("over", "0|1"),
    dial("top5", "0..100"),
    dial("size", "0.001..100000"),
    dial("size1", "0.001..100000"),
    dial("time", "0.001..100000"),
    dial("time1", "0.001..100000"),
    dial("t", "0.01..1000"),
    dial("delta", "0.1..1000"),
    dial("heads", "0..1"),
    dial("block", "1..12"),
    dial("classes", "2|3"),
    dial("z", "-9..9"),
    dial("zb", "-9..9"),
    dial("zc", "-9..9"),
    dial("true", "0..1"),
    dial("lr", "0.05..12"),
    dial("seed", "1..999"),
    dial("n", "20..200"),
    dial("waves", "1..30"),
    dial("noise", "0..0.4"),
    dial("rate", "0.02..2"),
    dial("steps", "0..200"),
    dial("stop", "0|1"),
    key("unit", Place::Hash, Field::Unit, "nat|bit|dit", Some("nat")),
    key("step", Place::Hash, Field::Step, "0..n", Some("0")),
    key("proof", Place::Hash, Field::Reading, "read|explain|rebuild", Some("read")),
    key("act", Place::Hash, Field::Activity, "none|beyond-one|…", Some("none")),
    key("lang", Place::Query, Field::Lang, "ko|en", None),
    key("theme", Place::Query, Field::Theme, "auto|light|dark|projector", Some("auto")),
    key("scale", Place::Query, Field::Scale, "0.5..3", Some("1")),
    key("digits", Place::Query, Field::Digits, "1..10", Some("4")),
    key("motion", Place::Query, Field::Motion, "auto|off", Some("auto")),
    asked("embed", Asked::Embed, "0|1", Some("0")),
    asked("show", Asked::Show, "chart,controls,readouts,proof,table,code", None),
    asked("hide", Asked::Hide, "chart,controls,readouts,proof,table,code", None),
    asked("lock", Asked::Lock, "p,q,unit,…", None),
    asked("present", Asked::Present, "0|1", Some("0")),
    asked("predict", Asked::Predict, "H_p|KL_pq|JSD|…", None),
    asked("keys", Asked::Keys, "own|forward|off", Some("own")),
    asked("resize", Asked::Resize, "auto|embedly|canvas|h5p|height|off", Some("auto")),
    asked("api", Asked::Api, "0|1", Some("0")),
    asked("parent", Asked::Parent, "https://…", None),
    asked("seed", Asked::Seed, "0..999999", Some("0")),
];
