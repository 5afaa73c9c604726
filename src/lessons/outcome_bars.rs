//! Outcomes as bars: how probable each is under the truth and under the model.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark};
use crate::figure::Scene;
use crate::proof::Focus;

/// The axis with the names of the outcomes.
pub fn axis(scene: &Scene) -> Axis {
    Axis::outcomes((0..scene.outcomes.count()).map(|index| scene.outcomes.name(index)))
}

/// A vertical axis of probabilities, reaching in coarse steps over the highest of them.
pub fn heights(scene: &Scene) -> Axis {
    let all = scene.outcomes.p().masses().iter().chain(scene.outcomes.q().masses());
    let highest = all.copied().fold(0.0, f64::max);
    let top = [0.25, 0.5].into_iter().find(|top| highest <= 0.9 * top).unwrap_or(1.0);
    Axis::new(0.0, top, "p(x), q(x)")
}

/// A bar for each probability, of p on the left and of q on the right: handles.
pub fn bars(scene: &Scene) -> impl Iterator<Item = Mark> {
    let sides = [
        (Hue::P, Focus::P, "p", 0.1, scene.outcomes.p()),
        (Hue::Q, Focus::Q, "q", 0.52, scene.outcomes.q()),
    ];
    sides.into_iter().flat_map(|(hue, focus, key, offset, side)| {
        side.masses().iter().enumerate().map(move |(index, &mass)| {
            let left = index as f64 + offset;
            Mark::bar(hue, (left, left + 0.38), mass).about(focus).changes_one(key, index)
        })
    })
}
