//! Programs are run, and what they print is held against the figures.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use surprisal::figure::{Figure, Scene};
use surprisal::programs::{Dialect, Program};
use surprisal::text::Lang;

use super::states;

/// Runs every program of a folder, each in a world of its own, in the order of their names; a warning
/// counts as a failure.
const PYTHON: &str = r#"
import pathlib, sys, warnings
warnings.simplefilter("error")
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    print("program", path.stem, flush=True)
    exec(compile(path.read_text(encoding="utf-8"), path, "exec"), {"__name__": "__main__"})
"#;

const R: &str = r#"
options(warn = 2)
for (path in sort(list.files(commandArgs(TRUE)[1], "[.]R$", full.names = TRUE))) {
  cat("program", sub("[.]R$", "", basename(path)), "\n")
  source(path, local = new.env(), encoding = "UTF-8")
}
"#;

/// How far a printed number may be from the one on the screen, absolutely below 1 and relatively above.
const TOLERANCE: f64 = 1e-12;

#[test]
#[ignore = "needs PYTHON, a Python with NumPy and SciPy: cargo xtask test"]
fn numpy_prints_the_numbers_on_the_screen() {
    run(Dialect::NumPy, &["-c", PYTHON], "PYTHON");
}

#[test]
#[ignore = "needs PYTORCH, a Python with PyTorch"]
fn pytorch_prints_the_numbers_on_the_screen() {
    run(Dialect::PyTorch, &["-c", PYTHON], "PYTORCH");
}

#[test]
#[ignore = "needs RSCRIPT, as R brings it"]
fn r_prints_the_numbers_on_the_screen() {
    run(Dialect::R, &["-e", R], "RSCRIPT");
}

/// What is wrong with a value that was printed, if anything.
fn difference(printed: f64, shown: f64, tolerance: f64) -> Option<f64> {
    let apart = if printed == shown { 0.0 } else { (printed - shown).abs() / shown.abs().max(1.0) };
    // Not a number is no agreement.
    let agrees = apart <= tolerance;
    (!agrees).then_some(apart)
}

fn run(dialect: Dialect, arguments: &[&str], variable: &str) {
    let program = env::var_os(variable).unwrap_or_else(|| panic!("{variable} is not set"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{dialect:?}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let all: Vec<(&Figure, Scene, Program)> = states::all().collect();
    assert!(all.len() >= 200);
    let name = |n: usize| -> PathBuf { folder.join(format!("{n:04}.{}", dialect.extension())) };
    for (n, (.., program)) in all.iter().enumerate() {
        let lang = Lang::ALL[n % 2];
        fs::write(name(n), program.text(dialect, lang)).unwrap();
    }
    let output = Command::new(program).args(arguments).arg(&folder).output().unwrap();
    let (out, error) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let of_each: Vec<&str> = out.split("program ").skip(1).collect();
    assert!(
        output.status.success() && error.is_empty(),
        "{}: {error}",
        of_each.last().unwrap_or(&"")
    );
    assert_eq!(of_each.len(), all.len());

    let (mut worst, mut wrong, mut numbers) = (0.0_f64, Vec::new(), 0);
    for (n, ((figure, scene, _), printed)) in all.iter().zip(of_each).enumerate() {
        let printed = |name: &str| -> f64 {
            let of_name =
                |line: &str| line.strip_prefix(name)?.strip_prefix(" = ")?.trim().parse().ok();
            let mut values = printed.lines().filter_map(of_name);
            let value = values.next();
            assert!(values.next().is_none(), "{name} is printed twice: {}", name_of(figure, n));
            value.unwrap_or_else(|| {
                panic!("{name} is not printed: {}\n{printed}", name_of(figure, n))
            })
        };
        for readout in figure.readouts {
            let (id, shown) = (readout.reads.id(), readout.reads.value(scene));
            numbers += 1;
            match difference(printed(id), shown, TOLERANCE) {
                Some(apart) => wrong.push(format!(
                    "{}: {id} = {:e}, not {shown:e} ({apart:e})",
                    name_of(figure, n),
                    printed(id)
                )),
                None if shown.is_finite() => {
                    worst = worst.max((printed(id) - shown).abs() / shown.abs().max(1.0));
                }
                None => {}
            }
        }
        if figure.id == "learning.descent" {
            // Where it goes from here, as far as the figure goes by itself.
            let loss = figure.readouts[0].reads;
            for t in 1..=8 {
                let steps = figure.after(scene, t).map(|there| Scene::new(there, scene.unit));
                let Some(there) = steps else { break };
                let (shown, printed) = (loss.value(&there), printed(&format!("CE_pq after {t}")));
                // At rest it stands still, where a program takes ever smaller steps.
                if let Some(apart) = difference(printed, shown, 2e-10) {
                    wrong.push(format!("{}: after {t}: {apart:e}", name_of(figure, n)));
                }
            }
        }
    }
    let figures: BTreeSet<&str> = all.iter().map(|(figure, ..)| figure.id).collect();
    println!(
        "{}: {numbers} numbers at {} states of {} figures, at most {worst:.1e} apart",
        dialect.name(),
        all.len(),
        figures.len()
    );
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn name_of(figure: &Figure, n: usize) -> String {
    format!("{n:04} {}", figure.id)
}

#[test]
fn a_number_that_is_off_is_told() {
    let off = |printed, shown| difference(printed, shown, TOLERANCE).is_some();
    assert!(!off(0.5, 0.5) && !off(0.5 + 9e-13, 0.5) && !off(700.0 + 5e-10, 700.0));
    assert!(off(0.5 + 2e-12, 0.5) && off(700.0 + 5e-9, 700.0));
    let infinite = f64::INFINITY;
    assert!(
        !off(infinite, infinite) && off(f64::NAN, 0.0) && off(infinite, 3.0) && off(3.0, infinite)
    );
    assert!(off(f64::NAN, infinite) && off(f64::NAN, f64::NAN));
}
