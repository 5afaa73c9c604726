//! The address bar: read at once, written seldom enough for every browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Window;

use super::Refused;
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

/// Writes addresses: the newest one wins, at most as often as [`Throttle`] allows.
#[derive(Clone)]
pub struct Writer(Rc<Desk>);

/// What the writer has on its desk.
struct Desk {
    throttle: RefCell<Throttle>,
    /// The address to be written, and whether it gets an entry of its own in the history.
    pending: RefCell<Option<(Address, bool)>>,
    timer: Cell<Option<i32>>,
    on_timer: RefCell<Option<Closure<dyn FnMut()>>>,
}

impl Writer {
    /// A writer.
    pub fn new() -> Self {
        let desk = Rc::new(Desk {
            throttle: RefCell::default(),
            pending: RefCell::default(),
            timer: Cell::default(),
            on_timer: RefCell::default(),
        });
        let weak = Rc::downgrade(&desk);
        let on_timer = Closure::<dyn FnMut()>::new(move || {
            if let Some(desk) = weak.upgrade() {
                desk.timer.set(None);
                desk.flush();
            }
        });
        *desk.on_timer.borrow_mut() = Some(on_timer);
        Writer(desk)
    }

    /// Has `address` written as soon as that is allowed; `entry` gives it an entry of its own in
    /// the history, to which Back returns.
    pub fn write(&self, address: Address, entry: bool) {
        let mut pending = self.0.pending.borrow_mut();
        // A step that was not yet written is not lost when a drag follows it.
        let entry = entry || pending.as_ref().is_some_and(|(_, entry)| *entry);
        *pending = Some((address, entry));
        drop(pending);
        self.0.flush();
    }

    /// Forgets what was not yet written: the reader has gone elsewhere.
    pub fn forget(&self) {
        self.0.pending.take();
    }
}

impl Default for Writer {
    fn default() -> Self {
        Writer::new()
    }
}

impl Desk {
    fn flush(&self) {
        let Some(window) = web_sys::window() else { return };
        if self.timer.get().is_some() || self.pending.borrow().is_none() {
            return;
        }
        let now = js_sys::Date::now();
        let wait = self.throttle.borrow().wait(now);
        if wait > 0.0 {
            let on_timer = self.on_timer.borrow();
            let Some(on_timer) = on_timer.as_ref() else { return };
            let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                on_timer.as_ref().unchecked_ref(),
                wait.ceil() as i32,
            );
            self.timer.set(timer.ok());
            return;
        }
        let Some((address, entry)) = self.pending.take() else { return };
        if address == read() {
            return;
        }
        self.throttle.borrow_mut().wrote(now);
        // A file, or a frame without an origin, lets only the hash change, or nothing at all: the
        // book works on, its address just does not follow.
        let _ = put(&window, &format!("{}{}", path_of(&window), join(&address)), entry)
            .or_else(|Refused| put(&window, &address.hash, entry));
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
