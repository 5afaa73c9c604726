//! Placing labels: inside the frame, off each other, off the lines where there is room.

use super::picture::Side;
use super::projection::Rect;

/// What labels must keep off, and where those placed so far stand.
#[derive(Clone, Debug, Default)]
pub struct Labels {
    /// Labels and titles.
    texts: Vec<Rect>,
    /// Points.
    taken: Vec<Rect>,
    /// Points on lines, some pixels apart.
    ink: Vec<(f64, f64)>,
}

/// How close to each other points on lines are remembered, in CSS pixels.
const INK_SPACING: f64 = 6.0;
/// How far a label is shifted along its side, in halves of itself, and how little that is liked: a
/// label that has slid past its anchor is further from what it names.
const SHIFTS: [(f64, f64); 9] = [
    (0.0, 0.0),
    (-1.0, 1.0),
    (1.0, 2.0),
    (-2.0, 12.0),
    (2.0, 13.0),
    (-4.0, 36.0),
    (4.0, 37.0),
    (-6.0, 60.0),
    (6.0, 61.0),
];

impl Labels {
    /// Forgets everything, keeping the memory.
    pub fn clear(&mut self) {
        self.texts.clear();
        self.taken.clear();
        self.ink.clear();
    }

    /// Keeps later labels off this text.
    pub fn avoid_text(&mut self, text: Rect) {
        self.texts.push(text);
    }

    /// Keeps later labels off this rectangle where there is room.
    pub fn avoid(&mut self, area: Rect) {
        self.taken.push(area);
    }

    /// Prefers later labels off this line.
    pub fn avoid_line(&mut self, line: &[(f64, f64)]) {
        for (&(x0, y0), &(x1, y1)) in line.iter().zip(line.iter().skip(1)) {
            let near = self
                .ink
                .last()
                .is_some_and(|&(x, y)| (x - x1).abs().max((y - y1).abs()) < INK_SPACING);
            if near {
                continue;
            }
            let pieces = ((x1 - x0).hypot(y1 - y0) / INK_SPACING).clamp(1.0, 400.0) as usize;
            for i in 1..=pieces {
                let share = i as f64 / pieces as f64;
                self.ink.push((x0 + share * (x1 - x0), y0 + share * (y1 - y0)));
            }
        }
    }

    /// The best place for a label of `size` at one of `anchors` (the earlier the better), `gap`
    /// pixels from it and preferably on `side`, inside `frame`; later labels keep off it. `None` where
    /// the frame is too small for it, or it would stand on another text wherever it is put.
    pub fn place(
        &mut self,
        size: (f64, f64),
        anchors: &[(f64, f64)],
        side: Side,
        gap: f64,
        frame: &Rect,
    ) -> Option<Rect> {
        if size.0 > frame.width() || size.1 > frame.height() {
            return None;
        }
        let mut best: Option<(f64, Rect)> = None;
        for (later, &anchor) in anchors.iter().enumerate() {
            for (second, side) in order(side).into_iter().enumerate() {
                for (shift, dislike) in SHIFTS {
                    let preference = (later * 4 + second * 3) as f64 + dislike;
                    if best.is_some_and(|(cost, _)| cost <= preference) {
                        continue;
                    }
                    let wanted = beside(anchor, size, side, gap, shift);
                    let (place, moved) = within(wanted, frame);
                    if self.texts.iter().any(|text| text.overlap(&place) > 0.0) {
                        continue;
                    }
                    let cost = preference + 2.0 * moved + self.cost(&place);
                    if best.is_none_or(|(least, _)| cost < least) {
                        best = Some((cost, place));
                    }
                }
            }
        }
        let (_, place) = best?;
        self.texts.push(place);
        Some(place)
    }

    fn cost(&self, place: &Rect) -> f64 {
        let others = self.texts.iter().chain(&self.taken);
        let taken: f64 = others.map(|other| other.overlap(&place.grown(2.0)).sqrt()).sum();
        let crossed = self.ink.iter().filter(|&&point| place.contains(point)).count();
        20.0 * taken + 6.0 * crossed as f64
    }
}

/// The sides, best first.
fn order(side: Side) -> [Side; 4] {
    match side {
        Side::Left => [Side::Left, Side::Right, Side::Above, Side::Below],
        Side::Right => [Side::Right, Side::Left, Side::Above, Side::Below],
        Side::Above => [Side::Above, Side::Below, Side::Right, Side::Left],
        Side::Below => [Side::Below, Side::Above, Side::Right, Side::Left],
    }
}

/// The rectangle beside `anchor`, shifted along that side by `shift` halves of itself.
fn beside(
    (x, y): (f64, f64),
    (width, height): (f64, f64),
    side: Side,
    gap: f64,
    shift: f64,
) -> Rect {
    let (left, top) = match side {
        Side::Left => (x - gap - width, y - height / 2.0 + shift * (height / 2.0 + gap / 2.0)),
        Side::Right => (x + gap, y - height / 2.0 + shift * (height / 2.0 + gap / 2.0)),
        Side::Above => (x - width / 2.0 + shift * (width / 2.0 + gap / 2.0), y - gap - height),
        Side::Below => (x - width / 2.0 + shift * (width / 2.0 + gap / 2.0), y + gap),
    };
    Rect { left, top, right: left + width, bottom: top + height }
}

/// `place` moved inside `frame`, which is larger, and how far it was moved.
fn within(place: Rect, frame: &Rect) -> (Rect, f64) {
    let dx = (frame.right - place.right).min(0.0);
    let dx = dx.max(frame.left - place.left);
    let dy = (frame.bottom - place.bottom).min(0.0);
    let dy = dy.max(frame.top - place.top);
    let moved = Rect {
        left: place.left + dx,
        top: place.top + dy,
        right: place.right + dx,
        bottom: place.bottom + dy,
    };
    (moved, dx.abs() + dy.abs())
}
