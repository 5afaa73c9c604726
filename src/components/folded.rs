//! A part of a figure that is folded away until it is asked for, and fetched then.

use std::future::Future;

use leptos::html::Details;
use leptos::prelude::*;

use super::book::Book;
use super::fetched::fetched;
use crate::piece::NotFetched;
use crate::text::Localised;

/// The part that `show` makes once it has been fetched, under a line that opens it.
pub fn folded<F>(
    class: &'static str,
    summary: Localised,
    fetch: fn() -> F,
    show: impl Fn() -> Option<AnyView> + Send + Sync + Copy + 'static,
) -> AnyView
where
    F: Future<Output = Result<(), NotFetched>> + 'static,
{
    let book = Book::expect();
    let open = RwSignal::new(false);
    let details = NodeRef::<Details>::new();
    let toggled = move |_| {
        if let Some(details) = details.get_untracked() {
            open.set(details.open());
        }
    };
    view! {
        <details class=class node_ref=details on:toggle=toggled>
            <summary>{book.says(summary)}</summary>
            {move || open.get().then(|| fetched(fetch, show))}
        </details>
    }
    .into_any()
}
