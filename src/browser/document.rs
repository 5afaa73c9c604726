//! The page itself: its language, title, look, and the notices that stand ready in it.

use web_sys::{Document, Element};

use super::Refused;
use super::listener::Listener;

/// From this scale on, letters are so large that a window has no room for edges that stay.
const LARGE: f64 = 1.4;

fn document() -> Result<Document, Refused> {
    web_sys::window().and_then(|window| window.document()).ok_or(Refused)
}

fn root() -> Result<Element, Refused> {
    document()?.document_element().ok_or(Refused)
}

/// Says what language the page is in, and its title.
///
/// # Errors
///
/// When there is no page.
pub fn set_language(tag: &str, title: &str) -> Result<(), Refused> {
    root()?.set_attribute("lang", tag).map_err(|_| Refused)?;
    document()?.set_title(title);
    Ok(())
}

/// Gives the page a theme, a word on motion and a size, and tells how it looks now: the value of a
/// custom property.
///
/// # Errors
///
/// When there is no page, or it has no style.
pub fn set_look(
    theme: &str,
    motion: &str,
    scale: f64,
) -> Result<impl Fn(&str) -> Option<String>, Refused> {
    let root = root()?;
    root.set_attribute("data-theme", theme).map_err(|_| Refused)?;
    root.set_attribute("data-motion", motion).map_err(|_| Refused)?;
    if let Some(html) = wasm_bindgen::JsCast::dyn_ref::<web_sys::HtmlElement>(&root) {
        html.style().set_property("--scale", &scale.to_string()).map_err(|_| Refused)?;
    }
    root.toggle_attribute_with_force("data-large", scale > LARGE).map_err(|_| Refused)?;
    measure_anew(&root)?;
    let window = web_sys::window().ok_or(Refused)?;
    let style = window.get_computed_style(&root).map_err(|_| Refused)?.ok_or(Refused)?;
    Ok(move |name: &str| {
        style.get_property_value(name).ok().filter(|value| !value.trim().is_empty())
    })
}

/// Has the browser ask again what fits: Chromium asks a container query in letters only when the
/// container's width changes, not when its letters do.
fn measure_anew(root: &Element) -> Result<(), Refused> {
    root.set_attribute("data-measuring", "").map_err(|_| Refused)?;
    // Asking for a measure makes the browser lay the page out.
    root.get_bounding_client_rect();
    root.remove_attribute("data-measuring").map_err(|_| Refused)
}

/// The mark of a page whose slide is not the one that is shown.
const PAUSED: &str = "data-paused";

/// Whether nobody can see the page: its tab lies behind another one, or its slide is another.
pub fn is_hidden() -> bool {
    document().is_ok_and(|document| document.hidden()) || is_marked(PAUSED)
}

/// What a page is told when its tab is hidden or comes back.
const VISIBILITY: &str = "visibilitychange";

/// Calls `act` whenever [`is_hidden`] may have changed.
///
/// # Errors
///
/// When there is no page.
pub fn on_hidden(mut act: impl FnMut() + 'static) -> Result<Listener, Refused> {
    Listener::new(&document()?.into(), VISIBILITY, move |_| act())
}

/// Says that the slide the page stands on is not the one that is shown, or that it is again.
pub fn set_paused(paused: bool) {
    // Without a root element nothing moves either.
    let _ = mark(PAUSED, paused.then_some(""));
    if let (Ok(document), Ok(event)) = (document(), web_sys::Event::new(VISIBILITY)) {
        // Whoever hears of tabs hears of slides.
        let _ = document.dispatch_event(&event);
    }
}

/// Sets an attribute of the page's root, or takes it away.
///
/// # Errors
///
/// When there is no page.
pub fn mark(name: &str, value: Option<&str>) -> Result<(), Refused> {
    let root = root()?;
    match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    }
    .map_err(|_| Refused)
}

/// Whether the page's root has an attribute.
pub fn is_marked(name: &str) -> bool {
    root().is_ok_and(|root| root.has_attribute(name))
}

/// Makes the book deaf to hands and keys, or lets it hear again.
pub fn set_inert(inert: bool) {
    if let Ok(place) = place_of_the_book() {
        // Where the browser does not know this, the book hears on.
        let _ = place.toggle_attribute_with_force("inert", inert);
    }
}

/// How high the book is, in CSS pixels.
pub fn height() -> Option<f64> {
    Some(place_of_the_book().ok()?.get_bounding_client_rect().height())
}

/// The element the book is put into: its own, else the body.
///
/// # Errors
///
/// When there is no page.
pub fn place_of_the_book() -> Result<web_sys::HtmlElement, Refused> {
    let document = document()?;
    let own = document.get_element_by_id("book");
    own.and_then(|element| wasm_bindgen::JsCast::dyn_into(element).ok())
        .or_else(|| document.body())
        .ok_or(Refused)
}

/// Takes an element off the page.
///
/// # Errors
///
/// When it is not there.
pub fn remove(id: &str) -> Result<(), Refused> {
    document()?.get_element_by_id(id).ok_or(Refused)?.remove();
    Ok(())
}

/// Shows an element that stands ready, hidden, in the page.
///
/// # Errors
///
/// When it is not there.
pub fn reveal(id: &str) -> Result<(), Refused> {
    let element = document()?.get_element_by_id(id).ok_or(Refused)?;
    element.remove_attribute("hidden").map_err(|_| Refused)
}

/// Brings the upper edge of the element `id` into view.
///
/// # Errors
///
/// When it is not there.
pub fn scroll_to(id: &str) -> Result<(), Refused> {
    document()?.get_element_by_id(id).ok_or(Refused)?.scroll_into_view();
    Ok(())
}

/// Brings the top of the page into view.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the keyboard's focus to an element.
///
/// # Errors
///
/// When it is not there or takes no focus.
pub fn focus(id: &str) -> Result<(), Refused> {
    html_element(id)?.focus().map_err(|_| Refused)
}

/// Moves the keyboard's focus to an element, and the page not at all.
///
/// # Errors
///
/// As [`focus`].
pub fn focus_in_place(id: &str) -> Result<(), Refused> {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    html_element(id)?.focus_with_options(&options).map_err(|_| Refused)
}

/// The element of an id, where it is one of HTML.
fn html_element(id: &str) -> Result<web_sys::HtmlElement, Refused> {
    let element = element(id).ok_or(Refused)?;
    wasm_bindgen::JsCast::dyn_into(element).map_err(|_| Refused)
}

/// The element of an id.
pub fn element(id: &str) -> Option<web_sys::Element> {
    document().ok()?.get_element_by_id(id)
}

/// A new element, not yet on the page.
///
/// # Errors
///
/// When there is no page.
pub fn create(name: &str) -> Result<web_sys::Element, Refused> {
    document()?.create_element(name).map_err(|_| Refused)
}

/// Prints the element `id` alone.
pub fn print_one(id: &str) {
    // What cannot be marked is printed with all the rest; a page that cannot print does not.
    let _ = try_to_print(id);
}

fn try_to_print(id: &str) -> Result<(), Refused> {
    let window = web_sys::window().ok_or(Refused)?;
    let one = element(id).ok_or(Refused)?;
    mark("data-prints-one", Some(""))?;
    one.set_attribute("data-printed", "").map_err(|_| Refused)?;
    let after = wasm_bindgen::closure::Closure::once_into_js(move || {
        // What is gone needs no mark taken away.
        let _ = mark("data-prints-one", None);
        let _ = one.remove_attribute("data-printed");
    });
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let target: &web_sys::EventTarget = &window;
    target
        .add_event_listener_with_callback_and_add_event_listener_options(
            "afterprint",
            wasm_bindgen::JsCast::unchecked_ref(&after),
            &options,
        )
        .map_err(|_| Refused)?;
    window.print().map_err(|_| Refused)
}
