//! QR codes (ISO/IEC 18004), so that a class can take an address off the wall.

use qrcodegen::{QrCode, QrCodeEcc};

/// The most bytes that a QR code holds: version 40, the least correction.
pub const LIMIT: usize = 2953;
/// How wide the quiet zone is that every reader needs around the squares.
const QUIET: usize = 4;

/// A text as dark and light squares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    side: usize,
    dark: Vec<bool>,
}

/// A text does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How long it is.
    pub bytes: usize,
    /// How long it may be.
    pub limit: usize,
}

impl Qr {
    /// The code of a text, as small as can be, with as much correction as there is room for.
    ///
    /// # Errors
    ///
    /// When the text is longer than [`LIMIT`] bytes.
    ///
    /// ```
    /// # #[cfg(feature = "charts")] {
    /// use surprisal::exports::qr::{Qr, TooLong};
    /// assert_eq!(Qr::of("https://example.org").unwrap().side(), 25);
    /// assert_eq!(Qr::of(&"a".repeat(2954)), Err(TooLong { bytes: 2954, limit: 2953 }));
    /// # }
    /// ```
    pub fn of(text: &str) -> Result<Qr, TooLong> {
        // An address has letters of either case, so it is bytes; the denser ways would fit other texts.
        let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low)
            .map_err(|_| TooLong { bytes: text.len(), limit: LIMIT })?;
        let side = code.size();
        let squares = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
        let dark = squares.map(|(x, y)| code.get_module(x, y)).collect();
        Ok(Qr { side: side.unsigned_abs() as usize, dark })
    }

    /// How many squares a side has, without the quiet zone.
    pub fn side(&self) -> usize {
        self.side
    }

    /// How many squares a side has with the quiet zone: the size of what [`Qr::path`] is drawn in.
    pub fn side_with_quiet_zone(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// Whether the square at a column and row is dark; none outside is.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x) == Some(&true)
    }

    /// The dark squares as the path of an SVG in units of a square, the quiet zone left free.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|&x| self.is_dark(x, y)).count();
                if run > 0 {
                    let (left, top) = (x + QUIET, y + QUIET);
                    path.push_str(&format!("M{left} {top}h{run}v1h-{run}z"));
                }
                x += run.max(1);
            }
        }
        path
    }
}
