//! The letters of the pictures: the book's own maths face, so that they are the same wherever the
//! book is built.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};
use resvg::usvg::fontdb;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use surprisal::charts::lettering::Face;

/// The name that the face gives itself.
pub const FAMILY: &str = "Surprisal Math";

/// The face, to measure and to write with.
pub struct Letters {
    font: Vec<u8>,
    database: Arc<fontdb::Database>,
}

impl Letters {
    /// Reads the face from the sources of the book.
    ///
    /// # Errors
    ///
    /// When it is not there, or is none.
    pub fn read(root: &Path) -> Result<Letters> {
        let packed = std::fs::read(root.join("assets/fonts/surprisal-math.woff2"))
            .context("the maths face is not where it should be")?;
        let font = wuff::decompress_woff2(&packed)
            .map_err(|error| anyhow!("the maths face cannot be unpacked: {error:?}"))?;
        FontRef::new(&font).context("the maths face is no font")?;
        let mut database = fontdb::Database::new();
        database.load_font_data(font.clone());
        Ok(Letters { font, database: Arc::new(database) })
    }

    /// The face as resvg takes it.
    pub fn database(&self) -> Arc<fontdb::Database> {
        Arc::clone(&self.database)
    }

    /// How far a text advances, in multiples of the letter size; None where a letter is missing.
    pub fn advance(&self, text: &str, face: Face) -> Option<f64> {
        let font = FontRef::new(&self.font).ok()?;
        let (letters, metrics) =
            (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
        let advance = |letter| metrics.advance_width(letters.map(letter)?).map(f64::from);
        spelled(text, face).chars().map(advance).sum()
    }
}

/// The text in letters that the face has: variables in its italics, which Unicode keeps apart, and
/// plain marks for those of print.
pub fn spelled(text: &str, face: Face) -> String {
    let letter = |letter: char| match (letter, face) {
        ('’' | '‘', _) => '\'',
        ('“' | '”', _) => '"',
        ('–' | '—', _) => '-',
        // SVG leaves out a space at an end; the face has no small pictures.
        (' ' | '☀' | '☁' | '☂' | '❄', _) => '\u{a0}',
        // The italic h stands elsewhere.
        ('h', Face::Variable) => 'ℎ',
        ('A'..='Z', Face::Variable) => italic(letter, 'A', '\u{1d434}'),
        ('a'..='z', Face::Variable) => italic(letter, 'a', '\u{1d44e}'),
        ('α'..='ω', Face::Variable) => italic(letter, 'α', '\u{1d6fc}'),
        _ => letter,
    };
    // What stands on axes.
    let text = text.replace('¼', "0.25").replace('½', "0.5").replace('¾', "0.75");
    text.chars().map(letter).collect()
}

fn italic(letter: char, first: char, italic: char) -> char {
    let place = u32::from(letter).saturating_sub(u32::from(first));
    char::from_u32(u32::from(italic) + place).unwrap_or(letter)
}
