//! A part of the page that is fetched when it is first shown.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;

use super::book::Book;
use crate::piece::NotFetched;
use crate::text::ui;

/// Something on its way.
pub type Fetching = Pin<Box<dyn Future<Output = Result<(), NotFetched>>>>;

/// The view that `show` makes once what it needs has been fetched; until then nothing, and where it
/// would not come, a word on it and a button to try again.
pub fn fetched<F>(
    fetch: impl Fn() -> F + Send + Sync + 'static,
    show: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView
where
    F: Future<Output = Result<(), NotFetched>> + 'static,
{
    match show() {
        Some(there) => there,
        None => awaited(Arc::new(move || Box::pin(fetch()) as Fetching), Arc::new(show)),
    }
}

/// Written once for all parts of the page: each has a type of its own.
fn awaited(
    fetch: Arc<dyn Fn() -> Fetching + Send + Sync>,
    show: Arc<dyn Fn() -> Option<AnyView> + Send + Sync>,
) -> AnyView {
    let book = Book::expect();
    let came = RwSignal::new(None::<Result<(), NotFetched>>);
    let fetch = StoredValue::new(fetch);
    let ask = move || {
        came.set(None);
        let fetching = fetch.with_value(|fetch| fetch());
        js_sys::futures::spawn_local(async move {
            let result = fetching.await;
            // The part may have gone from the page meanwhile.
            let _ = came.try_set(Some(result));
        });
    };
    ask();
    let shown = move || match came.get() {
        None => view! { <p aria-busy="true"></p> }.into_any(),
        Some(Ok(())) => show().into_any(),
        Some(Err(NotFetched)) => view! {
            <p class="problem" role="status" data-notice="piece">
                {ui::PIECE_MISSING.get(book.lang())}
                " "
                <button type="button" class="button" on:click=move |_| ask()>
                    {ui::TRY_AGAIN.get(book.lang())}
                </button>
            </p>
        }
        .into_any(),
    };
    shown.into_any()
}
