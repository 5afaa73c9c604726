//! Lets a figure move by itself: one step, or one after the other until it comes to rest.

use leptos::prelude::*;

use super::book::{Book, Gesture};
use super::effect::effect;
use super::fetched::fetched;
use crate::browser::timer::Timer;
use crate::browser::{document, media};
use crate::figure::{Figure, Run, Scene};
use crate::measures::Unit;
use crate::piece::part;
use crate::state::keys::Motion;
use crate::state::subject::Subject;
use crate::text::ui;

/// The media query of a reader who wants no motion.
const STILL: &str = "(prefers-reduced-motion: reduce)";

/// What shows the buttons.
type Shown = fn(&'static Figure, Run, RwSignal<bool>) -> AnyView;

// A piece of the book by itself, for few figures move.
part!(runner, Shown, |figure, run, in_sight| {
    view! { <Runner figure run in_sight /> }.into_any()
});

/// The buttons of a figure that moves by itself.
pub fn runner(figure: &'static Figure, run: Run, in_sight: RwSignal<bool>) -> AnyView {
    fetched(fetch, move || SHOWN.get().map(|runner| runner(figure, run, in_sight)))
}

#[component]
fn Runner(
    /// Which one.
    figure: &'static Figure,
    /// How it moves.
    run: Run,
    /// Whether it is in the window.
    in_sight: RwSignal<bool>,
) -> impl IntoView {
    let book = Book::expect();
    let running = RwSignal::new(false);
    // Where the last step led. Who finds the figure elsewhere was not the one to move it.
    let led_to = StoredValue::new(None::<Subject>);
    let pace = StoredValue::new_local(None::<Timer>);
    let go = move |steps: usize, gesture: Gesture| {
        // A step is the same in every unit.
        let scene = Scene::new(book.subject_now(figure), Unit::Nat);
        let next = figure.after(&scene, steps);
        led_to.set_value(next.clone());
        let Some(next) = next else { return false };
        book.set_subject(figure, next, gesture);
        true
    };
    let pause = move || {
        running.set(false);
        book.end_gesture();
    };
    let seen = move || in_sight.get() && !document::is_hidden();
    let goes_on = move || {
        let untouched = led_to.with_value(|led_to| *led_to == Some(book.subject_now(figure)));
        untouched && untrack(seen) && go(1, Gesture::Drag)
    };
    let set = move |time: f64| {
        let set = |pace: &Option<Timer>| pace.as_ref().is_some_and(|pace| pace.set(time).is_ok());
        pace.try_with_value(set).unwrap_or(false)
    };
    let wait = move || {
        let time = (run.pace)(&Scene::new(book.subject_now(figure), Unit::Nat));
        if time > 0.0 {
            return set(time);
        }
        // When all charts of the figure have been painted, the second a frame after the first: so the frame
        // that comes then has all its time.
        in_frame(1 + usize::from(figure.beside.is_some()), move || {
            set(0.0);
        });
        true
    };
    pace.set_value(Some(Timer::new(move || {
        if running.get_untracked() && !(goes_on() && wait()) {
            pause();
        }
    })));
    // A page that is not seen paints no frames, so that a run which waits for the next one would wait, and go
    // on when the page comes back.
    let pause_unseen = move || {
        if !seen() && running.get_untracked() {
            pause();
        }
    };
    effect(pause_unseen);
    // Where the browser does not tell, a run waits for the next frame.
    StoredValue::new_local(document::on_hidden(move || untrack(pause_unseen)).ok());
    let still = move || {
        let off = book.presentation().with_untracked(|shown| shown.motion == Motion::Off);
        off || media::holds(STILL)
    };
    let step = move |_| {
        if running.get_untracked() {
            pause();
        }
        go(1, Gesture::Step);
    };
    let start = move |_| {
        if running.get_untracked() {
            pause();
        } else if still() {
            go(run.at_once, Gesture::Step);
        } else if go(1, Gesture::Drag) && wait() {
            running.set(true);
        } else {
            book.end_gesture();
        }
    };
    view! {
        <div class="moves" data-running=move || running.get().to_string()>
            <button type="button" class="button" data-action="step" on:click=step>
                {book.says(ui::RUN_STEP)}
            </button>
            <button type="button" class="button primary" data-action="run" on:click=start>
                {move || if running.get() { ui::RUN_PAUSE } else { ui::RUN_START }.get(book.lang())}
            </button>
        </div>
    }
}

/// Acts in a frame to come; 1 is the next.
fn in_frame(nth: usize, act: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        if nth > 1 {
            in_frame(nth - 1, act);
        } else {
            act();
        }
    });
}
