//! A sheet as an SVG of its own: it needs no page, no font and no script.
//!
//! Words are set in faces that every system has, in ordinary letters (a variable in italics), and each
//! is told how wide it is (`textLength`), so that where even these faces are missing nothing runs into
//! anything else. plotters' own SVG backend knows neither dashes nor images nor faces, and rounds to
//! whole units; this one is smaller than what it would take to mend that.

use std::convert::Infallible;
use std::fmt::Write;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::sheet::Sheet;
use super::{Export, metrics, png, prose};
use crate::charts::field::Field;
use crate::charts::lettering::{Face, Lettering};
use crate::charts::surface::{Dash, FINE, Painted, Pen, Surface};
use crate::charts::theme::Theme;

/// Where the upper edge, the middle and the lower edge of letters lie above their base line, in
/// multiples of the letter size; as on the page.
const ABOVE: f64 = 0.78;
const MIDDLE: f64 = 0.35;
const BELOW: f64 = -0.22;

/// The figure with its caption as an SVG document, as wide as asked and at least as high; `size` in CSS
/// pixels.
///
/// A sheet that cannot be painted is empty; nothing about an SVG can fail.
pub fn document(export: &Export, theme: &Theme, size: (f64, f64)) -> String {
    let mut surface = SvgSurface::default();
    let sheet = Sheet::lay_out(&surface, export, theme, size);
    surface.size = sheet.size();
    // Writing to a text cannot fail.
    let _ = sheet.paint(&mut surface, theme);
    let (width, height) = surface.size;
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" lang=\"{lang}\" xml:lang=\"{lang}\" role=\"img\" \
         stroke-linejoin=\"round\">\n<title>{}</title>\n<desc>{}</desc>\n{}</svg>\n",
        escaped(&prose::plain(export.figure.title.get(export.lang))),
        escaped(&described(export, &sheet)),
        surface.body,
        lang = export.lang.tag(),
    );
    svg
}

/// What the picture shows, for those who hear it.
fn described(export: &Export, sheet: &Sheet) -> String {
    let lang = export.lang;
    let beside = export.figure.beside.map(|beside| beside.label.get(lang));
    let labels = std::iter::once(export.figure.chart_label.get(lang)).chain(beside);
    let mut described: Vec<String> = labels.map(prose::plain).collect();
    described.extend(sheet.said().map(str::to_owned));
    described.push(export.address.to_owned());
    described.join("\n")
}

/// A surface that writes SVG.
#[derive(Debug, Default)]
pub struct SvgSurface {
    /// In CSS pixels.
    size: (f64, f64),
    /// The elements written so far.
    body: String,
}

impl SvgSurface {
    /// An empty surface of a size in CSS pixels.
    pub fn new(size: (f64, f64)) -> SvgSurface {
        SvgSurface { size, body: String::new() }
    }

    /// The elements written so far.
    pub fn body(&self) -> &str {
        &self.body
    }

    fn element(&mut self, element: std::fmt::Arguments) -> Done {
        // Writing to a text cannot fail.
        let _ = self.body.write_fmt(element);
        self.body.push('\n');
        Ok(())
    }

    fn letters(
        &mut self,
        text: &str,
        style: &impl BackendTextStyle,
        face: Face,
        at: BackendCoord,
        rim: bool,
    ) -> Done {
        let text = text.trim_end();
        let BackendColor { rgb, alpha } = style.color();
        if text.is_empty() || alpha == 0.0 {
            return Ok(());
        }
        let size = style.size() / f64::from(FINE);
        let width: f64 =
            size * text.chars().map(|letter| metrics::advance(letter, face)).sum::<f64>();
        let left = px(at.0)
            - match style.anchor().h_pos {
                HPos::Left => 0.0,
                HPos::Center => width / 2.0,
                HPos::Right => width,
            };
        let down = match style.anchor().v_pos {
            VPos::Top => ABOVE,
            VPos::Center => MIDDLE,
            VPos::Bottom => BELOW,
        };
        let hangul =
            |letter: char| matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{d7ff}');
        let family = match face {
            Face::Text if text.chars().any(hangul) => metrics::KOREAN,
            Face::Text => metrics::WORDS,
            Face::Upright | Face::Variable => metrics::FORMULAS,
        };
        let slant = if face == Face::Variable { " font-style=\"italic\"" } else { "" };
        let paint = if rim {
            format!(
                "fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"",
                colour(rgb),
                short(0.28 * size)
            )
        } else {
            format!("fill=\"{}\"", colour(rgb))
        };
        let part = if rim { "stroke" } else { "fill" };
        // A single letter is as wide as it is.
        let length = match text.chars().nth(1) {
            Some(_) => {
                format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", short(width))
            }
            None => String::new(),
        };
        self.element(format_args!(
            "<text x=\"{}\" y=\"{}\" font-family=\"{family}\" font-size=\"{}\"{slant} {paint}{}{length} xml:space=\"preserve\">{}</text>",
            short(left),
            short(px(at.1) + down * size),
            short(size),
            opacity(part, alpha),
            escaped(text),
        ))
    }
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

/// Fine units as CSS pixels.
fn px(fine: i32) -> f64 {
    f64::from(fine) / f64::from(FINE)
}

/// A length to a hundredth of a pixel.
fn short(length: f64) -> f64 {
    (length * 100.0).round() / 100.0 + 0.0
}

fn colour((red, green, blue): (u8, u8, u8)) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn opacity(of: &str, alpha: f64) -> String {
    if alpha >= 1.0 {
        String::new()
    } else {
        format!(" {of}-opacity=\"{}\"", (alpha * 1000.0).round() / 1000.0)
    }
}

/// A text as it stands in XML; what XML cannot hold is left out.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The points of a path, in CSS pixels.
fn path(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.into_iter().enumerate() {
        let sign = match index {
            0 => "M",
            1 => "L",
            _ => " ",
        };
        let _ = write!(path, "{sign}{} {}", px(x), px(y));
    }
    path
}

fn stroked(style: &impl BackendStyle) -> String {
    let BackendColor { rgb, alpha } = style.color();
    let width = f64::from(style.stroke_width()) / f64::from(FINE);
    format!(
        "fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\"{}",
        colour(rgb),
        opacity("stroke", alpha)
    )
}

fn filled(style: &impl BackendStyle) -> String {
    let BackendColor { rgb, alpha } = style.color();
    format!("fill=\"{}\"{}", colour(rgb), opacity("fill", alpha))
}

impl DrawingBackend for SvgSurface {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let fine = |css: f64| (css * f64::from(FINE)).round().clamp(0.0, 1e7) as u32;
        (fine(self.size.0), fine(self.size.1))
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Done {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        if style.color().alpha == 0.0 {
            return Ok(());
        }
        let (left, top) = (from.0.min(to.0), from.1.min(to.1));
        let (width, height) = ((to.0 - from.0).abs(), (to.1 - from.1).abs());
        let look = if fill { filled(style) } else { stroked(style) };
        self.element(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {look}/>",
            px(left),
            px(top),
            px(width),
            px(height)
        ))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Done {
        if style.color().alpha == 0.0 {
            return Ok(());
        }
        self.element(format_args!("<path d=\"{}\" {}/>", path(points), stroked(style)))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        let look = if fill { filled(style) } else { stroked(style) };
        let radius = f64::from(radius) / f64::from(FINE);
        self.element(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\" {look}/>",
            px(x),
            px(y)
        ))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        points: I,
        style: &S,
    ) -> Done {
        self.element(format_args!("<path d=\"{}Z\" {}/>", path(points), filled(style)))
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        let face =
            if matches!(style.style(), FontStyle::Italic) { Face::Variable } else { Face::Text };
        self.letters(text, style, face, at, false)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok(((self.advance(text, Face::Text) * style.size()) as u32, style.size() as u32))
    }
}

impl Surface for SvgSurface {
    fn density(&self) -> f64 {
        1.0
    }

    fn clear(&mut self) -> Painted<Self> {
        self.body.clear();
        Ok(())
    }

    fn advance(&self, text: &str, face: Face) -> f64 {
        text.chars().map(|letter| metrics::advance(letter, face)).sum()
    }

    fn stroke(&mut self, points: &[BackendCoord], pen: &Pen) -> Painted<Self> {
        let dash = match pen.dash.pattern() {
            None => String::new(),
            Some((on, off)) => {
                let width = f64::from(pen.width) / f64::from(FINE);
                let cap = if pen.dash == Dash::Dots { " stroke-linecap=\"round\"" } else { "" };
                format!(" stroke-dasharray=\"{} {}\"{cap}", short(on * width), short(off * width))
            }
        };
        self.element(format_args!(
            "<path d=\"{}\" {}{dash}/>",
            path(points.iter().copied()),
            stroked(pen)
        ))
    }

    fn colour(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        field: &Field,
        theme: &Theme,
    ) -> Painted<Self> {
        let Some(image) = png::data_address(&field.pixels(theme), field.columns) else {
            return Ok(());
        };
        self.element(format_args!(
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" href=\"{image}\"/>",
            px(from.0),
            px(from.1),
            px(to.0 - from.0),
            px(to.1 - from.1)
        ))
    }

    fn rim(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.letters(text, lettering, lettering.face, at, true)
    }

    fn write(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.letters(text, lettering, lettering.face, at, false)
    }
}
