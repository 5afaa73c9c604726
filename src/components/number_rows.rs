//! The numbers of outcomes, points or dials: a row each, with a box for each of its numbers.

use leptos::ev;
use leptos::html::Select;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::book::{Book, Gesture};
use super::coded_text::OwnText;
use super::distribution_text::{DistributionText, NamesText};
use super::effect::effect;
use super::formula::FormulaView;
use super::number_box::{BoxOf, NumberBox};
use super::number_name::number_name;
use crate::figure::{DialText, Figure, Parameter, Scene, Start, dial_of};
use crate::measures::jensen::Function;
use crate::measures::{Distribution, Probability};
use crate::piece::part;
use crate::state::entry::{self, EntryError};
use crate::state::outcomes::{self, Side};
use crate::state::shown;
use crate::state::subject::Subject;
use crate::text::{Localised, ui};

/// What shows the rows of a figure.
type Rows = fn(&'static Figure, Memo<Scene>) -> AnyView;

// A piece of the book by itself, for many figures are about coins.
part!(number_rows, Rows, |figure, scene| view! { <NumberRows figure scene /> }.into_any());

/// The rows of a figure; nothing before they have been fetched.
pub fn rows(figure: &'static Figure, scene: Memo<Scene>) -> AnyView {
    SHOWN.get().map(|rows| rows(figure, scene)).into_any()
}

/// One number of each row.
#[derive(Clone, Copy)]
struct Column {
    key: &'static str,
    /// The number in a text, where no dial reads it.
    read: fn(&str) -> Result<f64, EntryError>,
    /// The dial that it is a number of.
    dial: Option<DialText>,
}

const fn column(key: &'static str, read: fn(&str) -> Result<f64, EntryError>) -> Column {
    Column { key, read, dial: None }
}

const P: Column = column("p", probability);
const Q: Column = column("q", probability);
const LENGTH: Column = column("len", |text| outcomes::LENGTH.read(text));
const PLACE: Column = column("x", entry::number);
const WEIGHT: Column = column("w", probability);

fn columns(figure: &Figure) -> Vec<Column> {
    match (figure.start.subject(), figure.parameters) {
        (Subject::Points(_), _) => vec![PLACE, WEIGHT],
        (Subject::Dials(_), parameters) => {
            let of_dial = |parameter: &Parameter| match parameter {
                Parameter::Dial(text) if text.dial.each => {
                    Some(Column { dial: Some(*text), ..column(text.dial.key, entry::number) })
                }
                _ => None,
            };
            parameters.iter().filter_map(of_dial).collect()
        }
        _ if matches!(figure.start, Start::Code(..)) => vec![P, LENGTH],
        (_, [Parameter::P]) => vec![P],
        _ => vec![P, Q],
    }
}

fn probability(text: &str) -> Result<f64, EntryError> {
    entry::read(text).map(Probability::get)
}

/// The control of a figure about outcomes or points, or with dials in rows.
#[component]
fn NumberRows(
    /// Which figure.
    figure: &'static Figure,
    /// Where everything stands.
    scene: Memo<Scene>,
) -> impl IntoView {
    let book = Book::expect();
    let start = figure.start.subject();
    let (fewest, most) = start.counts();
    let of_points = matches!(start, Subject::Points(_));
    let of_outcomes = matches!(start, Subject::Outcomes(_));
    let count = Memo::new(move |_| {
        scene.with(|scene| match (of_points, of_outcomes) {
            (true, _) => scene.points.points().len(),
            (_, true) => scene.outcomes.count(),
            _ => scene.dials.rows(),
        })
    });
    // What is held while others give way; a matter of the hand, not of the state.
    let held = RwSignal::new(Vec::<usize>::new());
    let resize = move |by: isize| {
        let now = book.subject_now(figure);
        let count = now.count().saturating_add_signed(by);
        book.set_subject(figure, now.resized(count), Gesture::Step);
    };
    let even = move |_| {
        if let Subject::Outcomes(now) = book.subject_now(figure) {
            let even = now.with(Side::Truth, Distribution::uniform(now.count()));
            book.set_subject(figure, Subject::Outcomes(even.into()), Gesture::Step);
        }
    };
    // Keys move the number of the box that they are pressed in.
    let step = move |event: ev::KeyboardEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(data) = pressed.map(|pressed| pressed.dataset()) else { return };
        let key = event.key();
        // The others move in the text.
        let upright = matches!(&*key, "ArrowUp" | "ArrowDown" | "PageUp" | "PageDown");
        if !upright || event.ctrl_key() || event.meta_key() {
            return;
        }
        let now = book.subject_now(figure);
        let moved = data.get("param").and_then(|parameter| {
            let index = data.get("index")?.parse().ok()?;
            let (dial, value) = (dial_of(&now, &parameter)?, now.number(&parameter, index)?);
            let to = dial.after_key(value, &key, event.shift_key(), event.alt_key())?;
            held.with_untracked(|held| now.with_number(&parameter, index, to, held))
        });
        if let Some(moved) = moved {
            event.prevent_default();
            book.set_subject(figure, moved, Gesture::Drag);
        }
    };
    let wide = columns(figure).len() > 2;
    let dials: Vec<DialText> = columns(figure).iter().filter_map(|column| column.dial).collect();
    let row = move |index: usize| row(book, figure, scene, held, index);
    let resizer = move |words: [Localised; 3], sign: &'static str, by: isize| {
        let [outcome, point, row] = words;
        let words = match (of_points, of_outcomes) {
            (true, _) => point,
            (_, true) => outcome,
            _ => row,
        };
        let (end, action) = if by > 0 { (most, "add") } else { (fewest, "remove") };
        view! {
            <button
                type="button"
                class="button"
                data-action=action
                aria-label=book.says(words)
                title=book.says(words)
                disabled=move || count.get() == end
                on:click=move |_| resize(by)
            >{sign}</button>
        }
    };
    view! {
        <div
            class="outcomes"
            class:of-points=of_points
            class:wide=wide
            on:keydown=step
        >
            {of_points.then(|| function_list(book, figure, scene))}
            <div class="outcome-rows" role="group" tabindex="-1">
                {move || (0..count.get()).map(row).collect_view()}
            </div>
            {(!dials.is_empty()).then(|| view! {
                <p class="meanings" aria-hidden="true">
                    {dials.into_iter().map(|text| view! {
                        <span>
                            <FormulaView formula=text.symbol.formula />
                            " "
                            {book.says(text.symbol.name)}
                        </span>
                    }).collect_view()}
                </p>
            })}
            <div class="moves">
                {resizer([ui::OUTCOME_ADD, ui::POINT_ADD, ui::ROW_ADD], "+", 1)}
                {resizer([ui::OUTCOME_REMOVE, ui::POINT_REMOVE, ui::ROW_REMOVE], "−", -1)}
                {of_outcomes.then(|| view! {
                    <button type="button" class="button" data-action="uniform" on:click=even>
                        {book.says(ui::OUTCOMES_UNIFORM)}
                    </button>
                })}
            </div>
            {(!of_points).then(|| view! {
                <details class="outcome-lists">
                    <summary>{book.says(if of_outcomes { ui::OUTCOMES_MORE } else { ui::ROWS_NAMES })}</summary>
                    {of_outcomes.then(|| figure.parameters.iter().map(|parameter| view! {
                        <DistributionText figure scene parameter=*parameter />
                    }).collect_view())}
                    <NamesText figure scene />
                </details>
            })}
            {matches!(figure.start, Start::Code(..)).then(|| view! { <OwnText /> })}
        </div>
    }
}

/// One row: its name, its numbers, and whether an outcome is held.
fn row(
    book: Book,
    figure: &'static Figure,
    scene: Memo<Scene>,
    held: RwSignal<Vec<usize>>,
    index: usize,
) -> AnyView {
    let start = figure.start.subject();
    let of_points = matches!(start, Subject::Points(_));
    let of_outcomes = matches!(start, Subject::Outcomes(_));
    let name = move || {
        scene.with(|scene| match of_outcomes {
            true => scene.outcomes.name(index),
            false => scene.dials.name(index),
        })
    };
    let named = move || !of_outcomes && scene.with(|scene| !scene.dials.names().is_empty());
    let is_held = move || held.with(|held| held.contains(&index));
    let hold = move |_| {
        held.update(|held| match held.iter().position(|own| *own == index) {
            Some(place) => {
                held.remove(place);
            }
            None => held.push(index),
        });
    };
    let hold_name = move || ui::OUTCOME_HOLD.fill(book.lang(), &[("name", &name())]);
    let boxes = columns(figure).into_iter().map(move |column| {
        let key = column.key;
        let read_number = move |subject: &Subject| subject.number(key, index).unwrap_or(0.0);
        let value = Signal::derive(move || scene.with(|scene| scene.number(key, index)));
        let set = move |to: f64| {
            let now = book.subject_now(figure);
            let moved = held.with_untracked(|held| now.with_number(key, index, to, held));
            let Some(moved) = moved else { return to };
            let left = read_number(&moved);
            book.set_subject(figure, moved, Gesture::Drag);
            left
        };
        view! {
            <span class="letter" aria-hidden="true">
                {match column.dial {
                    Some(text) => view! { <FormulaView formula=text.symbol.formula /> }.into_any(),
                    None if of_points => {
                        let number = (index + 1).to_string();
                        view! { <math><msub><mi>{key}</mi><mn>{number}</mn></msub></math> }.into_any()
                    }
                    None => {
                        let letter = if key == LENGTH.key { "ℓ" } else { key };
                        view! { <math><mi class=key>{letter}</mi></math> }.into_any()
                    }
                }}
            </span>
            <NumberBox
                of=BoxOf { figure: figure.id, param: key, index: Some(index) }
                value
                shows=Signal::derive(move || shown::exact(value.get()))
                read=Callback::new(move |text: String| match column.dial {
                    Some(shown) => shown.dial.read(&text),
                    None => (column.read)(&text),
                })
                set=Callback::new(set)
                label=Signal::derive(move || {
                    scene.with(|scene| number_name(figure, scene, (key, index), book.lang()))
                })
            />
        }
    });
    view! {
        <div class="outcome-row" class:named=named>
            {(!of_points).then(|| view! { <span class="outcome-name">{name}</span> })}
            {boxes.collect_view()}
            {of_outcomes.then(|| view! {
                <button
                    type="button"
                    class="hold"
                    aria-pressed=move || is_held().to_string()
                    aria-label=hold_name
                    title=hold_name
                    on:click=hold
                >{move || if is_held() { "●" } else { "○" }}</button>
            })}
        </div>
    }
    .into_any()
}

/// The list of functions.
fn function_list(book: Book, figure: &'static Figure, scene: Memo<Scene>) -> AnyView {
    let list = NodeRef::<Select>::new();
    effect(move || {
        let chosen = scene.with(|scene| scene.points.function());
        let line = Function::ALL.iter().position(|function| *function == chosen);
        if let (Some(list), Some(line)) = (list.get(), line) {
            list.set_selected_index(line as i32);
        }
    });
    let choose = move |event: ev::Event| {
        let chosen = event_target_value(&event);
        let function = Function::ALL.into_iter().find(|function| function.id() == chosen);
        if let (Some(function), Subject::Points(now)) = (function, book.subject_now(figure)) {
            let under = Subject::Points(now.under(function).into());
            book.set_subject(figure, under, Gesture::Step);
        }
    };
    view! {
        <div class="moves">
            <label>
                <span>{book.says(ui::POINTS_FUNCTION)}</span>
                <select data-param="f" node_ref=list on:change=choose>
                    {Function::ALL.into_iter().map(|function| view! {
                        <option value=function.id()>{function.text()}</option>
                    }).collect_view()}
                </select>
            </label>
        </div>
    }
    .into_any()
}
