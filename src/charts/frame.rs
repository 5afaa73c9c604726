//! The static layer: ground, grid, axes, tick labels, titles. The only code that configures a mesh.

use std::ops::Range;

use plotters::chart::ChartBuilder;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TRANSPARENT};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::axis::{Axis, ROOMY};
use super::lettering::{self, Face, Inscription};
use super::marks;
use super::picture::{Ground, Picture};
use super::projection::{Projection, Rect};
use super::surface::{FINE, Pen, Surface};
use super::theme::{Rgb, Theme};

/// Where everything stands in a chart of one size: computed once, shared by the static layer, the
/// live layer and the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The whole chart, in CSS pixels.
    pub size: (f64, f64),
    /// Data to CSS pixels.
    pub projection: Projection,
    /// The size of tick labels, in CSS pixels.
    pub text: f64,
    x_ticks: Vec<(f64, String)>,
    y_ticks: Vec<(f64, String)>,
    x_title: Rect,
    y_title: Rect,
}

/// The gap between the plot and its tick labels, in multiples of the letter size.
const TICK_GAP: f64 = 0.55;
/// The least gap between two numbers of the horizontal axis, in multiples of the letter size.
const NUMBER_GAP: f64 = 1.6;
/// The least gap between two names on it; names are known as wholes, and need less.
const NAME_GAP: f64 = 0.8;
/// The height of a line of letters, in multiples of the letter size.
const LINE: f64 = 1.2;

impl Layout {
    /// Lays a chart with these axes out on `surface`; `None` when it is too small to show anything.
    pub fn new<S: Surface>(surface: &S, x: &Axis, y: &Axis, theme: &Theme) -> Option<Layout> {
        let size = surface.css_size();
        let (width, height) = size;
        let base = match width.min(1.6 * height) {
            small if small < 260.0 => 11.0,
            small if small < 420.0 => 12.0,
            _ => 13.0,
        };
        let text = base * theme.text_scale;
        let wide = |label: &str| surface.advance(label, Face::Text) * text;
        let widest = |ticks: &[(f64, String)]| {
            ticks.iter().map(|(_, label)| wide(label)).fold(0.0, f64::max)
        };

        let title = lettering::width(surface, x.title(), text);
        // A long title of x has a row of its own under the numbers.
        let title_below = title > 3.0 * text;
        // A handle on the edge of the plot has room too, also where the edge is moved to whole pixels.
        let reach = marks::reach(theme) + 1.0;
        let top = (1.75 * text).max(reach);
        let rows = if title_below { 2.0 * LINE } else { LINE };
        let bottom = height - ((TICK_GAP + rows) * text).max(reach);
        let y_ticks = y.ticks_at_most(((bottom - top) / (2.6 * text)) as usize);
        let outermost = widest(x.ticks()) / 2.0 + 1.0;
        let left = (widest(&y_ticks) + TICK_GAP * text + 4.0).max(reach).max(outermost);
        // A title keeps off a handle, not off its glow.
        let beside = if title_below || title == 0.0 { 0.0 } else { 0.6 * reach + title + 3.0 };
        let right = width - reach.max(outermost).max(beside);
        if !(right - left >= 24.0 && bottom - top >= 24.0) {
            return None;
        }
        let scale = (right - left) / (x.hi() - x.lo());
        let apart = |one: &(f64, String), other: &(f64, String), gap: f64| {
            let distance = (other.0 - one.0) * scale;
            distance >= (wide(&one.1) + wide(&other.1)) / 2.0 + gap * text
        };
        let x_ticks = if x.is_named() {
            // Every name that keeps clear of the one before; they need not be evenly spaced.
            x.ticks().iter().fold(Vec::new(), |mut kept: Vec<(f64, String)>, name| {
                if kept.last().is_none_or(|last| apart(last, name, NAME_GAP)) {
                    kept.push(name.clone());
                }
                kept
            })
        } else {
            (1..=x.ticks().len().max(ROOMY))
                .rev()
                .map(|most| x.ticks_at_most(most))
                .find(|ticks| ticks.windows(2).all(|pair| apart(&pair[0], &pair[1], NUMBER_GAP)))
                .unwrap_or_default()
        };

        // The edges lie where a line covers whole device pixels.
        let unit = surface.unit();
        let line = surface.line_width(theme.line_scale);
        let crisp = |css: f64| f64::from(surface.crisp(css, line)) / unit;
        let plot =
            Rect { left: crisp(left), top: crisp(top), right: crisp(right), bottom: crisp(bottom) };
        let projection = Projection::new(x, y, plot);
        let line_at = |left: f64, middle: f64, width: f64| {
            let half = LINE * text / 2.0;
            Rect { left, top: middle - half, right: left + width, bottom: middle + half }
        };
        let x_title = if title_below {
            let middle = plot.bottom + (TICK_GAP + 1.5 * LINE) * text;
            line_at((plot.right - title).max(0.0), middle, title)
        } else {
            // A name may be so long that it reaches under the title; the row of names begins just there.
            let lift = if x.is_named() { 0.06 * text } else { 0.0 };
            line_at(width - title - 3.0, plot.bottom - lift, title)
        };
        let y_title = line_at(1.0, 0.65 * text, lettering::width(surface, y.title(), text));
        Some(Layout { size, projection, text, x_ticks, y_ticks, x_title, y_title })
    }

    /// Where the titles of the axes stand, in CSS pixels.
    pub fn titles(&self) -> [Rect; 2] {
        [self.x_title, self.y_title]
    }

    /// The size of labels of curves and points, in CSS pixels.
    pub fn label_text(&self) -> f64 {
        self.text * 1.12
    }
}

/// Paints the static layer: the ground, and on it the axes.
pub fn paint<S: Surface>(
    surface: &mut S,
    layout: &Layout,
    picture: &Picture,
    theme: &Theme,
) -> Result<(), DrawingAreaErrorKind<S::ErrorType>> {
    let (width, height) = surface.get_size();
    surface.clear().map_err(DrawingAreaErrorKind::BackendError)?;
    let ground = BackendColor { rgb: theme.ground, alpha: 1.0 };
    surface
        .draw_rect((0, 0), (width as i32, height as i32), &ground, true)
        .map_err(DrawingAreaErrorKind::BackendError)?;
    axes(surface, layout, picture, theme)
}

/// Paints what colours the plot, grid, axes, numbers and titles on what is there already.
pub fn axes<S: Surface>(
    surface: &mut S,
    layout: &Layout,
    picture: &Picture,
    theme: &Theme,
) -> Result<(), DrawingAreaErrorKind<S::ErrorType>> {
    let (x, y) = (&picture.x, &picture.y);
    let unit = surface.unit();
    let (width, height) = surface.get_size();
    let plot = *layout.projection.plot();
    let (left, top) = surface.fine((plot.left, plot.top));
    let (right, bottom) = surface.fine((plot.right, plot.bottom));
    let line = surface.line_width(theme.line_scale);
    if let Some(Ground(field)) = picture.ground {
        surface
            .colour((left, top), (right, bottom), field, theme)
            .map_err(DrawingAreaErrorKind::BackendError)?;
    }

    let across =
        Ruler::new(&layout.x_ticks, x, |at| surface.crisp(layout.projection.screen_x(at), line));
    let up =
        Ruler::new(&layout.y_ticks, y, |at| surface.crisp(layout.projection.screen_y(at), line));
    let font = FontDesc::new(FontFamily::Name(&theme.font), layout.text * unit, FontStyle::Normal);
    {
        let area = DrawingArea::from(Lent(surface));
        let mut chart = ChartBuilder::on(&area)
            .margin_top(top)
            .margin_right(width as i32 - right)
            .x_label_area_size(height as i32 - bottom)
            .y_label_area_size(left)
            .build_cartesian_2d(across, up)?;
        let mut mesh = chart.configure_mesh();
        if x.is_named() {
            mesh.disable_x_mesh();
        }
        mesh.max_light_lines(0)
            .bold_line_style(ShapeStyle {
                color: rgb(theme.grid).into(),
                filled: false,
                stroke_width: line,
            })
            // plotters would put the axis a unit beside the grid; the base line below is the axis.
            .axis_style(TRANSPARENT)
            // plotters puts a label two tick lengths from the plot.
            .set_all_tick_mark_size((TICK_GAP * layout.text * unit / 2.0) as i32)
            .label_style(font.color(&rgb(theme.muted)))
            .draw()?;
    }
    base_line(surface, layout, y, theme, line)
        .and_then(|()| titles(surface, layout, x, y, theme))
        .map_err(DrawingAreaErrorKind::BackendError)
}

/// The line y = 0, or the lower edge where 0 is not on the axis.
fn base_line<S: Surface>(
    surface: &mut S,
    layout: &Layout,
    y: &Axis,
    theme: &Theme,
    width: u32,
) -> Result<(), DrawingErrorKind<S::ErrorType>> {
    let zero = if y.contains(0.0) { 0.0 } else { y.lo() };
    let level = surface.crisp(layout.projection.screen_y(zero), width);
    let plot = layout.projection.plot();
    let (left, right) = (surface.fine((plot.left, 0.0)).0, surface.fine((plot.right, 0.0)).0);
    // Half a line further, so that the corners close.
    let half = width as i32 / 2;
    surface.draw_path(
        [(left - half, level), (right + half, level)],
        &Pen::solid(theme.muted, 1.0, width),
    )
}

/// The titles, at the ends of their axes as in a textbook.
fn titles<S: Surface>(
    surface: &mut S,
    layout: &Layout,
    x: &Axis,
    y: &Axis,
    theme: &Theme,
) -> Result<(), DrawingErrorKind<S::ErrorType>> {
    for (axis, place) in [(x, layout.x_title), (y, layout.y_title)] {
        let at = (place.left, (place.top + place.bottom) / 2.0);
        let ink = (theme.ink, 1.0);
        let text = axis.title();
        let title = Inscription { text, size: layout.text, ink, theme, over_lines: false };
        surface.inscribe(&title, at)?;
    }
    Ok(())
}

fn rgb((r, g, b): Rgb) -> RGBColor {
    RGBColor(r, g, b)
}

/// One axis as plotters sees it: our ticks, where our projection puts them.
struct Ruler {
    ticks: Vec<Tick>,
    range: (f64, f64),
}

/// A tick: its value, its place on the surface, its label.
#[derive(Clone)]
struct Tick {
    value: f64,
    place: i32,
    label: String,
}

impl Ruler {
    fn new(ticks: &[(f64, String)], axis: &Axis, place: impl Fn(f64) -> i32) -> Self {
        let ticks = ticks
            .iter()
            .map(|(value, label)| Tick {
                value: *value,
                place: place(*value),
                label: label.clone(),
            })
            .collect();
        Ruler { ticks, range: (axis.lo(), axis.hi()) }
    }
}

impl Ranged for Ruler {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.ticks.iter().find(|tick| tick.value == *value).map_or(limit.0, |tick| tick.place)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // Light lines are asked for as points of any weight; there are none.
        if hint.weight().allow_light_points() {
            Vec::new()
        } else {
            self.ticks.iter().map(|tick| tick.value).collect()
        }
    }

    fn range(&self) -> Range<f64> {
        self.range.0..self.range.1
    }

    fn axis_pixel_range(&self, limit: (i32, i32)) -> Range<i32> {
        // A tick on the edge, moved to whole device pixels, still belongs to the axis.
        limit.0.min(limit.1) - FINE..limit.0.max(limit.1) + FINE
    }
}

impl ValueFormatter<f64> for Ruler {
    fn format_ext(&self, value: &f64) -> String {
        self.ticks
            .iter()
            .find(|tick| tick.value == *value)
            .map_or_else(String::new, |tick| tick.label.clone())
    }
}

/// A surface lent to plotters, which wants to own what it draws on.
struct Lent<'a, S>(&'a mut S);

impl<S: Surface> DrawingBackend for Lent<'_, S> {
    type ErrorType = S::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Result<(), DrawingErrorKind<S::ErrorType>> {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Result<(), DrawingErrorKind<S::ErrorType>> {
        self.0.present()
    }

    fn draw_pixel(
        &mut self,
        point: BackendCoord,
        color: BackendColor,
    ) -> Result<(), DrawingErrorKind<S::ErrorType>> {
        self.0.draw_pixel(point, color)
    }

    fn draw_line<Style: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &Style,
    ) -> Result<(), DrawingErrorKind<S::ErrorType>> {
        self.0.draw_line(from, to, style)
    }

    fn draw_path<Style: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &Style,
    ) -> Result<(), DrawingErrorKind<S::ErrorType>> {
        self.0.draw_path(path, style)
    }

    fn draw_text<Style: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &Style,
        pos: BackendCoord,
    ) -> Result<(), DrawingErrorKind<S::ErrorType>> {
        self.0.draw_text(text, style, pos)
    }

    fn estimate_text_size<Style: BackendTextStyle>(
        &self,
        text: &str,
        style: &Style,
    ) -> Result<(u32, u32), DrawingErrorKind<S::ErrorType>> {
        let width = self.0.advance(text, Face::Text) * style.size();
        Ok((width as u32, style.size() as u32))
    }
}
