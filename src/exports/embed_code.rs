//! The code that shows a figure in a page of others, in the words of the system that makes the page.

use super::svg;

/// A system that makes pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// A page of HTML: a frame.
    Html,
    /// A page of HTML: the element of our own, whose frame is as high as the figure.
    Element,
    /// Moodle.
    Moodle,
    /// Canvas, the learning platform.
    Canvas,
    /// Open edX: a problem that keeps the state and what was answered.
    OpenEdx,
    /// Jupyter Book and MyST.
    Myst,
    /// Quarto.
    Quarto,
    /// mdBook.
    MdBook,
    /// A slide of reveal.js.
    Reveal,
    /// WordPress.
    WordPress,
}

impl Host {
    /// All of them, in the order they are offered.
    pub const ALL: [Host; 10] = [
        Host::Html,
        Host::Element,
        Host::Moodle,
        Host::Canvas,
        Host::OpenEdx,
        Host::Myst,
        Host::Quarto,
        Host::MdBook,
        Host::Reveal,
        Host::WordPress,
    ];

    /// Its own name for itself; the first two are named by what they give.
    pub fn name(self) -> &'static str {
        match self {
            Host::Html => "HTML: <iframe>",
            Host::Element => "HTML: <surprisal-figure>",
            Host::Moodle => "Moodle",
            Host::Canvas => "Canvas LMS",
            Host::OpenEdx => "Open edX",
            Host::Myst => "Jupyter Book, MyST",
            Host::Quarto => "Quarto",
            Host::MdBook => "mdBook",
            Host::Reveal => "reveal.js",
            Host::WordPress => "WordPress",
        }
    }

    /// What this system asks of the figure besides, as pairs of an address.
    pub fn asks(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Host::OpenEdx => &[("api", "1")],
            Host::Reveal => &[("present", "1"), ("keys", "forward")],
            Host::Canvas => &[("resize", "canvas")],
            _ => &[],
        }
    }
}

/// What is shown, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedded<'a> {
    /// The address of the book, without `?` and `#`.
    pub base: &'a str,
    /// How it is shown: `?embed=1&lang=en`.
    pub query: &'a str,
    /// What is shown: `#v=1&fig=kl.asymmetry`.
    pub hash: &'a str,
    /// What the figure is called, for those who do not see it.
    pub title: &'a str,
    /// How wide it is: `100%` or pixels.
    pub width: &'a str,
    /// How high, in pixels.
    pub height: u32,
}

/// What a frame may do: run, keep the language, hand out files.
const SANDBOX: &str = "allow-scripts allow-same-origin allow-downloads";
/// And what of the device it may use.
const ALLOW: &str = "clipboard-write; fullscreen";

impl Embedded<'_> {
    /// The code for a system.
    ///
    /// ```
    /// use surprisal::exports::embed_code::{Embedded, Host};
    /// let embedded = Embedded {
    ///     base: "https://example.org/book/",
    ///     query: "?embed=1&lang=en",
    ///     hash: "#v=1&fig=kl.asymmetry",
    ///     title: "Two \"directions\"",
    ///     width: "100%",
    ///     height: 480,
    /// };
    /// let code = embedded.code(Host::MdBook);
    /// assert!(code.starts_with(
    ///     r##"<iframe src="https://example.org/book/?embed=1&amp;lang=en#v=1&amp;fig=kl.asymmetry""##
    /// ));
    /// assert!(code.contains(r#"title="Two &quot;directions&quot;""#));
    /// ```
    pub fn code(&self, host: Host) -> String {
        match host {
            Host::Html | Host::Moodle | Host::MdBook | Host::WordPress => self.frame(host),
            Host::Canvas => {
                // Its editor takes out what it does not know.
                format!(
                    r#"<iframe src="{}" title="{}" width="{}" height="{}" style="border: 0;" allow="fullscreen"></iframe>"#,
                    escaped(&self.address(host)),
                    escaped(self.title),
                    escaped(self.width),
                    self.height
                )
            }
            Host::Element => self.element(),
            Host::OpenEdx => format!(
                "<problem>\n  <customresponse cfn=\"graded\">\n    <script type=\"loncapa/python\">\nimport json\n\ndef graded(expect, answer):\n    # Right when the prediction is within a tenth of the value.\n    given = json.loads(json.loads(answer)[\"answer\"])\n    if \"predicted\" not in given:\n        return False\n    return abs(given[\"predicted\"] - given[\"value\"]) &lt;= 0.1 * max(abs(given[\"value\"]), 0.01)\n    </script>\n    <jsinput gradefn=\"App.getGrade\" get_statefn=\"App.getState\" set_statefn=\"App.setState\" html_file=\"{}\" title=\"{}\" width=\"{}\" height=\"{}\" sop=\"false\"/>\n  </customresponse>\n</problem>",
                escaped(&self.address(host)),
                escaped(self.title),
                escaped(self.width),
                self.height
            ),
            Host::Myst => format!(
                "```{{iframe}} {}\n:width: {}\n:title: {}\n```",
                self.address(host),
                self.width,
                one_line(self.title)
            ),
            Host::Quarto => format!("```{{=html}}\n{}\n```", self.frame(host)),
            Host::Reveal => format!(
                "<section>\n  {}\n</section>",
                // Its address comes when the slide is near.
                self.frame(host).replacen("<iframe src=", "<iframe data-preload data-src=", 1)
            ),
        }
    }

    /// The whole address, with what a system asks besides.
    pub fn address(&self, host: Host) -> String {
        let mut query = self.query.to_owned();
        for (key, value) in host.asks() {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(key);
            query.push('=');
            query.push_str(value);
        }
        format!("{}{query}{}", self.base, self.hash)
    }

    fn frame(&self, host: Host) -> String {
        format!(
            r#"<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" sandbox="{SANDBOX}" allow="{ALLOW}" style="border:0"></iframe>"#,
            escaped(&self.address(host)),
            escaped(self.title),
            escaped(self.width),
            self.height
        )
    }

    /// Our own element: each key of the address is an attribute.
    fn element(&self) -> String {
        let pairs = [self.query.trim_start_matches('?'), self.hash.trim_start_matches('#')];
        let pairs = pairs.iter().flat_map(|part| part.split('&'));
        let attributes: String = pairs
            .filter_map(|pair| pair.split_once('='))
            .filter(|(key, _)| !matches!(*key, "v" | "embed"))
            .map(|(key, value)| format!(" {key}=\"{}\"", escaped(value)))
            .collect();
        format!(
            "<script type=\"module\" src=\"{}embed.js\"></script>\n<surprisal-figure{attributes}></surprisal-figure>",
            escaped(folder(self.base))
        )
    }
}

/// The folder of an address: up to its last slash.
fn folder(base: &str) -> &str {
    base.rfind('/').map_or("", |end| &base[..=end])
}

/// As it may stand in an attribute between double quotes.
fn escaped(text: &str) -> String {
    svg::escaped(&one_line(text))
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
