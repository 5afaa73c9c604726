//! Entropy: what the curve of a coin says, and what more outcomes change.
//!
//! The figure draws H over p with its two terms, and the surprisal −log p that the first term weighs:
//! a rare outcome is very surprising and yet adds little. Jensen's inequality on log bounds H by log 2.
//!
//! K outcomes are blocks as wide as each is probable and as high as it is surprising, so that what they
//! cover is H. The same proof bounds it by log K, reached when all outcomes are equal.

mod curve;
mod outcomes;

use crate::figure::Lesson;
use crate::text::entropy as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "entropy",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[curve::FIGURE, outcomes::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
