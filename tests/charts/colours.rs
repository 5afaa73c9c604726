//! Colours: the style sheet's, and told from the ground they stand on.

use std::collections::BTreeMap;

use surprisal::charts::theme::{Rgb, Theme};

const STYLE: &str = include_str!("../../style/tokens.css");

/// The custom properties that the style sheet sets for `selector`.
fn tokens(selector: &str) -> BTreeMap<&'static str, &'static str> {
    let start = format!("{selector} {{");
    let (_, rest) = STYLE.split_once(&start).unwrap_or_else(|| panic!("no {selector}"));
    let (block, _) = rest.split_once('}').unwrap();
    block
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, _)| name.starts_with("--"))
        .collect()
}

/// The theme of the page where the rules for `selector` come on top of those for `:root`.
fn page(selector: &str) -> Theme {
    let (root, own) = (tokens(":root"), tokens(selector));
    Theme::read(|name| {
        let value = own.get(name).or_else(|| root.get(name));
        Some((*value.unwrap_or_else(|| panic!("no {name}"))).to_owned())
    })
}

#[test]
fn the_themes_are_those_of_the_style_sheet() {
    assert_eq!(page(":root"), Theme::LIGHT);
    assert_eq!(page(":root[data-theme=\"dark\"]"), Theme::DARK);
    assert_eq!(page(":root:not([data-theme])"), Theme::DARK);
    assert_eq!(page(":root[data-theme=\"projector\"]"), Theme::PROJECTOR);
}

#[test]
fn the_two_sets_of_dark_tokens_are_the_same() {
    assert_eq!(tokens(":root:not([data-theme])"), tokens(":root[data-theme=\"dark\"]"));
}

/// Relative luminance, as WCAG 2.2 defines it.
fn luminance((r, g, b): Rgb) -> f64 {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// The contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn contrast_is_what_the_guidelines_say() {
    assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
    // The grey that is just dark enough for text on white.
    assert!((contrast((0x76, 0x76, 0x76), (255, 255, 255)) - 4.54).abs() < 0.005);
}

#[test]
fn every_colour_stands_out_from_the_ground() {
    for (name, theme) in
        [("light", Theme::LIGHT), ("dark", Theme::DARK), ("projector", Theme::PROJECTOR)]
    {
        for (what, rgb, least) in [
            ("p", theme.p, 4.6),
            ("q", theme.q, 4.6),
            ("m", theme.m, 4.6),
            ("gap", theme.gap, 4.6),
            ("ink", theme.ink, 7.0),
            ("muted", theme.muted, 4.5),
        ] {
            let ratio = contrast(rgb, theme.ground);
            assert!(ratio >= least, "{what} on {name}: {ratio:.2}");
        }
    }
}
