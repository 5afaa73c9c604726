//! A box for a number: takes what a person types, says underneath what is wrong with it, and keeps it.

use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;

use super::book::Book;
use super::effect::effect_keeping;
use crate::state::entry::EntryError;
use crate::state::shown;
use crate::text::{Lang, ui};

/// Digits that the ends of what is possible are told with: more than any of them has.
const ENDS: u8 = 10;

/// The message for a text that is not a number of the right kind: what is wrong.
pub fn problem_text(error: EntryError, typed: &str, lang: Lang) -> String {
    let mut ends = [0.0; 2];
    let words = match error {
        EntryError::Empty => ui::ENTRY_EMPTY,
        EntryError::NotANumber => ui::ENTRY_NOT_A_NUMBER,
        EntryError::Negative => ui::ENTRY_NEGATIVE,
        EntryError::AboveOne => ui::ENTRY_ABOVE_ONE,
        EntryError::Underflow => ui::ENTRY_UNDERFLOW,
        EntryError::DivisionByZero => ui::ENTRY_DIVISION_BY_ZERO,
        EntryError::Outside(lo, hi) => {
            ends = [lo, hi];
            ui::ENTRY_OUTSIDE
        }
    };
    let [lo, hi] = ends.map(|end| shown::number(end, ENDS));
    words.fill(lang, &[("typed", typed), ("lo", &lo), ("hi", &hi)])
}

/// A text in a number box.
#[derive(Clone, Debug, PartialEq)]
struct Typed {
    text: String,
    /// The value before the first letter.
    over: f64,
    /// The value the text left behind: its own, or the one before when it has none.
    left: f64,
    problem: Option<EntryError>,
}

/// What a box is of: its names in hooks.
#[derive(Clone, Copy, Debug)]
pub struct BoxOf {
    /// The figure.
    pub figure: &'static str,
    /// The parameter.
    pub param: &'static str,
    /// Which of its numbers; `None` when it has one.
    pub index: Option<usize>,
}

/// A number box.
#[component]
pub fn NumberBox(
    /// What it is of.
    of: BoxOf,
    /// The value of the moment.
    #[prop(into)]
    value: Signal<f64>,
    /// The value as text, when nothing is typed; may come a moment late.
    #[prop(into)]
    shows: Signal<String>,
    /// The number in a text.
    read: Callback<String, Result<f64, EntryError>>,
    /// Sets the value; says what it has become.
    set: Callback<f64, f64>,
    /// Its accessible name.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let book = Book::expect();
    let number_box = NodeRef::<Input>::new();
    // What was typed stands as long as the value is the one it left; moved otherwise, the box shows
    // the value again.
    let typed = RwSignal::new(None::<Typed>);
    let standing = Memo::new(move |_| {
        // Nothing typed, nothing asked: a drag need not wake what hangs on this.
        let typed = typed.get()?;
        (typed.left == value.get()).then_some(typed)
    });
    let problem = Memo::new(move |_| standing.with(|typed| typed.as_ref()?.problem));
    // By hand: a property that leptos sets is handed over twice.
    effect_keeping(move |before: Option<String>| {
        let number_box = number_box.get()?;
        let typed = standing.get().map(|typed| typed.text);
        let text = typed.unwrap_or_else(|| shows.get());
        if before.as_ref() != Some(&text) {
            number_box.set_value(&text);
        }
        Some(text)
    });
    let write = move |event: ev::Event| {
        let text = event_target_value(&event);
        let over = standing.with_untracked(|typed| typed.as_ref().map(|typed| typed.over));
        let over = over.unwrap_or_else(|| value.get_untracked());
        let number = read.run(text.clone());
        // A text that turned out wrong takes back what its beginning had set.
        let left = set.run(number.unwrap_or(over));
        typed.set(Some(Typed { text, over, left, problem: number.err() }));
    };
    let finish = move |_: ev::Event| {
        if problem.get_untracked().is_none() {
            typed.set(None);
        }
        book.end_gesture();
    };
    let index = of.index.map(|index| index.to_string());
    let place = index.as_ref().map_or_else(String::new, |index| format!("-{index}"));
    let problem_id = format!("{}-{}{place}-problem", of.figure, of.param);
    view! {
        <input
            type="text"
            class=format!("number {}", of.param)
            inputmode="decimal"
            autocomplete="off"
            spellcheck="false"
            data-param=of.param
            data-kind="exact"
            data-index=index
            aria-label=label
            aria-invalid=move || problem.get().is_some().to_string()
            aria-describedby=problem_id.clone()
            node_ref=number_box
            on:input=write
            on:change=finish
        />
        <p class="problem" id=problem_id role="status" hidden=move || problem.get().is_none()>
            {move || problem.get().map(|error| {
                let typed = standing.get().map_or_else(String::new, |typed| typed.text);
                problem_text(error, typed.trim(), book.lang())
            })}
        </p>
    }
}
