//! Puts the book on the page.

fn main() {}
