//! Drives the built book in a real browser, over WebDriver.
//!
//! The tests speak of the book in its own terms (a [`Book`](pages::Book) has figures, a figure has
//! sliders, readouts and a proof) and know nothing of the browser; the pages find everything by the
//! hooks that the book promises, never by its words or its style.
//!
//! | module | what it is |
//! |---|---|
//! | [`dist`] | the build that is tested |
//! | [`engine`] | Chromium or Firefox: how each is started, and becomes a reader's |
//! | [`driver`] | the process that steers a browser |
//! | [`reader`] | a reader's screen, language and preferences |
//! | [`browser`] | one browser, with hands and eyes |
//! | [`session`] | lends browsers to tests, and holds every test to a clean console |
//! | [`pages`] | the book as a reader sees it |
//! | [`reference`] | numbers that were computed elsewhere |
//! | [`scratch`] | a folder of a test's own |

// Panicking is how a test fails; here it is what every part of the library is for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod browser;
pub mod dist;
pub mod driver;
pub mod engine;
pub mod pages;
pub mod reader;
pub mod reference;
pub mod scratch;
pub mod session;
