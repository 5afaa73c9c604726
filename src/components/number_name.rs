//! What a number in a row of outcomes, points or dials is called.

use crate::figure::{Figure, Parameter, Scene};
use crate::text::{Lang, ui};

/// The name of the number of a parameter in a row, for those who cannot see which it is.
pub fn number_name(
    figure: &Figure,
    scene: &Scene,
    (parameter, index): (&str, usize),
    lang: Lang,
) -> String {
    let row = scene.dials.name(index);
    let dial = figure.parameters.iter().find_map(|own| match own {
        Parameter::Dial(text) if text.dial.key == parameter => Some(text),
        _ => None,
    });
    if let Some(text) = dial {
        let what = text.symbol.name.get(lang);
        return ui::ROW_NUMBER.fill(lang, &[("name", &row), ("what", what)]);
    }
    let (words, name) = match parameter {
        "x" => (ui::POINT_PLACE, (index + 1).to_string()),
        "w" => (ui::POINT_WEIGHT, (index + 1).to_string()),
        "q" => (ui::OUTCOME_MASS_Q, scene.outcomes.name(index)),
        "len" => (ui::OUTCOME_LENGTH, scene.outcomes.name(index)),
        _ => (ui::OUTCOME_MASS_P, scene.outcomes.name(index)),
    };
    words.fill(lang, &[("name", &name)])
}
