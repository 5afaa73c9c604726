//! A picture is data: axes, and marks in data coordinates, each tagged with what it stands for.
use super::field::Field;
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
    /// Round, its area in proportion to a weight, in 255ths.
    Weight(u8),
}

impl Marker {
    /// The marker of a weight between 0 and 1.
    pub fn of_weight(weight: f64) -> Marker {
        Marker::Weight((255.0 * weight).round() as u8)
    }
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
    /// An upright bar over [from, to] that stands on 0.
    Bar {
        /// Its left edge.
        from: f64,
        /// Its right edge.
        to: f64,
        /// Its upper edge.
        height: f64,
    },
    /// An arrow that leaves the frame upward at x: the quantity is infinite there.
    Escape {
        /// Where.
        x: f64,
        /// Says what and why: `KL(p‖q) → ∞`.
        label: Label,
    },
}

/// What dragging a mark changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Handle {
    /// The parameter: `"p"`, `"q"`.
    pub parameter: &'static str,
    /// Which of its numbers, counted from 0; a coin has one.
    pub index: usize,
    /// How a place in the picture stands for the number.
    pub scale: HandleScale,
}

/// How a place in the picture stands for a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum HandleScale {
    /// As itself.
    Plain,
    /// The height is the surprisal of the number, in a unit of so many for a nat.
    Surprisal(f64),
    /// The height is so many times the number.
    Times(f64),
    /// The number is how far the place lies from this abscissa, to either side.
    Distance(f64),
    /// The number is this one divided by the abscissa.
    Quotient(f64),
    /// The number is this one times e to so many times the abscissa.
    Exponential(f64, f64),
    /// The height is the surprisal of an outcome under a softmax, and the number is its logit.
    Logit {
        /// How many of the unit a nat is.
        nat: f64,
        /// The temperature.
        temperature: f64,
        /// The logarithm of what the exponentials of the other outcomes sum to, in nats.
        others: f64,
    },
}

impl HandleScale {
    /// Whether the number becomes less further to the right.
    pub fn falls(&self) -> bool {
        match self {
            HandleScale::Quotient(_) => true,
            HandleScale::Exponential(_, rate) => *rate < 0.0,
            _ => false,
        }
    }
}

impl Handle {
    /// What dragging the handle to a place means: the coordinates of the number itself. A logit is the
    /// abscissa, as dials are.
    pub fn means(&self, (x, y): (f64, f64)) -> (f64, f64) {
        match self.scale {
            HandleScale::Plain => (x, y),
            HandleScale::Surprisal(nat) => (x, (-y / nat).exp()),
            HandleScale::Times(one) => (x, y / one),
            HandleScale::Distance(from) => ((x - from).abs(), y),
            HandleScale::Quotient(of) => (of / x, y),
            HandleScale::Exponential(of, rate) => (of * (rate * x).exp(), y),
            HandleScale::Logit { nat, temperature, others } => {
                // z/T = others + log q − log(1 − q); +∞ at the foot, where q is 1.
                let surprisal = (y / nat).max(0.0);
                let log_rest = (-(-surprisal).exp_m1()).ln();
                (temperature * (others - surprisal - log_rest), y)
            }
        }
    }
}

/// A shape with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its colour by meaning.
    pub hue: Hue,
    /// What it stands for, if a proof line or a readout can talk about it.
    pub focus: Option<Focus>,
    /// What dragging it changes, if it is a handle.
    pub handle: Option<Handle>,
    /// The shape.
    pub shape: Shape,
}

/// A field that pictures share; the same one is the same ground.
#[derive(Clone, Copy, Debug)]
pub struct Ground(pub &'static Field);

impl PartialEq for Ground {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// What is on one chart: axes and marks. The axes make the static layer, the marks the live one.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The horizontal axis.
    pub x: super::axis::Axis,
    /// The vertical axis.
    pub y: super::axis::Axis,
    /// What colours the plot under the axes' lines; it is part of the static layer.
    pub ground: Option<Ground>,
    /// The marks, painted in order.
    pub marks: Vec<Mark>,
}

impl Hue {
    /// The stroke that tells this hue's curves apart without colour.
    pub fn stroke(self) -> Stroke {
        match self {
            Hue::P | Hue::Gap | Hue::Ink => Stroke::Solid,
            Hue::Q => Stroke::Dashed,
            Hue::M => Stroke::Dotted,
            Hue::Muted => Stroke::Thin,
        }
    }

    /// The marker that tells this hue's points apart without colour.
    pub fn marker(self) -> Marker {
        match self {
            Hue::P => Marker::Round,
            Hue::Q => Marker::Square,
            Hue::M => Marker::Diamond,
            Hue::Gap | Hue::Ink | Hue::Muted => Marker::Dot,
        }
    }
}

impl Label {
    /// A label; what it says is symbols.
    pub fn new(text: impl Into<String>, side: Side) -> Self {
        Label { text: text.into(), side }
    }
}

/// Marks read as sentences: `Mark::curve(Hue::P, points).labelled("H(p)", Side::Above).about(Focus::Curve)`.
impl Mark {
    fn new(hue: Hue, shape: Shape) -> Self {
        Mark { hue, focus: None, handle: None, shape }
    }

    /// A curve through `points`, in the hue's own stroke.
    pub fn curve(hue: Hue, points: Vec<(f64, f64)>) -> Self {
        Self::new(hue, Shape::Curve { points, stroke: hue.stroke(), label: None })
    }

    /// A straight line, in the hue's own stroke.
    pub fn line(hue: Hue, from: (f64, f64), to: (f64, f64)) -> Self {
        Self::new(hue, Shape::Line { from, to, stroke: hue.stroke(), label: None })
    }

    /// A thin dashed line that guides the eye.
    pub fn guide(hue: Hue, from: (f64, f64), to: (f64, f64)) -> Self {
        Self::line(hue, from, to).drawn(Stroke::ThinDashed)
    }

    /// Words beside a place where nothing is drawn: the label of a line without length.
    pub fn words(hue: Hue, at: (f64, f64), text: impl Into<String>, side: Side) -> Self {
        Self::line(hue, at, at).labelled(text, side)
    }

    /// The area between two curves: (x, lower, upper).
    pub fn area(hue: Hue, points: Vec<(f64, f64, f64)>) -> Self {
        Self::new(hue, Shape::Area { points })
    }

    /// A point, as the hue's own marker.
    pub fn point(hue: Hue, at: (f64, f64)) -> Self {
        Self::new(hue, Shape::Point { at, marker: hue.marker(), label: None })
    }

    /// A small dot.
    pub fn dot(hue: Hue, at: (f64, f64)) -> Self {
        Self::new(hue, Shape::Point { at, marker: Marker::Dot, label: None })
    }

    /// A bracket at x that measures from one height to another.
    pub fn bracket(hue: Hue, x: f64, from: f64, to: f64) -> Self {
        Self::new(hue, Shape::Bracket { x, from, to, label: None })
    }

    /// A bar over [from, to], as high as `height`.
    pub fn bar(hue: Hue, (from, to): (f64, f64), height: f64) -> Self {
        Self::new(hue, Shape::Bar { from, to, height })
    }

    /// An arrow out of the frame at x, saying what is infinite there and why.
    pub fn escape(hue: Hue, x: f64, text: impl Into<String>, side: Side) -> Self {
        Self::new(hue, Shape::Escape { x, label: Label::new(text, side) })
    }

    /// With a label, on `side` where there is room.
    pub fn labelled(mut self, text: impl Into<String>, side: Side) -> Self {
        let new = Label::new(text, side);
        match &mut self.shape {
            Shape::Curve { label, .. }
            | Shape::Line { label, .. }
            | Shape::Point { label, .. }
            | Shape::Bracket { label, .. } => *label = Some(new),
            Shape::Escape { label, .. } => *label = new,
            Shape::Area { .. } | Shape::Bar { .. } => {}
        }
        self
    }

    /// Drawn with this stroke instead of the hue's own.
    pub fn drawn(mut self, with: Stroke) -> Self {
        if let Shape::Curve { stroke, .. } | Shape::Line { stroke, .. } = &mut self.shape {
            *stroke = with;
        }
        self
    }

    /// Drawn as this marker instead of the hue's own.
    pub fn marked(mut self, with: Marker) -> Self {
        if let Shape::Point { marker, .. } = &mut self.shape {
            *marker = with;
        }
        self
    }

    /// Standing for `focus` in proof lines and readouts.
    pub fn about(mut self, focus: Focus) -> Self {
        self.focus = Some(focus);
        self
    }

    /// A handle: dragging it changes `parameter`.
    pub fn changes(self, parameter: &'static str) -> Self {
        self.changes_one(parameter, 0)
    }

    /// A handle: dragging it changes one of the numbers of `parameter`.
    pub fn changes_one(self, parameter: &'static str, index: usize) -> Self {
        self.held(parameter, index, HandleScale::Plain)
    }

    /// A handle whose height is the surprisal of one of the numbers of `parameter`, in a unit of so
    /// many for a nat.
    pub fn surprises(self, parameter: &'static str, index: usize, nat: f64) -> Self {
        self.held(parameter, index, HandleScale::Surprisal(nat))
    }

    /// A handle: where it is dragged to stands on this scale for one of the numbers of `parameter`.
    pub fn held(mut self, parameter: &'static str, index: usize, scale: HandleScale) -> Self {
        self.handle = Some(Handle { parameter, index, scale });
        self
    }
}

impl Picture {
    /// A picture with these axes and nothing on them.
    pub fn new(x: super::axis::Axis, y: super::axis::Axis) -> Self {
        Picture { x, y, ground: None, marks: Vec::new() }
    }

    /// The picture with its plot coloured by a field.
    pub fn over(self, field: &'static Field) -> Self {
        Picture { ground: Some(Ground(field)), ..self }
    }

    /// The picture without what is too small to read in a small one: numbers, names, handles.
    pub fn in_small(mut self) -> Self {
        (self.x, self.y) = (self.x.bare(), self.y.bare());
        self.marks.retain(|mark| !matches!(mark.shape, Shape::Escape { .. }));
        for mark in &mut self.marks {
            mark.handle = None;
            match &mut mark.shape {
                Shape::Curve { label, .. }
                | Shape::Line { label, .. }
                | Shape::Point { label, .. }
                | Shape::Bracket { label, .. } => *label = None,
                Shape::Area { .. } | Shape::Bar { .. } | Shape::Escape { .. } => {}
            }
        }
        self
    }

    /// The picture with `mark` on top.
    pub fn with(mut self, mark: Mark) -> Self {
        self.marks.push(mark);
        self
    }

    /// The picture with `marks` on top.
    pub fn with_all(mut self, marks: impl IntoIterator<Item = Mark>) -> Self {
        self.marks.extend(marks);
        self
    }
}
