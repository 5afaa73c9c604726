//! A text with numbers in it: the words are set once, only the numbers change.
//!
//! A sentence holds formulas, and parsing MathML at every step of a drag would cost more than the
//! chart; so each `{slot}` becomes a span whose text alone is rewritten.

use leptos::html::P;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

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

/// A paragraph of words with live numbers.
#[component]
pub fn LiveText(
    /// The element's id, for `aria-describedby`.
    #[prop(into)]
    id: String,
    /// Its class.
    class: &'static str,
    /// The words, in the language of the moment.
    words: Memo<&'static str>,
    /// What stands in each slot.
    slots: Memo<Vec<(&'static str, String)>>,
) -> impl IntoView {
    let paragraph = NodeRef::<P>::new();
    let html = Memo::new(move |_| with_slot_spans(words.get()));
    // The spans of the words on the page, each with the slot it is for and what it says.
    let spans = StoredValue::new_local(Vec::<Span>::new());
    Effect::new(move |before: Option<String>| {
        let html = html.get();
        let Some(paragraph) = paragraph.get() else { return String::new() };
        if before.as_ref() != Some(&html) {
            paragraph.set_inner_html(&html);
            spans.set_value(spans_of(&paragraph));
        }
        spans.update_value(|spans| {
            slots.with(|slots| spans.iter_mut().for_each(|span| span.show(slots)));
        });
        html
    });
    view! { <p id=id class=class node_ref=paragraph></p> }
}

/// A span whose text is a value.
struct Span {
    element: Element,
    slot: String,
    says: String,
}

impl Span {
    /// Says what the slot holds, if that is something else.
    fn show(&mut self, slots: &[(&'static str, String)]) {
        let value = slots.iter().find(|(slot, _)| *slot == self.slot);
        let text = value.map_or("", |(_, text)| text.as_str());
        if self.says != text {
            self.element.set_text_content(Some(text));
            text.clone_into(&mut self.says);
        }
    }
}

fn spans_of(paragraph: &Element) -> Vec<Span> {
    let Ok(found) = paragraph.query_selector_all("[data-slot]") else { return Vec::new() };
    let span = |node: Node| {
        let element = node.dyn_into::<Element>().ok()?;
        let slot = element.get_attribute("data-slot")?;
        Some(Span { says: element.text_content().unwrap_or_default(), element, slot })
    };
    (0..found.length()).filter_map(|index| span(found.item(index)?)).collect()
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
