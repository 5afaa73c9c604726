//! Only what was built runs, and it asks nobody else for anything.

use std::fs;
use std::path::Path;

use e2e::browser::Browser;
use e2e::dist;
use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::scratch::Scratch;
use e2e::session;
use serde_json::json;
use xtask::server;

/// A copy of the build in which one byte of the file with that beginning and end is another.
fn tampered(name: &str, begin: &str, end: &str) -> Scratch {
    let copy = Scratch::new(name).copy_of(&dist::folder(), "");
    let file = fs::read_dir(copy.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name.starts_with(begin) && name.ends_with(end)
        })
        .unwrap_or_else(|| panic!("the build has no {begin}…{end}"));
    let mut content = fs::read(&file).unwrap();
    if end == ".wasm" {
        let middle = content.len() / 2;
        content[middle] ^= 1;
    } else {
        content.push(b'\n');
    }
    fs::write(&file, content).unwrap();
    copy
}

fn assert_refused(browser: &Browser, folder: &Path) {
    let server = server::serve(folder, 0).unwrap();
    browser.goto(&server.address());
    crate::start::assert_one_plain_notice(browser);
    let figures = browser.execute("return document.querySelectorAll('[data-figure]').length", &[]);
    assert_eq!(figures, json!(0), "what was tampered with ran");
    let said = browser.console();
    assert!(said.iter().any(|line| line.message.contains("integrity")), "{said:?}");
    browser.goto("about:blank");
}

#[test]
fn a_tampered_wasm_is_refused_with_a_plain_notice() {
    session::with_console(&Reader::DESKTOP, |browser| {
        let copy = tampered("wasm", "surprisal", ".wasm");
        assert_refused(browser, copy.path());
    });
}

#[test]
fn a_tampered_script_is_refused_with_a_plain_notice() {
    session::with_console(&Reader::DESKTOP, |browser| {
        let copy = tampered("js", "surprisal", ".js");
        assert_refused(browser, copy.path());
    });
}

#[test]
fn tampered_words_are_refused_with_a_plain_notice() {
    session::with_console(&Reader::DESKTOP, |browser| {
        let copy = tampered("words", "words.ui.en", ".txt");
        assert_refused(browser, copy.path());
    });
}

#[test]
fn the_policy_forbids_everything_but_our_own() {
    let page = fs::read_to_string(dist::folder().join("index.html")).unwrap();
    let policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                  img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; \
                  worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'";
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let at = page.find(&meta).expect("the page has its policy");
    let first_load = ["<script", "<link", "<style", "<img"].iter().filter_map(|tag| page.find(tag));
    assert!(first_load.min().unwrap() > at, "the policy stands before all that it governs");
}

#[test]
fn nothing_in_the_page_is_inline() {
    session::with(&Reader::DESKTOP, |browser| {
        let page = fs::read_to_string(dist::folder().join("index.html")).unwrap();
        let inline = browser.execute(
            "const page = new DOMParser().parseFromString(arguments[0], 'text/html');
             const all = [...page.querySelectorAll('*')];
             return all.filter((one) => one.matches('style, script:not([src])')
               || one.getAttributeNames().some((name) => name === 'style' || name.startsWith('on'))
               || /^\\s*javascript:/i.test(one.getAttribute('href') ?? ''))
               .map((one) => one.outerHTML)",
            &[json!(page)],
        );
        assert_eq!(inline, json!([]));
        let loose = browser.execute(
            "const page = new DOMParser().parseFromString(arguments[0], 'text/html');
             return [...page.querySelectorAll('script, link[rel=stylesheet], link[rel=modulepreload]')]
               .filter((one) => !one.integrity && !/refused-[0-9a-f]+.js/.test(one.src))
               .map((one) => one.outerHTML)",
            &[json!(page)],
        );
        assert_eq!(loose, json!([]), "loaded without an integrity");
    });
}

#[test]
fn the_policy_holds() {
    session::with_console(&Reader::DESKTOP, |browser| {
        Book::open(browser, "");
        let ran = browser.execute_async(
            "const done = arguments[0], refused = [];
             document.addEventListener('securitypolicyviolation',
               (event) => refused.push(event.effectiveDirective));
             const script = document.createElement('script');
             script.textContent = 'window.inlineRan = true';
             document.body.append(script);
             const image = new Image();
             image.src = 'https://example.com/x.png';
             fetch('https://example.com/').catch(() => 0);
             const holder = document.createElement('div');
             holder.innerHTML = '<b style=\"color: red\" onclick=\"window.inlineRan = true\">x</b>';
             document.body.append(holder);
             // Chromium may look at a handler only when it is to run.
             holder.firstChild.click();
             setTimeout(() => done([window.inlineRan ?? null, refused.sort()]), 300);",
            &[],
        );
        assert_eq!(
            ran,
            json!([
                null,
                ["connect-src", "img-src", "script-src-attr", "script-src-elem", "style-src-attr"]
            ])
        );
    });
}

#[test]
fn only_our_own_server_is_asked() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            book.figure(id).proof().open();
            book.choose("lang", "ko");
            book.choose("lang", "en");
        }
        let foreign = browser.execute(
            "const all = performance.getEntriesByType('resource').map((one) => one.name);
             return [all.length > 3, all.filter((name) => !name.startsWith(location.origin + '/'))]",
            &[],
        );
        assert_eq!(foreign, json!([true, []]));
        let kept = browser.execute("return document.cookie", &[]);
        assert_eq!(kept, json!(""), "the book keeps no cookies");
    });
}

#[test]
fn links_that_lead_away_tell_nothing_and_no_frame_is_opened() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            let frames = browser.execute(
                "return document.querySelectorAll('iframe, object, embed, form').length",
                &[],
            );
            assert_eq!(frames, json!(0), "{id}");
        }
    });
}

#[test]
fn the_build_tells_nothing_of_the_machine_that_built_it() {
    let folders: Vec<String> = ["HOME", "CARGO_HOME", "USERPROFILE"]
        .into_iter()
        .filter_map(|variable| std::env::var(variable).ok())
        .chain([xtask::root().to_string_lossy().into_owned()])
        .filter(|folder| folder.len() > 1)
        .collect();
    assert!(!folders.is_empty());
    for entry in fs::read_dir(dist::folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            continue;
        }
        let content = fs::read(&path).unwrap();
        for folder in &folders {
            let told = content.windows(folder.len()).position(|bytes| bytes == folder.as_bytes());
            let what = told.map(|at| {
                String::from_utf8_lossy(&content[at..content.len().min(at + 80)]).into_owned()
            });
            assert_eq!(what, None, "{}", path.display());
        }
    }
}
