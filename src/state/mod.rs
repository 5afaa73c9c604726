//! What a reader has set: the typed table of keys, and its codecs. Knows no browser.
