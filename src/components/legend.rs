//! The legend of a chart, in HTML, so that it is read, translated and never measured by a canvas.

use leptos::prelude::*;

use super::formula::FormulaView;
use crate::charts::picture::{Hue, Marker, Stroke};
use crate::figure::{LegendEntry, Swatch};

/// The class that gives a hue its colour.
pub fn hue_class(hue: Hue) -> &'static str {
    match hue {
        Hue::P => "hue-p",
        Hue::Q => "hue-q",
        Hue::M => "hue-m",
        Hue::Gap => "hue-gap",
        Hue::Ink => "hue-ink",
        Hue::Muted => "hue-muted",
    }
}

fn swatch_class(swatch: Swatch) -> &'static str {
    match swatch {
        Swatch::Line(Stroke::Solid) => "solid",
        Swatch::Line(Stroke::Dashed) => "dashed",
        Swatch::Line(Stroke::Dotted) => "dotted",
        Swatch::Line(Stroke::Thin) => "thin",
        Swatch::Line(Stroke::ThinDashed) => "thin dashed",
        Swatch::Point(Marker::Round | Marker::Weight(_)) => "round",
        Swatch::Point(Marker::Square) => "square",
        Swatch::Point(Marker::Diamond) => "diamond",
        Swatch::Point(Marker::Dot) => "dot",
        Swatch::Bracket => "bracket",
        Swatch::Area => "area",
    }
}

/// The legend.
#[component]
pub fn Legend(
    /// What it explains, in order.
    entries: &'static [LegendEntry],
) -> impl IntoView {
    view! {
        <ul class="legend">
            {entries.iter().map(|entry| view! {
                <li>
                    <span
                        class=format!("swatch {} {}", swatch_class(entry.swatch), hue_class(entry.hue))
                        aria-hidden="true"
                    ></span>
                    <FormulaView formula=entry.formula />
                </li>
            }).collect_view()}
        </ul>
    }
}
