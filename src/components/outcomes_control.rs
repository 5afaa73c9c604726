//! The distributions over a few outcomes: a box for each probability, lists, names, a text to count.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::book::{Book, Gesture};
use super::number_box::{BoxOf, NumberBox, problem_text};
use super::parameter_control::after_key;
use crate::figure::{Figure, Parameter, Scene};
use crate::measures::{Distribution, Probability};
use crate::state::entry;
use crate::state::outcomes::{self, MassesError, Outcomes, Side};
use crate::state::subject::Subject;
use crate::state::{letters, listing, shown};
use crate::text::{Localised, ui};

/// The side that a parameter of an outcomes figure is.
fn side_of(parameter: Parameter) -> Side {
    if parameter == Parameter::Q { Side::Model } else { Side::Truth }
}

/// Changes the outcomes of a figure.
#[derive(Clone, Copy)]
struct Hand {
    book: Book,
    figure: &'static Figure,
}

impl Hand {
    fn now(&self) -> Arc<Outcomes> {
        match self.book.subject_now(self.figure) {
            Subject::Outcomes(outcomes) => outcomes,
            _ => Arc::default(),
        }
    }

    fn set(&self, outcomes: Outcomes, gesture: Gesture) {
        self.book.set_subject(self.figure, Subject::Outcomes(Arc::new(outcomes)), gesture);
    }
}

/// The control of all probabilities of a figure about outcomes.
#[component]
pub fn OutcomesControl(
    /// Which figure.
    figure: &'static Figure,
    /// Where everything stands.
    scene: Memo<Scene>,
) -> impl IntoView {
    let book = Book::expect();
    let hand = Hand { book, figure };
    let count = Memo::new(move |_| scene.with(|scene| scene.outcomes.count()));
    // What is held while others give way; a matter of the hand, not of the state.
    let held = RwSignal::new(Vec::<usize>::new());
    let resize = move |by: isize| {
        let now = hand.now();
        hand.set(now.resized(now.count().saturating_add_signed(by)), Gesture::Step);
    };
    let even = move |_| {
        let now = hand.now();
        let even = Distribution::uniform(now.count());
        hand.set(now.with(Side::Truth, even), Gesture::Step);
    };
    view! {
        <div class="outcomes">
            <div class="outcome-rows" role="group" tabindex="-1">
                <For each=move || 0..count.get() key=|index| *index let:index>
                    <OutcomeRow hand scene index held />
                </For>
            </div>
            <div class="moves">
                <button
                    type="button"
                    class="button"
                    data-action="add-outcome"
                    aria-label=move || ui::OUTCOME_ADD.get(book.lang())
                    title=move || ui::OUTCOME_ADD.get(book.lang())
                    disabled=move || { count.get() >= outcomes::MOST }
                    on:click=move |_| resize(1)
                >"+"</button>
                <button
                    type="button"
                    class="button"
                    data-action="remove-outcome"
                    aria-label=move || ui::OUTCOME_REMOVE.get(book.lang())
                    title=move || ui::OUTCOME_REMOVE.get(book.lang())
                    disabled=move || { count.get() <= outcomes::FEWEST }
                    on:click=move |_| resize(-1)
                >"−"</button>
                <button type="button" class="button" data-action="uniform" on:click=even>
                    {move || ui::OUTCOMES_UNIFORM.get(book.lang())}
                </button>
            </div>
            <details class="outcome-lists">
                <summary>{move || ui::OUTCOMES_MORE.get(book.lang())}</summary>
                {figure.parameters.iter().map(|parameter| view! {
                    <MassList hand scene parameter=*parameter />
                }).collect_view()}
                <NameList hand scene />
                <LetterCount hand />
            </details>
        </div>
    }
}

/// One outcome: its name, a box for each of its probabilities, and whether it is held.
#[component]
fn OutcomeRow(
    hand: Hand,
    scene: Memo<Scene>,
    index: usize,
    held: RwSignal<Vec<usize>>,
) -> impl IntoView {
    let book = hand.book;
    let name = Memo::new(move |_| scene.with(|scene| scene.outcomes.name(index)));
    let is_held = move || held.with(|held| held.contains(&index));
    let hold = move |_| {
        held.update(|held| match held.iter().position(|own| *own == index) {
            Some(place) => {
                held.remove(place);
            }
            None => held.push(index),
        });
    };
    let hold_name = move || ui::OUTCOME_HOLD.fill(book.lang(), &[("name", &name.get())]);
    view! {
        <div class="outcome-row">
            <span class="outcome-name">{name}</span>
            {hand.figure.parameters.iter().map(|parameter| view! {
                <MassBox hand scene index name held parameter=*parameter />
            }).collect_view()}
            <button
                type="button"
                class="hold"
                aria-pressed=move || is_held().to_string()
                aria-label=hold_name
                title=hold_name
                on:click=hold
            >{move || if is_held() { "●" } else { "○" }}</button>
        </div>
    }
}

/// The probability of one outcome on one side.
#[component]
fn MassBox(
    hand: Hand,
    scene: Memo<Scene>,
    index: usize,
    name: Memo<String>,
    held: RwSignal<Vec<usize>>,
    parameter: Parameter,
) -> impl IntoView {
    let (book, side, key) = (hand.book, side_of(parameter), parameter.key());
    let mass_of =
        move |outcomes: &Outcomes| outcomes.side(side).masses().get(index).copied().unwrap_or(0.0);
    let mass = Memo::new(move |_| scene.with(|scene| mass_of(&scene.outcomes)));
    let move_to = move |to: f64| {
        let now = hand.now();
        let moved = held.with_untracked(|held| now.moved(side, index, to, held));
        let left = mass_of(&moved);
        hand.set(moved, Gesture::Drag);
        left
    };
    let label = match side {
        Side::Truth => ui::OUTCOME_MASS_P,
        Side::Model => ui::OUTCOME_MASS_Q,
    };
    view! {
        <NumberBox
            of=BoxOf { figure: hand.figure.id, param: key, index: Some(index) }
            value=mass
            shows=Signal::derive(move || shown::exact(mass.get()))
            read=|text| entry::read(text).map(Probability::get)
            set=Callback::new(move_to)
            step=upright
            label=Signal::derive(move || label.fill(book.lang(), &[("name", &name.get())]))
        />
    }
}

/// Where an upright key takes a probability; the others move in the text.
pub fn upright(value: f64, key: &str, shift: bool, alt: bool) -> Option<f64> {
    let moves = matches!(key, "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown");
    moves.then(|| after_key(value, key, shift, alt)).flatten()
}

/// What is wrong with a list, and how it can be mended.
#[derive(Clone, Debug, PartialEq)]
struct Problem {
    message: String,
    mend: Option<(Localised, Mended)>,
}

/// What a mend would set.
#[derive(Clone, Debug, PartialEq)]
enum Mended {
    Masses(Vec<f64>),
    Names(Vec<String>),
}

/// A text that stands until what it is about has moved on.
#[component]
fn ListBox(
    /// The figure, for ids that stay unique on a page.
    figure: &'static Figure,
    /// The box's name in hooks.
    key: &'static str,
    /// Its label.
    label: Localised,
    /// What it shows when nothing is typed.
    #[prop(into)]
    shows: Signal<String>,
    /// Takes a text; says what is wrong with it.
    take: Callback<String, Option<Problem>>,
    /// Takes a mend.
    mend: Callback<Mended>,
) -> impl IntoView {
    let book = Book::expect();
    let typed = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<Problem>);
    let text = move || typed.get().unwrap_or_else(|| shows.get());
    let change = move |event: ev::Event| {
        let text = event_target_value(&event);
        let wrong = take.run(text.clone());
        // What could be taken shows as it was understood, what could not stays as it was typed.
        typed.set(wrong.is_some().then_some(text));
        problem.set(wrong);
    };
    let id = format!("{}-{key}", figure.id);
    let problem_id = format!("{id}-problem");
    view! {
        <label class="list" for=id.clone()>{move || label.get(book.lang())}</label>
        <input
            type="text"
            id=id
            autocomplete="off"
            spellcheck="false"
            data-list=key
            aria-invalid=move || problem.with(Option::is_some).to_string()
            aria-describedby=problem_id.clone()
            prop:value=text
            on:change=change
        />
        <p class="problem" id=problem_id role="status" hidden=move || problem.with(Option::is_none)>
            {move || problem.get().map(|wrong| view! {
                {wrong.message}
                {wrong.mend.map(|(words, mended)| view! {
                    " "
                    <button
                        type="button"
                        class="button"
                        data-action="mend"
                        on:click=move |_| {
                            typed.set(None);
                            problem.set(None);
                            mend.run(mended.clone());
                        }
                    >{words.get(book.lang())}</button>
                })}
            })}
        </p>
    }
}

/// All probabilities of one side as a list.
#[component]
fn MassList(hand: Hand, scene: Memo<Scene>, parameter: Parameter) -> impl IntoView {
    let (book, side) = (hand.book, side_of(parameter));
    let shows = Signal::derive(move || {
        scene.with(|scene| {
            let masses = scene.outcomes.side(side).masses().iter();
            masses.map(|mass| shown::exact(*mass)).collect::<Vec<_>>().join(", ")
        })
    });
    let take = move |text: String| {
        let lang = book.lang();
        let numbers = match listing::numbers(&text) {
            Ok(numbers) => numbers,
            Err(wrong) => {
                let message = problem_text(wrong.error).fill(lang, &[("typed", &wrong.part)]);
                return Some(Problem { message, mend: None });
            }
        };
        let now = hand.now();
        let alone = hand.figure.parameters.len() == 1;
        let fits = alone || numbers.len() == now.count();
        match outcomes::distribution(&numbers) {
            Ok(masses) if fits => {
                hand.set(now.with(side, masses), Gesture::Step);
                None
            }
            Ok(_) => {
                let error = MassesError::Count { numbers: numbers.len(), outcomes: now.count() };
                Some(masses_problem(error, numbers, lang))
            }
            Err(error) => Some(masses_problem(error, numbers, lang)),
        }
    };
    let mend = move |mended: Mended| {
        if let Mended::Masses(numbers) = mended {
            hand.set(hand.now().with(side, outcomes::nearest(&numbers)), Gesture::Step);
        }
    };
    let (key, label) = match side {
        Side::Truth => ("p", ui::OUTCOMES_LIST_P),
        Side::Model => ("q", ui::OUTCOMES_LIST_Q),
    };
    view! {
        <ListBox
            figure=hand.figure
            key
            label
            shows
            take=Callback::new(take)
            mend=Callback::new(mend)
        />
    }
}

/// What is wrong with masses, in words, with the way to mend it.
fn masses_problem(error: MassesError, numbers: Vec<f64>, lang: crate::text::Lang) -> Problem {
    let count = numbers.len().to_string();
    let (message, mend) = match error {
        MassesError::TooFew => (ui::MASSES_TOO_FEW.get(lang).to_owned(), None),
        MassesError::TooMany(_) => {
            (ui::MASSES_TOO_MANY.fill(lang, &[("count", &count)]), Some(ui::MEND_TRIM))
        }
        MassesError::Negative(index) => {
            let typed = numbers.get(index).map_or_else(String::new, |mass| shown::exact(*mass));
            (ui::MASSES_NEGATIVE.fill(lang, &[("typed", &typed)]), None)
        }
        MassesError::Sum(sum) => {
            let sum = shown::number(sum, 6);
            (ui::MASSES_SUM.fill(lang, &[("sum", &sum)]), Some(ui::MEND_NORMALISE))
        }
        MassesError::Nothing => (ui::MASSES_NOTHING.get(lang).to_owned(), None),
        MassesError::Count { outcomes, .. } => {
            let slots = [("numbers", count.as_str()), ("outcomes", &outcomes.to_string())];
            let message = ui::MASSES_COUNT.fill(lang, &slots);
            (message, Some(ui::MEND_COUNT))
        }
    };
    Problem { message, mend: mend.map(|words| (words, Mended::Masses(numbers))) }
}

/// The names of the outcomes.
#[component]
fn NameList(hand: Hand, scene: Memo<Scene>) -> impl IntoView {
    let book = hand.book;
    let shows = Signal::derive(move || scene.with(|scene| scene.outcomes.names().join(", ")));
    let take = move |text: String| {
        let (now, names) = (hand.now(), listing::names(&text));
        if names.is_empty() || names.len() == now.count() {
            hand.set(Outcomes::clone(&now).named(names), Gesture::Step);
            return None;
        }
        let (typed, outcomes) = (names.len().to_string(), now.count().to_string());
        let slots = [("numbers", typed.as_str()), ("outcomes", &outcomes)];
        let message = ui::NAMES_COUNT.fill(book.lang(), &slots);
        Some(Problem { message, mend: Some((ui::MEND_NAMES, Mended::Names(names))) })
    };
    let mend = move |mended: Mended| {
        if let Mended::Names(names) = mended {
            let now = hand.now();
            let names = outcomes::names_for(&names, now.count());
            hand.set(Outcomes::clone(&now).named(names), Gesture::Step);
        }
    };
    view! {
        <ListBox
            figure=hand.figure
            key="names"
            label=ui::OUTCOMES_NAMES
            shows
            take=Callback::new(take)
            mend=Callback::new(mend)
        />
    }
}

/// A text whose letters become the truth.
#[component]
fn LetterCount(hand: Hand) -> impl IntoView {
    let book = hand.book;
    let count = move |event: ev::Event| {
        let counted = letters::count(&event_target_value(&event), outcomes::MOST);
        if counted.len() < outcomes::FEWEST {
            return;
        }
        let numbers: Vec<f64> = counted.iter().map(|(_, count)| f64::from(*count)).collect();
        let names = counted.iter().map(|(letter, _)| letter.to_string()).collect();
        let counted = hand.now().with(Side::Truth, outcomes::nearest(&numbers)).named(names);
        hand.set(counted, Gesture::Drag);
    };
    let id = format!("{}-letters", hand.figure.id);
    view! {
        <label class="list" for=id.clone()>{move || ui::OUTCOMES_TEXT.get(book.lang())}</label>
        <textarea
            id=id.clone()
            rows="2"
            data-list="text"
            aria-describedby=format!("{id}-hint")
            on:input=count
            on:change=move |_| book.end_gesture()
        ></textarea>
        <p class="hint-text" id=format!("{id}-hint")>
            {move || ui::OUTCOMES_TEXT_HINT.get(book.lang())}
        </p>
    }
}
