//! A text of the reader's own in Huffman's code: encoded while it is typed, and decoded again.

use leptos::html::Details;
use leptos::prelude::*;

use super::amount::quantity;
use super::book::Book;
use super::fetched::fetched;
use crate::measures::Unit;
use crate::piece::part;
use crate::state::coded_text::{CodedText, TextError, encode};
use crate::state::shown;
use crate::text::{Lang, Localised, coding as text};

/// What shows the text and its code.
type Shown = fn() -> AnyView;

// A piece of the book by itself, for it is seldom opened.
part!(coded_text, Shown, || view! { <CodedTextBox /> }.into_any());

/// A text of the reader's own, folded away until it is asked for.
#[component]
pub fn OwnText() -> impl IntoView {
    let book = Book::expect();
    let (details, open) = (NodeRef::<Details>::new(), RwSignal::new(false));
    let toggled = move |_| {
        // Opened once it stays, only hidden, and with it what is typed.
        if !open.get_untracked() && details.get_untracked().is_some_and(|own| own.open()) {
            open.set(true);
        }
    };
    view! {
        <details class="outcome-lists" data-coded-text="" node_ref=details on:toggle=toggled>
            <summary>{book.says(text::LENGTHS_TEXT_SUMMARY)}</summary>
            {move || open.get().then(|| fetched(fetch, || SHOWN.get().map(|show| show())))}
        </details>
    }
}

/// The box, what is wrong with its text, and what the text takes.
#[component]
fn CodedTextBox() -> impl IntoView {
    let book = Book::expect();
    let typed = RwSignal::new(None::<String>);
    let sample = |lang: Lang| text::LENGTHS_TEXT_SAMPLE.get(lang);
    let coded = Memo::new(move |_| {
        let lang = book.lang();
        typed.with(|typed| encode(typed.as_deref().unwrap_or_else(|| sample(lang))))
    });
    // Only the sample follows the language; what was typed stands in the box already.
    let shows = Memo::new(move |_| {
        let lang = book.lang();
        typed.get_untracked().unwrap_or_else(|| sample(lang).to_owned())
    });
    let problem = move || {
        let lang = book.lang();
        coded.with(|coded| match coded {
            Ok(_) => String::new(),
            Err(TextError::Empty) => text::LENGTHS_TEXT_EMPTY.get(lang).to_owned(),
            Err(TextError::TooLong(count)) => {
                text::LENGTHS_TEXT_LONG.fill(lang, &[("count", &count.to_string())])
            }
        })
    };
    let is_wrong = move || coded.with(Result::is_err);
    view! {
        <label for="coded-text">{book.says(text::LENGTHS_TEXT_LABEL)}</label>
        <textarea
            id="coded-text"
            rows="3"
            autocomplete="off"
            spellcheck="false"
            data-list="text"
            aria-invalid=move || is_wrong().to_string()
            aria-describedby="coded-text-problem"
            prop:value=move || shows.get()
            on:input=move |event| typed.set(Some(event_target_value(&event)))
        ></textarea>
        <p class="problem" id="coded-text-problem" role="status" hidden=move || !is_wrong()>
            {problem}
        </p>
        {move || coded.with(|coded| coded.as_ref().ok().map(|coded| facts(book, coded)))}
    }
}

/// What a text takes, in the language, digits and unit of the moment.
fn facts(book: Book, coded: &CodedText) -> AnyView {
    let (lang, digits) = (book.lang(), book.digits());
    let bits = |bits: usize| text::LENGTHS_TEXT_BITS.fill(lang, &[("bits", &bits.to_string())]);
    let mean = shown::number(coded.huffman as f64 / coded.characters as f64, digits);
    let huffman = [("bits", &*coded.huffman.to_string()), ("mean", &mean)];
    let kinds = [("count", &*coded.characters.to_string()), ("kinds", &coded.kinds.to_string())];
    let (words, more) = &coded.beginning;
    let begins = format!("{}{}", words.join(" "), if *more { " …" } else { "" });
    let again = if coded.comes_back { text::LENGTHS_TEXT_SAME } else { text::LENGTHS_TEXT_OTHER };
    let entropy = |unit: Unit| quantity(unit.from_nats(coded.entropy), unit, digits);
    let own = Some(book.unit()).filter(|unit| *unit != Unit::Bit);
    let facts: [(&str, Localised, String); 7] = [
        (
            "characters",
            text::LENGTHS_TEXT_CHARACTERS,
            text::LENGTHS_TEXT_CHARACTERS_OF.fill(lang, &kinds),
        ),
        (
            "entropy",
            text::LENGTHS_TEXT_ENTROPY,
            // Words are counted in bits, and it is to be compared with them.
            own.into_iter().chain([Unit::Bit]).map(entropy).collect::<Vec<_>>().join(" = "),
        ),
        ("huffman", text::LENGTHS_TEXT_HUFFMAN, text::LENGTHS_TEXT_HUFFMAN_OF.fill(lang, &huffman)),
        ("fixed", text::LENGTHS_TEXT_FIXED, bits(coded.fixed)),
        ("utf8", text::LENGTHS_TEXT_UTF, bits(coded.utf8)),
        ("begins", text::LENGTHS_TEXT_BEGINS, begins),
        ("decoded", text::LENGTHS_TEXT_DECODED, again.get(lang).to_owned()),
    ];
    view! {
        <dl class="text-facts">
            {facts.into_iter().map(|(id, name, value)| view! {
                <dt>{name.get(lang)}</dt>
                <dd data-fact=id>{value}</dd>
            }).collect_view()}
        </dl>
        <p class="hint-text">{text::LENGTHS_TEXT_NOTE.get(lang)}</p>
    }
    .into_any()
}
