//! An activity that is open: what many believe, the question, the answer once one is locked, the goals.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::super::amount::amount;
use super::super::book::{Book, Gesture};
use super::super::effect::effect;
use super::super::embedding;
use super::super::figure_view::spoken;
use super::super::formula::FormulaView;
use super::{drawing, finding, list};
use crate::activities::{self, Activity, Choice, Goal, Prediction, Quantity};
use crate::browser::document;
use crate::figure::{Figure, Scene};
use crate::state::messages::Told;
use crate::text::{Localised, activities as text, fill};

/// What was answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One of the claims, or of the lines of a proof, from 0.
    Chosen(usize),
    /// A place on the scale, as a share of it.
    Placed(f64),
    /// A curve: its heights in nats.
    Drawn(Vec<f64>),
}

/// An activity on the page.
#[derive(Clone, Copy)]
pub struct Card {
    /// The book.
    pub book: Book,
    /// The activity.
    pub activity: &'static Activity,
    /// Its figure.
    pub figure: &'static Figure,
    /// What the figure is about now.
    pub scene: Memo<Scene>,
    /// What its question is about.
    pub start: Memo<Scene>,
    /// What the reader has answered, once it is locked.
    pub locked: RwSignal<Option<Answer>>,
    /// What the reader is about to answer.
    pub draft: RwSignal<Option<Answer>>,
}

/// Marks a figure as covered: nothing that would tell the answer is shown.
fn cover(figure: &str, covered: bool) {
    if let Some(section) = document::element(figure) {
        // What cannot be marked is not covered.
        let _ = section.toggle_attribute_with_force("data-covered", covered);
    }
}

/// The activity of a name in its figure.
pub fn card(figure: &'static Figure, scene: Memo<Scene>, name: &'static str) -> AnyView {
    let found = activities::find(name);
    found.map(|activity| view! { <CardView figure activity scene /> }).into_any()
}

impl Card {
    /// A text of the activity as HTML, with its numbers.
    pub fn says(self, words: Localised) -> Signal<String> {
        Signal::derive(move || {
            let (lang, digits) = (self.book.lang(), self.book.digits());
            self.start.with(|scene| {
                let numbers = (self.activity.numbers)(scene);
                let slots: Vec<(&str, String)> = numbers
                    .iter()
                    .map(|(name, value)| (*name, spoken(value, scene, lang, digits)))
                    .collect();
                let slots: Vec<(&str, &str)> =
                    slots.iter().map(|(name, value)| (*name, &**value)).collect();
                fill(words.get(lang), &slots)
            })
        })
    }

    fn tell(self, kind: Told, fields: &[(&str, JsValue)]) {
        let own = [("figure", self.figure.id.into()), ("activity", self.activity.id.into())];
        embedding::tell(kind, &[&own, fields].concat());
    }

    /// Whether an answer is right.
    fn is_right(self, answer: &Answer) -> bool {
        self.start.with_untracked(|scene| match (self.activity.prediction, answer) {
            (Prediction::Choose(choices), Answer::Chosen(index)) => {
                choices.get(*index).is_some_and(|choice| choice.right)
            }
            (Prediction::FindLine(proof), Answer::Chosen(index)) => {
                proof.false_line(scene) == Some(*index)
            }
            (Prediction::Place(quantity), Answer::Placed(share)) => {
                let apart = quantity.at(*share, scene.unit) - (quantity.value)(scene);
                apart.abs() <= quantity.tolerance(scene.unit)
            }
            (Prediction::Draw(curve), Answer::Drawn(heights)) => curve.is_near(heights, scene),
            _ => false,
        })
    }

    /// Takes the answer as it is drafted; whether there is one.
    fn lock(self) -> bool {
        let Some(answer) = self.draft.get_untracked() else { return false };
        // The question is about this state; what the figure was about is behind it in the history.
        self.book.set_subject(self.figure, self.activity.at.subject(), Gesture::Step);
        let right = self.is_right(&answer).into();
        self.tell(Told::Answer, &[("question", "activity".into()), ("right", right)]);
        self.locked.set(Some(answer));
        true
    }
}

#[component]
fn CardView(
    figure: &'static Figure,
    activity: &'static Activity,
    scene: Memo<Scene>,
) -> impl IntoView {
    let book = Book::expect();
    let start = Memo::new(move |_| Scene::new(activity.at.subject(), book.unit()));
    let (locked, draft) = (RwSignal::new(None), RwSignal::new(None));
    let card = Card { book, activity, figure, scene, start, locked, draft };
    let open = Memo::new(move |_| locked.with(Option::is_some));
    let missing = RwSignal::new(false);
    let heading = format!("activity-{}", activity.id);
    let top = heading.clone();

    effect(move || cover(figure.id, !open.get()));
    on_cleanup(move || cover(figure.id, false));
    card.tell(Told::Event, &[("event", "opened".into())]);
    // The chart and the question come into sight together. What takes no focus can still be read.
    request_animation_frame(move || {
        let _ = document::scroll_to(figure.id);
        let _ = document::focus_in_place(&top);
    });

    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if open.get_untracked() {
            return;
        }
        missing.set(!card.lock());
        // The button that was pressed is gone. The focus goes to what it brought, once that is there.
        let revealed = revealed_id(activity);
        request_animation_frame(move || _ = document::focus(&revealed));
    };
    let first = match activity.prediction {
        Prediction::Draw(_) => text::DRAW_FIRST,
        _ => text::CHOOSE_FIRST,
    };
    let again = move |_| {
        draft.set(None);
        locked.set(None);
    };
    view! {
        <section
            class="activity"
            data-activity=activity.id
            data-locked=move || open.get().to_string()
            aria-labelledby=heading.clone()
        >
            <h3 id=heading.clone() tabindex="-1" inner_html=book.says(activity.title)></h3>
            <p class="belief">
                <span>{book.says(text::BELIEF)}</span>
                " "
                <q inner_html=book.says(activity.belief)></q>
            </p>
            <p inner_html=card.says(activity.question)></p>
            <form on:submit=submit on:input=move |_| missing.set(false)>
                {answers(card)}
                <p class="problem" role="status" hidden=move || !missing.get()>
                    {move || missing.get().then(|| first.get(book.lang()))}
                </p>
                <button
                    type="submit"
                    class="button primary"
                    data-action="lock"
                    hidden=move || open.get()
                >
                    {book.says(text::LOCK)}
                </button>
            </form>
            <div role="status">
                {move || open.get().then(|| view! {
                    <div class="revealed" id=revealed_id(activity) tabindex="-1">
                        {verdict(card)}
                        <p inner_html=card.says(activity.explanation)></p>
                    </div>
                })}
            </div>
            {move || open.get().then(|| view! { <Goals card goals=activity.goals /> })}
            <div class="moves">
                <button
                    type="button"
                    class="button"
                    data-action="again"
                    hidden=move || !open.get()
                    on:click=again
                >
                    {book.says(text::AGAIN)}
                </button>
                <button
                    type="button"
                    class="button"
                    data-action="close-activity"
                    on:click=move |_| book.set_activity(figure, "")
                >
                    {book.says(text::CLOSE)}
                </button>
            </div>
        </section>
    }
}

/// The id of what is shown once an answer is locked.
fn revealed_id(activity: &Activity) -> String {
    format!("revealed-{}", activity.id)
}

/// What the reader answers with.
fn answers(card: Card) -> AnyView {
    match card.activity.prediction {
        Prediction::Choose(choices) => {
            let says = choices.iter().map(|choice| {
                let says = card.says(choice.says);
                view! { <span inner_html=says></span> }.into_any()
            });
            choose(card, says.collect())
        }
        Prediction::Place(quantity) => place(card, quantity),
        Prediction::Draw(curve) => drawing::draw(card, curve),
        Prediction::FindLine(proof) => finding::find(card, proof),
    }
}

/// One of a few answers, each with a button before it.
pub fn choose(card: Card, answers: Vec<AnyView>) -> AnyView {
    let activity = card.activity.id;
    let choice = move |(index, says): (usize, AnyView)| {
        // Told once an answer is locked.
        let right = move || {
            let locked = card.locked.with(Option::is_some);
            locked.then(|| card.is_right(&Answer::Chosen(index)).to_string())
        };
        let chosen = move || card.draft.with(|draft| *draft == Some(Answer::Chosen(index)));
        view! {
            <label class="answer" class:chosen=chosen data-right=right>
                <input
                    type="radio"
                    name=activity
                    value=index.to_string()
                    prop:checked=chosen
                    disabled=move || card.locked.with(Option::is_some)
                    on:change=move |_| card.draft.set(Some(Answer::Chosen(index)))
                />
                {says}
            </label>
        }
    };
    view! {
        <fieldset class="answers">
            <legend class="visually-hidden">{card.book.says(text::ANSWERS)}</legend>
            {answers.into_iter().enumerate().map(choice).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// A place on a scale.
fn place(card: Card, quantity: Quantity) -> AnyView {
    let book = card.book;
    let share = move || {
        card.draft.with(|draft| match draft {
            Some(Answer::Placed(share)) => *share,
            _ => 0.5,
        })
    };
    // A scale that was not touched stands where nobody has put it.
    let moved = move |event| {
        if let Ok(share) = event_target_value(&event).parse::<f64>() {
            card.draft.set(Some(Answer::Placed(share)));
        }
    };
    let said = move || said(card, quantity, quantity.at(share(), card.start.with(|s| s.unit)));
    view! {
        <label class="place">
            <span>
                <FormulaView formula=quantity.symbol.formula />
                " ≈ "
                <output>{said}</output>
            </span>
            <input
                type="range"
                min="0"
                max="1"
                step="0.005"
                data-place=""
                aria-label=book.says(quantity.symbol.name)
                aria-valuetext=said
                prop:value=move || share().to_string()
                disabled=move || card.locked.with(Option::is_some)
                on:input=moved
            />
        </label>
    }
    .into_any()
}

fn said(card: Card, quantity: Quantity, value: f64) -> String {
    let unit = card.start.with(|scene| scene.unit);
    amount(value, (quantity.dimension, unit), card.book.digits())
}

/// Whether the answer was right, and what there is to say of it.
fn verdict(card: Card) -> AnyView {
    let book = card.book;
    let Some(answer) = card.locked.get_untracked() else { return ().into_any() };
    let right = card.is_right(&answer);
    let word = if right { text::RIGHT } else { text::WRONG };
    let more = match (card.activity.prediction, &answer) {
        (Prediction::Choose(choices), Answer::Chosen(index)) => {
            choices.get(*index).map(|Choice { why, .. }| card.says(*why))
        }
        (Prediction::FindLine(_), _) => {
            let words = if right { text::LINE_RIGHT } else { text::LINE_WRONG };
            Some(Signal::derive(move || words.get(book.lang()).to_owned()))
        }
        (Prediction::Place(quantity), Answer::Placed(share)) => {
            let share = *share;
            Some(Signal::derive(move || {
                let (predicted, value) = card
                    .start
                    .with(|scene| (quantity.at(share, scene.unit), (quantity.value)(scene)));
                let amounts = [predicted, value].map(|value| said(card, quantity, value));
                text::PLACED
                    .fill(book.lang(), &[("predicted", &amounts[0]), ("value", &amounts[1])])
            }))
        }
        (Prediction::Draw(curve), Answer::Drawn(heights)) => {
            let heights = heights.clone();
            Some(Signal::derive(move || drawing::said(card, curve, &heights)))
        }
        _ => None,
    };
    view! {
        <p class="judgement" data-right=right.to_string()>
            <span aria-hidden="true">{if right { "✓ " } else { "✗ " }}</span>
            <strong>{book.says(word)}</strong>
            " "
            {more.map(|more| view! { <span inner_html=more></span> })}
        </p>
    }
    .into_any()
}

/// What is then to be done, ticked off as it is done.
#[component]
fn Goals(card: Card, goals: &'static [Goal]) -> impl IntoView {
    let book = card.book;
    let reached = RwSignal::new(0usize);
    effect(move || {
        let done = reached.get();
        let Some(goal) = goals.get(done) else {
            list::finish(card.activity.id);
            card.tell(Told::Event, &[("event", "done".into())]);
            return;
        };
        if card.scene.with(|scene| (goal.met)(scene)) {
            card.tell(Told::Event, &[("event", "goal".into()), ("goal", (done + 1).into())]);
            reached.set(done + 1);
        }
    });
    let entry = move |(index, goal): (usize, &'static Goal)| {
        let met = move || reached.get() > index;
        view! {
            <li data-goal=(index + 1).to_string() data-met=move || met().to_string()>
                <span aria-hidden="true">{move || if met() { "☑ " } else { "☐ " }}</span>
                <span inner_html=card.says(goal.says)></span>
                <span class="visually-hidden">
                    {move || met().then(|| text::DONE.get(book.lang()))}
                </span>
            </li>
        }
    };
    view! {
        <div class="goals">
            <p><strong>{book.says(text::GOALS)}</strong></p>
            <ol>{goals.iter().enumerate().map(entry).collect_view()}</ol>
            <p role="status">
                {move || (reached.get() == goals.len()).then(|| text::ALL_DONE.get(book.lang()))}
            </p>
        </div>
    }
}
