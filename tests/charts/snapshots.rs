//! Pictures as SVG: whatever changes how one looks changes a file under version control.

use surprisal::charts::frame::{self, Layout};
use surprisal::charts::marks::Painter;
use surprisal::charts::picture::Picture;
use surprisal::charts::theme::Theme;
use surprisal::measures::Unit;
use surprisal::proof::Focus;

use super::svg::{SvgSurface, at_css_size};
use super::{book, pictures};

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
        frame::paint(&mut surface, &layout, picture, theme).unwrap();
        Painter::default().paint(&mut surface, &layout, picture, theme, focus).unwrap();
    }
    at_css_size(&out, size)
}

/// A picture of the book at p = `p` and q = `q`, in nats.
fn of_book(name: &str, p: f64, q: f64) -> Picture {
    book::picture(name, &book::scene(p, q, Unit::Nat))
}

/// Compares with the file of that name under `tests/snapshots`.
fn look(name: &str, svg: String) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, svg);
    });
}

const DESKTOP: (u32, u32) = (640, 400);
const PHONE: (u32, u32) = (360, 280);

#[test]
fn the_figures_look_as_they_did() {
    let one_curve = of_book("overview.one-curve", 0.2, 0.6);
    look("one_curve", drawn_as_svg(&one_curve, DESKTOP, &Theme::LIGHT, None));
    look("smallest", drawn_as_svg(&one_curve, (200, 120), &Theme::LIGHT, None));
    let entropy = of_book("entropy.curve", 0.2, 0.5);
    look("entropy", drawn_as_svg(&entropy, PHONE, &Theme::LIGHT, None));
    let asymmetry = of_book("kl.asymmetry", 0.3, 0.6);
    look("asymmetry", drawn_as_svg(&asymmetry, DESKTOP, &Theme::DARK, None));
    let bounded = of_book("jsd.curves", 0.2, 0.7);
    look("bounded", drawn_as_svg(&bounded, DESKTOP, &Theme::PROJECTOR, None));
    let corner = of_book("kl.asymmetry", 0.0, 1.0);
    look("corner", drawn_as_svg(&corner, PHONE, &Theme::LIGHT, None));
}

#[test]
fn the_picture_of_a_proof_looks_as_it_did() {
    let points = of_book("kl.asymmetry, proof", 0.4, 0.7);
    look("points", drawn_as_svg(&points, PHONE, &Theme::LIGHT, Some(Focus::Mean)));
}

#[test]
fn every_kind_of_mark_looks_as_it_did() {
    look("everything", drawn_as_svg(&pictures::everything(), DESKTOP, &Theme::LIGHT, None));
}
