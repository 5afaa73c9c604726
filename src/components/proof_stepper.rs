//! A proof, step by step: every line with its relation, value, slack and verdict at this state.

use leptos::prelude::*;

use super::book::Book;
use super::canvas_chart::CanvasChart;
use super::formula::FormulaView;
use crate::charts::weighted_points;
use crate::figure::{Figure, LineText, Scene};
use crate::measures::Unit;
use crate::proof::{Dimension, Focus, Line, Proof, Relation};
use crate::state::shown;
use crate::text::ui;

/// The sign of a relation, and its name in hooks.
fn relation_sign(relation: Relation) -> (&'static str, &'static str) {
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
    let open = move || step.get() > 0;
    let complete = Memo::new(move |_| usize::from(step.get()) >= count);
    // Nothing is evaluated while the proof is closed.
    let proof =
        Memo::new(move |_| (step.get() > 0).then(|| scene.with(|scene| (text.check)(scene))));
    let go = move |to: usize| book.set_step(figure.id, to.min(count) as u8);
    // The line last revealed is lit while the proof is being walked, not once it is complete.
    let current = move || Some(usize::from(step.get())).filter(|&n| n > 0 && n < count);
    Effect::new(move |_| {
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
                {move || ui::PROOF.get(book.lang())} ": "
                <span inner_html=move || text.title.get(book.lang())></span>
            </h3>
            <p class="proof-claim">
                <FormulaView formula=text.formula />
                " "
                <span inner_html=move || text.claim.get(book.lang())></span>
            </p>
            <div class="proof-steps">
                <button
                    class="button"
                    data-action="prev"
                    hidden=move || !open()
                    on:click=move |_| go(usize::from(step.get_untracked()).saturating_sub(1))
                >
                    {move || ui::PROOF_PREVIOUS.get(book.lang())}
                </button>
                <button
                    class="button primary"
                    data-action="next"
                    disabled=complete
                    on:click=move |_| go(usize::from(step.get_untracked()) + 1)
                >
                    {move || if open() { ui::PROOF_NEXT } else { ui::PROOF_START }.get(book.lang())}
                </button>
                <button
                    class="button"
                    data-action="all"
                    disabled=complete
                    on:click=move |_| go(count)
                >
                    {move || ui::PROOF_ALL.get(book.lang())}
                </button>
                <button class="button" data-action="close" hidden=move || !open() on:click=move |_| go(0)>
                    {move || ui::PROOF_CLOSE.get(book.lang())}
                </button>
                <output aria-live="polite">
                    {move || open().then(|| ui::PROOF_STEP_OF.fill(
                        book.lang(),
                        &[("n", &step.get().to_string()), ("total", &count.to_string())],
                    ))}
                </output>
            </div>
            <Show when=open>
                <div class="proof-body" class:pictured=text.points.is_some()>
                    <ol class="proof-lines" data-proof=move || proof.with(|proof| proof.as_ref().map(|p| p.id))>
                        {text.lines.iter().enumerate().map(|(index, line)| view! {
                            <ProofLine line index step=step proof scene focus />
                        }).collect_view()}
                    </ol>
                    {text.points.map(|points| {
                        let picture = Memo::new(move |_| {
                            let scene = scene.get();
                            weighted_points::picture(&points(&scene), scene.unit)
                        });
                        let caption = text.points_caption;
                        view! {
                            <div class="proof-picture">
                                <CanvasChart
                                    id=format!("{}-points", figure.id)
                                    picture
                                    focus
                                    theme=book.chart_theme()
                                    label=Signal::derive(move || ui::JENSEN_PICTURE.get(book.lang()).to_owned())
                                    describedby=format!("{}-points-caption", figure.id)
                                />
                                <p
                                    id=format!("{}-points-caption", figure.id)
                                    inner_html=move || caption.map(|caption| caption.get(book.lang()))
                                ></p>
                            </div>
                        }
                    })}
                </div>
                <Show when=move || complete.get()>
                    <Conclusion figure proof scene />
                </Show>
            </Show>
        </section>
    }
}

#[component]
fn ProofLine(
    line: &'static LineText,
    index: usize,
    step: Memo<u8>,
    proof: Memo<Option<Proof>>,
    scene: Memo<Scene>,
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
            <p class="reason" inner_html=move || line.reason.get(book.lang())></p>
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

#[component]
fn Conclusion(
    figure: &'static Figure,
    proof: Memo<Option<Proof>>,
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
                        <p inner_html=move || equality.words.get(book.lang())></p>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

/// A value of a proof with its unit, when it has one.
fn amount(value: f64, (dimension, unit): (Dimension, Unit), digits: u8) -> String {
    match dimension {
        Dimension::Information => quantity(value, unit, digits),
        Dimension::Distance | Dimension::Number => shown::number(value, digits),
    }
}

/// A quantity with its unit, as it stands in a sentence: `0.3829 nat`, `∞`.
pub fn quantity(value: f64, unit: Unit, digits: u8) -> String {
    let number = shown::number(value, digits);
    if value.is_infinite() { number } else { format!("{number}\u{a0}{}", unit.symbol()) }
}
