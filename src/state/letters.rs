//! How often each letter occurs in a text; Korean syllables are taken apart into jamo.

/// The letters of `text` with how often each occurs, the most frequent first, at most `most` of them.
///
/// Upper and lower case count as one; signs, spaces and digits are passed over. A Hangul syllable
/// counts as its letters, with compound vowels and double finals as one: `값` is ㄱ, ㅏ, ㅄ.
/// Equal counts stand in the order in which the letters first occur.
///
/// ```
/// use surprisal::state::letters::count;
/// assert_eq!(count("Anna!", 26), [('a', 2), ('n', 2)]);
/// assert_eq!(count("각", 26), [('ㄱ', 2), ('ㅏ', 1)]);
/// ```
pub fn count(text: &str, most: usize) -> Vec<(char, u32)> {
    let mut counts: Vec<(char, u32)> = Vec::new();
    let mut add = |letter: char| match counts.iter().position(|(own, _)| *own == letter) {
        Some(place) => counts[place].1 = counts[place].1.saturating_add(1),
        // Where thousands of signs are in use, the rest are rare.
        None if counts.len() < 5000 => counts.push((letter, 1)),
        None => {}
    };
    for c in text.chars() {
        match jamo(c) {
            Some(letters) => letters.into_iter().flatten().for_each(&mut add),
            None if is_letter(c) => add(lower(c)),
            None => {}
        }
    }
    let mut frequent = Vec::new();
    while frequent.len() < most && !counts.is_empty() {
        // Of equals the first.
        let best = counts.iter().enumerate().rev().max_by_key(|(_, (_, count))| *count);
        let Some(index) = best.map(|(index, _)| index) else { break };
        frequent.push(counts.remove(index));
    }
    frequent
}

/// Whether a character is a letter: what is no sign, space, digit or control character of the
/// alphabets in use. The tables of Unicode would weigh more than the rest of this file.
fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        '×' | '÷' => false,
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3030}' | '\u{fe00}'..='\u{ff20}' => false,
        '\u{e000}'..='\u{f8ff}' | '\u{1f000}'.. => false,
        _ => true,
    }
}

/// A Latin, Greek or Cyrillic capital as its small letter.
fn lower(c: char) -> char {
    match c {
        'A'..='Z' | 'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => {
            char::from_u32(u32::from(c) + 32).unwrap_or(c)
        }
        _ => c,
    }
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
