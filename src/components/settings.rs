//! Language, unit and theme: the choices that hold for the whole book.

use leptos::prelude::*;

use super::book::Book;
use super::readouts::unit_name;
use crate::measures::Unit;
use crate::state::keys::Theme;
use crate::text::{Lang, Localised, ui};

/// A row of choices, of which one is on.
#[component]
pub fn Choice<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is chosen.
    name: Localised,
    /// Its name in hooks.
    setting: &'static str,
    /// The choices: value, name in hooks, label, the label's language when it has one of its own.
    choices: Vec<(T, &'static str, Signal<&'static str>, Option<&'static str>)>,
    /// The one that is on.
    #[prop(into)]
    chosen: Signal<T>,
    /// Takes a choice.
    choose: Callback<T>,
) -> impl IntoView {
    let book = Book::expect();
    view! {
        <div class="choice" role="group" aria-label=book.says(name) data-setting=setting>
            {choices.into_iter().map(|(value, key, label, lang)| view! {
                <button
                    type="button"
                    data-choice=key
                    lang=lang
                    aria-pressed=move || (chosen.get() == value).to_string()
                    on:click=move |_| choose.run(value)
                >
                    {label}
                </button>
            }).collect_view()}
        </div>
    }
}

/// A language's own name for itself.
pub fn own_name(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Ko => "한국어",
    }
}

/// A theme's name as a list shows it.
pub fn theme_name(theme: Theme) -> Localised {
    match theme {
        Theme::Auto => ui::THEME_AUTO,
        Theme::Light => ui::THEME_LIGHT,
        Theme::Dark => ui::THEME_DARK,
        Theme::Projector => ui::THEME_PROJECTOR,
    }
}

/// The settings.
#[component]
pub fn Settings() -> impl IntoView {
    let book = Book::expect();
    let presentation = book.presentation();
    let units = Unit::ALL.map(|unit| {
        let name = unit_name(unit);
        (unit, unit.symbol(), book.says(name), None)
    });
    let languages =
        Lang::ALL.map(|lang| (lang, lang.tag(), Signal::stored(own_name(lang)), Some(lang.tag())));
    let choose_theme = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.word() == word) {
            presentation.update(|shown| shown.theme = theme);
        }
    };
    view! {
        <div class="settings">
            <Choice
                name=ui::UNIT
                setting="unit"
                choices=units.to_vec()
                chosen=Signal::derive(move || book.unit())
                choose=Callback::new(move |unit| book.set_unit(unit))
            />
            <Choice
                name=ui::LANGUAGE
                setting="lang"
                choices=languages.to_vec()
                chosen=Signal::derive(move || book.lang())
                choose=Callback::new(move |lang| presentation.update(|shown| shown.lang = lang))
            />
            <select
                aria-label=book.says(ui::THEME)
                data-setting="theme"
                prop:value=move || book.theme().word()
                on:change=choose_theme
            >
                {Theme::ALL.map(|theme| view! {
                    <option value=theme.word() selected=move || book.theme() == theme>
                        {move || theme_name(theme).get(book.lang())}
                    </option>
                }).collect_view()}
            </select>
        </div>
    }
}
