//! The live layer: curves, areas, lines, points, brackets, escapes and their labels.

use plotters_backend::{BackendColor, BackendCoord};

use super::curve;
use super::frame::Layout;
use super::labels::Labels;
use super::lettering::{self, Inscription};
use super::picture::{Handle, Hue, Label, Mark, Marker, Picture, Shape, Side, Stroke};
use super::projection::Rect;
use super::surface::{Dash, Painted, Pen, Surface};
use super::theme::{Rgb, Theme};
use crate::proof::Focus;

/// How strongly marks show that are not what the reader is looking at.
const DIMMED: f64 = 0.35;
/// How much thicker lines are that the reader is looking at.
const EMPHASIS: f64 = 1.6;
/// How far from its samples a curve may pass, in fine units: an eighth of a device pixel.
const UNSEEN: f64 = 2.0;
/// Half the size of a handle, in CSS pixels.
const HANDLE: f64 = 7.0;
/// How much larger than a handle its glow is.
const GLOW: f64 = 1.9;
/// The radius of a marker that has all the weight, and of one that has next to none, in CSS pixels.
const LARGEST_WEIGHT: f64 = 10.5;
const LEAST_WEIGHT: f64 = 2.75;

/// How far from its middle a handle with its glow reaches at most, in CSS pixels.
pub(super) fn reach(theme: &Theme) -> f64 {
    GLOW * HANDLE * (EMPHASIS * theme.line_scale).sqrt()
}

/// Paints live layers; keeps its working space from one to the next.
#[derive(Default)]
pub struct Painter {
    screen: Vec<(f64, f64)>,
    fine: Vec<BackendCoord>,
    labels: Labels,
    pending: Vec<Pending>,
}

/// A label that waits until every line is known.
struct Pending {
    /// Which mark it belongs to.
    mark: usize,
    /// Where it may stand, best first.
    anchors: [(f64, f64); 4],
    anchor_count: usize,
    side: Side,
    gap: f64,
}

/// How a mark shows, given what the reader is looking at.
#[derive(Clone, Copy)]
struct Look {
    rgb: Rgb,
    alpha: f64,
    thicker: f64,
}

impl Painter {
    /// Paints the marks of `picture` on what is there already; those about `focus` stand out and the others
    /// step back.
    pub fn paint<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        picture: &Picture,
        theme: &Theme,
        focus: Option<Focus>,
    ) -> Painted<S> {
        self.labels.clear();
        self.pending.clear();
        for title in layout.titles() {
            self.labels.avoid_text(title);
        }
        // A focus that nothing in the picture is about dims nothing.
        let focus = focus.filter(|_| picture.marks.iter().any(|mark| mark.focus == focus));
        let look = |mark: &Mark| Look {
            rgb: theme.colour(mark.hue),
            alpha: if focus.is_none() || mark.focus == focus { 1.0 } else { DIMMED },
            thicker: if focus.is_some() && mark.focus == focus { EMPHASIS } else { 1.0 },
        };
        // Areas under everything, points over everything.
        for layer in 0..3 {
            for (index, mark) in picture.marks.iter().enumerate() {
                let own = match mark.shape {
                    Shape::Area { .. } | Shape::Bar { .. } => 0,
                    Shape::Point { .. } => 2,
                    _ => 1,
                };
                if own == layer {
                    self.mark(surface, layout, (index, mark), theme, look(mark))?;
                }
            }
        }
        // A handle's letter is small and belongs close by; the label of a curve can give way.
        for turn in 0..3 {
            for i in 0..self.pending.len() {
                let mark = &picture.marks[self.pending[i].mark];
                let own = match mark.shape {
                    _ if mark.handle.is_some() => 0,
                    Shape::Curve { .. } => 2,
                    _ => 1,
                };
                if own == turn {
                    self.label(surface, layout, i, mark, theme, look(mark))?;
                }
            }
        }
        Ok(())
    }

    fn mark<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        (index, mark): (usize, &Mark),
        theme: &Theme,
        look: Look,
    ) -> Painted<S> {
        match &mark.shape {
            Shape::Curve { points, stroke, label } => {
                let end =
                    self.curve(surface, layout, points, pen(surface, *stroke, theme, look))?;
                if let (Some(label), Some(anchors)) = (label, end) {
                    self.ask(index, &anchors, label.side, 6.0);
                }
                Ok(())
            }
            Shape::Line { from, to, stroke, label } => {
                let pen = pen(surface, *stroke, theme, look);
                let end = self.line(surface, layout, *from, *to, pen)?;
                if let (Some(label), Some((from, to))) = (label, end) {
                    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
                    self.ask(index, &[to, middle, from], label.side, 5.0);
                }
                Ok(())
            }
            Shape::Area { points } => self.area(surface, layout, points, mark.hue, theme, look),
            Shape::Bar { from, to, height } => {
                let handle = mark.handle.is_some();
                self.bar(surface, layout, (*from, *to, *height), (mark.hue, handle), theme, look)
            }
            Shape::Point { at, marker, label } => {
                let handle = mark.handle.is_some();
                let place = self.point(surface, layout, *at, (*marker, handle), theme, look)?;
                if let (Some(label), Some((place, radius))) = (label, place) {
                    self.ask(index, &[place], label.side, radius + 3.0);
                }
                Ok(())
            }
            Shape::Bracket { x, from, to, label } => {
                let place = self.bracket(surface, layout, *x, (*from, *to), theme, look)?;
                if let (Some(label), Some((top, bottom))) = (label, place) {
                    let middle = (top.0, (top.1 + bottom.1) / 2.0);
                    self.ask(index, &[middle, top, bottom], label.side, 8.0);
                }
                Ok(())
            }
            Shape::Escape { x, label } => {
                if let Some((tip, foot)) = self.escape(surface, layout, *x, theme, look)? {
                    let upper = (tip.0, tip.1 + 0.3 * (foot.1 - tip.1));
                    self.ask(index, &[upper, foot], label.side, 8.0);
                }
                Ok(())
            }
        }
    }

    /// Draws the curve; gives anchors for its label, best first.
    fn curve<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        points: &[(f64, f64)],
        pen: Pen,
    ) -> Painted<S, Option<[(f64, f64); 4]>> {
        let Painter { screen, fine, labels, .. } = self;
        let mut anchors = None;
        curve::cut(points.iter().copied(), &layout.projection, screen, |piece| {
            fine.clear();
            fine.extend(piece.iter().map(|&at| surface.fine(at)));
            curve::thin(fine, UNSEEN);
            labels.avoid_line(piece);
            let at = |share: f64| piece[((piece.len() - 1) as f64 * share) as usize];
            // A curve is named at its end, unless it ends on the ground.
            let grounded = at(1.0).1 > layout.projection.plot().bottom - 2.0 * layout.text;
            let end = if grounded { at(0.72) } else { at(0.96) };
            anchors = Some([end, at(0.8), at(0.65), at(0.3)]);
            surface.stroke(fine, &pen)
        })?;
        Ok(anchors)
    }

    /// Draws the part of the line within the plot; gives its ends.
    fn line<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        from: (f64, f64),
        to: (f64, f64),
        pen: Pen,
    ) -> Painted<S, Option<Ends>> {
        if ![from.0, from.1, to.0, to.1].iter().all(|number| number.is_finite()) {
            return Ok(None);
        }
        let plot = layout.projection.plot();
        let (from, to) = (layout.projection.screen(from), layout.projection.screen(to));
        let Some((from, to)) = curve::clip(from, to, plot) else { return Ok(None) };
        let (mut a, mut b) = (surface.fine(from), surface.fine(to));
        if a.1 == b.1 {
            a.1 = surface.crisp(from.1, pen.width);
            b.1 = a.1;
        }
        if a.0 == b.0 {
            a.0 = surface.crisp(from.0, pen.width);
            b.0 = a.0;
        }
        if a == b {
            return Ok(Some((from, to)));
        }
        self.labels.avoid_line(&[from, to]);
        surface.stroke(&[a, b], &pen)?;
        Ok(Some((from, to)))
    }

    /// Fills what lies between the two curves and within the plot.
    fn area<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        points: &[(f64, f64, f64)],
        hue: Hue,
        theme: &Theme,
        look: Look,
    ) -> Painted<S> {
        let plot = *layout.projection.plot();
        let wash = BackendColor { rgb: look.rgb, alpha: 0.13 * look.alpha * look.thicker };
        let within = |y: f64| layout.projection.screen_y(y).max(plot.top).min(plot.bottom);
        // What stands on an edge is not lost to rounding.
        let across = plot.grown(0.5);
        let visible = |&(x, low, high): &(f64, f64, f64)| {
            let x = layout.projection.screen_x(x);
            !(low.is_nan() || high.is_nan()) && across.left <= x && x <= across.right
        };
        for piece in points.split(|point| !visible(point)).filter(|piece| piece.len() > 1) {
            self.fine.clear();
            let x = |at: f64| layout.projection.screen_x(at);
            let upper = piece.iter().map(|&(at, _, high)| (x(at), within(high)));
            let lower = piece.iter().rev().map(|&(at, low, _)| (x(at), within(low)));
            self.fine.extend(upper.chain(lower).map(|at| surface.fine(at)));
            curve::thin(&mut self.fine, UNSEEN);
            surface.fill_polygon(self.fine.iter().copied(), &wash)?;
            if hue == Hue::Gap {
                let width = surface.line_width(0.75 * theme.line_scale);
                let spacing = (9.0 * surface.unit()) as i32;
                let pen = Pen::solid(look.rgb, 0.45 * look.alpha, width);
                surface.hatch(&self.fine, spacing, &pen)?;
            }
        }
        Ok(())
    }

    /// Draws the bar, the truth's full and the model's in outline; a handle has a grip on top.
    fn bar<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        (from, to, height): (f64, f64, f64),
        (hue, handle): (Hue, bool),
        theme: &Theme,
        look: Look,
    ) -> Painted<S> {
        let plot = *layout.projection.plot();
        let x = |at: f64| layout.projection.screen_x(at).max(plot.left).min(plot.right);
        let y = |at: f64| layout.projection.screen_y(at).max(plot.top).min(plot.bottom);
        let (left, right, top, foot) = (x(from), x(to), y(height), y(0.0));
        if [left, right, top, foot].iter().any(|edge| edge.is_nan()) || right <= left {
            return Ok(());
        }
        self.labels.avoid(Rect { left, right, top, bottom: foot });
        let corners = [(left, foot), (left, top), (right, top), (right, foot)];
        let fine: Vec<BackendCoord> = corners.iter().map(|&at| surface.fine(at)).collect();
        let (wash, stroke) = match hue {
            Hue::Q => (0.16, Stroke::Dashed),
            Hue::M => (0.16, Stroke::Dotted),
            Hue::Gap => (0.13, Stroke::Thin),
            Hue::P | Hue::Ink | Hue::Muted => (0.62, Stroke::Solid),
        };
        let fill = BackendColor { rgb: look.rgb, alpha: wash * look.alpha };
        surface.fill_polygon(fine.iter().copied(), &fill)?;
        if hue == Hue::Gap {
            let width = surface.line_width(0.75 * theme.line_scale);
            let spacing = (9.0 * surface.unit()) as i32;
            let pen = Pen::solid(look.rgb, 0.45 * look.alpha, width);
            surface.hatch(&fine, spacing, &pen)?;
        }
        surface.stroke(&fine, &pen(surface, stroke, theme, look))?;
        if handle {
            // A short thick line on the upper edge, to take hold of.
            let (middle, reach) = ((left + right) / 2.0, ((right - left) * 0.32).min(14.0));
            let grip = [(middle - reach, top), (middle + reach, top)].map(|at| surface.fine(at));
            let width = (5.0 * theme.line_scale.sqrt() * look.thicker * surface.unit()) as u32;
            surface.stroke(&grip, &Pen::solid(look.rgb, look.alpha, width))?;
        }
        Ok(())
    }

    /// Draws the point; gives its place and radius.
    fn point<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        at: (f64, f64),
        (marker, handle): (Marker, bool),
        theme: &Theme,
        look: Look,
    ) -> Painted<S, Option<Disc>> {
        let Some((place, above)) = standing(layout, at, handle) else { return Ok(None) };
        let grow = theme.line_scale.sqrt() * look.thicker.sqrt();
        let radius = match (marker, handle) {
            (Marker::Weight(weight), _) => {
                let whole = LARGEST_WEIGHT * (f64::from(weight) / 255.0).sqrt();
                whole.max(LEAST_WEIGHT) * grow
            }
            (Marker::Dot, false) => 3.0 * grow,
            (_, false) => 5.0 * grow,
            (_, true) => HANDLE * grow,
        };
        self.labels.avoid(Rect {
            left: place.0 - radius,
            right: place.0 + radius,
            top: place.1 - radius,
            bottom: place.1 + radius,
        });
        let unit = surface.unit();
        let centre = surface.fine(place);
        let fill = BackendColor { rgb: look.rgb, alpha: look.alpha };
        let rim = BackendColor { rgb: theme.ground, alpha: 1.0 };
        if handle {
            let glow = BackendColor { rgb: look.rgb, alpha: 0.16 * look.alpha };
            surface.draw_circle(centre, (GLOW * HANDLE * grow * unit) as u32, &glow, true)?;
        }
        for (colour, size) in [(rim, radius + 1.5), (fill, radius)] {
            let reach = (size * unit) as i32;
            let (x, y) = centre;
            match marker {
                _ if above => {
                    let tip =
                        [(x, y), (x + reach, y + reach * 3 / 2), (x - reach, y + reach * 3 / 2)];
                    surface.fill_polygon(tip, &colour)?;
                }
                Marker::Round | Marker::Dot | Marker::Weight(_) => {
                    surface.draw_circle(centre, reach as u32, &colour, true)?;
                }
                Marker::Square => {
                    let half = reach * 9 / 10;
                    let corners = ((x - half, y - half), (x + half, y + half));
                    surface.draw_rect(corners.0, corners.1, &colour, true)?;
                }
                Marker::Diamond => {
                    let half = reach * 5 / 4;
                    let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
                    surface.fill_polygon(corners, &colour)?;
                }
            }
        }
        Ok(Some((place, radius)))
    }

    /// Draws the bracket; gives its upper and lower end.
    fn bracket<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        x: f64,
        (from, to): (f64, f64),
        theme: &Theme,
        look: Look,
    ) -> Painted<S, Option<Ends>> {
        let plot = *layout.projection.plot();
        let across = layout.projection.screen_x(x);
        if from.is_nan() || to.is_nan() || !(plot.left <= across && across <= plot.right) {
            return Ok(None);
        }
        let (low, high) = (from.min(to), from.max(to));
        let (bottom, top) = (layout.projection.screen_y(low), layout.projection.screen_y(high));
        if bottom < plot.top || top > plot.bottom {
            return Ok(None);
        }
        let (leaves_top, leaves_bottom) = (top < plot.top, bottom > plot.bottom);
        let (top, bottom) = (top.max(plot.top), bottom.min(plot.bottom));
        let width = surface.line_width(2.0 * theme.line_scale * look.thicker);
        let pen = Pen::solid(look.rgb, look.alpha, width);
        let stem = surface.crisp(across, width);
        let (up, down) = (surface.fine((0.0, top)).1, surface.fine((0.0, bottom)).1);
        let arm = (4.5 * theme.line_scale.sqrt() * surface.unit()) as i32;
        self.labels.avoid_line(&[(across, top), (across, bottom)]);
        surface.stroke(&[(stem, up), (stem, down)], &pen)?;
        if leaves_top {
            arrow(surface, (stem, up), arm, &pen)?;
        } else {
            surface.stroke(&[(stem - arm, up), (stem + arm, up)], &pen)?;
        }
        if !leaves_bottom {
            surface.stroke(&[(stem - arm, down), (stem + arm, down)], &pen)?;
        }
        Ok(Some(((across, top), (across, bottom))))
    }

    /// Draws an arrow out of the frame; gives its tip and foot.
    fn escape<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        x: f64,
        theme: &Theme,
        look: Look,
    ) -> Painted<S, Option<Ends>> {
        let plot = *layout.projection.plot();
        let across = layout.projection.screen_x(x);
        if !(plot.left <= across && across <= plot.right) {
            return Ok(None);
        }
        let length = (plot.height() * 0.22).clamp(20.0, 64.0);
        let head = 6.0 * theme.line_scale.sqrt();
        // The whole head stands above the frame, clear of the axis's uppermost number.
        let tip = (across, (plot.top - 4.0 - 1.5 * head).max(0.5 * head));
        let foot = (across, plot.top + length);
        let width = surface.line_width(2.0 * theme.line_scale * look.thicker);
        let pen = Pen::solid(look.rgb, look.alpha, width);
        let stem = surface.crisp(across, width);
        let (up, down) = (surface.fine(tip).1, surface.fine(foot).1);
        let head = (head * surface.unit()) as i32;
        self.labels.avoid_line(&[tip, foot]);
        surface.stroke(&[(stem, up), (stem, down)], &pen)?;
        arrow(surface, (stem, up), head, &pen)?;
        Ok(Some((tip, foot)))
    }

    /// Asks for a label to be placed.
    fn ask(&mut self, mark: usize, wanted: &[(f64, f64)], side: Side, gap: f64) {
        let mut anchors = [(0.0, 0.0); 4];
        let anchor_count = wanted.len().min(anchors.len());
        for (slot, anchor) in anchors.iter_mut().zip(wanted) {
            *slot = *anchor;
        }
        self.pending.push(Pending { mark, anchors, anchor_count, side, gap });
    }

    /// Places and writes the label that was asked for as number `i`.
    fn label<S: Surface>(
        &mut self,
        surface: &mut S,
        layout: &Layout,
        i: usize,
        mark: &Mark,
        theme: &Theme,
        look: Look,
    ) -> Painted<S> {
        let Some(label) = label_of(mark) else { return Ok(()) };
        let Pending { anchors, anchor_count, side, gap, .. } = self.pending[i];
        let size = layout.label_text();
        let extent = (lettering::width(surface, &label.text, size), 1.15 * size);
        let plot = layout.projection.plot();
        let frame = Rect {
            left: plot.left + 2.0,
            top: (plot.top - 0.4 * size).max(0.0),
            right: layout.size.0 - 2.0,
            bottom: plot.bottom - 2.0,
        };
        let anchors = &anchors[..anchor_count];
        let Some(place) = self.labels.place(extent, anchors, side, gap, &frame) else {
            return Ok(());
        };
        let at = (place.left, (place.top + place.bottom) / 2.0);
        let ink = (look.rgb, look.alpha);
        let inscription = Inscription { text: &label.text, size, ink, theme, over_lines: true };
        surface.inscribe(&inscription, at)
    }
}

/// A middle and a radius, in CSS pixels.
type Disc = ((f64, f64), f64);
/// Two ends of a line, in CSS pixels.
type Ends = ((f64, f64), (f64, f64));

fn label_of(mark: &Mark) -> Option<&Label> {
    match &mark.shape {
        Shape::Curve { label, .. }
        | Shape::Line { label, .. }
        | Shape::Point { label, .. }
        | Shape::Bracket { label, .. } => label.as_ref(),
        Shape::Escape { label, .. } => Some(label),
        Shape::Area { .. } | Shape::Bar { .. } => None,
    }
}

/// The pen for a stroke.
fn pen<S: Surface>(surface: &S, stroke: Stroke, theme: &Theme, look: Look) -> Pen {
    let (css, dash) = match stroke {
        Stroke::Solid => (2.25, Dash::Solid),
        Stroke::Dashed => (2.25, Dash::Long),
        Stroke::Dotted => (2.75, Dash::Dots),
        Stroke::Thin => (1.0, Dash::Solid),
        Stroke::ThinDashed => (1.0, Dash::Short),
    };
    // Between device pixels a curve is smoother than its width rounded to them.
    let width = (css * theme.line_scale * look.thicker * surface.unit()).round() as u32;
    let width =
        if css > 1.0 { width } else { surface.line_width(css * theme.line_scale * look.thicker) };
    Pen { colour: BackendColor { rgb: look.rgb, alpha: look.alpha }, width, dash }
}

/// Draws an arrow head that points up to `tip`.
fn arrow<S: Surface>(surface: &mut S, tip: BackendCoord, size: i32, pen: &Pen) -> Painted<S> {
    let (x, y) = tip;
    let foot = y + size * 3 / 2;
    let top = y - size / 2;
    surface.fill_polygon([(x, top), (x + size, foot), (x - size, foot)], &pen.colour)
}

/// Where a point stands on the screen, and whether it is a handle whose value lies above the frame:
/// then it waits at the upper edge as an arrow. `None` when it is not to be seen.
fn standing(layout: &Layout, at: (f64, f64), handle: bool) -> Option<((f64, f64), bool)> {
    let plot = layout.projection.plot().grown(0.5);
    let (x, y) = layout.projection.screen(at);
    if plot.contains((x, y)) {
        Some(((x, y), false))
    } else if handle && plot.left <= x && x <= plot.right && y < plot.top {
        Some(((x, plot.top), true))
    } else {
        None
    }
}

/// The handles of the picture: what they change, and their place in CSS pixels, topmost first.
pub fn handles<'a>(
    picture: &'a Picture,
    layout: &'a Layout,
) -> impl Iterator<Item = (Handle, (f64, f64))> + 'a {
    picture.marks.iter().rev().filter_map(move |mark| match (&mark.shape, mark.handle) {
        (Shape::Point { at, .. }, Some(handle)) => {
            standing(layout, *at, true).map(|(place, _)| (handle, place))
        }
        (Shape::Bar { from, to, height }, Some(handle)) => {
            let top = layout.projection.screen_y(*height);
            Some((handle, (layout.projection.screen_x((from + to) / 2.0), top)))
        }
        _ => None,
    })
}
