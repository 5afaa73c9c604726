//! The look of a chart: colours, line and text scale, faces; read from the page's tokens.

use super::picture::Hue;
use crate::state::decimal;

/// A colour: red, green, blue.
pub type Rgb = (u8, u8, u8);

/// The faces used where the page names none.
const TEXT: &str = "-apple-system, \"Segoe UI\", Roboto, \"Apple SD Gothic Neo\", \"Malgun Gothic\", \"Noto Sans KR\", \"Noto Sans CJK KR\", sans-serif";
const MATH: &str =
    "\"Surprisal Math\", \"STIX Two Math\", \"Cambria Math\", \"Latin Modern Math\", serif";

/// What a chart looks like.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// What everything is drawn on.
    pub ground: Rgb,
    /// Text and main lines.
    pub ink: Rgb,
    /// Tick labels and guides.
    pub muted: Rgb,
    /// Grid lines.
    pub grid: Rgb,
    /// The truth p.
    pub p: Rgb,
    /// The model q.
    pub q: Rgb,
    /// The mixture M.
    pub m: Rgb,
    /// Divergences, slacks, gaps.
    pub gap: Rgb,
    /// How much thicker than usual lines are.
    pub line_scale: f64,
    /// How much larger than usual text is.
    pub text_scale: f64,
    /// The face of words and numbers, as a CSS `font-family`.
    pub font: std::borrow::Cow<'static, str>,
    /// The face of variables, as a CSS `font-family`.
    pub math_font: std::borrow::Cow<'static, str>,
}

impl Theme {
    /// The light theme.
    pub const LIGHT: Theme = Theme {
        ground: (0xfd, 0xfc, 0xf9),
        ink: (0x1d, 0x1c, 0x1a),
        muted: (0x64, 0x5f, 0x56),
        grid: (0xe9, 0xe5, 0xda),
        p: (0x26, 0x53, 0xd8),
        q: (0xbc, 0x54, 0x16),
        m: (0x01, 0x44, 0x26),
        gap: (0x64, 0x06, 0x5a),
        line_scale: 1.0,
        text_scale: 1.0,
        font: std::borrow::Cow::Borrowed(TEXT),
        math_font: std::borrow::Cow::Borrowed(MATH),
    };

    /// The dark theme.
    pub const DARK: Theme = Theme {
        ground: (0x14, 0x16, 0x1a),
        ink: (0xed, 0xea, 0xe3),
        muted: (0xa9, 0xa4, 0x99),
        grid: (0x26, 0x2a, 0x31),
        p: (0x62, 0x92, 0xe1),
        q: (0xe0, 0x79, 0x37),
        m: (0x88, 0xfc, 0xa4),
        gap: (0xfe, 0xb0, 0xd0),
        ..Theme::LIGHT
    };

    /// The theme for the back row of a lecture hall.
    pub const PROJECTOR: Theme = Theme {
        ground: (0xff, 0xff, 0xff),
        ink: (0x00, 0x00, 0x00),
        muted: (0x33, 0x33, 0x33),
        grid: (0xd6, 0xd6, 0xd6),
        line_scale: 2.0,
        text_scale: 1.5,
        ..Theme::LIGHT
    };

    /// The theme that the page's custom properties describe; `property` gives the value of
    /// `--ground`, `--p` and so on. What is missing or cannot be read is taken from [`Theme::LIGHT`].
    ///
    /// ```
    /// # #[cfg(feature = "charts")] {
    /// use surprisal::charts::theme::Theme;
    /// let theme = Theme::read(|name| (name == "--p").then(|| "rgb(1, 2, 3)".to_owned()));
    /// assert_eq!(theme.p, (1, 2, 3));
    /// assert_eq!(theme.q, Theme::LIGHT.q);
    /// # }
    /// ```
    pub fn read(property: impl Fn(&str) -> Option<String>) -> Theme {
        let rgb =
            |name, otherwise| property(name).and_then(|text| colour(&text)).unwrap_or(otherwise);
        let scale = |name, otherwise| {
            property(name)
                .and_then(|text| decimal::read(text.trim(), 0))
                .filter(|scale| (0.25..=8.0).contains(scale))
                .unwrap_or(otherwise)
        };
        let face = |name, otherwise: &std::borrow::Cow<'static, str>| {
            property(name)
                .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|text| !text.is_empty())
                .map_or_else(|| otherwise.clone(), std::borrow::Cow::Owned)
        };
        let light = Theme::LIGHT;
        Theme {
            ground: rgb("--ground", light.ground),
            ink: rgb("--ink", light.ink),
            muted: rgb("--muted", light.muted),
            grid: rgb("--grid", light.grid),
            p: rgb("--p", light.p),
            q: rgb("--q", light.q),
            m: rgb("--m", light.m),
            gap: rgb("--gap", light.gap),
            line_scale: scale("--line-scale", light.line_scale),
            text_scale: scale("--text-scale", light.text_scale),
            font: face("--font-text", &light.font),
            math_font: face("--font-math", &light.math_font),
        }
    }

    /// The theme with everything that has a size `scale` times as large.
    pub fn scaled(self, scale: f64) -> Theme {
        Theme { line_scale: self.line_scale * scale, text_scale: self.text_scale * scale, ..self }
    }

    /// The colour that `hue` is drawn in.
    pub fn colour(&self, hue: Hue) -> Rgb {
        match hue {
            Hue::P => self.p,
            Hue::Q => self.q,
            Hue::M => self.m,
            Hue::Gap => self.gap,
            Hue::Ink => self.ink,
            Hue::Muted => self.muted,
        }
    }
}

/// The colour that a CSS value names: `#rgb`, `#rrggbb`, `rgb(1, 2, 3)` or `rgb(1 2 3)`.
pub fn colour(text: &str) -> Option<Rgb> {
    let text = text.trim();
    if let Some(hex) = text.strip_prefix('#') {
        let digits: Vec<u8> = hex
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|value| u8::try_from(value).ok()))
            .collect::<Option<_>>()?;
        return match digits[..] {
            [r, g, b] => Some((r * 17, g * 17, b * 17)),
            [r, r2, g, g2, b, b2] => Some((r * 16 + r2, g * 16 + g2, b * 16 + b2)),
            _ => None,
        };
    }
    let inside =
        text.strip_prefix("rgba(").or_else(|| text.strip_prefix("rgb("))?.strip_suffix(')')?;
    let mut parts = inside
        .split([',', ' ', '/'])
        .filter(|part| !part.is_empty())
        .map(|part| decimal::read(part, 0).filter(|value| value.is_finite()));
    let mut channel = || Some(parts.next()??.round().clamp(0.0, 255.0) as u8);
    Some((channel()?, channel()?, channel()?))
}
