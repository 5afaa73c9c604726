//! The figure of Jensen's inequality: weighted points under every function.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::scenes::figures;
use surprisal::charts::picture::{Hue, Marker, Picture, Shape, Stroke};
use surprisal::figure::{Figure, RowHead, Scene, Spoken, Swatch};
use surprisal::measures::jensen::{Curvature, Function, Point};
use surprisal::measures::{Probability, Unit, kullback_leibler};
use surprisal::proof::{Dimension, Focus};
use surprisal::state::subject::Subject;
use surprisal::state::weighted_points::{self, WeightedPoints};
use surprisal::text::{Lang, jensen as text};

fn figure() -> &'static Figure {
    figures().find(|figure| figure.id == "jensen.chord").unwrap()
}

/// Every preset; under every function points spread over the range, next to each other, in one place,
/// at both ends, without weight, two to six of them; the units in turn.
fn scenes() -> Vec<Scene> {
    let mut all: Vec<WeightedPoints> = Vec::new();
    for function in Function::ALL {
        let (lo, hi) = weighted_points::range(function);
        let mut enter = |points: &[(f64, f64)]| {
            let points = points.iter().map(|&(x, weight)| Point { x, weight });
            all.push(WeightedPoints::nearest(function, points));
        };
        let middle = (lo + hi) / 2.0;
        for x in [lo, middle, hi] {
            enter(&[(x, 0.5), (x, 0.5)]);
            enter(&[(x, 0.3), (x, 0.3), (x, 0.2), (x, 0.2)]);
            // Weight in one place, others looking on.
            enter(&[(x, 1.0), (lo, 0.0), (hi, 0.0)]);
            enter(&[(x, 0.5), (x + 1e-9, 0.5)]);
            enter(&[(x, 0.5), (x.next_up(), 0.25), (x.next_down(), 0.25)]);
        }
        enter(&[(lo, 0.5), (hi, 0.5)]);
        enter(&[(lo, 1e-9), (hi, 1.0)]);
        enter(&[(lo, 1.0), (hi, 1e-9)]);
        // Where numbers end.
        enter(&[(0.0, 0.5), (5e-324, 0.5)]);
        enter(&[(0.0, 1.0), (1e-99, 1e-99)]);
        enter(&[(0.0, 1.0), (1e-50, 1e-300), (2.0, 5e-324)]);
        for n in 0..400_usize {
            let spread = |i: usize, step: f64| ((n * 13 + i + 1) as f64 * step).fract();
            let count = 2 + n % 5;
            let place =
                |i: usize| lo + spread(i, 0.754_877_666).powi(1 + (n % 3) as i32) * (hi - lo);
            let weight = |i: usize| spread(i, 0.569_840_291).powi(1 + (n % 4) as i32);
            let points: Vec<_> = (0..count).map(|i| (place(i), weight(i))).collect();
            enter(&points);
        }
    }
    let scene = |(i, points)| Scene::new(Subject::Points(Arc::new(points)), Unit::ALL[i % 3]);
    let all = all.into_iter().enumerate().map(scene);
    let presets = figure().presets.iter().map(|preset| Scene::new(preset.at.subject(), Unit::Nat));
    all.chain(presets).collect()
}

/// f(x) as a textbook has it.
fn f(function: Function, x: f64) -> f64 {
    match function {
        Function::Log => x.ln(),
        Function::NegativeLog => -x.ln(),
        Function::Square => x.powi(2),
        Function::Exponential => x.exp(),
        Function::Reciprocal => x.powi(-1),
        Function::Root => x.powf(0.5),
        Function::XLogX => {
            if x == 0.0 {
                0.0
            } else {
                x * x.ln()
            }
        }
    }
}

/// The mean of the points, of f, and f of the mean.
fn means(scene: &Scene) -> (f64, f64, f64) {
    let (function, points) = (scene.points.function(), scene.points.points());
    let total: f64 = points.iter().map(|point| point.weight).sum();
    let mean = |of: &dyn Fn(f64) -> f64| {
        points.iter().map(|point| point.weight * of(point.x)).sum::<f64>() / total
    };
    let mu = mean(&|x| x);
    (mu, mean(&|x| f(function, x)), f(function, mu))
}

fn reading(scene: &Scene, id: &str) -> f64 {
    let readout = figure().readouts.iter().find(|readout| readout.reads.id() == id).unwrap();
    assert_eq!(readout.reads.dimension(), Dimension::Number);
    readout.reads.value(scene)
}

#[test]
fn the_readouts_are_what_they_say() {
    let scenes = scenes();
    assert!(scenes.len() > 2_800, "{}", scenes.len());
    for scene in scenes {
        let (mu, mean_of_f, f_of_mean) = means(&scene);
        let noise = 1e-13 * (1.0 + mean_of_f.abs());
        for (id, expected) in [
            ("mean", mu),
            ("mean_of_f", mean_of_f),
            ("f_of_mean", f_of_mean),
            ("jensen_gap", (mean_of_f - f_of_mean).abs()),
        ] {
            let value = reading(&scene, id);
            assert!(
                (value - expected).abs() <= noise,
                "{id} is {value}, not {expected}: {scene:?}"
            );
        }
        assert!(reading(&scene, "jensen_gap") >= 0.0);
    }
}

/// Where the lines of a hue and stroke go.
fn lines(picture: &Picture, hue: Hue, drawn: Stroke) -> Vec<((f64, f64), (f64, f64))> {
    let ends = |mark: &surprisal::charts::picture::Mark| match mark.shape {
        Shape::Line { from, to, stroke, .. } if mark.hue == hue && stroke == drawn => {
            Some((from, to))
        }
        _ => None,
    };
    picture.marks.iter().filter_map(ends).collect()
}

#[test]
fn every_picture_is_finite_and_has_every_point_on_its_curve_as_a_handle() {
    for scene in scenes() {
        let (function, points) = (scene.points.function(), scene.points.points());
        let picture = (figure().picture)(&scene);
        let inside = |(x, y): (f64, f64)| picture.x.contains(x) && picture.y.contains(y);
        let mut handles = Vec::new();
        for mark in &picture.marks {
            match &mark.shape {
                Shape::Curve { points, .. } => {
                    assert!(
                        points.iter().all(|&(x, y)| (y - f(function, x)).abs() <= 1e-14 * y.abs())
                    );
                    assert!(points.windows(2).all(|pair| pair[0].0 < pair[1].0));
                }
                Shape::Line { from, to, .. } => {
                    let numbers = [from.0, from.1, to.0, to.1];
                    assert!(numbers.iter().all(|number| number.is_finite()), "{mark:?}");
                }
                Shape::Area { points } => {
                    assert!(
                        points.iter().all(|&(x, low, high)| inside((x, low)) && inside((x, high)))
                    );
                }
                Shape::Point { at, marker, .. } => {
                    assert!(inside(*at), "{mark:?} {:?} {:?}", picture.x, picture.y);
                    if let Some(handle) = mark.handle {
                        assert_eq!((handle.parameter, mark.hue), ("x", Hue::P));
                        assert_eq!(*marker, Marker::of_weight(points[handle.index].weight));
                        assert_eq!(*at, (points[handle.index].x, function.value(at.0)));
                        handles.push(handle.index);
                    }
                }
                Shape::Bracket { x, from, to, .. } => {
                    assert!(from <= to && inside((*x, *from)) && inside((*x, *to)));
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(handles, (0..points.len()).collect::<Vec<_>>());
    }
}

#[test]
fn the_frame_moves_only_where_the_curve_is_steep() {
    let mut frames: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for scene in scenes() {
        let picture = (figure().picture)(&scene);
        let (function, x) = (scene.points.function(), &picture.x);
        assert_eq!(x.hi(), weighted_points::range(function).1);
        assert!(picture.y.ticks().len() >= 4 && picture.y.title() == function.text());
        let frame = format!("{:?} {:?}", (x.lo(), x.hi()), (picture.y.lo(), picture.y.hi()));
        frames.entry(function.id()).or_default().insert(frame);
    }
    for function in Function::ALL {
        let steep =
            matches!(function, Function::Log | Function::NegativeLog | Function::Reciprocal);
        assert_eq!(frames[function.id()].len(), if steep { 2 } else { 1 }, "{frames:?}");
    }
}

#[test]
fn the_supporting_line_touches_the_curve_at_the_mean_and_leaves_it_on_one_side() {
    let (mut touched, mut gaps) = (0, 0);
    for scene in scenes() {
        let function = scene.points.function();
        let picture = (figure().picture)(&scene);
        let (mu, gap) = (reading(&scene, "mean"), reading(&scene, "jensen_gap"));
        let [(from, to)] = lines(&picture, Hue::M, Stroke::Dotted)[..] else {
            // Only where the curve stands upright there is none.
            assert!(
                matches!(function, Function::Root | Function::XLogX) && mu < 1e-300,
                "{scene:?}"
            );
            continue;
        };
        let slope = (to.1 - from.1) / (to.0 - from.0);
        let line = |x: f64| from.1 + slope * (x - from.0);
        let noise = 1e-12 * (from.1.abs() + to.1.abs() + 1.0);
        assert!((line(mu) - function.value(mu)).abs() <= noise, "{scene:?}");
        let sign = if function.curvature() == Curvature::Convex { 1.0 } else { -1.0 };
        for mark in &picture.marks {
            let Shape::Curve { points, .. } = &mark.shape else { continue };
            assert!(points.iter().all(|&(x, y)| sign * (y - line(x)) >= -noise), "{scene:?}");
            touched += 1;
        }
        // The thin lines are what each point of weight loses; their mean is the gap.
        let lost = lines(&picture, Hue::Gap, Stroke::Thin);
        let mut weights =
            scene.points.points().iter().filter(|point| point.weight > 0.0).collect::<Vec<_>>();
        weights.sort_by(|one, other| one.x.total_cmp(&other.x));
        assert_eq!(lost.len(), weights.len());
        let mut mean = 0.0;
        for ((curve, on_line), point) in lost.into_iter().zip(weights) {
            assert_eq!((curve, on_line.0), ((point.x, function.value(point.x)), point.x));
            mean += point.weight * sign * (curve.1 - on_line.1);
        }
        assert!((mean - gap).abs() <= noise, "{mean}, {gap}: {scene:?}");
        gaps += usize::from(gap > 0.0);
    }
    assert!(touched > 2_800 && gaps > 2_700, "{touched}, {gaps}");
}

#[test]
fn the_centre_of_mass_lies_between_the_points_and_their_chord() {
    let mut seen = 0;
    for scene in scenes() {
        let function = scene.points.function();
        let picture = (figure().picture)(&scene);
        let (mu, height) = (reading(&scene, "mean"), reading(&scene, "mean_of_f"));
        for mark in &picture.marks {
            match &mark.shape {
                Shape::Area { points } => {
                    assert_eq!((mark.hue, mark.focus), (Hue::P, Some(Focus::Chord)));
                    let pair = points.windows(2).find(|pair| pair[0].0 <= mu && mu <= pair[1].0);
                    let Some([one, other]) = pair else { panic!("{mu}: {points:?}") };
                    let share =
                        if other.0 > one.0 { (mu - one.0) / (other.0 - one.0) } else { 0.0 };
                    let at =
                        |of: fn(&(f64, f64, f64)) -> f64| of(one) + share * (of(other) - of(one));
                    let noise = 1e-12 * (1.0 + height.abs());
                    assert!(
                        at(|p| p.1) - noise <= height && height <= at(|p| p.2) + noise,
                        "{scene:?}"
                    );
                    seen += 1;
                }
                Shape::Bracket { x, from, to, label } => {
                    let on_curve = function.value(mu);
                    assert_eq!((*x, *from, *to), (mu, height.min(on_curve), height.max(on_curve)));
                    assert!(label.is_some() && mark.focus == Some(Focus::Gap));
                }
                _ => {}
            }
        }
    }
    assert!(seen > 2_700, "{seen}");
}

#[test]
fn points_in_one_place_share_a_label() {
    let at = |points: &[(f64, f64)]| {
        let points = points.iter().map(|&(x, weight)| Point { x, weight });
        let points = WeightedPoints::nearest(Function::Log, points);
        let picture = (figure().picture)(&Scene::new(Subject::Points(points.into()), Unit::Nat));
        let label = |mark: &surprisal::charts::picture::Mark| match (&mark.shape, mark.handle) {
            (Shape::Point { label, .. }, Some(_)) => label.as_ref().map(|label| label.text.clone()),
            _ => None,
        };
        picture.marks.iter().filter_map(label).collect::<Vec<_>>()
    };
    assert_eq!(at(&[(1.0, 0.5), (2.0, 0.25), (1.0, 0.25)]), ["x₁, x₃", "x₂"]);
    assert_eq!(at(&[(1.0, 1.0); 6]), ["x₁, x₂, x₃, x₄, x₅, x₆"]);
}

#[test]
fn a_point_dragged_to_where_it_is_stays_there() {
    for scene in scenes().into_iter().step_by(3) {
        let subject = Subject::Points(Arc::clone(&scene.points));
        for mark in (figure().picture)(&scene).marks {
            let (Shape::Point { at, .. }, Some(handle)) = (&mark.shape, mark.handle) else {
                continue;
            };
            let dragged =
                subject.dragged(handle.parameter, handle.index, handle.means(*at)).unwrap();
            let after = dragged.number("x", handle.index).unwrap();
            // A hand names a place to a thousandth.
            assert!((after - at.0).abs() <= 5e-4 + 1e-12, "{after}, {at:?}");
        }
    }
}

#[test]
fn the_sentence_says_what_the_gap_is_and_fills_every_slot() {
    let mut seen = BTreeSet::new();
    for scene in scenes() {
        let sentence = (figure().sentence)(&scene);
        let number = |name: &str| {
            let slot = sentence.slots.iter().find(|(slot, _)| *slot == name);
            match slot.unwrap_or_else(|| panic!("{name}")).1 {
                Spoken::Number(value) => value,
                ref other => panic!("{other:?}"),
            }
        };
        assert!(sentence.slots.iter().all(|(name, _)| number(name).is_finite()), "{scene:?}");
        let points = || scene.points.points().iter().filter(|point| point.weight > 0.0);
        let (mu, function) = (number("mu"), scene.points.function());
        if sentence.words == text::CHORD_SENTENCE_SAME {
            assert!(points().all(|point| (point.x - mu).abs() < 1e-150), "{scene:?}");
        } else if function == Function::Square {
            let variance: f64 = points().map(|point| point.weight * (point.x - mu).powi(2)).sum();
            assert!((number("gap") - variance).abs() < 1e-14, "{scene:?}");
        } else if function == Function::Log {
            // Π x^w.
            let geometric: f64 = points().map(|point| point.x.powf(point.weight)).product();
            assert!((number("other") - geometric).abs() < 1e-13 && geometric <= mu * (1.0 + 1e-14));
        } else if function == Function::Reciprocal {
            let harmonic = 1.0 / points().map(|point| point.weight / point.x).sum::<f64>();
            assert!((number("other") - harmonic).abs() < 1e-13 && harmonic <= mu * (1.0 + 1e-14));
        }
        seen.insert(sentence.words.get(Lang::En));
        for lang in Lang::ALL {
            let slots: Vec<_> = sentence.slots.iter().map(|(slot, _)| (*slot, "7")).collect();
            let filled = sentence.words.fill(lang, &slots);
            assert!(
                !["{mean}", "{at}", "{mu}", "{gap}", "{other}"].iter().any(|s| filled.contains(s))
            );
        }
    }
    assert_eq!(seen.len(), 8);
}

#[test]
fn the_ratios_of_two_coins_have_their_divergence_as_gap() {
    let preset = figure().presets.iter().find(|preset| preset.name == text::CHORD_PRESET_RATIOS);
    let scene = Scene::new(preset.unwrap().at.subject(), Unit::Nat);
    let [p, q] = [0.8, 0.3].map(|x| Probability::new(x).unwrap());
    assert!((reading(&scene, "jensen_gap") - kullback_leibler::bernoulli(p, q)).abs() < 1e-15);
    assert_eq!((reading(&scene, "mean"), reading(&scene, "f_of_mean")), (1.0, 0.0));
    // 0.8·log(8/3) + 0.2·log(2/7), as the text has it.
    assert_eq!(format!("{:.3}", reading(&scene, "jensen_gap")), "0.534");
    for lang in Lang::ALL {
        assert!(text::AFTER.get(lang).contains("0.534"), "{lang:?}");
    }
}

#[test]
fn presets_that_can_be_checked_by_hand() {
    let of = |name| {
        let preset = figure().presets.iter().find(|preset| preset.name == name).unwrap();
        let scene = Scene::new(preset.at.subject(), Unit::Bit);
        ["mean", "mean_of_f", "f_of_mean", "jensen_gap"].map(|id| reading(&scene, id))
    };
    let close = |found: [f64; 4], expected: [f64; 4]| {
        assert!(
            found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-14),
            "{found:?}"
        );
    };
    // √(0.4 · 3.6) = 1.2, against 2: the gap is log(2/1.2).
    close(of(text::CHORD_PRESET_GEOMETRIC), [2.0, 1.2f64.ln(), 2f64.ln(), (5f64 / 3.0).ln()]);
    // ¼ and 2¼, against ½ squared; both stand 1 from the mean.
    close(of(text::CHORD_PRESET_VARIANCE), [0.5, 1.25, 0.25, 1.0]);
    // 4 and 1, against 1/0.625.
    close(of(text::CHORD_PRESET_HARMONIC), [0.625, 2.5, 1.6, 0.9]);
    close(of(text::CHORD_PRESET_EXPONENTIAL), [0.0, 1.5f64.cosh(), 1.0, 1.5f64.cosh() - 1.0]);
    // The text's speeds: 60 and 20 km/h.
    assert_eq!(2.0 / (1.0 / 60.0 + 1.0 / 20.0), 30.0);
}

#[test]
fn half_as_far_apart_the_gap_is_about_a_quarter() {
    for function in Function::ALL {
        let (lo, hi) = weighted_points::range(function);
        let middle = (lo + hi) / 2.0;
        let gap = |apart: f64| {
            let points = [middle - apart, middle + apart].map(|x| Point { x, weight: 0.5 });
            let points = WeightedPoints::nearest(function, points);
            reading(&Scene::new(Subject::Points(points.into()), Unit::Nat), "jensen_gap")
        };
        let (whole, half) = (gap(0.5), gap(0.25));
        assert!((whole / half - 4.0).abs() < 0.25, "{function:?}: {}", whole / half);
    }
}

#[test]
fn the_proof_holds_and_has_words_for_every_line() {
    let words = figure().proof;
    for scene in scenes() {
        let proof = (words.check)(&scene);
        assert!(proof.holds(), "{scene:?}: {proof:?}");
        let keys: Vec<_> = proof.lines.iter().map(|line| line.key).collect();
        assert_eq!(keys, words.lines.iter().map(|line| line.key).collect::<Vec<_>>(), "{scene:?}");
        let keys: Vec<_> = proof.equalities.iter().map(|equality| equality.key).collect();
        assert_eq!(keys, words.equalities.iter().map(|equality| equality.key).collect::<Vec<_>>());
        let gap = reading(&scene, "jensen_gap");
        assert!((proof.total_slack() - gap).abs() <= 1e-13 * (1.0 + gap), "{scene:?}");
        // Nothing is lost only where there is nothing to average, or less than any number.
        assert!(proof.equalities[0].met || gap > 0.0 || scene.points.points()[0].x < 1e-100);
    }
    let start = Scene::new(figure().start.subject(), Unit::Nat);
    let picture = (figure().picture)(&start);
    let pointed = |focus: Option<Focus>| picture.marks.iter().any(|mark| mark.focus == focus);
    assert!((words.check)(&start).lines.iter().all(|line| pointed(line.focus)));
    assert!(figure().readouts.iter().all(|readout| pointed(readout.focus)));
}

#[test]
fn the_legend_is_in_the_picture() {
    let picture = (figure().picture)(&Scene::new(figure().start.subject(), Unit::Nat));
    for entry in figure().legend {
        let drawn = picture.marks.iter().any(|mark| {
            mark.hue == entry.hue
                && match (&mark.shape, entry.swatch) {
                    (
                        Shape::Curve { stroke, .. } | Shape::Line { stroke, .. },
                        Swatch::Line(line),
                    ) => *stroke == line,
                    (
                        Shape::Point { marker: Marker::Weight(_), .. },
                        Swatch::Point(Marker::Round),
                    ) => true,
                    (Shape::Point { marker, .. }, Swatch::Point(point)) => *marker == point,
                    (Shape::Bracket { .. }, Swatch::Bracket) => true,
                    _ => false,
                }
        });
        assert!(drawn, "{}", entry.formula.tex());
    }
}

#[test]
fn the_table_has_a_row_for_each_point() {
    for scene in scenes().into_iter().step_by(3) {
        let table = (figure().table)(&scene);
        let (function, points) = (scene.points.function(), scene.points.points());
        assert_eq!((table.heads.len(), table.rows.len()), (6, points.len()));
        let mut mean = 0.0;
        for (index, (row, point)) in table.rows.iter().zip(points).enumerate() {
            assert_eq!(row.head, RowHead::Named((index + 1).to_string()));
            let [x, weight, value, line, lost] = row.values[..] else { panic!("{row:?}") };
            assert_eq!((x, weight, value), (point.x, point.weight, function.value(point.x)));
            assert!(row.values.iter().all(|value| !value.is_nan()), "{row:?}");
            assert!(lost >= 0.0 && (lost == (value - line).abs()));
            mean += if weight > 0.0 { weight * lost } else { 0.0 };
        }
        // Where the line is as good as upright, its heights are no better than its slope.
        if reading(&scene, "mean") > 1e-3 || weighted_points::range(function).0 < 0.0 {
            assert!((mean - reading(&scene, "jensen_gap")).abs() < 1e-12, "{scene:?}");
        }
    }
}
