//! What a dialect has: a definition for each name, and how lists and results are written.

use crate::measures::Unit;
use crate::measures::jensen::Function;
use crate::text::Localised;

/// One name, and the statements that make it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Definition {
    /// The name, which other definitions may use.
    pub name: &'static str,
    /// One or more whole lines. Names in them that have a definition are what it needs.
    pub code: &'static str,
    /// When it holds; of two definitions of a name the first that does.
    pub case: Case,
    /// What a learner should know of it.
    pub note: Option<Localised>,
}

impl Definition {
    /// A definition that always holds.
    pub(super) const fn of(name: &'static str, code: &'static str) -> Self {
        Definition { name, code, case: Case::Always, note: None }
    }

    /// One that holds in a case only.
    pub(super) const fn when(self, case: Case) -> Self {
        Definition { case, ..self }
    }

    /// One that holds in the program of one figure only.
    pub(super) const fn for_figure(self, id: &'static str) -> Self {
        self.when(Case::Figure(id))
    }

    /// The same with a comment above it.
    pub(super) const fn noted(self, note: Localised) -> Self {
        Definition { note: Some(note), ..self }
    }
}

/// What a program may have to heed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Case {
    /// Nothing.
    Always,
    /// Which figure it is of.
    Figure(&'static str),
    /// The unit on the screen.
    In(Unit),
    /// The function that points lie under.
    Under(Function),
    /// Coins or distributions so close together that JSD as a plain sum loses digits that √JSD needs.
    Near,
    /// The same, or no difference at all.
    NearOrSame,
    /// Masses that sum to 1 only up to what a reader has rounded: to divide them by their sum would
    /// change digits.
    Unscaled,
    /// The same, and most of q lies where p is.
    UnscaledInside,
    /// An outcome that neither side allows.
    BothZero,
    /// No outcome that both sides allow.
    Disjoint,
    /// A mass so little below a power of two that its rounded logarithm is a whole number.
    AlmostPower,
    /// Two classes, and so one logit.
    TwoClasses,
}

/// How a dialect is written.
pub(super) struct Syntax {
    /// What can be used: imports first, then everything else.
    pub definitions: &'static [Definition],
    /// What every program needs.
    pub always: &'static [&'static str],
    /// What stands between a name and its value.
    pub assigned: &'static str,
    /// What stands round the numbers of a list.
    pub list: (&'static str, &'static str),
    /// The line that prints a result, with the name for each `@`.
    pub print: &'static str,
}
