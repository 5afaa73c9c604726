//! Chromium and its driver, for tests.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, bail};

use super::{Consent, Tools, cache, on_path};
use crate::progress;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// Finds Chromium and its driver; installs them on Debian, with consent.
pub(super) fn set_up(tools: &mut Tools, consent: Consent) -> Result<()> {
    if find().is_none() {
        install(consent)?;
    }
    let Some((browser, driver)) = find() else {
        bail!("Chromium and chromedriver are still not on PATH: set CHROME and CHROMEDRIVER");
    };
    tools.set("CHROME", browser);
    tools.set("CHROMEDRIVER", driver);
    Ok(())
}

fn find() -> Option<(PathBuf, PathBuf)> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|at| at.is_file());
    let browser = named("CHROME").or_else(|| BROWSERS.into_iter().find_map(on_path))?;
    let driver = named("CHROMEDRIVER").or_else(|| on_path("chromedriver"))?;
    Some((browser, driver))
}

fn install(consent: Consent) -> Result<()> {
    let line = format!("apt-get install -y {}", PACKAGES.join(" "));
    if on_path("apt-get").is_none() {
        bail!("the tests need Chromium and chromedriver on PATH (or CHROME and CHROMEDRIVER set)");
    }
    if !consent.0 {
        bail!("the tests need Chromium: run `{line}` as root, or this again as root with --yes");
    }
    progress::say("installing Chromium and a Korean font, about 1 min");
    apt_get(&["update"])?;
    apt_get(&[&["install", "-y", "--no-install-recommends"], &PACKAGES[..]].concat())
}

/// Runs apt-get, without questions.
pub(super) fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = std::process::Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    progress::run_logged(&mut command, &cache()?.join("apt-get.log"), Duration::from_secs(1200))
}
