//! The readouts of a figure: symbol, value, unit, and a bar, all to one scale.

use std::borrow::Cow;

use leptos::html::{Output, Span};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Element, HtmlElement};

use super::book::Book;
use super::effect::effect_keeping;
use super::formula::FormulaView;
use super::legend::hue_class;
use super::live_text::LiveText;
use crate::figure::{Cause, Readout, Reads, Scene};
use crate::measures::Unit;
use crate::proof::{Dimension, Focus};
use crate::state::shown;
use crate::text::{Lang, Localised, ui};

/// How long a bar is: its share of two bits; ∞ fills it.
///
/// The scale is the same for every readout and every state, so that lengths can be compared while
/// p and q move. What is negative has none. A length is a whole number of 400ths: about a pixel, and no write for less.
pub fn bar_length(nats: f64) -> f64 {
    (400.0 * nats / (2.0 * std::f64::consts::LN_2)).clamp(0.0, 400.0).round() / 400.0
}

/// What a readout says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The value, in the scene's unit; may be +∞.
    pub value: f64,
    /// The value as it is shown.
    pub text: String,
    /// The scene's unit.
    pub unit: Unit,
    /// The unit as it is shown: a root of information has none.
    pub unit_text: &'static str,
    /// The measure in words; what makes it infinite, when it is.
    pub words: Cow<'static, str>,
    /// The length of the bar, 0 to 1.
    pub length: f64,
}

impl Reading {
    /// The reading of a quantity at a scene.
    pub fn of(reads: &Reads, scene: &Scene, lang: Lang, digits: u8) -> Reading {
        let value = reads.value(scene);
        let cause = value.is_infinite().then(|| reads.infinity_cause(scene)).flatten();
        let because = |outcome: &str| ui::INFINITY_CAUSE.fill(lang, &[("outcome", outcome)]).into();
        let dimension = reads.dimension();
        let unit_text = unit_text(dimension, scene.unit);
        Reading {
            value,
            text: match dimension {
                Dimension::Count => shown::exact(value),
                _ => shown::aligned(value, digits),
            },
            unit: scene.unit,
            unit_text,
            words: match cause {
                Some(Cause::Coin(outcome)) => because(outcome.get(lang)),
                Some(Cause::Outcome(name)) => because(&name),
                None => reads.symbol().name.get(lang).into(),
            },
            // A plain number has no place on a scale of bits.
            length: if dimension.is_plain() {
                0.0
            } else {
                bar_length(value / dimension.in_unit(1.0, scene.unit))
            },
        }
    }
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
    let rows: Vec<Row> = readouts.iter().map(|_| Row::default()).collect();
    let views: Vec<_> = readouts
        .iter()
        .zip(&rows)
        .map(|(readout, row)| view! { <ReadoutRow readout=*readout row=*row scene focus /> })
        .collect();
    effect_keeping(move |written: Option<Vec<Written>>| {
        let mut written = written.or_else(|| rows.iter().map(Written::new).collect())?;
        let (lang, digits) = (book.lang(), book.digits());
        scene.with(|scene| {
            for (row, readout) in written.iter_mut().zip(readouts) {
                row.show(&Reading::of(&readout.reads, scene, lang, digits));
            }
        });
        Some(written)
    });
    view! {
        <dl class="readouts" aria-label=book.says(ui::READOUTS)>
            {views}
        </dl>
    }
}

/// The live parts of a row.
#[derive(Clone, Copy, Default)]
struct Row {
    output: NodeRef<Output>,
    unit: NodeRef<Span>,
    words: NodeRef<Span>,
    bar: NodeRef<Span>,
}

/// The live parts of a row on the page, and what they say.
struct Written {
    output: Element,
    data: JsValue,
    value: LiveText,
    unit: LiveText,
    words: LiveText,
    bar: CssStyleDeclaration,
    /// Unit, value and length of the last reading shown.
    shows: Option<(Unit, f64, f64)>,
}

impl Written {
    fn new(row: &Row) -> Option<Written> {
        let output = row.output.get()?;
        Some(Written {
            data: output.dataset().into(),
            value: LiveText::of(&output)?,
            unit: LiveText::of(&row.unit.get()?.into())?,
            words: LiveText::of(&row.words.get()?.into())?,
            bar: HtmlElement::style(&row.bar.get()?.into()),
            output: output.into(),
            shows: None,
        })
    }

    fn show(&mut self, reading: &Reading) {
        self.value.say(&reading.text);
        self.unit.say(reading.unit_text);
        self.words.say(&reading.words);
        let (unit, value, length) = (reading.unit, reading.value, reading.length);
        let before = self.shows.replace((unit, value, length));
        // An attribute or a style that cannot be written leaves the text, which says it all.
        if before.is_none_or(|before| before.0 != unit) {
            let _ = self.output.set_attribute("data-unit", unit.symbol());
        }
        if before.is_none_or(|before| before.1 != value) {
            // As a number: browsers write numbers out in full, and cheaper than we hand text over.
            let _ = VALUE.with(|key| js_sys::Reflect::set(&self.data, key, &value.into()));
        }
        if before.is_none_or(|before| before.2 != length) {
            let _ = self.bar.set_property("transform", &format!("scaleX({length:.4})"));
        }
    }
}

thread_local! {
    /// The name of `data-value` among an element's data, handed over once.
    static VALUE: JsValue = JsValue::from_str("value");
}

#[component]
fn ReadoutRow(
    readout: Readout,
    row: Row,
    scene: Memo<Scene>,
    focus: RwSignal<Option<Focus>>,
) -> impl IntoView {
    let symbol = readout.reads.symbol().formula;
    // In full for those who point at it, and only then: a drag has enough to write.
    let tell_exactly = move |event: leptos::ev::PointerEvent| {
        let output = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if let Some(output) = output {
            output
                .set_title(&shown::exact(scene.with_untracked(|scene| readout.reads.value(scene))));
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
                    node_ref=row.output
                    data-measure=readout.reads.id()
                    on:pointerenter=tell_exactly
                ></output>
                <span class="unit" node_ref=row.unit></span>
                <span class="name" node_ref=row.words></span>
                <span class="bar" aria-hidden="true" node_ref=row.bar></span>
            </dd>
        </div>
    }
}

/// The unit that a value of a dimension is shown with: only information has one.
pub fn unit_text(dimension: Dimension, unit: Unit) -> &'static str {
    if dimension == Dimension::Information { unit.symbol() } else { "" }
}

/// The unit's name as a switch shows it.
pub fn unit_name(unit: Unit) -> Localised {
    match unit {
        Unit::Nat => ui::UNIT_NAT,
        Unit::Bit => ui::UNIT_BIT,
        Unit::Dit => ui::UNIT_DIT,
    }
}
