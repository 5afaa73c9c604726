//! Leptos pieces, one a file.
pub mod canvas_chart;
pub mod crisp_canvas;
