//! How often each letter occurs in a text; Korean syllables are taken apart into jamo.

use std::collections::BTreeMap;

/// The letters of `text` with how often each occurs, the most frequent first, at most `most` of them.
///
/// Upper and lower case count as one; signs, spaces and digits are passed over. A Hangul syllable
/// counts as its letters, with compound vowels and double finals as they stand on a keyboard's key or
/// in a dictionary: `값` is ㄱ, ㅏ, ㅄ.
/// Equal counts stand in the order of the alphabet.
///
/// ```
/// use surprisal::state::letters::count;
/// assert_eq!(count("Anna!", 26), [('a', 2), ('n', 2)]);
/// assert_eq!(count("각", 26), [('ㄱ', 2), ('ㅏ', 1)]);
/// ```
pub fn count(text: &str, most: usize) -> Vec<(char, u32)> {
    let mut counts: BTreeMap<char, u32> = BTreeMap::new();
    let mut add = |letter: char| {
        let counted = counts.entry(letter).or_insert(0);
        *counted = counted.saturating_add(1);
    };
    for c in text.chars() {
        match jamo(c) {
            Some(letters) => letters.into_iter().flatten().for_each(&mut add),
            None if c.is_alphabetic() => c.to_lowercase().for_each(&mut add),
            None => {}
        }
    }
    let mut all: Vec<(char, u32)> = counts.into_iter().collect();
    // A stable sort keeps the order of the alphabet among equals.
    all.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    all.truncate(most);
    all
}

const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
const FINALS: &str = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

/// The letters of a Hangul syllable: initial, vowel, and final where it has one.
///
/// The syllables stand in Unicode from U+AC00 in the order of their letters, 588 for each initial and
/// 28 for each vowel.
fn jamo(c: char) -> Option<[Option<char>; 3]> {
    let place = u32::from(c).checked_sub(0xAC00).filter(|place| *place < 19 * 588)?;
    let letter = |letters: &str, index: u32| letters.chars().nth(index as usize);
    let last = place % 28;
    Some([
        letter(INITIALS, place / 588),
        letter(VOWELS, place % 588 / 28),
        last.checked_sub(1).and_then(|index| letter(FINALS, index)),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_come_apart() {
        for (syllable, letters) in
            [('가', "ㄱㅏ"), ('값', "ㄱㅏㅄ"), ('힣', "ㅎㅣㅎ"), ('뷁', "ㅂㅞㄺ"), ('왜', "ㅇㅙ")]
        {
            let apart: String = jamo(syllable).unwrap().into_iter().flatten().collect();
            assert_eq!(apart, letters);
        }
        assert_eq!(jamo('ㄱ'), None);
        assert_eq!(jamo('a'), None);
    }

    #[test]
    fn every_syllable_has_two_or_three_letters() {
        for place in 0xAC00..=0xD7A3 {
            let letters = jamo(char::from_u32(place).unwrap()).unwrap();
            assert!(letters[0].is_some() && letters[1].is_some());
        }
        assert_eq!(jamo(char::from_u32(0xD7A4).unwrap()), None);
    }

    #[test]
    fn the_most_frequent_come_first_and_the_rest_is_cut() {
        assert_eq!(count("bbb aa c", 2), [('b', 3), ('a', 2)]);
        assert_eq!(count("123 .,!", 26), []);
        assert_eq!(count("Straße É", 26).len(), 7);
    }
}
