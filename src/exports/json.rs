//! JSON, as far as the book writes it.

use std::fmt::Write;

use crate::state::shown;

/// A value of JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `true` or `false`.
    Bool(bool),
    /// A number; what JSON has no number for is a text: `"Infinity"`, `"-Infinity"`, and `null` for what
    /// is no number.
    Number(f64),
    /// A text.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object, in this order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A text.
    pub fn text(text: impl Into<String>) -> Json {
        Json::Text(text.into())
    }

    /// An object.
    pub fn object<const N: usize>(entries: [(&str, Json); N]) -> Json {
        Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }
}

impl std::fmt::Display for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Json::Bool(truth) => write!(f, "{truth}"),
            Json::Number(number) if number.is_nan() => f.write_str("null"),
            Json::Number(number) if number.is_infinite() => quoted(f, &shown::exact(*number)),
            Json::Number(number) => f.write_str(&shown::exact(*number)),
            Json::Text(text) => quoted(f, text),
            Json::List(all) => {
                f.write_char('[')?;
                for (index, value) in all.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    write!(f, "{value}")?;
                }
                f.write_char(']')
            }
            Json::Object(entries) => {
                f.write_char('{')?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    f.write_str(if index == 0 { "" } else { "," })?;
                    quoted(f, key)?;
                    write!(f, ":{value}")?;
                }
                f.write_char('}')
            }
        }
    }
}

/// A text in quotes, so that it stays what it is in a script too.
fn quoted(f: &mut std::fmt::Formatter<'_>, text: &str) -> std::fmt::Result {
    f.write_char('"')?;
    for letter in text.chars() {
        match letter {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            // `</script>` must not end the script that the text stands in; old scripts also break a line
            // at U+2028 and U+2029.
            '\0'..='\u{1f}' | '<' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                write!(f, "\\u{:04x}", u32::from(letter))?;
            }
            letter => f.write_char(letter)?,
        }
    }
    f.write_char('"')
}
