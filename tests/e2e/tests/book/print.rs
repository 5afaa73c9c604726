//! The book on paper.

use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;
use serde_json::json;

#[test]
fn on_paper_are_charts_and_proofs_and_nothing_to_press() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}&p=0.2&q=0.6"));
            let figure = book.figure(id);
            figure.proof().open();
            let lines = figure.proof().lines();
            browser.prefer("print", &Reader::DESKTOP);
            browser.settle();
            let pressable = browser.execute(
                "return [...document.querySelectorAll(
                   '[data-action], [data-setting], [data-choice], [data-lesson-link], input[type=range]')]
                   .filter((one) => one.checkVisibility({ visibilityProperty: true }))
                   .map((one) => one.cloneNode(false).outerHTML)",
                &[],
            );
            assert_eq!(pressable, json!([]), "{id} prints what can only be pressed");
            assert_eq!(figure.proof().lines(), lines, "{id}");
            for chart in figure.charts() {
                for pixels in chart.pixels() {
                    assert!(pixels.painted > 500.0 && pixels.css_width > 200.0, "{id}: {pixels:?}");
                }
            }
            browser.prefer("", &Reader::DESKTOP);
        }
    });
}

#[test]
fn every_lesson_prints() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            book.figure(id).proof().open();
            let paper = browser.print();
            assert!(paper.starts_with(b"%PDF-"), "{id}");
            assert!(paper.len() > 40_000, "{id}: {} bytes", paper.len());
        }
    });
}

#[test]
fn a_dark_screen_prints_dark_on_light() {
    session::with(&Reader::DESKTOP.dark(), |browser| {
        Book::open(browser, "#v=1&fig=kl.asymmetry");
        browser.prefer("print", &Reader::DESKTOP.dark());
        browser.settle();
        let dark_on_light = browser.execute(
            "const luminance = (colour) => {
               const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
               return a === 0 ? 1 : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
             };
             const style = getComputedStyle(document.querySelector('main h1'));
             return luminance(style.color) < 0.4
               && luminance(getComputedStyle(document.body).backgroundColor) > 0.9;",
            &[],
        );
        assert_eq!(dark_on_light, json!(true), "light letters on white paper are not read");
    });
}
