//! Proofs: every line holds, and the slacks add up.

use std::f64::consts::LN_2;

use e2e::pages::{Book, COINS, FIGURES, Figure};
use e2e::reader::Reader;
use e2e::session;

const STATES: [(&str, &str); 12] = [
    ("0.3", "0.6"),
    ("0.5", "0.5"),
    ("0.2", "0.8"),
    ("0.01", "0.99"),
    ("0.4", "0.40000001"),
    ("0.30000000000000004", "0.3"),
    ("1e-9", "0.5"),
    ("0.999999", "1e-12"),
    ("1e-300", "1e-200"),
    ("0", "0.25"),
    ("1", "0.75"),
    ("0.25", "0"),
];

/// What the slacks of a figure's proof add up to, in nats.
fn bound(figure: &Figure, id: &str) -> f64 {
    let value = |measure: &str| figure.readout(measure).value();
    match id {
        // Two chains: under the tangent, over the chord.
        "overview.one-curve" => value("KL_pq") + value("JSD"),
        "entropy.curve" | "jsd.curves" => LN_2,
        "kl.asymmetry" | "kl.square" | "cross-entropy.tangent" => value("KL_pq"),
        // From the chord, and once more from the tangent.
        "jsd.gap" => 2.0 * value("JSD"),
        _ => panic!("no bound for {id}"),
    }
}

#[test]
fn a_proof_opens_line_by_line_and_every_line_holds() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            let figure = book.figure(id);
            let proof = figure.proof();
            assert_eq!((proof.name(), proof.lines()), (None, vec![]), "{id} opens closed");
            let mut shown = 0;
            while proof.next() {
                shown += 1;
                let lines = proof.lines();
                assert_eq!(lines.len(), shown, "{id}");
                let last = lines.last().unwrap();
                assert_eq!(last.line as usize, shown, "{id}");
                assert!(lines.iter().all(|line| line.holds), "{id}: {lines:?}");
                assert!(shown < 50, "{id} never ends");
            }
            assert!(shown >= 4, "{id} has {shown} lines");
            assert!(proof.name().is_some(), "{id}");
            // Three names of one number are equal, and nothing is given away.
            let bounds = proof.lines().iter().any(|line| ["le", "ge"].contains(&&*line.relation));
            assert_eq!(bounds, id != "compression.rates", "{id}");
            book.wait_for_hash(&format!("#v=1&fig={id}&step={shown}"));
            assert!(proof.previous());
            assert_eq!(proof.lines().len(), shown - 1, "{id}");
            proof.close();
            assert_eq!(proof.lines(), [], "{id}");
            proof.open();
            assert_eq!(proof.lines().len(), shown, "{id}");
        }
    });
}

#[test]
fn every_line_holds_and_the_slacks_add_up_at_every_state() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in COINS {
            for (p, q) in STATES {
                book.go(&format!("#v=1&fig={id}&p={p}&q={q}&step=6"));
                let figure = book.figure(id);
                figure.proof().open();
                let lines = figure.proof().lines();
                for line in &lines {
                    assert!(line.holds, "{id} at {p}, {q}: {line:?}");
                    let inequality = line.relation == "le" || line.relation == "ge";
                    let slack_fits = if inequality { line.slack >= 0.0 } else { line.slack == 0.0 };
                    assert!(slack_fits, "{id} at {p}, {q}: {line:?}");
                }
                let sum: f64 = lines.iter().map(|line| line.slack).sum();
                let bound = bound(&figure, id);
                let near = sum == bound || (sum - bound).abs() <= 1e-12 * bound;
                assert!(near, "{id} at {p}, {q}: {sum:e} is not {bound:e}");
            }
        }
    });
}

#[test]
fn the_lines_of_a_proof_are_in_the_shown_unit() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.6&step=8");
        let figure = book.figure("kl.asymmetry");
        for (unit, nat) in [("bit", LN_2), ("dit", std::f64::consts::LN_10)] {
            book.choose("unit", "nat");
            let nats = figure.proof().lines();
            book.choose("unit", unit);
            for (line, nats) in figure.proof().lines().iter().zip(&nats) {
                assert!((line.value - nats.value / nat).abs() <= 1e-15, "{line:?}");
                assert!((line.slack - nats.slack / nat).abs() <= 1e-15, "{line:?}");
            }
        }
    });
}

#[test]
fn hovering_a_line_lights_its_piece_of_the_picture() {
    // A window so high that chart and proof are both in it: what is far away is not painted.
    session::with(&Reader::DESKTOP.sized(1280, 3000), |browser| {
        let book = Book::open(browser, "");
        for id in COINS {
            book.go(&format!("#v=1&fig={id}&p=0.2&q=0.6"));
            let figure = book.figure(id);
            figure.proof().open();
            let charts = figure.charts();
            let changed = || {
                browser.settle();
                charts.iter().map(|chart| chart.changed()).sum::<u64>()
            };
            browser.hover((1.0, 1.0));
            browser.settle();
            charts.iter().for_each(|chart| chart.remember());
            let lines = figure.proof().lines().len() as u32;
            let mut lit = 0;
            for line in 1..=lines {
                browser.hover(figure.proof().place(line).at(0.3, 0.3));
                lit += u32::from(changed() > 50);
            }
            assert!(lit >= lines.div_ceil(2), "{id}: {lit} of {lines} lines light anything");
            browser.hover((1.0, 1.0));
            assert_eq!(changed(), 0, "{id} goes out again");
        }
    });
}
