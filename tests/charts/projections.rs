//! Between data and screen and back.

use proptest::prelude::*;
use surprisal::charts::axis::Axis;
use surprisal::charts::marks::handles;
use surprisal::charts::projection::{Projection, Rect};

use super::axes::{any_end, cases};
use super::book;
use super::chart::{DESKTOP, Screen};

fn plots() -> impl Strategy<Value = Rect> {
    (0.0..200.0, 0.0..200.0, 24.0..8192.0, 24.0..8192.0).prop_map(|(left, top, width, height)| {
        Rect { left, top, right: left + width, bottom: top + height }
    })
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn there_and_back_is_the_same(
        ends in [any_end(), any_end(), any_end(), any_end()],
        plot in plots(),
        share in (0.0..=1.0, 0.0..=1.0),
    ) {
        let (x, y) = (Axis::new(ends[0], ends[1], "x"), Axis::new(ends[2], ends[3], "y"));
        let projection = Projection::new(&x, &y, plot);
        let (x_span, y_span) = (x.hi() - x.lo(), y.hi() - y.lo());
        // What an f64 of that size can tell apart, in spans.
        let grain = |axis: &Axis, span: f64| {
            1e-13 + 4.0 * f64::EPSILON * axis.lo().abs().max(axis.hi().abs()) / span
        };

        let data = (x.lo() + share.0 * x_span, y.lo() + share.1 * y_span);
        let screen = projection.screen(data);
        prop_assert!(plot.grown(1e-3).contains(screen), "{screen:?}");
        let back = projection.data(screen);
        prop_assert!((back.0 - data.0).abs() <= grain(&x, x_span) * x_span, "{data:?} {back:?}");
        prop_assert!((back.1 - data.1).abs() <= grain(&y, y_span) * y_span, "{data:?} {back:?}");

        let screen =
            (plot.left + share.0 * plot.width(), plot.top + share.1 * plot.height());
        let back = projection.screen(projection.data(screen));
        prop_assert!((back.0 - screen.0).abs() <= grain(&x, x_span) * plot.width());
        prop_assert!((back.1 - screen.1).abs() <= grain(&y, y_span) * plot.height());
    }

    #[test]
    fn what_a_pointer_means_lies_within_the_axes(
        ends in [any_end(), any_end(), any_end(), any_end()],
        plot in plots(),
        at in (any::<f64>(), any::<f64>()),
    ) {
        let (x, y) = (Axis::new(ends[0], ends[1], "x"), Axis::new(ends[2], ends[3], "y"));
        let data = Projection::new(&x, &y, plot).data_within(at);
        prop_assert!(x.contains(data.0) && y.contains(data.1), "{data:?}");
    }
}

#[test]
fn the_ends_of_the_axes_are_the_edges_of_the_plot() {
    let plot = Rect { left: 31.5, top: 20.5, right: 600.5, bottom: 371.5 };
    let projection = Projection::new(&Axis::new(-3.0, 7.0, "x"), &Axis::new(0.1, 0.7, "y"), plot);
    assert_eq!(projection.screen((-3.0, 0.1)), (plot.left, plot.bottom));
    assert_eq!(projection.screen((7.0, 0.7)), (plot.right, plot.top));
}

/// A handle that is taken hold of and not moved changes nothing.
#[test]
fn a_handle_stands_where_its_parameter_is() {
    for scene in book::scenes() {
        for (name, picture) in book::pictures(&scene) {
            for size in [(200, 120), (640, 400), (1913, 1007)] {
                let chart = Screen { size, ..DESKTOP }.paint(&picture, None).unwrap();
                for (handle, place) in handles(&picture, &chart.layout) {
                    let parameter = handle.parameter;
                    let value = if parameter == "p" { scene.p } else { scene.q };
                    let (x, _) = chart.layout.projection.data_within(place);
                    assert!(
                        (x - value.get()).abs() < 1e-13,
                        "{name} at {scene:?}: {parameter} reads {x}"
                    );
                }
            }
        }
    }
}
