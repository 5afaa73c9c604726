//! Everything that must pass, in the order in which a mistake is found soonest.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::tools::{self, Consent, Tools};
use crate::{progress, release, root, size};

/// Runs steps, remembers how long each took.
#[derive(Default)]
struct Steps(Vec<(&'static str, Duration)>);

impl Steps {
    fn step(&mut self, name: &'static str, act: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n═══ {name}");
        let begun = Instant::now();
        act().with_context(|| format!("{name}: failed"))?;
        self.0.push((name, begun.elapsed()));
        Ok(())
    }

    fn summary(&self) {
        println!("\n═══ all passed");
        for (name, took) in &self.0 {
            println!("  {:>7.1} s  {name}", took.as_secs_f64());
        }
        let total: Duration = self.0.iter().map(|(_, took)| *took).sum();
        println!("  {:>7.1} s  in all", total.as_secs_f64());
    }
}

/// The test of `tests/programs.rs` that needs NumPy and SciPy.
const RUN_IN_PYTHON: &str = "running::numpy_prints_the_numbers_on_the_screen";

fn cargo(tools: &Tools, arguments: &[&str]) -> Result<()> {
    progress::run(tools.command("cargo").args(arguments))
}

/// The quick part, which needs no browser and no WebAssembly.
///
/// # Errors
///
/// At the first check that fails.
pub fn quick() -> Result<()> {
    let mut steps = Steps::default();
    host(&mut steps, &Tools::default())?;
    steps.summary();
    Ok(())
}

fn host(steps: &mut Steps, tools: &Tools) -> Result<()> {
    steps.step("format", || cargo(tools, &["fmt", "--all", "--check"]))?;
    steps.step("lints of the pure part, the charts and the tools", || {
        let pure = ["clippy", "--no-default-features", "--lib", "--tests", "--", "-D", "warnings"];
        cargo(tools, &pure)?;
        let charts =
            ["clippy", "--no-default-features", "--features", "charts", "--lib", "--tests"];
        cargo(tools, &[&charts[..], &["--", "-D", "warnings"]].concat())?;
        cargo(
            tools,
            &[
                &["clippy", "-p", "words", "-p", "previews", "-p", "xtask", "-p", "e2e"][..],
                &["--all-targets"],
                &["--", "-D", "warnings"],
            ]
            .concat(),
        )
    })?;
    steps.step("tests of the pure part", || cargo(tools, &["test", "--no-default-features"]))?;
    steps.step("tests of the charts and lessons", || {
        cargo(tools, &["test", "--no-default-features", "--features", "charts"])
    })?;
    steps.step("tests of the tools", || {
        cargo(tools, &["test", "-p", "xtask", "-p", "words", "-p", "previews"])
    })
}

/// Everything.
///
/// # Errors
///
/// At the first check that fails.
pub fn all(consent: Consent) -> Result<()> {
    let mut steps = Steps::default();
    let mut found = Tools::default();
    steps.step("set-up", || {
        found = tools::for_testing(consent)?;
        println!("  every tool is there");
        Ok(())
    })?;
    let tools = &found;
    host(&mut steps, tools)?;
    steps.step("the programs of the figures, in Python", || {
        let programs =
            ["test", "--no-default-features", "--features", "charts", "--test", "programs"];
        // It is ignored elsewhere, and says what it measured.
        let only = ["--", "--ignored", "--nocapture", "--exact", RUN_IN_PYTHON];
        cargo(tools, &[&programs[..], &only].concat())
    })?;
    steps.step("lints of the app", || {
        let app = ["clippy", "--target", "wasm32-unknown-unknown", "--lib", "--bins"];
        cargo(tools, &[&app[..], &["--", "-D", "warnings"]].concat())
    })?;
    steps.step("tests in WebAssembly, in the browser", || {
        let target = ["--target", "wasm32-unknown-unknown", "--test", "web"];
        // Without --nocapture the runner keeps the accuracy it measured to itself.
        let all = [&["test", "--no-default-features"], &target[..], &["--", "--nocapture"]];
        cargo(tools, &all.concat())
    })?;
    steps.step("release build", || release::build(tools, None))?;
    steps.step("weight", || size::check(&root().join(release::DIST)))?;
    steps.step("the book in the browser", || cargo(tools, &["test", "-p", "e2e"]))?;
    steps.summary();
    Ok(())
}

/// Measures one update of a figure beside a bare canvas page, in the same browser; or, with `runs`, what
/// figures cost that move by themselves.
///
/// # Errors
///
/// When the set-up, the build or the measurement fails.
pub fn bench(consent: Consent, runs: bool) -> Result<()> {
    let tools = tools::for_testing(consent)?;
    release::build(&tools, None)?;
    let what = if runs { "runs" } else { "bench" };
    cargo(&tools, &["run", "--release", "-p", "e2e", "--bin", what])
}

#[cfg(test)]
mod tests {
    use super::RUN_IN_PYTHON;

    #[test]
    fn the_test_that_needs_python_is_there() {
        // Cargo runs no test of a name that is none, and calls it passed.
        let (file, test) = RUN_IN_PYTHON.split_once("::").unwrap();
        let file = crate::root().join("tests/programs").join(file).with_extension("rs");
        let source = std::fs::read_to_string(file).unwrap();
        assert!(source.contains(&format!("\nfn {test}() {{")));
    }
}
