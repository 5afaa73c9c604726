//! Softmax, the loss of a label and smoothed labels, against reference values and the laws they obey.

use proptest::prelude::*;
use surprisal::measures::softmax::{self, SoftmaxError};
use surprisal::measures::{Distribution, Probability, cross_entropy, entropy};

use super::laws::{cases, probability};

/// Within `ulps` units in the last place.
fn agrees(value: f64, reference: f64, ulps: f64) -> bool {
    let size = reference.abs();
    (value - reference).abs() <= ulps * (size.next_up() - size)
}

/// Logits, their temperature, the masses and their logarithms.
type Known = (&'static [f64], f64, &'static [f64], &'static [f64]);

#[test]
fn softmax_agrees_with_the_reference() {
    // By mpmath with 60 digits, from the same binary numbers.
    let known: [Known; 7] = [
        (
            &[2.0, 1.0, 0.1],
            1.0,
            &[0.6590011388859679, 0.24243297070471392, 0.09856589040931817],
            &[-0.4170300162778335, -1.4170300162778335, -2.3170300162778337],
        ),
        (
            &[2.0, 1.0, 0.1],
            0.1,
            &[0.9999545965290099, 4.539786844809095e-5, 5.602542051131759e-9],
            &[-4.54045017589315e-5, -10.000045404501758, -19.00004540450176],
        ),
        (
            &[1000.0, 999.5, -1000.0],
            2.5,
            &[0.549833997312478, 0.4501660026875221, 0.0],
            &[-0.5981388693815919, -0.7981388693815918, -800.5981388693816],
        ),
        (
            &[1000000.0, -1000000.0, 999999.5],
            100.0,
            &[0.5012499973958399, 0.0, 0.49875000260416014],
            &[-0.6906503055566902, -20000.690650305558, -0.69565030555669],
        ),
        (
            &[1000000.0, -1000000.0, 999999.5],
            0.01,
            &[1.0, 0.0, 1.9287498479639197e-22],
            &[-1.9287498479639197e-22, -200000000.0, -50.0],
        ),
        (
            &[0.1, 0.2, 0.3, 0.3],
            100.0,
            &[0.24968760941272558, 0.249937421907568, 0.2501874843398532, 0.2501874843398532],
            &[-1.3875447048229885, -1.3865447048229886, -1.3855447048229885, -1.3855447048229885],
        ),
        (
            &[30.0, -7.3],
            1.0,
            &[0.9999999999999999, 6.321437159096077e-17],
            &[-6.321437159096077e-17, -37.3],
        ),
    ];
    for (logits, temperature, masses, logarithms) in known {
        let q = softmax::softmax(logits, temperature).unwrap();
        let log_q = softmax::log_softmax(logits, temperature).unwrap();
        for index in 0..logits.len() {
            let (mass, log) = (q.masses()[index], log_q[index]);
            assert!(agrees(mass, masses[index], 4.0), "{logits:?} {temperature}: {mass:e}");
            assert!(agrees(log, logarithms[index], 4.0), "{logits:?} {temperature}: {log:e}");
            assert_eq!(softmax::loss(logits, temperature, index), Ok(-log + 0.0));
        }
    }
}

#[test]
fn what_has_no_softmax_is_refused() {
    assert_eq!(softmax::softmax(&[], 1.0), Err(SoftmaxError::Empty));
    let infinite = SoftmaxError::Logit { index: 1, value: f64::INFINITY };
    assert_eq!(softmax::log_softmax(&[0.0, f64::INFINITY], 1.0), Err(infinite));
    assert!(softmax::softmax(&[f64::NAN], 1.0).is_err());
    for temperature in [0.0, -1.0, f64::INFINITY] {
        let refused = Err(SoftmaxError::Temperature(temperature));
        assert_eq!(softmax::softmax(&[0.0], temperature), refused);
    }
    assert!(softmax::softmax(&[0.0], f64::NAN).is_err());
    let label = SoftmaxError::Label { label: 2, outcomes: 2 };
    assert_eq!(softmax::loss(&[0.0, 1.0], 1.0, 2), Err(label));
    assert_eq!(softmax::smoothed_label(2, 2, Probability::HALF), Err(label));
    assert_eq!(softmax::smoothed_label(0, 0, Probability::HALF), Err(SoftmaxError::Empty));
}

#[test]
fn the_ends_of_the_numbers_have_a_softmax_too() {
    let (least, most) = (-f64::MAX, f64::MAX);
    for temperature in [5e-324, 1e-300, 0.01, 100.0, f64::MAX] {
        let logits = [least, most, 0.0, most.next_down(), 5e-324, 0.0];
        let q = softmax::softmax(&logits, temperature).unwrap();
        assert!(Distribution::new(q.masses().to_vec()).is_ok(), "{temperature}: {q:?}");
        for log in softmax::log_softmax(&logits, temperature).unwrap() {
            assert!(log <= 0.0, "{temperature}: {log}");
        }
    }
    let alone = softmax::loss(&[most], 1.0, 0).unwrap();
    assert_eq!(alone.to_bits(), 0);
}

fn temperature() -> impl Strategy<Value = f64> {
    (-2.0..=2.0_f64).prop_map(|exponent| 10.0_f64.powf(exponent))
}

fn logits() -> impl Strategy<Value = Vec<f64>> {
    let logit = prop_oneof![-10.0..10.0, -1e6..1e6, prop::sample::select(vec![0.0, 1e6, -1e6])];
    prop::collection::vec(logit, 1..27)
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn masses_are_always_a_distribution(logits in logits(), temperature in temperature()) {
        let q = softmax::softmax(&logits, temperature).unwrap();
        prop_assert!(Distribution::within(q.masses().to_vec(), 1e-14).is_ok(), "{q:?}");
        let logarithms = softmax::log_softmax(&logits, temperature).unwrap();
        for (index, (&mass, &log)) in q.masses().iter().zip(&logarithms).enumerate() {
            prop_assert!(log <= 0.0 && log.is_finite());
            // A mass is e to the power of its logarithm, whose rounding grows with it.
            prop_assert!((mass - log.exp()).abs() <= (16.0 + 2.0 * log.abs()) * f64::EPSILON * mass + 5e-324);
            // A higher logit has no smaller mass.
            for other in 0..logits.len() {
                prop_assert!(logits[index] < logits[other] || log >= logarithms[other]);
            }
            prop_assert_eq!(softmax::loss(&logits, temperature, index), Ok(0.0 - log));
        }
    }

    #[test]
    fn the_loss_is_the_cross_entropy_of_a_certain_label(
        logits in prop::collection::vec(-20.0..20.0, 1..27), label in 0_usize..26,
    ) {
        let label = label % logits.len();
        let certain = softmax::smoothed_label(label, logits.len(), Probability::nearest(0.0)).unwrap();
        let q = softmax::softmax(&logits, 1.0).unwrap();
        let (loss, cross) = (softmax::loss(&logits, 1.0, label).unwrap(), cross_entropy::of(&certain, &q).unwrap());
        // The masses of q are rounded, near 1 absolutely.
        prop_assert!((loss - cross).abs() <= 1e-14, "{loss} {cross}");
    }

    #[test]
    fn what_all_logits_share_does_not_count(logits in prop::collection::vec(-64..64_i32, 1..27), shift in -1000..1000_i32) {
        // Whole numbers, so that the shift itself does not round.
        let at = |shift: i32| -> Vec<f64> { logits.iter().map(|&z| f64::from(z + shift)).collect() };
        prop_assert_eq!(softmax::softmax(&at(0), 1.0), softmax::softmax(&at(shift), 1.0));
    }

    #[test]
    fn smoothing_only_moves_mass_off_the_label(
        outcomes in 1..27_usize, label in 0_usize..26, epsilon in probability(),
    ) {
        let label = label % outcomes;
        let smoothed = softmax::smoothed_label(label, outcomes, Probability::nearest(epsilon)).unwrap();
        let masses = smoothed.masses();
        prop_assert!(Distribution::within(masses.to_vec(), 1e-14).is_ok(), "{smoothed:?}");
        let share = epsilon / outcomes as f64;
        prop_assert!(masses.iter().enumerate().all(|(index, &mass)| index == label || mass == share));
        prop_assert!(masses[label] >= share);
        // It is uncertain just when something was moved.
        prop_assert_eq!(entropy::of(&smoothed) > 0.0, share > 0.0 && outcomes > 1);
    }
}

#[test]
fn smoothing_goes_from_certain_to_uniform() {
    let smoothed = |epsilon: f64| {
        softmax::smoothed_label(1, 4, Probability::nearest(epsilon)).unwrap().masses().to_vec()
    };
    assert_eq!(smoothed(0.0), [0.0, 1.0, 0.0, 0.0]);
    assert_eq!(smoothed(1.0), [0.25; 4]);
    assert_eq!(smoothed(0.5), [0.125, 0.625, 0.125, 0.125]);
}
