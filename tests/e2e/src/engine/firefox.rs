//! Firefox, by scripts in the browser itself.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use crate::browser::{Browser, ConsoleLine, Level};
use crate::reader::Reader;

pub(super) fn driver(home: &Path) -> Command {
    let (_, driver) = xtask::tools::firefox().expect("Firefox and geckodriver are there");
    let mut command = Command::new(driver);
    // Scripts in the browser itself have to be allowed.
    command.args(["--port=0", "--allow-system-access"]);
    // Firefox refuses a home that is another's, and profiles that are left behind go with it.
    command.env("HOME", home).env("TMPDIR", home);
    command
}

pub(super) fn wish(flags: &[&str]) -> Map<String, Value> {
    let (browser, _) = xtask::tools::firefox().expect("Firefox and geckodriver are there");
    let flags: Vec<&str> = ["-headless"].iter().chain(flags).copied().collect();
    let options = json!({ "binary": browser, "args": flags, "prefs": {
        // What pages say to the console is printed: Firefox keeps it for nobody.
        "devtools.console.stdout.content": true,
        // It asks nobody for studies and settings.
        "app.normandy.enabled": false,
        "messaging-system.rsexperimentloader.enabled": false,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
    } });
    Map::from_iter([("moz:firefoxOptions".to_owned(), options)])
}

/// Sets preferences, which hold at once, and for every page. What could be set for a page alone goes
/// when it is left.
fn set(browser: &Browser, preferences: Value) {
    browser.inside(
        "for (const [name, value] of Object.entries(arguments[0])) {
           if (typeof value === 'string') Services.prefs.setStringPref(name, value);
           else Services.prefs.setIntPref(name, value);
         }",
        &[preferences],
    );
}

pub(super) fn become_reader(browser: &Browser, reader: &Reader) {
    let touch = u8::from(reader.touch);
    set(
        browser,
        json!({
            "intl.accept_languages": reader.languages,
            "dom.w3c_touch_events.enabled": touch,
            "ui.useOverlayScrollbars": touch,
            // A finger is coarse; a mouse is fine and hovers.
            "ui.primaryPointerCapabilities": if reader.touch { 1 } else { 2 + 4 },
            "ui.allPointerCapabilities": if reader.touch { 1 } else { 2 + 4 },
        }),
    );
}

pub(super) fn resize(browser: &Browser, reader: &Reader) {
    set(browser, json!({ "layout.css.devPixelsPerPx": format!("{:?}", reader.density) }));
    // The window of the browser has a least width; what shows the page has none.
    browser.inside_async(
        "const [width, height, done] = arguments, { style } = gBrowser.selectedBrowser;
         style.width = `${width}px`;
         style.height = `${height}px`;
         document.synchronouslyUpdateRemoteBrowserDimensions(true);
         requestAnimationFrame(() => done(null));",
        &[json!(reader.width), json!(reader.height)],
    );
    browser.until(
        "the size of the window",
        "return top !== window || innerWidth === arguments[0] && innerHeight === arguments[1]
           && devicePixelRatio === arguments[2]",
        &[json!(reader.width), json!(reader.height), json!(reader.density)],
    );
}

pub(super) fn prefer(browser: &Browser, medium: &str, reader: &Reader) {
    set(
        browser,
        json!({
            "layout.css.prefers-color-scheme.content-override": u8::from(!reader.dark),
            "ui.prefersReducedMotion": u8::from(reader.still),
        }),
    );
    browser.inside(
        "gBrowser.selectedBrowser.browsingContext.mediumOverride = arguments[0]",
        &[json!(medium)],
    );
}

/// Loads the page again as a reader does; the driver would pass over the worker that keeps the book.
pub(super) fn reload(browser: &Browser) {
    browser.inside_async(
        "const done = arguments[0], { STATE_STOP, STATE_IS_WINDOW } = Ci.nsIWebProgressListener;
         const loaded = {
           onStateChange(progress, request, flags) {
             if (progress.isTopLevel && flags & STATE_STOP && flags & STATE_IS_WINDOW) {
               gBrowser.removeProgressListener(loaded);
               done(null);
             }
           },
         };
         gBrowser.addProgressListener(loaded);
         gBrowser.selectedBrowser.reload();",
        &[],
    );
}

pub(super) fn forget(browser: &Browser) {
    browser.inside_async(
        "const done = arguments[0];
         gBrowser.selectedBrowser.browsingContext.sessionHistory.purgeHistory(
           gBrowser.selectedBrowser.browsingContext.sessionHistory.count);
         const kinds = Ci.nsIClearDataService.CLEAR_DOM_STORAGES | Ci.nsIClearDataService.CLEAR_COOKIES;
         Services.clearData.deleteData(kinds, () => done(null));",
        &[],
    );
}

/// What Firefox holds against a page that is none of the book's faults.
const IDLE_TALK: [&str; 7] = [
    // A test leaves pages as soon as they are there. Firefox ends what still runs on them, and what a
    // worker fetches for them; and a test looks before a page is whole.
    "Script terminated by timeout",
    "A ServiceWorker intercepted the request and encountered an unexpected error",
    "Layout was forced before the page was fully loaded",
    // The first formula was painted later than it waits for: several browsers share the machine.
    "preloaded with link preload was not used within a few seconds",
    // An empty page has no document type.
    "about:blank:0 This page is in Quirks Mode",
    // Others want the permission that Firefox needs none for.
    "Feature Policy: Skipping unsupported feature name “clipboard-write”",
    // Its mends for sites of others.
    "un-needed interventions",
];

pub(super) fn console(browser: &Browser) -> Vec<ConsoleLine> {
    let errors = browser.inside(
        // Its warnings are about its own habits.
        "const errors = Services.console.getMessageArray().filter((one) =>
           one instanceof Ci.nsIScriptError && !(one.flags & Ci.nsIScriptError.warningFlag) &&
           !/^(chrome|resource):/.test(one.sourceName));
         Services.console.reset();
         return errors.map((one) => `${one.sourceName}:${one.lineNumber} ${one.errorMessage}`);",
        &[],
    );
    let error = |error: &Value| ConsoleLine {
        level: Level::Error,
        message: error.as_str().unwrap_or_default().to_owned(),
    };
    let errors = errors.as_array().into_iter().flatten().map(error);
    let printed = browser.printed();
    let said = errors.chain(printed.iter().filter_map(|line| said_by_a_page(line)));
    said.filter(|line| !IDLE_TALK.iter().any(|words| line.message.contains(words))).collect()
}

/// What a page said, in a line that Firefox printed: `console.error: "words" 1`. Where parts of
/// Firefox speak, their bare names come first, or their places in it are told.
fn said_by_a_page(line: &str) -> Option<ConsoleLine> {
    let (level, words) = line.strip_prefix("console.")?.split_once(": ")?;
    let level = match level {
        "error" | "assert" | "exception" => Level::Error,
        "warn" => Level::Warning,
        _ => Level::Info,
    };
    let of_firefox = words.starts_with(|first: char| first.is_ascii_alphabetic())
        || words.starts_with("[Exception")
        || ["resource://", "chrome://"].iter().any(|place| words.contains(place));
    (!of_firefox).then(|| ConsoleLine { level, message: words.to_owned() })
}
