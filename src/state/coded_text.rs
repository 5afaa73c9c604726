//! A text of the reader's own in Huffman's code: what it takes, how it begins, and whether it comes back.

use crate::measures::text_code::TextCode;

/// The most characters of a text.
pub const MOST: usize = 100_000;

/// How many words of the beginning are told.
const BEGINNING: usize = 16;

/// Why a text is not encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// There is none.
    Empty,
    /// It has more than 100,000 characters; how many.
    TooLong(usize),
}

/// A text, encoded and decoded again. A digit is a bit.
#[derive(Clone, Debug, PartialEq)]
pub struct CodedText {
    /// How many characters it has.
    pub characters: usize,
    /// How many of them are different.
    pub kinds: usize,
    /// The entropy of a character, in nats.
    pub entropy: f64,
    /// How many digits it takes in Huffman's code.
    pub huffman: usize,
    /// How many it takes when all words are equally long, as short as they can be.
    pub fixed: usize,
    /// How many it takes in UTF-8.
    pub utf8: usize,
    /// The words it begins with, and whether there are more.
    pub beginning: (Vec<String>, bool),
    /// Whether decoding gives the same text.
    pub comes_back: bool,
}

/// Encodes a text in Huffman's code over its own characters, and decodes it again.
///
/// ```
/// use surprisal::state::coded_text::encode;
/// let coded = encode("abracadabra").unwrap();
/// // a five times in 1 digit, the six others in 3.
/// assert_eq!((coded.huffman, coded.fixed, coded.utf8), (23, 33, 88));
/// assert!(coded.comes_back);
/// ```
///
/// # Errors
///
/// [`TextError`] for an empty text, and one that is too long.
pub fn encode(text: &str) -> Result<CodedText, TextError> {
    let characters = text.chars().count();
    if characters == 0 {
        return Err(TextError::Empty);
    }
    if characters > MOST {
        return Err(TextError::TooLong(characters));
    }
    let code = TextCode::of(text);
    let digits = code.encode(text).unwrap_or_default();
    let kinds = code.symbols().len();
    let word = |character: char| code.word(character).map(|word| word.to_string());
    Ok(CodedText {
        characters,
        kinds,
        entropy: code.entropy(),
        huffman: digits.count(),
        // Of one kind of character there is one word, of one digit.
        fixed: characters * (usize::BITS - (kinds - 1).leading_zeros()).max(1) as usize,
        utf8: 8 * text.len(),
        beginning: (
            text.chars().take(BEGINNING).filter_map(word).collect(),
            characters > BEGINNING,
        ),
        comes_back: code.decode(&digits).is_some_and(|decoded| decoded == text),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_and_cost_no_more_than_equal_words() {
        for text in
            ["a", "aaaa", "ab", "값, 값, 값!", "the more often, the shorter", "👩‍👩‍👧 e\u{301}\0\n"]
        {
            let coded = encode(text).unwrap();
            assert!(coded.comes_back && coded.huffman <= coded.fixed, "{text:?}: {coded:?}");
            let digits = coded.entropy / std::f64::consts::LN_2 * coded.characters as f64;
            assert!(digits <= coded.huffman as f64 + 1e-9, "{text:?}: {coded:?}");
            assert_eq!(coded.utf8, 8 * text.len());
        }
        let coded = encode(&"ab".repeat(30)).unwrap();
        assert_eq!((coded.characters, coded.kinds, coded.huffman), (60, 2, 60));
        assert_eq!((coded.beginning.0.concat(), coded.beginning.1), ("01".repeat(8), true));
    }

    #[test]
    fn nothing_and_too_much_are_said() {
        assert_eq!(encode(""), Err(TextError::Empty));
        let most = "가".repeat(MOST);
        assert_eq!(encode(&most).map(|coded| (coded.huffman, coded.utf8)), Ok((MOST, 24 * MOST)));
        assert_eq!(encode(&(most + "나")), Err(TextError::TooLong(MOST + 1)));
    }
}
