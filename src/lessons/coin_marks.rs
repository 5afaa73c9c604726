//! The marks that pictures of two coins share: their handles, where a model rules an outcome out,
//! and how a gap is named.

use crate::charts::picture::{Hue, Mark, Marker, Side};
use crate::figure::Scene;
use crate::proof::Focus;
use crate::state::shown;

/// The handles of q and p at these heights, their letters turned away from each other; p, which
/// comes last, is on top where they meet.
pub fn handles(scene: &Scene, p_height: f64, q_height: f64) -> [Mark; 2] {
    let (p, q) = (scene.p.get(), scene.q.get());
    let (p_side, q_side) =
        if p < q { (Side::Left, Side::Right) } else { (Side::Right, Side::Left) };
    [
        Mark::point(Hue::Q, (q, q_height))
            .marked(Marker::Square)
            .labelled("q", q_side)
            .about(Focus::Q)
            .changes("q"),
        Mark::point(Hue::P, (p, p_height))
            .marked(Marker::Round)
            .labelled("p", p_side)
            .about(Focus::P)
            .changes("p"),
    ]
}

/// The arrows to ∞ at the models that rule out an outcome which p allows, each named after its model
/// by `label`.
pub fn escapes(
    scene: &Scene,
    hue: Hue,
    focus: Focus,
    label: impl Fn(f64) -> &'static str,
) -> impl Iterator<Item = Mark> {
    let p = scene.p.get();
    [(0.0, p > 0.0, Side::Right), (1.0, p < 1.0, Side::Left)]
        .into_iter()
        .filter(|&(_, allowed, _)| allowed)
        .map(move |(end, _, side)| Mark::escape(hue, end, label(end), side).about(focus))
}

/// The label of a gap: its name and its value, which is in the unit of the scene.
pub fn gap(name: &str, value: f64) -> String {
    format!("{name} = {}", shown::number(value, 3))
}
