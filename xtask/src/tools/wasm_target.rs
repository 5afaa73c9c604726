//! The standard library for WebAssembly: from rustup, else built from Debian's sources.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{Consent, Tools, browser, cache, on_path};
use crate::progress;

/// The target of the browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that the target can be compiled for.
pub(super) fn set_up(tools: &mut Tools, consent: Consent) -> Result<()> {
    if present(&sysroot("rustc")?) {
        return Ok(());
    }
    progress::say(&format!("adding the target {TARGET}, about 10 s"));
    let mut command = Command::new("rustup");
    command.args(["target", "add", TARGET]).current_dir(crate::root());
    let log = cache()?.join("rustup-target.log");
    match progress::run_logged(&mut command, &log, Duration::from_secs(60)) {
        Ok(()) if present(&sysroot("rustc")?) => Ok(()),
        Ok(()) => bail!("rustup added {TARGET} to another toolchain than `rustc` is of"),
        Err(error) => {
            progress::say(&format!("rustup could not ({error:#}); trying Debian's compiler"));
            debian(tools, consent)
        }
    }
}

fn sysroot(rustc: &str) -> Result<PathBuf> {
    let mut command = Command::new(rustc);
    let output = command.args(["--print", "sysroot"]).current_dir(crate::root()).output();
    let output = output.context("cannot start rustc: install Rust with rustup")?;
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

fn present(sysroot: &std::path::Path) -> bool {
    sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir()
}

/// Debian's compiler with the sources of its standard library, which cargo then builds itself.
fn debian(tools: &mut Tools, consent: Consent) -> Result<()> {
    const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld"];
    let missing = format!(
        "the target {TARGET} is missing: run `rustup target add {TARGET}`, or, on Debian, \
         `apt-get install -y {}` as root, or this again as root with --yes",
        PACKAGES.join(" ")
    );
    if on_path("apt-get").is_none() || !consent.0 {
        bail!(missing);
    }
    browser::apt_get(&["update"])?;
    browser::apt_get(&[&["install", "-y", "--no-install-recommends"], &PACKAGES[..]].concat())?;
    let rustc = ["/usr/bin/rustc-web", "/usr/lib/rust-web/bin/rustc", "/usr/bin/rustc"]
        .into_iter()
        .map(PathBuf::from)
        .find(|rustc| rustc.is_file())
        .context(missing)?;
    let linker = linker()?;
    tools.set("RUSTC", &rustc);
    tools.set("RUSTDOC", rustc.with_file_name("rustdoc"));
    tools.set("RUSTC_BOOTSTRAP", "1");
    tools.set("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    tools.set("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    Ok(())
}

/// The linker for WebAssembly: rustup's own, else Debian's.
fn linker() -> Result<PathBuf> {
    let host = Command::new("rustc").arg("-vV").output().context("cannot start rustc")?;
    let host = String::from_utf8_lossy(&host.stdout).into_owned();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let own = sysroot("rustc")?.join("lib/rustlib").join(host).join("bin/rust-lld");
    if own.is_file() {
        return Ok(own);
    }
    ["rust-lld", "wasm-ld"].into_iter().find_map(on_path).context("no linker for WebAssembly")
}
