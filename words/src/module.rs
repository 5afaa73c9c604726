//! One folder's words as a module of constants.

use std::fmt::Write;

use crate::entries::{Entry, Source, slots};
use crate::markup;

/// The words of one folder, checked.
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

    /// The formulas as LaTeX, in order, each with the line of its MathML; the module's lines are counted
    /// from `line` on.
    pub fn tex(&self, line: &mut usize) -> Vec<(usize, &str)> {
        let first = *line + self.texts.len();
        *line = first + self.formulas.len();
        (first..).zip(self.formulas.iter().map(|(_, tex, _)| tex.as_str())).collect()
    }

    /// What proofs say in a language, as LaTeX, each with its line; the module's lines are counted from
    /// `line` on, which does not move.
    pub fn proofs(&self, line: usize, language: usize) -> impl Iterator<Item = (usize, &str)> {
        let own = self.proofs.iter();
        own.filter_map(move |(index, said)| Some((line + index, said.get(language)?.as_str())))
    }

    /// The module as Rust, its lines counted from `line` on.
    pub fn code(&self, line: &mut usize) -> String {
        let texts: Vec<_> = self.texts.iter().map(|(key, ..)| (key, format!("`{key}`"))).collect();
        let formulas = self.formulas.iter().map(|(key, tex, _)| (key, format!("`{key}`: `{tex}`")));
        format!(
            "/// The words of `{}`.\npub mod {0} {{\nuse super::Localised;\n{}\
             /// The formulas.\npub mod formula {{\nuse super::super::Formula;\n{}}}\n}}\n",
            self.name,
            constants("Localised", ("TEXTS", "text"), &texts, line),
            constants("Formula", ("FORMULAS", "formula"), &formulas.collect::<Vec<_>>(), line),
        )
    }
}

/// A constant of the type `kind` for each key, documented, a line for every one of them from `line`
/// on; then all of them in a list.
fn constants(
    kind: &str,
    (list, name): (&str, &str),
    keys: &[(&String, String)],
    line: &mut usize,
) -> String {
    let (mut code, mut listed) = (String::new(), String::new());
    for (key, doc) in keys {
        let constant = key.replace('-', "_").to_uppercase();
        // Writing to a string cannot fail.
        let _ = writeln!(code, "/// {doc}.\npub const {constant}: {kind} = {kind}({line});");
        let _ = writeln!(listed, "({key:?}, {constant}),");
        *line += 1;
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

/// Whether an entry is shown where no markup can stand: the interface, and the names of charts.
pub fn is_plain(module: &str, key: &str) -> bool {
    module == "ui" || key.ends_with("chart-label")
}
