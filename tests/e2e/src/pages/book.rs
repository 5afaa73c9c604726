//! The book: its address, language, settings, notices, figures.

use serde_json::{Value, json};

use super::{Figure, attribute};
use crate::browser::Browser;

/// Every figure, in the order of the book.
pub const FIGURES: [&str; 22] = [
    "overview.one-curve",
    "coding.storage",
    "coding.lengths",
    "coding.blocks",
    "entropy.curve",
    "entropy.outcomes",
    "jensen.chord",
    "cross-entropy.tangent",
    "cross-entropy.marbles",
    "cross-entropy.one-hot",
    "kl.asymmetry",
    "kl.square",
    "kl.support",
    "kl.fit",
    "jsd.gap",
    "jsd.curves",
    "jsd.triangle",
    "jsd.gan",
    "learning.descent",
    "learning.overfitting",
    "compression.rates",
    "compression.layers",
];

/// Those about the coins p and q.
pub const COINS: [&str; 7] = [
    "overview.one-curve",
    "entropy.curve",
    "cross-entropy.tangent",
    "kl.asymmetry",
    "kl.square",
    "jsd.gap",
    "jsd.curves",
];

/// Those that move by themselves, with an address from which each has a long way to go.
pub const RUNS: [(&str, &str); 6] = [
    ("coding.storage", "#v=1&fig=coding.storage&vehicles=10&speed=1000"),
    ("coding.lengths", "#v=1&fig=coding.lengths"),
    ("coding.blocks", "#v=1&fig=coding.blocks&block=1"),
    ("kl.fit", "#v=1&fig=kl.fit"),
    ("learning.descent", "#v=1&fig=learning.descent"),
    ("learning.overfitting", "#v=1&fig=learning.overfitting&steps=0"),
];

/// The book, open in a browser.
#[derive(Clone, Copy)]
pub struct Book<'a> {
    /// The browser it is open in.
    pub browser: &'a Browser,
}

impl<'a> Book<'a> {
    /// Opens the book at an address after its own, `?lang=ko#v=1&fig=…`, and waits until a figure
    /// has been painted.
    pub fn open(browser: &'a Browser, address: &str) -> Book<'a> {
        browser.goto("about:blank");
        browser.goto(&format!("{}{address}", browser.site()));
        let book = Book { browser };
        book.wait_until_ready();
        book
    }

    /// Waits until every figure of the page has been painted.
    pub fn wait_until_ready(&self) {
        self.browser.until(
            "every figure is ready",
            "const figures = [...document.querySelectorAll('[data-figure]')];
             return figures.length > 0 && figures.every((figure) => figure.dataset.ready === 'true')
               && !document.querySelector('[aria-busy=true]');",
            &[],
        );
        self.browser.settle();
    }

    /// A figure of the page.
    pub fn figure(&self, id: &str) -> Figure<'a> {
        Figure::new(self.browser, id)
    }

    /// Opens a state by its address, without `#`, and waits until it is on the screen.
    pub fn go(&self, hash: &str) {
        self.browser.execute("location.hash = arguments[0]", &[json!(hash)]);
        self.browser.settle();
        self.wait_until_ready();
    }

    /// The part of the address from `#`, empty when there is none.
    pub fn hash(&self) -> String {
        self.browser.execute("return location.hash", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The part of the address from `?`, empty when there is none.
    pub fn query(&self) -> String {
        self.browser.execute("return location.search", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the address has this part from `#` on.
    pub fn wait_for_hash(&self, hash: &str) {
        self.browser.until(
            &format!("the address ends in {hash}; it ends in {}", self.hash()),
            "return location.hash === arguments[0]",
            &[json!(hash)],
        );
    }

    /// How many entries the history has.
    pub fn history_length(&self) -> u64 {
        self.browser.execute("return history.length", &[]).as_u64().unwrap_or_default()
    }

    /// The language the page says it is in.
    pub fn language(&self) -> String {
        attribute(self.browser, "html", "lang").unwrap_or_default()
    }

    /// All words of the page that are shown.
    pub fn words(&self) -> String {
        self.browser
            .execute("return document.body.innerText", &[])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Makes a choice of the settings that are rows of buttons.
    pub fn choose(&self, setting: &str, choice: &str) {
        self.browser.click(&format!("[data-setting='{setting}'] [data-choice='{choice}']"));
        if setting == "lang" {
            // Its words may still be on their way.
            self.browser.until(
                "the language on the page",
                "return document.documentElement.lang === arguments[0]",
                &[json!(choice)],
            );
        }
        self.browser.settle();
    }

    /// Chooses a theme.
    pub fn choose_theme(&self, theme: &str) {
        self.browser.choose("select[data-setting='theme']", theme);
        self.browser.settle();
    }

    /// The notices about the address that stand on the page, each as its words.
    pub fn notices(&self) -> Vec<String> {
        let found = self.browser.execute(
            "return [...document.querySelectorAll('[data-notice]')].map((one) => one.innerText)",
            &[],
        );
        let words = |one: &Value| one.as_str().unwrap_or_default().to_owned();
        found.as_array().into_iter().flatten().map(words).collect()
    }

    /// Whether the page is wider than the window, which would make it scroll sideways.
    pub fn overflow(&self) -> Option<String> {
        let found = self.browser.execute(
            "const root = document.scrollingElement, wide = root.scrollWidth - root.clientWidth;
             if (wide <= 0) return null;
             const scrolls = (one) => one !== root && one !== document.body
               && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.parentElement));
             const all = document.createRange();
             const right = (one) => (all.selectNodeContents(one),
               Math.max(one.getBoundingClientRect().right, all.getBoundingClientRect().right));
             const out = [...document.querySelectorAll('body *')].filter((one) =>
               right(one) > root.clientWidth + 0.5 && !scrolls(one));
             const name = (one) => one.tagName.toLowerCase()
               + (one.className && `.${one.className.baseVal ?? one.className}`);
             const path = (one) => one === document.body ? '' : `${path(one.parentElement)} ${name(one)}`;
             return `${wide} px too wide: ${out.slice(-2).map(path).join(' | ')}`;",
            &[],
        );
        found.as_str().map(str::to_owned)
    }
}
