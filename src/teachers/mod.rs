//! For teachers: how the book is used in class and in course pages, what its numbers mean, and every key
//! and message, from the tables that the book itself reads.

use crate::figure::Lesson;
use crate::state::keys::{Key, Place};
use crate::state::messages::{Method, Told};
use crate::text::{Localised, teachers as text};

/// The page.
pub const LESSON: Lesson = Lesson {
    id: "teachers",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[],
    after: text::AFTER,
    sources: text::SOURCES,
};

/// A part of the page.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its name in the page: what is looked for.
    pub id: &'static str,
    /// Its title.
    pub title: Localised,
    /// What it says.
    pub body: Localised,
    /// What stands below that.
    pub tables: &'static [Table],
}

/// A table that is made from what the book itself reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The keys of an address in one of its places.
    Keys(Place),
    /// What the page around can ask for.
    Methods,
    /// What it is told.
    Told,
    /// In which words it is told the height.
    Heights,
}

/// The parts of the page, in order.
pub static SECTIONS: &[Section] = &[
    section("class", text::CLASS_TITLE, text::CLASS),
    section("links", text::LINKS_TITLE, text::LINKS),
    section("plans", text::PLANS_TITLE, text::PLANS),
    section("embedding", text::EMBEDDING_TITLE, text::EMBEDDING),
    section("taking", text::TAKING_TITLE, text::TAKING),
    section("model", text::MODEL_TITLE, text::MODEL),
    Section {
        tables: &[Table::Keys(Place::Hash), Table::Keys(Place::Query)],
        ..section("keys", text::KEYS_TITLE, text::KEYS)
    },
    Section {
        tables: &[Table::Methods, Table::Told, Table::Heights],
        ..section("messages", text::MESSAGES_TITLE, text::MESSAGES)
    },
    section("privacy", text::PRIVACY_TITLE, text::AFTER),
];

const fn section(id: &'static str, title: Localised, body: Localised) -> Section {
    Section { id, title, body, tables: &[] }
}

/// How the entries of the tables are called in the texts: what they begin with, before the word they are
/// about. A capital letter of a key is written `upper-t`.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::state::keys::KEYS;
/// use surprisal::teachers::entry_of_key;
/// let names: Vec<String> = KEYS.iter().map(entry_of_key).collect();
/// assert!(names.contains(&"state-upper-t".to_owned()) && names.contains(&"query-seed".to_owned()));
/// # }
/// ```
pub fn entry_of_key(key: &Key) -> String {
    let place = match key.place {
        Place::Hash => "state",
        Place::Query => "query",
    };
    match key.name.chars().any(|c| c.is_ascii_uppercase()) {
        true => format!("{place}-upper-{}", key.name.to_ascii_lowercase()),
        false => format!("{place}-{}", key.name),
    }
}

/// What a key means.
pub fn meaning(key: &Key) -> Option<Localised> {
    named(&entry_of_key(key))
}

/// What a method does.
pub fn meaning_of_method(method: Method) -> Option<Localised> {
    named(&format!("method-{}", method.word().to_ascii_lowercase()))
}

/// When the page around is told so.
pub fn meaning_of_told(told: Told) -> Option<Localised> {
    named(&format!("told-{}", told.word()))
}

fn named(entry: &str) -> Option<Localised> {
    text::TEXTS.iter().find_map(|(key, words)| (*key == entry).then_some(*words))
}
