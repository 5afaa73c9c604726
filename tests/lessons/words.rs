//! The words: complete in both languages, with every slot filled.

use super::scenes::{figures, scene, scenes};
use surprisal::figure::{Cause, Figure, Parameter, Spoken, Symbol};
use surprisal::lessons::{self, LESSONS};
use surprisal::measures::{Measure, Unit};
use surprisal::state::shown;
use surprisal::text::{self, Lang, Localised, ui};

fn is_slot_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The `{slots}` of a text; a brace of a formula opens none.
pub fn slots(text: &str) -> Vec<&str> {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let mut slots: Vec<_> = names.filter(|name| is_slot_name(name)).collect();
    slots.sort_unstable();
    slots.dedup();
    slots
}

pub fn spoken(value: Spoken, lang: Lang) -> String {
    match value {
        Spoken::Number(number) | Spoken::Quantity(number) => shown::number(number, 4),
        Spoken::Percent(share) => format!("{}%", shown::number(100.0 * share, 3)),
        Spoken::Word(word) | Spoken::Cause(Cause::Coin(word)) => word.get(lang).to_owned(),
        Spoken::Cause(Cause::Outcome(name)) => name,
    }
}

#[test]
fn every_sentence_fills_every_slot() {
    for figure in figures() {
        for scene in scenes() {
            let sentence = (figure.sentence)(&scene);
            for (name, value) in &sentence.slots {
                let sound = match value {
                    // Infinity is said in words, with its cause, not as a number in a sentence.
                    Spoken::Number(number) => number.is_finite(),
                    Spoken::Quantity(amount) => amount.is_finite() && *amount >= 0.0,
                    Spoken::Percent(share) => (0.0..=1.0).contains(share),
                    Spoken::Word(_) | Spoken::Cause(_) => true,
                };
                assert!(sound, "{} at {scene:?}: {name} is {value:?}", figure.id);
            }
            for lang in Lang::ALL {
                let mut given: Vec<_> = sentence.slots.iter().map(|(name, _)| *name).collect();
                given.sort_unstable();
                let asked = slots(sentence.words.get(lang));
                assert_eq!(asked, given, "{} at {scene:?}", figure.id);
                let values: Vec<(&str, String)> = sentence
                    .slots
                    .iter()
                    .map(|(name, value)| (*name, spoken(value.clone(), lang)))
                    .collect();
                let values: Vec<(&str, &str)> =
                    values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                let filled = sentence.words.fill(lang, &values);
                assert!(slots(&filled).is_empty() && !filled.contains("NaN"), "{filled}");
            }
        }
    }
}

#[test]
fn sentences_speak_of_what_is_there() {
    use text::{cross_entropy, entropy, jsd, kl, overview};
    let words = |id: &str, p: f64, q: f64| {
        let (_, figure) = lessons::find(id).unwrap();
        (figure.sentence)(&scene(p, q, Unit::Bit)).words
    };
    for (id, p, q, expected) in [
        ("overview.one-curve", 0.3, 0.8, overview::ONE_CURVE_SENTENCE),
        ("overview.one-curve", 0.3, 0.3, overview::ONE_CURVE_SENTENCE_EQUAL),
        ("overview.one-curve", 0.0, 0.0, overview::ONE_CURVE_SENTENCE_EQUAL),
        ("overview.one-curve", 0.3, 0.0, overview::ONE_CURVE_SENTENCE_INFINITE),
        ("overview.one-curve", 0.0, 1.0, overview::ONE_CURVE_SENTENCE_INFINITE),
        ("overview.one-curve", 0.0, 0.3, overview::ONE_CURVE_SENTENCE),
        ("entropy.curve", 0.2, 0.5, entropy::CURVE_SENTENCE),
        ("entropy.curve", 5e-324, 0.5, entropy::CURVE_SENTENCE),
        ("entropy.curve", 0.5, 0.5, entropy::CURVE_SENTENCE_FAIR),
        ("entropy.curve", 0.0, 0.5, entropy::CURVE_SENTENCE_CERTAIN),
        ("entropy.curve", 1.0, 0.5, entropy::CURVE_SENTENCE_CERTAIN),
        ("cross-entropy.tangent", 0.3, 0.8, cross_entropy::TANGENT_SENTENCE),
        ("cross-entropy.tangent", 0.3, 0.3, cross_entropy::TANGENT_SENTENCE_EQUAL),
        ("cross-entropy.tangent", 1.0, 1.0, cross_entropy::TANGENT_SENTENCE_EQUAL),
        ("cross-entropy.tangent", 0.3, 0.0, cross_entropy::TANGENT_SENTENCE_INFINITE),
        ("cross-entropy.tangent", 0.3, 1.0, cross_entropy::TANGENT_SENTENCE_INFINITE),
        ("cross-entropy.tangent", 1.0, 0.0, cross_entropy::TANGENT_SENTENCE_INFINITE),
        ("cross-entropy.tangent", 1.0, 0.8, cross_entropy::TANGENT_SENTENCE_CERTAIN),
        ("cross-entropy.tangent", 0.0, 0.8, cross_entropy::TANGENT_SENTENCE_CERTAIN),
        ("kl.asymmetry", 0.4, 0.4, kl::ASYMMETRY_SENTENCE_EQUAL),
        ("kl.asymmetry", 0.3, 0.9, kl::ASYMMETRY_SENTENCE_FORWARD_LARGER),
        ("kl.asymmetry", 0.1, 0.3, kl::ASYMMETRY_SENTENCE_REVERSE_LARGER),
        ("kl.asymmetry", 0.25, 0.75, kl::ASYMMETRY_SENTENCE_BOTH_SAME),
        // Decimals whose binary forms do not quite add up to 1.
        ("kl.asymmetry", 0.2, 0.8, kl::ASYMMETRY_SENTENCE_BOTH_SAME),
        ("kl.asymmetry", 0.8, 0.2, kl::ASYMMETRY_SENTENCE_BOTH_SAME),
        ("kl.asymmetry", 0.3, 0.7, kl::ASYMMETRY_SENTENCE_BOTH_SAME),
        ("kl.asymmetry", 0.9, 0.1, kl::ASYMMETRY_SENTENCE_BOTH_SAME),
        ("kl.asymmetry", 0.3, 0.0, kl::ASYMMETRY_SENTENCE_FORWARD_INFINITE),
        ("kl.asymmetry", 0.0, 0.3, kl::ASYMMETRY_SENTENCE_REVERSE_INFINITE),
        ("kl.asymmetry", 0.0, 1.0, kl::ASYMMETRY_SENTENCE_BOTH_INFINITE),
        ("jsd.gap", 0.2, 0.9, jsd::GAP_SENTENCE),
        ("jsd.gap", 0.3, 0.0, jsd::GAP_SENTENCE),
        ("jsd.gap", 1.0, 0.2, jsd::GAP_SENTENCE),
        ("jsd.gap", 0.2, 0.2, jsd::GAP_SENTENCE_EQUAL),
        ("jsd.gap", 0.0, 0.0, jsd::GAP_SENTENCE_EQUAL),
        ("jsd.gap", 1.0, 0.0, jsd::GAP_SENTENCE_DISJOINT),
        ("jsd.gap", 0.0, 1.0, jsd::GAP_SENTENCE_DISJOINT),
        ("jsd.curves", 0.2, 0.9, jsd::CURVES_SENTENCE),
        ("jsd.curves", 0.2, 0.2, jsd::CURVES_SENTENCE_EQUAL),
        ("jsd.curves", 1.0, 0.0, jsd::CURVES_SENTENCE_DISJOINT),
        ("jsd.curves", 0.2, 1.0, jsd::CURVES_SENTENCE_KL_INFINITE),
        ("jsd.curves", 1e-300, 1.0, jsd::CURVES_SENTENCE_KL_INFINITE),
    ] {
        assert_eq!(words(id, p, q), expected, "{id} at {p}, {q}");
    }
}

#[test]
fn two_coins_that_are_close_are_no_mirror_images() {
    let (_, figure) = lessons::find("kl.asymmetry").unwrap();
    for (p, q) in [(0.4, 0.4f64.next_up()), (0.1, 0.1 + 1e-12), (1e-17, 1.0 - 1.2e-16)] {
        let words = (figure.sentence)(&scene(p, q, Unit::Nat)).words;
        assert_ne!(words, text::kl::ASYMMETRY_SENTENCE_BOTH_SAME, "{p}, {q}");
    }
}

#[test]
fn ids_are_unique_and_name_their_lesson() {
    let mut ids: Vec<&str> = Vec::new();
    for (lesson, figure) in lessons::figures() {
        assert_eq!(figure.id.split_once('.').map(|(first, _)| first), Some(lesson.id));
        assert!(!ids.contains(&figure.id), "{}", figure.id);
        ids.push(figure.id);
        let (found, same) = lessons::find(figure.id).unwrap();
        assert!(found.id == lesson.id && same.id == figure.id);
    }
    // A reader of landmarks tells the proofs of a page apart by their titles.
    for (lesson, lang) in lessons::all().flat_map(|lesson| Lang::ALL.map(|lang| (lesson, lang))) {
        let titles = lesson.figures.iter().map(|figure| figure.proof.title.get(lang));
        let mut different: Vec<_> = titles.collect();
        different.sort_unstable();
        different.dedup();
        assert_eq!(different.len(), lesson.figures.len(), "{}", lesson.id);
    }
    // What the book knows of a lesson before it is opened is true of it.
    for (entry, lesson) in LESSONS.iter().zip(lessons::all()) {
        assert_eq!((entry.id, entry.title), (lesson.id, lesson.title));
        let known = entry.figures.iter().map(|figure| (figure.id, figure.start, figure.steps));
        let own = |figure: &Figure| (figure.id, figure.start, figure.proof.lines.len() as u8);
        assert!(known.eq(lesson.figures.iter().map(own)), "{}", entry.id);
    }
    let mut lessons: Vec<_> = LESSONS.iter().map(|lesson| lesson.id).collect();
    lessons.sort_unstable();
    lessons.dedup();
    assert_eq!(lessons.len(), LESSONS.len());
    assert!(LESSONS.iter().all(|lesson| !lesson.figures.is_empty()));
    assert!(lessons::find("kl.nonsense").is_none() && lessons::find("").is_none());

    let measures: Vec<_> = Measure::ALL.iter().map(|measure| measure.id()).collect();
    for i in 0..measures.len() {
        assert!(!measures[..i].contains(&measures[i]));
    }
}

/// A text without its elements of a name, such as formulas.
fn without(html: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut pieces = html.split(&*open);
    let before = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(before, |text, piece| text + piece.split_once(&*close).unwrap().1)
}

/// What is not inside a formula, a piece of code or a tag.
fn outside_markup(html: &str) -> String {
    let prose = without(&without(html, "math"), "code");
    let mut pieces = prose.split('<');
    let before = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(before, |text, piece| text + piece.split_once('>').unwrap().1)
}

#[test]
fn every_text_is_complete_in_both_languages() {
    let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
    let mut texts = 0;
    for (module, entries) in text::TEXTS {
        for (key, words) in *entries {
            for lang in Lang::ALL {
                let words = words.get(lang);
                assert!(!words.trim().is_empty(), "{module}: {key}");
                // Markdown that was not understood would show as it was typed.
                let prose = outside_markup(words);
                let leftover = prose.contains(['*', '$', '`', '\\', '#']) || prose.contains("TODO");
                assert!(!leftover, "{module}: {key}: {prose}");
            }
            assert_eq!(slots(words.get(Lang::En)), slots(words.get(Lang::Ko)), "{module}: {key}");
            // The book's name and the titles of English works stay as they are.
            let name = (*module, *key) == ("ui", "book-title") || *key == "sources";
            assert!(hangul(words.get(Lang::Ko)) || name, "{module}: {key} is not Korean");
            assert!(!hangul(words.get(Lang::En)), "{module}: {key} is not English");
            texts += 1;
        }
    }
    assert!(texts > 150, "{texts}");
}

#[test]
fn every_formula_is_mathml_and_latex() {
    for (module, entries) in text::FORMULAS {
        for (key, formula) in *entries {
            let sound =
                formula.mathml().starts_with("<math") && formula.mathml().ends_with("</math>");
            assert!(sound && !formula.mathml().contains("merror"), "{module}: {key}");
            let tex = formula.tex();
            assert!(!tex.trim().is_empty() && !tex.contains('$'), "{module}: {key}");
            // Nothing that only this book's own macros would explain.
            assert!(!tex.contains(r"\KL") && !tex.contains(r"\JSD"), "{module}: {key}: {tex}");
        }
    }
}

#[test]
fn the_words_of_figures_are_in_the_catalogue() {
    let all: Vec<Localised> = text::TEXTS
        .iter()
        .flat_map(|(_, entries)| entries.iter().map(|(_, words)| *words))
        .collect();
    for (lesson, figure) in lessons::figures() {
        let mut words =
            vec![lesson.title, lesson.question, lesson.lead, lesson.after, lesson.sources];
        words.extend([figure.title, figure.caption, figure.chart_label, figure.table_caption]);
        words.extend([figure.proof.title, figure.proof.claim]);
        words.extend(figure.proof.points_caption);
        words.extend(figure.beside.map(|beside| beside.label));
        words.extend(figure.presets.iter().map(|preset| preset.name));
        words.extend(figure.proof.lines.iter().map(|line| line.reason));
        words.extend(figure.proof.equalities.iter().map(|equality| equality.words));
        words.extend(Measure::ALL.map(|measure| Symbol::of_measure(measure).name));
        words.extend([Parameter::P, Parameter::Q].map(|key| Symbol::of_parameter(key).name));
        words.extend(figure.parameters.iter().map(|&key| Symbol::of_parameter(key).name));
        words.extend(figure.readouts.iter().map(|readout| readout.reads.symbol().name));
        words.extend([ui::OUTCOME_0, ui::OUTCOME_1]);
        assert!(words.iter().all(|words| all.contains(words)), "{}", figure.id);
    }
}
