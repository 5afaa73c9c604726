//! Numbers that were computed elsewhere: with thousands of bits, and rounded once.
//!
//! The rows and their names are those of the reference table of two coins that the measures
//! themselves are held to.

/// A measure of two coins, in every unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The row of the table.
    pub row: u32,
    /// The truth, as an address writes it.
    pub p: String,
    /// The model.
    pub q: String,
    /// The measure, by its name in hooks.
    pub measure: String,
    /// Its value in nats.
    pub nat: f64,
    /// Its value in bits.
    pub bit: f64,
    /// Its value in dits.
    pub dit: f64,
}

impl Reference {
    /// The value in a unit, by its name in hooks.
    pub fn in_unit(&self, unit: &str) -> f64 {
        match unit {
            "bit" => self.bit,
            "dit" => self.dit,
            _ => self.nat,
        }
    }
}

/// Ten states with their eleven measures.
pub fn references() -> Vec<Reference> {
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let row = |line: &str| {
        let [row, p, q, measure, nat, bit, dit] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("seven columns: {line}");
        };
        Reference {
            row: row.parse().expect("a whole number"),
            p: p.to_owned(),
            q: q.to_owned(),
            measure: measure.to_owned(),
            nat: number(nat),
            bit: number(bit),
            dit: number(dit),
        }
    };
    include_str!("../reference.csv").lines().skip(1).map(row).collect()
}

/// How far a value is from the right one, in units in the last place of the right one.
pub fn ulps(value: f64, right: f64) -> f64 {
    if value == right {
        return 0.0;
    }
    if !value.is_finite() || !right.is_finite() {
        return f64::INFINITY;
    }
    (value - right).abs() / (right.abs().next_up() - right.abs())
}
