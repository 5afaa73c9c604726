//! The picture of a figure, as other sites show it beside a link.

use std::borrow::Cow;

use anyhow::{Context, Result, anyhow};
use resvg::{tiny_skia, usvg};
use surprisal::charts::frame::{self, Layout};
use surprisal::charts::lettering::Face;
use surprisal::charts::marks::Painter;
use surprisal::charts::surface::FINE;
use surprisal::charts::theme::{Rgb, Theme};
use surprisal::exports::svg::escaped;
use surprisal::figure::{Figure, Lesson, Scene};
use surprisal::measures::Unit;
use surprisal::text::Lang;

use crate::letters::{FAMILY, Letters, spelled};
use crate::page;
use crate::svg::SvgSurface;

/// The size that sites ask for, in pixels.
pub const SIZE: (u32, u32) = (1200, 630);
/// How many pixels a CSS pixel of the chart takes.
const ZOOM: u32 = 2;
const MARGIN: u32 = 24;
/// How much room the words take, above the chart.
const HEAD: u32 = 64;

/// The figure where it starts, under its title, as SVG.
///
/// # Errors
///
/// When the chart cannot be drawn.
pub fn svg(lesson: &Lesson, figure: &Figure, letters: &Letters) -> Result<String> {
    let theme =
        Theme { font: Cow::Borrowed(FAMILY), math_font: Cow::Borrowed(FAMILY), ..Theme::LIGHT };
    let (width, height) = (SIZE.0 / ZOOM, SIZE.1 / ZOOM);
    let size = (width - 2 * MARGIN, height - HEAD - MARGIN / 2);
    let scene = Scene::new(figure.start.subject(), Unit::default());
    let picture = (figure.picture)(&scene);
    let mut chart = String::new();
    {
        let mut surface = SvgSurface::new(&mut chart, size, letters);
        let layout = Layout::new(&surface, &picture.x, &picture.y, &theme)
            .context("the picture is too small for its chart")?;
        frame::paint(&mut surface, &layout, &picture, &theme)
            .map_err(|error| anyhow!("{error}"))?;
        Painter::default()
            .paint(&mut surface, &layout, &picture, &theme, None)
            .map_err(|error| anyhow!("{error}"))?;
    }
    let fine = FINE.unsigned_abs();
    let chart = chart.replacen(
        &format!("<svg width=\"{}\" height=\"{}\"", size.0 * fine, size.1 * fine),
        &format!("<svg x=\"{MARGIN}\" y=\"{HEAD}\" width=\"{}\" height=\"{}\"", size.0, size.1),
        1,
    );
    let title = page::plain(figure.title.get(Lang::En));
    let wide = letters.advance(&title, Face::Upright).unwrap_or(1.0);
    let letter = (f64::from(size.0) / wide).min(24.0);
    let line = |text: &str, y: u32, size: f64, colour: Rgb| {
        let text = escaped(&spelled(text, Face::Upright));
        let (red, green, blue) = colour;
        format!(
            "<text x=\"{MARGIN}\" y=\"{y}\" font-family=\"{FAMILY}\" font-size=\"{size}\" fill=\"rgb({red},{green},{blue})\">{text}</text>"
        )
    };
    let (red, green, blue) = theme.ground;
    let lesson = format!("Surprisal · {}", page::plain(lesson.title.get(Lang::En)));
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\"><rect width=\"{width}\" height=\"{height}\" fill=\"rgb({red},{green},{blue})\"/>{}{}{chart}</svg>",
        SIZE.0,
        SIZE.1,
        line(&lesson, 25, 13.0, theme.muted),
        line(&title, 51, letter, theme.ink),
    ))
}

/// An SVG as PNG of a size in pixels.
///
/// # Errors
///
/// When the SVG cannot be read.
pub fn png(svg: &str, (width, height): (u32, u32), letters: &Letters) -> Result<Vec<u8>> {
    let options = usvg::Options { fontdb: letters.database(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let mut pixels = tiny_skia::Pixmap::new(width, height).context("an empty picture")?;
    let own = tree.size();
    let scale =
        tiny_skia::Transform::from_scale(width as f32 / own.width(), height as f32 / own.height());
    resvg::render(&tree, scale, &mut pixels.as_mut());
    Ok(pixels.encode_png()?)
}
