//! Chromium, over its DevTools protocol.

use std::process::Command;
use std::{env, fs};

use fantoccini::error::CmdError;
use serde_json::{Map, Value, json};

use super::program;
use crate::browser::{Browser, ConsoleLine, Level};
use crate::reader::Reader;

pub(super) fn driver() -> Command {
    let mut command = Command::new(program("CHROMEDRIVER", "chromedriver"));
    command.arg("--port=0");
    command
}

/// The flags of `webdriver.json`, which the tests in WebAssembly read too, and `flags` on top.
pub(super) fn wish(flags: &[&str]) -> Map<String, Value> {
    let kept = xtask::root().join("webdriver.json");
    let kept = fs::read_to_string(&kept).expect("webdriver.json is there");
    let mut wish: Map<String, Value> = serde_json::from_str(&kept).expect("webdriver.json is JSON");
    wish.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
    let options = &mut wish["goog:chromeOptions"];
    let all = options["args"].as_array().into_iter().flatten().cloned();
    options["args"] = all.chain(flags.iter().map(|flag| json!(flag))).collect();
    if let Some(browser) = env::var_os("CHROME") {
        options["binary"] = json!(browser.to_string_lossy());
    }
    wish
}

/// The same, with a trace of what its threads do.
pub(super) fn traced() -> Map<String, Value> {
    let mut wish = wish(&[]);
    wish["goog:loggingPrefs"]["performance"] = json!("ALL");
    wish["goog:chromeOptions"]["perfLoggingPrefs"] = json!({
        "enableNetwork": false,
        "enablePage": false,
        "traceCategories": "devtools.timeline,toplevel",
    });
    wish
}

pub(super) fn become_reader(browser: &Browser, reader: &Reader) {
    browser.devtools(
        "Emulation.setTouchEmulationEnabled",
        json!({ "enabled": reader.touch, "maxTouchPoints": 5 }),
    );
    let agent = browser.execute("return navigator.userAgent", &[]);
    browser.devtools(
        "Emulation.setUserAgentOverride",
        json!({ "userAgent": agent, "acceptLanguage": reader.languages }),
    );
}

pub(super) fn resize(browser: &Browser, reader: &Reader) {
    browser.devtools(
        "Emulation.setDeviceMetricsOverride",
        json!({
            "width": reader.width,
            "height": reader.height,
            "deviceScaleFactor": reader.density,
            "mobile": reader.touch,
        }),
    );
}

pub(super) fn prefer(browser: &Browser, medium: &str, reader: &Reader) {
    let scheme = if reader.dark { "dark" } else { "light" };
    let motion = if reader.still { "reduce" } else { "no-preference" };
    browser.devtools(
        "Emulation.setEmulatedMedia",
        json!({
            "media": medium,
            "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": motion },
            ],
        }),
    );
}

pub(super) fn forget(browser: &Browser) -> Result<(), CmdError> {
    browser.ask_devtools(
        "Storage.clearDataForOrigin",
        json!({ "origin": browser.site().trim_end_matches('/'), "storageTypes": "all" }),
    )?;
    browser.ask_devtools("Page.resetNavigationHistory", json!({}))?;
    Ok(())
}

pub(super) fn console(browser: &Browser) -> Vec<ConsoleLine> {
    let said = browser.beyond("se/log", json!({ "type": "browser" }));
    let line = |line: &Value| ConsoleLine {
        level: match line["level"].as_str() {
            Some("SEVERE") => Level::Error,
            Some("WARNING") => Level::Warning,
            _ => Level::Info,
        },
        message: line["message"].as_str().unwrap_or_default().to_owned(),
    };
    said.as_array().into_iter().flatten().map(line).collect()
}
