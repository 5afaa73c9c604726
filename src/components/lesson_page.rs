//! A lesson on the page: its question, its figures, the prose around them, and where to go next.

use leptos::prelude::*;

use super::book::Book;
use super::contents_page::contents_page;
use super::definition;
use super::figure_view::FigureView;
use super::teachers_page::teachers_page;
use crate::figure::{Lesson, LessonEntry};
use crate::lessons::LESSONS;
use crate::pages::{self, PAGES};
use crate::text::{Localised, ui};

/// What each page shows in the place of figures.
const BODIES: [fn() -> AnyView; PAGES.len()] = [|| contents_page(true), teachers_page];

/// A lesson, or a page.
#[component]
pub fn LessonPage(
    /// Which one.
    lesson: &'static Lesson,
) -> impl IntoView {
    let book = Book::expect();
    let body = PAGES.iter().zip(BODIES).find(|(page, _)| page.entry.id == lesson.id);
    let body = body.map(|(_, body)| body);
    view! {
        <article
            class="lesson"
            id="lesson"
            data-lesson=lesson.id
            on:click=move |event| definition::on_press(&event, book)
            on:keydown=move |event| definition::on_key(&event)
        >
            <header>
                <h1>{book.says(lesson.title)}</h1>
                <p class="question" inner_html=book.says(lesson.question)></p>
            </header>
            <div class="prose" inner_html=book.says(lesson.lead)></div>
            {lesson.figures.iter().map(|figure| view! { <FigureView figure /> }).collect_view()}
            {body.is_none().then(|| view! {
                <div class="prose" inner_html=book.says(lesson.after)></div>
            })}
            {match body {
                Some(body) => Some(body()),
                None => (lesson.id == LESSONS[0].id).then(|| contents_page(false)),
            }}
            <section class="sources">
                <h2>{book.says(ui::SOURCES)}</h2>
                <div inner_html=book.says(lesson.sources)></div>
            </section>
            <TurnPage lesson />
        </article>
    }
}

/// The lessons before and after.
#[component]
fn TurnPage(lesson: &'static Lesson) -> impl IntoView {
    let book = Book::expect();
    let here = pages::in_order().position(|other| other.id == lesson.id);
    let at = |index: Option<usize>| pages::in_order().nth(index?);
    let before = at(here.and_then(|here| here.checked_sub(1)));
    let after = at(here.map(|here| here + 1));
    let link = move |to: &'static LessonEntry, rel: &'static str, words: Localised| {
        view! {
            <a rel=rel href=move || book.address_of(to)>
                {move || words.fill(book.lang(), &[("title", to.title.get(book.lang()))])}
            </a>
        }
    };
    view! {
        <nav class="turn-page" aria-label=book.says(ui::TURN_PAGE)>
            {before.map(|to| link(to, "prev", ui::PREVIOUS_LESSON))}
            {after.map(|to| link(to, "next", ui::NEXT_LESSON))}
        </nav>
    }
}
