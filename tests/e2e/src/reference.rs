//! Numbers that were computed elsewhere.
