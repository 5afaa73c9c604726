//! Jensen's inequality as a picture: weighted points on the curve log x, their centre of mass under
//! it, and the gap between. Where the curve at the centre lies below 0, that gap too.

use super::axis::Axis;
use super::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use super::sampling;
use crate::measures::Unit;
use crate::proof::{Focus, JensenPicture};
use crate::state::shown;

/// How far the picture reaches to the right; ratios beyond it are named, not drawn.
const FARTHEST: f64 = 40.0;
/// How far it reaches down, in nats.
const LOWEST: f64 = -12.0;
/// How many digits the gap is labelled with.
const GAP_DIGITS: u8 = 3;
/// How many samples the curve has.
const SAMPLES: usize = 201;

/// The picture, its heights in `unit`.
///
/// The range follows the points in coarse steps, so that the frame stands still while they move. A
/// point at 0 has its logarithm at −∞, which is said; nothing that is not finite is drawn.
pub fn picture(points: &JensenPicture, unit: Unit) -> Picture {
    let seen = |x: &f64| (1e-5..=FARTHEST).contains(x);
    let abscissae = || points.points.iter().map(|point| point.x).chain([points.mean]).filter(seen);
    let right = coarse(abscissae().fold(1.5, f64::max) * 1.06, 2.0);
    let deepest = abscissae().map(f64::ln).chain([points.mean_of_log]);
    let depth = deepest.filter(|y| y.is_finite()).fold(-0.8, f64::min).max(LOWEST);
    let bottom = -coarse(-depth * 1.08, 1.5);
    let top = right.ln().max(0.5) * 1.15;
    let height = |nats: f64| unit.from_nats(nats);

    let mut marks = vec![
        Mark::line(Hue::Muted, (0.0, 0.0), (right, 0.0)).drawn(Stroke::Thin).about(Focus::Floor),
        Mark::curve(
            Hue::Ink,
            // Next to 0 the logarithm is far below the frame, so that the curve reaches its edge.
            sampling::crowded(f64::MIN_POSITIVE, right, SAMPLES)
                .map(|x| (x, height(x.ln())))
                .collect(),
        )
        .about(Focus::Curve),
    ];
    let drawn: Vec<_> = points.points.iter().filter(|point| seen(&point.x)).collect();
    let outermost = |of: fn(f64, f64) -> f64| drawn.iter().map(|point| point.x).reduce(of);
    if let (Some(last), Some(first)) = (outermost(f64::max), outermost(f64::min))
        && drawn.len() > 1
    {
        let on_curve = |x: f64| (x, height(x.ln()));
        marks.push(
            Mark::line(Hue::Muted, on_curve(last), on_curve(first))
                .drawn(Stroke::ThinDashed)
                .about(Focus::Points),
        );
    }
    for point in &drawn {
        let (hue, marker) = match point.of {
            Focus::Q => (Hue::Q, Marker::Square),
            _ => (Hue::P, Marker::Round),
        };
        let at = (point.x, height(point.x.ln()));
        marks.push(Mark::point(hue, at).marked(marker).about(Focus::Points));
    }
    if points.points.iter().any(|point| point.x == 0.0) {
        marks.push(Mark::dot(Hue::Gap, (0.0, height(bottom))).labelled("log 0 = −∞", Side::Right));
    }
    let (mean, mean_of_log) = (points.mean, points.mean_of_log);
    let side = if mean < 0.6 * right { Side::Right } else { Side::Left };
    let bracket = |from: f64, to: f64| {
        Mark::bracket(Hue::Gap, mean, height(from), height(to))
            .labelled(shown::number(height(to - from), GAP_DIGITS), side)
    };
    // A mean to the left of 1 has its curve below the floor: what q loses outside of the support of p.
    if seen(&mean) && mean < 1.0 {
        marks.push(bracket(mean.ln(), 0.0).about(Focus::Floor));
    }
    if seen(&mean) && mean_of_log.is_finite() {
        if mean.ln() > mean_of_log {
            marks.push(bracket(mean_of_log, mean.ln()).about(Focus::Mean));
        }
        marks.push(
            Mark::point(Hue::Gap, (mean, height(mean_of_log)))
                .marked(Marker::Diamond)
                .about(Focus::Mean),
        );
    }
    Picture {
        x: Axis::new(0.0, right, "x"),
        y: Axis::new(height(bottom), height(top), format!("log x ({})", unit.symbol())),
        marks,
        ground: None,
    }
}

/// `value` rounded up to a power of `step`.
fn coarse(value: f64, step: f64) -> f64 {
    let mut power = 1.0;
    while power < value {
        power *= step;
    }
    while power / step >= value {
        power /= step;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::Probability;
    use crate::proof::{entropy_bounds, information_inequality, jensen_shannon_bounds};

    #[test]
    fn every_state_gives_a_finite_picture() {
        let ends = [0.0, 5e-324, 1e-300, 1e-9, 0.01, 0.3, 0.5, 0.99, 1.0 - f64::EPSILON / 2.0, 1.0];
        for p in ends.map(Probability::nearest) {
            for q in ends.map(Probability::nearest) {
                for points in [
                    information_inequality::points(p, q),
                    jensen_shannon_bounds::points(p, q),
                    entropy_bounds::points(p),
                ] {
                    let picture = picture(&points, Unit::Bit);
                    assert!(picture.x.hi() <= 64.0 && picture.y.lo() > -30.0, "{p:?} {q:?}");
                    assert!(picture.x.contains(1.0));
                }
            }
        }
    }
}
