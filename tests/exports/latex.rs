//! The LaTeX of every proof, held against what LaTeX with `amsmath` knows. No engine is asked: there is
//! none everywhere the tests run.

use super::states;
use surprisal::exports::latex::{LatexSource, document};
use surprisal::figure::Figure;
use surprisal::lessons;
use surprisal::text::{Lang, Localised, PROOFS};

/// The commands of LaTeX and amsmath that a proof uses; in Korean the same.
const KNOWN: &[&str] = &[
    "documentclass",
    "usepackage",
    "setlength",
    "textwidth",
    "oddsidemargin",
    "allowdisplaybreaks",
    "allowbreak",
    "begin",
    "end",
    "section",
    "parbox",
    "raggedright",
    "noindent",
    "medskip",
    "hline",
    "item",
    "emph",
    "textbf",
    "texttt",
    "text",
    "operatorname",
    "frac",
    "tfrac",
    "sqrt",
    "sum",
    "int",
    "log",
    "max",
    "min",
    "left",
    "right",
    "bigl",
    "bigr",
    "Bigl",
    "Bigr",
    "le",
    "ge",
    "in",
    "notin",
    "subseteq",
    "to",
    "cdot",
    "times",
    "infty",
    "partial",
    "bar",
    "ell",
    "mu",
    "alpha",
    "beta",
    "delta",
    "eta",
    "sigma",
    "varepsilon",
    "nu",
    "Omega",
    "lceil",
    "rceil",
    "quad",
    "ldots",
    "surd",
    "textbackslash",
];

fn source(lang: Lang) -> LatexSource<'static> {
    LatexSource::read(PROOFS[lang as usize]).unwrap()
}

/// Checks a document: what opens is closed, and nothing is in it that LaTeX does not know.
fn check(latex: &str, lang: Lang) -> Result<(), String> {
    let mut environments: Vec<String> = Vec::new();
    let (mut depth, mut in_math) = (0_i32, false);
    for line in latex.lines() {
        let line = uncommented(line);
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => {
                    let mut name = String::new();
                    while let Some(letter) = letters.next_if(char::is_ascii_alphabetic) {
                        name.push(letter);
                    }
                    if name.is_empty() {
                        let sign = letters.next().ok_or("a lone backslash")?;
                        if !"\\{}$&#%_,;|! ".contains(sign) {
                            return Err(format!("\\{sign}: {line}"));
                        }
                    } else if !KNOWN.contains(&name.as_str()) {
                        return Err(format!("\\{name}: {line}"));
                    } else if name == "begin" || name == "end" {
                        let rest: String = letters.clone().collect();
                        let own = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
                        let own = own.ok_or("an environment without a name")?.0.to_owned();
                        if name == "begin" {
                            environments.push(own);
                        } else if environments.pop() != Some(own) {
                            return Err(format!("ends what was not begun: {line}"));
                        }
                    }
                }
                '{' => depth += 1,
                '}' => depth -= 1,
                '$' if letters.peek() == Some(&'$') => {
                    return Err(format!("an empty formula: {line}"));
                }
                '$' => in_math = !in_math,
                '#' => return Err(format!("#: {line}")),
                '_' | '^' => {
                    let display =
                        environments.iter().any(|own| own == "align*" || own == "equation*");
                    if !in_math && !display {
                        return Err(format!("{letter} outside of a formula: {line}"));
                    }
                }
                letter if letter.is_ascii() => {}
                // Letters of Latin-1, which LaTeX takes as UTF-8; Hangul, which kotex does.
                '\u{c0}'..='\u{ff}' => {}
                '가'..='힣' if lang == Lang::Ko => {}
                letter => return Err(format!("{letter}: {line}")),
            }
            if depth < 0 {
                return Err(format!("a brace too many: {line}"));
            }
        }
        // No formula runs over a line's end.
        if in_math {
            return Err(format!("a $ is not closed: {line}"));
        }
    }
    if depth != 0 || !environments.is_empty() {
        return Err(format!("{depth} braces and {environments:?} stay open"));
    }
    Ok(())
}

/// A line without its comment.
fn uncommented(line: &str) -> &str {
    let mut escaped = false;
    for (at, letter) in line.char_indices() {
        match letter {
            '%' if !escaped => return &line[..at],
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    line
}

#[test]
fn every_proof_is_sound_latex() {
    for lang in Lang::ALL {
        let source = source(lang);
        for kept in states::all() {
            let latex = document(&kept.export(lang), &source);
            assert_eq!(check(&latex, lang), Ok(()), "{} in {lang:?}:\n{latex}", kept.figure.id);
            assert!(latex.contains(&kept.address));
            let lines = (kept.figure.proof.check)(&kept.scene).lines.len();
            assert_eq!(latex.matches(r"\parbox").count(), lines, "{}", kept.figure.id);
            // Every formula and every reason is there.
            for line in kept.figure.proof.lines {
                assert!(latex.contains(line.formula.tex()), "{}: {}", kept.figure.id, line.key);
                assert!(latex.contains(source.words(line.reason).unwrap()));
            }
        }
    }
}

#[test]
fn the_checks_can_fail() {
    let whole = document(&states::all()[0].export(Lang::En), &source(Lang::En));
    assert_eq!(check(&whole, Lang::En), Ok(()));
    for (from, to) in [
        (r"\end{align*}", ""),
        (r"\begin{align*}", r"\begin{align}"),
        (r"\section*{", r"\section*"),
        (r"\operatorname", r"\KL"),
        ("$", ""),
        (r"\item", "‖"),
        (r"\item", "a_b"),
    ] {
        assert!(check(&whole.replacen(from, to, 1), Lang::En).is_err(), "{from}");
    }
}

#[test]
fn all_that_proofs_say_is_in_the_source() {
    let said = |figure: &'static Figure| -> Vec<Localised> {
        let proof = &figure.proof;
        let reasons = proof.lines.iter().map(|line| line.reason);
        let equalities = proof.equalities.iter().map(|equality| equality.words);
        [proof.title, proof.claim].into_iter().chain(reasons).chain(equalities).collect()
    };
    for lang in Lang::ALL {
        let source = source(lang);
        for (_, figure) in lessons::figures() {
            for words in said(figure) {
                let latex = source.words(words).unwrap_or_default();
                assert!(!latex.is_empty(), "{}: {}", figure.id, words.get(lang));
                // Words have no HTML left in them, and their formulas are LaTeX again.
                let formulas = words.get(lang).matches("<math").count();
                assert!(latex.matches('$').count() >= 2 * formulas, "{}: {latex}", figure.id);
                assert!(!latex.contains("<math"), "{latex}");
            }
            let formulas = figure.proof.lines.iter().map(|line| line.formula);
            for formula in formulas.chain([figure.proof.formula]) {
                assert_eq!(source.formula(formula), Some(formula.tex()));
            }
        }
    }
}

#[test]
fn words_of_another_build_are_refused() {
    let file = PROOFS[0].replacen("surprisal ", "surprisal 0", 1);
    assert!(LatexSource::read(&file).is_none() && LatexSource::read("").is_none());
}
