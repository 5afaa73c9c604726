//! Messages between a figure and the page around it.

use e2e::pages::{Frame, PageAround};
use e2e::reader::Reader;
use e2e::session;
use serde_json::json;

const FIGURE: &str = "#v=1&fig=kl.asymmetry&p=0.2&q=0.6";

#[test]
fn a_page_around_reads_and_sets_the_state() {
    session::with(&Reader::DESKTOP, |browser| {
        let frame = Frame::of(&format!("?embed=1&api=1&lang=en{FIGURE}"));
        let page = PageAround::open(browser, browser.site(), "embedly", &[frame]);
        page.wait_for_ready(1);
        let ready = &page.said(0, "ready")[0];
        assert_eq!((&ready["state"]["p"], &ready["state"]["unit"]), (&json!("0.2"), &json!("nat")));
        assert!(ready["url"].as_str().unwrap().ends_with(FIGURE), "{ready}");

        let reply = page.ask(0, "setState", json!([{ "p": 0.25, "unit": "bit", "lang": "ko" }]));
        assert_eq!(
            (&reply["ok"], &reply["result"]["p"]),
            (&json!(true), &json!("0.25")),
            "{reply}"
        );
        page.within(0, |book| {
            // Its words have to come first.
            browser.until("Korean", "return document.documentElement.lang === 'ko'", &[]);
            assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.25);
        });
        browser.until(
            "the state is told",
            "return heard.some(([, d]) => d?.type === 'state')",
            &[],
        );
        assert_eq!(page.said(0, "state").last().unwrap()["state"]["unit"], json!("bit"));

        for (method, step) in [
            ("next", "1"),
            ("next", "2"),
            ("prev", "1"),
            ("reveal", "6"),
            ("undo", "1"),
            ("redo", "6"),
        ] {
            let reply = page.ask(0, method, json!([]));
            let now = &reply["result"]["step"];
            // However many lines the proof has.
            let expected = if step == "6" { reply["result"]["step"].clone() } else { json!(step) };
            assert_eq!((&reply["ok"], now), (&json!(true), &expected), "{method}: {reply}");
        }
        assert_eq!(page.ask(0, "reset", json!([]))["result"]["step"], json!("0"));
        let other = page.ask(0, "setState", json!([{ "fig": "jsd.gan" }]));
        assert_eq!(other["result"]["fig"], json!("jsd.gan"), "{other}");
        page.within(0, |book| assert!(book.figure("jsd.gan").measures().len() > 1));
    });
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    session::with(&Reader::DESKTOP, |browser| {
        let frames = [format!("?embed=1&api=1{FIGURE}"), format!("?embed=1{FIGURE}")];
        let frames: Vec<Frame> = frames.iter().map(|address| Frame::of(address)).collect();
        let page = PageAround::open(browser, browser.site(), "", &frames);
        page.wait_for_ready(2);
        for (method, args) in [
            ("setState", json!([{ "p": 1.7 }])),
            ("setState", json!([{ "p": null }])),
            ("setState", json!([{ "p": 0.1, "nonsense": 1 }])),
            ("setState", json!([{ "embed": 0 }])),
            ("setState", json!([["p", 0.1]])),
            ("setState", json!(["p=0.1"])),
            ("setState", json!([])),
            ("setState", json!([{ "fig": "<img src=x onerror=alert(1)>" }])),
            ("constructor", json!([])),
            ("", json!([])),
        ] {
            let reply = page.ask(0, method, args.clone());
            assert_eq!(reply["ok"], json!(false), "{method} {args}: {reply}");
            assert!(reply["error"].as_str().is_some_and(|why| !why.is_empty()), "{reply}");
        }
        // Without api=1 the page around may look, not touch.
        for method in ["setState", "next", "prev", "reveal", "reset", "undo", "redo", "freeze"] {
            assert_eq!(page.ask(1, method, json!([{ "p": 0.1 }]))["ok"], json!(false), "{method}");
        }
        for frame in 0..2 {
            let state = page.ask(frame, "getState", json!([]));
            assert_eq!(state["result"]["p"], json!("0.2"), "{state}");
        }
    });
}

/// 10,000 messages of every shape: none changes the state, none is answered that is not ours.
#[test]
fn hostile_messages_change_nothing() {
    session::with(&Reader::DESKTOP, |browser| {
        let frame = Frame::of(&format!("?embed=1&api=1&lang=en{FIGURE}"));
        let page = PageAround::open(browser, browser.site(), "", &[frame]);
        page.wait_for_ready(1);
        let before = page.ask(0, "getState", json!([]))["result"].clone();
        let answered = browser.execute_async(
            r#"const done = arguments[0];
            let seed = 7;
            const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
            const pick = (from) => from[Math.floor(random() * from.length)];
            class Odd { constructor() { this.namespace = "surprisal"; this.v = 1; this.method = "reset"; } }
            const deep = (n) => (n ? { a: deep(n - 1) } : {});
            const value = () => pick([0, -1, NaN, Infinity, 1e308, "", "0.1", "bit", null, undefined, true, [], {},
              [0.1, 0.9], new Date(), /x/, new Map([["p", 0.1]]), new Uint8Array(8), "<b>x</b>", "x".repeat(5000),
              { toString: "x" }, deep(20), -0]);
            const key = () => pick(["p", "q", "fig", "unit", "step", "__proto__", "constructor", "embed", "api", ""]);
            const methods = ["setState", "constructor", "__proto__", "toString", "valueOf", "eval", "", "SETSTATE"];
            const message = () => {
              const patch = {};
              // One key at least that cannot be.
              patch[pick(["nonsense", "p ", "embed"])] = value();
              for (let n = Math.floor(random() * 3); n; n--) patch[key()] = value();
              return pick([
                () => ({ namespace: "surprisal", v: 1, id: value(), method: pick(methods), args: [patch] }),
                () => ({ namespace: "surprisal", v: 1, id: 1, method: pick(methods), args: value() }),
                () => ({ namespace: "surprisal", v: pick([0, 2, "1", null]), method: "reset", args: [] }),
                () => ({ namespace: pick(["surprisal ", "Surprisal", null, {}]), v: 1, method: "reset" }),
                () => ({ namespace: "surprisal", v: 1, method: "reset", args: [], fill: "x".repeat(5000) }),
                () => ({ namespace: "surprisal", v: 1, method: value() }),
                () => ({ context: "h5p", action: value() }),
                () => value(),
                () => JSON.stringify({ namespace: "surprisal", v: 1, method: "reset", args: [] }),
                () => [new Odd()],
              ])();
            };
            (async () => {
              for (let n = 0; n < 10000; n++) {
                try { say(0, message()); } catch { /* what cannot be cloned cannot be sent */ }
                if (n % 500 === 0) await new Promise((next) => setTimeout(next, 0));
              }
              done(await ask(0, "getState"));
            })();"#,
            &[],
        );
        assert_eq!(answered["result"], before);
        let ok = browser
            .execute("return heard.filter(([, d]) => d?.type === 'reply' && d.ok).length", &[]);
        assert_eq!(ok, json!(2), "only what was asked for in earnest");
        assert_eq!(page.said(0, "error").len(), 0);
        page.within(0, |book| {
            assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.2);
            assert!(book.browser.console().is_empty());
        });
    });
}

#[test]
fn only_the_page_that_was_named_is_listened_to() {
    // The browser says so on the console when a message has nobody to go to.
    session::with_console(&Reader::DESKTOP, |browser| {
        for (parent, hears) in [("https://example.org", false), ("nonsense", false), ("", true)] {
            let frame = Frame::of(&format!("?embed=1&api=1&parent={parent}{FIGURE}"));
            let page = PageAround::open(browser, browser.site(), "embedly", &[frame]);
            browser.until(
                "the frame is there",
                "return heard.some(([, data]) => typeof data === 'string')",
                &[],
            );
            if hears {
                // Named by what it really is.
                let own = Frame::of(&format!("?embed=1&api=1&parent={}{FIGURE}", page.origin()));
                let address = format!("{}{}", browser.site(), own.address);
                browser
                    .execute("around[0].src = arguments[0]; heard.length = 0", &[json!(address)]);
                page.wait_for_ready(1);
                assert_eq!(page.ask(0, "getState", json!([]))["ok"], json!(true));
            } else {
                page.within(0, |_| ());
                browser.execute(
                    "say(0, { namespace: 'surprisal', v: 1, id: 'x', method: 'setState', args: [{ p: 0.1 }] })",
                    &[],
                );
                page.within(0, |book| {
                    book.browser.settle();
                    assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.2, "{parent:?}");
                });
                let ours = page.said(0, "reply").len() + page.said(0, "ready").len();
                assert_eq!(ours, 0, "{parent:?}");
            }
        }
    });
}

#[test]
fn a_page_around_makes_a_figure_deaf_and_lets_it_hear_again() {
    session::with(&Reader::DESKTOP, |browser| {
        let frame = Frame { height: 700, ..Frame::of(&format!("?embed=1&api=1{FIGURE}")) };
        let page = PageAround::open(browser, browser.site(), "", &[frame]);
        page.wait_for_ready(1);
        let inert = "return document.getElementById('book').inert";
        for frozen in [true, false] {
            page.ask(0, "freeze", json!([frozen]));
            page.within(0, |book| assert_eq!(book.browser.execute(inert, &[]), json!(frozen)));
        }
    });
}

/// What Open edX calls by name.
#[test]
fn a_page_of_open_edx_keeps_the_state_and_the_answer() {
    session::with(&Reader::DESKTOP, |browser| {
        let frame = Frame {
            height: 700,
            ..Frame::of(&format!("?embed=1&api=1&predict=KL_pq&lang=en{FIGURE}"))
        };
        let page = PageAround::open(browser, browser.site(), "", &[frame]);
        page.wait_for_ready(1);
        page.within(0, |book| {
            let browser = book.browser;
            let kept = browser.execute("return App.getState()", &[]);
            assert_eq!(browser.execute("return App.getGrade()", &[]), json!("{}"));
            browser.execute("location.hash = 'v=1&fig=kl.asymmetry&p=0.5'", &[]);
            browser.settle();
            browser.execute("App.setState(arguments[0])", &[kept]);
            browser.settle();
            assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.2);
            browser.write("[data-predict]", "0.2");
            browser.click("[data-action=predict]");
            let grade = browser.execute("return JSON.parse(App.getGrade())", &[]);
            assert_eq!(grade["predicted"], json!(0.2));
            assert!((grade["value"].as_f64().unwrap() - 0.334_795_2).abs() < 1e-6, "{grade}");
        });
        let answer = page.said(0, "answer");
        assert_eq!(
            (&answer[0]["measure"], &answer[0]["predicted"]),
            (&json!("KL_pq"), &json!(0.2))
        );
    });
}
