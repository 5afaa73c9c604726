//! Makes the book's words (the crate `words`): `text.rs` with a constant for each text, and the words
//! of each language, which tests find compiled in.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use words::Words;

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
    let complain = |error: std::io::Error| vec![error.to_string()];
    let root = Path::new("");
    println!("cargo::rerun-if-changed=src");
    for file in Words::files(root).map_err(complain)? {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let words = Words::read(root)?;
    let out = env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    let out = Path::new(&out);
    fs::write(out.join("text.rs"), words.code()).map_err(complain)?;
    words.write_tex(out).map_err(complain)?;
    words.write_proofs(out).map_err(complain)?;
    words.write(out).map_err(complain)
}
