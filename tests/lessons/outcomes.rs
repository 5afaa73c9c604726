//! The figure of one distribution over K outcomes: numbers, blocks, sentence and proof.

use std::sync::Arc;

use super::scenes::figures;
use super::textbook::size;
use surprisal::charts::picture::{Hue, Picture, Shape, Side, Stroke};
use surprisal::figure::{Figure, RowHead, Scene, Spoken, Start};
use surprisal::measures::{Distribution, Unit};
use surprisal::proof::Focus;
use surprisal::state::letters;
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::Subject;
use surprisal::text::{Lang, entropy as text};

fn figure() -> &'static Figure {
    figures().find(|figure| figure.id == "entropy.outcomes").unwrap()
}

fn scene(masses: Distribution, unit: Unit) -> Scene {
    Scene::new(Subject::Outcomes(Arc::new(Outcomes::alone(masses))), unit)
}

/// Every preset in every unit; equal outcomes, one certain, zeros, tiny masses and others spread over
/// the simplex, for every K, the units in turn.
fn scenes() -> Vec<Scene> {
    let mut masses: Vec<Distribution> = Vec::new();
    for count in 2..=26_usize {
        let mut certain = vec![0.0; count];
        certain[count / 2] = 1.0;
        let halves: Vec<f64> = (0..count).map(|i| f64::from((i % 2) as u8)).collect();
        let steep: Vec<f64> = (0..count).map(|i| 0.5f64.powi(i as i32)).collect();
        let tiny: Vec<f64> =
            (0..count).map(|i| if i == 1 { 1.0 } else { 10f64.powi(-3 * i as i32) }).collect();
        let nearly: Vec<f64> = (0..count).map(|i| 1.0 + 1e-9 * i as f64).collect();
        masses.extend([certain, halves, steep, tiny, nearly].map(|masses| nearest(&masses)));
        masses.push(Distribution::uniform(count));
        for n in 0..100_usize {
            let spread = |i: usize| ((n * 31 + i + 1) as f64 * 0.754_877_666).fract();
            let power = [1.0, 3.0, 12.0][n % 3];
            let some: Vec<f64> = (0..count).map(|i| spread(i).powf(power)).collect();
            masses.push(nearest(&some));
        }
    }
    let all = masses.into_iter().enumerate().map(|(i, masses)| scene(masses, Unit::ALL[i % 3]));
    let presets = figure()
        .presets
        .iter()
        .flat_map(|preset| Unit::ALL.map(|unit| Scene::new(preset.at.subject(), unit)));
    all.chain(presets).collect()
}

/// H(p) as a textbook has it, in nats.
fn entropy(masses: &[f64]) -> f64 {
    masses.iter().map(|&mass| if mass > 0.0 { -mass * mass.ln() } else { 0.0 }).sum()
}

fn reading(scene: &Scene, id: &str) -> f64 {
    let readout = figure().readouts.iter().find(|readout| readout.reads.id() == id).unwrap();
    readout.reads.value(scene)
}

#[test]
fn the_readouts_are_what_they_say() {
    let (mut seen, mut uniform) = (0, 0);
    for scene in scenes() {
        let masses = scene.outcomes.p().masses();
        let (h, ceiling, unit) = (entropy(masses), (masses.len() as f64).ln(), size(scene.unit));
        let close = |id: &str, expected: f64| {
            let value = reading(&scene, id);
            assert!(
                (value - expected).abs() <= 1e-13 * (1.0 + expected),
                "{id} is {value}: {masses:?}"
            );
            value
        };
        close("H_p", h / unit);
        close("log_K", ceiling / unit);
        let gap = close("log_K_less_H", (ceiling - h) / unit);
        let equal = masses.iter().all(|&mass| mass == 1.0 / masses.len() as f64);
        assert!(gap >= 0.0 && (gap == 0.0) == equal, "{gap}: {masses:?}");
        // A plain number, in every unit the same.
        let effective = close("effective_outcomes", h.exp());
        assert!(effective >= 1.0 && effective <= masses.len() as f64 * (1.0 + 1e-15));
        seen += 1;
        uniform += usize::from(equal);
    }
    assert!(seen > 2_500 && uniform > 25, "{seen}, {uniform}");
}

#[test]
fn the_numbers_of_the_texts_are_right() {
    let at = |start: Start, unit| Scene::new(start.subject(), unit);
    let preset = |index: usize, unit| at(figure().presets[index].at, unit);
    let near = |value: f64, expected: f64| assert!((value - expected).abs() < 5e-4, "{value}");
    // The design of the book: coin 0.693, die 1.792, marbles .8/.1/.1 0.639 nat.
    for (index, h) in [(2, 0.693), (1, 1.792), (3, 0.639)] {
        near(reading(&preset(index, Unit::Nat), "H_p"), h);
    }
    // By hand: ½ log 2 + ½ log 10, and log 6 less that.
    let loaded = preset(0, Unit::Nat);
    near(reading(&loaded, "H_p"), 0.5 * 2f64.ln() + 0.5 * 10f64.ln());
    near(reading(&loaded, "log_K_less_H"), 0.294);
    // ½·1 + ¼·2 + 2·⅛·3 = 1.75 bit.
    assert_eq!(reading(&preset(4, Unit::Bit), "H_p"), 1.75);
    near(reading(&preset(5, Unit::Bit), "H_p"), 4.700);
    let english = preset(6, Unit::Bit);
    near(reading(&english, "H_p"), 4.176);
    near(reading(&english, "effective_outcomes"), 18.073);
    // Shannon 1951 has 4.14 bit for 26 letters, from an older count.
    assert!((reading(&english, "H_p") - 4.14).abs() < 0.04);
    for lang in Lang::ALL {
        let after = text::AFTER.get(lang);
        assert!(["4.700", "4.176", "18", "65.23"].iter().all(|number| after.contains(number)));
    }
}

#[test]
fn a_cube_has_43_quintillion_states_which_are_65_bits() {
    let factorial = |n: u128| (1..=n).product::<u128>();
    // 8 corners in any place, 7 of them turned any way; 12 edges, 11 of them flipped; half of the
    // arrangements cannot be turned into.
    let states = factorial(8) * 3u128.pow(7) * factorial(12) * 2u128.pow(11) / 2;
    assert_eq!(states, 43_252_003_274_489_856_000);
    assert_eq!(format!("{:.2}", (states as f64).log2()), "65.23");
    for words in [text::OUTCOMES_CAPTION, text::AFTER] {
        for lang in Lang::ALL {
            assert!(words.get(lang).contains("43,252,003,274,489,856,000"), "{lang:?}");
            assert!(words.get(lang).contains("65.23"), "{lang:?}");
        }
    }
}

/// The preamble of the Constitution of the Republic of Korea, in force since 25 February 1988.
const PREAMBLE: &str = "유구한 역사와 전통에 빛나는 우리 대한국민은 3·1운동으로 건립된 대한민국임시정부의 \
    법통과 불의에 항거한 4·19민주이념을 계승하고, 조국의 민주개혁과 평화적 통일의 사명에 입각하여 \
    정의·인도와 동포애로써 민족의 단결을 공고히 하고, 모든 사회적 폐습과 불의를 타파하며, 자율과 조화를 \
    바탕으로 자유민주적 기본질서를 더욱 확고히 하여 정치·경제·사회·문화의 모든 영역에 있어서 각인의 \
    기회를 균등히 하고, 능력을 최고도로 발휘하게 하며, 자유와 권리에 따르는 책임과 의무를 완수하게 하여, \
    안으로는 국민생활의 균등한 향상을 기하고 밖으로는 항구적인 세계평화와 인류공영에 이바지함으로써 \
    우리들과 우리들의 자손의 안전과 자유와 행복을 영원히 확보할 것을 다짐하면서 1948년 7월 12일에 \
    제정되고 8차에 걸쳐 개정된 헌법을 이제 국회의 의결을 거쳐 국민투표에 의하여 개정한다.";

#[test]
fn the_jamo_are_those_of_the_preamble() {
    assert_eq!(letters::count(PREAMBLE, 100).len(), 34);
    let counted = letters::count(PREAMBLE, 26);
    let Subject::Outcomes(jamo) = figure().presets[7].at.subject() else { panic!() };
    let names: Vec<String> = counted.iter().map(|(jamo, _)| jamo.to_string()).collect();
    assert_eq!(jamo.names(), names);
    let counts: Vec<f64> = counted.iter().map(|&(_, count)| f64::from(count)).collect();
    assert_eq!(jamo.p(), &nearest(&counts));
}

/// The blocks: left and right end, height, and which mass their handle changes.
fn blocks(picture: &Picture) -> Vec<(f64, f64, f64, usize)> {
    let block = |mark: &surprisal::charts::picture::Mark| match mark.shape {
        Shape::Bar { from, to, height } => {
            let handle = mark.handle.unwrap();
            assert_eq!((handle.parameter, mark.hue), ("p", Hue::P));
            Some((from, to, height, handle.index))
        }
        _ => None,
    };
    picture.marks.iter().filter_map(block).collect()
}

/// The heights of the level lines of a focus.
fn level(picture: &Picture, focus: Focus) -> f64 {
    let lines = picture.marks.iter().filter(|mark| mark.focus == Some(focus));
    let heights: Vec<f64> = lines
        .filter_map(|mark| match mark.shape {
            Shape::Line { from, to, .. } => {
                assert!(from.1 == to.1 && (from.0, to.0) == (0.0, 1.0));
                Some(from.1)
            }
            _ => None,
        })
        .collect();
    assert_eq!(heights.len(), 1);
    heights[0]
}

#[test]
fn what_the_blocks_cover_is_the_entropy_and_the_lines_are_where_they_say() {
    let mut brackets = 0;
    for scene in scenes() {
        let picture = (figure().picture)(&scene);
        let masses = scene.outcomes.p().masses();
        let (mut area, mut end) = (0.0, 0.0);
        for (from, to, height, index) in blocks(&picture) {
            assert!(from >= end && to > from && to <= 1.0 && picture.y.contains(height));
            assert!((to - from - masses[index]).abs() < 1e-15);
            assert!(
                (height - scene.unit.from_nats(-masses[index].ln())).abs()
                    < 1e-12 * height.max(1.0)
            );
            area += (to - from) * height;
            end = to;
        }
        let (h, ceiling) = (reading(&scene, "H_p"), reading(&scene, "log_K"));
        // A block next to nothing in width is not drawn where it would end where it begins.
        assert!((area - h).abs() < 1e-12 && (end - 1.0).abs() < 1e-9, "{area} {h} {masses:?}");
        assert_eq!((level(&picture, Focus::Gap), level(&picture, Focus::Ceiling)), (h, ceiling));
        assert!(picture.y.contains(ceiling) && picture.y.lo() == 0.0);
        for mark in &picture.marks {
            let Shape::Bracket { x, from, to, label } = &mark.shape else { continue };
            assert_eq!((*x, *from, *to), (0.5, h, ceiling));
            let label = label.as_ref().unwrap();
            assert!(label.text.starts_with("log K − H(p) = ") && label.side == Side::Right);
            brackets += 1;
        }
    }
    assert!(brackets > 2_000, "{brackets}");
}

#[test]
fn a_block_dragged_to_where_it_is_stays_there() {
    for scene in scenes().into_iter().step_by(7) {
        let subject = Subject::Outcomes(Arc::clone(&scene.outcomes));
        for mark in (figure().picture)(&scene).marks {
            let (Shape::Bar { from, height, .. }, Some(handle)) = (&mark.shape, mark.handle) else {
                continue;
            };
            let to = handle.means((*from, *height));
            let dragged = subject.dragged(handle.parameter, handle.index, to).unwrap();
            let mass = scene.number("p", handle.index);
            // A hand names a mass to a thousandth.
            let after = dragged.number("p", handle.index).unwrap();
            assert!((after - mass).abs() <= 5e-4 + 1e-9, "{after}, {mass}");
        }
    }
}

#[test]
fn the_sentence_speaks_of_what_is_there() {
    let (mut certain, mut uniform, mut other) = (0, 0, 0);
    for scene in scenes() {
        let sentence = (figure().sentence)(&scene);
        let number = |name: &str| {
            let slot = sentence.slots.iter().find(|(slot, _)| *slot == name);
            match slot.unwrap_or_else(|| panic!("{name}")).1 {
                Spoken::Number(value) | Spoken::Quantity(value) | Spoken::Percent(value) => value,
                ref other => panic!("{other:?}"),
            }
        };
        let masses = scene.outcomes.p().masses();
        let possible = masses.iter().filter(|mass| **mass > 0.0).count();
        assert_eq!(number("k"), masses.len() as f64);
        assert_eq!(number("ceiling"), reading(&scene, "log_K"));
        if sentence.words == text::OUTCOMES_SENTENCE_CERTAIN {
            assert_eq!(possible, 1, "{masses:?}");
            certain += 1;
        } else if sentence.words == text::OUTCOMES_SENTENCE_UNIFORM {
            assert_eq!(reading(&scene, "log_K_less_H"), 0.0);
            uniform += 1;
        } else {
            assert!(possible > 1 && sentence.words == text::OUTCOMES_SENTENCE);
            let share = number("share");
            assert!((0.0..=1.0).contains(&share));
            assert!((share * number("ceiling") - number("h")).abs() < 1e-12);
            other += 1;
        }
        for lang in Lang::ALL {
            let slots: Vec<_> = sentence.slots.iter().map(|(slot, _)| (*slot, "7")).collect();
            assert!(!sentence.words.fill(lang, &slots).contains('{'), "{lang:?}");
        }
    }
    assert!(certain >= 25 && uniform >= 25 && other > 2_000, "{certain}, {uniform}, {other}");
}

#[test]
fn the_table_has_a_row_for_each_outcome_whose_terms_sum_to_the_entropy() {
    for scene in scenes().into_iter().step_by(5) {
        let table = (figure().table)(&scene);
        let masses = scene.outcomes.p().masses();
        assert_eq!((table.heads.len(), table.rows.len()), (4, masses.len()));
        let mut sum = 0.0;
        for (index, row) in table.rows.iter().enumerate() {
            assert_eq!(row.head, RowHead::Named(scene.outcomes.name(index)));
            let [mass, surprisal, term] = row.values.as_slice() else { panic!("{row:?}") };
            assert_eq!(*mass, masses[index]);
            assert!(*surprisal >= 0.0 && !surprisal.is_sign_negative() && term.is_finite());
            assert_eq!(surprisal.is_infinite(), *mass == 0.0);
            sum += term;
        }
        assert!((sum - reading(&scene, "H_p")).abs() < 1e-13);
    }
}

#[test]
fn the_proof_holds_and_has_words_for_every_line() {
    let words = figure().proof;
    let points = words.points.unwrap();
    for scene in scenes() {
        let proof = (words.check)(&scene);
        assert!(proof.holds(), "{:?}: {proof:?}", scene.outcomes);
        let keys: Vec<_> = proof.lines.iter().map(|line| line.key).collect();
        assert_eq!(keys, words.lines.iter().map(|line| line.key).collect::<Vec<_>>());
        let keys: Vec<_> = proof.equalities.iter().map(|equality| equality.key).collect();
        assert_eq!(keys, words.equalities.iter().map(|equality| equality.key).collect::<Vec<_>>());
        // What the two last inequalities give away is the gap of the picture.
        let upper: f64 = proof.lines[2..].iter().map(|line| line.slack).sum();
        let gap = reading(&scene, "log_K_less_H") * size(scene.unit);
        assert!((upper - gap).abs() < 1e-12, "{upper}, {gap}");
        // Every line and readout has something to point at.
        let proof_picture =
            surprisal::charts::weighted_points::picture(&points(&scene), scene.unit);
        let own = (figure().picture)(&scene);
        let marks = || own.marks.iter().chain(&proof_picture.marks);
        for line in &proof.lines {
            assert!(marks().any(|mark| mark.focus == line.focus), "{}", line.key);
        }
    }
    let start = Scene::new(figure().start.subject(), Unit::Nat);
    let own = (figure().picture)(&start);
    for focus in figure().readouts.iter().filter_map(|readout| readout.focus) {
        assert!(own.marks.iter().any(|mark| mark.focus == Some(focus)), "{focus:?}");
    }
}

#[test]
fn the_line_of_the_mean_is_seen_over_the_blocks() {
    let start = Scene::new(figure().start.subject(), Unit::Nat);
    let picture = (figure().picture)(&start);
    let line = picture.marks.iter().find(|mark| mark.focus == Some(Focus::Gap)).unwrap();
    assert!(matches!(line.shape, Shape::Line { stroke: Stroke::Solid, .. }) && line.hue == Hue::P);
}
