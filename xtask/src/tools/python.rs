//! Python with NumPy and SciPy, in which the tests run the programs that figures show.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::{Consent, Tools, answers, browser, cache, on_path};
use crate::progress;

/// What is installed from the Python package index, at which version. They need Python 3.11.
const PACKAGES: [(&str, &str); 2] = [("numpy", "2.4.6"), ("scipy", "1.17.1")];

/// What Debian calls the interpreter and what makes environments.
const OF_SYSTEM: [&str; 2] = ["python3", "python3-venv"];

/// Makes an environment with the packages, once, and says where its interpreter is.
pub(super) fn set_up(tools: &mut Tools, consent: Consent) -> Result<()> {
    let name = name();
    let folder = cache()?.join(&name);
    let python = folder.join("bin").join("python");
    if !has_packages(&python) {
        install(&name, &folder, &interpreter(consent)?)?;
    }
    tools.set("PYTHON", python);
    Ok(())
}

/// The folder of the environment: another version, another folder.
fn name() -> String {
    PACKAGES
        .iter()
        .fold("python".to_owned(), |name, (package, version)| format!("{name}-{package}-{version}"))
}

fn has_packages(python: &Path) -> bool {
    let versions = PACKAGES.map(|(_, version)| version).join(" ");
    let ask = "-cimport numpy, scipy; print(numpy.__version__, scipy.__version__)";
    python.is_file() && answers(python, ask, &versions)
}

/// Whether an interpreter is new enough, and can make environments with pip in them.
fn makes_environments(python: &Path) -> bool {
    let ask =
        "-cimport ensurepip, sys, venv; print('new' if sys.version_info >= (3, 11) else 'old')";
    answers(python, ask, "new")
}

/// An interpreter that makes environments; installs one on Debian, with consent.
fn interpreter(consent: Consent) -> Result<PathBuf> {
    let find = || {
        let of_system = Some(PathBuf::from("/usr/bin/python3"));
        let all = [on_path("python3"), of_system];
        all.into_iter().flatten().find(|python| makes_environments(python))
    };
    if let Some(python) = find() {
        return Ok(python);
    }
    let line = format!("apt-get install -y {}", OF_SYSTEM.join(" "));
    if on_path("apt-get").is_none() {
        bail!("the tests need Python 3.11 or newer on PATH, as `python3`, with its module venv");
    }
    if !consent.0 {
        bail!("the tests need Python: run `{line}` as root, or this again as root with --yes");
    }
    progress::say("installing Python, about 20 s");
    browser::apt_get(&["update"])?;
    browser::apt_get(&[&["install", "-y", "--no-install-recommends"], &OF_SYSTEM[..]].concat())?;
    find().context("this system's python3 is older than 3.11: put a newer one on PATH")
}

fn install(name: &str, folder: &Path, python: &Path) -> Result<()> {
    progress::say("installing NumPy and SciPy, about 20 s");
    let cache = cache()?;
    // Made aside and moved in one step: an interrupted set-up leaves nothing half done. The interpreter of
    // an environment finds it from where it is itself.
    let aside = cache.join(format!("{name}.{}", std::process::id()));
    let log = cache.join(format!("{name}.log"));
    let mut make = Command::new(python);
    make.args(["-m", "venv"]).arg(&aside);
    progress::run_logged(&mut make, &log, Duration::from_secs(120))?;
    let mut install = Command::new(aside.join("bin").join("python"));
    // Nothing is compiled here.
    install.args(["-m", "pip", "install", "--no-input", "--only-binary", ":all:"]);
    install.args(PACKAGES.map(|(package, version)| format!("{package}=={version}")));
    progress::run_logged(&mut install, &log, Duration::from_secs(600))?;
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::rename(&aside, folder).context("cannot move the environment to its place")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{has_packages, makes_environments, name};

    #[test]
    fn another_version_is_another_folder() {
        assert_eq!(name(), "python-numpy-2.4.6-scipy-1.17.1");
    }

    #[test]
    fn what_is_no_interpreter_has_nothing() {
        for program in ["/bin/false", "/bin/true", "/nowhere/python3"].map(Path::new) {
            assert!(!has_packages(program) && !makes_environments(program));
        }
    }
}
