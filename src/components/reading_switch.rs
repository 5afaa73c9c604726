//! How a proof is read: line by line, by finding facts, or by putting it together.

use leptos::prelude::*;

use super::book::Book;
use crate::figure::Figure;
use crate::state::keys::Reading;
use crate::text::{Localised, ui};

fn name(reading: Reading) -> Localised {
    match reading {
        Reading::Read => ui::READING_READ,
        Reading::Explain => ui::READING_EXPLAIN,
        Reading::Rebuild => ui::READING_REBUILD,
    }
}

/// The switch of a figure's open proof.
#[component]
pub fn ReadingSwitch(
    /// Whose proof.
    figure: &'static Figure,
) -> impl IntoView {
    let book = Book::expect();
    let choose = move |reading: Reading| {
        let step = book.step_of(figure.id);
        // Where every line is open there is nothing left to ask.
        let all_open = usize::from(step) >= figure.proof.lines.len();
        let step = if reading == Reading::Explain && all_open { 1 } else { step };
        book.set_reading(figure.id, reading, step);
    };
    view! {
        {move || {
            let (lang, now) = (book.lang(), book.reading_of(figure.id));
            let radio = |reading: Reading| view! {
                <label>
                    <input
                        type="radio"
                        class="visually-hidden"
                        name=format!("{}-reading", figure.id)
                        data-reading=reading.word()
                        prop:checked=now == reading
                        on:change=move |_| untrack(|| choose(reading))
                    />
                    <span>{name(reading).get(lang)}</span>
                </label>
            };
            view! {
                <div
                    class="choice"
                    role="radiogroup"
                    aria-label=ui::READING.get(lang)
                >
                    {Reading::ALL.map(radio).collect_view()}
                </div>
            }
        }}
    }
}
