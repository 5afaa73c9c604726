//! What the measures are for: codes, learning, compression.

use e2e::browser::Browser;
use e2e::pages::{Book, Figure};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;
use serde_json::json;

/// Waits until a readout has passed a value on its way up.
fn until_above(browser: &Browser, figure: &Figure, measure: &str, value: f64) {
    browser.until(
        &format!("{measure} above {value}"),
        "return Number(document.querySelector(`${arguments[0]} [data-measure='${arguments[1]}']`)
           .dataset.value) > arguments[2]",
        &[json!(figure.selector()), json!(measure), json!(value)],
    );
}

fn about(value: f64, expected: f64) -> bool {
    (value - expected).abs() < 5e-4
}

#[test]
fn vehicles_pass_until_they_are_stopped_and_the_cost_is_counted() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=coding.storage&vehicles=10&speed=1000");
        let figure = book.figure("coding.storage");
        let stored = figure.readout("stored").value();
        figure.press("run");
        until_above(browser, &figure, "stored", 10.0 * stored);
        if figure.is_running() {
            figure.press("run");
        }
        browser.settle();
        assert!(!figure.is_running());
        let (stored, mean) =
            (figure.readout("stored").value(), figure.readout("mean_cost").value());
        browser.settle();
        assert_eq!(figure.readout("stored").value(), stored, "it stands");
        // Whole vehicles, more than there were.
        let vehicles = stored / mean;
        assert!(vehicles > 10.5 && (vehicles - vehicles.round()).abs() < 1e-6, "{vehicles}");
        // p = 0.8 with 1 and 3 bits: 1.4 bit, against 2.6 with the lengths swapped.
        assert!(about(figure.readout("L").value(), 1.4 * 2f64.ln()));
        assert!(about(figure.readout("L_swapped").value(), 2.6 * 2f64.ln()));
    });
}

#[test]
fn huffmans_tree_grows_to_the_shortest_words() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=coding.lengths&unit=bit");
        let figure = book.figure("coding.lengths");
        assert!(about(figure.readout("L").value(), 2.0));
        for _ in 0..6 {
            figure.press("step");
            browser.settle();
        }
        // Of ½, ¼, ⅛, ⅛ the words have 1, 2, 3, 3 digits, and cost the entropy.
        assert!(about(figure.readout("L").value(), 1.75));
        assert!(about(figure.readout("H_p").value(), 1.75));
        book.wait_for_hash("#v=1&fig=coding.lengths&len=1,2,3,3&unit=bit");
    });
}

#[test]
fn a_text_is_encoded_and_comes_back() {
    session::with(&Reader::DESKTOP, |browser| {
        Book::open(browser, "#v=1&fig=coding.lengths");
        browser.execute("document.querySelector('[data-coded-text]').open = true", &[]);
        browser.until("the box", "return document.querySelector('#coded-text') !== null", &[]);
        let fact = |name: &str| {
            browser
                .execute(
                    "return document.querySelector(`[data-fact='${arguments[0]}']`)?.innerText",
                    &[json!(name)],
                )
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let type_in = |text: &str| {
            browser.execute(
                "const box = document.querySelector('#coded-text');
                 box.value = arguments[0];
                 box.dispatchEvent(new Event('input', { bubbles: true }));",
                &[json!(text)],
            );
            browser.settle();
        };
        // Seven a, two b, one c: words of 1, 2, 2 digits, 13 bit.
        type_in("aaaaaaabbc");
        assert!(fact("huffman").contains("13"), "{}", fact("huffman"));
        // log 10 − (7 log 7 + 2 log 2) / 10, in the unit of the book and in that of the words.
        assert_eq!(fact("entropy"), "0.8018\u{a0}nat = 1.157\u{a0}bit");
        assert!(fact("characters").contains("10"));
        assert!(!fact("decoded").is_empty());
        type_in("한글도 🦀 된다");
        assert!(!fact("decoded").is_empty());
        // Too long: said at the field, and nothing is lost.
        type_in(&"x".repeat(100_001));
        let problem = browser.execute(
            "const box = document.querySelector('#coded-text');
             const said = document.querySelector('#coded-text-problem');
             return [box.value.length, box.getAttribute('aria-invalid'), said.checkVisibility(), said.innerText]",
            &[],
        );
        assert_eq!(problem[0], json!(100_001));
        assert_eq!((&problem[1], &problem[2]), (&json!("true"), &json!(true)));
        assert!(
            problem[3].as_str().unwrap().contains("100001")
                || problem[3].as_str().unwrap().contains("100,001")
        );
        type_in("");
        let said =
            browser.execute("return document.querySelector('#coded-text-problem').innerText", &[]);
        assert!(!said.as_str().unwrap().is_empty());
    });
}

#[test]
fn a_training_run_goes_to_its_end_and_the_validation_loss_turns_up() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=learning.overfitting&steps=0");
        let figure = book.figure("learning.overfitting");
        figure.press("run");
        browser.until(
            "it has come to its end",
            "return document.querySelector(`${arguments[0]} [data-running]`).dataset.running === 'false'",
            &[json!(figure.selector())],
        );
        browser.settle();
        book.wait_for_hash("#v=1&fig=learning.overfitting");
        let (now, best) = (figure.readout("V").value(), figure.readout("V_best").value());
        assert!(now > 1.1 * best, "{best} to {now}");
        // Early stopping leads back.
        book.go("#v=1&fig=learning.overfitting&stop=1");
        figure.press("step");
        browser.settle();
        assert!(about(figure.readout("V").value(), best));
    });
}

#[test]
fn what_is_no_size_is_refused_at_the_field() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=compression.rates");
        let figure = book.figure("compression.rates");
        let own = figure.number_box("size1");
        let before = figure.readout("alpha").value();
        for typed in ["0", "-3", "small", ""] {
            own.write(typed);
            assert!(own.is_invalid(), "{typed}");
            assert_eq!(own.text(), typed, "nothing typed is lost");
            let said = own.problem().unwrap_or_default();
            assert!(said.len() > 5, "{typed}");
            assert_eq!(figure.readout("alpha").value(), before, "{typed}");
        }
        for typed in ["0", "small"] {
            own.write(typed);
            let said = own.problem().unwrap_or_default();
            assert!(said.contains("0.001 to 100000"), "numbers as people write them: {said}");
        }
        own.write("69");
        assert!(!own.is_invalid());
        assert!(about(figure.readout("alpha").value(), 2.0));
    });
}

#[test]
fn a_bridge_leads_to_the_measure_with_the_same_numbers() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=coding.storage&car=0.9&unit=bit");
        let figure = book.figure("coding.storage");
        let entropy = figure.readout("H_p").value();
        browser.click(&format!("{} [data-action='bridge']", figure.selector()));
        book.wait_for_hash("#v=1&fig=entropy.curve&p=0.9&unit=bit");
        book.wait_until_ready();
        assert!(about(book.figure("entropy.curve").readout("H_p").value(), entropy));
    });
}

#[test]
fn two_classes_have_one_logit_and_three_have_three() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=learning.descent");
        let figure = book.figure("learning.descent");
        let logits = |figure: &Figure| {
            let all = figure.parameters().into_iter();
            all.filter(|key| key.starts_with('z')).collect::<Vec<_>>()
        };
        assert_eq!(logits(&figure), ["z"]);
        book.go("#v=1&fig=learning.descent&classes=3");
        browser.settle();
        assert_eq!(logits(&figure), ["z", "zb", "zc"]);
        figure.choose_preset(1);
        browser.settle();
        assert_eq!(logits(&figure), ["z"]);
    });
}

#[test]
fn a_box_in_a_row_steps_by_the_keys_of_every_box() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=compression.layers");
        let figure = book.figure("compression.layers");
        let fast = format!("{} input[data-param=delta][data-index='0']", figure.selector());
        browser.click(&fast);
        let number = || {
            let text = browser.execute("return document.activeElement.value", &[]);
            text.as_str().unwrap_or_default().parse::<f64>().unwrap()
        };
        for (keys, expected) in [
            (&[Key::Up][..], 11.0),
            (&[Key::Shift, Key::Up], 21.0),
            (&[Key::Alt, Key::Down], 20.9),
            (&[Key::Down], 19.9),
            (&[Key::Left], 19.9),
        ] {
            browser.press(keys);
            browser.settle();
            assert_eq!(number(), expected, "{keys:?}");
        }
        // So does that of an outcome.
        let book = Book::open(browser, "#v=1&fig=entropy.outcomes");
        let figure = book.figure("entropy.outcomes");
        browser.execute("document.querySelector('.outcome-row input[data-param=p]').focus()", &[]);
        let before = number();
        browser.press(&[Key::Shift, Key::Up]);
        browser.settle();
        assert!((number() - before - 0.1).abs() < 1e-9, "{}", figure.selector());
    });
}

#[test]
fn models_of_a_readers_own_are_called_what_the_reader_calls_them() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=compression.rates");
        let figure = book.figure("compression.rates");
        browser.execute("document.querySelector('.outcome-lists').open = true", &[]);
        let names = format!("{} textarea[data-list=names]", figure.selector());
        let name = |text: &str| {
            browser.execute(
                "const box = document.querySelector(arguments[0]);
                 box.value = arguments[1];
                 box.dispatchEvent(new Event('change', { bubbles: true }));",
                &[json!(names), json!(text)],
            );
            browser.settle();
        };
        name("<b>Mine</b> & yours");
        let row = format!("{} .outcome-name", figure.selector());
        let read = |selector: &str, property: &str| {
            let script = "return document.querySelector(arguments[0])[arguments[1]]";
            browser.execute(script, &[json!(selector), json!(property)])
        };
        assert_eq!(read(&row, "innerText"), json!("<b>Mine</b> & yours"));
        book.wait_for_hash("#v=1&fig=compression.rates&names=%3Cb%3EMine%3C%2Fb%3E%20%26%20yours");
        // More names than rows stand as they were typed, with a way to mend them.
        name("one, two");
        assert_eq!(read(&names, "value"), json!("one, two"));
        browser.click(&format!("{} [data-action=mend]", figure.selector()));
        browser.settle();
        assert_eq!(read(&row, "innerText"), json!("one"));
    });
}
