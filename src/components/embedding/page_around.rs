//! Attending to the page around: what is hidden, keys of a remote, messages, the height.

use leptos::prelude::*;

use super::super::book::Book;
use super::{height, messages, remote};
use crate::browser::{Refused, document};
use crate::state::embedding::{Embedding, Keys, Part};

/// Attends to the page around for as long as this one is open.
pub fn attend(book: Book, asked: &'static Embedding) {
    // A page without a root element has nothing to hide.
    let _ = mark(asked);
    if asked.present || asked.keys != Keys::Own {
        StoredValue::new_local(remote::listen(book, asked));
    }
    if let Some(around) = messages::window_around() {
        StoredValue::new_local(messages::listen(book, asked, around.clone()));
        if asked.embed {
            StoredValue::new_local(height::tell(asked, around));
        }
    }
}

/// Says on the page's root what is asked, for the style sheet.
fn mark(asked: &Embedding) -> Result<(), Refused> {
    let hidden: Vec<&str> = asked.hidden.iter().copied().map(Part::word).collect();
    document::mark("data-embed", asked.embed.then_some(""))?;
    document::mark("data-present", asked.present.then_some(""))?;
    document::mark("data-hide", (!hidden.is_empty()).then(|| hidden.join(" ")).as_deref())
}
