//! The handles of a chart by keyboard, and what is lit when a quantity is pointed at.

use e2e::browser::Browser;
use e2e::pages::{Book, Figure};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// What holds a handle of a figure's chart.
fn grip(figure: &Figure) -> String {
    format!("{} .grip", figure.selector())
}

fn focus(browser: &Browser, figure: &Figure) {
    // By a key first, so that the browser shows the focus.
    browser.press(&[Key::Tab]);
    browser.execute("document.querySelector(arguments[0]).focus()", &[json!(grip(figure))]);
    browser.settle();
}

pub fn attribute_of(browser: &Browser, selector: &str, name: &str) -> Value {
    browser.execute(
        "return document.querySelector(arguments[0]).getAttribute(arguments[1])",
        &[json!(selector), json!(name)],
    )
}

/// How far, in CSS pixels, the ring is from the nearest handle of the chart.
fn distance_to_a_handle(browser: &Browser, figure: &Figure) -> f64 {
    // The ring moves once the chart has been painted.
    browser.settle();
    browser.settle();
    let handles = figure.chart().handles();
    let ring = browser.execute(
        "const box = document.querySelector(arguments[0]).getBoundingClientRect();
         return [box.x + box.width / 2, box.y + box.height / 2]",
        &[json!(grip(figure))],
    );
    let [across, down] = [0, 1].map(|index| ring[index].as_f64().unwrap());
    let far = |&(x, y): &(f64, f64)| (x - across).hypot(y - down);
    handles.iter().map(far).fold(f64::INFINITY, f64::min)
}

#[test]
fn keys_move_the_handle_that_is_held() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.3&q=0.6");
        let figure = book.figure("kl.asymmetry");
        focus(browser, &figure);
        let held = || attribute_of(browser, &grip(&figure), "data-handle");
        assert_eq!(held(), json!("p"));
        let far = distance_to_a_handle(browser, &figure);
        assert!(far < 8.0, "{far}");
        browser.press(&[Key::Right]);
        browser.press(&[Key::Shift, Key::Right]);
        browser.press(&[Key::Alt, Key::Left]);
        browser.settle();
        assert_eq!(figure.slider("p").value(), 0.409);
        assert_eq!(attribute_of(browser, &grip(&figure), "aria-valuenow"), json!("0.409"));
        assert!(distance_to_a_handle(browser, &figure) < 8.0, "the ring follows");

        browser.press(&[Key::Space]);
        browser.settle();
        assert_eq!(held(), json!("q"));
        browser.press(&[Key::End]);
        browser.settle();
        assert_eq!(figure.slider("q").value(), 1.0);
        browser.press(&[Key::Home]);
        browser.settle();
        assert_eq!((figure.slider("p").value(), figure.slider("q").value()), (0.409, 0.0));
        book.wait_for_hash("#v=1&fig=kl.asymmetry&p=0.409&q=0");
        browser.press(&[Key::Shift, Key::Space]);
        browser.settle();
        assert_eq!(held(), json!("p"), "and back");
    });
}

#[test]
fn a_crosshair_goes_both_ways() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.square&p=0.3&q=0.6");
        let figure = book.figure("kl.square");
        focus(browser, &figure);
        browser.press(&[Key::Right]);
        browser.press(&[Key::Shift, Key::Up]);
        browser.settle();
        assert_eq!((figure.slider("p").value(), figure.slider("q").value()), (0.31, 0.7));
        let says = attribute_of(browser, &grip(&figure), "aria-valuetext");
        assert_eq!(says, json!("p = 0.31, q = 0.7"));
    });
}

#[test]
fn bars_and_points_move_by_keys_too() {
    session::with(&Reader::DESKTOP, |browser| {
        for (id, held, value) in [
            ("cross-entropy.marbles", "q", "0.21"),
            ("jensen.chord", "x", ""),
            ("kl.fit", "mu", ""),
            ("jsd.triangle", "a", "0.01"),
        ] {
            let book = Book::open(browser, &format!("#v=1&fig={id}"));
            let figure = book.figure(id);
            focus(browser, &figure);
            assert_eq!(attribute_of(browser, &grip(&figure), "data-handle"), json!(held), "{id}");
            let before = attribute_of(browser, &grip(&figure), "aria-valuenow");
            // Of a block the height is a surprisal, so down is more.
            let key = if id == "cross-entropy.marbles" { Key::Down } else { Key::Right };
            browser.press(&[key]);
            browser.settle();
            let after = attribute_of(browser, &grip(&figure), "aria-valuenow");
            assert_ne!(before, after, "{id}");
            assert!(value.is_empty() || after == json!(value), "{id}: {after}");
            let name = attribute_of(browser, &grip(&figure), "aria-label");
            assert!(name.as_str().is_some_and(|name| name.len() > 3), "{id}: {name}");
            let far = distance_to_a_handle(browser, &figure);
            assert!(far < 8.0, "{id}: {far}");
        }
    });
}

#[test]
fn what_the_hand_has_held_the_keys_hold() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=overview.one-curve&p=0.3&q=0.8");
        let figure = book.figure("overview.one-curve");
        let handles = figure.chart().handles();
        // The rightmost is q.
        let at = handles.iter().copied().max_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        browser.drag(e2e::browser::Pointer::Mouse, &[at, (at.0 - 30.0, at.1)]);
        browser.settle();
        let dragged = figure.slider("q").value();
        assert!(dragged < 0.8);
        browser.press(&[Key::Right]);
        browser.settle();
        assert!((figure.slider("q").value() - dragged - 0.01).abs() < 1e-9);
    });
}

fn lit(browser: &Browser, figure: &Figure) -> Value {
    browser.settle();
    attribute_of(browser, figure.selector(), "data-lit")
}

#[test]
fn a_quantity_is_lit_in_formula_number_and_picture_wherever_it_is_pointed_at() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=overview.one-curve");
        let figure = book.figure("overview.one-curve");
        let caption = |term: &str| {
            let term = format!("{} .caption [data-term='{term}']", figure.selector());
            browser.place(&term).at(0.5, 0.5)
        };
        assert_eq!(lit(browser, &figure), Value::Null);
        figure.chart().remember();
        browser.hover(caption("KL_pq"));
        assert_eq!(lit(browser, &figure), json!("KL_pq"));
        let shown = |selector: &str| {
            browser.execute(
                "const one = document.querySelector(arguments[0]);
                 return getComputedStyle(one).backgroundColor !== 'rgba(0, 0, 0, 0)'",
                &[json!(format!("{} {selector}", figure.selector()))],
            )
        };
        assert_eq!(shown(".readout:has([data-measure='KL_pq'])"), json!(true));
        assert_eq!(shown(".readout:has([data-measure='JSD'])"), json!(false));
        assert_eq!(shown(".caption [data-term='KL_pq']"), json!(true));
        assert_eq!(shown(".caption [data-term='JSD']"), json!(false));
        assert!(figure.chart().changed() > 100, "the rest of the picture steps back");

        // And from the number to the formula.
        browser.hover(browser.place(".readout:has([data-measure='JSD'])").at(0.5, 0.5));
        assert_eq!(lit(browser, &figure), json!("JSD"));
        assert_eq!(shown(".caption [data-term='JSD']"), json!(true));

        // And from the picture: up the bracket of the divergence, which stands over p.
        let handles = figure.chart().handles();
        let p = handles.iter().copied().min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
        browser.hover((p.0, p.1 - 60.0));
        assert_eq!(lit(browser, &figure), json!("KL_pq"));
        browser.hover((2.0, 2.0));
        assert_eq!(lit(browser, &figure), Value::Null);
    });
}
