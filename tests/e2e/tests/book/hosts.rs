//! Pages that figures stand in: of courses, of slides.

use e2e::browser::Browser;
use e2e::pages::{Book, Frame, PageAround};
use e2e::reader::Reader;
use e2e::scratch::Scratch;
use e2e::session;
use fantoccini::key::Key;
use serde_json::json;
use xtask::server;

/// How high the book is in a frame, and whether the frame scrolls.
fn content(book: &Book) -> (f64, bool) {
    let script = "const root = document.scrollingElement;
        return [document.getElementById('book').getBoundingClientRect().height,
                root.scrollHeight > root.clientHeight + 2]";
    let seen = book.browser.execute(script, &[]);
    (seen[0].as_f64().unwrap(), seen[1] == json!(true))
}

/// Waits until a frame is as high as what is in it, and as high as is expected.
fn wait_until_fits(
    browser: &Browser,
    page: &PageAround,
    frame: u16,
    expected: impl Fn(f64) -> bool,
) {
    let mut last = (0.0, 0.0, true);
    for _ in 0..200 {
        let (height, scrolls) = page.within(frame, content);
        last = (height, page.height(frame.into()), scrolls);
        if !scrolls && (last.0 - last.1).abs() <= 3.0 && expected(last.1) {
            return;
        }
        browser.settle();
    }
    panic!("frame {frame}: {} high in a frame of {}, scrolls: {}", last.0, last.1, last.2);
}

#[test]
fn a_frame_is_as_high_as_its_figure_in_every_dialect() {
    session::with(&Reader::DESKTOP, |browser| {
        for (listens, resize) in [
            ("embedly", "auto"),
            ("canvas", "auto"),
            ("h5p", "auto"),
            ("embedly", "embedly"),
            ("canvas", "canvas"),
            ("h5p", "h5p"),
            ("height", "height"),
        ] {
            let lang = if resize == "auto" { "ko" } else { "en" };
            let address = format!("?embed=1&resize={resize}&lang={lang}#v=1&fig=kl.asymmetry");
            let page = PageAround::open(browser, browser.site(), listens, &[Frame::of(&address)]);
            page.wait_for_ready(1);
            wait_until_fits(browser, &page, 0, |_| true);
            // It grows with the proof, and shrinks with it.
            // But for a line that a face that came late has broken otherwise.
            let closed = page.height(0);
            page.within(0, |book| {
                book.go("v=1&fig=kl.asymmetry&step=6");
                browser.until(
                    "lines",
                    "return document.querySelectorAll('li[data-line]:not([hidden])').length > 5",
                    &[],
                );
            });
            wait_until_fits(browser, &page, 0, |height| height > closed + 100.0);
            page.within(0, |book| book.go("v=1&fig=kl.asymmetry"));
            wait_until_fits(browser, &page, 0, |height| (height - closed).abs() < 20.0);
        }
    });
}

#[test]
fn a_frame_that_asks_for_silence_tells_no_height() {
    session::with(&Reader::DESKTOP, |browser| {
        let page = PageAround::open(
            browser,
            browser.site(),
            "embedly",
            &[Frame::of("?embed=1&resize=off#v=1&fig=kl.square")],
        );
        page.wait_for_ready(1);
        page.within(0, |book| book.browser.settle());
        assert_eq!(page.height(0), 300.0);
        let other = browser
            .execute("return heard.filter(([, d]) => d?.namespace !== 'surprisal').length", &[]);
        assert_eq!(other, json!(0));
    });
}

#[test]
fn eight_figures_on_one_page_keep_to_themselves() {
    let figures = [
        "overview.one-curve",
        "coding.lengths",
        "entropy.outcomes",
        "jensen.chord",
        "cross-entropy.marbles",
        "kl.square",
        "jsd.gap",
        "compression.rates",
    ];
    session::with(&Reader::DESKTOP, |browser| {
        let frames: Vec<Frame> = figures
            .iter()
            .enumerate()
            .map(|(at, id)| {
                let lang = if at % 2 == 0 { "en" } else { "ko" };
                Frame::of(&format!("?embed=1&api=1&lang={lang}#v=1&fig={id}"))
            })
            .collect();
        let page = PageAround::open(browser, browser.site(), "embedly", &frames);
        page.wait_for_ready(8);
        for (frame, id) in figures.iter().enumerate() {
            wait_until_fits(browser, &page, frame as u16, |_| true);
            assert_eq!(page.ask(frame, "getState", json!([]))["result"]["fig"], json!(id));
        }
        page.ask(6, "setState", json!([{ "p": 0.11 }]));
        for frame in [0, 5] {
            let p = page.ask(frame, "getState", json!([]))["result"]["p"].clone();
            assert_ne!(p, json!("0.11"));
        }
        assert_eq!(page.ask(6, "getState", json!([]))["result"]["p"], json!("0.11"));
    });
}

/// The hosts' pages with the deck of reveal.js beside them.
fn deck(name: &str) -> Scratch {
    let root = xtask::root();
    let pages = Scratch::new(name).copy_of(&root.join("tests/e2e/hosts"), "");
    pages.copy_of(&root.join("node_modules/reveal.js/dist"), "reveal")
}

/// The keys of a remote turn slides before a click into the figure, walk through its proof after it, and
/// turn slides again at the proof's end.
#[test]
fn a_remote_works_in_a_deck_before_and_after_a_click_into_the_figure() {
    let deck = deck("deck-and-remote");
    let server = server::serve(deck.path(), 0).unwrap();
    session::with(&Reader::DESKTOP, |browser| {
        browser.goto("about:blank");
        browser.goto(&format!("{}slides.html?book={}", server.address(), browser.site()));
        browser.until("the deck is there", "return window.Reveal?.isReady()", &[]);
        let slide = || browser.execute("return Reveal.getIndices().h", &[]);
        browser.press(&[Key::PageDown]);
        browser.until("the first figure", "return Reveal.getIndices().h === 1", &[]);
        browser.enter_frame(0);
        let book = Book { browser };
        book.wait_until_ready();
        browser.click("[data-figure='kl.asymmetry'] h2");
        let proof = book.figure("kl.asymmetry").proof();
        browser.press(&[Key::PageDown]);
        browser.press(&[Key::PageDown]);
        browser.settle();
        assert_eq!(proof.lines().len(), 2);
        browser.press(&[Key::PageUp]);
        browser.press(&[Key::PageUp]);
        browser.settle();
        assert_eq!(proof.lines().len(), 0);
        browser.leave_frame();
        assert_eq!(slide(), json!(1));
        // Back before the first line turns back a slide.
        browser.enter_frame(0);
        browser.press(&[Key::PageUp]);
        browser.leave_frame();
        browser.until("the slide before", "return Reveal.getIndices().h === 0", &[]);
        browser.execute("document.activeElement.blur()", &[]);
        browser.press(&[Key::PageDown]);
        browser.until("the first figure again", "return Reveal.getIndices().h === 1", &[]);
        browser.enter_frame(0);
        book.wait_until_ready();
        browser.click("[data-figure='kl.asymmetry'] h2");
        browser.execute("document.querySelector('[data-action=all]').click()", &[]);
        browser.until(
            "all lines",
            "return document.querySelectorAll('li[data-line]:not([hidden])').length > 6",
            &[],
        );
        browser.press(&[Key::PageDown]);
        browser.leave_frame();
        browser.until("the next slide", "return Reveal.getIndices().h === 2", &[]);
    });
}

/// What moves by itself pauses while its slide is not the one that is shown.
#[test]
fn a_run_pauses_when_its_slide_goes() {
    let deck = deck("deck-and-run");
    let server = server::serve(deck.path(), 0).unwrap();
    let moving = Reader { still: false, ..Reader::DESKTOP };
    session::with(&moving, |browser| {
        browser.goto("about:blank");
        browser.goto(&format!("{}slides.html?book={}#/2", server.address(), browser.site()));
        browser.until("the deck is there", "return window.Reveal?.isReady()", &[]);
        browser.enter_frame(1);
        let book = Book { browser };
        book.wait_until_ready();
        let figure = book.figure("coding.storage");
        figure.press("run");
        assert!(figure.is_running());
        browser.leave_frame();
        browser.execute("Reveal.next()", &[]);
        browser.enter_frame(1);
        browser.until(
            "it rests",
            "return document.querySelector('[data-running]').dataset.running === 'false'",
            &[],
        );
        browser.leave_frame();
    });
}

/// The element of our own: its attributes set the figure, and follow it.
#[test]
fn an_element_stands_for_a_figure() {
    let folder = xtask::root().join("tests/e2e/hosts");
    let server = server::serve(&folder, 0).unwrap();
    // The script of the element is of another origin, so that server lets everybody read.
    let open = server::serve_as(&e2e::dist::folder(), 0, server::Manner::Open).unwrap();
    session::with(&Reader::DESKTOP, |browser| {
        browser.goto("about:blank");
        browser.goto(&format!("{}element.html?book={}", server.address(), open.address()));
        browser.execute("document.getElementById('other').scrollIntoView()", &[]);
        browser.until("both are ready", "return new Set(heard.filter(([type]) => type === 'ready').map(([, id]) => id)).size === 2", &[]);
        let read = |id: &str, name: &str| {
            let script = "return document.getElementById(arguments[0]).getAttribute(arguments[1])";
            browser.execute(script, &[json!(id), json!(name)])
        };
        assert_eq!((read("one", "p"), read("one", "unit")), (json!("0.2"), json!("nat")));
        // An attribute moves the figure, which tells what it is now.
        browser.execute("document.getElementById('one').setAttribute('p', '0.35')", &[]);
        browser.until(
            "the state",
            "return heard.some(([type, id, said]) => type === 'state' && id === 'one' && said.state.p === '0.35')",
            &[],
        );
        assert_eq!((read("one", "p"), read("other", "p")), (json!("0.35"), read("other", "p")));
        // The frame is as high as its figure.
        let heights = "return [...document.querySelectorAll('surprisal-figure')]
            .map((one) => one.getBoundingClientRect().height)";
        browser.until(
            "heights of their own",
            "return [...document.querySelectorAll('surprisal-figure')].every((one) => {
               one.scrollIntoView(); const { height } = one.getBoundingClientRect();
               return height > 300 && Math.abs(height - 480) > 5; })",
            &[],
        );
        assert!(browser.execute(heights, &[]).as_array().unwrap().len() == 2);
    });
}

/// A frame that may run scripts and nothing else: with a server that lets everybody read it works, with
/// one that does not it says so.
#[test]
fn a_frame_without_origin_works_or_says_why_not() {
    for (manner, works) in [(server::Manner::Open, true), (server::Manner::Plain, false)] {
        let site = server::serve_as(&e2e::dist::folder(), 0, manner).unwrap();
        session::with_console(&Reader::DESKTOP, |browser| {
            let frame = Frame {
                sandbox: Some("allow-scripts"),
                height: 700,
                ..Frame::of("?embed=1&api=1&lang=en#v=1&fig=kl.asymmetry&p=0.2")
            };
            let page = PageAround::open(browser, &site.address(), "embedly", &[frame]);
            if works {
                page.wait_for_ready(1);
                let reply = page.ask(0, "setState", json!([{ "p": 0.4 }]));
                assert_eq!(reply["result"]["p"], json!("0.4"), "{reply}");
                wait_until_fits(browser, &page, 0, |_| true);
            } else {
                browser.enter_frame(0);
                browser.until(
                    "a notice",
                    "return !document.getElementById('notice-not-loaded').hidden",
                    &[],
                );
                browser.leave_frame();
            }
        });
    }
}

/// A notebook: a figure is a view within a frame within the page, other cells follow its value, and a cell
/// that runs again has a new figure in the old one's place.
#[test]
fn a_notebook_has_a_figure_as_a_view() {
    let folder = xtask::root().join("tests/e2e/hosts");
    let [notebook, cells] = [(); 2].map(|()| server::serve(&folder, 0).unwrap());
    let page = |server: &server::Server, name: &str, key: &str, value: &str| {
        let mut address = url::Url::parse(&format!("{}{name}", server.address())).unwrap();
        address.query_pairs_mut().append_pair(key, value);
        address
    };
    session::with(&Reader::DESKTOP, |browser| {
        let figure = format!("{}?embed=1&api=1&lang=ko#v=1&fig=kl.asymmetry&p=0.2", browser.site());
        let cells = page(&cells, "cells.html", "figure", &figure);
        browser.goto("about:blank");
        browser.goto(page(&notebook, "notebook.html", "cells", cells.as_str()).as_str());
        browser.enter_frame(0);
        let reads = |p: &str| {
            browser.until(
                &format!("the other cell reads {p}"),
                "return document.getElementById('reads')?.textContent === arguments[0]",
                &[json!(format!("p is {p}"))],
            );
        };
        reads("0.2");
        // The value of the view is set from another cell.
        browser.execute(
            "document.getElementById('figure').firstElementChild.value = { p: 0.35 }",
            &[],
        );
        reads("0.35");
        // A hand moves the figure itself.
        browser.enter_frame(0);
        let book = Book { browser };
        book.wait_until_ready();
        book.figure("kl.asymmetry").number_box("p").write("0.4");
        browser.leave_frame();
        reads("0.4");
        // The cell runs again: the old figure is gone and says no more.
        browser.execute("runs = 0; run(arguments[0])", &[json!(figure.replace("p=0.2", "p=0.6"))]);
        reads("0.6");
        browser.settle();
        let same = "const figure = document.querySelector('#figure iframe');
            const { height } = figure.getBoundingClientRect();
            return height > 350 && document.documentElement.scrollHeight <= innerHeight + 2";
        browser.until("one height for all, no bars", same, &[]);
        assert_eq!(browser.execute("return runs", &[]), json!(1));
        browser.leave_frame();
    });
}
