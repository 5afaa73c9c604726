//! What is taken away from the book: tables, pictures, proofs, values, QR codes.
#![cfg(all(feature = "charts", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "exports/addresses.rs"]
mod addresses;
#[path = "exports/csv.rs"]
mod csv;
#[path = "exports/directions.rs"]
mod directions;
#[path = "exports/qr.rs"]
mod qr;
#[path = "exports/records.rs"]
mod records;
#[path = "exports/states.rs"]
mod states;
#[path = "exports/values.rs"]
mod values;
