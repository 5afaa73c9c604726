//! Pages without figures: turned to as lessons are, by addresses of their own.

use surprisal::lessons::{self, LESSONS};
use surprisal::pages::figure_defaults;
use surprisal::pages::{PAGES, find, in_order};
use surprisal::state::url::{decode, encode_hash};
use surprisal::text::Lang;

#[test]
fn pages_stand_around_the_lessons() {
    let ids: Vec<&str> = in_order().map(|entry| entry.id).collect();
    assert_eq!((ids[0], ids[1], ids[ids.len() - 1]), ("contents", LESSONS[0].id, "teachers"));
    assert_eq!(ids.len(), PAGES.len() + LESSONS.len());
    for (index, id) in ids.iter().enumerate() {
        assert!(!ids[..index].contains(id), "{id}");
        assert_eq!(find(id).is_some(), PAGES.iter().any(|page| page.entry.id == *id), "{id}");
    }
}

#[test]
fn an_address_names_a_page_as_it_names_a_figure() {
    let figures = figure_defaults();
    for page in &PAGES {
        let id = page.entry.id;
        assert_eq!((page.lesson.id, page.lesson.title), (id, page.entry.title));
        assert!(page.lesson.figures.is_empty() && lessons::entry(id).is_none(), "{id}");
        let hash = format!("#v=1&fig={id}");
        let decoded = decode("", &hash, &figures, Lang::En);
        assert_eq!((decoded.state.figure, decoded.changes.len()), (id, 0));
        assert_eq!(encode_hash(&decoded.state, &figures), hash);
        // What is no part of a page still opens the page.
        let decoded = decode("", &format!("#fig={id}.nonsense"), &figures, Lang::En);
        assert_eq!((decoded.state.figure, decoded.changes.len()), (id, 1));
    }
}
