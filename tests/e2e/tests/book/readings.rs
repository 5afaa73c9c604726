//! The ways to go through a proof: to read it, to find its facts, to put it together.

use e2e::pages::{Book, FIGURES};
use e2e::reader::Reader;
use e2e::session;

use super::accessibility::violations;

#[test]
fn each_line_asks_for_its_fact_before_it_opens() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            let proof = book.figure(id).proof();
            proof.open();
            let total = proof.lines().len();
            book.go(&format!("#v=1&fig={id}&step=1&proof=explain"));
            let mut wrong = 0;
            while proof.lines().len() < total {
                let line = proof.lines().len();
                let choices = proof.choices();
                if choices.is_empty() {
                    assert!(proof.next(), "{id}: a new chain starts");
                    continue;
                }
                assert_eq!(choices.len(), 4, "{id}, line {line}");
                for fact in &choices {
                    let right = proof.answer(fact);
                    let said = proof.said();
                    assert!(said.chars().count() > 5 && !said.contains('{'), "{id}: {said}");
                    if right {
                        // Who answers with the keyboard stands on the line that has opened.
                        let focused = "return document.activeElement?.dataset.line";
                        let focused = browser.execute(focused, &[]);
                        assert_eq!(focused, (line + 1).to_string(), "{id}");
                        break;
                    }
                    wrong += 1;
                    assert_eq!(proof.lines().len(), line, "{id}: {fact} opens nothing");
                }
                assert_eq!(proof.lines().len(), line + 1, "{id}: one of {choices:?} is right");
            }
            assert!(wrong > 0 && proof.choices().is_empty(), "{id}");
            // Who has seen all of it and wants questions starts again.
            proof.read_as("read");
            proof.read_as("explain");
            assert_eq!(proof.lines().len(), 1, "{id}");
        }
    });
}

#[test]
fn a_proof_can_be_put_together() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            let proof = book.figure(id).proof();
            proof.open();
            let lines = proof.lines();
            proof.read_as("rebuild");
            assert!(proof.lines().is_empty(), "{id}: the order is not given away");
            let order: Vec<usize> = (1..=lines.len()).collect();
            assert_ne!(proof.places(), order, "{id}");
            assert!(proof.check().contains(&Some(false)), "{id}");
            for line in &order {
                while let Some(from) = proof.places().iter().position(|at| at == line)
                    && from + 1 != *line
                {
                    proof.move_up(from + 1);
                }
            }
            assert_eq!(proof.places(), order, "{id}");
            for (place, line) in order.iter().zip(&lines) {
                let sign = match line.relation.as_str() {
                    "eq" => "=",
                    "le" => "≤",
                    "ge" => "≥",
                    _ => continue,
                };
                assert!(proof.check().contains(&Some(false)), "{id}: a relation is missing");
                proof.relate(*place, sign);
            }
            let marks = proof.check();
            assert!(marks.iter().flatten().all(|right| *right), "{id}: {marks:?}");
            assert!(proof.said().chars().count() > 10, "{id}: {}", proof.said());
            proof.read_as("read");
            assert_eq!(proof.lines().len(), lines.len(), "{id}");
        }
    });
}

#[test]
fn every_way_of_reading_is_in_the_address() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&step=3");
        let proof = book.figure("kl.asymmetry").proof();
        for reading in ["explain", "rebuild"] {
            proof.read_as(reading);
            let address = format!("&step=3&proof={reading}");
            browser.until(
                "the address follows",
                "return location.hash.endsWith(arguments[0])",
                &[address.into()],
            );
        }
        proof.read_as("read");
        browser.until("the address follows", "return !location.hash.includes('proof=')", &[]);
    });
}

#[test]
fn axe_finds_nothing_in_any_way_of_reading() {
    for reader in [Reader::DESKTOP, Reader::PHONE.korean()] {
        session::with(&reader, |browser| {
            for theme in ["light", "dark", "projector"] {
                let book = Book::open(browser, &format!("?theme={theme}"));
                for reading in ["explain", "rebuild"] {
                    book.go(&format!("#v=1&fig=jsd.gap&step=1&proof={reading}"));
                    let proof = book.figure("jsd.gap").proof();
                    match proof.choices().first() {
                        Some(fact) => drop(proof.answer(fact)),
                        None => drop(proof.check()),
                    }
                    let found = violations(browser);
                    assert!(found.is_empty(), "{reading}, {theme}: {}", found.join("\n"));
                }
            }
        });
    }
}
