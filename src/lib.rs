//! Surprisal: an interactive book about information.
//!
//! The modules stand in dependency order; each knows only those above it.

pub mod measures;
pub mod proof;
pub mod text;

pub mod state;

#[cfg(feature = "charts")]
pub mod charts;
#[cfg(feature = "charts")]
pub mod contents;
#[cfg(feature = "charts")]
pub mod exports;
#[cfg(feature = "charts")]
pub mod figure;
#[cfg(feature = "charts")]
pub mod lessons;
#[cfg(feature = "charts")]
pub mod teachers;

#[cfg(feature = "charts")]
pub mod activities;
#[cfg(feature = "charts")]
pub mod pages;
#[cfg(feature = "app")]
pub mod piece;
#[cfg(feature = "charts")]
pub mod programs;

#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod components;

#[cfg(feature = "app")]
pub mod app;
