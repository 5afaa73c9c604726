//! The tollgate: vehicles pass and are recorded; what that costs, and what it settles at.

use std::cell::RefCell;
use std::f64::consts::{LN_2, LN_10};

use crate::charts::axis::Axis;
use crate::charts::picture::{HandleScale, Hue, Mark, Marker, Picture, Side, Stroke};
use crate::charts::sampling;
use crate::figure::{
    Bridge, DialText, EqualityText, Figure, LegendEntry, LineText, Parameter, Preset, ProofText,
    Readout, Reads, Row, RowHead, Run, Scene, Sentence, Spoken, Start, Swatch, Symbol, Table,
};
use crate::measures::traffic::{MOST, Traffic};
use crate::measures::{Distribution, Probability, Unit, entropy, kraft};
use crate::proof::{Dimension, Focus, kraft_bound};
use crate::state::dials::Dial;
use crate::state::shown;
use crate::state::subject::Subject;
use crate::text::{Localised, coding as text, coding::formula, ui};

/// How likely a car is, how long both records are, how many vehicles have passed, how fast they pass, and
/// which day it is: every day has vehicles of its own.
const DIALS: &[Dial] = &[
    Dial::linear("car", 0.0, 1.0, 0.8),
    Dial::whole("lcar", 1.0, 8.0, 1.0),
    Dial::whole("ltruck", 1.0, 8.0, 3.0),
    Dial::count("vehicles", 1.0, MOST as f64, 1000.0),
    Dial::logarithmic("speed", 1.0, 100_000.0, 10.0),
    Dial::whole("day", 1.0, 365.0, 1.0),
];

/// How many standard deviations the band reaches to either side.
const SPREADS: f64 = 2.0;
/// How many vehicles are seen at the gate.
const SEEN: u32 = 14;

const FREQUENT_SHORT: Start = Start::Dials(DIALS, &[0.8, 1.0, 3.0, 1000.0, 10.0, 1.0]);

const FLOOR: Symbol = Symbol::new(ui::formula::MEASURE_H_P, text::STORAGE_NAME_FLOOR);
const STORED: Symbol = Symbol::new(formula::STORAGE_STORED, text::STORAGE_NAME_STORED);
const MEAN: Symbol = Symbol::new(formula::STORAGE_MEAN, text::STORAGE_NAME_MEAN);
const EXPECTED: Symbol = Symbol::new(formula::STORAGE_EXPECTED, text::STORAGE_NAME_EXPECTED);
const SWAPPED: Symbol = Symbol::new(formula::STORAGE_SWAPPED, text::STORAGE_NAME_SWAPPED);
const COUNT: Symbol = Symbol::new(formula::STORAGE_COUNT, text::STORAGE_NAME_COUNT);

/// The figure.
pub const FIGURE: Figure = Figure {
    id: "coding.storage",
    title: text::STORAGE_TITLE,
    caption: text::STORAGE_CAPTION,
    chart_label: text::STORAGE_CHART_LABEL,
    parameters: &[
        dial(0, Symbol::new(formula::STORAGE_CAR, text::STORAGE_NAME_CAR), Hue::P),
        dial(1, Symbol::new(formula::STORAGE_CAR_LENGTH, text::STORAGE_NAME_CAR_LENGTH), Hue::Q),
        dial(
            2,
            Symbol::new(formula::STORAGE_TRUCK_LENGTH, text::STORAGE_NAME_TRUCK_LENGTH),
            Hue::Q,
        ),
        dial(3, COUNT, Hue::Ink),
        dial(4, Symbol::new(formula::STORAGE_SPEED, text::STORAGE_NAME_SPEED), Hue::Ink),
        dial(5, Symbol::new(formula::STORAGE_DAY, text::STORAGE_NAME_DAY), Hue::Ink),
    ],
    start: FREQUENT_SHORT,
    presets: &[
        Preset { name: text::STORAGE_PRESET_SHORT, at: FREQUENT_SHORT },
        preset(text::STORAGE_PRESET_SWAPPED, &[0.8, 3.0, 1.0, 1000.0, 10.0, 1.0]),
        preset(text::STORAGE_PRESET_ONE_BIT, &[0.8, 1.0, 1.0, 1000.0, 10.0, 1.0]),
        preset(text::STORAGE_PRESET_RARE, &[0.99, 1.0, 1.0, 1000.0, 100.0, 1.0]),
        preset(text::STORAGE_PRESET_FAIR, &[0.5, 1.0, 1.0, 1000.0, 10.0, 1.0]),
        preset(text::STORAGE_PRESET_FIRST, &[0.8, 1.0, 3.0, 1.0, 4.0, 1.0]),
        preset(text::STORAGE_PRESET_MILLION, &[0.8, 1.0, 3.0, 1e6, 10.0, 1.0]),
    ],
    readouts: &[
        Readout::information("stored", STORED, |scene| Gate::of(scene).stored(), Hue::Ink, Focus::Curve),
        Readout::information("mean_cost", MEAN, |scene| Gate::of(scene).mean(), Hue::Ink, Focus::Curve),
        Readout::information("L", EXPECTED, |scene| Gate::of(scene).expected(), Hue::Q, Focus::Q),
        Readout::information("H_p", FLOOR, |scene| Gate::of(scene).floor(), Hue::P, Focus::Floor),
        Readout::information(
            "overhead",
            Symbol::new(formula::STORAGE_OVERHEAD, text::STORAGE_NAME_OVERHEAD),
            |scene| Gate::of(scene).overhead(),
            Hue::Gap,
            Focus::Gap,
        ),
        Readout::information(
            "L_swapped",
            SWAPPED,
            |scene| Gate::of(scene).swapped().expected(),
            Hue::Muted,
            Focus::Reverse,
        ),
        Readout {
            reads: Reads::Own {
                id: "kraft",
                symbol: Symbol::new(formula::STORAGE_BUDGET, text::STORAGE_NAME_BUDGET),
                value: |scene| kraft::sum(&Gate::of(scene).lengths),
                dimension: Dimension::Number,
            },
            hue: Hue::Muted,
            focus: None,
        },
    ],
    legend: &[
        LegendEntry {
            hue: Hue::Ink,
            swatch: Swatch::Line(Stroke::Solid),
            formula: formula::STORAGE_MEAN,
        },
        LegendEntry { hue: Hue::Q, swatch: Swatch::Area, formula: formula::STORAGE_BAND },
        LegendEntry {
            hue: Hue::P,
            swatch: Swatch::Point(Marker::Round),
            formula: formula::STORAGE_LEGEND_CAR,
        },
        LegendEntry {
            hue: Hue::Q,
            swatch: Swatch::Point(Marker::Square),
            formula: formula::STORAGE_LEGEND_TRUCK,
        },
    ],
    picture,
    sentence,
    table,
    table_caption: text::STORAGE_TABLE_CAPTION,
    run: Some(Run { next, pace, at_once: 60 }),
    beside: None,
    bridge: Some(bridge),
    proof: ProofText {
        check: |scene| {
            let gate = Gate::of(scene);
            kraft_bound::of(&gate.p(), &gate.lengths)
        },
        points: Some(|scene| {
            let gate = Gate::of(scene);
            kraft_bound::points(&gate.p(), &gate.lengths)
        }),
        points_caption: Some(text::STORAGE_POINTS_CAPTION),
        title: text::STORAGE_PROOF_TITLE,
        claim: text::STORAGE_PROOF_CLAIM,
        formula: formula::STORAGE_CLAIM,
        lines: &[
            LineText::new("length", formula::STORAGE_PROOF_LENGTH, text::STORAGE_REASON_LENGTH),
            LineText::new("share", formula::STORAGE_PROOF_SHARE, text::STORAGE_REASON_SHARE),
            LineText::new("split", formula::STORAGE_PROOF_SPLIT, text::STORAGE_REASON_SPLIT),
            LineText::new("jensen", formula::STORAGE_PROOF_JENSEN, text::STORAGE_REASON_JENSEN),
            LineText::new("claimed", formula::STORAGE_PROOF_CLAIMED, text::STORAGE_REASON_CLAIMED),
            LineText::new("all-words", formula::STORAGE_PROOF_ALL, text::STORAGE_REASON_ALL),
            LineText::new("budget", formula::STORAGE_PROOF_BUDGET, text::STORAGE_REASON_BUDGET),
            LineText::new("entropy", formula::STORAGE_PROOF_ENTROPY, text::STORAGE_REASON_ENTROPY),
        ],
        equalities: &[
            EqualityText { key: "ratio-constant", words: text::STORAGE_EQUALITY_RATIO },
            EqualityText { key: "budget-spent", words: text::STORAGE_EQUALITY_BUDGET },
            EqualityText { key: "ideal", words: text::STORAGE_EQUALITY_IDEAL },
        ],
    },
};

const fn preset(name: Localised, values: &'static [f64]) -> Preset {
    Preset { name, at: Start::Dials(DIALS, values) }
}

const fn dial(index: usize, symbol: Symbol, hue: Hue) -> Parameter {
    Parameter::Dial(DialText { dial: &DIALS[index], symbol, hue, choices: &[], needs: None })
}

thread_local! {
    /// The vehicles that were last asked for: a drag asks for the same ones over and over.
    static TRAFFIC: RefCell<Option<Traffic>> = const { RefCell::new(None) };
}

/// What the vehicles of a day have to say.
fn ask<T>(day: u64, p: Probability, what: impl FnOnce(&mut Traffic) -> T) -> T {
    TRAFFIC.with_borrow_mut(|kept| {
        let mut traffic = match kept.take() {
            Some(traffic) if traffic.is_of(day, p) => traffic,
            _ => Traffic::new(day, p),
        };
        let said = what(&mut traffic);
        *kept = Some(traffic);
        said
    })
}

/// The tollgate as it stands.
struct Gate<'a> {
    scene: &'a Scene,
    /// How likely a car is.
    car: Probability,
    /// How long the records of a car and of a truck are, in bits.
    lengths: [u32; 2],
    /// How many vehicles have passed.
    count: u32,
}

impl Gate<'_> {
    fn of(scene: &Scene) -> Gate<'_> {
        // Scenes of other figures have no records; every record has at least one bit.
        let whole = |key| scene.dial(key).max(1.0) as u32;
        Gate {
            scene,
            car: Probability::nearest(scene.dial("car")),
            lengths: [whole("lcar"), whole("ltruck")],
            count: whole("vehicles"),
        }
    }

    /// The same gate with the two lengths exchanged.
    fn swapped(&self) -> Gate<'_> {
        let [car, truck] = self.lengths;
        Gate { lengths: [truck, car], ..*self }
    }

    fn ask<T>(&self, what: impl FnOnce(&mut Traffic) -> T) -> T {
        ask(self.scene.dial("day") as u64, self.car, what)
    }

    /// Both probabilities.
    fn p(&self) -> Distribution {
        let car = self.car.get();
        // Two masses that sum to 1 as closely as numbers can.
        Distribution::new(vec![car, 1.0 - car]).unwrap_or_else(|_| Distribution::uniform(2))
    }

    /// So many bits, in the unit of the scene.
    fn bits(&self, bits: f64) -> f64 {
        match self.scene.unit {
            // A whole number of them stays one.
            Unit::Bit => bits,
            unit => unit.from_nats(bits * LN_2),
        }
    }

    /// How many of the first vehicles are cars.
    fn cars(&self, count: u32) -> u32 {
        self.ask(|traffic| traffic.cars(count))
    }

    /// What the records of the first vehicles take, in bits.
    fn bits_of(&self, count: u32) -> f64 {
        let (cars, [car, truck]) = (self.cars(count), self.lengths);
        f64::from(cars) * f64::from(car) + f64::from(count - cars.min(count)) * f64::from(truck)
    }

    /// What is stored so far.
    fn stored(&self) -> f64 {
        self.bits(self.bits_of(self.count))
    }

    /// What a vehicle has cost so far, on average.
    fn mean(&self) -> f64 {
        self.mean_of(self.count)
    }

    fn mean_of(&self, count: u32) -> f64 {
        self.bits(self.bits_of(count) / f64::from(count))
    }

    /// L = Σ pℓ: what a vehicle is expected to cost.
    fn expected(&self) -> f64 {
        self.bits(kraft::expected_length(&self.p(), &self.lengths))
    }

    /// H(p), what no lengths come below.
    fn floor(&self) -> f64 {
        self.scene.unit.from_nats(entropy::bernoulli(self.car))
    }

    /// L − H(p) ≥ 0.
    fn overhead(&self) -> f64 {
        // Two records of at least one bit each keep to the budget.
        self.scene.unit.from_nats(kraft::redundancy(&self.p(), &self.lengths)).max(0.0)
    }

    /// The standard deviation of what one vehicle costs; that of a mean of n is less by √n.
    fn spread(&self) -> f64 {
        let (p, [car, truck]) = (self.car.get(), self.lengths);
        self.bits(f64::from(car.abs_diff(truck)) * (p * (1.0 - p)).sqrt())
    }
}

/// How high the picture reaches, in bits.
const TOPS: [f64; 3] = [2.4, 3.6, 4.8];
const HIGHEST: f64 = 9.6;
/// So many decades the picture reaches: a million vehicles.
const DECADES: f64 = 6.0;
/// How many means of a decade the curve has.
const PER_DECADE: usize = 16;

fn picture(scene: &Scene) -> Picture {
    let gate = Gate::of(scene);
    let longest = gate.lengths.into_iter().max().unwrap_or(1);
    // In coarse steps, so that the frame stands still while the vehicles pass.
    let top = TOPS.into_iter().find(|top| f64::from(longest) < 0.85 * top).unwrap_or(HIGHEST);
    let ticks = ["1", "10", "100", "10³", "10⁴", "10⁵", "10⁶"];
    let ticks = ticks.into_iter().enumerate().map(|(i, name)| (i as f64, name.to_owned()));
    let x = Axis::named(DECADES, ticks.collect(), "n");
    let y = Axis::new(0.0, gate.bits(top), scene.unit.symbol());

    let (expected, floor) = (gate.expected(), gate.floor());
    let swapped = gate.swapped().expected();
    let (least, most) = {
        let [car, truck] = gate.lengths.map(|length| gate.bits(f64::from(length)));
        (car.min(truck), car.max(truck))
    };
    let spread = SPREADS * gate.spread();
    let band = sampling::even(0.0, DECADES, 49).map(|x| {
        // Divided by √n, n = 10ˣ. No mean is beyond both lengths.
        let reach = spread * (-0.5 * LN_10 * x).exp();
        (x, (expected - reach).max(least), (expected + reach).min(most))
    });
    let level = |hue, height: f64| Mark::line(hue, (0.0, height), (DECADES, height));
    let here = place(gate.count);
    let mut marks = vec![
        Mark::area(Hue::Q, band.collect()).about(Focus::Q),
        level(Hue::P, floor).labelled("H(p)", Side::Below).about(Focus::Floor),
        level(Hue::Q, expected).labelled("L", Side::Above).about(Focus::Q),
    ];
    if swapped != expected {
        let line = level(Hue::Muted, swapped).drawn(Stroke::ThinDashed);
        marks.push(line.labelled("L⇄", Side::Above).about(Focus::Reverse));
    }
    if expected > floor {
        let bracket = Mark::bracket(Hue::Gap, 0.96 * DECADES, floor, expected);
        let value = shown::number(gate.overhead(), 3);
        marks.push(bracket.labelled(value, Side::Left).about(Focus::Gap));
    }
    let means = counts(gate.count).into_iter().map(|count| (place(count), gate.mean_of(count)));
    marks.push(Mark::curve(Hue::Ink, means.collect()).about(Focus::Curve));
    // The last vehicles go by above, the newest on the right.
    let last = gate.ask(|traffic| traffic.last(gate.count, SEEN));
    let missing = SEEN as usize - last.len().min(SEEN as usize);
    for (index, is_car) in last.into_iter().enumerate() {
        let across = DECADES * ((missing + index) as f64 + 0.5) / f64::from(SEEN);
        let hue = if is_car { Hue::P } else { Hue::Q };
        marks.push(Mark::point(hue, (across, gate.bits(0.95 * top))));
    }
    let point = Mark::point(Hue::Ink, (here, gate.mean())).marked(Marker::Diamond);
    marks.push(point.about(Focus::Curve).held("vehicles", 0, HandleScale::Exponential(1.0, LN_10)));
    Picture::new(x, y).with_all(marks)
}

/// Where a count stands: its decimal logarithm.
fn place(count: u32) -> f64 {
    f64::from(count).ln() / LN_10
}

/// The counts of vehicles that the curve passes, in order, evenly spread over decades; `last` is the last.
fn counts(last: u32) -> Vec<u32> {
    let all = (0..=DECADES as usize * PER_DECADE).map(|step| {
        let decades = step as f64 / PER_DECADE as f64;
        (LN_10 * decades).exp().round() as u32
    });
    let mut counts: Vec<u32> = all.take_while(|count| *count < last).chain([last]).collect();
    counts.dedup();
    counts
}

/// How many vehicles pass in a step: so few that it lasts no less than a frame of the screen.
fn in_a_step(scene: &Scene) -> f64 {
    (scene.dial("speed") / 60.0).ceil().max(1.0)
}

/// How long a step lasts, in milliseconds.
fn pace(scene: &Scene) -> f64 {
    1000.0 * in_a_step(scene) / scene.dial("speed").max(1.0)
}

fn next(scene: &Scene) -> Option<Subject> {
    let count = scene.dial("vehicles");
    let passed = scene.dials.with("vehicles", count + in_a_step(scene))?;
    (count < f64::from(MOST)).then_some(Subject::Dials(passed))
}

fn sentence(scene: &Scene) -> Sentence {
    let gate = Gate::of(scene);
    let [car, truck] = gate.lengths;
    let (expected, swapped) = (gate.expected(), gate.swapped().expected());
    let so_far = [
        ("n", Spoken::Number(f64::from(gate.count))),
        ("cars", Spoken::Number(f64::from(gate.cars(gate.count)))),
        ("stored", Spoken::Quantity(gate.stored())),
        ("mean", Spoken::Quantity(gate.mean())),
    ];
    let expected_slot = ("expected", Spoken::Quantity(expected));
    let floor = ("floor", Spoken::Quantity(gate.floor()));
    let other = ("swapped", Spoken::Quantity(gate.bits(gate.swapped().bits_of(gate.count))));
    let (words, more) = if gate.car.get() == 0.0 || gate.car.get() == 1.0 {
        (text::STORAGE_SENTENCE_CERTAIN, vec![])
    } else if gate.overhead() == 0.0 {
        (text::STORAGE_SENTENCE_IDEAL, vec![floor])
    } else if car == 1 && truck == 1 {
        (text::STORAGE_SENTENCE_ONE_BIT, vec![floor])
    } else if car == truck {
        (text::STORAGE_SENTENCE_ALIKE, vec![floor])
    } else if expected > swapped {
        (text::STORAGE_SENTENCE_WRONG_WAY, vec![expected_slot, other])
    } else {
        (text::STORAGE_SENTENCE, vec![expected_slot, other, floor])
    };
    Sentence { words, slots: so_far.into_iter().chain(more).collect() }
}

fn table(scene: &Scene) -> Table {
    let gate = Gate::of(scene);
    let row = |count: u32| {
        let cars = f64::from(gate.cars(count));
        let spread = gate.spread() / f64::from(count).sqrt();
        let values = [cars, gate.bits(gate.bits_of(count)), gate.mean_of(count), spread];
        Row { head: RowHead::At(f64::from(count)), values: values.to_vec() }
    };
    Table {
        heads: vec![
            COUNT,
            Symbol::new(formula::STORAGE_CARS, text::STORAGE_NAME_CARS),
            STORED,
            MEAN,
            Symbol::new(formula::STORAGE_SPREAD, text::STORAGE_NAME_SPREAD),
        ],
        rows: (0..7).map(|decade| row(10_u32.pow(decade))).collect(),
    }
}

/// The floor is the entropy of a coin: car or truck.
fn bridge(scene: &Scene) -> Bridge {
    let gate = Gate::of(scene);
    Bridge {
        to: "entropy.curve",
        subject: Subject::Coins(gate.car, Probability::HALF),
        said: Sentence {
            words: text::STORAGE_BRIDGE,
            slots: vec![
                ("p", Spoken::Number(gate.car.get())),
                ("floor", Spoken::Quantity(gate.floor())),
                ("overhead", Spoken::Quantity(gate.overhead())),
            ],
        },
    }
}
