//! The words of another language, fetched when the reader asks for it.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

use super::Refused;
use crate::text::{self, Lang};

/// Where words are fetched.
#[derive(Clone, Debug, Default)]
pub struct Library {
    fetch: Option<Function>,
}

impl Library {
    /// A library that asks `fetch`, which promises the words of the language whose tag it is given.
    pub fn new(fetch: Function) -> Self {
        Library { fetch: Some(fetch) }
    }

    /// Fetches the words of a language, then tells `done` whether they have come.
    pub fn fetch(&self, lang: Lang, done: impl FnOnce(Result<(), Refused>) + 'static) {
        let promise = self.promise(lang);
        js_sys::futures::spawn_local(async move {
            let come = match promise {
                Ok(promise) => js_sys::futures::JsFuture::from(promise).await.ok(),
                Err(Refused) => None,
            };
            let words = come.and_then(|words| words.as_string());
            let brought = words.map(|words| text::bring(lang, words));
            done(if brought == Some(Ok(())) { Ok(()) } else { Err(Refused) });
        });
    }

    fn promise(&self, lang: Lang) -> Result<Promise, Refused> {
        let fetch = self.fetch.as_ref().ok_or(Refused)?;
        let answer = fetch.call1(&JsValue::UNDEFINED, &lang.tag().into()).map_err(|_| Refused)?;
        answer.dyn_into().map_err(|_| Refused)
    }
}
