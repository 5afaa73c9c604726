//! Puts the book on the page.

use surprisal::app::App;
use surprisal::browser::document;
use surprisal::browser::words;
use surprisal::components::embedding;
use surprisal::text::{self, Chapter, Lang};
use wasm_bindgen::prelude::*;

fn main() {
    // After a panic nothing answers any more; the page says so, and offers to begin again where the
    // address left off.
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        let _ = document::reveal("notice-panic");
    }));
}

/// Opens the book; `fetch` promises to [`bring`] the words of a chapter or a language.
#[wasm_bindgen]
pub fn open(fetch: js_sys::Function) {
    words::fetch_by(fetch);
    js_sys::futures::spawn_local(async {
        embedding::prepare().await;
        if let Ok(place) = document::place_of_the_book() {
            // The book stays as long as the page does.
            leptos::mount::mount_to(place, || leptos::view! { <App /> }).forget();
        }
    });
}

/// Brings the words of a chapter in a language.
///
/// # Errors
///
/// When they are not those of this build.
#[wasm_bindgen]
pub fn bring(chapter: &str, tag: &str, words: String) -> Result<(), JsError> {
    let (Some(chapter), Some(lang)) = (Chapter::named(chapter), Lang::from_tag(tag)) else {
        return Ok(());
    };
    text::bring(chapter, lang, words).map_err(|_| JsError::new("words of another build"))
}
