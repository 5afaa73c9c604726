//! Pieces of the page, one a file, named as used in `view!`.

pub mod amount;
pub mod book;
pub mod canvas_chart;
pub mod conclusion;
pub mod crisp_canvas;
pub mod data_table;
pub mod distribution_text;
pub mod figure_view;
pub mod formula;
pub mod label_sprites;
pub mod legend;
pub mod lesson_page;
pub mod live_text;
pub mod notice;
pub mod number_box;
pub mod number_rows;
pub mod opening;
pub mod parameter_control;
pub mod proof_line;
pub mod proof_stepper;
pub mod question;
pub mod reading_switch;
pub mod readouts;
pub mod rebuild;
pub mod runner;
pub mod settings;
