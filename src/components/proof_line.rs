//! One line of a proof: relation, formula, value, verdict, reason, and what it gives away.

use leptos::prelude::*;

use super::amount::amount;
use super::book::Book;
use super::formula::FormulaView;
use crate::figure::{LineText, Scene};
use crate::proof::{Dimension, Focus, Line, Proof, Relation};
use crate::state::shown;
use crate::text::ui;

/// The sign of a relation, and its name in hooks.
pub fn relation_sign(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::Start => ("", "start"),
        Relation::Equal => ("=", "eq"),
        Relation::AtMost => ("≤", "le"),
        Relation::AtLeast => ("≥", "ge"),
    }
}

/// How much of a slack bar is filled: its share of the whole; a share of ∞ is all or nothing.
fn slack_share(slack: f64, total: f64) -> f64 {
    if slack.is_infinite() {
        1.0
    } else if total > 0.0 && total.is_finite() {
        (slack / total).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

/// A line of a proof.
#[component]
pub fn ProofLine(
    /// Its words.
    line: &'static LineText,
    /// Its place in the proof, from 0.
    index: usize,
    /// Its name on the page.
    id: String,
    /// How many lines are open.
    step: Memo<u8>,
    /// The proof; none while it is closed.
    proof: Memo<Option<Proof>>,
    /// Where p and q stand.
    scene: Memo<Scene>,
    /// The piece of the picture that is lit.
    focus: RwSignal<Option<Focus>>,
) -> impl IntoView {
    let book = Book::expect();
    let checked: Memo<Option<Line>> = Memo::new(move |_| {
        proof.with(|proof| {
            proof.as_ref()?.lines.iter().find(|checked| checked.key == line.key).cloned()
        })
    });
    let total =
        Memo::new(move |_| proof.with(|proof| proof.as_ref().map_or(0.0, Proof::total_slack)));
    let counts = Memo::new(move |_| {
        let dimension = proof
            .with(|proof| proof.as_ref().map_or_else(Dimension::default, |proof| proof.dimension));
        (dimension, scene.with(|scene| scene.unit))
    });
    let of = move |read: fn(&Line) -> f64| {
        let (dimension, unit) = counts.get();
        checked.with(|line| line.as_ref().map_or(0.0, |line| dimension.in_unit(read(line), unit)))
    };
    let relation = Memo::new(move |_| {
        checked.with(|line| line.as_ref().map_or(Relation::Start, |line| line.relation))
    });
    let holds =
        Memo::new(move |_| checked.with(|line| line.as_ref().is_some_and(|line| line.holds)));
    let piece = move || checked.with_untracked(|line| line.as_ref().and_then(|line| line.focus));
    let inequality = move || matches!(relation.get(), Relation::AtMost | Relation::AtLeast);
    let shown_line = move || usize::from(step.get()) > index;

    view! {
        <li
            class="proof-line"
            class:start=move || relation.get() == Relation::Start
            class:current=move || usize::from(step.get()) == index + 1
            class:fails=move || !holds.get()
            hidden=move || !shown_line()
            id=id
            tabindex="0"
            data-line=(index + 1).to_string()
            data-relation=move || relation_sign(relation.get()).1
            data-value=move || shown::exact(of(|line| line.value))
            data-slack=move || shown::exact(of(|line| line.slack))
            data-holds=move || holds.get().to_string()
            on:pointerenter=move |_| focus.set(piece())
            on:pointerleave=move |_| focus.set(None)
            on:focus=move |_| focus.set(piece())
            on:blur=move |_| focus.set(None)
        >
            <span class="relation">{move || relation_sign(relation.get()).0}</span>
            <FormulaView formula=line.formula />
            <span class="value">
                {move || shown::aligned(of(|line| line.value), book.digits())}
            </span>
            <span class="verdict" class:visually-hidden=move || relation.get() == Relation::Start>
                <span aria-hidden="true">{move || if holds.get() { "✓" } else { "✗" }}</span>
                <span class="visually-hidden">
                    {move || if holds.get() { ui::RELATION_HOLDS } else { ui::RELATION_FAILS }.get(book.lang())}
                </span>
            </span>
            <p class="reason" inner_html=book.says(line.reason)></p>
            <span class="slack" hidden=move || !inequality()>
                <span>
                    {move || ui::SLACK_OF.fill(
                        book.lang(),
                        &[("value", &amount(of(|line| line.slack), counts.get(), book.digits()))],
                    )}
                </span>
                <span
                    class="bar"
                    aria-hidden="true"
                    style:transform=move || {
                        let share = checked.with(|line| {
                            line.as_ref().map_or(0.0, |line| slack_share(line.slack, total.get()))
                        });
                        format!("scaleX({share:.4})")
                    }
                ></span>
            </span>
        </li>
    }
}
