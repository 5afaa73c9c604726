//! The CSV is by the letter of its standard, and has what table, readouts and state have, in full.

use super::records::{number, records};
use super::states::{self, Kept};
use surprisal::exports::csv::csv;
use surprisal::exports::settings::{self, SetTo};
use surprisal::figure::{RowHead, Scene};
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::Subject;
use surprisal::text::Lang;

#[test]
fn it_has_the_table_the_state_and_the_address_in_full() {
    for kept in states::all() {
        let table = (kept.figure.table)(&kept.scene);
        let settings = settings::settings(kept.figure, &kept.scene);
        let readouts = kept.figure.readouts;
        for lang in Lang::ALL {
            let records = records(&csv(&kept.export(lang)));
            let id = kept.figure.id;
            assert_eq!(records.len(), 1 + table.rows.len().max(1), "{id}");
            assert_eq!(
                records[0].len(),
                table.heads.len() + settings.len() + readouts.len() + 1,
                "{id}"
            );
            // No two columns are called the same, so that each can be asked for by its name.
            for (index, head) in records[0].iter().enumerate() {
                assert!(!head.is_empty() && !records[0][..index].contains(head), "{id}: {head}");
            }
            for (record, row) in records[1..].iter().zip(&table.rows) {
                match &row.head {
                    RowHead::At(at) => assert_eq!(number(&record[0]), *at),
                    RowHead::Named(name) => assert_eq!(&record[0], name),
                }
                for (field, value) in record[1..].iter().zip(&row.values) {
                    match value.is_nan() {
                        true => assert_eq!(field, ""),
                        false => {
                            assert_eq!(number(field).to_bits(), (value + 0.0).to_bits(), "{id}")
                        }
                    }
                }
                let state = &record[table.heads.len()..];
                for (field, setting) in state.iter().zip(&settings) {
                    match &setting.to {
                        SetTo::Number(value) => assert_eq!(number(field), *value),
                        SetTo::Numbers(values) => {
                            let listed: Vec<f64> = field.split(',').map(number).collect();
                            assert_eq!(&listed, values, "{id}");
                        }
                        SetTo::Choice(choice) => assert_eq!(field, choice),
                    }
                }
                let read = state[settings.len()..].iter().zip(readouts);
                for (field, readout) in read {
                    let value = readout.reads.value(&kept.scene);
                    assert_eq!(number(field), value, "{id}: {}", readout.reads.id());
                }
                assert_eq!(record.last().unwrap(), &kept.address);
            }
        }
    }
}

#[test]
fn heads_name_quantity_unit_and_words() {
    let (_, figure) = lessons::find("kl.asymmetry").unwrap();
    let kept = Kept::new(figure, Scene::new(figure.start.subject(), Unit::Bit));
    let heads = |lang| records(&csv(&kept.export(lang))).swap_remove(0);
    assert_eq!(
        heads(Lang::En),
        [
            "q: q, the probability of heads: the model",
            "KL(p‖q) [bit]: divergence, truth p, model q",
            "KL(q‖p) [bit]: divergence, truth q, model p",
            "here: p",
            "here: q",
            "here: KL(p‖q) [bit]: divergence, truth p, model q",
            "here: KL(q‖p) [bit]: divergence, truth q, model p",
            "here: H(p) [bit]: entropy of p",
            "here: H(p, q) [bit]: cross-entropy, truth p, model q",
            "here: address",
        ]
    );
    let korean = heads(Lang::Ko);
    assert_eq!(korean[1], "KL(p‖q) [bit]: 발산 (참 p, 모형 q)");
    assert_eq!(korean[5], "지금: KL(p‖q) [bit]: 발산 (참 p, 모형 q)");
}

/// By hand, from what each table's columns are: units where there is information, none elsewhere.
#[test]
fn every_column_has_the_unit_that_it_is_counted_in() {
    let units = |id: &str| -> String {
        let (_, figure) = lessons::find(id).unwrap();
        let kept = Kept::new(figure, Scene::new(figure.start.subject(), Unit::Dit));
        let columns = (figure.table)(&kept.scene).heads.len();
        let head = records(&csv(&kept.export(Lang::En))).swap_remove(0);
        let unit = |head: &String| match head.split(": ").next().unwrap().split_once(" [") {
            Some((_, unit)) => unit.trim_end_matches(']').to_owned(),
            None => "·".to_owned(),
        };
        head[..columns].iter().map(unit).collect::<Vec<_>>().join(" ")
    };
    for (id, expected) in [
        ("entropy.curve", "· dit"),
        ("jsd.curves", "· dit √dit dit dit"),
        ("kl.support", "· · · · · dit"),
        ("jensen.chord", "· · · · · ·"),
        ("coding.lengths", "· · · dit dit dit dit"),
        ("coding.storage", "· · dit dit dit"),
        ("coding.blocks", "· · dit dit dit"),
        ("compression.rates", "· · · · · ·"),
        ("learning.descent", "· · · · · ·"),
        ("learning.overfitting", "· · · dit dit"),
    ] {
        assert_eq!(units(id), expected, "{id}");
    }
    // What is 0 or infinite throughout keeps its unit.
    let (_, figure) = lessons::find("entropy.outcomes").unwrap();
    let certain = Outcomes::alone(nearest(&[1.0, 0.0, 0.0]));
    let kept = Kept::new(figure, Scene::new(Subject::Outcomes(certain.into()), Unit::Bit));
    let head = records(&csv(&kept.export(Lang::En))).swap_remove(0);
    assert_eq!(head[2..4].iter().filter(|head| head.contains("[bit]")).count(), 2, "{head:?}");
}

#[test]
fn a_name_stays_a_name_whatever_is_in_it() {
    let (_, figure) = lessons::find("entropy.outcomes").unwrap();
    let names = ["=1+1", "a \"b\"", "c, d", "@SUM(A1)"].map(String::from).to_vec();
    let outcomes = Outcomes::alone(nearest(&[0.25; 4])).named(names);
    let kept = Kept::new(figure, Scene::new(Subject::Outcomes(outcomes.into()), Unit::Nat));
    let shown: Vec<String> = (0..4).map(|index| kept.scene.outcomes.name(index)).collect();
    let records = records(&csv(&kept.export(Lang::En)));
    for (record, name) in records[1..].iter().zip(shown) {
        let formula = name.starts_with(['=', '@']);
        assert_eq!(record[0], if formula { format!("'{name}") } else { name });
    }
}
