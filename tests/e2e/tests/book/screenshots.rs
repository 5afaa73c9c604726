//! Pictures of every figure, to be looked at.

use std::collections::BTreeSet;
use std::fs;

use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;

/// Writes a picture of every figure, with its proof closed (what a window shows) and open (all of
/// the figure).
fn take(name: &str, reader: &Reader, themes: &[&str]) {
    let folder = xtask::root().join("tests/e2e/screenshots");
    fs::create_dir_all(&folder).unwrap();
    session::with(reader, |browser| {
        let mut seen = BTreeSet::new();
        for theme in themes {
            for lang in ["en", "ko"] {
                let book = Book::open(browser, &format!("?lang={lang}&theme={theme}"));
                for id in FIGURES {
                    book.go(&format!("#v=1&fig={id}"));
                    let figure = book.figure(id);
                    browser.execute(
                        "document.querySelector(arguments[0]).scrollIntoView({ behavior: 'instant' })",
                        &[figure.selector().into()],
                    );
                    browser.settle();
                    let closed = browser.screenshot();
                    figure.proof().open();
                    let open = browser.picture_of(figure.selector(), reader);
                    for (what, picture) in [("closed", closed), ("open", open)] {
                        let file = format!("{name}-{theme}-{lang}-{id}-{what}.png");
                        assert!(picture.len() > 10_000, "{file} is all but empty");
                        fs::write(folder.join(&file), &picture).unwrap();
                        assert!(seen.insert(picture), "{file} looks like another");
                    }
                }
            }
        }
    });
}

#[test]
fn screenshots_of_a_desktop() {
    take("desktop", &Reader::DESKTOP, &["light", "dark"]);
}

#[test]
fn screenshots_of_a_phone() {
    // Two pixels for one are enough for the eye, and half the work.
    take("phone", &Reader::PHONE.density(2.0), &["light", "dark"]);
}

#[test]
fn screenshots_of_a_projector() {
    take("projector", &Reader::PROJECTOR, &["projector"]);
}
