//! Makes the book's words: Markdown and LaTeX, in every language, into HTML and MathML.
//!
//! A folder of `src`, `src/lessons` or `src/components` with words holds `text.en.md`, `text.ko.md` and, where it has any
//! formulas, `formulas.md`; `src/components` is called `ui`. A text that is missing in one language, a
//! formula that does not parse or a slot that only one language knows is a problem, named by file, line and
//! key: a reader never meets it.
//!
//! What comes of them is code, in which every text is a constant that names a line, and files of lines:
//! one for each folder and language. So a reader loads the words of one language, and of what is open;
//! and code that names a text that is not there does not compile.

mod entries;
mod markup;
mod module;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use entries::Source;
use module::{Module, constant};

/// The languages, in the order of `Lang`.
const LANGUAGES: [&str; 2] = ["en", "ko"];

/// The chapter that is always there: the words of the interface, and what must be known of the others.
const FIRST: &str = "ui";
/// What must be known of every folder's words before they are there.
const TITLE: &str = "title";

/// All words of the book.
pub struct Words {
    /// In the order of their names; all titles are among the first's.
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
        gather_titles(&mut modules);
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
        Ok(files.filter(|file| root.join(file).exists()).collect())
    }

    /// The code: a module for each folder, in it a constant for each text and formula.
    pub fn code(&self) -> String {
        let mut code = String::new();
        for (chapter, module) in self.modules.iter().enumerate() {
            let title = self.title_of(module.name());
            let title = title.map(|key| (TITLE, format!("super::{FIRST}::{}", constant(&key))));
            code.push_str(&module.code(chapter, title.as_slice()));
        }
        let chapters: String = (self.modules.iter())
            .map(|module| format!("({:?}, {}),", module.name(), module.len()))
            .collect();
        let compiled_in = LANGUAGES.map(|language| {
            let name = |module: &Module| {
                format!(
                    "include_str!(concat!(env!(\"OUT_DIR\"), \"/{}\")),",
                    file(module, language)
                )
            };
            format!("&[{}]", self.modules.iter().map(name).collect::<String>())
        });
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
             /// The chapters: name, and how many lines.\n\
             const CHAPTERS: [(&str, usize); {}] = [{chapters}];\n\
             /// How the first line of every file of words begins: those of another build have another.\n\
             const HEAD: &str = {:?};\n\
             /// The words of the languages, in the order of `Lang`, where they need not be fetched:\n\
             /// everywhere but in the browser.\n\
             #[cfg(not(target_arch = \"wasm32\"))]\n\
             const COMPILED_IN: Option<[&[&str]; 2]> = Some([{}]);\n\
             #[cfg(target_arch = \"wasm32\")]\n\
             const COMPILED_IN: Option<[&[&str]; 2]> = None;\n",
            list("TEXTS"),
            list("formula::FORMULAS"),
            self.modules.len(),
            self.head(),
            compiled_in.join(","),
        );
        code
    }

    /// The words of a module in the language `LANGUAGES[language]`: the head, then a line for each
    /// constant.
    fn lines(&self, module: &Module, language: usize) -> String {
        let mut lines = format!("{} {}", self.head(), module.name());
        for text in module.lines(language) {
            lines.push('\n');
            lines.push_str(text);
        }
        lines
    }

    /// The key under which the first module has the title of another.
    fn title_of(&self, module: &str) -> Option<String> {
        let first = self.modules.iter().find(|module| module.name() == FIRST)?;
        let key = title_key(module);
        first.keys().any(|own| own == format!("{FIRST}.{key}")).then_some(key)
    }

    /// The formulas as LaTeX, one a line: the line of its MathML in the words, a space, the formula.
    fn tex(&self) -> String {
        let modules = self.modules.iter().enumerate();
        let formulas = modules.flat_map(|(chapter, module)| module.tex(chapter));
        formulas.map(|(line, tex)| format!("{line} {tex}\n")).collect()
    }

    /// Writes the words into `folder`, as `ui.en.txt`, `ui.ko.txt`, `overview.en.txt` and so on.
    ///
    /// # Errors
    ///
    /// When a file cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        for (index, language) in LANGUAGES.iter().enumerate() {
            for module in &self.modules {
                fs::write(folder.join(file(module, language)), self.lines(module, index))?;
            }
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
        let mut proofs = self.head() + "\n";
        for (chapter, module) in self.modules.iter().enumerate() {
            for (line, latex) in module.proofs(chapter, language).chain(module.tex(chapter)) {
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
const FILES: [&str; 3] = ["text.en.md", "text.ko.md", FORMULAS];
const FORMULAS: &str = "formulas.md";

/// Every folder with words in it, with the name of its module, in the order of names.
fn folders(root: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut folders = Vec::new();
    for above in ["src", "src/lessons", "src/components"] {
        for entry in fs::read_dir(root.join(above))? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            let Some(name) = name.filter(|_| path.join(FILES[0]).exists()) else { continue };
            let module = if name == "components" { FIRST } else { name };
            folders.push((module.replace('-', "_"), Path::new(above).join(name)));
        }
    }
    folders.sort();
    Ok(folders)
}

/// The file of a module's words in a language.
fn file(module: &Module, language: &str) -> String {
    format!("{}.{language}.txt", module.name())
}

fn title_key(module: &str) -> String {
    format!("title-of-{}", module.replace('_', "-"))
}

/// Puts the title of every module among the words that are always there: the contents name them all.
fn gather_titles(modules: &mut [Module]) {
    let titles: Vec<_> = (modules.iter_mut())
        .filter(|module| module.name() != FIRST)
        .filter_map(|module| Some((title_key(module.name()), module.take(TITLE)?)))
        .collect();
    let first = modules.iter_mut().find(|module| module.name() == FIRST);
    if let Some(first) = first {
        titles.into_iter().for_each(|(key, title)| first.put(key, title));
    }
}

/// The English text, the Korean text and the formulas of a folder; it may have none of these last.
fn sources(root: &Path, folder: &Path) -> Result<[Source; 3], Vec<String>> {
    let file = |name: &str| {
        let path = folder.join(name);
        if name == FORMULAS && !root.join(&path).exists() {
            return Ok(Source { file: path.display().to_string(), text: String::new() });
        }
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
        for module in &words.modules {
            let count = |language| words.lines(module, language).lines().count() - 1;
            assert_eq!(count(0), count(1));
            assert!(code.contains(&format!("({:?}, {}),", module.name(), count(0))));
            assert!(words.lines(module, 1).starts_with(&words.head()));
        }
        assert!(code.contains(&format!("const HEAD: &str = {:?};", words.head())));
    }

    #[test]
    fn a_constant_names_its_line() {
        let words = book();
        let code = words.code();
        let place = code.split("pub const BOOK_TITLE: Localised = Localised(").nth(1).unwrap();
        let line: usize = place.split(')').next().unwrap().parse().unwrap();
        let module = &words.modules[line / module::ROOM];
        assert_eq!(module.name(), FIRST);
        let lines = words.lines(module, 0);
        assert_eq!(lines.lines().nth(line % module::ROOM + 1), Some("Surprisal"));
    }

    #[test]
    fn titles_are_there_before_their_lessons_are() {
        let words = book();
        let first = words.modules.iter().find(|module| module.name() == FIRST).unwrap();
        let titles = first.keys().filter(|key| key.starts_with("ui.title-of-")).count();
        assert!(titles >= 9, "{titles}");
        assert!(words.code().contains("pub const TITLE: Localised = super::ui::TITLE_OF_KL;"));
    }
}
