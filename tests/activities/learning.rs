//! Activities on learning.

use super::all::{number, reached, right, start};
use surprisal::activities;
use surprisal::figure::Scene;
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::text::activities as text;

/// The run that the activity is about, with some dials elsewhere.
fn with(changes: &[(&str, f64)]) -> Scene {
    let start = start(activities::find("loss-and-accuracy").unwrap(), Unit::Nat);
    let change = |dials: surprisal::state::dials::Dials, &(dial, to): &(&str, f64)| {
        dials.with(dial, to).unwrap()
    };
    Scene { dials: changes.iter().fold(start.dials.clone(), change), ..start }
}

/// A readout of the figure.
fn reading(scene: &Scene, id: &str) -> f64 {
    let (_, figure) = lessons::find("learning.overfitting").unwrap();
    figure.readouts.iter().find(|readout| readout.reads.id() == id).unwrap().reads.value(scene)
}

#[test]
fn the_validation_loss_rises_and_so_does_the_accuracy() {
    let number = |name| number("loss-and-accuracy", name);
    let end = with(&[]);
    for (name, readout) in
        [("best", "t_best"), ("least", "V_best"), ("loss", "V"), ("then", "A_best"), ("now", "A")]
    {
        assert_eq!(number(name), reading(&end, readout), "{name}");
    }
    assert_eq!(number("best"), 26.0);
    assert!(number("loss") > 1.3 * number("least"), "{}", number("loss"));
    assert!((number("then") - 0.77).abs() < 1e-9 && (number("now") - 0.785).abs() < 1e-9);
    assert!((number("sure") + 0.01f64.ln()).abs() < 1e-12);
    assert_eq!(right("loss-and-accuracy"), text::LOSS_AND_ACCURACY_ALIKE);
    reached("loss-and-accuracy", &[with(&[("steps", 26.0)]), with(&[("eps", 0.4)])]);
}

#[test]
fn the_least_loss_is_within_two_steps_and_every_cure_that_is_named_helps() {
    let goals = activities::find("loss-and-accuracy").unwrap().goals;
    let met = |goal: usize, changes: &[(&str, f64)]| (goals[goal - 1].met)(&with(changes));
    for steps in 0..=200u8 {
        let near = (24..=28).contains(&steps);
        assert_eq!(met(1, &[("steps", steps.into())]), near, "{steps}");
    }
    // Whatever it was before; and not where nothing has turned.
    assert!(met(1, &[("steps", 26.0), ("stop", 1.0)]));
    assert!(!met(1, &[("eps", 0.4)]) && !met(1, &[("eps", 0.4), ("steps", 26.0)]));
    assert!(met(2, &[("eps", 0.3)]) && met(2, &[("rate", 0.05)]));
    // Neither the first steps alone, nor a model too stiff to learn anything.
    assert!(!met(2, &[]) && !met(2, &[("steps", 26.0)]) && !met(2, &[("waves", 2.0)]));
}
