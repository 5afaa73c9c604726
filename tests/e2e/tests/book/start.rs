//! Before the book runs, and when it cannot.

use e2e::browser::Browser;
use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;
use serde_json::json;

/// The plain notice: one, in both languages, with a button that loads the page again.
pub fn assert_one_plain_notice(browser: &Browser) {
    browser.until(
        "a notice is shown",
        "return [...document.querySelectorAll('[role=alert]')].some((one) => one.checkVisibility())",
        &[],
    );
    let shown = browser.execute(
        "const shown = [...document.querySelectorAll('[role=alert]')]
           .filter((one) => one.checkVisibility());
         const words = (lang) => shown[0].querySelector(`[lang=${lang}]`)?.innerText.trim().length > 20;
         const reload = shown[0].querySelector('button[data-reload]');
         const waits = document.getElementById('first-paint-wait');
         const box = shown[0].getBoundingClientRect();
         return [shown.length, words('en'), words('ko'), reload?.checkVisibility() ?? false,
                 waits === null || !waits.checkVisibility(), box.top < innerHeight && box.bottom > 0];",
        &[],
    );
    assert_eq!(shown, json!([1, true, true, true, true, true]));
}

/// Presses Reload, and says whether the page was loaded again.
fn reloads(browser: &Browser) -> bool {
    browser.execute("window.before = true", &[]);
    let button = browser.execute(
        "const shown = [...document.querySelectorAll('button[data-reload]')];
         const at = shown.findIndex((one) => one.checkVisibility());
         shown[at].id = 'reload-here';
         return at;",
        &[],
    );
    assert!(button.as_i64().is_some_and(|at| at >= 0));
    browser.click("#reload-here");
    browser.until("the page is loaded again", "return window.before === undefined", &[])
        == json!(true)
}

#[test]
fn the_page_reads_before_the_wasm_arrives() {
    for reader in [Reader::DESKTOP, Reader::PHONE] {
        session::with_devtools(&reader, |browser| {
            // Holds the wasm back for as long as the test wants.
            browser.devtools("Fetch.enable", json!({ "patterns": [{ "urlPattern": "*.wasm" }] }));
            browser.goto(browser.site());
            let seen = browser.execute(
                "const words = (lang) => [...document.querySelectorAll(`p[lang=${lang}], [lang=${lang}] p`)]
                   .filter((one) => one.checkVisibility()).map((one) => one.innerText).join(' ').length;
                 const title = document.querySelector('h1');
                 const box = title.getBoundingClientRect();
                 return [document.querySelectorAll('[data-figure]').length, title.innerText.length > 4,
                         words('en') > 200, words('ko') > 100,
                         box.top >= 0 && box.bottom < innerHeight,
                         [...document.querySelectorAll('[role=alert]')].some((one) => one.checkVisibility()),
                         getComputedStyle(document.body).fontFamily !== '',
                         document.scrollingElement.scrollWidth <= innerWidth]",
                &[],
            );
            assert_eq!(seen, json!([0, true, true, true, true, false, true, true]));
            browser.devtools("Fetch.disable", json!({}));
            let book = Book { browser };
            book.wait_until_ready();
            assert!(book.figure(FIGURES[0]).is_open(), "and then the book comes");
            let left = browser.execute("return document.getElementById('first-paint')", &[]);
            assert_eq!(left, json!(null), "the first words have made room");
        });
    }
}

#[test]
fn a_browser_without_webassembly_gets_a_plain_notice() {
    session::with_flags(&Reader::DESKTOP, &["--js-flags=--jitless"], |browser| {
        browser.goto(browser.site());
        assert_eq!(browser.execute("return typeof WebAssembly", &[]), json!("undefined"));
        assert_one_plain_notice(browser);
        assert!(reloads(browser));
        assert_one_plain_notice(browser);
    });
}

#[test]
fn a_file_that_does_not_come_gives_a_plain_notice() {
    session::with_flags(&Reader::DESKTOP, &[], |browser| {
        browser.devtools("Network.enable", json!({}));
        browser.devtools("Network.setBlockedURLs", json!({ "urls": ["*.wasm"] }));
        browser.goto(&format!("{}#v=1&fig=kl.asymmetry&p=0.2", browser.site()));
        assert_one_plain_notice(browser);
        browser.devtools("Network.setBlockedURLs", json!({ "urls": [] }));
        assert!(reloads(browser));
        let book = Book { browser };
        book.wait_until_ready();
        assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.2, "nothing is lost");
    });
}

#[test]
fn a_lesson_that_does_not_come_is_asked_for_again() {
    session::with_flags(&Reader::DESKTOP, &[], |browser| {
        browser.devtools("Network.enable", json!({}));
        let block = |urls| browser.devtools("Network.setBlockedURLs", json!({ "urls": urls }));
        block(json!(["*piece-entropy-*", "*piece-jsd-*"]));
        browser.goto(browser.site());
        let book = Book { browser };
        book.wait_until_ready();
        let turn = |lesson: &str| {
            browser.execute(&format!("location.hash = '#v=1&fig={lesson}&p=0.2'"), &[]);
        };
        let refused = || {
            browser.until(
                "the notice is shown",
                "return document.querySelector('[data-notice=lesson] p')?.innerText.length > 20",
                &[],
            );
        };
        turn("entropy.curve");
        refused();
        let stays = "return document.querySelector('[data-lesson]').dataset.lesson";
        assert_eq!(browser.execute(stays, &[]), json!("overview"), "the page stays as it is");
        // Turning on takes the notice away, and so does the lesson when it comes.
        turn("kl.asymmetry");
        browser.until(
            "the other lesson is there",
            "return document.querySelector('[data-lesson]').dataset.lesson === 'kl'
               && !document.querySelector('[data-notice=lesson]')",
            &[],
        );
        turn("jsd.curves");
        refused();
        block(json!([]));
        browser.click("[data-notice=lesson] button");
        browser.until(
            "the lesson is there, as the address says",
            "return document.querySelector('[data-figure=\"jsd.curves\"]')?.dataset.ready === 'true'
               && !document.querySelector('[data-notice=lesson]')",
            &[],
        );
        assert_eq!(book.figure("jsd.curves").slider("p").value(), 0.2);
    });
}

/// Refuses the book what it cannot do without, and so makes it panic.
const REFUSE: &str = "
    Document.prototype.createElement = () => { throw new Error('refused by the test'); };
    Node.prototype.cloneNode = Document.prototype.createElement;
";

#[test]
fn a_panic_gives_a_plain_notice_and_reload_begins_where_the_reader_was() {
    session::with_flags(&Reader::DESKTOP, &[], |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2");
        browser.execute(REFUSE, &[]);
        book.figure("kl.asymmetry").press("all");
        assert_one_plain_notice(browser);
        assert!(browser.console().iter().any(|line| line.message.contains("panicked")));
        assert!(reloads(browser));
        book.wait_until_ready();
        assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.2);
    });
}

#[test]
fn a_panic_at_the_start_gives_one_plain_notice() {
    session::with_flags(&Reader::DESKTOP, &[], |browser| {
        browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": REFUSE }));
        browser.goto(browser.site());
        assert_one_plain_notice(browser);
        assert!(browser.console().iter().any(|line| line.message.contains("panicked")));
    });
}

#[test]
fn a_trap_gives_a_plain_notice() {
    session::with_flags(&Reader::DESKTOP, &[], |browser| {
        Book::open(browser, "#v=1&fig=kl.asymmetry");
        // The running instance, asked for more memory than there is.
        browser.execute(
            "const boot = document.querySelector('script[data-boot]');
             import(new URL(boot.dataset.js, boot.src).href)
               .then((book) => book.default())
               .then((wasm) => setTimeout(() => wasm.__wbindgen_malloc(0xffffff00, 8)));",
            &[],
        );
        assert_one_plain_notice(browser);
        assert!(browser.console().iter().any(|line| line.message.contains("RuntimeError")));
    });
}

#[test]
fn a_page_that_keeps_nothing_still_opens() {
    session::with_flags(&Reader::DESKTOP, &[], |browser| {
        // As in a sandboxed frame: asking throws.
        browser.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source":
                "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } });
                 for (const name of ['pushState', 'replaceState'])
                   history[name] = () => { throw new DOMException('no') };" }),
        );
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2");
        let figure = book.figure("kl.asymmetry");
        figure.press("swap");
        assert_eq!(figure.slider("q").value(), 0.2);
        book.choose("lang", "ko");
        assert_eq!(book.language(), "ko");
        assert!(browser.console().is_empty());
    });
}
