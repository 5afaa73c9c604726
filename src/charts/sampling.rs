//! Where curves are sampled.

/// `count` abscissae from `lo` to `hi`, crowded towards both ends: x = lo + (hi − lo)(3t² − 2t³).
///
/// Entropies and divergences are steepest at probabilities near 0 and 1; spaced like this a few
/// hundred points look smooth there too.
///
/// Edge values: the first is `lo` and the last `hi` exactly; fewer than two points give `lo` alone.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// let points: Vec<f64> = surprisal::charts::sampling::crowded(0.0, 1.0, 3).collect();
/// assert_eq!(points[0], 0.0);
/// assert!((points[1] - 0.5).abs() < 1e-15);
/// assert_eq!(points[2], 1.0);
/// # }
/// ```
pub fn crowded(lo: f64, hi: f64, count: usize) -> impl ExactSizeIterator<Item = f64> {
    let last = count.saturating_sub(1);
    (0..count.max(1)).map(move |i| {
        if i == 0 {
            lo
        } else if i == last {
            hi
        } else {
            let t = i as f64 / last as f64;
            lo + (hi - lo) * t * t * (3.0 - 2.0 * t)
        }
    })
}

/// `count` abscissae from `lo` to `hi`, evenly spaced.
pub fn even(lo: f64, hi: f64, count: usize) -> impl ExactSizeIterator<Item = f64> {
    let last = count.saturating_sub(1);
    (0..count.max(1)).map(move |i| {
        if i == last && last > 0 { hi } else { lo + (hi - lo) * i as f64 / last.max(1) as f64 }
    })
}
