//! The activities, as addresses name them; what they ask is said in `activities`.

/// The word of an address for no activity.
pub const NONE: &str = "none";

/// Every activity's name, behind that of its figure.
#[rustfmt::skip]
pub static NAMES: &[(&str, &str)] = &[
    ("coding.blocks", "whole-digits"),
    ("entropy.curve", "rare-event"),
    ("entropy.curve", "bits-or-nats"),
    ("entropy.curve", "draw-entropy"),
    ("jensen.chord", "direction"),
    ("cross-entropy.tangent", "same-minimum"),
    ("cross-entropy.tangent", "not-a-difference"),
    ("cross-entropy.marbles", "below-entropy"),
    ("cross-entropy.one-hot", "soft-labels"),
    ("kl.asymmetry", "larger-direction"),
    ("kl.asymmetry", "beyond-one"),
    ("kl.asymmetry", "broken-jensen"),
    ("kl.asymmetry", "draw-kl"),
    ("kl.support", "zero-in-q"),
    ("kl.support", "both-conditions"),
    ("kl.support", "negative-kl"),
    ("kl.fit", "cover-or-seek"),
    ("jsd.curves", "jsd-bound"),
    ("jsd.triangle", "root-or-not"),
    ("jsd.gan", "gan-optimum"),
    ("learning.overfitting", "loss-and-accuracy"),
    ("compression.rates", "upside-down"),
];

/// The activity of a name, where it is one of a figure's; empty for [`NONE`].
///
/// ```
/// use surprisal::state::activity;
/// assert_eq!(activity::of("beyond-one", "kl.asymmetry"), Some("beyond-one"));
/// assert_eq!(activity::of("none", "kl.asymmetry"), Some(""));
/// assert_eq!(activity::of("beyond-one", "kl.square"), None);
/// ```
pub fn of(name: &str, figure: &str) -> Option<&'static str> {
    if name == NONE {
        return Some("");
    }
    let found = NAMES.iter().find(|(of, named)| *of == figure && *named == name);
    found.map(|(_, named)| *named)
}

/// The figure of an activity.
pub fn figure_of(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, named)| *named == name).map(|(figure, _)| *figure)
}

/// Whether an activity is one of a figure's; none is everywhere.
pub fn is_of(activity: &str, figure: &str) -> bool {
    activity.is_empty() || NAMES.contains(&(figure, activity))
}

/// An activity's word in an address.
pub fn word(activity: &str) -> &str {
    if activity.is_empty() { NONE } else { activity }
}

/// Whether a figure has activities.
pub fn has_any(figure: &str) -> bool {
    NAMES.iter().any(|(of, _)| *of == figure)
}
