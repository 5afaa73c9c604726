//! A picture painted as the page paints it: two layers over one layout.

use surprisal::charts::frame::{self, Layout};
use surprisal::charts::marks::Painter;
use surprisal::charts::picture::Picture;
use surprisal::charts::projection::Rect;
use surprisal::charts::surface::FINE;
use surprisal::charts::theme::Theme;
use surprisal::proof::Focus;

use super::recorder::Recorder;

/// What a chart is shown on.
#[derive(Clone, Debug)]
pub struct Screen {
    /// The size of the chart, in CSS pixels.
    pub size: (u32, u32),
    /// Device pixels in a CSS pixel.
    pub density: f64,
    /// The theme.
    pub theme: Theme,
}

/// A desktop's chart.
pub const DESKTOP: Screen = Screen { size: (640, 400), density: 1.0, theme: Theme::LIGHT };

/// The themes of the book, and letters and lines at half and twice their size.
pub fn themes() -> [Theme; 5] {
    [
        Theme::LIGHT,
        Theme::DARK,
        Theme::PROJECTOR,
        Theme::LIGHT.scaled(0.5),
        Theme::LIGHT.scaled(2.0),
    ]
}

/// A picture, painted.
pub struct Chart {
    /// Where everything stands.
    pub layout: Layout,
    /// The axes.
    pub still: Recorder,
    /// The marks.
    pub live: Recorder,
}

impl Screen {
    /// Paints both layers; `None` where the screen is too small to show anything.
    pub fn paint(&self, picture: &Picture, focus: Option<Focus>) -> Option<Chart> {
        let mut still = Recorder::new(self.size, self.density);
        let mut live = Recorder::new(self.size, self.density);
        let layout = Layout::new(&still, &picture.x, &picture.y, &self.theme)?;
        frame::paint(&mut still, &layout, picture, &self.theme).unwrap();
        Painter::default().paint(&mut live, &layout, picture, &self.theme, focus).unwrap();
        Some(Chart { layout, still, live })
    }
}

impl Chart {
    /// The plot, in fine units.
    pub fn plot(&self, screen: &Screen) -> Rect {
        let unit = screen.density * f64::from(FINE);
        let Rect { left, top, right, bottom } = *self.layout.projection.plot();
        Rect { left: left * unit, top: top * unit, right: right * unit, bottom: bottom * unit }
    }
}
