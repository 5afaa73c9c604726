//! Distributions over outcomes: bars, boxes, lists, and what is wrong with them.

use e2e::browser::{Browser, Pointer};
use e2e::pages::Book;
use e2e::reader::Reader;
use e2e::session;
use serde_json::{Value, json};

const ID: &str = "kl.support";

fn masses(browser: &Browser, side: &str) -> Vec<f64> {
    let texts = browser.execute(
        "return [...document.querySelectorAll(`[data-figure='${arguments[0]}'] \
           input[data-param='${arguments[1]}']`)].map((one) => Number(one.value))",
        &[json!(ID), json!(side)],
    );
    texts.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn list(what: &str) -> String {
    format!("[data-figure='{ID}'] [data-list='{what}']")
}

/// Types a text in the place of what stands there.
fn retype(browser: &Browser, selector: &str, text: &str) {
    browser.execute("document.querySelector(arguments[0]).select()", &[json!(selector)]);
    browser.write(selector, text);
}

/// Types a list and leaves it; gives what is said of it.
fn type_list(browser: &Browser, what: &str, text: &str) -> String {
    retype(browser, &list(what), text);
    browser.execute("document.activeElement.blur()", &[]);
    browser.settle();
    let said = browser.execute(
        "const list = document.querySelector(arguments[0]);
         const said = document.getElementById(list.getAttribute('aria-describedby'));
         return said.checkVisibility() ? said.innerText : ''",
        &[json!(list(what))],
    );
    said.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_bar_is_dragged_and_the_others_give_way() {
    for (reader, pointer) in [(Reader::DESKTOP, Pointer::Mouse), (Reader::PHONE, Pointer::Finger)] {
        session::with(&reader, |browser| {
            let book = Book::open(browser, &format!("#v=1&fig={ID}&p=0.2,0.3,0.5&q=0.4,0.4,0.2"));
            let chart = book.figure(ID).chart();
            browser.execute(
                "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })",
                &[json!(chart.selector())],
            );
            browser.settle();
            let handle = chart.handles()[0];
            browser
                .drag(pointer, &[handle, (handle.0, handle.1 - 20.0), (handle.0, handle.1 - 40.0)]);
            browser.settle();
            let after = masses(browser, "p");
            assert!(after[0] > 0.22, "{after:?}");
            assert!((after.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{after:?}");
            // In proportion: 3 to 5 still.
            assert!((after[1] * 5.0 - after[2] * 3.0).abs() < 1e-9, "{after:?}");
            assert_eq!(masses(browser, "q"), [0.4, 0.4, 0.2], "q has not moved");
            book.figure(ID).press("undo");
            browser.settle();
            assert_eq!(masses(browser, "p"), [0.2, 0.3, 0.5], "one drag is one step to take back");
        });
    }
}

#[test]
fn a_held_outcome_does_not_give_way() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, &format!("#v=1&fig={ID}&p=0.2,0.3,0.5&q=0.4,0.4,0.2"));
        browser.click(&format!("[data-figure='{ID}'] .outcome-row:nth-child(3) .hold"));
        let first = format!("[data-figure='{ID}'] input[data-param='p'][data-index='0']");
        retype(browser, &first, "0.4");
        browser.settle();
        assert_eq!(masses(browser, "p"), [0.4, 0.1, 0.5]);
        assert!(book.figure(ID).can("undo"));
    });
}

#[test]
fn what_is_wrong_with_a_list_is_said_there_and_can_be_mended() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, &format!("?lang=en#v=1&fig={ID}"));
        browser.click(&format!("[data-figure='{ID}'] .outcome-lists summary"));
        let before = masses(browser, "p");
        for (text, said) in [
            ("0.5 0.2 0.2", "0.9"),
            ("0.5 -0.1 0.6", "-0.1"),
            ("0.5 NaN 0.5", "NaN"),
            ("0 0 0", ""),
            (&"1 ".repeat(27), "27"),
        ] {
            let problem = type_list(browser, "p", text);
            assert!(!problem.is_empty() && problem.contains(said), "{text}: {problem}");
            assert_eq!(masses(browser, "p"), before, "{text}");
            let typed = browser
                .execute("return document.querySelector(arguments[0]).value", &[json!(list("p"))]);
            assert_eq!(typed, json!(text), "nothing typed is thrown away");
        }
        assert!(type_list(browser, "names", "a,b,c,d").contains('4'));
        assert_eq!(type_list(browser, "names", "sun, rain, snow"), "");
        assert!(!type_list(browser, "p", "12 5 3").is_empty());
        browser.click("#kl\\.support-p-problem [data-action='mend']");
        browser.settle();
        assert_eq!(masses(browser, "p"), [0.6, 0.25, 0.15]);
        book.wait_for_hash(&format!("#v=1&fig={ID}&p=0.6,0.25,0.15&names=sun,rain,snow"));
        let row = "return document.querySelector('.outcome-row .outcome-name').innerText";
        assert_eq!(browser.execute(row, &[]), json!("sun"));
    });
}

#[test]
fn letters_of_a_text_are_counted() {
    session::with(&Reader::DESKTOP.korean(), |browser| {
        Book::open(browser, "#v=1&fig=kl.support");
        browser.click(&format!("[data-figure='{ID}'] .outcome-lists summary"));
        assert_eq!(type_list(browser, "p", "아가"), "");
        assert_eq!(masses(browser, "p"), [0.5, 0.25, 0.25]);
    });
}
