//! Exports: a figure at a scene as something to take away. No browser: texts, and a sheet to paint.
//!
//! Nothing else of the book knows this layer, so that what it weighs is only fetched by who exports.
//!
//! | file | what comes of it |
//! |---|---|
//! | [`csv`] | the numbers behind the picture, and the state, as one table |
//! | [`values`] | readouts and proof as JSON, for messages |
//! | [`latex`] | the proof at the state, as a LaTeX document |
//! | [`sheet`] | chart and caption, painted on any surface |
//! | [`svg`] | that sheet as a document of its own |
//! | [`qr`] | an address as a QR code |

pub mod columns;
pub mod csv;
pub mod embed_code;
pub mod json;
pub mod latex;
pub mod mathml;
pub mod metrics;
pub mod part;
pub mod png;
pub mod prose;
pub mod qr;
pub mod settings;
pub mod sheet;
pub mod svg;
pub mod typeset;
pub mod values;

use crate::figure::{Figure, Scene};
use crate::text::Lang;

/// What is exported: a figure at a scene, as a reader has it before them.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// The scene.
    pub scene: &'a Scene,
    /// The language of every word.
    pub lang: Lang,
    /// How many digits numbers have that are there to be read; what is there to be computed with has
    /// all of them.
    pub digits: u8,
    /// The address that leads back to this state, however long the reader wants it; see
    /// [`settings::address`] for the part of it that says the state.
    pub address: &'a str,
}
