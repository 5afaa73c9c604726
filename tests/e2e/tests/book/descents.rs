//! Figures that move by themselves.

use e2e::pages::Book;
use e2e::reader::Reader;
use e2e::session;
use serde_json::json;

const ID: &str = "kl.fit";

#[test]
fn a_descent_is_stepped_run_paused_and_taken_back() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, &format!("#v=1&fig={ID}"));
        let figure = book.figure(ID);
        let kl = || figure.readout("KL_pq").value();
        let start = kl();
        figure.press("step");
        browser.settle();
        let stepped = kl();
        assert!(stepped < start && !figure.is_running());
        figure.press("run");
        browser.until(
            "it runs downhill",
            "return Number(document.querySelector(`[data-figure='${arguments[0]}'] [data-measure='KL_pq']`)
               .dataset.value) < arguments[1]",
            &[json!(ID), json!(stepped)],
        );
        if figure.is_running() {
            figure.press("run");
        }
        browser.settle();
        assert!(!figure.is_running());
        let paused = kl();
        browser.settle();
        assert_eq!(kl(), paused, "it stands");
        // The run is one thing to take back, the step another.
        figure.press("undo");
        browser.settle();
        assert_eq!(kl(), stepped);
        figure.press("undo");
        browser.settle();
        assert_eq!(kl(), start);
    });
}

#[test]
fn without_motion_a_descent_jumps() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, &format!("?motion=off#v=1&fig={ID}"));
        let figure = book.figure(ID);
        let start = figure.readout("KL_pq").value();
        figure.press("run");
        browser.settle();
        assert!(figure.readout("KL_pq").value() < start && !figure.is_running());
    });
}
