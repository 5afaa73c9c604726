//! The words of codes: their budget, Huffman's tree step by step, and what the sentence says of them.

use super::outcome_scenes::{figure, presets, readout, said};
use super::pictures::{every_mark_is_sound, is_sound};
use super::words::slots;
use surprisal::charts::picture::{Hue, Mark, Picture, Shape, Stroke};
use surprisal::charts::weighted_points;
use surprisal::figure::{Cause, Figure, RowHead, Scene, Spoken};
use surprisal::lessons;
use surprisal::measures::{Unit, huffman, kraft};
use surprisal::proof::Focus;
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::Subject;
use surprisal::text::{Lang, coding as text};

fn lengths() -> &'static Figure {
    figure("coding.lengths")
}

fn scene(p: &[f64], digits: &[u32], unit: Unit) -> Scene {
    let digits: Vec<f64> = digits.iter().copied().map(f64::from).collect();
    let coded = Outcomes::alone(nearest(p)).coded(&digits);
    Scene::new(Subject::Outcomes(coded.into()), unit)
}

/// Numbers spread over [0, 1).
fn spread(seed: usize) -> f64 {
    (seed as f64 * 0.754_877_666_246_693).fract()
}

/// Presets, and 2 to 26 outcomes, even, steep, some of them impossible or certain, with words that are the
/// best, Shannon's, equally long, any, too greedy, or still growing; the units in turn.
fn scenes() -> Vec<Scene> {
    let any = (0..2600_usize).map(|n| {
        let count = 2 + n % 25;
        let power = [1, 0, 3, 12][n / 25 % 4];
        let mut masses: Vec<f64> = (0..count).map(|i| spread(31 * n + i + 1).powi(power)).collect();
        match n % 7 {
            0 => masses[n % count] = 0.0,
            1 => {
                masses.fill(0.0);
                masses[n % count] = 1.0;
            }
            2 => masses = (0..count).map(|i| 0.5f64.powi(i as i32)).collect(),
            _ => {}
        }
        let p = nearest(&masses);
        let merges = huffman::merges(p.masses());
        let digits: Vec<u32> = match n % 6 {
            0 => huffman::lengths(p.masses()),
            1 => {
                let shannon = |mass: &f64| kraft::shannon_length(*mass).unwrap_or(25).min(25);
                p.masses().iter().map(shannon).collect()
            }
            2 => huffman::depths(count, &merges[..n / 6 % count]),
            3 => (0..count).map(|i| (26.0 * spread(17 * n + i)) as u32).collect(),
            4 => (0..count).map(|i| (5.0 * spread(13 * n + i)) as u32).collect(),
            _ => Outcomes::alone(p.clone()).coded(&[]).lengths().to_vec(),
        };
        scene(p.masses(), &digits, Unit::ALL[n % 3])
    });
    presets(lengths()).into_iter().chain(any).collect()
}

/// ℓ·log 2, in the unit of a scene.
fn cost(scene: &Scene, digits: f64) -> f64 {
    scene.unit.from_nats(digits * std::f64::consts::LN_2)
}

/// How many of Huffman's merges the words have made, if they are the depths in his trees.
fn merged(scene: &Scene) -> Option<usize> {
    let merges = huffman::merges(scene.outcomes.p().masses());
    let count = scene.outcomes.count();
    (0..count).find(|&done| huffman::depths(count, &merges[..done]) == scene.outcomes.lengths())
}

/// Whether the words are still those of more than one tree.
fn grows(scene: &Scene) -> bool {
    merged(scene).is_some_and(|done| done + 1 < scene.outcomes.count())
}

/// Left and right end, height, outcome and hue of each block.
fn blocks(picture: &Picture) -> Vec<(f64, f64, f64, usize, Hue)> {
    let block = |mark: &Mark| match mark.shape {
        Shape::Bar { from, to, height } => {
            Some((from, to, height, mark.handle.unwrap().index, mark.hue))
        }
        _ => None,
    };
    picture.marks.iter().filter_map(block).collect()
}

#[test]
fn blocks_stand_side_by_side_as_wide_as_their_share_and_as_high_as_they_cost() {
    let (mut greedy, mut growing) = (0, 0);
    for scene in scenes() {
        let picture = (lengths().picture)(&scene);
        assert!(is_sound(&picture.x) && is_sound(&picture.y), "{scene:?}");
        assert_eq!(every_mark_is_sound(&picture), Ok(()), "{scene:?}");
        let mut blocks = blocks(&picture);
        assert_eq!(blocks.len(), scene.outcomes.count());
        blocks.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut end = 0.0;
        for &(from, to, height, outcome, hue) in &blocks {
            let digits = scene.number("len", outcome);
            assert_eq!((from, to - from), (end, kraft::share(digits as u32)), "{scene:?}");
            assert!((height - cost(&scene, digits)).abs() < 1e-12 && picture.y.contains(height));
            // What lies beyond the budget is told apart, but for trees that have one each.
            assert!(to <= 1.0 || grows(&scene) || hue == Hue::Gap, "{scene:?}");
            end = to;
        }
        assert_eq!(end, kraft::sum(scene.outcomes.lengths()));
        assert!(end <= picture.x.hi());
        let beyond = blocks.iter().filter(|block| block.4 == Hue::Gap).count();
        let fits = kraft::fits(scene.outcomes.lengths());
        if grows(&scene) || fits {
            assert_eq!(beyond, 0, "{scene:?}");
        } else {
            // Those beyond, and one that has its place and collides.
            let over = blocks.iter().filter(|block| block.1 > 1.0).count();
            assert_eq!(beyond, over + 1, "{scene:?}");
            greedy += 1;
        }
        growing += usize::from(grows(&scene));
    }
    assert!(greedy > 500 && growing > 300, "{greedy}, {growing}");
}

#[test]
fn a_block_dragged_to_where_it_is_stays_there_and_elsewhere_takes_the_nearest_length() {
    for scene in scenes().into_iter().step_by(7) {
        let subject = Subject::Outcomes(scene.outcomes.clone());
        for mark in (lengths().picture)(&scene).marks {
            let (Shape::Bar { height, .. }, Some(handle)) = (&mark.shape, mark.handle) else {
                continue;
            };
            let to = |height: f64| {
                let to = handle.means((0.5, height));
                subject.dragged(handle.parameter, handle.index, to).unwrap()
            };
            assert_eq!(to(*height), subject);
            let digits = scene.number("len", handle.index);
            let longer = to(height + cost(&scene, 1.3)).number("len", handle.index);
            assert_eq!(longer, Some((digits + 1.0).min(25.0)));
        }
    }
}

#[test]
fn every_word_of_a_code_is_a_path_in_the_tree() {
    let mut branches = 0;
    for scene in scenes().into_iter().step_by(3) {
        let picture = (lengths().picture)(&scene);
        // From each word's head down to the root at 0, half a share of the budget at each step.
        let lines: Vec<((f64, f64), (f64, f64))> = picture
            .marks
            .iter()
            .filter_map(|mark| match mark.shape {
                Shape::Line { from, to, stroke: Stroke::Thin, .. }
                    if mark.hue == Hue::Ink && from.0 != to.0 =>
                {
                    Some((from, to))
                }
                _ => None,
            })
            .collect();
        for (from, to, height, outcome, _) in blocks(&picture) {
            if to > 1.0 && !grows(&scene) {
                continue;
            }
            let (mut at, mut digits) = ((from + to) / 2.0, scene.number("len", outcome));
            let mut level = height;
            while digits > 0.0 {
                let near = |(_, end): &&((f64, f64), (f64, f64))| {
                    end.0 == at && (end.1 - level).abs() < 1e-12
                };
                let below = lines.iter().find(near).unwrap_or_else(|| panic!("{scene:?}")).0;
                // Half of a half: a quarter of the wider box to either side.
                let half = kraft::share(digits as u32) / 2.0;
                assert_eq!((at - below.0).abs(), half, "{scene:?}");
                (at, level, digits) = (below.0, below.1, digits - 1.0);
                branches += 1;
            }
            assert_eq!((at.fract(), level), (0.5, 0.0), "{scene:?}");
        }
    }
    assert!(branches > 10_000, "{branches}");
}

#[test]
fn the_readouts_are_what_they_say() {
    for scene in scenes() {
        let masses = scene.outcomes.p().masses();
        let digits = scene.outcomes.lengths();
        let mean = |digits: &[u32]| -> f64 {
            masses.iter().zip(digits).map(|(mass, digits)| mass * f64::from(*digits)).sum()
        };
        let h: f64 = masses.iter().filter(|mass| **mass > 0.0).map(|m| -m * m.ln()).sum();
        let h = scene.unit.from_nats(h);
        let length = cost(&scene, mean(digits));
        let several = i32::from(masses.iter().filter(|mass| **mass > 0.0).count() > 1);
        let shannon: f64 = masses
            .iter()
            .filter(|mass| **mass > 0.0)
            // The shortest word whose share is no larger than the probability; of several none is empty.
            .map(|mass| {
                let digits = (several..1075).find(|digits| 0.5f64.powi(*digits) <= *mass);
                mass * f64::from(digits.unwrap())
            })
            .sum();
        for (id, expected) in [
            ("L", length),
            ("H_p", h),
            ("L_less_H", length - h),
            ("L_huffman", cost(&scene, mean(&huffman::lengths(masses)))),
            ("L_shannon", cost(&scene, shannon)),
            ("kraft", digits.iter().map(|digits| 0.5f64.powi(*digits as i32)).sum()),
        ] {
            let value = readout(lengths(), id, &scene);
            let close = (value - expected).abs() <= 1e-11 * (1.0 + length);
            assert!(close, "{id}: {value}, {expected} at {scene:?}");
        }
        let gap = readout(lengths(), "L_less_H", &scene);
        assert!(gap >= 0.0 || !kraft::fits(digits), "{scene:?}");
        let (best, ceiling) = (readout(lengths(), "L_huffman", &scene), h + cost(&scene, 1.0));
        // Where each outcome can come; Shannon gives no word to the others.
        let certain = masses.contains(&0.0);
        assert!(certain || best <= readout(lengths(), "L_shannon", &scene) + 1e-12);
        assert!(best >= h - 1e-12 && best <= ceiling + 1e-12, "{scene:?}");
    }
}

/// All steps of a run, the start first.
fn run(start: &Scene) -> Vec<Scene> {
    let mut steps = vec![start.clone()];
    while let Some(next) = (lengths().run.unwrap().next)(&steps[steps.len() - 1]) {
        steps.push(Scene::new(next, start.unit));
        assert!(steps.len() < 30);
    }
    steps
}

#[test]
fn a_run_grows_huffmans_tree_merge_by_merge() {
    for start in scenes().into_iter().step_by(5) {
        let count = start.outcomes.count();
        let steps = run(&start);
        let from = merged(&start);
        // From words of another kind to single trees first.
        assert_eq!(steps.len(), from.map_or(count + 1, |done| count - done), "{start:?}");
        for (index, step) in steps.iter().enumerate().skip(usize::from(from.is_none())) {
            let trees = steps.len() - index;
            assert_eq!(kraft::sum(step.outcomes.lengths()), trees as f64);
            assert_eq!(step.outcomes.p(), start.outcomes.p());
            if trees > 1 {
                assert_eq!(said(lengths(), step, "trees"), trees as f64);
                let light = said(lengths(), step, "light");
                assert!(light <= said(lengths(), step, "heavy"));
            }
        }
        let end = steps.last().unwrap();
        let best = huffman::lengths(start.outcomes.p().masses());
        assert_eq!(end.outcomes.lengths(), best);
        // At once it is the same, and at rest nothing moves.
        let at_once = lengths().after(&start, lengths().run.unwrap().at_once);
        let there = (steps.len() > 1).then(|| Subject::Outcomes(end.outcomes.clone()));
        assert_eq!(at_once, there);
    }
}

#[test]
fn the_sentence_says_what_is_there() {
    let mut seen = std::collections::BTreeMap::new();
    for scene in scenes() {
        let sentence = (lengths().sentence)(&scene);
        for lang in Lang::ALL {
            let mut given: Vec<_> = sentence.slots.iter().map(|(name, _)| *name).collect();
            given.sort_unstable();
            assert_eq!(slots(sentence.words.get(lang)), given, "{scene:?}");
        }
        for (name, value) in &sentence.slots {
            let sound = match value {
                Spoken::Number(number) => number.is_finite(),
                Spoken::Quantity(amount) => amount.is_finite() && *amount >= 0.0,
                Spoken::Percent(share) => (0.0..=1.0).contains(share),
                Spoken::Word(_) | Spoken::Cause(_) => true,
            };
            assert!(sound, "{scene:?}: {name} is {value:?}");
        }
        let read = |id: &str| readout(lengths(), id, &scene);
        let (sum, gap) = (read("kraft"), read("L_less_H"));
        let optimal = (read("L") - read("L_huffman")).abs() < 1e-12;
        let which = match sentence.words {
            words if words == text::LENGTHS_SENTENCE_GROWING => {
                assert!(grows(&scene));
                "growing"
            }
            words if words == text::LENGTHS_SENTENCE_GREEDY => {
                assert!(sum > 1.0 && said(lengths(), &scene, "sum") == sum);
                let word = |name: &str| match &sentence
                    .slots
                    .iter()
                    .find(|(slot, _)| *slot == name)
                    .unwrap()
                    .1
                {
                    Spoken::Cause(Cause::Outcome(word)) => word.clone(),
                    other => panic!("{other:?}"),
                };
                let (shorter, longer) = (word("shorter"), word("longer"));
                assert!(longer.starts_with(&shorter) || shorter == "ε", "{shorter}, {longer}");
                assert_ne!(word("new"), word("there"));
                "greedy"
            }
            words if words == text::LENGTHS_SENTENCE_IDEAL => {
                assert!(gap == 0.0 && sum == 1.0, "{scene:?}");
                "ideal"
            }
            words if words == text::LENGTHS_SENTENCE_BEST => {
                assert!(optimal && gap > 0.0, "{scene:?}");
                "best"
            }
            words if words == text::LENGTHS_SENTENCE_UNSPENT => {
                assert!(sum < 1.0 && !optimal, "{scene:?}");
                assert_eq!(said(lengths(), &scene, "free"), 1.0 - sum);
                "unspent"
            }
            words => {
                assert_eq!(words, text::LENGTHS_SENTENCE);
                assert!(sum == 1.0 && !optimal && gap > 0.0, "{scene:?}");
                "spent"
            }
        };
        *seen.entry(which).or_insert(0) += 1;
    }
    println!("{seen:?}");
    assert!(seen.len() == 6 && seen.values().all(|count| *count > 5), "{seen:?}");
}

#[test]
fn the_table_tells_the_words_side_by_side() {
    for scene in scenes().into_iter().step_by(3) {
        let table = (lengths().table)(&scene);
        assert_eq!((table.rows.len(), table.heads.len()), (scene.outcomes.count(), 7));
        let is_code = kraft::fits(scene.outcomes.lengths());
        let mut words: Vec<String> = Vec::new();
        for (index, row) in table.rows.iter().enumerate() {
            let RowHead::Named(name) = &row.head else { panic!("{row:?}") };
            let own = scene.outcomes.name(index);
            match name.strip_prefix(&format!("{own}: ")) {
                Some(word) => {
                    assert!(is_code && word.len() == scene.number("len", index) as usize);
                    words.push(word.to_owned());
                }
                None => assert!(!is_code && *name == own, "{name}"),
            }
            let [p, digits, ideal, cost_own, best, shannon] = row.values[..] else { panic!() };
            assert_eq!((p, digits), (scene.number("p", index), scene.number("len", index)));
            assert!((cost_own - cost(&scene, digits)).abs() < 1e-12 && best.is_finite());
            // Of what cannot come the surprise is infinite, and Shannon has no word for it.
            assert_eq!((ideal.is_infinite(), shannon.is_nan()), (p == 0.0, p == 0.0));
            let digit = cost(&scene, 1.0);
            assert!(p == 0.0 || shannon >= ideal - 1e-12 && shannon < ideal + digit + 1e-12);
        }
        // None of them begins another.
        for (i, one) in words.iter().enumerate() {
            assert!(words[..i].iter().all(|w| !w.starts_with(one) && !one.starts_with(&**w)));
        }
    }
}

#[test]
fn the_proof_holds_and_has_words_for_every_line_and_something_to_point_at() {
    let words = lengths().proof;
    let start = Scene::new(lengths().start.subject(), Unit::Nat);
    let own = (lengths().picture)(&start);
    for scene in scenes() {
        let proof = (words.check)(&scene);
        assert!(proof.holds(), "{scene:?}: {proof:?}");
        let keys: Vec<_> = proof.lines.iter().map(|line| line.key).collect();
        assert_eq!(keys, words.lines.iter().map(|line| line.key).collect::<Vec<_>>());
        let keys: Vec<_> = proof.equalities.iter().map(|equality| equality.key).collect();
        assert_eq!(keys, words.equalities.iter().map(|equality| equality.key).collect::<Vec<_>>());
        let centre = (words.points.unwrap())(&scene);
        let points = weighted_points::picture(&centre, scene.unit);
        assert!(is_sound(&points.x) && is_sound(&points.y), "{scene:?}");
        assert_eq!(every_mark_is_sound(&points), Ok(()), "{scene:?}");
        let marks = || own.marks.iter().chain(&points.marks);
        // A centre of mass next to 0 is out of the picture.
        for line in proof.lines.iter().filter(|_| centre.mean > 1e-5) {
            assert!(marks().any(|mark| mark.focus == line.focus), "{}", line.key);
        }
    }
    for focus in lengths().readouts.iter().filter_map(|readout| readout.focus) {
        assert!(own.marks.iter().any(|mark| mark.focus == Some(focus)), "{focus:?}");
    }
}

#[test]
fn every_legend_entry_is_drawn_where_the_figure_starts() {
    let picture = (lengths().picture)(&Scene::new(lengths().start.subject(), Unit::Nat));
    for entry in lengths().legend {
        let drawn = |mark: &Mark| {
            super::pictures::stands_for(entry, mark)
                || mark.hue == entry.hue && matches!(mark.shape, Shape::Bar { .. })
        };
        assert!(picture.marks.iter().any(drawn), "{}", entry.formula.tex());
    }
    assert!(picture.marks.iter().any(|mark| mark.focus == Some(Focus::Ceiling)));
}

#[test]
fn the_way_back_leads_to_the_entropy_of_the_same_outcomes() {
    let (_, entropy) = lessons::find("entropy.outcomes").unwrap();
    for scene in scenes().into_iter().step_by(11) {
        let bridge = (lengths().bridge.unwrap())(&scene);
        assert_eq!(bridge.to, entropy.id);
        assert!(bridge.subject.is_like(&entropy.start.subject()));
        let there = Scene::new(bridge.subject, scene.unit);
        assert_eq!(there.outcomes.p(), scene.outcomes.p());
        assert_eq!(there.outcomes.names(), scene.outcomes.names());
        // No trace of the words is left, which that figure could not tell.
        assert!(there.outcomes.lengths().is_empty() && there.outcomes.is_alone());
        assert_eq!(readout(entropy, "H_p", &there), readout(lengths(), "H_p", &scene));
    }
}

#[test]
fn the_numbers_of_the_texts_are_right() {
    let bits =
        |p: &[f64], digits: &[u32], id: &str| readout(lengths(), id, &scene(p, digits, Unit::Bit));
    let weather = [0.5, 0.25, 0.125, 0.125];
    assert_eq!((bits(&weather, &[2; 4], "L"), bits(&weather, &[2; 4], "H_p")), (2.0, 1.75));
    assert_eq!(bits(&weather, &[1, 2, 2, 2], "kraft"), 1.25);
    assert_eq!(bits(&weather, &[1, 2, 3, 3], "L_less_H"), 0.0);
    let english = Scene::new(lengths().presets[7].at.subject(), Unit::Bit);
    let near = |id: &str, value: f64| {
        assert!((readout(lengths(), id, &english) - value).abs() < 5e-4, "{id}");
    };
    near("L", 5.0);
    near("L_huffman", 4.205);
    near("H_p", 4.176);
    for lang in Lang::ALL {
        let after = text::AFTER.get(lang);
        assert!(["4.205", "4.176", "0.470", "0.469", "4,096"].iter().all(|n| after.contains(n)));
    }
    // Marbles 0.8, 0.1, 0.1: 1.2 digits, 0.922 bit of entropy, Shannon's words 1, 4, 4.
    let marbles = bits(&[0.8, 0.1, 0.1], &[1, 2, 2], "L_shannon");
    assert!((marbles - 1.6).abs() < 1e-12);
}
