//! What other pages and systems show of the book: for each figure a picture, a page that previews are
//! taken from and an answer to those who embed; the icons, and the web manifest.
//!
//! | module | what it does |
//! |---|---|
//! | [`picture`] | a figure where it starts, as SVG and as PNG |
//! | [`page`] | its page, with Open Graph, and its oEmbed answer |
//! | [`icons`] | icons in the sizes that systems ask for, and the web manifest |
//! | [`svg`] | a surface that charts are painted on |
//! | [`letters`] | the face they are lettered in |

pub mod icons;
pub mod letters;
pub mod page;
pub mod picture;
pub mod svg;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use surprisal::lessons;

use letters::Letters;

/// The root of the project.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.clone(), PathBuf::from)
}

/// Writes it all into `dist`; pictures that have not changed are taken from `kept`.
///
/// # Errors
///
/// When a picture cannot be drawn or a file cannot be written.
pub fn write(dist: &Path, kept: &Path, base: Option<&str>) -> Result<()> {
    std::fs::create_dir_all(kept)?;
    let letters = Letters::read(&root())?;
    let mut drawn = Vec::new();
    for (lesson, figure) in lessons::figures() {
        let folder = dist.join("figures").join(figure.id);
        std::fs::create_dir_all(&folder)?;
        let svg = picture::svg(lesson, figure, &letters).with_context(|| figure.id)?;
        let name = digest(&svg);
        let png = match std::fs::read(kept.join(&name)) {
            Ok(png) => png,
            Err(_) => picture::png(&svg, picture::SIZE, &letters)?,
        };
        std::fs::write(folder.join("picture.png"), &png)?;
        std::fs::write(folder.join("index.html"), page::page(lesson, figure, base))?;
        std::fs::write(folder.join("oembed.json"), page::oembed(lesson, figure, base))?;
        drawn.push((name, png));
    }
    // What is no picture of today goes.
    std::fs::remove_dir_all(kept)?;
    std::fs::create_dir_all(kept)?;
    for (name, png) in drawn {
        std::fs::write(kept.join(name), png)?;
    }
    let svg = std::fs::read_to_string(root().join("assets/icon.svg"))?;
    for (name, size, full) in icons::ICONS {
        std::fs::write(dist.join(name), icons::icon(&svg, size, full, &letters)?)?;
    }
    std::fs::write(
        dist.join("manifest.webmanifest"),
        icons::manifest("information theory in figures"),
    )?;
    Ok(())
}

/// A name for what is drawn, from what it is drawn from.
fn digest(svg: &str) -> String {
    let digest = Sha256::digest(svg);
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>() + ".png"
}
