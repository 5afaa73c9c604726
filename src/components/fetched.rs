//! A part of the page that is fetched when it is first shown.

use std::future::Future;

use leptos::prelude::*;

use super::book::Book;
use crate::piece::NotFetched;
use crate::text::ui;

/// The view that `show` makes once what it needs has been fetched; until then nothing, and where it
/// would not come, a word on it and a button to try again.
pub fn fetched<Fetch, Fetching, Show>(fetch: Fetch, show: Show) -> AnyView
where
    Fetch: Fn() -> Fetching + Copy + Send + Sync + 'static,
    Fetching: Future<Output = Result<(), NotFetched>> + 'static,
    Show: Fn() -> Option<AnyView> + Send + Sync + 'static,
{
    if let Some(there) = show() {
        return there;
    }
    let book = Book::expect();
    let came = RwSignal::new(None::<Result<(), NotFetched>>);
    let ask = move || {
        came.set(None);
        js_sys::futures::spawn_local(async move {
            let result = fetch().await;
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
