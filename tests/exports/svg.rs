//! The SVG is XML, has nothing in it that is no number, and shows what it should in pixels.

use super::{raster, states};
use surprisal::charts::picture::{Hue, Shape};
use surprisal::charts::theme::Theme;
use surprisal::exports::{png, svg};
use surprisal::text::Lang;

const SIZE: (f64, f64) = (800.0, 600.0);

#[test]
fn every_figure_is_sound_xml_in_every_theme_and_language() {
    let mut seen = 0;
    for kept in states::all() {
        for theme in [Theme::LIGHT, Theme::DARK, Theme::PROJECTOR] {
            for lang in Lang::ALL {
                let svg = svg::document(&kept.export(lang), &theme, SIZE);
                let document = roxmltree::Document::parse(&svg)
                    .unwrap_or_else(|error| panic!("{error}: {svg}"));
                let root = document.root_element();
                assert_eq!(root.attribute("lang"), Some(lang.tag()));
                let title = root.first_element_child().unwrap();
                assert!(title.has_tag_name("title") && !title.text().unwrap().is_empty());
                for node in document.descendants().filter(|node| node.is_element()) {
                    for attribute in node.attributes() {
                        assert!(!attribute.name().starts_with("on"));
                        numbers_are_sound(attribute.name(), attribute.value());
                    }
                }
                // It needs nothing from anywhere, and runs nothing.
                assert!(!svg.contains("<script") && !svg.contains("<style"));
                let elsewhere = document.descendants().filter_map(|node| node.attribute("href"));
                assert!(elsewhere.into_iter().all(|href| href.starts_with("data:image/png")));
                seen += 1;
            }
        }
    }
    assert!(seen > 900, "{seen}");
}

/// Lengths and paths hold finite numbers of a sane size and nothing else.
fn numbers_are_sound(name: &str, value: &str) {
    let numeric =
        ["x", "y", "cx", "cy", "r", "width", "height", "font-size", "stroke-width", "textLength"];
    let numbers: Vec<&str> = match name {
        "d" => value.split(['M', 'L', 'Z', ' ']).filter(|part| !part.is_empty()).collect(),
        "stroke-dasharray" | "viewBox" => value.split(' ').collect(),
        name if numeric.contains(&name) || name.ends_with("opacity") => vec![value],
        _ => return,
    };
    for number in numbers {
        let number: f64 = number.parse().unwrap_or_else(|_| panic!("{name}={value:?}"));
        assert!(number.is_finite() && (-50.0..5000.0).contains(&number), "{name}={value:?}");
    }
}

#[test]
fn the_colours_of_the_picture_are_there_to_be_seen() {
    let mut last = "";
    for kept in states::all() {
        // Where each figure starts.
        if std::mem::replace(&mut last, kept.figure.id) == kept.figure.id {
            continue;
        }
        for theme in [Theme::LIGHT, Theme::DARK] {
            let svg = svg::document(&kept.export(Lang::En), &theme, SIZE);
            let pixels = raster::pixels(&svg, 1.0);
            let shows = |(red, green, blue): (u8, u8, u8)| {
                let near = |a: u8, b: u8| a.abs_diff(b) <= 6;
                let alike = pixels.pixels().iter().filter(|pixel| {
                    near(pixel.red(), red) && near(pixel.green(), green) && near(pixel.blue(), blue)
                });
                alike.count()
            };
            let ground = shows(theme.ground) as f64 / pixels.pixels().len() as f64;
            assert!((0.2..0.995).contains(&ground), "{}: {ground}", kept.figure.id);
            let picture = (kept.figure.picture)(&kept.scene);
            for hue in [Hue::P, Hue::Q, Hue::M, Hue::Gap, Hue::Ink] {
                let strong = picture.marks.iter().any(|mark| {
                    mark.hue == hue
                        && matches!(mark.shape, Shape::Curve { .. } | Shape::Bracket { .. })
                });
                assert!(!strong || shows(theme.colour(hue)) > 40, "{}: {hue:?}", kept.figure.id);
            }
        }
    }
}

#[test]
fn a_field_is_a_png_that_another_reader_reads() {
    let colours = |count: usize| -> Vec<u8> {
        (0..count)
            .flat_map(|n| [(n % 251) as u8, (n / 251) as u8, (7 * n % 256) as u8, 255])
            .collect()
    };
    // Few colours, by palette; many, and more than one block of them.
    for (columns, rows) in [(5, 3), (16, 16), (200, 150)] {
        let pixels = colours(columns * rows);
        let image = png::data_address(&pixels, columns).unwrap();
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{columns}\" height=\"{rows}\">\
             <image width=\"{columns}\" height=\"{rows}\" image-rendering=\"pixelated\" href=\"{image}\"/></svg>"
        );
        assert_eq!(raster::pixels(&svg, 1.0).data(), pixels);
    }
    assert!(
        png::data_address(&[1, 2, 3, 4], 0).is_none()
            && png::data_address(&[1, 2, 3, 4], 2).is_none()
    );
}

#[test]
fn what_is_typed_stays_text() {
    let typed = "<script>&\"'\u{0}\u{b}\u{ffff}</script>";
    let escaped = svg::escaped(typed);
    let read = format!("<a b=\"{escaped}\">{escaped}</a>");
    let read = roxmltree::Document::parse(&read).unwrap();
    assert_eq!(read.root_element().text(), Some("<script>&\"'</script>"));
    assert_eq!(read.root_element().attribute("b"), Some("<script>&\"'</script>"));
}
