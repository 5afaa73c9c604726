//! The code that shows a figure on another page, with a preview.

use leptos::prelude::*;

use super::super::book::Book;
use super::super::copying::copying;
use super::super::settings::{own_name, theme_name};
use crate::exports::embed_code::{Embedded, Host};
use crate::figure::Figure;
use crate::lessons;
use crate::state::embedding::{self, Embedding, Part};
use crate::state::keys::{Presentation, Theme};
use crate::state::url;
use crate::text::{Lang, Localised, exports as text, ui};

/// How high a frame is unless asked otherwise, and how far that can be turned, in CSS pixels.
const HEIGHT: u32 = 640;
const HEIGHTS: (u32, u32) = (240, 2000);

fn part_name(part: Part) -> Localised {
    match part {
        Part::Chart => text::PART_CHART,
        Part::Controls => text::PART_CONTROLS,
        Part::Readouts => text::PART_READOUTS,
        Part::Proof => text::PART_PROOF,
        Part::Table => text::PART_TABLE,
        Part::Code => text::PART_CODE,
    }
}

/// The choices, the code and the preview.
pub fn embed(book: Book, figure: &'static Figure) -> AnyView {
    let host = RwSignal::new(Host::Html);
    let chosen = RwSignal::new(figure.id);
    let lang = RwSignal::new(book.lang_untracked());
    let theme = RwSignal::new(Theme::Auto);
    let height = RwSignal::new(HEIGHT);
    let hidden = RwSignal::new(Vec::<Part>::new());
    let previewed = RwSignal::new(false);
    let link = move || {
        book.track_unhurried();
        untrack(|| match chosen.get() == figure.id {
            true => book.link_to(figure),
            false => book.link_to_start(chosen.get()),
        })
    };
    // Address, query and hash of the frame.
    let parts = Memo::new(move |_| {
        let link = {
            chosen.track();
            link()
        };
        let base = link.split(['?', '#']).next().unwrap_or_default().to_owned();
        let hash = link.find('#').map_or("", |start| &link[start..]).to_owned();
        let shown =
            Presentation { lang: lang.get(), theme: theme.get(), ..Presentation::new(lang.get()) };
        // The language is said in any case: who reads has a browser of their own.
        let other = if lang.get() == Lang::En { Lang::Ko } else { Lang::En };
        let asked = Embedding { embed: true, hidden: hidden.get(), ..Embedding::default() };
        (base, embedding::join(&url::encode_query(&shown, other), &asked), hash)
    });
    let code = Memo::new(move |_| {
        parts.with(|(base, query, hash)| {
            let title = figure.title.get(lang.get());
            let title = if chosen.get() == figure.id {
                &crate::exports::prose::plain(title)
            } else {
                chosen.get()
            };
            let embedded =
                Embedded { base, query, hash, title, width: "100%", height: height.get() };
            embedded.code(host.get())
        })
    });
    let preview = move || parts.with(|(base, query, hash)| format!("{base}{query}{hash}"));
    let field = format!("{}-embed", figure.id);
    let host_named = |event: &leptos::ev::Event| {
        let name = event_target_value(event);
        Host::ALL.into_iter().find(|host| host.name() == name)
    };
    view! {
        <section class="export-group" data-embed-of=figure.id>
            <h4>{book.says(text::EMBED)}</h4>
            <div class="embed-choices">
                <label>
                    <span>{book.says(text::EMBED_HOST)}</span>
                    <select data-setting="host" on:change=move |event| {
                        host_named(&event).into_iter().for_each(|named| host.set(named));
                    }>
                        {Host::ALL.map(|host| view! { <option value=host.name()>{host.name()}</option> }).collect_view()}
                    </select>
                </label>
                <label>
                    <span>{book.says(text::EMBED_FIGURE)}</span>
                    <select data-setting="figure" on:change=move |event| {
                        let id = event_target_value(&event);
                        lessons::entry(&id).into_iter().for_each(|(_, entry)| chosen.set(entry.id));
                    }>
                        {lessons::entries_of_figures().map(|(_, entry)| view! {
                            <option value=entry.id selected=entry.id == figure.id>{entry.id}</option>
                        }).collect_view()}
                    </select>
                </label>
                <label>
                    <span>{book.says(ui::LANGUAGE)}</span>
                    <select data-setting="embed-lang" on:change=move |event| {
                        Lang::from_tag(&event_target_value(&event)).into_iter().for_each(|named| lang.set(named));
                    }>
                        {Lang::ALL.map(|one| view! {
                            <option value=one.tag() selected=one == book.lang_untracked()>{own_name(one)}</option>
                        }).collect_view()}
                    </select>
                </label>
                <label>
                    <span>{book.says(ui::THEME)}</span>
                    <select data-setting="embed-theme" on:change=move |event| {
                        let word = event_target_value(&event);
                        Theme::ALL.into_iter().filter(|theme| theme.word() == word).for_each(|named| theme.set(named));
                    }>
                        {Theme::ALL.map(|one| view! {
                            <option value=one.word()>{book.says(theme_name(one))}</option>
                        }).collect_view()}
                    </select>
                </label>
                <label>
                    <span>{book.says(text::EMBED_HEIGHT)}</span>
                    <input
                        type="number"
                        min=HEIGHTS.0.to_string()
                        max=HEIGHTS.1.to_string()
                        step="10"
                        data-setting="embed-height"
                        prop:value=move || height.get().to_string()
                        on:change=move |event| {
                            let typed = event_target_value(&event).parse().unwrap_or(HEIGHT);
                            height.set(typed.clamp(HEIGHTS.0, HEIGHTS.1));
                            height.notify();
                        }
                    />
                </label>
                <fieldset>
                    <legend>{book.says(text::EMBED_PARTS)}</legend>
                    {Part::ALL.iter().map(|&part| view! {
                        <label>
                            <input
                                type="checkbox"
                                checked=true
                                data-part=part.word()
                                on:change=move |event| {
                                    let shown = event_target_checked(&event);
                                    hidden.update(|hidden| {
                                        hidden.retain(|other| *other != part);
                                        if !shown {
                                            hidden.push(part);
                                        }
                                        hidden.sort_by_key(|part| Part::ALL.iter().position(|own| own == part));
                                    });
                                }
                            />
                            {book.says(part_name(part))}
                        </label>
                    }).collect_view()}
                </fieldset>
            </div>
            <label class="visually-hidden" for=field.clone()>{book.says(text::EMBED_CODE)}</label>
            <textarea id=field readonly rows="5" translate="no" spellcheck="false" data-embed-code=figure.id prop:value=move || code.get()></textarea>
            <div class="moves">
                {copying(code.into())}
                <button
                    type="button"
                    class="button"
                    data-action="preview"
                    aria-expanded=move || previewed.get().to_string()
                    on:click=move |_| previewed.update(|shown| *shown = !*shown)
                >
                    {book.says(text::EMBED_PREVIEW)}
                </button>
            </div>
            {move || previewed.get().then(|| view! {
                <iframe
                    class="embed-preview"
                    src=preview
                    title=book.says(text::EMBED_PREVIEW)
                    height=move || height.get().to_string()
                ></iframe>
            })}
        </section>
    }
    .into_any()
}
