//! Coding: why what is frequent gets short code words, and how near to the entropy that leads.
//!
//! `storage` lets vehicles pass a tollgate. Each is recorded as a word of bits, the car's of one length, the
//! truck's of another; the mean cost of a vehicle settles at Σ pℓ, which no lengths of a prefix code bring
//! below the entropy.
//!
//! `lengths` places the words of a code side by side in the budget that they share: a word of ℓ binary digits
//! takes 2^−ℓ of it. Each block is so wide and as high as its word costs, with the surprise −log p of its
//! outcome beside it. Huffman's tree grows step by step; while it does, the lengths are the depths in the
//! trees so far, so that the state needs nothing else. Jensen's inequality on log proves L ≥ H(p) for words
//! that keep to the budget.
//!
//! `blocks` codes n tosses of a coin at a time, which shares what rounding up to whole digits costs: a toss
//! costs between H(p) and H(p) + log 2/n.

pub(crate) mod blocks;
mod lengths;
mod storage;

use crate::figure::Lesson;
use crate::text::coding as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "coding",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[storage::FIGURE, lengths::FIGURE, blocks::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
