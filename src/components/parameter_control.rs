//! A parameter's slider and number box, both ways, with its problem said underneath.

use leptos::ev;
use leptos::html::{Input, Span};
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::book::{Book, Gesture};
use crate::figure::{Parameter, Scene};
use crate::measures::Probability;
use crate::state::entry::{self, EntryError};
use crate::state::shown;
use crate::text::{Localised, ui};

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

/// A pointer's position on a track names a value to a thousandth, no finer.
pub fn rounded_to_thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// The message for a text that is not a probability: what is wrong, and what would be accepted.
pub fn problem_text(error: EntryError) -> Localised {
    match error {
        EntryError::Empty => ui::ENTRY_EMPTY,
        EntryError::NotANumber => ui::ENTRY_NOT_A_NUMBER,
        EntryError::Negative => ui::ENTRY_NEGATIVE,
        EntryError::AboveOne => ui::ENTRY_ABOVE_ONE,
        EntryError::Underflow => ui::ENTRY_UNDERFLOW,
        EntryError::DivisionByZero => ui::ENTRY_DIVISION_BY_ZERO,
    }
}

/// A text in a number box.
#[derive(Clone, Debug, PartialEq)]
struct Typed {
    text: String,
    /// The value before the first letter.
    over: f64,
    /// The value the text left behind: its own, or the one before when it has none.
    left: f64,
}

/// What the slider and its hints show.
struct Shown {
    value: f64,
    /// The other parameter's value.
    other: f64,
}

/// The slider and the number box of one parameter.
#[component]
pub fn ParameterControl(
    /// Which one.
    parameter: Parameter,
    /// The figure it belongs to, for ids that stay unique on a page.
    figure: &'static str,
    /// Where everything stands.
    scene: Memo<Scene>,
    /// Whether the other parameter is on this figure too, and its place worth a hint on the track.
    #[prop(default = false)]
    hint_other: bool,
) -> impl IntoView {
    let book = Book::expect();
    let key = parameter.key();
    let value_now = move || book.parameter_now(parameter).get();
    let (slider, number_box) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let hint = NodeRef::<Span>::new();
    // What was typed stands as long as the value is the one it left; moved otherwise, the box shows
    // the value again.
    let typed = RwSignal::new(None::<Typed>);
    let standing = Memo::new(move |_| {
        // Nothing typed, nothing asked: a drag need not wake what hangs on this.
        let typed = typed.get()?;
        (typed.left == scene.get().parameter(parameter).get()).then_some(typed)
    });
    let problem = Memo::new(move |_| {
        standing.with(|typed| typed.as_ref().and_then(|typed| entry::read(&typed.text).err()))
    });
    // Where a hand has the slider: there it is already, to half a thousandth.
    let held = StoredValue::new(None::<f64>);
    // By hand, in one effect each: a property that leptos sets is handed over as text, and set twice.
    Effect::new(move |before: Option<Option<Shown>>| {
        let slider = slider.get()?;
        let (value, other) = scene.with(|scene| {
            (scene.parameter(parameter).get(), scene.parameter(parameter.other()).get())
        });
        let before = before.flatten();
        if before.as_ref().is_none_or(|shown| shown.value != value)
            && held.get_value() != Some(value)
        {
            held.set_value(None);
            slider.set_value_as_number(value);
        }
        if let Some(hint) = hint.get()
            && before.is_none_or(|shown| shown.other != other)
        {
            // A hint that cannot be moved hides nothing that the other slider does not say.
            let at = format!("{}%", 100.0 * other);
            let _ = HtmlElement::style(&hint).set_property("left", &at);
        }
        Some(Shown { value, other })
    });
    // A text box takes as long to show a number as a chart takes to paint a curve, and nobody reads
    // sixty of them a second.
    let unhurried = book.unhurried_scene();
    Effect::new(move |before: Option<Option<String>>| {
        let number_box = number_box.get()?;
        let typed = standing.get().map(|typed| typed.text);
        let value = unhurried.with(|scene| scene.parameter(parameter).get());
        let text = typed.unwrap_or_else(|| shown::exact(value));
        if before.flatten().as_ref() != Some(&text) {
            number_box.set_value(&text);
        }
        Some(text)
    });
    let problem_id = format!("{figure}-{key}-problem");

    let move_to = move |value: f64, gesture: Gesture| {
        if typed.with_untracked(Option::is_some) {
            typed.set(None);
        }
        book.set_parameter(parameter, Probability::nearest(value), gesture);
    };
    let slide = move |event: ev::Event| {
        let position = event_target::<web_sys::HtmlInputElement>(&event).value_as_number();
        if position.is_finite() {
            let moved = rounded_to_thousandths(position);
            held.set_value(Some(moved));
            move_to(moved, Gesture::Drag);
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
            move_to(moved, Gesture::Drag);
        }
    };
    let write = move |event: ev::Event| {
        let text = event_target_value(&event);
        let over = standing.with_untracked(|typed| typed.as_ref().map(|typed| typed.over));
        let over = over.unwrap_or_else(value_now);
        // A text that turned out wrong takes back what its beginning had set.
        let left = entry::read(&text).unwrap_or_else(|_| Probability::nearest(over));
        typed.set(Some(Typed { text, over, left: left.get() }));
        book.set_parameter(parameter, left, Gesture::Drag);
    };
    let finish = move |_: ev::Event| {
        if problem.get_untracked().is_none() {
            typed.set(None);
        }
        book.end_gesture();
    };

    let name = match parameter {
        Parameter::P => ui::PARAMETER_P,
        Parameter::Q => ui::PARAMETER_Q,
    };
    let exact_name = match parameter {
        Parameter::P => ui::EXACT_VALUE_OF_P,
        Parameter::Q => ui::EXACT_VALUE_OF_Q,
    };

    view! {
        <div class=format!("parameter {key}")>
            <span class="letter" aria-hidden="true"><math><mi class=key>{key}</mi></math></span>
            <div class="track">
                <div class="hints" aria-hidden="true">
                    <span class="hint"></span>
                    {hint_other.then(|| view! {
                        <span class=format!("hint {}", parameter.other().key()) node_ref=hint></span>
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
            <input
                type="text"
                inputmode="decimal"
                autocomplete="off"
                spellcheck="false"
                data-param=key
                data-kind="exact"
                aria-label=move || exact_name.get(book.lang())
                aria-invalid=move || problem.get().is_some().to_string()
                aria-describedby=problem_id.clone()
                node_ref=number_box
                on:input=write
                on:change=finish
            />
            <p
                class="problem"
                id=problem_id
                role="status"
                hidden=move || problem.get().is_none()
            >
                {move || problem.get().map(|error| {
                    let typed = standing.get().map_or_else(String::new, |typed| typed.text);
                    let lang = book.lang();
                    let message = problem_text(error).fill(lang, &[("typed", typed.trim())]);
                    format!("{message} {}", ui::ENTRY_HINT.get(lang))
                })}
            </p>
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
