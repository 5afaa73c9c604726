//! How compressed is a model? Rate, space saving and the share that is gone; accuracy over the rate.

use std::f64::consts::LN_2;

use super::survey::{MODELS, Model};
use crate::charts::axis::Axis;
use crate::charts::picture::{HandleScale, Hue, Mark, Marker, Picture, Side, Stroke};
use crate::figure::{
    Bridge, DialText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText, Readout,
    Row, RowHead, Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::measures::compression::{rate, share_saved, space_saving};
use crate::measures::{Probability, entropy};
use crate::proof::{Focus, space_saving as proof};
use crate::state::dials::Dial;
use crate::state::shown;
use crate::state::subject::Subject;
use crate::text::{Formula, Localised, compression as text, compression::formula};

/// What the accuracy is drawn over; of each model of the reader's own its accuracy, the sizes of original
/// and compressed model, and their running times.
///
/// Sizes and times are above 0, so that no rate is infinite.
pub(crate) const DIALS: &[Dial] = &[
    Dial::whole("over", 0.0, 1.0, 0.0),
    Dial::linear("top5", 0.0, 100.0, 90.0).in_each_row(),
    Dial::logarithmic("size", 0.001, 100_000.0, 100.0).in_each_row(),
    Dial::logarithmic("size1", 0.001, 100_000.0, 50.0).in_each_row(),
    Dial::logarithmic("time", 0.001, 100_000.0, 100.0).in_each_row(),
    Dial::logarithmic("time1", 0.001, 100_000.0, 80.0).in_each_row(),
];

const EXAMPLE: Start = Start::Dials(DIALS, &[0.0, 88.0, 138.0, 23.0, 200.0, 80.0]);

const ALPHA: Symbol = Symbol::new(formula::RATES_ALPHA, text::RATES_NAME_ALPHA);
const BETA: Symbol = Symbol::new(formula::RATES_BETA, text::RATES_NAME_BETA);
const SAVED: Symbol = Symbol::new(formula::RATES_SAVED, text::RATES_NAME_SAVED);
const DELTA: Symbol = Symbol::new(formula::RATES_DELTA, text::RATES_NAME_DELTA);

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "compression.rates",
    title: text::RATES_TITLE,
    caption: text::RATES_CAPTION,
    chart_label: text::RATES_CHART_LABEL,
    parameters: &[
        Parameter::Dial(DialText {
            dial: &DIALS[0],
            symbol: Symbol::new(formula::RATES_OVER, text::RATES_NAME_OVER),
            hue: Hue::Ink,
            choices: &["α", "δ"],
            needs: None,
        }),
        dial(&DIALS[1], formula::RATES_TOP5, text::RATES_NAME_TOP5),
        dial(&DIALS[2], formula::RATES_SIZE, text::RATES_NAME_SIZE),
        dial(&DIALS[3], formula::RATES_SIZE1, text::RATES_NAME_SIZE1),
        dial(&DIALS[4], formula::RATES_TIME, text::RATES_NAME_TIME),
        dial(&DIALS[5], formula::RATES_TIME1, text::RATES_NAME_TIME1),
    ],
    start: EXAMPLE,
    presets: &[
        Preset { name: text::RATES_PRESET_EXAMPLE, at: EXAMPLE },
        preset(text::RATES_PRESET_FASTER, &[1.0, 88.0, 138.0, 23.0, 200.0, 80.0]),
        preset(text::RATES_PRESET_SURVEY, &[0.0, 80.56, 4.94, 1.0, 1.09, 1.0]),
        preset(
            text::RATES_PRESET_SERIES,
            &[
                0.0, 91.0, 100.0, 50.0, 100.0, 80.0, 89.0, 100.0, 20.0, 100.0, 50.0, 84.0, 100.0,
                5.0, 100.0, 30.0,
            ],
        ),
        preset(text::RATES_PRESET_NOTHING, &[0.0, 90.0, 50.0, 50.0, 100.0, 100.0]),
        preset(text::RATES_PRESET_UPSIDE_DOWN, &[0.0, 90.0, 60.0, 100.0, 80.0, 100.0]),
    ],
    readouts: &[
        Readout::number("alpha", ALPHA, |scene| own(scene, 0).alpha(), Hue::Q, Focus::Q),
        Readout::number("beta", BETA, |scene| own(scene, 0).beta(), Hue::Q, Focus::Q),
        Readout::number("saved", SAVED, |scene| own(scene, 0).saved(), Hue::Gap, Focus::Gap),
        Readout::number("delta", DELTA, |scene| own(scene, 0).delta(), Hue::Q, Focus::Q),
    ],
    legend: &[
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Point(Marker::Round),
            formula: formula::RATES_LEGEND_ORIGINAL,
        },
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Point(Marker::Diamond),
            formula: formula::RATES_LEGEND_BN,
        },
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Point(Marker::Dot),
            formula: formula::RATES_LEGEND_CP,
        },
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Point(Marker::Square),
            formula: formula::RATES_LEGEND_OWN,
        },
    ],
    picture,
    sentence,
    table,
    table_caption: text::RATES_TABLE_CAPTION,
    run: None,
    beside: None,
    bridge: Some(bridge),
    proof: ProofText {
        check: |scene| {
            let own = own(scene, 0);
            proof::of(own.size, own.size1).unwrap_or_default()
        },
        points: None,
        points_caption: None,
        title: text::RATES_PROOF_TITLE,
        claim: text::RATES_PROOF_CLAIM,
        formula: formula::RATES_CLAIM,
        lines: &[
            LineText::new("beta", formula::RATES_BETA, text::RATES_REASON_BETA),
            LineText::new("definition", formula::RATES_BETA_DEFINED, text::RATES_REASON_DEFINITION),
            LineText::new("split", formula::RATES_BETA_SPLIT, text::RATES_REASON_SPLIT),
            LineText::new("rate", formula::RATES_BETA_RATE, text::RATES_REASON_RATE),
            LineText::new("share", formula::RATES_SAVED, text::RATES_REASON_SHARE),
            LineText::new("one-fraction", formula::RATES_SAVED_FRACTION, text::RATES_REASON_FRACTION),
            LineText::new("widened", formula::RATES_SAVED_WIDENED, text::RATES_REASON_WIDENED),
            LineText::new("named", formula::RATES_SAVED_NAMED, text::RATES_REASON_NAMED),
            LineText::new("rate-alone", formula::RATES_SAVED_RATE, text::RATES_REASON_ALONE),
        ],
        equalities: &[],
    },
};

const fn preset(name: Localised, values: &'static [f64]) -> Preset {
    Preset { name, at: Start::Dials(DIALS, values) }
}

const fn dial(dial: &'static Dial, formula: Formula, name: Localised) -> Parameter {
    Parameter::Dial(DialText {
        dial,
        symbol: Symbol::new(formula, name),
        hue: Hue::Q,
        choices: &[],
        needs: None,
    })
}

/// A model of the reader's own.
struct Own {
    top5: f64,
    size: f64,
    size1: f64,
    time: f64,
    time1: f64,
}

impl Own {
    fn alpha(&self) -> f64 {
        rate(self.size, self.size1)
    }

    fn beta(&self) -> f64 {
        space_saving(self.size, self.size1)
    }

    fn saved(&self) -> f64 {
        share_saved(self.size, self.size1)
    }

    fn delta(&self) -> f64 {
        rate(self.time, self.time1)
    }
}

/// The model in a row.
fn own(scene: &Scene, row: usize) -> Own {
    // Scenes of other figures have no sizes.
    let number = |key| scene.dials.get_in(key, row).unwrap_or(1.0);
    let [top5, size, size1, time, time1] = ["top5", "size", "size1", "time", "time1"].map(number);
    Own { top5, size, size1, time, time1 }
}

fn all_own(scene: &Scene) -> impl Iterator<Item = Own> + '_ {
    (0..scene.dials.rows()).map(|row| own(scene, row))
}

/// What accuracy is drawn over: its name, the key of what a handle moves, how far it reaches in doublings
/// from ½, and its value.
struct Abscissa {
    name: &'static str,
    key: &'static str,
    octaves: f64,
    of_model: fn(&Model) -> f64,
    /// The original's number and the compressed one's: their quotient is the abscissa.
    of_own: fn(&Own) -> (f64, f64),
}

const OVER_RATE: Abscissa = Abscissa {
    name: "α",
    key: "size1",
    octaves: 7.0,
    of_model: |model| model.rate,
    of_own: |own| (own.size, own.size1),
};
const OVER_SPEED: Abscissa = Abscissa {
    name: "δ",
    key: "time1",
    octaves: 4.0,
    of_model: |model| model.speed_up,
    of_own: |own| (own.time, own.time1),
};

impl Abscissa {
    fn of(scene: &Scene) -> &'static Abscissa {
        if scene.dial("over") == 0.0 { &OVER_RATE } else { &OVER_SPEED }
    }

    /// Where a quotient stands: 0 at ½, one further for each doubling.
    fn place(&self, quotient: f64) -> f64 {
        1.0 + quotient.ln() / LN_2
    }

    fn axis(&self) -> Axis {
        let mut power = 0.5;
        let mut ticks = vec![(0.0, "½".to_owned())];
        while (ticks.len() as f64) <= self.octaves {
            power *= 2.0;
            ticks.push((ticks.len() as f64, shown::number(power, 3)));
        }
        Axis::named(self.octaves, ticks, self.name)
    }
}

fn picture(scene: &Scene) -> Picture {
    let over = Abscissa::of(scene);
    let accuracies = || all_own(scene).map(|own| own.top5);
    let (least, most) = (accuracies().fold(100.0, f64::min), accuracies().fold(0.0, f64::max));
    // In coarse steps, as only what is typed moves it.
    let lo = [78.0, 60.0].into_iter().find(|lo| least >= *lo + 0.5).unwrap_or(0.0);
    let hi = if most <= 93.5 { 94.0 } else { 100.0 };
    let (x, y) = (over.axis(), Axis::new(lo, hi, "top-5 %"));
    let at = |model: &Model| (over.place((over.of_model)(model)), model.top5);

    let mut marks = vec![Mark::guide(Hue::Muted, (1.0, lo), (1.0, hi)).about(Focus::Floor)];
    let originals = || MODELS.iter().filter(|model| model.method.is_empty());
    for original in originals() {
        let made = MODELS.iter().filter(|model| {
            model.network == original.network && !model.method.is_empty()
        });
        for model in made {
            let marker = if model.method == "BN" { Marker::Diamond } else { Marker::Dot };
            marks.push(Mark::line(Hue::Muted, at(original), at(model)));
            marks.push(Mark::point(Hue::Ink, at(model)).marked(marker).about(Focus::Points));
        }
        let original = Mark::point(Hue::P, at(original)).labelled(original.network, Side::Left);
        marks.push(original.about(Focus::P));
    }
    for (row, own) in all_own(scene).enumerate() {
        let (original, compressed) = (over.of_own)(&own);
        let place = over.place(rate(original, compressed));
        let within = place.clamp(0.0, over.octaves);
        let way = Mark::line(Hue::Gap, (1.0, own.top5), (within, own.top5)).drawn(Stroke::Thin);
        let name = in_picture(scene.dials.name(row));
        let (name, side) = match place {
            place if place < 0.0 => (format!("← {name}"), Side::Right),
            place if place > over.octaves => (format!("{name} →"), Side::Left),
            _ => (name, Side::Above),
        };
        let point = Mark::point(Hue::Q, (within, own.top5)).labelled(name, side).about(Focus::Q);
        // A model beyond the ends is not where it stands, so it cannot be taken from there.
        let point = match place == within {
            true => point.held(over.key, row, HandleScale::Exponential(2.0 * original, -LN_2)),
            false => point,
        };
        marks.extend([way.about(Focus::Gap), point]);
    }
    Picture::new(x, y).with_all(marks)
}

/// The most letters of a name for which a picture has room.
const ROOM: usize = 16;

/// A name as a picture shows it.
pub fn in_picture(name: String) -> String {
    let mut letters = name.chars();
    let begun: String = letters.by_ref().take(ROOM - 1).collect();
    if letters.nth(1).is_some() { begun + "…" } else { name }
}

fn sentence(scene: &Scene) -> Sentence {
    let own = own(scene, 0);
    let alpha = ("alpha", Spoken::Number(own.alpha()));
    let (beta, delta) =
        (("beta", Spoken::Number(own.beta())), ("delta", Spoken::Number(own.delta())));
    if own.size1 == own.size {
        return Sentence { words: text::RATES_SENTENCE_SAME, slots: vec![delta] };
    }
    if own.size1 > own.size {
        let grown = ("grown", Spoken::Number(rate(own.size1, own.size)));
        return Sentence { words: text::RATES_SENTENCE_GROWN, slots: vec![alpha, beta, grown] };
    }
    let saved = ("saved", Spoken::Percent(own.saved()));
    Sentence { words: text::RATES_SENTENCE, slots: vec![alpha, beta, saved, delta] }
}

fn table(scene: &Scene) -> Table {
    let of_survey = MODELS.iter().map(|model| {
        let alpha = model.rate;
        Row {
            head: RowHead::Named(format!("{} {}", model.network, model.method).trim().to_owned()),
            values: vec![
                model.top5,
                alpha,
                space_saving(alpha, 1.0),
                share_saved(alpha, 1.0),
                model.speed_up,
            ],
        }
    });
    let of_own = all_own(scene).enumerate().map(|(row, own)| Row {
        head: RowHead::Named(scene.dials.name(row)),
        values: vec![own.top5, own.alpha(), own.beta(), own.saved(), own.delta()],
    });
    Table {
        heads: vec![
            Symbol::new(formula::RATES_MODEL, text::RATES_NAME_MODEL),
            Symbol::new(formula::RATES_TOP5, text::RATES_NAME_TOP5),
            ALPHA,
            BETA,
            SAVED,
            DELTA,
        ],
        rows: of_survey.chain(of_own).collect(),
    }
}

/// Which numbers of a pruned model were kept is a coin for each number of the original.
fn bridge(scene: &Scene) -> Bridge {
    let own = own(scene, 0);
    let kept = Probability::nearest(rate(own.size1, own.size));
    let cost = scene.unit.from_nats(entropy::bernoulli(kept));
    Bridge {
        to: "entropy.curve",
        subject: Subject::Coins(kept, Probability::HALF),
        said: Sentence {
            words: text::RATES_BRIDGE,
            slots: vec![
                ("kept", Spoken::Percent(kept.get())),
                ("p", Spoken::Number(kept.get())),
                ("cost", Spoken::Quantity(cost)),
            ],
        },
    }
}
