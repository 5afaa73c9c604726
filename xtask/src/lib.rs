//! Sets up, builds, serves and tests the book: what `cargo xtask` does.
//!
//! | module | what it does |
//! |---|---|
//! | [`progress`] | runs a command and shows that it is getting on |
//! | [`tools`] | finds each tool, or installs it into the user's cache |
//! | [`release`] | builds the book into `dist/` |
//! | [`split`] | cuts the wasm into pieces that are fetched when they are needed |
//! | [`seal`] | gives every file of `dist/` a name and an integrity from its content |
//! | [`one_file`] | makes the book in one file of it |
//! | [`hosting`] | what it needs beside the book on a server |
//! | [`server`] | serves a folder on this machine, with the right types, compressed |
//! | [`watch`] | tells when a source has changed |
//! | [`size`] | weighs what a first visit loads |
//! | [`checks`] | everything that must pass |

pub mod checks;
pub mod hosting;
pub mod one_file;
pub mod progress;
pub mod release;
pub mod seal;
pub mod server;
pub mod size;
pub mod split;
pub mod tools;
pub mod watch;

use std::path::PathBuf;

/// The root of the project.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.clone(), PathBuf::from)
}
