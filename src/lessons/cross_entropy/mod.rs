//! Cross-entropy: the price of the wrong model.
//!
//! The figure fixes p and draws H(p, x) over the model x. The level line H(p) is its tangent at x = p:
//! the curve touches it there and is above it everywhere else, by KL(p‖x). Gibbs' inequality, by
//! Jensen's on log over the support of p, proves it.
//!
//! The bag of marbles does the same for a few outcomes: blocks as wide as an outcome is probable and
//! as high as it surprises the model cover H(p, q), those as high as it surprises the truth H(p).
//!
//! A classifier is the case where the truth is a label and the model the softmax of three logits: a
//! certain label counts one block alone, and its loss has the floor 0; a smoothed one lifts the floor.

mod marbles;
pub(crate) mod one_hot;
mod tangent;

use crate::figure::Lesson;
use crate::text::cross_entropy as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "cross-entropy",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[tangent::FIGURE, marbles::FIGURE, one_hot::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
