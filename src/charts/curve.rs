//! Cutting a curve to the plot: at the crossing, never along the edge.
//!
//! plotters clamps what lies outside to the nearest edge, where it looks like data. Here a curve ends
//! where it leaves, and where a sample is not finite it is broken.

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
