//! The tools: found where they are, or installed into the user's cache, once for every clone.
//!
//! A tool of the right version on PATH is used as it is. What is missing goes to a folder keyed by
//! name and version under `$SURPRISAL_TOOLS`, else the user's cache folder; packages of the system
//! are installed only with consent.

mod browser;
mod cargo_tool;
mod firefox;
mod node;
mod python;
mod wasm_target;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::progress;
use cargo_tool::CargoTool;

/// Whether packages of the system may be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent(bool);

impl Consent {
    /// Given by `--yes`, or by a CI server, which nobody can ask.
    pub fn from_environment(yes: bool) -> Self {
        Consent(yes || on_server())
    }
}

/// Whether this is a server that runs tests, as it says in `CI`.
fn on_server() -> bool {
    env::var_os("CI").is_some_and(|ci| !ci.is_empty())
}

/// Where the tools are, and what a command needs to use them.
#[derive(Clone, Debug, Default)]
pub struct Tools {
    folders: Vec<PathBuf>,
    variables: Vec<(OsString, OsString)>,
}

impl Tools {
    /// A command that finds the tools.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(crate::root()).envs(self.variables.iter().cloned());
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&path));
        if let Ok(path) = env::join_paths(folders) {
            command.env("PATH", path);
        }
        command
    }

    fn add(&mut self, folder: Option<PathBuf>) {
        self.folders.extend(folder);
    }

    fn set(&mut self, variable: impl Into<OsString>, value: impl Into<OsString>) {
        self.variables.push((variable.into(), value.into()));
    }
}

/// What building the book needs.
///
/// # Errors
///
/// When a tool is missing and cannot be installed; the message says what to do.
pub fn for_building(consent: Consent) -> Result<Tools> {
    let mut tools = Tools::default();
    wasm_target::set_up(&mut tools, consent)?;
    tools.add(wasm_bindgen()?.set_up()?);
    tools.add(CargoTool::trunk().set_up()?);
    tools.add(Some(node::set_up()?));
    Ok(tools)
}

/// What running every test needs.
///
/// # Errors
///
/// When a tool is missing and cannot be installed; the message says what to do.
pub fn for_testing(consent: Consent) -> Result<Tools> {
    let mut tools = for_building(consent)?;
    browser::set_up(&mut tools, consent)?;
    firefox::set_up(&mut tools, consent)?;
    python::set_up(&mut tools, consent)?;
    tools.set("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    Ok(tools)
}

/// Firefox and its driver, where they are on this machine.
pub fn firefox() -> Option<(PathBuf, PathBuf)> {
    firefox::find()
}

/// The version of `wasm-bindgen` that the book is locked to; its command must be the same.
fn wasm_bindgen() -> Result<CargoTool> {
    let lock = crate::root().join("Cargo.lock");
    let text = std::fs::read_to_string(&lock).context("cannot read Cargo.lock")?;
    let version =
        locked_version(&text, "wasm-bindgen").context("wasm-bindgen is not in Cargo.lock")?;
    Ok(CargoTool::wasm_bindgen(version))
}

/// The version of a package in the text of a lock file.
fn locked_version(lock: &str, name: &str) -> Option<String> {
    let entry = lock
        .split("[[package]]")
        .find(|entry| entry.lines().any(|line| line.trim() == format!("name = \"{name}\"")))?;
    let version = entry.lines().find_map(|line| line.trim().strip_prefix("version = \""))?;
    Some(version.trim_end_matches('"').to_owned())
}

/// The folder that tools are installed into.
fn cache() -> Result<PathBuf> {
    let of_user = || {
        let base =
            env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        let base = base.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cache")))?;
        Some(base.join("surprisal").join("tools"))
    };
    let folder = env::var_os("SURPRISAL_TOOLS").map(PathBuf::from).or_else(of_user);
    let folder = folder.context("no folder for tools: set SURPRISAL_TOOLS to one")?;
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the folder for tools {}", folder.display()))?;
    Ok(folder)
}

/// Removes every tool that was installed here.
///
/// # Errors
///
/// When the folder cannot be removed.
pub fn clean() -> Result<()> {
    let folder = cache()?;
    progress::say(&format!("removing {}", folder.display()));
    std::fs::remove_dir_all(&folder).context("cannot remove the tools")
}

/// Whether a command runs and prints something with `words` in it.
fn answers(program: &Path, argument: &str, words: &str) -> bool {
    Command::new(program).arg(argument).output().is_ok_and(|output| {
        output.status.success() && String::from_utf8_lossy(&output.stdout).contains(words)
    })
}

/// The folder of the first program of that name on PATH.
fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn a_lock_file_tells_the_version_of_just_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
