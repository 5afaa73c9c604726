//! Pictures like those of the first figures.

use std::f64::consts::LN_2;
use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Hue, Mark, Picture, Side, Stroke};
use surprisal::charts::sampling::{crowded, even};
use surprisal::proof::Focus;

fn surprise_term(p: f64) -> f64 {
    if p == 0.0 { 0.0 } else { -p * p.ln() }
}

fn entropy(p: f64) -> f64 {
    surprise_term(p) + surprise_term(1.0 - p)
}

fn cross(p: f64, q: f64) -> f64 {
    let term = |p: f64, q: f64| if p == 0.0 { 0.0 } else { -p * q.ln() };
    term(p, q) + term(1.0 - p, 1.0 - q)
}

fn kl(p: f64, q: f64) -> f64 {
    cross(p, q) - entropy(p)
}

fn jsd(p: f64, q: f64) -> f64 {
    entropy((p + q) / 2.0) - (entropy(p) + entropy(q)) / 2.0
}

fn over(f: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
    crowded(0.0, 1.0, 400).map(|x| (x, f(x))).collect()
}

/// The entropy curve, its tangent at q, its chord from p to q, both gaps.
pub fn one_curve(p: f64, q: f64) -> Picture {
    let m = (p + q) / 2.0;
    let slope = ((1.0 - q) / q).ln();
    let tangent = |x: f64| entropy(q) + slope * (x - q);
    Picture::new(Axis::new(0.0, 1.0, "p, q"), Axis::new(0.0, 0.8, "H, nat")).with_all([
        Mark::curve(Hue::Ink, over(entropy)).labelled("H", Side::Above).about(Focus::Curve),
        Mark::line(Hue::Q, (0.0, tangent(0.0)), (1.0, tangent(1.0))).about(Focus::Tangent),
        Mark::line(Hue::M, (p, entropy(p)), (q, entropy(q))).about(Focus::Chord),
        Mark::bracket(Hue::Gap, p, entropy(p), cross(p, q))
            .labelled(format!("KL(p‖q) {:.3}", kl(p, q)), Side::Left)
            .about(Focus::Gap),
        Mark::bracket(Hue::Gap, m, (entropy(p) + entropy(q)) / 2.0, entropy(m))
            .labelled(format!("JSD {:.3}", jsd(p, q)), Side::Right)
            .about(Focus::SecondGap),
        Mark::point(Hue::P, (p, entropy(p)))
            .changes("p")
            .labelled("p", Side::Below)
            .about(Focus::P),
        Mark::point(Hue::Q, (q, entropy(q)))
            .changes("q")
            .labelled("q", Side::Below)
            .about(Focus::Q),
        Mark::point(Hue::M, (m, entropy(m))).labelled("M", Side::Above).about(Focus::M),
    ])
}

/// Both directions of KL over q.
pub fn asymmetry(p: f64, q: f64) -> Picture {
    Picture::new(Axis::new(0.0, 1.0, "q"), Axis::new(0.0, 2.5, "nat")).with_all([
        Mark::guide(Hue::P, (p, 0.0), (p, 2.5)),
        Mark::curve(Hue::P, over(|q| kl(p, q))).labelled("KL(p‖q)", Side::Left).about(Focus::Curve),
        Mark::curve(Hue::Q, over(|q| kl(q, p)))
            .labelled("KL(q‖p)", Side::Left)
            .about(Focus::Reverse),
        Mark::escape(Hue::P, 0.0, "KL(p‖q) → ∞", Side::Right),
        Mark::escape(Hue::P, 1.0, "KL(p‖q) → ∞", Side::Left),
        Mark::bracket(Hue::Gap, q, kl(q, p), kl(p, q))
            .labelled(format!("{:.3}", kl(p, q) - kl(q, p)), Side::Right),
        Mark::point(Hue::P, (q, kl(p, q))).changes("q").about(Focus::Q),
        Mark::point(Hue::Q, (q, kl(q, p))).changes("q"),
    ])
}

/// JSD under its ceiling, both KLs running away.
pub fn bounded(p: f64, q: f64) -> Picture {
    Picture::new(Axis::probability("q"), Axis::new(0.0, 1.2, "nat")).with_all([
        Mark::guide(Hue::Muted, (0.0, LN_2), (1.0, LN_2))
            .labelled("log 2", Side::Above)
            .about(Focus::Ceiling),
        Mark::curve(Hue::P, over(|q| kl(p, q))).labelled("KL(p‖q)", Side::Left),
        Mark::curve(Hue::Q, over(|q| kl(q, p))).labelled("KL(q‖p)", Side::Left),
        Mark::area(Hue::Gap, crowded(0.0, 1.0, 200).map(|q| (q, 0.0, jsd(p, q))).collect()),
        Mark::curve(Hue::Gap, over(|q| jsd(p, q))).labelled("JSD", Side::Above).about(Focus::Curve),
        Mark::point(Hue::Q, (q, jsd(p, q))).changes("q").labelled("q", Side::Below),
    ])
}

/// The points q/p on log x, their centre of mass, the gap.
pub fn jensen(p: f64, q: f64) -> Picture {
    let points = [(q / p, p), ((1.0 - q) / (1.0 - p), 1.0 - p)];
    let mean = points
        .iter()
        .fold((0.0, 0.0), |(x, y), &(at, weight)| (x + weight * at, y + weight * at.ln()));
    let curve = even(0.02, 3.0, 400).map(|x| (x, x.ln())).collect();
    Picture::new(Axis::new(0.0, 3.0, "q(x)/p(x)"), Axis::new(-2.0, 1.5, "log")).with_all([
        Mark::curve(Hue::Ink, curve).labelled("log x", Side::Below).about(Focus::Curve),
        Mark::line(Hue::M, (points[0].0, points[0].0.ln()), (points[1].0, points[1].0.ln()))
            .drawn(Stroke::Thin)
            .about(Focus::Chord),
        Mark::dot(Hue::Q, (points[0].0, points[0].0.ln())).about(Focus::Points),
        Mark::dot(Hue::Q, (points[1].0, points[1].0.ln())).about(Focus::Points),
        Mark::bracket(Hue::Gap, mean.0, mean.1, mean.0.ln())
            .labelled(format!("KL(p‖q) {:.3}", kl(p, q)), Side::Right)
            .about(Focus::Gap),
        Mark::point(Hue::M, mean).about(Focus::Mean),
    ])
}
