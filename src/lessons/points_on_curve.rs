//! Weighted points on a curve, their chord, and the line that supports the curve at their mean: what the
//! pictures of Jensen's inequality share.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Stroke};
use crate::charts::sampling;
use crate::measures::jensen::{CentreOfMass, Curvature, Function, Point};
use crate::proof::Focus;

/// How many samples a curve has.
pub const SAMPLES: usize = 201;

/// The centre of mass of the points.
pub fn centre(function: Function, points: &[Point]) -> CentreOfMass {
    // There is none where no point has weight; the weights of a scene sum to 1.
    let nowhere = CentreOfMass { x: 0.0, y: 0.0, on_curve: 0.0, gap: 0.0 };
    function.centre_of_mass(points).unwrap_or(nowhere)
}

/// The height at x of the line that touches the curve at the mean.
///
/// Edge values: where the curve stands upright at the mean, so does the line; beside it, it is at ±∞.
pub fn on_supporting_line(function: Function, centre: &CentreOfMass, x: f64) -> f64 {
    match (function.supporting_line(centre.x), function.curvature()) {
        (Some(line), _) => line.at(x),
        (None, _) if x == centre.x => centre.on_curve,
        (None, Curvature::Convex) => f64::NEG_INFINITY,
        (None, Curvature::Concave) => f64::INFINITY,
    }
}

/// The curve over [lo, hi], the hull and the chord of the points that have weight, the supporting line, how
/// far each point lies from it, and the way from the centre of mass down to its abscissa.
pub fn marks(
    function: Function,
    points: &[Point],
    (lo, hi): (f64, f64),
    (x, y): (&Axis, &Axis),
) -> Vec<Mark> {
    let centre = centre(function, points);
    let on_curve = |x: f64| (x, function.value(x));
    let mut weighted: Vec<f64> =
        points.iter().filter(|point| point.weight > 0.0).map(|p| p.x).collect();
    weighted.sort_by(f64::total_cmp);

    let mut marks = Vec::new();
    if let [first, .., last] = weighted.as_slice()
        && let Some(chord) = function.chord(*first, *last)
    {
        // Between the points and the chord lies every centre of mass that weights can make.
        let hull = weighted.iter().map(|&x| {
            let (one, other) = (function.value(x), chord.at(x));
            (x, one.min(other), one.max(other))
        });
        marks.push(Mark::area(Hue::P, hull.collect()).about(Focus::Chord));
        let chord = Mark::guide(Hue::Muted, on_curve(*first), on_curve(*last));
        marks.push(chord.about(Focus::Chord));
    }
    let curve = sampling::crowded(lo, hi, SAMPLES).map(on_curve).collect();
    marks.push(Mark::curve(Hue::Ink, curve).about(Focus::Curve));
    let on_line = |x: f64| (x, on_supporting_line(function, &centre, x));
    // An upright line is not drawn: it is the axis.
    if on_line(hi).1.is_finite() {
        for &x in &weighted {
            let lost = Mark::line(Hue::Gap, on_curve(x), on_line(x)).drawn(Stroke::Thin);
            marks.push(lost.about(Focus::Tangent));
        }
        let line = Mark::line(Hue::M, on_line(x.lo()), on_line(x.hi()));
        marks.push(line.about(Focus::Tangent));
    }
    let foot = (centre.x, y.lo());
    let guide = Mark::guide(Hue::Muted, foot, (centre.x, centre.y.min(centre.on_curve)));
    marks.push(guide.about(Focus::Mean));
    marks
}
