//! Nothing scrolls sideways, whatever is open.

use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;

/// As it opens, and with everything open at the states with the longest numbers.
const STATES: [&str; 3] = ["", "&p=0&q=1&unit=bit", "&p=0.12345678901234568&q=1e-300&unit=dit"];

fn assert_fits(reader: &Reader, query: &str, states: &[&str]) {
    session::with(reader, |browser| {
        let book = Book::open(browser, query);
        for id in FIGURES {
            for state in states {
                book.go(&format!("#v=1&fig={id}{state}"));
                let what = format!("{query} {id} {state} at {}×{}", reader.width, reader.height);
                if state.is_empty() {
                    assert_eq!(book.overflow(), None, "{what}");
                }
                book.figure(id).proof().open();
                browser.execute(
                    "for (const one of document.querySelectorAll('details')) one.open = true",
                    &[],
                );
                browser.settle();
                assert_eq!(book.overflow(), None, "{what}, with all of it open");
            }
        }
    });
}

#[test]
fn it_fits_a_phone() {
    for lang in ["en", "ko"] {
        assert_fits(&Reader::PHONE, &format!("?lang={lang}"), &STATES);
    }
}

#[test]
fn it_fits_the_narrowest_window() {
    for lang in ["en", "ko"] {
        assert_fits(&Reader::PHONE.sized(280, 653), &format!("?lang={lang}"), &STATES);
    }
}

#[test]
fn it_fits_with_ten_digits() {
    assert_fits(&Reader::PHONE, "?digits=10", &STATES[2..]);
}

#[test]
fn it_fits_at_every_scale() {
    for scale in ["0.5", "1.5", "2", "3"] {
        assert_fits(&Reader::DESKTOP, &format!("?scale={scale}"), &STATES[..1]);
    }
}

#[test]
fn it_fits_a_projector() {
    for lang in ["en", "ko"] {
        let query = format!("?lang={lang}&theme=projector");
        for reader in [Reader::PROJECTOR, Reader::PROJECTOR.sized(1024, 768)] {
            assert_fits(&reader, &query, &STATES[..1]);
        }
    }
}

#[test]
fn it_fits_every_window_in_between() {
    for width in [480, 640, 768, 900, 1024, 1280, 1920] {
        session::with(&Reader::DESKTOP.sized(width, 700), |browser| {
            let book = Book::open(browser, "#v=1&fig=kl.asymmetry&step=8");
            assert_eq!(book.overflow(), None, "{width} px");
        });
    }
}

#[test]
fn a_notice_fits_a_phone() {
    session::with(&Reader::PHONE, |browser| {
        let long = "w".repeat(500);
        let book = Book::open(browser, &format!("#fig={long}&p={long}&q={long}&unit={long}"));
        assert_eq!(book.notices().len(), 1);
        assert_eq!(book.overflow(), None);
        let number_box = book.figure("overview.one-curve").number_box("p");
        number_box.write(&long);
        assert!(number_box.problem().is_some());
        assert_eq!(book.overflow(), None, "a long text was typed");
    });
}
