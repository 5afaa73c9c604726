//! Jensen–Shannon divergence: the symmetric repair, and its ceiling.
//!
//! `gap` draws JSD(p, q) twice on the entropy curve, M = (p+q)/2: as what the curve at M has over the
//! chord from p to q, and as the mean of what the tangent at M has over the curve at p and at q, which
//! is KL(p‖M) and KL(q‖M). Jensen's inequality for H and the information inequality prove it ≥ 0.
//!
//! `curves` draws JSD(p, x) over x beside both Kullback–Leibler divergences: it never passes log 2,
//! they run away. Jensen's inequality on log, over both coins at once, proves the ceiling.
//!
//! `triangle` goes from coin a to coin c straight, and by way of b, as b moves: in JSD the detour is
//! shorter wherever b lies between, in √JSD never.
//!
//! `gan` sets data p and a generator q over a few outcomes before the best discriminator, whose value is
//! −log 4 + 2·JSD(p, q).

mod curves;
pub(crate) mod gan;
mod gap;
mod triangle;

use crate::figure::Lesson;
use crate::text::jsd as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "jsd",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[gap::FIGURE, curves::FIGURE, triangle::FIGURE, gan::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
