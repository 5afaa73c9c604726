//! The lessons, in order.
