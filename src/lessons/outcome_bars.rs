//! Outcomes as bars: how probable each is under the truth and under the model.

use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark};
use crate::figure::Scene;
use crate::proof::Focus;

/// The axis with the names of the outcomes.
pub fn axis(scene: &Scene) -> Axis {
    Axis::outcomes((0..scene.outcomes.count()).map(|index| scene.outcomes.name(index)))
}

/// The probabilities of each outcome, of p and of q.
pub fn masses(scene: &Scene) -> impl Iterator<Item = (f64, f64)> + '_ {
    let (p, q) = (scene.outcomes.p().masses(), scene.outcomes.q().masses());
    p.iter().copied().zip(q.iter().copied())
}

/// The end of a vertical axis of probabilities: over the highest of them, in coarse steps.
pub fn top(highest: f64) -> f64 {
    [0.3, 0.6].into_iter().find(|top| highest <= 0.9 * top).unwrap_or(1.0)
}

/// A bar for each probability, of p on the left and of q on the right: handles.
pub fn bars(scene: &Scene) -> impl Iterator<Item = Mark> + '_ {
    masses(scene).enumerate().flat_map(|(index, (p, q))| {
        [
            Mark::bar(Hue::P, of_truth(index), p).about(Focus::P).changes_one("p", index),
            Mark::bar(Hue::Q, of_model(index), q).about(Focus::Q).changes_one("q", index),
        ]
    })
}

/// Where the bar of p stands on the axis.
fn of_truth(index: usize) -> (f64, f64) {
    let left = index as f64 + 0.1;
    (left, left + 0.38)
}

/// Where the bar of q stands.
pub fn of_model(index: usize) -> (f64, f64) {
    let left = index as f64 + 0.52;
    (left, left + 0.38)
}

/// A level line over both bars of an outcome.
pub fn level(hue: Hue, index: usize, height: f64) -> Mark {
    Mark::line(hue, (of_truth(index).0, height), (of_model(index).1, height))
}
