//! The codec, over every state and over all that is none.

use super::book::{FIT, LAYERS, LOGITS, figures, is_valid};
use super::seeded::times;
use super::values::{Case, Expected, cases, in_query, kind};
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use surprisal::measures::jensen::{Function, Point};
use surprisal::measures::{Probability, Unit};
use surprisal::state::activity;
use surprisal::state::dials::{Dial, Dials};
use surprisal::state::keys::{
    FigureDefaults, KEYS, Motion, Place, Presentation, Reading, State, Theme, VALUES, Values,
};
use surprisal::state::outcomes::{Outcomes, names_for, nearest};
use surprisal::state::subject::Subject;
use surprisal::state::url::{ChangeKind, Decoded, decode, encode_hash, encode_query};
use surprisal::state::weighted_points::WeightedPoints;
use surprisal::text::Lang;

const SEED: u64 = 1948;

fn read(query: &str, hash: &str) -> Decoded {
    decode(query, hash, &figures(), Lang::En)
}

fn written(decoded: &Decoded) -> (String, String) {
    (encode_query(&decoded.presentation, Lang::En), encode_hash(&decoded.state, &figures()))
}

/// What must be true of any text: a valid state, and an address that stays as it is.
fn is_sound(query: &str, hash: &str) -> Result<Decoded, TestCaseError> {
    let decoded = read(query, hash);
    prop_assert!(is_valid(&decoded.state, &decoded.presentation), "{decoded:?}");
    for change in &decoded.changes {
        prop_assert!(KEYS.iter().any(|key| key.name == change.key), "{change:?}");
        prop_assert!(change.typed.chars().count() <= 25, "{change:?}");
        prop_assert!(!change.typed.contains(char::is_control), "{change:?}");
    }
    let mut keys: Vec<_> = decoded.changes.iter().map(|change| change.key).collect();
    keys.sort_unstable();
    keys.dedup();
    prop_assert_eq!(keys.len(), decoded.changes.len(), "two changes of one key");

    let (query, hash) = written(&decoded);
    let again = read(&query, &hash);
    prop_assert_eq!(&again.state, &decoded.state, "{}{}", query, hash);
    prop_assert_eq!(again.presentation, decoded.presentation, "{}{}", query, hash);
    prop_assert!(again.changes.is_empty(), "{query}{hash}: {:?}", again.changes);
    prop_assert_eq!(written(&again), (query, hash));
    Ok(decoded)
}

/// Every probability a computer can hold.
fn probability() -> impl Strategy<Value = Probability> {
    let any = (0..=1f64.to_bits()).prop_map(f64::from_bits);
    prop_oneof![any, 0.0..=1.0, select(vec![0.0, 0.3, 0.5, 0.8, 1.0])]
        .prop_map(Probability::nearest)
}

/// Every number a hand could set, and what no hand would.
fn mass() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..=1.0, select(vec![0.0, 0.3, 1.0, 5e-324, 1e300, -1.0, f64::NAN])]
}

/// A subject of the same kind, anywhere.
fn subject(start: Subject) -> BoxedStrategy<Subject> {
    let masses = || vec(mass(), 0..30);
    match start {
        Subject::Coins(..) => {
            (probability(), probability()).prop_map(|(p, q)| Subject::Coins(p, q)).boxed()
        }
        Subject::ThreeCoins(_) => {
            [probability(), probability(), probability()].prop_map(Subject::ThreeCoins).boxed()
        }
        Subject::Outcomes(start) => {
            (masses(), masses(), vec(text(), 0..30), 0..3u8, vec(number(), 0..30))
                .prop_map(move |(p, q, names, named, lengths)| {
                    let outcomes = match start.is_alone() {
                        true => Outcomes::alone(nearest(&p)),
                        false => Outcomes::new(nearest(&p), nearest(&q)),
                    };
                    let names = match named {
                        0 => Vec::new(),
                        1 => names_for(start.names(), outcomes.count()),
                        _ => names_for(&names, outcomes.count()),
                    };
                    let outcomes = outcomes.named(names);
                    let coded = !start.lengths().is_empty();
                    let outcomes = if coded { outcomes.coded(&lengths) } else { outcomes };
                    Subject::Outcomes(Arc::new(outcomes))
                })
                .boxed()
        }
        Subject::Points(_) => {
            let points = vec((-3.0..5.0, mass()), 0..8);
            (select(Function::ALL.to_vec()), points)
                .prop_map(|(function, points)| {
                    let points = points.into_iter().map(|(x, weight)| Point { x, weight });
                    Subject::Points(Arc::new(WeightedPoints::nearest(function, points)))
                })
                .boxed()
        }
        // As many rows as the numbers fill.
        Subject::Dials(start) => vec(number(), 0..20)
            .prop_map(move |values| Subject::Dials(Dials::from(start.all(), &values)))
            .boxed(),
    }
}

/// Every number there is, and those that a hand would set.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), -6.0..11.0, select(vec![0.0, -0.0, 0.25, 1.0, 5e-324, f64::NAN])]
}

fn state() -> impl Strategy<Value = State> {
    let figure = select(figures().to_vec());
    let (unit, reading) = (select(Unit::ALL.to_vec()), select(Reading::ALL.to_vec()));
    figure.prop_flat_map(move |figure| {
        let own = prop_oneof![Just(figure.start.clone()), subject(figure.start.clone())];
        let proof = (any::<u8>(), reading.clone());
        let activity = select(activities_of(figure.id));
        (Just(figure), own, unit.clone(), proof, activity).prop_map(
            |(figure, own, unit, (step, reading), activity)| {
                let mut state = figure.state(&figures());
                state.subjects.set(own);
                State { unit, step: step.min(figure.steps), reading, activity, ..state }
            },
        )
    })
}

/// The activities of a figure, and none.
fn activities_of(figure: &str) -> Vec<&'static str> {
    let own = activity::NAMES.iter().filter(|(of, _)| *of == figure).map(|(_, name)| *name);
    std::iter::once("").chain(own).collect()
}

fn presentation() -> impl Strategy<Value = Presentation> {
    let scale = prop_oneof![0.5..=3.0, select(vec![0.5, 1.0, 1.5, 3.0])];
    let (lang, theme) = (select(Lang::ALL.to_vec()), select(Theme::ALL.to_vec()));
    let motion = select(vec![Motion::Auto, Motion::Off]);
    (lang, theme, scale, 1..=10u8, motion).prop_map(|(lang, theme, scale, digits, motion)| {
        Presentation { lang, theme, scale, digits, motion }
    })
}

/// Text of any sort: a byte stands for an ASCII character, or for one of those that break readers.
fn text() -> impl Strategy<Value = String> {
    const OTHERS: &[char] = &[
        '½',
        '⅒',
        '٪',
        '−',
        '–',
        '０',
        '９',
        '．',
        '％',
        '，',
        '/',
        '⁄',
        '∞',
        'ﬀ',
        'é',
        '\u{301}',
        '가',
        '힣',
        'ㄱ',
        '확',
        '률',
        '\u{3000}',
        '\u{a0}',
        '\u{feff}',
        '\u{200b}',
        '\u{202e}',
        '\u{2066}',
        'א',
        '٣',
        'ß',
        'ı',
        'K',
        '🎲',
        '👩',
        '\u{200d}',
        '\u{10ffff}',
        '\u{e000}',
        '\u{fffd}',
        '&',
        '=',
        '%',
        '#',
    ];
    let character = |byte: u8| match char::from(byte) {
        ascii if ascii.is_ascii() => ascii,
        _ => OTHERS[usize::from(byte) % OTHERS.len()],
    };
    vec(any::<u8>(), 0..24).prop_map(move |bytes| bytes.into_iter().map(character).collect())
}

/// Texts that look like addresses: keys known and unknown, values of every sort, broken escapes.
fn address_like() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        select(KEYS.iter().map(|key| key.name.to_owned()).collect::<Vec<_>>()),
        select(vec!["", "P", "p ", "lr", "seed", "%70", "fig[]", "__proto__"])
            .prop_map(str::to_owned),
    ];
    let typed: Vec<String> = cases().iter().map(|case| case.typed.to_owned()).collect();
    let value = prop_oneof![
        4 => select(typed),
        1 => any::<f64>().prop_map(|number| number.to_string()),
        1 => any::<f64>().prop_map(|number| format!("{number:e}")),
        2 => text(),
        1 => select(vec!["%", "%%", "%zz", "%ff%fe", "%00", "%E2%88%9E", "%C2%BD", "a=b=c", "#", "?"])
            .prop_map(str::to_owned),
    ];
    let pair = (key, select(vec!["=", "==", "", "=&"]), value)
        .prop_map(|(key, sign, value)| format!("{key}{sign}{value}"));
    (select(vec!["", "#", "?", "##"]), vec(pair, 0..8), select(vec!["&", ";", "&&"]))
        .prop_map(|(start, pairs, between)| format!("{start}{}", pairs.join(between)))
}

/// A value with some of its bytes escaped; always those that would end it.
fn escaped(value: &str, which: u64) -> String {
    let mut text = String::new();
    for (index, c) in value.chars().enumerate() {
        if c == '&' || c == '%' || which >> (index % 64) & 1 == 1 {
            for byte in c.to_string().bytes() {
                let upper = which >> ((index + 7) % 64) & 1 == 1;
                text += &if upper { format!("%{byte:02X}") } else { format!("%{byte:02x}") };
            }
        } else {
            text.push(c);
        }
    }
    text
}

/// One value or none for every key.
fn written_by_hand() -> impl Strategy<Value = Vec<(Case, u64)>> {
    let all = cases();
    let has_cases = |key: &&'static str| all.iter().any(|case| case.key == *key);
    let keys: Vec<&'static str> = KEYS.iter().map(|key| key.name).filter(has_cases).collect();
    let count = keys.len();
    subsequence(keys, 0..=count).prop_shuffle().prop_flat_map(move |keys| {
        let of_key = |key: &'static str| {
            let cases: Vec<Case> = all.iter().filter(|case| case.key == key).copied().collect();
            (select(cases), prop_oneof![Just(0), any::<u64>()])
        };
        keys.into_iter().map(of_key).collect::<Vec<_>>()
    })
}

proptest! {
    #![proptest_config(times(60_000, SEED))]

    #[test]
    fn any_text_gives_a_valid_state(query in text(), hash in text()) {
        is_sound(&query, &hash)?;
    }
}

proptest! {
    #![proptest_config(times(40_000, SEED))]

    #[test]
    fn what_looks_like_an_address_gives_a_valid_state(
        query in address_like(),
        hash in address_like(),
    ) {
        is_sound(&query, &hash)?;
    }
}

proptest! {
    #![proptest_config(times(40_000, SEED))]

    #[test]
    fn every_state_has_an_address_that_gives_it_back(
        state in state(),
        presentation in presentation(),
        lang in select(Lang::ALL.to_vec()),
    ) {
        let (query, hash) = (encode_query(&presentation, lang), encode_hash(&state, &figures()));
        let decoded = decode(&query, &hash, &figures(), lang);
        prop_assert_eq!(decoded.state, state, "{}", hash);
        prop_assert_eq!(decoded.presentation, presentation, "{}", query);
        prop_assert!(decoded.changes.is_empty());
        // An address holds nothing a browser would have to escape.
        let plain = |c: char| c.is_ascii_alphanumeric() || "#?&=.-+,%_~".contains(c);
        prop_assert!(query.chars().chain(hash.chars()).all(plain), "{query}{hash}");
    }
}

proptest! {
    #![proptest_config(times(30_000, SEED))]

    #[test]
    fn a_bad_value_is_one_change_that_says_what_is_used(
        values in written_by_hand(),
        strangers in vec(select(vec!["y=1", "lr=0.5", "P=2", "=", "", "fig", "p;q", "%70=2"]), 0..3),
    ) {
        let text = |query: bool| {
            let values = values.iter().filter(|(case, _)| in_query(case.key) == query);
            let pairs = values.map(|(case, which)| format!("{}={}", case.key, escaped(case.typed, *which)));
            strangers.iter().map(|&stranger| stranger.to_owned()).chain(pairs).collect::<Vec<_>>()
        };
        let (query, hash) = (text(true).join("&"), text(false).join("&"));
        let decoded = is_sound(&query, &hash)?;

        let figure = figures().into_iter().find(|figure| figure.id == decoded.state.figure).unwrap();
        let values: Vec<Case> = values.iter().map(|(case, _)| case.with(&figure)).collect();
        let bad = values.iter().filter(|case| matches!(case.expected, Expected::Replaced(_)));
        prop_assert_eq!(decoded.changes.len(), bad.clone().count(), "{:?}", decoded.changes);
        for case in bad {
            let change = decoded.changes.iter().find(|change| change.key == case.key).unwrap();
            prop_assert_eq!(change.kind, kind(case.key));
            prop_assert_eq!(&change.used, &case.used(&figure));
            match change.typed.strip_suffix('…') {
                Some(start) => prop_assert!(case.typed.starts_with(start) && start.len() == 24),
                None if case.typed.contains('\0') => {
                    prop_assert_eq!(&change.typed, "0.5\u{fffd}\u{fffd}\u{fffd}");
                }
                None => prop_assert_eq!(&change.typed, case.typed),
            }
        }

        // The address says what is used, and leaves out what is the default.
        let (query, hash) = written(&decoded);
        let address = format!("{query}{hash}");
        let pairs: Vec<&str> = address.split(['?', '#', '&']).collect();
        for case in &values {
            let key = format!("{}=", case.key);
            let here = pairs.iter().find(|pair| pair.starts_with(&key)).map(|pair| (*pair).to_owned());
            prop_assert_eq!(here, case.written(&figure), "{:?} in {}", case, address);
        }
    }
}

proptest! {
    #![proptest_config(times(30_000, SEED))]

    #[test]
    fn a_dial_is_the_nearest_number_it_can_be(
        typed in prop_oneof![
            number().prop_map(|number| number.to_string()),
            select(vec!["", "abc", "½", "-1e-400", "1e400", "7/4", "30%", "−2", "inf", "1/0"])
                .prop_map(str::to_owned),
        ],
        figure in select(figures()[9..].to_vec()),
        index in 0..3_usize,
    ) {
        let Subject::Dials(start) = &figure.start else { panic!("{figure:?}") };
        let (dial, own) = (&start.all()[index], start.values()[index]);
        let hash = format!("fig={}&{}={}", figure.id, dial.key, escaped(&typed, 0));
        let decoded = is_sound("", &hash)?;
        let Subject::Dials(read) = decoded.state.subjects.of(&figure.start) else { panic!() };
        // What the others are set to is left alone.
        for (at, (read, start)) in read.values().iter().zip(start.values()).enumerate() {
            prop_assert!(at == index || read == start);
        }
        let expected = match typed.as_str() {
            "½" => Some(0.5),
            "-1e-400" => Some(0.0),
            "1e400" => Some(f64::INFINITY),
            "7/4" => Some(1.75),
            "30%" => Some(0.3),
            "−2" => Some(-2.0),
            plain => plain.parse().ok().filter(|number: &f64| number.is_finite()),
        };
        let used = expected.map_or(own, |number| {
            let number = if dial.whole { number.round() } else { number };
            number.max(dial.lo).min(dial.hi)
        });
        prop_assert_eq!(read.values()[index], used, "{}", hash);
        let taken = expected == Some(used) && typed != "-1e-400";
        prop_assert_eq!(decoded.changes.is_empty(), taken, "{:?}", decoded.changes);
        if let [change] = decoded.changes.as_slice() {
            prop_assert_eq!((change.key, change.kind), (dial.key, ChangeKind::Value));
            prop_assert_eq!(change.used.parse(), Ok(used));
        }
    }
}

#[test]
fn figures_of_one_page_keep_their_dials_to_themselves() {
    let [.., one_hot, fit, _] = figures();
    let mut subjects = one_hot.state(&figures()).subjects;
    assert_eq!(subjects.dials.len(), 2);
    let Subject::Dials(dials) = &one_hot.start else { panic!() };
    subjects.set(Subject::Dials(dials.with("eps", 0.4).unwrap()));
    let eps = |figure: &FigureDefaults| subjects.of(&figure.start).number("eps", 0);
    assert_eq!((eps(&one_hot), eps(&fit)), (Some(0.4), Some(0.1)));
    assert!(one_hot.start.is_like(&subjects.of(&one_hot.start)));
    assert!(!one_hot.start.is_like(&fit.start) && !one_hot.start.is_like(&figures()[0].start));
    // Both start where they start, whichever of them an address names.
    assert_eq!(one_hot.state(&figures()).subjects, fit.state(&figures()).subjects);
    assert_eq!(subjects.of(&fit.start), fit.start);
}

#[test]
fn a_hand_sets_a_dial_no_finer_than_it_can_see() {
    let [.., one_hot, fit, _] = figures();
    let dragged = |figure: &FigureDefaults, key: &str, x: f64| {
        figure.start.dragged(key, 0, (x, 7.0)).and_then(|subject| subject.number(key, 0))
    };
    assert_eq!(dragged(&one_hot, "z1", 1.23456), Some(1.23));
    assert_eq!(dragged(&one_hot, "T", 0.45678), Some(0.457));
    assert_eq!(dragged(&one_hot, "T", f64::INFINITY), Some(10.0));
    assert_eq!(dragged(&fit, "dir", 0.7), Some(1.0));
    assert_eq!(dragged(&fit, "T", 0.7), None);
}

/// A million addresses of keys and values of every sort: each a valid state, and one that stays as it is
/// once it is written.
#[test]
fn a_million_addresses_are_each_a_valid_state() {
    let names: Vec<&str> = KEYS.iter().map(|key| key.name).chain(["", "P", "__proto__"]).collect();
    let typed: Vec<&str> = cases().iter().map(|case| case.typed).collect();
    let odd = [
        "%",
        "%zz",
        "%ff%fe",
        "NaN",
        "1e999",
        "-0",
        "=",
        "가",
        "\u{202e}",
        "<b>",
        ",,,",
        "0.1,0.2,0.7",
    ];
    let figures = figures();
    let check = |seed: u64, count: u32| {
        // Knuth's generator, of which the upper half is used.
        let mut state = seed;
        let mut draw = |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            ((state >> 33) as usize) % below.max(1)
        };
        for _ in 0..count {
            let mut parts = [String::new(), String::new()];
            for _ in 0..draw(7) {
                let name = names[draw(names.len())];
                let number;
                let value = match draw(4) {
                    0 => odd[draw(odd.len())],
                    1 => {
                        number = (draw(4000) as f64 / 1000.0 - 1.0).to_string();
                        &number
                    }
                    _ => typed[draw(typed.len())],
                };
                let part = &mut parts[draw(2)];
                part.push_str(name);
                part.push('=');
                part.push_str(value);
                part.push('&');
            }
            let [query, hash] = parts;
            let decoded = decode(&query, &hash, &figures, Lang::En);
            assert!(is_valid(&decoded.state, &decoded.presentation), "{query} {hash}: {decoded:?}");
            let written = encode_hash(&decoded.state, &figures);
            let again = decode(
                &encode_query(&decoded.presentation, Lang::En),
                &written,
                &figures,
                Lang::En,
            );
            assert!(again.changes.is_empty(), "{query} {hash}: {written}: {:?}", again.changes);
            assert_eq!(again.state, decoded.state, "{query} {hash}");
        }
    };
    std::thread::scope(|scope| {
        for part in 0..4 {
            scope.spawn(move || check(SEED + part, 250_000));
        }
    });
}

#[test]
fn every_key_has_one_row_in_its_place() {
    for (index, key) in KEYS.iter().enumerate() {
        let twice = |other: &&surprisal::state::keys::Key| {
            (other.name, other.place) == (key.name, key.place) || other.field == key.field
        };
        assert!(!KEYS[..index].iter().any(|other| twice(&other)), "{}", key.name);
        let Values { range, default } = VALUES[index];
        assert!(!range.is_empty() && default != Some(""), "{}", key.name);
    }
    let dials = LOGITS.iter().chain(&FIT).chain(&LAYERS).map(|dial: &Dial| dial.key);
    for key in dials {
        assert!(KEYS.iter().any(|row| row.name == key && row.place == Place::Hash), "{key}");
    }
}

#[test]
fn addresses_that_can_be_checked_by_eye() {
    for (query, hash, address) in [
        ("", "", "#v=1&fig=overview.one-curve"),
        ("?", "#", "#v=1&fig=overview.one-curve"),
        ("?lang=en&theme=auto&scale=1", "#unit=nat&step=0", "#v=1&fig=overview.one-curve"),
        ("?lang=ko", "#fig=kl.asymmetry&q=0.60", "?lang=ko#v=1&fig=kl.asymmetry&q=0.6"),
        ("", "#q=%C2%BD&p=30%25&fig=jsd.curves", "#v=1&fig=jsd.curves&p=0.3"),
        // The figure's own start is left out, wherever the figure stands in the text.
        ("", "#p=0&q=1&fig=kl.square&unit=bit", "#v=1&fig=kl.square&unit=bit"),
        ("", "#proof=explain&step=2", "#v=1&fig=overview.one-curve&step=2&proof=explain"),
        ("", "#proof=read&step=2", "#v=1&fig=overview.one-curve&step=2"),
        // Of a key that is there twice the last counts.
        ("?digits=9&digits=2", "#p=0.1&p=0.2", "?digits=2#v=1&fig=overview.one-curve&p=0.2"),
        // What the figure is not about is passed over.
        ("", "#fig=jsd.triangle&p=7&b=.25", "#v=1&fig=jsd.triangle&b=0.25"),
        (
            "",
            "#fig=cross-entropy.marbles&q=1/2,1/4,1/4",
            "#v=1&fig=cross-entropy.marbles&q=0.5,0.25,0.25",
        ),
        (
            "",
            "#fig=entropy.outcomes&p=.5,.5&names=%E3%84%B4,b",
            "#v=1&fig=entropy.outcomes&p=0.5,0.5&names=%E3%84%B4,b",
        ),
        // Words are as long as before while there are as many outcomes, else equally long.
        ("", "#fig=coding.lengths&p=1/4,1/4,1/2", "#v=1&fig=coding.lengths&p=0.25,0.25,0.5"),
        ("", "#fig=coding.lengths&len=1,2,2", "#v=1&fig=coding.lengths"),
        ("", "#fig=coding.lengths&len=0,1,1", "#v=1&fig=coding.lengths&len=0,1,1"),
        (
            "",
            "#fig=coding.lengths&len=2,2,2,3&p=.4,.3,.2,.1",
            "#v=1&fig=coding.lengths&p=0.4,0.3,0.2,0.1&len=2,2,2,3",
        ),
        ("", "#fig=entropy.outcomes&len=1,2,2", "#v=1&fig=entropy.outcomes"),
        (
            "",
            "#fig=jensen.chord&f=square&x=-1,0,1",
            "#v=1&fig=jensen.chord&f=square&x=-1,0,1&w=0.3333333333333333,0.3333333333333333,0.3333333333333333",
        ),
        (
            "",
            "#fig=cross-entropy.fit&dir=1&sigma=3/2&mu=0.50",
            "#v=1&fig=cross-entropy.fit&sigma=1.5&dir=1",
        ),
        // A list is written whole where one number of it differs, and all lists where their length does.
        ("", "#fig=compression.layers&t=50,25", "#v=1&fig=compression.layers&t=50,25"),
        (
            "",
            "#fig=compression.layers&delta=10,1,1.50&t=50,50,10&over=1",
            "#v=1&fig=compression.layers&over=1&t=50,50,10&delta=10,1,1.5",
        ),
        ("", "#fig=compression.layers&t=50&delta=10", "#v=1&fig=compression.layers&t=50&delta=10"),
        // A key in the wrong half is unknown there.
        ("?p=0.1", "#lang=ko", "#v=1&fig=overview.one-curve"),
        (
            "",
            "#p=5e-324&q=0.9999999999999999",
            "#v=1&fig=overview.one-curve&p=5e-324&q=0.9999999999999999",
        ),
    ] {
        let decoded = read(query, hash);
        let (query, hash) = written(&decoded);
        assert_eq!(format!("{query}{hash}"), address);
        assert!(decoded.changes.is_empty(), "{:?}", decoded.changes);
    }
}

#[test]
fn lengths_that_cannot_be_are_mended_and_said() {
    for (typed, used) in [
        ("1,2", "1,2,2"),
        ("1,2,3,4", "1,2,3"),
        ("1,2,26", "1,2,25"),
        ("-1,2,2", "0,2,2"),
        ("1.6,2,2", "2,2,2"),
        ("1,two,2", "1,2,2"),
        ("", "1,2,2"),
    ] {
        let decoded = read("", &format!("#fig=coding.lengths&len={typed}"));
        let [change] = decoded.changes.as_slice() else { panic!("{typed}: {decoded:?}") };
        assert_eq!(
            (change.key, change.used.as_str(), change.kind),
            ("len", used, ChangeKind::Value)
        );
        let again = read("", &format!("#fig=coding.lengths&len={used}"));
        assert_eq!((again.state, again.changes.len()), (decoded.state, 0));
    }
}

#[test]
fn a_word_is_made_longer_and_shorter_by_hand() {
    let figures = figures();
    let coded = &figures.iter().find(|figure| figure.id == "coding.lengths").unwrap().start;
    let lengths = |subject: &Subject| (0..3).map(|i| subject.number("len", i)).collect::<Vec<_>>();
    assert_eq!(lengths(coded), [Some(1.0), Some(2.0), Some(2.0)]);
    let moved = coded.dragged("len", 1, (0.7, 3.4)).unwrap();
    assert_eq!(lengths(&moved), [Some(1.0), Some(3.0), Some(2.0)]);
    assert_eq!(lengths(&coded.dragged("len", 0, (0.0, -7.0)).unwrap())[0], Some(0.0));
    assert_eq!(lengths(&coded.with_number("len", 2, 99.0, &[]).unwrap())[2], Some(25.0));
    assert_eq!(coded.with_number("len", 3, 1.0, &[]), None);
    // Probabilities move as ever, and the words stay.
    let likelier = coded.with_number("p", 0, 0.75, &[]).unwrap();
    assert_eq!((likelier.number("p", 0), lengths(&likelier)), (Some(0.75), lengths(coded)));
    assert_eq!(lengths(&coded.resized(2)), [Some(1.0), Some(1.0), None]);
    let uncoded = &figures.iter().find(|figure| figure.id == "entropy.outcomes").unwrap().start;
    assert_eq!((uncoded.number("len", 0), uncoded.with_number("len", 0, 1.0, &[])), (None, None));
}

#[test]
fn the_last_of_two_values_is_the_one_that_counts_for_a_notice_too() {
    assert!(read("", "#p=nonsense&p=0.5").changes.is_empty());
    let changes = read("", "#p=0.5&p=2&p=3").changes;
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].typed.as_str(), changes[0].used.as_str()), ("3", "1"));
}

#[test]
fn a_book_without_figures_has_an_address() {
    let decoded = decode("?theme=dark", "#fig=kl.square&p=0.25", &[], Lang::Ko);
    assert_eq!(decoded.state.figure, "");
    assert_eq!(encode_hash(&decoded.state, &[]), "#v=1&fig=&p=0.25");
}
