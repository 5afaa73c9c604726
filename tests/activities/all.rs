//! What is true of every activity.

use std::collections::BTreeSet;

use surprisal::activities::{Activity, PLACES, Prediction, all, find};
use surprisal::figure::{Scene, Spoken};
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::state::activity::NAMES;
use surprisal::text::{Lang, Localised};

/// The scene where an activity starts.
pub fn start(activity: &Activity, unit: Unit) -> Scene {
    Scene::new(activity.at.subject(), unit)
}

/// A number that an activity speaks of, in nats.
pub fn number(id: &str, name: &str) -> f64 {
    let activity = find(id).unwrap();
    let numbers = (activity.numbers)(&start(activity, Unit::Nat));
    let found = numbers.into_iter().find(|(slot, _)| *slot == name);
    match found.unwrap_or_else(|| panic!("{id} has no number {name}")).1 {
        Spoken::Number(number) | Spoken::Quantity(number) | Spoken::Percent(number) => number,
        word => panic!("{id}: {name} is {word:?}"),
    }
}

/// The right answer of an activity, as the text of its claim.
pub fn right(id: &str) -> Localised {
    match find(id).unwrap().prediction {
        Prediction::Choose(choices) => choices.iter().find(|choice| choice.right).unwrap().says,
        other => panic!("{id} asks {other:?}"),
    }
}

/// Asserts that the goals of an activity are not met where it starts, and are at these scenes, in order.
pub fn reached(id: &str, scenes: &[Scene]) {
    let activity = find(id).unwrap();
    assert_eq!(activity.goals.len(), scenes.len(), "{id}: a scene for each goal");
    for (index, (goal, scene)) in activity.goals.iter().zip(scenes).enumerate() {
        for unit in Unit::ALL {
            let there = Scene { unit, ..scene.clone() };
            // A goal may be about the unit itself.
            let about_units = scene.unit != Unit::Nat && scene.unit != unit;
            assert!(about_units || (goal.met)(&there), "{id}, goal {}, {unit:?}", index + 1);
        }
    }
    let first = activity.goals.first().unwrap();
    assert!(!(first.met)(&start(activity, Unit::Nat)), "{id}: there is nothing to do");
}

/// Every text of an activity that is filled with its numbers.
fn filled(activity: &Activity) -> Vec<Localised> {
    let mut texts = vec![activity.question, activity.explanation];
    texts.extend(activity.goals.iter().map(|goal| goal.says));
    if let Prediction::Choose(choices) = activity.prediction {
        texts.extend(choices.iter().flat_map(|choice| [choice.says, choice.why]));
    }
    texts
}

/// The slots of a text: `{name}`.
fn slots(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0));
    parts.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric())).collect()
}

#[test]
fn the_names_of_addresses_are_those_of_the_activities() {
    let own: Vec<_> = all().map(|activity| (activity.figure, activity.id)).collect();
    assert_eq!(own, NAMES);
    let names: BTreeSet<&str> = NAMES.iter().map(|(_, name)| *name).collect();
    assert_eq!(names.len(), NAMES.len());
    let in_order = lessons::figures().map(|(_, figure)| figure.id).collect::<Vec<_>>();
    let places: Vec<_> =
        NAMES.iter().map(|(of, _)| in_order.iter().position(|id| id == of).unwrap()).collect();
    assert!(places.is_sorted(), "in the order of the book: {places:?}");
}

#[test]
fn an_activity_starts_with_what_its_figure_is_about() {
    for activity in all() {
        let (_, figure) = lessons::find(activity.figure).unwrap();
        assert!(activity.at.subject().is_like(&figure.start.subject()), "{}", activity.id);
        assert!(!activity.goals.is_empty(), "{}", activity.id);
    }
}

#[test]
fn every_question_has_one_right_answer() {
    for activity in all() {
        let scene = start(activity, Unit::Nat);
        let id = activity.id;
        match activity.prediction {
            Prediction::Choose(choices) => {
                assert!((2..=5).contains(&choices.len()), "{id}");
                assert_eq!(choices.iter().filter(|choice| choice.right).count(), 1, "{id}");
            }
            Prediction::Place(quantity) => {
                for unit in Unit::ALL {
                    let scene = start(activity, unit);
                    let (from, to) = quantity.scale_in(unit);
                    let value = (quantity.value)(&scene);
                    assert!(from < to && (from..=to).contains(&value), "{id}: {value}");
                    // Whoever leaves the scale where it stands has not guessed it.
                    let middle = quantity.at(0.5, unit);
                    assert!((middle - value).abs() > quantity.tolerance(unit), "{id}");
                }
            }
            Prediction::Draw(curve) => {
                let heights = curve.heights(&scene);
                assert!(heights.iter().all(|height| *height >= 0.0), "{id}: {heights:?}");
                assert!(curve.is_near(&heights, &scene));
                for flat in [0.0, curve.top / 2.0, curve.top] {
                    assert!(!curve.is_near(&[flat; PLACES], &scene), "{id}: {flat}");
                }
            }
            Prediction::FindLine(proof) => {
                let lines = (proof.check)(&scene).lines;
                let keys: Vec<_> = proof.lines.iter().map(|line| line.key).collect();
                assert_eq!(lines.iter().map(|line| line.key).collect::<Vec<_>>(), keys, "{id}");
                assert_eq!(lines.iter().filter(|line| !line.holds).count(), 1, "{id}");
            }
        }
    }
}

#[test]
fn every_slot_has_a_number_and_every_number_a_slot() {
    for activity in all() {
        for unit in Unit::ALL {
            let numbers = (activity.numbers)(&start(activity, unit));
            let names: BTreeSet<&str> = numbers.iter().map(|(name, _)| *name).collect();
            assert_eq!(names.len(), numbers.len(), "{}", activity.id);
            for (name, value) in &numbers {
                if let Spoken::Number(value) | Spoken::Quantity(value) | Spoken::Percent(value) =
                    value
                {
                    assert!(!value.is_nan(), "{}: {name}", activity.id);
                }
            }
            for lang in Lang::ALL {
                let texts = filled(activity).into_iter().map(|text| text.get(lang));
                let used: BTreeSet<&str> = texts.flat_map(slots).collect();
                assert_eq!(used, names, "{} in {lang:?}", activity.id);
            }
        }
        // What is not filled has nothing to fill.
        for text in [activity.title, activity.belief] {
            assert!(Lang::ALL.into_iter().all(|lang| slots(text.get(lang)).is_empty()));
        }
    }
}
