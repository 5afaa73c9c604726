//! The lessons, in order. A lesson is a folder and its line in the list below.

mod coin_marks;
mod english_letters;
mod kept;
mod outcome_bars;
mod points_on_curve;
mod surprisal_blocks;
mod vertical_range;

use crate::figure::{Figure, FigureEntry, Lesson, LessonEntry};
#[cfg(feature = "app")]
use crate::piece::{NotFetched, piece};

/// The list of lessons, in the order of the book.
///
/// What the book knows of a lesson before it is opened stands in [`LESSONS`]. The rest, its figures
/// with their pictures and proofs, is reached by [`all`] where everything is at hand, and by [`open`]
/// in the browser, where it is fetched.
macro_rules! lessons {
    ($($lesson:ident),* $(,)?) => {
        $(pub mod $lesson;)*

        /// Every lesson, in the order of the book.
        pub static LESSONS: &[LessonEntry] = &[$({
            const LESSON: &Lesson = &$lesson::LESSON;
            const FIGURES: [FigureEntry; LESSON.figures.len()] = entries(LESSON.figures);
            LessonEntry { id: LESSON.id, title: LESSON.title, figures: &FIGURES }
        }),*];

        /// Every lesson whole, in the order of the book.
        pub fn all() -> impl Iterator<Item = &'static Lesson> {
            const ALL: &[&Lesson] = &[$(&$lesson::LESSON),*];
            ALL.iter().copied()
        }

        /// Opens a lesson: a piece of the book by itself.
        ///
        /// # Errors
        ///
        /// When there is no such lesson, or it cannot be fetched.
        #[cfg(feature = "app")]
        pub async fn open(id: &str) -> Result<&'static Lesson, NotFetched> {
            $(if id == $lesson::LESSON.id {
                return piece!($lesson, &'static Lesson, &$lesson::LESSON);
            })*
            Err(NotFetched)
        }
    };
}

lessons! { overview, coding, entropy, jensen, cross_entropy, kl, jsd, learning, compression }

const fn entries<const N: usize>(figures: &[Figure]) -> [FigureEntry; N] {
    let mut entries = [FigureEntry::NONE; N];
    let mut index = 0;
    while index < N {
        entries[index] = FigureEntry::of(&figures[index]);
        index += 1;
    }
    entries
}

/// What the book knows of every figure, in the order of the book, with its lesson.
pub fn entries_of_figures() -> impl Iterator<Item = (&'static LessonEntry, &'static FigureEntry)> {
    LESSONS.iter().flat_map(|lesson| lesson.figures.iter().map(move |figure| (lesson, figure)))
}

/// What the book knows of the figure of an id, `lesson.figure`, and of its lesson.
pub fn entry(id: &str) -> Option<(&'static LessonEntry, &'static FigureEntry)> {
    entries_of_figures().find(|(_, figure)| figure.id == id)
}

/// Every figure, in the order of the book, with its lesson.
pub fn figures() -> impl Iterator<Item = (&'static Lesson, &'static Figure)> {
    all().flat_map(|lesson| lesson.figures.iter().map(move |figure| (lesson, figure)))
}

/// The lesson and figure of an id, `lesson.figure`.
pub fn find(id: &str) -> Option<(&'static Lesson, &'static Figure)> {
    figures().find(|(_, figure)| figure.id == id)
}
