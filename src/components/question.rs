//! “Which fact gives this line?”: the next line of a proof, to be explained before it opens.

use leptos::prelude::*;

use super::book::Book;
use super::formula::FormulaView;
use super::proof_line::relation_sign;
use crate::figure::{FactText, Figure};
use crate::proof::Proof;
use crate::proof::question::{Answers, Question, Verdict};
use crate::text::ui;

/// The question of the next line, and what there is to say of the last answer.
#[component]
pub fn QuestionView(
    /// Whose proof.
    figure: &'static Figure,
    /// The proof; none while it is closed.
    proof: Memo<Option<Proof>>,
    /// How many lines are open.
    step: Memo<u8>,
    /// The question; none where the next line starts a chain, and at the end.
    question: Memo<Option<Question>>,
    /// Told when the right fact was found.
    found: Callback<()>,
) -> impl IntoView {
    let book = Book::expect();
    let answers = RwSignal::new(Answers::default());
    let open = move || usize::from(step.get());
    let said = move || {
        let lang = book.lang();
        let last = |proof: &Proof| answers.with(|answers| answers.last(proof, open()));
        let (fact, verdict, relation) = proof.with(|proof| proof.as_ref().and_then(last))?;
        let words = FactText::of(fact);
        let name = [("fact", words.name.get(lang))];
        let but = match verdict {
            Verdict::Right => return Some(ui::EXPLAIN_RIGHT.fill(lang, &name)),
            Verdict::GivesEquality => {
                ui::EXPLAIN_INEQUALITY.fill(lang, &[("relation", relation_sign(relation).0)])
            }
            Verdict::GivesInequality => ui::EXPLAIN_EQUALITY.get(lang).to_owned(),
            Verdict::Elsewhere => ui::EXPLAIN_ELSEWHERE.get(lang).to_owned(),
        };
        Some(format!("{} {} {but}", ui::EXPLAIN_WRONG.fill(lang, &name), words.gives.get(lang)))
    };
    let choices = move || {
        let question = question.get()?;
        let line = open();
        let formula = figure.proof.lines.get(line)?.formula;
        let choices = question.choices.iter().map(|&fact| {
            let verdict = question.verdict(fact);
            let right = verdict == Verdict::Right;
            let tried = move || answers.with(|answers| answers.tried(line, fact));
            let choose = move |_| {
                answers.update(|answers| answers.give(line, fact));
                if right {
                    found.run(());
                }
            };
            view! {
                <button
                    type="button"
                    class="button"
                    data-choice=fact.id()
                    data-right=move || tried().then(|| right.to_string())
                    on:click=choose
                >
                    <span aria-hidden="true">
                        {move || tried().then_some(if right { "✓" } else { "✗" })}
                    </span>
                    {move || FactText::of(fact).name.get(book.lang())}
                    <span class="visually-hidden">
                        {move || tried().then(|| {
                            if right { ui::REBUILD_RIGHT } else { ui::EXPLAIN_TRIED }.get(book.lang())
                        })}
                    </span>
                </button>
            }
        });
        Some(view! {
            <div class="asked" role="group" aria-label=move || ui::EXPLAIN_ASK.get(book.lang())>
                <p>{move || ui::EXPLAIN_ASK.get(book.lang())}</p>
                <div class="asked-line">
                    <span aria-hidden="true">"?"</span>
                    <FormulaView formula />
                </div>
                <div class="facts">{choices.collect_view()}</div>
            </div>
        })
    };
    view! {
        <p class="said" role="status">{said}</p>
        {choices}
    }
}
