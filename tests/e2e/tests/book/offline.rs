//! Without a network, and when a new version has come.

use std::fs;

use e2e::browser::Browser;
use e2e::dist;
use e2e::pages::Book;
use e2e::reader::Reader;
use e2e::scratch::Scratch;
use e2e::session;
use serde_json::{Value, json};
use xtask::seal;
use xtask::server::{self, Server};

/// A build that is served, and can be changed under way.
struct Site {
    folder: Scratch,
    server: Option<Server>,
}

impl Site {
    fn new(name: &str) -> Site {
        // In a folder of the server, not at its root.
        let folder = Scratch::new(name).copy_of(&dist::folder(), "course/book");
        let server = Some(server::serve(folder.path(), 0).unwrap());
        Site { folder, server }
    }

    fn address(&self) -> String {
        let server = self.server.as_ref().unwrap();
        format!("{}course/book/", server.address())
    }

    /// The same book as another version: its page says so in its title.
    fn renew(&self) {
        let book = self.folder.path().join("course/book");
        let read = |name: &str| fs::read_to_string(book.join(name)).unwrap();
        let (page, worker) = (read("index.html"), read("sw.js"));
        let version = version_in(&page);
        let other = "0123456789abcdef";
        let new = page.replace(&version, other).replace("<head>", "<head><!-- another -->");
        let worker = worker.replace(&version, other);
        let worker =
            worker.replace(&seal::integrity(page.as_bytes()), &seal::integrity(new.as_bytes()));
        fs::write(book.join("index.html"), new).unwrap();
        fs::write(book.join("sw.js"), worker).unwrap();
    }
}

fn version_in(page: &str) -> String {
    let (_, rest) = page.split_once("data-version=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

fn version(browser: &Browser) -> Value {
    browser.execute("return document.querySelector('[data-offline]').dataset.version", &[])
}

/// Opens the book and waits until all of it is kept.
fn visit<'a>(browser: &'a Browser, address: &str) -> Book<'a> {
    browser.goto("about:blank");
    browser.goto(address);
    let book = Book { browser };
    book.wait_until_ready();
    browser.until(
        "the book is kept",
        "const state = navigator.serviceWorker.getRegistration().then((all) => all?.active?.state);
         return state.then((state) => state === 'activated')",
        &[],
    );
    book
}

#[test]
fn the_second_visit_needs_no_network() {
    let mut site = Site::new("offline");
    let address = site.address();
    session::with_console(&Reader::DESKTOP, |browser| {
        visit(browser, &format!("{address}?lang=en#v=1&fig=kl.asymmetry"));
        // The server is gone.
        site.server = None;
        browser.goto("about:blank");
        browser.goto(&format!("{address}?lang=ko#v=1&fig=jsd.gan"));
        let book = Book { browser };
        book.wait_until_ready();
        assert_eq!(book.language(), "ko");
        // Lessons that were never open, proofs, programs and all.
        for figure in ["coding.lengths", "learning.descent", "cross-entropy.marbles"] {
            book.go(&format!("v=1&fig={figure}&step=1"));
            assert!(!book.figure(figure).proof().lines().is_empty());
        }
        book.choose("lang", "en");
        assert_eq!(book.notices(), [""; 0]);
    });
}

#[test]
fn a_new_version_is_told_and_comes_whole_by_one_click() {
    let site = Site::new("version");
    session::with_console(&Reader::DESKTOP, |browser| {
        let address = format!("{}?lang=en#v=1&fig=kl.asymmetry&p=0.2", site.address());
        visit(browser, &address);
        // A page that came from the worker, of the version that is kept.
        browser.reload();
        let book = Book { browser };
        book.wait_until_ready();
        let old = version(browser);
        site.renew();
        browser.until(
            "the bar",
            "navigator.serviceWorker.getRegistration().then((all) => all.update());
             return !document.getElementById('notice-new-version').hidden",
            &[],
        );
        // Until the reader wants it, nothing changes, also for a page that is opened anew.
        assert_eq!(version(browser), old);
        book.go("v=1&fig=kl.asymmetry&p=0.25");
        browser.click("#notice-new-version [data-switch]");
        browser.until("the new version", "return document.querySelector('[data-offline]')?.dataset.version === '0123456789abcdef'", &[]);
        book.wait_until_ready();
        assert_eq!(book.figure("kl.asymmetry").slider("p").value(), 0.25, "the state is kept");
        book.go("v=1&fig=jsd.curves");
        assert_eq!(version(browser), json!("0123456789abcdef"));
    });
}
