//! A tool that cargo installs.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::{answers, cache, on_path};
use crate::progress;

/// A tool that cargo installs, at one version.
pub(super) struct CargoTool {
    package: &'static str,
    /// The programs it brings, the first of which tells the version.
    programs: &'static [&'static str],
    version: String,
    /// How it is installed.
    options: &'static [&'static str],
    /// How far it is optimised: compiling a tool costs more than it ever saves.
    opt_level: &'static str,
    minutes: u64,
}

impl CargoTool {
    /// Trunk, which builds the page. The newest that the project's compiler can build.
    pub(super) fn trunk() -> Self {
        CargoTool {
            package: "trunk",
            programs: &["trunk"],
            version: "0.21.14".to_owned(),
            // It fetches nothing here, so it needs no encryption.
            options: &["--locked", "--no-default-features"],
            opt_level: "0",
            minutes: 3,
        }
    }

    /// The command of wasm-bindgen and the runner of its tests.
    pub(super) fn wasm_bindgen(version: String) -> Self {
        CargoTool {
            package: "wasm-bindgen-cli",
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            version,
            // Its own lock file, which `--locked` would take, names a version that was withdrawn.
            options: &[],
            opt_level: "1",
            minutes: 2,
        }
    }

    /// The driver of Firefox.
    pub(super) fn geckodriver() -> Self {
        CargoTool {
            package: "geckodriver",
            programs: &["geckodriver"],
            version: "0.36.0".to_owned(),
            options: &["--locked"],
            opt_level: "0",
            minutes: 2,
        }
    }

    /// The first program, on PATH or where it was installed before.
    pub(super) fn program(&self) -> Option<PathBuf> {
        let name = self.programs.first()?;
        let installed = || Some(cache().ok()?.join(self.name()).join("bin").join(name));
        let fits = |at: &PathBuf| self.fits(at);
        on_path(name).filter(fits).or_else(|| installed().filter(fits))
    }

    /// What its folder is called: another version, another folder.
    fn name(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }

    /// The folder the tool is in, when it is not on PATH already.
    pub(super) fn set_up(&self) -> Result<Option<PathBuf>> {
        if self.programs.iter().all(|name| on_path(name).is_some_and(|at| self.fits(&at))) {
            return Ok(None);
        }
        let name = self.name();
        let folder = cache()?.join(&name);
        let bin = folder.join("bin");
        if !self.programs.iter().all(|program| self.fits(&bin.join(program))) {
            self.install(&name, &folder)?;
        }
        Ok(Some(bin))
    }

    fn fits(&self, program: &Path) -> bool {
        // The test runner tells no version; it comes with a program that does.
        let tells = program
            .file_name()
            .is_some_and(|name| Some(&*name.to_string_lossy()) == self.programs.first().copied());
        program.is_file() && (!tells || answers(program, "--version", &self.version))
    }

    fn install(&self, name: &str, folder: &Path) -> Result<()> {
        let (package, version) = (self.package, &self.version);
        progress::say(&format!("installing {package} {version}, about {} min", self.minutes));
        let cache = cache()?;
        // Installed aside and moved in one step: an interrupted set-up leaves nothing half done.
        let aside = cache.join(format!("{name}.{}", std::process::id()));
        let mut command = Command::new("cargo");
        command.args(["install", package, "--version", version, "--root"]).arg(&aside);
        command.args(self.options);
        // What was compiled by an interrupted set-up is not compiled again.
        command.arg("--target-dir").arg(cache.join("target"));
        command
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_RELEASE_LTO", "false")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("RUSTFLAGS");
        let log = cache.join(format!("{name}.log"));
        progress::run_logged(&mut command, &log, Duration::from_secs(45 * 60))?;
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::rename(&aside, folder).context("cannot move the tool to its place")?;
        // Best effort: an intermediate folder that stays costs only room.
        let _ = std::fs::remove_dir_all(cache.join("target"));
        Ok(())
    }
}
