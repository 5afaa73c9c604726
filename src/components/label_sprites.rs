//! Labels as small pictures, each written once.
//!
//! Before a canvas on the page writes text, the browser brings the style and layout of the whole page
//! up to date, in the midst of a drag that has just changed the readouts. A canvas that is not on
//! the page asks for nothing; so labels are written there and stamped onto the chart. A number
//! changes at every step of a drag, so digits are stamped one by one, and all ten are written as soon as one
//! is wanted: none has to be made in the midst of a motion.

use super::crisp_canvas::CrispCanvas;
use crate::charts::lettering::{self, Inscription};
use crate::charts::surface::{Painted, Surface};
use crate::charts::theme::Rgb;

/// More parts of labels than any picture has, in two states of emphasis.
const CAPACITY: usize = 96;

/// The digits, which are in one picture.
const DIGITS: &str = "0123456789";

/// What of a label is in a picture. A label in parts is stamped twice, the rims of all parts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// All of it.
    Whole,
    /// The rim in the ground's colour.
    Rim,
    /// The letters.
    Letters,
}

impl Layer {
    /// Writes this layer of an inscription, its left middle at `at` (CSS pixels).
    pub fn write(
        self,
        inscription: &Inscription,
        surface: &mut CrispCanvas,
        at: (f64, f64),
    ) -> Painted<CrispCanvas> {
        match self {
            Layer::Whole => inscription.write(surface, at),
            Layer::Rim => inscription.rims(surface, at),
            Layer::Letters => inscription.letters(surface, at),
        }
    }
}

/// Everything that a label's look depends on, apart from the fonts.
#[derive(Clone, Debug, PartialEq)]
struct Look {
    text: String,
    size: f64,
    ink: (Rgb, f64),
    rim: Option<Rgb>,
    density: f64,
    layer: Layer,
}

impl Look {
    fn of(inscription: &Inscription, layer: Layer, density: f64) -> Self {
        Look {
            text: inscription.text.to_owned(),
            size: inscription.size,
            ink: inscription.ink,
            rim: inscription.over_lines.then_some(inscription.theme.ground),
            density,
            layer,
        }
    }

    fn shows(&self, inscription: &Inscription, layer: Layer, density: f64) -> bool {
        self.text == inscription.text
            && self.layer == layer
            && self.size == inscription.size
            && self.ink == inscription.ink
            && self.rim == inscription.over_lines.then_some(inscription.theme.ground)
            && self.density == density
    }
}

/// What is written together with a part of a label, and the how-manieth of it the part is.
fn written_with(part: &str) -> (&str, usize) {
    match part.as_bytes() {
        [digit @ b'0'..=b'9'] => (DIGITS, usize::from(digit - b'0')),
        _ => (part, 0),
    }
}

/// A label's picture.
pub struct Sprite<'a> {
    /// The canvas it is on.
    pub picture: &'a CrispCanvas,
    /// Its left edge there, in device pixels.
    pub left: f64,
    /// How wide and high it is, in device pixels.
    pub size: (f64, f64),
    /// Where in it the label's left middle is, in device pixels.
    pub offset: (f64, f64),
}

/// The labels written last, the latest used at the end.
#[derive(Default)]
pub struct LabelSprites {
    kept: Vec<(Look, CrispCanvas)>,
}

impl LabelSprites {
    /// The picture of a label for `chart` that is `extent` CSS pixels long; `None` where the browser
    /// gives no canvas to write it on.
    pub fn sprite(
        &mut self,
        chart: &CrispCanvas,
        inscription: &Inscription,
        layer: Layer,
        extent: f64,
    ) -> Option<Sprite<'_>> {
        let density = chart.density();
        let margin = (0.3 * inscription.size).ceil();
        let middle = inscription.size.ceil();
        let (text, index) = written_with(inscription.text);
        let written = Inscription { text, ..*inscription };
        // No digit is wider than it is high.
        let extent = if text == DIGITS { inscription.size } else { extent };
        let pixels = |css: f64| (css * density).ceil();
        let size = (pixels(extent + 2.0 * margin), pixels(2.0 * middle));
        let found = self.kept.iter().position(|(look, _)| look.shows(&written, layer, density));
        let entry = match found {
            Some(index) => self.kept.remove(index),
            None => {
                let mut canvas = self.spare(chart)?;
                let parts = lettering::parts(text).count() as f64;
                canvas.resize(((size.0 * parts) as u32, size.1 as u32), density);
                canvas.clear().ok()?;
                for (index, text) in lettering::parts(text).enumerate() {
                    let part = Inscription { text, ..written };
                    let left = index as f64 * size.0 / density;
                    layer.write(&part, &mut canvas, (left + margin, middle)).ok()?;
                }
                (Look::of(&written, layer, density), canvas)
            }
        };
        self.kept.push(entry);
        let (_, picture) = self.kept.last()?;
        let offset = (margin * density, middle * density);
        Some(Sprite { picture, left: index as f64 * size.0, size, offset })
    }

    /// Forgets all labels: they would look different now.
    pub fn clear(&mut self) {
        self.kept.clear();
    }

    /// A canvas to write on: a new one, or the one that was not used for longest.
    fn spare(&mut self, chart: &CrispCanvas) -> Option<CrispCanvas> {
        if self.kept.len() >= CAPACITY {
            return Some(self.kept.remove(0).1);
        }
        chart.apart()
    }
}
