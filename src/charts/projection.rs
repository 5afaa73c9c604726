//! Between data and screen: a value with two directions.

use super::axis::Axis;

/// A rectangle in CSS pixels, y downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Rect {
    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether the point lies within, edges included.
    pub fn contains(&self, (x, y): (f64, f64)) -> bool {
        self.left <= x && x <= self.right && self.top <= y && y <= self.bottom
    }

    /// The area it shares with `other`.
    pub fn overlap(&self, other: &Rect) -> f64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    /// Grown by `by` on each side.
    pub fn grown(&self, by: f64) -> Rect {
        Rect {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }
}

/// How far outside the plot, in plot sizes, a point may land: enough that a line to it is right to
/// far below a pixel, little enough that arithmetic on it stays exact.
const FAR: f64 = 1e9;

/// The map from data to the screen, and back. Linear in both axes; y grows upwards in data.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::charts::{axis::Axis, projection::{Projection, Rect}};
/// let plot = Rect { left: 40.0, top: 10.0, right: 240.0, bottom: 110.0 };
/// let to = Projection::new(&Axis::new(0.0, 1.0, "p"), &Axis::new(0.0, 2.0, "nat"), plot);
/// assert_eq!(to.screen((0.5, 2.0)), (140.0, 10.0));
/// assert_eq!(to.data((140.0, 10.0)), (0.5, 2.0));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    x: (f64, f64),
    y: (f64, f64),
    plot: Rect,
}

impl Projection {
    /// The projection of the two axes onto `plot`.
    pub fn new(x: &Axis, y: &Axis, plot: Rect) -> Self {
        Projection { x: (x.lo(), x.hi()), y: (y.lo(), y.hi()), plot }
    }

    /// Where the axes' ends lie.
    pub fn plot(&self) -> &Rect {
        &self.plot
    }

    /// Where on the screen the abscissa lies, in CSS pixels. NaN stays NaN.
    pub fn screen_x(&self, x: f64) -> f64 {
        let share = ((x - self.x.0) / (self.x.1 - self.x.0)).clamp(-FAR, FAR);
        self.plot.left + share * self.plot.width()
    }

    /// Where on the screen the ordinate lies, in CSS pixels. NaN stays NaN.
    pub fn screen_y(&self, y: f64) -> f64 {
        let share = ((y - self.y.0) / (self.y.1 - self.y.0)).clamp(-FAR, FAR);
        self.plot.bottom - share * self.plot.height()
    }

    /// Where on the screen the point lies, in CSS pixels.
    pub fn screen(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.screen_x(x), self.screen_y(y))
    }

    /// Which data the screen position stands for; may lie outside the axes.
    pub fn data(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let across = (x - self.plot.left) / self.plot.width();
        let up = (self.plot.bottom - y) / self.plot.height();
        (self.x.0 + across * (self.x.1 - self.x.0), self.y.0 + up * (self.y.1 - self.y.0))
    }

    /// Which data the screen position stands for, brought within the axes.
    pub fn data_within(&self, at: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.data(at);
        (within(x, self.x), within(y, self.y))
    }
}

/// `value` brought within [lo, hi]; the lower end for NaN.
fn within(value: f64, (lo, hi): (f64, f64)) -> f64 {
    if value.is_nan() { lo } else { value.max(lo).min(hi) }
}
