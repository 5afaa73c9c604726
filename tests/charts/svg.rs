//! A surface that writes SVG, through plotters' own SVG backend.

use plotters::prelude::SVGBackend;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform, text_anchor::Pos,
};
use surprisal::charts::surface::{FINE, Painted, Surface};

/// Draws onto an SVG of the given size in CSS pixels.
pub struct SvgSurface<'a>(SVGBackend<'a>);

impl<'a> SvgSurface<'a> {
    /// A surface that writes into `out`.
    pub fn new(out: &'a mut String, (width, height): (u32, u32)) -> Self {
        SvgSurface(SVGBackend::with_string(out, (width * FINE as u32, height * FINE as u32)))
    }
}

/// The SVG, shown at its size in CSS pixels instead of fine units.
pub fn at_css_size(svg: &str, (width, height): (u32, u32)) -> String {
    let fine = (width * FINE as u32, height * FINE as u32);
    svg.replacen(
        &format!("width=\"{}\" height=\"{}\"", fine.0, fine.1),
        &format!("width=\"{width}\" height=\"{height}\""),
        1,
    )
}

/// plotters' SVG backend divides letter sizes by 1.24; this multiplies them first.
struct Enlarged<'a, S>(&'a S);

impl<S: BackendTextStyle> BackendTextStyle for Enlarged<'_, S> {
    type FontError = S::FontError;
    fn color(&self) -> BackendColor {
        self.0.color()
    }
    fn size(&self) -> f64 {
        self.0.size() * 1.24
    }
    fn transform(&self) -> FontTransform {
        self.0.transform()
    }
    fn style(&self) -> FontStyle {
        self.0.style()
    }
    fn anchor(&self) -> Pos {
        self.0.anchor()
    }
    fn family(&self) -> FontFamily<'_> {
        self.0.family()
    }
    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        self.0.layout_box(text)
    }
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        text: &str,
        pos: BackendCoord,
        draw: F,
    ) -> Result<Result<(), E>, Self::FontError> {
        self.0.draw(text, pos, draw)
    }
}

type Done = Result<(), DrawingErrorKind<std::io::Error>>;

impl DrawingBackend for SvgSurface<'_> {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }
    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }
    fn present(&mut self) -> Done {
        Ok(())
    }
    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Done {
        self.0.draw_pixel(point, color)
    }
    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Done {
        self.0.draw_line(a, b, style)
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        self.0.draw_rect(a, b, style, fill)
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.0.draw_path(path, style)
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.0.fill_polygon(path, style)
    }
    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        self.0.draw_circle(centre, radius, style, fill)
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.0.draw_text(text, &Enlarged(style), at)
    }
}

impl Surface for SvgSurface<'_> {
    fn density(&self) -> f64 {
        1.0
    }
    fn clear(&mut self) -> Painted<Self> {
        // Layers lie on each other: clearing the live one must not wipe the static one.
        Ok(())
    }
}
