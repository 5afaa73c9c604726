//! Compression: the survey’s numbers, the reader’s own, and layers against times added up.

use super::scenes::{dial_scenes, figures};
use surprisal::charts::picture::{Hue, Marker, Picture, Shape};
use surprisal::figure::{Figure, RowHead, Scene, Spoken, Start};
use surprisal::lessons;
use surprisal::measures::jensen::Function;
use surprisal::measures::{Probability, Unit, entropy};
use surprisal::pages::figure_defaults;
use surprisal::proof::Relation;
use surprisal::state::dials::Dials;
use surprisal::state::entry::EntryError;
use surprisal::state::subject::Subject;
use surprisal::state::url::{ChangeKind, decode, encode_hash};
use surprisal::state::weighted_points;
use surprisal::text::{Lang, compression as text};

fn figure(id: &str) -> &'static Figure {
    figures().find(|figure| figure.id == id).unwrap()
}

fn at(id: &str, values: &[f64]) -> Scene {
    let Start::Dials(all, _) = figure(id).start else { panic!("{id}") };
    Scene::new(Subject::Dials(Dials::from(all, values)), Unit::Nat)
}

/// A scene of the rates: one model of sizes a and a*.
fn sizes(a: f64, smaller: f64) -> Scene {
    at("compression.rates", &[0.0, 90.0, a, smaller, 100.0, 50.0])
}

/// A scene of the layers: (share, speed-up) of each.
fn layers(all: &[(f64, f64)]) -> Scene {
    let values: Vec<f64> = all.iter().flat_map(|&(share, delta)| [share, delta]).collect();
    at("compression.layers", &values)
}

fn reading(id: &str, scene: &Scene, measure: &str) -> f64 {
    let readout = figure(id).readouts.iter().find(|readout| readout.reads.id() == measure);
    readout.unwrap().reads.value(scene)
}

fn rates(scene: &Scene) -> [f64; 4] {
    ["alpha", "beta", "saved", "delta"].map(|id| reading("compression.rates", scene, id))
}

fn speed_ups(scene: &Scene) -> [f64; 4] {
    ["speed_up", "advertised", "overstated", "time_left"]
        .map(|id| reading("compression.layers", scene, id))
}

fn close(found: &[f64], expected: &[f64], to: f64) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() <= to * (1.0 + other.abs()), "{found:?}, not {expected:?}");
    }
}

/// Cheng, Wang, Zhou & Zhang 2017: top-5 accuracy, speed-up, compression rate.
const SURVEY: [(&str, f64, f64, f64); 9] = [
    ("AlexNet", 80.03, 1.0, 1.0),
    ("AlexNet BN", 80.56, 1.09, 4.94),
    ("AlexNet CP", 79.66, 1.82, 5.0),
    ("VGG-16", 90.60, 1.0, 1.0),
    ("VGG-16 BN", 90.47, 1.53, 2.72),
    ("VGG-16 CP", 90.31, 2.05, 2.75),
    ("GoogLeNet", 92.21, 1.0, 1.0),
    ("GoogLeNet BN", 91.88, 1.08, 2.79),
    ("GoogLeNet CP", 91.79, 1.20, 2.84),
];

#[test]
fn the_table_begins_with_the_survey_and_ends_with_the_models_of_the_reader() {
    for scene in dial_scenes("compression.rates", 300) {
        let table = (figure("compression.rates").table)(&scene);
        assert_eq!(table.rows.len(), 9 + scene.dials.rows());
        for (row, (name, top5, delta, alpha)) in table.rows.iter().zip(SURVEY) {
            assert_eq!(row.head, RowHead::Named(name.to_owned()));
            close(&row.values, &[top5, alpha, alpha - 1.0, 1.0 - 1.0 / alpha, delta], 1e-15);
        }
        for (index, row) in table.rows[9..].iter().enumerate() {
            assert_eq!(row.head, RowHead::Named((index + 1).to_string()));
            let number = |key| scene.number(key, index);
            let (a, b) = (number("size"), number("size1"));
            let delta = number("time") / number("time1");
            close(&row.values, &[number("top5"), a / b, (a - b) / b, 1.0 - b / a, delta], 1e-14);
        }
    }
    // The survey's AlexNet by BN, as everyday words have it: 79.8 % is gone, and β is 3.94.
    let [alpha, beta, saved, delta] =
        rates(&at("compression.rates", &[0.0, 80.56, 4.94, 1.0, 1.09, 1.0]));
    close(&[alpha, beta, delta], &[4.94, 3.94, 1.09], 1e-15);
    assert_eq!(format!("{saved:.3}"), "0.798");
    // Deep Compression, as the text has it.
    let [alpha, beta, saved, _] = rates(&sizes(240.0, 6.9));
    let written = [format!("{alpha:.1}"), format!("{beta:.1}"), format!("{:.1}", 100.0 * saved)];
    assert_eq!(written, ["34.8", "33.8", "97.1"]);
    for lang in Lang::ALL {
        assert!(written.iter().all(|number| text::AFTER.get(lang).contains(number)), "{lang:?}");
    }
}

/// Where a mark stands for a quotient: a doubling further for each unit, 0 at ½.
fn place(quotient: f64) -> f64 {
    quotient.log2() + 1.0
}

/// The points of a hue.
fn points(picture: &Picture, hue: Hue) -> Vec<(f64, f64)> {
    let at = |mark: &surprisal::charts::picture::Mark| match mark.shape {
        Shape::Point { at, .. } if mark.hue == hue => Some(at),
        _ => None,
    };
    picture.marks.iter().filter_map(at).collect()
}

#[test]
fn every_model_stands_over_its_rate_or_its_speed_up() {
    let mut pinned = 0;
    for scene in dial_scenes("compression.rates", 900) {
        let picture = (figure("compression.rates").picture)(&scene);
        let over_rate = scene.dial("over") == 0.0;
        assert_eq!(picture.x.title(), if over_rate { "α" } else { "δ" });
        for (_, top5, delta, alpha) in SURVEY {
            let quotient = if over_rate { alpha } else { delta };
            let here = |hue| {
                points(&picture, hue)
                    .into_iter()
                    .any(|(x, y)| y == top5 && (x - place(quotient)).abs() < 1e-12)
            };
            assert!(here(if alpha == 1.0 { Hue::P } else { Hue::Ink }), "{top5}");
            assert!(picture.x.contains(place(quotient)) && picture.y.contains(top5));
        }
        let own = points(&picture, Hue::Q);
        assert_eq!(own.len(), scene.dials.rows());
        for (row, (x, y)) in own.into_iter().enumerate() {
            let number = |key| scene.number(key, row);
            let quotient = match over_rate {
                true => number("size") / number("size1"),
                false => number("time") / number("time1"),
            };
            assert_eq!(y, number("top5"));
            assert!(picture.x.contains(x) && picture.y.contains(y));
            let there = place(quotient);
            assert!((x - there.clamp(0.0, picture.x.hi())).abs() < 1e-12);
            let handle = picture
                .marks
                .iter()
                .any(|mark| mark.handle.is_some_and(|handle| handle.index == row));
            assert_eq!(handle, picture.x.contains(there), "{there}");
            pinned += usize::from(!handle);
        }
        // Each tick is where its number is.
        for (at, label) in picture.x.ticks() {
            let number = if label == "½" { 0.5 } else { label.parse().unwrap() };
            assert_eq!(*at, place(number));
        }
    }
    assert!(pinned > 200, "{pinned}");
}

#[test]
fn a_size_of_0_a_negative_one_and_a_word_are_refused() {
    let Start::Dials(all, _) = figure("compression.rates").start else { panic!() };
    let sized = all.iter().filter(|dial| dial.key != "over" && dial.key != "top5");
    let mut refused = 0;
    for dial in sized {
        for (typed, error) in [
            ("0", EntryError::Outside(dial.lo, dial.hi)),
            ("-12", EntryError::Outside(dial.lo, dial.hi)),
            ("−12", EntryError::Outside(dial.lo, dial.hi)),
            ("1e9", EntryError::Outside(dial.lo, dial.hi)),
            ("many", EntryError::Outside(dial.lo, dial.hi)),
            ("12 MB", EntryError::Outside(dial.lo, dial.hi)),
            ("", EntryError::Empty),
            ("1/0", EntryError::DivisionByZero),
        ] {
            assert_eq!(dial.read(typed), Err(error), "{}: {typed}", dial.key);
            refused += 1;
        }
        assert!(dial.lo > 0.0 && dial.read("6.9") == Ok(6.9));
    }
    assert_eq!(refused, 32);
}

#[test]
fn models_come_from_an_address_and_what_they_cannot_be_is_told() {
    let read = |hash: &str| decode("", hash, &figure_defaults(), Lang::En);
    let hash = "#v=1&fig=compression.rates&top5=90,80&size=100,60&size1=25,0&time=9,x&time1=1,1";
    let decoded = read(hash);
    let start = figure("compression.rates").start.subject();
    let Subject::Dials(dials) = decoded.state.subjects.of(&start) else { panic!() };
    // Of the second model the size is brought to the least it can be, the time to where a row starts.
    let expected = [0.0, 90.0, 100.0, 25.0, 9.0, 1.0, 80.0, 60.0, 0.001, 100.0, 1.0];
    assert_eq!(dials.values(), expected);
    let changes: Vec<_> =
        decoded.changes.iter().map(|change| (change.key, &*change.used)).collect();
    assert_eq!(changes, [("size1", "25,1e-3"), ("time", "9,100")]);
    assert!(decoded.changes.iter().all(|change| change.kind == ChangeKind::Value));
    // A list of another length than the first has is filled up, or cut off.
    let decoded = read("#v=1&fig=compression.layers&t=1,2,3&delta=4");
    let start = figure("compression.layers").start.subject();
    let Subject::Dials(dials) = decoded.state.subjects.of(&start) else { panic!() };
    assert_eq!(dials.values(), [1.0, 4.0, 2.0, 1.0, 3.0, 2.0]);
    assert_eq!(decoded.changes[0].used, "4,1,2");
}

#[test]
fn the_identities_hold_line_by_line_at_every_size() {
    let proof = figure("compression.rates").proof;
    for scene in dial_scenes("compression.rates", 3_000) {
        let (a, smaller) = (scene.number("size", 0), scene.number("size1", 0));
        let checked = (proof.check)(&scene);
        assert!(checked.holds(), "{a}, {smaller}: {checked:?}");
        let relations: Vec<_> = checked.lines.iter().map(|line| line.relation).collect();
        let starts = [0, 4];
        for (index, relation) in relations.iter().enumerate() {
            let start = starts.contains(&index);
            assert_eq!(*relation, if start { Relation::Start } else { Relation::Equal });
        }
        let (alpha, beta) = (a / smaller, (a - smaller) / smaller);
        for line in &checked.lines[..4] {
            assert!((line.value - beta).abs() <= 1e-15 * (1.0 + 8.0 * alpha), "{line:?}");
        }
        let saved = (a - smaller) / a;
        for line in &checked.lines[4..] {
            assert!((line.value - saved).abs() <= 1e-15 * (1.0 + 8.0 / alpha), "{line:?}");
        }
        // What is gone is never all, however large β is.
        assert!(saved < 1.0 && rates(&scene)[2] < 1.0);
        assert_eq!((checked.total_slack(), checked.bounded), (0.0, 0.0));
    }
}

#[test]
fn the_sentence_of_the_rates_speaks_of_what_is_there() {
    let words = |a, smaller| (figure("compression.rates").sentence)(&sizes(a, smaller)).words;
    assert_eq!(words(100.0, 99.9), text::RATES_SENTENCE);
    assert_eq!(words(100.0, 100.0), text::RATES_SENTENCE_SAME);
    assert_eq!(words(100.0, 100.1), text::RATES_SENTENCE_GROWN);
}

#[test]
fn the_rates_lead_to_the_coin_of_what_was_kept() {
    for scene in dial_scenes("compression.rates", 600) {
        let bridge = (figure("compression.rates").bridge.unwrap())(&scene);
        let kept = (scene.number("size1", 0) / scene.number("size", 0)).min(1.0);
        let expected = Subject::Coins(Probability::nearest(kept), Probability::HALF);
        assert_eq!((bridge.to, bridge.subject), ("entropy.curve", expected));
        let cost = scene.unit.from_nats(entropy::bernoulli(Probability::nearest(kept)));
        assert!(bridge.said.slots.contains(&("cost", Spoken::Quantity(cost))));
    }
}

/// Layers in every mixture: dials spread over their ranges, and all at their ends.
fn layered() -> impl Iterator<Item = Scene> {
    dial_scenes("compression.layers", 4_000)
}

/// (share of the time, speed-up) of each layer.
fn of_scene(scene: &Scene) -> Vec<(f64, f64)> {
    let rows = 0..scene.dials.rows();
    rows.map(|row| (scene.number("t", row), scene.number("delta", row))).collect()
}

#[test]
fn the_true_speed_up_is_all_time_before_by_all_time_after_and_never_the_larger() {
    let mut strict = 0;
    for scene in layered() {
        let all = of_scene(&scene);
        let before: f64 = all.iter().map(|layer| layer.0).sum();
        let after: f64 = all.iter().map(|layer| layer.0 / layer.1).sum();
        let mean = all.iter().map(|layer| layer.0 * layer.1).sum::<f64>() / before;
        let [whole, advertised, overstated, left] = speed_ups(&scene);
        close(&[whole, advertised, left], &[before / after, mean, after / before], 1e-13);
        // Taken from one another, the mean and the whole leave what rounding left of the larger.
        assert!((overstated - (mean - before / after)).abs() <= 1e-13 * mean, "{all:?}");
        assert!(whole <= advertised * (1.0 + 1e-15) && overstated >= 0.0, "{all:?}");
        let alike = all.iter().all(|layer| layer.1 == all[0].1);
        assert_eq!(overstated == 0.0, alike, "{all:?}");
        strict += usize::from(!alike);
    }
    assert!(strict > 2_000, "{strict}");
}

#[test]
fn half_of_the_time_ten_times_as_fast_is_not_five_times_as_fast() {
    let start = Scene::new(figure("compression.layers").start.subject(), Unit::Nat);
    assert_eq!(start, layers(&[(50.0, 10.0), (50.0, 1.0)]));
    close(&speed_ups(&start), &[20.0 / 11.0, 5.5, 5.5 - 20.0 / 11.0, 0.55], 1e-15);
    assert_eq!(format!("{:.2}", speed_ups(&start)[0]), "1.82");
    // Only the ratios of shares count.
    close(&speed_ups(&layers(&[(0.5, 10.0), (0.5, 1.0)])), &speed_ups(&start), 1e-15);
    // As the text has it: at 100, 50.5 is advertised, and 1/(½ + 1/200) = 1.980 is true.
    let faster = speed_ups(&layers(&[(50.0, 100.0), (50.0, 1.0)]));
    close(&faster[..2], &[200.0 / 101.0, 50.5], 1e-15);
    // And where one half became slower, 2.25 is advertised, and 1/(1/8 + 1) = 8/9 is true.
    let slower = speed_ups(&layers(&[(50.0, 4.0), (50.0, 0.5)]));
    close(&slower, &[8.0 / 9.0, 2.25, 2.25 - 8.0 / 9.0, 1.125], 1e-15);
    for lang in Lang::ALL {
        let after = text::AFTER.get(lang);
        assert!(
            ["5.5", "1.82", "50.5", "1.98", "2.25"].iter().all(|number| after.contains(number))
        );
    }
    // Amdahl: where nothing was made faster bounds the whole.
    for scene in layered() {
        let all = of_scene(&scene);
        let total: f64 = all.iter().map(|layer| layer.0).sum();
        let kept: f64 = all.iter().filter(|layer| layer.1 == 1.0).map(|layer| layer.0).sum();
        let sentence = (figure("compression.layers").sentence)(&scene);
        let limit = sentence.slots.iter().find(|slot| slot.0 == "limit");
        if let Some((_, Spoken::Number(limit))) = limit {
            close(&[*limit], &[total / kept], 1e-12);
            assert!(speed_ups(&scene)[0] <= limit * (1.0 + 1e-12));
        }
    }
}

#[test]
fn both_speed_ups_are_heights_of_the_picture() {
    for scene in layered().step_by(3) {
        let picture = (figure("compression.layers").picture)(&scene);
        let [whole, advertised, overstated, left] = speed_ups(&scene);
        let slowest = of_scene(&scene).into_iter().map(|layer| layer.1).fold(1.0, f64::min);
        assert_eq!((picture.x.lo(), picture.x.hi() == 1.0), (0.0, slowest == 1.0));
        assert!(picture.x.hi() * slowest < 2.51, "{slowest}");
        assert_eq!(points(&picture, Hue::M), [(left, whole)]);
        let mut layers = Vec::new();
        for mark in &picture.marks {
            match mark.shape {
                Shape::Bracket { x, from, to, .. } => {
                    assert_eq!((x, from, to), (left, whole, advertised));
                    assert!(overstated > 0.0);
                }
                Shape::Point { at, marker, .. } => {
                    assert!(picture.x.contains(at.0) && picture.y.contains(at.1), "{mark:?}");
                    if mark.hue == Hue::P {
                        assert!(matches!(marker, Marker::Weight(_)));
                        layers.push(at);
                    }
                }
                _ => {}
            }
        }
        let expected: Vec<_> =
            of_scene(&scene).into_iter().map(|(_, delta)| (1.0 / delta, delta)).collect();
        assert_eq!(layers, expected);
    }
}

#[test]
fn the_sentence_of_the_layers_says_what_became_of_the_whole() {
    let words = |all: &[(f64, f64)]| (figure("compression.layers").sentence)(&layers(all)).words;
    assert_eq!(words(&[(1.0, 2.0), (1.0, 2.0)]), text::LAYERS_SENTENCE_ALIKE);
    assert_eq!(words(&[(1.0, 0.5)]), text::LAYERS_SENTENCE_ALIKE);
    assert_eq!(words(&[(1.0, 3.0), (1.0, 2.0)]), text::LAYERS_SENTENCE);
    assert_eq!(words(&[(1.0, 3.0), (1.0, 1.0)]), text::LAYERS_SENTENCE_KEPT);
    // What was kept is no bound that anybody reaches where another layer became slower.
    assert_eq!(words(&[(5.0, 3.0), (1.0, 1.0), (1.0, 0.9)]), text::LAYERS_SENTENCE);
    assert_eq!(words(&[(1.0, 4.0), (1.0, 0.5)]), text::LAYERS_SENTENCE_SLOWER);
}

#[test]
fn the_frame_stands_still_while_a_layer_is_dragged_within_it() {
    let frames: std::collections::BTreeSet<String> = layered()
        .map(|scene| (figure("compression.layers").picture)(&scene))
        .map(|picture| format!("{:?}, {:?}", picture.x.hi(), picture.y.hi()))
        .collect();
    assert!(frames.len() <= 4 * 9, "{frames:?}");
}

#[test]
fn the_layers_lead_to_the_same_points_under_the_same_curve() {
    let mut seen = [0, 0];
    for scene in layered().step_by(5) {
        let bridge = (figure("compression.layers").bridge.unwrap())(&scene);
        assert_eq!(bridge.to, "jensen.chord");
        let Subject::Points(points) = &bridge.subject else { panic!() };
        assert_eq!(points.function(), Function::Reciprocal);
        let (lo, hi) = weighted_points::range(Function::Reciprocal);
        let (_, chord) = lessons::find(bridge.to).unwrap();
        let there = Scene::new(bridge.subject.clone(), scene.unit);
        let total: f64 = of_scene(&scene).iter().map(|layer| layer.0).sum();
        assert_eq!(points.points().len(), scene.dials.rows().max(2));
        let mut fits = true;
        for (point, (share, delta)) in points.points().iter().zip(of_scene(&scene)) {
            assert_eq!(point.x, (1.0 / delta).clamp(lo, hi));
            fits &= point.x == 1.0 / delta;
            assert!((point.weight - share / total).abs() < 1e-9);
        }
        let words = if fits { text::LAYERS_BRIDGE } else { text::LAYERS_BRIDGE_CUT };
        assert_eq!(bridge.said.words, words);
        let read = |id: &str| {
            let readout = chord.readouts.iter().find(|readout| readout.reads.id() == id);
            readout.unwrap().reads.value(&there)
        };
        // What is said is read there, and here too where all points fit.
        for (slot, id) in [("left", "mean"), ("gap", "jensen_gap")] {
            let said = bridge.said.slots.iter().find(|said| said.0 == slot);
            let Some((_, Spoken::Number(said))) = said else { panic!() };
            close(&[*said], &[read(id)], 1e-9);
        }
        if fits {
            let ids = ["f_of_mean", "mean_of_f", "jensen_gap", "mean"];
            close(&ids.map(read), &speed_ups(&scene), 1e-9);
        }
        seen[usize::from(fits)] += 1;
    }
    assert!(seen.into_iter().all(|seen| seen > 50), "{seen:?}");
}

#[test]
fn rows_have_the_names_a_reader_gives_them() {
    let named = |id: &str, names: &[&str]| {
        let mut scene = Scene::new(figure(id).start.subject(), Unit::Nat);
        let names: Vec<String> = names.iter().map(|name| String::from(*name)).collect();
        scene.dials = scene.dials.resized(names.len()).named(names);
        scene
    };
    let labels = |id: &str, scene: &Scene| -> Vec<String> {
        let picture = (figure(id).picture)(scene);
        let of_point = |mark: surprisal::charts::picture::Mark| match mark.shape {
            Shape::Point { label, .. } => label.map(|label| label.text),
            _ => None,
        };
        picture.marks.into_iter().filter_map(of_point).collect()
    };
    let long = "A model whose name goes on and on and on";
    for (id, own) in [("compression.rates", 9), ("compression.layers", 0)] {
        let names = ["MobileNet <v2> & \"co\"", "줄인 모형", "", long];
        let scene = named(id, &names);
        let heads: Vec<RowHead> =
            (figure(id).table)(&scene).rows.into_iter().map(|row| row.head).skip(own).collect();
        let expected = [names[0], names[1], "3", long].map(|name| RowHead::Named(name.to_owned()));
        assert_eq!(heads[..4], expected, "{id}");
    }
    // In a picture what is too long is cut, and told to be.
    let scene = named("compression.rates", &["ResNet-50 8 bit!", long]);
    let labels = labels("compression.rates", &scene);
    for label in ["ResNet-50 8 bit!", "A model whose n…"] {
        assert!(labels.iter().any(|own| own == label), "{label}: {labels:?}");
    }
}

#[test]
fn names_come_back_from_an_address_whatever_they_are() {
    let defaults = figure_defaults();
    for id in ["compression.rates", "compression.layers"] {
        for names in [
            vec!["a"],
            vec!["b&fig=kl.fit#", "100 % = 1"],
            vec!["<script>", "가지치기 + 8비트", "\u{1f600}", "é"],
            vec!["1", "x"],
        ] {
            let Subject::Dials(start) = figure(id).start.subject() else { panic!() };
            let names: Vec<String> = names.into_iter().map(String::from).collect();
            let dials = start.resized(names.len()).named(names.clone());
            let mut state = defaults.iter().find(|own| own.id == id).unwrap().state(&defaults);
            state.subjects.set(Subject::Dials(dials.clone()));
            let hash = encode_hash(&state, &defaults);
            let decoded = decode("", &hash, &defaults, Lang::En);
            assert_eq!(decoded.state, state, "{hash}");
            assert!(decoded.changes.is_empty(), "{hash}: {:?}", decoded.changes);
            assert_eq!((dials.names(), encode_hash(&decoded.state, &defaults)), (&names[..], hash));
        }
    }
    // Too few are filled up, and told to be; a figure without rows has none.
    let decoded = decode("", "#v=1&fig=compression.layers&names=conv", &defaults, Lang::En);
    let changes: Vec<_> = decoded.changes.iter().map(|own| (own.key, &*own.used)).collect();
    assert_eq!(changes, [("names", "conv,2")]);
    let decoded = decode("", "#v=1&fig=kl.fit&names=a", &defaults, Lang::En);
    assert!(decoded.changes.is_empty());
}
