//! A surface that writes SVG, through plotters' own SVG backend, in the letters of the book.

use plotters::prelude::SVGBackend;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform,
    text_anchor::{HPos, Pos},
};
use surprisal::charts::field::Field;
use surprisal::charts::lettering::{Face, Lettering};
use surprisal::charts::surface::{FINE, Painted, Surface};
use surprisal::charts::theme::Theme;

use crate::letters::{Letters, spelled};

/// A style with another size and anchor. Upright: the italics are letters of their own.
struct Altered<'a, S> {
    style: &'a S,
    size: f64,
    anchor: Pos,
}

/// plotters' backend divides letter sizes by this.
const SHRUNK: f64 = 1.24;
/// The size of an exponent or index, in multiples of the letter size.
const SMALL: f64 = 0.7;
/// How far an exponent is raised and an index lowered, in the same measure.
const RAISED: f64 = 0.35;
const LOWERED: f64 = -0.2;

impl<S: BackendTextStyle> BackendTextStyle for Altered<'_, S> {
    type FontError = S::FontError;
    fn color(&self) -> BackendColor {
        self.style.color()
    }
    fn size(&self) -> f64 {
        self.size * SHRUNK
    }
    fn transform(&self) -> FontTransform {
        self.style.transform()
    }
    fn style(&self) -> FontStyle {
        FontStyle::Normal
    }
    fn anchor(&self) -> Pos {
        self.anchor
    }
    fn family(&self) -> FontFamily<'_> {
        self.style.family()
    }
    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        self.style.layout_box(text)
    }
    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        text: &str,
        at: BackendCoord,
        draw: F,
    ) -> Result<Result<(), E>, Self::FontError> {
        self.style.draw(text, at, draw)
    }
}

/// Draws onto an SVG.
pub struct SvgSurface<'a> {
    svg: SVGBackend<'a>,
    letters: &'a Letters,
}

impl<'a> SvgSurface<'a> {
    /// A surface that writes into `out`, of a size in CSS pixels.
    pub fn new(out: &'a mut String, (width, height): (u32, u32), letters: &'a Letters) -> Self {
        let fine = FINE.unsigned_abs();
        SvgSurface { svg: SVGBackend::with_string(out, (width * fine, height * fine)), letters }
    }
}

/// A text before its exponent or index, that one in ordinary digits, and how far it is raised.
fn split(text: &str) -> (&str, String, f64) {
    let among = |digits: &str, letter| digits.chars().position(|digit| digit == letter);
    let raised = |letter| among("⁰¹²³⁴⁵⁶⁷⁸⁹", letter);
    let lowered = |letter| among("₀₁₂₃₄₅₆₇₈₉", letter);
    let small = |letter| raised(letter).or_else(|| lowered(letter));
    let at = text.find(|letter| small(letter).is_some()).unwrap_or(text.len());
    let (base, rest) = text.split_at(at);
    let shift = if rest.chars().any(|letter| raised(letter).is_some()) { RAISED } else { LOWERED };
    let plain = |letter: char| small(letter).map_or(letter.to_string(), |digit| digit.to_string());
    (base, rest.chars().map(plain).collect(), shift)
}

type Done = Result<(), DrawingErrorKind<std::io::Error>>;

impl DrawingBackend for SvgSurface<'_> {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.svg.get_size()
    }
    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }
    fn present(&mut self) -> Done {
        Ok(())
    }
    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Done {
        self.svg.draw_pixel(point, colour)
    }
    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Done {
        self.svg.draw_line(a, b, style)
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        self.svg.draw_rect(a, b, style, fill)
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.svg.draw_path(path, style)
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.svg.fill_polygon(path, style)
    }
    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        self.svg.draw_circle(centre, radius, style, fill)
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        let text = spelled(text, Face::Upright);
        let (base, index, shift) = split(&text);
        let (size, anchor) = (style.size(), style.anchor());
        if index.is_empty() {
            return self.svg.draw_text(base, &Altered { style, size, anchor }, at);
        }
        // The face has no raised or lowered digits: they are ordinary ones, small.
        let small = size * SMALL;
        let widths = [(base, size), (index.as_str(), small)]
            .map(|(text, size)| (size * self.advance(text, Face::Upright)).round() as i32);
        let left = match anchor.h_pos {
            HPos::Left => at.0,
            HPos::Center => at.0 - (widths[0] + widths[1]) / 2,
            HPos::Right => at.0 - widths[0] - widths[1],
        };
        let anchor = Pos::new(HPos::Left, anchor.v_pos);
        self.svg.draw_text(base, &Altered { style, size, anchor }, (left, at.1))?;
        let raised = at.1 - (size * shift).round() as i32;
        let style = Altered { style, size: small, anchor };
        self.svg.draw_text(&index, &style, (left + widths[0], raised))
    }
}

impl Surface for SvgSurface<'_> {
    fn density(&self) -> f64 {
        1.0
    }

    fn clear(&mut self) -> Painted<Self> {
        // The live layer lies on the static one.
        Ok(())
    }

    fn advance(&self, text: &str, face: Face) -> f64 {
        let (text, index, _) = split(text);
        let small = self.letters.advance(&index, face).unwrap_or_default() * SMALL;
        small + self.letters.advance(text, face).unwrap_or(0.6 * text.chars().count() as f64)
    }

    fn colour(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        field: &Field,
        theme: &Theme,
    ) -> Painted<Self> {
        let (columns, rows) = (field.columns.max(1), field.rows().max(1));
        let along = |from: i32, to: i32, part: usize, of: usize| {
            from + (f64::from(to - from) * part as f64 / of as f64).round() as i32
        };
        let pixels = field.pixels(theme);
        for (cell, pixel) in pixels.chunks_exact(4).enumerate() {
            let &[red, green, blue, _] = pixel else { continue };
            let (row, column) = (cell / columns, cell % columns);
            let from = (along(left, right, column, columns), along(top, bottom, row, rows));
            // Each a little under its neighbours, so that no ground shines through between.
            let to = (
                (along(left, right, column + 1, columns) + FINE).min(right),
                (along(top, bottom, row + 1, rows) + FINE).min(bottom),
            );
            let colour = BackendColor { rgb: (red, green, blue), alpha: 1.0 };
            self.draw_rect(from, to, &colour, true)?;
        }
        Ok(())
    }

    fn write(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.draw_text(&spelled(text, lettering.face), lettering, at)
    }

    fn rim(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        let rim = (lettering.size / 9.0).round() as i32;
        for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1)] {
            self.write(text, lettering, (at.0 + dx * rim, at.1 + dy * rim))?;
        }
        Ok(())
    }
}
