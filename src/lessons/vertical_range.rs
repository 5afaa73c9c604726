//! How high a chart of an unbounded measure reaches.

use crate::charts::axis::Axis;
use crate::measures::Unit;

/// A vertical axis from 0 that reaches at least `peak` nats, in `unit`.
///
/// The top goes up in coarse steps, so that the frame stands still while a point is dragged and
/// only the curves move; an infinite peak needs no height, its arrow leaves any frame.
pub fn reaching(peak: f64, least: f64, unit: Unit) -> Axis {
    const GROWTH: f64 = 1.6;
    let mut top = least;
    // ln(2^-1074) is about 745 nats: no finite divergence of two coins needs more steps than this.
    while peak.is_finite() && peak > 0.92 * top && top < 2000.0 {
        top *= GROWTH;
    }
    Axis::new(0.0, unit.from_nats(top), unit.symbol())
}

#[cfg(test)]
mod tests {
    use super::reaching;
    use crate::measures::Unit;

    #[test]
    fn the_top_clears_the_peak_and_ignores_infinity() {
        assert!(reaching(0.1, 1.2, Unit::Nat).hi() >= 1.2);
        assert!(reaching(5.0, 1.2, Unit::Nat).hi() > 5.0);
        assert!(reaching(744.0, 1.2, Unit::Nat).hi() > 744.0);
        assert!(reaching(f64::INFINITY, 1.2, Unit::Nat).hi() < 2.0);
    }
}
