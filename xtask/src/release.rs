//! The release build: Trunk, then wasm-opt, then the seal; then the one file, and what a server needs.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

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

/// Writes the words of each language to where Trunk takes them from.
///
/// # Errors
///
/// Every problem with the words, or a folder that cannot be written.
pub fn words() -> Result<()> {
    let words = words::Words::read(&root())
        .map_err(|problems| anyhow::anyhow!("the words are not sound\n{}", problems.join("\n")))?;
    let folder = root().join("target/words");
    std::fs::create_dir_all(&folder)?;
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
    use super::replace;

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
