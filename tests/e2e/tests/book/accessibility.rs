//! What axe finds, and what a screen reader is told of a chart.

use std::fs;

use e2e::browser::Browser;
use e2e::pages::{Book, COINS, FIGURES};
use e2e::reader::Reader;
use e2e::session;
use serde_json::{Value, json};

fn axe() -> String {
    let path = xtask::root().join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(path).expect("axe-core is in node_modules: run `cargo xtask build` first")
}

/// Everything that axe holds against the page.
pub fn violations(browser: &Browser) -> Vec<String> {
    if browser.execute("return typeof axe", &[]) != json!("object") {
        browser.execute(&axe(), &[]);
    }
    let found = browser.execute_async(
        "const done = arguments[0];
         axe.run(document, { resultTypes: ['violations'] }).then(
           ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
             nodes.map(({ html, failureSummary }) => `${id}: ${html}\\n${failureSummary}`))),
           (error) => done([String(error)]));",
        &[],
    );
    let text = |one: &Value| one.as_str().unwrap_or_default().to_owned();
    found.as_array().expect("axe answers").iter().map(text).collect()
}

fn assert_no_violations(reader: &Reader, lang: &str) {
    session::with(reader, |browser| {
        for theme in ["light", "dark", "projector"] {
            let book = Book::open(browser, &format!("?lang={lang}&theme={theme}"));
            for id in FIGURES {
                book.go(&format!("#v=1&fig={id}"));
                book.figure(id).proof().open();
                browser.execute(
                    "for (const one of document.querySelectorAll('details')) one.open = true",
                    &[],
                );
                browser.settle();
                let found = violations(browser);
                assert!(found.is_empty(), "{id} in {lang}, {theme}: {}", found.join("\n"));
            }
        }
    });
}

#[test]
fn axe_finds_nothing_in_english() {
    assert_no_violations(&Reader::DESKTOP, "en");
}

#[test]
fn axe_finds_nothing_in_korean() {
    assert_no_violations(&Reader::DESKTOP, "ko");
}

#[test]
fn axe_finds_nothing_in_english_on_a_phone() {
    assert_no_violations(&Reader::PHONE, "en");
}

#[test]
fn axe_finds_nothing_in_korean_on_a_phone() {
    assert_no_violations(&Reader::PHONE, "ko");
}

#[test]
fn axe_finds_nothing_where_something_is_wrong() {
    session::with(&Reader::DESKTOP, |browser| {
        for theme in ["light", "dark"] {
            let book = Book::open(browser, &format!("?theme={theme}#fig=kl.asymmetry&q=7"));
            book.figure("kl.asymmetry").number_box("p").write("abc");
            assert_eq!(book.notices().len(), 1);
            let found = violations(browser);
            assert!(found.is_empty(), "{theme}: {}", found.join("\n"));
        }
    });
}

#[test]
fn every_canvas_has_a_name_and_a_sentence_or_is_hidden() {
    for reader in [Reader::DESKTOP, Reader::DESKTOP.korean()] {
        session::with(&reader, |browser| {
            let book = Book::open(browser, "");
            for id in FIGURES {
                book.go(&format!("#v=1&fig={id}"));
                book.figure(id).proof().open();
                let nameless = browser.execute(
                    "return [...document.querySelectorAll('canvas')].filter((canvas) => {
                       if (canvas.getAttribute('aria-hidden') === 'true') return false;
                       const described = document.getElementById(canvas.getAttribute('aria-describedby'));
                       return canvas.getAttribute('role') !== 'img'
                         || !canvas.getAttribute('aria-label')?.trim()
                         || !described?.innerText.trim();
                     }).map((canvas) => canvas.outerHTML)",
                    &[],
                );
                assert_eq!(nameless, json!([]), "{id}");
                let charts = book.figure(id).charts();
                let names: Vec<_> = charts.iter().map(|chart| chart.name()).collect();
                assert!(!names.is_empty() && names.iter().all(|name| name.chars().count() > 5));
                let sentence = book.figure(id).sentence();
                assert!(sentence.chars().count() > 20, "{id}: {sentence}");
            }
        });
    }
}

#[test]
fn the_sentence_follows_the_state() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in COINS {
            let sentence = |p: &str| {
                book.go(&format!("#v=1&fig={id}&p={p}&q=0.6"));
                book.figure(id).sentence()
            };
            let (one, other) = (sentence("0.2"), sentence("0.371"));
            assert_ne!(one, other, "{id}");
            assert!(other.contains("0.371"), "{id}: {other}");
            assert!(!other.contains('{') && !other.contains("NaN"), "{id}: {other}");
        }
    });
}

#[test]
fn behind_every_chart_is_a_table_of_its_numbers() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}&p=0.3&q=0.6&unit=bit"));
            let rows = book.figure(id).chart().table();
            assert!(rows.len() >= 2 && rows.iter().all(|row| row.len() >= 2), "{id}");
            if COINS.contains(&id) {
                assert_eq!(rows.len(), 21, "{id}");
                assert!(rows.iter().flatten().all(|cell| !cell.is_nan()), "{id}: {rows:?}");
                assert_eq!((rows[0][0], rows[20][0]), (0.0, 1.0), "{id}");
            }
            // Names are no numbers, nor is what is not there; but every column has some.
            let numbers = |column: usize| rows.iter().any(|row| !row[column].is_nan());
            assert!((1..rows[0].len()).all(numbers), "{id}: {rows:?}");
            let words = browser.execute(
                "const table = document.querySelector(`[data-chart-table='${arguments[0]}']`);
                 return [table.caption.innerText.trim() !== '',
                         table.tHead.rows[0].cells.length]",
                &[json!(id)],
            );
            assert_eq!(words, json!([true, rows[0].len()]), "{id}");
        }
        // KL(p‖0.6) and KL(0.6‖p) at p = 0.3, in bits, by their definition.
        book.go("#v=1&fig=kl.asymmetry&p=0.3&q=0.1&unit=bit");
        let rows = book.figure("kl.asymmetry").chart().table();
        let row = rows.iter().find(|row| row[0] == 0.6).expect("a row for 0.6");
        let divergence =
            |p: f64, q: f64| p * (p / q).log2() + (1.0 - p) * ((1.0 - p) / (1.0 - q)).log2();
        assert!((row[1] - divergence(0.3, 0.6)).abs() < 1e-14, "{row:?}");
        assert!((row[2] - divergence(0.6, 0.3)).abs() < 1e-14, "{row:?}");
        assert_eq!((rows[0][1], rows[20][1]), (f64::INFINITY, f64::INFINITY));
    });
}

#[test]
fn a_table_that_is_open_is_filled() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=overview.one-curve");
        assert_eq!(book.figure("overview.one-curve").chart().table().len(), 21);
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            let hollow = browser.execute(
                "return [...document.querySelectorAll('details:has(table)')]
                   .some((one) => one.open && one.querySelectorAll('tbody tr').length < 2)",
                &[],
            );
            assert_eq!(hollow, json!(false), "{id} shows a table without rows");
        }
    });
}

/// The role, name and value that the browser tells a screen reader of an element.
fn as_told(browser: &Browser, selector: &str) -> (String, String, String) {
    let root = browser.devtools("DOM.getDocument", json!({ "depth": 0 }));
    let element = browser.devtools(
        "DOM.querySelector",
        json!({ "nodeId": root["root"]["nodeId"], "selector": selector }),
    );
    let told = browser.devtools(
        "Accessibility.getPartialAXTree",
        json!({ "nodeId": element["nodeId"], "fetchRelatives": false }),
    );
    let text = |what: &str| match &told["nodes"][0][what]["value"] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    (text("role"), text("name"), text("value"))
}

#[test]
fn controls_say_what_they_are_and_where_they_stand() {
    session::with_devtools(&Reader::DESKTOP, |browser| {
        Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.6");
        let names = browser.execute(
            "return [...document.querySelectorAll('[data-param], [data-action], [data-choice], [data-setting]')]
               .filter((one) => one.matches('input, button, select'))
               .map((one) => one.getAttribute('aria-label') || one.innerText
                 || one.closest('label')?.innerText || '')",
            &[],
        );
        let names = names.as_array().cloned().unwrap_or_default();
        assert!(names.len() > 12, "{names:?}");
        assert!(
            names.iter().all(|name| !name.as_str().unwrap_or_default().trim().is_empty()),
            "{names:?}"
        );
        let (role, name, value) = as_told(browser, "input[type=range][data-param=p]");
        assert_eq!(role, "slider");
        assert!(name.contains('p'), "{name}");
        assert!((value.parse::<f64>().unwrap() - 0.2).abs() < 1e-6, "{value}");
        let pressed = browser.execute(
            "return [...document.querySelectorAll('[data-setting=unit] [aria-pressed=true]')]
               .map((one) => one.dataset.choice)",
            &[],
        );
        assert_eq!(pressed, json!(["nat"]));
    });
}
