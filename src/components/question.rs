//! “Which fact gives this line?”: the next line of a proof, to be explained before it opens.

use leptos::prelude::*;

use super::book::Book;
use super::embedding;
use super::formula::FormulaView;
use super::proof_line::relation_sign;
use crate::figure::{FactText, Figure};
use crate::proof::question::{Answers, Question, Verdict};
use crate::proof::{Fact, Proof, Relation};
use crate::text::{Lang, ui};

/// What there is to say of an answer.
fn said(fact: Fact, verdict: Verdict, relation: Relation, lang: Lang) -> String {
    let words = FactText::of(fact);
    let name = [("fact", words.name.get(lang))];
    let but = match verdict {
        Verdict::Right => return ui::EXPLAIN_RIGHT.fill(lang, &name),
        Verdict::GivesEquality => {
            ui::EXPLAIN_INEQUALITY.fill(lang, &[("relation", relation_sign(relation).0)])
        }
        Verdict::GivesInequality => ui::EXPLAIN_EQUALITY.get(lang).to_owned(),
        Verdict::Elsewhere => ui::EXPLAIN_ELSEWHERE.get(lang).to_owned(),
    };
    format!("{} {} {but}", ui::EXPLAIN_WRONG.fill(lang, &name), words.gives.get(lang))
}

/// The question of the next line, and what there is to say of the last answer.
#[component]
pub fn QuestionView(
    /// Whose proof.
    figure: &'static Figure,
    /// The proof; none while it is closed.
    proof: Memo<Option<Proof>>,
    /// How many lines are open.
    step: Memo<u8>,
    /// Told when the right fact was found.
    found: Callback<()>,
) -> impl IntoView {
    let book = Book::expect();
    let answers = RwSignal::new(Answers::default());
    // A memo, so that only what is asked or said anew is shown anew, and not with every step of a drag.
    let now = Memo::new(move |_| {
        let open = usize::from(step.get());
        proof.with(|proof| {
            let last = |proof| answers.with(|answers| answers.last(proof, open));
            let proof = proof.as_ref();
            (proof.and_then(|proof| Question::of(proof, open)), proof.and_then(last))
        })
    });
    let question = move || {
        let (open, lang) = (usize::from(step.get()), book.lang());
        let (question, last) = now.get();
        let choice = |(fact, right): (Fact, bool)| {
            let tried = answers.with(|answers| answers.tried(open, fact));
            let (sign, words) = match right {
                true => ("✓ ", ui::REBUILD_RIGHT),
                false => ("✗ ", ui::EXPLAIN_TRIED),
            };
            let choose = move |_| {
                answers.update(|answers| answers.give(open, fact));
                embedding::tell_answer(figure, "explain", right);
                if right {
                    found.run(());
                }
            };
            view! {
                <button
                    type="button"
                    class="button"
                    data-choice=fact.id()
                    data-right=tried.then(|| right.to_string())
                    on:click=choose
                >
                    <span aria-hidden="true">{tried.then_some(sign)}</span>
                    {FactText::of(fact).name.get(lang)}
                    <span class="visually-hidden">{tried.then(|| words.get(lang))}</span>
                </button>
            }
        };
        let formula = figure.proof.lines.get(open).map(|line| line.formula);
        let asked = question.zip(formula).map(|(question, formula)| {
            let right = |&fact: &Fact| (fact, question.verdict(fact) == Verdict::Right);
            view! {
                <div class="asked" role="group" aria-label=ui::EXPLAIN_ASK.get(lang)>
                    <p>{ui::EXPLAIN_ASK.get(lang)}</p>
                    <div class="asked-line">
                        <span aria-hidden="true">"?"</span>
                        <FormulaView formula />
                    </div>
                    <div class="facts">
                        {question.choices.iter().map(right).map(choice).collect_view()}
                    </div>
                </div>
            }
        });
        let said = last.map(|(fact, verdict, relation)| said(fact, verdict, relation, lang));
        view! {
            <p class="said" role="status">{said}</p>
            {asked}
        }
    };
    view! { {question} }
}
