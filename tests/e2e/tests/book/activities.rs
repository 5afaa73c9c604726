//! Activities: covered until an answer is locked, then told what is so, then something to do.

use super::accessibility::violations;
use super::embedding::shows;
use super::handles::attribute_of;
use e2e::browser::{Browser, Pointer};
use e2e::pages::{Book, Frame, PageAround};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;
use serde_json::json;

fn text(browser: &Browser, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0])?.textContent ?? ''";
    browser.execute(script, &[json!(selector)]).as_str().unwrap().to_owned()
}

/// Whether each goal is reached.
fn goals(browser: &Browser) -> Vec<bool> {
    let script = "return [...document.querySelectorAll('[data-goal]')]
        .map(goal => goal.dataset.met === 'true')";
    let met = browser.execute(script, &[]);
    met.as_array().unwrap().iter().map(|met| met.as_bool().unwrap()).collect()
}

fn wait_for(browser: &Browser, selector: &str) {
    browser.until(selector, "return !!document.querySelector(arguments[0])", &[json!(selector)]);
}

#[test]
fn an_activity_is_covered_then_answered_then_done_and_kept() {
    for lang in ["en", "ko"] {
        session::with(&Reader::DESKTOP, |browser| {
            let book =
                Book::open(browser, &format!("?lang={lang}#v=1&fig=kl.asymmetry&p=0.3&q=0.6"));
            browser.click("#kl\\.asymmetry .activities > summary");
            wait_for(browser, "[data-activity-entry=beyond-one]");
            browser.click("[data-activity-entry=beyond-one] [data-action=activity]");
            wait_for(browser, "[data-activity=beyond-one]");
            assert!(book.hash().ends_with("&act=beyond-one"), "{}", book.hash());
            let seen = "#kl\\.asymmetry :is(output, .sentence, .proof, .controls, .legend)";
            assert!(!shows(browser, seen));
            assert!(!shows(browser, "canvas[data-chart='kl.asymmetry']"));

            // Without an answer nothing is shown, and it is said.
            browser.click("[data-action=lock]");
            assert!(shows(browser, ".activity .problem") && !shows(browser, ".judgement"));
            browser.click(".activity .answer:nth-of-type(1) input");
            assert!(!shows(browser, ".activity .problem"));
            browser.click("[data-action=lock]");
            wait_for(browser, ".judgement[data-right=false]");
            assert!(shows(browser, seen) && shows(browser, "canvas[data-chart='kl.asymmetry']"));
            // What was asked about is on the screen.
            let figure = book.figure("kl.asymmetry");
            assert_eq!((figure.slider("p").value(), figure.slider("q").value()), (0.5, 0.9));
            let asked = text(browser, ".activity > p:not(.belief)");
            assert!(asked.contains("0.5108"), "{asked}");
            assert!(text(browser, ".revealed").contains("0.6931"));

            assert_eq!(goals(browser), [false, false]);
            figure.number_box("q").write("0.99");
            browser.until(
                "the first goal",
                "return document.querySelector('[data-goal=\"1\"]').dataset.met === 'true'",
                &[],
            );
            assert_eq!(goals(browser), [true, false]);
            // Rules out what happens: infinite, and that does not count.
            figure.number_box("q").write("1");
            browser.settle();
            assert_eq!(goals(browser), [true, false]);
            figure.number_box("p").write("1");
            figure.number_box("q").write("0.00001");
            browser.until(
                "the second goal",
                "return document.querySelector('[data-goal=\"2\"]').dataset.met === 'true'",
                &[],
            );
            assert_eq!(book.overflow(), None);

            browser.click("[data-action=close-activity]");
            browser.until("closed", "return !document.querySelector('.activity')", &[]);
            book.wait_for_hash("#v=1&fig=kl.asymmetry&p=1&q=1e-5");
            browser.reload();
            book.wait_until_ready();
            browser.click("#kl\\.asymmetry .activities > summary");
            wait_for(browser, "[data-activity-entry=beyond-one][data-done=true]");
            assert!(shows(browser, "[data-activity-entry=beyond-one] .done"));
        });
    }
}

#[test]
fn a_link_opens_an_activity_and_back_closes_it() {
    session::with(&Reader::PHONE, |browser| {
        // The name alone says which figure it is.
        let book = Book::open(browser, "?lang=en#act=broken-jensen");
        wait_for(browser, "[data-activity=broken-jensen]");
        assert_eq!(book.hash(), "#v=1&fig=kl.asymmetry&act=broken-jensen");
        assert_eq!(book.notices(), Vec::<String>::new());
        // The third of four lines is false.
        browser.click(".activity .answer:nth-of-type(3) input");
        browser.click("[data-action=lock]");
        wait_for(browser, ".judgement[data-right=true]");
        let script = "return [...document.querySelectorAll('[data-proof=broken-jensen] > li')]
            .map(line => line.dataset.holds)";
        let holds = browser.execute(script, &[]);
        assert_eq!(holds, json!(["true", "true", "false", "true"]));
        assert_eq!(book.overflow(), None);
        let figure = book.figure("kl.asymmetry");
        figure.number_box("q").write("0.5");
        browser.until("all hold", "return [...document.querySelectorAll('[data-proof=broken-jensen] > li')].every(line => line.dataset.holds === 'true')", &[]);
        wait_for(browser, "[data-goal='1'][data-met=true]");

        book.go("#v=1&fig=kl.asymmetry&act=draw-kl");
        wait_for(browser, "[data-activity=draw-kl]");
        browser.back();
        wait_for(browser, "[data-activity=broken-jensen]");
        book.go("#v=1&fig=kl.square&act=draw-kl");
        browser.until("none", "return !document.querySelector('.activity')", &[]);
        assert_eq!(book.notices().len(), 1, "{:?}", book.notices());
    });
}

#[test]
fn a_curve_is_drawn_by_hand_and_by_keys() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?lang=en#act=draw-kl");
        wait_for(browser, "[data-activity=draw-kl] canvas[data-chart]");
        browser.click("[data-action=lock]");
        assert!(shows(browser, ".activity .problem"));
        // Along the true curve: from the pen in the middle to the right, back, and to the left.
        let place = browser.place("[data-drawing] canvas[data-chart]");
        let charts = book.figure("kl.asymmetry").charts();
        let chart = charts.iter().find(|chart| chart.selector().contains("drawing")).unwrap();
        let pen = chart.handles()[0];
        let along: Vec<_> =
            [(0.5, 0.5), (0.95, 0.5), (0.05, 0.5)].map(|(x, y)| place.at(x, y)).to_vec();
        browser.drag(Pointer::Mouse, &[vec![pen], along].concat());
        browser.execute("document.querySelector('[data-drawing]').focus()", &[]);
        let pen = || attribute_of(browser, "[data-drawing]", "aria-valuetext");
        let before = pen();
        browser.press(&[Key::Up]);
        browser.press(&[Key::Right]);
        assert_ne!(pen(), before);
        browser.click("[data-action=lock]");
        wait_for(browser, ".judgement");
        let verdict = text(browser, ".judgement");
        assert!(verdict.contains("nat"), "{verdict}");
        browser.click("[data-action=again]");
        browser.until("empty", "return !document.querySelector('.judgement')", &[]);
        assert!(!shows(browser, "canvas[data-chart='kl.asymmetry']"));
    });
}

#[test]
fn a_page_around_hears_what_happens_in_an_activity() {
    session::with(&Reader::DESKTOP, |browser| {
        let frames = ["?embed=1&lang=en#act=beyond-one", "?embed=1#v=1&fig=kl.asymmetry&q=1.7"];
        let frames = frames.map(Frame::of);
        let page = PageAround::open(browser, browser.site(), "embedly", &frames);
        page.wait_for_ready(2);
        browser.until("opened", "return heard.some(([, d]) => d?.type === 'event')", &[]);
        let opened = page.said(0, "event");
        assert_eq!(opened[0]["event"], json!("opened"), "{opened:?}");
        assert_eq!(opened[0]["activity"], json!("beyond-one"));
        page.within(0, |book| {
            browser.click(".activity .answer:nth-of-type(3) input");
            browser.click("[data-action=lock]");
            wait_for(browser, ".judgement[data-right=true]");
            book.figure("kl.asymmetry").number_box("p").write("1");
            book.figure("kl.asymmetry").number_box("q").write("0.00001");
            wait_for(browser, "[data-goal='2'][data-met=true]");
        });
        let answer = &page.said(0, "answer")[0];
        assert_eq!((&answer["question"], &answer["right"]), (&json!("activity"), &json!(true)));
        let events: Vec<_> =
            page.said(0, "event").iter().map(|event| event["event"].clone()).collect();
        assert_eq!(events, ["opened", "goal", "goal", "done"].map(|event| json!(event)));
        let wrong = &page.said(1, "error")[0];
        assert_eq!(
            (&wrong["key"], &wrong["typed"], &wrong["used"]),
            (&json!("q"), &json!("1.7"), &json!("1"))
        );
    });
}

/// Answers whatever is asked, and locks the answer.
fn answer(browser: &Browser) {
    browser.execute(
        "const radio = document.querySelector('.activity .answer input');
         const place = document.querySelector('[data-place]');
         const drawing = document.querySelector('[data-drawing]');
         radio?.click();
         if (place) { place.value = 0.2; place.dispatchEvent(new Event('input', { bubbles: true })); }
         const press = (key) =>
           drawing.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
         if (drawing) for (const key of ['ArrowLeft', 'ArrowRight'])
           for (let n = 0; n < 60; n++) press(key);",
        &[],
    );
    browser.settle();
    browser.execute("document.querySelector('[data-action=lock]').click()", &[]);
    wait_for(browser, ".judgement");
    browser.settle();
}

#[test]
fn every_activity_fits_the_narrowest_window_in_both_languages() {
    let narrow = Reader::PHONE.sized(280, 653);
    for lang in ["en", "ko"] {
        session::with(&narrow, |browser| {
            let book = Book::open(browser, &format!("?lang={lang}"));
            browser.execute("location.hash = '#v=1&fig=contents'", &[]);
            wait_for(browser, "section.activities a");
            let all = browser.execute(
                "return [...document.querySelectorAll('section.activities a')]
                    .map(link => [link.closest('li').dataset.activityEntry, link.hash])",
                &[],
            );
            let all = all.as_array().unwrap().clone();
            assert_eq!(all.len(), 22);
            assert_eq!(book.overflow(), None, "the list");
            let mut wide = Vec::new();
            for entry in all {
                let (name, hash) = (entry[0].as_str().unwrap(), entry[1].as_str().unwrap());
                book.go(hash);
                wait_for(browser, &format!("[data-activity={name}]"));
                assert_eq!(book.notices(), Vec::<String>::new(), "{name}");
                wide.extend(book.overflow().map(|what| format!("{name} asked: {what}")));
                answer(browser);
                wide.extend(book.overflow().map(|what| format!("{name} answered: {what}")));
                assert!(goals(browser).iter().any(|met| !met), "{name}: nothing is left to do");
            }
            assert!(wide.is_empty(), "{wide:#?}");
        });
    }
}

#[test]
fn axe_finds_nothing_in_activities() {
    for reader in [Reader::DESKTOP, Reader::PHONE] {
        session::with(&reader, |browser| {
            for theme in ["light", "dark", "projector"] {
                for name in ["beyond-one", "broken-jensen", "draw-kl", "soft-labels"] {
                    Book::open(browser, &format!("?lang=en&theme={theme}#act={name}"));
                    wait_for(browser, &format!("[data-activity={name}]"));
                    let found = violations(browser);
                    assert!(found.is_empty(), "{name}, {theme}: {found:#?}");
                    answer(browser);
                    let found = violations(browser);
                    assert!(found.is_empty(), "{name}, {theme}, answered: {found:#?}");
                }
            }
        });
    }
}
