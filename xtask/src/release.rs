//! The release build: Trunk, then wasm-opt, then the seal; then the one file, and what a server needs.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasmparser::{Parser, Payload, TypeRef};

use crate::tools::Tools;
use crate::{hosting, one_file, progress, root, seal, split};

/// Where the build goes.
pub const DIST: &str = "dist";

/// What the compiler may put into the wasm, and what therefore wasm-opt must know.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds the book into `dist/`; `base` is the address where it will lie, if that is known.
///
/// # Errors
///
/// When a step fails. `dist/` is then as it was, unless what failed was putting the build in place.
pub fn build(tools: &Tools, base: Option<&str>) -> Result<()> {
    let base = base.map(hosting::base).transpose()?;
    progress::say("building the book");
    // Built aside, so that a failed build leaves the last good one being served.
    let aside = root().join("target").join("dist");
    std::fs::create_dir_all(&aside)?;
    let mut trunk = tools.command("trunk");
    trunk.args(["build", "--release", "--offline", "--dist"]).arg(&aside);
    // Trunk takes NO_COLOR for a yes-or-no option and stumbles over `1`.
    trunk.env_remove("NO_COLOR");
    // Encoded, so that a folder with a space in its name is still one flag.
    trunk.env_remove("RUSTFLAGS").env("CARGO_ENCODED_RUSTFLAGS", flags());
    progress::run(&mut trunk)?;

    // Trunk has bound the wasm whole; it is bound anew in pieces.
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    let linked = root().join(target).join("wasm32-unknown-unknown/release/surprisal.wasm");
    let pieces = split::split(tools, &linked, &aside, &FEATURES)?;
    progress::say("optimising the wasm");
    let wasm = aside.join("surprisal_bg.wasm");
    drop_streams(tools, &wasm, &aside.join("surprisal.js"), pieces.shares)?;
    for wasm in pieces.files.iter().chain([&wasm]) {
        let mut optimise = tools.command("wasm-opt");
        // Faster than -Oz, and no larger once compressed; the less is inlined, the less repeats.
        optimise.args(["-O2", "--strip-debug", "--strip-producers", "--converge"]).args(FEATURES);
        optimise.args(["-aimfs", "4", "-fimfs", "4", "-ocimfs", "20"]);
        progress::run(optimise.arg(wasm).arg("-o").arg(wasm))?;
        let mut bytes = std::fs::read(wasm)?;
        blank_paths(&mut bytes);
        name_by_content(&mut bytes)?;
        std::fs::write(wasm, bytes)?;
        let mut reorder = tools.command("wasm-opt");
        reorder.args(["--reorder-functions-by-name", "--strip-debug"]).args(FEATURES);
        progress::run(reorder.arg(wasm).arg("-o").arg(wasm))?;
    }

    seal::seal(&aside)?;
    one_file::make(&aside)?;
    previews(tools, &aside, base.as_deref())?;
    hosting::prepare(&aside, base.as_deref())?;
    replace(&aside, &root().join(DIST))
}

/// Draws a picture of each figure, and the icons. A program of its own, built anew when a figure has
/// changed; nothing else of the tools waits for it.
fn previews(tools: &Tools, dist: &Path, base: Option<&str>) -> Result<()> {
    progress::say("drawing the pictures for those who link to figures");
    let mut draw = tools.command("cargo");
    draw.current_dir(root()).args(["run", "--quiet", "--package", "previews", "--"]).arg(dist);
    progress::run(draw.arg(root().join("target/previews")).args(base))
}

/// Takes out what a dependency of leptos exports for streams between page and server, which nothing
/// here opens: only what the page's script asks for stays, but for those streams, and what the wasm
/// shares with its pieces.
fn drop_streams(tools: &Tools, wasm: &Path, script: &Path, shares: Vec<String>) -> Result<()> {
    let script = std::fs::read_to_string(script).context("cannot read the script of the wasm")?;
    let name = |rest: &str| -> String {
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    let mut asked = shares;
    asked.extend(script.split("wasm.").skip(1).map(name));
    asked.retain(|name| !name.is_empty() && !name.contains("intounderlying"));
    asked.sort_unstable();
    asked.dedup();
    let roots: Vec<String> = asked
        .iter()
        .map(|name| format!(r#"{{"name":"{name}","export":"{name}","root":true}}"#))
        .collect();
    let graph = wasm.with_extension("graph.json");
    std::fs::write(&graph, format!("[{}]", roots.join(",")))?;
    let mut prune = tools.command("wasm-metadce");
    // It lists what goes; there is much of it.
    prune.args(FEATURES).arg("--graph-file").arg(&graph).stdout(std::process::Stdio::null());
    progress::run(prune.arg(wasm).arg("-o").arg(wasm))?;
    std::fs::remove_file(&graph)?;
    Ok(())
}

/// Names the functions so that, in the order of their names, those that begin alike stand together:
/// what is near and alike is packed better.
fn name_by_content(wasm: &mut Vec<u8>) -> Result<()> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for part in Parser::new(0).parse_all(wasm) {
        match part? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut order: Vec<usize> = (0..bodies.len()).collect();
    order.sort_by_cached_key(|&index| (without_callees(bodies[index]), bodies[index]));
    let mut names = vec![String::new(); bodies.len()];
    for (place, &index) in order.iter().enumerate() {
        names[index] = format!("{place:06}");
    }
    // The section of names, and in it the part of functions: each with its index.
    let mut functions = leb128(names.len());
    for (index, name) in names.iter().enumerate() {
        functions.extend(leb128(imported + index));
        functions.extend(leb128(name.len()));
        functions.extend(name.as_bytes());
    }
    let mut section = [&[4][..], b"name", &[1]].concat();
    section.extend(leb128(functions.len()));
    section.extend(functions);
    wasm.push(0);
    wasm.extend(leb128(section.len()));
    wasm.extend(section);
    Ok(())
}

/// The bytes of a function without the numbers of those it calls, which the new order changes. What only
/// looks like a call goes with them: it is for likeness alone.
fn without_callees(body: &[u8]) -> Vec<u8> {
    const CALL: u8 = 0x10;
    let (mut kept, mut rest) = (Vec::with_capacity(body.len()), body);
    while let [byte, after @ ..] = rest {
        kept.push(*byte);
        rest = after;
        if *byte == CALL {
            let number = rest.iter().take_while(|byte| **byte >= 0x80).count() + 1;
            rest = rest.get(number..).unwrap_or_default();
        }
    }
    kept
}

/// A number as wasm writes it: seven bits a byte, the least first.
fn leb128(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// Blanks where in the sources of the dependencies a panic would stand, which the wasm carries for every
/// one that could. Whether one is of the book itself stays told.
fn blank_paths(wasm: &mut [u8]) {
    const BEGINS: [&[u8]; 2] = [b"cargo/registry/src/", b"/rustc/"];
    const END: &[u8] = b".rs";
    let mut at = 0;
    while let Some(rest) = wasm.get_mut(at..) {
        let begins = |place: &[u8]| BEGINS.iter().any(|begin| place.starts_with(begin));
        let Some(start) = (0..rest.len()).find(|&index| begins(&rest[index..])) else { return };
        let path = &mut rest[start..];
        // A path is printable; what is not, is no path.
        let length = path.iter().take_while(|byte| byte.is_ascii_graphic()).count();
        let end = path[..length].windows(END.len()).position(|window| window == END);
        let length = end.map_or(length, |end| end + END.len());
        path[..length].fill(b' ');
        at += start + length;
    }
}

/// Writes the words of each chapter and language to where Trunk takes them from.
///
/// # Errors
///
/// Every problem with the words, or a folder that cannot be written.
pub fn words() -> Result<()> {
    let words = words::Words::read(&root())
        .map_err(|problems| anyhow::anyhow!("the words are not sound\n{}", problems.join("\n")))?;
    let folder = root().join("target/words");
    // Words of a chapter that is no more would be copied with the others.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    words.write_proofs(&folder)?;
    Ok(words.write(&folder)?)
}

/// Flags for the compiler, joined as cargo wants them.
fn flags() -> String {
    let home = std::env::var("HOME").unwrap_or_default();
    let cargo = std::env::var("CARGO_HOME").unwrap_or_else(|_| format!("{home}/.cargo"));
    let project = root().display().to_string();
    let given = std::env::var("RUSTFLAGS").unwrap_or_default();
    let mut flags: Vec<String> = given.split_whitespace().map(str::to_owned).collect();
    // The messages in the wasm are not to name the folders of whoever builds.
    flags.push(format!("--remap-path-prefix={cargo}=cargo"));
    flags.push(format!("--remap-path-prefix={project}=surprisal"));
    // One type for all views: leptos makes less code of it.
    flags.push("--cfg=erase_components".to_owned());
    flags.extend(split::FLAGS.map(str::to_owned));
    flags.join("\u{1f}")
}

/// Puts the new build in the old one's place.
fn replace(new: &Path, place: &Path) -> Result<()> {
    std::fs::create_dir_all(place)?;
    let names = |folder: &Path| -> Result<Vec<_>> {
        Ok(std::fs::read_dir(folder)?
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .map(|entry| entry.file_name())
            .collect())
    };
    // The page last, and then the worker that looks for it: until then the old page finds its old files.
    let last = ["index.html", hosting::WORKER];
    let mut fresh = names(new)?;
    fresh.sort_by_key(|name| last.iter().position(|last| name == last));
    for name in &fresh {
        let (new, place) = (new.join(name), place.join(name));
        if place.is_dir() {
            std::fs::remove_dir_all(&place)?;
        }
        std::fs::rename(new, place).context("cannot put the build in place")?;
    }
    for old in names(place)?.into_iter().filter(|name| !fresh.contains(name)) {
        let old = place.join(old);
        if old.is_dir() { std::fs::remove_dir_all(old)? } else { std::fs::remove_file(old)? }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_begin_alike_stand_together_by_name() {
        // Two imports, of which one is a function; three functions without parameters.
        let mut wasm = b"\0asm\x01\0\0\0\
            \x01\x04\x01\x60\0\0\
            \x02\x0e\x02\x01a\x01b\0\0\x01a\x01c\x02\0\0\
            \x03\x04\x03\0\0\0\
            \x0a\x0f\x03\x05\0\x41\x07\x1a\x0b\x02\0\x0b\x04\0\x01\x01\x0b"
            .to_vec();
        let length = wasm.len();
        name_by_content(&mut wasm).unwrap();
        let names: Vec<u8> = wasm.split_off(length);
        // Bodies: const and drop; nothing; two times no operation. The shortest opcode comes first.
        let expected = b"\0\x20\x04name\x01\x19\x03\x01\x06000002\x02\x06000001\x03\x06000000";
        assert_eq!(names, expected);
        assert_eq!(leb128(624_485), [0xe5, 0x8e, 0x26]);
    }

    #[test]
    fn paths_of_dependencies_are_blanked_and_nothing_else() {
        let mut wasm =
            b"\0asm cargo/registry/src/x-1/a.rssurprisal/src/b.rs/rustc/0/c.rs\0/rustc/\x01"
                .to_vec();
        blank_paths(&mut wasm);
        let blank = |path: &str| " ".repeat(path.len());
        let (one, other) = (blank("cargo/registry/src/x-1/a.rs"), blank("/rustc/0/c.rs"));
        let expected = format!("\0asm {one}surprisal/src/b.rs{other}\0{}\x01", blank("/rustc/"));
        assert_eq!(wasm, expected.as_bytes());
    }

    #[test]
    fn a_new_build_takes_the_place_of_the_old_one_folders_and_all() {
        let folder = std::env::temp_dir().join(format!("surprisal-place-{}", std::process::id()));
        let (new, place) = (folder.join("new"), folder.join("place"));
        let put = |path: &str, text: &str| {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        put("place/index.html", "old");
        put("place/figures/a/index.html", "old");
        put("place/figures/gone/index.html", "old");
        put("place/old/file", "old");
        put("place/old.js", "old");
        put("new/index.html", "new");
        put("new/sw.js", "new");
        put("new/figures/a/index.html", "new");
        replace(&new, &place).unwrap();
        let read = |path: &str| std::fs::read_to_string(place.join(path)).unwrap_or_default();
        for path in ["index.html", "sw.js", "figures/a/index.html"] {
            assert_eq!(read(path), "new", "{path}");
        }
        for path in ["figures/gone", "old", "old.js"] {
            assert!(!place.join(path).exists(), "{path}");
        }
        assert_eq!(std::fs::read_dir(&new).unwrap().count(), 0);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
