//! Leptos pieces, one a file.
