//! What the page around a figure, or a teacher, asks of it. All of that is a piece by itself, fetched
//! before the book opens where an address asks for it, and nowhere else.

mod figure_alone;
mod height;
mod messages;
mod page_around;
mod prediction;
mod remote;

use std::sync::OnceLock;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::book::Book;
use super::opening::Opening;
use crate::browser::address;
use crate::figure::{Figure, Scene};
use crate::piece::part;
use crate::state::embedding::{self, Embedding, Part};
use crate::state::messages::Told;
use crate::state::subject::Subject;
use crate::state::url::Change;
use crate::text::embedding as text;

/// What the piece does for the book.
struct Embedder {
    decode: fn(&str) -> (Embedding, Vec<Change>),
    join: fn(&str, &Embedding) -> String,
    keep: fn(&Embedding, &Subject, &Subject, &Subject) -> Subject,
    attend: fn(Book, &'static Embedding),
    figure_alone: fn(Book, Opening) -> AnyView,
    prediction: fn(Book, &'static Embedding, &'static Figure, Memo<Scene>) -> Option<AnyView>,
    tell: fn(&Embedding, Told, &[(&str, JsValue)]),
}

part!(
    embedding,
    Embedder,
    Embedder {
        decode: embedding::decode,
        join: embedding::join,
        keep: Embedding::keep,
        attend: page_around::attend,
        figure_alone: figure_alone::figure_alone,
        prediction: prediction::prediction,
        tell: messages::tell,
    },
    text::CHAPTER
);

/// What this page's address asks, and what of it could not be taken as it stood.
static ASKED: OnceLock<(Embedding, Vec<Change>)> = OnceLock::new();

/// Makes ready what the address asks; before the book opens.
pub async fn prepare() {
    let query = address::read().query;
    // Should it not come, the book opens whole.
    if embedding::is_asked(&query)
        && fetch().await.is_ok()
        && let Some(embedder) = SHOWN.get()
    {
        ASKED.get_or_init(|| (embedder.decode)(&query));
    }
}

fn at_hand() -> Option<(&'static Embedder, &'static Embedding)> {
    Some((SHOWN.get()?, &ASKED.get()?.0))
}

/// What is asked, where anything is.
pub fn asked() -> Option<&'static Embedding> {
    at_hand().map(|(_, asked)| asked)
}

/// What of it could not be taken as it stood.
pub fn changes() -> &'static [Change] {
    ASKED.get().map_or(&[], |(_, changes)| changes)
}

/// A query of the book with what is asked behind it.
pub fn join(query: String) -> String {
    match at_hand() {
        Some((embedder, asked)) => (embedder.join)(&query, asked),
        None => query,
    }
}

/// Whether the pictures of figures are shown.
pub fn shows_charts() -> bool {
    asked().is_none_or(|asked| asked.shows(Part::Chart))
}

/// Whether what a key sets cannot be changed on the page.
pub fn locks(key: &str) -> bool {
    asked().is_some_and(|asked| asked.locks(key))
}

/// What a figure is about after a change, with all that is locked as it was `before`.
pub fn keep(before: &Subject, after: Subject, start: impl FnOnce() -> Subject) -> Subject {
    match at_hand() {
        Some((embedder, asked)) if !asked.locked.is_empty() => {
            (embedder.keep)(asked, before, &after, &start())
        }
        _ => after,
    }
}

/// Attends to the page around from now on.
pub fn attend(book: Book) {
    if let Some((embedder, asked)) = at_hand() {
        (embedder.attend)(book, asked);
    }
}

/// The view of one figure alone, where that is asked.
pub fn figure_alone(book: Book, opening: Opening) -> Option<AnyView> {
    let (embedder, asked) = at_hand()?;
    asked.embed.then(|| (embedder.figure_alone)(book, opening))
}

/// Where the shuffling of a proof to rebuild begins.
pub fn seed() -> u32 {
    asked().map_or(0, |asked| asked.seed)
}

/// Tells the page around what happened.
pub fn tell(what: Told, fields: &[(&str, JsValue)]) {
    if let Some((embedder, asked)) = at_hand() {
        (embedder.tell)(asked, what, fields);
    }
}

/// Tells the page around that a question on a figure's proof was answered, and whether rightly.
pub fn tell_answer(figure: &'static Figure, question: &str, right: bool) {
    let answer =
        [("figure", figure.id.into()), ("question", question.into()), ("right", right.into())];
    tell(Told::Answer, &answer);
}

/// The question what a readout of a figure will be, where that is asked.
pub fn prediction(book: Book, figure: &'static Figure, scene: Memo<Scene>) -> Option<AnyView> {
    let (embedder, asked) = at_hand()?;
    (embedder.prediction)(book, asked, figure, scene)
}
