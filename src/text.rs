//! The book's words: a constant for each text, by `build.rs`; what it says, in each language, is
//! brought when it is needed. A reader loads the words of one language, and of what is open.
//!
//! One module a folder, a [`Chapter`]: one a lesson, and `ui` for the interface; a key `some-key` of `text.<lang>.md` is the constant
//! `SOME_KEY`, a key of `formulas.md` the constant `formula::SOME_KEY`.

use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/text.rs"));

/// A language the book is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

impl Lang {
    /// Every language, in the order a switch shows them.
    pub const ALL: [Lang; 2] = [Lang::Ko, Lang::En];

    /// The language's tag, as in `lang="ko"`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ko => "ko",
        }
    }

    /// The language of a tag such as `ko`, `ko-KR` or `en_US`, by its first part; None when the book
    /// is not written in it.
    ///
    /// ```
    /// use surprisal::text::Lang;
    /// assert_eq!(Lang::from_tag("ko-KR"), Some(Lang::Ko));
    /// assert_eq!(Lang::from_tag("EN"), Some(Lang::En));
    /// assert_eq!(Lang::from_tag("kok"), None); // Konkani
    /// ```
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let language = tag.trim().split(['-', '_']).next()?;
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(language))
    }

    /// The first of a reader's languages that the book is written in, else English.
    ///
    /// ```
    /// use surprisal::text::Lang;
    /// assert_eq!(Lang::preferred(&["fr-FR", "ko-KR", "en-US"]), Lang::Ko);
    /// assert_eq!(Lang::preferred(&["fr"]), Lang::En);
    /// ```
    pub fn preferred(tags: &[&str]) -> Lang {
        tags.iter().find_map(|tag| Lang::from_tag(tag)).unwrap_or_default()
    }
}

/// A formula, as MathML that `words` made and checked, and as the LaTeX it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula(u16);

impl Formula {
    /// `<math>…</math>`.
    pub fn mathml(self) -> &'static str {
        in_any_language(self.0)
    }

    /// The line that says it in the words of each language.
    pub fn line(self) -> u16 {
        self.0
    }

    /// LaTeX that any TeX reads, without `$`. Not in the browser, where no page shows it.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn tex(self) -> &'static str {
        TEX.lines()
            .filter_map(|line| line.split_once(' '))
            .find(|(line, _)| line.parse() == Ok(self.0))
            .map_or("", |(_, tex)| tex)
    }
}

/// One text in every language, as HTML (with MathML) that `words` made and checked.
///
/// The texts of `ui` and the labels of charts are plain: no tag, no entity, so that they can also
/// stand in an attribute. Only `{slots}` are left to fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Localised(u16);

/// The words of one folder, fetched together: a lesson's, or those of a part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chapter(u16);

/// How many lines a chapter has room for, as a power of two: the rest of a line's number is its chapter.
const ROOM: u16 = 10;

impl Chapter {
    /// Every chapter.
    pub fn all() -> impl Iterator<Item = Chapter> {
        (0..CHAPTERS.len() as u16).map(Chapter)
    }

    /// The chapter of a name.
    ///
    /// ```
    /// use surprisal::text::{Chapter, ui};
    /// assert_eq!(Chapter::named("ui"), Some(ui::CHAPTER));
    /// assert_eq!(Chapter::named("nonsense"), None);
    /// ```
    pub fn named(name: &str) -> Option<Chapter> {
        Chapter::all().find(|chapter| chapter.name() == name)
    }

    /// Its name: that of its module here, and of its files.
    pub fn name(self) -> &'static str {
        self.entry().0
    }

    /// Whether its words are there in a language.
    pub fn is_in(self, lang: Lang) -> bool {
        self.lines(lang).is_some()
    }

    fn entry(self) -> (&'static str, usize) {
        CHAPTERS.get(usize::from(self.0)).copied().unwrap_or(("", 0))
    }

    /// Its lines in a language; none until they have come.
    fn lines(self, lang: Lang) -> Option<&'static [&'static str]> {
        let shelf = LINES_OF[lang as usize].get(usize::from(self.0))?;
        if let (None, Some(words)) = (shelf.get(), COMPILED_IN) {
            // What is compiled in is of this build, so it fits.
            let _ = bring(self, lang, words[lang as usize][usize::from(self.0)].to_owned());
        }
        shelf.get().map(Vec::as_slice)
    }
}

/// A text or formula in any language it is there in.
fn in_any_language(line: u16) -> &'static str {
    Lang::ALL.into_iter().find_map(|lang| in_language(line, lang)).unwrap_or_default()
}

fn in_language(line: u16, lang: Lang) -> Option<&'static str> {
    let lines = Chapter(line >> ROOM).lines(lang)?;
    lines.get(usize::from(line & ((1 << ROOM) - 1))).copied()
}

/// The lines of each chapter in each language, in the order of [`Lang`], once they are there.
static LINES_OF: [[OnceLock<Vec<&'static str>>; CHAPTERS.len()]; 2] =
    [const { [const { OnceLock::new() }; CHAPTERS.len()] }; 2];

/// Every formula as LaTeX: the line of its MathML, then the formula.
#[cfg(not(target_arch = "wasm32"))]
const TEX: &str = include_str!(concat!(env!("OUT_DIR"), "/formulas.txt"));

/// The words that came are not those of this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherWords;

/// Brings the words of a chapter in a language, as `words` wrote them: a head, then one line for each
/// constant. They stay as long as the program runs; brought twice, they are the first ones still.
///
/// # Errors
///
/// When they were made from other keys than this build's.
pub fn bring(chapter: Chapter, lang: Lang, words: String) -> Result<(), OtherWords> {
    let (name, count) = chapter.entry();
    let mut lines = words.split('\n');
    let own = lines.next().and_then(|head| head.strip_prefix(HEAD)).map(str::trim_start);
    if own != Some(name) || lines.count() != count {
        return Err(OtherWords);
    }
    if let Some(shelf) = LINES_OF[lang as usize].get(usize::from(chapter.0)) {
        shelf.get_or_init(|| String::leak(words).split('\n').skip(1).collect());
    }
    Ok(())
}

/// What proofs need as LaTeX, in the order of [`Lang`], where it need not be fetched.
#[cfg(not(target_arch = "wasm32"))]
pub const PROOFS: [&str; 2] = [
    include_str!(concat!(env!("OUT_DIR"), "/proofs.en.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/proofs.ko.txt")),
];

/// The lines of a file of words that begins with the head of this build's; nothing of another build.
pub fn of_this_build(words: &str) -> Option<&str> {
    words.strip_prefix(HEAD)?.strip_prefix('\n')
}

impl Localised {
    /// The line that says it in the words of each language.
    pub fn line(self) -> u16 {
        self.0
    }

    /// The text in `lang`; in another language while that one's words are not there.
    pub fn get(&self, lang: Lang) -> &'static str {
        in_language(self.0, lang).unwrap_or_else(|| in_any_language(self.0))
    }

    /// The chapter it stands in.
    pub fn chapter(&self) -> Chapter {
        Chapter(self.0 >> ROOM)
    }

    /// The text in `lang` with each `{slot}` replaced by its value.
    ///
    /// The values are put in as they are, not escaped: what comes of it goes into text nodes and
    /// attributes, never into `inner_html`. A value is never searched for slots; a slot without a
    /// value stays as it is.
    pub fn fill(&self, lang: Lang, values: &[(&str, &str)]) -> String {
        fill(self.get(lang), values)
    }
}

/// The text with each `{slot}` replaced by its value; see [`Localised::fill`].
///
/// ```
/// use surprisal::text::fill;
/// let line = "line {n} of {total}";
/// assert_eq!(fill(line, &[("n", "2"), ("total", "7")]), "line 2 of 7");
/// assert_eq!(fill("{total}줄 가운데 {n}번째", &[("n", "{total}"), ("total", "7")]), "7줄 가운데 {total}번째");
/// ```
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(slot, behind)| {
            let (_, value) = values.iter().find(|(name, _)| *name == slot)?;
            Some((value, behind))
        });
        rest = match value {
            Some((value, behind)) => {
                filled.push_str(value);
                behind
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}
