//! One folder's words as a module of constants.

use std::fmt::Write;

use crate::entries::{Entry, Source, slots};
use crate::markup;

/// How many lines a chapter has room for: the number of a line is the chapter's times this, and the place
/// in it.
pub const ROOM: usize = 1 << 10;

/// The words of one folder, checked: a chapter of the book's words.
pub struct Module {
    name: String,
    /// Key, English, Korean.
    texts: Vec<(String, String, String)>,
    /// Key, LaTeX, MathML.
    formulas: Vec<(String, String, String)>,
    /// Of what proofs say: which text it is, and in English and Korean as LaTeX.
    proofs: Vec<(usize, [String; 2])>,
}

impl Module {
    /// The words of a folder.
    ///
    /// # Errors
    ///
    /// Every problem in its three files, each with file, line and key.
    pub fn new(
        name: &str,
        en: &Source,
        ko: &Source,
        formulas: &Source,
    ) -> Result<Module, Vec<String>> {
        let mut problems = Vec::new();
        let mut entries = |source: &Source| {
            source.entries().unwrap_or_else(|found| {
                problems.extend(found);
                Vec::new()
            })
        };
        let (en_entries, ko_entries, formula_entries) =
            (entries(en), entries(ko), entries(formulas));
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut text = |source: &Source, entry: &Entry| {
            let made = if is_plain(name, &entry.key) { markup::plain } else { markup::html };
            made(&entry.body).unwrap_or_else(|what| {
                problems.push(source.problem(entry.line, &entry.key, &what));
                String::new()
            })
        };
        let (mut texts, mut proofs) = (Vec::new(), Vec::new());
        for entry in &en_entries {
            let Some(twin) = ko_entries.iter().find(|twin| twin.key == entry.key) else { continue };
            if is_of_a_proof(&entry.key) {
                proofs.push((texts.len(), [entry, twin].map(|own| markup::latex(&own.body))));
            }
            texts.push((entry.key.clone(), text(en, entry), text(ko, twin)));
        }
        for (source, here, other, there) in
            [(en, &en_entries, ko, &ko_entries), (ko, &ko_entries, en, &en_entries)]
        {
            for entry in here.iter().filter(|entry| !there.iter().any(|twin| twin.key == entry.key))
            {
                let what = format!("is missing in {}", other.file);
                problems.push(source.problem(entry.line, &entry.key, &what));
            }
        }
        for (entry, (_, english, korean)) in en_entries
            .iter()
            .filter_map(|e| Some((e, texts.iter().find(|(key, ..)| *key == e.key)?)))
        {
            if slots(english) != slots(korean) {
                let what = format!(
                    "the slots are {:?} here but {:?} in {}",
                    slots(english),
                    slots(korean),
                    ko.file
                );
                problems.push(en.problem(entry.line, &entry.key, &what));
            }
        }
        let mut made = Vec::new();
        for entry in &formula_entries {
            match markup::display_formula(&entry.body) {
                Ok(mathml) => {
                    made.push((entry.key.clone(), markup::plain_latex(&entry.body), mathml))
                }
                Err(what) => problems.push(formulas.problem(entry.line, &entry.key, &what)),
            }
        }
        let lines = texts.iter().flat_map(|(key, en, ko)| [(key, en), (key, ko)]);
        let lines = lines.chain(made.iter().flat_map(|(key, tex, html)| [(key, tex), (key, html)]));
        for (key, _) in lines.filter(|(_, line)| line.contains(['\n', '\r'])) {
            problems.push(format!("{name}: `{key}`: becomes more than one line"));
        }
        if texts.len() + made.len() > ROOM {
            problems.push(format!("{name}: more than {ROOM} texts and formulas"));
        }
        if problems.is_empty() {
            Ok(Module { name: name.to_owned(), texts, formulas: made, proofs })
        } else {
            Err(problems)
        }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of every line, in order.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let texts = self.texts.iter().map(|(key, ..)| format!("{}.{key}", self.name));
        let formulas = self.formulas.iter().map(|(key, ..)| format!("{}.formula.{key}", self.name));
        texts.chain(formulas)
    }

    /// The lines of a language, 0 English and 1 Korean: the texts, then the MathML of each formula.
    pub fn lines(&self, language: usize) -> impl Iterator<Item = &str> {
        let texts = self.texts.iter().map(move |(_, en, ko)| if language == 0 { en } else { ko });
        let formulas = self.formulas.iter().map(|(_, _, mathml)| mathml);
        texts.chain(formulas).map(String::as_str)
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.texts.len() + self.formulas.len()
    }

    /// Takes a text out: its English and its Korean.
    pub fn take(&mut self, key: &str) -> Option<(String, String)> {
        let place = self.texts.iter().position(|(own, ..)| own == key)?;
        let (_, en, ko) = self.texts.remove(place);
        for (line, _) in self.proofs.iter_mut().filter(|(line, _)| *line > place) {
            *line -= 1;
        }
        Some((en, ko))
    }

    /// Puts a text behind the others.
    pub fn put(&mut self, key: String, (en, ko): (String, String)) {
        self.texts.push((key, en, ko));
    }

    /// The formulas as LaTeX, in order, each with the number of the line of its MathML.
    pub fn tex(&self, chapter: usize) -> impl Iterator<Item = (usize, &str)> {
        let first = chapter * ROOM + self.texts.len();
        (first..).zip(self.formulas.iter().map(|(_, tex, _)| tex.as_str()))
    }

    /// What proofs say in a language, as LaTeX, each with the number of its line.
    pub fn proofs(&self, chapter: usize, language: usize) -> impl Iterator<Item = (usize, &str)> {
        let own = self.proofs.iter();
        own.filter_map(move |(line, said)| {
            Some((chapter * ROOM + line, said.get(language)?.as_str()))
        })
    }

    /// The module as Rust. `elsewhere` are its texts that stand in another one: key, and the constant.
    pub fn code(&self, chapter: usize, elsewhere: &[(&str, String)]) -> String {
        let lines = chapter * ROOM..;
        let texts = self.texts.iter().zip(lines).map(|((key, ..), line)| {
            (key.as_str(), format!("`{key}`"), format!("Localised({line})"))
        });
        let taken = elsewhere.iter().map(|(key, place)| (*key, format!("`{key}`"), place.clone()));
        let lines = chapter * ROOM + self.texts.len()..;
        let formulas = self.formulas.iter().zip(lines).map(|((key, tex, _), line)| {
            (key.as_str(), format!("`{key}`: `{tex}`"), format!("Formula({line})"))
        });
        format!(
            "/// The words of `{}`.\npub mod {0} {{\nuse super::Localised;\n\
             /// Their chapter.\npub const CHAPTER: super::Chapter = super::Chapter({chapter});\n{}\
             /// The formulas.\npub mod formula {{\nuse super::super::Formula;\n{}}}\n}}\n",
            self.name,
            constants("Localised", ("TEXTS", "text"), taken.chain(texts)),
            constants("Formula", ("FORMULAS", "formula"), formulas),
        )
    }
}

/// The constant of a key.
pub fn constant(key: &str) -> String {
    key.replace('-', "_").to_uppercase()
}

/// A constant of the type `kind` for each key, with what is said of it and its value; then all of them in
/// a list.
fn constants<'a>(
    kind: &str,
    (list, name): (&str, &str),
    keys: impl Iterator<Item = (&'a str, String, String)>,
) -> String {
    let (mut code, mut listed) = (String::new(), String::new());
    for (key, doc, value) in keys {
        let constant = constant(key);
        // Writing to a string cannot fail.
        let _ = writeln!(code, "/// {doc}.\npub const {constant}: {kind} = {value};");
        let _ = writeln!(listed, "({key:?}, {constant}),");
    }
    format!(
        "{code}/// Every {name} here, with its key.\n\
         pub const {list}: &[(&str, {kind})] = &[\n{listed}];\n"
    )
}

/// Whether a text is said in a proof: its title, its claim, a reason, a condition of equality.
fn is_of_a_proof(key: &str) -> bool {
    ["-proof-title", "-proof-claim", "-reason-", "-equality-"].iter().any(|part| key.contains(part))
}

/// The modules of the interface and of what leaves the page: no prose.
const PLAIN: [&str; 4] = ["ui", "embedding", "exports", "programs"];

/// Whether an entry is shown where no markup can stand: the interface, programs and files, and the names
/// of charts.
pub fn is_plain(module: &str, key: &str) -> bool {
    PLAIN.contains(&module) || key.ends_with("chart-label")
}
