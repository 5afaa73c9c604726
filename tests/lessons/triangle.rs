//! The figure of three coins: numbers, picture, sentence and proof, over the cube of coins.

use super::scenes::figures;
use surprisal::charts::picture::Shape;
use surprisal::figure::{Figure, RowHead, Scene, Spoken};
use surprisal::measures::{Probability, Unit};
use surprisal::state::subject::Subject;
use surprisal::text::Lang;

fn figure() -> &'static Figure {
    figures().find(|figure| figure.id == "jsd.triangle").unwrap()
}

/// The textbook's √JSD and JSD, in nats: H(M) less the mean of the entropies.
fn jsd(p: f64, q: f64) -> f64 {
    let h = |x: f64| {
        let term = |m: f64| if m > 0.0 { -m * m.ln() } else { 0.0 };
        term(x) + term(1.0 - x)
    };
    (h((p + q) / 2.0) - (h(p) + h(q)) / 2.0).max(0.0)
}

/// Corners, neighbours and the inside of the cube, the units in turn.
fn scenes() -> impl Iterator<Item = ([f64; 3], Scene)> {
    const COINS: [f64; 9] = [0.0, 1e-300, 1e-9, 0.2, 0.3, 0.300_000_000_1, 0.5, 0.99, 1.0];
    let cube = COINS.iter().flat_map(|&a| COINS.iter().map(move |&b| (a, b)));
    let cube = cube.flat_map(|(a, b)| COINS.iter().map(move |&c| [a, b, c]));
    let spread = (1..=200).map(|n| {
        let n = f64::from(n);
        [0.754_877_666, 0.569_840_291, 0.362_511_487].map(|step: f64| (n * step).fract())
    });
    cube.chain(spread).enumerate().map(|(i, coins)| {
        let subject = Subject::ThreeCoins(coins.map(|coin| Probability::new(coin).unwrap()));
        (coins, Scene::new(subject, Unit::ALL[i % 3]))
    })
}

#[test]
fn the_readouts_are_what_they_say() {
    for ([a, b, c], scene) in scenes() {
        let nat = scene.unit.from_nats(1.0);
        let (ab, bc, ac) = (jsd(a, b), jsd(b, c), jsd(a, c));
        let expected = [
            ("JS_distance_ac", nat.sqrt() * ac.sqrt(), 1e-7),
            ("JS_distance_abc", nat.sqrt() * (ab.sqrt() + bc.sqrt()), 1e-7),
            ("JSD_ac", nat * ac, 1e-14),
            ("JSD_abc", nat * (ab + bc), 1e-14),
        ];
        for (readout, (id, expected, tolerance)) in figure().readouts.iter().zip(expected) {
            assert_eq!(readout.reads.id(), id);
            let value = readout.reads.value(&scene);
            // Subtracting entropies loses what the measures keep, under the root the more.
            assert!((value - expected).abs() <= tolerance, "{id} at {a}, {b}, {c}: {value}");
        }
    }
}

#[test]
fn the_picture_is_finite_with_a_handle_for_each_coin() {
    for (coins, scene) in scenes() {
        let picture = (figure().picture)(&scene);
        for (key, at) in ["a", "b", "c"].into_iter().zip(coins) {
            let handles = picture
                .marks
                .iter()
                .filter(|mark| mark.handle.is_some_and(|handle| handle.parameter == key));
            let places: Vec<_> = handles.map(|mark| mark.shape.clone()).collect();
            let [Shape::Point { at: (x, y), .. }] = places.as_slice() else {
                panic!("{key}: {places:?}")
            };
            assert_eq!((*x, *y), (at, 0.0));
        }
        let mut curves = 0;
        for mark in &picture.marks {
            match &mark.shape {
                Shape::Curve { points, .. } => {
                    curves += 1;
                    assert!(points.iter().all(|(x, y)| x.is_finite() && picture.y.contains(*y)));
                }
                Shape::Line { from, to, .. } => assert!(from.1.is_finite() && to.1.is_finite()),
                Shape::Point { at, .. } => assert!(picture.y.contains(at.1), "{coins:?}"),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(curves, 2);
    }
}

#[test]
fn the_sentence_says_which_way_is_longer_and_fills_every_slot() {
    let mut breaks = 0;
    for ([a, b, c], scene) in scenes() {
        let sentence = (figure().sentence)(&scene);
        let number = |name: &str| {
            let slot = sentence.slots.iter().find(|(slot, _)| *slot == name);
            match slot.unwrap().1 {
                Spoken::Number(number) | Spoken::Quantity(number) => number,
                ref other => panic!("{other:?}"),
            }
        };
        assert!(number("detour") >= number("direct") * (1.0 - 1e-15), "{a}, {b}, {c}");
        let says_breaks = sentence.words.get(Lang::En).contains("no distance");
        let between = (a < b && b < c) || (c < b && b < a);
        assert_eq!(says_breaks, between, "{a}, {b}, {c}");
        if says_breaks {
            breaks += 1;
            // Between neighbours both are the same number, rounded.
            assert!(number("jsds") <= number("jsd"), "{a}, {b}, {c}");
        }
        for lang in Lang::ALL {
            let slots: Vec<_> = sentence.slots.iter().map(|(slot, _)| (*slot, "7")).collect();
            assert!(!sentence.words.fill(lang, &slots).contains('{'), "{lang:?}");
        }
    }
    assert!(breaks > 100);
}

#[test]
fn the_proof_holds_and_has_words_for_every_line() {
    let text = figure().proof;
    for (coins, scene) in scenes() {
        let proof = (text.check)(&scene);
        assert!(proof.holds(), "{coins:?}: {proof:?}");
        let keys: Vec<_> = proof.lines.iter().map(|line| line.key).collect();
        assert_eq!(keys, text.lines.iter().map(|line| line.key).collect::<Vec<_>>());
        let pictured = (figure().picture)(&scene);
        for line in &proof.lines {
            assert!(pictured.marks.iter().any(|mark| mark.focus == line.focus), "{}", line.key);
        }
    }
}

#[test]
fn the_table_is_what_its_heads_say() {
    let (_, scene) = scenes().nth(300).unwrap();
    let table = (figure().table)(&scene);
    assert_eq!(table.heads.len(), 5);
    let [a, _, c] = scene.three_coins.map(Probability::get);
    for row in &table.rows {
        let RowHead::At(b) = row.head else { panic!("{row:?}") };
        let detour = scene.unit.from_nats(jsd(a, b) + jsd(b, c));
        assert!((row.values[3] - detour).abs() < 1e-13, "{b}: {row:?}");
    }
}
