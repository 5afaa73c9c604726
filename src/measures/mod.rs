//! The measures of information: `f64` in, `f64` out, in nats.
mod deviance;
mod double_double;
mod information;

pub mod cross_entropy;
pub mod entropy;
pub mod jensen;
pub mod jensen_shannon;
pub mod kullback_leibler;
pub mod measure;
pub mod probability;
pub mod unit;

pub use measure::Measure;
pub use probability::{Distribution, DistributionError, Probability, ProbabilityError};
pub use unit::Unit;
