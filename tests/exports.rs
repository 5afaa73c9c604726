//! What is taken away from the book: tables, pictures, proofs, values, QR codes.
#![cfg(all(feature = "charts", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "exports/addresses.rs"]
mod addresses;
#[path = "exports/csv.rs"]
mod csv;
#[path = "exports/directions.rs"]
mod directions;
#[path = "exports/formulas.rs"]
mod formulas;
#[path = "exports/latex.rs"]
mod latex;
#[path = "exports/qr.rs"]
mod qr;
#[path = "exports/raster.rs"]
mod raster;
#[path = "charts/recorder.rs"]
#[allow(dead_code, reason = "charts ask it for more")]
mod recorder;
#[path = "exports/records.rs"]
mod records;
#[path = "exports/sheets.rs"]
mod sheets;
#[path = "exports/states.rs"]
mod states;
#[path = "exports/svg.rs"]
mod svg;
#[path = "exports/values.rs"]
mod values;
