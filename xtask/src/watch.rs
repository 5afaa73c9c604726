//! Tells when a source of the book has changed, by asking the files for their times.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What the book is built from.
const SOURCES: [&str; 9] = [
    "src",
    "words/src",
    "previews/src",
    "build.rs",
    "style",
    "assets",
    "index.html",
    "Cargo.toml",
    "Trunk.toml",
];

/// The sources, as they were when last looked at.
pub struct Sources {
    root: PathBuf,
    seen: Vec<(PathBuf, SystemTime)>,
}

impl Sources {
    /// The sources under `root`, as they are now.
    pub fn new(root: &Path) -> Self {
        let root = root.to_owned();
        let seen = look(&root);
        Sources { root, seen }
    }

    /// A source that has changed, come or gone since the last time, if one has.
    pub fn changed(&mut self) -> Option<PathBuf> {
        let now = look(&self.root);
        if now == self.seen {
            return None;
        }
        let differs = now.iter().find(|file| !self.seen.contains(file));
        let gone = self.seen.iter().find(|file| !now.contains(file));
        let changed = differs.or(gone).map(|(path, _)| path.clone());
        self.seen = now;
        changed
    }
}

fn look(root: &Path) -> Vec<(PathBuf, SystemTime)> {
    let mut files = Vec::new();
    let mut open: Vec<PathBuf> = SOURCES.iter().map(|source| root.join(source)).collect();
    while let Some(path) = open.pop() {
        if let Ok(entries) = std::fs::read_dir(&path) {
            open.extend(entries.flatten().map(|entry| entry.path()));
        } else if let Ok(time) = path.metadata().and_then(|data| data.modified()) {
            files.push((path, time));
        }
    }
    files.sort();
    files
}

#[cfg(test)]
mod tests {
    use super::Sources;

    #[test]
    fn a_new_file_is_noticed_once() {
        let root = std::env::temp_dir().join(format!("surprisal-watch-{}", std::process::id()));
        std::fs::create_dir_all(root.join("src")).unwrap();
        let mut sources = Sources::new(&root);
        assert_eq!(sources.changed(), None);
        let file = root.join("src/new.rs");
        std::fs::write(&file, "").unwrap();
        assert_eq!(sources.changed(), Some(file.clone()));
        assert_eq!(sources.changed(), None);
        std::fs::remove_file(&file).unwrap();
        assert_eq!(sources.changed(), Some(file));
        std::fs::remove_dir_all(&root).unwrap();
    }
}
