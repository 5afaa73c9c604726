//! Two distributions over the same few outcomes, as a reader sets them.

use super::dials::Dial;
use super::url::turns_text;
use crate::measures::Distribution;

/// The fewest outcomes.
pub const FEWEST: usize = 2;
/// The most outcomes: the letters of an alphabet.
pub const MOST: usize = 26;
/// The most letters of a name.
pub const LONGEST_NAME: usize = 12;
/// How many binary digits a code word can have: as many as the deepest tree of an alphabet gives one.
pub const LENGTH: Dial = Dial::whole("len", 0.0, (MOST - 1) as f64, 1.0);

/// The truth p and the model q over 2 to 26 outcomes, which may have names.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcomes {
    p: Distribution,
    q: Distribution,
    /// As many as outcomes, or none.
    names: Vec<String>,
    /// How long the code word of each is: as many as outcomes, or none where they have no words.
    lengths: Vec<u32>,
    /// Whether there is a truth and no model, which is then the same.
    alone: bool,
}

/// Which of the two distributions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The truth p.
    Truth,
    /// The model q.
    Model,
}

/// Why numbers are not a distribution over outcomes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum MassesError {
    /// No number, or only one.
    TooFew,
    /// More than 26; how many.
    TooMany(usize),
    /// The number at this place, counted from 0, is below 0.
    Negative(usize),
    /// They sum to this and not to 1.
    Sum(f64),
    /// Every number is 0, so that no sum can be made 1.
    Nothing,
}

/// Checks masses without mending them.
///
/// Errors: the first that holds, in the order a reader would mend them.
///
/// ```
/// use surprisal::state::outcomes::{MassesError, distribution};
/// assert!(distribution(&[0.5, 0.25, 0.25]).is_ok());
/// assert_eq!(distribution(&[12.0, 5.0, 3.0]), Err(MassesError::Sum(20.0)));
/// assert_eq!(distribution(&[0.6, -0.1, 0.5]), Err(MassesError::Negative(1)));
/// ```
pub fn distribution(masses: &[f64]) -> Result<Distribution, MassesError> {
    if masses.len() < FEWEST {
        return Err(MassesError::TooFew);
    }
    if masses.len() > MOST {
        return Err(MassesError::TooMany(masses.len()));
    }
    if let Some(index) = masses.iter().position(|mass| *mass < 0.0) {
        return Err(MassesError::Negative(index));
    }
    let sum: f64 = masses.iter().sum();
    if sum == 0.0 {
        return Err(MassesError::Nothing);
    }
    Distribution::new(masses.to_vec()).map_err(|_| MassesError::Sum(sum))
}

/// The nearest distribution to any numbers: what is not a finite number above 0 counts as 0, more than
/// 26 are cut off, fewer than 2 filled up, the rest divided by their sum; equal masses where nothing
/// is left.
///
/// Masses that are a distribution already stay as they are.
///
/// ```
/// use surprisal::state::outcomes::nearest;
/// assert_eq!(nearest(&[1.0, 2.0, 1.0]).masses(), [0.25, 0.5, 0.25]);
/// assert_eq!(nearest(&[f64::NAN]).masses(), [0.5, 0.5]);
/// ```
pub fn nearest(masses: &[f64]) -> Distribution {
    let mut mended: Vec<f64> = masses
        .iter()
        .take(MOST)
        .map(|&mass| if mass.is_finite() && mass > 0.0 { mass } else { 0.0 })
        .collect();
    mended.resize(mended.len().max(FEWEST), 0.0);
    if let Ok(already) = Distribution::new(mended.clone()) {
        return already;
    }
    // By the largest first, so that their sum is a number however large they are.
    let largest = mended.iter().copied().fold(0.0, f64::max);
    let scaled: Vec<f64> = mended.iter().map(|mass| mass / largest).collect();
    let sum: f64 = scaled.iter().sum();
    let shares: Vec<f64> = scaled.iter().map(|mass| mass / sum).collect();
    Distribution::new(shares).unwrap_or_else(|_| Distribution::uniform(mended.len()))
}

impl Default for Outcomes {
    /// A fair coin.
    fn default() -> Self {
        Outcomes::new(Distribution::uniform(2), Distribution::uniform(2))
    }
}

impl Outcomes {
    /// Two distributions over the same outcomes; the model brought to as many as the truth has.
    pub fn new(p: Distribution, q: Distribution) -> Self {
        let q = with_count(&q, p.masses().len());
        Outcomes { p, q, names: Vec::new(), lengths: Vec::new(), alone: false }
    }

    /// One distribution, which is its own model.
    pub fn alone(p: Distribution) -> Self {
        Outcomes { alone: true, ..Outcomes::new(p.clone(), p) }
    }

    /// Whether there is only a truth.
    pub fn is_alone(&self) -> bool {
        self.alone
    }

    /// The same, with names; none when there are not as many as outcomes.
    ///
    /// A name is cut to 12 letters, and loses what would break or turn a line.
    pub fn named(mut self, names: Vec<String>) -> Self {
        self.names = fitting(names, self.count(), LONGEST_NAME);
        self
    }

    /// The same, with a code word for each outcome, so many binary digits long: missing ones are as long as
    /// all words must be that are equally long.
    ///
    /// ```
    /// use surprisal::state::outcomes::{Outcomes, nearest};
    /// let coded = Outcomes::alone(nearest(&[0.5, 0.25, 0.25])).coded(&[1.0]);
    /// assert_eq!(coded.lengths(), [1, 2, 2]);
    /// ```
    pub fn coded(mut self, lengths: &[f64]) -> Self {
        let length = |length: &f64| LENGTH.nearest(*length) as u32;
        self.lengths = lengths.iter().map(length).collect();
        self.lengths.resize(self.count(), equally_long(self.count()));
        self
    }

    /// How many outcomes there are.
    pub fn count(&self) -> usize {
        self.p.masses().len()
    }

    /// The truth.
    pub fn p(&self) -> &Distribution {
        &self.p
    }

    /// The model.
    pub fn q(&self) -> &Distribution {
        &self.q
    }

    /// One of the two.
    pub fn side(&self, side: Side) -> &Distribution {
        match side {
            Side::Truth => &self.p,
            Side::Model => &self.q,
        }
    }

    /// The names as they were given; none when the outcomes are only counted.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The name of an outcome: as given, else its number from 1.
    pub fn name(&self, index: usize) -> String {
        name_of(&self.names, index)
    }

    /// How long the code word of each outcome is; none where they have no words.
    pub fn lengths(&self) -> &[u32] {
        &self.lengths
    }

    /// With another distribution on one side, over as many outcomes as it has; the other side follows, and
    /// so do code words: of another number of outcomes all are equally long.
    pub fn with(&self, side: Side, masses: Distribution) -> Outcomes {
        let count = masses.masses().len();
        let (p, q) = match side {
            _ if self.alone => (masses.clone(), masses),
            Side::Truth => (masses, with_count(&self.q, count)),
            Side::Model => (with_count(&self.p, count), masses),
        };
        let names = names_for(&self.names, count);
        let lengths = match self.lengths.len() {
            0 => Vec::new(),
            own if own == count => self.lengths.clone(),
            _ => vec![equally_long(count); count],
        };
        Outcomes { p, q, names: Vec::new(), lengths, alone: self.alone }.named(names)
    }

    /// With this many outcomes: new ones have no mass, the mass of those that go is shared out.
    pub fn resized(&self, count: usize) -> Outcomes {
        let p = with_count(&self.p, count.clamp(FEWEST, MOST));
        self.with(Side::Truth, p)
    }

    /// With one mass moved to `to`: the others that are not held give way in proportion.
    ///
    /// Edge values: others without any mass share what is left equally; where all others are held,
    /// nothing moves; a mass cannot take from what is held.
    ///
    /// ```
    /// use surprisal::state::outcomes::{Outcomes, Side, nearest};
    /// let outcomes = Outcomes::new(nearest(&[0.5, 0.3, 0.2]), nearest(&[0.5, 0.3, 0.2]));
    /// let moved = outcomes.moved(Side::Truth, 0, 0.75, &[]);
    /// // What is left, ¼, stays in the ratio 3 : 2.
    /// assert_eq!(moved.p().masses(), [0.75, 0.15, 0.1]);
    /// let held = outcomes.moved(Side::Truth, 0, 0.75, &[1]);
    /// assert_eq!(held.p().masses(), [0.7, 0.3, 0.0]);
    /// ```
    pub fn moved(&self, side: Side, index: usize, to: f64, held: &[usize]) -> Outcomes {
        let masses = self.side(side).masses();
        let gives = |&other: &usize| other != index && !held.contains(&other);
        let giving: Vec<usize> = (0..masses.len()).filter(gives).collect();
        if index >= masses.len() || giving.is_empty() || !to.is_finite() {
            return self.clone();
        }
        let mass = |&other: &usize| masses.get(other).copied().unwrap_or(0.0);
        let kept: f64 = (0..masses.len())
            .filter(|other| held.contains(other) && *other != index)
            .map(|i| mass(&i))
            .sum();
        let room = (1.0 - kept).clamp(0.0, 1.0);
        let to = to.clamp(0.0, room);
        let left = room - to;
        let before: f64 = giving.iter().map(mass).sum();
        let mut after: Vec<f64> = masses.to_vec();
        for &other in &giving {
            let share =
                if before > 0.0 { mass(&other) / before } else { 1.0 / giving.len() as f64 };
            if let Some(slot) = after.get_mut(other) {
                *slot = rounded(left * share);
            }
        }
        if let Some(slot) = after.get_mut(index) {
            *slot = to;
        }
        self.with(side, settled(after, &giving))
    }
}

/// How long the words of so many outcomes must be at least when all are equally long.
fn equally_long(count: usize) -> u32 {
    usize::BITS - count.saturating_sub(1).leading_zeros()
}

/// Names of `count` things, each of so many letters at most and without what would break or turn a line;
/// none when there are not as many.
pub(super) fn fitting(names: Vec<String>, count: usize, longest: usize) -> Vec<String> {
    if names.len() != count {
        return Vec::new();
    }
    // Of which nothing is left, that is counted.
    let named = |(index, name): (usize, &String)| match plain(name, longest) {
        name if name.is_empty() => name_of(&[], index),
        name => name,
    };
    names.iter().enumerate().map(named).collect()
}

/// The name of a thing: as given, else its number from 1.
pub(super) fn name_of(names: &[String], index: usize) -> String {
    names.get(index).cloned().unwrap_or_else(|| (index + 1).to_string())
}

/// A name without control characters and commas, which part names in an address.
fn plain(name: &str, longest: usize) -> String {
    let kept = name.chars().filter(|&c| !c.is_control() && !turns_text(c) && c != ',');
    kept.take(longest).collect::<String>().trim().to_owned()
}

/// What gives way does so to a hundred-millionth, so that an address stays readable.
fn rounded(mass: f64) -> f64 {
    (mass * 1e8).round() / 1e8
}

/// Puts what rounding left over onto the largest of those that give way.
fn settled(mut masses: Vec<f64>, giving: &[usize]) -> Distribution {
    let sum: f64 = masses.iter().sum();
    let largest = giving.iter().copied().max_by(|one, other| {
        let mass = |index: &usize| masses.get(*index).copied().unwrap_or(0.0);
        mass(one).total_cmp(&mass(other))
    });
    if let Some(slot) = largest.and_then(|index| masses.get_mut(index)) {
        let exact = (*slot + 1.0 - sum).clamp(0.0, 1.0);
        let neat = rounded(exact);
        *slot = if (neat - exact).abs() < 1e-12 { neat } else { exact };
    }
    Distribution::new(masses.clone()).unwrap_or_else(|_| nearest(&masses))
}

/// A distribution brought to `count` outcomes.
fn with_count(masses: &Distribution, count: usize) -> Distribution {
    if masses.masses().len() == count {
        return masses.clone();
    }
    let mut numbers = masses.masses().to_vec();
    numbers.resize(count, 0.0);
    nearest(&numbers)
}

/// The names for `count` outcomes, or rows: those that are there, and numbers for new ones.
pub fn names_for(names: &[String], count: usize) -> Vec<String> {
    if names.is_empty() {
        return Vec::new();
    }
    (0..count).map(|index| name_of(names, index)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums_to_one(masses: &Distribution) -> bool {
        (masses.masses().iter().sum::<f64>() - 1.0).abs() <= 1e-9
    }

    #[test]
    fn whatever_is_moved_stays_a_distribution_and_goes_where_it_is_told() {
        let mut outcomes = Outcomes::new(Distribution::uniform(5), Distribution::uniform(5));
        for n in 0..2000_usize {
            let (index, to) = (n % 5, (n as f64 * 0.754_877_666).fract());
            let side = if n % 2 == 0 { Side::Truth } else { Side::Model };
            let held: &[usize] = if n % 3 == 0 { &[(index + 1) % 5] } else { &[] };
            let (before, held_mass) = (outcomes.clone(), held.first().copied());
            outcomes = outcomes.moved(side, index, to, held);
            let masses = outcomes.side(side).masses();
            assert!(sums_to_one(outcomes.side(side)), "{masses:?}");
            if let Some(held) = held_mass {
                assert_eq!(masses[held], before.side(side).masses()[held]);
            } else {
                assert!((masses[index] - to).abs() < 1e-8);
            }
        }
    }

    #[test]
    fn all_mass_can_go_to_one_and_come_back() {
        let outcomes = Outcomes::new(nearest(&[0.2, 0.3, 0.5]), Distribution::uniform(3));
        let all = outcomes.moved(Side::Truth, 0, 1.0, &[]);
        assert_eq!(all.p().masses(), [1.0, 0.0, 0.0]);
        assert_eq!(all.moved(Side::Truth, 0, 0.5, &[]).p().masses(), [0.5, 0.25, 0.25]);
    }

    #[test]
    fn anything_has_a_nearest_distribution() {
        for masses in [
            vec![],
            vec![f64::NAN, f64::INFINITY],
            vec![-1.0, -2.0, 3.0],
            vec![f64::MAX; 5],
            vec![5e-324; 3],
            vec![1.0; 40],
            vec![12.0, 5.0, 3.0],
        ] {
            let nearest = nearest(&masses);
            assert!(sums_to_one(&nearest), "{masses:?}");
            assert!((FEWEST..=MOST).contains(&nearest.masses().len()));
        }
    }

    #[test]
    fn the_other_side_and_the_names_follow() {
        let names = ["a", "b", "c"].map(String::from).to_vec();
        let outcomes =
            Outcomes::new(Distribution::uniform(3), nearest(&[0.5, 0.25, 0.25])).named(names);
        let four = outcomes.with(Side::Truth, Distribution::uniform(4));
        assert_eq!(four.q().masses(), [0.5, 0.25, 0.25, 0.0]);
        assert_eq!(four.name(3), "4");
        let two = four.resized(2);
        assert_eq!(two.names(), ["a", "b"]);
        assert!(sums_to_one(two.p()) && sums_to_one(two.q()));
        assert_eq!(two.named(vec!["x".into()]).name(1), "2");
    }

    #[test]
    fn code_words_keep_their_lengths_while_there_are_as_many_outcomes() {
        let coded = Outcomes::alone(Distribution::uniform(3)).coded(&[1.0, 2.0, 99.0, 7.0]);
        assert_eq!(coded.lengths(), [1, 2, 25]);
        assert_eq!(coded.moved(Side::Truth, 0, 0.7, &[]).lengths(), [1, 2, 25]);
        assert_eq!(coded.resized(5).lengths(), [3; 5]);
        assert_eq!(Outcomes::default().resized(5).lengths(), [0; 0]);
        for (count, length) in [(2, 1), (3, 2), (4, 2), (5, 3), (16, 4), (17, 5), (26, 5)] {
            assert_eq!(equally_long(count), length, "{count}");
        }
    }
}
