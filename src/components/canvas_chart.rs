//! A chart on the page: one canvas, which shows the marks on axes that were drawn before.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use leptos::ev;
use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlCanvasElement, PointerEvent, ResizeObserver, ResizeObserverBoxOptions,
    ResizeObserverEntry, ResizeObserverOptions, ResizeObserverSize, TouchEvent,
};

use super::book::Book;
use super::crisp_canvas::CrispCanvas;
use super::effect::effect;
use super::grip::Places;
use crate::browser::listener::Listener;
use crate::browser::nearness::Nearness;
use crate::charts::axis::Axis;
use crate::charts::frame::{self, Layout};
use crate::charts::marks::{Painter, handles};
use crate::charts::picture::{Ground, Handle, Picture};
use crate::charts::pointing::pointed;
use crate::charts::surface::Surface;
use crate::charts::theme::Theme;
use crate::proof::Focus;
use crate::text::ui;

/// How near a handle a mouse or pen must be to take hold of it, in CSS pixels.
const REACH: f64 = 16.0;
/// The same for a finger.
const TOUCH_REACH: f64 = 28.0;
/// How near a mark the pointer must be to point at it.
const NEARBY: f64 = 8.0;
/// How near the window a chart is painted.
const NEAR: &str = "200px";

/// Where a drag is in its course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DragPhase {
    /// Taken hold of; nothing has moved yet.
    Start,
    /// Moved.
    Move,
    /// Let go, where it last moved to.
    End,
    /// Taken away (the page began to scroll, say), where it last moved to.
    Cancel,
}

/// A handle is being dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    /// What the handle changes.
    pub handle: Handle,
    /// Where it was dragged to, in data coordinates, within the axes.
    pub to: (f64, f64),
    /// Where the drag is in its course.
    pub phase: DragPhase,
}

/// A chart of `picture`. The height comes from the style sheet (`.chart`). It is repainted only when
/// what it shows has changed, at most once a frame and only near the window; its axes are drawn only
/// when they have changed.
#[component]
pub fn CanvasChart(
    /// The chart's name in `data-chart`.
    #[prop(into)]
    id: String,
    /// What it shows.
    #[prop(into)]
    picture: Signal<Picture>,
    /// What the reader is looking at; marks about it stand out.
    #[prop(into)]
    focus: Signal<Option<Focus>>,
    /// What it looks like.
    #[prop(into)]
    theme: Signal<Theme>,
    /// What it is, for those who cannot see it.
    #[prop(into)]
    label: Signal<&'static str>,
    /// The id of the element that says what is on the screen.
    #[prop(into, optional)]
    describedby: String,
    /// Told when a handle is dragged.
    #[prop(into, optional)]
    on_drag: Option<Callback<Drag>>,
    /// Where to leave what tells where the handles are.
    #[prop(optional)]
    places: Option<StoredValue<Option<Places>, LocalStorage>>,
    /// What lies over the picture.
    #[prop(optional)]
    over: Option<AnyView>,
    /// Told which piece of the picture the pointer has come to.
    #[prop(into, optional)]
    on_point: Option<Callback<Option<Focus>>>,
    /// Told once, when the first picture is painted, or when it turns out that none can be.
    #[prop(into, optional)]
    on_ready: Option<Callback<()>>,
    /// Stands beside the figure's own chart, and lets that be painted a frame earlier.
    #[prop(optional)]
    second: bool,
) -> impl IntoView {
    let failed = RwSignal::new(false);
    let stage = Rc::new_cyclic(|me| Stage {
        me: me.clone(),
        shows: Shows { picture, focus, theme, on_ready, failed },
        surfaces: RefCell::default(),
        size: Cell::default(),
        near: Cell::new(true),
        painted: Cell::new(false),
        stale: Cell::new(true),
        frame: Cell::default(),
        second,
        gave_way: Cell::default(),
        watching: RefCell::default(),
        resolution: RefCell::default(),
        grip: Cell::default(),
        pointed: Cell::default(),
    });
    // What watches the page goes when the component goes, whatever still holds the stage.
    StoredValue::new_local(Stop(Rc::clone(&stage)));

    if let Some(places) = places {
        let stage = Rc::downgrade(&stage);
        let tell = move || stage.upgrade().map(|stage| stage.handles()).unwrap_or_default();
        places.set_value(Some(Rc::new(tell)));
    }

    let canvas = NodeRef::<Canvas>::new();
    {
        let stage = Rc::clone(&stage);
        effect(move || {
            if let Some(canvas) = canvas.get() {
                stage.start(canvas);
            }
        });
    }
    {
        let stage = Rc::clone(&stage);
        effect(move || {
            picture.track();
            focus.track();
            theme.track();
            stage.ask();
        });
    }

    let handler = |act: fn(&Stage, &PointerEvent) -> Option<Drag>| {
        let stage = Rc::clone(&stage);
        move |event: PointerEvent| {
            if let (Some(drag), Some(tell)) = (act(&stage, &event), on_drag) {
                tell.run(drag);
            }
        }
    };
    let take = handler(|stage, event| stage.take(event));
    let pull = handler(|stage, event| stage.pull(event));
    let drop = handler(|stage, event| stage.drop(event, DragPhase::End));
    let cancel = handler(|stage, event| stage.drop(event, DragPhase::Cancel));
    let draggable = on_drag.is_some();
    let point = {
        let stage = Rc::clone(&stage);
        move |at: Option<&PointerEvent>| {
            if let (Some(piece), Some(tell)) = (stage.point(at), on_point) {
                tell.run(piece);
            }
        }
    };
    let leave = point.clone();
    let touched = {
        let stage = Rc::clone(&stage);
        move |event: ev::TouchEvent| {
            if stage.is_taken_both_ways(&event) {
                // The page scrolls under a finger that moves up or down, but not with the handle.
                event.prevent_default();
            }
        }
    };

    view! {
        <div class="chart">
            <canvas
                node_ref=canvas
                data-chart=id
                role="img"
                aria-label=label
                aria-describedby=(!describedby.is_empty()).then_some(describedby)
                style:touch-action=if draggable { "pan-y" } else { "auto" }
                on:touchstart=touched
                on:pointerdown=move |event: ev::PointerEvent| if draggable { take(event) }
                on:pointermove=move |event: ev::PointerEvent| {
                    point(Some(&event));
                    if draggable { pull(event) }
                }
                on:pointerleave=move |_| leave(None)
                on:pointerup=move |event: ev::PointerEvent| drop(event)
                on:pointercancel=move |event: ev::PointerEvent| cancel(event)
            ></canvas>
            {over}
            {move || failed.get().then(|| view! {
                <p class="chart-failed">{ui::CHART_FAILED.get(Book::expect().lang())}</p>
            })}
        </div>
    }
}

/// What a chart shows and whom it tells.
#[derive(Clone, Copy)]
struct Shows {
    picture: Signal<Picture>,
    focus: Signal<Option<Focus>>,
    theme: Signal<Theme>,
    on_ready: Option<Callback<()>>,
    /// Set when the browser gives no canvas to draw on.
    failed: RwSignal<bool>,
}

/// A chart's canvas and what is known about it.
struct Stage {
    me: Weak<Stage>,
    shows: Shows,
    surfaces: RefCell<Option<Surfaces>>,
    /// The size wanted, in device pixels.
    size: Cell<(u32, u32)>,
    /// Whether the chart is near the window.
    near: Cell<bool>,
    /// Whether it was ever painted.
    painted: Cell<bool>,
    /// Whether what it shows has changed since.
    stale: Cell<bool>,
    /// The animation frame asked for.
    frame: Cell<Option<i32>>,
    /// Whether another chart is to be painted a frame earlier, so that no frame has to paint both.
    second: bool,
    /// Whether a frame has been left to that one.
    gave_way: Cell<bool>,
    watching: RefCell<Option<Watching>>,
    /// Told when the density changes.
    resolution: RefCell<Option<(f64, Listener)>>,
    /// The handle taken hold of.
    grip: Cell<Option<Grip>>,
    /// The piece of the picture that the pointer is at.
    pointed: Cell<Option<Focus>>,
}

/// The canvas on the page, one that is not on it for the axes, and what that one shows.
///
/// The axes are copied under the marks. Two canvases on each other would cost more: without a graphics card
/// Chromium copies each canvas on the page once a frame, changed or not.
struct Surfaces {
    still: CrispCanvas,
    live: CrispCanvas,
    painter: Painter,
    layout: Option<Layout>,
    drawn: Option<(Axis, Axis, Option<Ground>, Theme)>,
}

/// A handle taken hold of: by which pointer, how far from its middle.
#[derive(Clone, Copy)]
struct Grip {
    handle: Handle,
    pointer: i32,
    offset: (f64, f64),
    last: (f64, f64),
}

/// What an observer calls with its entries.
type OnEntries = Closure<dyn FnMut(js_sys::Array)>;

/// What tells the stage about the page, kept as long as it is to be told.
struct Watching {
    on_frame: Closure<dyn FnMut()>,
    resized: Option<(ResizeObserver, OnEntries)>,
    _seen: Option<Nearness>,
    _listeners: Vec<Listener>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.resized {
            observer.disconnect();
        }
    }
}

/// Stops the stage when the component is taken off the page.
struct Stop(Rc<Stage>);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.stop();
    }
}

impl Stage {
    /// Takes the canvas over and begins to watch the page.
    fn start(&self, canvas: HtmlCanvasElement) {
        self.stop();
        let element: Element = canvas.clone().into();
        let live = CrispCanvas::new(canvas);
        let (Some(still), Some(live)) = (live.as_ref().and_then(CrispCanvas::apart), live) else {
            // Without a canvas the readouts and the table still tell everything.
            self.shows.failed.set(true);
            self.ready();
            return;
        };
        *self.surfaces.borrow_mut() = Some(Surfaces {
            still,
            live: live.keeping_labels(),
            painter: Painter::default(),
            layout: None,
            drawn: None,
        });

        let on_frame = Closure::new(self.weakly(|stage: &Stage| {
            stage.frame.set(None);
            if stage.second && stage.painted.get() && !stage.gave_way.replace(true) {
                return stage.ask();
            }
            stage.gave_way.set(false);
            stage.paint(false);
        }));
        let watching = Watching {
            on_frame,
            resized: self.watch_size(&element),
            _seen: self.watch_nearness(&element),
            _listeners: self.listeners(),
        };
        if watching.resized.is_none() {
            self.measure(&element);
        }
        *self.watching.borrow_mut() = Some(watching);
        self.ask();
    }

    /// Stops watching and forgets the canvas.
    fn stop(&self) {
        if let (Some(frame), Some(window)) = (self.frame.take(), web_sys::window()) {
            // A frame that has begun needs no cancelling.
            let _ = window.cancel_animation_frame(frame);
        }
        self.watching.take();
        self.resolution.take();
        self.surfaces.take();
    }

    /// `act` on the stage, for as long as there is one.
    fn weakly(&self, act: impl Fn(&Stage) + 'static) -> impl FnMut() + 'static {
        let stage = Weak::clone(&self.me);
        move || {
            if let Some(stage) = stage.upgrade() {
                act(&stage);
            }
        }
    }

    fn watch_size(&self, element: &Element) -> Option<(ResizeObserver, OnEntries)> {
        let stage = Weak::clone(&self.me);
        let exact = knows_device_pixels();
        let act = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let entry = entries.get(entries.length().saturating_sub(1));
            if let (Some(stage), Ok(entry)) = (stage.upgrade(), entry.dyn_into()) {
                stage.resized(&entry, exact);
            }
        });
        let observer = ResizeObserver::new(act.as_ref().unchecked_ref()).ok()?;
        if exact {
            let options = ResizeObserverOptions::new();
            options.set_box(ResizeObserverBoxOptions::DevicePixelContentBox);
            observer.observe_with_options(element, &options);
        } else {
            observer.observe(element);
        }
        Some((observer, act))
    }

    fn watch_nearness(&self, element: &Element) -> Option<Nearness> {
        let stage = Weak::clone(&self.me);
        let act = move |near| {
            if let Some(stage) = stage.upgrade() {
                stage.near.set(near);
                if near && stage.stale.get() {
                    stage.ask();
                }
            }
        };
        // Where the browser cannot tell, a chart is always near.
        Nearness::watch(element, NEAR, act).ok()
    }

    fn listeners(&self) -> Vec<Listener> {
        let Some(window) = web_sys::window() else { return Vec::new() };
        let mut fonts_came = self.weakly(|stage| {
            if let Some(surfaces) = stage.surfaces.borrow_mut().as_mut() {
                surfaces.still.forget_letters();
                surfaces.live.forget_letters();
                surfaces.drawn = None;
            }
            stage.ask();
        });
        let mut printing = self.weakly(|stage| {
            stage.paint(true);
            stage.paint_for_paper();
        });
        let mut printed = self.weakly(Stage::ask);
        let fonts = window.document().map(|document| document.fonts());
        fonts
            .and_then(|fonts| Listener::new(&fonts, "loadingdone", move |_| fonts_came()).ok())
            .into_iter()
            .chain(Listener::new(&window, "beforeprint", move |_| printing()).ok())
            .chain(Listener::new(&window, "afterprint", move |_| printed()).ok())
            .collect()
    }

    /// Takes the size the page gives the canvas.
    fn resized(&self, entry: &ResizeObserverEntry, exact: bool) {
        let (rect, density) = (entry.content_rect(), density());
        let expected = (rect.width() * density, rect.height() * density);
        // Exact where the browser knows; an emulated device tells the pixels of the real one.
        let near = |(width, height): &(f64, f64)| {
            (width - expected.0).abs() < 2.0 && (height - expected.1).abs() < 2.0
        };
        let size = exact
            .then(|| entry.device_pixel_content_box_size().get(0))
            .and_then(|size| size.dyn_into::<ResizeObserverSize>().ok())
            .map(|size| (size.inline_size(), size.block_size()))
            .filter(near)
            .unwrap_or(expected);
        self.set_size(size);
    }

    /// Asks the element for its size, where nobody tells.
    fn measure(&self, element: &Element) {
        let (rect, density) = (element.get_bounding_client_rect(), density());
        self.set_size((rect.width() * density, rect.height() * density));
    }

    fn set_size(&self, (width, height): (f64, f64)) {
        self.size.set((width.round() as u32, height.round() as u32));
        self.ask();
    }

    /// Asks for a repaint in the next frame.
    fn ask(&self) {
        self.stale.set(true);
        if self.frame.get().is_some() || (self.painted.get() && !self.near.get()) {
            return;
        }
        let (Some(window), watching) = (web_sys::window(), self.watching.borrow()) else { return };
        let Some(watching) = watching.as_ref() else { return };
        let act = watching.on_frame.as_ref().unchecked_ref();
        self.frame.set(window.request_animation_frame(act).ok());
    }

    /// Paints what has changed; `always` even when the chart is far from the window.
    fn paint(&self, always: bool) {
        if self.painted.get() && !self.near.get() && !always {
            return;
        }
        let size = self.size.get();
        if size.0 == 0 || size.1 == 0 {
            return;
        }
        let density = density();
        self.watch_density(density);
        let shows = self.shows;
        // A disposed signal belongs to a chart that is being taken off the page.
        let (Some(theme), Some(focus)) =
            (shows.theme.try_get_untracked(), shows.focus.try_get_untracked())
        else {
            return;
        };
        let painted = shows.picture.try_with_untracked(|picture| {
            let mut surfaces = self.surfaces.borrow_mut();
            let Some(surfaces) = surfaces.as_mut() else { return };
            surfaces.paint(picture, &theme, focus, size, density);
        });
        if painted.is_some() {
            self.stale.set(false);
            if !self.painted.replace(true) {
                self.ready();
            }
        }
    }

    fn paint_for_paper(&self) {
        let Some(theme) = self.shows.theme.try_get_untracked() else { return };
        // A disposed picture belongs to a chart that is being taken off the page.
        let _ = self.shows.picture.try_with_untracked(|picture| {
            if let Some(surfaces) = self.surfaces.borrow_mut().as_mut() {
                surfaces.paint_for_paper(picture, &theme);
            }
        });
    }

    fn ready(&self) {
        if let Some(tell) = self.shows.on_ready {
            tell.run(());
        }
    }
}

impl Stage {
    /// Asks to be told when the density is no longer `density`: zooming a page may leave a canvas
    /// with the pixels it had.
    fn watch_density(&self, density: f64) {
        if self.resolution.borrow().as_ref().is_some_and(|(watched, _)| *watched == density) {
            return;
        }
        let mut changed = self.weakly(|stage| {
            let element = stage.surfaces.borrow().as_ref().map(|s| s.live.element().clone());
            if let Some(element) = element {
                stage.measure(&element);
            }
        });
        let query = format!("(resolution: {density}dppx)");
        let listener = web_sys::window()
            .and_then(|window| window.match_media(&query).ok()?)
            .and_then(|list| Listener::new(&list, "change", move |_| changed()).ok());
        *self.resolution.borrow_mut() = listener.map(|listener| (density, listener));
    }

    /// Takes hold of the handle under the pointer.
    fn take(&self, event: &PointerEvent) -> Option<Drag> {
        if event.button() != 0 || self.grip.get().is_some() {
            return None;
        }
        let at = position(event);
        let reach = if event.pointer_type() == "touch" { TOUCH_REACH } else { REACH };
        let (handle, place) = self.handle_at(at, reach)?;
        event.prevent_default();
        if let Some(canvas) = self.canvas() {
            // Without capture the drag ends at the canvas's edge, no more.
            let _ = canvas.set_pointer_capture(event.pointer_id());
            point_with(&canvas, "grabbing");
        }
        let offset = (place.0 - at.0, place.1 - at.1);
        let to = self.data(place)?;
        self.grip.set(Some(Grip { handle, pointer: event.pointer_id(), offset, last: to }));
        Some(Drag { handle, to, phase: DragPhase::Start })
    }

    /// Whether a finger has come down on a handle that is dragged up and down too.
    fn is_taken_both_ways(&self, event: &TouchEvent) -> bool {
        let (Some(touch), Some(canvas)) = (event.touches().get(0), self.canvas()) else {
            return false;
        };
        let corner = canvas.get_bounding_client_rect();
        let at = (
            f64::from(touch.client_x()) - corner.left(),
            f64::from(touch.client_y()) - corner.top(),
        );
        self.handle_at(at, TOUCH_REACH).is_some_and(|(handle, _)| handle.parameter == "pq")
    }

    /// Follows the pointer with the handle taken hold of; without one, shows what could be taken.
    fn pull(&self, event: &PointerEvent) -> Option<Drag> {
        let at = position(event);
        let Some(grip) = self.grip.get().filter(|grip| grip.pointer == event.pointer_id()) else {
            let free = self.handle_at(at, REACH).is_some();
            if let Some(canvas) = self.canvas() {
                point_with(&canvas, if free { "grab" } else { "" });
            }
            return None;
        };
        let to = self.data((at.0 + grip.offset.0, at.1 + grip.offset.1))?;
        if to == grip.last {
            return None;
        }
        self.grip.set(Some(Grip { last: to, ..grip }));
        Some(Drag { handle: grip.handle, to, phase: DragPhase::Move })
    }

    /// Which piece of the picture the pointer has come to, when it is another one than before; a
    /// handle that is held stays the one.
    fn point(&self, event: Option<&PointerEvent>) -> Option<Option<Focus>> {
        if self.grip.get().is_some() {
            return None;
        }
        let piece = event.and_then(|event| {
            let surfaces = self.surfaces.borrow();
            let layout = surfaces.as_ref()?.layout.as_ref()?;
            let at = position(event);
            self.shows.picture.try_with_untracked(|picture| pointed(picture, layout, at, NEARBY))?
        });
        (self.pointed.replace(piece) != piece).then_some(piece)
    }

    /// Lets go.
    fn drop(&self, event: &PointerEvent, phase: DragPhase) -> Option<Drag> {
        let grip = self.grip.get().filter(|grip| grip.pointer == event.pointer_id())?;
        self.grip.set(None);
        if let Some(canvas) = self.canvas() {
            point_with(&canvas, "");
        }
        Some(Drag { handle: grip.handle, to: grip.last, phase })
    }

    fn canvas(&self) -> Option<HtmlCanvasElement> {
        self.surfaces.borrow().as_ref().map(|surfaces| surfaces.live.element().clone())
    }

    /// The handles, and where they stand.
    fn handles(&self) -> Vec<(Handle, (f64, f64))> {
        let surfaces = self.surfaces.borrow();
        let layout = surfaces.as_ref().and_then(|surfaces| surfaces.layout.as_ref());
        let picture = self.shows.picture;
        layout
            .and_then(|layout| {
                picture.try_with_untracked(|picture| handles(picture, layout).collect())
            })
            .unwrap_or_default()
    }

    /// The nearest handle within `reach` of the position, and where it stands.
    fn handle_at(&self, at: (f64, f64), reach: f64) -> Option<(Handle, (f64, f64))> {
        let surfaces = self.surfaces.borrow();
        let surfaces = surfaces.as_ref()?;
        let layout = surfaces.layout.as_ref()?;
        self.shows.picture.try_with_untracked(|picture| {
            handles(picture, layout)
                .map(|(handle, place)| ((place.0 - at.0).hypot(place.1 - at.1), handle, place))
                .filter(|(distance, ..)| *distance <= reach)
                .min_by(|(a, ..), (b, ..)| a.total_cmp(b))
                .map(|(_, handle, place)| (handle, place))
        })?
    }

    fn data(&self, place: (f64, f64)) -> Option<(f64, f64)> {
        let surfaces = self.surfaces.borrow();
        Some(surfaces.as_ref()?.layout.as_ref()?.projection.data_within(place))
    }
}

impl Surfaces {
    /// Paints `picture`: the axes only when they, the size or the theme have changed.
    fn paint(
        &mut self,
        picture: &Picture,
        theme: &Theme,
        focus: Option<Focus>,
        size: (u32, u32),
        density: f64,
    ) {
        let resized = self.still.resize(size, density) | self.live.resize(size, density);
        let same = self.drawn.as_ref().is_some_and(|(x, y, ground, look)| {
            *x == picture.x && *y == picture.y && *ground == picture.ground && look == theme
        });
        if resized || !same {
            self.still.use_fonts(theme);
            self.live.use_fonts(theme);
            self.layout = Layout::new(&self.still, &picture.x, &picture.y, theme);
            self.drawn =
                Some((picture.x.clone(), picture.y.clone(), picture.ground, theme.clone()));
            if let Some(layout) = &self.layout {
                // A canvas that refuses leaves a gap in the picture, never a broken page.
                let _ = frame::paint(&mut self.still, layout, picture, theme);
            }
        }
        if let Some(layout) = &self.layout {
            let _ = self
                .live
                .show(&self.still)
                .and_then(|()| self.painter.paint(&mut self.live, layout, picture, theme, focus));
        }
    }

    /// Paints all of `picture` anew, for paper: Chromium prints a canvas by drawing on the paper
    /// itself all that it remembers, and a copy of the axes has the pixels of the screen.
    fn paint_for_paper(&mut self, picture: &Picture, theme: &Theme) {
        let Some(layout) = &self.layout else { return };
        self.live.for_paper = true;
        let _ = self.live.clear();
        let _ = frame::axes(&mut self.live, layout, picture, theme);
        let _ = self.painter.paint(&mut self.live, layout, picture, theme, None);
        self.live.for_paper = false;
    }
}

/// Device pixels in a CSS pixel.
fn density() -> f64 {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    if ratio.is_finite() && ratio > 0.0 { ratio } else { 1.0 }
}

/// Whether the browser can say how many device pixels an element covers; asking one that cannot
/// throws.
fn knows_device_pixels() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &"ResizeObserverEntry".into())
        .and_then(|class| js_sys::Reflect::get(&class, &"prototype".into()))
        .and_then(|prototype| js_sys::Reflect::has(&prototype, &"devicePixelContentBoxSize".into()))
        .unwrap_or(false)
}

/// Where on the canvas the pointer is, in CSS pixels with their fractions, which web-sys drops.
fn position(event: &PointerEvent) -> (f64, f64) {
    let read = |name: &str, whole: i32| {
        js_sys::Reflect::get(event, &name.into())
            .ok()
            .and_then(|value| value.as_f64())
            .unwrap_or_else(|| f64::from(whole))
    };
    (read("offsetX", event.offset_x()), read("offsetY", event.offset_y()))
}

/// Shows `cursor` over the canvas.
fn point_with(canvas: &HtmlCanvasElement, cursor: &str) {
    // Where the style cannot be set the cursor stays as it is.
    let _ = web_sys::HtmlElement::style(canvas).set_property("cursor", cursor);
}
