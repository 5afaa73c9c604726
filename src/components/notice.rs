//! What did not go as asked: what an address had to be changed in, words or a lesson that would not
//! come. Said once, until dismissed.

use leptos::prelude::*;

use super::book::Book;
use super::fetched::fetched;
use super::opening::Opening;
use super::settings::own_name;
use crate::piece::part;
use crate::state::url::{Change, ChangeKind};
use crate::text::{Lang, ui};

/// The sentence for one change.
pub fn change_text(change: &Change, lang: Lang) -> String {
    let words = match change.kind {
        ChangeKind::Probability => ui::NOTICE_PROBABILITY,
        ChangeKind::Distribution => ui::NOTICE_DISTRIBUTION,
        ChangeKind::Figure => ui::NOTICE_FIGURE,
        ChangeKind::Value => ui::NOTICE_VALUE,
    };
    words.fill(lang, &[("key", change.key), ("typed", &change.typed), ("used", &change.used)])
}

/// What shows notices.
type Shown = fn(Opening) -> AnyView;

// A piece of the book by itself, for mostly there is nothing to say.
part!(notice, Shown, |opening| view! { <Notices opening /> }.into_any());

/// The notices; nothing while there is nothing to say.
#[component]
pub fn Notice(
    /// What is being opened.
    opening: Opening,
) -> impl IntoView {
    let book = Book::expect();
    let (changes, missing) = (book.changes(), book.missing_words());
    let said = Memo::new(move |_| {
        let refused = opening.refused().is_some();
        refused || missing.get().is_some() || !changes.with(Vec::is_empty)
    });
    view! {
        <div role="status">
            {move || said.get().then(|| fetched(fetch, move || SHOWN.get().map(|all| all(opening))))}
        </div>
    }
}

#[component]
fn Notices(opening: Opening) -> impl IntoView {
    let book = Book::expect();
    let (changes, missing) = (book.changes(), book.missing_words());
    view! {
        <div>
            {move || missing.get().map(|lang| view! {
                <div class="notice" data-notice="words">
                    <p>{ui::WORDS_MISSING.fill(book.lang(), &[("language", own_name(lang))])}</p>
                    <button class="button" on:click=move |_| missing.set(None)>
                        {ui::NOTICE_DISMISS.get(book.lang())}
                    </button>
                </div>
            })}
            {move || opening.refused().map(|lesson| view! {
                <div class="notice" data-notice="lesson">
                    <p>{ui::LESSON_MISSING.fill(book.lang(), &[("title", lesson.title.get(book.lang()))])}</p>
                    <button class="button primary" on:click=move |_| opening.open(book)>
                        {ui::TRY_AGAIN.get(book.lang())}
                    </button>
                </div>
            })}
            {move || (!changes.with(Vec::is_empty)).then(|| view! {
                <div class="notice" data-notice="address">
                    <div>
                        <p><strong>{ui::NOTICE_TITLE.get(book.lang())}</strong></p>
                        <ul>
                            {changes.get().iter().map(|change| view! {
                                <li>{change_text(change, book.lang())}</li>
                            }).collect_view()}
                        </ul>
                    </div>
                    <button class="button" on:click=move |_| changes.set(Vec::new())>
                        {ui::NOTICE_DISMISS.get(book.lang())}
                    </button>
                </div>
            })}
        </div>
    }
}
