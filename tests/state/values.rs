//! Values that stand in addresses, good and bad, and what each of them should do.

use surprisal::measures::Probability;
use surprisal::state::keys::FigureDefaults;
use surprisal::state::subject::Subject;
use surprisal::state::url::ChangeKind;

/// What a value should do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expected {
    /// It is taken, and an address would write it like this; the default where this is "".
    Taken(&'static str),
    /// It is replaced by this, with a notice; by the default where this is "".
    Replaced(&'static str),
}

/// A value of a key.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The key.
    pub key: &'static str,
    /// What stands behind the `=`.
    pub typed: &'static str,
    /// What comes of it.
    pub expected: Expected,
}

use Expected::{Replaced, Taken};

const PROBABILITIES: [(&str, Expected); 39] = [
    ("0.3", Taken("0.3")),
    ("0", Taken("0")),
    ("-0", Taken("0")),
    ("-0.0e5", Taken("0")),
    ("1", Taken("1")),
    ("1.0", Taken("1")),
    (".25", Taken("0.25")),
    ("+.25", Taken("0.25")),
    ("0,25", Taken("0.25")),
    ("30%", Taken("0.3")),
    ("½", Taken("0.5")),
    ("３０％", Taken("0.3")),
    ("3/10", Taken("0.3")),
    (" 0.3 ", Taken("0.3")),
    ("1e-3", Taken("1e-3")),
    ("0.001", Taken("1e-3")),
    ("5e-324", Taken("5e-324")),
    ("0.9999999999999999", Taken("0.9999999999999999")),
    ("0.1000000000000000000000000000000000000000000000000000000001", Taken("0.1")),
    ("0.30000000000000004", Taken("0.30000000000000004")),
    ("1.7", Replaced("1")),
    ("1.0000000000000003", Replaced("1")),
    ("101%", Replaced("1")),
    ("1e400", Replaced("1")),
    ("999999999999999999999999999999999999999999999999", Replaced("1")),
    ("-0.1", Replaced("0")),
    ("−0.1", Replaced("0")),
    ("-1e400", Replaced("0")),
    ("1e-400", Replaced("0")),
    ("", Replaced("")),
    ("abc", Replaced("")),
    ("nan", Replaced("")),
    ("NaN", Replaced("")),
    ("inf", Replaced("")),
    ("-Infinity", Replaced("")),
    ("1/0", Replaced("")),
    ("0x1p-3", Replaced("")),
    ("<script>alert(1)</script>", Replaced("")),
    ("0.5\u{0}\u{7}\u{202e}", Replaced("")),
];

const STEPS: [(&str, Expected); 12] = [
    ("0", Taken("")),
    ("00", Taken("")),
    ("3", Taken("3")),
    ("007", Taken("7")),
    ("256", Replaced("most")),
    ("99999999999999999999999999999999", Replaced("most")),
    ("-1", Replaced("")),
    ("1.5", Replaced("")),
    ("+3", Replaced("")),
    ("", Replaced("")),
    ("nan", Replaced("")),
    ("３", Replaced("")),
];

const FIGURES: [(&str, Expected); 10] = [
    ("overview.one-curve", Taken("overview.one-curve")),
    ("kl.asymmetry", Taken("kl.asymmetry")),
    ("kl.square", Taken("kl.square")),
    ("jsd.curves", Taken("jsd.curves")),
    ("kl.nonsense", Replaced("kl.asymmetry")),
    ("jsd", Replaced("jsd.curves")),
    ("KL.asymmetry", Replaced("overview.one-curve")),
    ("../../etc/passwd", Replaced("overview.one-curve")),
    ("", Replaced("overview.one-curve")),
    ("엔트로피", Replaced("overview.one-curve")),
];

const OTHERS: [(&str, &str, Expected); 54] = [
    ("v", "1", Taken("")),
    ("v", "2", Replaced("1")),
    ("v", "", Replaced("1")),
    ("v", "1.0", Replaced("1")),
    ("unit", "nat", Taken("")),
    ("unit", "bit", Taken("bit")),
    ("unit", "dit", Taken("dit")),
    ("unit", "Bit", Replaced("nat")),
    ("unit", "hartley", Replaced("nat")),
    ("unit", "", Replaced("nat")),
    ("proof", "read", Taken("")),
    ("proof", "explain", Taken("explain")),
    ("proof", "rebuild", Taken("rebuild")),
    ("proof", "rebuilt", Replaced("read")),
    ("proof", "Explain", Replaced("read")),
    ("proof", "", Replaced("read")),
    ("lang", "ko", Taken("ko")),
    ("lang", "ko-KR", Taken("ko")),
    ("lang", "en", Taken("")),
    ("lang", "EN_us", Taken("")),
    ("lang", "fr", Replaced("en")),
    ("lang", "kok", Replaced("en")),
    ("lang", "", Replaced("en")),
    ("theme", "auto", Taken("")),
    ("theme", "light", Taken("light")),
    ("theme", "dark", Taken("dark")),
    ("theme", "projector", Taken("projector")),
    ("theme", "solarized", Replaced("auto")),
    ("theme", "dark ", Replaced("auto")),
    ("scale", "1", Taken("")),
    ("scale", "1.00", Taken("")),
    ("scale", "0.5", Taken("0.5")),
    ("scale", "2.75", Taken("2.75")),
    ("scale", "3", Taken("3")),
    ("scale", "1e400", Replaced("3")),
    ("scale", "inf", Replaced("3")),
    ("scale", "3.5", Replaced("3")),
    ("scale", "0", Replaced("0.5")),
    ("scale", "-0", Replaced("0.5")),
    ("scale", "-inf", Replaced("0.5")),
    ("scale", "nan", Replaced("1")),
    ("scale", "", Replaced("1")),
    ("scale", "1,5", Replaced("1")),
    ("digits", "4", Taken("")),
    ("digits", "1", Taken("1")),
    ("digits", "10", Taken("10")),
    ("digits", "0", Replaced("1")),
    ("digits", "11", Replaced("10")),
    ("digits", "18446744073709551616", Replaced("10")),
    ("digits", "-3", Replaced("4")),
    ("digits", "4.5", Replaced("4")),
    ("motion", "auto", Taken("")),
    ("motion", "off", Taken("off")),
    ("motion", "on", Replaced("auto")),
];

/// Every case.
pub fn cases() -> Vec<Case> {
    let of = |key: &'static str| move |&(typed, expected)| Case { key, typed, expected };
    let mut cases: Vec<Case> = PROBABILITIES.iter().map(of("p")).collect();
    cases.extend(PROBABILITIES.iter().map(of("q")));
    cases.extend(STEPS.iter().map(of("step")));
    cases.extend(FIGURES.iter().map(of("fig")));
    cases.extend(OTHERS.iter().map(|&(key, typed, expected)| Case { key, typed, expected }));
    cases
}

/// Whether the key stands in the query; the others stand in the hash.
pub fn in_query(key: &str) -> bool {
    ["lang", "theme", "scale", "digits", "motion"].contains(&key)
}

/// What kind of change a bad value of a key is.
pub fn kind(key: &str) -> ChangeKind {
    match key {
        "p" | "q" => ChangeKind::Probability,
        "fig" => ChangeKind::Figure,
        _ => ChangeKind::Value,
    }
}

/// Where the coins of a figure start.
pub fn coins(figure: &FigureDefaults) -> (Probability, Probability) {
    match figure.start {
        Subject::Coins(p, q) => (p, q),
        ref other => panic!("{other:?} are no two coins"),
    }
}

/// What a key is, in an address whose figure is `figure`, when it is left out.
fn default(key: &str, figure: &FigureDefaults) -> String {
    match key {
        "v" => "1".to_owned(),
        "fig" => "overview.one-curve".to_owned(),
        "p" => coins(figure).0.get().to_string(),
        "q" => coins(figure).1.get().to_string(),
        "step" => "0".to_owned(),
        "unit" => "nat".to_owned(),
        "proof" => "read".to_owned(),
        "lang" => "en".to_owned(),
        "theme" | "motion" => "auto".to_owned(),
        "scale" => "1".to_owned(),
        "digits" => "4".to_owned(),
        unknown => panic!("{unknown} is no key"),
    }
}

impl Case {
    /// The same case where it has to be seen with its figure: a step beyond the figure's proof.
    pub fn with(self, figure: &FigureDefaults) -> Case {
        match self.typed.parse::<u64>() {
            Ok(step) if self.key == "step" && step > u64::from(figure.steps) => {
                Case { expected: Replaced("most"), ..self }
            }
            _ => self,
        }
    }

    /// What is used, as an address would write it.
    pub fn used(&self, figure: &FigureDefaults) -> String {
        let (Taken(word) | Replaced(word)) = self.expected;
        match word {
            "" => default(self.key, figure),
            "most" => figure.steps.to_string(),
            word => word.to_owned(),
        }
    }

    /// What stands in the address of what is used, if anything does.
    pub fn written(&self, figure: &FigureDefaults) -> Option<String> {
        let used = self.used(figure);
        let always = matches!(self.key, "v" | "fig");
        (always || used != default(self.key, figure)).then(|| format!("{}={used}", self.key))
    }
}
