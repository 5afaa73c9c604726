//! Numbers listed in a text that a person typed, or pasted from a table.

use super::entry::{self, EntryError};

/// A part of a text that is no number.
#[derive(Clone, Debug, PartialEq)]
pub struct NotANumber {
    /// The part.
    pub part: String,
    /// What is wrong with it.
    pub error: EntryError,
}

/// More numbers than this are not read.
const MOST: usize = 1000;

/// The numbers in `text`, parted by commas, semicolons, spaces or lines.
///
/// A comma within a number is a decimal comma where semicolons, spaces or lines part the numbers
/// and no comma is followed by a space: `0,2 0,3 0,5` are three numbers. Each number may take any form of
/// [`entry::number`].
///
/// Errors: the first part that is no number. An empty text has no numbers.
///
/// ```
/// use surprisal::state::listing::numbers;
/// assert_eq!(numbers("0.2, 0.3, 0.5"), Ok(vec![0.2, 0.3, 0.5]));
/// assert_eq!(numbers("0,2 0,3 0,5"), Ok(vec![0.2, 0.3, 0.5]));
/// assert_eq!(numbers("12\t5\t3\n"), Ok(vec![12.0, 5.0, 3.0]));
/// assert_eq!(numbers("1, two").unwrap_err().part, "two");
/// ```
pub fn numbers(text: &str) -> Result<Vec<f64>, NotANumber> {
    let text = text.trim();
    let parts = |c: char| c.is_whitespace() || matches!(c, ';' | '；' | '|');
    let inner_comma = |part: &str| {
        let comma = |c: char| c == ',' || c == '，';
        part.contains(comma) && !part.starts_with(comma) && !part.ends_with(comma)
    };
    let pieces: Vec<&str> = text.split(parts).filter(|part| !part.is_empty()).collect();
    // One comma in each of several parts: a decimal one.
    let decimal = pieces.len() > 1
        && pieces.iter().all(|part| part.matches([',', '，']).count() <= 1)
        && pieces.iter().any(|part| inner_comma(part))
        && pieces.iter().all(|part| inner_comma(part) || !part.contains([',', '，']));
    let read = |part: &str| {
        entry::number(part).map_err(|error| NotANumber { part: part.to_owned(), error })
    };
    if decimal {
        return pieces.into_iter().take(MOST).map(read).collect();
    }
    let commas = |c: char| parts(c) || matches!(c, ',' | '，' | '、');
    text.split(commas).filter(|part| !part.is_empty()).take(MOST).map(read).collect()
}

/// The names in `text`, parted by commas, semicolons, tabs or lines.
///
/// ```
/// use surprisal::state::listing::names;
/// assert_eq!(names("sun, rain ,snow"), ["sun", "rain", "snow"]);
/// ```
pub fn names(text: &str) -> Vec<String> {
    let parts = |c: char| matches!(c, ',' | '，' | ';' | '\t' | '\n' | '、');
    text.split(parts).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_as_people_write_them() {
        for (text, expected) in [
            ("", vec![]),
            ("  ", vec![]),
            (".5,.3,.2", vec![0.5, 0.3, 0.2]),
            (".5 , .3 , .2", vec![0.5, 0.3, 0.2]),
            ("0,5; 0,3; 0,2", vec![0.5, 0.3, 0.2]),
            ("0.5;0.3;0.2", vec![0.5, 0.3, 0.2]),
            ("50% 30% 20%", vec![0.5, 0.3, 0.2]),
            ("1/2 1/4 1/4", vec![0.5, 0.25, 0.25]),
            ("½ ¼ ¼", vec![0.5, 0.25, 0.25]),
            ("12\n5\n3", vec![12.0, 5.0, 3.0]),
            ("0,5", vec![0.0, 5.0]),
            ("-1 2", vec![-1.0, 2.0]),
            ("1,", vec![1.0]),
        ] {
            assert_eq!(numbers(text), Ok(expected), "{text:?}");
        }
    }

    #[test]
    fn the_part_that_is_no_number_is_named() {
        for (text, part) in [("1 x 2", "x"), ("a,b", "a"), ("0.5 0.5%%", "0.5%%"), ("1/0 1", "1/0")]
        {
            assert_eq!(numbers(text).unwrap_err().part, part, "{text:?}");
        }
    }
}
