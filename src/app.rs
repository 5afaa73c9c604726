//! The frame of the book.
