//! Markdown with LaTeX in it, as HTML with MathML in it.

use std::borrow::Cow;
use std::sync::OnceLock;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// The names of the measures, written once, so that they look the same in every formula.
const NAMES: [(&str, &str); 2] = [(r"\KL", r"\operatorname{KL}"), (r"\JSD", r"\operatorname{JSD}")];

/// A variable that has a colour of its own wherever it stands.
const COLOURED: [(&str, &str); 3] = [("p", "p"), ("q", "q"), ("M", "m")];

/// The quantities that are lit wherever they are pointed at: the name of each in hooks, and as LaTeX.
///
/// A test of the book holds them against its measures.
const TERMS: [(&str, &str); 11] = [
    ("H_p", "H(p)"),
    ("H_q", "H(q)"),
    ("H_M", "H(M)"),
    ("CE_pq", "H(p, q)"),
    ("CE_qp", "H(q, p)"),
    ("KL_pq", r"\KL(p \| q)"),
    ("KL_qp", r"\KL(q \| p)"),
    ("KL_pM", r"\KL(p \| M)"),
    ("KL_qM", r"\KL(q \| M)"),
    ("JS_distance", r"\sqrt{\JSD(p, q)}"),
    ("JSD", r"\JSD(p, q)"),
];

/// Plain LaTeX: our names of the measures spelled out, so that it can be pasted anywhere.
pub fn plain_latex(latex: &str) -> String {
    NAMES.iter().fold(latex.trim().to_owned(), |latex, (name, plain)| latex.replace(name, plain))
}

/// A formula as MathML, with the quantities in it marked.
pub fn formula(latex: &str, display: MathDisplay) -> Result<String, String> {
    let mut mathml = converted(latex, display)?;
    // Twice, so that no quantity is marked within another one.
    let kept = |index: usize| format!("\u{1}{index}\u{1}");
    for (index, (_, term)) in terms()?.iter().enumerate() {
        mathml = mathml.replace(term, &kept(index));
    }
    for (index, (name, term)) in terms()?.iter().enumerate() {
        let marked = format!("<mrow data-term=\"{name}\">{term}</mrow>");
        mathml = mathml.replace(&kept(index), &marked);
    }
    Ok(mathml)
}

/// What stands in a formula for each of the quantities.
fn terms() -> Result<&'static [(&'static str, String)], String> {
    static MADE: OnceLock<Result<Vec<(&str, String)>, String>> = OnceLock::new();
    let term = |&(name, latex): &(&'static str, &str)| {
        let mathml = converted(latex, MathDisplay::Inline)?;
        let inner = mathml.split_once('>').and_then(|(_, rest)| rest.strip_suffix("</math>"));
        Ok((name, inner.ok_or("a formula is no <math>")?.to_owned()))
    };
    let made = MADE.get_or_init(|| TERMS.iter().map(term).collect());
    made.as_deref().map_err(String::clone)
}

/// A formula as MathML.
fn converted(latex: &str, display: MathDisplay) -> Result<String, String> {
    let complain = |error: String| format!("the formula `{latex}` does not parse: {error}");
    let converter = LatexToMathML::new(MathCoreConfig::default())
        .map_err(|(error, ..)| complain(error.error_message()))?;
    let made = converter.convert_with_local_state(&plain_latex(latex), display);
    let mut mathml = made.map_err(|error| complain(error.error_message()))?.mathml;
    for (variable, class) in COLOURED {
        let bare = format!("<mi>{variable}</mi>");
        mathml = mathml.replace(&bare, &format!("<mi class=\"{class}\">{variable}</mi>"));
    }
    // The page's policy lets no style in but that of its own sheets.
    if mathml.contains(" style=") {
        return Err(format!("the formula `{latex}` needs an inline style, which the page forbids"));
    }
    Ok(mathml)
}

/// A proof line: large sums and fractions, yet in the line it stands in.
pub fn display_formula(latex: &str) -> Result<String, String> {
    let mathml = formula(latex, MathDisplay::Block)?;
    Ok(mathml.replacen("display=\"block\"", "displaystyle=\"true\"", 1))
}

/// How a link to an entry of the glossary begins: `[surprise](term:surprisal)`.
const TERM: &str = "term:";

/// Markdown as HTML; a single paragraph without its `<p>`.
///
/// # Errors
///
/// A formula that does not parse, a `$` that opens none, raw HTML.
pub fn html(markdown: &str) -> Result<String, String> {
    let mut problem = None;
    let mut in_term = false;
    let events = Parser::new_ext(markdown, Options::ENABLE_MATH | Options::ENABLE_TABLES).map(|event| {
        let made = match &event {
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with(TERM) => {
                in_term = true;
                let key = dest_url.trim_start_matches(TERM);
                Ok(format!(
                    "<button type=\"button\" class=\"term\" data-opens=\"{key}\" aria-expanded=\"false\">"
                ))
            }
            Event::End(TagEnd::Link) if in_term => {
                in_term = false;
                Ok("</button>".to_owned())
            }
            Event::InlineMath(latex) => formula(latex, MathDisplay::Inline),
            Event::DisplayMath(latex) => formula(latex, MathDisplay::Block),
            Event::Html(raw) | Event::InlineHtml(raw) => {
                Err(format!("raw HTML has no place here: `{}`", raw.trim()))
            }
            Event::Text(text) if text.contains('$') => {
                Err(format!("a `$` opens no formula: `{text}`"))
            }
            _ => return event,
        };
        match made {
            Ok(mathml) => Event::InlineHtml(mathml.into()),
            Err(what) => {
                problem.get_or_insert(what);
                Event::SoftBreak
            }
        }
    });
    let mut html = String::new();
    html::push_html(&mut html, events);
    if let Some(problem) = problem {
        return Err(problem);
    }
    if html.contains(" style=") {
        return Err("a column of a table is aligned, which needs an inline style".to_owned());
    }
    let html = scrolling(&held_together(html.trim()));
    let only = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    Ok(only.filter(|inner| !inner.contains("<p>")).unwrap_or(&html).replace('\n', " "))
}

/// Markdown as LaTeX that any TeX with `amsmath` reads: what it says, without what only a page can do.
///
/// A term of the glossary is its words; a sign that TeX's own fonts lack is a formula.
pub fn latex(markdown: &str) -> String {
    let mut latex = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_MATH) {
        match event {
            Event::Text(text) => latex.extend(text.chars().map(typed)),
            Event::InlineMath(math) | Event::DisplayMath(math) => {
                latex.push('$');
                latex.push_str(&plain_latex(&math));
                latex.push('$');
            }
            Event::Code(code) => {
                latex.push_str(r"\texttt{");
                latex.extend(code.chars().map(typed));
                latex.push('}');
            }
            Event::Start(Tag::Emphasis) => latex.push_str(r"\emph{"),
            Event::Start(Tag::Strong) => latex.push_str(r"\textbf{"),
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => latex.push('}'),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => latex.push(' '),
            _ => {}
        }
    }
    // Two formulas side by side are one.
    latex.trim().replace("$$", " ")
}

/// What is typed in LaTeX for a letter of a text.
fn typed(letter: char) -> Cow<'static, str> {
    Cow::Borrowed(match letter {
        '\\' => r"\textbackslash{}",
        '{' => r"\{",
        '}' => r"\}",
        '$' => r"\${}",
        '&' => r"\&",
        '#' => r"\#",
        '%' => r"\%",
        '_' => r"\_",
        '^' => r"\textasciicircum{}",
        '~' => r"\textasciitilde{}",
        '\u{a0}' => "~",
        '“' => "``",
        '”' => "''",
        '‘' => "`",
        '’' => "'",
        '–' => "--",
        '—' => "---",
        '…' => r"\ldots{}",
        '−' => "$-$",
        '·' => r"$\cdot$",
        '×' => r"$\times$",
        '½' => r"$\tfrac12$",
        '²' => "$^2$",
        '√' => r"$\surd$",
        '∞' => r"$\infty$",
        '‖' => r"$\|$",
        '≤' => r"$\le$",
        '≥' => r"$\ge$",
        '≠' => r"$\ne$",
        '→' => r"$\to$",
        letter => return Cow::Owned(letter.to_string()),
    })
}

/// Lets a table scroll inside itself where it is wider than the page.
fn scrolling(html: &str) -> String {
    let html = html.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>");
    html.replace("</table>", "</table></div>")
}

/// The entries of the glossary that a text opens.
pub fn opened_terms(html: &str) -> impl Iterator<Item = &str> {
    let keys = html.split("data-opens=\"").skip(1);
    keys.filter_map(|rest| rest.split('"').next())
}

/// Keeps a formula and the punctuation around it on one line.
fn held_together(html: &str) -> String {
    const END: &str = "</math>";
    let mut held = String::new();
    let mut rest = html;
    while let Some((start, end)) = rest.find("<math").zip(rest.find(END).map(|at| at + END.len())) {
        let (before, formula, after) = (&rest[..start], &rest[start..end], &rest[end..]);
        let stop = after.find(|c: char| c.is_whitespace() || c == '<').unwrap_or(after.len());
        let text = before.trim_end_matches(['(', '“', '‘']);
        let (text, opening) = before.split_at(text.len());
        held.push_str(text);
        if stop > 0 || !opening.is_empty() {
            held.push_str("<span class=\"together\">");
            held.push_str(opening);
            held.push_str(formula);
            held.push_str(&after[..stop]);
            held.push_str("</span>");
        } else {
            held.push_str(formula);
        }
        rest = &after[stop..];
    }
    held.push_str(rest);
    held
}

/// A text for places where no markup can stand: names, labels, messages.
///
/// # Errors
///
/// Anything that Markdown would not leave exactly as it is.
pub fn plain(markdown: &str) -> Result<String, String> {
    let text = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    if html(&text)? == text {
        Ok(text)
    } else {
        Err("is shown as plain text, so it can hold no formula, emphasis, `<`, `>` or `&`"
            .to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_latex_that_means_the_same() {
        let markdown = "Half of $\\KL(p \\| q)$ is *not* a [surprise](term:surprisal):\n**50%** of “p & q”, −½.";
        let expected = r"Half of $\operatorname{KL}(p \| q)$ is \emph{not} a surprise: \textbf{50\%} of ``p \& q'', $- \tfrac12$.";
        assert_eq!(latex(markdown), expected);
    }

    #[test]
    fn a_link_into_the_book_stays_as_it_is_written() {
        let made = html("See [here](#v=1&fig=kl.asymmetry&q=0,0.5).").unwrap();
        assert_eq!(made, "See <a href=\"#v=1&amp;fig=kl.asymmetry&amp;q=0,0.5\">here</a>.");
    }

    #[test]
    fn a_table_scrolls_inside_itself_and_needs_no_style() {
        let made = html("| a | b |\n|---|---|\n| `x` | $p$ |").unwrap();
        assert!(made.starts_with("<div class=\"scroll\" tabindex=\"0\"><table><thead>"), "{made}");
        assert!(made.contains("<td><code>x</code></td><td><math"), "{made}");
        assert!(made.ends_with("</table></div>"), "{made}");
        assert!(html("| a |\n|--:|\n| 1 |").is_err());
    }
}
