//! The frame: header, contents, the lesson that is open.

use leptos::either::Either;
use leptos::prelude::*;

use crate::browser::document;
use crate::components::book::Book;
use crate::components::effect::{effect, effect_keeping};
use crate::components::embedding;
use crate::components::lesson_page::LessonPage;
use crate::components::notice::Notice;
use crate::components::opening::Opening;
use crate::components::settings::Settings;
use crate::figure::LessonEntry;
use crate::lessons::LESSONS;
use crate::pages;
use crate::text::ui;

/// The book.
#[component]
pub fn App() -> impl IntoView {
    let book = Book::open();
    let open = Memo::new(move |_| book.lesson().id);
    let opening = Opening::follow(book, open);
    // Pages take turns on the two sides: what changes sides is made anew, and nothing of one lesson's
    // page (an open table, the focus) stays behind in the next one's.
    let side = StoredValue::new(false);
    let page = move || {
        let lesson = opening.shown()?;
        side.update_value(|side| *side = !*side);
        let page = view! { <LessonPage lesson /> }.into_any();
        Some(if side.get_value() { Either::Left(page) } else { Either::Right(page) })
    };
    effect_keeping(move |before: Option<&'static str>| {
        let now = opening.shown().map(|lesson| lesson.id);
        if now.is_some() && before != now {
            match book.sought() {
                // Without the figure the page stays where it is.
                Some(figure) => drop(document::scroll_to(figure)),
                None if before.is_some() => document::scroll_to_top(),
                None => {}
            }
        }
        now
    });
    // The static text makes room once there is something in its place; it is gone when the app comes
    // again.
    let ready =
        Memo::new(move |ready: Option<&bool>| ready == Some(&true) || !opening.is_first_awaited());
    effect(move || {
        if ready.get() {
            // Gone already, it need not go.
            let _ = document::remove("first-paint");
        }
    });
    let busy = Memo::new(move |_| opening.is_awaited(book));
    let frame = move || {
        if let Some(alone) = embedding::figure_alone(book, opening) {
            return alone;
        }
        view! {
            <a class="skip" href="#lesson" on:click=skip>{book.says(ui::SKIP_TO_LESSON)}</a>
            <header class="masthead">
                <a class="brand" href=move || book.address_of(&LESSONS[0])>
                    {book.says(ui::BOOK_TITLE)}
                </a>
                <Settings />
            </header>
            <div class="book">
                <nav class="contents" aria-label=book.says(ui::CONTENTS)>
                    <h2>{book.says(ui::CONTENTS)}</h2>
                    <ol>
                        {pages::in_order().map(|lesson| view! { <ContentsEntry lesson open /> }).collect_view()}
                    </ol>
                </nav>
                <main id="main" tabindex="-1" aria-busy=move || busy.get().then_some("true")>
                    <Notice opening />
                    {page}
                </main>
            </div>
            <footer class="colophon"><p>{book.says(ui::COLOPHON)}</p></footer>
        }
        .into_any()
    };
    move || ready.get().then(frame)
}

#[component]
fn ContentsEntry(lesson: &'static LessonEntry, open: Memo<&'static str>) -> impl IntoView {
    let book = Book::expect();
    let current = move || (open.get() == lesson.id).then_some("page");
    view! {
        <li>
            <a href=move || book.address_of(lesson) aria-current=current data-lesson-link=lesson.id>
                {book.says(lesson.title)}
            </a>
        </li>
    }
}

/// Moves the focus to the lesson; the hash is the state's, so the link itself must not change it.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    // Without the element there is nothing to skip to.
    let _ = document::focus("main");
}
