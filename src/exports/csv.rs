//! The numbers behind a picture as CSV: RFC 4180, every number in full.
//!
//! It is one table with one line of heads, so that a spreadsheet and `pandas.read_csv` read it as it
//! is. First come the columns of the figure's own table, then the state: each parameter, each readout
//! and the address, the same in every row, their heads beginning with a word for “here”. RFC 4180 has
//! no comments, and a second table would end what most programs take for the first; a column that
//! stays the same costs a few bytes and can be sorted, joined and dropped like any other.
//!
//! A head is the quantity, its unit in square brackets where it has one, and its name in words:
//! `KL(p‖q) [bit]: divergence, truth p, model q`.

use super::columns;
use super::settings::{self, SetTo, Setting};
use super::{Export, mathml, prose};
use crate::figure::{RowHead, Symbol};
use crate::proof::Dimension;
use crate::state::shown;
use crate::text::exports as words;

/// What stands in front where the text becomes a file: without it Excel takes UTF-8 for something else.
/// pandas skips it.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The figure's table and its state.
///
/// Lines end with CRLF, fields are quoted where they must be. Numbers are the shortest decimals that
/// read back the same, ∞ is `Infinity`, a place without a number is empty. A name that a spreadsheet
/// would take for a formula has an apostrophe in front.
pub fn csv(export: &Export) -> String {
    let Export { figure, scene, lang, address, .. } = *export;
    let table = (figure.table)(scene);
    let named = |symbol: &Symbol, dimension| {
        head(&mathml::plain(symbol.formula.mathml()), columns::unit(dimension, scene.unit))
            + &format!(": {}", prose::plain(symbol.name.get(lang)))
    };
    let here = |head: String| format!("{}: {head}", words::HERE.get(lang));

    let dimensions = std::iter::once(Dimension::Number).chain(columns::dimensions(figure, scene));
    let mut heads: Vec<String> =
        table.heads.iter().zip(dimensions).map(|(symbol, of)| named(symbol, of)).collect();
    let width = heads.len();
    let mut state = Vec::new();
    for setting in settings::settings(figure, scene) {
        heads.push(here(symbol(&setting)));
        state.push(match &setting.to {
            SetTo::Number(number) => shown::exact(*number),
            SetTo::Numbers(numbers) => {
                numbers.iter().copied().map(shown::exact).collect::<Vec<_>>().join(",")
            }
            SetTo::Choice(choice) => (*choice).to_owned(),
        });
    }
    for readout in figure.readouts {
        heads.push(here(named(&readout.reads.symbol(), readout.reads.dimension())));
        state.push(number(readout.reads.value(scene)));
    }
    heads.push(here(words::ADDRESS.get(lang).to_owned()));
    state.push(address.to_owned());

    let mut csv = record(&heads);
    let mut row = |head: String, values: &[f64]| {
        let numbers = values.iter().copied().map(number);
        let mut fields: Vec<String> = std::iter::once(head).chain(numbers).collect();
        // Every line has as many fields as the first.
        fields.resize(width, String::new());
        fields.extend(state.iter().cloned());
        csv.push_str(&record(&fields));
    };
    for own in &table.rows {
        let head = match &own.head {
            RowHead::At(at) => shown::exact(*at),
            RowHead::Named(name) => harmless(name),
        };
        row(head, &own.values);
    }
    if table.rows.is_empty() {
        row(String::new(), &[]);
    }
    csv
}

/// The symbol of what can be set.
fn symbol(setting: &Setting) -> String {
    setting.symbol.map_or_else(|| setting.key.to_owned(), |symbol| mathml::plain(symbol.mathml()))
}

fn head(symbol: &str, unit: &str) -> String {
    if unit.is_empty() { symbol.to_owned() } else { format!("{symbol} [{unit}]") }
}

fn number(value: f64) -> String {
    if value.is_nan() { String::new() } else { shown::exact(value) }
}

/// A name that no spreadsheet takes for a formula.
fn harmless(name: &str) -> String {
    if name.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{name}")
    } else {
        name.to_owned()
    }
}

/// One line.
fn record(fields: &[String]) -> String {
    let quoted = |field: &String| {
        if field.contains([',', '"', '\r', '\n']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.clone()
        }
    };
    fields.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}
