//! A proof, step by step, in the way the reader chose: read, explained or rebuilt.

use leptos::prelude::*;

use super::book::Book;
use super::effect::effect;
use super::formula::FormulaView;
use super::proof_body::{OpenProof, proof_body, reading_switch};
use crate::browser::document;
use crate::figure::{Figure, Scene};
use crate::proof::question::Question;
use crate::proof::{Focus, Proof};
use crate::state::keys::Reading;
use crate::text::ui;

/// The proof of a figure.
#[component]
pub fn ProofStepper(
    /// Whose proof.
    figure: &'static Figure,
    /// Where p and q stand.
    scene: Memo<Scene>,
    /// The piece of the picture that is lit.
    focus: RwSignal<Option<Focus>>,
) -> impl IntoView {
    let book = Book::expect();
    let text = figure.proof;
    let count = text.lines.len();
    let step = Memo::new(move |_| book.step_of(figure.id));
    let is_open = Memo::new(move |_| step.get() > 0);
    let open = move || is_open.get();
    let complete = Memo::new(move |_| usize::from(step.get()) >= count);
    // Nothing is evaluated while the proof is closed.
    let proof =
        Memo::new(move |_| (step.get() > 0).then(|| scene.with(|scene| (text.check)(scene))));
    let go = move |to: usize| book.set_step(figure.id, to.min(count) as u8);
    let reading = Memo::new(move |_| book.reading_of(figure.id));
    let rebuilt = move || open() && reading.get() == Reading::Rebuild;
    let asks = move || {
        let next = usize::from(step.get());
        let asked = |proof: &Proof| Question::is_of(proof, next);
        reading.get() == Reading::Explain
            && proof.with_untracked(|proof| proof.as_ref().is_some_and(asked))
    };
    let found = move |()| {
        let line = usize::from(step.get_untracked()) + 1;
        go(line);
        // The buttons that were pressed are gone. The focus goes to the line, once it is on the page.
        request_animation_frame(move || {
            // A line that takes no focus is still there to be read.
            let _ = document::focus(&OpenProof::line_id(figure, line));
        });
    };
    // The line last revealed is lit while the proof is being walked, not once it is complete.
    let current =
        move || Some(usize::from(step.get())).filter(|&n| n > 0 && n < count && !rebuilt());
    effect(move || {
        let line = current().and_then(|n| text.lines.get(n.saturating_sub(1)));
        let piece = line.and_then(|line| {
            proof.with_untracked(|proof| {
                let lines = &proof.as_ref()?.lines;
                lines.iter().find(|checked| checked.key == line.key)?.focus
            })
        });
        focus.set(piece);
    });
    let heading = format!("{}-proof", figure.id);

    view! {
        <section class="proof" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()>
                {book.says(ui::PROOF)} ": "
                <span inner_html=book.says(text.title)></span>
            </h3>
            <p class="proof-claim">
                <FormulaView formula=text.formula />
                " "
                <span inner_html=book.says(text.claim)></span>
            </p>
            <div class="proof-steps">
                <button
                    class="button"
                    data-action="prev"
                    hidden=move || !open() || rebuilt()
                    on:click=move |_| go(usize::from(step.get_untracked()).saturating_sub(1))
                >
                    {book.says(ui::PROOF_PREVIOUS)}
                </button>
                <button
                    class="button primary"
                    data-action="next"
                    hidden=rebuilt
                    disabled=complete
                    on:click=move |_| go(usize::from(step.get_untracked()) + 1)
                >
                    {move || match open() {
                        false => ui::PROOF_START,
                        true if asks() => ui::EXPLAIN_SHOW,
                        true => ui::PROOF_NEXT,
                    }.get(book.lang())}
                </button>
                <button
                    class="button"
                    data-action="all"
                    hidden=rebuilt
                    disabled=complete
                    on:click=move |_| go(count)
                >
                    {book.says(ui::PROOF_ALL)}
                </button>
                <button class="button" data-action="close" hidden=move || !open() on:click=move |_| go(0)>
                    {book.says(ui::PROOF_CLOSE)}
                </button>
                <output aria-live="polite">
                    {move || (open() && !rebuilt()).then(|| ui::PROOF_STEP_OF.fill(
                        book.lang(),
                        &[("n", &step.get().to_string()), ("total", &count.to_string())],
                    ))}
                </output>
                {move || is_open.get().then(|| reading_switch(figure))}
            </div>
            {move || is_open.get().then(|| proof_body(OpenProof {
                figure,
                proof,
                scene,
                step,
                reading,
                focus,
                found: Callback::new(found),
                solved: Callback::new(move |()| go(count)),
            }))}
        </section>
    }
}
