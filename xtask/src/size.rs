//! What a first visit loads, weighed against its budget.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::seal::WORDS;
use crate::server::brotli;
use crate::{hosting, one_file, root, seal, split};

/// The parts of pages that a page may fetch before anything on it is touched.
const AT_ONCE: [&str; 4] = ["number_rows", "grip", "runner", "bridge"];
/// And the one that the first page does.
const AT_ONCE_FIRST: &str = "grip";
/// The most that the wasm of the first page may weigh, brotli, in bytes.
pub const WASM: usize = 200 * 1024;
/// The most a whole first visit may weigh, brotli, in bytes: to the page that the book opens at.
pub const FIRST_LOAD: usize = 300 * 1024;
/// The most a first visit to any other page may weigh: all that its figures need.
pub const HEAVIEST: usize = 360 * 1024;

/// Weighs the build in `dist`, prints what each file weighs, and holds it against the budget.
///
/// # Errors
///
/// When a file cannot be read or the budget is passed.
pub fn check(dist: &Path) -> Result<()> {
    let mut files: Vec<(String, usize, usize)> = Vec::new();
    for entry in std::fs::read_dir(dist).context("there is no build to weigh")? {
        let path = entry?.path();
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // What a visit loads; not what is there for other pages.
        if name != "index.html" && !seal::is_sealed(&name) {
            continue;
        }
        let content = std::fs::read(&path)?;
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
    let of = |end: &'static str| {
        files.iter().filter(move |file| file.0.ends_with(end)).map(|file| file.2)
    };
    // Of the words, a page loads its own chapter and that of the interface in one language: the heavier
    // one counts.
    let words = |lesson: &str| -> usize {
        let in_language = |language: &str| -> usize {
            let of_chapter = |chapter: &str| {
                let begins = format!("{WORDS}.{chapter}.{language}-");
                files.iter().filter(move |file| file.0.starts_with(&begins)).map(|file| file.2)
            };
            ["ui", lesson].into_iter().flat_map(of_chapter).sum()
        };
        in_language("en").max(in_language("ko"))
    };
    // And the pieces of one page, by their names without the hash.
    let pieces: Vec<(&str, usize)> = files
        .iter()
        .filter_map(|(name, _, packed)| {
            let (name, _hash) = name.strip_prefix(split::PIECE)?.rsplit_once('-')?;
            Some((name, *packed))
        })
        .collect();
    let needs = split::needs(dist)?;
    // What these pieces fetch, each file once.
    let fetched = |names: &[&str]| -> usize {
        let needed = needs.iter().filter(|(name, _)| names.contains(&name.as_str()));
        let files: BTreeSet<&str> =
            needed.flat_map(|(_, files)| files.iter().map(String::as_str)).collect();
        pieces.iter().filter(|(name, _)| files.contains(name)).map(|(_, packed)| packed).sum()
    };
    let all: usize = pieces.iter().map(|(_, packed)| packed).sum();
    let main = of(".wasm").sum::<usize>() - all;
    // What the first picture waits for, and what a page fetches before anything on it is touched: proofs,
    // tables and the like come when they are opened.
    let first_picture = fetched(&[split::FIRST]);
    let first = fetched(&[split::FIRST, AT_ONCE_FIRST]);
    // A lesson is a piece with a folder among the lessons.
    let folders = root().join("src/lessons");
    let lessons =
        needs.iter().map(|(name, _)| name.as_str()).filter(|name| folders.join(name).is_dir());
    let page = |lesson: &str| fetched(&[&[lesson], &AT_ONCE[..]].concat()) + words(lesson);
    let heaviest = lessons.map(page).max().unwrap_or(0);
    let rest = files.iter().map(|file| file.2).sum::<usize>() - of(".txt").sum::<usize>() - all;
    let (wasm, visit) = (main + first_picture, rest + first + words(split::FIRST));
    let heaviest = rest + heaviest;
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
    for (name, most) in [(one_file::NAME, one_file::MOST), (hosting::EMBED, hosting::EMBED_MOST)] {
        let bytes = std::fs::metadata(dist.join(name)).context(name)?.len();
        println!("  {name} {bytes} of {most}, as it is");
        ensure!(bytes <= most as u64, "{name} weighs {bytes} bytes, more than {most}");
    }
    Ok(())
}
