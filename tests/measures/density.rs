//! Densities and the Gaussian fitted to them: against quadrature, finite differences and closed forms.

use surprisal::measures::gaussian_fit::{Descent, Direction, Gradient, moment_matched};
use surprisal::measures::grid::{self, Sampled};
use surprisal::measures::{
    Density, Gaussian, GaussianError, Mixture, Probability, kullback_leibler,
};

/// w, m₁, s₁, m₂, s₂ of the truth; m, s of the model; KL(p‖q) and KL(q‖p).
struct Row((f64, f64, f64, f64, f64), (f64, f64), f64, f64);

/// Integrals over the whole line by Gauss–Legendre quadrature over pieces of at most ¼, with 30 digits in
/// mpmath 1.4.1. Two rows can be checked by hand: with one bump alone, KL is log 2 + (1 + 1)/8 − ½, and
/// ½·6²/½² = 72.
#[rustfmt::skip]
const QUADRATURE: [Row; 29] = [
    Row((0.5, -2.0, 0.75, 2.0, 0.75), (0.0, 1.0), 1.386_512_466_136_100_4, 1.422_686_819_052_767_5),
    Row((0.5, -2.0, 0.75, 2.0, 0.75), (0.0, 2.0), 0.368_722_146_696_045_7, 0.603_700_546_623_661_5),
    Row((0.5, -2.0, 0.75, 2.0, 0.75), (2.0, 0.75), 6.428_691_504_795_431, 0.682_419_606_315_680_5),
    Row((0.5, -2.0, 0.75, 2.0, 0.75), (-2.0, 0.5), 15.537_115_285_576_155, 0.820_562_321_036_714_3),
    Row((0.5, -2.0, 0.75, 2.0, 0.75), (0.0, 0.125), 143.025_820_924_456_27, 4.770_330_973_201_450_5),
    Row((0.25, -2.0, 0.75, 2.0, 0.75), (0.5, 1.5), 0.487_195_344_584_110_35, 0.711_978_933_025_158_7),
    Row((0.75, -3.0, 0.5, 3.0, 1.0), (-1.0, 1.25), 2.060_741_542_106_207_6, 3.652_344_536_003_82),
    Row((0.5, -4.0, 1.0, 4.0, 1.0), (0.0, 1.0), 7.306_946_354_517_080_5, 5.420_988_688_750_643_5),
    Row((0.5, -4.0, 1.0, 4.0, 1.0), (-4.0, 1.0), 15.306_946_354_517_08, 0.693_053_645_482_919_9),
    Row((0.5, -4.0, 1.0, 4.0, 1.0), (4.0, 0.0625), 4_220.034_357_632_277_5, 2.967_689_027_799_712_3),
    Row((0.5, -6.0, 0.75, 6.0, 0.75), (6.0, 0.5), 143.526_387_711_331_9, 0.820_834_510_890_331_9),
    Row((0.5, -6.0, 1.0, 6.0, 1.0), (-6.0, 0.25), 581.420_558_461_326, 1.610_691_541_679_836),
    Row((0.125, -1.0, 0.5, 1.0, 0.5), (0.0, 1.0), 0.478_873_723_214_835_4, 0.549_502_314_710_839_2),
    Row((0.5, -1.0, 1.0, 1.0, 1.0), (0.0, 1.5), 0.013_078_732_205_777_214, 0.018_604_029_293_181_29),
    Row((0.5, -0.5, 1.0, 0.5, 1.0), (0.0, 1.0), 0.013_578_517_815_263_82, 0.012_087_997_212_505_525),
    Row((0.9375, 0.0, 1.0, 3.0, 0.5), (0.0, 1.0), 0.104_308_500_865_897_99, 0.044_139_388_561_633_56),
    Row((1.0, 0.0, 1.0, 3.0, 0.5), (1.0, 2.0), 0.443_147_180_559_945_3, 1.306_852_819_440_054_6),
    Row((0.0, 0.0, 1.0, 3.0, 0.5), (-3.0, 0.5), 72.0, 72.0),
    Row((0.5, -2.0, 0.375, 1.0, 1.5), (0.0, 1.75), 0.388_780_970_287_835_3, 0.376_640_849_735_086_5),
    Row((0.5, -1.5, 0.5, 1.5, 1.0), (-6.0, 0.5), 76.272_558_422_499_49, 29.127_084_368_055_396),
    Row((0.5, -2.0, 0.5, 2.0, 0.5), (8.0, 0.25), 544.113_799_173_957_1, 73.011_294_361_119_9),
    Row((0.625, -3.0, 1.0, 2.0, 1.25), (-0.5, 1.875), 0.478_207_188_007_816_3, 0.557_004_503_998_334_8),
    Row((0.5, -1.0, 0.25, 1.0, 0.25), (0.0, 0.75), 0.850_003_087_629_634_2, 1.992_631_455_955_218),
    Row((0.5, 0.0, 1.0, 0.0, 1.0), (0.0009765625, 1.0), 4.76837158203125e-07, 4.76837158203125e-07),
    Row((0.4375, -2.5, 1.0, 2.5, 0.625), (0.0, 0.0625), 880.434_446_445_090_1, 6.208_179_813_856_548),
    Row((0.5, -5.0, 0.5, -3.0, 0.5), (5.0, 1.25), 26.103_570_538_137_287, 130.401_856_448_684_64),
    Row((0.5, -1.0, 0.0625, 0.5, 0.125), (-0.25, 0.75), 1.453_866_434_503_64, 12.838_823_769_123_433),
    Row((0.5, -2.0, 0.75, 2.0, 0.75), (0.0, 4.0), 0.634_134_952_255_991, 4.926_218_982_908_479_5),
    Row((0.5, -2.0, 0.75, 2.0, 0.75), (0.0, 8.0), 1.220_348_539_065_936_3, 35.563_553_689_381_19),
];

/// Models so wide that they reach beyond the grid, whose reverse divergence is therefore that given the
/// grid, and a truth steeper between its bumps than the grid can follow.
fn is_beyond_the_grid(row: &Row) -> bool {
    let Row((_, m1, s1, m2, s2), (mean, deviation), ..) = row;
    mean.abs() + 7.0 * deviation > grid::END || (m1 - m2).abs() > 32.0 * s1 * s2
}

fn gaussian(mean: f64, deviation: f64) -> Gaussian {
    Gaussian::new(mean, deviation).unwrap()
}

fn mixture((w, m1, s1, m2, s2): (f64, f64, f64, f64, f64)) -> Mixture {
    let weight = Probability::new(w).unwrap();
    Mixture { weight, first: gaussian(m1, s1), second: gaussian(m2, s2) }
}

/// The divergence of two Gaussians, log(t/s) + (s² + (m − n)²)/(2t²) − ½.
fn closed_form(p: Gaussian, q: Gaussian) -> f64 {
    let (s, t) = (p.deviation(), q.deviation());
    let apart = p.mean() - q.mean();
    (t / s).ln() + (s * s + apart * apart) / (2.0 * t * t) - 0.5
}

/// A source of random numbers: SplitMix64 (Steele, Lea & Flood, 2014).
struct Dice(u64);

impl Dice {
    /// Uniform in [from, to).
    fn between(&mut self, from: f64, to: f64) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        from + (to - from) * ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Wherever there are Gaussians, narrow ones as often as wide ones.
    fn anywhere(&mut self) -> Gaussian {
        gaussian(self.between(-8.0, 8.0), self.between(0.0625f64.ln(), 8f64.ln()).exp())
    }

    /// Where a reader would put one.
    fn near(&mut self) -> Gaussian {
        gaussian(self.between(-4.0, 4.0), self.between(0.3, 1.5))
    }

    fn truth(&mut self) -> Mixture {
        let weight = Probability::nearest(self.between(-0.1, 1.1));
        Mixture { weight, first: self.near(), second: self.near() }
    }
}

fn settled(p: &Mixture, start: Gaussian, direction: Direction, rate: f64) -> Descent {
    let mut descent = Descent::new(p, start, direction);
    for _ in 0..2000 {
        if descent.is_settled() {
            return descent;
        }
        descent.step(rate);
    }
    panic!("not settled: {descent:?}");
}

#[test]
fn divergences_agree_with_quadrature() {
    let mut worst = (0.0_f64, 0.0_f64);
    for row in &QUADRATURE {
        let &Row(p, (mean, deviation), forward, reverse) = row;
        let (p, q) = (mixture(p), gaussian(mean, deviation));
        let apart = |kl: f64, expected: f64| (kl - expected).abs() / expected.max(1.0);
        let one = apart(kullback_leibler::of_densities(&p, &q), forward);
        let other = apart(kullback_leibler::of_densities(&q, &p), reverse);
        assert!(one <= 1e-11, "{p:?} {q:?}: {one:e}");
        worst.0 = worst.0.max(one);
        if !is_beyond_the_grid(row) {
            assert!(other <= 1e-10, "{p:?} {q:?}: {other:e}");
            worst.1 = worst.1.max(other);
        }
    }
    println!("quadrature: {worst:?}");
}

#[test]
fn two_gaussians_diverge_as_the_closed_form_says() {
    let mut dice = Dice(1809);
    let mut worst = 0.0_f64;
    for _ in 0..500 {
        let p = gaussian(dice.between(-4.0, 4.0), dice.between(0.0625, 1.7));
        let q = dice.anywhere();
        let (kl, expected) = (kullback_leibler::of_densities(&p, &q), closed_form(p, q));
        worst = worst.max((kl - expected).abs() / expected.max(1.0));
    }
    println!("two Gaussians: {worst:e}");
    assert!(worst <= 1e-11, "{worst:e}");
}

#[test]
fn nothing_diverges_from_itself() {
    let mut dice = Dice(1951);
    for _ in 0..300 {
        let p = dice.near();
        assert_eq!(kullback_leibler::of_densities(&p, &p).to_bits(), 0, "{p:?}");
        let q = dice.near();
        let kl = kullback_leibler::of_densities(&p, &q);
        assert!(kl > 0.0 && kl.is_finite(), "{p:?} {q:?}");
        // A mixture of one bump is that bump, to the last bit.
        for mixed in [
            Mixture { weight: Probability::nearest(dice.between(0.0, 1.0)), first: p, second: p },
            Mixture { weight: Probability::nearest(1.0), first: p, second: q },
            Mixture { weight: Probability::nearest(0.0), first: q, second: p },
        ] {
            assert_eq!(kullback_leibler::of_densities(&p, &mixed), 0.0);
            assert_eq!(kullback_leibler::of_densities(&mixed, &q), kl);
        }
    }
}

#[test]
fn a_small_divergence_keeps_its_digits() {
    // Means 2δ apart differ by 2δ² with deviation 1: down to what the logarithms' own rounding leaves.
    for exponent in 5..20 {
        let step = 2f64.powi(-exponent);
        let kl = kullback_leibler::of_densities(&gaussian(-step, 1.0), &gaussian(step, 1.0));
        assert!((kl / (2.0 * step * step) - 1.0).abs() < 1e-14 / step, "{exponent}: {kl:e}");
    }
}

#[test]
fn no_pair_of_densities_gives_nonsense() {
    let mut dice = Dice(1967);
    let corners = [-8.0, 0.0, 8.0].map(|mean| [0.0625, 1.0, 8.0].map(|s| gaussian(mean, s)));
    let corners: Vec<Gaussian> = corners.into_iter().flatten().collect();
    let mut truths: Vec<Mixture> = (0..20).map(|_| dice.truth()).collect();
    for &first in &corners {
        for &second in &corners {
            truths.push(Mixture { weight: Probability::nearest(0.25), first, second });
        }
    }
    for p in &truths {
        for q in &corners {
            for kl in [kullback_leibler::of_densities(p, q), kullback_leibler::of_densities(q, p)] {
                assert!(kl >= 0.0 && kl.is_finite(), "{p:?} {q:?}: {kl}");
            }
        }
    }
}

#[test]
fn what_is_on_the_grid_and_what_is_beyond_make_1() {
    let mut dice = Dice(2014);
    for _ in 0..300 {
        let (first, second) = (dice.anywhere(), dice.anywhere());
        let p = Mixture { weight: Probability::nearest(dice.between(0.0, 1.0)), first, second };
        let on_grid = |samples: &Sampled| -> f64 {
            let masses = grid::points().zip(samples.logs()).map(|((_, w), log)| w * log.exp());
            masses.sum()
        };
        let samples = Sampled::new(&p);
        assert!((on_grid(&samples) + samples.beyond() - 1.0).abs() < 1e-13, "{p:?}");
        let given = samples.given_grid();
        assert!((on_grid(&given) - 1.0).abs() < 1e-13 && given.beyond() == 0.0, "{p:?}");
    }
    // 1 − Φ(2) = 0.022750131948179 (Abramowitz & Stegun, table 26.1); at deviation 8 and a point at the end
    // that weighs half, the rule is off by h²/12 times the slope there.
    let beyond = Sampled::new(&gaussian(0.0, 8.0)).beyond();
    let slope = 2.0 * 0.053_990_966_513_188 / 64.0;
    let expected = 2.0 * (0.022_750_131_948_179 + grid::SPACING * grid::SPACING / 12.0 * slope);
    assert!((beyond - expected).abs() < 1e-12, "{beyond}");
}

#[test]
fn gradients_are_the_slopes_of_short_chords() {
    let mut dice = Dice(1687);
    let mut worst = 0.0_f64;
    for index in 0..200 {
        let p = dice.truth();
        let q = if index % 4 == 0 {
            gaussian(dice.between(-7.0, 7.0), dice.between(0.1, 7.0))
        } else {
            dice.near()
        };
        for direction in [Direction::Forward, Direction::Reverse] {
            let at = |mean: f64, log_deviation: f64| {
                let q = gaussian(q.mean() + mean, q.deviation() * log_deviation.exp());
                Descent::new(&p, q, direction).divergence()
            };
            // Off by the fifth derivative times step⁴/30, and by the rounding over the step.
            let slope = |at: &dyn Fn(f64) -> f64| {
                let step = 1e-3 * q.deviation().min(1.0);
                let chord = |step: f64| (at(step) - at(-step)) / (2.0 * step);
                (4.0 * chord(step) - chord(2.0 * step)) / 3.0
            };
            let Gradient { mean, log_deviation } = Descent::new(&p, q, direction).gradient();
            let size = mean.abs().max(log_deviation.abs()).max(1e-3);
            for (slope, exact) in
                [(slope(&|by| at(by, 0.0)), mean), (slope(&|by| at(0.0, by)), log_deviation)]
            {
                let apart = (slope - exact).abs() / size;
                assert!(apart <= 1e-6, "{direction:?} {p:?} {q:?}: {slope} {exact}");
                worst = worst.max(apart);
            }
        }
    }
    println!("gradients: {worst:e}");
}

#[test]
fn a_descent_never_goes_up() {
    let mut steps = 0;
    for seed in 0..500 {
        let mut dice = Dice(seed);
        let (p, start) = (dice.truth(), dice.anywhere());
        let direction = if seed % 2 == 0 { Direction::Forward } else { Direction::Reverse };
        let rate = dice.between(0.01f64.ln(), 100f64.ln()).exp();
        let mut descent = Descent::new(&p, start, direction);
        for _ in 0..15 {
            let (before, from) = (descent.divergence(), descent.model());
            let moved = descent.step(rate);
            let q = descent.model();
            assert!(descent.divergence() <= before, "{seed}: {before} {descent:?}");
            assert_eq!(moved, q != from, "{seed}");
            assert!(Gaussian::new(q.mean(), q.deviation()).is_ok(), "{seed}: {q:?}");
            let stretch = (q.deviation() / from.deviation()).ln();
            assert!((q.mean() - from.mean()).hypot(stretch) <= 0.5 + 1e-9, "{seed}");
            let again = Descent::new(&p, q, direction);
            assert_eq!(again.divergence(), descent.divergence(), "{seed}");
            steps += usize::from(moved);
        }
    }
    println!("descent: {steps} steps");
    assert!(steps > 5_000, "{steps}");
}

#[test]
fn a_rate_that_is_none_moves_nothing() {
    let mut descent = Descent::new(&Mixture::TWO_BUMPS, Gaussian::STANDARD, Direction::Reverse);
    for rate in [0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
        assert!(!descent.step(rate) && descent.model() == Gaussian::STANDARD);
        assert!(!descent.is_settled());
    }
    // An infinite one is as good as the longest step.
    descent.step(f64::INFINITY);
    assert!(descent.model().mean().is_finite());
}

#[test]
fn the_forward_fit_has_the_moments_of_the_truth() {
    let mut dice = Dice(1922);
    let mut worst = 0.0_f64;
    for _ in 0..12 {
        // Wide enough that a step in the mean is not slow, and well inside of the grid.
        let p = Mixture {
            weight: Probability::nearest(dice.between(0.2, 0.8)),
            first: gaussian(dice.between(-2.0, 0.0), dice.between(0.3, 1.0)),
            second: gaussian(dice.between(0.0, 2.0), dice.between(0.3, 1.0)),
        };
        let (start, best) = (dice.near(), moment_matched(&p));
        let end = settled(&p, start, Direction::Forward, 0.7).model();
        worst = worst.max((end.mean() - best.mean()).abs());
        worst = worst.max((end.deviation() - best.deviation()).abs());
        let there = Descent::new(&p, best, Direction::Forward);
        assert!(there.is_settled(), "{there:?}");
    }
    println!("moments: {worst:e}");
    assert!(worst <= 1e-6, "{worst:e}");
}

#[test]
fn forward_covers_both_bumps_and_reverse_settles_on_one() {
    let p = Mixture::TWO_BUMPS;
    let end = settled(&p, Gaussian::STANDARD, Direction::Forward, 0.2);
    assert!((end.model().mean() - p.mean()).abs() <= 1e-6);
    assert!((end.model().deviation() - p.variance().sqrt()).abs() <= 1e-6);
    for (start, bump) in
        [(-4.0, p.first), (0.0, p.first), (0.75, p.first), (1.0, p.second), (4.0, p.second)]
    {
        let end = settled(&p, gaussian(start, 1.0), Direction::Reverse, 0.2);
        assert!((end.model().mean() - bump.mean()).abs() < 0.02, "{start}: {end:?}");
        assert!((end.model().deviation() / bump.deviation() - 1.0).abs() < 0.02, "{start}");
        assert!((end.divergence() - 2f64.ln()).abs() < 0.01, "{start}");
    }
    // Between equal bumps there is a third place to rest.
    let equal = Mixture { second: gaussian(2.0, 0.75), ..p };
    let end = settled(&equal, Gaussian::STANDARD, Direction::Reverse, 0.2);
    assert!(end.model().mean().abs() < 1e-6 && end.model().deviation() > 1.5);
}

#[test]
fn moments_beyond_all_gaussians_are_met_as_nearly_as_they_can_be() {
    let p = mixture((0.5, -8.0, 8.0, 8.0, 8.0));
    assert_eq!(moment_matched(&p), gaussian(0.0, 8.0));
    let end = settled(&p, gaussian(0.0, 7.0), Direction::Forward, 0.2);
    assert_eq!(end.model().deviation(), 8.0);
    assert!(end.model().mean().abs() < 1e-6);
}

#[test]
fn only_what_the_grid_can_hold_is_a_gaussian() {
    for mean in [-8.1, 8.1, f64::INFINITY] {
        assert_eq!(Gaussian::new(mean, 1.0), Err(GaussianError::Mean(mean)));
    }
    for deviation in [0.0, -1.0, 0.0624, 8.1, f64::INFINITY] {
        assert_eq!(Gaussian::new(0.0, deviation), Err(GaussianError::Deviation(deviation)));
    }
    assert!(matches!(Gaussian::new(f64::NAN, f64::NAN), Err(GaussianError::Mean(_))));
    assert!(matches!(Gaussian::new(0.0, f64::NAN), Err(GaussianError::Deviation(_))));
    assert_eq!(Gaussian::nearest(f64::NAN, f64::NAN), Gaussian::STANDARD);
    assert!(Gaussian::new(-0.0, 1.0).unwrap().mean().is_sign_positive());
}

#[test]
fn a_density_below_all_numbers_keeps_its_logarithm() {
    let p = Mixture::TWO_BUMPS;
    assert_eq!(p.density(-60.0), 0.0);
    // The nearer bump alone: ½·(58/0.75)² and what its height is.
    let expected = -0.5 * (58.0_f64 / 0.75).powi(2) - (0.75 * std::f64::consts::TAU.sqrt()).ln();
    assert!((p.log_density(-60.0) - (expected - 2f64.ln())).abs() < 1e-11);
    // In the middle both count.
    let sum = 0.5 * p.first.density(0.5) + 0.5 * p.second.density(0.5);
    assert!((p.density(0.5) / sum - 1.0).abs() < 1e-14);
}
