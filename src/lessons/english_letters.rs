//! How often the letters come in English texts. (R. E. Lewand, *Cryptological Mathematics*, 2000.)

/// In percent, the most frequent first.
pub const PERCENT: &[f64] = &[
    12.702, 9.056, 8.167, 7.507, 6.966, 6.749, 6.327, 6.094, 5.987, 4.253, 4.025, 2.782, 2.758,
    2.406, 2.36, 2.228, 2.015, 1.974, 1.929, 1.492, 0.978, 0.772, 0.153, 0.15, 0.095, 0.074,
];

/// The letters.
pub const LETTERS: &str = "etaoinshrdlcumwfgypbvkjxqz";
