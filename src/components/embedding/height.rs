//! Tells the page around how high the figure is, in the words that pages understand.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{ResizeObserver, Window};

use super::messages;
use crate::browser::listener::Listener;
use crate::browser::{Refused, address, document};
use crate::state::embedding::{Embedding, Resize};

/// The smallest change of the height that is worth telling, in pixels.
const WORTH: f64 = 2.0;

/// Tells for as long as it lives.
pub struct Teller {
    observer: ResizeObserver,
    _act: Closure<dyn FnMut()>,
    _hello: Option<Listener>,
}

impl Drop for Teller {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// What is known of the page around.
struct Told {
    around: Window,
    resize: Resize,
    /// The height that was told last.
    last: Cell<f64>,
    /// Whether it has answered the hello of H5P.
    greeted: Cell<bool>,
}

/// Tells the height now, and whenever it changes: at most once a frame, for the browser asks no more
/// often.
///
/// # Errors
///
/// When the browser cannot tell.
pub fn tell(asked: &Embedding, around: Window) -> Result<Teller, Refused> {
    let told = Rc::new(Told {
        around,
        resize: asked.resize,
        last: Cell::new(0.0),
        greeted: Cell::new(false),
    });
    let speaker = Rc::clone(&told);
    let act = Closure::<dyn FnMut()>::new(move || speaker.tell());
    let observer = ResizeObserver::new(act.as_ref().unchecked_ref()).map_err(|_| Refused)?;
    observer.observe(&document::place_of_the_book()?.into());
    let hello = matches!(asked.resize, Resize::Auto | Resize::H5p).then(|| {
        told.greet();
        Listener::on_window("message", move |event| told.hear(&event)).ok()
    });
    Ok(Teller { observer, _act: act, _hello: hello.flatten() })
}

impl Told {
    fn tell(&self) {
        let Some(height) = document::height() else { return };
        if (height - self.last.get()).abs() < WORTH {
            return;
        }
        self.last.set(height);
        let all = self.resize == Resize::Auto;
        let height = height.ceil();
        if all || self.resize == Resize::Embedly {
            let text = messages::object(&[
                ("src", address::whole().into()),
                ("context", "iframe.resize".into()),
                ("height", height.into()),
            ]);
            if let Ok(text) = js_sys::JSON::stringify(&text) {
                messages::post(&self.around, &text, messages::ANYBODY);
            }
        }
        if all || self.resize == Resize::Canvas {
            let canvas = messages::object(&[
                ("subject", "lti.frameResize".into()),
                ("height", height.into()),
            ]);
            messages::post(&self.around, &canvas, messages::ANYBODY);
        }
        if self.resize == Resize::Height {
            let plain = messages::object(&[("height", height.into())]);
            messages::post(&self.around, &plain, messages::ANYBODY);
        }
        if self.greeted.get() {
            self.prepare(height);
        }
    }

    /// What H5P says first.
    fn greet(&self) {
        let hello = messages::object(&[("context", "h5p".into()), ("action", "hello".into())]);
        messages::post(&self.around, &hello, messages::ANYBODY);
    }

    /// What a page with H5P's resizer says: that it is there, hello, and that there is room for another
    /// height.
    fn hear(&self, event: &web_sys::Event) {
        let Some(event) = event.dyn_ref::<web_sys::MessageEvent>() else { return };
        let data = event.data();
        let word = |name: &str| Reflect::get(&data, &name.into()).ok()?.as_string();
        let from_around = messages::is_from(event, &self.around);
        if !from_around || !data.is_object() || word("context").as_deref() != Some("h5p") {
            return;
        }
        match word("action").as_deref() {
            Some("ready") => self.greet(),
            Some("hello") => {
                self.greeted.set(true);
                if let Some(height) = document::height() {
                    self.prepare(height.ceil());
                }
            }
            Some("resizePrepared") => {
                if let Some(height) = document::height() {
                    self.say("resize", height.ceil());
                }
            }
            _ => {}
        }
    }

    /// H5P first asks to make room, and tells the height once there is some.
    fn prepare(&self, height: f64) {
        self.say("prepareResize", height);
    }

    fn say(&self, action: &str, height: f64) {
        let message = messages::object(&[
            ("context", "h5p".into()),
            ("action", action.into()),
            ("scrollHeight", height.into()),
            ("clientHeight", height.into()),
        ]);
        messages::post(&self.around, &message, messages::ANYBODY);
    }
}
