//! A folder of a test's own, which goes when the test is over.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

/// How many there have been: no two are the same.
static MADE: AtomicUsize = AtomicUsize::new(0);

/// The folder.
pub struct Scratch(PathBuf);

impl Scratch {
    /// An empty folder, of which `name` tells what it is for.
    ///
    /// # Panics
    ///
    /// When it cannot be made.
    pub fn new(name: &str) -> Scratch {
        let (process, made) = (process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        let folder = env::temp_dir().join(format!("surprisal-{name}-{process}-{made}"));
        fs::create_dir_all(&folder).expect("the system has a folder for such things");
        Scratch(folder)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Copies what is in a folder, folders and all, to `place` within this one.
    ///
    /// # Panics
    ///
    /// When something cannot be copied.
    pub fn copy_of(self, from: &Path, place: &str) -> Scratch {
        copy(from, &self.0.join(place));
        self
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed is in the system's folder for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a new folder");
    for entry in fs::read_dir(from).expect("a folder to copy") {
        let path = entry.expect("a readable folder").path();
        let place = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &place);
        } else {
            fs::copy(&path, &place).expect("a readable file");
        }
    }
}
