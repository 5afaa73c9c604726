//! What a chart is painted on: a plotters backend in fine units, with dashes, hatching and metrics.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};

use super::field::Field;
use super::lettering::{Face, Inscription, Lettering};
use super::theme::{Rgb, Theme};

/// Backend units in one device pixel. plotters hands whole numbers to a backend; with a unit this
/// small a shallow curve no longer climbs in steps.
pub const FINE: i32 = 16;

/// What painting onto `S` gives: what was asked for, or how the backend failed.
pub type Painted<S, T = ()> = Result<T, DrawingErrorKind<<S as DrawingBackend>::ErrorType>>;

/// The pattern of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dash {
    /// No gaps.
    Solid,
    /// Long dashes.
    Long,
    /// Short dashes.
    Short,
    /// Round dots.
    Dots,
}

impl Dash {
    /// The lengths of stroke and gap, in multiples of the line's width; `None` for a solid line.
    /// The dots are drawn by round caps.
    pub fn pattern(self) -> Option<(f64, f64)> {
        match self {
            Dash::Solid => None,
            Dash::Long => Some((5.0, 3.0)),
            Dash::Short => Some((3.0, 3.0)),
            Dash::Dots => Some((0.05, 2.2)),
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy)]
pub struct Pen {
    /// Its colour.
    pub colour: BackendColor,
    /// Its width in fine units.
    pub width: u32,
    /// Its pattern.
    pub dash: Dash,
}

impl Pen {
    /// A solid pen.
    pub fn solid(rgb: Rgb, alpha: f64, width: u32) -> Self {
        Pen { colour: BackendColor { rgb, alpha }, width, dash: Dash::Solid }
    }
}

impl BackendStyle for Pen {
    fn color(&self) -> BackendColor {
        self.colour
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

/// A plotters backend whose coordinates are [`FINE`] to the device pixel, with what plotters' own
/// trait lacks. The provided methods work on any backend; one that can do better overrides them.
pub trait Surface: DrawingBackend {
    /// Device pixels in a CSS pixel.
    fn density(&self) -> f64;

    /// Empties the surface.
    fn clear(&mut self) -> Painted<Self>;

    /// How far `text` advances, in multiples of the letter size.
    fn advance(&self, text: &str, face: Face) -> f64 {
        text.chars().map(|letter| typical_advance(letter, face)).sum()
    }

    /// Colours the rectangle between two corners by a field.
    fn colour(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        field: &Field,
        theme: &Theme,
    ) -> Painted<Self> {
        // A backend without images gets a coarse mosaic.
        let (columns, rows) = (field.columns.min(16), field.rows().min(16));
        let pixels = field.pixels(theme);
        let along = |from: i32, to: i32, part: usize, of: usize| {
            from + ((to - from) as f64 * part as f64 / of.max(1) as f64).round() as i32
        };
        for row in 0..rows {
            for column in 0..columns {
                let cell = |part: usize, of: usize, all: usize| (2 * part + 1) * all / (2 * of);
                let cell = cell(row, rows, field.rows()) * field.columns
                    + cell(column, columns, field.columns);
                let Some(&[red, green, blue, _]) =
                    pixels.chunks_exact(4).nth(cell).and_then(|p| p.first_chunk())
                else {
                    continue;
                };
                let colour = BackendColor { rgb: (red, green, blue), alpha: 1.0 };
                let from = (along(left, right, column, columns), along(top, bottom, row, rows));
                let to =
                    (along(left, right, column + 1, columns), along(top, bottom, row + 1, rows));
                self.draw_rect(from, to, &colour, true)?;
            }
        }
        Ok(())
    }

    /// Fine units in a CSS pixel.
    fn unit(&self) -> f64 {
        self.density() * f64::from(FINE)
    }

    /// The surface's size in CSS pixels.
    fn css_size(&self) -> (f64, f64) {
        let (width, height) = self.get_size();
        (f64::from(width) / self.unit(), f64::from(height) / self.unit())
    }

    /// The backend's coordinates for a position in CSS pixels.
    fn fine(&self, (x, y): (f64, f64)) -> BackendCoord {
        let unit = self.unit();
        ((x * unit).round() as i32, (y * unit).round() as i32)
    }

    /// The width of a line of `css` pixels in fine units: whole device pixels, at least one.
    fn line_width(&self, css: f64) -> u32 {
        (css * self.density()).round().clamp(1.0, 1024.0) as u32 * FINE as u32
    }

    /// The nearest ordinate or abscissa to `css` pixels at which an upright or level line of `width`
    /// fine units covers whole device pixels.
    fn crisp(&self, css: f64, width: u32) -> i32 {
        let pixels = css * self.density();
        if (width / FINE as u32) % 2 == 1 {
            pixels.floor() as i32 * FINE + FINE / 2
        } else {
            pixels.round() as i32 * FINE
        }
    }

    /// Draws one line through the points, in the pen's pattern.
    fn stroke(&mut self, points: &[BackendCoord], pen: &Pen) -> Painted<Self> {
        match pen.dash.pattern() {
            None => self.draw_path(points.iter().copied(), pen),
            Some((on, off)) => {
                let width = f64::from(pen.width);
                // Without round caps a dot needs the length of one.
                let (on, off) = if on < 1.0 { (1.0, off - 1.0) } else { (on, off) };
                for dash in dashes(points, on * width, off * width) {
                    self.draw_path(dash, pen)?;
                }
                Ok(())
            }
        }
    }

    /// Fills the polygon with slanted lines `spacing` fine units apart.
    fn hatch(&mut self, polygon: &[BackendCoord], spacing: i32, pen: &Pen) -> Painted<Self> {
        for (from, to) in slants(polygon, spacing) {
            self.draw_path([from, to], pen)?;
        }
        Ok(())
    }

    /// Writes a line of text, its left middle at `at` (CSS pixels). A surface that can keep what it
    /// has written once overrides this.
    fn inscribe(&mut self, inscription: &Inscription, at: (f64, f64)) -> Painted<Self>
    where
        Self: Sized,
    {
        inscription.write(self, at)
    }

    /// Draws a rim around where `text` will be written, which keeps it readable over lines.
    fn rim(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        let rim = (lettering.size / 9.0).round() as i32;
        for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, 1), (-1, 1), (1, -1)] {
            self.draw_text(text, lettering, (at.0 + dx * rim, at.1 + dy * rim))?;
        }
        Ok(())
    }

    /// Writes `text`.
    fn write(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.draw_text(text, lettering, at)
    }
}

/// How far a letter advances in an everyday face, in multiples of the letter size.
fn typical_advance(letter: char, face: Face) -> f64 {
    match (letter, face) {
        (' ' | '.' | ',' | '(' | ')' | 'l' | 'i' | '|' | '‖', _) => 0.33,
        ('0'..='9', _) => 0.56,
        ('m' | 'M' | 'w' | 'W', _) => 0.85,
        ('→' | '∞', _) => 0.95,
        ('\u{1100}'..='\u{11ff}' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}', _) => 1.0,
        (_, Face::Variable) => 0.56,
        (upper, _) if upper.is_uppercase() => 0.66,
        _ => 0.55,
    }
}

/// The strokes of a dashed line, by its length.
pub fn dashes(points: &[BackendCoord], on: f64, off: f64) -> Vec<Vec<BackendCoord>> {
    let (on, off) = (on.max(1.0), off.max(1.0));
    let round = |(x, y): (f64, f64)| (x.round() as i32, y.round() as i32);
    let mut strokes = Vec::new();
    let mut stroke: Vec<BackendCoord> = points.first().copied().into_iter().collect();
    let (mut drawing, mut left) = (true, on);
    for (&(x0, y0), &(x1, y1)) in points.iter().zip(points.iter().skip(1)) {
        let (x0, y0, x1, y1) = (f64::from(x0), f64::from(y0), f64::from(x1), f64::from(y1));
        let length = (x1 - x0).hypot(y1 - y0);
        let mut done = 0.0;
        while length - done > left {
            done += left;
            let share = done / length;
            let here = round((x0 + share * (x1 - x0), y0 + share * (y1 - y0)));
            if drawing {
                stroke.push(here);
                strokes.push(std::mem::take(&mut stroke));
            } else {
                stroke.push(here);
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
        left -= length - done;
        if drawing {
            stroke.push(round((x1, y1)));
        }
    }
    if drawing && stroke.len() > 1 {
        strokes.push(stroke);
    }
    strokes
}

/// The parts of the lines x + y = c, `spacing` apart, that lie within the polygon.
fn slants(polygon: &[BackendCoord], spacing: i32) -> Vec<(BackendCoord, BackendCoord)> {
    let sums = || polygon.iter().map(|&(x, y)| x + y);
    let (Some(least), Some(most)) = (sums().min(), sums().max()) else { return Vec::new() };
    let spacing = spacing.max(1);
    let mut found = Vec::new();
    let mut crossings: Vec<BackendCoord> = Vec::new();
    let mut c = least.div_euclid(spacing) * spacing + spacing;
    while c < most {
        crossings.clear();
        for (i, &(x0, y0)) in polygon.iter().enumerate() {
            let (x1, y1) = polygon[(i + 1) % polygon.len()];
            let (s0, s1) = (x0 + y0, x1 + y1);
            if (s0 < c) != (s1 < c) {
                let share = f64::from(c - s0) / f64::from(s1 - s0);
                let x = (f64::from(x0) + share * f64::from(x1 - x0)).round() as i32;
                crossings.push((x, c - x));
            }
        }
        crossings.sort_unstable();
        for pair in crossings.chunks_exact(2) {
            found.push((pair[0], pair[1]));
        }
        c += spacing;
    }
    found
}
