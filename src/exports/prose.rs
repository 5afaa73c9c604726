//! Texts of the book as plain words: what an attribute, a heading of a table or a picture can hold.

use super::mathml;

/// A text of the book, HTML with MathML, as plain words; its formulas as one line each.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::exports::prose::plain;
/// assert_eq!(plain("<em>Two</em> &lt; three, <math><mi>p</mi><mo>=</mo><mi>q</mi></math>."), "Two < three, p = q.");
/// # }
/// ```
pub fn plain(html: &str) -> String {
    const END: &str = "</math>";
    let mut plain = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (words, markup) = rest.split_at(start);
        plain.push_str(&mathml::unescaped(words));
        let formula = markup.starts_with("<math").then(|| markup.find(END)).flatten();
        let length = match formula {
            Some(end) => {
                let (formula, _) = markup.split_at(end + END.len());
                plain.push_str(&mathml::plain(formula));
                formula.len()
            }
            None => markup.find('>').map_or(markup.len(), |end| end + 1),
        };
        rest = markup.get(length..).unwrap_or_default();
    }
    plain.push_str(&mathml::unescaped(rest));
    plain
}
