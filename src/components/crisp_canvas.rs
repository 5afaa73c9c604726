//! A canvas that is sharp at any pixel density: plotters-canvas, drawn in fine units.
//!
//! plotters knows whole numbers and CSS pixels only. Here its unit is a sixteenth of a device pixel,
//! and the canvas scales back; shapes are drawn by plotters-canvas, while text, dashes and hatching,
//! which it draws slowly or not at all, go to the canvas itself.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasPattern, CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::hatching::Hatching;
use super::label_sprites::{LabelSprites, Layer, Sprite};
use crate::charts::field::Field;
use crate::charts::lettering::{self, Face, Inscription, Lettering};
use crate::charts::surface::{Dash, FINE, Painted, Pen, Surface};
use crate::charts::theme::Theme;

/// The largest side of a canvas that every browser can draw, in device pixels.
const LARGEST_SIDE: u32 = 8192;
/// How many pixels of a pattern paper shows in each pixel of the screen.
const FINER_ON_PAPER: u32 = 8;
/// The letter size at which letters are measured.
const MEASURED_AT: f64 = 100.0;
/// Where the lower edge, the middle and the upper edge of letters lie above their base line, in
/// multiples of the letter size; the same for every face, so that faces mix on one line.
const BELOW: f64 = -0.22;
const MIDDLE: f64 = 0.35;
const ABOVE: f64 = 0.78;

/// What of letters is drawn.
#[derive(Clone, Copy)]
enum Stencil {
    /// The letters themselves.
    Letters,
    /// A band around their outlines.
    Rim,
}

/// The canvas refused; what it said.
#[derive(Debug)]
pub struct CanvasError(String);

impl fmt::Display for CanvasError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CanvasError {}

type Done = Result<(), DrawingErrorKind<CanvasError>>;

fn refused(error: JsValue) -> DrawingErrorKind<CanvasError> {
    let said = error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(|| "the canvas refused".to_owned(), |error| String::from(error.message()));
    DrawingErrorKind::DrawingError(CanvasError(said))
}

fn passed_on(
    error: DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>,
) -> DrawingErrorKind<CanvasError> {
    DrawingErrorKind::DrawingError(CanvasError(error.to_string()))
}

/// A canvas in fine units.
pub struct CrispCanvas {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    shapes: CanvasBackend,
    /// The size in device pixels, known here so that the browser need not be asked.
    size: (u32, u32),
    density: f64,
    fonts: (String, String),
    /// Measured advances, by letter and face, in multiples of the letter size.
    advances: Rc<RefCell<BTreeMap<(char, Face), f64>>>,
    /// The font last set; empty when unknown.
    font: RefCell<String>,
    /// The dash last set.
    dash: Cell<Option<(Dash, u32)>>,
    /// Whether the canvas is empty and has forgotten its settings.
    fresh: bool,
    /// Labels as they were written; none on a canvas that is itself a label.
    sprites: Option<LabelSprites>,
    hatching: Hatching,
    /// Whether what is drawn now goes to paper, which has more pixels than the screen.
    pub for_paper: bool,
}

impl CrispCanvas {
    /// Takes over `canvas`; `None` where the browser gives no drawing context.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let shapes = CanvasBackend::with_canvas_object(canvas.clone())?;
        Some(CrispCanvas {
            size: (canvas.width(), canvas.height()),
            canvas,
            context,
            shapes,
            density: 1.0,
            fonts: (Theme::LIGHT.font.into_owned(), Theme::LIGHT.math_font.into_owned()),
            advances: Rc::default(),
            font: RefCell::default(),
            dash: Cell::default(),
            fresh: true,
            sprites: None,
            hatching: Hatching::default(),
            for_paper: false,
        })
    }

    /// Keeps the labels it writes, so that one that only moves is not written again.
    pub fn keeping_labels(self) -> Self {
        CrispCanvas { sprites: Some(LabelSprites::default()), ..self }
    }

    /// A canvas of the same faces that is not on the page. What was measured for one holds for both.
    pub fn apart(&self) -> Option<Self> {
        let canvas = self.canvas.owner_document()?.create_element("canvas").ok()?;
        let canvas = CrispCanvas::new(canvas.dyn_into().ok()?)?;
        let (fonts, advances) = (self.fonts.clone(), Rc::clone(&self.advances));
        Some(CrispCanvas { fonts, advances, ..canvas })
    }

    /// Makes the canvas `size` device pixels large, at `density` device pixels to the CSS pixel.
    /// Its size on the page is the style sheet's affair. Says whether anything changed.
    pub fn resize(&mut self, (width, height): (u32, u32), density: f64) -> bool {
        let (width, height) = (width.min(LARGEST_SIDE), height.min(LARGEST_SIDE));
        let density = if density.is_finite() { density.clamp(0.1, 16.0) } else { 1.0 };
        let same = self.size == (width, height);
        if same && self.density == density {
            return false;
        }
        self.density = density;
        if !same {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
            self.size = (width, height);
            self.fresh = true;
        }
        true
    }

    /// Sets words in `theme`'s faces from now on.
    pub fn use_fonts(&mut self, theme: &Theme) {
        if self.fonts.0 != theme.font || self.fonts.1 != theme.math_font {
            self.fonts = (theme.font.to_string(), theme.math_font.to_string());
            self.forget_letters();
        }
    }

    /// Measures letters anew: faces have arrived since.
    pub fn forget_letters(&mut self) {
        self.advances.borrow_mut().clear();
        self.font.borrow_mut().clear();
        if let Some(sprites) = &mut self.sprites {
            sprites.clear();
        }
    }

    /// Shows what `other`, a canvas of the same size, shows, and nothing else.
    pub fn show(&mut self, other: &CrispCanvas) -> Painted<Self> {
        self.clear()?;
        let (width, height) = self.get_size();
        self.context
            .draw_image_with_html_canvas_element_and_dw_and_dh(
                &other.canvas,
                0.0,
                0.0,
                f64::from(width),
                f64::from(height),
            )
            .map_err(refused)
    }

    /// Stamps a layer of an inscription, part by part.
    fn inscribe_layer(
        &mut self,
        sprites: &mut LabelSprites,
        inscription: &Inscription,
        layer: Layer,
        (mut x, y): (f64, f64),
    ) -> Painted<Self> {
        for text in lettering::parts(inscription.text) {
            let part = Inscription { text, ..*inscription };
            let extent = lettering::width(self, text, part.size);
            match sprites.sprite(self, &part, layer, extent) {
                Some(sprite) => {
                    let at = (self.density * x, self.density * y);
                    self.stamp(&sprite, at).map_err(refused)?;
                }
                None => layer.write(&part, self, (x, y))?,
            }
            x += extent;
        }
        Ok(())
    }

    /// Draws a label pixel for pixel, its left middle near `(x, y)`, its corner at whole device pixels.
    fn stamp(&self, sprite: &Sprite, (x, y): (f64, f64)) -> Result<(), JsValue> {
        let fine = f64::from(FINE);
        let Sprite { picture, left, size: (width, height), offset } = *sprite;
        self.context.draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
            &picture.canvas,
            left,
            0.0,
            width,
            height,
            (x - offset.0).round() * fine,
            (y - offset.1).round() * fine,
            width * fine,
            height * fine,
        )
    }

    /// What is on the canvas as a pattern, over and over.
    pub fn repeated(&self) -> Option<CanvasPattern> {
        self.context.create_pattern_with_html_canvas_element(&self.canvas, "repeat").ok()?
    }

    /// Fills a polygon with a pattern that has `finer` of its pixels to one of the device.
    fn fill(
        &self,
        polygon: &[BackendCoord],
        pattern: &CanvasPattern,
        finer: u32,
    ) -> Result<(), JsValue> {
        let context = &self.context;
        context.begin_path();
        for &(x, y) in polygon {
            context.line_to(f64::from(x), f64::from(y));
        }
        context.set_fill_style_canvas_pattern(pattern);
        // The outline stays where it is; the pattern is scaled from here.
        self.scale_down(finer)?;
        context.fill();
        self.scale()
    }

    /// The canvas itself.
    pub fn element(&self) -> &HtmlCanvasElement {
        &self.canvas
    }

    fn scale(&self) -> Result<(), JsValue> {
        self.scale_down(FINE as u32)
    }

    /// Has so many units in a device pixel from now on.
    fn scale_down(&self, units: u32) -> Result<(), JsValue> {
        let scale = 1.0 / f64::from(units);
        self.context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)
    }

    /// Sets the font, if it is another than the last: for each new one the browser first brings
    /// the style of the whole page up to date.
    fn set_font(&self, pixels: f64, family: &str) {
        let font = format!("{pixels}px {family}");
        let mut last = self.font.borrow_mut();
        if *last != font {
            self.context.set_font(&font);
            *last = font;
        }
    }

    fn set_dash(&self, dash: Dash, width: u32) -> Result<(), JsValue> {
        let wanted = if dash == Dash::Solid { (dash, 0) } else { (dash, width) };
        if self.dash.get() == Some(wanted) {
            return Ok(());
        }
        let lengths = js_sys::Array::new();
        if let Some((on, off)) = dash.pattern() {
            lengths.push(&(on * f64::from(width)).into());
            lengths.push(&(off * f64::from(width)).into());
        }
        self.context.set_line_dash(&lengths)?;
        self.context.set_line_cap(if dash == Dash::Dots { "round" } else { "butt" });
        self.dash.set(Some(wanted));
        Ok(())
    }

    /// Writes `text`; `at` is in fine units, letters are drawn in CSS pixels so that faces with
    /// cuts for different sizes show the right one.
    fn letters<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
        at: BackendCoord,
        stencil: Stencil,
    ) -> Result<(), JsValue> {
        let colour = style.color();
        if colour.alpha == 0.0 || text.is_empty() {
            return Ok(());
        }
        let pixels = style.size() / self.unit();
        let (sin, cos) = match style.transform() {
            FontTransform::None => (0.0, 1.0),
            FontTransform::Rotate90 => (1.0, 0.0),
            FontTransform::Rotate180 => (0.0, -1.0),
            FontTransform::Rotate270 => (-1.0, 0.0),
        };
        let (x, y) = (f64::from(at.0) / f64::from(FINE), f64::from(at.1) / f64::from(FINE));
        let density = self.density;
        let context = &self.context;
        context.set_transform(density * cos, density * sin, -density * sin, density * cos, x, y)?;
        self.set_font(pixels, style.family().as_str());
        let text = &*glyphs(text, matches!(style.style(), FontStyle::Italic));
        context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        let down = pixels
            * match style.anchor().v_pos {
                VPos::Top => ABOVE,
                VPos::Center => MIDDLE,
                VPos::Bottom => BELOW,
            };
        let done = match stencil {
            Stencil::Rim => {
                self.set_dash(Dash::Solid, 0)?;
                context.set_stroke_style_str(&css(colour));
                context.set_line_width(0.28 * pixels);
                context.stroke_text(text, 0.0, down)
            }
            Stencil::Letters => {
                context.set_fill_style_str(&css(colour));
                context.fill_text(text, 0.0, down)
            }
        };
        done.and_then(|()| self.scale())
    }
}

/// The characters that show `text`. An italic variable has characters of its own in the maths face,
/// as formulas use them on the page, so that one font sets whole labels.
fn glyphs(text: &str, italic: bool) -> Cow<'_, str> {
    if !italic {
        return Cow::Borrowed(text);
    }
    let offset = |letter: char, first: char, base: u32| {
        char::from_u32(base + u32::from(letter) - u32::from(first)).unwrap_or(letter)
    };
    let glyph = |letter: char| match letter {
        // Unicode had this one before the others.
        'h' => '\u{210e}',
        'a'..='z' => offset(letter, 'a', 0x1d44e),
        'A'..='Z' => offset(letter, 'A', 0x1d434),
        'α'..='ω' => offset(letter, 'α', 0x1d6fc),
        other => other,
    };
    Cow::Owned(text.chars().map(glyph).collect())
}

/// A colour as CSS writes it.
fn css(BackendColor { rgb: (r, g, b), alpha }: BackendColor) -> String {
    if alpha >= 1.0 {
        format!("#{r:02x}{g:02x}{b:02x}")
    } else {
        format!("rgba({r},{g},{b},{alpha})")
    }
}

impl DrawingBackend for CrispCanvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        (self.size.0 * FINE as u32, self.size.1 * FINE as u32)
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Done {
        self.shapes.draw_pixel(point, colour).map_err(passed_on)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Done {
        // As a path: plotters-canvas moves upright and level lines by half a unit.
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Done {
        self.shapes.draw_rect(upper_left, bottom_right, style, fill).map_err(passed_on)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.set_dash(Dash::Solid, 0).map_err(refused)?;
        self.shapes.draw_path(path, style).map_err(passed_on)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Done {
        self.shapes.draw_circle(centre, radius, style, fill).map_err(passed_on)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.shapes.fill_polygon(path, style).map_err(passed_on)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.letters(text, style, at, Stencil::Letters).map_err(refused)
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        Ok(((self.advance(text, Face::Text) * style.size()) as u32, style.size() as u32))
    }
}

impl Surface for CrispCanvas {
    fn density(&self) -> f64 {
        self.density
    }

    fn clear(&mut self) -> Painted<Self> {
        self.scale().map_err(refused)?;
        if std::mem::take(&mut self.fresh) {
            // A resized canvas has forgotten everything, so everything is said again.
            self.dash.set(None);
            self.font.borrow_mut().clear();
            self.context.set_line_join("round");
        } else {
            let (width, height) = self.get_size();
            self.context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        }
        Ok(())
    }

    fn advance(&self, text: &str, face: Face) -> f64 {
        let mut advances = self.advances.borrow_mut();
        text.chars()
            .map(|letter| {
                *advances.entry((letter, face)).or_insert_with(|| {
                    let family = match face {
                        Face::Text => &self.fonts.0,
                        Face::Upright | Face::Variable => &self.fonts.1,
                    };
                    self.set_font(MEASURED_AT, family);
                    let letter = letter.to_string();
                    self.context
                        .measure_text(&glyphs(&letter, face == Face::Variable))
                        .map_or(0.6, |metrics| metrics.width() / MEASURED_AT)
                })
            })
            .sum()
    }

    fn stroke(&mut self, points: &[BackendCoord], pen: &Pen) -> Painted<Self> {
        self.set_dash(pen.dash, pen.width).map_err(refused)?;
        self.shapes.draw_path(points.iter().copied(), pen).map_err(passed_on)
    }

    fn hatch(&mut self, polygon: &[BackendCoord], spacing: i32, pen: &Pen) -> Painted<Self> {
        let finer = if self.for_paper { FINER_ON_PAPER } else { 1 };
        let pen = Pen { width: pen.width * finer, ..*pen };
        let mut hatching = std::mem::take(&mut self.hatching);
        let pattern = hatching.pattern(self, spacing * finer as i32, &pen);
        let done = pattern.map_or(Ok(()), |pattern| self.fill(polygon, pattern, finer));
        self.hatching = hatching;
        done.map_err(refused)
    }

    fn colour(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        field: &Field,
        theme: &Theme,
    ) -> Painted<Self> {
        // An image is put pixel by pixel; only another canvas can be stretched.
        let image = || -> Result<(), JsValue> {
            let (columns, rows) = (field.columns as u32, field.rows() as u32);
            let document = self.context.canvas().and_then(|canvas| canvas.owner_document());
            let canvas = document.ok_or(JsValue::NULL)?.create_element("canvas")?;
            let canvas: HtmlCanvasElement = canvas.dyn_into()?;
            canvas.set_width(columns);
            canvas.set_height(rows);
            let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
            let context: CanvasRenderingContext2d = context.dyn_into()?;
            let pixels = field.pixels(theme);
            let pixels = ImageData::new_with_u8_clamped_array(Clamped(&pixels), columns)?;
            context.put_image_data(&pixels, 0.0, 0.0)?;
            self.context.draw_image_with_html_canvas_element_and_dw_and_dh(
                &canvas,
                f64::from(left),
                f64::from(top),
                f64::from(right - left),
                f64::from(bottom - top),
            )
        };
        image().map_err(refused)
    }

    fn inscribe(&mut self, inscription: &Inscription, at: (f64, f64)) -> Painted<Self> {
        let for_paper = self.for_paper;
        let Some(mut sprites) = self.sprites.take_if(|_| !for_paper) else {
            return inscription.write(self, at);
        };
        let whole = lettering::parts(inscription.text).nth(1).is_none();
        let layers: &[Layer] = match (whole, inscription.over_lines) {
            (true, _) => &[Layer::Whole],
            (false, true) => &[Layer::Rim, Layer::Letters],
            (false, false) => &[Layer::Letters],
        };
        let done = layers
            .iter()
            .try_for_each(|layer| self.inscribe_layer(&mut sprites, inscription, *layer, at));
        self.sprites = Some(sprites);
        done
    }

    fn rim(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.letters(text, lettering, at, Stencil::Rim).map_err(refused)
    }

    fn write(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.letters(text, lettering, at, Stencil::Letters).map_err(refused)
    }
}
