//! Charts, painted onto surfaces that write SVG or remember what they were asked to draw.
#![cfg(all(feature = "charts", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "charts/axes.rs"]
mod axes;
#[path = "charts/book.rs"]
mod book;
#[path = "charts/chart.rs"]
mod chart;
#[path = "charts/codes.rs"]
mod codes;
#[path = "charts/colours.rs"]
mod colours;
#[path = "charts/curves.rs"]
mod curves;
#[path = "charts/faces.rs"]
mod faces;
#[path = "charts/frames.rs"]
mod frames;
#[path = "charts/labels.rs"]
mod labels;
#[path = "charts/layers.rs"]
mod layers;
#[path = "charts/outcomes.rs"]
mod outcomes;
#[path = "charts/outcomes_and_points.rs"]
mod outcomes_and_points;
#[path = "charts/pictures.rs"]
mod pictures;
#[path = "charts/pixels.rs"]
mod pixels;
#[path = "charts/projections.rs"]
mod projections;
#[path = "charts/recorder.rs"]
mod recorder;
#[path = "charts/snapshots.rs"]
mod snapshots;
#[path = "charts/svg.rs"]
mod svg;
