//! The address bar: read at once, written seldom enough for every browser.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::Window;

use super::Refused;
use super::timer::Timer;
use crate::state::history::Throttle;

/// The two parts of an address that the book reads and writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// From `?`, empty when there is none.
    pub query: String,
    /// From `#`, empty when there is none.
    pub hash: String,
}

/// The address as it stands; empty where it cannot be read.
pub fn read() -> Address {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return Address::default();
    };
    Address {
        query: location.search().unwrap_or_default(),
        hash: location.hash().unwrap_or_default(),
    }
}

/// The whole address of the page; empty where it cannot be read.
pub fn whole() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    href.unwrap_or_default()
}

/// The address of the page itself, without `?` and `#`; empty where it cannot be read.
pub fn base() -> String {
    whole().split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Writes addresses: the newest one wins, when [`Throttle`] says so.
pub struct Writer(Rc<Desk>);

/// What the writer has on its desk.
struct Desk {
    /// Makes the address of the moment: a drag changes it more often than it is written.
    address: Box<dyn Fn() -> Address>,
    throttle: RefCell<Throttle>,
    timer: Timer,
}

impl Writer {
    /// A writer of what `address` makes.
    pub fn new(address: impl Fn() -> Address + 'static) -> Self {
        Writer(Rc::new_cyclic(|me: &Weak<Desk>| {
            let me = Weak::clone(me);
            Desk {
                address: Box::new(address),
                throttle: RefCell::default(),
                timer: Timer::new(move || {
                    if let Some(desk) = me.upgrade() {
                        desk.write_when_due();
                    }
                }),
            }
        }))
    }

    /// Has the address written as soon as that is allowed. A step gets an entry of its own in the
    /// history, to which Back returns; a drag is written when it rests, and now and then.
    pub fn changed(&self, step: bool) {
        self.0.throttle.borrow_mut().changed(js_sys::Date::now(), step);
        self.0.write_when_due();
    }

    /// The drag is over: what waits is written as soon as that is allowed.
    pub fn rest(&self) {
        self.0.throttle.borrow_mut().rest();
        self.0.write_when_due();
    }

    /// Writes what waits, for the page is going away.
    pub fn finish(&self) {
        let waiting = self.0.throttle.borrow_mut().take();
        if let Some(step) = waiting {
            self.0.write(step);
        }
    }

    /// Forgets what was not yet written: the reader has gone elsewhere.
    pub fn forget(&self) {
        self.0.throttle.borrow_mut().take();
    }
}

impl Desk {
    fn write_when_due(&self) {
        let now = js_sys::Date::now();
        let Some(wait) = self.throttle.borrow().wait(now) else { return };
        if wait > 0.0 {
            // Without a window there is no address either.
            let _ = self.timer.set(wait);
            return;
        }
        let waiting = self.throttle.borrow_mut().take();
        if let Some(step) = waiting
            && self.write(step)
        {
            // Asked anew: making the address has taken its time, and browsers count from the write.
            self.throttle.borrow_mut().wrote(js_sys::Date::now());
        }
    }

    /// Writes the address, unless it stands there already; says whether it was written.
    fn write(&self, step: bool) -> bool {
        let Some(window) = web_sys::window() else { return false };
        let address = (self.address)();
        if address == read() {
            return false;
        }
        // A file, or a frame without an origin, lets only the hash change, or nothing at all: the
        // book works on, its address just does not follow.
        let _ = put(&window, &format!("{}{}", path_of(&window), join(&address)), step)
            .or_else(|Refused| put(&window, &address.hash, step));
        true
    }
}

/// The path alone, so that an emptied query is emptied in the address too.
fn path_of(window: &Window) -> String {
    window.location().pathname().unwrap_or_default()
}

fn join(address: &Address) -> String {
    format!("{}{}", address.query, address.hash)
}

fn put(window: &Window, url: &str, entry: bool) -> Result<(), Refused> {
    let history = window.history().map_err(|_| Refused)?;
    let put = if entry {
        history.push_state_with_url(&JsValue::NULL, "", Some(url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(url))
    };
    put.map_err(|_| Refused)
}
