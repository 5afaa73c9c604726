//! A figure's numbers as a program: what is on the screen, in NumPy and SciPy, in PyTorch and in R.
//!
//! A program is made of names. The figure's readouts name what is to be printed, its subject the numbers
//! that are given; in between stand the definitions of each dialect. What a readout is defined by, and what
//! that is defined by in turn, down to the given numbers, is the program. So a figure has one as soon as all
//! of its readouts have a definition.
//!
//! Where a formula of a library would be wrong at the numbers of the moment (0·log 0, masses that sum to 1
//! only up to rounding, coins so close together that all digits cancel), another definition stands in its
//! place, with a comment that says why.

mod dictionary;
mod numpy;
mod pytorch;
mod r;
mod writing;

use crate::figure::{Figure, Scene, Start};
use crate::measures::traffic::Traffic;
use crate::measures::{Distribution, Probability, jensen_shannon, kraft};
use crate::state::shown;
use crate::text::{Lang, Localised, programs as words};
use dictionary::{Case, Syntax};

/// A language that programs are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Python with NumPy and SciPy.
    NumPy,
    /// Python with PyTorch.
    PyTorch,
    /// R, without packages.
    R,
}

impl Dialect {
    /// Every dialect, in the order a switch shows them.
    pub const ALL: [Dialect; 3] = [Dialect::NumPy, Dialect::PyTorch, Dialect::R];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::NumPy => "NumPy/SciPy",
            Dialect::PyTorch => "PyTorch",
            Dialect::R => "R",
        }
    }

    /// How the name of a file with such a program ends.
    pub fn extension(self) -> &'static str {
        match self {
            Dialect::NumPy | Dialect::PyTorch => "py",
            Dialect::R => "R",
        }
    }

    fn syntax(self) -> &'static Syntax {
        match self {
            Dialect::NumPy => &numpy::SYNTAX,
            Dialect::PyTorch => &pytorch::SYNTAX,
            Dialect::R => &r::SYNTAX,
        }
    }
}

/// What a program computes: given numbers, and the names of what it prints.
#[derive(Clone, Debug)]
pub struct Program {
    figure: &'static str,
    cases: Vec<Case>,
    inputs: Vec<Input>,
    results: Vec<&'static str>,
}

/// A number, or a list of numbers, that is given.
#[derive(Clone, Debug)]
struct Input {
    name: &'static str,
    value: Value,
    note: Option<Localised>,
}

/// What is given, as every dialect writes it.
#[derive(Clone, Debug)]
enum Value {
    One(String),
    List(Vec<String>),
}

impl Input {
    fn one(name: &'static str, value: String) -> Self {
        Input { name, value: Value::One(value), note: None }
    }

    fn list(name: &'static str, numbers: impl Iterator<Item = String>) -> Self {
        Input { name, value: Value::List(numbers.collect()), note: None }
    }

    /// Heads and tails.
    fn coin(name: &'static str, heads: Probability) -> Self {
        let heads = real(heads.get());
        let tails = format!("1 - {heads}");
        let note = Some(words::COIN);
        Input { note, ..Input::list(name, [heads, tails].into_iter()) }
    }
}

/// A number in full that no dialect takes for a whole one.
fn real(value: f64) -> String {
    let text = shown::exact(value);
    if text.contains(['.', 'e']) { text } else { text + ".0" }
}

/// The program of a figure at a scene; nothing where the figure has none.
///
/// ```
/// use surprisal::figure::Scene;
/// use surprisal::measures::Unit;
/// use surprisal::programs::{Dialect, program};
/// use surprisal::text::Lang;
///
/// let (_, figure) = surprisal::lessons::find("kl.asymmetry").unwrap();
/// let scene = Scene::new(figure.start.subject(), Unit::Bit);
/// let python = program(figure, &scene).unwrap().text(Dialect::NumPy, Lang::En);
/// assert!(python.contains("KL_pq = entropy(p, q, base=base)"));
/// ```
pub fn program(figure: &Figure, scene: &Scene) -> Option<Program> {
    let results: Vec<&'static str> =
        figure.readouts.iter().map(|readout| readout.reads.id()).collect();
    let mut program = Program {
        figure: figure.id,
        cases: vec![Case::Figure(figure.id), Case::In(scene.unit)],
        inputs: Vec::new(),
        results,
    };
    program.give(figure.start, scene);
    let defined = |name: &&str| program.is_defined(name);
    program.results.iter().all(defined).then_some(program)
}

impl Program {
    /// The program in a dialect, with comments in `lang`. It prints a line `name = value` for each readout.
    pub fn text(&self, dialect: Dialect, lang: Lang) -> String {
        writing::text(self, dialect.syntax(), lang)
    }

    /// Gives the numbers of a scene, and says what there is to heed.
    fn give(&mut self, like: Start, scene: &Scene) {
        match like {
            Start::Coins(..) => self.give_coins(&[("p", scene.p), ("q", scene.q)]),
            Start::ThreeCoins(..) => {
                let [a, b, c] = scene.three_coins;
                self.give_coins(&[("a", a), ("b", b), ("c", c)]);
            }
            Start::Outcomes(..) | Start::Distribution(..) | Start::Code(..) => {
                self.give_outcomes(scene);
            }
            Start::Points(..) => {
                let points = scene.points.points();
                self.inputs.push(Input::list("x", points.iter().map(|point| real(point.x))));
                self.inputs.push(Input::list("w", points.iter().map(|point| real(point.weight))));
                self.cases.push(Case::Under(scene.points.function()));
            }
            Start::Dials(..) => self.give_dials(scene),
        }
    }

    fn give_coins(&mut self, coins: &[(&'static str, Probability)]) {
        self.inputs.extend(coins.iter().map(|&(name, coin)| Input::coin(name, coin)));
        let pairs =
            || coins.iter().zip(coins.iter().skip(1)).chain(coins.first().zip(coins.last()));
        self.heed_distances(|| {
            pairs().map(|(one, other)| jensen_shannon::bernoulli(one.1, other.1))
        });
        let is_certain = |coin: Probability| coin.get() == 0.0 || coin.get() == 1.0;
        if pairs().any(|(one, other)| one.1 == other.1 && is_certain(one.1)) {
            self.cases.push(Case::BothZero);
        }
    }

    fn give_outcomes(&mut self, scene: &Scene) {
        let (p, q) = (scene.outcomes.p(), scene.outcomes.q());
        for (name, side) in [("p", p), ("q", q)] {
            self.inputs.push(Input::list(name, side.masses().iter().copied().map(real)));
        }
        let lengths = scene.outcomes.lengths();
        if !lengths.is_empty() {
            self.inputs.push(Input::list("length", lengths.iter().map(u32::to_string)));
        }
        self.heed_distances(|| jensen_shannon::of(p, q).into_iter());

        let masses = || p.masses().iter().zip(q.masses());
        if masses().any(|(p, q)| *p == 0.0 && *q == 0.0) {
            self.cases.push(Case::BothZero);
        }
        if masses().all(|(p, q)| *p == 0.0 || *q == 0.0) {
            self.cases.push(Case::Disjoint);
        }
        // What dividing by such a sum changes is below what any formula loses.
        let is_scaled =
            |side: &Distribution| (side.masses().iter().sum::<f64>() - 1.0).abs() < 1e-14;
        if !is_scaled(p) || !is_scaled(q) {
            self.cases.push(Case::Unscaled);
            let outside = masses().filter(|(p, _)| **p == 0.0);
            if outside.map(|(_, q)| q).sum::<f64>() < 0.5 {
                self.cases.push(Case::UnscaledInside);
            }
        }
        let is_certain = masses().filter(|(p, _)| **p > 0.0).count() == 1;
        let is_almost_power = |mass: &f64| {
            let Some(digits) = kraft::shannon_length(*mass) else { return false };
            // 1 beside other masses, or a logarithm that is rounded to a whole number.
            let rounded_up = (-mass.log2() - 1e-12).ceil();
            (*mass == 1.0 && !is_certain) || rounded_up != f64::from(digits)
        };
        if p.masses().iter().any(is_almost_power) {
            self.cases.push(Case::AlmostPower);
        }
    }

    fn give_dials(&mut self, scene: &Scene) {
        let dials = &scene.dials;
        // A whole number has no decimals as it stands.
        let number = |value: f64, whole| if whole { value.to_string() } else { real(value) };
        for dial in dials.all() {
            let in_row = |row| dials.get_in(dial.key, row).map(|value| number(value, dial.whole));
            self.inputs.push(if dial.each {
                Input::list(dial.key, (0..dials.rows()).filter_map(in_row))
            } else {
                Input::one(dial.key, number(scene.dial(dial.key), dial.whole))
            });
        }
        if dials.dial("vehicles").is_some() {
            let car = Probability::nearest(scene.dial("car"));
            let cars =
                Traffic::new(scene.dial("day") as u64, car).cars(scene.dial("vehicles") as u32);
            let note = Some(words::CARS);
            self.inputs.push(Input { note, ..Input::one("cars", cars.to_string()) });
        }
        if scene.dial("classes") == 2.0 {
            self.cases.push(Case::TwoClasses);
        }
    }

    /// Says whether any two are so close together that a plain sum loses digits of √JSD.
    fn heed_distances<I: Iterator<Item = f64>>(&mut self, divergences: impl Fn() -> I) {
        /// A plain sum is right to 10⁻¹⁶, and so its root, where it is 10⁻³, to 10⁻¹³.
        const NEAR: f64 = 1e-6;
        if divergences().any(|nats| nats < NEAR) {
            self.cases.push(Case::NearOrSame);
        }
        if divergences().any(|nats| nats > 0.0 && nats < NEAR) {
            self.cases.push(Case::Near);
        }
    }

    fn is_defined(&self, name: &str) -> bool {
        writing::definition(self, &numpy::SYNTAX, name).is_some()
    }
}
