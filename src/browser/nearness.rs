//! Whether an element is in the window, or near it.

use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::Refused;

/// Watches an element as long as it lives.
pub struct Nearness {
    observer: IntersectionObserver,
    _act: Closure<dyn FnMut(js_sys::Array)>,
}

impl Nearness {
    /// Tells `act` whether `element` is within `margin` (as CSS writes it) of the window: once soon,
    /// then whenever that changes.
    ///
    /// # Errors
    ///
    /// When the browser cannot tell.
    pub fn watch(
        element: &Element,
        margin: &str,
        mut act: impl FnMut(bool) + 'static,
    ) -> Result<Self, Refused> {
        let act = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let newest = entries.get(entries.length().saturating_sub(1));
            if let Ok(entry) = newest.dyn_into::<IntersectionObserverEntry>() {
                act(entry.is_intersecting());
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(margin);
        let observer =
            IntersectionObserver::new_with_options(act.as_ref().unchecked_ref(), &options)
                .map_err(|_| Refused)?;
        observer.observe(element);
        Ok(Nearness { observer, _act: act })
    }
}

impl Drop for Nearness {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
