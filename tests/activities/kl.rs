//! Activities on the Kullback–Leibler divergence.

use super::all::{number, reached};
use surprisal::figure::Scene;
use surprisal::measures::{Probability, Unit};

fn coins(p: f64, q: f64) -> Scene {
    Scene::of_coins(Probability::nearest(p), Probability::nearest(q), Unit::Nat)
}

#[test]
fn a_divergence_passes_one_and_ten() {
    // ½ log(0.5/0.9) + ½ log(0.5/0.1) = ½ log(0.25/0.09) = 0.5108.
    assert!((number("beyond-one", "kl") - 0.5 * (0.25f64 / 0.09).ln()).abs() < 1e-12);
    reached("beyond-one", &[coins(0.5, 0.999), coins(1.0, 1e-20)]);
}

#[test]
fn the_broken_line_has_0_511_and_1_022() {
    assert!((number("broken-jensen", "kl") - 0.511).abs() < 5e-4);
    assert!((number("broken-jensen", "log") - 1.022).abs() < 5e-4);
    reached("broken-jensen", &[coins(0.4, 0.4)]);
}

#[test]
fn the_curve_of_kl_is_said_as_it_is() {
    // 0.2 log(0.2/0.5) + 0.8 log(0.8/0.5), and 0.2 log(1/4) + 0.8 log 4 = 0.6 log 4.
    let half = 0.2 * 0.4f64.ln() + 0.8 * 1.6f64.ln();
    assert!((number("draw-kl", "half") - half).abs() < 1e-12);
    assert!((number("draw-kl", "far") - 0.6 * 4f64.ln()).abs() < 1e-12);
    reached("draw-kl", &[coins(0.2, 0.2)]);
}
