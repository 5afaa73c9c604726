//! Words and symbols in a picture: formulas in the maths face, as on the page, variables in italics.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendTextStyle, FontFamily, FontStyle};

use super::surface::{Painted, Surface};
use super::theme::{Rgb, Theme};

/// Which face letters are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    /// Words and the numbers of an axis: the page's face.
    Text,
    /// Numbers, signs and names of functions in a formula: upright, the maths face.
    Upright,
    /// A variable: italic, the maths face.
    Variable,
}

/// How letters are drawn; a text style for any backend that has letters of its own.
#[derive(Clone, Copy)]
pub struct Lettering<'a> {
    /// The CSS `font-family`.
    pub family: &'a str,
    /// Which face it is.
    pub face: Face,
    /// Letter size in fine units.
    pub size: f64,
    /// Colour.
    pub colour: BackendColor,
    /// What part of the text the position names.
    pub anchor: Pos,
}

impl BackendTextStyle for Lettering<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.colour
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        match self.face {
            Face::Text | Face::Upright => FontStyle::Normal,
            Face::Variable => FontStyle::Italic,
        }
    }

    fn anchor(&self) -> Pos {
        self.anchor
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.family)
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = 0.6 * self.size * text.chars().count() as f64;
        Ok(((0, 0), (width.round() as i32, self.size.round() as i32)))
    }

    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: DrawFunc,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// The parts of a label and their faces. A Latin or Greek letter that stands alone is a variable, as
/// in a formula, also where a particle follows it; other letters and signs stand upright in the same
/// face. Korean, with the spaces after its words, is set in the page's.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::charts::lettering::{Face, runs};
/// let parts: Vec<_> = runs("KL(p‖q)").collect();
/// assert_eq!(parts, [
///     ("KL(", Face::Upright), ("p", Face::Variable), ("‖", Face::Upright), ("q", Face::Variable),
///     (")", Face::Upright),
/// ]);
/// # }
/// ```
pub fn runs(text: &str) -> impl Iterator<Item = (&str, Face)> {
    let mut rest = text;
    let mut before = None;
    std::iter::from_fn(move || {
        let first = face_at(before, rest)?;
        let mut end = 0;
        while let Some(letter) = rest[end..].chars().next() {
            if face_at(before, &rest[end..]) != Some(first) {
                break;
            }
            before = Some(letter);
            end += letter.len_utf8();
        }
        let (run, after) = rest.split_at(end);
        rest = after;
        Some((run, first))
    })
}

/// The face of the first letter of `rest`, which follows `before`.
fn face_at(before: Option<char>, rest: &str) -> Option<Face> {
    let mut letters = rest.chars();
    let letter = letters.next()?;
    let stands_alone = !before.is_some_and(is_symbol) && !letters.next().is_some_and(is_symbol);
    Some(match letter {
        _ if is_symbol(letter) && stands_alone => Face::Variable,
        _ if is_korean(letter) || letter == ' ' && before.is_some_and(is_korean) => Face::Text,
        _ => Face::Upright,
    })
}

/// Whether the letter can be a variable, or a part of a function's name.
fn is_symbol(letter: char) -> bool {
    letter.is_ascii_alphabetic() || ('α'..='ω').contains(&letter)
}

/// Whether Korean is written with it: Hangul, Hanja, wide punctuation.
fn is_korean(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11ff}' | '\u{3000}'..='\u{303f}' | '\u{3130}'..='\u{318f}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ffef}')
}

/// How wide `text` is at `size` CSS pixels.
pub fn width<S: Surface>(surface: &S, text: &str, size: f64) -> f64 {
    runs(text).map(|(run, face)| surface.advance(run, face) * size).sum()
}

/// The parts of a label that stay as they are while its numbers change: each digit by itself, and
/// what is between them.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::charts::lettering::parts;
/// assert_eq!(parts("p = 0.25").collect::<Vec<_>>(), ["p = ", "0", ".", "2", "5"]);
/// assert_eq!(parts("KL(p‖q)").collect::<Vec<_>>(), ["KL(p‖q)"]);
/// # }
/// ```
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let digit = rest.find(|letter: char| letter.is_ascii_digit());
        let end = digit.map_or(rest.len(), |at| at.max(1));
        let (part, after) = rest.split_at(end);
        rest = after;
        (!part.is_empty()).then_some(part)
    })
}

/// A line of text, ready to be written.
#[derive(Clone, Copy)]
pub struct Inscription<'a> {
    /// What it says.
    pub text: &'a str,
    /// Letter size in CSS pixels.
    pub size: f64,
    /// Colour and opacity.
    pub ink: (Rgb, f64),
    /// The look of the chart, which has the faces.
    pub theme: &'a Theme,
    /// Whether it stands over lines, and so needs a rim in the ground's colour.
    pub over_lines: bool,
}

impl Inscription<'_> {
    /// Writes the text, its left middle at `at` (CSS pixels).
    pub fn write<S: Surface>(&self, surface: &mut S, at: (f64, f64)) -> Painted<S> {
        // The rim of a run must not eat into the run before it, so all rims come first.
        self.rims(surface, at)?;
        self.letters(surface, at)
    }

    /// Writes the rim alone, if there is one.
    pub fn rims<S: Surface>(&self, surface: &mut S, at: (f64, f64)) -> Painted<S> {
        if self.over_lines {
            self.each_run(surface, self.theme.ground, at, S::rim)?;
        }
        Ok(())
    }

    /// Writes the letters alone.
    pub fn letters<S: Surface>(&self, surface: &mut S, at: (f64, f64)) -> Painted<S> {
        self.each_run(surface, self.ink.0, at, S::write)
    }

    fn each_run<S: Surface>(
        &self,
        surface: &mut S,
        rgb: Rgb,
        (mut x, y): (f64, f64),
        draw: impl Fn(&mut S, &str, &Lettering, BackendCoord) -> Painted<S>,
    ) -> Painted<S> {
        let Inscription { text, size, ink: (_, alpha), theme, .. } = *self;
        for (run, face) in runs(text) {
            let family = match face {
                Face::Text => &theme.font,
                Face::Upright | Face::Variable => &theme.math_font,
            };
            let lettering = Lettering {
                family,
                face,
                size: size * surface.unit(),
                colour: BackendColor { rgb, alpha },
                anchor: Pos::new(HPos::Left, VPos::Center),
            };
            let position = surface.fine((x, y));
            draw(surface, run, &lettering, position)?;
            x += surface.advance(run, face) * size;
        }
        Ok(())
    }
}
