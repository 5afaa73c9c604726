//! A coin's slider and number box, both ways.

use leptos::ev;
use leptos::html::{Input, Span};
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::book::{Book, Gesture};
use super::number_box::{BoxOf, NumberBox};
use crate::charts::picture::Hue;
use crate::figure::{Figure, Parameter, Scene, Symbol};
use crate::measures::Probability;
use crate::state::entry;
use crate::state::shown;
use crate::state::subject::rounded_to_thousandths;
use crate::text::ui;

/// Where a key takes a probability: arrows by 0.01, Shift ×10, Alt ÷10; Home and End to the ends.
///
/// The result is rounded to the step, so that ten steps of 0.01 make exactly 0.1.
pub fn after_key(value: f64, key: &str, shift: bool, alt: bool) -> Option<f64> {
    let step = match (shift, alt) {
        (true, false) => 0.1,
        (false, true) => 0.001,
        _ => 0.01,
    };
    let moved = match key {
        "ArrowRight" | "ArrowUp" => value + step,
        "ArrowLeft" | "ArrowDown" => value - step,
        "PageUp" => value + 0.1,
        "PageDown" => value - 0.1,
        "Home" => 0.0,
        "End" => 1.0,
        _ => return None,
    };
    Some(rounded_to_thousandths(moved.clamp(0.0, 1.0)))
}

/// What the slider and its hints show.
struct Shown {
    value: f64,
    /// The other parameter's value.
    other: Option<f64>,
}

/// The slider and the number box of one parameter.
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
    let key = parameter.key();
    let value_now = move || book.subject_now(figure).number(key, 0).unwrap_or(0.0);
    let slider = NodeRef::<Input>::new();
    let hint = NodeRef::<Span>::new();
    // Where a hand has the slider: there it is already, to half a thousandth.
    let held = StoredValue::new(None::<f64>);
    // By hand: a property that leptos sets is handed over as text, and set twice.
    Effect::new(move |before: Option<Option<Shown>>| {
        let slider = slider.get()?;
        let (value, other) = scene.with(|scene| {
            let other = parameter.other().map(|other| scene.coin(other).get());
            (scene.coin(parameter).get(), other)
        });
        let before = before.flatten();
        if before.as_ref().is_none_or(|shown| shown.value != value)
            && held.get_value() != Some(value)
        {
            held.set_value(None);
            slider.set_value_as_number(value);
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
    let shows =
        Signal::derive(move || shown::exact(unhurried.with(|scene| scene.coin(parameter)).get()));
    let value = Signal::derive(move || scene.with(|scene| scene.coin(parameter)).get());
    let set = move |value: f64| {
        // A coin is a number of its figure's subject.
        if let Some(moved) = book.subject_now(figure).with_number(key, 0, value, &[]) {
            book.set_subject(figure, moved, Gesture::Drag);
        }
        Probability::nearest(value).get()
    };

    let slide = move |event: ev::Event| {
        let position = event_target::<web_sys::HtmlInputElement>(&event).value_as_number();
        if position.is_finite() {
            let moved = rounded_to_thousandths(position);
            held.set_value(Some(moved));
            set(moved);
        }
    };
    let release = move |_: ev::Event| {
        held.set_value(None);
        if let Some(slider) = slider.get_untracked() {
            slider.set_value_as_number(value_now());
        }
        book.end_gesture();
    };
    let step = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() {
            return;
        }
        let (shift, alt) = (event.shift_key(), event.alt_key());
        if let Some(moved) = after_key(value_now(), &event.key(), shift, alt) {
            event.prevent_default();
            set(moved);
        }
    };
    let name = Symbol::of_parameter(parameter).name;
    let exact_name = match parameter {
        Parameter::P => ui::EXACT_VALUE_OF_P,
        Parameter::Q => ui::EXACT_VALUE_OF_Q,
        Parameter::A => ui::EXACT_VALUE_OF_A,
        Parameter::B => ui::EXACT_VALUE_OF_B,
        Parameter::C => ui::EXACT_VALUE_OF_C,
    };
    // A coin has the looks of its hue, whatever its letter.
    let looks = match parameter.hue() {
        Hue::Q => "q",
        Hue::M => "m",
        _ => "p",
    };

    view! {
        <div class=format!("parameter {looks}")>
            <span class="letter" aria-hidden="true"><math><mi class=looks>{key}</mi></math></span>
            <div class="track">
                <div class="hints" aria-hidden="true">
                    <span class="hint"></span>
                    {parameter.other().filter(|_| hint_other).map(|other| view! {
                        <span class=format!("hint {}", other.key()) node_ref=hint></span>
                    })}
                </div>
                <input
                    type="range"
                    min="0"
                    max="1"
                    step="any"
                    data-param=key
                    aria-label=move || name.get(book.lang())
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
                read=|text| entry::read(text).map(Probability::get)
                set=Callback::new(set)
                step=|_, _, _, _| None
                label=Signal::derive(move || exact_name.get(book.lang()).to_owned())
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::after_key;

    #[test]
    fn arrows_step_by_hundredths_exactly() {
        let mut value = 0.0;
        for _ in 0..10 {
            value = after_key(value, "ArrowRight", false, false).unwrap();
        }
        assert_eq!(value, 0.1);
        assert_eq!(after_key(0.3, "ArrowUp", true, false), Some(0.4));
        assert_eq!(after_key(0.3, "ArrowDown", false, true), Some(0.299));
    }

    #[test]
    fn keys_stop_at_the_ends_and_leave_other_keys_alone() {
        assert_eq!(after_key(0.995, "ArrowRight", false, false), Some(1.0));
        assert_eq!(after_key(0.05, "PageDown", false, false), Some(0.0));
        assert_eq!(after_key(0.4, "Home", false, false), Some(0.0));
        assert_eq!(after_key(0.4, "End", false, false), Some(1.0));
        assert_eq!(after_key(0.4, "a", false, false), None);
    }
}
