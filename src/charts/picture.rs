//! A picture is data: axes, and marks in data coordinates, each tagged with what it stands for.
use crate::proof::Focus;

/// What a mark's colour means; the same everywhere in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hue {
    /// The truth p.
    P,
    /// The model q.
    Q,
    /// The mixture M.
    M,
    /// A divergence, a slack, a gap.
    Gap,
    /// Full-strength text colour.
    Ink,
    /// Muted text colour.
    Muted,
}

/// How a line is drawn, so that hues are told apart without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Solid: p, and main curves.
    Solid,
    /// Long dashes: q.
    Dashed,
    /// Dots: M.
    Dotted,
    /// A thin solid line: guides.
    Thin,
    /// A thin dashed guide.
    ThinDashed,
}

/// How a point is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// Round: p.
    Round,
    /// Square: q.
    Square,
    /// Diamond: M.
    Diamond,
    /// A small dot, for points that are not handles.
    Dot,
}

/// Where a label stands relative to its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left of the anchor.
    Left,
    /// Right of the anchor.
    Right,
    /// Above the anchor.
    Above,
    /// Below the anchor.
    Below,
}

/// A short text in the picture; symbols only, so that it needs no translation.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says: `H(p)`, `KL(p‖q) 0.223`.
    pub text: String,
    /// Where it stands; moved to the other side where it would leave the frame.
    pub side: Side,
}

/// A shape, in data coordinates.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A curve through points in order of x; cut where it leaves the axes, split where not finite.
    Curve {
        /// The samples; non-finite ordinates split the curve.
        points: Vec<(f64, f64)>,
        /// How it is drawn.
        stroke: Stroke,
        /// A label at its end.
        label: Option<Label>,
    },
    /// A straight line between two points, clipped to the axes.
    Line {
        /// One end.
        from: (f64, f64),
        /// The other end.
        to: (f64, f64),
        /// How it is drawn.
        stroke: Stroke,
        /// A label at `to`.
        label: Option<Label>,
    },
    /// The area between two curves over the same abscissae, lightly filled.
    Area {
        /// (x, lower, upper).
        points: Vec<(f64, f64, f64)>,
    },
    /// A marked point.
    Point {
        /// Where.
        at: (f64, f64),
        /// How it is drawn.
        marker: Marker,
        /// A label beside it.
        label: Option<Label>,
    },
    /// A vertical bracket that measures a gap at x.
    Bracket {
        /// Where it stands.
        x: f64,
        /// Its lower end.
        from: f64,
        /// Its upper end; +∞ runs out of the frame as an arrow.
        to: f64,
        /// Its value.
        label: Option<Label>,
    },
    /// An arrow that leaves the frame upward at x: the quantity is infinite there.
    Escape {
        /// Where.
        x: f64,
        /// Says what and why: `KL(p‖q) → ∞`.
        label: Label,
    },
}

/// A shape with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its colour by meaning.
    pub hue: Hue,
    /// What it stands for, if a proof line or a readout can talk about it.
    pub focus: Option<Focus>,
    /// The parameter (`"p"`, `"q"`) that dragging it changes, if it is a handle.
    pub handle: Option<&'static str>,
    /// The shape.
    pub shape: Shape,
}

/// What is on one chart: axes and marks. The axes make the static layer, the marks the live one.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The horizontal axis.
    pub x: super::axis::Axis,
    /// The vertical axis.
    pub y: super::axis::Axis,
    /// The marks, painted in order.
    pub marks: Vec<Mark>,
}
