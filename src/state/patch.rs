//! A few keys of an address set at once, as the page around may: all of them, or none.

use super::keys::{Field, FigureDefaults, KEYS, Place};
use super::subject::escaped;
use super::url::{Change, Decoded, decode};
use crate::text::Lang;

/// Why a patch is refused.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// There is no such key, or not for others to set.
    Key(String),
    /// A value that cannot be taken as it stands.
    Value(Change),
}

/// The longest value, in bytes.
pub const LONGEST: usize = 2000;

/// What an address says once `patch` is laid over it, key by key. `query` and `hash` are canonical;
/// `lang` is the language of an address that names none.
///
/// A patch that turns to another figure starts where that one starts, and keeps the unit only.
///
/// # Errors
///
/// When a key is unknown, or a value is not one it can have: then nothing is to change.
pub fn patched(
    (query, hash): (&str, &str),
    patch: &[(String, String)],
    figures: &[FigureDefaults],
    lang: Lang,
) -> Result<Decoded, Refusal> {
    let now = decode(query, hash, figures, lang).state;
    let turned = patch.iter().any(|(name, value)| name == "fig" && value != now.figure);
    let mut query = query.to_owned();
    let mut hash = match turned {
        true => format!("unit={}", now.unit.symbol()),
        false => hash.to_owned(),
    };
    for (name, value) in patch {
        let own = |place| KEYS.iter().find(|key| key.place == place && key.name == name);
        let free = own(Place::Hash).or_else(|| own(Place::Query));
        let free =
            free.filter(|key| !matches!(key.field, Field::Asked(_)) && value.len() <= LONGEST);
        let key = free.ok_or_else(|| Refusal::Key(name.clone()))?;
        let text = if key.place == Place::Hash { &mut hash } else { &mut query };
        text.push('&');
        text.push_str(name);
        text.push('=');
        text.push_str(&escaped(value));
    }
    let decoded = decode(&query, &hash, figures, lang);
    match decoded.changes.first() {
        Some(change) => Err(Refusal::Value(change.clone())),
        None => Ok(decoded),
    }
}
