//! What a figure is set to at a scene: its subject, each of its parameters, and their address.

use std::sync::Arc;

use crate::charts::picture::Hue;
use crate::figure::{Figure, FigureEntry, Parameter, Scene, Start, Symbol};
use crate::state::keys::{Reading, State};
use crate::state::subject::{Subject, Subjects};
use crate::state::url;
use crate::text::Formula;

/// One thing that a reader can set.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Its key in addresses.
    pub key: &'static str,
    /// Its letter in a picture, where it has no formula.
    pub letter: &'static str,
    /// Its symbol as a formula.
    pub symbol: Option<Formula>,
    /// Its colour by meaning.
    pub hue: Hue,
    /// What it is set to.
    pub to: SetTo,
}

/// What something is set to.
#[derive(Clone, Debug, PartialEq)]
pub enum SetTo {
    /// One number.
    Number(f64),
    /// A number for each outcome, point or row.
    Numbers(Vec<f64>),
    /// One of a few choices, by its symbol.
    Choice(&'static str),
}

/// What a figure is about at a scene.
pub fn subject(figure: &Figure, scene: &Scene) -> Subject {
    match figure.start {
        Start::Coins(..) => Subject::Coins(scene.p, scene.q),
        Start::ThreeCoins(..) => Subject::ThreeCoins(scene.three_coins),
        Start::Outcomes(..) | Start::Distribution(..) | Start::Code(..) => {
            Subject::Outcomes(Arc::clone(&scene.outcomes))
        }
        Start::Points(..) => Subject::Points(Arc::clone(&scene.points)),
        Start::Dials(..) => Subject::Dials(scene.dials.clone()),
    }
}

/// The state of a figure at a scene as addresses write it, from the `#` on; its proof is closed.
///
/// Reading it gives the same subject and unit.
pub fn address(figure: &Figure, scene: &Scene) -> String {
    let mut subjects = Subjects::default();
    subjects.set(subject(figure, scene));
    let defaults = FigureEntry::of(figure).defaults();
    let unit = scene.unit;
    let (step, reading, activity) = (0, Reading::Read, "");
    let state = State { figure: figure.id, subjects, unit, step, reading, activity };
    url::encode_hash(&state, &[defaults])
}

/// Everything that a figure is set to at a scene, in the order of its controls.
pub fn settings(figure: &Figure, scene: &Scene) -> Vec<Setting> {
    let subject = subject(figure, scene);
    let column = |key: &str| -> Vec<f64> {
        (0..subject.count()).map_while(|index| subject.number(key, index)).collect()
    };
    let listed = |key, letter, hue| {
        let to = SetTo::Numbers(column(key));
        Setting { key, letter, symbol: None, hue, to }
    };
    match &subject {
        Subject::Outcomes(outcomes) => {
            let model = (!outcomes.is_alone()).then(|| listed("q", "q", Hue::Q));
            let lengths = (!outcomes.lengths().is_empty()).then(|| listed("len", "ℓ", Hue::Q));
            std::iter::once(listed("p", "p", Hue::P)).chain(model).chain(lengths).collect()
        }
        Subject::Points(points) => {
            let to = SetTo::Choice(points.function().text());
            let function = Setting { key: "f", letter: "f", symbol: None, hue: Hue::Ink, to };
            vec![function, listed("x", "x", Hue::P), listed("w", "w", Hue::P)]
        }
        _ => {
            let setting = |&parameter: &Parameter| {
                let value = scene.value(parameter);
                let to = match parameter {
                    Parameter::Dial(text) if text.dial.each => {
                        SetTo::Numbers(column(text.dial.key))
                    }
                    Parameter::Dial(text) if !text.choices.is_empty() => {
                        let index = (value - text.dial.lo).max(0.0) as usize;
                        text.choices
                            .get(index)
                            .map_or(SetTo::Number(value), |choice| SetTo::Choice(choice))
                    }
                    _ => SetTo::Number(value),
                };
                Setting {
                    key: parameter.key(),
                    letter: parameter.key(),
                    symbol: Some(Symbol::of_parameter(parameter).formula),
                    hue: parameter.hue(),
                    to,
                }
            };
            figure.parameters.iter().map(setting).collect()
        }
    }
}
