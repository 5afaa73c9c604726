//! The numbers on the screen as a program: to be copied, run, and read.

use leptos::prelude::*;

use super::book::Book;
use super::copying::copying;
use super::folded::Folded;
use super::settings::Choice;
use crate::figure::{Figure, Scene};
use crate::piece::part;
use crate::programs::{Dialect, program as program_of};
use crate::text::{programs as text, ui};

/// What shows a program.
type Shown = fn(&'static Figure, Memo<Scene>) -> AnyView;

part!(program, Shown, |figure, _| view! { <ProgramText figure /> }.into_any(), text::CHAPTER);

/// The program of a figure, folded away until asked for.
pub fn program(figure: &'static Figure, scene: Memo<Scene>) -> AnyView {
    let folded = Folded {
        class: "program",
        summary: ui::SHOW_PROGRAM,
        fetch: || Box::pin(fetch()),
        show: |figure, scene| SHOWN.get().map(|shown| shown(figure, scene)),
    };
    folded.of(figure, scene)
}

#[component]
fn ProgramText(figure: &'static Figure) -> impl IntoView {
    let book = Book::expect();
    // Some programs have to count first; and nobody reads sixty of them a second.
    let scene = book.unhurried_scene(figure);
    let dialect = RwSignal::new(Dialect::NumPy);
    let written = Memo::new(move |_| {
        let program = scene.with(|scene| program_of(figure, scene))?;
        Some(program.text(dialect.get(), book.lang()))
    });
    let choices = Dialect::ALL.map(|dialect| {
        let name = dialect.name();
        (dialect, name, Signal::stored(name), None)
    });
    let shown = move || {
        match written.get() {
        None => view! { <p>{book.says(text::NONE)}</p> }.into_any(),
        Some(program) => view! {
            <pre class="scroll" tabindex="0" translate="no"><code data-program=figure.id>{program}</code></pre>
        }
        .into_any(),
    }
    };
    view! {
        <div class="moves">
            <Choice
                name=text::DIALECT
                setting="dialect"
                choices=choices.to_vec()
                chosen=dialect
                choose=Callback::new(move |chosen| dialect.set(chosen))
            />
            {copying(Signal::derive(move || written.get().unwrap_or_default()))}
        </div>
        {shown}
    }
}
