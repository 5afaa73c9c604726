//! The tools of the npm registry: wasm-opt, and axe for accessibility.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{cache, on_path};
use crate::progress;

/// Installs what `package-lock.json` names into `node_modules`, and says where the programs are.
pub(super) fn set_up() -> Result<PathBuf> {
    let root = crate::root();
    let modules = root.join("node_modules");
    let lock =
        std::fs::read(root.join("package-lock.json")).context("cannot read package-lock.json")?;
    // npm leaves its own copy of the lock; ours beside it says for which lock it was made.
    let mark = modules.join(".surprisal-lock");
    if std::fs::read(&mark).ok().as_deref() != Some(lock.as_slice()) {
        if on_path("npm").is_none() {
            bail!("npm is not on PATH: install Node.js, then run this again");
        }
        progress::say("installing the packages of package-lock.json, about 15 s");
        let mut command = Command::new("npm");
        command.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&root);
        progress::run_logged(&mut command, &cache()?.join("npm.log"), Duration::from_secs(600))?;
        std::fs::write(&mark, &lock)?;
    }
    Ok(modules.join(".bin"))
}
