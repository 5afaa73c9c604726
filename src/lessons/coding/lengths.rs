//! The budget of short words: code words side by side, Huffman's tree step by step, and the ideal lengths.

use std::collections::BTreeSet;
use std::f64::consts::LN_2;

use crate::charts::axis::Axis;
use crate::charts::picture::{HandleScale, Hue, Mark, Marker, Picture, Side, Stroke};
use crate::figure::{
    Bridge, Cause, EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText,
    Readout, Reads, RowHead, Run, Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::lessons::english_letters;
use crate::measures::huffman::{self, Merge, Tree};
use crate::measures::prefix_code::{self, Place};
use crate::measures::{Measure, Unit, kraft};
use crate::proof::{Dimension, Focus, kraft_bound};
use crate::state::outcomes::Outcomes;
use crate::state::shown;
use crate::state::subject::Subject;
use crate::text::{Localised, coding as text, coding::formula, ui};

const WEATHER: &[f64] = &[0.5, 0.25, 0.125, 0.125];
const SKY: &str = "☀☁☂❄";
const EQUAL_WORDS: Start = Start::Code(WEATHER, SKY, &[2.0; 4]);

const MEAN: Symbol = Symbol::new(formula::LENGTHS_MEAN, text::LENGTHS_NAME_MEAN);
const SURPLUS: Symbol = Symbol::new(formula::LENGTHS_SURPLUS, text::LENGTHS_NAME_SURPLUS);
const BUDGET: Symbol = Symbol::new(formula::LENGTHS_BUDGET, text::LENGTHS_NAME_BUDGET);
const HUFFMAN: Symbol = Symbol::new(formula::LENGTHS_HUFFMAN, text::LENGTHS_NAME_HUFFMAN);
const SHANNON: Symbol = Symbol::new(formula::LENGTHS_SHANNON, text::LENGTHS_NAME_SHANNON);

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "coding.lengths",
    title: text::LENGTHS_TITLE,
    caption: text::LENGTHS_CAPTION,
    chart_label: text::LENGTHS_CHART_LABEL,
    parameters: &[Parameter::P],
    start: EQUAL_WORDS,
    presets: &[
        preset(text::LENGTHS_PRESET_EQUAL, EQUAL_WORDS),
        preset(text::LENGTHS_PRESET_IDEAL, Start::Code(WEATHER, SKY, &[1.0, 2.0, 3.0, 3.0])),
        preset(text::LENGTHS_PRESET_GREEDY, Start::Code(WEATHER, SKY, &[1.0, 2.0, 2.0, 3.0])),
        preset(ui::PRESET_FAIR_COIN, Start::Code(&[1.0; 2], "", &[1.0; 2])),
        preset(ui::PRESET_LOADED_COIN, Start::Code(&[0.8, 0.2], "", &[1.0; 2])),
        preset(ui::PRESET_DIE, Start::Code(&[1.0; 6], "", &[3.0; 6])),
        preset(ui::PRESET_MARBLES, Start::Code(&[0.8, 0.1, 0.1], "", &[1.0, 2.0, 2.0])),
        preset(
            ui::PRESET_ENGLISH,
            Start::Code(english_letters::PERCENT, english_letters::LETTERS, &[5.0; 26]),
        ),
    ],
    readouts: &[
        readout("L", MEAN, |scene| cost(scene, mean(scene)), Hue::Q, Some(Focus::Points)),
        Readout {
            reads: Reads::Outcomes(Measure::EntropyP),
            hue: Hue::P,
            focus: Some(Focus::Floor),
        },
        readout("L_less_H", SURPLUS, surplus, Hue::Gap, Some(Focus::Gap)),
        readout(
            "L_huffman",
            HUFFMAN,
            |scene| cost(scene, mean_of(scene, &huffman::lengths(masses(scene)))),
            Hue::M,
            Some(Focus::M),
        ),
        readout(
            "L_shannon",
            SHANNON,
            |scene| cost(scene, mean_of(scene, &shannon_lengths(scene))),
            Hue::Muted,
            Some(Focus::Curve),
        ),
        Readout {
            reads: Reads::Own {
                id: "kraft",
                symbol: BUDGET,
                value: |scene| kraft::sum(scene.outcomes.lengths()),
                dimension: Dimension::Number,
            },
            hue: Hue::Muted,
            focus: Some(Focus::Ceiling),
        },
    ],
    legend: &[
        LegendEntry { hue: Hue::Q, swatch: Swatch::Area, formula: formula::LENGTHS_COST },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Solid),
            formula: ui::formula::SURPRISAL_P,
        },
        LegendEntry {
            hue: Hue::M,
            swatch: Swatch::Point(Marker::Diamond),
            formula: formula::LENGTHS_COST_HUFFMAN,
        },
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Point(Marker::Dot),
            formula: formula::LENGTHS_COST_SHANNON,
        },
        LegendEntry { hue: Hue::Gap, swatch: Swatch::Bracket, formula: formula::LENGTHS_SURPLUS },
    ],
    picture,
    sentence,
    table,
    table_caption: text::LENGTHS_TABLE_CAPTION,
    run: Some(Run { next: grown, pace: |_| 1200.0, at_once: 26 }),
    beside: None,
    bridge: Some(bridge),
    proof: ProofText {
        check: |scene| kraft_bound::of(scene.outcomes.p(), scene.outcomes.lengths()),
        points: Some(|scene| kraft_bound::points(scene.outcomes.p(), scene.outcomes.lengths())),
        points_caption: Some(text::LENGTHS_PROOF_PICTURE),
        title: text::LENGTHS_PROOF_TITLE,
        claim: text::LENGTHS_PROOF_CLAIM,
        formula: formula::LENGTHS_CLAIM,
        lines: &[
            LineText::new("length", formula::LENGTHS_PROOF_LENGTH, text::LENGTHS_REASON_LENGTH),
            LineText::new("share", formula::LENGTHS_PROOF_SHARE, text::LENGTHS_REASON_SHARE),
            LineText::new("split", formula::LENGTHS_PROOF_SPLIT, text::LENGTHS_REASON_SPLIT),
            LineText::new("jensen", formula::LENGTHS_PROOF_JENSEN, text::LENGTHS_REASON_JENSEN),
            LineText::new("claimed", formula::LENGTHS_PROOF_CLAIMED, text::LENGTHS_REASON_CLAIMED),
            LineText::new("all-words", formula::LENGTHS_PROOF_ALL_WORDS, text::LENGTHS_REASON_ALL_WORDS),
            LineText::new("budget", formula::LENGTHS_PROOF_BUDGET, text::LENGTHS_REASON_BUDGET),
            LineText::new("entropy", formula::LENGTHS_PROOF_ENTROPY, text::LENGTHS_REASON_ENTROPY),
        ],
        equalities: &[
            EqualityText { key: "ratio-constant", words: text::LENGTHS_EQUALITY_RATIO_CONSTANT },
            EqualityText { key: "budget-spent", words: text::LENGTHS_EQUALITY_BUDGET_SPENT },
            EqualityText { key: "ideal", words: text::LENGTHS_EQUALITY_IDEAL },
        ],
    },
};

const fn preset(name: Localised, at: Start) -> Preset {
    Preset { name, at }
}

const fn readout(
    id: &'static str,
    symbol: Symbol,
    value: fn(&Scene) -> f64,
    hue: Hue,
    focus: Option<Focus>,
) -> Readout {
    let reads = Reads::Own { id, symbol, value, dimension: Dimension::Information };
    Readout { reads, hue, focus }
}

fn masses(scene: &Scene) -> &[f64] {
    scene.outcomes.p().masses()
}

/// Digits as information, in the unit of the scene; a digit is a bit.
fn cost(scene: &Scene, digits: f64) -> f64 {
    if scene.unit == Unit::Bit { digits } else { scene.unit.from_nats(digits * LN_2) }
}

/// The mean length of a word, in digits.
fn mean(scene: &Scene) -> f64 {
    mean_of(scene, scene.outcomes.lengths())
}

fn mean_of(scene: &Scene, lengths: &[u32]) -> f64 {
    kraft::expected_length(scene.outcomes.p(), lengths)
}

/// ⌈−log₂ p⌉ of each outcome; 0 of one that cannot come, which needs no word.
fn shannon_lengths(scene: &Scene) -> Vec<u32> {
    let lengths = kraft::shannon_lengths(masses(scene)).into_iter();
    lengths.map(Option::unwrap_or_default).collect()
}

/// L − H(p), in the unit of the scene.
fn surplus(scene: &Scene) -> f64 {
    if scene.outcomes.lengths().is_empty() {
        // Scenes of other figures have no words.
        return 0.0;
    }
    scene.unit.from_nats(kraft::redundancy(scene.outcomes.p(), scene.outcomes.lengths()))
}

/// Huffman's merges, and how many of them the words of the scene have made, where their lengths are the
/// depths in Huffman's trees so far.
fn merges(scene: &Scene) -> (Vec<Merge>, Option<usize>) {
    let merges = huffman::merges(masses(scene));
    let (count, lengths) = (scene.outcomes.count(), scene.outcomes.lengths());
    let is_here = |done: &usize| huffman::depths(count, &merges[..*done]) == lengths;
    let done = (0..=merges.len()).find(is_here);
    (merges, done)
}

/// The words of a scene.
enum Words {
    /// Not yet words: Huffman's trees so far, more than one.
    Growing(Vec<Tree>),
    /// In the order of Huffman's tree, or else in that of the canonical code.
    Code(Vec<usize>),
}

impl Words {
    fn of(scene: &Scene) -> Words {
        let (merges, done) = merges(scene);
        let Some(done) = done else {
            return Words::Code(prefix_code::canonical_order(scene.outcomes.lengths()));
        };
        let mut trees = huffman::forest(masses(scene), &merges, done);
        match trees.len() {
            1 => Words::Code(trees.remove(0).outcomes),
            _ => Words::Growing(trees),
        }
    }

    fn places(&self, scene: &Scene) -> Vec<Place> {
        let order = match self {
            Words::Growing(trees) => {
                trees.iter().flat_map(|tree| tree.outcomes.iter().copied()).collect()
            }
            Words::Code(order) => order.clone(),
        };
        prefix_code::side_by_side(scene.outcomes.lengths(), &order)
    }
}

/// One more merge of Huffman's; from other words to single trees. Nothing where the tree is grown.
fn grown(scene: &Scene) -> Option<Subject> {
    let (merges, done) = merges(scene);
    let next = done.map_or(0, |done| done + 1);
    let depths = huffman::depths(scene.outcomes.count(), merges.get(..next)?);
    let lengths: Vec<f64> = depths.into_iter().map(f64::from).collect();
    Some(Subject::Outcomes(Outcomes::clone(&scene.outcomes).coded(&lengths).into()))
}

/// Room to the right of the budget, for the names of levels, as a share of what is drawn.
const ROOM: f64 = 0.35;

/// How far the words reach, in coarse steps, so that the frame stands still while one is dragged.
fn reach(sum: f64) -> f64 {
    [1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 9.0, 13.0, 18.0, 26.0]
        .into_iter()
        .find(|reach| sum <= *reach)
        .unwrap_or(sum)
}

/// How high the chart reaches, in digits: over so many, in coarse steps.
fn top(digits: f64) -> f64 {
    [3.6, 4.6, 6.6, 9.0, 13.0, 18.0].into_iter().find(|top| digits + 0.5 <= *top).unwrap_or(27.0)
}

fn picture(scene: &Scene) -> Picture {
    let words = Words::of(scene);
    let places = words.places(scene);
    let (lengths, best) = (scene.outcomes.lengths(), huffman::lengths(masses(scene)));
    let sum = kraft::sum(lengths);
    let reach = reach(sum);
    let width = (1.0 + ROOM) * reach;
    // The surprise of what is very rare may lie above the chart.
    let shannon = kraft::shannon_lengths(masses(scene));
    let low = shannon.iter().flatten().filter(|digits| **digits <= 12);
    let digits = lengths.iter().chain(&best).chain(low).copied().max().unwrap_or(0);
    let top = cost(scene, top(f64::from(digits)));

    let mut marks = Vec::new();
    if sum < 1.0 {
        // What nobody has claimed.
        let free = Mark::area(Hue::Muted, vec![(sum, 0.0, top), (1.0, 0.0, top)]);
        marks.push(free.about(Focus::Ceiling));
    }
    let end = Mark::line(Hue::Ink, (1.0, 0.0), (1.0, top)).drawn(Stroke::Thin);
    marks.push(end.labelled("1", Side::Left).about(Focus::Ceiling));
    match &words {
        Words::Growing(trees) => marks.extend(growing(scene, trees, &places)),
        Words::Code(_) => {
            marks.extend(code(scene, &places, width));
            marks.extend(places.iter().filter_map(|place| ideal(scene, place)));
            let wide = places.iter().filter(|place| (place.to() - place.from()) * 40.0 >= width);
            marks.extend(wide.flat_map(|place| other_words(scene, place, &best, &shannon)));
            marks.extend(levels(scene, reach, width));
        }
    }
    let mut names: Vec<(f64, String)> = places
        .iter()
        .filter(|place| place.to() <= width)
        .map(|place| (middle(place), scene.outcomes.name(place.outcome)))
        .collect();
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    let x = Axis::named(width, names, "Σ");
    Picture::new(x, Axis::new(0.0, top, scene.unit.symbol())).with_all(marks)
}

fn middle(place: &Place) -> f64 {
    (place.from() + place.to()) / 2.0
}

/// The block of a word: as wide as its share of the budget, as high as it costs; a handle.
fn block(scene: &Scene, place: &Place, hue: Hue) -> Mark {
    let one = cost(scene, 1.0);
    let height = cost(scene, f64::from(place.length));
    Mark::bar(hue, (place.from(), place.to()), height).about(Focus::Q).held(
        "len",
        place.outcome,
        HandleScale::Times(one),
    )
}

/// The branches that lead to these words from the roots below them.
fn branches(scene: &Scene, places: &[&Place]) -> Vec<Mark> {
    let mut nodes = BTreeSet::new();
    for place in places {
        for depth in 1..=place.length {
            // Boxes of words are multiples of their width, so a share of the budget tells the node.
            nodes.insert((depth, (place.from() / kraft::share(depth)).floor() as u64));
        }
    }
    let at = |depth: u32, number: u64| {
        ((number as f64 + 0.5) * kraft::share(depth), cost(scene, f64::from(depth)))
    };
    let branch = |(depth, number): (u32, u64)| {
        Mark::line(Hue::Ink, at(depth - 1, number / 2), at(depth, number)).drawn(Stroke::Thin)
    };
    nodes.into_iter().map(branch).collect()
}

/// A code: its blocks with the tree over them, and its words where they have room; two words that collide,
/// where the lengths are too greedy.
fn code(scene: &Scene, places: &[Place], width: f64) -> Vec<Mark> {
    let collision = prefix_code::collision(places);
    let collides =
        |place: &Place| collision.is_some_and(|(one, other)| [one, other].contains(place));
    let mut marks: Vec<Mark> = places
        .iter()
        .map(|place| {
            let over = !place.fits() || collides(place);
            block(scene, place, if over { Hue::Gap } else { Hue::Q })
        })
        .collect();
    let fitting: Vec<&Place> = places.iter().filter(|place| place.fits()).collect();
    marks.extend(branches(scene, &fitting));
    let head = |place: &Place| (middle(place), cost(scene, f64::from(place.length)));
    let written = |place: &Place, hue| {
        Mark::words(hue, head(place), place.word().to_string(), Side::Above).about(Focus::Q)
    };
    match collision {
        Some((there, new)) => {
            let link = Mark::guide(Hue::Gap, head(&there), head(&new)).about(Focus::Q);
            marks.extend([link, written(&there, Hue::Gap), written(&new, Hue::Gap)]);
        }
        None => {
            // A digit is some 9 pixels wide, on a chart of 300.
            let has_room = |place: &&Place| {
                let room = 300.0 * (place.to() - place.from()) / width;
                place.length > 0 && room >= 9.0 * f64::from(place.length)
            };
            marks.extend(places.iter().filter(has_room).map(|place| written(place, Hue::Q)));
        }
    }
    marks
}

/// The ideal cost of a word: the surprise of its outcome, where it has one.
fn ideal(scene: &Scene, place: &Place) -> Option<Mark> {
    let surprise = scene.surprisal(scene.number("p", place.outcome));
    let (from, to) = ((place.from(), surprise), (place.to(), surprise));
    surprise.is_finite().then(|| Mark::line(Hue::P, from, to).about(Focus::P))
}

/// What the words of Huffman's and of Shannon's code cost.
fn other_words(
    scene: &Scene,
    place: &Place,
    best: &[u32],
    shannon: &[Option<u32>],
) -> impl Iterator<Item = Mark> {
    let (from, to) = (place.from(), place.to());
    let at = |share: f64, digits: u32| (from + share * (to - from), cost(scene, f64::from(digits)));
    let huffman = best.get(place.outcome).map(|&digits| {
        let mark = Mark::point(Hue::M, at(0.25, digits)).marked(Marker::Diamond);
        mark.about(Focus::M)
    });
    let shannon = shannon.get(place.outcome).copied().flatten();
    let shannon = shannon.map(|digits| Mark::dot(Hue::Ink, at(0.75, digits)).about(Focus::Curve));
    huffman.into_iter().chain(shannon)
}

/// The mean cost, the entropy, and the gap between.
fn levels(scene: &Scene, reach: f64, width: f64) -> Vec<Mark> {
    let (mean, h) = (cost(scene, mean(scene)), scene.outcomes_measure(Measure::EntropyP));
    let gap = surplus(scene);
    let (above, below) =
        if gap < 0.0 { (Side::Below, Side::Above) } else { (Side::Above, Side::Below) };
    let level = |hue, height: f64| Mark::guide(hue, (0.0, height), (width, height));
    let mut marks = vec![
        level(Hue::P, h).labelled("H(p)", below).about(Focus::Floor),
        level(Hue::Q, mean).labelled("L", above).about(Focus::Points),
    ];
    if gap != 0.0 {
        let bracket = Mark::bracket(Hue::Gap, 1.06 * reach, h.min(mean), h.max(mean));
        // The legend has its name, for which a phone has no room here.
        let label = shown::number(gap, 3);
        marks.push(bracket.labelled(label, Side::Right).about(Focus::Gap));
    }
    marks
}

/// Huffman's trees so far, with what they weigh; the two that are merged next stand out.
fn growing(scene: &Scene, trees: &[Tree], places: &[Place]) -> Vec<Mark> {
    let next = trees.len().saturating_sub(2);
    let hue = |tree: usize| if tree >= next { Hue::M } else { Hue::Q };
    let all: Vec<&Place> = places.iter().collect();
    let mut marks: Vec<Mark> =
        places.iter().map(|place| block(scene, place, hue(place.from() as usize))).collect();
    marks.extend(branches(scene, &all));
    for (index, tree) in trees.iter().enumerate() {
        let root = (index as f64 + 0.5, 0.0);
        marks.push(Mark::dot(hue(index), root).about(Focus::M));
        // Weights have room beside each other where there are few.
        if trees.len() <= 5 {
            let depths = tree.outcomes.iter().map(|&outcome| scene.number("len", outcome));
            let above = (root.0, cost(scene, depths.fold(0.0, f64::max)));
            let weight = shown::number(tree.weight, 3);
            marks.push(Mark::words(hue(index), above, weight, Side::Above).about(Focus::M));
        }
    }
    marks
}

fn sentence(scene: &Scene) -> Sentence {
    let words = Words::of(scene);
    let (sum, gap) = (kraft::sum(scene.outcomes.lengths()), surplus(scene));
    let digits = mean(scene);
    let quantity = |digits: f64| Spoken::Quantity(cost(scene, digits));
    let h = Spoken::Quantity(scene.outcomes_measure(Measure::EntropyP));
    let name = |text: String| Spoken::Cause(Cause::Outcome(text));
    if let Words::Growing(trees) = &words {
        let [.., left, right] = trees.as_slice() else {
            return Sentence { words: text::LENGTHS_SENTENCE_IDEAL, slots: vec![("h", h)] };
        };
        let slots = vec![
            ("trees", Spoken::Number(trees.len() as f64)),
            ("light", Spoken::Number(right.weight)),
            ("heavy", Spoken::Number(left.weight)),
        ];
        return Sentence { words: text::LENGTHS_SENTENCE_GROWING, slots };
    }
    if let Some((there, new)) = prefix_code::collision(&words.places(scene)) {
        let slots = vec![
            ("sum", Spoken::Number(sum)),
            ("new", name(scene.outcomes.name(new.outcome))),
            ("longer", name(new.word().to_string())),
            ("there", name(scene.outcomes.name(there.outcome))),
            ("shorter", name(there.word().to_string())),
        ];
        return Sentence { words: text::LENGTHS_SENTENCE_GREEDY, slots };
    }
    let (mean, gap_slot) = (("mean", quantity(digits)), ("gap", Spoken::Quantity(gap)));
    let best = mean_of(scene, &huffman::lengths(masses(scene)));
    if gap == 0.0 {
        Sentence { words: text::LENGTHS_SENTENCE_IDEAL, slots: vec![("h", h)] }
    } else if digits <= best + 1e-12 {
        Sentence { words: text::LENGTHS_SENTENCE_BEST, slots: vec![mean, ("h", h), gap_slot] }
    } else {
        let mut slots = vec![mean, ("h", h), gap_slot, ("best", quantity(best))];
        if sum < 1.0 {
            slots.push(("free", Spoken::Percent(1.0 - sum)));
            return Sentence { words: text::LENGTHS_SENTENCE_UNSPENT, slots };
        }
        Sentence { words: text::LENGTHS_SENTENCE, slots }
    }
}

fn table(scene: &Scene) -> Table {
    let best = huffman::lengths(masses(scene));
    let shannon = kraft::shannon_lengths(masses(scene));
    let mass = |index| scene.number("p", index);
    let length = |index| scene.number("len", index);
    let digits = |digits: Option<u32>| digits.map_or(f64::NAN, |d| cost(scene, f64::from(d)));
    let mut table = Table::of_outcomes(
        scene,
        &[
            (Symbol::new(ui::formula::MASS_P, ui::MASS_P), &mass),
            (Symbol::new(formula::LENGTHS_DIGITS, text::LENGTHS_NAME_DIGITS), &length),
            (Symbol::new(ui::formula::SURPRISAL_P, text::LENGTHS_NAME_IDEAL), &|index| {
                scene.surprisal(mass(index))
            }),
            (Symbol::new(formula::LENGTHS_COST, text::LENGTHS_NAME_COST), &|index| {
                cost(scene, length(index))
            }),
            (
                Symbol::new(formula::LENGTHS_COST_HUFFMAN, text::LENGTHS_NAME_COST_HUFFMAN),
                &|index| digits(best.get(index).copied()),
            ),
            (
                Symbol::new(formula::LENGTHS_COST_SHANNON, text::LENGTHS_NAME_COST_SHANNON),
                &|index| digits(shannon.get(index).copied().flatten()),
            ),
        ],
    );
    let words = Words::of(scene);
    if let (Words::Code(_), true) = (&words, kraft::fits(scene.outcomes.lengths())) {
        for place in words.places(scene) {
            if let Some(row) = table.rows.get_mut(place.outcome) {
                let name = scene.outcomes.name(place.outcome);
                row.head = RowHead::Named(format!("{name}: {}", place.word()));
            }
        }
    }
    table
}

/// To the entropy of the same distribution.
fn bridge(scene: &Scene) -> Bridge {
    let alone = Outcomes::alone(scene.outcomes.p().clone());
    let outcomes = alone.named(scene.outcomes.names().to_vec());
    let h = Spoken::Quantity(scene.outcomes_measure(Measure::EntropyP));
    let said = Sentence { words: text::LENGTHS_BRIDGE, slots: vec![("h", h)] };
    Bridge { to: "entropy.outcomes", subject: Subject::Outcomes(outcomes.into()), said }
}
