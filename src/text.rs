//! The book's words: every text in every language, compiled in by `build.rs`.

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
}

/// One text in every language, as HTML (with MathML) that `build.rs` made and checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Localised {
    /// English.
    pub en: &'static str,
    /// Korean.
    pub ko: &'static str,
}

impl Localised {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Ko => self.ko,
        }
    }
}
