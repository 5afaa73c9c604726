//! The words of the book, fetched when they are needed: those of the page when it opens in a language,
//! those of a lesson or a part when it is turned to.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::Refused;
use crate::text::{Chapter, Lang};

thread_local! {
    /// Who fetches words: given the name of a chapter or the tag of a language, it promises to bring
    /// what lacks of it.
    static FETCH: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Has words fetched by `fetch`. Given the name of a chapter, it promises to bring its words in every
/// language that the page is there in; given the tag of a language, the words in it of every chapter
/// that is there in another; given both, with a full stop between, it promises the text of that file.
pub fn fetch_by(fetch: Function) {
    FETCH.replace(Some(fetch));
}

/// Fetches the words of a chapter, in every language that the page itself is there in: it may turn to
/// any of them at once.
///
/// # Errors
///
/// When they do not come, or are those of another build.
pub async fn fetch(chapter: Chapter) -> Result<(), Refused> {
    bring(chapter.name()).await
}

/// Fetches the words of a language: of all chapters that are there in another, and of the page last, so
/// that it turns to the language whole.
///
/// # Errors
///
/// As [`fetch`].
pub async fn fetch_language(lang: Lang) -> Result<(), Refused> {
    bring(lang.tag()).await
}

/// A text that is not shown, as it stands in its file: `proofs.en`.
///
/// # Errors
///
/// When it does not come.
pub async fn text(name: &str) -> Result<String, Refused> {
    ask(name).await?.as_string().ok_or(Refused)
}

async fn bring(what: &str) -> Result<(), Refused> {
    ask(what).await.map(drop)
}

async fn ask(what: &str) -> Result<JsValue, Refused> {
    let promise = FETCH.with_borrow(|fetch| {
        let fetch = fetch.as_ref().ok_or(Refused)?;
        let answer = fetch.call1(&JsValue::UNDEFINED, &what.into()).map_err(|_| Refused)?;
        answer.dyn_into::<Promise>().map_err(|_| Refused)
    })?;
    js_sys::futures::JsFuture::from(promise).await.map_err(|_| Refused)
}
