//! Any figure on the page: chart, legend, controls, readouts, sentence, numbers, proof.

use leptos::ev;
use leptos::html::{Section, Select};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::activity;
use super::amount::quantity;
use super::book::{Book, Gesture};
use super::bridge::bridge;
use super::canvas_chart::{CanvasChart, Drag, DragPhase};
use super::data_table::data_table;
use super::effect::effect_keeping;
use super::embedding;
use super::exports::exports;
use super::grip::{self, Held, Places, grip};
use super::legend::Legend;
use super::live_text::{LiveParagraph, Said};
use super::number_rows;
use super::parameter_control::ParameterControl;
use super::program::program;
use super::proof_stepper::ProofStepper;
use super::readouts::Readouts;
use super::runner::runner;
use crate::browser::nearness::Nearness;
use crate::charts::picture::Handle;
use crate::figure::{Cause, Figure, Parameter, Preset, Scene, Sentence, Spoken, Start};
use crate::proof::Focus;
use crate::state::shown;
use crate::text::{Lang, ui};

/// A sentence in a language, with its numbers.
pub fn said(sentence: &Sentence, scene: &Scene, lang: Lang, digits: u8) -> Said {
    let slot = |(name, value): &(_, Spoken)| (*name, spoken(value, scene, lang, digits));
    Said { words: sentence.words.get(lang), slots: sentence.slots.iter().map(slot).collect() }
}

/// A value as a sentence says it.
pub fn spoken(value: &Spoken, scene: &Scene, lang: Lang, digits: u8) -> String {
    match value {
        Spoken::Number(number) => shown::number(*number, digits),
        Spoken::Quantity(amount) => quantity(*amount, scene.unit, digits),
        Spoken::Percent(share) => format!("{}%", shown::number(100.0 * share, digits.min(3))),
        Spoken::Word(word) | Spoken::Cause(Cause::Coin(word)) => word.get(lang).to_owned(),
        Spoken::Cause(Cause::Outcome(name)) => name.clone(),
    }
}

/// A figure.
#[component]
pub fn FigureView(
    /// Which one.
    figure: &'static Figure,
) -> impl IntoView {
    let book = Book::expect();
    let (section, in_sight) = (NodeRef::<Section>::new(), RwSignal::new(true));
    effect_keeping(move |_| {
        let section = section.get()?;
        // Where the browser cannot tell, a figure is always in sight.
        Nearness::watch(&section, "0px", move |near| in_sight.set(near)).ok()
    });
    let scene = book.scene(figure, in_sight);
    let focus = RwSignal::new(None::<Focus>);
    // Where no picture is shown there is none to wait for.
    let ready = RwSignal::new(!embedding::shows_charts());

    let picture = Memo::new(move |_| scene.with(|scene| (figure.picture)(scene)));
    // Words that change sixty times a second cannot be read: a sentence follows a drag unhurried.
    let unhurried = book.unhurried_scene(figure);
    let sentence = Signal::derive(move || {
        unhurried.with(|scene| said(&(figure.sentence)(scene), scene, book.lang(), book.digits()))
    });
    let (places, handle) = (StoredValue::new_local(None::<Places>), RwSignal::new(None));
    let drag = move |drag: Drag| match drag.phase {
        // From here on keys move it too.
        DragPhase::Start => {
            handle.set(Some((drag.handle.parameter, drag.handle.index)));
            grip::take(figure);
        }
        DragPhase::Move => {
            let Handle { parameter, index, .. } = drag.handle;
            let to = drag.handle.means(drag.to);
            let dragged = book.subject_now(figure).dragged(parameter, index, to);
            if let Some(subject) = dragged {
                book.set_subject(figure, subject, Gesture::Drag);
            }
        }
        DragPhase::End | DragPhase::Cancel => book.end_gesture(),
    };
    // A quantity that is pointed at in a formula is lit in the picture and among the numbers, and back.
    let point = move |event: ev::PointerEvent| {
        if let Some(piece) = term_at(&event).map(|term| meaning(figure, &term)) {
            focus.set(piece);
        }
    };
    let leave = move |event: ev::PointerEvent| {
        if term_at(&event).is_some() {
            focus.set(None);
        }
    };
    let lit = move || {
        focus.get().map(|piece| {
            let lit = figure.readouts.iter().filter(|readout| readout.focus == Some(piece));
            lit.map(|readout| readout.reads.id()).collect::<Vec<_>>().join(" ")
        })
    };
    let on_drag = Callback::new(drag);
    let both = figure.parameters == [Parameter::P, Parameter::Q];
    let heading = format!("{}-title", figure.id);
    let sentence_id = format!("{}-sentence", figure.id);

    let second = {
        let describedby = sentence_id.clone();
        figure.beside.map(move |beside| {
            let picture = Memo::new(move |_| scene.with(|scene| (beside.picture)(scene)));
            view! {
                <CanvasChart
                    id=format!("{}-beside", figure.id)
                    picture
                    focus
                    theme=book.chart_theme()
                    label=book.says(beside.label)
                    describedby
                    on_drag
                    second=true
                />
            }
        })
    };

    view! {
        <section
            class="figure"
            id=figure.id
            data-figure=figure.id
            data-ready=move || ready.get().to_string()
            data-lit=lit
            aria-labelledby=heading.clone()
            node_ref=section
            on:pointerover=point
            on:pointerout=leave
        >
            <header><h2 id=heading.clone() inner_html=book.says(figure.title)></h2></header>
            <p class="caption" inner_html=book.says(figure.caption)></p>
            <div class="stage">
                <div class="chart-cell">
                    <CanvasChart
                        id=figure.id
                        picture
                        focus
                        theme=book.chart_theme()
                        label=book.says(figure.chart_label)
                        describedby=sentence_id.clone()
                        on_drag
                        places
                        over=grip(Held { figure, picture, places, ready, handle })
                        on_point=Callback::new(move |piece| focus.set(piece))
                        on_ready=Callback::new(move |()| ready.set(true))
                    />
                    <Legend entries=figure.legend />
                </div>
                <div class="controls" role="group" aria-label=book.says(ui::CONTROLS)>
                    {figure.parameters.iter().filter(|parameter| !figure.in_rows(**parameter)).map(|parameter| view! {
                        <ParameterControl parameter=*parameter figure scene hint_other=both />
                    }).collect_view()}
                    {figure.start.has_rows().then(|| number_rows::rows(figure, scene))}
                    {figure.run.map(|run| runner(figure, run, in_sight))}
                    <Moves figure scene both />
                </div>
                <div class="values">
                    {embedding::prediction(book, figure, scene)}
                    {activity::open_activity(figure, scene)}
                    {second}
                    <Readouts readouts=figure.readouts scene focus />
                    <LiveParagraph id=sentence_id class="sentence" said=sentence />
                </div>
            </div>
            <ProofStepper figure scene focus />
            {activity::activities(figure, scene)}
            {data_table(figure, scene)}
            {program(figure, scene)}
            {exports(figure, scene)}
            {figure.bridge.map(|way| bridge(figure.id, way, unhurried))}
        </section>
    }
}

/// The term of a formula that the pointer is at, where the formula has not its own way of being lit.
fn term_at(event: &ev::PointerEvent) -> Option<String> {
    let at = event.target()?.dyn_into::<Element>().ok()?;
    let term = at.closest("[data-term]").ok()??;
    let lit_as_a_whole = term.closest(".readout, .proof-line").ok()?.is_some();
    (!lit_as_a_whole).then(|| term.get_attribute("data-term")).flatten()
}

/// The piece of a figure's picture that shows the quantity of a term.
fn meaning(figure: &Figure, term: &str) -> Option<Focus> {
    figure.readouts.iter().find(|readout| readout.reads.id() == term)?.focus
}

/// Whether a scene is at a preset; what a figure cannot move does not count.
fn is_at(figure: &Figure, preset: &Preset, scene: &Scene) -> bool {
    match preset.at {
        Start::Coins(p, q) => {
            let moves = |parameter| figure.parameters.contains(&parameter);
            (!moves(Parameter::P) || scene.p.get() == p)
                && (!moves(Parameter::Q) || scene.q.get() == q)
        }
        start => Scene::new(start.subject(), scene.unit) == *scene,
    }
}

/// The moves beside the sliders: presets, swap, undo, redo, reset.
#[component]
fn Moves(figure: &'static Figure, scene: Memo<Scene>, both: bool) -> impl IntoView {
    let book = Book::expect();
    let choose = move |event: ev::Event| {
        let chosen = event_target_value(&event).parse::<usize>().ok();
        if let Some(preset) = chosen.and_then(|index| figure.presets.get(index)) {
            book.set_subject(figure, preset.at.subject(), Gesture::Step);
        }
    };
    // The list shows the preset that p and q are at, if they are at one; its first line if not.
    let list = NodeRef::<Select>::new();
    effect_keeping(move |before: Option<usize>| {
        let list = list.get()?;
        let line = scene.with(|scene| {
            let here = |preset: &Preset| is_at(figure, preset, scene);
            figure.presets.iter().position(here).map_or(0, |index| index + 1)
        });
        if before != Some(line) {
            list.set_selected_index(line as i32);
        }
        Some(line)
    });
    view! {
        <div class="moves">
            <label>
                <span>{book.says(ui::PRESETS)}</span>
                <select data-action="preset" node_ref=list on:change=choose>
                    <option value="" disabled=true>"…"</option>
                    {figure.presets.iter().enumerate().map(|(index, preset)| view! {
                        <option value=index.to_string()>{book.says(preset.name)}</option>
                    }).collect_view()}
                </select>
            </label>
            {both.then(|| view! {
                <button class="button" data-action="swap" title=book.says(ui::SWAP) aria-label=move || format!("p⇄q: {}", ui::SWAP.get(book.lang())) on:click=move |_| book.swap(figure)>
                    <math aria-hidden="true"><mi class="p">"p"</mi><mo>"⇄"</mo><mi class="q">"q"</mi></math>
                </button>
            })}
            <button class="button" data-action="undo" aria-label=book.says(ui::UNDO) title=book.says(ui::UNDO) disabled=move || !book.can_undo() on:click=move |_| book.undo()>"↶"</button>
            <button class="button" data-action="redo" aria-label=book.says(ui::REDO) title=book.says(ui::REDO) disabled=move || !book.can_redo() on:click=move |_| book.redo()>"↷"</button>
            <button class="button" data-action="reset" on:click=move |_| book.reset(figure)>
                {book.says(ui::RESET)}
            </button>
        </div>
    }
}
