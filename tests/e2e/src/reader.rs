//! A reader's screen, language and preferences.

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reader {
    /// The width of the window, in CSS pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Device pixels in a CSS pixel.
    pub density: f64,
    /// Whether the screen is one that is touched, as a phone's.
    pub touch: bool,
    /// The languages preferred, best first, separated by commas.
    pub languages: &'static str,
    /// Whether the system is dark.
    pub dark: bool,
    /// Whether the system asks for less motion; most tests do, to wait for no transition.
    pub still: bool,
}

impl Reader {
    /// At a laptop.
    pub const DESKTOP: Reader = Reader {
        width: 1280,
        height: 800,
        density: 1.0,
        touch: false,
        languages: "en-US,en",
        dark: false,
        still: true,
    };

    /// With a phone.
    pub const PHONE: Reader =
        Reader { width: 360, height: 740, density: 3.0, touch: true, ..Reader::DESKTOP };

    /// Before a projector.
    pub const PROJECTOR: Reader = Reader { height: 720, ..Reader::DESKTOP };

    /// The same reader, preferring Korean.
    pub const fn korean(self) -> Reader {
        Reader { languages: "ko-KR,ko", ..self }
    }

    /// The same reader, with a dark system.
    pub const fn dark(self) -> Reader {
        Reader { dark: true, ..self }
    }

    /// The same reader, before a screen of another density.
    pub const fn density(self, density: f64) -> Reader {
        Reader { density, ..self }
    }

    /// The same reader, with a window of another size.
    pub const fn sized(self, width: u32, height: u32) -> Reader {
        Reader { width, height, ..self }
    }
}
