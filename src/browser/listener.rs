//! An event listener that is removed when dropped.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

use super::Refused;

/// Listens as long as it lives.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    act: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `act` at each `event` of `target`.
    ///
    /// # Errors
    ///
    /// When the target takes no listeners.
    pub fn new(
        target: &EventTarget,
        event: &'static str,
        act: impl FnMut(Event) + 'static,
    ) -> Result<Self, Refused> {
        let act = Closure::<dyn FnMut(Event)>::new(act);
        target
            .add_event_listener_with_callback(event, act.as_ref().unchecked_ref())
            .map_err(|_| Refused)?;
        Ok(Listener { target: target.clone(), event, act })
    }

    /// Calls `act` at each `event` of the window.
    ///
    /// # Errors
    ///
    /// When there is no window.
    pub fn on_window(
        event: &'static str,
        act: impl FnMut(Event) + 'static,
    ) -> Result<Self, Refused> {
        Self::new(&web_sys::window().ok_or(Refused)?.into(), event, act)
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // A target that is gone needs no removal.
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, self.act.as_ref().unchecked_ref());
    }
}
