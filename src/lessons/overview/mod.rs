//! Overview: one curve, and all four measures on it.
//!
//! The figure draws the entropy curve H. The tangent at q meets the vertical through p at H(p, q);
//! the gap down to the curve there is KL(p‖q). The chord from p to q passes under the curve; the
//! gap at its middle is JSD(p, q). That H is concave proves both gaps non-negative.

mod one_curve;

use crate::figure::Lesson;
use crate::text::overview as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "overview",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[one_curve::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
