//! A sheet: a figure's chart with its title above and a caption below, painted on any surface.
//!
//! The caption says in the reader's language what a picture on a slide must say by itself: which line is
//! what, what everything is set to, what the figure reads there and in which unit, and the address that
//! leads back to it.

use super::settings::{self, SetTo};
use super::typeset::{self, Typeset};
use super::{Export, columns, prose};
use crate::charts::frame::{self, Layout};
use crate::charts::lettering::{self, Face, Inscription, Lettering};
use crate::charts::marks::Painter;
use crate::charts::picture::{Hue, Mark, Marker, Picture, Shape, Stroke};
use crate::charts::projection::Rect;
use crate::charts::surface::{Dash, Painted, Pen, Surface};
use crate::charts::theme::Theme;
use crate::exports::part::Part;
use crate::figure::Swatch;
use crate::state::shown;
use crate::text::ui;
use plotters::drawing::DrawingAreaErrorKind;
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, DrawingErrorKind};

/// The narrowest and the widest a sheet can be, in CSS pixels.
const WIDTHS: (f64, f64) = (280.0, 4096.0);
/// The least height of a chart, as a share of its width.
const FLATTEST: f64 = 0.44;
/// How wide a readout commonly is, in letter sizes.
const COLUMN: f64 = 21.0;
/// How large a title is, and a name, an address, in letter sizes of the caption.
const TITLE: f64 = 1.45;
const NAME: f64 = 0.92;
const ADDRESS: f64 = 0.8;
/// The room between lines, in letter sizes.
const LEADING: f64 = 0.42;

/// A figure with its caption, laid out for one width, one theme and one surface's letters.
#[derive(Clone, Debug)]
pub struct Sheet {
    size: (f64, f64),
    charts: Vec<(Rect, Picture)>,
    placed: Vec<Placed>,
    said: Vec<String>,
}

/// Something of a caption, and the left end of its base line in CSS pixels.
#[derive(Clone, Debug)]
struct Placed {
    at: (f64, f64),
    size: f64,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Words(String, Hue),
    Formula(Typeset),
    /// A sample of so many CSS pixels.
    Sample(Swatch, Hue, f64),
}

/// A piece of a caption before it has a place.
#[derive(Clone, Debug)]
struct Token {
    what: What,
    size: f64,
    width: f64,
    ascent: f64,
    descent: f64,
    /// The room before it, unless it begins a line.
    gap: f64,
    /// Whether a line may begin with it.
    breaks: bool,
}

/// What sets tokens: a surface's letters at the size of the caption.
struct Setter<'a, S> {
    surface: &'a S,
    text: f64,
    /// How wide a sample is: where lines are thick, their dashes are long.
    sample: f64,
}

impl<S: Surface> Setter<'_, S> {
    fn words(&self, words: &str, hue: Hue, size: f64, gap: f64) -> Token {
        let size = size * self.text;
        let width = size * self.surface.advance(words, Face::Text);
        let (ascent, descent) = (0.8 * size, 0.25 * size);
        let what = What::Words(words.to_owned(), hue);
        Token { what, size, width, ascent, descent, gap: gap * self.text, breaks: true }
    }

    fn formula(&self, formula: Typeset, gap: f64) -> Token {
        let size = self.text * 1.08;
        let (ascent, descent) = (size * formula.ascent, size * formula.descent);
        let width = size * formula.width;
        Token {
            what: What::Formula(formula),
            size,
            width,
            ascent,
            descent,
            gap: gap * self.text,
            breaks: true,
        }
    }

    fn sample(&self, swatch: Swatch, hue: Hue, gap: f64) -> Token {
        let size = self.text;
        let (width, ascent, descent) = (self.sample, 0.8 * size, 0.25 * size);
        let what = What::Sample(swatch, hue, width);
        Token { what, size, width, ascent, descent, gap: gap * self.text, breaks: true }
    }

    fn width(&self) -> impl Fn(&str) -> f64 {
        |text: &str| lettering::width(self.surface, text, 1.0)
    }

    fn symbol(&self, mathml: &str, hue: Option<Hue>, gap: f64) -> Token {
        let mut formula = typeset::typeset(mathml, &self.width());
        if let Some(hue) = hue {
            formula.letters.iter_mut().for_each(|letters| letters.hue = letters.hue.or(Some(hue)));
        }
        self.formula(formula, gap)
    }

    fn letters(&self, text: &str, hue: Option<Hue>, gap: f64) -> Token {
        self.formula(Typeset::of(text, hue, &self.width()), gap)
    }

    /// Words one by one.
    fn prose(&self, words: &str, hue: Hue, size: f64, gap: f64) -> Vec<Token> {
        let space = size * self.surface.advance(" ", Face::Text);
        let words = words.split_whitespace().enumerate();
        words
            .map(|(n, word)| self.words(word, hue, size, if n == 0 { gap } else { space }))
            .collect()
    }
}

/// The same token, on the line of the one before.
fn held(token: Token) -> Token {
    Token { breaks: false, ..token }
}

impl Sheet {
    /// Lays a figure out on a sheet that is as wide as asked, and as high as asked or, where the caption
    /// would leave the chart too little, higher. Only the letters of `surface` count, not its size.
    pub fn lay_out<S: Surface>(
        surface: &S,
        export: &Export,
        theme: &Theme,
        (width, height): (f64, f64),
    ) -> Sheet {
        let tidy = |css: f64, (least, most): (f64, f64)| {
            if css.is_nan() { least } else { css.clamp(least, most).round() }
        };
        let (width, height) = (tidy(width, WIDTHS), tidy(height, (0.0, 4.0 * WIDTHS.1)));
        let base = if width < 420.0 { 12.0 } else { 13.0 };
        let text = base * theme.text_scale;
        let margin = (1.1 * text).round();
        let inner = width - 2.0 * margin;
        let sample = 2.4 * text * (theme.line_scale / theme.text_scale).max(1.0);
        let set = Setter { surface, text, sample };

        let mut flow =
            Flow { placed: Vec::new(), left: margin, width: inner, y: 0.8 * margin, text };
        flow.paragraph(title(&set, export));
        let top = (flow.y + 0.2 * text).round();
        let title = std::mem::take(&mut flow.placed);

        flow.y = 0.0;
        flow.paragraph(legend(&set, export));
        flow.y += 0.25 * text;
        flow.paragraph(parameters(&set, export));
        flow.y += 0.25 * text;
        flow.grid(readouts(&set, export));
        flow.y += 0.45 * text;
        flow.paragraph(footer(&set, export));
        let caption = flow.y + 0.5 * margin;

        let pictures = pictures(export);
        let columns = if pictures.len() > 1 && inner >= 620.0 { pictures.len() } else { 1 };
        let gap = 1.5 * text;
        let chart_width = (inner - gap * (columns as f64 - 1.0)) / columns as f64;
        let rows = pictures.len().div_ceil(columns) as f64;
        let least =
            (FLATTEST * chart_width * theme.text_scale.sqrt()).max(150.0 * theme.text_scale);
        let rest = (height - top - caption - 0.6 * text) / rows;
        let chart_height = rest.max(least).round();
        let place = |(n, picture): (usize, Picture)| {
            let (row, column) = ((n / columns) as f64, (n % columns) as f64);
            let (left, top) = (margin + column * (chart_width + gap), top + row * chart_height);
            let (right, bottom) = (left + chart_width, top + chart_height);
            (Rect { left, top, right, bottom }, picture)
        };
        let charts: Vec<_> = pictures.into_iter().enumerate().map(place).collect();
        let below = top + rows * chart_height + 0.6 * text;
        let placed = flow.placed.into_iter().map(|own| {
            let at = (own.at.0, own.at.1 + below);
            Placed { at, ..own }
        });
        let placed = title.into_iter().chain(placed).collect();
        Sheet { size: (width, (below + caption).ceil()), charts, placed, said: said(export) }
    }

    /// How large it is, in CSS pixels.
    pub fn size(&self) -> (f64, f64) {
        self.size
    }

    /// What its caption says of the state, in words: a line for all that is set, one for each readout.
    pub fn said(&self) -> impl Iterator<Item = &str> {
        self.said.iter().map(String::as_str)
    }

    /// Paints it on a surface of its size, whatever its density.
    pub fn paint<S: Surface>(&self, surface: &mut S, theme: &Theme) -> Painted<S> {
        surface.clear()?;
        let (width, height) = surface.get_size();
        let ground = BackendColor { rgb: theme.ground, alpha: 1.0 };
        surface.draw_rect((0, 0), (width as i32, height as i32), &ground, true)?;
        for (area, picture) in &self.charts {
            let mut part = Part::of(surface, area);
            let Some(layout) = Layout::new(&part, &picture.x, &picture.y, theme) else { continue };
            frame::axes(&mut part, &layout, picture, theme).map_err(failed)?;
            Painter::default().paint(&mut part, &layout, picture, theme, None)?;
        }
        self.placed.iter().try_for_each(|placed| placed.paint(surface, theme))
    }
}

/// How painting failed, by its cause in the backend.
fn failed<E: std::error::Error + Send + Sync>(
    error: DrawingAreaErrorKind<E>,
) -> DrawingErrorKind<E> {
    match error {
        DrawingAreaErrorKind::BackendError(error) => error,
        // plotters cannot share or lay out what it draws on; neither is of the backend's making.
        other => DrawingErrorKind::FontError(other.to_string().into()),
    }
}

/// The figure's pictures as they are looked at: points are marked, but nothing is there to be dragged.
fn pictures(export: &Export) -> Vec<Picture> {
    let beside = export.figure.beside.map(|beside| (beside.picture)(export.scene));
    let mut pictures: Vec<_> =
        std::iter::once((export.figure.picture)(export.scene)).chain(beside).collect();
    for picture in &mut pictures {
        let top = picture.y.hi();
        // A value above the frame shows by its handle alone, so that one stays.
        let above = |mark: &Mark| matches!(mark.shape, Shape::Point { at, .. } if at.1 > top);
        for mark in picture.marks.iter_mut().filter(|mark| !above(mark)) {
            mark.handle = None;
        }
    }
    pictures
}

fn title<S: Surface>(set: &Setter<S>, export: &Export) -> Vec<Token> {
    set.prose(&prose::plain(export.figure.title.get(export.lang)), Hue::Ink, TITLE, 0.0)
}

fn legend<S: Surface>(set: &Setter<S>, export: &Export) -> Vec<Token> {
    let entry = |entry: &crate::figure::LegendEntry| {
        let sample = set.sample(entry.swatch, entry.hue, 1.6);
        [sample, held(set.symbol(entry.formula.mathml(), None, 0.5))]
    };
    export.figure.legend.iter().flat_map(entry).collect()
}

fn parameters<S: Surface>(set: &Setter<S>, export: &Export) -> Vec<Token> {
    let number = |value: f64| shown::number(value, export.digits);
    let mut tokens = Vec::new();
    for setting in settings::settings(export.figure, export.scene) {
        let hue = Some(setting.hue);
        tokens.push(match setting.symbol {
            Some(formula) => set.symbol(formula.mathml(), hue, 1.6),
            None => set.letters(setting.letter, hue, 1.6),
        });
        tokens.push(held(set.letters("=", None, 0.32)));
        match &setting.to {
            SetTo::Number(value) => tokens.push(held(set.letters(&number(*value), None, 0.32))),
            SetTo::Choice(choice) => tokens.push(held(set.letters(choice, None, 0.32))),
            SetTo::Numbers(values) => {
                // One row needs no brackets.
                let brackets = if values.len() == 1 { ("", "") } else { ("(", ")") };
                let last = values.len().saturating_sub(1);
                for (index, value) in values.iter().enumerate() {
                    let open = if index == 0 { brackets.0 } else { "" };
                    let close = if index == last { brackets.1 } else { "," };
                    let text = format!("{open}{}{close}", number(*value));
                    let token = set.letters(&text, None, 0.32);
                    tokens.push(if index == 0 { held(token) } else { token });
                }
            }
        }
    }
    tokens
}

/// A cell for each readout: symbol, value, unit, name.
fn readouts<S: Surface>(set: &Setter<S>, export: &Export) -> Vec<Vec<Token>> {
    let cell = |readout: &crate::figure::Readout| {
        let reads = &readout.reads;
        let symbol = reads.symbol();
        let hue = Some(readout.hue).filter(|hue| !matches!(hue, Hue::Ink | Hue::Muted));
        let value = reads.value(export.scene);
        let mut cell = vec![
            set.symbol(symbol.formula.mathml(), hue, 0.0),
            held(set.letters("=", None, 0.32)),
            held(set.letters(&shown::number(value, export.digits), None, 0.32)),
        ];
        let unit = columns::unit(reads.dimension(), export.scene.unit);
        if !unit.is_empty() && value.is_finite() {
            cell.push(held(set.letters(unit, None, 0.28)));
        }
        cell.extend(set.prose(&prose::plain(symbol.name.get(export.lang)), Hue::Muted, NAME, 0.7));
        cell
    };
    export.figure.readouts.iter().map(cell).collect()
}

/// The book's name and the address, which may be broken behind any of its parts.
fn footer<S: Surface>(set: &Setter<S>, export: &Export) -> Vec<Token> {
    let mut tokens = set.prose(ui::BOOK_TITLE.get(export.lang), Hue::Muted, ADDRESS, 0.0);
    let parts = export.address.split_inclusive(['/', '?', '#', '&', ',']);
    for (index, part) in parts.enumerate() {
        tokens.push(set.words(part, Hue::Muted, ADDRESS, if index == 0 { 0.6 } else { 0.0 }));
    }
    tokens
}

fn said(export: &Export) -> Vec<String> {
    use super::mathml::plain;
    let number = |value: f64| shown::number(value, export.digits);
    let set = settings::settings(export.figure, export.scene).into_iter().map(|setting| {
        let symbol = setting.symbol.map(|symbol| plain(symbol.mathml()));
        let to = match &setting.to {
            SetTo::Number(value) => number(*value),
            SetTo::Choice(choice) => (*choice).to_owned(),
            SetTo::Numbers(values) => {
                let all: Vec<String> = values.iter().copied().map(number).collect();
                format!("({})", all.join(", "))
            }
        };
        format!("{} = {to}", symbol.as_deref().unwrap_or(setting.letter))
    });
    let set: Vec<String> = set.collect();
    let read = export.figure.readouts.iter().map(|readout| {
        let symbol = readout.reads.symbol();
        let value = readout.reads.value(export.scene);
        let unit = columns::unit(readout.reads.dimension(), export.scene.unit);
        let unit =
            if unit.is_empty() || value.is_infinite() { String::new() } else { format!(" {unit}") };
        let name = prose::plain(symbol.name.get(export.lang));
        format!("{} = {}{unit} ({name})", plain(symbol.formula.mathml()), number(value))
    });
    std::iter::once(set.join(", ")).chain(read).collect()
}

/// Text that runs down a column.
struct Flow {
    placed: Vec<Placed>,
    left: f64,
    width: f64,
    /// Where the next line begins.
    y: f64,
    text: f64,
}

impl Flow {
    /// Sets tokens in lines.
    fn paragraph(&mut self, tokens: Vec<Token>) {
        let (left, width) = (self.left, self.width);
        self.lines(tokens, left, width);
    }

    /// Sets cells row by row, in as many columns as let each stay on one line; in two where there is room
    /// for two of a common length.
    fn grid(&mut self, cells: Vec<Vec<Token>>) {
        let gap = 1.6 * self.text;
        let length = |cell: &Vec<Token>| cell.iter().map(|token| token.gap + token.width).sum();
        let longest = cells.iter().map(length).fold(self.text, f64::max);
        let unbroken = ((self.width + gap) / (longest + gap)).floor().clamp(1.0, 4.0);
        let common = (self.width / (COLUMN * self.text)).floor().clamp(1.0, 2.0);
        let most = unbroken.max(common) as usize;
        // Rows are filled evenly: two and two rather than three and one.
        let columns = cells.len().div_ceil(cells.len().div_ceil(most).max(1)).max(1);
        let width = (self.width - gap * (columns as f64 - 1.0)) / columns as f64;
        for row in cells.chunks(columns) {
            let top = self.y;
            let mut foot = top;
            for (column, cell) in row.iter().enumerate() {
                self.y = top;
                let left = self.left + column as f64 * (width + gap);
                self.lines(cell.clone(), left, width);
                foot = foot.max(self.y);
            }
            self.y = foot;
        }
    }

    fn lines(&mut self, tokens: Vec<Token>, left: f64, width: f64) {
        let mut line: Vec<Token> = Vec::new();
        let mut used = 0.0;
        let tokens: Vec<Token> =
            tokens.into_iter().flat_map(|token| fitted(token, width)).collect();
        for (index, token) in tokens.iter().enumerate() {
            // With what may not be parted from it.
            let after = tokens.get(index + 1..).unwrap_or_default();
            let tail: f64 = after
                .iter()
                .take_while(|next| !next.breaks)
                .map(|next| next.gap + next.width)
                .sum();
            let needed = token.gap + token.width;
            let full = used + needed + if token.breaks { tail } else { 0.0 } > width + 1e-9;
            // What is held together and yet too long is broken where it must be.
            if !line.is_empty() && full && (token.breaks || used + needed > width + 1e-9) {
                self.line(std::mem::take(&mut line), left);
                used = 0.0;
            }
            used += if line.is_empty() { token.width } else { needed };
            line.push(token.clone());
        }
        if !line.is_empty() {
            self.line(line, left);
        }
    }

    fn line(&mut self, line: Vec<Token>, left: f64) {
        let over = |of: fn(&Token) -> f64| line.iter().map(of).fold(0.0, f64::max);
        let (ascent, descent) = (over(|token| token.ascent), over(|token| token.descent));
        let base = self.y + ascent;
        self.y = base + descent + LEADING * self.text;
        let mut x = left;
        let mut first = true;
        for token in line {
            if !first {
                x += token.gap;
            }
            let joins = !first;
            first = false;
            let width = token.width;
            // Parts of one word, as those of an address, are written in one go.
            if let (true, What::Words(more, hue), Some(before)) =
                (joins && token.gap == 0.0, &token.what, self.placed.last_mut())
                && let What::Words(words, own) = &mut before.what
                && own == hue
                && before.size == token.size
            {
                words.push_str(more);
            } else {
                self.placed.push(Placed { at: (x, base), size: token.size, what: token.what });
            }
            x += width;
        }
    }
}

/// A token that is wider than its line: words broken anywhere, a formula made smaller.
fn fitted(token: Token, width: f64) -> Vec<Token> {
    if token.width <= width {
        return vec![token];
    }
    match &token.what {
        What::Words(words, hue) => {
            let letters: Vec<char> = words.chars().collect();
            let pieces = (token.width / width).ceil().max(1.0) as usize + 1;
            let each = letters.len().div_ceil(pieces).max(1);
            let piece = |(index, letters): (usize, &[char])| Token {
                what: What::Words(letters.iter().collect(), *hue),
                width: token.width * letters.len() as f64 / words.chars().count().max(1) as f64,
                gap: if index == 0 { token.gap } else { 0.0 },
                breaks: index > 0 || token.breaks,
                ..token.clone()
            };
            letters.chunks(each).enumerate().map(piece).collect()
        }
        What::Formula(formula) => {
            let by = width / token.width;
            let what = What::Formula(formula.clone().scaled(by));
            let (ascent, descent) = (by * token.ascent, by * token.descent);
            vec![Token { what, width, ascent, descent, ..token }]
        }
        What::Sample(..) => vec![token],
    }
}

impl Placed {
    fn paint<S: Surface>(&self, surface: &mut S, theme: &Theme) -> Painted<S> {
        let (x, y) = self.at;
        match &self.what {
            What::Words(words, hue) => {
                let lettering = Lettering {
                    family: &theme.font,
                    face: Face::Text,
                    size: self.size * surface.unit(),
                    colour: BackendColor { rgb: theme.colour(*hue), alpha: 1.0 },
                    anchor: Pos::new(HPos::Left, VPos::Center),
                };
                let at = surface.fine((x, y - MIDDLE * self.size));
                surface.write(words, &lettering, at)
            }
            What::Formula(formula) => {
                let size = self.size;
                for letters in &formula.letters {
                    let own = size * letters.size;
                    let rgb = theme.colour(letters.hue.unwrap_or(Hue::Ink));
                    let text = &letters.text;
                    let inscription =
                        Inscription { text, size: own, ink: (rgb, 1.0), theme, over_lines: false };
                    let base = y + size * letters.at.1;
                    surface
                        .inscribe(&inscription, (x + size * letters.at.0, base - MIDDLE * own))?;
                }
                let width = surface.line_width(size / 15.0);
                let pen = Pen::solid(theme.ink, 1.0, width);
                for line in &formula.lines {
                    let points: Vec<_> = line
                        .iter()
                        .map(|&(across, down)| surface.fine((x + size * across, y + size * down)))
                        .collect();
                    surface.stroke(&points, &pen)?;
                }
                Ok(())
            }
            What::Sample(swatch, hue, width) => {
                let ends = (x, x + *width);
                let middle = y - MIDDLE * self.size;
                sample(surface, *swatch, (ends, middle), self.size, *hue, theme)
            }
        }
    }
}

/// Where the middle of letters lies above their base line, as every surface has it.
const MIDDLE: f64 = 0.35;

/// A sample of what a legend explains, between two ends and at a height.
fn sample<S: Surface>(
    surface: &mut S,
    swatch: Swatch,
    ((left, right), y): ((f64, f64), f64),
    size: f64,
    hue: Hue,
    theme: &Theme,
) -> Painted<S> {
    let rgb = theme.colour(hue);
    let colour = BackendColor { rgb, alpha: 1.0 };
    let middle = (left + right) / 2.0;
    let (left, right) = (left + 0.1 * size, right - 0.1 * size);
    let line = |surface: &S, css: f64, dash| Pen {
        colour,
        width: (css * theme.line_scale * surface.unit()).round() as u32,
        dash,
    };
    match swatch {
        Swatch::Line(stroke) => {
            let pen = match stroke {
                Stroke::Solid => line(surface, 2.25, Dash::Solid),
                Stroke::Dashed => line(surface, 2.25, Dash::Long),
                Stroke::Dotted => line(surface, 2.75, Dash::Dots),
                Stroke::Thin => line(surface, 1.25, Dash::Solid),
                Stroke::ThinDashed => line(surface, 1.25, Dash::Short),
            };
            let ends = [surface.fine((left, y)), surface.fine((right, y))];
            surface.stroke(&ends, &pen)
        }
        Swatch::Point(marker) => {
            let reach = 0.36 * size;
            let centre = surface.fine((middle, y));
            match marker {
                Marker::Square => {
                    let half = 0.9 * reach;
                    let from = surface.fine((middle - half, y - half));
                    let to = surface.fine((middle + half, y + half));
                    surface.draw_rect(from, to, &colour, true)
                }
                Marker::Diamond => {
                    let half = 1.25 * reach;
                    let corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)];
                    let corners = corners.map(|(dx, dy)| surface.fine((middle + dx, y + dy)));
                    surface.fill_polygon(corners, &colour)
                }
                Marker::Dot => {
                    let radius = (0.22 * size * surface.unit()) as u32;
                    surface.draw_circle(centre, radius, &colour, true)
                }
                Marker::Round | Marker::Weight(_) => {
                    let radius = (reach * surface.unit()) as u32;
                    surface.draw_circle(centre, radius, &colour, true)
                }
            }
        }
        Swatch::Bracket => {
            let pen = line(surface, 2.0, Dash::Solid);
            let (up, down, arm) = (y - 0.45 * size, y + 0.45 * size, 0.3 * size);
            let strokes = [
                [(middle, up), (middle, down)],
                [(middle - arm, up), (middle + arm, up)],
                [(middle - arm, down), (middle + arm, down)],
            ];
            strokes.iter().try_for_each(|ends| {
                let ends = ends.map(|at| surface.fine(at));
                surface.stroke(&ends, &pen)
            })
        }
        Swatch::Area => {
            let (up, down) = (y - 0.38 * size, y + 0.38 * size);
            let corners = [(left, down), (left, up), (right, up), (right, down)];
            let corners = corners.map(|at| surface.fine(at));
            let (wash, dash) = match hue {
                Hue::Q => (0.16, Dash::Long),
                Hue::M => (0.16, Dash::Dots),
                Hue::Gap => (0.16, Dash::Solid),
                Hue::P | Hue::Ink | Hue::Muted => (0.62, Dash::Solid),
            };
            surface.fill_polygon(corners, &BackendColor { rgb, alpha: wash })?;
            if hue == Hue::Gap {
                let width = surface.line_width(0.75 * theme.line_scale);
                let spacing = (0.4 * size * surface.unit()) as i32;
                surface.hatch(&corners, spacing, &Pen::solid(rgb, 0.45, width))?;
            }
            let pen = line(surface, 1.25, dash);
            let [a, b, c, d] = corners;
            surface.stroke(&[a, b, c, d, a], &pen)
        }
    }
}
