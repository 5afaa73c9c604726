//! The JSON of a figure is JSON, and says what readouts and proof say.

use super::states;
use surprisal::exports::json::Json;
use surprisal::exports::values::values;
use surprisal::proof::Relation;

/// A number, or the text that stands for one that JSON has not.
fn number(value: &serde_json::Value) -> f64 {
    match value {
        serde_json::Value::String(text) if text == "Infinity" => f64::INFINITY,
        serde_json::Value::String(text) if text == "-Infinity" => f64::NEG_INFINITY,
        value => value.as_f64().unwrap(),
    }
}

#[test]
fn values_are_the_readouts_and_the_proof() {
    for kept in states::all() {
        let (figure, scene) = (kept.figure, &kept.scene);
        let told: serde_json::Value = serde_json::from_str(&values(figure, scene)).unwrap();
        for readout in figure.readouts {
            let value = number(&told["values"][readout.reads.id()]);
            assert_eq!(value, readout.reads.value(scene), "{}: {}", figure.id, readout.reads.id());
        }
        let proof = (figure.proof.check)(scene);
        let lines = told["proof"].as_array().unwrap();
        assert_eq!(lines.len(), proof.lines.len());
        for (index, (told, line)) in lines.iter().zip(&proof.lines).enumerate() {
            let in_unit = |value| proof.dimension.in_unit(value, scene.unit);
            assert_eq!(told["line"], index + 1);
            assert_eq!(number(&told["value"]), in_unit(line.value) + 0.0);
            assert_eq!(number(&told["slack"]), in_unit(line.slack) + 0.0);
            assert_eq!(told["holds"], true);
            let relation = match line.relation {
                Relation::Start => "start",
                Relation::Equal => "eq",
                Relation::AtMost => "le",
                Relation::AtLeast => "ge",
            };
            assert_eq!(told["relation"], relation);
        }
    }
}

#[test]
fn any_text_and_number_comes_back_as_it_was() {
    let all: String =
        (0..0x3000).filter_map(char::from_u32).chain("\u{10ffff}\u{feff}🂡".chars()).collect();
    let json = Json::object([
        ("\"\\\n", Json::text(&all)),
        ("numbers", Json::List([0.1, -0.0, 5e-324, 1.797e308, -2.5].map(Json::Number).to_vec())),
        (
            "none",
            Json::List([f64::INFINITY, f64::NEG_INFINITY, f64::NAN].map(Json::Number).to_vec()),
        ),
        ("empty", Json::List(Vec::new())),
        ("yes", Json::Bool(true)),
    ]);
    let written = json.to_string();
    // It may stand in a script.
    assert!(!written.contains(['<', '\n', '\u{2028}']));
    let read: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(read["\"\\\n"], all.as_str());
    assert_eq!(read["numbers"], serde_json::json!([0.1, 0, 5e-324, 1.797e308, -2.5]));
    assert_eq!(read["none"], serde_json::json!(["Infinity", "-Infinity", null]));
    assert_eq!((&read["empty"], &read["yes"]), (&serde_json::json!([]), &serde_json::json!(true)));
}
