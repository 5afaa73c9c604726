//! The book's words: every text in every language, compiled in by `build.rs`.
//!
//! One module a lesson, and `ui` for the interface; a key `some-key` of `text.<lang>.md` is the constant
//! `SOME_KEY`, a key of `formulas.md` the constant `formula::SOME_KEY`.

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

/// A formula, as MathML that `build.rs` made and checked, and as the LaTeX it was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    /// `<math>…</math>`.
    pub mathml: &'static str,
    /// LaTeX that any TeX reads, without `$`.
    pub tex: &'static str,
}

/// One text in every language, as HTML (with MathML) that `build.rs` made and checked.
///
/// The texts of `ui` and the labels of charts are plain: no tag, no entity, so that they can also
/// stand in an attribute. Only `{slots}` are left to fill.
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

    /// The text in `lang` with each `{slot}` replaced by its value.
    ///
    /// The values are put in as they are, not escaped: what comes of it goes into text nodes and
    /// attributes, never into `inner_html`. A value is never searched for slots; a slot without a
    /// value stays as it is.
    ///
    /// ```
    /// use surprisal::text::{Lang, Localised};
    /// let line = Localised { en: "line {n} of {total}", ko: "{total}줄 가운데 {n}번째" };
    /// assert_eq!(line.fill(Lang::En, &[("n", "2"), ("total", "7")]), "line 2 of 7");
    /// assert_eq!(line.fill(Lang::Ko, &[("n", "{total}"), ("total", "7")]), "7줄 가운데 {total}번째");
    /// ```
    pub fn fill(&self, lang: Lang, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(lang);
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
}
