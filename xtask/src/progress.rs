//! Commands that show they are getting on: announced, timed, with their output where it is needed.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How often a long command says that it still runs.
const EVERY: Duration = Duration::from_secs(10);

/// Says what happens now.
pub fn say(what: &str) {
    println!("▸ {what}");
}

/// A command as it would be typed.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Runs a command with its output on the screen.
///
/// # Errors
///
/// When it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    println!("  $ {line}");
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs a command with its output in `log`, saying every ten seconds that it still runs.
///
/// # Errors
///
/// When it cannot be started, fails, or takes longer than `limit`; the end of the log is shown.
pub fn run_logged(command: &mut Command, log: &Path, limit: Duration) -> Result<()> {
    let line = shown(command);
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| format!("cannot start `{line}`"))?;
    let begun = Instant::now();
    let mut told = Duration::ZERO;
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(());
            }
            bail!("`{line}` failed ({status}):\n{}", end_of(log));
        }
        let elapsed = begun.elapsed();
        if elapsed > limit {
            child.kill()?;
            child.wait()?;
            bail!("`{line}` took longer than {} s", limit.as_secs());
        }
        if elapsed >= told + EVERY {
            told = elapsed;
            println!("  … {} s: {}", elapsed.as_secs(), last_line(log));
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn end_of(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let tail = lines.get(lines.len().saturating_sub(30)..).unwrap_or_default();
    format!("{}\n(all of it: {})", tail.join("\n"), log.display())
}

fn last_line(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    text.lines()
        .rfind(|line| !line.trim().is_empty())
        .unwrap_or("")
        .trim()
        .chars()
        .take(100)
        .collect()
}
