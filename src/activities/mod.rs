//! Activities: a belief that many hold, a prediction that is locked, what is so and why, and goals to be
//! reached in the figure, which the book checks itself.
//!
//! An activity is data: one `const` in the file of its lesson, its words in `text.<lang>.md` here, and its
//! name in [`state::activity::NAMES`](crate::state::activity::NAMES).

mod coding;
mod compression;
mod cross_entropy;
mod entropy;
mod jensen;
mod jsd;
mod kl;
mod learning;

use crate::charts::picture::Hue;
use crate::figure::{LineText, Scene, Spoken, Start, Symbol};
use crate::measures::Unit;
use crate::proof::{Dimension, Proof};
use crate::text::Localised;

/// One activity.
#[derive(Clone, Copy, Debug)]
pub struct Activity {
    /// Its name in addresses.
    pub id: &'static str,
    /// The figure it is about.
    pub figure: &'static str,
    /// Its title.
    pub title: Localised,
    /// What many believe.
    pub belief: Localised,
    /// Where it starts: what the question is about.
    pub at: Start,
    /// What is asked.
    pub question: Localised,
    /// How it is answered.
    pub prediction: Prediction,
    /// What is so, and why.
    pub explanation: Localised,
    /// The numbers that its words speak of, each in a slot of its name, at the scene where it starts.
    pub numbers: fn(&Scene) -> Vec<(&'static str, Spoken)>,
    /// What is then to be done in the figure, in this order.
    pub goals: &'static [Goal],
}

/// How a question is answered before anything is shown.
#[derive(Clone, Copy, Debug)]
pub enum Prediction {
    /// By one of a few claims.
    Choose(&'static [Choice]),
    /// By a place on a scale.
    Place(Quantity),
    /// By drawing a curve.
    Draw(Curve),
    /// By the line of a proof that is false.
    FindLine(BrokenProof),
}

/// A claim to choose.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// What it says.
    pub says: Localised,
    /// Why it is right, or is not.
    pub why: Localised,
    /// Whether it is right.
    pub right: bool,
}

impl Choice {
    /// The claim that is right.
    pub const fn right(says: Localised, why: Localised) -> Choice {
        Choice { says, why, right: true }
    }

    /// One that is not.
    pub const fn wrong(says: Localised, why: Localised) -> Choice {
        Choice { says, why, right: false }
    }
}

/// A number that is placed on a scale.
#[derive(Clone, Copy, Debug)]
pub struct Quantity {
    /// Its symbol.
    pub symbol: Symbol,
    /// The ends of the scale: in nats where it is information.
    pub scale: (f64, f64),
    /// What it measures.
    pub dimension: Dimension,
    /// What it is, in the unit of the scene.
    pub value: fn(&Scene) -> f64,
}

impl Quantity {
    /// The ends of the scale in a unit.
    pub fn scale_in(&self, unit: Unit) -> (f64, f64) {
        let (from, to) = self.scale;
        (self.dimension.in_unit(from, unit), self.dimension.in_unit(to, unit))
    }

    /// The number at a share of the scale, in a unit.
    pub fn at(&self, share: f64, unit: Unit) -> f64 {
        let (from, to) = self.scale_in(unit);
        from + share * (to - from)
    }

    /// How far apart a prediction and the number may be to count as right: a twentieth of the scale.
    pub fn tolerance(&self, unit: Unit) -> f64 {
        let (from, to) = self.scale_in(unit);
        (to - from).abs() / 20.0
    }
}

/// A curve over (0, 1) to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Curve {
    /// What it is.
    pub symbol: Symbol,
    /// The same as its label in the picture.
    pub label: &'static str,
    /// What it is a curve over: the title of the axis.
    pub over: &'static str,
    /// Its colour by meaning.
    pub hue: Hue,
    /// How high the picture reaches, in nats.
    pub top: f64,
    /// Its height at a place, in nats; may be +∞.
    pub height: fn(&Scene, f64) -> f64,
}

/// How many places of a drawn curve are kept: from 0 to 1.
pub const PLACES: usize = 41;

/// The abscissa of one of the places of a drawn curve.
pub fn abscissa(place: usize) -> f64 {
    place as f64 / (PLACES - 1) as f64
}

/// How far a drawn curve may be from the true one to count as right: as a share of the height.
const NEAR: f64 = 0.05;

impl Curve {
    /// The heights at all places, in nats.
    pub fn heights(&self, scene: &Scene) -> Vec<f64> {
        (0..PLACES).map(|place| (self.height)(scene, abscissa(place))).collect()
    }

    /// How far a drawn curve is from the true one: the mean over all places of how far they lie apart
    /// within the picture, in nats.
    ///
    /// ```
    /// # #[cfg(feature = "charts")] {
    /// use surprisal::activities::{self, Prediction};
    /// use surprisal::figure::Scene;
    /// use surprisal::measures::Unit;
    /// let activity = activities::find("draw-entropy").unwrap();
    /// let Prediction::Draw(curve) = activity.prediction else { panic!() };
    /// let scene = Scene::new(activity.at.subject(), Unit::Nat);
    /// let drawn = curve.heights(&scene);
    /// assert_eq!(curve.apart(&drawn, &scene), 0.0);
    /// # }
    /// ```
    pub fn apart(&self, drawn: &[f64], scene: &Scene) -> f64 {
        let within = |height: &f64| height.min(self.top);
        let heights = self.heights(scene);
        let all = drawn.iter().zip(&heights);
        all.map(|(drawn, height)| (within(drawn) - within(height)).abs()).sum::<f64>()
            / heights.len().max(1) as f64
    }

    /// Whether a drawn curve counts as right.
    pub fn is_near(&self, drawn: &[f64], scene: &Scene) -> bool {
        self.apart(drawn, scene) <= NEAR * self.top
    }
}

/// A proof that somebody has published, and that is wrong.
#[derive(Clone, Copy, Debug)]
pub struct BrokenProof {
    /// Evaluates and checks every line at a scene.
    pub check: fn(&Scene) -> Proof,
    /// The lines, in order.
    pub lines: &'static [LineText],
}

impl BrokenProof {
    /// The first line that does not hold at a scene, from 0.
    pub fn false_line(&self, scene: &Scene) -> Option<usize> {
        (self.check)(scene).lines.iter().position(|line| !line.holds)
    }
}

/// Something to be done in the figure.
#[derive(Clone, Copy, Debug)]
pub struct Goal {
    /// What.
    pub says: Localised,
    /// Whether it is done at a scene.
    pub met: fn(&Scene) -> bool,
}

/// Every activity, in the order of the book.
pub fn all() -> impl Iterator<Item = &'static Activity> {
    const LESSONS: [&[Activity]; 8] = [
        coding::ACTIVITIES,
        entropy::ACTIVITIES,
        jensen::ACTIVITIES,
        cross_entropy::ACTIVITIES,
        kl::ACTIVITIES,
        jsd::ACTIVITIES,
        learning::ACTIVITIES,
        compression::ACTIVITIES,
    ];
    LESSONS.into_iter().flatten()
}

/// The activity of a name.
pub fn find(id: &str) -> Option<&'static Activity> {
    all().find(|activity| activity.id == id)
}
