//! Entropy: what the curve of a coin says.
//!
//! The figure draws H over p with its two terms, and the surprisal −log p that the first term weighs:
//! a rare outcome is very surprising and yet adds little. Jensen's inequality on log bounds H by log 2.

mod curve;

use crate::figure::Lesson;
use crate::text::entropy as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "entropy",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[curve::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
