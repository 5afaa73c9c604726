//! Puts the book on the page.

use surprisal::app::App;
use surprisal::browser::document;
use surprisal::browser::words::Library;
use surprisal::text::{self, Lang};
use wasm_bindgen::prelude::*;

fn main() {
    // After a panic nothing answers any more; the page says so, and offers to begin again where the
    // address left off.
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let _ = document::reveal("notice-panic");
    }));
}

/// Opens the book with the words of the language `tag`; `fetch` promises those of another.
///
/// # Errors
///
/// When the words are not those of this build.
#[wasm_bindgen]
pub fn open(tag: &str, words: String, fetch: js_sys::Function) -> Result<(), JsError> {
    let lang = Lang::from_tag(tag).unwrap_or_default();
    text::bring(lang, words).map_err(|_| JsError::new("words of another build"))?;
    if let Ok(place) = document::place_of_the_book() {
        // The book stays as long as the page does.
        let library = Library::new(fetch);
        leptos::mount::mount_to(place, move || leptos::view! { <App library /> }).forget();
    }
    Ok(())
}

/// Brings the words of another language before they are asked for.
#[wasm_bindgen]
pub fn bring(tag: &str, words: String) {
    if let Some(lang) = Lang::from_tag(tag) {
        // Words of another build are not taken; asked for, they are fetched, and the reader is told.
        let _ = text::bring(lang, words);
    }
}
