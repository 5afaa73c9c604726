//! Addresses: any of them opens a valid state, and every state has one.

use e2e::browser::Pointer;
use e2e::pages::{Book, COINS};
use e2e::reader::Reader;
use e2e::session;
use fantoccini::key::Key;
use serde_json::{Value, json};

#[test]
fn a_deep_link_opens_just_that() {
    session::with(&Reader::DESKTOP, |browser| {
        let hash = "#v=1&fig=kl.asymmetry&p=0.2&q=0.6&unit=bit&step=3";
        let book = Book::open(browser, hash);
        let figure = book.figure("kl.asymmetry");
        assert!(figure.is_open());
        assert_eq!(figure.number_box("p").value(), 0.2);
        assert_eq!(figure.number_box("q").value(), 0.6);
        assert_eq!(figure.readout("KL_pq").unit(), "bit");
        assert_eq!(figure.proof().lines().len(), 3);
        assert_eq!(book.notices(), [""; 0]);
        browser.settle();
        assert_eq!(book.hash(), hash);
    });
}

#[test]
fn every_figure_has_an_address() {
    session::with(&Reader::DESKTOP, |browser| {
        for id in COINS {
            let book = Book::open(browser, &format!("#v=1&fig={id}"));
            assert!(book.figure(id).is_open(), "{id}");
            assert_eq!(book.notices(), [""; 0], "{id}");
            assert_eq!(book.hash(), format!("#v=1&fig={id}"));
        }
    });
}

#[test]
fn an_address_is_rewritten_in_its_canonical_form() {
    session::with(&Reader::DESKTOP, |browser| {
        for (typed, canonical) in [
            ("", "#v=1&fig=overview.one-curve"),
            ("#q=0.60&p=.2&fig=kl.asymmetry", "#v=1&fig=kl.asymmetry&p=0.2&q=0.6"),
            ("#fig=kl.asymmetry&p=20%25&q=3/5", "#v=1&fig=kl.asymmetry&p=0.2&q=0.6"),
            ("#fig=kl.asymmetry&p=0,2&unit=nat&step=0", "#v=1&fig=kl.asymmetry&p=0.2"),
            ("#fig=kl.asymmetry&nobody=knows&p=0.5&p=0.2", "#v=1&fig=kl.asymmetry&p=0.2"),
        ] {
            let book = Book::open(browser, typed);
            book.wait_for_hash(canonical);
            assert_eq!(book.notices(), [""; 0], "nothing is wrong with {typed}");
        }
    });
}

#[test]
fn garbage_gives_a_valid_state_and_one_notice() {
    session::with(&Reader::DESKTOP, |browser| {
        let nested = format!("#fig=kl.asymmetry&p={}", "9".repeat(5000));
        for (typed, canonical) in [
            ("#fig=kl.asymmetry&q=1.7", "#v=1&fig=kl.asymmetry&q=1"),
            ("#fig=kl.asymmetry&p=-3&q=1e400", "#v=1&fig=kl.asymmetry&p=0&q=1"),
            ("#fig=kl.asymmetry&p=NaN&q=Infinity", "#v=1&fig=kl.asymmetry"),
            ("#fig=kl.nonsense", "#v=1&fig=kl.asymmetry"),
            ("#fig=nonsense", "#v=1&fig=overview.one-curve"),
            ("#v=7&fig=jsd.curves", "#v=1&fig=jsd.curves"),
            (
                "#fig=entropy.curve&unit=furlong&step=99999999999999999999999",
                "#v=1&fig=entropy.curve&step=6",
            ),
            ("#fig=entropy.curve&step=-1", "#v=1&fig=entropy.curve"),
            ("#fig=%&p=%zz&q=%E0%A4", "#v=1&fig=overview.one-curve"),
            ("#fig=kl.asymmetry&p=%00%0a%1b", "#v=1&fig=kl.asymmetry"),
            ("#p=½½&fig=%ED%95%9C%EA%B8%80", "#v=1&fig=overview.one-curve"),
            (nested.as_str(), "#v=1&fig=kl.asymmetry&p=1"),
        ] {
            let book = Book::open(browser, typed);
            book.wait_for_hash(canonical);
            assert_eq!(book.notices().len(), 1, "{typed}: {:?}", book.notices());
            assert!(!book.notices()[0].trim().is_empty());
        }
    });
}

#[test]
fn garbage_in_the_query_gives_a_valid_presentation_and_one_notice() {
    session::with(&Reader::DESKTOP, |browser| {
        for (typed, canonical) in [
            ("?lang=tlh&theme=plaid", ""),
            ("?scale=1000", "?scale=3"),
            ("?digits=0", "?digits=1"),
            ("?motion=<script>", ""),
        ] {
            let book = Book::open(browser, typed);
            browser.until(
                "the query is canonical",
                "return location.search === arguments[0]",
                &[json!(canonical)],
            );
            assert_eq!(book.notices().len(), 1, "{typed}: {:?}", book.notices());
            browser.execute("localStorage.clear()", &[]);
        }
    });
}

#[test]
fn nothing_in_an_address_becomes_markup() {
    session::with(&Reader::DESKTOP, |browser| {
        let image = "<img src=x onerror=window.hit=1>";
        let script = "\"><script>window.hit=1</script>";
        for value in [image, script, "<b data-hit>x</b>", "javascript:window.hit=1"] {
            let escaped: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
            for value in [value, &escaped] {
                let all = |keys: &[&str]| {
                    keys.iter().map(|key| format!("{key}={value}")).collect::<Vec<_>>().join("&")
                };
                let query = all(&[
                    "lang", "theme", "scale", "digits", "motion", "embed", "show", "hide", "lock",
                    "present", "predict", "keys", "resize", "api", "parent", "seed", "unknown",
                ]);
                let hash = all(&["v", "fig", "p", "q", "unit", "step", "proof", "unknown"]);
                let book = Book::open(browser, &format!("?{query}#{hash}"));
                assert_clean(&book, value);
                assert_eq!(book.notices().len(), 1, "{value}");
            }
        }
    });
}

fn assert_clean(book: &Book, what: &str) {
    let found = book.browser.execute(
        "return [window.hit === undefined,
                 document.querySelectorAll('img, iframe, object, [data-hit], [onerror]').length,
                 document.querySelectorAll('script').length]",
        &[],
    );
    assert_eq!(found, json!([true, 0, 3]), "{what}");
}

/// 2,000 addresses made of keys and values of every sort, one after the other in one page.
#[test]
fn two_thousand_addresses_are_each_a_valid_state() {
    // More in ten seconds than a page may otherwise set.
    session::with_flags(&Reader::DESKTOP, &["--disable-ipc-flooding-protection"], |browser| {
        Book::open(browser, "?lang=en");
        browser.execute(
            r##"globalThis.errors = [];
            addEventListener("error", (event) => errors.push(String(event.message)));
            let seed = 1948;
            const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
            const pick = (from) => from[Math.floor(random() * from.length)];
            const keys = ["v", "fig", "p", "q", "names", "a", "b", "c", "f", "x", "w", "len", "z1", "T", "eps", "mu",
              "sigma", "dir", "car", "vehicles", "t", "delta", "heads", "block", "lr", "seed", "n", "unit", "step",
              "proof", "act", "P", "__proto__", ""];
            const figures = ["kl.asymmetry", "kl.support", "jsd.triangle", "entropy.outcomes", "jensen.chord",
              "coding.lengths", "coding.blocks", "learning.descent", "compression.layers", "contents", "teachers",
              "cross-entropy.one-hot", "kl.nonsense", "nonsense"];
            const values = () => pick([() => pick(figures), () => String(random()), () => String(random() * 1e9 - 5e8),
              () => pick(["0", "1", "-1", "NaN", "Infinity", "-Infinity", "1e-320", "1e999", "0x10", "½", "30%"]),
              () => Array.from({ length: 1 + random() * 30 }, () => random().toFixed(3)).join(","),
              () => pick(["bit", "nat", "read", "rebuild", "log", "x-log-x", "<img src=x onerror=window.hit=1>",
                "%3Cscript%3E", "%", "%ff%fe", "a&b", "가,나,다", "\u202e", "x".repeat(3000)])])();
            globalThis.address = () => "#" + Array.from({ length: random() * 8 }, () => `${pick(keys)}=${values()}`).join("&");
            globalThis.bad = [];
            globalThis.tried = 0;
            globalThis.try_some = async (count) => {
              for (let n = 0; n < count; n++) {
                const hash = address();
                location.hash = hash;
                await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));
                const notices = document.querySelectorAll("[data-notice=address]").length;
                const made = document.querySelectorAll("img, iframe, object, [onerror]").length;
                if (notices > 1 || made > 0 || window.hit || errors.length) bad.push([hash, notices, made, ...errors.splice(0)]);
                tried += 1;
              }
            };"##,
            &[],
        );
        for _ in 0..20 {
            browser.execute_async(
                "const done = arguments[0]; try_some(100).then(() => done(null))",
                &[],
            );
        }
        assert_eq!(browser.execute("return [tried, bad]", &[]), json!([2000, []]));
        // It goes on from there.
        let book = Book { browser };
        book.go("v=1&fig=kl.asymmetry&p=0.2");
        assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.2);
    });
}

#[test]
fn a_notice_goes_when_it_is_dismissed() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#fig=kl.asymmetry&q=1.7");
        assert_eq!(book.notices().len(), 1);
        browser.click("[data-notice] button");
        browser.settle();
        assert_eq!(book.notices(), [""; 0]);
        assert_eq!(book.figure("kl.asymmetry").number_box("q").value(), 1.0);
    });
}

#[test]
fn a_figure_follows_the_address_within_two_frames() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.6");
        for p in ["0.7", "0.01", "1"] {
            let frames = browser.execute_async(
                "const [p, done] = arguments;
                 const box = document.querySelector('[data-figure] input[data-param=p]:not([type=range])');
                 location.hash = `#v=1&fig=kl.asymmetry&p=${p}&q=0.6`;
                 let frames = 0;
                 const look = () => {
                   if (box.value === p || frames > 60) return done(frames);
                   frames += 1;
                   requestAnimationFrame(look);
                 };
                 look();",
                &[json!(p)],
            );
            assert!(frames.as_u64().unwrap() <= 2, "p={p} took {frames} frames");
        }
        assert_eq!(book.figure("kl.asymmetry").readout("KL_qp").value(), f64::INFINITY);
    });
}

#[test]
fn the_address_follows_a_drag_but_not_too_fast() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.1&q=0.6");
        let figure = book.figure("kl.asymmetry");
        browser.execute(
            "window.written = [];
             for (const name of ['pushState', 'replaceState']) {
               const write = history[name];
               history[name] = function (...all) {
                 written.push([name, performance.now()]);
                 return write.apply(this, all);
               };
             }",
            &[],
        );
        let entries = book.history_length();
        figure.slider("p").drag(Pointer::Mouse, 0.9, 100);
        let p = figure.number_box("p").text();
        book.wait_for_hash(&format!("#v=1&fig=kl.asymmetry&p={p}&q=0.6"));
        let written = browser.execute("return written", &[]);
        let written = written.as_array().cloned().unwrap_or_default();
        let time = |write: &Value| write[1].as_f64().unwrap();
        assert!(written.len() >= 2, "written {} times in a long drag", written.len());
        assert!(written.iter().all(|write| write[0] == json!("replaceState")));
        for pair in written.windows(2) {
            let apart = time(&pair[1]) - time(&pair[0]);
            // Two clocks, each rounded.
            assert!(apart >= 298.0, "two writes {apart} ms apart");
        }
        assert_eq!(book.history_length(), entries, "a drag is no step");
    });
}

#[test]
fn back_returns_to_the_step_before_not_to_a_pixel_of_a_drag() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.1&q=0.6");
        let figure = book.figure("kl.asymmetry");
        figure.slider("p").drag(Pointer::Mouse, 0.4, 30);
        let dragged = figure.number_box("p").text();
        let before = format!("#v=1&fig=kl.asymmetry&p={dragged}&q=0.6");
        book.wait_for_hash(&before);

        figure.proof().next();
        let stepped = format!("{before}&step=1");
        book.wait_for_hash(&stepped);
        figure.slider("p").drag(Pointer::Mouse, 0.8, 30);
        let far = figure.number_box("p").text();
        book.wait_for_hash(&format!("#v=1&fig=kl.asymmetry&p={far}&q=0.6&step=1"));

        browser.back();
        book.wait_for_hash(&before);
        browser.settle();
        assert_eq!(figure.number_box("p").text(), dragged);
        assert_eq!(figure.proof().lines(), []);
        assert_eq!(book.hash(), before, "it stays there");

        browser.forward();
        browser.settle();
        assert_eq!(figure.number_box("p").text(), far);
        assert_eq!(figure.proof().lines().len(), 1);
    });
}

#[test]
fn back_returns_to_the_lesson_before() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for lesson in ["entropy", "kl", "jsd"] {
            browser.click(&format!("[data-lesson-link='{lesson}']"));
            browser.settle();
            book.wait_until_ready();
            assert_eq!(open_lesson(&book), lesson);
        }
        for lesson in ["kl", "entropy", "overview"] {
            browser.back();
            browser.settle();
            book.wait_until_ready();
            assert_eq!(open_lesson(&book), lesson);
        }
        browser.forward();
        browser.settle();
        assert_eq!(open_lesson(&book), "entropy");
    });
}

fn open_lesson(book: &Book) -> String {
    let found = book.browser.execute(
        "return document.querySelector('[data-lesson-link][aria-current=page]').dataset.lessonLink",
        &[],
    );
    found.as_str().unwrap().to_owned()
}

#[test]
fn a_reload_returns_to_where_the_reader_was() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=jsd.curves");
        let figure = book.figure("jsd.curves");
        figure.slider("q").focus();
        browser.press(&[Key::Shift, Key::Left]);
        book.choose("unit", "dit");
        figure.proof().open();
        let hash =
            format!("#v=1&fig=jsd.curves&q=0.8&unit=dit&step={}", figure.proof().lines().len());
        book.wait_for_hash(&hash);
        let (values, lines) = (figure.values(), figure.proof().lines());
        browser.reload();
        book.wait_until_ready();
        assert_eq!((figure.values(), figure.proof().lines()), (values, lines));
        assert_eq!(book.hash(), hash);
    });
}
