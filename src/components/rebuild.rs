//! A proof to be put together: its lines out of order, their relations blank.
//!
//! All of it is one view of what the reader has made and of the numbers on the screen. It is made anew
//! when either changes, onto the same elements, so that the focus stays where it is.

use leptos::prelude::*;

use super::amount::amount;
use super::book::Book;
use super::embedding;
use super::formula::FormulaView;
use super::proof_line::relation_sign;
use crate::browser::document;
use crate::figure::{Figure, Scene};
use crate::measures::Unit;
use crate::proof::Proof;
use crate::proof::rebuilding::{RELATIONS, Rebuilding, Why};
use crate::state::shown;
use crate::text::{Lang, ui};

/// What the reader did last.
enum Did {
    /// Nothing to speak of.
    Nothing,
    /// Moved a line to this place.
    Move(usize),
    /// Had it checked.
    Check,
}

/// What the reader has made of the proof.
struct Work {
    rebuilding: Rebuilding,
    /// How often it was shuffled again.
    attempt: u32,
    did: Did,
}

impl Work {
    fn new(proof: Memo<Option<Proof>>, attempt: u32) -> Work {
        let shuffled = |proof: &Proof| Rebuilding::new(proof, attempt);
        let rebuilding = proof.with_untracked(|proof| proof.as_ref().map(shuffled));
        Work { rebuilding: rebuilding.unwrap_or_default(), attempt, did: Did::Nothing }
    }

    fn is_solved(&self, proof: &Proof) -> bool {
        self.rebuilding.right(proof) == self.rebuilding.count()
    }

    /// What there is to say of what was done last.
    fn said(&self, proof: &Proof, lang: Lang) -> String {
        let (words, slot, number, total) = match self.did {
            Did::Nothing => return String::new(),
            Did::Move(place) => (ui::REBUILD_MOVED, "n", place + 1, proof.lines.len()),
            Did::Check if self.is_solved(proof) => return ui::REBUILD_SOLVED.get(lang).to_owned(),
            Did::Check => {
                let right = self.rebuilding.right(proof);
                (ui::REBUILD_COUNT, "right", right, self.rebuilding.count())
            }
        };
        words.fill(lang, &[(slot, &number.to_string()), ("total", &total.to_string())])
    }
}

/// How numbers and words are shown.
#[derive(Clone, Copy)]
struct Manner {
    lang: Lang,
    digits: u8,
    unit: Unit,
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
    let work = RwSignal::new(Work::new(proof, embedding::seed()));
    let check = move |_| {
        work.update(|work| {
            work.rebuilding.check();
            work.did = Did::Check;
        });
        let is_solved = |work: &Work| {
            proof.with_untracked(|proof| proof.as_ref().is_some_and(|proof| work.is_solved(proof)))
        };
        let right = work.with_untracked(is_solved);
        embedding::tell_answer(figure, "rebuild", right);
        if right {
            solved.run(());
        }
    };
    let again = move |_| work.update(|work| *work = Work::new(proof, work.attempt.wrapping_add(1)));
    let lines = move |made: &Work, proof: &Proof, manner: Manner| {
        let lang = manner.lang;
        let line = |place| line(figure, place, work, made, proof, manner);
        view! {
            <p>{ui::REBUILD_TASK.get(lang)}</p>
            <ol class="rebuild-lines" aria-label=ui::REBUILD_LINES.get(lang)>
                {(0..proof.lines.len()).map(line).collect_view()}
            </ol>
            <div class="rebuild-moves">
                <button type="button" class="button primary" data-action="check" on:click=check>
                    {ui::REBUILD_CHECK.get(lang)}
                </button>
                <button type="button" class="button" data-action="shuffle" on:click=again>
                    {ui::REBUILD_AGAIN.get(lang)}
                </button>
            </div>
            <p class="said" role="status">{made.said(proof, lang)}</p>
        }
    };
    view! {
        <div class="rebuild">
            {move || {
                let unit = scene.with(|scene| scene.unit);
                let manner = Manner { lang: book.lang(), digits: book.digits(), unit };
                work.with(|work| proof.with(|proof| {
                    proof.as_ref().map(|proof| lines(work, proof, manner))
                }))
            }}
        </div>
    }
}

/// One place, and the line that stands there.
fn line(
    figure: &'static Figure,
    place: usize,
    work: RwSignal<Work>,
    made: &Work,
    proof: &Proof,
    manner: Manner,
) -> impl IntoView + use<> {
    let (rebuilding, lang) = (&made.rebuilding, manner.lang);
    let line = rebuilding.line_at(place).unwrap_or(place);
    let formula = |line: usize| {
        let formula = figure.proof.lines.get(line).map(|line| line.formula);
        formula.map(|formula| view! { <FormulaView formula /> })
    };
    let n = (place + 1).to_string();
    let n = [("n", n.as_str())];
    let sign = rebuilding.relation_at(place).map_or("", |relation| relation_sign(relation).0);
    let value = proof.lines.get(line).filter(|_| rebuilding.is_checked(place)).map(|line| {
        shown::aligned(proof.dimension.in_unit(line.value, manner.unit), manner.digits)
    });
    let mark = rebuilding.mark(proof, place);
    let why = mark.and_then(|mark| mark.why);
    let said = mark.map(|mark| match why {
        None => format!("✓ {}", ui::REBUILD_RIGHT.get(lang)),
        Some(why) => {
            let words = if mark.in_place { ui::REBUILD_IN_PLACE } else { ui::REBUILD_MISPLACED };
            format!("✗ {} {}", words.get(lang), because(why, sign, proof, manner))
        }
    });
    let source = match why {
        Some(Why::StartsFrom(line)) => formula(line),
        _ => None,
    };
    let button = |up: bool| {
        let (action, arrow, words) = match up {
            true => ("up", "↑", ui::REBUILD_UP),
            false => ("down", "↓", ui::REBUILD_DOWN),
        };
        view! {
            <button
                type="button"
                class="button"
                id=button_id(figure, place, up)
                data-action=action
                aria-label=words.fill(lang, &n)
                disabled=rebuilding.neighbour(place, up).is_none()
                on:click=move |_| shift(figure, work, place, up)
            >{arrow}</button>
        }
    };
    let free = rebuilding.is_free(place);
    view! {
        <li
            class=if free { "rebuild-line" } else { "rebuild-line start" }
            data-place=place + 1
            data-of=line + 1
            data-right=mark.map(|mark| mark.is_right().to_string())
        >
            {free.then(|| view! {
                <select
                    aria-label=ui::REBUILD_RELATION.fill(lang, &n)
                    prop:value=sign
                    on:change=move |event| relate(work, place, &event_target_value(&event))
                >
                    <option value="">"?"</option>
                    {RELATIONS.map(|relation| {
                        let (sign, _) = relation_sign(relation);
                        view! { <option value=sign>{sign}</option> }
                    }).collect_view()}
                </select>
            })}
            {formula(line)}
            <span class="value">{value}</span>
            {free.then(|| view! { <span class="shift">{button(true)} {button(false)}</span> })}
            <p class="mark" hidden=mark.is_none()>{said} " " {source}</p>
        </li>
    }
}

/// Why a line is not right, in words; `sign` is the relation it was given.
fn because(why: Why, sign: &str, proof: &Proof, manner: Manner) -> String {
    let relation = ("relation", sign);
    match why {
        Why::Blank => ui::WHY_BLANK.get(manner.lang).to_owned(),
        Why::Above => ui::WHY_ABOVE.get(manner.lang).to_owned(),
        Why::StartsFrom(_) => ui::WHY_STARTS_FROM.get(manner.lang).to_owned(),
        Why::Weak => ui::WHY_WEAK.fill(manner.lang, &[relation]),
        Why::ByChance => ui::WHY_BY_CHANCE.fill(manner.lang, &[relation]),
        Why::Refuted { above, value } => {
            let counts = (proof.dimension, manner.unit);
            let [above, value] = [above, value].map(|value| counts.0.in_unit(value, manner.unit));
            let digits = shown::digits_apart(above, value, manner.digits);
            let [above, value] = [above, value].map(|value| amount(value, counts, digits));
            let slots = [("above", above.as_str()), ("value", &value), relation];
            ui::WHY_REFUTED.fill(manner.lang, &slots)
        }
    }
}

/// Gives the line at a place the relation with this sign; none takes it back.
fn relate(work: RwSignal<Work>, place: usize, sign: &str) {
    let relation = RELATIONS.into_iter().find(|&relation| relation_sign(relation).0 == sign);
    work.update(|work| {
        work.rebuilding.relate(place, relation);
        work.did = Did::Nothing;
    });
}

/// Changes a line with the one above it, or below.
fn shift(figure: &Figure, work: RwSignal<Work>, place: usize, up: bool) {
    let moved = work.try_update(|work| {
        let to = work.rebuilding.shift(place, up)?;
        work.did = Did::Move(to);
        // The next press moves the same line. At the end it turns.
        Some((to, work.rebuilding.neighbour(to, up).is_some() == up))
    });
    if let Some((to, up)) = moved.flatten() {
        // Where the page has no such button the focus stays.
        let _ = document::focus(&button_id(figure, to, up));
    }
}

fn button_id(figure: &Figure, place: usize, up: bool) -> String {
    format!("{}-{}-{place}", figure.id, if up { "up" } else { "down" })
}
