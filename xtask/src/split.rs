//! The split: the wasm that cargo made, cut where the book says `piece!`, so that a page fetches the
//! pieces it shows and no more.
//!
//! A main wasm holds what every page needs; a piece holds what only it needs; what several pieces
//! need and the main does not is in more pieces, which come along: what the first lesson needs too,
//! whatever is large, and the rest.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use wasm_split_cli_support as splitter;
use wasmparser::TypeRef;

use crate::progress;
use crate::tools::Tools;

/// The script that fetches pieces.
pub const LOADER: &str = "pieces.js";
/// The piece with what several others need, the first lesson among them.
pub const SHARED: &str = "shared";
/// The piece with what several others need, but not the first lesson.
pub const SHARED_LATER: &str = "shared_later";
/// What several pieces need is a piece of its own when it is larger than this, in bytes: those that do
/// not need it should not fetch it.
const LARGE: u64 = 6 * 1024;
/// The piece with the lesson that the book opens at.
pub const FIRST: &str = "overview";
/// How the name of a piece's file begins.
pub const PIECE: &str = "piece-";
/// Where the splitter has pieces take things from, and where the hub takes them from.
const SPLITTERS: &str = "__wasm_split";
const MAIN: &str = "main";
/// The export and import names by which the wasm asks for a piece, before the piece's own.
const LOAD: &str = "__wasm_split_load_";

/// Flags for the compiler, without which nothing can be cut: the pieces as pieces, and for the linker,
/// where every address in the code came from.
pub const FLAGS: [&str; 2] = ["--cfg=split", "-Clink-arg=--emit-relocs"];

/// What came of a split.
pub struct Pieces {
    /// The wasm of each piece.
    pub files: Vec<PathBuf>,
    /// What the main wasm exports to them.
    pub shares: Vec<String>,
}

/// Cuts `linked` into `dist`: the main wasm and its script, the pieces, and the script that fetches
/// them.
///
/// # Errors
///
/// When a step fails.
pub fn split(tools: &Tools, linked: &Path, dist: &Path, features: &[&str]) -> Result<Pieces> {
    progress::say("cutting the wasm into pieces");
    let input = std::fs::read(linked).context("cargo left no wasm")?;
    let folder = dist.join("pieces");
    let main = folder.join("surprisal.wasm");
    let link_name = format!("./{LOADER}");
    let mut options = splitter::Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = &link_name;
    let parts = splitter::transform(options).map_err(|error| anyhow!("{error:?}"))?;

    let needs_part = |piece: &str, part: &PathBuf| {
        let needed = parts.prefetch_map.get(piece).into_iter().flatten();
        needed.into_iter().any(|name| part.file_stem() == Some(OsStr::new(name)))
    };
    let mut pieces = Vec::new();
    let mut names = Vec::new();
    let mut shared: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for part in &parts.split_modules {
        match name_after(part, "split_") {
            Some(name) => {
                let piece = dist.join(format!("{PIECE}{name}.wasm"));
                std::fs::rename(part, &piece)?;
                pieces.push(piece);
                names.push(name);
            }
            None => {
                let group = if needs_part(FIRST, part) {
                    SHARED.to_owned()
                } else if std::fs::metadata(part)?.len() > LARGE {
                    format!("{SHARED}_{}", shared.len())
                } else {
                    SHARED_LATER.to_owned()
                };
                shared.entry(group).or_default().push(part.clone());
            }
        }
    }
    ensure!(!pieces.is_empty(), "nothing to cut: the wasm has no pieces");
    let shared_by = |name: &&str| {
        let needed = |parts: &[PathBuf]| parts.iter().any(|part| needs_part(name, part));
        let groups =
            shared.iter().filter(|(_, parts)| needed(parts)).map(|(group, _)| group.as_str());
        ((*name).to_owned(), groups.collect())
    };
    let needs: Vec<(String, Vec<&str>)> = names.iter().map(shared_by).collect();
    for (name, parts) in &shared {
        let piece = dist.join(format!("{PIECE}{name}.wasm"));
        // Merged as they are, each part would bring a memory of its own; they take it from the hub.
        let hub = folder.join("hub.wat");
        std::fs::write(&hub, self::hub(parts)?)?;
        let mut merge = tools.command("wasm-merge");
        merge.arg(&hub).arg(SPLITTERS);
        for (index, part) in parts.iter().enumerate() {
            merge.arg(part).arg(format!("part{index}"));
        }
        progress::run(merge.args(features).arg("-o").arg(&piece))?;
        pieces.push(piece);
    }

    let mut bind = tools.command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"]).arg(dist);
    progress::run(bind.arg(&main))?;
    let shares = shares(&std::fs::read_to_string(folder.join(LOADER))?);
    ensure!(!shares.is_empty(), "the main wasm shares nothing with its pieces");
    std::fs::remove_dir_all(&folder)?;
    std::fs::write(dist.join(LOADER), loader(&needs))?;
    Ok(Pieces { files: pieces, shares })
}

/// What must come for each piece, itself among it, as the script of a build says.
///
/// # Errors
///
/// When there is no script, or none that [`loader`] has written.
pub fn needs(dist: &Path) -> Result<Vec<(String, Vec<String>)>> {
    let is_loader = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        name.is_some_and(|name| name.starts_with("pieces") && name.ends_with(".js"))
    };
    let files = std::fs::read_dir(dist)?.filter_map(|entry| Some(entry.ok()?.path()));
    let script = files.into_iter().find(is_loader).context("the build has no pieces")?;
    let text = std::fs::read_to_string(script)?;
    let listed = text.split_once("const needs = {").and_then(|(_, rest)| rest.split_once("};"));
    let (listed, _) = listed.context("the script of the pieces does not say what they need")?;
    let need = |line: &str| {
        let (name, files) = line.trim().split_once(": [")?;
        let files = files.trim_end_matches("],").split(", ");
        Some((name.to_owned(), files.map(|file| file.trim_matches('"').to_owned()).collect()))
    };
    Ok(listed.lines().filter_map(need).collect())
}

/// A module, as text, that hands on what all the parts take from the main wasm.
fn hub(parts: &[PathBuf]) -> Result<String> {
    // Where parts ask for memories or tables of different sizes, the largest will do for all.
    let mut taken = BTreeMap::<String, (u64, &str, String)>::new();
    for part in parts {
        let bytes = std::fs::read(part)?;
        for payload in wasmparser::Parser::new(0).parse_all(&bytes) {
            let wasmparser::Payload::ImportSection(imports) = payload? else { continue };
            for import in imports.into_imports() {
                let import = import?;
                let (size, sort, rest) = match import.ty {
                    TypeRef::Memory(memory) => {
                        (memory.initial, "memory", memory.initial.to_string())
                    }
                    TypeRef::Table(table) => {
                        (table.initial, "table", format!("{} funcref", table.initial))
                    }
                    TypeRef::Global(global) if global.mutable => {
                        (0, "global", format!("(mut {})", global.content_type))
                    }
                    TypeRef::Global(global) => (0, "global", global.content_type.to_string()),
                    other => bail!("a part takes {} from the main wasm: {other:?}", import.name),
                };
                let entry = taken.entry(import.name.to_owned()).or_default();
                *entry = entry.clone().max((size, sort, rest));
            }
        }
    }
    let mut text = String::from("(module\n");
    for (name, (_, sort, rest)) in &taken {
        text += &format!("  (import \"{MAIN}\" \"{name}\" ({sort} ${name} {rest}))\n");
        text += &format!("  (export \"{name}\" ({sort} ${name}))\n");
    }
    Ok(text + ")\n")
}

/// What follows `start` in the name of a wasm file.
fn name_after<'a>(path: &'a Path, start: &str) -> Option<&'a str> {
    path.file_stem()?.to_str()?.strip_prefix(start)
}

/// What the main wasm shares with the pieces, as the splitter's own script takes it from there.
fn shares(script: &str) -> Vec<String> {
    let list = script.split("const {").find_map(|rest| rest.split_once("} = initSync"));
    let names = list.map_or("", |(names, _)| names).split(',').map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The script that fetches the pieces, with the list of them and of what each needs besides itself; it
/// says what the wasm asks of it.
fn loader(needs: &[(String, Vec<&str>)]) -> String {
    let mut names: Vec<&str> = needs.iter().map(|(name, _)| name.as_str()).collect();
    names.extend(needs.iter().flat_map(|(_, shared)| shared));
    names.sort_unstable();
    names.dedup();
    let file = |name: &&str| format!("  {name}: [\"{PIECE}{name}.wasm\", \"\"],\n");
    let need = |(name, shared): &(String, Vec<&str>)| {
        let all: Vec<String> =
            shared.iter().chain([&name.as_str()]).map(|name| format!("\"{name}\"")).collect();
        format!("  {name}: [{}],\n", all.join(", "))
    };
    let load = |(name, _): &(String, _)| format!("export const {LOAD}{name} = load(\"{name}\");\n");
    include_str!("pieces.js")
        .replace("  // the pieces\n", &names.iter().map(file).collect::<String>())
        .replace("  // the needs\n", &needs.iter().map(need).collect::<String>())
        .replace("// the loads\n", &needs.iter().map(load).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{loader, shares};

    #[test]
    fn what_is_shared_is_read_from_the_splitters_script() {
        let script = "let a = {};\nconst { b, memory,  } = initSync(undefined, undefined);";
        assert_eq!(shares(script), ["b", "memory"]);
        assert!(shares("nothing").is_empty());
    }

    #[test]
    fn the_script_lists_every_piece_and_says_how_to_load_it() {
        let needs = [("kl".to_owned(), vec!["shared"]), ("jsd".to_owned(), vec![])];
        let script = loader(&needs);
        for line in [
            "  kl: [\"piece-kl.wasm\", \"\"],",
            "  shared: [\"piece-shared.wasm\", \"\"],",
            "  kl: [\"shared\", \"kl\"],",
            "  jsd: [\"jsd\"],",
            "export const __wasm_split_load_jsd = load(\"jsd\");",
        ] {
            assert_eq!(script.lines().filter(|other| *other == line).count(), 1, "{line}");
        }
    }
}
