//! A timer that is set again and again, and stops when dropped.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::Refused;

/// Calls back once each time it was set.
pub struct Timer {
    pending: Rc<Cell<Option<i32>>>,
    act: Closure<dyn FnMut()>,
}

impl Timer {
    /// A timer that calls `act`; not yet set.
    pub fn new(mut act: impl FnMut() + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let done = Rc::clone(&pending);
        let act = Closure::new(move || {
            done.set(None);
            act();
        });
        Timer { pending, act }
    }

    /// Has it call back in `milliseconds`; does nothing while it is set.
    ///
    /// # Errors
    ///
    /// When there is no window to keep the time.
    pub fn set(&self, milliseconds: f64) -> Result<(), Refused> {
        if self.pending.get().is_some() {
            return Ok(());
        }
        let act = self.act.as_ref().unchecked_ref();
        let window = web_sys::window().ok_or(Refused)?;
        let id = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(act, milliseconds.ceil() as i32)
            .map_err(|_| Refused)?;
        self.pending.set(Some(id));
        Ok(())
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let (Some(id), Some(window)) = (self.pending.get(), web_sys::window()) {
            window.clear_timeout_with_handle(id);
        }
    }
}
