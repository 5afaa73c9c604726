//! A lesson on the page: its question, its figures, the prose around them, and where to go next.

use leptos::prelude::*;

use super::book::Book;
use super::contents_page::contents_page;
use super::definition;
use super::figure_view::FigureView;
use crate::contents;
use crate::figure::{Lesson, LessonEntry};
use crate::lessons::LESSONS;
use crate::text::{Localised, ui};

/// A lesson.
#[component]
pub fn LessonPage(
    /// Which one.
    lesson: &'static Lesson,
) -> impl IntoView {
    let book = Book::expect();
    let is_contents = lesson.id == contents::ENTRY.id;
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
            {(!is_contents).then(|| view! {
                <div class="prose" inner_html=book.says(lesson.after)></div>
            })}
            {(is_contents || lesson.id == LESSONS[0].id).then(|| contents_page(is_contents))}
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
    // The contents come before the first lesson.
    let here = LESSONS.iter().position(|other| other.id == lesson.id);
    let before = match here {
        Some(0) => Some(&contents::ENTRY),
        Some(index) => LESSONS.get(index - 1),
        None => None,
    };
    let after = LESSONS.get(here.map_or(0, |index| index + 1));
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
