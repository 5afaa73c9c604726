//! The way back from a figure to the measure it used.

use leptos::prelude::*;

use super::book::Book;
use super::figure_view::said;
use super::live_text::LiveParagraph;
use crate::figure::{Bridge, Scene};
use crate::lessons;
use crate::text::ui;

/// Says what a figure has in common with another one, and leads there with the same numbers.
#[component]
pub fn BridgeView(
    /// The figure's id.
    figure: &'static str,
    /// The way at a scene.
    bridge: fn(&Scene) -> Bridge,
    /// Where the figure stands, unhurried.
    scene: Memo<Scene>,
) -> impl IntoView {
    let book = Book::expect();
    let way = Memo::new(move |_| scene.with(bridge));
    let words = Signal::derive(move || {
        way.with(|way| scene.with(|scene| said(&way.said, scene, book.lang(), book.digits())))
    });
    let address = move || way.with(|way| book.address_at(way.to, way.subject.clone()));
    let title = move || {
        let lesson = way
            .with(|way| lessons::entry(way.to))
            .map_or("", |(lesson, _)| lesson.title.get(book.lang()));
        ui::BRIDGE.fill(book.lang(), &[("title", lesson)])
    };
    view! {
        <div class="bridge">
            <LiveParagraph id=format!("{figure}-bridge") class="bridge-words" said=words />
            <a class="button" href=address data-action="bridge">{title}</a>
        </div>
    }
}
