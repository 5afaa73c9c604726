//! Curves: what is left out of them is not missed.

use plotters_backend::BackendCoord;
use surprisal::charts::curve::thin;

/// How far a point is from a line through points.
pub fn distance((x, y): (f64, f64), line: &[BackendCoord]) -> f64 {
    let to_segment = |pair: &[BackendCoord]| {
        let [(ax, ay), (bx, by)] = [pair[0], pair[1]].map(number);
        let (dx, dy) = (bx - ax, by - ay);
        let square = dx * dx + dy * dy;
        let share = if square == 0.0 { 0.0 } else { ((x - ax) * dx + (y - ay) * dy) / square };
        let share = share.clamp(0.0, 1.0);
        (x - ax - share * dx).hypot(y - ay - share * dy)
    };
    line.windows(2).map(to_segment).fold(f64::INFINITY, f64::min)
}

fn number((x, y): BackendCoord) -> (f64, f64) {
    (f64::from(x), f64::from(y))
}

fn thinned(points: &[BackendCoord], tolerance: f64) -> Vec<BackendCoord> {
    let mut left = points.to_vec();
    thin(&mut left, tolerance);
    assert_eq!((left.first(), left.last()), (points.first(), points.last()));
    for &point in points.iter().filter(|_| points.len() > 1) {
        let off = distance(number(point), &left);
        assert!(off <= tolerance * (1.0 + 1e-9), "{point:?} is {off} off");
    }
    left
}

#[test]
fn a_thinned_curve_passes_every_sample_unseen() {
    // H and KL on a chart of 1300 device pixels, in sixteenths.
    let entropy = |x: f64| -x * x.ln() - (1.0 - x) * (1.0 - x).ln();
    for curve in [entropy, |x: f64| x * (x / 0.2).ln() + (1.0 - x) * ((1.0 - x) / 0.8).ln()] {
        let sample = |i: u32| {
            let x = f64::from(i) / 400.0;
            ((20_800.0 * x) as i32, (-9_000.0 * curve(x)) as i32)
        };
        let points: Vec<_> = (1..400).map(sample).collect();
        let left = thinned(&points, 2.0);
        assert!(left.len() < 200, "{} of {}", left.len(), points.len());
    }
}

#[test]
fn corners_and_turns_stay() {
    assert_eq!(
        thinned(&[(0, 0), (50, 0), (100, 0), (100, 50), (100, 100)], 2.0),
        [(0, 0), (100, 0), (100, 100)]
    );
    // There and back again on one line.
    assert_eq!(thinned(&[(0, 0), (50, 0), (100, 0), (30, 0)], 2.0), [(0, 0), (100, 0), (30, 0)]);
    assert_eq!(thinned(&[(5, 5), (5, 5), (5, 5)], 2.0), [(5, 5), (5, 5)]);
    assert_eq!(thinned(&[(5, 5)], 2.0), [(5, 5)]);
    assert_eq!(thinned(&[], 2.0), []);
    thinned(&[(i32::MIN, i32::MAX), (0, 0), (i32::MAX, i32::MIN), (7, 7)], 2.0);
}

#[test]
fn any_line_keeps_within_the_tolerance() {
    let mut seed = 7_u32;
    let mut next = |bound: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((seed >> 16) % bound) as i32
    };
    for round in 0..400 {
        let step = [3, 20, 400][round % 3];
        let mut at = (0, 0);
        let points: Vec<_> = (0..60)
            .map(|_| {
                at = (at.0 + next(2 * step) - step as i32 / 2, at.1 + next(2 * step) - step as i32);
                at
            })
            .collect();
        thinned(&points, 2.0);
    }
}
