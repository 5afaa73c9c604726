//! Pictures from measures, painted through plotters onto any backend.
//!
//! A [`picture::Picture`] is data. [`frame`] paints its axes (the static layer), [`marks`] paints its
//! marks (the live one), both onto a [`surface::Surface`]: any plotters backend in fine units.
pub mod axis;
pub mod curve;
pub mod field;
pub mod frame;
pub mod labels;
pub mod lettering;
pub mod marks;
pub mod picture;
pub mod pointing;
pub mod projection;
pub mod samples;
pub mod sampling;
pub mod surface;
pub mod theme;
pub mod weighted_points;
