//! The readouts of a figure: symbol, value, unit, and a bar, all to one scale.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::book::Book;
use super::formula::FormulaView;
use super::legend::hue_class;
use crate::figure::{Readout, Scene, Symbol, infinity_cause};
use crate::measures::{Measure, Unit};
use crate::proof::Focus;
use crate::state::shown;
use crate::text::{Localised, ui};

/// How long a bar is: its share of two bits; ∞ fills it.
///
/// The scale is the same for every readout and every state, so that lengths can be compared while
/// p and q move.
pub fn bar_length(nats: f64) -> f64 {
    (nats / (2.0 * std::f64::consts::LN_2)).clamp(0.0, 1.0)
}

/// The column of readouts.
#[component]
pub fn Readouts(
    /// What is shown, in order.
    readouts: &'static [Readout],
    /// Where everything stands.
    scene: Memo<Scene>,
    /// The piece of the picture that is lit.
    focus: RwSignal<Option<Focus>>,
) -> impl IntoView {
    let book = Book::expect();
    view! {
        <dl class="readouts" aria-label=move || ui::READOUTS.get(book.lang())>
            {readouts.iter().map(|readout| view! { <ReadoutRow readout=*readout scene focus /> }).collect_view()}
        </dl>
    }
}

#[component]
fn ReadoutRow(
    readout: Readout,
    scene: Memo<Scene>,
    focus: RwSignal<Option<Focus>>,
) -> impl IntoView {
    let book = Book::expect();
    let measure = readout.measure;
    let Symbol { formula: symbol, name } = Symbol::of_measure(measure);
    let value = Memo::new(move |_| scene.get().measure(measure));
    let unit = move || match measure {
        // The root of a quantity of information has no unit of information.
        Measure::JsDistance => "",
        _ => scene.get().unit.symbol(),
    };
    let cause = Memo::new(move |_| {
        value.get().is_infinite().then(|| infinity_cause(measure, &scene.get())).flatten()
    });
    let length = move || {
        let scene = scene.get();
        bar_length(measure.bernoulli(scene.p, scene.q))
    };
    // In full for those who point at it, and only then: a drag has enough to write.
    let tell_exactly = move |event: leptos::ev::PointerEvent| {
        let output = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if let Some(output) = output {
            output.set_title(&shown::exact(value.get_untracked()));
        }
    };
    let lit = move || readout.focus.is_some() && focus.get() == readout.focus;
    view! {
        <div
            class=format!("readout {}", hue_class(readout.hue))
            class:lit=lit
            on:pointerenter=move |_| focus.set(readout.focus)
            on:pointerleave=move |_| focus.set(None)
        >
            <dt><FormulaView formula=symbol class="symbol" /></dt>
            <dd>
                <output
                    data-measure=measure.id()
                    data-unit=move || scene.get().unit.symbol()
                    data-value=move || shown::exact(value.get())
                    on:pointerenter=tell_exactly
                >
                    {move || shown::aligned(value.get(), book.digits())}
                </output>
                <span class="unit">{unit}</span>
                <span class="name">
                    {move || {
                        let lang = book.lang();
                        match cause.get() {
                            Some(outcome) => ui::INFINITY_CAUSE.fill(lang, &[("outcome", outcome.get(lang))]),
                            None => name.get(lang).to_owned(),
                        }
                    }}
                </span>
                <span class="bar" aria-hidden="true" style:transform=move || format!("scaleX({:.4})", length())></span>
            </dd>
        </div>
    }
}

/// The unit's name as a switch shows it.
pub fn unit_name(unit: Unit) -> Localised {
    match unit {
        Unit::Nat => ui::UNIT_NAT,
        Unit::Bit => ui::UNIT_BIT,
        Unit::Dit => ui::UNIT_DIT,
    }
}
