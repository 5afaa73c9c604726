//! The measures of information: `f64` in, `f64` out, in nats.
//!
//! | measure | formula | range in nat | where it is 0 | where it is infinite |
//! |---|---|---|---|---|
//! | [`entropy`] | H(p) = −Σ p log p | 0 … ln K | one outcome is certain | nowhere |
//! | [`cross_entropy`] | H(p, q) = −Σ p log q | H(p) … ∞ | both give all to one outcome | q rules out what p allows |
//! | [`kullback_leibler`] | KL(p‖q) = Σ p log(p/q) | 0 … ∞ | p = q | q rules out what p allows |
//! | [`jensen_shannon`] | JSD(p, q) = ½·KL(p‖M) + ½·KL(q‖M) | 0 … ln 2 | p = q | nowhere |
//!
//! Each has `bernoulli` for two coins and `of` for K outcomes; the divergence also has `of_densities`, an
//! integral (`grid.rs`) to which the bounds below do not apply. 0·log 0 is 0 everywhere, its limit.
//!
//! No value is NaN, below 0 or −0, or infinite but where the table says; 0 comes out as 0 exactly; JSD is
//! symmetric to the last bit. Every value lies within 1 unit in the last place of the exact result, on
//! every machine the same one: it is a sum of deviances (`deviance.rs`) in double-double arithmetic
//! (`double_double.rs`), rounded once. `tests/measures.rs` checks that row by row.
//!
//! What networks make of them stands beside them: the value of a [`discriminator`], which is ≤ 0, and
//! the [`softmax`] of logits, and a small [`logistic_regression`], trained on examples that a seed draws
//! ([`random`]); and how far a network was made smaller, its [`compression`].

mod deviance;
mod double_double;
mod information;

pub mod block_code;
pub mod compression;
pub mod cross_entropy;
pub mod density;
pub mod discriminator;
pub mod entropy;
pub mod gaussian_fit;
pub mod grid;
pub mod huffman;
pub mod jensen;
pub mod jensen_shannon;
pub mod kraft;
pub mod kullback_leibler;
pub mod logistic_regression;
pub mod measure;
pub mod prefix_code;
pub mod probability;
pub mod random;
pub mod softmax;
pub mod text_code;
pub mod traffic;
pub mod unit;

pub use density::{Density, Gaussian, GaussianError, Mixture};
pub use measure::Measure;
pub use probability::{
    Distribution, DistributionError, OutcomesDiffer, Probability, ProbabilityError,
};
pub use unit::Unit;
