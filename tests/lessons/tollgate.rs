//! The tollgate: what is stored, vehicle by vehicle, and what the mean settles at.

use std::collections::{BTreeMap, BTreeSet};

use super::scenes::{dial_scenes, figures};
use surprisal::charts::picture::{Hue, Picture, Shape};
use surprisal::figure::{Figure, RowHead, Scene, Spoken, Start};
use surprisal::measures::{Probability, Unit};
use surprisal::state::dials::Dials;
use surprisal::state::subject::Subject;
use surprisal::text::{Localised, coding as text};

fn figure() -> &'static Figure {
    figures().find(|figure| figure.id == "coding.storage").unwrap()
}

/// The gate at p, both lengths, a number of vehicles, a speed and a day; in bits.
fn at(values: [f64; 6]) -> Scene {
    let Start::Dials(all, _) = figure().start else { panic!() };
    Scene::new(Subject::Dials(Dials::from(all, &values)), Unit::Bit)
}

fn reading(scene: &Scene, id: &str) -> f64 {
    let readout = figure().readouts.iter().find(|readout| readout.reads.id() == id).unwrap();
    readout.reads.value(scene)
}

/// The vehicles of a day, by SplitMix64 as Vigna published it: whether each is a car.
fn vehicles(day: f64, p: f64, count: usize) -> Vec<bool> {
    let mut state = day as u64;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    (0..count).map(|_| ((next() >> 11) as f64 * 2f64.powi(-53)) < p).collect()
}

/// H in bits, as a textbook has it.
fn entropy(p: f64) -> f64 {
    let term = |p: f64| if p == 0.0 { 0.0 } else { -p * p.log2() };
    term(p) + term(1.0 - p)
}

fn close(found: f64, expected: f64, what: &Scene) {
    let noise = 1e-12 * (1.0 + expected.abs());
    assert!((found - expected).abs() <= noise, "{found}, not {expected}: {:?}", what.dials);
}

#[test]
fn every_vehicle_is_stored_in_as_many_bits_as_its_kind_has() {
    let mut seen = 0;
    for scene in dial_scenes("coding.storage", 900) {
        let [p, car, truck, count, _, day] = scene.dials.values()[..] else { panic!() };
        if count > 20_000.0 {
            continue;
        }
        let bits = |bits: f64| scene.unit.from_nats(bits * std::f64::consts::LN_2);
        let all = vehicles(day, p, count as usize);
        let stored: f64 = all.iter().map(|is_car| if *is_car { car } else { truck }).sum();
        close(reading(&scene, "stored"), bits(stored), &scene);
        close(reading(&scene, "mean_cost"), bits(stored / count), &scene);
        // Those that are seen are the last ones, in order.
        let picture = (figure().picture)(&scene);
        let row = 0.95 * picture.y.hi();
        let is_seen = |mark: &&surprisal::charts::picture::Mark| match mark.shape {
            Shape::Point { at, .. } => mark.handle.is_none() && (at.1 - row).abs() < 1e-9,
            _ => false,
        };
        let hues: Vec<bool> =
            picture.marks.iter().filter(is_seen).map(|mark| mark.hue == Hue::P).collect();
        assert_eq!(hues, all[all.len().saturating_sub(14)..]);
        seen += 1;
    }
    assert!(seen > 400, "{seen}");
}

#[test]
fn what_is_expected_is_the_mean_length_and_never_below_the_entropy() {
    let mut tight = 0;
    for scene in dial_scenes("coding.storage", 3_000) {
        let [p, car, truck, ..] = scene.dials.values()[..] else { panic!() };
        let nat = scene.unit.from_nats(1.0);
        let read = |id: &str| reading(&scene, id) / nat / std::f64::consts::LN_2;
        close(read("L"), p * car + (1.0 - p) * truck, &scene);
        close(read("L_swapped"), p * truck + (1.0 - p) * car, &scene);
        close(read("H_p"), entropy(p), &scene);
        close(read("overhead"), read("L") - read("H_p"), &scene);
        assert!(read("L") >= read("H_p") * (1.0 - 1e-15) && read("overhead") >= 0.0);
        let budget = reading(&scene, "kraft");
        assert_eq!(budget, (-car).exp2() + (-truck).exp2());
        assert!(budget <= 1.0);
        // Both are the same only for a fair coin, told in a bit each.
        let ideal = p == 0.5 && car == 1.0 && truck == 1.0;
        assert_eq!(read("overhead") == 0.0, ideal, "{:?}", scene.dials);
        let proof = (figure().proof.check)(&scene);
        assert!(proof.holds(), "{:?}", scene.dials);
        assert!((proof.total_slack() - proof.bounded).abs() <= 1e-12 * (1.0 + proof.bounded));
        let lit = proof.equalities.iter().find(|equality| equality.key == "ideal").unwrap().met;
        assert_eq!(lit, ideal);
        tight += usize::from(ideal);
    }
    assert!(tight > 0);
}

#[test]
fn numbers_that_can_be_checked_by_hand() {
    let start = Scene::new(figure().start.subject(), Unit::Bit);
    // 0.8·1 + 0.2·3, 0.8·3 + 0.2·1, and H(0.8) = 0.7219 bits.
    assert!((reading(&start, "L") - 1.4).abs() < 1e-15);
    assert!((reading(&start, "L_swapped") - 2.6).abs() < 1e-15);
    assert_eq!(format!("{:.4}", reading(&start, "H_p")), "0.7219");
    assert_eq!(reading(&start, "kraft"), 0.625);
    // 810 cars and 190 trucks would take 1,380 bits; every car less is two bits more.
    let cars = vehicles(1.0, 0.8, 1000).into_iter().filter(|is_car| *is_car).count() as f64;
    assert_eq!(reading(&start, "stored"), 1380.0 + 2.0 * (810.0 - cars));
    // A bit each is a bit each, whatever comes.
    for p in [0.0, 0.3, 0.8, 1.0] {
        assert_eq!(reading(&at([p, 1.0, 1.0, 777.0, 1.0, 9.0]), "stored"), 777.0);
    }
}

/// The cost of the first vehicles on each day of a year, on average.
fn means(p: f64, lengths: (f64, f64), count: f64) -> Vec<f64> {
    let day = |day: i32| at([p, lengths.0, lengths.1, count, 1.0, f64::from(day)]);
    (1..=365).map(|number| reading(&day(number), "mean_cost")).collect()
}

#[test]
fn of_a_year_about_19_days_of_20_are_in_the_band_and_none_is_far_off() {
    for (p, lengths) in [(0.8_f64, (1.0_f64, 3.0)), (0.5, (2.0, 1.0)), (0.9, (1.0, 8.0))] {
        let expected = p * lengths.0 + (1.0 - p) * lengths.1;
        let spread = (lengths.0 - lengths.1).abs() * (p * (1.0 - p)).sqrt();
        let mut widths = Vec::new();
        for count in [100.0, 1000.0, 10_000.0] {
            let off: Vec<f64> = means(p, lengths, count)
                .into_iter()
                .map(|mean| (mean - expected) / (spread / count.sqrt()))
                .collect();
            let inside = off.iter().filter(|off| off.abs() <= 2.0).count();
            // 95.4 %, by five standard deviations of 365 days.
            assert!((328..=365).contains(&inside), "{p}, {count}: {inside}");
            assert!(off.iter().all(|off| off.abs() < 5.0), "{p}, {count}");
            widths.push((off.iter().map(|off| off * off).sum::<f64>() / 365.0).sqrt());
        }
        // They spread as far as is said.
        assert!(widths.iter().all(|width| (width - 1.0).abs() < 0.2), "{widths:?}");
    }
}

/// The points of an area: an abscissa, and the heights there.
type Band = Vec<(f64, f64, f64)>;

/// The area of the picture, and the curve.
fn band_and_curve(picture: &Picture) -> (Band, Vec<(f64, f64)>) {
    let mut both = (Vec::new(), Vec::new());
    for mark in &picture.marks {
        match &mark.shape {
            Shape::Area { points } => both.0 = points.clone(),
            Shape::Curve { points, .. } => both.1 = points.clone(),
            _ => {}
        }
    }
    both
}

#[test]
fn the_curve_goes_through_the_means_of_the_first_vehicles_and_the_band_narrows() {
    for scene in dial_scenes("coding.storage", 300) {
        let [p, car, truck, count, speed, day] = scene.dials.values()[..] else { panic!() };
        let bits = |bits: f64| scene.unit.from_nats(bits * std::f64::consts::LN_2);
        let (band, curve) = band_and_curve(&(figure().picture)(&scene));
        let (first, last) = (curve[0], curve[curve.len() - 1]);
        assert_eq!(first.0, 0.0);
        assert!((last.0 - count.log10()).abs() < 1e-12);
        close(last.1, reading(&scene, "mean_cost"), &scene);
        for &(x, mean) in curve.iter().step_by(9) {
            let count = 10f64.powf(x).round();
            let there = Scene { unit: scene.unit, ..at([p, car, truck, count, speed, day]) };
            close(mean, reading(&there, "mean_cost"), &scene);
        }
        let expected = reading(&scene, "L");
        let spread = bits(2.0 * (car - truck).abs() * (p * (1.0 - p)).sqrt());
        for (x, low, high) in band {
            let reach = spread / 10f64.powf(x / 2.0);
            close(low, (expected - reach).max(bits(car.min(truck))), &scene);
            close(high, (expected + reach).min(bits(car.max(truck))), &scene);
        }
    }
}

#[test]
fn vehicles_pass_at_the_chosen_speed_and_stop_at_a_million() {
    let run = figure().run.unwrap();
    for scene in dial_scenes("coding.storage", 600) {
        let (count, speed) = (scene.dial("vehicles"), scene.dial("speed"));
        let pace = (run.pace)(&scene);
        assert!((16.0..=1000.0).contains(&pace), "{speed}: {pace}");
        let Some(Subject::Dials(next)) = (run.next)(&scene) else {
            assert_eq!(count, 1e6);
            continue;
        };
        let passed = next.get("vehicles").unwrap() - count;
        assert!(passed >= 1.0 && passed == passed.round() && count < 1e6);
        if count + 2.0 * passed < 1e6 {
            assert!((1000.0 * passed / pace - speed).abs() < 1e-9 * speed, "{speed}");
        }
        // Nothing else moves.
        assert_eq!(next.with("vehicles", count), Some(scene.dials.clone()));
    }
    // From the first vehicle to the last at the highest speed: ten seconds of steps.
    let start = at([0.8, 1.0, 3.0, 1.0, 1e5, 1.0]);
    let end = figure().after(&start, 10_000).unwrap();
    assert_eq!(end.number("vehicles", 0), Some(1e6));
    assert_eq!(figure().after(&Scene::new(end, Unit::Bit), 1), None);
    // One by one is the same as at once.
    let slow = figure().after(&at([0.8, 1.0, 3.0, 1.0, 60.0, 1.0]), 600).unwrap();
    let there = at([0.8, 1.0, 3.0, 601.0, 60.0, 1.0]);
    assert_eq!(Scene::new(slow, Unit::Bit), there);
}

#[test]
fn the_diamond_moves_the_number_of_vehicles() {
    for count in [1.0, 7.0, 130.0, 1000.0, 250_000.0, 1e6] {
        let scene = at([0.8, 1.0, 3.0, count, 10.0, 1.0]);
        let picture = (figure().picture)(&scene);
        let mut handles = picture.marks.iter().filter_map(|mark| match mark.shape {
            Shape::Point { at, .. } => mark.handle.map(|handle| (handle, at)),
            _ => None,
        });
        let (handle, place) = handles.next().unwrap();
        assert_eq!((handle.parameter, handles.next()), ("vehicles", None));
        assert!((handle.means(place).0 / count - 1.0).abs() < 1e-12);
    }
}

#[test]
fn the_frame_stands_still_while_vehicles_pass() {
    let mut frames: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for scene in dial_scenes("coding.storage", 600) {
        let picture = (figure().picture)(&scene);
        let [_, car, truck, ..] = scene.dials.values()[..] else { panic!() };
        let frame = format!("{:?}", (picture.x.hi(), picture.y.hi()));
        let what = format!("{} {:?}", car.max(truck), scene.unit);
        frames.entry(what).or_default().insert(frame);
        assert!(scene.unit.from_nats(car.max(truck) * std::f64::consts::LN_2) < picture.y.hi());
    }
    assert!(frames.values().all(|frames| frames.len() == 1), "{frames:?}");
}

#[test]
fn the_sentence_says_what_the_lengths_do() {
    let words = |values: [f64; 6]| -> Localised { (figure().sentence)(&at(values)).words };
    let day = |p, car, truck| [p, car, truck, 500.0, 10.0, 3.0];
    assert_eq!(words(day(0.8, 1.0, 3.0)), text::STORAGE_SENTENCE);
    assert_eq!(words(day(0.8, 3.0, 1.0)), text::STORAGE_SENTENCE_WRONG_WAY);
    assert_eq!(words(day(0.2, 1.0, 3.0)), text::STORAGE_SENTENCE_WRONG_WAY);
    assert_eq!(words(day(0.8, 1.0, 1.0)), text::STORAGE_SENTENCE_ONE_BIT);
    assert_eq!(words(day(0.8, 2.0, 2.0)), text::STORAGE_SENTENCE_ALIKE);
    assert_eq!(words(day(0.5, 1.0, 1.0)), text::STORAGE_SENTENCE_IDEAL);
    for p in [0.0, 1.0] {
        assert_eq!(words(day(p, 1.0, 3.0)), text::STORAGE_SENTENCE_CERTAIN);
    }
    // The same vehicles, with the lengths swapped.
    let slot = |scene: &Scene, name: &str| {
        let sentence = (figure().sentence)(scene);
        let (_, value) = sentence.slots.into_iter().find(|(slot, _)| *slot == name).unwrap();
        value
    };
    let [short, long] = [at(day(0.8, 1.0, 3.0)), at(day(0.8, 3.0, 1.0))];
    assert_eq!(slot(&short, "swapped"), slot(&long, "stored"));
    assert_eq!(slot(&long, "swapped"), slot(&short, "stored"));
    assert!(matches!(slot(&short, "stored"), Spoken::Quantity(bits) if bits < 900.0));
}

#[test]
fn the_table_goes_up_to_a_million_and_the_bridge_to_the_same_coin() {
    for scene in dial_scenes("coding.storage", 60) {
        let table = (figure().table)(&scene);
        let [p, car, truck, .., day] = scene.dials.values()[..] else { panic!() };
        assert_eq!(table.rows.len(), 7);
        for (row, decade) in table.rows.iter().zip(0..) {
            let count = 10f64.powi(decade);
            assert_eq!(row.head, RowHead::At(count));
            let there = Scene { unit: scene.unit, ..at([p, car, truck, count, 1.0, day]) };
            close(row.values[1], reading(&there, "stored"), &scene);
            close(row.values[2], reading(&there, "mean_cost"), &scene);
            assert!(row.values[0] <= count && row.values[3] >= 0.0);
        }
        let bridge = (figure().bridge.unwrap())(&scene);
        let expected = Subject::Coins(Probability::nearest(p), Probability::HALF);
        assert_eq!((bridge.to, bridge.subject), ("entropy.curve", expected));
    }
}
