//! Compression: how much smaller, and how much faster.
//!
//! `rates` sets the survey's compression rate α = a/a* and space saving β = α − 1 beside the share that is
//! gone, 1 − 1/α, and draws accuracy over α, or over the speed-up δ, for nine published models and for the
//! reader's own.
//!
//! `layers` averages speed-ups. A layer that took the share t of the time and has become δ times as fast
//! leaves t/δ of it, so the whole is 1/Σ(t/δ) times as fast: the harmonic mean. The arithmetic mean Σ tδ,
//! which is advertised, is never less, by Jensen's inequality for 1/x.

mod layers;
pub(crate) mod rates;
mod survey;

use crate::figure::Lesson;
use crate::text::compression as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "compression",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[rates::FIGURE, layers::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
