//! The page for teachers: tables that are whole, links that are true, numbers that are on the screen.

use std::fs;
use std::path::Path;

use super::scenes::figures;
use surprisal::figure::Scene;
use surprisal::lessons::LESSONS;
use surprisal::pages::figure_defaults;
use surprisal::state::embedding;
use surprisal::state::keys::{FigureDefaults, KEYS, Key, Place, VALUES};
use surprisal::state::messages::{Method, Told};
use surprisal::state::url::{Decoded, decode, encode_hash};
use surprisal::teachers::{SECTIONS, entry_of_key, meaning, meaning_of_method, meaning_of_told};
use surprisal::text::{Lang, TEXTS, teachers as text};

#[test]
fn every_row_of_the_tables_has_its_words_and_no_words_are_left_over() {
    let mut rows: Vec<String> = KEYS.iter().map(entry_of_key).collect();
    rows.extend(Method::ALL.map(|method| format!("method-{}", method.word().to_lowercase())));
    rows.extend(Told::ALL.map(|told| format!("told-{}", told.word())));
    let of_tables = ["state-", "query-", "method-", "told-"];
    let is_of_tables = |key: &&str| of_tables.iter().any(|begin| key.starts_with(begin));
    let mut words: Vec<&str> =
        text::TEXTS.iter().map(|(key, _)| *key).filter(is_of_tables).collect();
    rows.sort_unstable();
    words.sort_unstable();
    assert_eq!(rows, words);
    assert!(KEYS.iter().all(|key| meaning(key).is_some()));
    assert!(Method::ALL.into_iter().all(|method| meaning_of_method(method).is_some()));
    assert!(Told::ALL.into_iter().all(|told| meaning_of_told(told).is_some()));
}

/// What an address of one key is read as.
fn read(key: &Key, value: &str, figure: &str, figures: &[FigureDefaults]) -> Decoded {
    let pair = format!("{}={value}", key.name);
    let figure = format!("#fig={figure}");
    match key.place {
        Place::Hash if key.name == "fig" => decode("", &pair, figures, Lang::En),
        Place::Hash => decode("", &format!("{figure}&{pair}"), figures, Lang::En),
        Place::Query => decode(&pair, &figure, figures, Lang::En),
    }
}

#[test]
fn what_the_table_gives_as_default_is_what_a_key_is_when_it_is_left_out() {
    let figures = figure_defaults();
    let first = figures[0].id;
    let mut seen = 0;
    for (key, values) in KEYS.iter().zip(&VALUES) {
        let Some(default) = values.default else { continue };
        let left_out = decode("", &format!("#fig={first}"), &figures, Lang::En);
        assert_eq!(read(key, default, first, &figures), left_out, "{}", key.name);
        let (asked, changes) = embedding::decode(&format!("{}={default}", key.name));
        assert!(asked == embedding::Embedding::default() && changes.is_empty(), "{}", key.name);
        seen += 1;
    }
    assert!(seen >= 12, "{seen}");
}

#[test]
fn every_choice_of_the_table_can_be_made() {
    let figures = figure_defaults();
    let mut seen = 0;
    for (key, values) in KEYS.iter().zip(&VALUES) {
        let choices = values.range.split(['|', ',']).filter(|choice| *choice != "…");
        let is_choice = values.range.contains('|') || ["show", "hide"].contains(&key.name);
        for choice in choices.filter(|_| is_choice) {
            // Taken by somebody who does not take everything.
            let is_taken = |value: &str, figure: &FigureDefaults| {
                let (_, changes) = embedding::decode(&format!("{}={value}", key.name));
                read(key, value, figure.id, &figures).changes.is_empty() && changes.is_empty()
            };
            let takes = |figure| is_taken(choice, figure) && !is_taken("!", figure);
            let found = figures.iter().any(takes);
            assert!(found, "{}={choice}", key.name);
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}

/// The addresses that a text leads to.
fn links(html: &str) -> impl Iterator<Item = String> {
    let hrefs = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    hrefs.map(|href| href.replace("&amp;", "&"))
}

#[test]
fn every_link_of_every_text_leads_into_the_book_as_the_book_would_write_it() {
    let figures = figure_defaults();
    let (mut seen, mut wrong) = (0, Vec::new());
    for (module, texts) in TEXTS {
        for (key, words) in *texts {
            let [english, korean] =
                [Lang::En, Lang::Ko].map(|lang| links(words.get(lang)).collect::<Vec<_>>());
            assert_eq!(english, korean, "{module}: {key}");
            for link in english {
                let decoded = decode("", &link, &figures, Lang::En);
                let canonical = encode_hash(&decoded.state, &figures);
                if !decoded.changes.is_empty() || canonical != link {
                    wrong.push(format!("{module}: {key}: {link} is {canonical}"));
                }
                seen += 1;
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(seen > 40, "{seen}");
}

#[test]
fn every_lesson_has_a_state_worth_showing() {
    let linked: Vec<String> = links(text::LINKS.get(Lang::En)).collect();
    for lesson in LESSONS {
        let own = |link: &&String| link.contains(&format!("fig={}.", lesson.id));
        assert!(linked.iter().any(|link| own(&link)), "{}", lesson.id);
    }
    let mut different = linked.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), linked.len());
}

/// A readout of a figure at an address.
fn value(hash: &str, readout: &str) -> f64 {
    let figures_known = figure_defaults();
    let decoded = decode("", hash, &figures_known, Lang::En);
    let figure = figures().find(|figure| figure.id == decoded.state.figure).unwrap();
    let subject = decoded.state.subjects.of(&figure.start.subject());
    let scene = Scene::new(subject, decoded.state.unit);
    let ids: Vec<&str> = figure.readouts.iter().map(|readout| readout.reads.id()).collect();
    let found = figure.readouts.iter().find(|own| own.reads.id() == readout);
    found.unwrap_or_else(|| panic!("{hash}: of {ids:?}")).reads.value(&scene)
}

#[test]
fn the_numbers_that_are_spoken_of_are_those_on_the_screen() {
    for (hash, readout, said) in [
        ("#v=1&fig=coding.storage&lcar=3&ltruck=1&unit=bit", "L", "2.6"),
        ("#v=1&fig=coding.storage&lcar=3&ltruck=1&unit=bit", "L_swapped", "1.4"),
        ("#v=1&fig=coding.lengths&len=1,2,3,3&unit=bit", "L", "1.75"),
        ("#v=1&fig=coding.lengths&len=1,2,3,3&unit=bit", "H_p", "1.75"),
        ("#v=1&fig=coding.blocks&block=12&unit=bit", "L_n", "0.470"),
        ("#v=1&fig=entropy.curve&p=0.01&unit=bit", "H_p", "0.081"),
        ("#v=1&fig=entropy.outcomes&p=0.5,0.25,0.125,0.125&unit=bit", "H_p", "1.75"),
        ("#v=1&fig=cross-entropy.tangent&p=0.9", "CE_pq", "0.362"),
        ("#v=1&fig=cross-entropy.marbles", "H_p", "0.639"),
        ("#v=1&fig=cross-entropy.marbles", "CE_pq", "1.500"),
        ("#v=1&fig=cross-entropy.one-hot", "CE_pq", "1.408"),
        ("#v=1&fig=cross-entropy.one-hot&eps=0.3", "H_p", "0.639"),
        ("#v=1&fig=overview.one-curve", "H_p", "0.611"),
        ("#v=1&fig=overview.one-curve", "CE_pq", "1.194"),
        ("#v=1&fig=overview.one-curve", "KL_pq", "0.583"),
        ("#v=1&fig=kl.asymmetry", "KL_pq", "1.033"),
        ("#v=1&fig=kl.asymmetry", "KL_qp", "0.794"),
        ("#v=1&fig=kl.asymmetry&p=0.2&q=0.8", "KL_pq", "0.832"),
        ("#v=1&fig=kl.asymmetry&p=0.2&q=0.8", "KL_qp", "0.832"),
        ("#v=1&fig=kl.asymmetry&q=0", "KL_qp", "0.357"),
        ("#v=1&fig=kl.support", "KL_pq", "0.223"),
        ("#v=1&fig=kl.support&p=0.2,0.2,0.2,0.4&q=0,0.5,0.1,0.4", "KL_qp", "0.389"),
        ("#v=1&fig=jsd.triangle", "JSD_abc", "0.432"),
        ("#v=1&fig=jsd.triangle", "JSD_ac", "0.693"),
        ("#v=1&fig=compression.layers", "speed_up", "1.82"),
        ("#v=1&fig=compression.layers", "advertised", "5.5"),
    ] {
        let value = value(hash, readout);
        let digits = said.split_once('.').map_or(0, |(_, digits)| digits.len());
        assert_eq!(format!("{value:.digits$}"), said, "{hash}: {readout}");
        for lang in Lang::ALL {
            let spoken = [text::LINKS, text::PLANS].map(|words| words.get(lang)).join(" ");
            assert!(spoken.contains(hash.replace('&', "&amp;").as_str()), "{hash}");
            assert!(spoken.contains(said), "{hash}: {said}");
        }
    }
    let infinite = |hash| value(hash, "KL_pq") == f64::INFINITY;
    assert!(infinite("#v=1&fig=kl.asymmetry&q=0"));
    assert!(infinite("#v=1&fig=kl.support&p=0.2,0.2,0.2,0.4&q=0,0.5,0.1,0.4"));
    assert!(infinite("#v=1&fig=jsd.curves&p=0&q=1&unit=bit"));
    assert_eq!(value("#v=1&fig=jsd.curves&p=0&q=1&unit=bit", "JSD"), 1.0);
}

#[test]
fn every_part_of_the_page_has_a_place_of_its_own() {
    for (index, part) in SECTIONS.iter().enumerate() {
        assert!(SECTIONS[..index].iter().all(|other| other.id != part.id), "{}", part.id);
    }
    let tables: Vec<_> = SECTIONS.iter().flat_map(|part| part.tables).collect();
    assert_eq!(tables.len(), 5);
}

/// The rows of the README's tables of keys, from the same table and words as the page.
#[test]
fn the_readme_has_the_same_tables() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let words = fs::read_to_string(root.join("src/teachers/text.en.md")).unwrap();
    let entry = |name: &str| {
        let (_, rest) = words.split_once(&format!("# {name}\n")).unwrap();
        rest.lines().next().unwrap().to_owned()
    };
    let mut missing = Vec::new();
    for (key, values) in KEYS.iter().zip(&VALUES) {
        let default = values.default.map_or("", |default| default);
        let range = values.range.replace('|', "\\|");
        let row =
            format!("| `{}` | `{range}` | {default} | {} |", key.name, entry(&entry_of_key(key)));
        if !readme.contains(&row) {
            missing.push(row);
        }
    }
    for method in Method::ALL {
        let api = if method.needs_api() { "yes" } else { "" };
        let means = entry(&format!("method-{}", method.word().to_lowercase()));
        let row = format!("| `{}` | `{}` | {api} | {means} |", method.word(), method.arguments());
        if !readme.contains(&row) {
            missing.push(row);
        }
    }
    assert!(missing.is_empty(), "missing in the README:\n{}", missing.join("\n"));
}
