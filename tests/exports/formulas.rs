//! Formulas in one line and as boxes: nothing of them is lost.

use surprisal::charts::lettering::Face;
use surprisal::exports::mathml::plain;
use surprisal::exports::metrics;
use surprisal::exports::typeset::typeset;
use surprisal::text::{self, Formula, Localised};

/// A formula of the book, by its module and key.
fn formula(module: &str, key: &str) -> Formula {
    let (_, formulas) = text::FORMULAS.iter().find(|(name, _)| *name == module).unwrap();
    formulas.iter().find(|(own, _)| *own == key).unwrap().1
}

/// By hand, from the LaTeX.
#[test]
fn a_formula_in_one_line_reads_as_it_is_said() {
    for (module, key, expected) in [
        ("ui", "measure-ce-pq", "H(p, q)"),
        ("ui", "measure-jsd", "JSD(p, q)"),
        ("ui", "surprisal-q", "−log q(x)"),
        ("jsd", "legend-chord", "½H(p) + ½H(q)"),
        ("jsd", "triangle-legend-detour", "√JSD(a, x) + √JSD(x, c)"),
        ("jsd", "gan-answer", "D*(x)"),
        ("coding", "storage-expected", "L = ∑ p ℓ"),
        ("coding", "storage-car-length", "ℓ_c"),
        ("coding", "storage-overhead", "L − H(p)"),
        ("coding", "storage-spread", "σ/√n"),
        ("coding", "blocks-ceiling", "H(p) + (log 2)/n"),
        ("coding", "blocks-count", "2^n"),
        ("coding", "storage-budget", "∑ 2^−ℓ"),
        ("compression", "layers-symbol-true", "1/(∑ t/δ)"),
        ("compression", "rates-alpha", "α = a/a*"),
        ("compression", "layers-legend-line", "1/μ − (x − μ)/μ²"),
        ("jensen", "chord-legend-line", "f(μ) + f′(μ)(x − μ)"),
        ("jensen", "chord-legend-points", "(x_i, f(x_i))"),
        ("kl", "support-legend-support", "A = {x: p(x) > 0}"),
        ("kl", "asymmetry-jensen", "log ∑_A p ⋅ q/p"),
        ("learning", "descent-z2", "z₂"),
        ("learning", "overfitting-legend-truth", "p(1|x)"),
        ("entropy", "outcomes-effective", "K_eff"),
    ] {
        assert_eq!(plain(formula(module, key).mathml()), expected, "{module}: {key}");
    }
}

#[test]
fn every_formula_keeps_its_letters() {
    // Signs that LaTeX has words for, and what the two ways of writing put in or change.
    let letters = |text: &str| {
        let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
        letters.sort_unstable();
        letters
    };
    let width = |text: &str| text.chars().map(|c| metrics::advance(c, Face::Upright)).sum();
    for (module, formulas) in text::FORMULAS {
        for (key, formula) in *formulas {
            let mathml = formula.mathml();
            let said: String = mathml
                .split('<')
                .filter_map(|tag| tag.split_once('>'))
                .map(|(_, text)| text)
                .collect();
            let said = said.replace("&lt;", "<").replace("&gt;", ">");
            let line = plain(mathml);
            assert_eq!(letters(&line), letters(&said), "{module}: {key}: {line}");
            assert!(
                !line.contains(['&', '\u{a0}']) && !line.contains("</") && line.trim() == line,
                "{module}: {key}: {line}"
            );
            let set = typeset(mathml, &width);
            let boxed: String = set.letters.iter().map(|own| own.text.as_str()).collect();
            assert_eq!(letters(&boxed), letters(&said), "{module}: {key}");
            // Everything lies within the box.
            for own in &set.letters {
                let ((x, y), right) = (own.at, own.at.0 + own.size * width(&own.text));
                assert!(x >= -1e-9 && right <= set.width + 1e-9, "{module}: {key}: {own:?}");
                assert!(
                    y - 0.5 * own.size >= -set.ascent && y <= set.descent,
                    "{module}: {key}: {own:?}"
                );
            }
            for (x, y) in set.lines.iter().flatten() {
                assert!(
                    (0.0..=set.width).contains(x) && (-set.ascent..=set.descent).contains(y),
                    "{module}: {key}"
                );
            }
        }
    }
}

#[test]
fn every_text_becomes_plain_words() {
    let texts = text::TEXTS.iter().flat_map(|(_, texts)| texts.iter());
    for (key, words) in texts {
        let words: &Localised = words;
        for lang in text::Lang::ALL {
            let plain = surprisal::exports::prose::plain(words.get(lang));
            assert!(!plain.contains("</") && !plain.contains("&lt;"), "{key}: {plain}");
        }
    }
}
