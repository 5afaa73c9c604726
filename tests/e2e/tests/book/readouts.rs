//! Every readout, against numbers that were computed elsewhere.

use e2e::browser::Browser;
use e2e::pages::{Book, COINS};
use e2e::reader::Reader;
use e2e::reference::{Reference, references, ulps};
use e2e::session;

fn state(figure: &str, at: &Reference, unit: &str) -> String {
    format!("#v=1&fig={figure}&p={}&q={}&unit={unit}", at.p, at.q)
}

/// Holds every readout of every figure to the reference, at every state; says the worst error.
fn worst_error(browser: &Browser, unit: &str) -> f64 {
    let references = references();
    let book = Book::open(browser, "");
    let mut worst: f64 = 0.0;
    for id in COINS {
        let states = references.chunk_by(|a, b| a.row == b.row);
        for state_references in states {
            book.go(&state(id, &state_references[0], unit));
            let figure = book.figure(id);
            let values = figure.values();
            assert!(!values.is_empty(), "{id} reads nothing out");
            for (measure, value) in values {
                let right = state_references.iter().find(|one| one.measure == measure);
                let right = right.unwrap_or_else(|| panic!("no reference for {measure}"));
                assert_eq!(figure.readout(&measure).unit(), unit);
                let error = ulps(value, right.in_unit(unit));
                let what = format!("{measure} of {id} in {unit} at row {}", right.row);
                let most = if unit == "nat" { 4.0 } else { 5.0 };
                assert!(error <= most, "{what}: {value:e} is {error} ulp off");
                worst = worst.max(error);
            }
        }
    }
    worst
}

#[test]
fn readouts_in_nats_are_right_to_four_units_in_the_last_place() {
    session::with(&Reader::DESKTOP, |browser| {
        println!("worst error: {} ulp", worst_error(browser, "nat"));
    });
}

#[test]
fn readouts_in_bits_are_right_to_five_units_in_the_last_place() {
    session::with(&Reader::DESKTOP, |browser| {
        println!("worst error: {} ulp", worst_error(browser, "bit"));
    });
}

#[test]
fn readouts_in_dits_are_right_to_five_units_in_the_last_place() {
    session::with(&Reader::DESKTOP, |browser| {
        println!("worst error: {} ulp", worst_error(browser, "dit"));
    });
}

#[test]
fn what_is_shown_is_the_value_rounded() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.5");
        let figure = book.figure("kl.asymmetry");
        assert_eq!(figure.readout("KL_pq").shown(), "0.1927");
        assert_eq!(figure.readout("KL_qp").shown(), "0.2231");
        book.choose("unit", "bit");
        assert_eq!(figure.readout("KL_pq").shown(), "0.2781");
        assert_eq!(figure.readout("KL_qp").shown(), "0.3219");
        book.go("#v=1&fig=kl.asymmetry&p=0.2&q=0");
        assert_eq!(figure.readout("KL_pq").shown(), "∞");
        assert_eq!(figure.readout("KL_pq").value(), f64::INFINITY);
    });
}

#[test]
fn a_count_is_shown_whole() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "?digits=8#v=1&fig=learning.overfitting&steps=200");
        let figure = book.figure("learning.overfitting");
        let best = figure.readout("t_best");
        assert!(best.value() > 0.0);
        assert_eq!(best.shown(), best.value().to_string());
        assert_eq!(figure.readout("A").shown().len(), "0.00000000".len());
    });
}
