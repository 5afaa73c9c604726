//! The activities of a figure, and which of them are done.

use leptos::prelude::*;

use super::super::book::Book;
use crate::activities::{self, Activity};
use crate::browser::storage;
use crate::figure::Figure;
use crate::text::activities as text;

/// Where the names of those that are done are kept between visits.
const KEPT: &str = "surprisal:activities";

/// The names of those that are done; none where nothing may be kept.
fn done() -> String {
    storage::kept(KEPT).ok().flatten().unwrap_or_default()
}

fn is_in(done: &str, id: &str) -> bool {
    done.split(' ').any(|name| name == id)
}

/// Keeps that an activity is done.
pub fn finish(id: &str) {
    let before = done();
    if !is_in(&before, id) {
        // Where nothing may be kept it is done until the page is closed.
        let _ = storage::keep(KEPT, format!("{before} {id}").trim_start());
    }
}

/// The activities of a figure, each with a button that opens it.
pub fn list(figure: &'static Figure) -> AnyView {
    let book = Book::expect();
    let own = activities::all().filter(|activity| activity.figure == figure.id);
    let entry = move |activity: &'static Activity| {
        // Asked again whenever one is opened or closed.
        let is_done = move || {
            book.activity().track();
            is_in(&done(), activity.id)
        };
        let is_open = move || book.activity().get() == activity.id;
        let start = move |_| book.set_activity(figure, activity.id);
        view! {
            <li data-activity-entry=activity.id data-done=move || is_done().to_string()>
                <p class="title" inner_html=book.says(activity.title)></p>
                <p inner_html=book.says(activity.belief)></p>
                <button
                    type="button"
                    class="button"
                    data-action="activity"
                    disabled=is_open
                    on:click=start
                >
                    {book.says(text::START)}
                </button>
                <span class="done">
                    {move || is_done().then(|| format!("✓ {}", text::DONE.get(book.lang())))}
                </span>
            </li>
        }
    };
    view! {
        <p>{book.says(text::LIST)}</p>
        <ul>{own.map(entry).collect_view()}</ul>
    }
    .into_any()
}
