//! Pictures from measures, painted through plotters onto any backend.
pub mod axis;
pub mod picture;
