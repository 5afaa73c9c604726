//! The keys of a presenter's remote: PageUp, PageDown, B and the full stop.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::super::book::Book;
use super::messages::{self, window_around};
use crate::browser::listener::Listener;
use crate::browser::{Refused, document};
use crate::state::embedding::{Embedding, Keys};

/// What a key of a remote asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Press {
    Back,
    On,
    Dark,
}

/// Listens to the keys for as long as what is given lives.
pub fn listen(book: Book, asked: &'static Embedding) -> Result<Listener, Refused> {
    Listener::on_window("keydown", move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else { return };
        let Some(press) = press(&event).filter(|press| !takes_it(&event, *press)) else { return };
        if asked.keys == Keys::Off {
            return;
        }
        let used = asked.present && use_it(book, press);
        if !used && asked.keys == Keys::Forward {
            hand_on(press);
        }
        if used || asked.keys == Keys::Forward {
            event.prevent_default();
        }
    })
}

fn press(event: &KeyboardEvent) -> Option<Press> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.default_prevented() {
        return None;
    }
    match &*event.key() {
        "PageUp" => Some(Press::Back),
        "PageDown" => Some(Press::On),
        "b" | "B" | "." => Some(Press::Dark),
        _ => None,
    }
}

/// Whether the control that has the focus takes the key itself: a letter in a box for text, a page of a
/// slider or a list.
fn takes_it(event: &KeyboardEvent, press: Press) -> bool {
    let at = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let within =
        |selectors| at.as_ref().is_some_and(|at| at.closest(selectors).ok().flatten().is_some());
    match press {
        Press::Dark => within("input:not([type=range]), textarea, select"),
        Press::Back | Press::On => false,
    }
}

/// Walks through the proof of the figure; whether there was anywhere to go.
fn use_it(book: Book, press: Press) -> bool {
    match press {
        Press::Dark => {
            let dark = document::is_marked("data-dark");
            document::mark("data-dark", (!dark).then_some("")).is_ok()
        }
        Press::On => step(book, 1),
        Press::Back => step(book, -1),
    }
}

/// Opens one line more of the proof, or one less; whether there is one.
pub fn step(book: Book, by: i32) -> bool {
    let (figure, lines) = book.figure_and_lines();
    let now = untrack(|| book.step_of(figure));
    let next = i32::from(now) + by;
    let Ok(next) = u8::try_from(next) else { return false };
    if next > lines {
        return false;
    }
    book.set_step(figure, next);
    true
}

/// Hands a key to the page around, in the words of reveal.js.
fn hand_on(press: Press) {
    let method = match press {
        Press::Back => "prev",
        Press::On => "next",
        Press::Dark => "togglePause",
    };
    if let Some(around) = window_around() {
        let text = format!(r#"{{"method":"{method}","args":[]}}"#);
        messages::post_text(&around, &text);
    }
}
