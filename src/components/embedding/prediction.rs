//! A number that is hidden until the reader has said what it will be.

use leptos::prelude::*;

use super::super::amount::amount;
use super::super::book::Book;
use super::super::effect::effect;
use super::messages;
use crate::browser::document;
use crate::figure::{Figure, Scene};
use crate::state::embedding::Embedding;
use crate::state::messages::Told;
use crate::state::{decimal, shown};
use crate::text::embedding as text;

/// Marks a figure, and in it the readout of a measure, as hidden until the answer.
fn hide(figure: &str, measure: &str, hidden: bool) -> Option<()> {
    let figure = document::element(figure)?;
    figure.toggle_attribute_with_force("data-predicting", hidden).ok()?;
    let output = figure.query_selector(&format!("[data-measure={measure}]")).ok()??;
    let row = output.closest(".readout").ok()??;
    row.toggle_attribute_with_force("data-asked", hidden).ok().map(drop)
}

/// The question of a figure that has the readout; nothing elsewhere, and nothing once it is answered.
pub fn prediction(
    book: Book,
    asked: &'static Embedding,
    figure: &'static Figure,
    scene: Memo<Scene>,
) -> Option<AnyView> {
    let name = asked.predict.as_deref()?;
    let readout = figure.readouts.iter().find(|readout| readout.reads.id() == name)?;
    let answered = RwSignal::new(None::<f64>);
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    // The style sheet hides what would give it away.
    effect(move || {
        // What is not there hides nothing.
        let _ = hide(figure.id, name, answered.with(Option::is_none));
    });
    let read =
        move || decimal::read(&typed.get_untracked().trim().replace(',', ".").replace('−', "-"), 0);
    let answer = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match read().filter(|number| number.is_finite()) {
            None => wrong.set(true),
            Some(predicted) => {
                wrong.set(false);
                answered.set(Some(predicted));
                let value = scene.with_untracked(|scene| readout.reads.value(scene));
                messages::tell(
                    asked,
                    Told::Answer,
                    &[
                        ("figure", figure.id.into()),
                        ("question", "predict".into()),
                        ("measure", name.into()),
                        ("predicted", predicted.into()),
                        (
                            "value",
                            if value.is_finite() {
                                value.into()
                            } else {
                                shown::exact(value).into()
                            },
                        ),
                    ],
                );
            }
        }
    };
    let symbol = readout.reads.symbol();
    let amount = move |value: f64| {
        let unit = scene.with(|scene| scene.unit);
        amount(value, (readout.reads.dimension(), unit), book.digits())
    };
    let said = move || {
        let predicted = answered.get()?;
        let value = scene.with(|scene| readout.reads.value(scene));
        let slots = [("predicted", amount(predicted)), ("value", amount(value))];
        let slots = slots.each_ref().map(|(slot, value)| (*slot, &**value));
        Some(text::PREDICT_SAID.fill(book.lang(), &slots))
    };
    let problem = format!("{}-predict-problem", figure.id);
    Some(
        view! {
            <form class="prediction" on:submit=answer novalidate>
                <p>
                    {book.says(text::PREDICT)} " "
                    <strong>{book.says(symbol.name)}</strong> " "
                    <span inner_html=symbol.formula.mathml()></span>
                </p>
                <div class="moves" hidden=move || answered.with(Option::is_some)>
                    <input
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        data-predict=name
                        aria-label=book.says(text::PREDICT_BOX)
                        aria-describedby=problem.clone()
                        aria-invalid=move || wrong.get().to_string()
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                    />
                    <button type="submit" class="button primary" data-action="predict">
                        {book.says(text::PREDICT_REVEAL)}
                    </button>
                </div>
                <p class="problem" id=problem role="status" hidden=move || !wrong.get()>
                    {move || wrong.get().then(|| text::PREDICT_NUMBER.get(book.lang()))}
                </p>
                <p class="said" role="status">{said}</p>
            </form>
        }
        .into_any(),
    )
}
