//! What a whole proof comes to: all that it gives away, and when it is an equality.

use leptos::prelude::*;

use super::amount::amount;
use super::book::Book;
use crate::figure::{Figure, Scene};
use crate::proof::Proof;
use crate::text::ui;

/// The end of a proof.
#[component]
pub fn Conclusion(
    /// Whose proof.
    figure: &'static Figure,
    /// The proof; none while it is closed.
    proof: Memo<Option<Proof>>,
    /// Where p and q stand.
    scene: Memo<Scene>,
) -> impl IntoView {
    let book = Book::expect();
    let sum = move || {
        let unit = scene.with(|scene| scene.unit);
        proof.with(|proof| {
            let proof = proof.as_ref()?;
            let (digits, dimension) = (book.digits(), proof.dimension);
            let shown = |value| amount(dimension.in_unit(value, unit), (dimension, unit), digits);
            Some(ui::SLACK_TOTAL.fill(
                book.lang(),
                &[("value", &shown(proof.total_slack())), ("bound", &shown(proof.bounded))],
            ))
        })
    };
    view! {
        <p class="proof-sum">{sum}</p>
        <ul class="equalities">
            {figure.proof.equalities.iter().map(|equality| {
                let met = Memo::new(move |_| proof.with(|proof| {
                    proof.as_ref().is_some_and(|proof| {
                        proof.equalities.iter().any(|e| e.key == equality.key && e.met)
                    })
                }));
                view! {
                    <li class:met=move || met.get() data-equality=equality.key data-met=move || met.get().to_string()>
                        <span class="state">
                            {move || if met.get() { ui::EQUALITY_MET } else { ui::EQUALITY_UNMET }.get(book.lang())}
                        </span>
                        <p inner_html=book.says(equality.words)></p>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}
