//! Definitions that open where a term stands.

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::book::Book;
use crate::browser::{Refused, document};
use crate::piece::part;
use crate::text::{Lang, contents};

/// What opens the definition of a term, or closes it.
type Turn = fn(&Element, Lang) -> Result<(), Refused>;

part!(definition, Turn, turn, contents::CHAPTER);

/// The term that an event is about, where it is about one.
fn term_of(event: &ev::Event) -> Option<Element> {
    let at = event.target()?.dyn_into::<Element>().ok()?;
    at.closest("[data-opens]").ok()?
}

/// Opens the definition of the term that was pressed, or closes it.
pub fn on_press(event: &ev::MouseEvent, book: Book) {
    let Some(term) = term_of(event) else { return };
    let lang = book.lang_untracked();
    js_sys::futures::spawn_local(async move {
        // What does not come leaves the word as it is, to be pressed again.
        if fetch().await.is_ok()
            && let Some(turn) = SHOWN.get()
        {
            let _ = turn(&term, lang);
        }
    });
}

/// Closes the definition that is open at the term with the focus.
pub fn on_key(event: &ev::KeyboardEvent) {
    let open = term_of(event).filter(is_open);
    if let Some(term) = open.filter(|_| event.key() == "Escape") {
        let _ = close(&term);
    }
}

fn is_open(term: &Element) -> bool {
    term.get_attribute("aria-expanded").as_deref() == Some("true")
}

/// The id of the definition that a term has open; each has its own.
fn id_of(term: &Element) -> Option<String> {
    term.get_attribute("aria-controls")
}

fn close(term: &Element) -> Result<(), Refused> {
    term.set_attribute("aria-expanded", "false").map_err(|_| Refused)?;
    if let Some(open) = id_of(term).and_then(|id| document::element(&id)) {
        open.remove();
    }
    term.remove_attribute("aria-controls").map_err(|_| Refused)
}

fn turn(term: &Element, lang: Lang) -> Result<(), Refused> {
    if is_open(term) {
        return close(term);
    }
    let key = term.get_attribute("data-opens").ok_or(Refused)?;
    let (key, entry) = crate::contents::glossary().find(|(own, _)| *own == key).ok_or(Refused)?;
    // One opened from two places is open twice.
    let free = |id: &String| document::element(id).is_none();
    let id = (1..100).map(|n| format!("definition-{key}-{n}")).find(free).ok_or(Refused)?;
    let definition = document::create("div")?;
    definition.set_inner_html(entry.get(lang));
    for (name, value) in [("class", "definition"), ("role", "note"), ("id", &id)] {
        definition.set_attribute(name, value).map_err(|_| Refused)?;
    }
    // Under the paragraph it stands in, where it is near and covers nothing.
    let block = term.closest("p, li, .prose, .caption, .reason").ok().flatten();
    let block = block.as_ref().unwrap_or(term);
    let in_prose = block.parent_element().and_then(|parent| parent.matches(".prose").ok());
    if in_prose == Some(true) {
        block.after_with_node_1(&definition).map_err(|_| Refused)?;
    } else {
        block.append_child(&definition).map_err(|_| Refused)?;
    }
    term.set_attribute("aria-controls", &id).map_err(|_| Refused)?;
    term.set_attribute("aria-expanded", "true").map_err(|_| Refused)
}
