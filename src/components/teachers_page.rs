//! What the page for teachers has besides words: a list of its parts, and tables of what the book reads.

use leptos::prelude::*;

use super::book::Book;
use super::fetched::fetched;
use crate::browser::document;
use crate::piece::part;
use crate::state::keys::{KEYS, Place, VALUES};
use crate::state::messages::{HEIGHTS, Method, Told};
use crate::teachers::{SECTIONS, Table, meaning, meaning_of_method, meaning_of_told};
use crate::text::{Localised, teachers as text};

part!(teachers_page, fn() -> AnyView, page, text::CHAPTER);

/// The parts of the page, with their tables.
pub fn teachers_page() -> AnyView {
    fetched(fetch, || SHOWN.get().map(|page| page()))
}

fn page() -> AnyView {
    let book = Book::expect();
    // The hash is the state's, so no link can lead to a part of a page.
    let entry = |id: &'static str, title| {
        view! {
            <li>
                <button
                    type="button"
                    class="link"
                    data-jump=id
                    // Without the part there is nowhere to go.
                    on:click=move |_| _ = document::focus(&anchor(id)).and_then(|()| document::scroll_to(&anchor(id)))
                >
                    {book.says(title)}
                </button>
            </li>
        }
    };
    let parts = SECTIONS.iter().map(|part| {
        let tables = part.tables.iter().map(|kind| table(book, *kind)).collect_view();
        view! {
            <section class="part" data-part-of-page=part.id aria-labelledby=anchor(part.id)>
                <h2 id=anchor(part.id) tabindex="-1">{book.says(part.title)}</h2>
                <div class="prose" inner_html=book.says(part.body)></div>
                {tables}
            </section>
        }
    });
    view! {
        <div class="teachers">
            <nav aria-label=book.says(text::PARTS)>
                <ul>{SECTIONS.iter().map(|part| entry(part.id, part.title)).collect_view()}</ul>
            </nav>
            {parts.collect_view()}
        </div>
    }
    .into_any()
}

fn anchor(id: &str) -> String {
    format!("part-{id}")
}

/// A cell: code, or words.
enum Cell {
    Code(&'static str),
    Words(Option<Localised>),
}

/// What a key is that has no default of its own.
fn left_out(place: Place) -> Localised {
    match place {
        Place::Hash => text::DEFAULT_FIGURE,
        Place::Query => text::DEFAULT_NOTHING,
    }
}

fn table(book: Book, kind: Table) -> AnyView {
    use Cell::{Code, Words};
    let (name, caption, heads, rows): (_, _, &[Localised], Vec<Vec<Cell>>) = match kind {
        Table::Keys(place) => (
            if place == Place::Hash { "state" } else { "presentation" },
            if place == Place::Hash { text::CAPTION_STATE } else { text::CAPTION_QUERY },
            &[text::HEAD_KEY, text::HEAD_VALUES, text::HEAD_DEFAULT, text::HEAD_MEANING],
            KEYS.iter()
                .zip(&VALUES)
                .filter(|(key, _)| key.place == place)
                .map(|(key, values)| {
                    let default = values.default.map_or(Words(Some(left_out(place))), Code);
                    vec![Code(key.name), Code(values.range), default, Words(meaning(key))]
                })
                .collect(),
        ),
        Table::Methods => (
            "methods",
            text::CAPTION_METHODS,
            &[text::HEAD_METHOD, text::HEAD_ARGS, text::HEAD_API, text::HEAD_DOES],
            Method::ALL
                .into_iter()
                .map(|method| {
                    let api = if method.needs_api() { text::API_NEEDED } else { text::API_FREE };
                    let does = Words(meaning_of_method(method));
                    vec![Code(method.word()), Code(method.arguments()), Words(Some(api)), does]
                })
                .collect(),
        ),
        Table::Told => (
            "told",
            text::CAPTION_TOLD,
            &[text::HEAD_TYPE, text::HEAD_WHEN, text::HEAD_EXAMPLE],
            Told::ALL
                .into_iter()
                .map(|told| {
                    vec![Code(told.word()), Words(meaning_of_told(told)), Code(told.example())]
                })
                .collect(),
        ),
        Table::Heights => (
            "heights",
            text::CAPTION_HEIGHTS,
            &[text::HEAD_RESIZE, text::HEAD_EXAMPLE],
            HEIGHTS.iter().map(|(resize, said)| vec![Code(resize.word()), Code(said)]).collect(),
        ),
    };
    let cell = |cell: Cell| match cell {
        Code(code) => view! { <code translate="no">{code}</code> }.into_any(),
        Words(words) => {
            words.map(|words| view! { <span inner_html=book.says(words)></span> }).into_any()
        }
    };
    let row = |cells: Vec<Cell>| {
        let mut cells = cells.into_iter();
        let first = cells.next().map(cell);
        view! {
            <tr>
                <th scope="row">{first}</th>
                {cells.map(|one| view! { <td>{cell(one)}</td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=book.says(caption)>
            <table data-table=name>
                <caption>{book.says(caption)}</caption>
                <thead>
                    <tr>
                        {heads.iter().map(|head| view! { <th scope="col">{book.says(*head)}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
