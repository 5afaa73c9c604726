//! What a reader has set: the typed table of keys, and its codecs. Knows no browser.

pub mod activity;
pub mod coded_text;
pub mod decimal;
pub mod dials;
pub mod embedding;
pub mod entry;
pub mod history;
pub mod keys;
pub mod letters;
pub mod listing;
pub mod messages;
pub mod outcomes;
pub mod patch;
pub mod shown;
pub mod subject;
pub mod url;
pub mod weighted_points;
