//! The map of both directions: its shades, its picture, its sentence.

use super::scenes::{figures, scenes};
use super::textbook::meaning;
use surprisal::charts::field::scale;
use surprisal::charts::picture::{Ground, Hue, Mark, Shape};
use surprisal::charts::theme::{Rgb, Theme};
use surprisal::figure::{Figure, Scene};
use surprisal::measures::{Measure, Unit};
use surprisal::text::Lang;

fn figure() -> &'static Figure {
    figures().find(|figure| figure.id == "kl.square").unwrap()
}

fn map() -> &'static surprisal::charts::field::Field {
    let scene = Scene::new(figure().start.subject(), Unit::Nat);
    let Ground(field) = (figure().picture)(&scene).ground.unwrap();
    field
}

#[test]
fn the_map_has_the_sign_of_the_difference_in_every_cell() {
    let field = map();
    let (columns, rows) = (field.columns, field.rows());
    assert!(columns >= 256 && rows == columns);
    let (forward, reverse) = (meaning("KL(p‖q)").unwrap(), meaning("KL(q‖p)").unwrap());
    for row in 0..rows {
        for column in 0..columns {
            let middle = |cell: usize| (cell as f64 + 0.5) / columns as f64;
            let (p, q) = (middle(column), middle(row));
            let difference = forward.at(p, q, Unit::Nat) - reverse.at(p, q, Unit::Nat);
            let shade = f64::from(field.shades[row * columns + column]);
            // Two nats are full, and so is all that is more.
            let expected = (difference / 2.0).cbrt().clamp(-1.0, 1.0);
            // Where the difference is rounding, its cube root is less than a step of the scale.
            assert!((shade - expected).abs() < 1e-4, "{p}, {q}: {shade}, not {expected}");
        }
    }
    let at = |column: usize, row: usize| field.shades[row * columns + column];
    for cell in 0..columns {
        // 0 on both diagonals, whose cells they cut in halves.
        assert!(at(cell, cell).abs() < 1e-4 && at(cell, columns - 1 - cell).abs() < 1e-4);
    }
}

#[test]
fn a_map_is_made_once_and_shared_by_all_units() {
    let picture = |unit| (figure().picture)(&Scene::new(figure().start.subject(), unit));
    assert_eq!(picture(Unit::Nat).ground, picture(Unit::Bit).ground);
    assert!(picture(Unit::Nat).ground.is_some());
}

/// A colour in OKLab, where distances are as the eye sees them. (Ottosson 2020.)
fn oklab((red, green, blue): Rgb) -> [f64; 3] {
    let linear = |byte: u8| {
        let v = f64::from(byte) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    let (r, g, b) = (linear(red), linear(green), linear(blue));
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

#[test]
fn the_colours_go_from_the_models_through_the_ground_to_the_truths_in_even_steps() {
    for theme in [Theme::LIGHT, Theme::DARK, Theme::PROJECTOR] {
        let scale = scale(&theme);
        let middle = scale.len() / 2;
        assert_eq!((scale[0], scale[middle]), (theme.q, theme.ground));
        assert_eq!(*scale.last().unwrap(), theme.p);
        // Over four steps at a time, so that whole numbers of colour do not count.
        let steps: Vec<f64> = scale
            .windows(9)
            .map(|pair| {
                let (one, other) = (oklab(pair[0]), oklab(pair[8]));
                (0..3).map(|i| (one[i] - other[i]).powi(2)).sum::<f64>().sqrt()
            })
            .collect();
        for side in [&steps[..middle - 8], &steps[middle..]] {
            let mean = side.iter().sum::<f64>() / side.len() as f64;
            let worst = side.iter().map(|step| (step / mean).max(mean / step)).fold(0.0, f64::max);
            assert!(worst < 1.5, "{worst}");
        }
        // In greys too: every step away from 0 leads further from the ground.
        for side in
            [scale[..=middle].iter().rev().collect::<Vec<_>>(), scale[middle..].iter().collect()]
        {
            let far: Vec<f64> =
                side.iter().map(|rgb| (oklab(**rgb)[0] - oklab(theme.ground)[0]).abs()).collect();
            assert!(far.windows(9).all(|pair| pair[8] > pair[0]), "{far:?}");
        }
    }
}

#[test]
fn the_crosshair_stands_at_the_state_and_everything_is_finite() {
    for scene in scenes() {
        let picture = (figure().picture)(&scene);
        let (p, q) = (scene.p.get(), scene.q.get());
        let handles: Vec<&Mark> =
            picture.marks.iter().filter(|mark| mark.handle.is_some()).collect();
        let [handle] = handles.as_slice() else { panic!("{handles:?}") };
        let Shape::Point { at, .. } = handle.shape else { panic!("{handle:?}") };
        assert_eq!(at, (p, q));
        let dragged = figure().start.subject().dragged("pq", 0, at).unwrap();
        let rounded = |x: f64| (x * 1000.0).round() / 1000.0;
        assert_eq!(dragged.number("p", 0), Some(rounded(p)));
        assert_eq!(dragged.number("q", 0), Some(rounded(q)));
        for mark in &picture.marks {
            let Shape::Line { from, to, .. } = &mark.shape else { continue };
            for (x, y) in [from, to] {
                assert!(picture.x.contains(*x) && picture.y.contains(*y), "{mark:?}");
            }
            if mark.hue == Hue::P {
                assert_eq!((from.0, to.0), (p, p));
            }
        }
    }
}

#[test]
fn the_sentence_names_the_larger_direction_and_fills_every_slot() {
    let mut seen = std::collections::BTreeSet::new();
    for scene in scenes() {
        let sentence = (figure().sentence)(&scene);
        let english = sentence.words.get(Lang::En);
        let (kl, reverse) = (scene.measure(Measure::KlPq), scene.measure(Measure::KlQp));
        let is = |words: surprisal::text::Localised| sentence.words == words;
        use surprisal::text::kl as text;
        if is(text::SQUARE_SENTENCE_FORWARD) {
            assert!(kl > reverse && kl.is_finite(), "{scene:?}");
        } else if is(text::SQUARE_SENTENCE_REVERSE) {
            assert!(reverse > kl && reverse.is_finite(), "{scene:?}");
        } else if is(text::SQUARE_SENTENCE_SAME) {
            assert!((kl - reverse).abs() <= 1e-7 * kl, "{scene:?}");
        } else if is(text::SQUARE_SENTENCE_FORWARD_INFINITE) {
            assert!(kl.is_infinite() && reverse.is_finite());
        } else if is(text::SQUARE_SENTENCE_REVERSE_INFINITE) {
            assert!(reverse.is_infinite() && kl.is_finite());
        } else {
            assert!(is(text::SQUARE_SENTENCE_CORNER) && kl.is_infinite() && reverse.is_infinite());
        }
        seen.insert(english);
        for lang in Lang::ALL {
            let slots: Vec<_> = sentence.slots.iter().map(|(slot, _)| (*slot, "7")).collect();
            let filled = sentence.words.fill(lang, &slots);
            assert!(!["{p}", "{q}", "{kl}", "{rkl}", "{apart}"].iter().any(|s| filled.contains(s)));
        }
    }
    assert_eq!(seen.len(), 6);
}
