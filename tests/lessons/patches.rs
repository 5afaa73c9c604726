//! What the page around sets by keys: all of it or none, and what it was told sets the same again.

use proptest::prelude::*;
use proptest::sample::select;
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::pages::figure_defaults;
use surprisal::state::keys::{KEYS, Presentation, Reading, State, Theme};
use surprisal::state::patch::{Refusal, patched};
use surprisal::state::url::{decode, encode_hash, encode_query, in_full};
use surprisal::text::Lang;

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn what_the_page_around_was_told_sets_the_same_again() {
    let figures = figure_defaults();
    let mut seen = 0;
    for (_, figure) in lessons::figures() {
        for preset in figure.presets {
            let own = figures.iter().find(|own| own.id == figure.id).unwrap();
            let mut state = State {
                unit: Unit::Bit,
                step: 1,
                reading: Reading::Explain,
                ..own.state(&figures)
            };
            state.subjects.set(preset.at.subject());
            let shown = Presentation {
                theme: Theme::Dark,
                digits: 6,
                scale: 1.5,
                ..Presentation::new(Lang::Ko)
            };
            let pairs: Vec<_> = in_full(&state, &shown, &figures)
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect();
            for from in ["", "#fig=jsd.gan", "#fig=kl.asymmetry&p=0.1&step=2"] {
                let set = patched(("", from), &pairs, &figures, Lang::En);
                let set = set.unwrap_or_else(|why| panic!("{}: {why:?}", figure.id));
                // In its own lesson other figures keep what they have.
                let hash = |state: &State| encode_hash(state, &figures);
                assert_eq!(hash(&set.state), hash(&state));
                assert_eq!(set.presentation, shown);
            }
            seen += 1;
        }
    }
    assert!(seen > 80, "{seen}");
}

#[test]
fn a_patch_sets_its_keys_and_leaves_the_rest() {
    let figures = figure_defaults();
    let here = ("?theme=dark", "#v=1&fig=kl.asymmetry&p=0.2&q=0.6&unit=bit&step=2");
    let set = |pairs: &[(&str, &str)]| patched(here, &owned(pairs), &figures, Lang::En);
    let hash = |pairs: &[(&str, &str)]| encode_hash(&set(pairs).unwrap().state, &figures);
    assert_eq!(hash(&[("q", "0.7")]), "#v=1&fig=kl.asymmetry&p=0.2&q=0.7&unit=bit&step=2");
    assert_eq!(hash(&[("fig", "kl.square")]), "#v=1&fig=kl.square&unit=bit");
    assert_eq!(hash(&[]), here.1);
    let shown = set(&[("lang", "ko"), ("digits", "6")]).unwrap().presentation;
    assert_eq!((shown.lang, shown.digits, shown.theme), (Lang::Ko, 6, Theme::Dark));
    for key in ["embed", "api", "parent", "lock", "nonsense", "P", "", "__proto__"] {
        assert_eq!(set(&[(key, "1")]), Err(Refusal::Key(key.to_owned())));
    }
    for pair in [
        ("q", "1.7"),
        ("q", "0.5&p=1"),
        ("fig", "kl.nonsense"),
        ("unit", "hartley"),
        ("step", "99"),
    ] {
        assert!(matches!(set(&[("p", "0.5"), pair]), Err(Refusal::Value(_))), "{pair:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn whatever_is_sent_is_taken_whole_or_not_at_all(
        pairs in proptest::collection::vec(
            (
                prop_oneof![
                    select(KEYS.iter().map(|key| key.name).collect::<Vec<_>>()).prop_map(str::to_owned),
                    ".{0,10}",
                ],
                prop_oneof![
                    ".{0,30}",
                    "-?[0-9]{0,3}\\.?[0-9]{0,4}(e[0-9]{1,3})?",
                    select(vec!["0.5", "1", "0.2,0.8", "0.5,0.3,0.2", "bit", "kl.fit", "jsd.gan", "ko", "%00", "&fig=x", "<b>"]).prop_map(str::to_owned),
                ],
            ),
            0..5,
        )
    ) {
        let figures = figure_defaults();
        let here = ("", "#v=1&fig=kl.asymmetry&p=0.3&q=0.6");
        if let Ok(set) = patched(here, &pairs, &figures, Lang::En) {
            let (query, hash) = (encode_query(&set.presentation, Lang::En), encode_hash(&set.state, &figures));
            let again = decode(&query, &hash, &figures, Lang::En);
            prop_assert_eq!(encode_hash(&again.state, &figures), hash);
            prop_assert!(again.changes.is_empty());
        }
    }
}
