//! p and q at 0 and 1: right numbers, ∞ with its cause, proofs that still hold.

use std::f64::consts::LN_2;

use e2e::pages::{Book, COINS};
use e2e::reader::Reader;
use e2e::reference::ulps;
use e2e::session;

const CORNERS: [(f64, f64); 4] = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)];

fn right(measure: &str, p: f64, q: f64) -> f64 {
    let same = p == q;
    match measure {
        "H_p" | "H_q" => 0.0,
        "CE_pq" | "CE_qp" | "KL_pq" | "KL_qp" if same => 0.0,
        "CE_pq" | "CE_qp" | "KL_pq" | "KL_qp" => f64::INFINITY,
        // The mixture of opposites is the fair coin.
        "JSD" | "H_M" | "KL_pM" | "KL_qM" if same => 0.0,
        "JSD" | "H_M" | "KL_pM" | "KL_qM" => LN_2,
        "JS_distance" if same => 0.0,
        "JS_distance" => LN_2.sqrt(),
        _ => panic!("no right value for {measure}"),
    }
}

#[test]
fn every_number_is_right_and_every_proof_holds() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in COINS {
            for (p, q) in CORNERS {
                book.go(&format!("#v=1&fig={id}&p={p}&q={q}"));
                let figure = book.figure(id);
                for (measure, value) in figure.values() {
                    let right = right(&measure, p, q);
                    let error = ulps(value, right);
                    assert!(error <= 4.0, "{measure} of {id} at {p}, {q} is {value}");
                    let shown = figure.readout(&measure).shown();
                    assert_eq!(shown.contains('∞'), right.is_infinite(), "{measure}: {shown}");
                    assert!(!shown.contains("NaN"), "{measure}: {shown}");
                }
                let sentence = figure.sentence();
                assert!(!sentence.is_empty() && !sentence.contains("NaN"), "{sentence}");
                figure.proof().open();
                let lines = figure.proof().lines();
                assert!(lines.len() >= 6, "{id} shows {} lines", lines.len());
                for line in lines {
                    assert!(line.holds, "{id} at {p}, {q}: {line:?}");
                    assert!(line.slack >= 0.0, "{id} at {p}, {q}: {line:?}");
                }
                for chart in figure.charts() {
                    let painted = chart.pixels().painted;
                    assert!(painted > 200.0, "{} at {p}, {q}", chart.selector());
                }
                assert_eq!(book.notices(), [""; 0]);
            }
        }
    });
}

#[test]
fn infinity_comes_with_its_cause() {
    for reader in [Reader::DESKTOP, Reader::DESKTOP.korean()] {
        session::with(&reader, |browser| {
            let book = Book::open(browser, "");
            for id in ["overview.one-curve", "kl.asymmetry", "jsd.curves"] {
                let words = |p: &str, q: &str| {
                    book.go(&format!("#v=1&fig={id}&p={p}&q={q}"));
                    let figure = book.figure(id);
                    (figure.readout("KL_pq").words(), figure.sentence())
                };
                let (finite, sentence) = words("0.3", "0.5");
                // Outcome 1 is ruled out by q = 0, outcome 0 by q = 1.
                let (one, sentence_one) = words("0.3", "0");
                let (zero, sentence_zero) = words("0.3", "1");
                let cause = |words: &str| words.replace(['∞', ' ', '\n'], "");
                assert!(one.contains('∞') && zero.contains('∞') && !finite.contains('∞'));
                assert_ne!(cause(&one), cause(&zero), "{id} tells which outcome");
                assert!(cause(&one).chars().count() > 8, "{id}: {one}");
                assert!(cause(&one) != cause(&finite) && sentence_one != sentence, "{id}");
                assert_ne!(sentence_one, sentence_zero, "{id} says it in its sentence too");
            }
        });
    }
}
