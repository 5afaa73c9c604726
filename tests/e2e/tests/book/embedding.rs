//! One figure alone, and what else the keys of an address ask for.

use e2e::browser::Browser;
use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;
use serde_json::json;

/// Whether anything of the page that matches is shown.
pub fn shows(browser: &Browser, selector: &str) -> bool {
    let script = "return [...document.querySelectorAll(arguments[0])]
        .some((one) => one.checkVisibility({ visibilityProperty: true }))";
    browser.execute(script, &[json!(selector)]) == json!(true)
}

#[test]
fn a_figure_alone_is_all_there_is() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?embed=1&lang=en#v=1&fig=kl.square&p=0.2");
        let figures = "return [...document.querySelectorAll('[data-figure]')].map((f) => f.id)";
        assert_eq!(browser.execute(figures, &[]), json!(["kl.square"]));
        assert!(!shows(browser, ".masthead, .contents, .colophon, .prose, .sources"));
        assert_eq!(book.query(), "?embed=1", "a canonical address says it still");
        // Another figure of the lesson, and one of another.
        for id in ["kl.support", "jsd.gan"] {
            book.go(&format!("v=1&fig={id}"));
            browser.until(
                id,
                "return document.querySelector('[data-figure]')?.id === arguments[0]",
                &[json!(id)],
            );
        }
    });
}

/// Boxes that course pages have: nothing is cut off, nothing scrolls sideways, and only the frame scrolls.
#[test]
fn a_figure_alone_fits_any_box() {
    let boxes = [(280, 240), (480, 270), (960, 540), (1280, 800)];
    session::with(&Reader::DESKTOP, |browser| {
        for (at, id) in FIGURES.iter().enumerate() {
            // Every figure in one box in one language and in the next in the other.
            for (turn, (width, height)) in boxes.into_iter().enumerate() {
                let lang = if (at + turn) % 2 == 0 { "ko" } else { "en" };
                browser.resize(&Reader { width, height, ..Reader::DESKTOP });
                let book =
                    Book::open(browser, &format!("?embed=1&lang={lang}#v=1&fig={id}&step=2"));
                let what = format!("{id} in {width}×{height}, {lang}");
                assert_eq!(book.overflow(), None, "{what}");
                // The whole chart can be seen at once.
                let chart = browser.place(&format!("canvas[data-chart=\"{id}\"]"));
                assert!(chart.height <= f64::from(height), "{what}: a chart {} high", chart.height);
                assert!(chart.height >= 120.0, "{what}: a chart {} high", chart.height);
                let inner = browser.execute(
                    "const scrolls = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowY)
                       && one.scrollHeight > one.clientHeight + 1;
                     return [...document.querySelectorAll('body *')].filter(scrolls)
                       .map((one) => `${one.tagName}.${one.className}`)",
                    &[],
                );
                assert_eq!(inner, json!([]), "{what}: scrolls within the frame");
            }
        }
        browser.resize(&Reader::DESKTOP);
    });
}

#[test]
fn parts_are_left_out() {
    session::with(&Reader::DESKTOP, |browser| {
        let parts = [
            ("chart", ".chart-cell"),
            ("controls", ".controls"),
            ("readouts", ".readouts"),
            ("proof", ".proof"),
            ("table", ".numbers"),
            ("code", ".program"),
        ];
        for (part, selector) in parts {
            let book =
                Book::open(browser, &format!("?embed=1&hide={part}&lang=en#v=1&fig=kl.asymmetry"));
            for (other, there) in parts {
                assert_eq!(shows(browser, there), other != part, "{other} without {part}");
            }
            assert_eq!(book.overflow(), None);
            Book::open(browser, &format!("?embed=1&show={part}&lang=en#v=1&fig=kl.asymmetry"));
            for (other, there) in parts {
                assert_eq!(shows(browser, there), other == part, "{other} with {part} alone");
            }
            assert!(shows(browser, selector));
        }
    });
}

#[test]
fn what_is_locked_cannot_be_moved() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?embed=1&lock=q,unit#v=1&fig=kl.asymmetry&p=0.3&q=0.6");
        let figure = book.figure("kl.asymmetry");
        let disabled = "return document.querySelector('input[type=range][data-param=q]').disabled";
        assert_eq!(browser.execute(disabled, &[]), json!(true));
        figure.choose_preset(2);
        figure.press("swap");
        figure.number_box("q").write("0.11");
        figure.number_box("q").enter();
        assert_eq!(figure.slider("q").value(), 0.6);
        figure.number_box("p").write("0.25");
        figure.number_box("p").enter();
        book.wait_for_hash("#v=1&fig=kl.asymmetry&p=0.25&q=0.6");
        figure.press("reset");
        assert_eq!(figure.slider("q").value(), 0.6);
    });
}

#[test]
fn a_remote_walks_through_the_proof() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?present=1&lang=en#v=1&fig=kl.asymmetry");
        let proof = book.figure("kl.asymmetry").proof();
        for lines in 1..=3 {
            browser.press(&[Key::PageDown]);
            browser.settle();
            assert_eq!(proof.lines().len(), lines);
        }
        browser.press(&[Key::PageUp]);
        book.wait_for_hash("#v=1&fig=kl.asymmetry&step=2");
        let dark = "return getComputedStyle(document.body, '::after').backgroundColor";
        browser.press_chars(&['b']);
        assert_eq!(browser.execute(dark, &[]), json!("rgb(0, 0, 0)"));
        browser.press_chars(&['.']);
        assert_ne!(browser.execute(dark, &[]), json!("rgb(0, 0, 0)"));
        // In a box for text a B is a letter.
        browser.click("[data-figure='kl.asymmetry'] input[type=text][data-param=p]");
        browser.press_chars(&['b']);
        assert_ne!(browser.execute(dark, &[]), json!("rgb(0, 0, 0)"));
    });
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?present=1&keys=off&lang=en#v=1&fig=kl.asymmetry");
        browser.press(&[Key::PageDown]);
        browser.settle();
        assert_eq!(book.figure("kl.asymmetry").proof().lines().len(), 0);
    });
}

#[test]
fn a_number_is_hidden_until_it_is_predicted() {
    for lang in ["en", "ko"] {
        session::with(&Reader::DESKTOP, |browser| {
            let address =
                format!("?embed=1&predict=KL_pq&lang={lang}#v=1&fig=kl.asymmetry&p=0.3&q=0.6");
            let book = Book::open(browser, &address);
            let output = "output[data-measure=KL_pq]";
            assert!(!shows(browser, output));
            assert!(shows(browser, "output[data-measure=KL_qp]"));
            assert!(!shows(browser, ".sentence, .proof, .numbers"));
            browser.write("[data-predict]", "much");
            browser.click("[data-action=predict]");
            assert!(shows(browser, ".prediction .problem"));
            assert!(!shows(browser, output));
            browser.execute(
                "const box = document.querySelector('[data-predict]');
                 box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }));",
                &[],
            );
            browser.write("[data-predict]", "0,2");
            browser.click("[data-action=predict]");
            browser.settle();
            assert!(shows(browser, output) && shows(browser, ".proof"));
            let said = browser
                .execute("return document.querySelector('.prediction .said').textContent", &[]);
            assert!(said.as_str().unwrap().contains("0.1838"), "{said}");
            assert_eq!(book.overflow(), None);
        });
    }
}

#[test]
fn what_an_address_cannot_ask_is_said_once() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(
            browser,
            "?embed=1&resize=up&lock=q,nonsense&lang=en#v=1&fig=kl.asymmetry&q=1.7",
        );
        let notices = book.notices();
        assert_eq!(notices.len(), 1);
        for said in ["resize", "lock", "q"] {
            assert!(notices[0].contains(said), "{said}: {notices:?}");
        }
        assert_eq!(book.query(), "?embed=1&lock=q");
    });
}
