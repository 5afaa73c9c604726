//! A proof to be put together: its lines out of order, their relations blank, and why a place or a
//! relation is wrong.
//!
//! Only the order of the book is right. But what is said of a line that is elsewhere depends on whether
//! the numbers contradict it there: the values of a true chain of = are all the same, so that numbers
//! alone cannot tell a step from a leap.

use super::shuffle::{seed, shuffle};
use super::{Line, Proof, Relation, check};

/// The relations to choose from.
pub const RELATIONS: [Relation; 3] = [Relation::Equal, Relation::AtMost, Relation::AtLeast];

/// The lines of a proof in the order of a reader, and the relations they were given.
///
/// A place and a line are counted from 0, as in the proof. The starts of chains stay where they are.
///
/// ```
/// use surprisal::measures::Probability;
/// use surprisal::proof::information_inequality;
/// use surprisal::proof::rebuilding::Rebuilding;
/// let [p, q] = [0.3, 0.9].map(Probability::nearest);
/// let proof = information_inequality::bernoulli(p, q);
/// let mut rebuilding = Rebuilding::new(&proof, 0);
/// assert_eq!(rebuilding.line_at(0), Some(0));
/// rebuilding.check();
/// assert!(rebuilding.right(&proof) < rebuilding.count());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rebuilding {
    /// The line at each place.
    places: Vec<usize>,
    /// The relation given to each line.
    relations: Vec<Option<Relation>>,
    /// The lines that were checked, and that stand as they did then.
    checked: Vec<bool>,
    /// The places that can be rearranged.
    free: Vec<usize>,
}

/// Why a line is not right yet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// It has no relation.
    Blank,
    /// The numbers here contradict the relation to the line above it.
    Refuted {
        /// The value of the line above it, of the proof's dimension.
        above: f64,
        /// Its own.
        value: f64,
    },
    /// It hangs on the line above it, which is not in its place.
    Above,
    /// Its relation is true, but weaker than the = that holds in every state.
    Weak,
    /// Its relation is true in this state only.
    ByChance,
    /// The numbers allow it, but the line it starts from is another, this one.
    StartsFrom(usize),
}

/// What there is to say of a line where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Whether it is in its place.
    pub in_place: bool,
    /// Why it is not right; none when it is.
    pub why: Option<Why>,
}

impl Mark {
    /// Whether place and relation are right.
    pub fn is_right(&self) -> bool {
        self.in_place && self.why.is_none()
    }
}

impl Rebuilding {
    /// The lines shuffled: the same for every reader, different in each attempt, never in order.
    pub fn new(proof: &Proof, attempt: u32) -> Rebuilding {
        let places: Vec<usize> = (0..proof.lines.len()).collect();
        let is_free = |&place: &usize| proof.lines[place].relation != Relation::Start;
        let free: Vec<usize> = places.iter().copied().filter(is_free).collect();
        let mut order = free.clone();
        shuffle(&mut order, seed([proof.id, "rebuild"], attempt));
        if order == free && order.len() > 1 {
            order.rotate_left(1);
        }
        let (relations, checked) = (vec![None; places.len()], vec![false; places.len()]);
        let mut rebuilding = Rebuilding { places, relations, checked, free };
        for (&place, line) in rebuilding.free.iter().zip(order) {
            rebuilding.places[place] = line;
        }
        rebuilding
    }

    /// The line at a place.
    pub fn line_at(&self, place: usize) -> Option<usize> {
        self.places.get(place).copied()
    }

    /// The relation that the line at a place was given.
    pub fn relation_at(&self, place: usize) -> Option<Relation> {
        *self.relations.get(self.line_at(place)?)?
    }

    /// Gives the line at a place a relation, or takes it back.
    pub fn relate(&mut self, place: usize, relation: Option<Relation>) {
        if let Some(blank) = self.line_at(place).and_then(|line| self.relations.get_mut(line)) {
            *blank = relation;
            self.forget(place);
        }
    }

    /// Whether the line at a place can be moved.
    pub fn is_free(&self, place: usize) -> bool {
        self.free.contains(&place)
    }

    /// The place above one, or below it, that its line can change to.
    pub fn neighbour(&self, place: usize, up: bool) -> Option<usize> {
        let at = self.free.iter().position(|&free| free == place)?;
        let next = if up { at.checked_sub(1)? } else { at + 1 };
        self.free.get(next).copied()
    }

    /// Changes a line with its neighbour, and tells its new place; none when there is no neighbour.
    pub fn shift(&mut self, place: usize, up: bool) -> Option<usize> {
        let to = self.neighbour(place, up)?;
        self.places.swap(place, to);
        // What was said of a line also hangs on the one above it.
        for place in [place, place + 1, to, to + 1] {
            self.forget(place);
        }
        Some(to)
    }

    /// Has every line checked as it stands.
    pub fn check(&mut self) {
        self.checked.fill(true);
    }

    fn forget(&mut self, place: usize) {
        if let Some(checked) = self.line_at(place).and_then(|line| self.checked.get_mut(line)) {
            *checked = false;
        }
    }

    /// Whether the line at a place was checked, and stands as it did then.
    pub fn is_checked(&self, place: usize) -> bool {
        self.line_at(place).and_then(|line| self.checked.get(line)).is_some_and(|checked| *checked)
    }

    /// How many lines are to be placed.
    pub fn count(&self) -> usize {
        self.free.len()
    }

    /// What there is to say of the line at a place, if it is checked; nothing of the start of a chain.
    ///
    /// The proof must be the one it was made of, at any state.
    pub fn mark(&self, proof: &Proof, place: usize) -> Option<Mark> {
        (self.is_free(place) && self.is_checked(place)).then_some(())?;
        let line = self.line_at(place)?;
        Some(Mark { in_place: line == place, why: self.why(proof, place, line) })
    }

    /// How many lines are checked and right.
    pub fn right(&self, proof: &Proof) -> usize {
        let marks = self.free.iter().filter_map(|&place| self.mark(proof, place));
        marks.filter(Mark::is_right).count()
    }

    fn why(&self, proof: &Proof, place: usize, line: usize) -> Option<Why> {
        let (here, given) = (proof.lines.get(line)?, self.relation_at(place));
        let above = place.checked_sub(1).and_then(|above| self.line_at(above));
        let before = above.and_then(|above| proof.lines.get(above));
        let starts_from = line.checked_sub(1)?;
        let refuted = before.zip(given).filter(|(before, given)| !allowed(before, here, *given));
        let refuted =
            refuted.map(|(before, _)| Why::Refuted { above: before.value, value: here.value });
        if line == place && given == Some(here.relation) {
            return None;
        }
        if line == place && given.is_none() {
            return Some(Why::Blank);
        }
        let otherwise = match line == place {
            true if above != Some(starts_from) => Why::Above,
            true if here.relation == Relation::Equal => Why::Weak,
            true => Why::ByChance,
            false if above == Some(starts_from) => Why::Above,
            false => Why::StartsFrom(starts_from),
        };
        Some(refuted.unwrap_or(otherwise))
    }
}

/// Whether the numbers of two lines allow a relation.
fn allowed(before: &Line, after: &Line, relation: Relation) -> bool {
    let rise = check::rise(before.value, after.value);
    check::allows(relation, rise, before.rounding + after.rounding)
}
