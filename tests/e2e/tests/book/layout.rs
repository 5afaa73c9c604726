//! Nothing scrolls sideways, whatever is open, and nothing covers a chart.

use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;
use serde_json::json;

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
fn on_a_phone_the_rest_of_a_figure_passes_under_its_chart() {
    session::with(&Reader::PHONE, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            let figure = book.figure(id);
            figure.proof().open();
            browser.settle();
            let seen = browser.execute(
                "const figure = document.querySelector(arguments[0]);
                 const cell = figure.querySelector('.chart-cell'), box = () => cell.getBoundingClientRect();
                 scrollTo({ top: 0, behavior: 'instant' });
                 const bottom = figure.getBoundingClientRect().bottom;
                 const covered = [];
                 let held = 0;
                 for (let down = box().top; down < bottom - innerHeight; down += 90) {
                   scrollTo({ top: down, behavior: 'instant' });
                   const { x, y, width, height } = box();
                   held += Math.abs(y) < 2 ? 1 : 0;
                   for (const share of [0.1, 0.5, 0.9]) {
                     const top = document.elementFromPoint(x + width / 2, y + share * height);
                     if (!cell.contains(top)) covered.push([down, top?.cloneNode(false).outerHTML]);
                   }
                 }
                 return [held, covered];",
                &[json!(figure.selector())],
            );
            assert!(seen[0].as_u64() > Some(3), "{id}: the chart stays in view {seen}");
            assert_eq!(seen[1], json!([]), "{id}");
        }
    });
}

#[test]
fn what_a_dial_stands_for_is_written_clear_of_its_slider_and_box() {
    for reader in [Reader::DESKTOP, Reader::PHONE.korean(), Reader::PHONE.sized(280, 653)] {
        session::with(&reader, |browser| {
            let book = Book::open(browser, "");
            let mut dials = 0;
            for id in FIGURES {
                book.go(&format!("#v=1&fig={id}"));
                let seen = browser.execute(
                    "const all = [...document.querySelectorAll(`${arguments[0]} .parameter`)];
                     const shown = all.filter((one) => one.checkVisibility());
                     const dials = shown.filter((one) => one.querySelector('.meaning'));
                     const wrong = dials.filter((one) => {
                       const meaning = one.querySelector('.meaning');
                       const named = one.querySelector('[type=range], [role=group]');
                       const { x, top, right } = meaning.getBoundingClientRect();
                       const clear = [...one.querySelectorAll('.letter > .formula, .number, button')].every((other) => {
                         const box = other.getBoundingClientRect();
                         return box.bottom <= top + 1 || box.right <= x || right <= box.left;
                       });
                       const said = named.getAttribute('aria-label');
                       return !clear || !meaning.checkVisibility() || meaning.textContent !== said;
                     });
                     return [dials.length, wrong.map((one) => one.outerHTML)];",
                    &[json!(book.figure(id).selector())],
                );
                assert_eq!(seen[1], json!([]), "{id} at {}", reader.width);
                dials += seen[0].as_u64().unwrap_or_default();
            }
            assert!(dials > 20, "{dials}");
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
