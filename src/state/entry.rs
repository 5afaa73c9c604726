//! Reading a probability that a person typed, in any form a person would expect to work.

use super::decimal;
use crate::measures::Probability;

/// Why a text is not a probability, or not a number of a dial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EntryError {
    /// Nothing was typed.
    Empty,
    /// Not a number.
    NotANumber,
    /// Below 0.
    Negative,
    /// Above 1.
    AboveOne,
    /// So close to 0 that a computer number rounds it to 0, though it was not written as 0.
    Underflow,
    /// A fraction over 0.
    DivisionByZero,
    /// No number between the least and the most that a dial can be.
    Outside(f64, f64),
}

/// The probability in `text`.
///
/// Accepts `0.3`, `.3`, `0,3`, `30%`, `3/10`, `½`, `1e-3`, with spaces around, full-width digits
/// and signs, and any of the signs that stand for a minus (so that −0.1 is called negative rather
/// than no number). `30%` is exactly the number that `0.3` is.
///
/// ```
/// use surprisal::state::entry::{EntryError, read};
/// assert_eq!(read(" 30 % ").map(|p| p.get()), Ok(0.3));
/// assert_eq!(read("½").map(|p| p.get()), Ok(0.5));
/// assert_eq!(read("1.2"), Err(EntryError::AboveOne));
/// ```
pub fn read(text: &str) -> Result<Probability, EntryError> {
    let value = number(text)?;
    if value < 0.0 {
        Err(EntryError::Negative)
    } else if value > 1.0 {
        Err(EntryError::AboveOne)
    } else {
        Probability::new(value).map_err(|_| EntryError::NotANumber)
    }
}

/// The number in `text`, in the same forms, and of any size.
///
/// ```
/// use surprisal::state::entry::number;
/// assert_eq!(number("12"), Ok(12.0));
/// assert_eq!(number("−3/4"), Ok(-0.75));
/// ```
pub fn number(text: &str) -> Result<f64, EntryError> {
    let plain = plain(text);
    if plain.is_empty() {
        return Err(EntryError::Empty);
    }
    match plain.split_once('/') {
        Some((over, under)) => fraction(over.trim(), under.trim()),
        None => match plain.strip_suffix('%') {
            Some(percent) => decimal(percent.trim(), -2),
            None => decimal(&plain, 0),
        },
    }
}

/// The text in plain ASCII: full-width forms, minus signs, fraction characters and spaces mapped.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\u{2212}' | '\u{2010}'..='\u{2014}' | '\u{fe63}' => plain.push('-'),
            '\u{2044}' | '\u{2215}' => plain.push('/'),
            '\u{ff01}'..='\u{ff5e}' => {
                plain.extend(char::from_u32(u32::from(c) - 0xff01 + 0x21));
            }
            '٪' => plain.push('%'),
            '。' => plain.push('.'),
            '½' => plain.push_str("1/2"),
            '⅓' => plain.push_str("1/3"),
            '⅔' => plain.push_str("2/3"),
            '¼' => plain.push_str("1/4"),
            '¾' => plain.push_str("3/4"),
            '⅕' => plain.push_str("1/5"),
            '⅖' => plain.push_str("2/5"),
            '⅗' => plain.push_str("3/5"),
            '⅘' => plain.push_str("4/5"),
            '⅙' => plain.push_str("1/6"),
            '⅚' => plain.push_str("5/6"),
            '⅐' => plain.push_str("1/7"),
            '⅛' => plain.push_str("1/8"),
            '⅜' => plain.push_str("3/8"),
            '⅝' => plain.push_str("5/8"),
            '⅞' => plain.push_str("7/8"),
            '⅑' => plain.push_str("1/9"),
            '⅒' => plain.push_str("1/10"),
            other => plain.push(other),
        }
    }
    plain
}

fn fraction(over: &str, under: &str) -> Result<f64, EntryError> {
    let (over, under) = (decimal(over, 0)?, decimal(under, 0)?);
    if under == 0.0 {
        return Err(EntryError::DivisionByZero);
    }
    let value = over / under;
    if value == 0.0 && over != 0.0 { Err(EntryError::Underflow) } else { Ok(value) }
}

/// The decimal number in `text` times 10^`shift`, correctly rounded.
fn decimal(text: &str, shift: i32) -> Result<f64, EntryError> {
    let text = match text.matches(',').count() {
        0 => text.to_owned(),
        1 if !text.contains('.') => text.replace(',', "."),
        _ => return Err(EntryError::NotANumber),
    };
    let value = decimal::read(&text, shift).ok_or(EntryError::NotANumber)?;
    let mut mantissa = text.bytes().take_while(|b| !matches!(b, b'e' | b'E'));
    let written_as_zero = !mantissa.any(|b| matches!(b, b'1'..=b'9'));
    if value == 0.0 && !written_as_zero {
        return Err(if text.starts_with('-') {
            EntryError::Negative
        } else {
            EntryError::Underflow
        });
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_a_person_would_type() {
        for (text, value) in [
            ("0.3", 0.3),
            (".3", 0.3),
            ("0,3", 0.3),
            (" 0.3 ", 0.3),
            ("30%", 0.3),
            ("30 %", 0.3),
            ("３０％", 0.3),
            ("０．３", 0.3),
            ("0，3", 0.3),
            ("3/10", 0.3),
            ("3 / 10", 0.3),
            ("½", 0.5),
            (" ¼", 0.25),
            ("⅓", 1.0 / 3.0),
            ("3⁄4", 0.75),
            ("1e-3", 0.001),
            ("1E-3", 0.001),
            ("+0.5", 0.5),
            ("0", 0.0),
            ("-0", 0.0),
            ("1", 1.0),
            ("1.", 1.0),
            ("100%", 1.0),
            ("0.1e1", 1.0),
            ("5e-324", 5e-324),
            ("0e99999999999", 0.0),
            ("12,5%", 0.125),
        ] {
            assert_eq!(read(text).map(Probability::get), Ok(value), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_probability_says_why() {
        use EntryError::*;
        for (text, error) in [
            ("", Empty),
            ("   ", Empty),
            ("\u{3000}", Empty),
            ("abc", NotANumber),
            ("0.3.1", NotANumber),
            ("--1", NotANumber),
            ("1e", NotANumber),
            ("e5", NotANumber),
            ("%", NotANumber),
            (".", NotANumber),
            ("nan", NotANumber),
            ("inf", NotANumber),
            ("infinity", NotANumber),
            ("1,000,000", NotANumber),
            ("1.000,5", NotANumber),
            ("1/2/3", NotANumber),
            ("/", NotANumber),
            ("0x1p-3", NotANumber),
            ("½½", NotANumber),
            ("1.2", AboveOne),
            ("1,5", AboveOne),
            ("101%", AboveOne),
            ("3/2", AboveOne),
            ("1e400", AboveOne),
            ("1e99999999999", AboveOne),
            ("-0.1", Negative),
            ("−0.1", Negative),
            ("-1/2", Negative),
            ("-1e-400", Negative),
            ("1e-400", Underflow),
            ("1e-99999999999", Underflow),
            ("1e-323%", Underflow),
            ("1/0", DivisionByZero),
            ("0/0", DivisionByZero),
        ] {
            assert_eq!(read(text), Err(error), "{text:?}");
        }
    }
}
