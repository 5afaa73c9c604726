//! A field: a value in every cell of the plot, as a shade between two hues.

use super::theme::{Rgb, Theme};

/// Shades between −1 and 1 over the whole plot, row by row from below.
///
/// It is made once and shared, so a picture only points at it.
#[derive(Debug, PartialEq)]
pub struct Field {
    /// Cells in a row.
    pub columns: usize,
    /// The shades; what rows there are is full.
    pub shades: Vec<f32>,
}

/// How many colours a scale has on either side of 0.
const STEPS: usize = 64;

impl Field {
    /// A field of `side` × `side` cells over [0, 1]²: the shade of each at its middle.
    pub fn of_unit_square(side: usize, shade: impl Fn(f64, f64) -> f64) -> Field {
        let middle = |cell: usize| (cell as f64 + 0.5) / side as f64;
        let row = |y: usize| (0..side).map(move |x| (middle(x), middle(y)));
        let cells = (0..side).flat_map(row);
        let shades = cells.map(|(x, y)| shade(x, y).clamp(-1.0, 1.0) as f32).collect();
        Field { columns: side, shades }
    }

    /// Rows.
    pub fn rows(&self) -> usize {
        self.shades.len() / self.columns.max(1)
    }

    /// The colours of all cells, red, green, blue and opacity, row by row from above as images have it.
    pub fn pixels(&self, theme: &Theme) -> Vec<u8> {
        let scale = scale(theme);
        let mut pixels = Vec::with_capacity(4 * self.shades.len());
        for row in self.shades.rchunks_exact(self.columns.max(1)) {
            for shade in row {
                let step = (f64::from(*shade) * STEPS as f64).round() as isize;
                let index = step.saturating_add_unsigned(STEPS).clamp(0, 2 * STEPS as isize);
                let (red, green, blue) = scale.get(index as usize).copied().unwrap_or(theme.ground);
                pixels.extend([red, green, blue, 255]);
            }
        }
        pixels
    }
}

/// A diverging scale: from the model's hue through the ground to the truth's, in even steps.
///
/// The theme's colours are stored as the eye sees differences (sRGB), so even steps in them look even;
/// a test holds that against OKLab.
pub fn scale(theme: &Theme) -> Vec<Rgb> {
    let mix = |end: u8, ground: u8, share: f64| {
        (f64::from(ground) + share * (f64::from(end) - f64::from(ground))).round() as u8
    };
    (0..=2 * STEPS)
        .map(|index| {
            let end = if index < STEPS { theme.q } else { theme.p };
            let share = index.abs_diff(STEPS) as f64 / STEPS as f64;
            let ground = theme.ground;
            (mix(end.0, ground.0, share), mix(end.1, ground.1, share), mix(end.2, ground.2, share))
        })
        .collect()
}
