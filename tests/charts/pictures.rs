//! Pictures of what the book's own do not show together.

use std::f64::consts::TAU;

use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Hue, Mark, Picture, Side};
use surprisal::charts::sampling::even;
use surprisal::proof::Focus;

/// 2 sin 4πx on axes that end at ±1: it leaves through each of them twice.
pub fn wave() -> Picture {
    let curve = even(0.0, 1.0, 1001).map(|x| (x, 2.0 * (2.0 * TAU * x).sin())).collect();
    Picture::new(Axis::new(0.0, 1.0, "x"), Axis::new(-1.0, 1.0, "y"))
        .with(Mark::curve(Hue::P, curve))
}

/// A level line with a hole of every kind, of one sample each: five pieces are left.
pub fn broken() -> Picture {
    let curve = (0..=50).map(|i| {
        let y = match i {
            10 => f64::NAN,
            20 => f64::INFINITY,
            30 => f64::NEG_INFINITY,
            40 => 1e308,
            _ => 0.5,
        };
        (f64::from(i) / 50.0, y)
    });
    Picture::new(Axis::new(0.0, 1.0, "x"), Axis::new(0.0, 1.0, "y"))
        .with(Mark::curve(Hue::P, curve.collect()))
}

/// Every kind of mark, most of them leaving the frame; names in two scripts.
pub fn everything() -> Picture {
    let over = |f: fn(f64) -> f64| even(-1.0, 1.0, 201).map(move |x| (x, f(x)));
    Picture::new(Axis::new(-1.0, 1.0, "확률 q(x)/p(x)"), Axis::new(-0.5, 1.5, "정보량 H")).with_all(
        [
            Mark::area(Hue::Gap, over(|x| 2.0 * x * x).map(|(x, y)| (x, 0.0, y)).collect()),
            Mark::curve(Hue::P, over(|x| 2.0 * x * x).collect())
                .labelled("KL(p‖q)", Side::Right)
                .about(Focus::Curve),
            Mark::curve(Hue::Q, over(|x| 1.0 / x).collect()).labelled("확률 q의 곡선", Side::Left),
            Mark::curve(Hue::M, over(|x| x.powi(3)).collect()).labelled("M", Side::Above),
            Mark::line(Hue::Q, (-2.0, -1.0), (2.0, 3.0)).about(Focus::Tangent),
            Mark::guide(Hue::Muted, (-1.0, 1.0), (1.0, 1.0)).labelled("log 2", Side::Above),
            Mark::bracket(Hue::Gap, 0.5, 0.0, 0.5).labelled("0.5", Side::Right).about(Focus::Gap),
            Mark::bracket(Hue::Gap, -0.5, 0.5, f64::INFINITY).labelled("∞", Side::Left),
            Mark::bracket(Hue::Gap, -0.25, -3.0, 0.25).labelled("−3", Side::Left),
            Mark::escape(Hue::P, 1.0, "KL(p‖q) → ∞", Side::Left),
            Mark::point(Hue::P, (0.75, f64::INFINITY)).labelled("p", Side::Left).changes("p"),
            Mark::point(Hue::Q, (-0.75, 0.0)).labelled("q", Side::Below).changes("q"),
            Mark::point(Hue::M, (0.0, 0.0)).labelled("M", Side::Below).about(Focus::M),
            Mark::dot(Hue::Ink, (1.0, 1.5)),
            Mark::dot(Hue::Ink, (2.0, 0.0)).labelled("unseen", Side::Left),
        ],
    )
}
