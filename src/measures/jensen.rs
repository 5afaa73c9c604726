//! Jensen's inequality: a curved function, its chord, its supporting line, and the gap of weighted points.
//!
//! Of points x₁ … xₙ with weights w₁ … wₙ that sum to 1, a convex f has f(Σ wᵢxᵢ) ≤ Σ wᵢf(xᵢ), and a
//! concave f has ≥. The supporting line of f at the mean μ = Σ wᵢxᵢ proves it: the curve lies on one side
//! of it, and what lies between, f(x) − f(μ) − f′(μ)(x − μ), has the gap as its mean, because Σ wᵢ(xᵢ − μ)
//! is 0.

use std::ops::{Bound, RangeBounds};

use super::deviance;
use super::double_double::DoubleDouble;

/// A function that is convex or concave throughout its domain.
///
/// | variant | f(x) | domain | curvature | f′(x) |
/// |---|---|---|---|---|
/// | `Log` | log x | x > 0 | concave | 1/x |
/// | `NegativeLog` | −log x | x > 0 | convex | −1/x |
/// | `Square` | x² | all x | convex | 2x |
/// | `Exponential` | eˣ | all x | convex | eˣ |
/// | `Reciprocal` | 1/x | x > 0 | convex | −1/x² |
/// | `Root` | √x | x ≥ 0 | concave | 1/(2√x) |
/// | `XLogX` | x·log x | x ≥ 0 | convex | log x + 1 |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// log x, the natural logarithm.
    Log,
    /// −log x, the surprisal.
    NegativeLog,
    /// x².
    Square,
    /// eˣ.
    Exponential,
    /// 1/x.
    Reciprocal,
    /// √x.
    Root,
    /// x·log x, with 0·log 0 = 0.
    XLogX,
}

/// Which way a function bends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Curvature {
    /// Over its tangents and under its chords: f(mean) ≤ mean of f.
    Convex,
    /// Under its tangents and over its chords: f(mean) ≥ mean of f.
    Concave,
}

impl Function {
    /// Every function, in the order a choice shows them.
    pub const ALL: [Function; 7] = [
        Function::Log,
        Function::NegativeLog,
        Function::Square,
        Function::Exponential,
        Function::Reciprocal,
        Function::Root,
        Function::XLogX,
    ];

    /// Its name in addresses.
    pub fn id(self) -> &'static str {
        match self {
            Function::Log => "log",
            Function::NegativeLog => "neg-log",
            Function::Square => "square",
            Function::Exponential => "exp",
            Function::Reciprocal => "reciprocal",
            Function::Root => "sqrt",
            Function::XLogX => "x-log-x",
        }
    }

    /// f(x) as a text, where no formula can be set: in a list, at an axis.
    pub fn text(self) -> &'static str {
        match self {
            Function::Log => "log x",
            Function::NegativeLog => "−log x",
            Function::Square => "x²",
            Function::Exponential => "eˣ",
            Function::Reciprocal => "1/x",
            Function::Root => "√x",
            Function::XLogX => "x log x",
        }
    }

    /// Whether it is convex or concave; each is so strictly.
    pub fn curvature(self) -> Curvature {
        match self {
            Function::Log | Function::Root => Curvature::Concave,
            Function::NegativeLog
            | Function::Square
            | Function::Exponential
            | Function::Reciprocal
            | Function::XLogX => Curvature::Convex,
        }
    }

    /// Where it is defined: an interval.
    ///
    /// ```
    /// use std::ops::RangeBounds;
    /// use surprisal::measures::jensen::Function;
    /// assert!(!Function::Log.domain().contains(&0.0));
    /// assert!(Function::Root.domain().contains(&0.0));
    /// ```
    pub fn domain(self) -> (Bound<f64>, Bound<f64>) {
        let from = match self {
            Function::Log | Function::NegativeLog | Function::Reciprocal => Bound::Excluded(0.0),
            Function::Root | Function::XLogX => Bound::Included(0.0),
            Function::Square | Function::Exponential => Bound::Unbounded,
        };
        (from, Bound::Unbounded)
    }

    fn is_defined_at(self, x: f64) -> bool {
        !x.is_nan() && self.domain().contains(&x)
    }

    /// f(x).
    ///
    /// Domain: every number. Outside of f's own domain the value is +∞ for convex f and −∞ for concave
    /// f, the *extended-value extension*, which keeps the curvature; so it is never NaN.
    /// Edge values: 0 for 0·log 0.
    /// Accuracy: that of the standard library's function.
    /// Source: Boyd & Vandenberghe, *Convex Optimization*, §3.1.2.
    ///
    /// ```
    /// use surprisal::measures::jensen::Function;
    /// assert_eq!(Function::Square.value(-3.0), 9.0);
    /// assert_eq!(Function::XLogX.value(0.0), 0.0);
    /// assert_eq!(Function::Log.value(-1.0), f64::NEG_INFINITY);
    /// ```
    pub fn value(self, x: f64) -> f64 {
        if !self.is_defined_at(x) {
            return match self.curvature() {
                Curvature::Convex => f64::INFINITY,
                Curvature::Concave => f64::NEG_INFINITY,
            };
        }
        match self {
            Function::Log => x.ln(),
            Function::NegativeLog => -x.ln(),
            Function::Square => x * x,
            Function::Exponential => x.exp(),
            Function::Reciprocal => 1.0 / x,
            Function::Root => x.sqrt(),
            Function::XLogX if x == 0.0 => 0.0,
            Function::XLogX => x * x.ln(),
        }
    }

    /// f′(x).
    ///
    /// Domain: that of f; `None` outside.
    /// Edge values: +∞ for √x and −∞ for x·log x at 0, where the curve stands upright.
    /// Accuracy: a few units in the last place; of x·log x near 1/e absolutely, since it crosses 0 there.
    ///
    /// ```
    /// use surprisal::measures::jensen::Function;
    /// assert_eq!(Function::Log.derivative(4.0), Some(0.25));
    /// assert_eq!(Function::Log.derivative(0.0), None);
    /// ```
    pub fn derivative(self, x: f64) -> Option<f64> {
        self.is_defined_at(x).then(|| match self {
            Function::Log => 1.0 / x,
            Function::NegativeLog => -1.0 / x,
            Function::Square => 2.0 * x,
            Function::Exponential => x.exp(),
            Function::Reciprocal => -1.0 / x / x,
            Function::Root => 0.5 / x.sqrt(),
            Function::XLogX => x.ln() + 1.0,
        })
    }

    /// The line that touches the curve at x and leaves all of it on one side.
    ///
    /// Domain: finite x in the domain of f where the slope is finite; `None` elsewhere.
    ///
    /// ```
    /// use surprisal::measures::jensen::Function;
    /// // log x ≤ x − 1.
    /// let line = Function::Log.supporting_line(1.0).unwrap();
    /// assert_eq!(line.at(3.0), 2.0);
    /// ```
    pub fn supporting_line(self, x: f64) -> Option<Line> {
        let slope = self.derivative(x)?;
        Line { x, y: self.value(x), slope }.if_finite()
    }

    /// The line through the curve at x₀ and at x₁; between them the curve is on one side of it.
    ///
    /// Domain: x₀ ≠ x₁, finite and in the domain of f; `None` elsewhere.
    ///
    /// ```
    /// use surprisal::measures::jensen::Function;
    /// let chord = Function::Square.chord(0.0, 2.0).unwrap();
    /// assert_eq!(chord.at(1.0), 2.0);
    /// ```
    pub fn chord(self, x0: f64, x1: f64) -> Option<Line> {
        let (y0, y1) = (self.value(x0), self.value(x1));
        Line { x: x0, y: y0, slope: (y1 - y0) / (x1 - x0) }.if_finite()
    }

    /// Jensen's inequality for these points: where their centre of mass lies, and how far from the curve.
    ///
    /// Domain: any points of finite weights, of which only the ratios count. `None` when none has weight.
    /// Edge values: the gap is +∞ when a point with weight lies at infinity or outside of f's domain,
    /// where the mean of f is infinite too, and when f overflows.
    /// Accuracy: the gap is a sum of terms ≥ 0 that do not cancel, good to a few units in the last
    /// place, eˣ excepted, which loses as many as |x| has; exactly 0 when all points are one. What
    /// rounding takes from the mean is not lost to it, so that points next to each other have a gap too.
    /// Source: Jensen, *Sur les fonctions convexes*, Acta Math. 30 (1906).
    ///
    /// ```
    /// use surprisal::measures::jensen::{Function, Point};
    /// // 1² and 3²: their mean is 5, the square of the mean 4.
    /// let points = [Point { x: 1.0, weight: 0.5 }, Point { x: 3.0, weight: 0.5 }];
    /// let mass = Function::Square.centre_of_mass(&points).unwrap();
    /// assert_eq!((mass.x, mass.y, mass.on_curve, mass.gap), (2.0, 5.0, 4.0, 1.0));
    /// ```
    pub fn centre_of_mass(self, points: &[Point]) -> Option<CentreOfMass> {
        let heaviest = points.iter().map(|point| point.weight).fold(0.0, f64::max);
        let total: f64 = points.iter().map(|point| (point.weight / heaviest).max(0.0)).sum();
        let share = |point: &Point| point.weight / heaviest / total;
        // A share that underflows is none, for it would make nothing of an infinite value.
        let points = || points.iter().filter(|point| share(point) > 0.0);
        points().next()?;
        let mean =
            |of: &dyn Fn(f64) -> f64| points().map(|point| share(point) * of(point.x)).sum::<f64>();
        // Rounding must not carry a mean past the points, least of all when they are one.
        let lowest = points().map(|point| point.x).fold(f64::INFINITY, f64::min);
        let highest = points().map(|point| point.x).fold(f64::NEG_INFINITY, f64::max);
        let x = mean(&|x| x).max(lowest).min(highest);
        let on_curve = self.value(x);
        let outside = points().find(|point| !self.is_defined_at(point.x));
        let (y, gap) = match outside {
            Some(point) => (self.value(point.x), f64::INFINITY),
            None => {
                let y = mean(&|x| self.value(x));
                let finite = [x, y, on_curve].into_iter().all(f64::is_finite);
                // The mean distance of the points from the rounded mean is what rounding took from it.
                let exact = DoubleDouble { hi: x, lo: mean(&|other| other - x) };
                (y, if finite { mean(&|other| self.bend(exact, other)) } else { f64::INFINITY })
            }
        };
        Some(CentreOfMass { x, y, on_curve, gap })
    }

    /// How far the curve at x lies from its supporting line at m: ≥ 0 (the Bregman divergence of f).
    fn bend(self, mean: DoubleDouble, x: f64) -> f64 {
        let run = (DoubleDouble::from(x) - mean).rounded();
        if run == 0.0 {
            return 0.0;
        }
        let m = mean.hi;
        match self {
            // Nothing cancels in a logarithm of this size, and the ratio may leave the range of numbers.
            Function::Log | Function::NegativeLog if !(1e-100..1e100).contains(&(x / m)) => {
                run / m - (x.ln() - m.ln())
            }
            // x/m − 1 − log(x/m) is G(1, x/m).
            Function::Log | Function::NegativeLog => deviance::of_numbers(mean, x.into()) / m,
            Function::XLogX => deviance::of_numbers(x.into(), mean),
            Function::Square => run * run,
            Function::Exponential if run.abs() > 1.0 => x.exp() - m.exp() * (1.0 + run),
            Function::Exponential => m.exp() * deviance::exponential_remainder(run),
            // One of the two ratios is at most 1, so that they do not overflow together.
            Function::Reciprocal if x > m => run / x * (run / m) / m,
            Function::Reciprocal => run / m * (run / m) / x,
            Function::Root => {
                let rise = run / (x.sqrt() + m.sqrt());
                rise * rise / (2.0 * m.sqrt())
            }
        }
    }
}

/// A straight line that is not upright.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The abscissa of a point on it.
    pub x: f64,
    /// The ordinate of that point.
    pub y: f64,
    /// How steeply it rises.
    pub slope: f64,
}

impl Line {
    /// Its height at `x`.
    pub fn at(self, x: f64) -> f64 {
        self.y + self.slope * (x - self.x)
    }

    fn if_finite(self) -> Option<Self> {
        [self.x, self.y, self.slope].iter().all(|number| number.is_finite()).then_some(self)
    }
}

/// A weighted point on the axis of x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Where it stands.
    pub x: f64,
    /// Its weight; a point whose weight is not above 0 does not count.
    pub weight: f64,
}

/// The centre of mass of weighted points on a curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CentreOfMass {
    /// The mean of the abscissae, μ.
    pub x: f64,
    /// The mean of the function, Σ wᵢf(xᵢ).
    pub y: f64,
    /// The function of the mean, f(μ).
    pub on_curve: f64,
    /// The distance between the two: ≥ 0, may be +∞.
    pub gap: f64,
}
