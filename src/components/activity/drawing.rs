//! A curve that the reader draws, and then the true one over it.

use leptos::ev;
use leptos::prelude::*;

use super::super::amount::quantity;
use super::super::canvas_chart::{CanvasChart, Drag, DragPhase};
use super::super::effect::effect_keeping;
use super::card::{Answer, Card};
use crate::activities::{Curve, PLACES, abscissa};
use crate::charts::axis::Axis;
use crate::charts::picture::{Hue, Mark, Picture, Side, Stroke};
use crate::figure::Scene;
use crate::state::shown;
use crate::text::activities as text;

/// A curve that is being drawn: its heights in nats where there is one, and the pen.
#[derive(Clone, Debug, PartialEq)]
struct Sketch {
    heights: [Option<f64>; PLACES],
    place: usize,
    height: f64,
}

impl Sketch {
    fn new(top: f64) -> Sketch {
        Sketch { heights: [None; PLACES], place: PLACES / 2, height: top / 2.0 }
    }

    /// Draws from where the pen is to another place.
    fn draw_to(&mut self, place: usize, height: f64) {
        let (from, before) = (self.place, self.height);
        let steps = place.abs_diff(from);
        for step in 0..=steps {
            let at = if place >= from { from + step } else { from - step };
            let share = if steps == 0 { 1.0 } else { step as f64 / steps as f64 };
            if let Some(drawn) = self.heights.get_mut(at) {
                *drawn = Some(before + share * (height - before));
            }
        }
        (self.place, self.height) = (place.min(PLACES - 1), height);
    }

    /// The heights at all places once at least half of them are drawn: gaps are bridged straight, the
    /// ends level.
    fn whole(&self) -> Option<Vec<f64>> {
        let drawn: Vec<(usize, f64)> = self
            .heights
            .iter()
            .enumerate()
            .filter_map(|(at, height)| Some((at, (*height)?)))
            .collect();
        if 2 * drawn.len() < PLACES {
            return None;
        }
        let at = |place: usize| {
            let next = drawn.iter().position(|(at, _)| *at >= place).unwrap_or(drawn.len() - 1);
            let (right, right_height) = drawn[next];
            let (left, left_height) = drawn[next.saturating_sub(1)];
            if right <= place || left >= right || left > place {
                return right_height;
            }
            let share = (place - left) as f64 / (right - left) as f64;
            left_height + share * (right_height - left_height)
        };
        Some((0..PLACES).map(at).collect())
    }
}

/// The picture of a sketch, and of the true curve once the sketch is locked.
fn picture(curve: Curve, sketch: &Sketch, scene: &Scene, locked: bool) -> Picture {
    let of = |nats: f64| scene.unit.from_nats(nats);
    let (x, y) =
        (Axis::probability(curve.over), Axis::new(0.0, of(curve.top), scene.unit.symbol()));
    let through = |heights: &[f64]| -> Vec<(f64, f64)> {
        heights.iter().enumerate().map(|(at, nats)| (abscissa(at), of(*nats))).collect()
    };
    let mut marks = Vec::new();
    if let Some(whole) = sketch.whole().filter(|_| locked) {
        let heights = curve.heights(scene);
        let between = |(at, (own, right)): (usize, (&f64, &f64))| {
            let within = |nats: f64| of(nats.min(curve.top));
            (abscissa(at), within(own.min(*right)), within(own.max(*right)))
        };
        let area = whole.iter().zip(&heights).enumerate().map(between).collect();
        marks.push(Mark::area(Hue::Gap, area));
        marks.push(Mark::curve(curve.hue, through(&heights)).labelled(curve.label, Side::Above));
        marks.push(Mark::curve(Hue::Ink, through(&whole)).drawn(Stroke::Dotted));
    } else {
        // The curve is cut where nothing is drawn.
        let drawn = sketch.heights.map(|height| height.unwrap_or(f64::NAN));
        marks.push(Mark::curve(Hue::Ink, through(&drawn)));
        let pen = (abscissa(sketch.place), of(sketch.height));
        // A handle of this name moves both ways under a finger.
        marks.push(Mark::point(Hue::P, pen).changes("pq"));
    }
    Picture::new(x, y).with_all(marks)
}

/// A chart to draw on, by hand or by keys.
pub fn draw(card: Card, curve: Curve) -> AnyView {
    let book = card.book;
    let sketch = RwSignal::new(Sketch::new(curve.top));
    // Started again, it is empty again.
    effect_keeping(move |before: Option<bool>| {
        let locked = card.locked.with(Option::is_some);
        if before == Some(true) && !locked {
            sketch.set(Sketch::new(curve.top));
        }
        Some(locked)
    });
    let nats = move |amount: f64| {
        let one = card.start.with_untracked(|scene| scene.unit.from_nats(1.0));
        (amount / one).clamp(0.0, curve.top)
    };
    let draw_to = move |place: usize, height: f64| {
        if card.locked.with_untracked(Option::is_some) {
            return;
        }
        sketch.update(|sketch| sketch.draw_to(place, height));
        card.draft.set(sketch.with_untracked(Sketch::whole).map(Answer::Drawn));
    };
    let dragged = move |drag: Drag| {
        if drag.phase == DragPhase::Move {
            let (x, y) = drag.to;
            draw_to((x * (PLACES - 1) as f64).round() as usize, nats(y));
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        let (place, height) = sketch.with_untracked(|sketch| (sketch.place, sketch.height));
        let step = curve.top / if event.shift_key() { 5.0 } else { 50.0 };
        let (place, height) = match &*event.key() {
            "ArrowRight" => ((place + 1).min(PLACES - 1), height),
            "ArrowLeft" => (place.saturating_sub(1), height),
            "ArrowUp" => (place, (height + step).min(curve.top)),
            "ArrowDown" => (place, (height - step).max(0.0)),
            _ => return,
        };
        event.prevent_default();
        draw_to(place, height);
    };
    let pen = move || {
        let unit = card.start.with(|scene| scene.unit);
        sketch.with(|sketch| {
            let at = shown::number(abscissa(sketch.place), book.digits());
            let height = quantity(unit.from_nats(sketch.height), unit, 3);
            text::PEN_AT.fill(book.lang(), &[("x", &at), ("y", &height)])
        })
    };
    let picture = Memo::new(move |_| {
        let locked = card.locked.with(Option::is_some);
        card.start.with(|scene| sketch.with(|sketch| picture(curve, sketch, scene, locked)))
    });
    view! {
        <div
            class="drawing"
            role="slider"
            tabindex="0"
            data-drawing=""
            aria-label=book.says(text::PEN)
            aria-valuenow=move || sketch.with(|sketch| sketch.place.to_string())
            aria-valuemin="0"
            aria-valuemax=(PLACES - 1).to_string()
            aria-valuetext=pen
            on:keydown=pressed
        >
            <CanvasChart
                id=format!("{}-drawing", card.activity.id)
                picture
                focus=Signal::stored(None)
                theme=book.chart_theme()
                label=book.says(curve.symbol.name)
                on_drag=Callback::new(dragged)
            />
        </div>
        <p class="hint" hidden=move || card.locked.with(Option::is_some)>{book.says(text::PEN)}</p>
    }
    .into_any()
}

/// How far a drawn curve is from the true one, in words.
pub fn said(card: Card, curve: Curve, heights: &[f64]) -> String {
    card.start.with(|scene| {
        let apart = scene.unit.from_nats(curve.apart(heights, scene));
        let apart = quantity(apart, scene.unit, card.book.digits());
        text::DRAWN.fill(card.book.lang(), &[("apart", &apart)])
    })
}
