//! What the page of the contents has besides words: all lessons as small pictures, and the glossary.

use leptos::html::{Div, ElementType, Li};
use leptos::prelude::*;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::activity::all_activities;
use super::book::Book;
use super::canvas_chart::CanvasChart;
use super::effect::effect_keeping;
use super::fetched::fetched;
use super::opening::fetch_lesson;
use crate::browser::nearness::Nearness;
use crate::contents;
use crate::figure::{Figure, Lesson, LessonEntry};
use crate::lessons::LESSONS;
use crate::piece::part;
use crate::text::{contents as text, ui};

/// How near the window a lesson is fetched for its picture.
const NEAR: &str = "300px";

/// What shows the lessons, with the glossary or without.
type Shown = fn(bool) -> AnyView;

part!(contents_page, Shown, |whole| view! { <ContentsPage whole /> }.into_any(), text::CHAPTER);

/// All lessons as small pictures; the `whole` contents have the glossary too. Fetched once it is near.
pub fn contents_page(whole: bool) -> AnyView {
    let (place, near) = near_once::<Div>(whole);
    let page = move || fetched(fetch, move || SHOWN.get().map(|page| page(whole)));
    view! { <div node_ref=place>{move || near.get().then(page)}</div> }.into_any()
}

/// A place on the page, and whether it has been near the window yet: once near, it stays so, and what has
/// come is not made anew.
fn near_once<E>(near: bool) -> (NodeRef<E>, RwSignal<bool>)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + AsRef<Element> + 'static,
{
    let (place, near) = (NodeRef::<E>::new(), RwSignal::new(near));
    effect_keeping(move |_| {
        let element = place.get()?;
        let come = move |now| {
            if now && !near.get_untracked() {
                near.set(true);
            }
        };
        let watch = Nearness::watch(element.as_ref(), NEAR, come);
        if watch.is_err() {
            // Where the browser cannot tell, it is near.
            come(true);
        }
        watch.ok()
    });
    (place, near)
}

#[component]
fn ContentsPage(whole: bool) -> impl IntoView {
    let book = Book::expect();
    view! {
        <section class="lesson-cards" aria-labelledby="lesson-cards-title">
            <h2 id="lesson-cards-title">{book.says(text::CARDS)}</h2>
            <ol>{LESSONS.iter().map(|entry| view! { <Card entry /> }).collect_view()}</ol>
        </section>
        {whole.then(all_activities)}
        {whole.then(|| view! {
            <section class="glossary" aria-labelledby="glossary-title">
                <h2 id="glossary-title">{book.says(text::GLOSSARY)}</h2>
                <p inner_html=book.says(text::AFTER)></p>
                <ul>
                    {contents::glossary().map(|(key, entry)| view! {
                        <li data-term-entry=key inner_html=book.says(entry)></li>
                    }).collect_view()}
                </ul>
            </section>
        })}
    }
}

/// A lesson: its title, its question, its first figure in small, its sources.
#[component]
fn Card(entry: &'static LessonEntry) -> impl IntoView {
    let book = Book::expect();
    let (card, near) = near_once::<Li>(false);
    let lesson = RwSignal::new(None::<&'static Lesson>);
    let fetch = move || async move {
        let opened = fetch_lesson(entry).await?;
        // The card may have gone from the page meanwhile.
        let _ = lesson.try_set(Some(opened));
        Ok(())
    };
    let show = move || lesson.get_untracked().map(|lesson| inside(book, lesson));
    view! {
        <li class="card" data-card=entry.id node_ref=card>
            <h3>
                <a href=move || book.address_of(entry)>{book.says(entry.title)}</a>
            </h3>
            {move || near.get().then(|| fetched(fetch, show))}
        </li>
    }
}

fn inside(book: Book, lesson: &'static Lesson) -> AnyView {
    let question = format!("card-{}", lesson.id);
    view! {
        {lesson.figures.first().map(|figure| view! {
            <SmallPicture figure describedby=question.clone() />
        })}
        <p id=question inner_html=book.says(lesson.question)></p>
        <details>
            <summary>{book.says(ui::SOURCES)}</summary>
            <div inner_html=book.says(lesson.sources)></div>
        </details>
    }
    .into_any()
}

/// A figure's picture, to be looked at and not moved; it follows what is moved elsewhere.
#[component]
fn SmallPicture(figure: &'static Figure, describedby: String) -> impl IntoView {
    let book = Book::expect();
    let scene = book.unhurried_scene(figure);
    let picture = Memo::new(move |_| scene.with(|scene| (figure.picture)(scene)).in_small());
    view! {
        <CanvasChart
            id=format!("small-{}", figure.id)
            picture
            focus=Signal::stored(None)
            theme=book.chart_theme()
            label=book.says(figure.chart_label)
            describedby
        />
    }
}
