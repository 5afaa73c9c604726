//! The browser, thinly: every call can fail and says so.
