//! The contents: every lesson as a small live picture, and the glossary.

use e2e::browser::Browser;
use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;
use serde_json::{Value, json};

/// Opens the contents and waits until every card that is near has its picture.
fn open(browser: &Browser, query: &str) {
    browser.goto("about:blank");
    browser.goto(&format!("{}{query}#v=1&fig=contents", browser.site()));
    browser.until("the cards are there", "return document.querySelector('.card') !== null", &[]);
    // Down to the last one and up again, as a reader would.
    browser.execute_async(
        "const done = arguments[0];
         const cards = [...document.querySelectorAll('.card')];
         (async () => {
           for (const card of cards) {
             card.scrollIntoView();
             for (let n = 0; n < 200 && !card.querySelector('canvas[data-chart]'); n += 1) {
               await new Promise((next) => setTimeout(next, 50));
             }
           }
           scrollTo(0, 0);
           setTimeout(done, 300);
         })();",
        &[],
    );
    browser.settle();
}

fn count(browser: &Browser, selector: &str) -> u64 {
    let found = browser
        .execute("return document.querySelectorAll(arguments[0]).length", &[json!(selector)]);
    found.as_u64().unwrap()
}

#[test]
fn every_lesson_has_a_small_picture_a_question_and_its_sources() {
    let mut lessons: Vec<&str> = FIGURES.iter().map(|id| id.split('.').next().unwrap()).collect();
    lessons.dedup();
    for reader in [Reader::DESKTOP, Reader::PHONE.korean().dark()] {
        session::with(&reader, |browser| {
            open(browser, "");
            assert_eq!(count(browser, ".card"), lessons.len() as u64);
            for lesson in &lessons {
                let drawn = browser.execute(
                    "const card = document.querySelector(`[data-card='${arguments[0]}']`);
                     const canvas = card.querySelector('canvas[data-chart]');
                     const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                     const inked = pixels.data.filter((value, index) => index % 4 === 3 && value > 0);
                     return [inked.length, card.querySelector('p').innerText.length,
                             card.querySelector('details div').textContent.length];",
                    &[json!(lesson)],
                );
                let [inked, question, sources] =
                    [0, 1, 2].map(|index| drawn[index].as_u64().unwrap());
                assert!(inked > 300, "{lesson}: {inked} pixels");
                assert!(question > 10 && sources > 40, "{lesson}");
            }
            let wide =
                browser.execute("return document.documentElement.scrollWidth <= innerWidth", &[]);
            assert_eq!(wide, json!(true));
        });
    }
}

#[test]
fn a_card_leads_to_its_lesson_and_contents_are_a_page_of_the_book() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&unit=bit");
        browser.click("[data-lesson-link='contents']");
        book.wait_for_hash("#v=1&fig=contents&unit=bit");
        browser.until("the cards", "return document.querySelector('.card') !== null", &[]);
        assert!(book.notices().is_empty());
        browser.click("[data-card='jsd'] a");
        browser.until(
            "the lesson",
            "return document.querySelector('[data-lesson]').dataset.lesson === 'jsd'",
            &[],
        );
        book.wait_for_hash("#v=1&fig=jsd.gap&unit=bit");
        browser.back();
        browser.until("the cards", "return document.querySelector('.glossary') !== null", &[]);
    });
}

#[test]
fn pictures_on_the_first_page_follow_the_coins() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=overview.one-curve&p=0.3&q=0.8");
        let card = "[data-card='kl'] canvas[data-chart]";
        browser.execute("document.querySelector('.turn-page').scrollIntoView()", &[]);
        browser.until("the cards", "return document.querySelector('.card') !== null", &[]);
        browser.execute("document.querySelector(\"[data-card='kl']\").scrollIntoView()", &[]);
        browser.until(
            "the picture",
            &format!("return document.querySelector(\"{card}\") !== null"),
            &[],
        );
        browser.settle();
        let pixels = || {
            browser
                .execute("return document.querySelector(arguments[0]).toDataURL()", &[json!(card)])
        };
        browser.until(
            "it is painted",
            "const canvas = document.querySelector(arguments[0]);
             return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data
               .some((value) => value > 0)",
            &[json!(card)],
        );
        let before = pixels();
        book.figure("overview.one-curve").number_box("p").write("0.6");
        browser.settle();
        browser.execute("document.querySelector(\"[data-card='kl']\").scrollIntoView()", &[]);
        browser.until(
            "it follows",
            "return document.querySelector(arguments[0]).toDataURL() !== arguments[1]",
            &[json!(card), before],
        );
    });
}

#[test]
fn a_term_opens_its_definition_where_it_stands() {
    session::with(&Reader::DESKTOP, |browser| {
        Book::open(browser, "#v=1&fig=jsd.gap");
        let term = ".prose .term[data-opens='mixture']";
        let expanded = || -> Value {
            browser.execute(
                "return document.querySelector(arguments[0]).getAttribute('aria-expanded')",
                &[json!(term)],
            )
        };
        assert_eq!((expanded(), count(browser, ".definition")), (json!("false"), 0));
        browser.click(term);
        browser.until(
            "the definition",
            "return document.querySelector('.definition') !== null",
            &[],
        );
        let near = browser.execute(
            "const term = document.querySelector(arguments[0]);
             const open = document.querySelector('.definition');
             return [open.id === term.getAttribute('aria-controls'), open.innerText,
                     Math.abs(open.getBoundingClientRect().top - term.getBoundingClientRect().bottom)]",
            &[json!(term)],
        );
        assert_eq!((expanded(), &near[0]), (json!("true"), &json!(true)));
        assert!(near[1].as_str().unwrap().contains("toss a fair coin"), "{near}");
        assert!(near[2].as_f64().unwrap() < 200.0, "{near}");
        // Escape closes it, and the focus is where it was.
        browser.press(&[Key::Escape]);
        browser.settle();
        assert_eq!((expanded(), count(browser, ".definition")), (json!("false"), 0));
        browser.press(&[Key::Enter]);
        browser.until("again", "return document.querySelector('.definition') !== null", &[]);
        browser.press(&[Key::Enter]);
        browser.settle();
        assert_eq!(count(browser, ".definition"), 0);
    });
}

#[test]
fn a_definition_is_in_the_language_of_the_page() {
    session::with(&Reader::DESKTOP.korean(), |browser| {
        Book::open(browser, "#v=1&fig=kl.asymmetry");
        browser.click(".prose .term[data-opens='metric']");
        let words = browser.until(
            "the definition",
            "return document.querySelector('.definition')?.innerText",
            &[],
        );
        assert!(words.as_str().unwrap().contains("삼각부등식"), "{words}");
    });
}
