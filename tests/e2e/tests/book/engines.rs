//! Firefox beside Chromium: the same numbers to the last bit, and the same ways to move them.
//!
//! The whole suite runs in an engine by `SURPRISAL_ENGINE`; this is what runs in Firefox always.

use std::collections::BTreeMap;

use e2e::browser::{Browser, Pointer};
use e2e::engine::Engine;
use e2e::pages::{Book, FIGURES, Frame, PageAround};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::one_file;

/// A state: figure, the rest of the address, and how often which button is pressed then.
type State = (&'static str, &'static str, Option<(&'static str, u32)>);

/// States beside those that figures begin with.
const STATES: [State; 36] = [
    ("overview.one-curve", "p=0.30000000000000004&q=1e-9", None),
    ("entropy.curve", "p=1e-300&unit=bit", None),
    ("cross-entropy.tangent", "p=0.1&q=0.7&unit=dit", None),
    ("kl.asymmetry", "p=0.4&q=0.40000001", None),
    ("kl.square", "p=0&q=0.25", None),
    ("jsd.gap", "p=0.999999&q=1e-12", None),
    ("jsd.curves", "p=0.3333333333333333&q=0.6", None),
    ("entropy.outcomes", "p=0.5,0.25,0.125,0.0625,0.0625", None),
    ("entropy.outcomes", "p=0.11,0.13,0.17,0.19,0.23,0.17&unit=bit", None),
    ("jensen.chord", "f=log", None),
    ("kl.support", "p=0.1,0.2,0.7&q=0.3,0.3,0.4", None),
    ("coding.lengths", "", Some(("step", 3))),
    ("coding.blocks", "heads=0.07&block=9", None),
    // Vehicles come by chance, which is the same chance everywhere.
    ("coding.storage", "vehicles=10000", None),
    ("coding.storage", "vehicles=10000&car=0.37&day=42&unit=bit", None),
    ("coding.storage", "vehicles=1000000&day=365", None),
    ("coding.storage", "vehicles=500&speed=1000", Some(("run", 1))),
    // A run of two hundred steps through exp and ln, each on top of the one before.
    ("learning.overfitting", "seed=1", None),
    ("learning.overfitting", "seed=2", None),
    ("learning.overfitting", "seed=3", None),
    ("learning.overfitting", "seed=4", None),
    ("learning.overfitting", "seed=5&unit=bit", None),
    ("learning.overfitting", "seed=17&waves=30&eps=0.1&noise=0.3&n=200&rate=1.7", None),
    ("learning.overfitting", "steps=0&seed=3", Some(("run", 1))),
    ("learning.overfitting", "steps=0&stop=1&seed=2", Some(("run", 1))),
    ("learning.descent", "", Some(("step", 7))),
    ("learning.descent", "classes=3&z=4.5&zb=-3&zc=0.7&true=0.2&lr=3", Some(("run", 1))),
    ("kl.fit", "", Some(("run", 1))),
    ("kl.fit", "dir=1&mu=1.3&sigma=0.4&apart=2.7&unit=bit", Some(("run", 1))),
    ("kl.fit", "mu=0.1&sigma=2", Some(("step", 5))),
    ("cross-entropy.one-hot", "z1=-2.3&z2=4.9&z3=0.1&T=0.7&eps=0.15", None),
    ("jsd.triangle", "p=0.7,0.2,0.1&q=0.1,0.3,0.6", None),
    ("jsd.gan", "p=0.7,0.2,0.1&q=0.1,0.3,0.6", None),
    ("compression.layers", "t=3,7,200&delta=1.7,2,11", None),
    ("compression.rates", "over=1", None),
    ("jensen.chord", "f=reciprocal", None),
];

/// Everything of a figure that is a number: readouts, lines of the proof, cells of the table, and the
/// words that say them.
const NUMBERS: &str = "
    const figure = document.querySelector(`[data-figure='${arguments[0]}']`);
    const chart = figure.querySelector(`[data-chart='${arguments[0]}']`);
    const numbers = [...figure.querySelectorAll('[data-value]')].map((one) =>
      [one.dataset.measure ?? one.dataset.line ?? one.tagName, one.dataset.value, one.dataset.slack ?? '',
       one.dataset.holds ?? ''].join(' '));
    return [document.getElementById(chart.getAttribute('aria-describedby')).textContent, ...numbers];";

/// Opens a state, its whole proof and its table, and reads its numbers.
fn numbers(browser: &Browser, (id, rest, pressed): State) -> Vec<String> {
    let book = Book { browser };
    book.go(&format!("v=1&fig={id}&{rest}"));
    let figure = book.figure(id);
    let (button, times) = pressed.unwrap_or_default();
    for _ in 0..times {
        figure.press(button);
        browser.until(
            "it stands",
            "return !document.querySelector(`${arguments[0]} [data-running=true]`)",
            &[json!(figure.selector())],
        );
    }
    figure.proof().open();
    browser.until(
        "the proof is there",
        "return document.querySelector(`${arguments[0]} [data-proof] > [data-line]`) !== null",
        &[json!(figure.selector())],
    );
    let lines = figure.proof().lines();
    assert!(lines.len() >= 4 && lines.iter().all(|line| line.holds), "{id}&{rest}: {lines:?}");
    figure.chart().table();
    let found = browser.execute(NUMBERS, &[json!(id)]);
    let text = |one: &Value| one.as_str().unwrap_or_default().to_owned();
    found.as_array().into_iter().flatten().map(text).collect()
}

/// The numbers of every state, by its address.
fn all_numbers(engine: Engine) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    session::in_engine(engine, &Reader::DESKTOP, |browser| {
        // Without motion a run is at its end at once.
        Book::open(browser, "?lang=en&motion=off");
        let starts = FIGURES.iter().map(|id| (*id, "", None));
        for state in starts.chain(STATES) {
            all.insert(format!("{state:?}"), numbers(browser, state));
        }
    });
    all
}

#[test]
fn firefox_shows_the_numbers_of_chromium_to_the_last_bit() {
    if !session::has(Engine::Firefox) {
        return;
    }
    let mut chromium = all_numbers(Engine::Chromium);
    let firefox = all_numbers(Engine::Firefox);
    assert_eq!(firefox.len(), FIGURES.len() + STATES.len(), "every state is another");
    let count: usize = firefox.values().map(Vec::len).sum();
    assert!(count > 40 * firefox.len(), "{count} numbers");
    println!("{} states, {count} numbers", firefox.len());
    for (state, numbers) in firefox {
        assert_eq!(Some(numbers), chromium.remove(&state), "{state}");
    }
}

#[test]
fn a_drag_a_walk_through_the_proof_and_back_in_firefox() {
    if !session::has(Engine::Firefox) {
        return;
    }
    session::in_engine(Engine::Firefox, &Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?lang=en#v=1&fig=kl.asymmetry&p=0.2&q=0.6");
        let figure = book.figure("kl.asymmetry");
        let chart = figure.chart();
        // The handle that is farthest to the left is that of p.
        let (x, y) = chart.handles()[0];
        browser.drag(Pointer::Mouse, &[(x, y), (x + 60.0, y), (x + 120.0, y)]);
        browser.settle();
        let dragged = figure.slider("p").value();
        assert!(dragged > 0.3, "{dragged}");
        figure.slider("p").drag(Pointer::Mouse, 0.5, 10);
        let p = figure.slider("p").value();
        assert!((p - 0.5).abs() < 0.02, "{p}");
        let before = format!("#v=1&fig=kl.asymmetry&p={}&q=0.6", figure.number_box("p").text());
        book.wait_for_hash(&before);

        browser.execute(
            "document.querySelector(`${arguments[0]} [data-action=next]`).focus()",
            &[json!(figure.selector())],
        );
        for shown in 1..=4 {
            browser.press(&[Key::Enter]);
            browser.settle();
            let lines = figure.proof().lines();
            assert_eq!(lines.len(), shown);
            assert!(lines.iter().all(|line| line.holds), "{lines:?}");
            book.wait_for_hash(&format!("{before}&step={shown}"));
        }
        // Each line is a step of the way back.
        for left in [3, 2] {
            browser.back();
            book.wait_for_hash(&format!("{before}&step={left}"));
            browser.settle();
            assert_eq!(figure.proof().lines().len(), left);
        }

        let number = figure.number_box("q");
        number.write("3/4");
        number.enter();
        assert_eq!(figure.slider("q").value(), 0.75);
        number.write("");
        assert!(number.is_invalid() && number.problem().is_some());
    });
}

#[test]
fn a_frame_says_that_it_is_ready_in_firefox() {
    if !session::has(Engine::Firefox) {
        return;
    }
    session::in_engine(Engine::Firefox, &Reader::DESKTOP, |browser| {
        let address = "?embed=1&api=1&lang=ko#v=1&fig=kl.asymmetry&p=0.2&q=0.6";
        let page = PageAround::open(browser, browser.site(), "embedly", &[Frame::of(address)]);
        page.wait_for_ready(1);
        let reply = page.ask(0, "setState", json!([{ "p": 0.4 }]));
        assert_eq!((&reply["ok"], &reply["result"]["p"]), (&json!(true), &json!("0.4")), "{reply}");
        page.within(0, |book| assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.4));
    });
}

#[test]
fn the_one_file_opens_by_a_double_click_in_firefox() {
    if session::has(Engine::Firefox) {
        session::in_engine(Engine::Firefox, &Reader::DESKTOP, one_file::opens_from_a_disk);
    }
}
