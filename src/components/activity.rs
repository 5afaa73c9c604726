//! Activities: those of a figure, folded away until asked for, and the one that is open. All of it is a
//! piece by itself.

mod card;
mod drawing;
mod finding;
mod list;

use leptos::prelude::*;

use super::book::Book;
use super::fetched::fetched;
use super::folded::Folded;
use crate::figure::{Figure, Scene};
use crate::piece::part;
use crate::state::activity;
use crate::text::{activities as text, ui};

/// What shows activities.
struct Shown {
    /// Those of a figure.
    list: fn(&'static Figure) -> AnyView,
    /// All of them.
    overview: fn() -> AnyView,
    /// One of them, of a name.
    card: fn(&'static Figure, Memo<Scene>, &'static str) -> AnyView,
}

part!(
    activities,
    Shown,
    Shown { list: list::list, overview: list::overview, card: card::card },
    text::CHAPTER
);

/// The activities of a figure, folded away until asked for; nothing where it has none.
pub fn activities(figure: &'static Figure, scene: Memo<Scene>) -> Option<AnyView> {
    let folded = Folded {
        class: "activities",
        summary: ui::SHOW_ACTIVITIES,
        fetch: || Box::pin(fetch()),
        show: |figure, _| SHOWN.get().map(|shown| (shown.list)(figure)),
    };
    activity::has_any(figure.id).then(|| folded.of(figure, scene))
}

/// Every activity of the book.
pub fn all_activities() -> AnyView {
    fetched(fetch, || SHOWN.get().map(|shown| (shown.overview)()))
}

/// The activity that is open, where it is one of the figure's.
pub fn open_activity(figure: &'static Figure, scene: Memo<Scene>) -> AnyView {
    let activity = Book::expect().activity();
    let card = move || {
        let name = activity.get();
        let own = !name.is_empty() && activity::is_of(name, figure.id);
        let card = move || SHOWN.get().map(|shown| (shown.card)(figure, scene, name));
        own.then(|| fetched(fetch, card))
    };
    card.into_any()
}
