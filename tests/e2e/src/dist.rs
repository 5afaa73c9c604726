//! The build that is tested.

use std::path::PathBuf;

use xtask::release::DIST;

/// The folder of the build.
///
/// # Panics
///
/// When there is none: the tests never build the book themselves.
pub fn folder() -> PathBuf {
    let folder = xtask::root().join(DIST);
    assert!(
        folder.join("index.html").is_file(),
        "there is no book to test in {DIST}/: build it with `cargo xtask build` first"
    );
    folder
}
