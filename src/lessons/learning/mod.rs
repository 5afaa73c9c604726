//! Learning: lowering KL, and how near the labels is too near.
//!
//! `descent` lets the logits of a model go down the slope of its loss, which is q − p. The loss is H(p) and
//! KL(p‖q) on top of it; learning moves the second alone. The steps to come are drawn before any is taken, so
//! that a rate which is too large is seen to leap.
//!
//! `overfitting` trains a model of chosen flexibility on a few noisy examples and holds it against others
//! that it has not seen. The loss over the first falls for good, that over the others turns up again, while
//! the share of right answers hardly moves: what grows is how sure the model is of its mistakes.

mod descent;
pub(crate) mod overfitting;
mod training_run;

use crate::figure::Lesson;
use crate::text::learning as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "learning",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[descent::FIGURE, overfitting::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
