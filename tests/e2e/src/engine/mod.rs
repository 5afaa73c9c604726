//! A browser engine: what is started, what is asked of it, and how it becomes a reader's browser.
//!
//! What the standard of WebDriver does not know, each engine does in its own way: Chromium over its
//! DevTools protocol, Firefox by scripts that run in the browser itself.

mod chromium;
mod firefox;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use fantoccini::error::CmdError;
use serde_json::{Map, Value};

use crate::browser::{Browser, ConsoleLine};
use crate::reader::Reader;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, of which alone some things can be asked: see [`Browser::devtools`].
    Chromium,
    /// Firefox.
    Firefox,
}

impl Engine {
    /// The engine of the tests that name none: that of `SURPRISAL_ENGINE`, else Chromium.
    ///
    /// # Panics
    ///
    /// When there is no engine of that name.
    pub fn chosen() -> Engine {
        match env::var("SURPRISAL_ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok(other) => panic!("SURPRISAL_ENGINE is `{other}`, neither chromium nor firefox"),
        }
    }

    /// Whether this machine has it, and its driver.
    pub fn is_here(self) -> bool {
        match self {
            // Without it there are no tests.
            Engine::Chromium => true,
            Engine::Firefox => xtask::tools::firefox().is_some(),
        }
    }

    /// The command that starts its driver at a port of the driver's choice; `home` is an empty
    /// folder that goes with it.
    pub(crate) fn driver(self, home: &Path) -> Command {
        match self {
            Engine::Chromium => chromium::driver(),
            Engine::Firefox => firefox::driver(home),
        }
    }

    /// The port in what its driver says.
    pub(crate) fn port(self, said: &str) -> Option<u16> {
        let (before, after) = match self {
            Engine::Chromium => ("started successfully on port ", "."),
            Engine::Firefox => ("Listening on 127.0.0.1:", ""),
        };
        let (_, port) = said.split_once(before)?;
        port.trim().trim_end_matches(after).parse().ok()
    }

    /// What is asked of its driver: a browser started with `flags` on top of its own.
    pub(crate) fn wish(self, flags: &[&str]) -> Map<String, Value> {
        match self {
            Engine::Chromium => chromium::wish(flags),
            Engine::Firefox => firefox::wish(flags),
        }
    }

    /// What is asked for a Chromium that keeps a trace.
    pub(crate) fn traced() -> Map<String, Value> {
        chromium::traced()
    }

    /// Gives the browser a reader's languages and ways to point; the rest is done by
    /// [`Engine::resize`] and [`Engine::prefer`].
    pub(crate) fn become_reader(self, browser: &Browser, reader: &Reader) {
        match self {
            Engine::Chromium => chromium::become_reader(browser, reader),
            Engine::Firefox => firefox::become_reader(browser, reader),
        }
    }

    /// Gives the window the size and density of a reader's screen.
    pub(crate) fn resize(self, browser: &Browser, reader: &Reader) {
        match self {
            Engine::Chromium => chromium::resize(browser, reader),
            Engine::Firefox => firefox::resize(browser, reader),
        }
    }

    /// Shows pages for a medium, with a reader's preferences.
    pub(crate) fn prefer(self, browser: &Browser, medium: &str, reader: &Reader) {
        match self {
            Engine::Chromium => chromium::prefer(browser, medium, reader),
            Engine::Firefox => firefox::prefer(browser, medium, reader),
        }
    }

    /// Loads the page again, as the button does.
    pub(crate) fn reload(self, browser: &Browser) {
        match self {
            Engine::Chromium => browser.refresh(),
            Engine::Firefox => firefox::reload(browser),
        }
    }

    /// Forgets what the book kept, and where the browser was.
    pub(crate) fn forget(self, browser: &Browser) -> Result<(), CmdError> {
        match self {
            Engine::Chromium => chromium::forget(browser)?,
            Engine::Firefox => firefox::forget(browser),
        }
        Ok(())
    }

    /// What the console said since it was last asked.
    pub(crate) fn console(self, browser: &Browser) -> Vec<ConsoleLine> {
        match self {
            Engine::Chromium => chromium::console(browser),
            Engine::Firefox => firefox::console(browser),
        }
    }
}

/// The program that a variable names, else the one of that name on PATH.
fn program(variable: &str, name: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| name.into(), PathBuf::from)
}
