//! Formulas set for a picture: fractions, roots, scripts, variables in their colours.
//!
//! A canvas and an SVG know letters and lines. So a formula is laid out here, as boxes in boxes, from
//! its MathML, into letters with a place and lines. What the book's formulas need is all there is.

use super::mathml::{self, Node, Space};
use crate::charts::picture::Hue;

/// How large letters of scripts and of fractions are.
const SCRIPT: f64 = 0.72;
const FRACTION: f64 = 0.76;
/// Where the bar of a fraction lies above the base line, and how much room is on either side of it.
const AXIS: f64 = 0.27;
const CLEAR: f64 = 0.1;
/// How far letters reach above and below the base line.
const ASCENT: f64 = 0.74;
const DESCENT: f64 = 0.22;

/// A formula, set: all in multiples of the letter size, from the left end of its base line, y downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typeset {
    /// How wide it is.
    pub width: f64,
    /// How far it reaches above its base line.
    pub ascent: f64,
    /// How far it reaches below.
    pub descent: f64,
    /// Its letters.
    pub letters: Vec<Letters>,
    /// Its lines: bars of fractions, roots.
    pub lines: Vec<Vec<(f64, f64)>>,
}

/// Letters on one base line.
#[derive(Clone, Debug, PartialEq)]
pub struct Letters {
    /// What they say.
    pub text: String,
    /// The left end of their base line.
    pub at: (f64, f64),
    /// Their size.
    pub size: f64,
    /// Their colour, where they have one of their own.
    pub hue: Option<Hue>,
}

/// Sets a formula; `width` is that of letters of size 1.
pub fn typeset(mathml: &str, width: &dyn Fn(&str) -> f64) -> Typeset {
    row(&mathml::read(mathml), width)
}

impl Typeset {
    /// Plain letters, in the faces of a formula.
    pub fn of(text: &str, hue: Option<Hue>, width: &dyn Fn(&str) -> f64) -> Typeset {
        let letters = Letters { text: text.to_owned(), at: (0.0, 0.0), size: 1.0, hue };
        Typeset {
            width: width(text),
            ascent: ASCENT,
            descent: DESCENT,
            letters: if text.is_empty() { Vec::new() } else { vec![letters] },
            lines: Vec::new(),
        }
    }

    /// The formula in letters `by` times as large.
    pub fn scaled(mut self, by: f64) -> Typeset {
        for own in &mut self.letters {
            own.at = (by * own.at.0, by * own.at.1);
            own.size *= by;
        }
        for at in self.lines.iter_mut().flatten() {
            *at = (by * at.0, by * at.1);
        }
        self.width *= by;
        self.ascent *= by;
        self.descent *= by;
        self
    }

    /// Puts another one behind it, its base line lower by `down`.
    pub fn add(&mut self, mut other: Typeset, down: f64) {
        let across = self.width;
        self.width += other.width;
        other.moved(across, down);
        self.take(other);
    }

    fn moved(&mut self, across: f64, down: f64) {
        for own in &mut self.letters {
            own.at = (own.at.0 + across, own.at.1 + down);
        }
        for at in self.lines.iter_mut().flatten() {
            *at = (at.0 + across, at.1 + down);
        }
        self.ascent -= down;
        self.descent += down;
    }

    fn take(&mut self, other: Typeset) {
        self.ascent = self.ascent.max(other.ascent);
        self.descent = self.descent.max(other.descent);
        self.letters.extend(other.letters);
        self.lines.extend(other.lines);
    }
}

fn row(node: &Node, width: &dyn Fn(&str) -> f64) -> Typeset {
    let mut row = Typeset { ascent: ASCENT, descent: DESCENT, ..Typeset::default() };
    for (space, part) in mathml::parts(node) {
        row.width += match space {
            Space::None => 0.0,
            Space::Thin => 0.18,
            Space::Wide => 0.26,
        };
        row.add(set(part, width), 0.0);
    }
    row
}

fn set(node: &Node, width: &dyn Fn(&str) -> f64) -> Typeset {
    let child = |index: usize| node.children.get(index).map(|child| set(child, width));
    let script = |index: usize| child(index).unwrap_or_default().scaled(SCRIPT);
    let base = || child(0).unwrap_or_default();
    match node.name {
        "mfrac" => fraction(base(), child(1).unwrap_or_default()),
        "msqrt" => root(row(
            &Node { name: "mrow", children: node.children.clone(), ..Node::default() },
            width,
        )),
        "mover" => {
            let mut barred = base();
            let height = -0.6;
            barred.lines.push(vec![(0.08, height), (barred.width, height)]);
            barred
        }
        "msub" | "munder" => {
            let mut set = base();
            set.add(script(1), 0.2);
            set
        }
        "msup" => {
            let mut set = base();
            let prime =
                node.children.get(1).is_some_and(|index| index.text.starts_with(['′', '″']));
            // A prime stands high by itself.
            set.add(
                if prime { child(1).unwrap_or_default() } else { script(1) },
                if prime { 0.0 } else { -0.36 },
            );
            set
        }
        "msubsup" | "munderover" => {
            let mut set = base();
            let mut above = script(2);
            above.moved(set.width, -0.4);
            let wide = above.width;
            let start = set.width;
            set.take(above);
            set.add(script(1), 0.22);
            set.width = set.width.max(start + wide);
            set
        }
        _ if node.children.is_empty() => {
            let hue = match node.class {
                "p" => Some(Hue::P),
                "q" => Some(Hue::Q),
                "m" => Some(Hue::M),
                _ => None,
            };
            // Written low, a star in the middle of the line stands above it; a sum is a large sign.
            let text = node.text.replace('∗', "*");
            let sum = matches!(text.as_str(), "∑" | "∫");
            let set = Typeset::of(&text, hue, width);
            if sum { set.scaled(1.2) } else { set }
        }
        _ => row(node, width),
    }
}

fn fraction(upper: Typeset, lower: Typeset) -> Typeset {
    let (mut upper, mut lower) = (upper.scaled(FRACTION), lower.scaled(FRACTION));
    let inner = upper.width.max(lower.width);
    let (side, width) = (0.1, inner + 0.2);
    upper.moved(side + (inner - upper.width) / 2.0, -(AXIS + CLEAR + upper.descent));
    lower.moved(side + (inner - lower.width) / 2.0, CLEAR + lower.ascent - AXIS);
    let mut set = Typeset { width, ..Typeset::default() };
    set.take(upper);
    set.take(lower);
    set.lines.push(vec![(0.05, -AXIS), (width - 0.05, -AXIS)]);
    set
}

fn root(mut inner: Typeset) -> Typeset {
    let (sign, top, foot) = (0.52, -(inner.ascent + 0.06), inner.descent - 0.04);
    inner.moved(sign, 0.0);
    let end = sign + inner.width + 0.04;
    let middle = (top + 2.0 * foot) / 3.0;
    inner.lines.push(vec![
        (0.02, middle + 0.08),
        (0.12, middle),
        (0.28, foot),
        (0.48, top),
        (end, top),
    ]);
    inner.width = end + 0.04;
    inner.ascent += 0.12;
    inner
}
