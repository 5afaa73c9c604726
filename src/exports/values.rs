//! What a figure says in numbers, as JSON: the answer to the message `getValues`.

use super::json::Json;
use crate::figure::{Figure, Scene, Start};
use crate::measures::Measure;
use crate::proof::{Line, Relation};

/// The measures that every figure of a truth and a model answers with, whether it shows them or not.
const STANDARD: [Measure; 8] = [
    Measure::EntropyP,
    Measure::EntropyQ,
    Measure::CrossEntropyPq,
    Measure::CrossEntropyQp,
    Measure::KlPq,
    Measure::KlQp,
    Measure::Jsd,
    Measure::JsDistance,
];

/// The readouts by their names in hooks, and the proof line by line; in the unit of the scene, in full.
///
/// `{"unit":"nat","values":{"KL_pq":0.5,…},"proof":[{"line":1,"value":…,"relation":"start","slack":0,"holds":true},…]}`;
/// a relation is `start`, `eq`, `le` or `ge`. ∞ is the text `Infinity`.
pub fn values(figure: &Figure, scene: &Scene) -> String {
    let mut values: Vec<(String, Json)> = figure
        .readouts
        .iter()
        .map(|readout| (readout.reads.id().to_owned(), Json::Number(readout.reads.value(scene))))
        .collect();
    for measure in STANDARD {
        let value = match figure.start {
            Start::Coins(..) if figure.parameters.len() > 1 => scene.measure(measure),
            Start::Outcomes(..) => scene.outcomes_measure(measure),
            _ => continue,
        };
        if !values.iter().any(|(id, _)| id == measure.id()) {
            values.push((measure.id().to_owned(), Json::Number(value)));
        }
    }
    let proof = (figure.proof.check)(scene);
    let in_unit = |value| Json::Number(proof.dimension.in_unit(value, scene.unit));
    let line = |(index, line): (usize, &Line)| {
        Json::object([
            ("line", Json::Number((index + 1) as f64)),
            ("value", in_unit(line.value)),
            ("relation", Json::text(relation(line.relation))),
            ("slack", in_unit(line.slack)),
            ("holds", Json::Bool(line.holds)),
        ])
    };
    Json::object([
        ("unit", Json::text(scene.unit.symbol())),
        ("values", Json::Object(values)),
        ("proof", Json::List(proof.lines.iter().enumerate().map(line).collect())),
    ])
    .to_string()
}

/// The name of a relation in hooks.
fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Start => "start",
        Relation::Equal => "eq",
        Relation::AtMost => "le",
        Relation::AtLeast => "ge",
    }
}
