//! The proof of a figure at a state, as a LaTeX document.
//!
//! It needs `amsmath` and nothing else; in Korean also `kotex`, without which LaTeX has no Hangul. Each
//! line of the proof stands in an `align*` with its relation and its reason, its value in full as a
//! comment behind it; a table has the values to be read. So what is wanted of it can be taken out and
//! put into notes as it is.

use std::fmt::Write;

use super::settings::{self, SetTo, Setting};
use super::{Export, columns};
use crate::proof::{Dimension, Line, Proof, Relation};
use crate::state::shown;
use crate::text::{self, Formula, Lang, Localised, exports as words, ui};

/// The LaTeX of formulas and of what proofs say, in one language: it is not among the words, since no
/// page shows it.
#[derive(Clone, Debug)]
pub struct LatexSource<'a> {
    /// In the order of lines.
    lines: Vec<(u16, &'a str)>,
}

impl<'a> LatexSource<'a> {
    /// Reads `proofs.<language>.txt` as `words` wrote it; nothing of another build's.
    pub fn read(file: &'a str) -> Option<LatexSource<'a>> {
        let line = |line: &'a str| {
            let (number, latex) = line.split_once(' ')?;
            Some((number.parse().ok()?, latex))
        };
        let mut lines: Vec<_> = text::of_this_build(file)?.lines().filter_map(line).collect();
        lines.sort_unstable_by_key(|(number, _)| *number);
        Some(LatexSource { lines })
    }

    /// A formula, without `$`; nothing when it is not there.
    pub fn formula(&self, formula: Formula) -> Option<&'a str> {
        self.line(formula.line())
    }

    /// What a proof says; nothing when it is not there.
    pub fn words(&self, words: Localised) -> Option<&'a str> {
        self.line(words.line())
    }

    fn line(&self, line: u16) -> Option<&'a str> {
        let found = self.lines.binary_search_by_key(&line, |(number, _)| *number).ok()?;
        self.lines.get(found).map(|(_, latex)| *latex)
    }
}

/// The proof of a figure at its state, in the language of the source.
pub fn document(export: &Export, source: &LatexSource) -> String {
    let Export { figure, scene, lang, digits, address } = *export;
    let text = &figure.proof;
    let proof = (text.check)(scene);
    let formula = |formula| source.formula(formula).unwrap_or_default();
    let words = |words| source.words(words).unwrap_or_default();
    let plain = |words: Localised| typed(words.get(lang));
    let of = |value: f64| proof.dimension.in_unit(value, scene.unit);
    let unit = columns::unit(proof.dimension, scene.unit);
    let counted =
        |number: String| if unit.is_empty() { number } else { format!("{number} {unit}") };

    let mut latex = String::new();
    // Writing to a text cannot fail.
    let mut line = |arguments: std::fmt::Arguments| {
        let _ = latex.write_fmt(arguments);
        latex.push('\n');
    };
    line(format_args!("% {}", comment(address)));
    line(format_args!("\\documentclass[a4paper]{{article}}"));
    line(format_args!("\\usepackage{{amsmath}}"));
    if lang == Lang::Ko {
        line(format_args!("\\usepackage{{kotex}}"));
    }
    line(format_args!("\\setlength{{\\textwidth}}{{16cm}}"));
    line(format_args!("\\setlength{{\\oddsidemargin}}{{0cm}}"));
    line(format_args!("\\allowdisplaybreaks"));
    line(format_args!("\\begin{{document}}\n"));
    line(format_args!("\\section*{{{}}}\n", words(text.title)));
    line(format_args!("{}", words(text.claim)));
    line(format_args!("\\begin{{equation*}}\n  {}\n\\end{{equation*}}\n", formula(text.formula)));

    line(format_args!("\\begin{{align*}}"));
    let pairs = || text.lines.iter().filter_map(|own| Some((own, checked(&proof, own.key)?)));
    let last = pairs().count();
    for (index, (own, checked)) in pairs().enumerate() {
        let value = counted(shown::exact(of(checked.value)));
        let gives = match checked.relation {
            Relation::AtMost | Relation::AtLeast => {
                format!(", slack {}", counted(shown::exact(of(checked.slack))))
            }
            Relation::Start | Relation::Equal => String::new(),
        };
        let holds = if checked.holds { "holds" } else { "does not hold" };
        line(format_args!("  % {}: {value}{gives}, {holds}", index + 1));
        line(format_args!("  &{} {}", sign(checked.relation), formula(own.formula)));
        let end = if index + 1 == last { "" } else { r" \\[1ex]" };
        line(format_args!("  && \\parbox[t]{{6.5cm}}{{\\raggedright {}}}{end}", words(own.reason)));
    }
    line(format_args!("\\end{{align*}}\n"));

    let state: Vec<String> = settings::settings(figure, scene)
        .iter()
        .map(|setting| format!("${}$", set(setting, source, digits)))
        .collect();
    let in_unit = match proof.dimension {
        Dimension::Information => format!(" ({unit})"),
        Dimension::Distance | Dimension::Number | Dimension::Count => String::new(),
    };
    line(format_args!("\\noindent {}: {}{in_unit}\n", plain(words::STATE), state.join(", ")));
    line(format_args!("\\medskip\\noindent\n\\begin{{tabular}}{{rcrr}}"));
    line(format_args!(
        "  {} & & {} & {} \\\\ \\hline",
        plain(words::LINE),
        plain(words::VALUE),
        plain(words::SLACK)
    ));
    for (index, (_, checked)) in pairs().enumerate() {
        let gives = match checked.relation {
            Relation::AtMost | Relation::AtLeast => {
                format!("${}$", number(of(checked.slack), digits))
            }
            Relation::Start | Relation::Equal => String::new(),
        };
        let value = number(of(checked.value), digits);
        line(format_args!(
            "  {} & {} & ${value}$ & {gives} \\\\",
            index + 1,
            match sign(checked.relation) {
                "" => String::new(),
                sign => format!("${sign}$"),
            }
        ));
    }
    line(format_args!("\\end{{tabular}}\n"));
    if !text.equalities.is_empty() {
        line(format_args!("\\begin{{itemize}}"));
        for own in text.equalities {
            let met =
                proof.equalities.iter().any(|equality| equality.key == own.key && equality.met);
            let verdict = plain(if met { ui::EQUALITY_MET } else { ui::EQUALITY_UNMET });
            line(format_args!("  \\item \\emph{{{verdict}.}} {}", words(own.words)));
        }
        line(format_args!("\\end{{itemize}}\n"));
    }
    line(format_args!("\\end{{document}}"));
    latex
}

fn checked<'a>(proof: &'a Proof, key: &str) -> Option<&'a Line> {
    proof.lines.iter().find(|line| line.key == key)
}

/// The sign of a relation. A line that relates to nothing is set in as far as the others.
fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Start => "",
        Relation::Equal => "=",
        Relation::AtMost => r"\le",
        Relation::AtLeast => r"\ge",
    }
}

/// What something is set to, as a formula.
fn set(setting: &Setting, source: &LatexSource, digits: u8) -> String {
    let symbol = setting.symbol.and_then(|symbol| source.formula(symbol));
    let to = match &setting.to {
        SetTo::Number(value) => number(*value, digits),
        SetTo::Numbers(values) => {
            let all: Vec<String> = values.iter().map(|value| number(*value, digits)).collect();
            // 26 masses need more than a line, and a comma in a formula breaks none.
            format!("({})", all.join(r", \allowbreak "))
        }
        SetTo::Choice(choice) => signs(choice),
    };
    format!("{} = {to}", symbol.map_or_else(|| signs(setting.letter), str::to_owned))
}

/// A number as it is read, as a formula.
fn number(value: f64, digits: u8) -> String {
    signs(&shown::number(value, digits))
}

/// Signs and letters of a formula that charts write in one line, as LaTeX.
fn signs(text: &str) -> String {
    let mut latex = String::new();
    let mut raised = String::new();
    for letter in text.chars() {
        let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|other| other == letter);
        match (letter, digit) {
            (_, Some(digit)) => raised.push_str(&digit.to_string()),
            ('⁻', _) => raised.push('-'),
            ('ˣ', _) => raised.push('x'),
            _ => {
                if !raised.is_empty() {
                    let _ = write!(latex, "^{{{}}}", std::mem::take(&mut raised));
                }
                latex.push_str(match letter {
                    '−' => "-",
                    '×' => r" \times ",
                    '∞' => r"\infty ",
                    '‖' => r" \| ",
                    '√' => r"\surd ",
                    'ℓ' => r"\ell ",
                    'α' => r"\alpha ",
                    'δ' => r"\delta ",
                    '*' => "^{*}",
                    '%' => r"\%",
                    letter => {
                        latex.push(letter);
                        continue;
                    }
                });
            }
        }
    }
    if !raised.is_empty() {
        let _ = write!(latex, "^{{{raised}}}");
    }
    latex.replace("log", r"\log ").replace("KL", r"\operatorname{KL}")
}

/// Plain words of the interface as LaTeX.
fn typed(words: &str) -> String {
    let mut latex = String::new();
    for letter in words.chars() {
        if matches!(letter, '{' | '}' | '$' | '&' | '#' | '%' | '_') {
            latex.push('\\');
        }
        latex.push(letter);
    }
    latex
}

/// A text on the one line that a comment has.
fn comment(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}
