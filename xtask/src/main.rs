//! `cargo xtask serve | test | check | build | size | words | bench | clean`.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use xtask::server::{self, Manner};
use xtask::{checks, progress, release, root, size, tools, watch};

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N]   set up what is missing, build the book, serve it, rebuild on change
  test               set up what is missing, run every test and check
  check              the quick part of test: format, lints, host tests
  build [--base URL] write the release build to dist/; previews of links need the address where it
                     will lie, also taken from SURPRISAL_BASE
  size               weigh what was built in dist/ against its budget
  words              write the words of each language, for Trunk
  bench [--runs]     measure one update of a figure beside a bare canvas page and uPlot; with --runs,
                     the frames and tasks of figures that move by themselves
  clean --tools      remove the tools that were set up

  --yes              let the set-up install packages of the system without asking
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let after = |flag: &str| {
        let at = arguments.iter().position(|argument| argument == flag);
        at.and_then(|at| arguments.get(at + 1)).cloned()
    };
    let consent = tools::Consent::from_environment(has("--yes"));
    match arguments.first().map(String::as_str) {
        Some("serve") => {
            let port = after("--port").map(|port| port.parse());
            serve(port.transpose()?.unwrap_or(8080), consent)
        }
        Some("test") => checks::all(consent),
        Some("check") => checks::quick(),
        Some("build") => {
            let base = after("--base").or_else(|| std::env::var("SURPRISAL_BASE").ok());
            let base = base.filter(|base| !base.is_empty());
            release::build(&tools::for_building(consent)?, base.as_deref())
        }
        Some("size") => size::check(&root().join(release::DIST)),
        Some("words") => release::words(),
        Some("bench") => checks::bench(consent, has("--runs")),
        Some("clean") if has("--tools") => tools::clean(),
        Some(other) if !other.starts_with('-') => bail!("there is no `{other}`\n\n{USAGE}"),
        _ => {
            print!("{USAGE}");
            Ok(())
        }
    }
}

/// Builds, serves, and builds again whenever a source changes, until the process is stopped.
fn serve(port: u16, consent: tools::Consent) -> Result<()> {
    let tools = tools::for_building(consent)?;
    release::build(&tools, None)?;
    // What was just built is to be seen, not what a browser kept.
    let server = server::serve_as(&root().join(release::DIST), port, Manner::Anew)?;
    println!("\nSurprisal is at {}\nStop it with Ctrl+C.", server.address());
    let mut watch = watch::Sources::new(&root());
    loop {
        std::thread::sleep(Duration::from_millis(400));
        if let Some(changed) = watch.changed() {
            let changed = changed.strip_prefix(root()).unwrap_or(Path::new("")).display();
            progress::say(&format!("{changed} changed"));
            let begun = Instant::now();
            match release::build(&tools, None) {
                Ok(()) => {
                    progress::say(&format!("built in {:.1} s", begun.elapsed().as_secs_f64()))
                }
                // What was built last is still served.
                Err(error) => eprintln!("error: {error:#}"),
            }
        }
    }
}
