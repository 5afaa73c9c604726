//! Jensen–Shannon divergence: the symmetric repair, and its ceiling.
//!
//! The figure draws JSD(p, x) over x beside both Kullback–Leibler divergences: it never passes log 2,
//! they run away. Jensen's inequality on log, over both coins at once, proves the ceiling.

mod curves;

use crate::figure::Lesson;
use crate::text::jsd as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "jsd",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[curves::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
