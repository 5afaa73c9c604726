//! The whole book without a mouse.

use e2e::browser::Browser;
use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Gives every shown control of the page a number to be known by, and says how many there are.
fn number_the_controls(browser: &Browser) -> u64 {
    let count = browser.execute(
        "const controls = [...document.querySelectorAll(
           'a[href], button:not([disabled]), input, select, textarea, summary, [tabindex=\"0\"]')];
         // Of a group of radio buttons Tab goes to the one that is chosen; arrows lead to the others.
         const passed = (one) => one.matches('[type=radio]:not(:checked)');
         window.controls = controls.filter((one) =>
           one.checkVisibility({ visibilityProperty: true }) && !passed(one));
         return window.controls.length;",
        &[],
    );
    count.as_u64().unwrap()
}

/// Walks the page by Tab from its top; every control must be reached, in order, and be seen to
/// have the focus.
fn walk(browser: &Browser) -> u64 {
    // What comes to the page only when it is near has come.
    browser.execute_async(
        "const done = arguments[0];
         (async () => {
           for (let down = 0; down < document.body.scrollHeight; down += 400) {
             scrollTo(0, down);
             await new Promise((next) => setTimeout(next, 50));
           }
           done();
         })();",
        &[],
    );
    browser.until(
        "all has come",
        "return !document.querySelector('[aria-busy=true]')
           && [...document.querySelectorAll('.card')].every((card) => card.querySelector('summary'))",
        &[],
    );
    let count = number_the_controls(browser);
    browser.execute("document.activeElement.blur(); scrollTo(0, 0)", &[]);
    for expected in 0..count {
        browser.press(&[Key::Tab]);
        let seen = browser.execute(
            "const active = document.activeElement;
             // A radio button is hidden; its label shows the focus.
             const shown = active.matches('label > .visually-hidden') ? active.parentElement : active;
             const style = getComputedStyle(shown);
             const box = active.getBoundingClientRect();
             const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
             return {
               number: window.controls.indexOf(active),
               name: active.cloneNode(false).outerHTML.slice(0, 200),
               marked: outlined || style.boxShadow !== 'none',
               inside: box.bottom > 0 && box.top < innerHeight && box.right > 0
                       && box.left < innerWidth && box.width > 0,
             };",
            &[],
        );
        assert_eq!(
            seen["number"],
            json!(expected),
            "{}: Tab went to {}",
            browser.execute("return location.hash", &[]),
            seen["name"]
        );
        assert_eq!(seen["marked"], json!(true), "nothing shows the focus on {}", seen["name"]);
        assert_eq!(seen["inside"], json!(true), "out of sight: {}", seen["name"]);
    }
    browser.press(&[Key::Tab]);
    let left = browser.execute("return window.controls.indexOf(document.activeElement)", &[]);
    assert!(left == json!(-1) || left == json!(0), "the end of the page holds the focus: {left}");
    count
}

#[test]
fn tab_reaches_every_control_and_shows_where_it_is() {
    session::with(&Reader::DESKTOP, |browser| {
        for id in FIGURES {
            // Afresh: where the walk before has ended, the next one would begin.
            Book::open(browser, &format!("#v=1&fig={id}&step=3"));
            browser.execute("document.querySelector('[data-figure] details').open = true", &[]);
            browser.settle();
            let count = walk(browser);
            assert!(count > 20, "{id} has {count} controls");
        }
    });
}

#[test]
fn tab_reaches_every_control_in_the_dark_and_in_korean() {
    session::with(&Reader::DESKTOP.dark().korean(), |browser| {
        Book::open(browser, "#v=1&fig=kl.asymmetry&step=8");
        walk(browser);
    });
}

#[test]
fn on_a_phone_nothing_covers_what_has_the_focus() {
    session::with(&Reader::PHONE, |browser| {
        for id in ["kl.asymmetry", "coding.lengths", "learning.overfitting"] {
            let book = Book::open(browser, &format!("#v=1&fig={id}"));
            book.figure(id).proof().open();
            browser.execute(
                "document.querySelector(`${arguments[0]} .caption`).scrollIntoView();
                 document.querySelector(arguments[0]).setAttribute('tabindex', '-1');
                 document.querySelector(arguments[0]).focus({ preventScroll: true });
                 window.covered = [];",
                &[json!(book.figure(id).selector())],
            );
            // Down through the figure, and up again.
            for keys in [&[Key::Tab][..], &[Key::Shift, Key::Tab]] {
                let mut seen = 0;
                loop {
                    browser.press(keys);
                    let inside = browser.execute(
                        "const active = document.activeElement;
                         const figure = document.querySelector(arguments[0]);
                         if (!figure.contains(active) || figure === active) return false;
                         const hidden = active.matches('label > .visually-hidden');
                         const shown = hidden ? active.parentElement : active;
                         const box = shown.getBoundingClientRect();
                         const top = document.elementFromPoint(
                           box.x + box.width / 2, box.y + box.height / 2);
                         // A grip lets the pointer through to its chart.
                         const chart = shown.closest('.chart');
                         if (!top || !(shown.contains(top) || top.contains(shown) || chart?.contains(top))) {
                           window.covered.push(
                             [shown.cloneNode(false).outerHTML, top?.cloneNode(false).outerHTML]);
                         }
                         return true;",
                        &[json!(book.figure(id).selector())],
                    );
                    if inside != json!(true) {
                        break;
                    }
                    seen += 1;
                }
                assert!(seen > 15, "{id}: {seen} controls");
            }
            assert_eq!(browser.execute("return window.covered", &[]), json!([]), "{id}");
        }
    });
}

#[test]
fn the_skip_link_leads_to_the_lesson() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry");
        let active = |what: &str| -> Value {
            browser.execute(&format!("const active = document.activeElement; return {what}"), &[])
        };
        browser.press(&[Key::Tab]);
        assert_eq!(active("active.tagName"), json!("A"));
        assert_eq!(active("!active.closest('header, nav, main')"), json!(true));
        let shown = active("active.getBoundingClientRect().top >= 0 && active.offsetHeight > 10");
        assert_eq!(shown, json!(true), "the link shows once it has the focus");
        browser.press(&[Key::Enter]);
        browser.settle();
        assert_eq!(active("active.matches('main, main *')"), json!(true));
        assert_eq!(book.hash(), "#v=1&fig=kl.asymmetry", "the state stays");
        browser.press(&[Key::Tab]);
        let inside = active("active.matches('main *')");
        assert_eq!(inside, json!(true), "the next control is one of the lesson's");
    });
}

/// Presses Tab until the focus is on an element that matches.
fn tab_to(browser: &Browser, selector: &str) {
    // Round the whole page, which may have many boxes.
    for _ in 0..300 {
        browser.press(&[Key::Tab]);
        let there = browser
            .execute("return document.activeElement.matches(arguments[0])", &[json!(selector)]);
        if there == json!(true) {
            return;
        }
    }
    panic!("Tab never comes to {selector}");
}

#[test]
fn everything_can_be_done_without_a_mouse() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        tab_to(browser, "[data-setting='unit'] [data-choice='bit']");
        browser.press(&[Key::Space]);
        tab_to(browser, "[data-lesson-link='kl']");
        browser.press(&[Key::Enter]);
        browser.settle();
        book.wait_until_ready();
        let figure = book.figure("kl.asymmetry");
        tab_to(browser, "input[type=range][data-param='p']");
        browser.press(&[Key::Shift, Key::Right]);
        tab_to(browser, "input[data-param='q']:not([type=range])");
        browser.press_chars(&[Key::Control.into(), 'a']);
        for letter in "3/4".chars() {
            browser.press_chars(&[letter]);
        }
        browser.press(&[Key::Enter]);
        browser.settle();
        assert_eq!((figure.slider("p").value(), figure.slider("q").value()), (0.4, 0.75));
        assert_eq!(figure.readout("KL_pq").unit(), "bit");

        tab_to(browser, "[data-action='swap']");
        browser.press(&[Key::Enter]);
        browser.settle();
        assert_eq!((figure.slider("p").value(), figure.slider("q").value()), (0.75, 0.4));
        tab_to(browser, "[data-action='undo']");
        browser.press(&[Key::Space]);
        browser.settle();
        assert_eq!((figure.slider("p").value(), figure.slider("q").value()), (0.4, 0.75));

        tab_to(browser, "[data-action='next']");
        for lines in 1..=3 {
            browser.press(&[Key::Enter]);
            browser.settle();
            assert_eq!(figure.proof().lines().len(), lines);
        }
        tab_to(browser, ".numbers > summary");
        browser.press(&[Key::Enter]);
        browser.settle();
        let rows =
            browser.execute("return document.querySelectorAll('table tbody tr').length", &[]);
        assert_eq!(rows, json!(21));
        book.wait_for_hash("#v=1&fig=kl.asymmetry&p=0.4&q=0.75&unit=bit&step=3");
    });
}

#[test]
fn the_keyboard_never_loses_its_place() {
    session::with(&Reader::DESKTOP, |browser| {
        Book::open(browser, "#v=1&fig=kl.asymmetry");
        // After it the button cannot be pressed again; the next control is still near.
        for action in ["all", "close"] {
            tab_to(browser, &format!("[data-action='{action}']"));
            browser.press(&[Key::Enter]);
            browser.settle();
            browser.press(&[Key::Tab]);
            let near = browser
                .execute("return document.activeElement.closest('[data-figure]') !== null", &[]);
            assert_eq!(near, json!(true), "after {action}");
        }
    });
}
