//! The page of a figure that other sites preview a link by, and what they embed it by.

pub use surprisal::exports::svg::escaped;
use surprisal::figure::{Figure, Lesson};
use surprisal::text::{self, Lang};

use crate::picture;

/// The size of the frame that a site is offered, in CSS pixels.
const FRAME: (u32, u32) = (720, 640);

/// What stands in every page, with slots.
const PAGE: &str = include_str!("page.html");

/// The page of a figure. `base` is where the book lies, with a slash at its end; where it is not
/// known, addresses lead there from the page.
pub fn page(lesson: &Lesson, figure: &Figure, base: Option<&str>) -> String {
    let (title, description) = (plain(figure.title.get(Lang::En)), description(lesson, figure));
    let own = base.map_or_else(|| "./".to_owned(), |base| address(base, figure));
    let (width, height) = picture::SIZE;
    text::fill(
        PAGE,
        &[
            ("id", figure.id),
            ("title", &escaped(&title)),
            ("title-ko", &escaped(&plain(figure.title.get(Lang::Ko)))),
            ("description", &escaped(&description)),
            ("label", &escaped(figure.chart_label.get(Lang::En))),
            ("own", &own),
            ("width", &width.to_string()),
            ("height", &height.to_string()),
        ],
    )
}

/// What an embedding site asks for: the figure in a frame.
pub fn oembed(lesson: &Lesson, figure: &Figure, base: Option<&str>) -> String {
    let base = base.unwrap_or("../../");
    let title = plain(figure.title.get(Lang::En));
    let (width, height) = FRAME;
    let frame = format!(
        "<iframe src=\"{}?embed=1&amp;resize=auto#fig={}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" sandbox=\"allow-scripts allow-same-origin allow-downloads\" allow=\"clipboard-write; fullscreen\" style=\"border:0\"></iframe>",
        escaped(base),
        figure.id,
        escaped(&title),
    );
    let (picture_width, picture_height) = picture::SIZE;
    let answer = serde_json::json!({
        "type": "rich",
        "version": "1.0",
        "title": title,
        "author_name": plain(lesson.title.get(Lang::En)),
        "provider_name": "Surprisal",
        "provider_url": base,
        "html": frame,
        "width": width,
        "height": height,
        "thumbnail_url": format!("{}picture.png", address(base, figure)),
        "thumbnail_width": picture_width,
        "thumbnail_height": picture_height,
    });
    format!("{answer:#}\n")
}

fn address(base: &str, figure: &Figure) -> String {
    format!("{}figures/{}/", escaped(base), figure.id)
}

/// What a figure shows, and what its lesson asks.
fn description(lesson: &Lesson, figure: &Figure) -> String {
    let (label, question) = (figure.chart_label.get(Lang::En), lesson.question.get(Lang::En));
    format!("{label}. {}", plain(question))
}

/// The words of a text without its marks: what it says in a title or a description.
pub fn plain(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    // The operators that are only heard.
    words.retain(|letter| !('\u{2061}'..='\u{2064}').contains(&letter));
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    words.replace("&#39;", "'").replace("&amp;", "&")
}
