//! The book in one file: by a double click, and in a frame without origin; no network.

use std::fs;

use e2e::browser::{Browser, Pointer};
use e2e::dist;
use e2e::pages::{Book, Frame, PageAround};
use e2e::reader::Reader;
use e2e::scratch::Scratch;
use e2e::session;
use serde_json::json;

/// The most it may weigh, in bytes.
const MOST: u64 = 1536 * 1024;

#[test]
fn the_file_weighs_what_it_may() {
    let bytes = fs::metadata(dist::folder().join("surprisal.html")).unwrap().len();
    assert!(bytes <= MOST, "{bytes}");
}

/// It opens by a double click, and asks nobody for anything.
pub fn opens_from_a_disk(browser: &Browser) {
    // Alone in a folder, as on a memory stick.
    let stick = Scratch::new("memory stick");
    let file = stick.path().join("surprisal.html");
    fs::copy(dist::folder().join("surprisal.html"), &file).unwrap();
    let address = url::Url::from_file_path(&file).unwrap();
    browser.goto("about:blank");
    browser.goto(&format!("{address}?lang=en#v=1&fig=kl.asymmetry&p=0.2"));
    let book = Book { browser };
    book.wait_until_ready();
    let figure = book.figure("kl.asymmetry");
    figure.slider("p").drag(Pointer::Mouse, 0.5, 5);
    figure.proof().open();
    assert!(figure.proof().lines().len() > 2);
    browser.click("[data-figure='kl.asymmetry'] details.numbers summary");
    browser.until(
        "the table",
        "return !!document.querySelector('table[data-chart-table] td')",
        &[],
    );
    book.choose("lang", "ko");
    // Every lesson, and what it is made of, is in the file.
    for lesson in ["coding.lengths", "learning.overfitting", "contents", "jsd.gan"] {
        browser.execute("location.hash = `v=1&fig=${arguments[0]}`", &[json!(lesson)]);
        browser.until(
            lesson,
            "return document.querySelector('[data-lesson]')?.dataset.lesson === arguments[0].split('.')[0]",
            &[json!(lesson)],
        );
    }
    let asked = browser
        .execute("return performance.getEntriesByType('resource').map((one) => one.name)", &[]);
    assert_eq!(asked, json!([]), "the network was asked");
    let policy =
        "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
    let policy = browser.execute(policy, &[]);
    let policy = policy.as_str().unwrap();
    assert!(
        policy.starts_with("default-src 'none'") && !policy.contains("connect-src"),
        "{policy}"
    );
}

#[test]
fn it_opens_by_a_double_click_and_asks_nobody_for_anything() {
    session::with(&Reader::DESKTOP, opens_from_a_disk);
}

#[test]
fn it_works_in_a_frame_without_origin() {
    session::with(&Reader::DESKTOP, |browser| {
        let file = format!("{}surprisal.html", browser.site());
        let frame = Frame {
            sandbox: Some("allow-scripts"),
            height: 700,
            ..Frame::of("?embed=1&api=1&lang=ko#v=1&fig=kl.asymmetry&p=0.2")
        };
        let page = PageAround::open(browser, &file, "embedly", &[frame]);
        page.wait_for_ready(1);
        let reply = page.ask(0, "setState", json!([{ "p": 0.4 }]));
        assert_eq!((&reply["ok"], &reply["result"]["p"]), (&json!(true), &json!("0.4")), "{reply}");
        page.within(0, |book| {
            assert_eq!(book.browser.execute("return origin", &[]), json!("null"));
            let asked =
                book.browser.execute("return performance.getEntriesByType('resource').length", &[]);
            assert_eq!(asked, json!(0));
        });
    });
}
