//! What a first visit loads, weighed against its budget.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::server::brotli;
use crate::split;

/// The piece with what an open proof shows.
const PROOF: &str = "proof";
/// The piece with the controls that not every lesson has.
const CONTROLS: &str = "number_rows";
/// The most that the wasm of the first page may weigh, brotli, in bytes.
pub const WASM: usize = 200 * 1024;
/// The most a whole first visit may weigh, brotli, in bytes: to the page that the book opens at.
pub const FIRST_LOAD: usize = 300 * 1024;
/// The most a first visit to any other page may weigh.
pub const HEAVIEST: usize = 320 * 1024;

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
    // And the pieces of one page, by their names without the hash.
    let pieces: Vec<(&str, usize)> = files
        .iter()
        .filter_map(|(name, _, packed)| {
            let (name, _hash) = name.strip_prefix(split::PIECE)?.rsplit_once('-')?;
            Some((name, *packed))
        })
        .collect();
    let among = |names: &[&str]| -> usize {
        pieces.iter().filter(|(name, _)| names.contains(name)).map(|(_, packed)| packed).sum()
    };
    let all: usize = pieces.iter().map(|(_, packed)| packed).sum();
    // What a page fetches before anything on it is touched: proofs come when they are opened.
    let main = of(".wasm").sum::<usize>() - all;
    let first = among(&[split::SHARED, split::FIRST]);
    let common = [split::SHARED, split::SHARED_LATER, CONTROLS];
    let is_lesson = |name: &str| name != PROOF && !common.contains(&name);
    let lessons = pieces.iter().filter(|(name, _)| is_lesson(name)).map(|(_, packed)| packed);
    let heaviest = among(&common) + lessons.max().unwrap_or(&0);
    let rest = files.iter().map(|file| file.2).sum::<usize>() - lighter - all;
    let (wasm, visit, heaviest) = (main + first, rest + first, rest + heaviest);
    println!("  wasm of the first page {wasm} of {WASM} bytes");
    println!(
        "  a visit to the first page {visit} of {FIRST_LOAD}, to the heaviest at most {heaviest} of {HEAVIEST}"
    );
    ensure!(wasm <= WASM, "the wasm of the first page weighs {wasm} bytes, more than {WASM}");
    ensure!(visit <= FIRST_LOAD, "a first visit weighs {visit} bytes, more than {FIRST_LOAD}");
    ensure!(
        heaviest <= HEAVIEST,
        "the heaviest page weighs {heaviest} bytes, more than {HEAVIEST}"
    );
    Ok(())
}
