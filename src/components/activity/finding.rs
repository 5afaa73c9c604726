//! The line of a proof that is false: first the lines alone, then what each of them comes to.

use leptos::prelude::*;

use super::super::formula::FormulaView;
use super::super::proof_line::{ProofLine, relation_sign};
use super::card::{Card, choose};
use crate::activities::BrokenProof;
use crate::figure::LineText;
use crate::text::activities as text;

/// The lines of a proof, one of which is to be found; once it is, their numbers at the present state.
pub fn find(card: Card, proof: BrokenProof) -> AnyView {
    let lines = card.start.with_untracked(|scene| (proof.check)(scene).lines);
    let bare = move |line: &'static LineText| {
        let relation = lines.iter().find(|checked| checked.key == line.key);
        let sign = relation.map_or("", |line| relation_sign(line.relation).0);
        view! {
            <span class="bare-line">
                <span class="relation">{sign}</span>
                <FormulaView formula=line.formula />
                <span class="reason" inner_html=card.book.says(line.reason)></span>
            </span>
        }
        .into_any()
    };
    let answers = proof.lines.iter().map(bare).collect();
    let open = move || card.locked.with(Option::is_some);
    let checked = Memo::new(move |_| open().then(|| card.scene.with(|scene| (proof.check)(scene))));
    let step = Memo::new(move |_| u8::MAX);
    let focus = RwSignal::new(None);
    let shown = move || {
        open().then(|| {
            let line = |(index, line): (usize, &'static LineText)| {
                let id = format!("{}-line-{}", card.activity.id, index + 1);
                view! { <ProofLine line index id step proof=checked scene=card.scene focus /> }
            };
            view! {
                <p>{card.book.says(text::CHECKED)}</p>
                <ol class="proof-lines" data-proof=card.activity.id>
                    {proof.lines.iter().enumerate().map(line).collect_view()}
                </ol>
            }
        })
    };
    view! {
        <div hidden=open>{choose(card, answers)}</div>
        {shown}
    }
    .into_any()
}
