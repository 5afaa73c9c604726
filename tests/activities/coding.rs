//! Activities on coding.

use super::all::{number, reached, right, start};
use surprisal::activities::find;
use surprisal::figure::Scene;
use surprisal::measures::Unit;
use surprisal::state::subject::Subject;
use surprisal::text::activities as text;

const BIT: f64 = std::f64::consts::LN_2;

/// The scene of a coin that is coded so many tosses at a time.
fn blocks(heads: f64, tosses: f64) -> Scene {
    let scene = start(find("whole-digits").unwrap(), Unit::Nat);
    let dials = scene.dials.with("heads", heads).unwrap().with("block", tosses).unwrap();
    Scene::new(Subject::Dials(dials), Unit::Nat)
}

#[test]
fn blocks_go_below_a_digit_and_near_the_entropy() {
    // H(0.1) = 0.469 bit. Of the eight blocks of three, the lightest are put together first: words of 1,
    // three of 3, and four of 5 digits; (0.729 + 3·3·0.081 + 5·(3·0.009 + 0.001))/3 = 1.598/3.
    let of = |name| number("whole-digits", name) / BIT;
    assert_eq!(of("digit"), 1.0);
    assert!((of("h") - 0.469).abs() < 5e-4);
    assert!((of("three") - 1.598 / 3.0).abs() < 1e-12);
    assert!((of("twelve") - 0.470).abs() < 5e-4);
    assert!((number("whole-digits", "often") - 0.729).abs() < 1e-12);
    // What heads alone would cost is below the entropy, so it cannot be.
    assert!((of("tenth") - 0.1).abs() < 1e-12 && of("tenth") < of("h"));
    assert_eq!(right("whole-digits"), text::WHOLE_DIGITS_ENTROPY);
    // Two tosses in a block cost 0.645 bit, four 0.4926.
    reached("whole-digits", &[blocks(0.1, 2.0), blocks(0.1, 4.0), blocks(0.5, 1.0)]);
}

#[test]
fn the_goals_of_blocks_are_about_this_coin_and_then_about_another() {
    let [below, near, fair] = find("whole-digits").unwrap().goals else { panic!() };
    // Three tosses are not near enough; a coin that is certain costs nothing, but is not this one.
    assert!((below.met)(&blocks(0.1, 3.0)) && !(near.met)(&blocks(0.1, 3.0)));
    assert!(!(below.met)(&blocks(0.0, 2.0)) && !(near.met)(&blocks(0.5, 1.0)));
    // A certain coin wastes nothing either; one that is nearly so wastes most.
    assert!((fair.met)(&blocks(1.0, 1.0)) && !(fair.met)(&blocks(0.999, 1.0)));
    assert!((fair.met)(&blocks(0.49, 1.0)) && !(fair.met)(&blocks(0.45, 1.0)));
    assert!(!(fair.met)(&blocks(0.5, 2.0)));
}
