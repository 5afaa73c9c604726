//! One browser, with hands and eyes.

use std::cell::Cell;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{fs, thread};

use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
    TouchActions,
};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::wd::{PrintConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tokio::runtime::Runtime;
use url::{ParseError, Url};

use crate::driver::Driver;
use crate::engine::Engine;
use crate::reader::Reader;

/// How long anything may take before it counts as not happening.
const PATIENCE: Duration = Duration::from_secs(10);

/// A place in the window, in CSS pixels.
pub type Point = (f64, f64);

/// A rectangle in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Rect {
    /// The place at these shares of the width and the height.
    pub fn at(&self, across: f64, down: f64) -> Point {
        (self.x + across * self.width, self.y + down * self.height)
    }
}

/// With what something is pressed and dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A mouse.
    Mouse,
    /// A finger.
    Finger,
}

/// How serious a line of the console is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Said in passing.
    Info,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

/// A line of the console.
#[derive(Clone, Debug)]
pub struct ConsoleLine {
    /// How serious it is.
    pub level: Level,
    /// What it says.
    pub message: String,
}

/// A command that the driver knows beyond the standard.
#[derive(Debug)]
struct Beyond {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Beyond {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// A browser, open until it is dropped.
pub struct Browser {
    engine: Engine,
    runtime: Runtime,
    client: Option<Client>,
    /// Ends after the browser that it steers.
    driver: Driver,
    site: String,
    /// Whether what is looked into is a frame of the page.
    framed: Cell<bool>,
}

impl Browser {
    /// Opens one, with `flags` on top of those that it always has.
    ///
    /// # Panics
    ///
    /// When the driver refuses.
    pub fn open(engine: Engine, site: &str, flags: &[&str]) -> Browser {
        Browser::asked(engine, site, engine.wish(flags))
    }

    /// Opens a Chromium that keeps a trace of what its threads do, for [`trace`](Browser::trace).
    ///
    /// # Panics
    ///
    /// When the driver refuses.
    pub fn open_traced(site: &str) -> Browser {
        Browser::asked(Engine::Chromium, site, Engine::traced())
    }

    fn asked(engine: Engine, site: &str, wish: Map<String, Value>) -> Browser {
        let driver = Driver::start(engine);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime of one thread");
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(wish)
                    .connect(&driver.address()),
            )
            .unwrap_or_else(|error| panic!("no browser: {error}"));
        Browser {
            engine,
            runtime,
            client: Some(client),
            driver,
            site: site.to_owned(),
            framed: Cell::new(false),
        }
    }

    /// What it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("open until it is dropped")
    }

    fn run<T>(&self, what: &str, act: impl Future<Output = Result<T, CmdError>>) -> T {
        self.runtime.block_on(act).unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    /// A command beyond the standard, of this engine's driver.
    pub(crate) fn beyond(&self, path: &'static str, body: Value) -> Value {
        self.run(path, self.client().issue_cmd(Beyond { path, body }))
    }

    /// A command of the Chrome DevTools Protocol, which only Chromium knows: a test that gives one
    /// is run by [`session::with_devtools`](crate::session::with_devtools).
    pub fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.ask_devtools(method, parameters).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The same for a command that may be refused.
    pub(crate) fn ask_devtools(&self, method: &str, parameters: Value) -> Result<Value, CmdError> {
        assert_eq!(self.engine, Engine::Chromium, "{method} needs DevTools");
        let body = json!({ "cmd": method, "params": parameters });
        let command = Beyond { path: "goog/cdp/execute", body };
        self.runtime.block_on(self.client().issue_cmd(command))
    }

    /// What the driver and the browser have printed since this was last asked, line by line.
    pub(crate) fn printed(&self) -> Vec<String> {
        self.driver.said()
    }

    /// What a script returns that runs in Firefox itself, not in the page.
    pub(crate) fn inside(&self, script: &str, arguments: &[Value]) -> Value {
        self.step_inside(|| self.execute(script, arguments))
    }

    /// What a script that runs in Firefox itself hands to its last argument, a function.
    pub(crate) fn inside_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.step_inside(|| self.execute_async(script, arguments))
    }

    fn step_inside<T>(&self, act: impl FnOnce() -> T) -> T {
        self.beyond("moz/context", json!({ "context": "chrome" }));
        let result = act();
        self.beyond("moz/context", json!({ "context": "content" }));
        result
    }

    /// Gives the window the screen, languages and preferences of a reader.
    pub fn become_reader(&self, reader: &Reader) {
        self.engine.become_reader(self, reader);
        self.resize(reader);
        self.prefer("", reader);
    }

    /// Gives the window the size and density of a reader's screen.
    pub fn resize(&self, reader: &Reader) {
        self.engine.resize(self, reader);
    }

    /// Shows pages for a medium (`print`, or empty for the screen), with a reader's preferences.
    pub fn prefer(&self, medium: &str, reader: &Reader) {
        self.engine.prefer(self, medium, reader);
    }

    /// Leaves the page and forgets what was kept, so that the next reader finds nothing.
    ///
    /// # Errors
    ///
    /// When the browser refuses to forget.
    pub fn forget_everything(&self) -> Result<(), CmdError> {
        self.run("let go of keys", self.client().release_actions());
        self.goto("about:blank");
        self.engine.forget(self)?;
        self.console();
        Ok(())
    }

    /// The address of the book, with a slash at its end.
    pub fn site(&self) -> &str {
        &self.site
    }

    /// Opens a page, and returns when it and what it names have loaded.
    pub fn goto(&self, address: &str) {
        self.run(address, self.client().goto(address));
    }

    /// The address in the address bar.
    pub fn address(&self) -> String {
        self.run("the address", self.client().current_url()).into()
    }

    /// Presses Back.
    pub fn back(&self) {
        self.run("back", self.client().back());
    }

    /// Presses Forward.
    pub fn forward(&self) {
        self.run("forward", self.client().forward());
    }

    /// Presses Reload.
    pub fn reload(&self) {
        self.engine.reload(self);
    }

    /// What the driver does for Reload.
    pub(crate) fn refresh(&self) {
        self.run("reload", self.client().refresh());
    }

    /// Looks into a frame of the page from now on.
    pub fn enter_frame(&self, index: u16) {
        self.run("entering a frame", self.client().enter_frame(index));
        self.framed.set(true);
    }

    /// Looks at the page around again.
    pub fn leave_frame(&self) {
        self.run("leaving a frame", self.client().enter_parent_frame());
        self.framed.set(false);
    }

    /// What a script returns; its arguments are `arguments`.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Value {
        self.run(script, self.client().execute(script, arguments.to_vec()))
    }

    /// What a script hands to its last argument, a function.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.run(script, self.client().execute_async(script, arguments.to_vec()))
    }

    /// Waits until a script returns something that is not false, and gives that.
    ///
    /// # Panics
    ///
    /// When it does not for [`PATIENCE`].
    pub fn until(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        let begun = Instant::now();
        loop {
            let value = self.execute(script, arguments);
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return value;
            }
            assert!(begun.elapsed() < PATIENCE, "did not happen: {what}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until everything asked for has been painted: two frames.
    pub fn settle(&self) {
        self.execute_async(
            "const done = arguments[0];
             requestAnimationFrame(() => requestAnimationFrame(() => done(null)));",
            &[],
        );
    }

    /// Brings an element into the middle of the window, and says where it is then.
    ///
    /// # Panics
    ///
    /// When there is no such element, or it is not shown.
    pub fn place(&self, selector: &str) -> Rect {
        let found = self.execute(
            "const element = document.querySelector(arguments[0]);
             if (!element) return null;
             element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
             const box = element.getBoundingClientRect();
             return [box.x, box.y, box.width, box.height];",
            &[json!(selector)],
        );
        let sides: Vec<f64> =
            found.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        let [x, y, width, height] = sides[..] else { panic!("there is no {selector}") };
        assert!(width > 0.0 && height > 0.0, "{selector} is not shown");
        Rect { x, y, width, height }
    }

    /// Clicks the middle of an element, which must not be covered.
    ///
    /// # Panics
    ///
    /// When it cannot be clicked there.
    pub fn click(&self, selector: &str) {
        if self.framed.get() {
            // The places of a pointer are those of the page around.
            self.run(selector, async {
                self.client().find(Locator::Css(selector)).await?.click().await
            });
            return;
        }
        let at = self.place(selector).at(0.5, 0.5);
        let hit = self.execute(
            "const [selector, x, y] = arguments, hit = document.elementFromPoint(x, y);
             return document.querySelector(selector).contains(hit) || hit?.outerHTML.slice(0, 200);",
            &[json!(selector), json!(at.0), json!(at.1)],
        );
        assert!(hit == json!(true), "{selector} is covered by {hit}");
        self.drag(Pointer::Mouse, &[at]);
    }

    /// Moves the mouse, with no button pressed.
    pub fn hover(&self, (x, y): Point) {
        let moved = PointerAction::MoveTo { duration: None, x, y };
        self.perform(MouseActions::new("mouse".to_owned()).then(moved));
    }

    /// Presses at the first place, moves along the others, lets go at the last.
    pub fn drag(&self, pointer: Pointer, along: &[Point]) {
        let to = |&(x, y): &Point| PointerAction::MoveTo {
            duration: Some(Duration::from_millis(16)),
            x,
            y,
        };
        let button = MOUSE_BUTTON_LEFT;
        let first = along.first().map(to);
        let rest = along.iter().skip(1).map(to);
        let moves = first
            .into_iter()
            .chain([PointerAction::Down { button }])
            .chain(rest)
            .chain([PointerAction::Up { button }]);
        match pointer {
            Pointer::Mouse => {
                self.perform(moves.fold(MouseActions::new("mouse".to_owned()), InputSource::then));
            }
            Pointer::Finger => {
                self.perform(moves.fold(TouchActions::new("finger".to_owned()), InputSource::then));
            }
        }
    }

    /// Presses keys together, the last one while the others are held.
    pub fn press(&self, keys: &[Key]) {
        self.press_chars(&keys.iter().copied().map(char::from).collect::<Vec<_>>());
    }

    /// The same for keys that are letters.
    pub fn press_chars(&self, keys: &[char]) {
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        self.perform(down.chain(up).fold(KeyActions::new("keys".to_owned()), InputSource::then));
    }

    fn perform(&self, actions: impl Into<Actions>) {
        self.run("an action", self.client().perform_actions(actions));
    }

    /// Types into the element.
    pub fn write(&self, selector: &str, text: &str) {
        self.run(selector, async {
            self.client().find(Locator::Css(selector)).await?.send_keys(text).await
        });
    }

    /// Chooses the option of a select element with that value.
    pub fn choose(&self, selector: &str, value: &str) {
        self.run(selector, async {
            self.client().find(Locator::Css(selector)).await?.select_by_value(value).await
        });
    }

    /// The events of the trace since it was last asked for, where the browser keeps one.
    pub fn trace(&self) -> Vec<Value> {
        let said = self.beyond("se/log", json!({ "type": "performance" }));
        let event = |line: &Value| {
            let mut line: Value = serde_json::from_str(line["message"].as_str()?).ok()?;
            let traced = line["message"]["method"] == "Tracing.dataCollected";
            traced.then(|| line["message"]["params"].take())
        };
        said.as_array().into_iter().flatten().filter_map(event).collect()
    }

    /// Does something while another tab lies over the page.
    pub fn under_another_tab<T>(&self, act: impl FnOnce() -> T) -> T {
        let client = self.client();
        let (own, other) = self.run("a tab", async {
            let own = client.window().await?;
            let other = client.new_window(true).await?.handle;
            client.switch_to_window(own.clone()).await?;
            Ok((own, other))
        });
        // A tab that is opened does not come to the front by itself.
        self.devtools("Target.activateTarget", json!({ "targetId": String::from(other.clone()) }));
        let done = act();
        self.run("closing a tab", async {
            client.switch_to_window(other).await?;
            client.close_window().await?;
            client.switch_to_window(own).await
        });
        done
    }

    /// What the console said since it was last asked.
    pub fn console(&self) -> Vec<ConsoleLine> {
        self.engine.console(self)
    }

    /// What the window shows, as a PNG.
    pub fn screenshot(&self) -> Vec<u8> {
        self.run("a screenshot", self.client().screenshot())
    }

    /// All of an element as a PNG, in a window high enough for the whole page, so that nothing
    /// that sticks to the window's edges lies over it.
    pub fn picture_of(&self, selector: &str, reader: &Reader) -> Vec<u8> {
        let height = self.execute("return document.scrollingElement.scrollHeight", &[]);
        let height = height.as_u64().and_then(|height| u32::try_from(height).ok()).unwrap_or(0);
        self.resize(&reader.sized(reader.width, height.max(reader.height)));
        self.execute("scrollTo({ top: 0, behavior: 'instant' })", &[]);
        self.settle();
        let taken = self.run(selector, async {
            self.client().find(Locator::Css(selector)).await?.screenshot().await
        });
        self.resize(reader);
        taken
    }

    /// The page on paper, as a PDF.
    pub fn print(&self) -> Vec<u8> {
        self.run("a print", self.client().print(PrintConfiguration::default()))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(client) = self.client.take() else { return };
        self.runtime.block_on(async {
            if thread::panicking() {
                // What a person would look at first.
                if let (Some(place), Ok(picture)) =
                    (picture_of_failure(), client.screenshot().await)
                    && fs::write(&place, picture).is_ok()
                {
                    eprintln!("what the browser showed: {}", place.display());
                }
                if let Ok(address) = client.current_url().await {
                    eprintln!("where it was: {address}");
                }
            }
            // A browser that has crashed needs no closing.
            let _ = client.close().await;
        });
    }
}

/// Where the picture of the test that fails goes.
fn picture_of_failure() -> Option<PathBuf> {
    let folder = xtask::root().join("tests/e2e/screenshots/failed");
    fs::create_dir_all(&folder).ok()?;
    let test = thread::current().name().unwrap_or("unnamed").replace("::", "-");
    Some(folder.join(format!("{test}.png")))
}
