//! How wide letters are where nobody can be asked: in the faces that every system has.
//!
//! The faces of the book are not where a picture is opened later. Arial and Times are, or faces made to
//! the same widths (Helvetica, Liberation, Nimbus, Tinos), so a document that is set in them by these
//! numbers looks the same everywhere.

use crate::charts::lettering::Face;

/// The faces of words, as SVG names them.
pub const WORDS: &str = "Arial, Helvetica, 'Liberation Sans', sans-serif";
/// The faces of Korean words: first those that have Hangul, since not every program asks the next.
pub const KOREAN: &str =
    "'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', Arial, sans-serif";
/// The faces of formulas, as SVG names them.
pub const FORMULAS: &str = "'Times New Roman', Times, 'Liberation Serif', serif";

/// How far a letter advances, in multiples of the letter size.
///
/// Accuracy: to a thousandth for ASCII, whose widths all these faces share; generous for the rest.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::charts::lettering::Face;
/// use surprisal::exports::metrics::advance;
/// assert_eq!(advance('0', Face::Text), 0.556); // as in Adobe's metrics of Helvetica
/// # }
/// ```
pub fn advance(letter: char, face: Face) -> f64 {
    let widths = match face {
        Face::Text => &SANS,
        Face::Upright => &SERIF,
        Face::Variable => &ITALIC,
    };
    let ascii = u32::from(letter).checked_sub(32).and_then(|index| widths.get(index as usize));
    if let Some(thousandths) = ascii {
        return f64::from(*thousandths) / 1000.0;
    }
    match letter {
        '\u{300}'..='\u{36f}' => 0.0,
        '\u{a0}' | '·' | '’' | '‘' | '′' => 0.28,
        '‖' => 0.38,
        '“' | '”' | '¹' | '²' | '³' | '⁰'..='⁹' | '⁻' | '₀'..='₉' | 'ℓ' | '⌈' | '⌉' => {
            0.45
        }
        '−' | '×' | '±' | '≤' | '≥' | '≈' | '√' | '⋅' => 0.58,
        'α'..='ω' => 0.56,
        '∞' | '∑' | 'Σ' | 'Ω' | '½' | '∂' | '∈' | '∉' | '⊆' => 0.75,
        _ => 1.0,
    }
}

/// Words: Arial, Helvetica, Liberation Sans.
const SANS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Upright letters of formulas: Times, Liberation Serif.
const SERIF: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// Variables: the same in italics.
const ITALIC: [u16; 95] = [
    250, 333, 420, 500, 500, 833, 778, 214, 333, 333, 500, 675, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 675, 675, 675, 500, 920, 611, 611, 667, 722, 611,
    611, 722, 722, 333, 444, 667, 556, 833, 667, 722, 611, 722, 611, 500, 556, 722, 611, 833, 611,
    556, 556, 389, 278, 389, 422, 500, 333, 500, 500, 444, 500, 444, 278, 500, 500, 278, 278, 444,
    278, 722, 500, 500, 500, 500, 389, 389, 278, 500, 444, 667, 444, 444, 389, 400, 275, 400, 541,
];
