//! A proof to be put together: its lines out of order, their relations blank.

use leptos::prelude::*;

use super::amount::amount;
use super::book::Book;
use super::formula::FormulaView;
use super::proof_line::relation_sign;
use crate::browser::document;
use crate::figure::{Figure, Scene};
use crate::proof::Proof;
use crate::proof::rebuilding::{Mark, RELATIONS, Rebuilding, Why};
use crate::state::shown;
use crate::text::{Localised, ui};

/// What the reader did last.
#[derive(Clone, Copy, PartialEq)]
enum Did {
    /// Nothing to speak of.
    Nothing,
    /// Moved a line to this place.
    Move(usize),
    /// Had it checked.
    Check,
}

/// What the reader has made of the proof.
#[derive(Clone, Copy)]
struct Work {
    rebuilding: RwSignal<Rebuilding>,
    did: RwSignal<Did>,
}

/// The proof of a figure, taken apart.
#[component]
pub fn Rebuild(
    /// Whose proof.
    figure: &'static Figure,
    /// The proof; none while it is closed.
    proof: Memo<Option<Proof>>,
    /// Where p and q stand.
    scene: Memo<Scene>,
    /// Told when it is put together.
    solved: Callback<()>,
) -> impl IntoView {
    let book = Book::expect();
    let shuffled = move |attempt| {
        let new = |proof: &Proof| Rebuilding::new(proof, attempt);
        proof.with_untracked(|proof| proof.as_ref().map(new)).unwrap_or_default()
    };
    let attempt = StoredValue::new(0);
    let work = Work { rebuilding: RwSignal::new(shuffled(0)), did: RwSignal::new(Did::Nothing) };
    let Work { rebuilding, did } = work;
    // The numbers that speak against a line are those on the screen, also when they move.
    let marks = Memo::new(move |_| {
        let marks = |proof: &Proof| rebuilding.with(|rebuilding| rebuilding.marks(proof));
        proof.with(|proof| proof.as_ref().map(marks)).unwrap_or_default()
    });
    let right =
        move || marks.with(|marks| marks.iter().flatten().filter(|mark| mark.is_right()).count());
    let total = move || rebuilding.with(Rebuilding::count);
    let is_solved = move || right() == total();
    let said = move || {
        let lang = book.lang();
        let count = |words: Localised, slot: &str, number: usize, total: usize| {
            words.fill(lang, &[(slot, &number.to_string()), ("total", &total.to_string())])
        };
        match did.get() {
            Did::Nothing => String::new(),
            Did::Move(place) => count(ui::REBUILD_MOVED, "n", place + 1, figure.proof.lines.len()),
            Did::Check if is_solved() => ui::REBUILD_SOLVED.get(lang).to_owned(),
            Did::Check => count(ui::REBUILD_COUNT, "right", right(), total()),
        }
    };
    let check = move |_| {
        rebuilding.update(Rebuilding::check);
        did.set(Did::Check);
        if untrack(is_solved) {
            solved.run(());
        }
    };
    let again = move |_| {
        attempt.update_value(|attempt| *attempt += 1);
        did.set(Did::Nothing);
        rebuilding.set(shuffled(attempt.get_value()));
    };

    view! {
        <div class="rebuild" data-solved=move || is_solved().to_string()>
            <p>{move || ui::REBUILD_TASK.get(book.lang())}</p>
            <ol class="rebuild-lines" aria-label=move || ui::REBUILD_LINES.get(book.lang())>
                {(0..figure.proof.lines.len()).map(|place| view! {
                    <RebuildLine figure place work marks proof scene />
                }).collect_view()}
            </ol>
            <div class="rebuild-moves">
                <button type="button" class="button primary" data-action="check" on:click=check>
                    {move || ui::REBUILD_CHECK.get(book.lang())}
                </button>
                <button type="button" class="button" data-action="shuffle" on:click=again>
                    {move || ui::REBUILD_AGAIN.get(book.lang())}
                </button>
            </div>
            <p class="said" role="status">{said}</p>
        </div>
    }
}

/// One place, and the line that stands there.
#[component]
fn RebuildLine(
    figure: &'static Figure,
    place: usize,
    work: Work,
    marks: Memo<Vec<Option<Mark>>>,
    proof: Memo<Option<Proof>>,
    scene: Memo<Scene>,
) -> impl IntoView {
    let book = Book::expect();
    let Work { rebuilding, did } = work;
    // Which places are free does not change.
    let [up, down] =
        [true, false].map(|up| rebuilding.with_untracked(|all| all.neighbour(place, up)));
    let free = rebuilding.with_untracked(|all| all.is_free(place));
    let line = Memo::new(move |_| rebuilding.with(|all| all.line_at(place)).unwrap_or(place));
    let formula = move |line: usize| figure.proof.lines.get(line).map(|line| line.formula);
    let mark = Memo::new(move |_| marks.with(|marks| marks.get(place).copied().flatten()));
    let checked = move || rebuilding.with(|all| all.is_checked(place));
    let relation = move || rebuilding.with(|all| all.relation_at(place));
    let sign = move || relation().map_or("", |relation| relation_sign(relation).0);
    let n = (place + 1).to_string();
    let named = |words: Localised| {
        let n = n.clone();
        move || words.fill(book.lang(), &[("n", &n)])
    };
    // A value of the proof, as it is shown to so many digits.
    let counts = move || {
        let dimension =
            proof.with(|proof| proof.as_ref().map(|proof| proof.dimension)).unwrap_or_default();
        (dimension, scene.with(|scene| scene.unit))
    };
    let in_unit = move |value: f64| {
        let (dimension, unit) = counts();
        dimension.in_unit(value, unit)
    };
    let value_of = move |line: usize| {
        proof.with(|proof| proof.as_ref()?.lines.get(line).map(|line| line.value)).map(in_unit)
    };
    let why = move || {
        let (lang, mark) = (book.lang(), mark.get()?);
        let because = match mark.why? {
            Why::Blank => ui::WHY_BLANK.get(lang).to_owned(),
            Why::Above => ui::WHY_ABOVE.get(lang).to_owned(),
            Why::StartsFrom(_) => ui::WHY_STARTS_FROM.get(lang).to_owned(),
            Why::Weak => ui::WHY_WEAK.fill(lang, &[("relation", sign())]),
            Why::ByChance => ui::WHY_BY_CHANCE.fill(lang, &[("relation", sign())]),
            Why::Refuted { above, value } => {
                let [above, value] = [above, value].map(in_unit);
                let digits = shown::digits_apart(above, value, book.digits());
                let [above, value] = [above, value].map(|value| amount(value, counts(), digits));
                let slots = [("above", above.as_str()), ("value", &value), ("relation", sign())];
                ui::WHY_REFUTED.fill(lang, &slots)
            }
        };
        let place = if mark.in_place { ui::REBUILD_IN_PLACE } else { ui::REBUILD_MISPLACED };
        Some(format!("{} {because}", place.get(lang)))
    };
    let source = move || match mark.get()?.why? {
        Why::StartsFrom(line) => formula(line).map(|formula| view! { <FormulaView formula /> }),
        _ => None,
    };
    let relate = move |event: leptos::ev::Event| {
        let sign = event_target_value(&event);
        let relation = RELATIONS.into_iter().find(|&relation| relation_sign(relation).0 == sign);
        did.set(Did::Nothing);
        rebuilding.update(|all| all.relate(place, relation));
    };
    let id = move |place: usize, up: bool| {
        format!("{}-{}-{place}", figure.id, if up { "up" } else { "down" })
    };
    let shift = move |up: bool| {
        let Some(to) = rebuilding.try_update(|all| all.shift(place, up)).flatten() else { return };
        did.set(Did::Move(to));
        // The hand stays with the line: the next press moves the same one. At the end it turns.
        let on = rebuilding.with_untracked(|all| all.neighbour(to, up)).is_some();
        // Where the page has no such button the focus stays.
        let _ = document::focus(&id(to, on == up));
    };

    view! {
        <li
            class="rebuild-line"
            class:start=!free
            data-place=n.clone()
            data-of=move || (line.get() + 1).to_string()
            data-right=move || mark.get().map(|mark| mark.is_right().to_string())
        >
            {free.then(|| view! {
                <select aria-label=named(ui::REBUILD_RELATION) prop:value=sign on:change=relate>
                    <option value="">"?"</option>
                    {RELATIONS.map(|relation| view! {
                        <option value=relation_sign(relation).0>{relation_sign(relation).0}</option>
                    }).collect_view()}
                </select>
            })}
            {move || formula(line.get()).map(|formula| view! { <FormulaView formula /> })}
            <span class="value">
                {move || checked().then(|| value_of(line.get())).flatten().map(|value| {
                    shown::aligned(value, book.digits())
                })}
            </span>
            {free.then(|| view! {
                <span class="shift">
                    <button
                        type="button"
                        class="button"
                        id=id(place, true)
                        data-action="up"
                        aria-label=named(ui::REBUILD_UP)
                        disabled=up.is_none()
                        on:click=move |_| shift(true)
                    >"↑"</button>
                    <button
                        type="button"
                        class="button"
                        id=id(place, false)
                        data-action="down"
                        aria-label=named(ui::REBUILD_DOWN)
                        disabled=down.is_none()
                        on:click=move |_| shift(false)
                    >"↓"</button>
                </span>
            })}
            <p class="mark" hidden=move || mark.get().is_none()>
                <span aria-hidden="true">
                    {move || mark.get().map(|mark| if mark.is_right() { "✓ " } else { "✗ " })}
                </span>
                {move || why().unwrap_or_else(|| ui::REBUILD_RIGHT.get(book.lang()).to_owned())}
                " "
                {source}
            </p>
        </li>
    }
}
