//! Cutting a curve to the plot, at the crossing and never along the edge; and leaving out of it what
//! no eye can tell.
//!
//! plotters clamps what lies outside to the nearest edge, where it looks like data. Here a curve ends
//! where it leaves, and where a sample is not finite it is broken.

use plotters_backend::BackendCoord;

use super::projection::{Projection, Rect};

/// Calls `piece` with each connected part of the curve that lies within the plot, in CSS pixels.
///
/// `buffer` is working space, kept by the caller so that a redraw allocates nothing.
pub fn cut<E>(
    points: impl IntoIterator<Item = (f64, f64)>,
    projection: &Projection,
    buffer: &mut Vec<(f64, f64)>,
    mut piece: impl FnMut(&[(f64, f64)]) -> Result<(), E>,
) -> Result<(), E> {
    let plot = projection.plot();
    buffer.clear();
    let mut flush = |buffer: &mut Vec<(f64, f64)>| {
        let result = if buffer.len() > 1 { piece(buffer) } else { Ok(()) };
        buffer.clear();
        result
    };
    let mut last: Option<(f64, f64)> = None;
    for (x, y) in points {
        if !(x.is_finite() && y.is_finite()) {
            flush(buffer)?;
            last = None;
            continue;
        }
        let here = projection.screen((x, y));
        if let Some(from) = last {
            match clip(from, here, plot) {
                Some((start, end)) => {
                    if buffer.is_empty() {
                        buffer.push(start);
                    }
                    buffer.push(end);
                    if end != here {
                        flush(buffer)?;
                    }
                }
                None => flush(buffer)?,
            }
        }
        last = Some(here);
    }
    flush(buffer)
}

/// The part of the segment within the rectangle (Liang and Barsky); `None` when there is none.
pub fn clip(
    (x0, y0): (f64, f64),
    (x1, y1): (f64, f64),
    within: &Rect,
) -> Option<((f64, f64), (f64, f64))> {
    let (dx, dy) = (x1 - x0, y1 - y0);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (direction, distance) in [
        (-dx, x0 - within.left),
        (dx, within.right - x0),
        (-dy, y0 - within.top),
        (dy, within.bottom - y0),
    ] {
        if direction == 0.0 {
            if distance < 0.0 {
                return None;
            }
        } else if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else {
            leave = leave.min(distance / direction);
        }
    }
    if enter > leave {
        return None;
    }
    let at = |share: f64, end: (f64, f64), whole: f64| {
        if share == whole { end } else { (x0 + share * dx, y0 + share * dy) }
    };
    Some((at(enter, (x0, y0), 0.0), at(leave, (x1, y1), 1.0)))
}

/// Leaves out points of a line that lie within `tolerance` of what is left; both ends stay.
///
/// Every point that is drawn crosses the border to the browser, and a smooth curve of 400 samples
/// looks the same with a third of them. From the last point kept, a cone holds every direction that
/// passes all points since within the tolerance; a point outside the cone keeps the one before it.
pub fn thin(points: &mut Vec<BackendCoord>, tolerance: f64) {
    let Some(&(mut kept)) = points.first() else { return };
    let cross = |(ax, ay): (f64, f64), (bx, by): (f64, f64)| ax * by - ay * bx;
    let between = |from: BackendCoord, to: BackendCoord| {
        let way = (f64::from(to.0) - f64::from(from.0), f64::from(to.1) - f64::from(from.1));
        (way, way.0.hypot(way.1))
    };
    let mut write = 1;
    let mut cone = None::<((f64, f64), (f64, f64))>;
    let mut reach = 0.0;
    for read in 1..points.len() {
        let (mut way, mut length) = between(kept, points[read]);
        let outside = cone.is_some_and(|(left, right)| {
            length < reach || cross(left, way) < 0.0 || cross(way, right) < 0.0
        });
        if outside {
            kept = points[read - 1];
            points[write] = kept;
            write += 1;
            cone = None;
            (way, length) = between(kept, points[read]);
        }
        if length > tolerance {
            let aside = (-way.1 * tolerance / length, way.0 * tolerance / length);
            let (left, right) =
                ((way.0 - aside.0, way.1 - aside.1), (way.0 + aside.0, way.1 + aside.1));
            cone = Some(cone.map_or((left, right), |(l, r)| {
                (
                    if cross(l, left) > 0.0 { left } else { l },
                    if cross(right, r) > 0.0 { right } else { r },
                )
            }));
        }
        reach = length;
    }
    if points.len() > 1 {
        points[write] = points[points.len() - 1];
        points.truncate(write + 1);
    }
}
