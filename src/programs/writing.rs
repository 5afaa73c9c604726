//! A program written out: what its results need, in order, and nothing else.

use super::dictionary::{Case, Definition, Syntax};
use super::{Input, Program, Value};
use crate::text::{Lang, Localised, programs as words};

/// How long a line may become before a list is broken.
const WIDTH: usize = 79;

/// The definition that a name has in a program, if it has one.
pub(super) fn definition<'a>(
    program: &Program,
    syntax: &'a Syntax,
    name: &str,
) -> Option<&'a Definition> {
    let holds = |case| case == Case::Always || program.cases.contains(&case);
    syntax.definitions.iter().find(|own| own.name == name && holds(own.case))
}

/// The program in a dialect.
pub(super) fn text(program: &Program, syntax: &Syntax, lang: Lang) -> String {
    let mut needed = Needed { program, syntax, seen: Vec::new(), definitions: Vec::new() };
    for name in syntax.always.iter().chain(&program.results) {
        needed.name(name);
    }
    let before = needed.definitions.len();
    needed.name("ahead");
    let (seen, definitions) = (&needed.seen, &needed.definitions);

    let mut text = Text { lang, lines: Vec::new(), said: Vec::new() };
    text.comment(&words::HEAD.fill(lang, &[("figure", program.figure)]));
    // Imports in the order of the dictionary, those of one module together.
    let is_needed = |own: &&Definition| definitions.iter().any(|other| std::ptr::eq(*own, *other));
    for import in syntax.definitions.iter().filter(is_needed).filter(|own| is_import(own)) {
        text.import(import.code);
    }
    let own = || definitions.iter().take(before).filter(|own| !is_import(own));
    let is_setting = |own: &Definition| syntax.always.contains(&own.name) || own.name == "base";
    text.gap();
    for definition in own().filter(|own| is_setting(own)) {
        text.define(definition);
    }
    for definition in own().filter(|own| is_function(own)) {
        text.gap();
        text.define(definition);
    }
    text.gap();
    for input in program.inputs.iter().filter(|input| seen.contains(&input.name)) {
        text.give(input, syntax);
    }
    text.gap();
    for definition in own().filter(|own| !is_setting(own) && !is_function(own)) {
        text.define(definition);
    }
    text.gap();
    for name in &program.results {
        text.lines.push(syntax.print.replace('@', name));
    }
    if let Some(ahead) = definitions.get(before..).and_then(<[_]>::last) {
        text.gap();
        text.define(ahead);
    }
    text.lines.push(String::new());
    text.lines.join("\n")
}

fn is_import(definition: &Definition) -> bool {
    definition.code.starts_with("import ") || definition.code.starts_with("from ")
}

fn is_function(definition: &Definition) -> bool {
    definition.code.starts_with("def ") || definition.code.contains("<- function(")
}

/// What results need, each behind what it needs itself.
struct Needed<'a> {
    program: &'a Program,
    syntax: &'a Syntax,
    seen: Vec<&'a str>,
    definitions: Vec<&'a Definition>,
}

impl<'a> Needed<'a> {
    fn name(&mut self, name: &'a str) {
        if self.seen.contains(&name) {
            return;
        }
        // Seen first, for a statement names itself.
        self.seen.push(name);
        if let Some(input) = self.program.inputs.iter().find(|input| input.name == name) {
            if let Value::List(_) = input.value {
                names(self.syntax.list.0).for_each(|name| self.name(name));
            }
            return;
        }
        let Some(definition) = definition(self.program, self.syntax, name) else { return };
        for name in names(definition.code) {
            self.name(name);
        }
        self.definitions.push(definition);
    }
}

/// The names in a piece of code, without what stands behind a point.
fn names(code: &str) -> impl Iterator<Item = &str> {
    let words = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
    words.filter_map(|word| word.split('.').next())
}

/// The lines of a program so far.
struct Text {
    lang: Lang,
    lines: Vec<String>,
    said: Vec<Localised>,
}

impl Text {
    /// An empty line, never two.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// A comment, each line of it one.
    fn comment(&mut self, text: &str) {
        self.lines.extend(text.lines().map(|line| format!("# {line}")));
    }

    /// A comment that is made once.
    fn note(&mut self, note: Option<Localised>) {
        let Some(note) = note.filter(|note| !self.said.contains(note)) else { return };
        self.said.push(note);
        self.comment(note.get(self.lang));
    }

    fn import(&mut self, code: &str) {
        const IMPORT: &str = " import ";
        let both = self.lines.last_mut().zip(code.split_once(IMPORT));
        match both {
            Some((last, (module, name))) if last.starts_with(&format!("{module}{IMPORT}")) => {
                last.push_str(", ");
                last.push_str(name);
            }
            _ => self.lines.push(code.to_owned()),
        }
    }

    fn define(&mut self, definition: &Definition) {
        self.note(definition.note);
        self.lines.extend(definition.code.lines().map(String::from));
    }

    fn give(&mut self, input: &Input, syntax: &Syntax) {
        self.note(input.note);
        let head = format!("{}{}", input.name, syntax.assigned);
        let numbers = match &input.value {
            Value::One(number) => return self.lines.push(head + number),
            Value::List(numbers) => numbers,
        };
        let (open, close) = syntax.list;
        let mut line = head + open;
        let whole: usize = numbers.iter().map(|number| number.len() + 2).sum();
        if line.len() + whole + close.len() <= WIDTH + 2 {
            return self.lines.push(line + &numbers.join(", ") + close);
        }
        for (index, number) in numbers.iter().enumerate() {
            let comma = if index + 1 == numbers.len() { "" } else { "," };
            if index == 0 || line.len() + number.len() + 2 > WIDTH {
                self.lines.push(std::mem::replace(&mut line, format!("    {number}{comma}")));
            } else {
                line = line + " " + number + comma;
            }
        }
        self.lines.extend([line, close.to_owned()]);
    }
}
