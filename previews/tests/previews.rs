//! What is written for each figure, and whether a reader could see it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use previews::letters::{Letters, spelled};
use previews::{icons, page, picture, root};
use surprisal::charts::lettering::Face;
use surprisal::lessons;

const BASE: &str = "https://example.org/book/";

fn letters() -> Letters {
    Letters::read(&root()).unwrap()
}

#[test]
fn every_letter_of_every_picture_is_in_the_face() {
    let letters = letters();
    let mut missing = Vec::new();
    for (lesson, figure) in lessons::figures() {
        let svg = picture::svg(lesson, figure, &letters).unwrap();
        for text in svg.split("<text").skip(1) {
            let (_, text) = text.split_once('>').unwrap();
            let (text, _) = text.split_once("</text>").unwrap();
            let text = page::plain(text.trim());
            if letters.advance(&text, Face::Upright).is_none() {
                missing.push(format!("{}: {text}", figure.id));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
    // And a letter that is not would be found.
    assert_eq!(letters.advance("가", Face::Upright), None);
}

#[test]
fn variables_are_italic_and_marks_plain() {
    assert_eq!(spelled("ph", Face::Variable), "𝑝ℎ");
    assert_eq!(spelled("Jensen’s – p", Face::Upright), "Jensen's\u{a0}-\u{a0}p");
}

#[test]
fn pictures_have_the_size_that_sites_ask_for_and_are_not_blank() {
    let letters = letters();
    let (lesson, figure) = lessons::figures().next().unwrap();
    let svg = picture::svg(lesson, figure, &letters).unwrap();
    let png = picture::png(&svg, picture::SIZE, &letters).unwrap();
    assert_eq!(&png[1..4], b"PNG");
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((size(16), size(20)), picture::SIZE);
    let ground = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\"/>";
    let blank = picture::png(ground, picture::SIZE, &letters).unwrap();
    assert!(png.len() > 4 * blank.len(), "{} and {}", png.len(), blank.len());
}

#[test]
fn pages_say_where_the_picture_is_and_lead_to_the_figure() {
    for (lesson, figure) in lessons::figures() {
        let page = page::page(lesson, figure, Some(BASE));
        let own = format!("{BASE}figures/{}/", figure.id);
        for part in [
            format!("<meta property=\"og:image\" content=\"{own}picture.png\">"),
            format!("<meta property=\"og:url\" content=\"{own}\">"),
            format!("<link rel=\"canonical\" href=\"{own}\">"),
            format!("type=\"application/json+oembed\" href=\"{own}oembed.json\""),
            format!("<a href=\"../../#fig={}\">", figure.id),
            format!("data-figure=\"{}\"></script>", figure.id),
        ] {
            assert_eq!(page.matches(&part).count(), 1, "{}: {part}", figure.id);
        }
        // No slot is left, no attribute broken, no formula's mark in a title.
        assert!(!page.contains('{') && !page.contains("<math"), "{page}");
        assert!(page.lines().all(|line| line.matches('"').count() % 2 == 0), "{page}");
        // Where it is not known where the book lies, nothing claims to.
        assert!(!page::page(lesson, figure, None).contains("https://example"));
    }
}

#[test]
fn the_answer_to_those_who_embed_is_what_the_specification_asks_for() {
    for (lesson, figure) in lessons::figures() {
        let answer = page::oembed(lesson, figure, Some(BASE));
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["type"], "rich");
        assert_eq!(answer["version"], "1.0");
        assert!(answer["width"].is_u64() && answer["height"].is_u64());
        assert!(answer["title"].as_str().is_some_and(|title| !title.is_empty()));
        let frame = answer["html"].as_str().unwrap();
        let source = format!("src=\"{BASE}?embed=1&amp;resize=auto#fig={}\"", figure.id);
        assert!(frame.starts_with("<iframe ") && frame.contains(&source), "{frame}");
        assert_eq!(answer["thumbnail_url"], format!("{BASE}figures/{}/picture.png", figure.id));
    }
}

#[test]
fn the_manifest_is_valid_and_its_icons_are_there() {
    let manifest: serde_json::Value = serde_json::from_str(&icons::manifest("words")).unwrap();
    for key in ["start_url", "scope", "id"] {
        assert_eq!(manifest[key], "./");
    }
    let (letters, svg) =
        (letters(), std::fs::read_to_string(root().join("assets/icon.svg")).unwrap());
    for icon in manifest["icons"].as_array().unwrap() {
        let (_, size, full) =
            icons::ICONS.into_iter().find(|(own, ..)| icon["src"] == *own).unwrap();
        assert_eq!(icon["sizes"], format!("{size}x{size}"));
        assert_eq!(icon["purpose"] == "maskable", full);
        let png = icons::icon(&svg, size, full, &letters).unwrap();
        assert_eq!(&png[16..20], &size.to_be_bytes());
    }
}

#[test]
fn words_lose_their_marks() {
    let html = "at <math><mi>p</mi><mo>\u{2061}</mo></math> &lt; <strong>1 &amp; 2</strong>";
    assert_eq!(page::plain(html), "at p < 1 & 2");
    assert_eq!(page::escaped("a<b & \"c\""), "a&lt;b &amp; &quot;c&quot;");
}
