//! Reading a decimal number, correctly rounded, by plain integer arithmetic.
//!
//! The standard library's own reader is quicker, by ten kilobytes of tables that do not compress;
//! nobody types numbers so fast that it would show.

use std::cmp::Ordering;

/// How many digits are read one by one; a number halfway between two others has at most 767.
const DIGITS: usize = 800;

/// The decimal number in `text` times 10^`shift`; `None` for a text that is no decimal number.
///
/// Takes a sign or none, digits with a point or none, and `e` or `E` with a whole exponent or none.
///
/// Domain: every text of every length, every shift.
/// Edge values: ∞ from halfway between the largest number and 2^1024 on, 0 up to half the smallest
/// number; the sign stays, also that of −0. `inf` and `nan` are no decimal numbers.
/// Accuracy: correctly rounded, halves to even.
/// Source: W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990.
///
/// ```
/// use surprisal::state::decimal::read;
/// assert_eq!(read("0.25", 0), Some(0.25));
/// assert_eq!(read("-.5e1", -2), Some(-0.05));
/// assert_eq!(read("1,5", 0), None);
/// ```
pub fn read(text: &str, shift: i32) -> Option<f64> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, whole(exponent)?),
        None => (text, 0),
    };
    let (negative, mantissa) = sign(mantissa);
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if before.is_empty() && after.is_empty() {
        return None;
    }

    let mut value = Natural(Vec::new());
    let mut power = exponent + i64::from(shift) - after.len() as i64;
    let (mut significant, mut more) = (0, false);
    for byte in before.bytes().chain(after.bytes()) {
        let digit = digit(byte)?;
        if significant < DIGITS {
            value.multiply_add(10, digit);
            significant += usize::from(!value.0.is_empty());
        } else {
            power += 1;
            more |= digit != 0;
        }
    }
    if more {
        // Whatever the digits left out are, they are more than nothing and less than one.
        value.multiply_add(10, 1);
        power -= 1;
    }
    // The first digit stands for this power of ten or the next.
    let magnitude = power + significant as i64;
    let size = if value.0.is_empty() || magnitude < -330 {
        0.0
    } else if magnitude > 330 {
        f64::INFINITY
    } else {
        // The magnitude and the count of digits bound the power.
        value.times_ten_to(power as i32)
    };
    Some(if negative { -size } else { size })
}

/// Whether a text begins with a minus, and what follows the sign.
fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

/// A whole number; one that no text is long enough to make up for counts as 2^48.
fn whole(text: &str) -> Option<i64> {
    let (negative, digits) = sign(text);
    let append = |value: i64, byte| Some((value * 10 + i64::from(digit(byte)?)).min(1 << 48));
    let value = digits.bytes().try_fold(0, append)?;
    (!digits.is_empty()).then_some(if negative { -value } else { value })
}

/// A natural number: its digits to base 2^32, the lowest first, the last of them not 0.
struct Natural(Vec<u32>);

impl Natural {
    /// This number times 10^`power`, rounded.
    fn times_ten_to(mut self, power: i32) -> f64 {
        if self.bits() <= 53 && power.abs() <= 22 {
            // Both numbers are exact here, so that one operation rounds once.
            let whole = self.0.iter().rev().fold(0, |high, &limb| high << 32 | u64::from(limb));
            let ten = (0..power.abs()).fold(1.0, |ten, _| ten * 10.0);
            return if power < 0 { whole as f64 / ten } else { whole as f64 * ten };
        }

        // 10^k = 5^k·2^k: the value is self/under·2^exponent.
        let mut under = Natural(vec![1]);
        let fives = if power < 0 { &mut under } else { &mut self };
        fives.multiply_by_five_to(power.unsigned_abs());
        let longer = self.bits() as i32 - under.bits() as i32;
        let shorter = if longer < 0 { &mut self } else { &mut under };
        shorter.double(longer.unsigned_abs());
        let mut exponent = power + longer;
        if self.cmp(&under).is_lt() {
            self.double(1);
            exponent -= 1;
        }

        // The ratio is in [1, 2) now. Below 2^−1022 there is room for fewer bits than 53.
        let room = (exponent + 1075).min(53);
        if exponent > 1023 {
            return f64::INFINITY;
        } else if room < 0 {
            return 0.0;
        }
        let mut quotient = 0;
        for _ in 0..room {
            let bit = self.cmp(&under).is_ge();
            if bit {
                self.subtract(&under);
            }
            quotient = quotient << 1 | u64::from(bit);
            self.double(1);
        }
        quotient += match self.cmp(&under) {
            Ordering::Less => 0,
            Ordering::Equal => quotient & 1,
            Ordering::Greater => 1,
        };
        // The leading bit adds 1 to the exponent's field, and so does a carry out of the others.
        f64::from_bits((((exponent + 1022).max(0) as u64) << 52) + quotient)
    }

    /// How many binary digits the number has.
    fn bits(&self) -> u32 {
        self.0.last().map_or(0, |last| 32 * self.0.len() as u32 - last.leading_zeros())
    }

    fn cmp(&self, other: &Natural) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    /// The number times `by` plus `plus`.
    fn multiply_add(&mut self, by: u32, plus: u32) {
        let mut carry = u64::from(plus);
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(by);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// The number times 5^`power`.
    fn multiply_by_five_to(&mut self, power: u32) {
        // 5^13 is the largest power below 2^32.
        for _ in 0..power / 13 {
            self.multiply_add(5u32.pow(13), 0);
        }
        self.multiply_add(5u32.pow(power % 13), 0);
    }

    /// The number times 2^`times`.
    fn double(&mut self, times: u32) {
        self.multiply_add(1 << (times % 32), 0);
        self.0.splice(0..0, (0..times / 32).map(|_| 0));
    }

    /// The number less another that is no larger.
    fn subtract(&mut self, other: &Natural) {
        let mut borrow = false;
        for (place, limb) in self.0.iter_mut().enumerate() {
            let (less, under) = limb.overflowing_sub(other.0.get(place).copied().unwrap_or(0));
            let (less, under_again) = less.overflowing_sub(u32::from(borrow));
            *limb = less;
            borrow = under || under_again;
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    /// Whether the standard library reads each text to the same bits.
    fn agrees(texts: &[&str]) {
        for text in texts {
            let (ours, theirs) = (read(text, 0), text.parse::<f64>().ok());
            assert_eq!(ours.map(f64::to_bits), theirs.map(f64::to_bits), "{text:.40}");
        }
    }

    #[test]
    fn halves_go_to_even() {
        for (text, value) in [
            ("9007199254740993", 9007199254740992.0),
            ("9007199254740995", 9007199254740996.0),
            ("9007199254740993.00000000000000000000001", 9007199254740994.0),
            ("1.00000000000000011102230246251565404236316680908203125", 1.0),
            ("1.00000000000000011102230246251565404236316680908203126", 1.0 + f64::EPSILON),
        ] {
            assert_eq!(read(text, 0), Some(value), "{text}");
        }
    }

    #[test]
    fn the_ends_of_the_range() {
        for (text, value) in [
            ("2.4703282292062327e-324", 0.0),
            ("2.4703282292062328e-324", 5e-324),
            ("7.410984687618698e-324", 5e-324),
            ("7.4109846876186982e-324", 1e-323),
            ("2.2250738585072011e-308", f64::from_bits((1 << 52) - 1)),
            ("2.2250738585072014e-308", f64::MIN_POSITIVE),
            ("1.7976931348623157e308", f64::MAX),
            ("1.7976931348623158e308", f64::MAX),
            ("1.7976931348623159e308", f64::INFINITY),
            ("1e-99999999999999999999", 0.0),
            ("1e99999999999999999999", f64::INFINITY),
            ("0e99999999999999999999", 0.0),
        ] {
            assert_eq!(read(text, 0), Some(value), "{text}");
        }
        assert!(read("-0", 0).is_some_and(|zero| zero == 0.0 && zero.is_sign_negative()));
        assert!(read("-1e-400", 0).is_some_and(|zero| zero == 0.0 && zero.is_sign_negative()));
        assert_eq!(read("-1e400", 0), Some(f64::NEG_INFINITY));
    }

    #[test]
    fn a_last_digit_after_hundreds_of_zeros_counts() {
        let zeros = "0".repeat(800);
        let tie = "9007199254740993";
        assert_eq!(read(&format!("{tie}.{zeros}"), 0), Some(9007199254740992.0));
        assert_eq!(read(&format!("{tie}.{zeros}1"), 0), Some(9007199254740994.0));
        assert_eq!(read(&format!("{tie}{zeros}e-800"), 0), Some(9007199254740992.0));
        assert_eq!(read(&format!("{tie}{zeros}1e-801"), 0), Some(9007199254740994.0));
    }

    #[test]
    fn zeros_and_the_exponent_balance() {
        let zeros = "0".repeat(100_000);
        assert_eq!(read(&format!("0.{zeros}3e100000"), 0), Some(0.3));
        assert_eq!(read(&format!("3{zeros}e-100001"), 0), Some(0.3));
        assert_eq!(read("3e100000", -100_001), Some(0.3));
        assert_eq!(read("1e-400", 400), Some(1.0));
    }

    #[test]
    fn the_same_texts_are_numbers_as_for_the_standard_library() {
        agrees(&["0.1", "0.3", "1.", ".5", "+.5", "-5", "1e5", "1E+05", "00", "1e-0", "-.0e-9"]);
        agrees(&["", ".", "+", "-", "e5", ".e5", "1e", "1e+", "1e+-5", "--1", "+-1", "1.2.3"]);
        agrees(&["1e1.5", "1e5e5", " 1", "1 ", "0x1", "1_0", "½", "１", "1.-5", "1,5", "1f"]);
    }
}
