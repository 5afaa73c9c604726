//! Pages without figures of their own. They are turned to as lessons are; a page is a folder and its line
//! in the list below, and what it shows is a piece of its own.

use crate::figure::{FigureEntry, Lesson, LessonEntry, Start};
use crate::lessons::{self, LESSONS};
use crate::state::keys::FigureDefaults;
use crate::{contents, teachers};

/// A page: what is known of it before it is opened, and its words.
#[derive(Debug)]
pub struct Page {
    /// What the book knows of it. An address names it as it names a figure; where a page shows pictures
    /// of coins, they start where this figure does.
    pub entry: LessonEntry,
    /// Its title, question, lead and sources, as a lesson has them.
    pub lesson: &'static Lesson,
}

macro_rules! pages {
    ($($page:ident),* $(,)?) => { [$(Page {
        entry: LessonEntry {
            id: $page::LESSON.id,
            title: $page::LESSON.title,
            figures: &[FigureEntry {
                id: $page::LESSON.id,
                start: Start::Coins(0.3, 0.8),
                steps: 0,
            }],
        },
        lesson: &$page::LESSON,
    }),*] };
}

/// Every page: the first stands before the lessons, the others behind them.
pub static PAGES: [Page; 2] = pages![contents, teachers];

/// The page of an id.
pub fn find(id: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| page.entry.id == id)
}

/// All that can be turned to, in the order of the book.
pub fn in_order() -> impl Iterator<Item = &'static LessonEntry> {
    let mut pages = PAGES.iter().map(|page| &page.entry);
    pages.next().into_iter().chain(LESSONS).chain(pages)
}

/// The figures and pages of the book, as addresses know them.
pub fn figure_defaults() -> Vec<FigureDefaults> {
    lessons::entries_of_figures().chain(entries()).map(|(_, figure)| figure.defaults()).collect()
}

/// What addresses know of every page, with the page.
pub fn entries() -> impl Iterator<Item = (&'static LessonEntry, &'static FigureEntry)> {
    PAGES.iter().flat_map(|page| page.entry.figures.iter().map(|figure| (&page.entry, figure)))
}
