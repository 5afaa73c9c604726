//! Makes the book's words: Markdown and LaTeX, in every language, into HTML and MathML.
//!
//! Every folder of `src/lessons`, `src/contents`, and `src/components` (as `ui`), holds `text.en.md`,
//! `text.ko.md` and `formulas.md`. A text that is missing in one language, a formula that does not parse or a slot
//! that only one language knows is a problem, named by file, line and key: a reader never meets it.
//!
//! What comes of them is code, in which every text is a constant that names a line, and one file of
//! lines for each language. So a reader loads one language, and code that names a text that is not
//! there does not compile.

mod entries;
mod markup;
mod module;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use entries::Source;
use module::Module;

/// The languages, in the order of `Lang`.
const LANGUAGES: [&str; 2] = ["en", "ko"];

/// All words of the book.
pub struct Words {
    modules: Vec<Module>,
}

impl Words {
    /// Reads the words of the book in the folder `root`.
    ///
    /// # Errors
    ///
    /// Every problem, with file, line and key.
    pub fn read(root: &Path) -> Result<Words, Vec<String>> {
        let folders = folders(root).map_err(|error| vec![error.to_string()])?;
        let (mut modules, mut problems) = (Vec::new(), Vec::new());
        for (name, folder) in folders {
            let made = sources(root, &folder)
                .and_then(|[en, ko, formulas]| Module::new(&name, &en, &ko, &formulas));
            match made {
                Ok(module) => modules.push(module),
                Err(found) => problems.extend(found),
            }
        }
        let words = Words { modules };
        problems.extend(words.terms_without_entry());
        if problems.is_empty() { Ok(words) } else { Err(problems) }
    }

    /// What texts open that the glossary has not.
    fn terms_without_entry(&self) -> Vec<String> {
        let keys: Vec<String> = self.modules.iter().flat_map(Module::keys).collect();
        let opened = self.modules.iter().flat_map(|module| {
            let lines = (0..LANGUAGES.len()).flat_map(|language| module.lines(language));
            lines.flat_map(markup::opened_terms).map(|term| (module.name(), term))
        });
        let unknown = opened.filter(|(_, term)| !keys.contains(&format!("contents.term-{term}")));
        unknown.map(|(module, term)| format!("{module}: the glossary has no `{term}`")).collect()
    }

    /// The files the words are made from, from `root` on.
    ///
    /// # Errors
    ///
    /// When a folder cannot be read.
    pub fn files(root: &Path) -> io::Result<Vec<PathBuf>> {
        let folders = folders(root)?;
        let files = folders.iter().flat_map(|(_, folder)| FILES.map(|name| folder.join(name)));
        Ok(files.collect())
    }

    /// The code: a module for each folder, in it a constant for each text and formula.
    pub fn code(&self) -> String {
        let (mut code, mut line) = (String::new(), 0);
        for module in &self.modules {
            code.push_str(&module.code(&mut line));
        }
        let list = |of: &str| {
            let entry = |module: &Module| format!("({0:?}, {0}::{of}),", module.name());
            self.modules.iter().map(entry).collect::<String>()
        };
        let _ = write!(
            code,
            "/// Every text of the book: module, then key.\n\
             pub const TEXTS: &[(&str, &[(&str, Localised)])] = &[{}];\n\
             /// Every formula of the book: module, then key.\n\
             pub const FORMULAS: &[(&str, &[(&str, Formula)])] = &[{}];\n\
             /// How many lines the words of a language have.\n\
             const LINES: usize = {line};\n\
             /// The first of these lines: the words of another build have another.\n\
             const HEAD: &str = {:?};\n",
            list("TEXTS"),
            list("formula::FORMULAS"),
            self.head(),
        );
        code
    }

    /// The words in the language `LANGUAGES[language]`: the head, then a line for each constant.
    fn lines(&self, language: usize) -> String {
        let mut lines = self.head();
        for module in &self.modules {
            for text in module.lines(language) {
                lines.push('\n');
                lines.push_str(text);
            }
        }
        lines
    }

    /// The formulas as LaTeX, one a line: the line of its MathML in the words, a space, the formula.
    fn tex(&self) -> String {
        let mut line = 0;
        let formulas = self.modules.iter().flat_map(|module| module.tex(&mut line));
        formulas.map(|(line, tex)| format!("{line} {tex}\n")).collect()
    }

    /// Writes the words of each language into `folder`, as `words.en.txt` and `words.ko.txt`.
    ///
    /// # Errors
    ///
    /// When a file cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (index, language) in LANGUAGES.iter().enumerate() {
            fs::write(folder.join(format!("words.{language}.txt")), self.lines(index))?;
        }
        Ok(())
    }

    /// Writes the formulas as LaTeX into `folder`, as `formulas.txt`. No language is needed to read them,
    /// and no page shows them.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write_tex(&self, folder: &Path) -> io::Result<()> {
        fs::write(folder.join("formulas.txt"), self.tex())
    }

    /// What proofs need as LaTeX in a language: the head of its words, then a line for each formula of the
    /// book and each text of a proof, as [`Words::tex`] has them.
    fn proofs(&self, language: usize) -> String {
        let (mut line, mut proofs) = (0, self.head() + "\n");
        for module in &self.modules {
            let texts: Vec<_> = module.proofs(line, language).collect();
            for (line, latex) in texts.into_iter().chain(module.tex(&mut line)) {
                // Writing to a string cannot fail.
                let _ = writeln!(proofs, "{line} {latex}");
            }
        }
        proofs
    }

    /// Writes what proofs need as LaTeX into `folder`, as `proofs.en.txt` and `proofs.ko.txt`. Only who
    /// exports a proof needs it.
    ///
    /// # Errors
    ///
    /// When a file cannot be written.
    pub fn write_proofs(&self, folder: &Path) -> io::Result<()> {
        for (index, language) in LANGUAGES.iter().enumerate() {
            fs::write(folder.join(format!("proofs.{language}.txt")), self.proofs(index))?;
        }
        Ok(())
    }

    /// A mark of the keys and their order (FNV-1a), which the code and the lines share.
    fn head(&self) -> String {
        let keys = self.modules.iter().flat_map(Module::keys);
        let mark = keys.fold(0xcbf2_9ce4_8422_2325, |mark: u64, key| {
            let bytes = key.bytes().chain(std::iter::once(b'\n'));
            bytes.fold(mark, |mark, byte| {
                (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            })
        });
        format!("surprisal {mark:016x}")
    }
}

/// The files in a folder with words.
const FILES: [&str; 3] = ["text.en.md", "text.ko.md", "formulas.md"];

/// Every folder with words in it, with the name of its module, in the order of names.
fn folders(root: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut folders = vec![
        ("ui".to_owned(), PathBuf::from("src/components")),
        ("contents".to_owned(), PathBuf::from("src/contents")),
    ];
    for entry in fs::read_dir(root.join("src/lessons"))? {
        let path = entry?.path();
        if let Some(name) =
            path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_dir())
        {
            folders.push((name.replace('-', "_"), PathBuf::from("src/lessons").join(name)));
        }
    }
    folders.sort();
    Ok(folders)
}

/// The English text, the Korean text and the formulas of a folder.
fn sources(root: &Path, folder: &Path) -> Result<[Source; 3], Vec<String>> {
    let file = |name: &str| {
        let path = folder.join(name);
        let text = fs::read_to_string(root.join(&path));
        let text = text.map_err(|error| vec![format!("{}: {error}", path.display())])?;
        Ok::<_, Vec<String>>(Source { file: path.display().to_string(), text })
    };
    let [en, ko, formulas] = FILES;
    Ok([file(en)?, file(ko)?, file(formulas)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Words {
        Words::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).unwrap()
    }

    #[test]
    fn both_languages_have_the_lines_that_the_code_names() {
        let words = book();
        let code = words.code();
        let count = |language| words.lines(language).lines().count() - 1;
        assert_eq!(count(0), count(1));
        assert!(code.contains(&format!("const LINES: usize = {};", count(0))));
        assert!(code.contains(&format!("const HEAD: &str = {:?};", words.head())));
        assert!(words.lines(1).starts_with(&words.head()));
    }

    #[test]
    fn a_constant_names_its_line() {
        let words = book();
        let code = words.code();
        let place = code.split("pub const BOOK_TITLE: Localised = Localised(").nth(1).unwrap();
        let line: usize = place.split(')').next().unwrap().parse().unwrap();
        assert_eq!(words.lines(0).lines().nth(line + 1), Some("Surprisal"));
    }
}
