//! A text in Huffman's code over its own characters: encoded into binary digits, and decoded back.
//!
//! The words are canonical, so that they need not be written down: whoever knows how long the word of each
//! character is knows them all. (Schwartz & Kallick 1964; so do DEFLATE and JPEG, RFC 1951, §3.2.2.)

use super::prefix_code::{Word, canonical_order, side_by_side};
use super::{Distribution, entropy, huffman};

/// A character of a text: how often it occurs, and its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The character.
    pub character: char,
    /// How often it occurs.
    pub count: u32,
    /// Its word.
    pub word: Word,
}

/// The code of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextCode {
    /// In the order of the words: shorter ones first.
    symbols: Vec<Symbol>,
    /// The characters in their own order, each with its place among the symbols.
    index: Vec<(char, usize)>,
}

/// Binary digits, eight to a byte, the first one the highest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digits {
    bytes: Vec<u8>,
    count: usize,
}

impl Digits {
    /// How many digits there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// A digit, counted from 0: whether it is 1.
    fn get(&self, at: usize) -> bool {
        let byte = self.bytes.get(at / 8).copied().unwrap_or(0);
        byte >> (7 - at % 8) & 1 == 1
    }

    fn push(&mut self, one: bool) {
        if self.count.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let (true, Some(last)) = (one, self.bytes.last_mut()) {
            *last |= 1 << (7 - self.count % 8);
        }
        self.count += 1;
    }

    fn extend(&mut self, word: Word) {
        for place in (0..word.length()).rev() {
            self.push(word.digits() >> place & 1 == 1);
        }
    }
}

impl TextCode {
    /// Huffman's code of a text; of characters that are equally frequent, those that stand first in
    /// Unicode have the shorter words.
    ///
    /// Domain: texts of up to five million characters.
    /// Edge values: the empty text has no symbols; a text of one character has a word of one digit for it,
    /// so that its length is not lost.
    ///
    /// ```
    /// use surprisal::measures::text_code::TextCode;
    /// let code = TextCode::of("abracadabra");
    /// let words: Vec<_> =
    ///     code.symbols().iter().map(|s| format!("{} {}", s.character, s.word)).collect();
    /// assert_eq!(words, ["a 0", "b 100", "c 101", "d 110", "r 111"]);
    /// ```
    pub fn of(text: &str) -> TextCode {
        let mut characters: Vec<char> = text.chars().collect();
        characters.sort_unstable();
        let runs = characters.chunk_by(|one, other| one == other);
        let counts: Vec<(char, u32)> =
            runs.filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).ok()?))).collect();
        let weights: Vec<f64> = counts.iter().map(|(_, count)| f64::from(*count)).collect();
        let lengths: Vec<u32> =
            huffman::lengths(&weights).into_iter().map(|length| length.max(1)).collect();
        let places = side_by_side(&lengths, &canonical_order(&lengths));
        let symbol = |place: &super::prefix_code::Place| {
            let (character, count) = *counts.get(place.outcome)?;
            Some(Symbol { character, count, word: place.word() })
        };
        let symbols: Vec<Symbol> = places.iter().filter_map(symbol).collect();
        let mut index: Vec<(char, usize)> =
            symbols.iter().enumerate().map(|(at, symbol)| (symbol.character, at)).collect();
        index.sort_unstable();
        TextCode { symbols, index }
    }

    /// The characters with their words, shorter words first.
    pub fn symbols(&self) -> &[Symbol] {
        &self.symbols
    }

    /// The word of a character, where it has one.
    pub fn word(&self, character: char) -> Option<Word> {
        let at = self.index.binary_search_by_key(&character, |(own, _)| *own).ok()?;
        let (_, at) = self.index.get(at)?;
        Some(self.symbols.get(*at)?.word)
    }

    /// The entropy of a character drawn from the text, in nats.
    pub fn entropy(&self) -> f64 {
        let all: f64 = self.symbols.iter().map(|symbol| f64::from(symbol.count)).sum();
        let shares = self.symbols.iter().map(|symbol| f64::from(symbol.count) / all).collect();
        // An empty text has no shares, and nothing to tell.
        Distribution::new(shares).map_or(0.0, |shares| entropy::of(&shares))
    }

    /// How many digits the text takes.
    pub fn cost(&self) -> u64 {
        let cost = |symbol: &Symbol| u64::from(symbol.count) * u64::from(symbol.word.length());
        self.symbols.iter().map(cost).sum()
    }

    /// A text in this code; `None` when it has a character that the code has no word for.
    pub fn encode(&self, text: &str) -> Option<Digits> {
        let mut digits = Digits::default();
        for character in text.chars() {
            digits.extend(self.word(character)?);
        }
        Some(digits)
    }

    /// The text that digits stand for; `None` when they end within a word, or begin none.
    ///
    /// ```
    /// use surprisal::measures::text_code::TextCode;
    /// let code = TextCode::of("0과 1");
    /// let digits = code.encode("1과 0").unwrap();
    /// assert_eq!(code.decode(&digits).as_deref(), Some("1과 0"));
    /// ```
    pub fn decode(&self, digits: &Digits) -> Option<String> {
        // Words of one length count up from the first of them, which so tells them all.
        let blocks: Vec<&[Symbol]> =
            self.symbols.chunk_by(|one, other| one.word.length() == other.word.length()).collect();
        let mut read = (0..digits.count).map(|at| digits.get(at)).peekable();
        let mut text = String::new();
        while read.peek().is_some() {
            let (mut value, mut length) = (0, 0);
            let symbol = blocks.iter().find_map(|block| {
                let first = block.first()?.word;
                while length < first.length() {
                    value = value << 1 | u32::from(read.next()?);
                    length += 1;
                }
                block.get(value.checked_sub(first.digits())? as usize)
            });
            text.push(symbol?.character);
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::kraft;
    use proptest::prelude::*;

    /// Encoded and decoded once more.
    fn there_and_back(text: &str) -> Option<String> {
        let code = TextCode::of(text);
        let digits = code.encode(text)?;
        assert_eq!(digits.count() as u64, code.cost());
        code.decode(&digits)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2000,
            failure_persistence: None,
            ..Default::default()
        })]

        #[test]
        fn any_text_comes_back(text in any::<String>()) {
            prop_assert_eq!(there_and_back(&text), Some(text));
        }

        #[test]
        fn a_text_of_few_characters_comes_back(text in "[a-c가-깋🎲\\u{0}]{0,300}") {
            prop_assert_eq!(there_and_back(&text), Some(text));
        }

        #[test]
        fn a_character_costs_between_the_entropy_and_a_digit_more(text in "[a-h ]{2,200}") {
            let code = TextCode::of(&text);
            let most_frequent = code.symbols().iter().map(|symbol| symbol.count).max().unwrap();
            prop_assume!(code.symbols().len() > 1);
            let count = text.chars().count() as f64;
            let (h, cost) = (code.entropy() / std::f64::consts::LN_2, code.cost() as f64 / count);
            prop_assert!(h <= cost + 1e-12 && cost < h + 1.0, "{} {} {}", h, cost, most_frequent);
        }

        #[test]
        fn digits_that_are_cut_give_no_text_or_a_beginning_of_it(
            text in "[a-e]{1,40}",
            kept in 0.0..1.0,
        ) {
            let code = TextCode::of(&text);
            let mut digits = code.encode(&text).unwrap();
            digits.count = (kept * digits.count as f64) as usize;
            if let Some(beginning) = code.decode(&digits) {
                prop_assert!(text.starts_with(&beginning));
            }
        }
    }

    #[test]
    fn every_symbol_has_its_word_and_shorter_words_are_more_frequent() {
        let text = "the quick brown fox jumps over the lazy dog and the cat, then sleeps";
        let code = TextCode::of(text);
        let lengths: Vec<u32> = code.symbols().iter().map(|symbol| symbol.word.length()).collect();
        assert_eq!(kraft::sum(&lengths), 1.0);
        for pair in code.symbols().windows(2) {
            assert!(pair[0].word.length() <= pair[1].word.length());
            assert!(!pair[0].word.begins(pair[1].word));
        }
        for symbol in code.symbols() {
            let count = text.chars().filter(|own| *own == symbol.character).count();
            assert_eq!(symbol.count as usize, count);
            for other in code.symbols().iter().filter(|other| other.count > symbol.count) {
                assert!(other.word.length() <= symbol.word.length());
            }
        }
    }

    #[test]
    fn empty_texts_and_texts_of_one_character() {
        assert_eq!(there_and_back("").as_deref(), Some(""));
        assert_eq!(TextCode::of("").entropy(), 0.0);
        let code = TextCode::of("가가가");
        assert_eq!((code.cost(), code.entropy(), code.symbols().len()), (3, 0.0, 1));
        assert_eq!(code.encode("가가가").map(|digits| digits.bytes), Some(vec![0]));
        assert_eq!(there_and_back("가가가").as_deref(), Some("가가가"));
        // No word for a stranger, and no character for digits that are no word.
        assert_eq!(code.encode("나"), None);
        let mut stranger = Digits::default();
        stranger.push(true);
        assert_eq!(code.decode(&stranger), None);
    }

    #[test]
    fn a_hundred_thousand_characters_are_quick() {
        // Every Hangul syllable, and many of them often.
        let text: String = (0..100_000_u32)
            .map(|n| char::from_u32(0xac00 + n.wrapping_mul(n) % 11_172).unwrap())
            .collect();
        let begun = std::time::Instant::now();
        assert_eq!(there_and_back(&text), Some(text));
        println!("100,000 characters there and back: {:?}", begun.elapsed());
    }
}
