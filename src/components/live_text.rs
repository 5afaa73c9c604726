//! Texts of which only the numbers change, rewritten where they say something else.
//!
//! A drag changes a dozen of them sixty times a second. So they are not each an effect of their own:
//! one effect writes what has changed.

use leptos::html::P;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

use super::effect::effect_keeping;

/// A text on the page, and what it says.
pub struct LiveText {
    node: Text,
    says: String,
}

impl LiveText {
    /// Takes over all that stands in `element`; `None` where the browser makes no texts.
    pub fn of(element: &Element) -> Option<Self> {
        element.set_text_content(None);
        let node = Text::new().ok()?;
        element.append_child(&node).ok()?;
        Some(LiveText { node, says: String::new() })
    }

    /// Says `text`.
    pub fn say(&mut self, text: &str) {
        if self.says != text {
            self.node.set_data(text);
            text.clone_into(&mut self.says);
        }
    }
}

/// What a paragraph says: words with slots, and what stands in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The words, as HTML.
    pub words: &'static str,
    /// What stands in each slot.
    pub slots: Vec<(&'static str, String)>,
}

/// The words as HTML with each `{slot}` turned into `<span data-slot="slot"></span>`.
///
/// A brace that does not open a slot (`{` in a formula) stays as it is.
pub fn with_slot_spans(words: &str) -> String {
    let mut html = String::with_capacity(words.len() + 64);
    let mut rest = words;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        html.push_str(before);
        let slot = after.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        match slot {
            Some((name, behind)) if is_slot_name(name) => {
                html.push_str(&format!("<span data-slot=\"{name}\"></span>"));
                rest = behind;
            }
            _ => {
                html.push('{');
                rest = after.strip_prefix('{').unwrap_or_default();
            }
        }
    }
    html.push_str(rest);
    html
}

fn is_slot_name(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// A paragraph of words with live numbers. The words hold formulas, and parsing MathML at every step
/// of a drag would cost more than the chart; so they are set once, and only the slots are rewritten.
#[component]
pub fn LiveParagraph(
    /// The element's id, for `aria-describedby`.
    #[prop(into)]
    id: String,
    /// Its class.
    class: &'static str,
    /// What it says.
    #[prop(into)]
    said: Signal<Said>,
) -> impl IntoView {
    let paragraph = NodeRef::<P>::new();
    effect_keeping(move |before: Option<Shown>| {
        let paragraph = paragraph.get()?;
        said.with(|said| {
            let before = before.filter(|shown| shown.words == said.words);
            let mut shown = before.unwrap_or_else(|| {
                paragraph.set_inner_html(&with_slot_spans(said.words));
                Shown { words: said.words, slots: slots_in(&paragraph) }
            });
            for (slot, text) in &mut shown.slots {
                let value = said.slots.iter().find(|(name, _)| name == slot);
                text.say(value.map_or("", |(_, value)| value));
            }
            Some(shown)
        })
    });
    view! { <p id=id class=class node_ref=paragraph></p> }
}

/// The words on the page, and the slots in them by name.
struct Shown {
    words: &'static str,
    slots: Vec<(String, LiveText)>,
}

fn slots_in(paragraph: &Element) -> Vec<(String, LiveText)> {
    let Ok(found) = paragraph.query_selector_all("[data-slot]") else { return Vec::new() };
    let slot = |node: Node| {
        let element = node.dyn_into::<Element>().ok()?;
        Some((element.get_attribute("data-slot")?, LiveText::of(&element)?))
    };
    (0..found.length()).filter_map(|index| slot(found.item(index)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::with_slot_spans;

    #[test]
    fn slots_become_spans_and_other_braces_stay() {
        assert_eq!(with_slot_spans("p is {p}."), "p is <span data-slot=\"p\"></span>.");
        assert_eq!(with_slot_spans("<mo>{</mo>x<mo>}</mo>"), "<mo>{</mo>x<mo>}</mo>");
        assert_eq!(with_slot_spans("a {b"), "a {b");
        assert_eq!(with_slot_spans("{A}{a}"), "{A}<span data-slot=\"a\"></span>");
    }
}
