//! A small book, as addresses know it.

use surprisal::measures::{Probability, Unit};
use surprisal::state::keys::{FigureDefaults, Motion, Presentation, Reading, State, Theme};
use surprisal::text::Lang;

const fn figure(id: &'static str, p: Probability, q: Probability, steps: u8) -> FigureDefaults {
    FigureDefaults { id, p, q, steps }
}

/// Its figures, two in one lesson, one without a proof.
pub fn figures() -> [FigureDefaults; 4] {
    let at = Probability::nearest;
    [
        figure("overview.one-curve", at(0.3), at(0.8), 7),
        figure("kl.asymmetry", at(0.3), at(0.9), 8),
        figure("kl.square", at(0.0), at(1.0), 255),
        figure("jsd.curves", at(0.1), Probability::HALF, 0),
    ]
}

/// Whether this is something the book can show.
pub fn is_valid(state: &State, presentation: &Presentation) -> bool {
    let figures = figures();
    let Some(figure) = figures.iter().find(|figure| figure.id == state.figure) else {
        return false;
    };
    let probability =
        |p: Probability| (0.0..=1.0).contains(&p.get()) && !p.get().is_sign_negative();
    probability(state.p)
        && probability(state.q)
        && Unit::ALL.contains(&state.unit)
        && state.step <= figure.steps
        && state.reading == Reading::Read
        && Lang::ALL.contains(&presentation.lang)
        && Theme::ALL.contains(&presentation.theme)
        && (0.5..=3.0).contains(&presentation.scale)
        && (1..=10).contains(&presentation.digits)
        && matches!(presentation.motion, Motion::Auto | Motion::Off)
}
