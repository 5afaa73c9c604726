//! A button that puts a text where it can be pasted.

use leptos::prelude::*;

use super::book::Book;
use crate::browser::file;
use crate::text::ui;

/// The button; it says how it went.
pub fn copying(text: Signal<String>) -> AnyView {
    let book = Book::expect();
    // What was copied; what has changed since was not.
    let copied = RwSignal::new(None::<(String, bool)>);
    let copy = move |_| {
        let text = text.get_untracked();
        js_sys::futures::spawn_local(async move {
            let done = file::copy(&text).await.is_ok();
            // The button may have gone from the page meanwhile.
            let _ = copied.try_set(Some((text, done)));
        });
    };
    let said = move || {
        let (copied, done) = copied.get()?;
        (copied == text.get())
            .then(|| if done { ui::COPIED } else { ui::COPY_REFUSED }.get(book.lang()))
    };
    view! {
        <button type="button" class="button" data-action="copy" on:click=copy>{book.says(ui::COPY)}</button>
        <span class="copied" role="status">{said}</span>
    }
    .into_any()
}
