//! The browser, thinly: every call can fail, says so, and never panics.

pub mod address;
pub mod document;
pub mod file;
pub mod listener;
pub mod media;
pub mod nearness;
pub mod storage;
pub mod timer;
pub mod words;

/// A call that the browser refused; what follows from it is the caller's to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;
