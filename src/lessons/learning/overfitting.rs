//! Too close to the labels: a flexible model learns a few noisy examples, and the loss of others turns up.

use super::training_run::{self, EVERY, Moment, Run as Training, Settings};
use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::sampling;
use crate::figure::{
    Beside, Bridge, DialText, EqualityText, Figure, LegendEntry, LineText, Parameter, Preset,
    ProofText, Readout, Row, RowHead, Run, Scene, Sentence, Spoken, Start, Swatch, Symbol,
    Table,
};
use crate::lessons::{coin_marks, vertical_range};
use crate::measures::logistic_regression::{self, Example, label_loss};
use crate::measures::Probability;
use crate::proof::{Dimension, Focus, averaged_predictions};
use crate::state::dials::Dial;
use crate::state::shown;
use crate::state::subject::Subject;
use crate::text::{Formula, Localised, learning as text, learning::formula};

/// The examples, the model, how it learns, and how far it has come.
///
/// With these rates descent stays near the ground for every number of waves, so that no logit is so large
/// that its probability is below all numbers.
const DIALS: &[Dial] = &[
    Dial::whole("steps", 0.0, 200.0, 200.0),
    Dial::whole("stop", 0.0, 1.0, 0.0),
    Dial::whole("waves", 1.0, 30.0, 16.0),
    Dial::logarithmic("rate", 0.02, 2.0, 0.4),
    Dial::linear("eps", 0.0, 0.5, 0.0),
    Dial::whole("n", 20.0, 200.0, 40.0),
    Dial::linear("noise", 0.0, 0.4, 0.1),
    Dial::whole("seed", 1.0, 999.0, 5.0),
];

/// How many steps there are.
pub(crate) const LAST: usize = 200;
/// How many waves it takes to tell the truth.
const TRUE_WAVES: f64 = 4.0;
/// For how many steps early stopping waits for the validation loss to fall once more.
const PATIENCE: usize = 30;
/// Where early stopping ends the run that the figure starts with.
const STOPPED: f64 = 26.0;

/// How the figure starts: at the end of a run, far beyond its best step.
const START: Start = Start::Dials(DIALS, &[200.0, 0.0, 16.0, 0.4, 0.0, 40.0, 0.1, 5.0]);

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "learning.overfitting",
    title: text::OVERFITTING_TITLE,
    caption: text::OVERFITTING_CAPTION,
    chart_label: text::OVERFITTING_CHART_LABEL,
    parameters: &[
        dial(0, formula::OVERFITTING_STEPS, text::OVERFITTING_NAME_STEPS, Hue::Q, &[]),
        dial(1, formula::OVERFITTING_STOP, text::OVERFITTING_NAME_STOP, Hue::Gap, &["200", "t*"]),
        dial(2, formula::OVERFITTING_WAVES, text::OVERFITTING_NAME_WAVES, Hue::Q, &[]),
        dial(3, formula::OVERFITTING_RATE, text::OVERFITTING_NAME_RATE, Hue::Ink, &[]),
        dial(4, formula::OVERFITTING_SMOOTHING, text::OVERFITTING_NAME_SMOOTHING, Hue::P, &[]),
        dial(5, formula::OVERFITTING_COUNT, text::OVERFITTING_NAME_COUNT, Hue::P, &[]),
        dial(6, formula::OVERFITTING_NOISE, text::OVERFITTING_NAME_NOISE, Hue::P, &[]),
        dial(7, formula::OVERFITTING_SEED, text::OVERFITTING_NAME_SEED, Hue::P, &[]),
    ],
    start: START,
    presets: &[
        Preset { name: text::OVERFITTING_PRESET_OVERFITTED, at: START },
        preset(text::OVERFITTING_PRESET_UNTRAINED, &[0.0, 0.0, 16.0, 0.4, 0.0, 40.0, 0.1, 5.0]),
        preset(text::OVERFITTING_PRESET_STOPPED, &[STOPPED, 1.0, 16.0, 0.4, 0.0, 40.0, 0.1, 5.0]),
        preset(text::OVERFITTING_PRESET_STIFF, &[200.0, 0.0, 2.0, 0.4, 0.0, 40.0, 0.1, 5.0]),
        preset(text::OVERFITTING_PRESET_FITTING, &[200.0, 0.0, 4.0, 0.4, 0.0, 40.0, 0.1, 5.0]),
        preset(text::OVERFITTING_PRESET_FLEXIBLE, &[200.0, 0.0, 30.0, 1.0, 0.0, 40.0, 0.1, 5.0]),
        preset(text::OVERFITTING_PRESET_SMOOTHED, &[200.0, 0.0, 16.0, 0.4, 0.3, 40.0, 0.1, 5.0]),
        preset(text::OVERFITTING_PRESET_MORE, &[200.0, 0.0, 16.0, 0.4, 0.0, 200.0, 0.1, 5.0]),
    ],
    readouts: &[
        Readout::own(
            "T",
            Symbol::new(formula::OVERFITTING_TRAINING, text::OVERFITTING_NAME_TRAINING),
            |scene| nats(scene, |run, t| run.at(t).training.loss),
            Dimension::Information,
            Hue::Ink, Focus::Curve,
        ),
        Readout::own(
            "V",
            Symbol::new(formula::OVERFITTING_VALIDATION, text::OVERFITTING_NAME_VALIDATION),
            |scene| nats(scene, |run, t| run.at(t).validation.loss),
            Dimension::Information,
            Hue::Q, Focus::Q,
        ),
        Readout::own(
            "V_best",
            Symbol::new(formula::OVERFITTING_LEAST, text::OVERFITTING_NAME_LEAST),
            |scene| nats(scene, |run, t| run.best(t).validation.loss),
            Dimension::Information,
            Hue::Q, Focus::M,
        ),
        Readout::own(
            "V_cost",
            Symbol::new(formula::OVERFITTING_COST, text::OVERFITTING_NAME_COST),
            |scene| nats(scene, cost),
            Dimension::Information,
            Hue::Gap, Focus::Gap,
        ),
        Readout::own(
            "t_best",
            Symbol::new(formula::OVERFITTING_BEST, text::OVERFITTING_NAME_BEST),
            |scene| with(scene, |run, t| run.best(t).step as f64),
            Dimension::Count,
            Hue::Q, Focus::M,
        ),
        Readout::own(
            "A",
            Symbol::new(formula::OVERFITTING_ACCURACY, text::OVERFITTING_NAME_ACCURACY),
            |scene| with(scene, |run, t| run.at(t).validation.accuracy),
            Dimension::Number,
            Hue::Muted, Focus::Ceiling,
        ),
        Readout::own(
            "A_best",
            Symbol::new(formula::OVERFITTING_ACCURACY_THEN, text::OVERFITTING_NAME_ACCURACY_THEN),
            |scene| with(scene, |run, t| run.best(t).validation.accuracy),
            Dimension::Number,
            Hue::Muted, Focus::Ceiling,
        ),
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::OVERFITTING_TRAINING,
        },
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Line(Stroke::Dashed),
            formula: formula::OVERFITTING_LEGEND_VALIDATION,
        },
        LegendEntry {
            hue: Hue::Muted,
            swatch: Swatch::Line(Stroke::Thin),
            formula: formula::OVERFITTING_ACCURACY,
        },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::OVERFITTING_LEGEND_TRUTH,
        },
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Line(Stroke::Thin),
            formula: formula::OVERFITTING_LEGEND_STOPPED,
        },
        LegendEntry {
            hue: Hue::Gap,
            swatch: Swatch::Point(Marker::Dot),
            formula: formula::OVERFITTING_LEGEND_WRONG,
        },
    ],
    picture,
    beside: Some(Beside { picture: predictions, label: text::OVERFITTING_PREDICTIONS_LABEL }),
    sentence,
    table,
    table_caption: text::OVERFITTING_TABLE_CAPTION,
    run: Some(Run { next: step, pace: |_| 0.0, at_once: LAST / EVERY }),
    bridge: Some(bridge),
    proof: ProofText {
        check: |scene| averaged_predictions::of(&snapshots(scene)).unwrap_or_default(),
        points: Some(|scene| averaged_predictions::points(&snapshots(scene)).unwrap_or_default()),
        points_caption: Some(text::OVERFITTING_PROOF_PICTURE),
        title: text::OVERFITTING_PROOF_TITLE,
        claim: text::OVERFITTING_PROOF_CLAIM,
        formula: formula::OVERFITTING_CLAIM,
        lines: &[
            LineText::new("averaged", formula::OVERFITTING_PROOF_AVERAGED, text::OVERFITTING_REASON_AVERAGED),
            LineText::new(
                "definition",
                formula::OVERFITTING_PROOF_DEFINITION,
                text::OVERFITTING_REASON_DEFINITION,
            ),
            LineText::new("jensen", formula::OVERFITTING_PROOF_JENSEN, text::OVERFITTING_REASON_JENSEN),
            LineText::new("swap", formula::OVERFITTING_PROOF_SWAP, text::OVERFITTING_REASON_SWAP),
            LineText::new("losses", formula::OVERFITTING_PROOF_LOSSES, text::OVERFITTING_REASON_LOSSES),
        ],
        equalities: &[EqualityText { key: "agree", words: text::OVERFITTING_EQUALITY_AGREE }],
    },
};

const fn dial(
    index: usize,
    formula: Formula,
    name: Localised,
    hue: Hue,
    choices: &'static [&'static str],
) -> Parameter {
    Parameter::Dial(DialText { dial: &DIALS[index], symbol: Symbol::new(formula, name), hue, choices, needs: None })
}

const fn preset(name: Localised, values: &'static [f64]) -> Preset {
    Preset { name, at: Start::Dials(DIALS, values) }
}

/// What `read` makes of the run and of how many steps were taken.
fn with<T>(scene: &Scene, read: impl FnOnce(&Training, usize) -> T) -> T {
    with_ahead(scene, 0, read)
}

/// The same of the run when it has come so many steps further.
fn with_ahead<T>(scene: &Scene, ahead: usize, read: impl FnOnce(&Training, usize) -> T) -> T {
    let dial = |key| scene.dial(key);
    let share = |key| Probability::nearest(scene.dial(key));
    let settings = Settings {
        seed: dial("seed") as u64,
        count: dial("n") as usize,
        noise: share("noise"),
        waves: dial("waves") as usize,
        rate: dial("rate"),
        smoothing: share("eps"),
    };
    let steps = dial("steps") as usize;
    training_run::with(settings, steps + ahead, |run| read(run, steps))
}

/// The same of the whole run, however far it has come.
pub(crate) fn with_whole<T>(scene: &Scene, read: impl FnOnce(&Training, usize) -> T) -> T {
    with_ahead(scene, LAST.saturating_sub(scene.dial("steps") as usize), read)
}

/// A loss of the run, in the unit of the scene.
fn nats(scene: &Scene, read: fn(&Training, usize) -> f64) -> f64 {
    scene.unit.from_nats(with(scene, read))
}

/// How much more validation costs now than it did at its best.
fn cost(run: &Training, steps: usize) -> f64 {
    run.at(steps).validation.loss - run.best(steps).validation.loss
}

/// A few steps on. With early stopping, back to the best one, once no later one has been better for long.
fn step(scene: &Scene) -> Option<Subject> {
    let stops = scene.dial("stop") > 0.0;
    let next = with_ahead(scene, if stops { PATIENCE } else { 0 }, |run, steps| {
        let best = run.best(steps).step;
        if stops && run.best((steps + PATIENCE).min(LAST)).step == best {
            best
        } else {
            (steps + EVERY).min(LAST)
        }
    });
    let dials = scene.dials.with("steps", next as f64)?;
    (dials != scene.dials).then_some(Subject::Dials(dials))
}

fn picture(scene: &Scene) -> Picture {
    with(scene, |run, steps| {
        let (history, best, now) = (run.history(steps), run.best(steps), run.at(steps));
        let height = |nats: f64| scene.unit.from_nats(nats);
        let curve = |hue, of: &dyn Fn(&Moment) -> f64| {
            let points = history.iter().map(|moment| (moment.step as f64, of(moment)));
            Mark::curve(hue, points.collect())
        };
        let (t, last) = (steps as f64, LAST as f64);
        let (training, validation) = (height(now.training.loss), height(now.validation.loss));
        let floor = height(run.floor);
        let least = (best.step as f64, height(best.validation.loss));
        let highest = history.iter().map(|moment| moment.validation.loss).fold(0.0, f64::max);
        let mut marks = vec![
            Mark::guide(Hue::P, (0.0, floor), (last, floor))
                .labelled("H(p)", Side::Below)
                .about(Focus::Floor),
            curve(Hue::Muted, &|moment| moment.validation.accuracy).about(Focus::Ceiling),
            curve(Hue::Ink, &|moment| height(moment.training.loss)).about(Focus::Curve),
            curve(Hue::Q, &|moment| height(moment.validation.loss)).about(Focus::Q),
            Mark::words(Hue::Muted, (t, now.validation.accuracy), "A", Side::Right)
                .about(Focus::Ceiling),
            Mark::dot(Hue::Ink, (t, training)).labelled("T", Side::Right).about(Focus::Curve),
            Mark::guide(Hue::Muted, (least.0, 0.0), least).about(Focus::M),
            Mark::point(Hue::Q, least)
                .marked(Marker::Diamond)
                .labelled("t*", Side::Below)
                .about(Focus::M),
        ];
        if validation > least.1 {
            let bracket = Mark::bracket(Hue::Gap, t, least.1, validation);
            let label = coin_marks::gap("V − V*", validation - least.1);
            marks.push(bracket.labelled(label, Side::Left).about(Focus::Gap));
        }
        marks.push(
            Mark::point(Hue::Q, (t, validation))
                .labelled("V", Side::Above)
                .about(Focus::Q)
                .changes("steps"),
        );
        let title = format!("T, V ({}), A", scene.unit.symbol());
        // An accuracy may be 1 in every unit.
        let top = vertical_range::reaching(highest, 1.1, scene.unit).hi().max(1.05);
        let y = Axis::new(0.0, top, title);
        Picture::new(Axis::new(0.0, last, "t"), y).with_all(marks)
    })
}

/// How many samples a curve over the places has.
const COUNT: usize = 161;
/// How far the marks of labels stand out beyond 0 and 1.
const MARK: f64 = 0.06;
/// How many of the worst mistakes are shown.
const WORST: usize = 10;
/// Below which a model is sure that a label does not come.
const SURE: f64 = 0.2;

/// What the model says of each place, the truth, and the labels.
fn predictions(scene: &Scene) -> Picture {
    with(scene, |run, steps| {
        let (best, now) = (run.best(steps), run.at(steps));
        let noise = Probability::nearest(scene.dial("noise"));
        let curve = |hue, of: &dyn Fn(f64) -> Probability| {
            let points = sampling::even(0.0, 1.0, COUNT).map(|x| (x, of(x).get()));
            Mark::curve(hue, points.collect())
        };
        let model = |weights: &[f64]| {
            curve(Hue::Q, &|x| logistic_regression::predicted(weights, x))
        };
        let mut marks = vec![
            labels(&run.examples, true).about(Focus::Curve),
            labels(&run.examples, false).about(Focus::Curve),
            curve(Hue::P, &|x| logistic_regression::truth(x, noise))
                .labelled("p", Side::Above)
                .about(Focus::P),
        ];
        if best.step < steps {
            marks.push(model(&best.weights).drawn(Stroke::Thin).about(Focus::M));
        }
        for mistake in worst(run, &now).iter().filter(|mistake| mistake.q < SURE) {
            let Example { x, label } = mistake.example;
            let (right, said) =
                if label { (1.0, mistake.q) } else { (0.0, 1.0 - mistake.q) };
            marks.push(
                Mark::line(Hue::Gap, (x, right), (x, said))
                    .drawn(Stroke::Thin)
                    .about(Focus::SecondGap),
            );
            marks.push(Mark::dot(Hue::Gap, (x, right)).about(Focus::SecondGap));
        }
        marks.push(model(&now.weights).labelled("q", Side::Below).about(Focus::Q));
        let y = Axis::new(-0.1, 1.1, "p(1|x), q(1|x)");
        Picture::new(Axis::new(0.0, 1.0, "x"), y).with_all(marks)
    })
}

/// The examples of a label, as a comb along 0 or 1: one line, however many there are.
fn labels(examples: &[Example], label: bool) -> Mark {
    let (foot, tip) = if label { (1.0, 1.0 + MARK) } else { (0.0, -MARK) };
    let mut places: Vec<f64> =
        examples.iter().filter(|example| example.label == label).map(|example| example.x).collect();
    places.sort_by(f64::total_cmp);
    // Thinner than can be seen, and never backwards.
    const HALF: f64 = 1e-7;
    let inner = places.iter().flat_map(|&x| [(x - HALF, foot), (x, tip), (x + HALF, foot)]);
    let mut points = vec![(0.0, foot)];
    for point in inner.chain([(1.0, foot)]) {
        if points.last().is_some_and(|before| before.0 < point.0) {
            points.push(point);
        }
    }
    Mark::curve(Hue::Ink, points).drawn(Stroke::Thin)
}

/// An example that was not seen, and what the model gives its label.
struct Mistake {
    example: Example,
    /// Which one it is.
    index: usize,
    /// The probability that the model gives the label.
    q: f64,
    /// −log q, in nats.
    loss: f64,
}

/// The examples not seen that cost most, the worst first.
fn worst(run: &Training, moment: &Moment) -> Vec<Mistake> {
    let logits = run.label_logits(&moment.weights);
    let mistake = |(index, (&example, logit)): (usize, (&Example, f64))| {
        let loss = label_loss(logit);
        Mistake { example, index, q: (-loss).exp(), loss }
    };
    let mut all: Vec<Mistake> = run.unseen.iter().zip(logits).enumerate().map(mistake).collect();
    all.sort_by(|one, other| other.loss.total_cmp(&one.loss));
    all.truncate(WORST);
    all
}

fn sentence(scene: &Scene) -> Sentence {
    with(scene, |run, steps| {
        let (best, now) = (run.best(steps), run.at(steps));
        let t = ("t", Spoken::Number(steps as f64));
        let training = ("training", scene.quantity(now.training.loss));
        let validation = ("validation", scene.quantity(now.validation.loss));
        let accuracy = ("accuracy", Spoken::Percent(now.validation.accuracy));
        if steps == 0 {
            return Sentence { words: text::OVERFITTING_SENTENCE_UNTRAINED, slots: vec![validation] };
        }
        if scene.dial("waves") < TRUE_WAVES {
            let waves = ("waves", Spoken::Number(scene.dial("waves")));
            let words = text::OVERFITTING_SENTENCE_STIFF;
            return Sentence { words, slots: vec![waves, training, validation, accuracy] };
        }
        // Less than a hundredth more is no turn that can be seen.
        if now.validation.loss < 1.01 * best.validation.loss {
            let words = text::OVERFITTING_SENTENCE_FALLING;
            return Sentence { words, slots: vec![t, training, validation, accuracy] };
        }
        let slots = vec![
            ("best", Spoken::Number(best.step as f64)),
            ("least", scene.quantity(best.validation.loss)),
            training,
            validation,
            ("cost", scene.quantity(cost(run, steps))),
            ("then", Spoken::Percent(best.validation.accuracy)),
            accuracy,
        ];
        Sentence { words: text::OVERFITTING_SENTENCE_TURNED, slots }
    })
}

fn table(scene: &Scene) -> Table {
    let noise = Probability::nearest(scene.dial("noise"));
    let rows = with(scene, |run, steps| {
        let then = run.label_logits(&run.best(steps).weights);
        let row = |Mistake { example, index, q, loss }: Mistake| {
            let truth = logistic_regression::truth(example.x, noise).get();
            let right = if example.label { truth } else { 1.0 - truth };
            let then = label_loss(then.get(index).copied().unwrap_or(0.0));
            let nat = scene.unit.from_nats(1.0);
            let place = shown::number(example.x, 3);
            let name = format!("({place}, {})", u8::from(example.label));
            Row { head: RowHead::Named(name), values: vec![right, q, nat * loss, nat * then] }
        };
        worst(run, &run.at(steps)).into_iter().map(row).collect()
    });
    Table {
        heads: vec![
            Symbol::new(formula::OVERFITTING_EXAMPLE, text::OVERFITTING_NAME_EXAMPLE),
            Symbol::new(formula::OVERFITTING_TRUE_LABEL, text::OVERFITTING_NAME_TRUE_LABEL),
            Symbol::new(formula::OVERFITTING_Q_LABEL, text::OVERFITTING_NAME_Q_LABEL),
            Symbol::new(formula::OVERFITTING_LOSS, text::OVERFITTING_NAME_LOSS),
            Symbol::new(formula::OVERFITTING_LOSS_THEN, text::OVERFITTING_NAME_LOSS_THEN),
        ],
        rows,
    }
}

/// The models after a quarter, a half, three quarters and all of the steps: of each the logits of the labels
/// it has not seen.
fn snapshots(scene: &Scene) -> Vec<Vec<f64>> {
    with(scene, |run, steps| {
        let after = |quarters: usize| run.label_logits(&run.at(steps * quarters / 4).weights);
        (1..=4).map(after).collect()
    })
}

/// To the cross-entropy of the label that cost most: a coin that always falls as it did, and what the model
/// gives to that.
fn bridge(scene: &Scene) -> Bridge {
    with(scene, |run, steps| {
        let worst = worst(run, &run.at(steps));
        let (x, q, loss) =
            worst.first().map_or((0.0, 0.5, 0.0), |first| (first.example.x, first.q, first.loss));
        let slots = vec![
            ("x", Spoken::Number((1000.0 * x).round() / 1000.0)),
            ("q", Spoken::Number(q)),
            ("loss", scene.quantity(loss)),
        ];
        let [p, q] = [1.0, q].map(Probability::nearest);
        Bridge {
            to: "cross-entropy.tangent",
            subject: Subject::Coins(p, q),
            said: Sentence { words: text::OVERFITTING_BRIDGE, slots },
        }
    })
}
