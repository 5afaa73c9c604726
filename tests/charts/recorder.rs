//! A surface that remembers what it was asked to draw.

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use surprisal::charts::lettering::{Face, Lettering};
use surprisal::charts::projection::Rect;
use surprisal::charts::surface::{Dash, FINE, Painted, Pen, Surface};
use surprisal::charts::theme::Rgb;

/// One call of a canvas that shows something. Coordinates are in fine units.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// The surface was emptied.
    Clear,
    /// A line through points.
    Stroke { points: Vec<BackendCoord>, rgb: Rgb, width: u32, dash: Dash },
    /// A filled polygon; of a rectangle its two corners.
    Fill { points: Vec<BackendCoord>, rgb: Rgb },
    /// A filled circle.
    Disc { centre: BackendCoord, radius: u32, rgb: Rgb },
    /// Slanted lines in a polygon.
    Hatch { points: Vec<BackendCoord>, rgb: Rgb },
    /// Letters of one face.
    Letters(Letters),
}

/// Letters of one face, as they were written.
#[derive(Clone, Debug, PartialEq)]
pub struct Letters {
    /// What they say.
    pub text: String,
    /// The CSS `font-family`.
    pub family: String,
    /// Whether they are italic.
    pub italic: bool,
    /// Their colour.
    pub rgb: Rgb,
    /// What they cover, in fine units: upper-case letters and brackets reach 0.78 of the size above
    /// the base line, p and q reach 0.22 below it.
    pub covers: Rect,
}

/// Remembers everything drawn.
pub struct Recorder {
    /// In CSS pixels.
    size: (u32, u32),
    /// Device pixels in a CSS pixel.
    density: f64,
    /// What was drawn, in order.
    pub drawn: Vec<Drawn>,
}

impl Drawn {
    /// What it covers, in fine units; `None` for what covers nothing.
    pub fn covers(&self) -> Option<Rect> {
        match self {
            Drawn::Clear => None,
            Drawn::Stroke { points, width, .. } => {
                hull(points).map(|hull| hull.grown(f64::from(*width) / 2.0))
            }
            Drawn::Fill { points, .. } | Drawn::Hatch { points, .. } => hull(points),
            Drawn::Disc { centre, radius, .. } => {
                hull(&[*centre]).map(|hull| hull.grown(f64::from(*radius)))
            }
            Drawn::Letters(letters) => Some(letters.covers),
        }
    }

    /// The colour it is drawn in.
    pub fn rgb(&self) -> Option<Rgb> {
        match self {
            Drawn::Clear => None,
            Drawn::Stroke { rgb, .. }
            | Drawn::Fill { rgb, .. }
            | Drawn::Disc { rgb, .. }
            | Drawn::Hatch { rgb, .. }
            | Drawn::Letters(Letters { rgb, .. }) => Some(*rgb),
        }
    }
}

/// The smallest rectangle around the points.
fn hull(points: &[BackendCoord]) -> Option<Rect> {
    let xs = || points.iter().map(|&(x, _)| f64::from(x));
    let ys = || points.iter().map(|&(_, y)| f64::from(y));
    let (left, right) = (xs().reduce(f64::min)?, xs().reduce(f64::max)?);
    let (top, bottom) = (ys().reduce(f64::min)?, ys().reduce(f64::max)?);
    Some(Rect { left, top, right, bottom })
}

impl Recorder {
    /// An empty recorder.
    pub fn new(size: (u32, u32), density: f64) -> Self {
        Recorder { size, density, drawn: Vec::new() }
    }

    /// The whole surface, in fine units.
    pub fn area(&self) -> Rect {
        let (width, height) = self.get_size();
        Rect { left: 0.0, top: 0.0, right: f64::from(width), bottom: f64::from(height) }
    }

    /// The lines drawn: points, width, pattern.
    pub fn strokes(&self) -> impl Iterator<Item = (&[BackendCoord], u32, Dash)> {
        self.drawn.iter().filter_map(|drawn| match drawn {
            Drawn::Stroke { points, width, dash, .. } => Some((points.as_slice(), *width, *dash)),
            _ => None,
        })
    }

    /// The letters written, face by face.
    pub fn letters(&self) -> impl Iterator<Item = &Letters> {
        self.drawn.iter().filter_map(|drawn| match drawn {
            Drawn::Letters(letters) => Some(letters),
            _ => None,
        })
    }

    /// The texts written and what they cover in fine units, faces that follow each other joined.
    pub fn texts(&self) -> Vec<(String, Rect)> {
        let mut texts: Vec<(String, Rect)> = Vec::new();
        for letters in self.letters() {
            let Rect { left, top, right, bottom } = letters.covers;
            match texts.last_mut() {
                Some((text, covers))
                    if (covers.right - left).abs() <= 1.0 && (covers.top - top).abs() <= 1.0 =>
                {
                    text.push_str(&letters.text);
                    covers.right = right;
                    covers.bottom = covers.bottom.max(bottom);
                }
                _ => texts.push((letters.text.clone(), letters.covers)),
            }
        }
        texts
    }

    fn letter<S: BackendTextStyle>(&mut self, text: &str, style: &S, face: Face, at: BackendCoord) {
        let (size, anchor) = (style.size(), style.anchor());
        let width = self.advance(text, face) * size;
        let left = f64::from(at.0)
            - match anchor.h_pos {
                HPos::Left => 0.0,
                HPos::Center => width / 2.0,
                HPos::Right => width,
            };
        let base = f64::from(at.1)
            + size
                * match anchor.v_pos {
                    VPos::Top => 0.78,
                    VPos::Center => 0.35,
                    VPos::Bottom => -0.22,
                };
        let below =
            if text.contains(['p', 'q', 'g', 'j', 'y', '(', ')', ',', '‖']) { 0.22 } else { 0.0 };
        self.drawn.push(Drawn::Letters(Letters {
            text: text.to_owned(),
            family: style.family().as_str().to_owned(),
            italic: matches!(style.style(), FontStyle::Italic),
            rgb: style.color().rgb,
            covers: Rect {
                left,
                top: base - 0.78 * size,
                right: left + width,
                bottom: base + below * size,
            },
        }));
    }
}

type Done = Result<(), DrawingErrorKind<std::fmt::Error>>;

impl DrawingBackend for Recorder {
    type ErrorType = std::fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        let fine = |css: u32| (f64::from(css) * self.density).round() as u32 * FINE as u32;
        (fine(self.size.0), fine(self.size.1))
    }
    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }
    fn present(&mut self) -> Done {
        Ok(())
    }
    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Done {
        self.drawn.push(Drawn::Fill { points: vec![point], rgb: colour.rgb });
        Ok(())
    }
    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S) -> Done {
        self.draw_path([a, b], style)
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        _: bool,
    ) -> Done {
        self.fill_polygon([a, b], style)
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        let BackendColor { rgb, alpha } = style.color();
        // What nobody sees a canvas does not draw.
        if alpha > 0.0 {
            let points = path.into_iter().collect();
            let width = style.stroke_width();
            self.drawn.push(Drawn::Stroke { points, rgb, width, dash: Dash::Solid });
        }
        Ok(())
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        let points = path.into_iter().collect();
        self.drawn.push(Drawn::Fill { points, rgb: style.color().rgb });
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Done {
        self.drawn.push(Drawn::Disc { centre, radius, rgb: style.color().rgb });
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Done {
        self.letter(text, style, Face::Text, at);
        Ok(())
    }
}

impl Surface for Recorder {
    fn density(&self) -> f64 {
        self.density
    }
    fn clear(&mut self) -> Painted<Self> {
        self.drawn.push(Drawn::Clear);
        Ok(())
    }
    fn stroke(&mut self, points: &[BackendCoord], pen: &Pen) -> Painted<Self> {
        self.drawn.push(Drawn::Stroke {
            points: points.to_vec(),
            rgb: pen.colour.rgb,
            width: pen.width,
            dash: pen.dash,
        });
        Ok(())
    }
    fn hatch(&mut self, polygon: &[BackendCoord], _: i32, pen: &Pen) -> Painted<Self> {
        self.drawn.push(Drawn::Hatch { points: polygon.to_vec(), rgb: pen.colour.rgb });
        Ok(())
    }
    fn rim(&mut self, _: &str, _: &Lettering, _: BackendCoord) -> Painted<Self> {
        // A rim keeps letters readable; it says nothing.
        Ok(())
    }
    fn write(&mut self, text: &str, lettering: &Lettering, at: BackendCoord) -> Painted<Self> {
        self.letter(text, lettering, lettering.face, at);
        Ok(())
    }
}
