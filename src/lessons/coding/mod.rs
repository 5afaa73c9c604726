//! Coding: short records for what is frequent.
//!
//! `storage` lets vehicles pass a tollgate. Each is recorded as a word of bits, the car's of one length, the
//! truck's of another; the mean cost of a vehicle settles at Σ pℓ, which no lengths of a prefix code bring
//! below the entropy.

mod storage;

use crate::figure::Lesson;
use crate::text::coding as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "coding",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[storage::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
