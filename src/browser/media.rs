//! What the reader's system prefers.

use super::Refused;
use super::listener::Listener;

/// Whether the media query `query` holds; no where it cannot be asked.
pub fn holds(query: &str) -> bool {
    list(query).is_ok_and(|list| list.matches())
}

/// Calls `act` whenever the answer to `query` changes.
///
/// # Errors
///
/// When the query cannot be asked.
pub fn watch(query: &str, mut act: impl FnMut() + 'static) -> Result<Listener, Refused> {
    Listener::new(&list(query)?.into(), "change", move |_| act())
}

fn list(query: &str) -> Result<web_sys::MediaQueryList, Refused> {
    let window = web_sys::window().ok_or(Refused)?;
    window.match_media(query).map_err(|_| Refused)?.ok_or(Refused)
}

/// The reader's languages, best first.
pub fn languages() -> Vec<String> {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    languages.map_or_else(Vec::new, |list| list.iter().filter_map(|tag| tag.as_string()).collect())
}
