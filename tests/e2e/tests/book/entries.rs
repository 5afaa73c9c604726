//! What a reader may type for p and q.

use e2e::pages::Book;
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;

const NO_PROBABILITIES: [&str; 8] =
    ["", "abc", "1.2", "-0.1", "1e-400", "1/0", "0.3.1", "<b>½</b>"];

const PROBABILITIES: [(&str, f64); 8] = [
    ("0,3", 0.3),
    ("½", 0.5),
    ("30%", 0.3),
    ("０．３", 0.3),
    ("３０％", 0.3),
    ("3/10", 0.3),
    (" .3 ", 0.3),
    ("1e-3", 0.001),
];

fn typed_text_stays(reader: &Reader) -> Vec<String> {
    let mut problems = Vec::new();
    session::with(reader, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.7");
        let figure = book.figure("kl.asymmetry");
        let (values, hash) = (figure.values(), book.hash());
        figure.chart().remember();
        for parameter in ["p", "q"] {
            let number_box = figure.number_box(parameter);
            let before = number_box.text();
            for text in NO_PROBABILITIES {
                number_box.write(text);
                // Emptying the box to type something else is no mistake yet, but it is no number.
                for ended in [false, true] {
                    if ended {
                        browser.press(&[Key::Tab]);
                        browser.settle();
                    }
                    assert!(number_box.is_invalid(), "{text:?} is no probability");
                    let problem = number_box.problem();
                    problems.push(problem.unwrap_or_else(|| panic!("nothing is said of {text:?}")));
                    assert_eq!(number_box.text(), text, "what was typed stays");
                    assert_eq!(figure.values(), values, "the last valid state stays");
                }
            }
            // Typing a number again takes the message away.
            number_box.write(&before);
            number_box.enter();
            assert!(!number_box.is_invalid() && number_box.problem().is_none());
            assert_eq!(figure.values(), values);
        }
        assert_eq!(figure.chart().changed(), 0, "the picture stays");
        book.wait_for_hash(&hash);
    });
    problems
}

#[test]
fn what_is_no_probability_is_said_at_the_field_and_changes_nothing() {
    let english = typed_text_stays(&Reader::DESKTOP);
    let korean = typed_text_stays(&Reader::DESKTOP.korean());
    let hangul = |text: &str| text.chars().any(|letter| ('가'..='힣').contains(&letter));
    assert!(english.iter().all(|problem| !hangul(problem)), "{english:?}");
    assert!(korean.iter().all(|problem| hangul(problem)), "{korean:?}");
}

#[test]
fn what_a_person_would_take_for_a_probability_is_taken() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.9&q=0.7");
        let figure = book.figure("kl.asymmetry");
        let number_box = figure.number_box("p");
        for (text, value) in PROBABILITIES {
            book.go("#v=1&fig=kl.asymmetry&p=0.9&q=0.7");
            number_box.write(text);
            assert_eq!(number_box.text(), text, "what is being typed stays");
            assert!(!number_box.is_invalid() && number_box.problem().is_none(), "{text:?}");
            assert_eq!(figure.slider("p").value(), value, "{text:?}");
            number_box.enter();
            assert_eq!(number_box.value(), value, "{text:?}");
            let p = number_box.text();
            let hash = format!("#v=1&fig=kl.asymmetry&p={p}&q=0.7");
            // 0.3 is where p starts, and what is at its start is left out.
            book.wait_for_hash(&hash.replace("p=0.3&", ""));
        }
    });
}

#[test]
fn moving_the_slider_takes_a_bad_text_away() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.7");
        let figure = book.figure("kl.asymmetry");
        figure.number_box("p").write("abc");
        assert!(figure.number_box("p").is_invalid());
        figure.slider("p").focus();
        browser.press(&[Key::Right]);
        browser.settle();
        assert_eq!(figure.number_box("p").text(), "0.21");
        assert!(!figure.number_box("p").is_invalid());
        assert_eq!(figure.number_box("p").problem(), None);
    });
}

#[test]
fn another_state_takes_a_bad_text_away() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.7");
        let figure = book.figure("kl.asymmetry");
        for action in ["swap", "reset"] {
            figure.number_box("p").write("abc");
            figure.press(action);
            let number_box = figure.number_box("p");
            assert_eq!(number_box.value(), figure.slider("p").value(), "after {action}");
            assert!(!number_box.is_invalid(), "after {action}");
        }
    });
}
