//! A page around figures: its frames, what they say, and what they reply.

use serde_json::{Value, json};
use xtask::server::{self, Server};

use crate::browser::Browser;
use crate::pages::Book;

/// How a frame stands in the page around.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The address after the book's own, `?embed=1#v=1&fig=…`.
    pub address: String,
    /// How wide, as an attribute says it.
    pub width: &'static str,
    /// How high.
    pub height: u32,
    /// What it may do, where it is not free.
    pub sandbox: Option<&'static str>,
}

impl Frame {
    /// A frame as wide as the page, 300 pixels high.
    pub fn of(address: &str) -> Frame {
        Frame { address: address.to_owned(), width: "100%", height: 300, sandbox: None }
    }
}

/// A page around, open in a browser.
pub struct PageAround<'a> {
    browser: &'a Browser,
    server: Server,
}

impl<'a> PageAround<'a> {
    /// Opens a page, of another origin than the book's, that listens in a dialect (`embedly`, `canvas`,
    /// `h5p`, `height`, or nothing); `book` is where the book is.
    ///
    /// # Panics
    ///
    /// When it cannot be served.
    pub fn open(
        browser: &'a Browser,
        book: &str,
        listens: &str,
        frames: &[Frame],
    ) -> PageAround<'a> {
        let folder = xtask::root().join("tests/e2e/hosts");
        let server = server::serve(&folder, 0).expect("some port is free");
        let frames: Vec<Value> = frames
            .iter()
            .map(|frame| {
                json!({
                    "src": format!("{book}{}", frame.address),
                    "width": frame.width,
                    "height": frame.height,
                    "sandbox": frame.sandbox,
                })
            })
            .map(|mut frame| {
                if frame["sandbox"].is_null() {
                    frame.as_object_mut().map(|frame| frame.remove("sandbox"));
                }
                frame
            })
            .collect();
        let mut address = url::Url::parse(&format!("{}parent.html", server.address()))
            .expect("a server has an address");
        address
            .query_pairs_mut()
            .append_pair("listens", listens)
            .append_pair("frames", &json!(frames).to_string());
        browser.goto("about:blank");
        browser.goto(address.as_str());
        PageAround { browser, server }
    }

    /// The origin of the page.
    pub fn origin(&self) -> String {
        self.server.address().trim_end_matches('/').to_owned()
    }

    /// Waits until so many frames have said that they are ready.
    pub fn wait_for_ready(&self, count: usize) {
        self.browser.until(
            "the frames are ready",
            "return new Set(heard.filter(([, data]) => data?.type === 'ready').map(([i]) => i)).size
               >= arguments[0]",
            &[json!(count)],
        );
    }

    /// What a frame answers to a method.
    pub fn ask(&self, frame: usize, method: &str, args: Value) -> Value {
        self.browser.execute_async(
            "const [frame, method, args, done] = arguments;
             ask(frame, method, ...args).then(done);",
            &[json!(frame), json!(method), args],
        )
    }

    /// What a frame has said of a type, in order.
    pub fn said(&self, frame: usize, kind: &str) -> Vec<Value> {
        let said = self.browser.execute(
            "return heard.filter(([i, data]) => i === arguments[0] && data?.type === arguments[1])
               .map(([, data]) => data)",
            &[json!(frame), json!(kind)],
        );
        said.as_array().cloned().unwrap_or_default()
    }

    /// How high a frame is, in pixels.
    pub fn height(&self, frame: usize) -> f64 {
        let height =
            self.browser.execute("return around[arguments[0]].clientHeight", &[json!(frame)]);
        height.as_f64().unwrap_or_default()
    }

    /// Looks into a frame once its figure is ready.
    pub fn within<T>(&self, frame: u16, look: impl FnOnce(&Book) -> T) -> T {
        // A frame out of sight paints nothing.
        self.browser.execute("around[arguments[0]].scrollIntoView()", &[json!(frame)]);
        self.browser.enter_frame(frame);
        let book = Book { browser: self.browser };
        book.wait_until_ready();
        let seen = look(&book);
        self.browser.leave_frame();
        seen
    }
}
