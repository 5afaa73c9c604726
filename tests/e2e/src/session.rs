//! Lends browsers to tests, and holds every test to a clean console.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::{env, thread};

use xtask::server::{self, Server};

use crate::browser::{Browser, Level};
use crate::dist;
use crate::engine::Engine;
use crate::reader::Reader;

/// More browsers than this only get in each other's way.
const MOST_BROWSERS: usize = 4;

/// What all tests share: it lives as long as one of them runs, so that everything is ended.
struct Shared {
    idle: Mutex<Vec<Browser>>,
    site: Server,
}

static SHARED: Mutex<Weak<Shared>> = Mutex::new(Weak::new());

fn shared() -> Arc<Shared> {
    let mut known = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    known.upgrade().unwrap_or_else(|| {
        let site = server::serve(&dist::folder(), 0).expect("some port is free");
        let shared = Arc::new(Shared { idle: Mutex::default(), site });
        *known = Arc::downgrade(&shared);
        shared
    })
}

impl Shared {
    fn idle(&self) -> MutexGuard<'_, Vec<Browser>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A browser of an engine that nobody uses, or a new one.
    fn browser(&self, engine: Engine) -> Browser {
        let mut idle = self.idle();
        let known = idle.iter().position(|browser| browser.engine() == engine);
        let known = known.map(|at| idle.swap_remove(at));
        drop(idle);
        known.unwrap_or_else(|| Browser::open(engine, &self.site.address(), &[]))
    }
}

/// Permits to run a browser.
struct Permits {
    taken: Mutex<usize>,
    returned: Condvar,
}

static PERMITS: Permits = Permits { taken: Mutex::new(0), returned: Condvar::new() };

/// One permit, returned when dropped.
struct Permit;

impl Permit {
    fn take() -> Permit {
        let most = thread::available_parallelism().map_or(1, usize::from).min(MOST_BROWSERS);
        let taken = PERMITS.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |taken: &mut usize| *taken >= most;
        let mut taken =
            PERMITS.returned.wait_while(taken, full).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Permit
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        *PERMITS.taken.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        PERMITS.returned.notify_one();
    }
}

/// Runs a test in a browser set up for `reader`, at an empty page with nothing kept; afterwards
/// the console must hold no warning and no error.
///
/// # Panics
///
/// When the test fails, or the console is not clean.
pub fn with(reader: &Reader, test: impl FnOnce(&Browser)) {
    in_engine(Engine::chosen(), reader, test);
}

/// The same in this engine, whichever was chosen.
///
/// # Panics
///
/// When the test fails, or the console is not clean.
pub fn in_engine(engine: Engine, reader: &Reader, test: impl FnOnce(&Browser)) {
    lend(engine, reader, |browser| {
        test(browser);
        assert_clean(browser);
    });
}

/// The same for a test that provokes errors: it judges the console itself.
///
/// # Panics
///
/// When the test fails.
pub fn with_console(reader: &Reader, test: impl FnOnce(&Browser)) {
    lend(Engine::chosen(), reader, test);
}

/// The same in a Chromium of its own that keeps a trace.
///
/// # Panics
///
/// When the test fails.
pub fn with_trace(reader: &Reader, test: impl FnOnce(&Browser)) {
    let _permit = Permit::take();
    let shared = shared();
    let browser = Browser::open_traced(&shared.site.address());
    browser.become_reader(reader);
    test(&browser);
}

/// The same for a test that needs [`Browser::devtools`]: it is for Chromium alone.
///
/// # Panics
///
/// When the test fails, or the console is not clean.
pub fn with_devtools(reader: &Reader, test: impl FnOnce(&Browser)) {
    if is_for(Engine::Chromium) {
        in_engine(Engine::Chromium, reader, test);
    }
}

/// The same in a Chromium of its own, started with more flags, where the test judges the console.
///
/// # Panics
///
/// When the test fails.
pub fn with_flags(reader: &Reader, flags: &[&str], test: impl FnOnce(&Browser)) {
    if !is_for(Engine::Chromium) {
        return;
    }
    let _permit = Permit::take();
    let shared = shared();
    let browser = Browser::open(Engine::Chromium, &shared.site.address(), flags);
    browser.become_reader(reader);
    test(&browser);
}

/// Whether a test that needs an engine is run; else it says that it is left out.
fn is_for(engine: Engine) -> bool {
    let is = Engine::chosen() == engine;
    if !is {
        leave_out(&format!("it needs {engine:?}"));
    }
    is
}

/// Whether an engine is on this machine; else says that the test is left out, which a server that
/// runs tests must not do.
///
/// # Panics
///
/// When it is not, and `CI` is set.
pub fn has(engine: Engine) -> bool {
    let is = engine.is_here();
    if !is {
        leave_out(&format!("{engine:?} or its driver is not on this machine"));
        assert!(env::var_os("CI").is_none_or(|ci| ci.is_empty()), "{engine:?} is missing");
    }
    is
}

/// Says that the test of this thread is left out.
fn leave_out(why: &str) {
    say(&format!("left out: {why}"));
}

/// Says something of the test of this thread, also where what tests print is kept back.
fn say(what: &str) {
    let test = thread::current();
    let test = test.name().unwrap_or("a test");
    // What cannot be said is no reason to fail.
    let _ = writeln!(io::stderr(), "{test}: {what}");
}

fn assert_clean(browser: &Browser) {
    let said = browser.console();
    let bad: Vec<_> = said.iter().filter(|line| line.level >= Level::Warning).collect();
    assert!(bad.is_empty(), "the console is not clean: {bad:#?}");
}

fn lend(engine: Engine, reader: &Reader, test: impl FnOnce(&Browser)) {
    let _permit = Permit::take();
    let shared = shared();
    let browser = shared.browser(engine);
    browser.become_reader(reader);
    // A test that fails takes its browser with it: what state that is in, nobody knows.
    test(&browser);
    match browser.forget_everything() {
        Ok(()) => shared.idle().push(browser),
        // Chromium now and then says of a page that has just come that it is not the active one. The
        // test has passed; the browser is closed, and the next test gets another.
        Err(error) => say(&format!("the browser forgets nothing and is closed after: {error}")),
    }
}
