//! What programs say.

use std::sync::Arc;

use surprisal::figure::{Figure, Scene, Start};
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::measures::jensen::Point;
use surprisal::programs::{Dialect, program};
use surprisal::state::outcomes::Outcomes;
use surprisal::state::subject::Subject;
use surprisal::text::Lang;

use super::states;

/// How wide a program may be: what a panel shows without scrolling.
const WIDTH: usize = 88;

fn find(id: &str) -> &'static Figure {
    lessons::find(id).unwrap().1
}

fn start(figure: &Figure, unit: Unit) -> Scene {
    Scene::new(figure.start.subject(), unit)
}

fn of_start(id: &str, dialect: Dialect, lang: Lang) -> String {
    let figure = find(id);
    program(figure, &start(figure, Unit::Bit)).unwrap().text(dialect, lang)
}

fn without_comments(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Compares with the file of that name under `tests/snapshots`.
fn look(name: &str, text: String) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn programs_read_as_they_did() {
    look("program_asymmetry_numpy", of_start("kl.asymmetry", Dialect::NumPy, Lang::En));
    look("program_asymmetry_pytorch", of_start("kl.asymmetry", Dialect::PyTorch, Lang::Ko));
    look("program_asymmetry_r", of_start("kl.asymmetry", Dialect::R, Lang::En));
    look("program_lengths_numpy", of_start("coding.lengths", Dialect::NumPy, Lang::Ko));
    look("program_descent_pytorch", of_start("learning.descent", Dialect::PyTorch, Lang::En));
    look("program_triangle_r", of_start("jsd.triangle", Dialect::R, Lang::Ko));
}

#[test]
fn every_figure_has_a_program_but_that_of_overfitting() {
    let without: Vec<&str> = lessons::figures()
        .filter(|(_, figure)| program(figure, &start(figure, Unit::Bit)).is_none())
        .map(|(_, figure)| figure.id)
        .collect();
    // What it shows takes a training run.
    assert_eq!(without, ["learning.overfitting"]);
}

#[test]
fn every_program_prints_each_readout_once_and_fits_the_panel() {
    let mut seen = 0;
    for (figure, _, program) in states::all() {
        for (dialect, lang) in
            Dialect::ALL.into_iter().flat_map(|d| Lang::ALL.map(|lang| (d, lang)))
        {
            let text = program.text(dialect, lang);
            let print = if dialect == Dialect::R { "cat(sprintf(\"" } else { "print(\"" };
            for readout in figure.readouts {
                let begin = format!("{print}{} = ", readout.reads.id()).trim_end().to_owned();
                let lines = text.lines().filter(|line| line.starts_with(&begin));
                assert_eq!(lines.count(), 1, "{}: {begin}\n{text}", figure.id);
            }
            assert!(
                text.is_ascii()
                    || text.lines().all(|line| line.is_ascii() || line.starts_with('#'))
            );
            assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
            let code = without_comments(&text).concat();
            assert!(!["Infinity", "NaN", "@"].iter().any(|odd| code.contains(odd)), "{text}");
            assert!(
                !text.contains("\n\n\n") && text.ends_with(")\n") || text.ends_with("}\n"),
                "{text}"
            );
            seen += 1;
        }
    }
    assert!(seen >= 1200, "{seen}");
}

#[test]
fn languages_differ_in_comments_only() {
    for (_, _, program) in states::all() {
        for dialect in Dialect::ALL {
            let [ko, en] = Lang::ALL.map(|lang| program.text(dialect, lang));
            assert_eq!(without_comments(&ko), without_comments(&en));
            assert_eq!(ko.lines().count(), en.lines().count());
        }
    }
}

#[test]
fn what_is_given_is_what_is_on_the_screen() {
    for (figure, scene, program) in states::all() {
        let text = program.text(Dialect::NumPy, Lang::En);
        // Lists may be broken over lines.
        let text = text.replace(",\n    ", ", ").replace("([\n    ", "([").replace("\n])", "])");
        let given = |name: &str| -> Option<Vec<f64>> {
            let line =
                text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "))?;
            let list = line.strip_prefix("np.array([").and_then(|rest| rest.strip_suffix("])"));
            list.unwrap_or(line).split(", ").map(|number| number.parse().ok()).collect()
        };
        // A coin is given as heads and 1 − heads.
        let coin = |name: &str, heads: f64| {
            let begin = format!("{name} = np.array([");
            let line = text.lines().find_map(|line| line.strip_prefix(&begin)?.strip_suffix("])"));
            let (first, second) = line.and_then(|line| line.split_once(", 1 - ")).unwrap();
            assert_eq!([first, second].map(|number| number.parse()), [Ok(heads), Ok(heads)]);
        };
        match figure.start {
            Start::Coins(..) => coin("p", scene.p.get()),
            Start::ThreeCoins(..) => {
                for (name, heads) in ["a", "b", "c"].into_iter().zip(scene.three_coins) {
                    coin(name, heads.get());
                }
            }
            Start::Points(..) => {
                let of = |of: fn(&Point) -> f64| {
                    scene.points.points().iter().map(of).collect::<Vec<f64>>()
                };
                assert_eq!(given("x"), Some(of(|point| point.x)));
                assert_eq!(given("w"), Some(of(|point| point.weight)));
            }
            Start::Dials(..) => {
                for dial in scene.dials.all() {
                    let rows = if dial.each { scene.dials.rows() } else { 1 };
                    let own: Vec<f64> =
                        (0..rows).filter_map(|row| scene.dials.get_in(dial.key, row)).collect();
                    // What the readouts do not depend on is left out.
                    if let Some(given) = given(dial.key) {
                        assert_eq!(given, own, "{}\n{text}", dial.key);
                    }
                }
            }
            _ => assert_eq!(given("p").as_deref(), Some(scene.outcomes.p().masses()), "{text}"),
        }
    }
}

#[test]
fn nothing_that_a_reader_typed_gets_into_a_program() {
    let figure = find("entropy.outcomes");
    let Subject::Outcomes(outcomes) = figure.start.subject() else { panic!() };
    let names = |name: &str| vec![name.to_owned(); outcomes.count()];
    let plain = Outcomes::alone(outcomes.p().clone());
    let named = plain.clone().named(names("\"\"\"\nimport os"));
    let text = |outcomes: Outcomes| {
        let scene = Scene::new(Subject::Outcomes(Arc::new(outcomes)), Unit::Nat);
        Dialect::ALL.map(|dialect| program(figure, &scene).unwrap().text(dialect, Lang::En))
    };
    assert_eq!(text(named), text(plain));
}
