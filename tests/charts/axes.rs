//! Axes of any two numbers: never a hang, never a panic, always sensible ticks.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use proptest::prelude::*;
use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Hue, Mark, Picture, Side};
use surprisal::charts::theme::Theme;

use super::chart::{Chart, Screen};

/// How long one chart may take; measured, it takes a few milliseconds unoptimised.
const LIMIT: Duration = Duration::from_secs(5);

/// So many random cases; a failure prints the case and leaves no file behind.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any end of an axis, the troublesome ones as likely as the others.
pub fn any_end() -> impl Strategy<Value = f64> {
    let special = vec![
        0.0,
        -0.0,
        1.0,
        -1.0,
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN,
        f64::MIN_POSITIVE,
        5e-324,
        f64::EPSILON,
        1.0 + f64::EPSILON,
        1e300,
        1e-300,
    ];
    prop_oneof![
        3 => prop::sample::select(special),
        2 => any::<f64>(),
        2 => -10.0..10.0,
        1 => (-1.0..1.0, -330.0..310.0_f64).prop_map(|(m, e)| m * 10.0_f64.powf(e)),
    ]
}

/// Any two ends; often equal, or as close as numbers get.
pub fn any_ends() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![
        4 => (any_end(), any_end()),
        1 => any_end().prop_map(|end| (end, end)),
        1 => any_end().prop_map(|end| (end.next_up(), end)),
        1 => (any_end(), -12.0..0.0).prop_map(|(end, e)| (end, end * (1.0 + 10.0_f64.powf(e)))),
    ]
}

fn any_screen() -> impl Strategy<Value = Screen> {
    let side = || prop_oneof![Just(0), Just(1), 0..64_u32, 64..1000_u32, Just(8192), 0..=8192_u32];
    let theme = prop::sample::select(vec![Theme::LIGHT, Theme::PROJECTOR]);
    let density = prop_oneof![Just(1.0), Just(2.0), Just(0.5), Just(4.0), 0.5..=4.0];
    ((side(), side()), density, theme).prop_map(|(size, density, theme)| Screen {
        size,
        density,
        theme,
    })
}

/// Every kind of mark, at these numbers.
fn marks_at(numbers: [f64; 6]) -> Vec<Mark> {
    let [a, b, c, d, e, f] = numbers;
    vec![
        Mark::area(Hue::Gap, vec![(a, b, c), (d, e, f), (0.25, b, d), (0.75, c, e)]),
        Mark::curve(Hue::P, vec![(a, b), (c, d), (e, f)]).labelled("P", Side::Above),
        Mark::curve(Hue::Q, vec![(0.0, a), (0.3, b), (0.6, c), (1.0, d)]).labelled("Q", Side::Left),
        Mark::line(Hue::M, (a, b), (c, d)).labelled("M", Side::Below),
        Mark::guide(Hue::Muted, (0.0, e), (1.0, f)),
        Mark::bracket(Hue::Gap, a, b, c).labelled("G", Side::Right),
        Mark::bracket(Hue::Gap, 0.5, d, e),
        Mark::escape(Hue::Gap, f, "→ ∞", Side::Left),
        Mark::point(Hue::P, (a, b)).labelled("p", Side::Left).changes("p"),
        Mark::point(Hue::Q, (0.5, c)).labelled("q", Side::Left).changes("q"),
        Mark::point(Hue::M, (d, 0.5)).labelled("m", Side::Left),
        Mark::dot(Hue::Ink, (e, f)),
    ]
}

/// What `work` gives, unless it panics or takes longer than [`LIMIT`].
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    within(LIMIT, work)
}

fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, String> {
    let (done, result) = mpsc::channel();
    thread::spawn(move || done.send(work()));
    result.recv_timeout(limit).map_err(|error| {
        match error {
            RecvTimeoutError::Timeout => "hangs",
            RecvTimeoutError::Disconnected => "panics",
        }
        .to_owned()
    })
}

/// The label read as a number.
fn read(label: &str) -> f64 {
    let plain: String = label
        .chars()
        .filter_map(|letter| match letter {
            '−' | '⁻' => Some('-'),
            '·' => Some('e'),
            '¼' | '½' | '¾' => None,
            '⁰' => Some('0'),
            '¹' => Some('1'),
            '²' => Some('2'),
            '³' => Some('3'),
            '⁴'..='⁹' => char::from_digit(letter as u32 - 0x2070, 10),
            other => Some(other),
        })
        .collect();
    plain.replace("e10", "e").parse().unwrap_or_else(|_| panic!("{label} is no number"))
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn any_chart_is_painted_in_time_on_any_screen(
        (x, y) in (any_ends(), any_ends()),
        screen in any_screen(),
        numbers in [any_end(), any_end(), any_end(), any_end(), any_end(), any_end()],
    ) {
        let (seen, on) = (screen.clone(), screen);
        let work = move || {
            let (x, y) = (Axis::new(x.0, x.1, "x"), Axis::new(y.0, y.1, "y"));
            let picture = Picture::new(x, y).with_all(marks_at(numbers));
            on.paint(&picture, None)
        };
        let painted = in_time(work).map_err(TestCaseError::fail)?;
        let Some(Chart { layout, still, live }) = painted else {
            return Ok(());
        };
        // A number that is none would be drawn at 0, in the corner; the marks stay by the plot.
        let plot = layout.projection.plot().grown(64.0);
        let unit = seen.density * 16.0;
        for drawn in &live.drawn {
            let Some(covers) = drawn.covers() else { continue };
            let corners = [(covers.left, covers.top), (covers.right, covers.bottom)];
            for (x, y) in corners {
                prop_assert!(plot.contains((x / unit, y / unit)), "{drawn:?}");
            }
        }
        prop_assert!(still.drawn.len() <= 40 && live.drawn.len() <= 60);
    }
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn any_axis_is_finite_with_ticks_that_are_told_apart(
        (lo, hi) in any_ends(),
        most in 0..9_usize,
    ) {
        let axis = in_time(move || Axis::new(lo, hi, "x")).map_err(TestCaseError::fail)?;
        prop_assert!(axis.lo().is_finite() && axis.hi().is_finite() && axis.lo() < axis.hi());
        prop_assert!((axis.hi() - axis.lo()).is_finite());
        if lo.is_finite() && hi.is_finite() && lo.abs().max(hi.abs()) <= 1e300 {
            prop_assert!(axis.contains(lo) && axis.contains(hi), "{axis:?}");
        }
        prop_assert!((2..=6).contains(&axis.ticks().len()), "{axis:?}");
        let fewer = axis.ticks_at_most(most);
        prop_assert!(fewer.len() <= most);
        for ticks in [axis.ticks(), &fewer] {
            prop_assert!(ticks.iter().all(|(at, _)| axis.contains(*at)), "{axis:?}");
            for pair in ticks.windows(2) {
                prop_assert!(pair[0].0 < pair[1].0, "{axis:?}");
                // The labels say what the ticks are, to a hundredth of their distance.
                let step = pair[1].0 - pair[0].0;
                for (at, label) in pair {
                    prop_assert!((read(label) - at).abs() <= 0.01 * step, "{at} is {label}");
                }
            }
        }
    }

    #[test]
    fn an_axis_over_values_holds_the_finite_ones(
        values in prop::collection::vec(any_end(), 0..6),
    ) {
        let all = values.clone();
        let axis = in_time(move || Axis::over(all, "x")).map_err(TestCaseError::fail)?;
        prop_assert!(axis.lo().is_finite() && axis.hi().is_finite() && axis.lo() < axis.hi());
        let rounding = 1e-15 * (axis.hi() - axis.lo());
        for value in values.into_iter().filter(|value| value.abs() <= 1e299) {
            let inside = axis.lo() - rounding <= value && value <= axis.hi() + rounding;
            prop_assert!(inside, "{value}: {axis:?}");
        }
    }
}

#[test]
fn what_hangs_and_what_panics_is_noticed() {
    assert_eq!(in_time(|| 1), Ok(1));
    let hang = || thread::sleep(LIMIT);
    assert_eq!(within(Duration::from_millis(20), hang).err().as_deref(), Some("hangs"));
    // As a panic, but without its message in the output of the tests.
    let panic = || std::panic::resume_unwind(Box::new(()));
    assert_eq!(in_time::<()>(panic).err().as_deref(), Some("panics"));
}
