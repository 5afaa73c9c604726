//! Outcomes as blocks: as wide as an outcome is probable, as high as it is surprising. What the blocks
//! cover is the mean surprisal: the entropy, or the cross-entropy where the model is surprised.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Side};
use crate::figure::Scene;
use crate::lessons::vertical_range;
use crate::proof::Focus;

/// The horizontal axis: the share of each outcome, with its name in the middle.
pub fn axis(scene: &Scene) -> Axis {
    let names =
        spans(scene).map(|(index, from, to)| ((from + to) / 2.0, scene.outcomes.name(index)));
    Axis::named(1.0, names.collect(), "p(x)")
}

/// The vertical axis of surprisals, reaching in coarse steps over the highest that is finite.
pub fn heights(scene: &Scene, least: f64) -> Axis {
    let all = scene.outcomes.p().masses().iter().zip(scene.outcomes.q().masses());
    let highest = all
        .filter(|(p, _)| **p > 0.0)
        .flat_map(|(p, q)| [-p.ln(), -q.ln()])
        .filter(|surprisal| surprisal.is_finite())
        .fold(0.0, f64::max);
    vertical_range::reaching(highest, least, scene.unit)
}

/// Where each outcome that can happen lies on the axis: its number, left and right end.
fn spans(scene: &Scene) -> impl Iterator<Item = (usize, f64, f64)> {
    let mut from = 0.0_f64;
    scene.outcomes.p().masses().iter().enumerate().filter_map(move |(index, &mass)| {
        let (left, right) = (from, (from + mass).min(1.0));
        from = right;
        (mass > 0.0 && right > left).then_some((index, left, right))
    })
}

/// The blocks of the truth's own surprise: handles, unless the model's stand before them.
pub fn of_truth(scene: &Scene) -> impl Iterator<Item = Mark> {
    let handles = scene.outcomes.is_alone();
    blocks(scene, scene.outcomes.p().masses(), Hue::P, "p", handles)
}

/// The blocks of the model's surprise: handles; an arrow to ∞ where it rules out what can happen.
pub fn of_model(scene: &Scene) -> impl Iterator<Item = Mark> {
    let masses = scene.outcomes.q().masses();
    let arrows = spans(scene).filter(|&(index, ..)| masses.get(index) == Some(&0.0)).map(
        |(index, from, to)| {
            let text = format!("−log q({}) = ∞", scene.outcomes.name(index));
            let side = if from + to < 1.0 { Side::Right } else { Side::Left };
            Mark::escape(Hue::Q, (from + to) / 2.0, text, side).about(Focus::Q)
        },
    );
    blocks(scene, masses, Hue::Q, "q", true).chain(arrows)
}

fn blocks<'a>(
    scene: &'a Scene,
    masses: &'a [f64],
    hue: Hue,
    key: &'static str,
    handles: bool,
) -> impl Iterator<Item = Mark> + 'a {
    let (focus, nat) = (if hue == Hue::Q { Focus::Q } else { Focus::P }, scene.unit.from_nats(1.0));
    spans(scene).filter_map(move |(index, from, to)| {
        let surprisal = scene.surprisal(*masses.get(index)?);
        let bar = || Mark::bar(hue, (from, to), surprisal).about(focus);
        let block = surprisal.is_finite().then(bar)?;
        Some(if handles { block.surprises(key, index, nat) } else { block })
    })
}

/// A level line across the blocks: their mean height.
pub fn level(hue: Hue, height: f64, label: &str, side: Side, focus: Focus) -> Mark {
    Mark::guide(hue, (0.0, height), (1.0, height)).labelled(label, side).about(focus)
}
