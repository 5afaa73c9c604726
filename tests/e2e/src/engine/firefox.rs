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

pub(super) fn become_reader(browser: &Browser, reader: &Reader) {
    browser.inside(
        "const [languages, touch] = arguments;
         Services.prefs.setStringPref('intl.accept_languages', languages);
         gBrowser.selectedBrowser.browsingContext.touchEventsOverride = touch ? 'enabled' : 'none';",
        &[json!(reader.languages), json!(reader.touch)],
    );
}

pub(super) fn resize(browser: &Browser, reader: &Reader) {
    // The window of the browser has a least width; what shows the page has none.
    browser.inside_async(
        "const [width, height, density, done] = arguments, one = gBrowser.selectedBrowser;
         one.style.width = `${width}px`;
         one.style.height = `${height}px`;
         one.browsingContext.overrideDPPX = density;
         document.synchronouslyUpdateRemoteBrowserDimensions(true);
         requestAnimationFrame(() => done(null));",
        &[json!(reader.width), json!(reader.height), json!(reader.density)],
    );
    browser.until(
        "the size of the window",
        "return top !== window || innerWidth === arguments[0] && innerHeight === arguments[1]",
        &[json!(reader.width), json!(reader.height)],
    );
}

pub(super) fn prefer(browser: &Browser, medium: &str, reader: &Reader) {
    browser.inside(
        "const [medium, dark, still] = arguments;
         const page = gBrowser.selectedBrowser.browsingContext;
         page.mediumOverride = medium;
         page.prefersColorSchemeOverride = dark ? 'dark' : 'light';
         page.prefersReducedMotionOverride = still ? 'reduce' : 'no-preference';",
        &[json!(medium), json!(reader.dark), json!(reader.still)],
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

pub(super) fn console(browser: &Browser) -> Vec<ConsoleLine> {
    let errors = browser.inside(
        "const errors = Services.console.getMessageArray().filter((one) =>
           one instanceof Ci.nsIScriptError && !/^(chrome|resource):/.test(one.sourceName));
         Services.console.reset();
         return errors.map((one) => [(one.flags & Ci.nsIScriptError.warningFlag) !== 0,
           `${one.sourceName}:${one.lineNumber} ${one.errorMessage}`]);",
        &[],
    );
    let error = |error: &Value| ConsoleLine {
        level: if error[0] == json!(true) { Level::Warning } else { Level::Error },
        message: error[1].as_str().unwrap_or_default().to_owned(),
    };
    let errors = errors.as_array().into_iter().flatten().map(error);
    errors.chain(browser.printed().iter().filter_map(|line| said_by_a_page(line))).collect()
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
        || ["resource://", "chrome://"].iter().any(|place| words.contains(place));
    (!of_firefox).then(|| ConsoleLine { level, message: words.to_owned() })
}
