//! Addresses: any text decodes to a valid state, and every state encodes to one canonical text.

use super::activity;
use super::decimal;
use super::keys::{
    Field, FigureDefaults, KEYS, Key, Motion, Place, Presentation, Reading, State, Theme,
};
use super::shown;
use crate::measures::Unit;
use crate::text::Lang;

/// A value in an address that could not be taken as it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The key.
    pub key: &'static str,
    /// What stood there, shortened and without characters that control or turn text.
    pub typed: String,
    /// What is used instead, as an address would write it.
    pub used: String,
    /// What was wrong.
    pub kind: ChangeKind,
}

/// What was wrong with a value in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// Not a probability.
    Probability,
    /// Not as many probabilities that sum to 1 as there are outcomes.
    Distribution,
    /// Not a figure of the book.
    Figure,
    /// Not one of the words, or outside the numbers, that the key takes.
    Value,
}

/// What an address says.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// What is shown.
    pub state: State,
    /// How it is shown.
    pub presentation: Presentation,
    /// What had to be changed; empty for every address the book writes itself.
    pub changes: Vec<Change>,
}

/// The longest part of a value that a notice repeats, in characters.
const TYPED_SHOWN: usize = 24;

/// Reads an address: `query` and `hash` with or without their `?` and `#`.
///
/// Total: any text gives a valid state. `figures` are the book's, the first being the one that
/// opens by itself.
/// Unknown keys are passed over; of a repeated key the last counts.
pub fn decode(query: &str, hash: &str, figures: &[FigureDefaults], lang: Lang) -> Decoded {
    let first = figures.first().unwrap_or(&FigureDefaults::NONE);
    let mut changes = Vec::new();
    let hash = pairs(hash.trim_start_matches('#'), Place::Hash);
    let query = pairs(query.trim_start_matches('?'), Place::Query);

    // The figure comes first: it says where the other parameters start.
    let mut figure = first;
    let acting = last(&hash, Field::Activity).and_then(|(_, typed)| activity::figure_of(typed));
    if let Some(found) = figures.iter().find(|figure| Some(figure.id) == acting) {
        figure = found;
    }
    if let Some((key, typed)) = last(&hash, Field::Figure) {
        match figures.iter().find(|figure| figure.id == typed) {
            Some(found) => figure = found,
            None => {
                // `kl.nonsense` still means the lesson `kl`.
                let lesson = typed.split('.').next().unwrap_or_default();
                let same_lesson = |figure: &&FigureDefaults| figure.lesson() == lesson;
                figure = figures.iter().find(same_lesson).unwrap_or(first);
                changes.push(change(key, typed, figure.id, ChangeKind::Figure));
            }
        }
    }

    let mut state = figure.state(figures);
    state.subjects.set(figure.start.read(&|field| last(&hash, field), &mut changes));
    let mut presentation = Presentation::new(lang);
    for key in &KEYS {
        let pairs = if key.place == Place::Hash { &hash } else { &query };
        let Some((_, typed)) = last(pairs, key.field) else { continue };
        let verdict = set(key.field, typed, figure, &mut state, &mut presentation);
        if let Err(used) = verdict {
            changes.push(change(key, typed, &used, ChangeKind::Value));
        }
    }
    Decoded { state, presentation, changes }
}

pub(super) type Pair = (&'static Key, String);

pub(super) fn pairs(text: &str, place: Place) -> Vec<Pair> {
    text.split('&')
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            let key = KEYS.iter().find(|key| key.place == place && key.name == name)?;
            Some((key, percent_decoded(value)))
        })
        .collect()
}

pub(super) fn last(pairs: &[Pair], field: Field) -> Option<(&'static Key, &str)> {
    let (key, typed) = pairs.iter().rev().find(|(key, _)| key.field == field)?;
    Some((key, typed))
}

pub(super) fn change(key: &Key, typed: &str, used: &str, kind: ChangeKind) -> Change {
    let clean = |c: char| if c.is_control() || turns_text(c) { '\u{fffd}' } else { c };
    let mut shown: String = typed.chars().take(TYPED_SHOWN).map(clean).collect();
    if typed.chars().nth(TYPED_SHOWN).is_some() {
        shown.push('…');
    }
    Change { key: key.name, typed: shown, used: used.to_owned(), kind }
}

/// Whether a character sets the direction of the text around it, so that a notice could be made to
/// read backwards.
pub(super) fn turns_text(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Sets one field; `Err` carries what is used instead of a value that cannot be taken.
fn set(
    field: Field,
    typed: &str,
    figure: &FigureDefaults,
    state: &mut State,
    presentation: &mut Presentation,
) -> Result<(), String> {
    match field {
        Field::Figure => {}
        Field::Version => return if typed == "1" { Ok(()) } else { Err("1".to_owned()) },
        // What the figure is about was read already, as a whole.
        Field::P
        | Field::Q
        | Field::A
        | Field::B
        | Field::C
        | Field::Names
        | Field::Lengths
        | Field::Function
        | Field::Abscissae
        | Field::Weights
        | Field::Dial(_) => {}
        Field::Unit => state.unit = word(typed, &Unit::ALL, Unit::symbol, Unit::Nat)?,
        Field::Step => {
            let step = whole_number(typed).ok_or("0")?;
            state.step = step.min(u64::from(figure.steps)) as u8;
            if step > u64::from(figure.steps) {
                return Err(state.step.to_string());
            }
        }
        Field::Reading => {
            state.reading = word(typed, &Reading::ALL, Reading::word, Reading::Read)?;
        }
        Field::Activity => {
            state.activity = activity::of(typed, figure.id).ok_or(activity::NONE)?;
        }
        Field::Lang => {
            presentation.lang =
                Lang::from_tag(typed).ok_or_else(|| presentation.lang.tag().to_owned())?;
        }
        Field::Theme => {
            presentation.theme = word(typed, &Theme::ALL, Theme::word, Theme::Auto)?;
        }
        Field::Scale => {
            let scale = number(typed).ok_or("1")?;
            presentation.scale = scale.clamp(0.5, 3.0);
            if presentation.scale != scale {
                return Err(shown::exact(presentation.scale));
            }
        }
        Field::Digits => {
            let digits = whole_number(typed).ok_or_else(|| presentation.digits.to_string())?;
            presentation.digits = digits.clamp(1, 10) as u8;
            if u64::from(presentation.digits) != digits {
                return Err(presentation.digits.to_string());
            }
        }
        Field::Motion => {
            presentation.motion =
                word(typed, &[Motion::Auto, Motion::Off], Motion::word, Motion::Auto)?;
        }
        // That is read by `embedding`.
        Field::Asked(_) => {}
    }
    Ok(())
}

pub(super) fn word<T: Copy>(
    typed: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
    default: T,
) -> Result<T, String> {
    let found = all.iter().copied().find(|&one| name(one) == typed);
    found.ok_or_else(|| name(default).to_owned())
}

/// A number, or ∞ with either sign.
fn number(typed: &str) -> Option<f64> {
    match typed {
        "inf" | "Infinity" => Some(f64::INFINITY),
        "-inf" | "-Infinity" => Some(f64::NEG_INFINITY),
        _ => decimal::read(typed, 0),
    }
}

/// A whole number, however long; too long for 64 bits counts as the largest.
pub(super) fn whole_number(typed: &str) -> Option<u64> {
    let digits = !typed.is_empty() && typed.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| typed.parse().unwrap_or(u64::MAX))
}

/// `%E2%88%9E` → `∞`; a broken escape stays as it stands, bytes that are no UTF-8 become `�`.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escape = match (first, tail) {
            (b'%', [high, low, after @ ..]) => hex(*high).zip(hex(*low)).map(|pair| (pair, after)),
            _ => None,
        };
        match escape {
            Some(((high, low), after)) => {
                bytes.push(high << 4 | low);
                rest = after;
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

/// The canonical hash of a state, with its `#`: fixed order, defaults left out, shortest numbers.
///
/// `decode` of it gives the state back, and its encoding is itself.
pub fn encode_hash(state: &State, figures: &[FigureDefaults]) -> String {
    let figure = figures.iter().find(|figure| figure.id == state.figure);
    let start = figure.map_or(&FigureDefaults::NONE.start, |figure| &figure.start);
    let mut hash = format!("#v=1&fig={}", state.figure);
    let mut add = |name: &str, value: &str| {
        hash.push('&');
        hash.push_str(name);
        hash.push('=');
        hash.push_str(value);
    };
    for (name, value) in state.subjects.of(start).written(start) {
        add(name, &value);
    }
    if state.unit != Unit::Nat {
        add("unit", state.unit.symbol());
    }
    if state.step != 0 {
        add("step", &state.step.to_string());
    }
    if state.reading != Reading::Read {
        add("proof", state.reading.word());
    }
    if !state.activity.is_empty() {
        add("act", state.activity);
    }
    hash
}

/// Every key of what is shown and how, with its value as an address writes it, also those at their
/// default.
pub fn in_full(
    state: &State,
    presentation: &Presentation,
    figures: &[FigureDefaults],
) -> Vec<(&'static str, String)> {
    let figure = figures.iter().find(|figure| figure.id == state.figure);
    let start = figure.map_or(&FigureDefaults::NONE.start, |figure| &figure.start);
    let mut pairs = vec![("fig", state.figure.to_owned())];
    pairs.extend(state.subjects.of(start).in_full());
    pairs.extend([
        ("unit", state.unit.symbol().to_owned()),
        ("step", state.step.to_string()),
        ("proof", state.reading.word().to_owned()),
        ("act", activity::word(state.activity).to_owned()),
        ("lang", presentation.lang.tag().to_owned()),
        ("theme", presentation.theme.word().to_owned()),
        ("scale", shown::exact(presentation.scale)),
        ("digits", presentation.digits.to_string()),
        ("motion", presentation.motion.word().to_owned()),
    ]);
    pairs
}

/// The canonical query of a presentation, with its `?`; empty when everything is at its default.
pub fn encode_query(presentation: &Presentation, lang: Lang) -> String {
    let default = Presentation::new(lang);
    let mut pairs = Vec::new();
    if presentation.lang != lang {
        pairs.push(format!("lang={}", presentation.lang.tag()));
    }
    if presentation.theme != default.theme {
        pairs.push(format!("theme={}", presentation.theme.word()));
    }
    if presentation.scale != default.scale {
        pairs.push(format!("scale={}", shown::exact(presentation.scale)));
    }
    if presentation.digits != default.digits {
        pairs.push(format!("digits={}", presentation.digits));
    }
    if presentation.motion != default.motion {
        pairs.push(format!("motion={}", presentation.motion.word()));
    }
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}
