//! An amount with its unit, as it stands in a sentence.

use crate::measures::Unit;
use crate::proof::Dimension;
use crate::state::shown;

/// A value of a proof with its unit, when it has one.
pub fn amount(value: f64, (dimension, unit): (Dimension, Unit), digits: u8) -> String {
    match dimension {
        Dimension::Information => quantity(value, unit, digits),
        Dimension::Distance | Dimension::Number => shown::number(value, digits),
        Dimension::Count => shown::exact(value),
    }
}

/// A quantity with its unit, as it stands in a sentence: `0.3829 nat`, `∞`.
pub fn quantity(value: f64, unit: Unit, digits: u8) -> String {
    let number = shown::number(value, digits);
    if value.is_infinite() { number } else { format!("{number}\u{a0}{}", unit.symbol()) }
}
