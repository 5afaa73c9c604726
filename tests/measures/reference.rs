//! The measures against reference values, on the host and in the browser.
//!
//! Tables of states, easy ones and those that textbook formulas get wrong: p near q, near 0, near 1,
//! subnormal, certain. The values were computed with 4,600 bits, rounded once, and confirmed bit for bit
//! by a second implementation; 1 − p is taken exactly from p, and sums over K outcomes run over the
//! masses as given. The table of the mixture has the states of the two coins once more, and M exactly. Every number is written as the 16 hexadecimal digits of its `f64`.

use std::fmt;
use std::io::Read;

use flate2::read::GzDecoder;
use surprisal::measures::{
    Distribution, Measure, Probability, Unit, cross_entropy, entropy, jensen_shannon,
    kullback_leibler,
};

const BERNOULLI: &[u8] = include_bytes!("bernoulli.csv.gz");
const MIXTURE: &[u8] = include_bytes!("mixture.csv.gz");
const CATEGORICAL: &[u8] = include_bytes!("categorical.csv.gz");

/// The most units in the last place by which a value in nats may differ from the reference.
const NATS: u64 = 1;
/// The same in bits: one in nats is up to two in bits, and log 2 and the division round once each.
const BITS: u64 = 3;

/// What became of every measure over all rows of a table.
#[derive(Debug)]
pub struct Tallies(Vec<Tally>);

impl Tallies {
    /// Prints what became of them, then fails unless every value is right.
    pub fn check(&self, title: &str, print: impl Fn(&str)) {
        print(&format!("{title}\n{self}"));
        for tally in &self.0 {
            assert!(tally.passes(), "{title}: {tally:?}");
        }
    }
}

impl fmt::Display for Tallies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heads = ["measure", "rows", "inexact", "worst ulp", "in row"];
        let wrong = ["NaN", "∞", "< 0", "≠ 0", "asymmetric"];
        let [a, b, c, d, e] = heads;
        write!(f, "{a:<12}{b:>6}{c:>9}{d:>11}  {e:<22}")?;
        let [a, b, c, d, e] = wrong;
        write!(f, "{a:>5}{b:>5}{c:>5}{d:>5}{e:>12}")?;
        for tally in &self.0 {
            let Tally { name, rows, inexact, worst, worst_row, .. } = tally;
            let Tally { nan, infinity, negative, not_zero, asymmetric, .. } = tally;
            write!(f, "\n{name:<12}{rows:>6}{inexact:>9}{worst:>11}  {worst_row:<22}")?;
            write!(f, "{nan:>5}{infinity:>5}{negative:>5}{not_zero:>5}{asymmetric:>12}")?;
        }
        Ok(())
    }
}

/// What became of one measure: how far off it was at worst, and how often wrong in kind.
#[derive(Debug, Default)]
struct Tally {
    name: &'static str,
    rows: usize,
    /// Values that are not the reference to the last bit.
    inexact: usize,
    worst: u64,
    worst_row: String,
    nan: usize,
    /// Infinite where the reference is not, or the other way round.
    infinity: usize,
    /// Below 0, or −0.
    negative: usize,
    /// Not 0 where the reference is.
    not_zero: usize,
    asymmetric: usize,
}

impl Tally {
    fn new(name: &'static str) -> Self {
        Tally { name, ..Tally::default() }
    }

    fn passes(&self) -> bool {
        let wrong = self.nan + self.infinity + self.negative + self.not_zero + self.asymmetric;
        let allowed = if self.name.ends_with("_bits") { BITS } else { NATS };
        self.rows > 0 && wrong == 0 && self.worst <= allowed
    }

    fn enter(&mut self, row: &Row, value: f64, exact: f64) {
        self.rows += 1;
        self.nan += usize::from(value.is_nan());
        self.infinity += usize::from(value.is_infinite() != exact.is_infinite());
        self.negative += usize::from(value.is_sign_negative());
        self.not_zero += usize::from(exact == 0.0 && value != 0.0);
        if value.is_finite() && exact.is_finite() {
            // Neighbours among the floats ≥ 0 have neighbouring bits.
            let ulps = value.to_bits().abs_diff(exact.to_bits());
            self.inexact += usize::from(ulps > 0);
            if ulps > self.worst {
                self.worst = ulps;
                self.worst_row = format!("{} ({})", row.id, row.group);
            }
        }
    }

    fn enter_symmetry(&mut self, value: f64, swapped: f64) {
        self.asymmetric += usize::from(value.to_bits() != swapped.to_bits());
    }
}

/// A line of a table, its cells found by the names in the first line.
struct Row<'a> {
    id: &'a str,
    group: &'a str,
    names: &'a [&'a str],
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    fn cell(&self, name: &str) -> &'a str {
        let column = self.names.iter().position(|known| *known == name).expect(name);
        self.cells[column]
    }

    fn number(&self, name: &str) -> f64 {
        number(self.cell(name))
    }

    fn probability(&self, name: &str) -> Probability {
        Probability::new(self.number(name)).expect("a probability")
    }

    /// The masses of some rows are meant not to sum to 1, by up to 2.5·10⁻⁴.
    fn distribution(&self, name: &str) -> Distribution {
        let masses = self.cell(name).split(' ').map(number).collect();
        Distribution::within(masses, 1e-3).expect("a distribution")
    }
}

fn number(bits: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(bits, 16).expect("16 hexadecimal digits"))
}

fn each_row(packed: &[u8], mut visit: impl FnMut(&Row)) {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).expect("a whole table");
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().expect("names").split(',').collect();
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), names.len());
        visit(&Row { id: cells[0], group: cells[1], names: &names, cells });
    }
}

/// Every row of the two coins, every measure, in nats and in bits.
pub fn bernoulli() -> Tallies {
    let measures = [
        (Measure::EntropyP, "h", "h_bits"),
        (Measure::CrossEntropyPq, "ce", "ce_bits"),
        (Measure::KlPq, "kl", "kl_bits"),
        (Measure::KlQp, "klr", "klr_bits"),
        (Measure::Jsd, "jsd", "jsd_bits"),
        (Measure::JsDistance, "jsdist", "jsdist_bits"),
    ];
    let mut nats = measures.map(|(_, name, _)| Tally::new(name));
    let mut bits = measures.map(|(_, _, name)| Tally::new(name));
    let mut weighted = [Tally::new("jsdw"), Tally::new("jsdw_bits")];
    each_row(BERNOULLI, |row| {
        let (p, q, w) = (row.probability("p"), row.probability("q"), row.probability("w"));
        for (i, (measure, name, name_in_bits)) in measures.into_iter().enumerate() {
            let value = measure.bernoulli(p, q);
            nats[i].enter(row, value, row.number(name));
            bits[i].enter(row, measure.in_unit(value, Unit::Bit), row.number(name_in_bits));
            if matches!(measure, Measure::Jsd | Measure::JsDistance) {
                nats[i].enter_symmetry(value, measure.bernoulli(q, p));
            }
        }
        let value = jensen_shannon::weighted_bernoulli(p, q, w);
        weighted[0].enter(row, value, row.number("jsdw"));
        weighted[1].enter(row, Unit::Bit.from_nats(value), row.number("jsdw_bits"));
    });
    Tallies(nats.into_iter().chain(bits).chain(weighted).chain(mixture()).collect())
}

/// Every row of the two coins and their mixture, in nats.
fn mixture() -> [Tally; 3] {
    let measures = [(Measure::EntropyM, "hm"), (Measure::KlPm, "klpm"), (Measure::KlQm, "klqm")];
    let mut tallies = measures.map(|(_, name)| Tally::new(name));
    each_row(MIXTURE, |row| {
        let (p, q) = (row.probability("p"), row.probability("q"));
        for (tally, (measure, name)) in tallies.iter_mut().zip(measures) {
            tally.enter(row, measure.bernoulli(p, q), row.number(name));
        }
        let (h, swapped) = (Measure::EntropyM.bernoulli(p, q), Measure::EntropyM.bernoulli(q, p));
        tallies[0].enter_symmetry(h, swapped);
    });
    tallies
}

/// Every row of the distributions over K = 2 … 1000 outcomes, every measure, in nats.
pub fn categorical() -> Tallies {
    let names = ["h", "ce", "kl", "klr", "jsd", "jsdist", "jsdw"];
    let mut tallies = names.map(Tally::new);
    each_row(CATEGORICAL, |row| {
        let (p, q) = (row.distribution("p"), row.distribution("q"));
        let w = row.probability("w");
        let values = [
            Ok(entropy::of(&p)),
            cross_entropy::of(&p, &q),
            kullback_leibler::of(&p, &q),
            kullback_leibler::of(&q, &p),
            jensen_shannon::of(&p, &q),
            jensen_shannon::distance(&p, &q),
            jensen_shannon::weighted(&p, &q, w),
        ]
        .map(|value| value.expect("as many outcomes"));
        for ((tally, name), value) in tallies.iter_mut().zip(names).zip(values) {
            tally.enter(row, value, row.number(name));
        }
        let swapped = [jensen_shannon::of(&q, &p), jensen_shannon::distance(&q, &p)];
        for (i, swapped) in [4, 5].into_iter().zip(swapped) {
            tallies[i].enter_symmetry(values[i], swapped.expect("as many outcomes"));
        }
    });
    Tallies(tallies.into())
}
