//! A part of a surface as a surface: a chart fills what it is given, so it is given a part.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use crate::charts::field::Field;
use crate::charts::lettering::{Face, Inscription, Lettering};
use crate::charts::projection::Rect;
use crate::charts::surface::{FINE, Painted, Pen, Surface};
use crate::charts::theme::Theme;

/// A part of another surface, its corners at whole device pixels so that it stays crisp.
pub struct Part<'a, S> {
    whole: &'a mut S,
    corner: BackendCoord,
    size: (u32, u32),
}

impl<'a, S: Surface> Part<'a, S> {
    /// The part within a rectangle in CSS pixels.
    pub fn of(whole: &'a mut S, area: &Rect) -> Self {
        let pixels = |css: f64| (css * whole.density()).round().clamp(0.0, 1e6) as i32 * FINE;
        let corner = (pixels(area.left), pixels(area.top));
        let size = (pixels(area.right) - corner.0, pixels(area.bottom) - corner.1);
        Part { corner, size: (size.0.max(0) as u32, size.1.max(0) as u32), whole }
    }

    fn moved(&self, (x, y): BackendCoord) -> BackendCoord {
        (x + self.corner.0, y + self.corner.1)
    }

    fn all_moved(&self, points: &[BackendCoord]) -> Vec<BackendCoord> {
        points.iter().map(|&at| self.moved(at)).collect()
    }
}

type Done<S> = Result<(), DrawingErrorKind<<S as DrawingBackend>::ErrorType>>;

impl<S: Surface> DrawingBackend for Part<'_, S> {
    type ErrorType = S::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Done<S> {
        self.whole.ensure_prepared()
    }

    fn present(&mut self) -> Done<S> {
        self.whole.present()
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Done<S> {
        self.whole.draw_pixel(self.moved(at), colour)
    }

    fn draw_line<P: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &P,
    ) -> Done<S> {
        self.whole.draw_line(self.moved(from), self.moved(to), style)
    }

    fn draw_rect<P: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &P,
        fill: bool,
    ) -> Done<S> {
        self.whole.draw_rect(self.moved(from), self.moved(to), style, fill)
    }

    fn draw_path<P: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &P,
    ) -> Done<S> {
        let path: Vec<_> = path.into_iter().map(|at| self.moved(at)).collect();
        self.whole.draw_path(path, style)
    }

    fn draw_circle<P: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &P,
        fill: bool,
    ) -> Done<S> {
        self.whole.draw_circle(self.moved(centre), radius, style, fill)
    }

    fn fill_polygon<P: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &P,
    ) -> Done<S> {
        let path: Vec<_> = path.into_iter().map(|at| self.moved(at)).collect();
        self.whole.fill_polygon(path, style)
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        at: BackendCoord,
    ) -> Done<S> {
        self.whole.draw_text(text, style, self.moved(at))
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<S::ErrorType>> {
        self.whole.estimate_text_size(text, style)
    }
}

impl<S: Surface> Surface for Part<'_, S> {
    fn density(&self) -> f64 {
        self.whole.density()
    }

    /// Leaves what is there: a part is not wiped by itself.
    fn clear(&mut self) -> Painted<Self> {
        Ok(())
    }

    fn advance(&self, text: &str, face: Face) -> f64 {
        self.whole.advance(text, face)
    }

    fn colour(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        field: &Field,
        theme: &Theme,
    ) -> Painted<Self> {
        self.whole.colour(self.moved(from), self.moved(to), field, theme)
    }

    fn stroke(&mut self, points: &[BackendCoord], pen: &Pen) -> Painted<Self> {
        self.whole.stroke(&self.all_moved(points), pen)
    }

    fn hatch(&mut self, polygon: &[BackendCoord], spacing: i32, pen: &Pen) -> Painted<Self> {
        self.whole.hatch(&self.all_moved(polygon), spacing, pen)
    }

    fn inscribe(&mut self, inscription: &Inscription, (x, y): (f64, f64)) -> Painted<Self> {
        let unit = self.unit();
        let (across, down) = (f64::from(self.corner.0) / unit, f64::from(self.corner.1) / unit);
        self.whole.inscribe(inscription, (x + across, y + down))
    }

    fn rim(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.whole.rim(text, lettering, self.moved(at))
    }

    fn write(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.whole.write(text, lettering, self.moved(at))
    }
}
