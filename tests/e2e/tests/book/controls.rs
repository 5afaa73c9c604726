//! Everything a reader can take hold of: by mouse, by finger, by keyboard.

use e2e::browser::Pointer;
use e2e::pages::{Book, COINS, Figure};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;

/// A slider is as true as its thumb is wide.
const THUMB: f64 = 0.03;

/// The value of a parameter, which its box and its slider agree on.
fn agrees(figure: &Figure, parameter: &str) -> f64 {
    let value = figure.number_box(parameter).value();
    let slider = figure.slider(parameter).value();
    // A slider keeps 15 digits.
    assert!((slider - value).abs() < 1e-14, "{parameter} is {value}, its slider at {slider}");
    value
}

/// The readouts of two divergences must be those of the sliders: H(p) + KL(p‖q) = H(p, q).
fn assert_readouts_follow(figure: &Figure) {
    let (p, q) = (agrees(figure, "p"), agrees(figure, "q"));
    let cross = -p * q.ln() - (1.0 - p) * (-q).ln_1p();
    let value = figure.readout("CE_pq").value();
    assert!((value - cross).abs() <= 1e-14 * cross.max(1.0), "H(p, q) at {p}, {q} is {value}");
    let sum = figure.readout("H_p").value() + figure.readout("KL_pq").value();
    assert!((value - sum).abs() <= 1e-14 * cross.max(1.0), "{sum} is not {value}");
}

#[test]
fn sliders_follow_the_mouse() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry");
        let figure = book.figure("kl.asymmetry");
        for (parameter, to) in [("p", 0.75), ("q", 0.2), ("p", 0.4), ("q", 0.97)] {
            figure.slider(parameter).drag(Pointer::Mouse, to, 12);
            let value = agrees(&figure, parameter);
            assert!((value - to).abs() < THUMB, "{parameter} was dragged to {to}, is {value}");
            assert_readouts_follow(&figure);
        }
    });
}

#[test]
fn sliders_reach_both_ends_by_mouse() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=jsd.curves");
        let figure = book.figure("jsd.curves");
        figure.slider("p").drag(Pointer::Mouse, -0.2, 8);
        figure.slider("q").drag(Pointer::Mouse, 1.2, 8);
        assert_eq!((agrees(&figure, "p"), agrees(&figure, "q")), (0.0, 1.0));
        assert_eq!(figure.readout("KL_pq").value(), f64::INFINITY);
        assert_eq!(figure.readout("JSD").value(), std::f64::consts::LN_2);
    });
}

#[test]
fn sliders_follow_a_finger() {
    session::with(&Reader::PHONE, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry");
        let figure = book.figure("kl.asymmetry");
        for (parameter, to) in [("p", 0.7), ("q", 0.2)] {
            figure.slider(parameter).drag(Pointer::Finger, to, 12);
            let value = agrees(&figure, parameter);
            assert!((value - to).abs() < THUMB, "{parameter} was dragged to {to}, is {value}");
            assert_readouts_follow(&figure);
        }
    });
}

#[test]
fn sliders_follow_the_keyboard() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.3&q=0.6");
        let figure = book.figure("kl.asymmetry");
        let presses: [(&[Key], f64); 14] = [
            (&[Key::Right], 0.31),
            (&[Key::Up], 0.32),
            (&[Key::Left], 0.31),
            (&[Key::Down], 0.3),
            (&[Key::Shift, Key::Right], 0.4),
            (&[Key::Shift, Key::Down], 0.3),
            (&[Key::Alt, Key::Right], 0.301),
            (&[Key::Alt, Key::Left], 0.3),
            (&[Key::PageUp], 0.4),
            (&[Key::PageDown], 0.3),
            (&[Key::End], 1.0),
            (&[Key::Right], 1.0),
            (&[Key::Home], 0.0),
            (&[Key::Left], 0.0),
        ];
        figure.slider("p").focus();
        for (keys, value) in presses {
            browser.press(keys);
            browser.settle();
            assert_eq!(agrees(&figure, "p"), value, "after {keys:?}");
        }
        for _ in 0..10 {
            browser.press(&[Key::Right]);
        }
        browser.settle();
        assert_eq!(agrees(&figure, "p"), 0.1, "ten steps of 0.01 are 0.1");
        assert_readouts_follow(&figure);
        assert_eq!(figure.slider("q").value(), 0.6, "q stayed");
        book.wait_for_hash("#v=1&fig=kl.asymmetry&p=0.1&q=0.6");
    });
}

#[test]
fn numbers_can_be_typed_in_full() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry");
        let figure = book.figure("kl.asymmetry");
        figure.number_box("p").write("0.12345678901234567");
        figure.number_box("p").enter();
        assert_eq!(figure.number_box("p").value(), 0.12345678901234567);
        figure.number_box("q").write("1e-9");
        figure.number_box("q").enter();
        assert_eq!(figure.number_box("q").value(), 1e-9);
        assert!(figure.slider("q").value() < 1e-6);
        assert_readouts_follow(&figure);
        let p = figure.number_box("p").text();
        book.wait_for_hash(&format!("#v=1&fig=kl.asymmetry&p={p}&q=1e-9"));
    });
}

/// Drags the handle at `index` (from the left) to the right by a tenth of the chart.
fn drag_a_handle(figure: &Figure, browser: &e2e::browser::Browser, pointer: Pointer, index: usize) {
    let handles = figure.chart().handles();
    let from = *handles.get(index).unwrap_or_else(|| panic!("no handle {index} in {handles:?}"));
    let by = 0.1 * browser.place(figure.chart().selector()).width;
    let along: Vec<_> =
        (0..=10).map(|step| (from.0 + f64::from(step) / 10.0 * by, from.1 - 2.0)).collect();
    browser.drag(pointer, &along);
    browser.settle();
}

#[test]
fn the_crosshair_moves_both_ways_with_mouse_and_finger() {
    for (reader, pointer) in [(Reader::DESKTOP, Pointer::Mouse), (Reader::PHONE, Pointer::Finger)] {
        session::with(&reader, |browser| {
            let book = Book::open(browser, "#v=1&fig=kl.square&p=0.4&q=0.5");
            let figure = book.figure("kl.square");
            let place = browser.place(figure.chart().selector());
            let handles = figure.chart().handles();
            let [from] = handles[..] else { panic!("one handle: {handles:?}") };
            let by = (0.2 * place.width, -0.2 * place.height);
            let along: Vec<_> = (0..=10)
                .map(|step| f64::from(step) / 10.0)
                .map(|share| (from.0 + share * by.0, from.1 + share * by.1))
                .collect();
            browser.drag(pointer, &along);
            browser.settle();
            let (p, q) = (figure.slider("p").value(), figure.slider("q").value());
            assert!((0.55..0.75).contains(&p) && (0.65..0.9).contains(&q), "{p}, {q}");
            figure.press("undo");
            assert_eq!((figure.slider("p").value(), figure.slider("q").value()), (0.4, 0.5));
        });
    }
}

#[test]
fn handles_in_the_chart_follow_the_mouse() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for (id, parameters) in [
            ("overview.one-curve", &["p", "q"][..]),
            ("entropy.curve", &["p"]),
            ("kl.asymmetry", &["p", "q"]),
            ("jsd.curves", &["p", "q"]),
        ] {
            for (index, parameter) in parameters.iter().enumerate() {
                book.go(&format!("#v=1&fig={id}&p=0.3&q=0.7"));
                let figure = book.figure(id);
                let before = figure.slider(parameter).value();
                drag_a_handle(&figure, browser, Pointer::Mouse, index);
                let moved = agrees(&figure, parameter) - before;
                assert!((0.08..0.16).contains(&moved), "{parameter} of {id} moved by {moved}");
                let other = if *parameter == "p" { "q" } else { "p" };
                if parameters.contains(&other) {
                    let stayed = if other == "p" { 0.3 } else { 0.7 };
                    assert_eq!(figure.slider(other).value(), stayed, "{other} of {id}");
                }
            }
        }
    });
}

#[test]
fn handles_in_the_chart_follow_a_finger() {
    session::with(&Reader::PHONE, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.3&q=0.7");
        let figure = book.figure("kl.asymmetry");
        drag_a_handle(&figure, browser, Pointer::Finger, 0);
        let moved = agrees(&figure, "p") - 0.3;
        assert!((0.08..0.16).contains(&moved), "p moved by {moved}");
    });
}

#[test]
fn swap_exchanges_p_and_q() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.25&q=0.7");
        let figure = book.figure("kl.asymmetry");
        let (forward, reverse) = (figure.readout("KL_pq").value(), figure.readout("KL_qp").value());
        assert!(forward != reverse);
        figure.press("swap");
        assert_eq!((agrees(&figure, "p"), agrees(&figure, "q")), (0.7, 0.25));
        assert_eq!(figure.readout("KL_pq").value(), reverse);
        assert_eq!(figure.readout("KL_qp").value(), forward);
    });
}

#[test]
fn presets_set_both_and_know_when_they_are_on() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in COINS {
            book.go(&format!("#v=1&fig={id}&p=0.123&q=0.456"));
            let figure = book.figure(id);
            assert_eq!(figure.preset(), None, "{id}");
            for number in 0..3 {
                let before = figure.values();
                figure.choose_preset(number);
                assert_eq!(figure.preset(), Some(number), "{id}");
                assert_ne!(figure.values(), before, "preset {number} of {id}");
            }
            figure.slider("p").focus();
            browser.press(&[Key::Alt, Key::Right]);
            browser.settle();
            assert_eq!(figure.preset(), None, "{id}");
        }
    });
}

#[test]
fn the_unit_switch_turns_every_number() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        let ln_10 = std::f64::consts::LN_10;
        for id in COINS {
            book.go(&format!("#v=1&fig={id}&p=0.2&q=0.6"));
            let figure = book.figure(id);
            book.choose("unit", "nat");
            let nats = figure.values();
            for (unit, nat) in [("bit", std::f64::consts::LN_2), ("dit", ln_10), ("nat", 1.0)] {
                book.choose("unit", unit);
                for ((measure, value), (_, nats)) in figure.values().into_iter().zip(&nats) {
                    let nat = if measure == "JS_distance" { nat.sqrt() } else { nat };
                    let right = nats / nat;
                    assert!((value - right).abs() <= 4e-16 * right, "{measure} of {id} in {unit}");
                    assert_eq!(figure.readout(&measure).unit(), unit);
                }
                let shown = if unit == "nat" { String::new() } else { format!("&unit={unit}") };
                let q = if id == "entropy.curve" { "" } else { "&q=0.6" };
                let hash = book.hash();
                assert!(!hash.contains("unit=nat"), "{hash}");
                book.wait_for_hash(&match id {
                    // Its p starts at 0.2, and what is at its start is left out.
                    "entropy.curve" => format!("#v=1&fig={id}&q=0.6{shown}"),
                    "jsd.curves" | "jsd.gap" | "kl.square" => format!("#v=1&fig={id}{q}{shown}"),
                    _ => format!("#v=1&fig={id}&p=0.2{q}{shown}"),
                });
            }
        }
    });
}

#[test]
fn reset_returns_to_the_start_and_keeps_the_unit() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry");
        let figure = book.figure("kl.asymmetry");
        let start = (agrees(&figure, "p"), agrees(&figure, "q"));
        book.choose("unit", "bit");
        figure.slider("p").drag(Pointer::Mouse, 0.8, 5);
        figure.press("swap");
        figure.proof().next();
        figure.press("reset");
        assert_eq!((agrees(&figure, "p"), agrees(&figure, "q")), start);
        assert_eq!(figure.readout("KL_pq").unit(), "bit");
        assert_eq!(figure.proof().lines(), []);
        book.wait_for_hash("#v=1&fig=kl.asymmetry&unit=bit");
    });
}

#[test]
fn undo_takes_a_drag_back_whole() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.3&q=0.6");
        let figure = book.figure("kl.asymmetry");
        let state = || (agrees(&figure, "p"), agrees(&figure, "q"));
        assert!(!figure.can("undo") && !figure.can("redo"));

        figure.slider("p").drag(Pointer::Mouse, 0.8, 15);
        let dragged = state();
        figure.slider("p").drag(Pointer::Mouse, 0.1, 15);
        let dragged_again = state();
        figure.press("swap");
        let swapped = state();

        figure.press("undo");
        assert_eq!(state(), dragged_again);
        figure.press("undo");
        assert_eq!(state(), dragged);
        figure.press("undo");
        assert_eq!(state(), (0.3, 0.6));
        assert!(!figure.can("undo"));

        for there in [dragged, dragged_again, swapped] {
            assert!(figure.can("redo"));
            figure.press("redo");
            assert_eq!(state(), there);
        }
        assert!(!figure.can("redo"));
        figure.press("undo");
        figure.press("reset");
        assert!(!figure.can("redo"), "a new move ends what could be made again");
    });
}
