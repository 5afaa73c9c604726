//! The ways to go through a proof: every line has its question, every proof can be put together.

use super::scenes::{figures, scene, start};
use super::seeded::times;

use proptest::collection::vec;
use proptest::prelude::*;
use surprisal::figure::{FactText, Scene};
use surprisal::lessons;
use surprisal::measures::jensen::{Function, Point};
use surprisal::measures::{Gaussian, Probability, Unit};
use surprisal::proof::question::{Answers, Question, Verdict};
use surprisal::proof::rebuilding::{Mark, RELATIONS, Rebuilding, Why};
use surprisal::proof::{Fact, Line, Proof, Relation};
use surprisal::proof::{density_divergence, discriminator, jensen_inequality};
use surprisal::text::Lang;

/// Every proof of the book where its figure starts, and those that wait for a figure.
fn proofs() -> Vec<Proof> {
    let mut proofs: Vec<Proof> =
        figures().map(|figure| (figure.proof.check)(&start(figure))).collect();
    let [p, q] = [0.3, 0.8].map(Probability::nearest);
    proofs.push(discriminator::bernoulli(p, q));
    let [p, q] = [(0.0, 1.0), (1.0, 2.0)].map(|(mean, sd)| Gaussian::new(mean, sd).unwrap());
    proofs.push(density_divergence::of(&p, &q));
    let points = [(1.0, 0.5), (3.0, 0.5)].map(|(x, weight)| Point { x, weight });
    proofs.extend(Function::ALL.map(|function| jensen_inequality::of(function, &points).unwrap()));
    assert!(proofs.iter().all(|proof| proof.lines.len() > 3 && proof.holds()));
    proofs
}

/// Every figure's proof at states that change what its numbers say.
fn moved() -> impl Iterator<Item = (Proof, Proof)> {
    let presets = figures().flat_map(|figure| figure.presets.iter().map(move |at| (figure, at.at)));
    presets.map(|(figure, at)| {
        let there = Scene::new(at.subject(), Unit::Nat);
        ((figure.proof.check)(&start(figure)), (figure.proof.check)(&there))
    })
}

fn is_equality(relation: Relation) -> bool {
    relation == Relation::Equal
}

/// Every line with a question, and its question.
fn questions() -> Vec<(Proof, Line, Question)> {
    let all = proofs().into_iter().flat_map(|proof| {
        let lines = proof.lines.clone().into_iter().enumerate();
        let asked = lines.filter_map(|(index, line)| {
            Question::of(&proof, index).map(|question| (proof.clone(), line, question))
        });
        asked.collect::<Vec<_>>()
    });
    all.collect()
}

#[test]
fn every_line_but_a_start_rests_on_a_fact_that_gives_its_relation() {
    for proof in proofs().into_iter().chain(moved().map(|(_, there)| there)) {
        for (index, line) in proof.lines.iter().enumerate() {
            let name = format!("{} of {}", line.key, proof.id);
            let starts = line.relation == Relation::Start;
            assert_eq!(line.facts.is_empty(), starts, "{name}");
            assert_eq!(Question::of(&proof, index).is_none(), starts, "{name}");
            if let Some(fact) = line.facts.first() {
                assert_eq!(fact.gives_equality(), is_equality(line.relation), "{name}");
            }
            let repeated = |i: usize| line.facts[..i].contains(&line.facts[i]);
            assert!(!(0..line.facts.len()).any(repeated), "{name}");
        }
        assert_eq!(Question::of(&proof, proof.lines.len()), None);
    }
    assert_eq!(Question::of(&Proof::default(), 0), None);
}

#[test]
fn one_of_four_choices_is_right_and_the_others_play_no_part() {
    for (proof, line, question) in questions() {
        let name = format!("{} of {}: {:?}", line.key, proof.id, question.choices);
        assert_eq!(question.choices.len(), 4, "{name}");
        let verdict = |fact: &Fact| question.verdict(*fact);
        let right: Vec<_> =
            question.choices.iter().filter(|fact| verdict(fact) == Verdict::Right).collect();
        assert_eq!(right, [&line.facts[0]], "{name}");
        for fact in question.choices.iter().filter(|fact| **fact != line.facts[0]) {
            assert!(!line.facts.contains(fact), "{name}");
            let expected = match (fact.gives_equality(), is_equality(line.relation)) {
                (true, false) => Verdict::GivesEquality,
                (false, true) => Verdict::GivesInequality,
                _ => Verdict::Elsewhere,
            };
            assert_eq!(verdict(fact), expected, "{name}");
        }
        // Neither does the relation alone tell which one is right, nor does it tell nothing.
        let alike = question
            .choices
            .iter()
            .filter(|fact| fact.gives_equality() == is_equality(line.relation));
        assert!((2..=3).contains(&alike.count()), "{name}");
    }
}

#[test]
fn facts_of_the_same_proof_are_offered_before_others() {
    for (proof, line, question) in questions() {
        let used = |fact: &Fact| proof.lines.iter().any(|line| line.facts.first() == Some(fact));
        for equality in [true, false] {
            let wrong =
                |fact: &&Fact| !line.facts.contains(fact) && fact.gives_equality() == equality;
            let offered: Vec<_> = question.choices.iter().filter(wrong).collect();
            let left_out = Fact::ALL.iter().filter(wrong).filter(|fact| !offered.contains(fact));
            let foreign = offered.iter().any(|fact| !used(fact));
            assert!(!foreign || !left_out.into_iter().any(used), "{} of {}", line.key, proof.id);
        }
        for fact in &question.choices {
            assert!(used(fact) || fact.is_common(), "{fact:?} at {} of {}", line.key, proof.id);
        }
    }
}

#[test]
fn the_right_choice_stands_in_every_place() {
    let questions = questions();
    let mut places = [0; 4];
    for (_, line, question) in &questions {
        places[question.choices.iter().position(|fact| *fact == line.facts[0]).unwrap()] += 1;
    }
    assert!(questions.len() > 40);
    assert!(places.iter().all(|count| 100 * count > 12 * questions.len()), "{places:?}");
    let firsts = questions.iter().map(|(_, _, question)| question.choices.clone());
    let distinct: std::collections::HashSet<_> = firsts.collect();
    assert!(distinct.len() > questions.len() / 3, "{}", distinct.len());
}

#[test]
fn a_question_is_the_same_at_every_state() {
    for (here, there) in moved() {
        for index in 0..here.lines.len() {
            let [here, there] = [&here, &there].map(|proof| Question::of(proof, index));
            let choices = |question: Option<Question>| question.map(|question| question.choices);
            assert_eq!(choices(here), choices(there));
        }
    }
}

#[test]
fn mistakes_that_are_made_are_told_apart() {
    let (_, figure) = lessons::find("kl.asymmetry").unwrap();
    let proof = (figure.proof.check)(&start(figure));
    let at = |key: &str| proof.lines.iter().position(|line| line.key == key).unwrap();
    let verdict = |key: &str, fact| Question::of(&proof, at(key)).unwrap().verdict(fact);
    // “Σ_A q = 1 by definition”: that would be an =, and where p cancels no sum becomes 1.
    assert_eq!(verdict("all-outcomes", Fact::Normalised), Verdict::GivesEquality);
    assert_eq!(verdict("support-mass", Fact::Normalised), Verdict::Elsewhere);
    assert_eq!(verdict("total", Fact::Normalised), Verdict::Right);
    assert_eq!(verdict("total", Fact::Subset), Verdict::GivesInequality);
    assert_eq!(verdict("jensen", Fact::Subset), Verdict::Elsewhere);
}

#[test]
fn an_answer_is_spoken_of_until_another_line_is_asked() {
    let (_, figure) = lessons::find("kl.asymmetry").unwrap();
    let proof = (figure.proof.check)(&start(figure));
    let mut answers = Answers::default();
    assert_eq!(answers.last(&proof, 3), None);
    answers.give(3, Fact::Subset);
    assert_eq!(answers.last(&proof, 3), Some((Fact::Subset, Verdict::Elsewhere, Relation::AtMost)));
    // The line was opened without the answer.
    assert_eq!(answers.last(&proof, 4), None);
    answers.give(3, Fact::Jensen);
    assert!(answers.tried(3, Fact::Subset) && answers.tried(3, Fact::Jensen));
    assert_eq!(answers.last(&proof, 4), Some((Fact::Jensen, Verdict::Right, Relation::AtMost)));
    for open in [0, 2, 3, 5] {
        assert_eq!(answers.last(&proof, open), None);
    }
    assert!(!answers.tried(4, Fact::Jensen));
    answers.give(4, Fact::Normalised);
    assert!(!answers.tried(3, Fact::Jensen) && answers.tried(4, Fact::Normalised));
    assert_eq!(answers.last(&Proof::default(), 4), None);
}

#[test]
fn a_fact_has_a_short_name_and_says_what_it_gives() {
    let mut said = Vec::new();
    for fact in Fact::ALL {
        let FactText { name, gives } = FactText::of(fact);
        for lang in Lang::ALL {
            let (name, gives) = (name.get(lang), gives.get(lang));
            assert!(name.split_whitespace().count() <= 8, "{name}");
            assert!(gives.split_whitespace().count() > name.split_whitespace().count());
            // Which relation it gives is said as it is.
            let equality = gives.contains("gives an =") || gives.contains("등호가 됩니다");
            let inequality = gives.contains("a ≤ or a ≥") || gives.contains("부등호가 됩니다");
            assert_eq!(equality && !inequality, fact.gives_equality(), "{gives}");
            assert!(equality || inequality, "{gives}");
            said.extend([name, gives]);
        }
        said.push(fact.id());
    }
    let count = said.len();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), count);
}

#[test]
fn no_two_lines_of_a_proof_look_the_same() {
    for figure in figures() {
        let formulas: Vec<_> = figure.proof.lines.iter().map(|line| line.formula.tex()).collect();
        for (index, formula) in formulas.iter().enumerate() {
            assert!(!formulas[..index].contains(formula), "{}: {formula}", figure.id);
        }
    }
}

/// The lines in the order they stand in.
fn order(proof: &Proof, rebuilding: &Rebuilding) -> Vec<usize> {
    (0..proof.lines.len()).map(|place| rebuilding.line_at(place).unwrap()).collect()
}

/// Puts the lines in order by changing neighbours, and says with how many moves.
fn sort(proof: &Proof, rebuilding: &mut Rebuilding) -> usize {
    let mut moves = 0;
    for line in 0..proof.lines.len() {
        while let Some(from) = order(proof, rebuilding).iter().position(|&at| at == line)
            && from != line
        {
            assert!(rebuilding.shift(from, true).is_some(), "{} of {}", line, proof.id);
            moves += 1;
        }
    }
    moves
}

fn relate_as_the_book(proof: &Proof, rebuilding: &mut Rebuilding) {
    for place in 0..proof.lines.len() {
        let line = rebuilding.line_at(place).unwrap();
        rebuilding.relate(place, Some(proof.lines[line].relation));
    }
}

/// What is said of it as it stands.
fn marks(proof: &Proof, rebuilding: &Rebuilding) -> Vec<Option<Mark>> {
    (0..proof.lines.len()).map(|place| rebuilding.mark(proof, place)).collect()
}

/// The same, all of it checked.
fn checked(rebuilding: &Rebuilding) -> Rebuilding {
    let mut checked = rebuilding.clone();
    checked.check();
    checked
}

fn accepted(proof: &Proof, rebuilding: &Rebuilding) -> bool {
    let rebuilding = checked(rebuilding);
    let all = marks(proof, &rebuilding).iter().flatten().all(Mark::is_right);
    assert_eq!(all, rebuilding.right(proof) == rebuilding.count());
    all
}

#[test]
fn a_shuffled_proof_has_all_its_lines_and_is_never_in_order() {
    for proof in proofs() {
        let book: Vec<usize> = (0..proof.lines.len()).collect();
        let mut orders = Vec::new();
        for attempt in 0..1000 {
            let shuffled = Rebuilding::new(&proof, attempt);
            let order = order(&proof, &shuffled);
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, book);
            assert_ne!(order, book, "{} in attempt {attempt}", proof.id);
            for (place, line) in proof.lines.iter().enumerate() {
                let starts = line.relation == Relation::Start;
                assert_eq!(shuffled.is_free(place), !starts);
                assert!(!starts || order[place] == place);
                assert_eq!(shuffled.relation_at(place), None);
            }
            assert!(!accepted(&proof, &shuffled));
            assert_eq!(shuffled, Rebuilding::new(&proof, attempt));
            orders.push(order);
        }
        // Of three lines there are five wrong orders, of eight 40,319.
        assert_ne!(orders[0], orders[1], "{}", proof.id);
        orders.sort();
        orders.dedup();
        assert!(orders.len() >= 5, "{}: {}", proof.id, orders.len());
    }
    let nothing = Rebuilding::new(&Proof::default(), 0);
    assert!(nothing.mark(&Proof::default(), 0).is_none() && nothing.neighbour(0, true).is_none());
}

#[test]
fn every_proof_can_be_put_together_line_by_line() {
    for proof in proofs() {
        let mut rebuilding = Rebuilding::new(&proof, 0);
        relate_as_the_book(&proof, &mut rebuilding);
        assert!(sort(&proof, &mut rebuilding) > 0);
        assert!(accepted(&proof, &rebuilding), "{}", proof.id);
        let starts = proof.lines.iter().filter(|line| line.relation == Relation::Start).count();
        assert_eq!(rebuilding.count(), proof.lines.len() - starts);
        // At the ends there is no further.
        for (place, up) in [(0, true), (proof.lines.len() - 1, false), (proof.lines.len(), true)] {
            assert_eq!(rebuilding.shift(place, up), None);
        }
    }
}

/// What is said must be true of what stands there.
fn is_true(proof: &Proof, rebuilding: &Rebuilding, place: usize, mark: Mark) -> bool {
    let line = rebuilding.line_at(place).unwrap();
    let above = rebuilding.line_at(place - 1).unwrap();
    let (before, here) = (&proof.lines[above], &proof.lines[line]);
    let given = rebuilding.relation_at(place);
    let rise = if before.value == here.value { 0.0 } else { here.value - before.value };
    let far = rise.abs() > before.rounding + here.rounding;
    let contradicted = match given {
        Some(Relation::Equal) => far,
        Some(Relation::AtMost) => far && rise < 0.0,
        Some(Relation::AtLeast) => far && rise > 0.0,
        _ => false,
    };
    let wrong_relation = given.is_some_and(|given| given != here.relation);
    if mark.in_place != (line == place) {
        return false;
    }
    match mark.why {
        None => line == place && given == Some(here.relation),
        Some(Why::Blank) => line == place && given.is_none(),
        Some(Why::Refuted { above, value }) => {
            contradicted && above == before.value && value == here.value
        }
        Some(why) if contradicted => panic!("{why:?}, and yet the numbers speak against it"),
        Some(Why::Above) => above != place - 1 && (line != place || wrong_relation),
        Some(Why::Weak) => {
            line == place && wrong_relation && is_equality(here.relation) && above == place - 1
        }
        Some(Why::ByChance) => {
            line == place && wrong_relation && !is_equality(here.relation) && above == place - 1
        }
        Some(Why::StartsFrom(from)) => line != place && from + 1 == line && above != from,
    }
}

proptest! {
    #![proptest_config(times(1_000, 1948))]

    #[test]
    fn the_order_and_the_relations_of_the_book_are_accepted_and_nothing_else(
        moves in vec((any::<u8>(), any::<bool>()), 0..4),
        relations in vec(0..40u8, 26),
    ) {
        for proof in proofs() {
            let mut rebuilding = Rebuilding::new(&proof, 7);
            sort(&proof, &mut rebuilding);
            relate_as_the_book(&proof, &mut rebuilding);
            for (place, up) in &moves {
                rebuilding.shift(usize::from(*place) % proof.lines.len(), *up);
            }
            for (place, choice) in (0..proof.lines.len()).zip(&relations) {
                match choice {
                    0 => rebuilding.relate(place, None),
                    choice if *choice < 4 => {
                        rebuilding.relate(place, Some(RELATIONS[usize::from(*choice) - 1]));
                    }
                    _ => {}
                }
            }
            let free = |place: &usize| rebuilding.is_free(*place);
            let right = (0..proof.lines.len()).filter(free).all(|place| {
                rebuilding.line_at(place) == Some(place)
                    && rebuilding.relation_at(place) == Some(proof.lines[place].relation)
            });
            prop_assert_eq!(accepted(&proof, &rebuilding), right, "{}", proof.id);
            for (place, mark) in marks(&proof, &checked(&rebuilding)).into_iter().enumerate() {
                prop_assert_eq!(mark.is_some(), rebuilding.is_free(place));
                let Some(mark) = mark else { continue };
                prop_assert!(is_true(&proof, &rebuilding, place, mark), "{}: {mark:?}", proof.id);
            }
        }
    }
}

#[test]
fn a_relation_is_refused_with_the_numbers_of_the_moment() {
    let (_, figure) = lessons::find("kl.asymmetry").unwrap();
    let at = |p: f64, q: f64| (figure.proof.check)(&scene(p, q, Unit::Nat));
    let proof = at(0.5, 0.9);
    let mut rebuilding = Rebuilding::new(&proof, 0);
    sort(&proof, &mut rebuilding);
    relate_as_the_book(&proof, &mut rebuilding);
    let place = |key: &str| proof.lines.iter().position(|line| line.key == key).unwrap();
    let why = |rebuilding: &Rebuilding, proof: &Proof, key: &str| {
        checked(rebuilding).mark(proof, place(key)).unwrap().why
    };
    let with = |key: &str, relation: Relation| {
        let mut other = rebuilding.clone();
        other.relate(place(key), Some(relation));
        other
    };
    // −KL(p‖q) = −0.511 ≤ log 1 = 0: neither an = nor a ≥.
    for wrong in [Relation::Equal, Relation::AtLeast] {
        let wrong = with("jensen", wrong);
        let Some(Why::Refuted { above, value }) = why(&wrong, &proof, "jensen") else {
            panic!("{:?}", why(&wrong, &proof, "jensen"))
        };
        assert!((above + 0.510826).abs() < 1e-6 && value == 0.0);
        // Of equal coins the numbers are the same, but a proof is for all coins.
        assert_eq!(why(&wrong, &at(0.5, 0.5), "jensen"), Some(Why::ByChance));
    }
    let weak = with("flip", Relation::AtMost);
    assert_eq!(why(&weak, &proof, "flip"), Some(Why::Weak));
    // log Σ_A q and log Σ_Ω q are both 0 here, so that numbers do not tell their order.
    rebuilding.shift(place("all-outcomes"), true);
    let starts_from = Some(Why::StartsFrom(place("support-mass")));
    assert_eq!(why(&rebuilding, &proof, "support-mass"), starts_from);
}

#[test]
fn what_was_said_stays_until_what_it_speaks_of_is_changed() {
    for proof in proofs() {
        let shuffled = Rebuilding::new(&proof, 3);
        assert!(marks(&proof, &shuffled).iter().all(Option::is_none));
        let before = checked(&shuffled);
        let said = marks(&proof, &before);
        for place in 0..proof.lines.len() {
            let mut related = before.clone();
            related.relate(place, Some(Relation::Equal));
            let mut moved = before.clone();
            moved.shift(place, false);
            for (changed, most) in [(related, 1), (moved, 4)] {
                let still = marks(&proof, &changed);
                let anew = marks(&proof, &checked(&changed));
                for at in (0..said.len()).filter(|&at| still[at].is_some()) {
                    assert_eq!((still[at], still[at]), (said[at], anew[at]), "{}", proof.id);
                }
                let lost = said.iter().flatten().count() - still.iter().flatten().count();
                assert!(lost <= most, "{lost} at {place} of {}", proof.id);
            }
        }
    }
}
