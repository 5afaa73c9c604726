//! A proof is data: lines with a relation, a value at the present state, and the checker's verdict.
//!
//! The words and formulas of a line live with the lesson that shows it; a line is known by its `key`.

pub mod averaged_predictions;
pub mod block_code;
pub mod broken;
pub mod check;
pub mod density_divergence;
pub mod discriminator;
pub mod entropy_bounds;
pub mod fact;
pub mod gibbs_inequality;
pub mod information_inequality;
pub mod jensen_inequality;
pub mod jensen_shannon_bounds;
pub mod jensen_shannon_gap;
pub mod kraft_bound;
pub mod outcome;
pub mod question;
pub mod rebuilding;
mod shuffle;
pub mod softmax_gradient;
pub mod space_saving;
mod support;
pub mod supporting_line;
pub mod tangent_and_chord;
pub mod triangle_inequality;
pub mod value;

pub use fact::Fact;

use crate::measures::{Measure, Unit};

/// How a line relates to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The first line of a chain: relates to nothing.
    Start,
    /// Equal to the line before.
    Equal,
    /// The line before ≤ this line.
    AtMost,
    /// The line before ≥ this line.
    AtLeast,
}

/// The piece of a picture that a proof line, a term or a readout talks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The point or bar of p.
    P,
    /// The point or bar of q.
    Q,
    /// The mixture M.
    M,
    /// The main curve.
    Curve,
    /// The curve or readout of the other direction.
    Reverse,
    /// The gap that the proof is about.
    Gap,
    /// A second gap.
    SecondGap,
    /// The tangent.
    Tangent,
    /// The chord.
    Chord,
    /// The points q/p at weights p.
    Points,
    /// The centre of mass of the points.
    Mean,
    /// The floor: 0, or the lower bound.
    Floor,
    /// The ceiling: log 2, log K, or the upper bound.
    Ceiling,
}

/// One checked line of a proof.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The line's name within its proof, which the lesson's texts are filed under.
    pub key: &'static str,
    /// How it relates to the line before.
    pub relation: Relation,
    /// Its value at the present state, of the proof's dimension; may be ±∞.
    pub value: f64,
    /// How far rounding can have moved the value: what the check cannot see.
    pub rounding: f64,
    /// How much an inequality gives away: ≥ 0 when it holds, 0 for =, negative when it is false by
    /// this much.
    pub slack: f64,
    /// Whether the relation holds at the present state.
    pub holds: bool,
    /// What it talks about in the picture.
    pub focus: Option<Focus>,
    /// The facts it rests on, the deciding one first; a start rests on none.
    pub facts: &'static [Fact],
}

/// A condition under which an inequality becomes an equality.
#[derive(Clone, Debug, PartialEq)]
pub struct Equality {
    /// The condition's name, which the lesson's texts are filed under.
    pub key: &'static str,
    /// Whether it is met at the present state.
    pub met: bool,
}

/// What the values, slacks and bounds of a proof measure, and so how a figure shows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Information, in nats.
    #[default]
    Information,
    /// A Jensen–Shannon distance, the root of information, in √nat.
    Distance,
    /// The value of some function: a plain number, the same in every unit and shown without one.
    Number,
    /// How many there are: a whole number, shown as one.
    Count,
}

impl Dimension {
    /// Whether it is the same in every unit.
    pub fn is_plain(self) -> bool {
        matches!(self, Dimension::Number | Dimension::Count)
    }

    /// A value of this dimension in `unit`.
    ///
    /// Accuracy: 3 units in the last place.
    ///
    /// ```
    /// use surprisal::measures::Unit;
    /// use surprisal::proof::Dimension;
    /// // log 2 nat is a bit; √log 2 √nat is a √bit; the number 2 is 2.
    /// let log_2 = std::f64::consts::LN_2;
    /// assert!((Dimension::Information.in_unit(log_2, Unit::Bit) - 1.0).abs() < 1e-15);
    /// assert!((Dimension::Distance.in_unit(log_2.sqrt(), Unit::Bit) - 1.0).abs() < 1e-15);
    /// assert_eq!(Dimension::Number.in_unit(2.0, Unit::Bit), 2.0);
    /// ```
    pub fn in_unit(self, value: f64, unit: Unit) -> f64 {
        match self {
            Dimension::Information => unit.from_nats(value),
            Dimension::Distance => Measure::JsDistance.in_unit(value, unit),
            Dimension::Number | Dimension::Count => value,
        }
    }
}

/// A proof, evaluated and checked at one state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proof {
    /// Its name in hooks: `kl.information-inequality`.
    pub id: &'static str,
    /// What its values measure.
    pub dimension: Dimension,
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// The equality conditions.
    pub equalities: Vec<Equality>,
    /// How far the ends of its chains lie apart, from the measures rather than the lines.
    pub bounded: f64,
}

impl Proof {
    /// Whether every relation holds.
    pub fn holds(&self) -> bool {
        self.lines.iter().all(|line| line.holds)
    }

    /// What all inequalities give away together; equals `bounded` in a right proof.
    pub fn total_slack(&self) -> f64 {
        self.lines.iter().map(|line| line.slack).sum()
    }
}

/// Jensen's inequality as a picture: weighted points on the curve log x.
#[derive(Clone, Debug, PartialEq)]
pub struct JensenPicture {
    /// The points, of positive weight.
    pub points: Vec<WeightedPoint>,
    /// The mean of the abscissae; the curve above it is at its logarithm.
    pub mean: f64,
    /// The mean of the logarithms, the height of the centre of mass; −∞ when a point is at 0.
    pub mean_of_log: f64,
}

/// One point of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedPoint {
    /// Where it stands; +∞ when a ratio overflows.
    pub x: f64,
    /// Its weight.
    pub weight: f64,
    /// The coin it comes from, which gives its colour.
    pub of: Focus,
}

impl Default for JensenPicture {
    /// No points; their centre of mass where both of two equal distributions have it.
    fn default() -> Self {
        JensenPicture::new([], 1.0, 0.0)
    }
}

impl JensenPicture {
    /// The picture of these points, those without weight left out, and of their centre of mass.
    ///
    /// The centre comes from the proof: a sum over the points would be lost where a ratio overflows.
    pub fn new(
        points: impl IntoIterator<Item = WeightedPoint>,
        mean: f64,
        mean_of_log: f64,
    ) -> Self {
        let points = points.into_iter().filter(|point| point.weight > 0.0).collect();
        JensenPicture { points, mean, mean_of_log }
    }
}
