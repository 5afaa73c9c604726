//! Lends browsers to tests, and holds every test to a clean console.

use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread;

use xtask::server::{self, Server};

use crate::browser::{Browser, Level};
use crate::dist;
use crate::driver::Driver;
use crate::reader::Reader;

/// More browsers than this only get in each other's way.
const MOST_BROWSERS: usize = 4;

/// What all tests share: it lives as long as one of them runs, so that everything is ended.
struct Shared {
    // Browsers end before the driver that steers them.
    idle: Mutex<Vec<Browser>>,
    driver: Driver,
    site: Server,
}

static SHARED: Mutex<Weak<Shared>> = Mutex::new(Weak::new());

fn shared() -> Arc<Shared> {
    let mut known = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    known.upgrade().unwrap_or_else(|| {
        let site = server::serve(&dist::folder(), 0).expect("some port is free");
        let shared = Arc::new(Shared { idle: Mutex::default(), driver: Driver::start(), site });
        *known = Arc::downgrade(&shared);
        shared
    })
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
    with_console(reader, |browser| {
        test(browser);
        let said = browser.console();
        let bad: Vec<_> = said.iter().filter(|line| line.level >= Level::Warning).collect();
        assert!(bad.is_empty(), "the console is not clean: {bad:#?}");
    });
}

/// The same for a test that provokes errors: it judges the console itself.
///
/// # Panics
///
/// When the test fails.
pub fn with_console(reader: &Reader, test: impl FnOnce(&Browser)) {
    let _permit = Permit::take();
    let shared = shared();
    let idle = shared.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let browser = idle
        .unwrap_or_else(|| Browser::open(&shared.driver.address(), &shared.site.address(), &[]));
    browser.become_reader(reader);
    // A test that fails takes its browser with it: what state that is in, nobody knows.
    test(&browser);
    browser.forget_everything();
    shared.idle.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
}

/// The same in a browser of its own that keeps a trace.
///
/// # Panics
///
/// When the test fails.
pub fn with_trace(reader: &Reader, test: impl FnOnce(&Browser)) {
    let _permit = Permit::take();
    let shared = shared();
    let browser = Browser::open_traced(&shared.driver.address(), &shared.site.address());
    browser.become_reader(reader);
    test(&browser);
}

/// The same in a browser of its own, started with more flags.
///
/// # Panics
///
/// When the test fails.
pub fn with_flags(reader: &Reader, flags: &[&str], test: impl FnOnce(&Browser)) {
    let _permit = Permit::take();
    let shared = shared();
    let browser = Browser::open(&shared.driver.address(), &shared.site.address(), flags);
    browser.become_reader(reader);
    test(&browser);
}
