//! Opening a lesson: it is fetched when it is turned to, and until it has come the page stays as it is.

use leptos::prelude::*;

use super::book::Book;
use super::effect::effect;
use super::number_rows;
use crate::browser::words;
use crate::figure::{Lesson, LessonEntry};
use crate::lessons;
use crate::pages;
use crate::piece::NotFetched;

/// The lesson on the page, and the one that would not come.
#[derive(Clone, Copy)]
pub struct Opening {
    shown: RwSignal<Option<&'static Lesson>>,
    refused: RwSignal<Option<&'static LessonEntry>>,
}

impl Opening {
    /// Follows the book from lesson to lesson, as `sought` names them.
    pub fn follow(book: Book, sought: Memo<&'static str>) -> Opening {
        let opening = Opening { shown: RwSignal::new(None), refused: RwSignal::new(None) };
        effect(move || {
            // Asked, not only tracked: a memo that nobody asks never looks at what it hangs on.
            sought.get();
            opening.open(book);
        });
        opening
    }

    /// Fetches the lesson that the book is open at, and shows it unless the reader has turned on.
    pub fn open(self, book: Book) {
        let entry = book.lesson_untracked();
        self.refused.set(None);
        js_sys::futures::spawn_local(async move {
            let opened = open(entry).await;
            if book.lesson_untracked().id != entry.id {
                return;
            }
            match opened {
                Ok(lesson) => self.shown.set(Some(lesson)),
                Err(NotFetched) => self.refused.set(Some(entry)),
            }
        });
    }

    /// The lesson on the page.
    pub fn shown(&self) -> Option<&'static Lesson> {
        self.shown.get()
    }

    /// The lesson that would not come.
    pub fn refused(&self) -> Option<&'static LessonEntry> {
        self.refused.get()
    }

    /// Whether the lesson that the book is open at is still on its way.
    pub fn is_awaited(&self, book: Book) -> bool {
        let there = self.shown.with(|shown| shown.map(|lesson| lesson.id));
        there != Some(book.lesson().id) && self.refused.with(Option::is_none)
    }

    /// Whether the reader waits for the first page still.
    pub fn is_first_awaited(&self) -> bool {
        self.shown.with(Option::is_none) && self.refused.with(Option::is_none)
    }
}

/// Fetches a lesson, and what shows its figures' controls.
async fn open(entry: &LessonEntry) -> Result<&'static Lesson, NotFetched> {
    if entry.figures.iter().any(|figure| figure.start.has_rows()) {
        number_rows::fetch().await?;
    }
    fetch_lesson(entry).await
}

/// Fetches a lesson with its words.
///
/// # Errors
///
/// When one or the other does not come.
pub async fn fetch_lesson(entry: &LessonEntry) -> Result<&'static Lesson, NotFetched> {
    let lesson = match pages::find(entry.id) {
        Some(page) => page.lesson,
        None => lessons::open(entry.id).await?,
    };
    words::fetch(lesson.question.chapter()).await?;
    Ok(lesson)
}
