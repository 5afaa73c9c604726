//! Korean and English: which one, and that all of it is in it.

use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;
use serde_json::json;

fn is_hangul(letter: char) -> bool {
    ('가'..='힣').contains(&letter)
}

/// Words of English that no Korean sentence of the book needs.
const ENGLISH: [&str; 5] = [" the ", " of ", " is ", " and ", " with "];

#[test]
fn the_language_is_the_browsers() {
    for (languages, tag) in [
        ("en-US,en", "en"),
        ("ko-KR,ko", "ko"),
        ("ko", "ko"),
        ("fr-FR,ko-KR,en", "ko"),
        ("fr-FR,de", "en"),
    ] {
        session::with(&Reader { languages, ..Reader::DESKTOP }, |browser| {
            let book = Book::open(browser, "");
            assert_eq!(book.language(), tag, "a reader of {languages}");
            assert_eq!(book.query(), "", "what the browser prefers is not in the address");
        });
    }
}

#[test]
fn the_address_overrules_the_browser() {
    session::with(&Reader::DESKTOP, |browser| {
        assert_eq!(Book::open(browser, "?lang=ko").language(), "ko");
    });
    session::with(&Reader::DESKTOP.korean(), |browser| {
        assert_eq!(Book::open(browser, "?lang=en").language(), "en");
    });
}

#[test]
fn every_page_is_in_its_language() {
    session::with(&Reader::DESKTOP, |browser| {
        for lang in ["ko", "en"] {
            let book = Book::open(browser, &format!("?lang={lang}"));
            for id in FIGURES {
                book.go(&format!("#v=1&fig={id}"));
                book.figure(id).proof().open();
                let words = book.words();
                let names: String = book.figure(id).charts().iter().map(|one| one.name()).collect();
                let sentence = book.figure(id).sentence();
                assert_eq!(book.language(), lang);
                if lang == "ko" {
                    let hangul = words.chars().filter(|&letter| is_hangul(letter)).count();
                    assert!(hangul > 500, "{id}: {hangul} letters of Hangul");
                    assert!(sentence.chars().any(is_hangul), "{id}: {sentence}");
                    assert!(names.chars().any(is_hangul), "{id}: {names}");
                    for word in ENGLISH {
                        let main = main_words(browser);
                        let at = main.find(word);
                        assert!(at.is_none(), "{id} has {word:?} in Korean: {main}");
                    }
                } else {
                    // The switch names Korean in Korean, and nothing else does.
                    let main = main_words(browser);
                    assert!(!main.chars().any(is_hangul), "{id} has Hangul in English: {main}");
                    assert!(!sentence.chars().any(is_hangul), "{id}: {sentence}");
                    assert!(!names.chars().any(is_hangul), "{id}: {names}");
                }
            }
        }
    });
}

/// The words of the lesson, but for its sources, which are named in their own language.
fn main_words(browser: &e2e::browser::Browser) -> String {
    let found = browser.execute(
        "return [...document.querySelectorAll('[data-figure]')].map((one) => one.innerText).join(' ')",
        &[],
    );
    found.as_str().unwrap_or_default().replace('\n', " ")
}

#[test]
fn switching_keeps_the_state() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.7&unit=bit&step=3");
        let figure = book.figure("kl.asymmetry");
        let (values, lines, hash) = (figure.values(), figure.proof().lines(), book.hash());
        let sentence = figure.sentence();
        for lang in ["ko", "en", "ko"] {
            book.choose("lang", lang);
            assert_eq!(book.language(), lang);
            assert_eq!(figure.values(), values);
            assert_eq!(figure.proof().lines(), lines);
            assert_eq!(figure.sentence() == sentence, lang == "en");
            assert_eq!(book.hash(), hash);
            let query = if lang == "ko" { "?lang=ko" } else { "" };
            browser.until(
                "the address tells the language",
                "return location.search === arguments[0]",
                &[query.into()],
            );
        }
        browser.reload();
        book.wait_until_ready();
        assert_eq!((book.language(), figure.values()), ("ko".to_owned(), values));
    });
}

#[test]
fn a_choice_is_kept_for_the_next_visit() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        book.choose("lang", "ko");
        book.choose_theme("dark");
        let book = Book::open(browser, "");
        assert_eq!(book.language(), "ko");
        browser.until(
            "the address tells what was kept",
            "return location.search === '?lang=ko&theme=dark'",
            &[],
        );
        let book = Book::open(browser, "?lang=en");
        assert_eq!(book.language(), "en", "an address overrules what was kept");
    });
    session::with(&Reader::DESKTOP, |browser| {
        assert_eq!(Book::open(browser, "").language(), "en", "another reader's browser is another");
    });
}

#[test]
fn words_that_do_not_come_leave_everything_as_it_is() {
    session::with_flags(&Reader::DESKTOP, &[], |browser| {
        // The connection goes once the book is open, before there was time for the other language.
        browser.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source":
                "window.requestIdleCallback = () => 0;
                 window.online = window.fetch;
                 window.fetch = (url, ...more) => /words[.][a-z_]+[.]ko/.test(url)
                   ? Promise.reject(new TypeError('no connection')) : window.online(url, ...more);" }),
        );
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.7");
        let (figure, hash) = (book.figure("kl.asymmetry"), book.hash());
        let (values, sentence) = (figure.values(), figure.sentence());
        let korean = "[data-setting='lang'] [data-choice='ko']";
        let notice = "return !!document.querySelector('[data-notice=words]')";
        browser.click(korean);
        browser.until("a notice", notice, &[]);
        assert!(book.notices()[0].contains("한국어"), "{:?}", book.notices());
        assert_eq!((book.language(), book.query()), ("en".to_owned(), String::new()));
        assert_eq!((figure.values(), figure.sentence(), book.hash()), (values, sentence, hash));

        browser.execute("window.fetch = window.online", &[]);
        book.choose("lang", "ko");
        assert_eq!(book.notices(), [""; 0]);
        assert!(figure.sentence().contains(is_hangul));
        assert!(browser.console().is_empty());
    });
}
