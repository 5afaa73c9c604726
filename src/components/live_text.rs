//! A text with numbers in it: the words are set once, only the numbers change.
//!
//! A sentence holds formulas, and parsing MathML at every step of a drag would cost more than the
//! chart; so each `{slot}` becomes a span whose text alone is rewritten.

use leptos::html::P;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

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
    Effect::new(move |_| {
        html.track();
        let Some(paragraph) = paragraph.get() else { return };
        let Ok(spans) = paragraph.query_selector_all("[data-slot]") else { return };
        slots.with(|slots| {
            for span in (0..spans.length()).filter_map(|i| spans.item(i)) {
                let Some(span) = span.dyn_ref::<web_sys::Element>() else { continue };
                let name = span.get_attribute("data-slot");
                let value = slots.iter().find(|(slot, _)| Some(*slot) == name.as_deref());
                let text = value.map_or("", |(_, text)| text.as_str());
                if span.text_content().as_deref() != Some(text) {
                    span.set_text_content(Some(text));
                }
            }
        });
    });
    view! { <p id=id class=class node_ref=paragraph inner_html=move || html.get()></p> }
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
