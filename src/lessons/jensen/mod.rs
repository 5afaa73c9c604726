//! Jensen's inequality: the mean of a curved function is not the function of the mean.
//!
//! The figure puts weighted points on a curve. Their centre of mass lies on the hollow side of the curve,
//! over a convex and under a concave one, and never beyond it: the supporting line at the mean proves it.
//! On log, with the ratios q/p as points and p as weights, the gap is KL(p‖q).

mod chord;

use crate::figure::Lesson;
use crate::text::jensen as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "jensen",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[chord::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
