//! Prefix codes: words of binary digits, placed side by side in the budget of 1.
//!
//! A word w of ℓ digits, read as the binary fraction 0.w, begins a box [0.w, 0.w + 2^−ℓ) of the budget:
//! all that begins with w. No word is the beginning of another just where no two boxes overlap.
//!
//! Put side by side from 0 on, shorter words first, boxes begin at multiples of their own width, so each
//! of them is that of a word: the *canonical code*. (Schwartz & Kallick, *Generating a Canonical Prefix
//! Encoding*, 1964; Cover & Thomas, §5.2.)

use std::fmt;

use super::kraft::LONGEST;

/// The whole budget, in boxes of the longest words.
const WHOLE: u64 = 1 << LONGEST;

/// A word of up to 32 binary digits. The empty word is written ε.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    digits: u32,
    length: u32,
}

impl Word {
    /// How many digits it has.
    pub fn length(self) -> u32 {
        self.length
    }

    /// Its digits from the first on, as the last ones of a number.
    pub fn digits(self) -> u32 {
        self.digits
    }

    /// Whether it is the beginning of another word, or that word itself.
    pub fn begins(self, other: Word) -> bool {
        let rest = other.length.checked_sub(self.length);
        // The rest of a word after the empty one may be all there is.
        rest.is_some_and(|rest| other.digits.checked_shr(rest).unwrap_or(0) == self.digits)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.length {
            0 => out.write_str("ε"),
            length => write!(out, "{:0width$b}", self.digits, width = length as usize),
        }
    }
}

/// The box of an outcome's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which outcome, counted from 0.
    pub outcome: usize,
    /// How many digits its word has.
    pub length: u32,
    /// Where its box begins, in boxes of the longest words.
    start: u64,
}

impl Place {
    /// Where its box begins; the budget ends at 1.
    pub fn from(&self) -> f64 {
        self.start as f64 / WHOLE as f64
    }

    /// Where its box ends.
    pub fn to(&self) -> f64 {
        self.end() as f64 / WHOLE as f64
    }

    fn end(&self) -> u64 {
        self.start + (WHOLE >> self.length)
    }

    /// Whether its box keeps to the budget.
    pub fn fits(&self) -> bool {
        self.end() <= WHOLE
    }

    /// Its word. Beyond the budget the words are those from 0 on once more: there are no others.
    pub fn word(&self) -> Word {
        let digits = (self.start % WHOLE) >> (LONGEST - self.length);
        Word { digits: u32::try_from(digits).unwrap_or(0), length: self.length }
    }
}

/// The outcomes in the order of the canonical code: shorter words first.
///
/// ```
/// use surprisal::measures::prefix_code::canonical_order;
/// assert_eq!(canonical_order(&[2, 3, 1, 3]), [2, 0, 1, 3]);
/// ```
pub fn canonical_order(lengths: &[u32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lengths.len()).collect();
    order.sort_by_key(|&outcome| lengths.get(outcome));
    order
}

/// Words of these lengths side by side from 0 on, in the order of `outcomes`.
///
/// Domain: an order in which each box begins at a multiple of its width: the canonical one, or that of
/// the leaves of a tree. Lengths up to [`LONGEST`]; a longer one counts as that.
///
/// ```
/// use surprisal::measures::prefix_code::{canonical_order, side_by_side};
/// let lengths = [1, 2, 3, 3];
/// let places = side_by_side(&lengths, &canonical_order(&lengths));
/// let words: Vec<String> = places.iter().map(|place| place.word().to_string()).collect();
/// assert_eq!(words, ["0", "10", "110", "111"]);
/// ```
pub fn side_by_side(lengths: &[u32], outcomes: &[usize]) -> Vec<Place> {
    let mut start = 0;
    let length_of = |outcome: &usize| Some((*outcome, lengths.get(*outcome)?));
    let place = |(outcome, length): (usize, &u32)| {
        let place = Place { outcome, length: (*length).min(LONGEST), start };
        start = place.end();
        place
    };
    outcomes.iter().filter_map(length_of).map(place).collect()
}

/// Two words that cannot both be had, where words claim more than the budget: the first that finds none of
/// it left, and one that has its place already and is its beginning.
///
/// Whatever its digits were, some word would be its beginning: all that can be written is taken.
///
/// ```
/// use surprisal::measures::prefix_code::{canonical_order, collision, side_by_side};
/// let lengths = [1, 2, 2, 2];
/// let places = side_by_side(&lengths, &canonical_order(&lengths));
/// let (there, new) = collision(&places).unwrap();
/// assert_eq!((there.word().to_string(), new.word().to_string()), ("0".into(), "00".into()));
/// ```
pub fn collision(places: &[Place]) -> Option<(Place, Place)> {
    let new = places.iter().find(|place| !place.fits())?;
    let there = places.iter().find(|place| place.fits() && place.word().begins(new.word()))?;
    Some((*there, *new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::kraft;

    fn canonical(lengths: &[u32]) -> Vec<Place> {
        side_by_side(lengths, &canonical_order(lengths))
    }

    /// Every list of so many lengths up to `longest`.
    fn all(count: u32, longest: u32) -> impl Iterator<Item = Vec<u32>> {
        let base = longest + 1;
        (0..base.pow(count))
            .map(move |n| (0..count).map(|place| n / base.pow(place) % base).collect())
    }

    #[test]
    fn lengths_that_keep_to_the_budget_have_words_none_of_which_begins_another() {
        let (mut kept, mut broken) = (0, 0);
        for lengths in (1..=6).flat_map(|count| all(count, 5)) {
            let places = canonical(&lengths);
            let words: Vec<Word> = places.iter().map(Place::word).collect();
            assert_eq!(places.len(), lengths.len());
            for place in &places {
                assert_eq!(place.length, lengths[place.outcome]);
            }
            if kraft::fits(&lengths) {
                for (i, one) in words.iter().enumerate() {
                    assert!(words[..i].iter().all(|w| !w.begins(*one) && !one.begins(*w)));
                }
                assert_eq!((collision(&places), places.iter().all(Place::fits)), (None, true));
                kept += 1;
            } else {
                let (there, new) = collision(&places).unwrap();
                assert!(there.word().begins(new.word()), "{lengths:?}");
                assert!(there.fits() && !new.fits() && there.outcome != new.outcome);
                broken += 1;
            }
            assert_eq!(places.last().map(Place::to), Some(kraft::sum(&lengths)));
        }
        assert!(kept > 2000 && broken > 20_000, "{kept}, {broken}");
    }

    #[test]
    fn a_word_is_the_binary_fraction_where_its_box_begins() {
        for place in canonical(&[3, 3, 2, 1]) {
            let word = place.word();
            let value = word
                .to_string()
                .chars()
                .rev()
                .fold(0.0, |rest, digit| 0.5 * (rest + if digit == '1' { 1.0 } else { 0.0 }));
            assert_eq!(
                (place.from(), place.to() - place.from()),
                (value, kraft::share(place.length))
            );
        }
    }

    #[test]
    fn the_empty_word_begins_every_other_and_leaves_no_room() {
        let places = canonical(&[0, 2]);
        let (there, new) = collision(&places).unwrap();
        assert_eq!((there.word().to_string(), new.word().to_string()), ("ε".into(), "00".into()));
        assert!(there.word().begins(there.word()) && !new.word().begins(there.word()));
    }

    #[test]
    fn the_longest_words_have_their_place() {
        let lengths: Vec<u32> = (1..=32).chain([32, 40]).collect();
        let places = canonical(&lengths);
        assert_eq!(places[31].word().to_string(), format!("{}0", "1".repeat(31)));
        assert_eq!(places[32].word().to_string(), "1".repeat(32));
        assert!(places[32].fits() && !places[33].fits() && places[33].length == 32);
    }
}
