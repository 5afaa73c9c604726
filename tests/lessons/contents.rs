//! The contents: pictures that are whole in small, a glossary that has what texts open.

use super::pictures::every_mark_is_sound;
use super::scenes::{figures, start};
use surprisal::charts::picture::Shape;
use surprisal::contents;
use surprisal::figure::Symbol;
use surprisal::measures::Measure;
use surprisal::text::{Lang, TEXTS};

#[test]
fn a_small_picture_has_nothing_to_read_and_nothing_to_move() {
    for figure in figures() {
        let picture = (figure.picture)(&start(figure)).in_small();
        assert_eq!(every_mark_is_sound(&picture), Ok(()), "{}", figure.id);
        assert!(picture.x.ticks().is_empty() && picture.y.title().is_empty(), "{}", figure.id);
        assert!(!picture.marks.is_empty(), "{}", figure.id);
        for mark in &picture.marks {
            let label = match &mark.shape {
                Shape::Curve { label, .. }
                | Shape::Line { label, .. }
                | Shape::Point { label, .. }
                | Shape::Bracket { label, .. } => label.as_ref(),
                Shape::Escape { label, .. } => Some(label),
                Shape::Area { .. } | Shape::Bar { .. } => None,
            };
            assert!(label.is_none() && mark.handle.is_none(), "{}: {mark:?}", figure.id);
        }
    }
}

/// The entries that a text opens.
fn opened(html: &str) -> impl Iterator<Item = &str> {
    html.split("data-opens=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn texts_open_what_the_glossary_has_the_same_in_both_languages() {
    let entries: Vec<&str> = contents::glossary().map(|(key, _)| key).collect();
    assert!(entries.len() > 25);
    let mut used = 0;
    for (module, texts) in TEXTS {
        for (key, text) in *texts {
            let [mut english, mut korean] =
                [Lang::En, Lang::Ko].map(|lang| opened(text.get(lang)).collect::<Vec<_>>());
            english.sort_unstable();
            korean.sort_unstable();
            assert_eq!(english, korean, "{module}: {key}");
            assert!(english.iter().all(|term| entries.contains(term)), "{module}: {key}");
            used += english.len();
        }
    }
    // Each lesson opens some.
    assert!(used >= 20, "{used}");
}

#[test]
fn an_entry_begins_with_its_word_and_opens_nothing() {
    for (key, entry) in contents::glossary() {
        for lang in Lang::ALL {
            let html = entry.get(lang);
            assert!(html.starts_with("<strong>"), "{key}: {html}");
            assert_eq!(opened(html).count(), 0, "{key}");
        }
    }
}

#[test]
fn the_symbol_of_every_measure_is_marked_where_it_stands_in_a_formula() {
    for measure in Measure::ALL {
        let marked = format!("<mrow data-term=\"{}\">", measure.id());
        let mathml = Symbol::of_measure(measure).formula.mathml();
        assert_eq!(mathml.matches(&marked).count(), 1, "{mathml}");
        assert_eq!(mathml.matches("data-term").count(), 1, "{mathml}");
    }
}
