//! What in a picture a pointer points at.

use super::frame::Layout;
use super::picture::{Picture, Shape};
use crate::proof::Focus;

/// The piece that the mark nearest to a place is about; `None` where no mark is within `reach`.
///
/// Both in CSS pixels. A point is preferred to the line it lies on, and what has an extent of one
/// dimension to the area around it.
pub fn pointed(picture: &Picture, layout: &Layout, at: (f64, f64), reach: f64) -> Option<Focus> {
    let near = picture.marks.iter().filter_map(|mark| {
        let focus = mark.focus?;
        let (rank, distance) = distance(&mark.shape, layout, at)?;
        (distance <= reach).then_some((rank, distance, focus))
    });
    let nearer =
        |a: &(u8, f64, Focus), b: &(u8, f64, Focus)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
    near.min_by(nearer).map(|(.., focus)| focus)
}

/// How far a place is from a shape, and how readily another shape is preferred; `None` for nothing.
fn distance(shape: &Shape, layout: &Layout, at: (f64, f64)) -> Option<(u8, f64)> {
    let on = |place| layout.projection.screen(place);
    Some(match shape {
        Shape::Point { at: place, .. } => (0, between(on(*place), at)),
        Shape::Bracket { x, from, to, .. } => (1, to_segment(on((*x, *from)), on((*x, *to)), at)),
        Shape::Escape { x, .. } => {
            let plot = layout.projection.plot();
            let x = layout.projection.screen_x(*x);
            (1, to_segment((x, plot.top), (x, plot.bottom), at))
        }
        Shape::Line { from, to, .. } => (1, to_segment(on(*from), on(*to), at)),
        Shape::Curve { points, .. } => {
            let pairs = points.windows(2).filter_map(|pair| match pair {
                &[from, to] => Some(to_segment(on(from), on(to), at)),
                _ => None,
            });
            // What is not finite is nowhere near.
            (1, pairs.filter(|distance| distance.is_finite()).min_by(f64::total_cmp)?)
        }
        Shape::Area { points } => {
            let (x, y) = layout.projection.data(at);
            let over = points.windows(2).any(|pair| match pair {
                &[(left, lower, upper), (right, ..)] => {
                    (left..=right).contains(&x) && (lower..=upper).contains(&y)
                }
                _ => false,
            });
            (2, if over { 0.0 } else { return None })
        }
        Shape::Bar { from, to, height } => {
            let (x, y) = layout.projection.data(at);
            let over = (*from..=*to).contains(&x) && (0.0..=*height).contains(&y);
            (2, if over { 0.0 } else { return None })
        }
    })
}

fn between(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// How far a place is from a straight line between two others.
fn to_segment(from: (f64, f64), to: (f64, f64), at: (f64, f64)) -> f64 {
    let (along, up) = (to.0 - from.0, to.1 - from.1);
    let square = along * along + up * up;
    let share = ((at.0 - from.0) * along + (at.1 - from.1) * up) / square;
    // A line without length is a point.
    let share = if square > 0.0 { share.clamp(0.0, 1.0) } else { 0.0 };
    between((from.0 + share * along, from.1 + share * up), at)
}

#[cfg(test)]
mod tests {
    use super::to_segment;

    #[test]
    fn a_segment_is_as_far_as_its_nearest_point() {
        assert_eq!(to_segment((0.0, 0.0), (10.0, 0.0), (4.0, 3.0)), 3.0);
        assert_eq!(to_segment((0.0, 0.0), (10.0, 0.0), (13.0, 4.0)), 5.0);
        assert_eq!(to_segment((1.0, 1.0), (1.0, 1.0), (4.0, 5.0)), 5.0);
        assert!(to_segment((0.0, f64::NAN), (1.0, 1.0), (4.0, 5.0)).is_nan());
    }
}
