//! A curved function and its weighted points.

use std::sync::Arc;

use leptos::ev;
use leptos::html::Select;
use leptos::prelude::*;

use super::book::{Book, Gesture};
use super::number_box::{BoxOf, NumberBox};
use super::outcomes_control::upright;
use crate::figure::{Figure, Scene};
use crate::measures::Probability;
use crate::measures::jensen::Function;
use crate::state::entry::{self, EntryError};
use crate::state::shown;
use crate::state::subject::Subject;
use crate::state::weighted_points::{self, WeightedPoints};
use crate::text::ui;

/// Changes the points of a figure.
#[derive(Clone, Copy)]
struct Hand {
    book: Book,
    figure: &'static Figure,
}

impl Hand {
    fn now(&self) -> Arc<WeightedPoints> {
        match self.book.subject_now(self.figure) {
            Subject::Points(points) => points,
            _ => Arc::default(),
        }
    }

    fn set(&self, points: WeightedPoints, gesture: Gesture) {
        self.book.set_subject(self.figure, Subject::Points(Arc::new(points)), gesture);
    }
}

/// The formula of a function, as text: an option of a list shows no markup.
pub fn function_text(function: Function) -> &'static str {
    match function {
        Function::Log => "log x",
        Function::NegativeLog => "−log x",
        Function::Square => "x²",
        Function::Exponential => "eˣ",
        Function::Reciprocal => "1/x",
        Function::Root => "√x",
        Function::XLogX => "x log x",
    }
}

/// The control of a figure about weighted points.
#[component]
pub fn PointsControl(
    /// Which figure.
    figure: &'static Figure,
    /// Where everything stands.
    scene: Memo<Scene>,
) -> impl IntoView {
    let book = Book::expect();
    let hand = Hand { book, figure };
    let count = Memo::new(move |_| scene.with(|scene| scene.points.points().len()));
    let list = NodeRef::<Select>::new();
    Effect::new(move |before: Option<Option<usize>>| {
        let list = list.get()?;
        let chosen = scene.with(|scene| scene.points.function());
        let line = Function::ALL.iter().position(|function| *function == chosen)?;
        if before.flatten() != Some(line) {
            list.set_selected_index(line as i32);
        }
        Some(line)
    });
    let choose = move |event: ev::Event| {
        let chosen = event_target_value(&event);
        if let Some(function) = Function::ALL.into_iter().find(|f| f.id() == chosen) {
            hand.set(hand.now().under(function), Gesture::Step);
        }
    };
    let resize = move |by: isize| {
        let now = hand.now();
        hand.set(now.resized(now.points().len().saturating_add_signed(by)), Gesture::Step);
    };
    view! {
        <div class="outcomes">
            <div class="moves">
                <label>
                    <span>{move || ui::POINTS_FUNCTION.get(book.lang())}</span>
                    <select data-param="f" node_ref=list on:change=choose>
                        {Function::ALL.into_iter().map(|function| view! {
                            <option value=function.id()>{function_text(function)}</option>
                        }).collect_view()}
                    </select>
                </label>
                <button
                    type="button"
                    class="button"
                    data-action="add-point"
                    aria-label=move || ui::POINT_ADD.get(book.lang())
                    title=move || ui::POINT_ADD.get(book.lang())
                    disabled=move || { count.get() >= weighted_points::MOST }
                    on:click=move |_| resize(1)
                >"+"</button>
                <button
                    type="button"
                    class="button"
                    data-action="remove-point"
                    aria-label=move || ui::POINT_REMOVE.get(book.lang())
                    title=move || ui::POINT_REMOVE.get(book.lang())
                    disabled=move || { count.get() <= weighted_points::FEWEST }
                    on:click=move |_| resize(-1)
                >"−"</button>
            </div>
            <div class="outcome-rows" role="group">
                <For each=move || 0..count.get() key=|index| *index let:index>
                    <div class="outcome-row points">
                        <PointBox hand scene index of=Of::Place />
                        <PointBox hand scene index of=Of::Weight />
                    </div>
                </For>
            </div>
        </div>
    }
}

/// Which number of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Place,
    Weight,
}

/// One number of one point.
#[component]
fn PointBox(hand: Hand, scene: Memo<Scene>, index: usize, of: Of) -> impl IntoView {
    let book = hand.book;
    let read = move |points: &WeightedPoints| {
        let point = points.points().get(index);
        point.map_or(0.0, |point| if of == Of::Place { point.x } else { point.weight })
    };
    let value = Memo::new(move |_| scene.with(|scene| read(&scene.points)));
    let move_to = move |to: f64| {
        let now = hand.now();
        let moved = match of {
            Of::Place => now.moved(index, to),
            Of::Weight => now.weighed(index, to),
        };
        let left = read(&moved);
        hand.set(moved, Gesture::Drag);
        left
    };
    let number = (index + 1).to_string();
    let (key, label) = match of {
        Of::Place => ("x", ui::POINT_PLACE),
        Of::Weight => ("w", ui::POINT_WEIGHT),
    };
    let read_text: fn(&str) -> Result<f64, EntryError> = match of {
        Of::Place => entry::number,
        Of::Weight => |text| entry::read(text).map(Probability::get),
    };
    let step: fn(f64, &str, bool, bool) -> Option<f64> = match of {
        Of::Place => along,
        Of::Weight => upright,
    };
    view! {
        <span class="outcome-name" aria-hidden="true">
            <math><msub><mi>{key}</mi><mn>{number.clone()}</mn></msub></math>
        </span>
        <NumberBox
            of=BoxOf { figure: hand.figure.id, param: key, index: Some(index) }
            value
            shows=Signal::derive(move || shown::number(value.get(), 6))
            read=read_text
            set=Callback::new(move_to)
            step
            label=Signal::derive(move || label.fill(book.lang(), &[("number", &number)]))
        />
    }
}

/// Where an upright key takes an abscissa: by 0.01, Shift ×10, Alt ÷10.
fn along(x: f64, key: &str, shift: bool, alt: bool) -> Option<f64> {
    let by = match (shift, alt) {
        (true, false) => 0.1,
        (false, true) => 0.001,
        _ => 0.01,
    };
    match key {
        "ArrowUp" => Some(x + by),
        "ArrowDown" => Some(x - by),
        _ => None,
    }
}
