//! The activities of a figure, or of the whole book, and which of them are done.

use leptos::prelude::*;

use super::super::book::Book;
use crate::activities::{self, Activity};
use crate::browser::storage;
use crate::figure::{Figure, LessonEntry};
use crate::lessons::LESSONS;
use crate::text::activities as text;

/// Where the names of those that are done are kept between visits.
const KEPT: &str = "surprisal:activities";

/// The names of those that are done; none where nothing may be kept.
fn done() -> String {
    storage::kept(KEPT).ok().flatten().unwrap_or_default()
}

fn is_in(done: &str, id: &str) -> bool {
    done.split(' ').any(|name| name == id)
}

/// Keeps that an activity is done.
pub fn finish(id: &str) {
    let before = done();
    if !is_in(&before, id) {
        // Where nothing may be kept it is done until the page is closed.
        let _ = storage::keep(KEPT, format!("{before} {id}").trim_start());
    }
}

/// The activities of a figure, each with a button that opens it.
pub fn list(figure: &'static Figure) -> AnyView {
    let book = Book::expect();
    let own = activities::all().filter(|activity| activity.figure == figure.id);
    let start = move |activity: &'static Activity| {
        view! {
            <button
                type="button"
                class="button"
                data-action="activity"
                disabled=move || book.activity().get() == activity.id
                on:click=move |_| book.set_activity(figure, activity.id)
            >
                {book.says(text::START)}
            </button>
        }
        .into_any()
    };
    view! {
        <p>{book.says(text::LIST)}</p>
        <ul>{own.map(|activity| entry(book, activity, start(activity))).collect_view()}</ul>
    }
    .into_any()
}

/// Every activity of the book, lesson by lesson, each with a link to it.
pub fn overview() -> AnyView {
    let book = Book::expect();
    let start = move |activity: &'static Activity| {
        let address = move || {
            let start = book.address_at(activity.figure, activity.at.subject());
            format!("{start}&act={}", activity.id)
        };
        view! { <a class="button" href=address>{book.says(text::START)}</a> }.into_any()
    };
    let of_lesson = move |lesson: &'static LessonEntry| {
        let own: Vec<_> = activities::all()
            .filter(|activity| lesson.figures.iter().any(|figure| figure.id == activity.figure))
            .map(|activity| entry(book, activity, start(activity)))
            .collect();
        (!own.is_empty()).then(|| view! { <h3>{book.says(lesson.title)}</h3> <ul>{own}</ul> })
    };
    view! {
        <section class="activities" aria-labelledby="activities-title">
            <h2 id="activities-title">{book.says(text::OVERVIEW)}</h2>
            <p>{book.says(text::LIST)}</p>
            {LESSONS.iter().map(of_lesson).collect_view()}
        </section>
    }
    .into_any()
}

/// An activity in a list, and what starts it.
fn entry(book: Book, activity: &'static Activity, start: AnyView) -> AnyView {
    // Asked again whenever one is opened or closed.
    let is_done = move || {
        book.activity().track();
        is_in(&done(), activity.id)
    };
    view! {
        <li data-activity-entry=activity.id data-done=move || is_done().to_string()>
            <p class="title" inner_html=book.says(activity.title)></p>
            <p inner_html=book.says(activity.belief)></p>
            {start}
            <span class="done">
                {move || is_done().then(|| format!("✓ {}", text::DONE.get(book.lang())))}
            </span>
        </li>
    }
    .into_any()
}
