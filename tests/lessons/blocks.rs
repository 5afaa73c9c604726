//! Blocks of tosses: what a toss costs, and the band that it lies in.

use super::scenes::{dial_scenes, figures};
use surprisal::charts::picture::{Hue, Shape, Stroke};
use surprisal::figure::{Figure, RowHead, Scene, Start};
use surprisal::measures::{Probability, Unit, entropy, huffman};
use surprisal::state::dials::Dials;
use surprisal::state::subject::Subject;
use surprisal::text::coding as text;

fn figure() -> &'static Figure {
    figures().find(|figure| figure.id == "coding.blocks").unwrap()
}

fn scenes() -> impl Iterator<Item = Scene> {
    dial_scenes("coding.blocks", 3000)
}

fn at(heads: f64, tosses: f64) -> Scene {
    let Start::Dials(all, _) = figure().start else { panic!() };
    Scene::new(Subject::Dials(Dials::from(all, &[heads, tosses])), Unit::Bit)
}

fn readout(scene: &Scene, id: &str) -> f64 {
    let readout = figure().readouts.iter().find(|readout| readout.reads.id() == id).unwrap();
    readout.reads.value(scene)
}

/// What a toss costs, leaf by leaf, in the unit of the scene.
fn leaf_by_leaf(scene: &Scene) -> f64 {
    let (p, n) = (scene.dial("heads"), scene.dial("block") as u32);
    let power = |of: f64, times: u32| (0..times).fold(1.0, |power, _| power * of);
    let masses: Vec<f64> = (0..1_u32 << n)
        .map(|block| power(p, block.count_ones()) * power(1.0 - p, n - block.count_ones()))
        .filter(|mass| *mass > 0.0)
        .collect();
    let lengths = huffman::lengths(&masses);
    let mean: f64 = masses.iter().zip(lengths).map(|(m, l)| m * f64::from(l)).sum();
    scene.unit.from_nats(mean * std::f64::consts::LN_2) / f64::from(n)
}

#[test]
fn a_toss_costs_what_huffmans_code_over_all_blocks_does() {
    for scene in scenes().step_by(4) {
        let (cost, expected) = (readout(&scene, "L_n"), leaf_by_leaf(&scene));
        assert!((cost - expected).abs() < 1e-12, "{:?}: {cost}, {expected}", scene.dials);
    }
}

#[test]
fn it_lies_in_the_band() {
    for scene in scenes() {
        let (cost, h) = (readout(&scene, "L_n"), readout(&scene, "H_p"));
        let digit = scene.unit.from_nats(std::f64::consts::LN_2);
        let coin = Probability::nearest(scene.dial("heads"));
        assert_eq!(h, scene.unit.from_nats(entropy::bernoulli(coin)));
        let (gap, ceiling) = (readout(&scene, "L_n_less_H"), readout(&scene, "H_p_and_a_share"));
        assert!((ceiling - h - digit / scene.dial("block")).abs() < 1e-14);
        assert!(gap >= 0.0 && (cost - h - gap).abs() < 1e-14 && cost < ceiling, "{scene:?}");
    }
}

#[test]
fn the_picture_shows_every_block_length_and_the_band_that_gets_narrower() {
    let mut brackets = 0;
    for scene in scenes() {
        let picture = (figure().picture)(&scene);
        let (h, n) = (readout(&scene, "H_p"), scene.dial("block"));
        let digit = scene.unit.from_nats(std::f64::consts::LN_2);
        let mut dots = 0;
        for mark in &picture.marks {
            match &mark.shape {
                Shape::Point { at, .. } if mark.handle.is_some() => {
                    assert_eq!(*at, (n, readout(&scene, "L_n")));
                }
                Shape::Point { at, .. } => {
                    dots += 1;
                    assert_eq!(at.0, f64::from(dots));
                    assert!(h <= at.1 && at.1 <= h + digit / at.0, "{scene:?}");
                    assert!(picture.y.contains(at.1));
                }
                Shape::Area { points } => {
                    for &(x, low, high) in points {
                        assert_eq!((low, high), (h, h + digit / x));
                        assert!(picture.y.contains(high));
                    }
                }
                Shape::Line { from, to, stroke: Stroke::Solid, .. } if mark.hue == Hue::P => {
                    assert_eq!((from.1, to.1), (h, h));
                }
                Shape::Bracket { x, from, to, .. } => {
                    assert_eq!((*x, *from, *to), (n, h, readout(&scene, "L_n")));
                    brackets += 1;
                }
                _ => {}
            }
        }
        assert_eq!(dots, 12);
    }
    assert!(brackets > 2000, "{brackets}");
}

#[test]
fn sentences_speak_of_what_is_there() {
    let words = |heads, tosses| (figure().sentence)(&at(heads, tosses)).words;
    for tosses in 1..=12 {
        let tosses = f64::from(tosses);
        assert_eq!(words(0.5, tosses), text::BLOCKS_SENTENCE_FAIR);
        assert_eq!(words(0.0, tosses), text::BLOCKS_SENTENCE_CERTAIN);
        assert_eq!(words(1.0, tosses), text::BLOCKS_SENTENCE_CERTAIN);
    }
    assert_eq!(words(0.2, 1.0), text::BLOCKS_SENTENCE_ONE);
    assert_eq!(words(0.2, 2.0), text::BLOCKS_SENTENCE);
}

#[test]
fn a_run_goes_through_the_block_lengths_to_the_longest() {
    let next = figure().run.unwrap().next;
    let mut here = at(0.3, 1.0);
    for tosses in 2..=12 {
        here = Scene::new(next(&here).unwrap(), here.unit);
        assert_eq!((here.dial("block"), here.dial("heads")), (f64::from(tosses), 0.3));
    }
    assert_eq!(next(&here), None);
    let at_once = figure().after(&at(0.3, 1.0), figure().run.unwrap().at_once);
    assert_eq!(at_once, Some(Subject::Dials(here.dials)));
}

#[test]
fn the_table_has_a_row_for_each_block_length() {
    for scene in scenes().step_by(9) {
        let table = (figure().table)(&scene);
        assert_eq!(table.rows.len(), 12);
        for (index, row) in table.rows.iter().enumerate() {
            let n = (index + 1) as f64;
            assert_eq!(row.head, RowHead::At(n));
            let moved = Scene { dials: scene.dials.with("block", n).unwrap(), ..scene.clone() };
            let read = |id| readout(&moved, id);
            let expected = [n.exp2(), read("L_n"), read("L_n_less_H"), read("H_p_and_a_share")];
            for (value, expected) in row.values.iter().zip(expected) {
                assert!((value - expected).abs() < 1e-14 * (1.0 + expected), "{row:?}");
            }
        }
    }
}

#[test]
fn the_way_back_leads_to_the_entropy_of_the_same_coin() {
    let entropy = figures().find(|figure| figure.id == "entropy.curve").unwrap();
    for scene in scenes().step_by(13) {
        let bridge = (figure().bridge.unwrap())(&scene);
        assert_eq!(bridge.to, entropy.id);
        let there = Scene::new(bridge.subject, scene.unit);
        assert_eq!(there.p.get(), scene.dial("heads"));
        assert_eq!(entropy.readouts[0].reads.value(&there), readout(&scene, "H_p"));
    }
}

#[test]
fn the_numbers_of_the_texts_are_right() {
    let near = |scene: &Scene, id: &str, value: f64| {
        let own = readout(scene, id);
        assert!((own - value).abs() < 5e-4, "{id}: {own}");
    };
    near(&at(0.1, 1.0), "L_n", 1.0);
    near(&at(0.1, 12.0), "L_n", 0.470);
    near(&at(0.1, 12.0), "H_p", 0.469);
    // It rises from six to seven.
    assert!(readout(&at(0.1, 7.0), "L_n") > readout(&at(0.1, 6.0), "L_n") + 0.004);
}
