//! Charts, painted onto surfaces that write SVG or remember what they were asked to draw.
#![cfg(feature = "charts")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "charts/pictures.rs"]
mod pictures;
#[path = "charts/recorder.rs"]
mod recorder;
#[path = "charts/svg.rs"]
mod svg;

use surprisal::charts::frame::{self, Layout};
use surprisal::charts::marks::Painter;
use surprisal::charts::picture::Picture;
use surprisal::charts::theme::Theme;
use surprisal::proof::Focus;
use svg::{SvgSurface, at_css_size};

fn drawn_as_svg(
    picture: &Picture,
    size: (u32, u32),
    theme: &Theme,
    focus: Option<Focus>,
) -> String {
    let mut out = String::new();
    {
        let mut surface = SvgSurface::new(&mut out, size);
        let layout = Layout::new(&surface, &picture.x, &picture.y, theme).expect("large enough");
        frame::paint(&mut surface, &layout, &picture.x, &picture.y, theme).unwrap();
        Painter::default().paint(&mut surface, &layout, picture, theme, focus).unwrap();
    }
    at_css_size(&out, size)
}

#[test]
fn pictures_look_as_they_did() {
    let desktop = (640, 400);
    insta::assert_snapshot!(
        "one_curve",
        drawn_as_svg(&pictures::one_curve(0.2, 0.6), desktop, &Theme::LIGHT, None)
    );
    insta::assert_snapshot!(
        "asymmetry",
        drawn_as_svg(&pictures::asymmetry(0.3, 0.6), desktop, &Theme::DARK, None)
    );
    insta::assert_snapshot!(
        "bounded",
        drawn_as_svg(&pictures::bounded(0.2, 0.7), desktop, &Theme::PROJECTOR, None)
    );
    insta::assert_snapshot!(
        "jensen",
        drawn_as_svg(&pictures::jensen(0.4, 0.7), (360, 280), &Theme::LIGHT, Some(Focus::Gap))
    );
    insta::assert_snapshot!(
        "smallest",
        drawn_as_svg(&pictures::one_curve(0.2, 0.6), (200, 120), &Theme::LIGHT, None)
    );
}
