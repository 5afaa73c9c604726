//! A surface that remembers what it was asked to draw.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use surprisal::charts::surface::{Dash, FINE, Painted, Pen, Surface};

/// One thing drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// The surface was emptied.
    Clear,
    /// A line, or a path.
    Path(Vec<BackendCoord>, (u8, u8, u8), Dash),
    /// A filled shape.
    Fill(Vec<BackendCoord>, (u8, u8, u8)),
    /// A text, where.
    Text(String, BackendCoord),
}

/// Remembers everything drawn.
pub struct Recorder {
    /// In CSS pixels.
    pub size: (u32, u32),
    /// Device pixels in a CSS pixel.
    pub density: f64,
    /// What was drawn, in order.
    pub drawn: Vec<Drawn>,
}

impl Recorder {
    /// An empty recorder.
    pub fn new(size: (u32, u32), density: f64) -> Self {
        Recorder { size, density, drawn: Vec::new() }
    }

    /// The paths drawn.
    pub fn paths(&self) -> impl Iterator<Item = &Vec<BackendCoord>> {
        self.drawn.iter().filter_map(|drawn| match drawn {
            Drawn::Path(points, ..) => Some(points),
            _ => None,
        })
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
    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Done {
        self.drawn.push(Drawn::Fill(vec![point], color.rgb));
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
        self.drawn.push(Drawn::Fill(vec![a, b], style.color().rgb));
        Ok(())
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        if style.color().alpha > 0.0 {
            let points = path.into_iter().collect();
            self.drawn.push(Drawn::Path(points, style.color().rgb, Dash::Solid));
        }
        Ok(())
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.drawn.push(Drawn::Fill(path.into_iter().collect(), style.color().rgb));
        Ok(())
    }
    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        _: u32,
        style: &S,
        _: bool,
    ) -> Done {
        self.drawn.push(Drawn::Fill(vec![centre], style.color().rgb));
        Ok(())
    }
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, _: &S, at: BackendCoord) -> Done {
        self.drawn.push(Drawn::Text(text.to_owned(), at));
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
        self.drawn.push(Drawn::Path(points.to_vec(), pen.colour.rgb, pen.dash));
        Ok(())
    }
    fn write(
        &mut self,
        text: &str,
        lettering: &surprisal::charts::lettering::Lettering,
        at: BackendCoord,
        _: Option<(u8, u8, u8)>,
    ) -> Painted<Self> {
        self.draw_text(text, lettering, at)
    }
}
