//! Firefox and its driver, for the tests that hold it to what Chromium shows.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::cargo_tool::CargoTool;
use super::{Consent, Tools, browser, on_path, on_server};
use crate::progress;

const BROWSERS: [&str; 2] = ["firefox-esr", "firefox"];
const PACKAGES: [&str; 1] = ["firefox-esr"];

/// Finds Firefox and its driver; installs them, Firefox itself on Debian and with consent. Where that
/// cannot be, it says that the tests in Firefox are left out; on a server it fails.
pub(super) fn set_up(tools: &mut Tools, consent: Consent) -> Result<()> {
    match get(consent) {
        Ok((browser, driver)) => {
            tools.set("FIREFOX", browser);
            tools.set("GECKODRIVER", driver);
            Ok(())
        }
        Err(error) if on_server() => Err(error),
        Err(error) => {
            progress::say(&format!("the tests in Firefox are LEFT OUT: {error:#}"));
            Ok(())
        }
    }
}

/// Where they are: named by `FIREFOX` and `GECKODRIVER`, else on PATH or installed before.
pub(super) fn find() -> Option<(PathBuf, PathBuf)> {
    let driver = named("GECKODRIVER").or_else(|| CargoTool::geckodriver().program())?;
    Some((browser()?, driver))
}

fn browser() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| BROWSERS.into_iter().find_map(on_path))
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|at| at.is_file())
}

fn get(consent: Consent) -> Result<(PathBuf, PathBuf)> {
    if browser().is_none() {
        install(consent)?;
    }
    if find().is_none() {
        CargoTool::geckodriver().set_up()?;
    }
    find().context("Firefox or geckodriver is still not there: set FIREFOX and GECKODRIVER")
}

fn install(consent: Consent) -> Result<()> {
    let line = format!("apt-get install -y {}", PACKAGES.join(" "));
    if on_path("apt-get").is_none() {
        bail!("there is no Firefox on PATH (or set FIREFOX)");
    }
    if !consent.0 {
        bail!("there is no Firefox: run `{line}` as root, or this again as root with --yes");
    }
    progress::say("installing Firefox, about 1 min");
    browser::apt_get(&["update"])?;
    browser::apt_get(&[&["install", "-y", "--no-install-recommends"], &PACKAGES[..]].concat())
}
