//! Files handed to the reader, and texts put where they can be pasted.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

use super::{Refused, document};

/// What a file holds.
pub fn blob(kind: &str, content: &[u8]) -> Result<Blob, Refused> {
    let parts = Array::of1(&Uint8Array::from(content));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).map_err(|_| Refused)
}

/// Hands a file to the reader.
///
/// # Errors
///
/// When the browser does not let a page make files. A frame that may not hand out files says nothing.
pub fn save(name: &str, blob: &Blob) -> Result<(), Refused> {
    let url = Url::create_object_url_with_blob(blob).map_err(|_| Refused)?;
    let link: HtmlAnchorElement = document::create("a")?.dyn_into().map_err(|_| Refused)?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken hold of what it names.
    Url::revoke_object_url(&url).map_err(|_| Refused)
}

/// What a canvas shows, as a picture.
///
/// # Errors
///
/// When the browser cannot tell, as of a canvas that is too large.
pub async fn png(canvas: &HtmlCanvasElement) -> Result<Blob, Refused> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            // A promise can always be refused.
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    });
    let made = js_sys::futures::JsFuture::from(promise).await.map_err(|_| Refused)?;
    made.dyn_into().map_err(|_| Refused)
}

/// Puts a text where it can be pasted.
///
/// # Errors
///
/// When the browser does not let the page.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let navigator = web_sys::window().ok_or(Refused)?.navigator();
    // A page that is not served safely has none.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).map_err(|_| Refused)?;
    if clipboard.is_undefined() {
        return Err(Refused);
    }
    let promise = navigator.clipboard().write_text(text);
    js_sys::futures::JsFuture::from(promise).await.map(drop).map_err(|_| Refused)
}
