//! What the reader has set, and what every component asks of it: the book's one context.
//!
//! Two signals hold everything: the state (figure, p, q, unit, step) and the presentation (language,
//! theme, digits). All else is derived from them.

use leptos::prelude::*;

use crate::browser::{address, document, media};
use crate::charts::theme as chart_theme;
use crate::figure::{Figure, Parameter, Scene};
use crate::measures::{Probability, Unit};
use crate::state::history::Undo;
use crate::state::keys::{Presentation, State, Theme};
use crate::state::url::{self, Change, FigureDefaults};
use crate::text::Lang;

/// Whether a move is one of many of a drag, or stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// One of many: replaces the address, and is undone together with its neighbours.
    Drag,
    /// Stands for itself: a step to go back to.
    Step,
}

/// The book as the reader has it open.
#[derive(Clone, Copy)]
pub struct Book {
    state: RwSignal<State>,
    presentation: RwSignal<Presentation>,
    changes: RwSignal<Vec<Change>>,
    undo: RwSignal<Undo<State>>,
    dark: RwSignal<bool>,
    figures: StoredValue<Vec<FigureDefaults>>,
    lang: Memo<Lang>,
    digits: Memo<u8>,
    scene: Memo<Scene>,
    chart_theme: Memo<chart_theme::Theme>,
}
