//! What can be taken along from a figure: files, link, code, program.

use e2e::browser::Browser;
use e2e::pages::{Book, FIGURES, Frame, PageAround};
use e2e::reader::Reader;
use e2e::session;
use serde_json::{Value, json};

/// Opens a part of a figure that is folded away.
fn unfold(browser: &Browser, figure: &str, part: &str) {
    browser.click(&format!("[data-figure='{figure}'] details.{part} > summary"));
    browser.until(
        part,
        "return !!document.querySelector(arguments[0])
           && !document.querySelector('[aria-busy=true]')",
        &[json!(format!("[data-figure='{figure}'] details.{part} > :not(summary)"))],
    );
    browser.settle();
}

/// Has files that are handed out kept in `saved` instead.
fn catch_files(browser: &Browser) {
    browser.execute(
        "window.saved = [];
         const blobs = new Map();
         const make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
         HTMLAnchorElement.prototype.click = function () { saved.push([this.download, blobs.get(this.href)]); };",
        &[],
    );
}

/// Saves a figure, and gives the name of the file and its text.
fn saved(browser: &Browser, figure: &str, kind: &str) -> (String, String) {
    browser.execute("saved.length = 0", &[]);
    browser.click(&format!("[data-figure='{figure}'] [data-export={kind}]"));
    browser.until("a file", "return saved.length > 0", &[]);
    let file = browser.execute_async(
        "const done = arguments[0]; saved[0][1].text().then((text) => done([saved[0][0], text]));",
        &[],
    );
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&file[0]), text(&file[1]))
}

#[test]
fn every_figure_hands_out_its_files() {
    session::with(&Reader::DESKTOP, |browser| {
        for (at, id) in FIGURES.iter().enumerate() {
            let lang = if at % 2 == 0 { "en" } else { "ko" };
            let book = Book::open(browser, &format!("?lang={lang}#v=1&fig={id}&unit=bit&step=1"));
            catch_files(browser);
            unfold(browser, id, "exports");
            let (name, svg) = saved(browser, id, "svg");
            assert_eq!(name, format!("surprisal-{id}.svg"));
            assert!(svg.starts_with("<svg") && svg.contains(&format!("fig={id}")), "{id}");
            assert!(!svg.contains("NaN"), "{id}");
            let sound = "return !new DOMParser().parseFromString(arguments[0], 'image/svg+xml').querySelector('parsererror')";
            assert_eq!(browser.execute(sound, &[json!(svg)]), json!(true), "{id}");

            let (_, csv) = saved(browser, id, "csv");
            assert!(csv.contains("\r\n") && csv.contains(id), "{id}: {csv}");
            // Every readout stands in it as it stands on the screen.
            for (measure, value) in book.figure(id).values() {
                let written =
                    if value.is_infinite() { "Infinity".to_owned() } else { value.to_string() };
                let scientific = format!("{value:e}");
                assert!(
                    csv.contains(&written) || csv.contains(&scientific),
                    "{id} {measure}: {written}"
                );
            }

            let (_, tex) = saved(browser, id, "tex");
            assert!(
                tex.contains("\\documentclass") && tex.contains("\\end{document}"),
                "{id}: {tex}"
            );
            assert_eq!(book.notices(), [""; 0]);
        }
    });
}

/// A picture is as large as was asked, and not blank.
#[test]
fn a_png_is_as_dense_as_asked_and_shows_the_figure() {
    session::with(&Reader::DESKTOP, |browser| {
        for (theme, id) in
            [("light", "kl.asymmetry"), ("dark", "kl.square"), ("projector", "jsd.gan")]
        {
            Book::open(browser, &format!("?lang=ko&theme={theme}#v=1&fig={id}"));
            catch_files(browser);
            unfold(browser, id, "exports");
            let mut first = None;
            for times in [1, 2, 4] {
                browser.choose(
                    &format!("[data-figure='{id}'] [data-setting=times]"),
                    &times.to_string(),
                );
                browser.execute("saved.length = 0", &[]);
                browser.click(&format!("[data-figure='{id}'] [data-export=png]"));
                browser.until("a picture", "return saved.length > 0", &[]);
                let seen = browser.execute_async(
                    "const done = arguments[0];
                     createImageBitmap(saved[0][1]).then((picture) => {
                       const canvas = new OffscreenCanvas(picture.width, picture.height);
                       const context = canvas.getContext('2d');
                       context.drawImage(picture, 0, 0);
                       const { data } = context.getImageData(0, 0, picture.width, picture.height);
                       const words = new Uint32Array(data.buffer);
                       const ground = words[0];
                       done([picture.width, picture.height, words.filter((word) => word !== ground).length,
                             new Set(words).size]);
                     });",
                    &[],
                );
                let number = |index: usize| seen[index].as_u64().unwrap();
                let one = *first.get_or_insert((number(0), number(1)));
                assert_eq!((number(0), number(1)), (times * one.0, times * one.1), "{id}");
                assert!(number(2) * 50 > number(0) * number(1), "{id}: {} of ink", number(2));
                assert!(number(3) > 20, "{id}: {} colours", number(3));
            }
        }
    });
}

#[test]
fn the_link_leads_back_and_has_its_code() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?lang=en#v=1&fig=kl.asymmetry&p=0.2&q=0.6&step=2");
        unfold(browser, "kl.asymmetry", "exports");
        let link = "return document.querySelector('[data-link=\"kl.asymmetry\"]').value";
        let link = browser.execute(link, &[]).as_str().unwrap().to_owned();
        assert_eq!(link, browser.address());
        browser.click("[data-figure='kl.asymmetry'] [data-action=qr]");
        browser.until(
            "the code",
            "return document.querySelector('.qr path')?.getAttribute('d').length > 500",
            &[],
        );
        // It follows.
        book.figure("kl.asymmetry").number_box("p").write("0.25");
        book.figure("kl.asymmetry").number_box("p").enter();
        browser.until(
            "the new link",
            "return document.querySelector('[data-link]').value.includes('p=0.25')",
            &[],
        );
    });
    // More than a code holds is said.
    session::with(&Reader::DESKTOP, |browser| {
        let many: Vec<String> = (0..26).map(|n| format!("{}{n}", "%EA%B0%80".repeat(40))).collect();
        let masses = ["0.0384615384615384"; 26].join(",");
        Book::open(
            browser,
            &format!("?lang=en#v=1&fig=entropy.outcomes&p={masses}&names={}", many.join(",")),
        );
        unfold(browser, "entropy.outcomes", "exports");
        browser.click("[data-figure='entropy.outcomes'] [data-action=qr]");
        browser.until(
            "a word on it",
            "return document.querySelector('.exports .problem')?.textContent.includes('2953')",
            &[],
        );
    });
}

#[test]
fn the_code_for_other_pages_shows_the_figure() {
    session::with(&Reader::DESKTOP, |browser| {
        Book::open(browser, "?lang=en#v=1&fig=kl.asymmetry&p=0.2");
        unfold(browser, "kl.asymmetry", "exports");
        let code = || {
            let code =
                browser.execute("return document.querySelector('[data-embed-code]').value", &[]);
            code.as_str().unwrap().to_owned()
        };
        assert!(code().starts_with("<iframe src=\"http://127.0.0.1"), "{}", code());
        assert!(
            code().contains("embed=1&amp;") || code().contains("?lang=en&amp;embed=1"),
            "{}",
            code()
        );
        browser.choose("[data-setting=embed-lang]", "ko");
        browser.click("[data-part=proof]");
        browser.choose("[data-setting=host]", "Moodle");
        browser.until(
            "the choices",
            "const code = document.querySelector('[data-embed-code]').value;
            return code.includes('lang=ko') && code.includes('hide=proof')",
            &[],
        );
        browser.click("[data-action=preview]");
        browser.settle();
        browser.enter_frame(0);
        let book = Book { browser };
        book.wait_until_ready();
        assert_eq!(
            (book.language(), book.figure("kl.asymmetry").slider("p").value()),
            ("ko".to_owned(), 0.2)
        );
        browser.leave_frame();
    });
}

#[test]
fn a_program_says_what_is_on_the_screen() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?lang=en#v=1&fig=kl.asymmetry&p=0.2&q=0.6");
        unfold(browser, "kl.asymmetry", "program");
        let program = || {
            let program =
                browser.execute("return document.querySelector('[data-program]').textContent", &[]);
            program.as_str().unwrap().to_owned()
        };
        assert!(program().contains("import numpy") && program().contains("0.2"), "{}", program());
        browser.click("[data-setting=dialect] [data-choice=R]");
        browser.settle();
        assert!(program().contains("<-"), "{}", program());
        book.choose("lang", "ko");
        assert!(program().contains("앞면"), "{}", program());
        book.go("v=1&fig=learning.overfitting");
        unfold(browser, "learning.overfitting", "program");
        let none = browser.execute("return document.querySelector('[data-figure=\"learning.overfitting\"] .program p').textContent", &[]);
        assert!(none.as_str().unwrap().contains("프로그램이 없습니다"), "{none}");
    });
}

#[test]
fn a_page_around_gets_values_and_files() {
    session::with(&Reader::DESKTOP, |browser| {
        let frame = Frame::of("?embed=1&lang=en#v=1&fig=kl.asymmetry&p=0.2&q=0.6&unit=bit");
        let page = PageAround::open(browser, browser.site(), "", &[frame]);
        page.wait_for_ready(1);
        let reply = page.ask(0, "getValues", json!([]));
        let values = &reply["result"]["values"];
        let expected =
            (0.2 * (0.2f64 / 0.6).ln() + 0.8 * (0.8f64 / 0.4).ln()) / std::f64::consts::LN_2;
        assert!((values["KL_pq"].as_f64().unwrap() - expected).abs() < 1e-14, "{reply}");
        assert_eq!(reply["result"]["unit"], json!("bit"));
        assert!(
            reply["result"]["proof"]
                .as_array()
                .unwrap()
                .iter()
                .all(|line| line["holds"] == json!(true))
        );
        for (kind, start) in
            [("png", "data:image/png;base64,"), ("svg", "<svg"), ("csv", ""), ("latex", "")]
        {
            let reply = page.ask(0, "export", json!([kind]));
            let text = reply["result"].as_str().unwrap_or_else(|| panic!("{kind}: {reply}"));
            assert!(text.starts_with(start) && text.len() > 400, "{kind}: {text}");
        }
        assert_eq!(page.ask(0, "export", json!(["exe"]))["ok"], json!(false));
    });
}
