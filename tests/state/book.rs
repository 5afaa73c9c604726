//! A small book, as addresses know it.

use std::sync::Arc;

use surprisal::measures::{Probability, Unit};
use surprisal::state::dials::{Dial, Dials, MOST_ROWS};
use surprisal::state::keys::{FigureDefaults, Motion, Presentation, Reading, State, Theme};
use surprisal::state::outcomes::{self, Outcomes, nearest};
use surprisal::state::subject::Subject;
use surprisal::state::weighted_points;
use surprisal::text::Lang;

fn figure(id: &'static str, p: Probability, q: Probability, steps: u8) -> FigureDefaults {
    FigureDefaults { id, start: Subject::Coins(p, q), steps }
}

/// The dials of a figure: of every sort.
pub static LOGITS: [Dial; 3] = [
    Dial::linear("z1", -5.0, 5.0, 2.0),
    Dial::logarithmic("T", 0.3, 10.0, 1.0),
    Dial::linear("eps", 0.0, 0.5, 0.0),
];

/// Those of another figure of the same lesson, one of them of the same key.
pub static FIT: [Dial; 4] = [
    Dial::linear("mu", -3.0, 3.0, 0.0),
    Dial::logarithmic("sigma", 0.25, 2.25, 1.0),
    Dial::whole("dir", 0.0, 1.0, 0.0),
    Dial::linear("eps", 0.0, 0.1, 0.1),
];

/// Those of a figure with a list: one dial for all of it, two in each row.
pub static LAYERS: [Dial; 3] = [
    Dial::whole("over", 0.0, 1.0, 0.0),
    Dial::logarithmic("t", 0.01, 1000.0, 10.0).in_each_row(),
    Dial::logarithmic("delta", 1.0, 20.0, 2.0).in_each_row(),
];

/// Its figures, some in one lesson, one without a proof.
pub fn figures() -> [FigureDefaults; 12] {
    let at = Probability::nearest;
    let about = |id, start| FigureDefaults { id, start, steps: 5 };
    let marbles = Outcomes::new(nearest(&[0.8, 0.1, 0.1]), nearest(&[0.2, 0.2, 0.6]));
    let letters = Outcomes::alone(nearest(&[0.5, 0.25, 0.25]));
    let letters = letters.named(["a", "ㄱ", "x y"].map(String::from).to_vec());
    let coded = Outcomes::alone(nearest(&[0.5, 0.25, 0.25])).coded(&[1.0, 2.0, 2.0]);
    [
        figure("overview.one-curve", at(0.3), at(0.8), 7),
        figure("kl.asymmetry", at(0.3), at(0.9), 8),
        figure("kl.square", at(0.0), at(1.0), 255),
        figure("jsd.curves", at(0.1), Probability::HALF, 0),
        about("jsd.triangle", Subject::ThreeCoins([at(0.0), at(0.5), at(1.0)])),
        about("cross-entropy.marbles", Subject::Outcomes(Arc::new(marbles))),
        about("entropy.outcomes", Subject::Outcomes(Arc::new(letters))),
        about("jensen.chord", Subject::Points(Arc::default())),
        about("coding.lengths", Subject::Outcomes(Arc::new(coded))),
        about("cross-entropy.one-hot", Subject::Dials(Dials::new(&LOGITS))),
        // It starts elsewhere than its dials do.
        about("cross-entropy.fit", Subject::Dials(Dials::from(&FIT, &[0.5, 2.0]))),
        about(
            "compression.layers",
            Subject::Dials(Dials::from(&LAYERS, &[0.0, 50.0, 10.0, 50.0, 1.0])),
        ),
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
    let sums_to_one = |masses: &[f64]| (masses.iter().sum::<f64>() - 1.0).abs() <= 1e-9;
    let (p, q) = (state.subjects.outcomes.p().masses(), state.subjects.outcomes.q().masses());
    let names = state.subjects.outcomes.names();
    let lengths = state.subjects.outcomes.lengths();
    let points = state.subjects.points.points();
    let (lo, hi) = weighted_points::range(state.subjects.points.function());
    let dial = |(dial, value): (&Dial, &f64)| {
        dial.lo <= *value && *value <= dial.hi && (!dial.whole || *value == value.round())
    };
    let rows = |set: &Dials| {
        let each = set.all().iter().filter(|dial| dial.each).count();
        let single = set.all().len() - each;
        (1..=MOST_ROWS).contains(&set.rows()) && set.values().len() == single + each * set.rows()
    };
    let value = |set: &Dials, known: &Dial| {
        let at = |row| set.get_in(known.key, row).unwrap();
        (0..set.rows()).all(|row| dial((known, &at(row))))
    };
    let mut sets = state.subjects.dials.iter();
    probability(state.subjects.coins.0)
        && probability(state.subjects.coins.1)
        && state.subjects.three_coins.into_iter().all(probability)
        && (outcomes::FEWEST..=outcomes::MOST).contains(&p.len())
        && p.len() == q.len()
        && sums_to_one(p)
        && sums_to_one(q)
        && (names.is_empty() || names.len() == p.len())
        && names.iter().all(|name| name.chars().count() <= outcomes::LONGEST_NAME)
        && (lengths.is_empty() || lengths.len() == p.len())
        && lengths.iter().all(|length| *length <= 25)
        && (weighted_points::FEWEST..=weighted_points::MOST).contains(&points.len())
        && points.iter().all(|point| lo <= point.x && point.x <= hi && point.weight >= 0.0)
        && sets.all(|set| rows(set) && set.all().iter().all(|known| value(set, known)))
        && Unit::ALL.contains(&state.unit)
        && state.step <= figure.steps
        && Reading::ALL.contains(&state.reading)
        && Lang::ALL.contains(&presentation.lang)
        && Theme::ALL.contains(&presentation.theme)
        && (0.5..=3.0).contains(&presentation.scale)
        && (1..=10).contains(&presentation.digits)
        && matches!(presentation.motion, Motion::Auto | Motion::Off)
}
