//! Effects, written once for all: of each type that runs in one, leptos makes code of its own.

use leptos::prelude::Effect;

/// Acts now, and again whenever anything that it asked has changed.
pub fn effect(act: impl FnMut() + 'static) {
    run(Box::new(act));
}

/// The same for what keeps something from one time to the next.
pub fn effect_keeping<T: 'static>(mut act: impl FnMut(Option<T>) -> Option<T> + 'static) {
    let mut kept = None;
    effect(move || kept = act(kept.take()));
}

#[inline(never)]
fn run(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| act());
}
