//! What the page around asks: any query is one, and what is written reads back the same.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use surprisal::state::embedding::{
    Embedding, Keys, Parent, Part, Resize, decode, encode, is_asked, join,
};
use surprisal::state::keys::{KEYS, Presentation};
use surprisal::state::url;
use surprisal::text::Lang;

fn embeddings() -> impl Strategy<Value = Embedding> {
    let parents = prop_oneof![
        Just(Parent::Any),
        Just(Parent::Nobody),
        "https?://[a-z0-9.-]{1,30}(:[0-9]{1,5})?".prop_map(Parent::Of),
    ];
    let locks = ["p", "q", "a", "w", "mu", "delta", "unit"];
    // In the order of the table.
    let order: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    let locks = subsequence(locks.to_vec(), 0..locks.len()).prop_map(move |mut locked| {
        locked.sort_by_key(|name| order.iter().position(|key| key == name));
        locked
    });
    let first = (
        any::<bool>(),
        subsequence(Part::ALL.to_vec(), 0..=Part::ALL.len()),
        locks,
        any::<bool>(),
        proptest::option::of("[A-Za-z_0-9]{1,32}"),
    );
    let second = (select(Keys::ALL), select(Resize::ALL), any::<bool>(), parents, 0u32..1_000_000);
    (first, second).prop_map(
        |((embed, hidden, locked, present, predict), (keys, resize, api, parent, seed))| {
            Embedding { embed, hidden, locked, present, predict, keys, resize, api, parent, seed }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn what_is_written_reads_back_the_same(asked in embeddings()) {
        let query = format!("?{}", encode(&asked));
        prop_assert_eq!(decode(&query), (asked.clone(), vec![]));
        prop_assert_eq!(is_asked(&query), asked != Embedding::default());
        // And does not touch how the book is shown.
        let presentation = Presentation { digits: 7, ..Presentation::new(Lang::Ko) };
        let own = url::encode_query(&presentation, Lang::En);
        let both = join(&own, &asked);
        prop_assert_eq!(&decode(&both).0, &asked);
        let shown = url::decode(&both, "", &[], Lang::En);
        prop_assert_eq!((shown.presentation, shown.changes), (presentation, vec![]));
    }

    #[test]
    fn any_query_is_an_embedding_and_what_it_is_taken_for_stands(
        pairs in proptest::collection::vec(
            (
                prop_oneof![select(KEYS.iter().map(|key| key.name).collect::<Vec<_>>()).prop_map(str::to_owned), ".{0,8}"],
                prop_oneof![
                    ".{0,40}",
                    select(vec!["0", "1", "own", "forward", "chart,proof", "chart,", "p,q,unit", "p,step", "https://a.b", "null", "*", "", "999999999999", "-1", "h5p"]).prop_map(str::to_owned),
                ],
            ),
            0..12,
        )
    ) {
        let query = pairs.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&");
        let (asked, changes) = decode(&query);
        prop_assert_eq!(decode(&encode(&asked)), (asked, vec![]));
        for change in changes {
            prop_assert!(!change.typed.contains(char::is_control));
        }
    }
}

#[test]
fn a_page_that_cannot_be_meant_is_not_listened_to() {
    for typed in
        ["null", "*", "example.org", "https://", "https://a/b", "javascript:x", "https://a b"]
    {
        let (asked, changes) = decode(&format!("parent={typed}"));
        assert_eq!(asked.parent, Parent::Nobody, "{typed}");
        assert_eq!(changes[0].used, "none");
    }
    assert_eq!(decode("parent=https%3A%2F%2Fa.b").0.parent, Parent::Of("https://a.b".to_owned()));
}

#[test]
fn a_list_without_any_part_hides_nothing() {
    for typed in ["", "all", "charts", ","] {
        let (asked, changes) = decode(&format!("show={typed}"));
        assert_eq!((asked.hidden.len(), changes.len()), (0, 1), "{typed:?}");
    }
    let (asked, changes) = decode("show=chart,proofs&hide=chart");
    assert_eq!(asked.hidden, Part::ALL);
    assert_eq!((changes.len(), &*changes[0].used), (1, "chart"));
}
