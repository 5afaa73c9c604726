//! One figure alone, as a page around shows it.

use leptos::prelude::*;

use super::super::book::Book;
use super::super::figure_view::FigureView;
use super::super::lesson_page::LessonPage;
use super::super::notice::Notice;
use super::super::opening::Opening;

/// The figure that the address names, and what has to be said. A page without figures is shown whole.
pub fn figure_alone(book: Book, opening: Opening) -> AnyView {
    let figure = book.figure();
    let view = move || {
        let lesson = opening.shown()?;
        let named = lesson.figures.iter().find(|own| own.id == figure.get());
        Some(match named.or_else(|| lesson.figures.first()) {
            Some(figure) => view! { <FigureView figure /> }.into_any(),
            None => view! { <LessonPage lesson /> }.into_any(),
        })
    };
    view! {
        <main id="main" class="figure-alone" tabindex="-1">
            <Notice opening />
            {view}
        </main>
    }
    .into_any()
}
