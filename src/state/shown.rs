//! How numbers are written: for eyes, rounded and aligned; for programs, in full.

/// The number in full: the shortest decimal that reads back the same, `Infinity` for ∞.
///
/// ```
/// use surprisal::state::shown::exact;
/// assert_eq!(exact(0.1 + 0.2), "0.30000000000000004");
/// assert_eq!(exact(1e-300), "1e-300");
/// assert_eq!(exact(f64::INFINITY), "Infinity");
/// ```
pub fn exact(value: f64) -> String {
    if value == f64::INFINITY {
        return "Infinity".to_owned();
    }
    if value == f64::NEG_INFINITY {
        return "-Infinity".to_owned();
    }
    let value = value + 0.0; // −0 is written 0
    let plain = value.to_string();
    let scientific = format!("{value:e}");
    if scientific.len() < plain.len() { scientific } else { plain }
}

/// The number for a sentence: `digits` significant digits, no trailing zeros.
///
/// ```
/// use surprisal::state::shown::number;
/// assert_eq!(number(0.610864, 4), "0.6109");
/// assert_eq!(number(0.5, 4), "0.5");
/// assert_eq!(number(1.23456e-7, 3), "1.23×10⁻⁷");
/// assert_eq!(number(f64::NEG_INFINITY, 4), "−∞");
/// ```
pub fn number(value: f64, digits: u8) -> String {
    if let Some(symbol) = infinite(value) {
        return symbol.to_owned();
    }
    let digits = i32::from(digits.max(1));
    if value == 0.0 || value.is_nan() {
        return "0".to_owned();
    }
    let magnitude = magnitude_after_rounding(value, digits);
    if !(-4..15).contains(&magnitude) {
        return scientific(value, digits);
    }
    let decimals = (digits - 1 - magnitude).max(0) as usize;
    let text = format!("{value:.decimals$}");
    let trimmed =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    with_minus(trimmed)
}

/// The number for a column: always `digits` decimals, so that points stand under points.
///
/// A number too small for that many decimals is written as a power of ten rather than as 0.
///
/// ```
/// use surprisal::state::shown::aligned;
/// assert_eq!(aligned(0.5, 4), "0.5000");
/// assert_eq!(aligned(-0.25, 4), "−0.2500");
/// assert_eq!(aligned(3.2e-9, 4), "3.2×10⁻⁹");
/// assert_eq!(aligned(f64::INFINITY, 4), "∞");
/// ```
pub fn aligned(value: f64, digits: u8) -> String {
    if let Some(symbol) = infinite(value) {
        return symbol.to_owned();
    }
    if value.is_nan() {
        return "0".to_owned();
    }
    let decimals = usize::from(digits.max(1));
    let half_a_unit = 0.5 * 10f64.powi(-(decimals as i32));
    if value != 0.0 && value.abs() < half_a_unit {
        return scientific(value, i32::from(digits.clamp(1, 2)));
    }
    with_minus(&format!("{:.decimals$}", value + 0.0))
}

/// How many digits, from `digits` on, show two numbers as different; 17 tell all numbers apart.
///
/// ```
/// use surprisal::state::shown::digits_apart;
/// assert_eq!(digits_apart(0.511, 1.022, 4), 4);
/// assert_eq!(digits_apart(0.693147, 0.693148, 4), 6);
/// ```
pub fn digits_apart(one: f64, other: f64, digits: u8) -> u8 {
    let apart = |&digits: &u8| number(one, digits) != number(other, digits);
    (digits..17).find(apart).unwrap_or(if one == other { digits } else { 17 })
}

fn infinite(value: f64) -> Option<&'static str> {
    if value == f64::INFINITY {
        Some("∞")
    } else if value == f64::NEG_INFINITY {
        Some("−∞")
    } else {
        None
    }
}

/// The power of ten of the first digit, once rounded: 0.99996 to four digits begins at 1.
fn magnitude_after_rounding(value: f64, digits: i32) -> i32 {
    let text = format!("{:.*e}", (digits - 1) as usize, value);
    text.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0)
}

fn scientific(value: f64, digits: i32) -> String {
    let text = format!("{:.*e}", (digits - 1) as usize, value);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let mantissa = if mantissa.contains('.') {
        mantissa.trim_end_matches('0').trim_end_matches('.')
    } else {
        mantissa
    };
    let raised = exponent.chars().map(|c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' => '⁰',
        digit => {
            char::from_u32(u32::from(digit) - u32::from('4') + u32::from('⁴')).unwrap_or(digit)
        }
    });
    format!("{}×10{}", with_minus(mantissa), raised.collect::<String>())
}

fn with_minus(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.to_owned(),
        Some(rest) => format!("−{rest}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_never_shows_an_extra_digit_or_a_minus_zero() {
        assert_eq!(number(0.99996, 4), "1");
        assert_eq!(number(9.9996, 4), "10");
        assert_eq!(number(-0.0, 4), "0");
        assert_eq!(aligned(-0.0, 4), "0.0000");
        assert_eq!(aligned(-1e-20, 4), "−1×10⁻²⁰");
        assert_eq!(aligned(0.00005, 4), "0.0001");
        assert_eq!(number(744.440071921381, 4), "744.4");
        assert_eq!(number(123456.0, 3), "123456");
        assert_eq!(number(4.94e-324, 2), "4.9×10⁻³²⁴");
        assert_eq!(exact(-0.0), "0");
    }

    #[test]
    fn nothing_is_ever_written_nan() {
        for digits in 0..=12 {
            for value in [f64::NAN, -f64::NAN] {
                assert!(!number(value, digits).contains('N'));
                assert!(!aligned(value, digits).contains('N'));
            }
        }
    }
}
