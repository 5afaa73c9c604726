//! Makes the book's words: Markdown and LaTeX, in every language, into constants of HTML and MathML.
//!
//! Every folder of `src/lessons`, and `src/components` (as `ui`), holds `text.en.md`, `text.ko.md`
//! and `formulas.md`. A text that is missing in one language, a formula that does not parse or a slot
//! that only one language knows stops the build, named by file, line and key: a reader never meets it.

#[path = "build/entries.rs"]
mod entries;
#[path = "build/markup.rs"]
mod markup;
#[path = "build/module.rs"]
mod module;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use entries::Source;
use module::Module;

fn main() -> ExitCode {
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), Vec<String>> {
    let complain = |error: io::Error| vec![error.to_string()];
    let folders = folders().map_err(complain)?;
    let (mut code, mut names, mut problems) = (String::new(), Vec::new(), Vec::new());
    for (name, folder) in folders {
        let made =
            read(&folder).and_then(|[en, ko, formulas]| Module::new(&name, &en, &ko, &formulas));
        match made {
            Ok(module) => code.push_str(&module.code()),
            Err(found) => problems.extend(found),
        }
        names.push(name);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    code.push_str(&module::catalogue(&names));
    let out = env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    fs::write(Path::new(&out).join("text.rs"), code).map_err(complain)
}

/// Every folder with words in it, with the name of its module, in the order of names.
fn folders() -> io::Result<Vec<(String, PathBuf)>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/lessons");
    let mut folders = vec![("ui".to_owned(), PathBuf::from("src/components"))];
    for entry in fs::read_dir("src/lessons")? {
        let path = entry?.path();
        if let Some(name) =
            path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_dir())
        {
            folders.push((name.replace('-', "_"), path));
        }
    }
    folders.sort();
    Ok(folders)
}

/// The English text, the Korean text and the formulas of a folder.
fn read(folder: &Path) -> Result<[Source; 3], Vec<String>> {
    let file = |name: &str| {
        let path = folder.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path);
        let text = text.map_err(|error| vec![format!("{}: {error}", path.display())])?;
        Ok::<_, Vec<String>>(Source { file: path.display().to_string(), text })
    };
    Ok([file("text.en.md")?, file("text.ko.md")?, file("formulas.md")?])
}
