//! What a first visit loads, weighed against its budget.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::server::brotli;
use crate::split;

/// The piece with the lesson that the book opens at.
const FIRST_LESSON: &str = "overview";
/// The piece with the controls that not every lesson has.
const CONTROLS: &str = "number_rows";
/// The most that the wasm of the first page may weigh, brotli, in bytes.
pub const WASM: usize = 200 * 1024;
/// The most a whole first visit may weigh, brotli, in bytes.
pub const FIRST_LOAD: usize = 300 * 1024;

/// Weighs the build in `dist`, prints what each file weighs, and holds it against the budget.
///
/// # Errors
///
/// When a file cannot be read or the budget is passed.
pub fn check(dist: &Path) -> Result<()> {
    let mut files: Vec<(String, usize, usize)> = Vec::new();
    for entry in std::fs::read_dir(dist).context("there is no build to weigh")? {
        let path = entry?.path();
        let content = std::fs::read(&path)?;
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // A font is compressed already.
        let packed =
            if name.ends_with(".woff2") { content.len() } else { brotli(&content, 11).len() };
        files.push((name, content.len(), packed));
    }
    files.sort_by_key(|file| std::cmp::Reverse(file.2));
    println!("  {:<44} {:>9} {:>9}", "file", "bytes", "brotli");
    for (name, raw, packed) in &files {
        println!("  {name:<44} {raw:>9} {packed:>9}");
    }
    // A reader loads one language; the heavier one counts.
    let of = |end: &'static str| {
        files.iter().filter(move |file| file.0.ends_with(end)).map(|file| file.2)
    };
    let lighter = of(".txt").sum::<usize>() - of(".txt").max().unwrap_or(0);
    // And one lesson: the book opens at its first; the heaviest counts for a visit.
    let piece = |file: &&(String, usize, usize)| file.0.starts_with(split::PIECE);
    let named = |name: &str| -> usize {
        let start = format!("{}{name}-", split::PIECE);
        files.iter().filter(|file| file.0.starts_with(&start)).map(|file| file.2).sum()
    };
    let pieces: usize = files.iter().filter(piece).map(|file| file.2).sum();
    let everywhere = named(split::SHARED) + named(CONTROLS);
    let heaviest = files
        .iter()
        .filter(piece)
        .filter(|file| ![split::SHARED, CONTROLS].iter().any(|name| file.0.contains(name)))
        .map(|file| file.2)
        .max()
        .unwrap_or(0);
    let main = of(".wasm").sum::<usize>() - pieces;
    let wasm = main + named(split::SHARED) + named(FIRST_LESSON);
    let total =
        files.iter().map(|file| file.2).sum::<usize>() - lighter - pieces + everywhere + heaviest;
    println!(
        "  wasm of the first page {wasm} of {WASM}, a first visit to the heaviest page at most \
         {total} of {FIRST_LOAD} bytes"
    );
    ensure!(wasm <= WASM, "the wasm of the first page weighs {wasm} bytes, more than {WASM}");
    ensure!(total <= FIRST_LOAD, "a first visit weighs {total} bytes, more than {FIRST_LOAD}");
    Ok(())
}
