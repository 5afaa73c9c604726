//! How far a model was compressed: by what factor it shrank, and what share of it is gone.
//!
//! Of an original of size a and a compressed model of size a*, both above 0 and in the same unit:
//!
//! | name | formula | range | at a* = a | at a* = a/2 | towards a* = 0 |
//! |---|---|---|---|---|---|
//! | compression rate α | a/a* | 0 … ∞ | 1 | 2 | ∞ |
//! | index space saving β | (a − a*)/a* | −1 … ∞ | 0 | 1 | ∞ |
//! | share saved | 1 − a*/a | −∞ … 1 | 0 | ½ | 1 |
//!
//! β counts what was saved in compressed models, so that it is no share; the share that is meant by
//! “80 % smaller” counts it in originals. The speed-up δ = s/s* of the running times is the rate again.
//!
//! Source of α, β and δ: Cheng, Wang, Zhou & Zhang, *A Survey of Model Compression and Acceleration for
//! Deep Neural Networks*, 2017, section VII.

/// α = a/a*: how many compressed models are as large as the original.
///
/// Domain: sizes above 0.
/// Edge values: 1 where nothing was compressed; below 1 where the model grew.
/// Accuracy: correctly rounded.
///
/// ```
/// use surprisal::measures::compression::rate;
/// assert_eq!(rate(138.0, 23.0), 6.0);
/// ```
pub fn rate(original: f64, compressed: f64) -> f64 {
    original / compressed
}

/// β = (a − a*)/a*: how many compressed models would fit into what was saved.
///
/// Domain and accuracy: sizes above 0; to 2 units in the last place.
/// Edge values: 0 where nothing was compressed; not bounded above.
///
/// ```
/// use surprisal::measures::compression::space_saving;
/// assert_eq!(space_saving(138.0, 23.0), 5.0);
/// ```
pub fn space_saving(original: f64, compressed: f64) -> f64 {
    (original - compressed) / compressed
}

/// 1 − a*/a: what share of the original is gone.
///
/// Domain and accuracy: sizes above 0; to 2 units in the last place.
/// Edge values: 0 where nothing was compressed; below 0 where the model grew; never 1.
///
/// ```
/// use surprisal::measures::compression::share_saved;
/// assert_eq!(share_saved(100.0, 25.0), 0.75);
/// ```
pub fn share_saved(original: f64, compressed: f64) -> f64 {
    (original - compressed) / original
}
