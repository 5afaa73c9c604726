//! The measures in WebAssembly, in a browser: the same reference, the same bounds.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "measures/reference.rs"]
mod reference;

use surprisal::measures::jensen::{Curvature, Function, Point};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_state_of_two_coins_agrees_with_the_reference() {
    reference::bernoulli().check("two coins", |table| console_log!("{table}\n"));
}

#[wasm_bindgen_test]
fn every_pair_of_distributions_agrees_with_the_reference() {
    reference::categorical().check("K outcomes", |table| console_log!("{table}\n"));
}

#[wasm_bindgen_test]
fn jensens_inequality_holds_for_every_function() {
    let abscissae = [0.125, 0.5, 1.0, 3.0, 7.5];
    for function in Function::ALL {
        for a in abscissae {
            for b in abscissae {
                let points = [(a, 0.25), (b, 0.75)].map(|(x, weight)| Point { x, weight });
                let mass = function.centre_of_mass(&points).unwrap();
                assert_eq!(mass.gap > 0.0, a != b, "{function:?} {a} {b}");
                let between = match function.curvature() {
                    Curvature::Convex => mass.y - mass.on_curve,
                    Curvature::Concave => mass.on_curve - mass.y,
                };
                let size = 1.0 + mass.y.abs();
                assert!((mass.gap - between).abs() <= 8.0 * f64::EPSILON * size, "{function:?}");
            }
        }
    }
}
