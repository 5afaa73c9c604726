//! What is and what is not a probability or a distribution.

use surprisal::measures::{
    Distribution, DistributionError, OutcomesDiffer, Probability, ProbabilityError, cross_entropy,
    jensen_shannon, kullback_leibler,
};

#[test]
fn only_numbers_from_0_to_1_are_probabilities() {
    for value in [0.0, 5e-324, 0.5, 1.0] {
        assert_eq!(Probability::new(value).unwrap().get(), value);
    }
    assert!(Probability::new(-0.0).unwrap().get().is_sign_positive());
    assert_eq!(Probability::new(f64::NAN), Err(ProbabilityError::NotANumber));
    assert_eq!(Probability::new(-5e-324), Err(ProbabilityError::Negative(-5e-324)));
    assert_eq!(
        Probability::new(f64::NEG_INFINITY),
        Err(ProbabilityError::Negative(f64::NEG_INFINITY))
    );
    let above = 1.0_f64.next_up();
    assert_eq!(Probability::new(above), Err(ProbabilityError::AboveOne(above)));
}

#[test]
fn every_number_has_a_nearest_probability() {
    let nearest = |value| Probability::nearest(value).get();
    assert_eq!(nearest(f64::NEG_INFINITY), 0.0);
    assert!(nearest(-0.0).is_sign_positive());
    assert_eq!(nearest(0.3), 0.3);
    assert_eq!(nearest(f64::INFINITY), 1.0);
    assert_eq!(nearest(f64::NAN), 0.5);
}

#[test]
fn a_distribution_is_refused_for_the_first_thing_wrong_with_it() {
    let refused = |masses: &[f64]| Distribution::new(masses.to_vec()).unwrap_err();
    assert_eq!(refused(&[]), DistributionError::Empty);
    let error = ProbabilityError::Negative(-0.1);
    assert_eq!(refused(&[0.6, -0.1, 1.5]), DistributionError::Mass { index: 1, error });
    assert_eq!(refused(&[0.5, 0.25]), DistributionError::Sum(0.75));
    assert!(matches!(refused(&[f64::NAN]), DistributionError::Mass { index: 0, .. }));
    assert!(Distribution::within(vec![0.5, 0.25], f64::NAN).is_err());
}

#[test]
fn distributions_over_other_outcomes_are_not_compared() {
    let two = Distribution::new(vec![0.5, 0.5]).unwrap();
    let three = Distribution::new(vec![0.5, 0.25, 0.25]).unwrap();
    let differ = OutcomesDiffer { p: 2, q: 3 };
    assert_eq!(cross_entropy::of(&two, &three), Err(differ));
    assert_eq!(kullback_leibler::of(&two, &three), Err(differ));
    assert_eq!(jensen_shannon::of(&two, &three), Err(differ));
    assert_eq!(jensen_shannon::distance(&two, &three), Err(differ));
    assert_eq!(jensen_shannon::weighted(&two, &three, Probability::HALF), Err(differ));
}
