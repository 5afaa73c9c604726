//! Hatching as a pattern, drawn once.
//!
//! To draw the lines anew and cut them along a curve costs a browser without a graphics card more than all else
//! in a chart; to fill an area with a picture of them costs as much as to fill it with a colour.

use web_sys::CanvasPattern;

use super::crisp_canvas::CrispCanvas;
use crate::charts::surface::{FINE, Pen, Surface};
use crate::charts::theme::Rgb;

/// What a hatching looks like: its colour, and in fine units how wide its lines are and how far apart.
type Look = (Rgb, f64, u32, i32);

/// The hatching drawn last. A picture has one, or two while one of its pieces is lit.
#[derive(Default)]
pub struct Hatching(Option<(Look, CanvasPattern)>);

impl Hatching {
    /// The pattern of slanted lines `spacing` fine units apart, for a canvas that is not scaled; `None` where
    /// the browser gives none.
    pub fn pattern(
        &mut self,
        chart: &CrispCanvas,
        spacing: i32,
        pen: &Pen,
    ) -> Option<&CanvasPattern> {
        let look = (pen.colour.rgb, pen.colour.alpha, pen.width, spacing);
        if self.0.as_ref().is_none_or(|(kept, _)| *kept != look) {
            self.0 = Some((look, drawn(chart, spacing, pen)?));
        }
        self.0.as_ref().map(|(_, pattern)| pattern)
    }
}

/// A tile of whole device pixels that fits to itself on all sides: the line x + y = c, and its neighbours
/// whose width reaches into the tile's corners.
fn drawn(chart: &CrispCanvas, spacing: i32, pen: &Pen) -> Option<CanvasPattern> {
    let pixels = ((spacing + FINE / 2) / FINE).max(1);
    let side = pixels * FINE;
    let mut tile = chart.apart()?;
    tile.resize((pixels as u32, pixels as u32), chart.density());
    tile.clear().ok()?;
    for c in [0, side, 2 * side] {
        tile.stroke(&[(c + side, -side), (c - 2 * side, 2 * side)], pen).ok()?;
    }
    tile.repeated()
}
