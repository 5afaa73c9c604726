//! The control of a coin or a dial: a slider and a number box, both ways, or a few choices.

use leptos::ev;
use leptos::html::{Input, Span};
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::book::{Book, Gesture};
use super::effect::effect_keeping;
use super::embedding;
use super::formula::FormulaView;
use super::number_box::{BoxOf, NumberBox};
use super::settings::Choice;
use crate::charts::picture::Hue;
use crate::figure::{Figure, Parameter, Scene, Symbol};
use crate::measures::Probability;
use crate::state::dials::Scale;
use crate::state::entry;
use crate::state::shown;
use crate::text::ui;

/// What the slider and its hints show.
struct Shown {
    value: f64,
    /// The other parameter's value.
    other: Option<f64>,
}

/// The control of one parameter.
#[component]
pub fn ParameterControl(
    /// Which one.
    parameter: Parameter,
    /// The figure it belongs to.
    figure: &'static Figure,
    /// Where everything stands.
    scene: Memo<Scene>,
    /// Whether the other parameter is on this figure too, and its place worth a hint on the track.
    #[prop(default = false)]
    hint_other: bool,
) -> impl IntoView {
    let book = Book::expect();
    let (key, dial) = (parameter.key(), parameter.dial());
    let value_now = move || book.subject_now(figure).number(key, 0).unwrap_or(dial.start);
    let slider = NodeRef::<Input>::new();
    let hint = NodeRef::<Span>::new();
    // Where a hand has the slider: there it is already, to half a thousandth.
    let held = StoredValue::new(None::<f64>);
    // By hand: a property that leptos sets is handed over as text, and set twice.
    effect_keeping(move |before: Option<Shown>| {
        let slider = slider.get()?;
        let (value, other) = scene.with(|scene| {
            (scene.value(parameter), parameter.other().map(|other| scene.value(other)))
        });
        if let Parameter::Dial(text) = parameter
            && text.needs.is_some()
            && let Ok(Some(control)) = slider.closest(".parameter")
        {
            let there = scene.with(|scene| text.is_there(scene));
            let _ = control.toggle_attribute_with_force("hidden", !there);
        }
        if before.as_ref().is_none_or(|shown| shown.value != value) {
            if held.get_value() != Some(value) {
                held.set_value(None);
                slider.set_value_as_number(dial.position(value));
            }
            if dial.scale == Scale::Logarithmic {
                // Its position is a logarithm, which nobody wants to hear.
                let _ = slider.set_attribute("aria-valuetext", &shown::exact(value));
            }
        }
        if let (Some(hint), Some(moved)) = (hint.get(), other)
            && before.is_none_or(|shown| shown.other != other)
        {
            // A hint that cannot be moved hides nothing that the other slider does not say.
            let at = format!("{}%", 100.0 * moved);
            let _ = HtmlElement::style(&hint).set_property("left", &at);
        }
        Some(Shown { value, other })
    });
    // A text box takes as long to show a number as a chart takes to paint a curve, and nobody reads
    // sixty of them a second.
    let unhurried = book.unhurried_scene(figure);
    let shows = Signal::derive(move || {
        let value = unhurried.with(|scene| scene.value(parameter));
        // A count is written out: 1000, not 1e3.
        if dial.whole { format!("{value:.0}") } else { shown::exact(value) }
    });
    let value = Signal::derive(move || scene.with(|scene| scene.value(parameter)));
    let move_to = move |value: f64, gesture: Gesture| {
        // A parameter is a number of its figure's subject.
        if let Some(moved) = book.subject_now(figure).with_number(key, 0, value, &[]) {
            book.set_subject(figure, moved, gesture);
        }
    };
    let set = move |value: f64| {
        move_to(value, Gesture::Drag);
        dial.nearest(value)
    };

    let slide = move |event: ev::Event| {
        let position = event_target::<web_sys::HtmlInputElement>(&event).value_as_number();
        if position.is_finite() {
            let moved = dial.at(position);
            held.set_value(Some(moved));
            set(moved);
        }
    };
    let release = move |_: ev::Event| {
        held.set_value(None);
        if let Some(slider) = slider.get_untracked() {
            slider.set_value_as_number(dial.position(value_now()));
        }
        book.end_gesture();
    };
    let step = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() {
            return;
        }
        let (shift, alt) = (event.shift_key(), event.alt_key());
        if let Some(moved) = dial.after_key(value_now(), &event.key(), shift, alt) {
            event.prevent_default();
            set(moved);
        }
    };
    let Symbol { formula, name } = Symbol::of_parameter(parameter);
    let exact_name = move || {
        let lang = book.lang();
        ui::EXACT_VALUE.fill(lang, &[("name", name.get(lang))])
    };
    // A parameter has the looks of its hue, whatever its letter.
    let looks = match parameter.hue() {
        Hue::P => "p",
        Hue::Q => "q",
        Hue::M => "m",
        Hue::Gap => "gap",
        Hue::Ink | Hue::Muted => "plain",
    };
    // A learner knows p and q, but not every dial by its letter.
    let letter = match parameter {
        Parameter::Dial(_) => view! {
            <FormulaView formula />
            <span class="meaning">{book.says(name)}</span>
        }
        .into_any(),
        _ => view! { <math><mi class=looks>{key}</mi></math> }.into_any(),
    };
    if let Parameter::Dial(text) = parameter
        && !text.choices.is_empty()
    {
        let choice = |(index, symbol): (usize, &&'static str)| {
            (dial.lo + index as f64, *symbol, Signal::stored(*symbol), None)
        };
        return view! {
            <div class=format!("parameter {looks}") data-param=key>
                <span class="letter" aria-hidden="true">{letter}</span>
                <Choice
                    name
                    setting=key
                    choices=text.choices.iter().enumerate().map(choice).collect()
                    chosen=value
                    choose=Callback::new(move |value| move_to(value, Gesture::Step))
                />
            </div>
        }
        .into_any();
    }

    view! {
        <div class=format!("parameter {looks}")>
            <span class="letter" aria-hidden="true">{letter}</span>
            <div class="track">
                <div class="hints" aria-hidden="true">
                    {(!matches!(parameter, Parameter::Dial(_))).then(|| view! { <span class="hint"></span> })}
                    {parameter.other().filter(|_| hint_other).map(|other| view! {
                        <span class=format!("hint {}", other.key()) node_ref=hint></span>
                    })}
                </div>
                <input
                    type="range"
                    min=dial.position(dial.lo)
                    max=dial.position(dial.hi)
                    step=if dial.whole && dial.scale == Scale::Linear { "1" } else { "any" }
                    data-param=key
                    aria-label=book.says(name)
                    disabled=embedding::locks(key)
                    node_ref=slider
                    on:input=slide
                    on:change=release
                    on:keydown=step
                    on:keyup=move |_| book.end_gesture()
                />
            </div>
            <NumberBox
                of=BoxOf { figure: figure.id, param: key, index: None }
                value
                shows
                read=Callback::new(move |text: String| match parameter {
                    Parameter::Dial(_) => dial.read(&text),
                    _ => entry::read(&text).map(Probability::get),
                })
                set=Callback::new(set)
                label=Signal::derive(exact_name)
            />
        </div>
    }
    .into_any()
}
