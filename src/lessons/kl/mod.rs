//! Kullback–Leibler divergence: two directions.
//!
//! The figure fixes p and draws KL(p‖x) and KL(x‖p) over the model x. Both touch 0 at x = p and nowhere
//! else; they cross again at x = 1 − p; each runs to ∞ where its second argument rules out an outcome
//! its first allows. Jensen's inequality on log, over the support of p, proves both non-negative.
//!
//! `square` colours every pair of coins by which direction is larger, and by how much.
//!
//! `support` takes the proof apart over a few outcomes with zeros: what Jensen's inequality gives away,
//! and what q loses outside of the support of p.
//!
//! `fit` brings one Gaussian near to a density of two bumps, by gradient descent on the one direction or
//! the other: the forward fit covers both bumps, the reverse one seeks one of them.

mod asymmetry;
pub(crate) mod fit;
mod square;
mod support;

use crate::figure::Lesson;
use crate::text::kl as text;

/// The lesson.
pub const LESSON: Lesson = Lesson {
    id: "kl",
    title: text::TITLE,
    question: text::QUESTION,
    lead: text::LEAD,
    figures: &[asymmetry::FIGURE, square::FIGURE, support::FIGURE, fit::FIGURE],
    after: text::AFTER,
    sources: text::SOURCES,
};
