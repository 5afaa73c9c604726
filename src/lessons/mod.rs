//! The lessons, in order. A lesson is a folder, its `mod` line and its place in [`LESSONS`].

pub mod cross_entropy;
pub mod entropy;
pub mod jensen;
pub mod jsd;
pub mod kl;
pub mod overview;

mod coin_marks;
mod outcome_bars;
mod surprisal_blocks;
mod vertical_range;

use crate::figure::{Figure, Lesson};

/// Every lesson, in the order of the book.
pub static LESSONS: &[Lesson] = &[
    overview::LESSON,
    entropy::LESSON,
    jensen::LESSON,
    cross_entropy::LESSON,
    kl::LESSON,
    jsd::LESSON,
];

/// Every figure, in the order of the book, with its lesson.
pub fn figures() -> impl Iterator<Item = (&'static Lesson, &'static Figure)> {
    LESSONS.iter().flat_map(|lesson| lesson.figures.iter().map(move |figure| (lesson, figure)))
}

/// The lesson and figure of an id, `lesson.figure`.
pub fn find(id: &str) -> Option<(&'static Lesson, &'static Figure)> {
    figures().find(|(_, figure)| figure.id == id)
}
