//! The handles of a chart by keyboard: one of them is held, and keys move it or take the next one.
//!
//! A canvas has nothing in it that could be focused. So one element stands where the held handle is,
//! and looks like nothing until it has the focus.

use std::rc::Rc;

use leptos::ev;
use leptos::html::Span;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::book::{Book, Gesture};
use super::effect::effect;
use super::fetched::fetched;
use super::number_name::number_name;
use crate::browser::document;
use crate::charts::picture::{Handle, Picture};
use crate::figure::{self, Figure, Scene, Symbol};
use crate::piece::part;
use crate::state::shown;
use crate::text::{Lang, ui};

/// Where the handles of a chart are on it, in CSS pixels, topmost first.
pub type Places = Rc<dyn Fn() -> Vec<(Handle, (f64, f64))>>;

/// A chart whose handles are to be held.
#[derive(Clone, Copy)]
pub struct Held {
    /// The figure.
    pub figure: &'static Figure,
    /// What the chart shows.
    pub picture: Memo<Picture>,
    /// Where its handles are; nothing before there is a chart.
    pub places: StoredValue<Option<Places>, LocalStorage>,
    /// Whether the chart has been painted.
    pub ready: RwSignal<bool>,
    /// The handle that is held: its parameter, and which of its numbers.
    pub handle: RwSignal<Option<(&'static str, usize)>>,
}

/// What shows a grip.
type Shown = fn(Held) -> AnyView;

// A piece of the book by itself, for no picture waits for it.
part!(grip, Shown, |held| view! { <Grip held /> }.into_any());

/// What holds a handle of a chart.
pub fn grip(held: Held) -> AnyView {
    fetched(fetch, move || SHOWN.get().map(|grip| grip(held)))
}

/// The id of the element that holds a handle of a figure's chart.
fn id_of(figure: &Figure) -> String {
    format!("{}-grip", figure.id)
}

/// Has the keys go to the handle that a hand has taken hold of.
pub fn take(figure: &Figure) {
    // Without the focus the hand still moves it.
    let _ = document::focus_in_place(&id_of(figure));
}

/// The names of what a handle changes.
fn name(figure: &Figure, scene: &Scene, (parameter, index): (&str, usize), lang: Lang) -> String {
    if figure.start.has_rows() {
        return number_name(figure, scene, (parameter, index), lang);
    }
    // The handle of both p and q has the names of both.
    let own = figure.parameters.iter().filter(|own| own.key() == parameter || parameter == "pq");
    let names = own.map(|own| Symbol::of_parameter(*own).name.get(lang));
    names.collect::<Vec<_>>().join("; ")
}

#[component]
fn Grip(held: Held) -> impl IntoView {
    let book = Book::expect();
    let Held { figure, picture, places, ready, handle } = held;
    let here = NodeRef::<Span>::new();
    let focused = RwSignal::new(false);
    let all = move || {
        picture.with(|picture| {
            let of_marks = picture.marks.iter().rev().filter_map(|mark| mark.handle);
            of_marks.collect::<Vec<Handle>>()
        })
    };
    let same = |of: &Handle, (parameter, index): (&str, usize)| {
        of.parameter == parameter && of.index == index
    };
    // The one that was taken last; at first that of the first number, as the controls have it.
    let own = Memo::new(move |_| {
        let all = all();
        let found = |taken| all.iter().find(|of| same(of, taken)).copied();
        let first = figure.parameters.first().map(|parameter| (parameter.key(), 0));
        handle.get().and_then(found).or_else(|| first.and_then(found)).or(all.last().copied())
    });
    let place = move || {
        // It may be gone by then.
        let own = own.try_get_untracked().flatten();
        let (Some(here), Some(own)) = (here.try_get_untracked().flatten(), own) else { return };
        let there = places.try_with_value(|places| places.as_ref().map(|places| places()));
        let there = there.flatten().unwrap_or_default().into_iter();
        let mut at = there.filter(|(of, _)| same(of, (own.parameter, own.index))).map(|(_, at)| at);
        let Some((x, y)) = at.next() else { return };
        // Where the style cannot be set the ring is at the corner, and the words still tell.
        let _ = HtmlElement::style(&here).set_property("translate", &format!("{x:.1}px {y:.1}px"));
    };
    // It follows while it has the focus; else it waits until nothing moves, to be there when the focus
    // comes.
    let unhurried = book.unhurried_scene(figure);
    effect(move || {
        own.track();
        ready.track();
        match focused.get() {
            true => picture.track(),
            false => unhurried.track(),
        }
        // Once the chart has been painted.
        request_animation_frame(move || request_animation_frame(place));
    });
    let press = move |event: ev::KeyboardEvent| {
        let Some(now) = own.get_untracked().filter(|_| !event.ctrl_key() && !event.meta_key())
        else {
            return;
        };
        let key = event.key();
        if key == " " || key == "Enter" {
            let all = untrack(all);
            let at = all.iter().position(|of| *of == now).unwrap_or(0);
            // The topmost is the last that was drawn; from the first drawn on.
            let by = if event.shift_key() { 1 } else { all.len().saturating_sub(1) };
            let next = all.get((at + by) % all.len().max(1));
            handle.set(next.map(|of| (of.parameter, of.index)));
            event.prevent_default();
            return;
        }
        let subject = book.subject_now(figure);
        let moved = figure::after_key(&subject, now, &key, event.shift_key(), event.alt_key());
        if let Some(moved) = moved {
            book.set_subject(figure, moved, Gesture::Drag);
            event.prevent_default();
        }
    };
    // Nobody hears sixty values a second, and a drag has enough to write.
    let label = move || {
        let own = own.get().map_or(("", 0), |own| (own.parameter, own.index));
        unhurried.with(|scene| name(figure, scene, own, book.lang()))
    };
    let subject_number =
        move |scene: &Scene, parameter: &str, index: usize| match figure.start.has_rows() {
            true => scene.number(parameter, index),
            false => {
                let own = figure.parameters.iter().find(|own| own.key() == parameter);
                own.map_or(0.0, |own| scene.value(*own))
            }
        };
    let value = move || {
        let Some(own) = own.get() else { return (0.0, String::new()) };
        unhurried.with(|scene| match own.parameter {
            "pq" => {
                let (p, q) = (scene.p.get(), scene.q.get());
                (p, format!("p = {}, q = {}", shown::exact(p), shown::exact(q)))
            }
            parameter => {
                let number = subject_number(scene, parameter, own.index);
                (number, shown::exact(number))
            }
        })
    };
    let hint = format!("{}-grip-hint", figure.id);
    view! {
        <span
            class="grip"
            id=id_of(figure)
            hidden=move || own.get().is_none()
            role="slider"
            tabindex="0"
            aria-label=label
            aria-valuenow=move || value().0.to_string()
            aria-valuetext=move || value().1
            aria-describedby=hint.clone()
            data-handle=move || own.get().map(|own| own.parameter)
            data-index=move || own.get().map(|own| own.index.to_string())
            node_ref=here
            on:keydown=press
            on:keyup=move |_| book.end_gesture()
            on:focus=move |_| focused.set(true)
            on:blur=move |_| {
                focused.set(false);
                book.end_gesture();
            }
        ></span>
        <p class="grip-hint" id=hint>{book.says(ui::GRIP_HINT)}</p>
    }
}
