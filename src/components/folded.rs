//! A part of a figure that is folded away until it is asked for, and fetched then.

use leptos::html::Details;
use leptos::prelude::*;

use super::book::Book;
use super::fetched::{Fetching, fetched};
use crate::figure::{Figure, Scene};
use crate::text::Localised;

/// A part that is folded away.
pub struct Folded {
    /// Its class.
    pub class: &'static str,
    /// The line that opens it.
    pub summary: Localised,
    /// Fetches what shows it.
    pub fetch: fn() -> Fetching,
    /// Shows it, once that has come.
    pub show: fn(&'static Figure, Memo<Scene>) -> Option<AnyView>,
}

impl Folded {
    /// The part of a figure. Written once for all parts.
    pub fn of(self, figure: &'static Figure, scene: Memo<Scene>) -> AnyView {
        let Folded { class, summary, fetch, show } = self;
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
                {move || open.get().then(|| fetched(fetch, move || show(figure, scene)))}
            </details>
        }
        .into_any()
    }
}
