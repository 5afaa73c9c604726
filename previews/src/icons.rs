//! The book as an app on a home screen: its icons, and the manifest that names them.

use anyhow::{Context, Result};
use surprisal::charts::theme::Theme;
use surprisal::text::Lang;

use crate::letters::Letters;
use crate::picture;

/// Name and size in pixels of each icon; whether it fills its square, for systems that cut icons to
/// their own shape.
pub const ICONS: [(&str, u32, bool); 4] = [
    ("icon-192.png", 192, false),
    ("icon-512.png", 512, false),
    ("icon-maskable-512.png", 512, true),
    ("apple-touch-icon.png", 180, true),
];

/// How much of its square an icon keeps that is cut to a shape: within the circle that is always left.
const SAFE: f64 = 0.8;

/// One icon, from the icon of the book.
///
/// # Errors
///
/// When the icon of the book is no SVG.
pub fn icon(svg: &str, size: u32, full: bool, letters: &Letters) -> Result<Vec<u8>> {
    if !full {
        return picture::png(svg, (size, size), letters);
    }
    let (_, inner) = svg.split_once('>').context("the icon is no SVG")?;
    let inner = inner.replace("</svg>", "");
    let shift = 16.0 * (1.0 - SAFE);
    let full = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><rect width=\"32\" height=\"32\" fill=\"{}\"/><g transform=\"translate({shift} {shift}) scale({SAFE})\">{inner}</g></svg>",
        colour(Theme::LIGHT.ground)
    );
    picture::png(&full, (size, size), letters)
}

/// The web manifest. Every address in it leads from where it lies.
pub fn manifest(description: &str) -> String {
    let icon = |&(name, size, full): &(&str, u32, bool)| {
        serde_json::json!({
            "src": name,
            "type": "image/png",
            "sizes": format!("{size}x{size}"),
            "purpose": if full { "maskable" } else { "any" },
        })
    };
    let icons: Vec<_> =
        ICONS.iter().filter(|(name, ..)| name.starts_with("icon")).map(icon).collect();
    let manifest = serde_json::json!({
        "id": "./",
        "name": format!("Surprisal: {description}"),
        "short_name": "Surprisal",
        "lang": Lang::En.tag(),
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": colour(Theme::LIGHT.ground),
        "theme_color": colour(Theme::LIGHT.ground),
        "icons": icons,
    });
    format!("{manifest:#}\n")
}

fn colour((red, green, blue): surprisal::charts::theme::Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
