//! The numbers of readouts, tables and proofs, and the formulas they stand under.

use super::scenes::{coin_figures, figures, scenes, start};
use super::textbook::meaning;
use surprisal::figure::{Parameter, Preset, Row, RowHead, Symbol, infinity_cause};
use surprisal::measures::Measure;
use surprisal::text::ui;

#[test]
fn every_readout_is_what_its_symbol_says() {
    for measure in Measure::ALL {
        let symbol = Symbol::of_measure(measure).formula;
        let meaning = meaning(symbol.tex()).unwrap_or_else(|| panic!("{}", symbol.tex()));
        for scene in scenes() {
            let value = scene.measure(measure);
            assert!(value >= 0.0, "{} at {scene:?} is {value}", symbol.tex());
            let (p, q) = (scene.p.get(), scene.q.get());
            assert!(
                meaning.is(value, p, q, scene.unit),
                "{} at {scene:?} is {value}",
                symbol.tex()
            );
        }
    }
}

#[test]
fn every_infinity_has_its_cause() {
    for scene in scenes() {
        let (p, q) = (scene.p.get(), scene.q.get());
        for measure in Measure::ALL {
            let cause = infinity_cause(measure, &scene);
            assert_eq!(
                cause.is_some(),
                scene.measure(measure).is_infinite(),
                "{measure:?} {scene:?}"
            );
            let (truth, model) = match measure {
                Measure::KlPq | Measure::CrossEntropyPq => (p, q),
                _ => (q, p),
            };
            // Heads is the outcome that may come and is ruled out, else it is tails.
            let heads = truth > 0.0 && model == 0.0;
            if let Some(outcome) = cause {
                assert_eq!(outcome, if heads { ui::OUTCOME_1 } else { ui::OUTCOME_0 });
            }
        }
    }
}

#[test]
fn every_table_is_what_its_heads_say() {
    for figure in coin_figures() {
        let moved = match (figure.table)(&start(figure)).heads[0].formula.tex() {
            "p" => Parameter::P,
            "q" => Parameter::Q,
            other => panic!("{}: a table over {other}", figure.id),
        };
        for scene in scenes() {
            let table = (figure.table)(&scene);
            assert!(table.rows.len() > 10 && table.heads.len() > 1, "{}", figure.id);
            let at = |row: &Row| match row.head {
                RowHead::At(at) => at,
                RowHead::Named(_) => panic!("{}: a row of no abscissa", figure.id),
            };
            assert!(table.rows.windows(2).all(|rows| at(&rows[0]) < at(&rows[1])), "{}", figure.id);
            for row in &table.rows {
                assert_eq!(row.values.len() + 1, table.heads.len(), "{}", figure.id);
                let (p, q) = match moved {
                    Parameter::P => (at(row), scene.q.get()),
                    _ => (scene.p.get(), at(row)),
                };
                for (&value, head) in row.values.iter().zip(&table.heads[1..]) {
                    assert!(
                        value >= 0.0,
                        "{}: {} at {scene:?} is {value}",
                        figure.id,
                        head.formula.tex()
                    );
                    let meaning = meaning(head.formula.tex())
                        .unwrap_or_else(|| panic!("{}", head.formula.tex()));
                    let right = meaning.is(value, p, q, scene.unit);
                    assert!(right, "{}: {} at {p}, {q} is {value}", figure.id, head.formula.tex());
                }
            }
        }
    }
}

#[test]
fn every_proof_holds_and_has_words_for_every_line() {
    for figure in coin_figures() {
        let text = figure.proof;
        for scene in scenes() {
            let proof = (text.check)(&scene);
            assert!(proof.holds(), "{} at {scene:?}: {proof:?}", figure.id);
            let lines: Vec<_> = proof.lines.iter().map(|line| line.key).collect();
            let words: Vec<_> = text.lines.iter().map(|line| line.key).collect();
            assert_eq!(lines, words, "{}", figure.id);
            let equalities: Vec<_> = proof.equalities.iter().map(|equality| equality.key).collect();
            let words: Vec<_> = text.equalities.iter().map(|equality| equality.key).collect();
            assert_eq!(equalities, words, "{}", figure.id);
        }
        assert!(text.points.is_some() == text.points_caption.is_some(), "{}", figure.id);
    }
}

#[test]
fn presets_and_starts_are_states() {
    for figure in figures() {
        let presets: Vec<_> = figure.presets.iter().map(|preset| preset.at.subject()).collect();
        // The start is a preset that can be found again, and no two presets are the same.
        assert!(presets.contains(&figure.start.subject()), "{}", figure.id);
        let names: Vec<_> = figure.presets.iter().map(|preset: &Preset| preset.name).collect();
        for i in 0..presets.len() {
            assert!(
                !presets[..i].contains(&presets[i]) && !names[..i].contains(&names[i]),
                "{}",
                figure.id
            );
        }
    }
}
