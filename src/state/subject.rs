//! What a figure is about: the part of a state that its own keys set, read and written as addresses do.

use std::mem::discriminant;
use std::sync::Arc;

use super::dials::{self, Dial, Dials};
use super::entry::{self, EntryError};
use super::keys::{Field, Key};
use super::outcomes::{self, Outcomes, Side};
use super::shown;
use super::url::{Change, ChangeKind, change};
use super::weighted_points::{self, WeightedPoints};
use crate::measures::jensen::{Function, Point};
use crate::measures::{Distribution, Probability};

/// What a figure is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// Two coins: the truth p and the model q.
    Coins(Probability, Probability),
    /// Three coins a, b, c.
    ThreeCoins([Probability; 3]),
    /// Distributions over a few outcomes.
    Outcomes(Arc<Outcomes>),
    /// Weighted points under a curved function.
    Points(Arc<WeightedPoints>),
    /// Numbers that the figure declares.
    Dials(Dials),
}

/// A subject of each kind: the figures of a page show what is theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Subjects {
    /// The truth and the model, as coins.
    pub coins: (Probability, Probability),
    /// The coins a, b, c.
    pub three_coins: [Probability; 3],
    /// The truth and the model over a few outcomes.
    pub outcomes: Arc<Outcomes>,
    /// The points under a curved function.
    pub points: Arc<WeightedPoints>,
    /// The dials of each figure that has its own.
    pub dials: Vec<Dials>,
}

impl Default for Subjects {
    /// Fair coins, and what outcomes and points are by default.
    fn default() -> Self {
        let half = Probability::HALF;
        Subjects {
            coins: (half, half),
            three_coins: [half; 3],
            outcomes: Arc::default(),
            points: Arc::default(),
            dials: Vec::new(),
        }
    }
}

impl Subjects {
    /// The subject of the same kind as `like`.
    pub fn of(&self, like: &Subject) -> Subject {
        match like {
            Subject::Coins(..) => Subject::Coins(self.coins.0, self.coins.1),
            Subject::ThreeCoins(_) => Subject::ThreeCoins(self.three_coins),
            Subject::Outcomes(_) => Subject::Outcomes(Arc::clone(&self.outcomes)),
            Subject::Points(_) => Subject::Points(Arc::clone(&self.points)),
            Subject::Dials(like) => {
                let own = self.dials.iter().find(|own| own.are_those_of(like));
                Subject::Dials(own.unwrap_or(like).clone())
            }
        }
    }

    /// Sets the subject of its kind.
    pub fn set(&mut self, subject: Subject) {
        match subject {
            Subject::Coins(p, q) => self.coins = (p, q),
            Subject::ThreeCoins(coins) => self.three_coins = coins,
            Subject::Outcomes(outcomes) => self.outcomes = outcomes,
            Subject::Points(points) => self.points = points,
            Subject::Dials(dials) => {
                match self.dials.iter_mut().find(|own| own.are_those_of(&dials)) {
                    Some(own) => *own = dials,
                    None => self.dials.push(dials),
                }
            }
        }
    }
}

/// What an address says of a key: the key, and the text behind its `=`.
pub(super) type Typed<'a> = &'a dyn Fn(Field) -> Option<(&'static Key, &'a str)>;

impl Subject {
    /// Reads a subject of the same kind as `self`, which is where the figure starts; keys of other
    /// kinds are passed over.
    pub(super) fn read(&self, typed: Typed, changes: &mut Vec<Change>) -> Subject {
        let mut coin = |field, start| probability(typed(field), start, changes);
        match self {
            Subject::Coins(p, q) => Subject::Coins(coin(Field::P, *p), coin(Field::Q, *q)),
            Subject::ThreeCoins([a, b, c]) => {
                Subject::ThreeCoins([coin(Field::A, *a), coin(Field::B, *b), coin(Field::C, *c)])
            }
            Subject::Outcomes(start) => {
                Subject::Outcomes(Arc::new(read_outcomes(start, typed, changes)))
            }
            Subject::Points(start) => Subject::Points(Arc::new(read_points(start, typed, changes))),
            Subject::Dials(start) => Subject::Dials(read_dials(start, typed, changes)),
        }
    }

    /// Whether it is about the same as another: of one kind, and of the same dials.
    pub fn is_like(&self, other: &Subject) -> bool {
        match (self, other) {
            (Subject::Dials(one), Subject::Dials(other)) => one.are_those_of(other),
            _ => discriminant(self) == discriminant(other),
        }
    }

    /// How many outcomes, or points, it has; a coin or a dial has one number a parameter.
    pub fn count(&self) -> usize {
        match self {
            Subject::Coins(..) | Subject::ThreeCoins(_) => 1,
            Subject::Dials(dials) => dials.rows(),
            Subject::Outcomes(outcomes) => outcomes.count(),
            Subject::Points(points) => points.points().len(),
        }
    }

    /// The fewest and the most it can have.
    pub fn counts(&self) -> (usize, usize) {
        match self {
            Subject::Coins(..) | Subject::ThreeCoins(_) => (1, 1),
            Subject::Dials(dials) => (1, dials.most_rows()),
            Subject::Outcomes(_) => (outcomes::FEWEST, outcomes::MOST),
            Subject::Points(_) => (weighted_points::FEWEST, weighted_points::MOST),
        }
    }

    /// The subject with this many outcomes, or points.
    pub fn resized(&self, count: usize) -> Subject {
        match self {
            Subject::Coins(..) | Subject::ThreeCoins(_) => self.clone(),
            Subject::Dials(dials) => Subject::Dials(dials.resized(count)),
            Subject::Outcomes(outcomes) => Subject::Outcomes(Arc::new(outcomes.resized(count))),
            Subject::Points(points) => Subject::Points(Arc::new(points.resized(count))),
        }
    }

    /// One of its numbers; `None` when it has no such number.
    ///
    /// ```
    /// use surprisal::measures::Probability;
    /// use surprisal::state::subject::Subject;
    /// let coins = Subject::Coins(Probability::nearest(0.3), Probability::HALF);
    /// assert_eq!(coins.number("p", 0), Some(0.3));
    /// ```
    pub fn number(&self, parameter: &str, index: usize) -> Option<f64> {
        let side = |masses: &Distribution| masses.masses().get(index).copied();
        match (self, parameter) {
            (Subject::Coins(p, _), "p") => Some(p.get()),
            (Subject::Coins(_, q), "q") => Some(q.get()),
            (Subject::ThreeCoins([a, _, _]), "a") => Some(a.get()),
            (Subject::ThreeCoins([_, b, _]), "b") => Some(b.get()),
            (Subject::ThreeCoins([_, _, c]), "c") => Some(c.get()),
            (Subject::Outcomes(outcomes), "p") => side(outcomes.p()),
            (Subject::Outcomes(outcomes), "q") => side(outcomes.q()),
            (Subject::Outcomes(outcomes), "len") => {
                outcomes.lengths().get(index).copied().map(f64::from)
            }
            (Subject::Points(points), "x") => points.points().get(index).map(|point| point.x),
            (Subject::Points(points), "w") => points.points().get(index).map(|point| point.weight),
            (Subject::Dials(dials), key) => dials.get_in(key, index),
            _ => None,
        }
    }

    /// The subject with one of its numbers brought to the nearest possible value; what is `held` does
    /// not give way. `None` when it has no such number.
    pub fn with_number(
        &self,
        parameter: &str,
        index: usize,
        value: f64,
        held: &[usize],
    ) -> Option<Subject> {
        let coin = Probability::nearest(value);
        let moved = |outcomes: &Outcomes, side| {
            Subject::Outcomes(Arc::new(outcomes.moved(side, index, value, held)))
        };
        Some(match (self, parameter) {
            (Subject::Coins(_, q), "p") => Subject::Coins(coin, *q),
            (Subject::Coins(p, _), "q") => Subject::Coins(*p, coin),
            (Subject::ThreeCoins([_, b, c]), "a") => Subject::ThreeCoins([coin, *b, *c]),
            (Subject::ThreeCoins([a, _, c]), "b") => Subject::ThreeCoins([*a, coin, *c]),
            (Subject::ThreeCoins([a, b, _]), "c") => Subject::ThreeCoins([*a, *b, coin]),
            (Subject::Outcomes(outcomes), "p") => moved(outcomes, Side::Truth),
            (Subject::Outcomes(outcomes), "q") => moved(outcomes, Side::Model),
            (Subject::Outcomes(outcomes), "len") => {
                let mut lengths: Vec<f64> =
                    outcomes.lengths().iter().copied().map(f64::from).collect();
                *lengths.get_mut(index)? = value;
                Subject::Outcomes(Arc::new(Outcomes::clone(outcomes).coded(&lengths)))
            }
            (Subject::Points(points), "x") => Subject::Points(Arc::new(points.moved(index, value))),
            (Subject::Points(points), "w") => {
                Subject::Points(Arc::new(points.weighed(index, value)))
            }
            (Subject::Dials(dials), key) => Subject::Dials(dials.with_in(key, index, value)?),
            _ => return None,
        })
    }

    /// The subject with a handle of its picture dragged to a place, in data coordinates; `None` when
    /// it has no such handle.
    ///
    /// A hand names a value to a thousandth, no finer. Coins, points and dials are dragged along the axis,
    /// masses and the lengths of words up and down, and the handle `pq` both ways.
    ///
    /// ```
    /// use surprisal::measures::Probability;
    /// use surprisal::state::subject::Subject;
    /// let coins = Subject::Coins(Probability::HALF, Probability::HALF);
    /// let moved = Subject::Coins(Probability::nearest(0.123), Probability::HALF);
    /// assert_eq!(coins.dragged("p", 0, (0.12345, 7.0)), Some(moved));
    /// ```
    pub fn dragged(&self, parameter: &str, index: usize, (x, y): (f64, f64)) -> Option<Subject> {
        if let Subject::Dials(dials) = self {
            return self.with_number(parameter, index, dials.dial(parameter)?.by_hand(x), &[]);
        }
        let (x, y) = (rounded_to_thousandths(x), rounded_to_thousandths(y));
        match (self, parameter) {
            (Subject::Coins(..), "pq") => self.dragged("p", 0, (x, y))?.dragged("q", 0, (y, x)),
            (Subject::Outcomes(_), _) => self.with_number(parameter, index, y, &[]),
            _ => self.with_number(parameter, index, x, &[]),
        }
    }

    /// The subject with truth and model exchanged; `None` when it has not both.
    pub fn swapped(&self) -> Option<Subject> {
        match self {
            Subject::Coins(p, q) => Some(Subject::Coins(*q, *p)),
            Subject::Outcomes(outcomes) if !outcomes.is_alone() => {
                let (p, q) = (outcomes.p().clone(), outcomes.q().clone());
                let swapped = Outcomes::new(q, p).named(outcomes.names().to_vec());
                Some(Subject::Outcomes(Arc::new(swapped)))
            }
            _ => None,
        }
    }

    /// All its keys and values, in the order of an address; names as they are.
    pub(super) fn in_full(&self) -> Vec<(&'static str, String)> {
        let exact = |coin: &Probability| shown::exact(coin.get());
        let masses = |side: &Distribution| listed(side.masses().iter().copied());
        match self {
            Subject::Coins(p, q) => vec![("p", exact(p)), ("q", exact(q))],
            Subject::ThreeCoins([a, b, c]) => {
                vec![("a", exact(a)), ("b", exact(b)), ("c", exact(c))]
            }
            Subject::Outcomes(own) => {
                let mut pairs = vec![("p", masses(own.p())), ("q", masses(own.q()))];
                pairs.push(("names", own.names().join(",")));
                if !own.lengths().is_empty() {
                    pairs.push(("len", listed(own.lengths().iter().copied().map(f64::from))));
                }
                pairs
            }
            Subject::Points(own) => vec![
                ("f", own.function().id().to_owned()),
                ("x", listed(own.points().iter().map(|point| point.x))),
                ("w", listed(own.points().iter().map(|point| point.weight))),
            ],
            Subject::Dials(own) => {
                let mut pairs = Vec::new();
                if own.most_rows() > 1 {
                    pairs.push(("names", own.names().join(",")));
                }
                pairs.extend(own.all().iter().map(|dial| (dial.key, listed(column(own, dial)))));
                pairs
            }
        }
    }

    /// The keys and values that differ from `start`, in the order of an address.
    pub(super) fn written(&self, start: &Subject) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut coin = |name, own: &Probability, start: &Probability| {
            if start != own {
                pairs.push((name, shown::exact(own.get())));
            }
        };
        match (self, start) {
            (Subject::Coins(p, q), Subject::Coins(p_start, q_start)) => {
                coin("p", p, p_start);
                coin("q", q, q_start);
            }
            (Subject::ThreeCoins(own), Subject::ThreeCoins(start)) => {
                for ((name, own), start) in ["a", "b", "c"].into_iter().zip(own).zip(start) {
                    coin(name, own, start);
                }
            }
            (Subject::Outcomes(own), Subject::Outcomes(start)) => {
                write_outcomes(own, start, &mut pairs)
            }
            (Subject::Points(own), Subject::Points(start)) => write_points(own, start, &mut pairs),
            (Subject::Dials(own), Subject::Dials(start)) => {
                write_names(own.names(), start.names(), &mut pairs);
                for dial in own.all() {
                    let of = |dials: &Dials| listed(column(dials, dial));
                    if of(own) != of(start) {
                        pairs.push((dial.key, of(own)));
                    }
                }
            }
            // A figure's start is of the figure's kind.
            _ => {}
        }
        pairs
    }
}

/// A pointer's position names a value to a thousandth, no finer.
pub fn rounded_to_thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn probability(
    typed: Option<(&'static Key, &str)>,
    start: Probability,
    changes: &mut Vec<Change>,
) -> Probability {
    let Some((key, typed)) = typed else { return start };
    let used = match entry::read(typed) {
        Ok(value) => return value,
        Err(EntryError::Negative | EntryError::Underflow) => Probability::nearest(0.0),
        Err(EntryError::AboveOne) => Probability::nearest(1.0),
        // Nothing, or no number.
        Err(_) => start,
    };
    changes.push(change(key, typed, &shown::exact(used.get()), ChangeKind::Probability));
    used
}

/// What a dial is set to, in each row where it has rows.
fn column<'a>(dials: &'a Dials, dial: &'a Dial) -> impl Iterator<Item = f64> + 'a {
    let rows = if dial.each { dials.rows() } else { 1 };
    (0..rows).filter_map(|row| dials.get_in(dial.key, row))
}

/// The dials of an address, each that is typed at the nearest number it can be, or where it started when no
/// number is typed; with as many rows as the first list has numbers.
fn read_dials(start: &Dials, typed: Typed, changes: &mut Vec<Change>) -> Dials {
    let texts = |dial: &Dial| typed(Field::Dial(dial.key));
    let mut lists = start.all().iter().filter(|dial| dial.each).filter_map(texts);
    let rows = lists.next().map(|(_, text)| text.split(',').count());
    let mut read = start.resized(rows.unwrap_or(start.rows()));
    for dial in start.all() {
        let Some((key, text)) = texts(dial) else { continue };
        let parts: Vec<&str> = if dial.each { text.split(',').collect() } else { vec![text] };
        let numbers: Vec<_> = parts.into_iter().take(100).map(entry::number).collect();
        for (row, number) in numbers.iter().enumerate() {
            let to = match number {
                Ok(number) => *number,
                Err(EntryError::Negative | EntryError::Underflow) => 0.0,
                Err(_) => continue,
            };
            read = read.with_in(dial.key, row, to).unwrap_or(read);
        }
        if !numbers.into_iter().eq(column(&read, dial).map(Ok)) {
            changes.push(change(key, text, &listed(column(&read, dial)), ChangeKind::Value));
        }
    }
    let has_rows = start.most_rows() > 1;
    match has_rows.then(|| read_names(read.rows(), dials::LONGEST_NAME, typed, changes)).flatten() {
        Some(names) => read.named(names),
        None => read,
    }
}

/// Numbers as an address lists them.
fn listed(numbers: impl IntoIterator<Item = f64>) -> String {
    let all: Vec<String> = numbers.into_iter().map(shown::exact).collect();
    all.join(",")
}

/// The numbers of a list; `None` when one of them is none.
fn numbers(text: &str) -> Option<Vec<f64>> {
    // More than anything takes; the rest of a very long text is not worth reading.
    text.split(',').take(100).map(|number| entry::number(number).ok()).collect()
}

fn read_outcomes(start: &Outcomes, typed: Typed, changes: &mut Vec<Change>) -> Outcomes {
    let mut side = |field, start: &Distribution| -> (Distribution, bool) {
        let Some((key, text)) = typed(field) else { return (start.clone(), false) };
        let numbers = numbers(text);
        let used = numbers.as_deref().map_or_else(|| start.clone(), outcomes::nearest);
        if numbers.is_none_or(|numbers| outcomes::distribution(&numbers).is_err()) {
            let listed = listed(used.masses().iter().copied());
            changes.push(change(key, text, &listed, ChangeKind::Distribution));
        }
        (used, true)
    };
    let (p, p_typed) = side(Field::P, start.p());
    let mut read = start.with(Side::Truth, p);
    if !start.is_alone() {
        let (q, q_typed) = side(Field::Q, start.q());
        if q_typed {
            if p_typed && q.masses().len() != read.count() {
                read = Outcomes::new(read.p().clone(), q).named(read.names().to_vec());
                if let Some((key, text)) = typed(Field::Q) {
                    let listed = listed(read.q().masses().iter().copied());
                    changes.push(change(key, text, &listed, ChangeKind::Distribution));
                }
            } else {
                read = read.with(Side::Model, q);
            }
        }
    }
    if let Some(names) = read_names(read.count(), outcomes::LONGEST_NAME, typed, changes) {
        read = read.named(names);
    }
    if let (Some((key, text)), false) = (typed(Field::Lengths), start.lengths().is_empty()) {
        let given = numbers(text);
        if let Some(lengths) = &given {
            read = read.coded(lengths);
        }
        let used: Vec<f64> = read.lengths().iter().copied().map(f64::from).collect();
        if given.as_ref() != Some(&used) {
            changes.push(change(key, text, &listed(used), ChangeKind::Value));
        }
    }
    read
}

/// The names of so many outcomes, or rows, where an address has any.
fn read_names(
    count: usize,
    longest: usize,
    typed: Typed,
    changes: &mut Vec<Change>,
) -> Option<Vec<String>> {
    let (key, text) = typed(Field::Names)?;
    let names: Vec<String> = match text {
        "" => Vec::new(),
        text => text.split(',').take(outcomes::MOST + 1).map(str::to_owned).collect(),
    };
    let wrong = !names.is_empty() && names.len() != count;
    let names = outcomes::fitting(outcomes::names_for(&names, count), count, longest);
    if wrong {
        changes.push(change(key, text, &names.join(","), ChangeKind::Value));
    }
    Some(names)
}

fn write_names(own: &[String], read: &[String], pairs: &mut Vec<(&'static str, String)>) {
    if own != read {
        let names: Vec<String> = own.iter().map(|name| escaped(name)).collect();
        pairs.push(("names", names.join(",")));
    }
}

fn write_outcomes(own: &Outcomes, start: &Outcomes, pairs: &mut Vec<(&'static str, String)>) {
    let masses = |side: &Distribution| listed(side.masses().iter().copied());
    if own.p() != start.p() {
        pairs.push(("p", masses(own.p())));
    }
    // What reading the pairs so far would give.
    let read = start.with(Side::Truth, own.p().clone());
    if own.q() != read.q() {
        pairs.push(("q", masses(own.q())));
    }
    write_names(own.names(), read.names(), pairs);
    if own.lengths() != read.lengths() {
        pairs.push(("len", listed(own.lengths().iter().copied().map(f64::from))));
    }
}

/// A name as an address holds it: what would end the value, or is not plain, stands as `%` escapes.
pub(super) fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

fn read_points(start: &WeightedPoints, typed: Typed, changes: &mut Vec<Change>) -> WeightedPoints {
    let mut base = start.clone();
    if let Some((key, text)) = typed(Field::Function) {
        match Function::ALL.into_iter().find(|function| function.id() == text) {
            Some(function) => base = start.under(function),
            None => changes.push(change(key, text, start.function().id(), ChangeKind::Value)),
        }
    }
    let list = |field| typed(field).map(|(key, text)| (key, text, numbers(text)));
    let (places, weights) = (list(Field::Abscissae), list(Field::Weights));
    let given =
        |list: &Option<(_, _, Option<Vec<f64>>)>| list.as_ref().and_then(|list| list.2.clone());
    let (xs, ws) = (given(&places), given(&weights));
    let count = xs.as_ref().or(ws.as_ref()).map_or(base.points().len(), Vec::len);
    let own = base.points();
    let same = count == own.len();
    let xs =
        xs.unwrap_or_else(|| base.resized(count).points().iter().map(|point| point.x).collect());
    let ws = match ws {
        Some(ws) => ws,
        None if same => own.iter().map(|point| point.weight).collect(),
        None => vec![1.0; count],
    };
    let points = xs
        .iter()
        .enumerate()
        .map(|(index, &x)| Point { x, weight: ws.get(index).copied().unwrap_or(0.0) });
    let read = WeightedPoints::nearest(base.function(), points);
    let mut note = |list: Option<(&'static Key, &str, Option<Vec<f64>>)>, used: Vec<f64>| {
        if let Some((key, text, given)) = list
            && given.as_ref() != Some(&used)
        {
            changes.push(change(key, text, &listed(used), ChangeKind::Value));
        }
    };
    note(places, read.points().iter().map(|point| point.x).collect());
    note(weights, read.points().iter().map(|point| point.weight).collect());
    read
}

fn write_points(
    own: &WeightedPoints,
    start: &WeightedPoints,
    pairs: &mut Vec<(&'static str, String)>,
) {
    if own.function() != start.function() {
        pairs.push(("f", own.function().id().to_owned()));
    }
    let read = start.under(own.function());
    let xs =
        |points: &WeightedPoints| -> Vec<f64> { points.points().iter().map(|p| p.x).collect() };
    let ws = |points: &WeightedPoints| -> Vec<f64> {
        points.points().iter().map(|p| p.weight).collect()
    };
    if xs(own) != xs(&read) {
        pairs.push(("x", listed(xs(own))));
    }
    if ws(own) != ws(&read) {
        pairs.push(("w", listed(ws(own))));
    }
}
