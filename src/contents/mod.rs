//! The contents of the book: every lesson in a small picture, and the glossary.

use crate::figure::Lesson;
use crate::text::{Localised, contents as text};

/// The page of the contents.
pub const LESSON: Lesson = Lesson {
    id: "contents",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[],
    after: text::AFTER,
    sources: text::SOURCES,
};

/// How the key of an entry of the glossary begins.
const TERM: &str = "term-";

/// The entries of the glossary, in order: what each is opened by, and what it says.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::contents;
/// use surprisal::text::Lang;
/// let (_, entropy) = contents::glossary().find(|(key, _)| *key == "entropy").unwrap();
/// assert!(entropy.get(Lang::En).starts_with("<strong>Entropy</strong>"));
/// # }
/// ```
pub fn glossary() -> impl Iterator<Item = (&'static str, Localised)> {
    text::TEXTS.iter().filter_map(|(key, entry)| Some((key.strip_prefix(TERM)?, *entry)))
}
