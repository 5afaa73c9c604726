//! Formulas of the book read back from their MathML: as a tree, as parts with the space between them,
//! and as one line of plain text.
//!
//! The words have no LaTeX in the browser, and a picture has no MathML; this is the way between.

/// An element of MathML, or the text of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node<'a> {
    /// The name of the element.
    pub name: &'a str,
    /// Its `class`, which is the colour of a variable.
    pub class: &'a str,
    /// The text of a leaf.
    pub text: String,
    /// What is in it.
    pub children: Vec<Node<'a>>,
}

/// The space before a part of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// None.
    None,
    /// A thin one: around functions, behind a comma.
    Thin,
    /// A wide one: around signs that relate or combine.
    Wide,
}

/// What a part of a formula is, as far as the space around it goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ordinary,
    Open,
    Close,
    Bar,
    Binary,
    Relation,
    Function,
    Sum,
    Comma,
    Slash,
    Space,
}

/// Reads MathML that `words` made. Total: what is no MathML gives whatever of it is.
pub fn read(mathml: &str) -> Node<'_> {
    let mut rest = mathml;
    let mut open = vec![Node::default()];
    while let Some((text, tag)) = rest.split_once('<') {
        if let Some(innermost) = open.last_mut() {
            innermost.text.push_str(&unescaped(text));
        }
        let Some((tag, after)) = tag.split_once('>') else { break };
        rest = after;
        if tag.starts_with('/') {
            if open.len() > 1
                && let Some(done) = open.pop()
                && let Some(parent) = open.last_mut()
            {
                parent.children.push(done);
            }
            continue;
        }
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let class =
            attributes.split_once("class=\"").and_then(|(_, class)| class.split('"').next());
        let node = Node { name, class: class.unwrap_or_default(), ..Node::default() };
        if empty {
            if let Some(parent) = open.last_mut() {
                parent.children.push(node);
            }
        } else {
            open.push(node);
        }
    }
    while open.len() > 1 {
        if let Some(done) = open.pop()
            && let Some(parent) = open.last_mut()
        {
            parent.children.push(done);
        }
    }
    let mut root = open.pop().unwrap_or_default();
    if root.children.len() == 1 { root.children.remove(0) } else { root }
}

/// Text of HTML with its few entities as letters.
pub fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// Whether an element only groups, so that what is in it stands in the row around it.
fn groups(node: &Node) -> bool {
    matches!(node.name, "math" | "mrow" | "mstyle" | "mpadded" | "")
}

/// The parts of a row, those of its groups among them, each with the space before it.
pub fn parts<'n, 'a>(node: &'n Node<'a>) -> Vec<(Space, &'n Node<'a>)> {
    fn flatten<'n, 'a>(node: &'n Node<'a>, into: &mut Vec<&'n Node<'a>>) {
        if groups(node) {
            node.children.iter().for_each(|child| flatten(child, into));
        } else {
            into.push(node);
        }
    }
    let mut row = Vec::new();
    flatten(node, &mut row);
    let mut parts = Vec::with_capacity(row.len());
    let mut before: Option<Kind> = None;
    // Whether the sign before stands for a whole term: −x, not a − x.
    let mut prefix = false;
    let mut asked = false;
    for node in row {
        let kind = kind(node);
        if kind == Kind::Space {
            asked = before.is_some();
            continue;
        }
        let ended = matches!(before, Some(Kind::Ordinary | Kind::Close | Kind::Bar));
        let space = match (before, kind) {
            (None, _) => Space::None,
            (Some(Kind::Open | Kind::Slash), _) | (_, Kind::Close | Kind::Comma | Kind::Slash) => {
                Space::None
            }
            (Some(Kind::Comma), _) => Space::Thin,
            (Some(Kind::Relation), _) | (_, Kind::Relation) => Space::Wide,
            (Some(Kind::Binary), _) if prefix => Space::None,
            (Some(Kind::Binary), _) => Space::Wide,
            (_, Kind::Binary) => {
                if ended {
                    Space::Wide
                } else {
                    Space::None
                }
            }
            (Some(Kind::Function), Kind::Open) => Space::None,
            (Some(Kind::Function | Kind::Sum), _) => Space::Thin,
            (_, Kind::Function | Kind::Sum) if ended => Space::Thin,
            _ if asked => Space::Thin,
            _ => Space::None,
        };
        prefix = kind == Kind::Binary && !ended;
        asked = false;
        before = Some(kind);
        parts.push((space, node));
    }
    parts
}

fn kind(node: &Node) -> Kind {
    match node.name {
        "mspace" => Kind::Space,
        "msub" | "msup" | "msubsup" | "munder" | "munderover" => {
            match node.children.first().map(kind) {
                Some(kind @ (Kind::Sum | Kind::Function | Kind::Close)) => kind,
                _ => Kind::Ordinary,
            }
        }
        "mtext" if node.text.trim().is_empty() => Kind::Space,
        "mo" => match node.text.as_str() {
            "(" | "[" | "{" | "⌈" => Kind::Open,
            ")" | "]" | "}" | "⌉" => Kind::Close,
            "|" | "‖" => Kind::Bar,
            "+" | "−" | "±" | "⋅" => Kind::Binary,
            "=" | "≤" | "≥" | "<" | ">" | "→" | "∈" | "∉" | "⊆" | "≈" | "≠" => {
                Kind::Relation
            }
            "," | ";" | ":" => Kind::Comma,
            "/" => Kind::Slash,
            "∑" | "∫" => Kind::Sum,
            "′" | "″" | "∗" | "⇄" => Kind::Ordinary,
            _ => Kind::Function,
        },
        _ => Kind::Ordinary,
    }
}

/// A formula as one line of plain text, as the charts write theirs.
///
/// ```
/// # #[cfg(feature = "charts")] {
/// use surprisal::exports::mathml::plain;
/// use surprisal::text::ui::formula;
/// assert_eq!(plain(formula::MEASURE_KL_PQ.mathml()), "KL(p‖q)");
/// assert_eq!(plain(formula::MEASURE_JS_DISTANCE.mathml()), "√JSD(p, q)");
/// assert_eq!(plain(formula::TERM_P.mathml()), "−p(x) log p(x)");
/// # }
/// ```
pub fn plain(mathml: &str) -> String {
    line(&read(mathml))
}

fn line(node: &Node) -> String {
    let child = |index: usize| node.children.get(index).map(line).unwrap_or_default();
    match node.name {
        "mfrac" => match (child(0).as_str(), child(1).as_str()) {
            ("1", "2") => "½".to_owned(),
            (upper, lower) => format!("{}/{}", held(upper), held(lower)),
        },
        "msqrt" => format!("√{}", held(&child(0))),
        "mover" => format!("{}\u{304}", child(0)),
        "msub" | "munder" => child(0) + &lowered(&child(1)),
        "msup" => child(0) + &raised(&child(1)),
        "msubsup" | "munderover" => child(0) + &lowered(&child(1)) + &raised(&child(2)),
        _ if node.children.is_empty() => node.text.replace('\u{a0}', " "),
        _ => parts(node)
            .into_iter()
            .map(|(space, part)| {
                let space = if space == Space::None { "" } else { " " };
                format!("{space}{}", line(part))
            })
            .collect(),
    }
}

/// A formula that stands where only one thing can: in brackets, unless it is one thing.
fn held(formula: &str) -> String {
    let mut depth = 0_i32;
    let mut closed = 0;
    let mut letters = 0;
    let mut in_script = false;
    for letter in formula.chars() {
        in_script =
            matches!(letter, '_' | '^') || in_script && (letter.is_alphanumeric() || letter == '−');
        match letter {
            _ if in_script => {}
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                closed += usize::from(depth == 0);
            }
            _ if depth > 0 => {}
            '\u{304}' | '₀'..='₉' | '²' | '³' | '′' | '*' => {}
            letter if letter.is_alphanumeric() => letters += 1,
            _ => letters += 100,
        }
    }
    // A name, a number, a letter, or a name with its argument.
    let named = formula.chars().take_while(|letter| letter.is_ascii_uppercase()).count();
    let one = closed <= 1 && (letters <= 1 || letters < 100 && letters == named)
        || formula.parse::<f64>().is_ok();
    if one { formula.to_owned() } else { format!("({formula})") }
}

fn lowered(index: &str) -> String {
    match index.parse::<u32>() {
        Ok(_) => index.chars().map(|digit| shifted(digit, '₀')).collect(),
        Err(_) => format!("_{}", held_in_script(index)),
    }
}

fn raised(index: &str) -> String {
    match index {
        "′" | "″" => index.to_owned(),
        "∗" => "*".to_owned(),
        "2" => "²".to_owned(),
        "3" => "³".to_owned(),
        index => format!("^{}", held_in_script(index)),
    }
}

fn held_in_script(index: &str) -> String {
    let simple = index.strip_prefix('−').unwrap_or(index);
    if simple.chars().all(char::is_alphanumeric) { index.to_owned() } else { format!("({index})") }
}

fn shifted(digit: char, zero: char) -> char {
    let by = u32::from(digit).saturating_sub(u32::from('0'));
    char::from_u32(u32::from(zero) + by).unwrap_or(digit)
}
