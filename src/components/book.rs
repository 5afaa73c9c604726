//! What the reader has set, and what every component asks of it: the book's one context.
//!
//! A signal for each part of the state (figure, p and q, unit, step) and one for the presentation
//! (language, theme, digits) hold everything. All else is derived from them. The page's language and
//! look follow by effects that write to the browser, and the address where the state is set. One
//! effect reads back: the charts' colours come from the style sheet, which must have the theme first.

use leptos::prelude::*;

use super::effect::effect;
use super::embedding;

use crate::browser::address::{self, Address};
use crate::browser::listener::Listener;
use crate::browser::timer::Timer;
use crate::browser::{Refused, document, media, storage, words};
use crate::charts::theme as chart_theme;
use crate::figure::{Figure, LessonEntry, Scene};
use crate::lessons;
use crate::measures::Unit;
use crate::pages;
use crate::state::history::Undo;
use crate::state::keys::{FigureDefaults, Presentation, Reading, State, Theme};
use crate::state::patch::{self, Refusal};
use crate::state::subject::{Subject, Subjects};
use crate::state::url::{self, Change};
use crate::text::{Lang, Localised, ui};

/// Whether a move is one of many of a drag, or stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// One of many: replaces the address, and is undone together with its neighbours.
    Drag,
    /// Stands for itself: a step that Back returns to.
    Step,
}

/// Where the presentation is kept between visits.
const KEPT: &str = "surprisal:presentation";
/// The media query of a dark system.
const DARK: &str = "(prefers-color-scheme: dark)";
/// How late words and number boxes may be in a drag, in milliseconds.
const LATE: f64 = 100.0;
/// How late a figure out of sight may be in a drag, in milliseconds.
const LATER: f64 = 1000.0;

/// The book as the reader has it open.
#[derive(Clone, Copy)]
pub struct Book {
    parts: Parts,
    presentation: RwSignal<Presentation>,
    changes: RwSignal<Vec<Change>>,
    undo: RwSignal<Undo<State>>,
    dark: RwSignal<bool>,
    /// Whether the page is on its way to paper, which is light whatever the screen is.
    printing: RwSignal<bool>,
    /// The language of an address that names none.
    system_lang: Lang,
    figures: StoredValue<Vec<FigureDefaults>>,
    /// Who writes the address.
    writer: StoredValue<Option<address::Writer>, LocalStorage>,
    /// Have words and number boxes, and figures out of sight, catch up with a drag.
    catching_up: StoredValue<Option<(Timer, Timer)>, LocalStorage>,
    /// The language on the screen: the one wished for, once its words have come.
    lang: Memo<Lang>,
    /// Told when words have come.
    brought: RwSignal<()>,
    /// The language whose words would not come.
    missing: RwSignal<Option<Lang>>,
    digits: Memo<u8>,
    /// The state as it was when words and number boxes last caught up.
    late: RwSignal<State>,
    /// The state as it was when figures out of sight last caught up.
    later: RwSignal<State>,
    chart_theme: RwSignal<chart_theme::Theme>,
}

/// The state, in parts that change at different times. A signal wakes all that hangs on it, to ask
/// whether it has changed; so a drag of p must not touch the signal that every link hangs on.
#[derive(Clone, Copy)]
struct Parts {
    figure: RwSignal<&'static str>,
    subjects: RwSignal<Subjects>,
    unit: RwSignal<Unit>,
    /// How much of a proof is open, and how it is read.
    proof: RwSignal<(u8, Reading)>,
    activity: RwSignal<&'static str>,
}

impl Parts {
    fn new(state: State) -> Parts {
        Parts {
            figure: RwSignal::new(state.figure),
            subjects: RwSignal::new(state.subjects),
            unit: RwSignal::new(state.unit),
            proof: RwSignal::new((state.step, state.reading)),
            activity: RwSignal::new(state.activity),
        }
    }

    /// The state, asked once.
    fn now(&self) -> State {
        let (step, reading) = self.proof.get_untracked();
        State {
            figure: self.figure.get_untracked(),
            subjects: self.subjects.get_untracked(),
            unit: self.unit.get_untracked(),
            step,
            reading,
            activity: self.activity.get_untracked(),
        }
    }

    /// Sets the parts that differ.
    fn set(&self, state: State) {
        fn put<T: PartialEq + Send + Sync + 'static>(part: RwSignal<T>, value: T) {
            if part.with_untracked(|before| *before != value) {
                part.set(value);
            }
        }
        put(self.figure, state.figure);
        put(self.subjects, state.subjects);
        put(self.unit, state.unit);
        put(self.proof, (state.step, state.reading));
        put(self.activity, state.activity);
    }
}

impl Book {
    /// Opens the book where the address says, keeps the address true from then on, and gives the
    /// book to every component below.
    pub fn open() -> Book {
        let tags = media::languages();
        let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
        let system_lang = Lang::preferred(&tags);
        let figures = pages::figure_defaults();
        let decoded = decode(&figures, system_lang);

        let mut changes = decoded.changes;
        changes.extend_from_slice(embedding::changes());

        let [late, later] = [(); 2].map(|()| RwSignal::new(decoded.state.clone()));
        let parts = Parts::new(decoded.state);
        let brought = RwSignal::new(());
        let presentation = RwSignal::new(decoded.presentation);
        let printing = RwSignal::new(false);
        let book = Book {
            parts,
            presentation,
            changes: RwSignal::new(changes),
            undo: RwSignal::new(Undo::default()),
            dark: RwSignal::new(media::holds(DARK)),
            printing,
            system_lang,
            figures: StoredValue::new(figures),
            writer: StoredValue::new_local(None),
            catching_up: StoredValue::new_local(None),
            lang: Memo::new(move |before| {
                brought.track();
                let wished = presentation.with(|shown| shown.lang);
                let there = |lang: &Lang| ui::CHAPTER.is_in(*lang);
                let others = before.copied().into_iter().chain(Lang::ALL);
                std::iter::once(wished).chain(others).find(there).unwrap_or(wished)
            }),
            brought,
            missing: RwSignal::new(None),
            digits: Memo::new(move |_| presentation.with(|shown| shown.digits)),
            late,
            later,
            chart_theme: RwSignal::new(chart_theme::Theme::LIGHT),
        };
        book.follow();
        book.fetch_words();
        embedding::attend(book);
        provide_context(book);
        book
    }

    /// Lets the page and its address follow the book, and the book follow Back and Forward.
    fn follow(self) {
        // A new language makes the browser style the whole page anew, so it must really be new.
        let lesson = Memo::new(move |_| self.lesson().id);
        effect(move || {
            lesson.get();
            let title = self.lesson_untracked().title.get(self.lang());
            let title = format!("{title} · {}", ui::BOOK_TITLE.get(self.lang()));
            // A page without a root element has no language to set.
            let _ = document::set_language(self.lang().tag(), &title);
        });
        effect(move || self.dress());
        let query = Memo::new(move |_| {
            self.presentation.with(|shown| url::encode_query(shown, self.system_lang))
        });
        effect(move || {
            // Where nothing may be kept the address still carries it.
            let _ = query.with(|query| storage::keep(KEPT, query));
        });
        self.writer.set_value(Some(address::Writer::new(move || self.address_now())));
        let words = Timer::new(move || self.catch_up(self.late));
        let out_of_sight = Timer::new(move || self.catch_up(self.later));
        self.catching_up.set_value(Some((words, out_of_sight)));
        effect(move || {
            query.track();
            self.with_writer(|writer| writer.changed(false));
        });
        let turned = move |_| {
            self.with_writer(address::Writer::forget);
            self.read_address();
        };
        let listeners = [
            Listener::on_window("popstate", turned),
            Listener::on_window("hashchange", turned),
            Listener::on_window("pagehide", move |_| self.with_writer(address::Writer::finish)),
            media::watch(DARK, move || self.dark.set(media::holds(DARK))),
            Listener::on_window("beforeprint", move |_| {
                self.printing.set(true);
                // Firefox prints before it lets an effect run.
                untrack(|| self.dress());
            }),
            Listener::on_window("afterprint", move |_| self.printing.set(false)),
        ];
        StoredValue::new_local(listeners);
    }

    /// Gives the page its look, and the charts theirs.
    fn dress(self) {
        let look = self.look();
        let (scale, motion) = self.presentation.with(|shown| (shown.scale, shown.motion));
        // The style sheet is the one place of the colours: asked, not repeated.
        if let Ok(property) = document::set_look(look.word(), motion.word(), scale) {
            self.chart_theme.set(chart_theme::Theme::read(property).scaled(scale));
        }
    }

    /// Has the words of a language fetched once it is wished for; should they not come, what is on
    /// the screen stays.
    fn fetch_words(self) {
        let wished = Memo::new(move |_| self.presentation.with(|shown| shown.lang));
        effect(move || {
            let lang = wished.get();
            if self.missing.get_untracked() == Some(lang) {
                self.missing.set(None);
            }
            if ui::CHAPTER.is_in(lang) {
                return;
            }
            js_sys::futures::spawn_local(async move {
                match words::fetch_language(lang).await {
                    Ok(()) => self.brought.notify(),
                    Err(Refused) => {
                        let shown = self.lang.get_untracked();
                        self.presentation.update(|presentation| presentation.lang = shown);
                        self.missing.set(Some(lang));
                    }
                }
            });
        });
    }

    /// The language whose words would not come.
    pub fn missing_words(&self) -> RwSignal<Option<Lang>> {
        self.missing
    }

    /// Turns to where the address says.
    fn read_address(self) {
        let decoded = self.figures.with_value(|figures| decode(figures, self.system_lang));
        if self.parts.now() != decoded.state {
            self.undo.set(Undo::default());
        }
        // Also where nothing else has changed: what is written may not be in canonical form.
        self.show(decoded.state, false);
        self.catch_up_all();
        if self.presentation.with_untracked(|shown| *shown != decoded.presentation) {
            self.presentation.set(decoded.presentation);
        }
        if self.changes.with_untracked(|changes| *changes != decoded.changes) {
            self.changes.set(decoded.changes.clone());
        }
    }

    /// The book that is open.
    ///
    /// Components are only ever shown below [`Book::open`]; were one not, a book of its own opens.
    pub fn expect() -> Book {
        use_context::<Book>().unwrap_or_else(Book::open)
    }

    /// The language of the moment.
    pub fn lang(&self) -> Lang {
        self.lang.get()
    }

    /// A text in the language of the moment. One type for all texts: of each type that stands in a view,
    /// leptos makes code of its own.
    pub fn says(self, text: Localised) -> Signal<&'static str> {
        Signal::derive(move || text.get(self.lang()))
    }

    /// The language of the moment, asked once.
    pub fn lang_untracked(&self) -> Lang {
        self.lang.get_untracked()
    }

    /// How many digits are shown.
    pub fn digits(&self) -> u8 {
        self.digits.get()
    }

    /// What a figure is a picture of; out of sight a drag comes late, so that it costs little where
    /// nobody looks.
    pub fn scene(self, figure: &'static Figure, in_sight: RwSignal<bool>) -> Memo<Scene> {
        self.scene_as_of(figure, self.later, move || in_sight.get())
    }

    /// The same, for what need not keep up: a drag comes a moment late.
    pub fn unhurried_scene(self, figure: &'static Figure) -> Memo<Scene> {
        self.scene_as_of(figure, self.late, || false)
    }

    /// The scene of the moment while `live`, and on paper; else as it was in a `late` state.
    fn scene_as_of(
        self,
        figure: &'static Figure,
        late: RwSignal<State>,
        live: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Memo<Scene> {
        let like = figure.start.subject();
        Memo::new(move |_| match live() || self.printing.get() {
            true => Scene::new(self.parts.subjects.with(|all| all.of(&like)), self.unit()),
            false => late.with(|state| Scene::new(state.subjects.of(&like), state.unit)),
        })
    }

    /// The look of the charts.
    pub fn chart_theme(&self) -> Signal<chart_theme::Theme> {
        self.chart_theme.into()
    }

    /// What the address had to be changed in.
    pub fn changes(&self) -> RwSignal<Vec<Change>> {
        self.changes
    }

    /// The lesson that is open.
    pub fn lesson(&self) -> &'static LessonEntry {
        lesson_of(self.parts.figure.get())
    }

    /// The figure that the address asks to see: one in a state of its own, or further down than the
    /// lesson's first. A lesson opened as it is begins at its title.
    pub fn sought(&self) -> Option<&'static str> {
        let state = self.parts.now();
        let first = self.lesson_untracked().figures.first()?;
        let start = self.figures.with_value(|figures| {
            let start = figures.iter().find(|figure| figure.id == first.id)?;
            Some(State { unit: state.unit, ..start.state(figures) })
        });
        let figure = state.figure;
        (start != Some(state)).then_some(figure)
    }

    /// The lesson that is open, asked once.
    pub fn lesson_untracked(&self) -> &'static LessonEntry {
        lesson_of(self.parts.figure.get_untracked())
    }

    /// The address of a lesson's first figure at its defaults, in the present unit.
    pub fn address_of(&self, lesson: &LessonEntry) -> String {
        let first = lesson.figures.first().map_or("", |figure| figure.id);
        self.address(first, None)
    }

    /// The address of a figure that is about `subject`, in the present unit; empty where there is no
    /// such figure.
    pub fn address_at(&self, figure: &str, subject: Subject) -> String {
        self.address(figure, Some(subject))
    }

    /// The address of a figure, at its defaults but for `subject`.
    fn address(&self, figure: &str, subject: Option<Subject>) -> String {
        let unit = self.unit();
        self.figures.with_value(|figures| {
            let start = figures.iter().find(|start| start.id == figure);
            start.map_or_else(String::new, |start| {
                let mut state = State { unit, ..start.state(figures) };
                if let Some(subject) = subject {
                    state.subjects.set(subject);
                }
                url::encode_hash(&state, figures)
            })
        })
    }

    /// The address of the moment, asked once.
    pub fn address_now(&self) -> Address {
        let query = |shown: &Presentation| url::encode_query(shown, self.system_lang);
        Address {
            query: embedding::join(self.presentation.with_untracked(query)),
            hash: self.figures.with_value(|all| url::encode_hash(&self.parts.now(), all)),
        }
    }

    /// Sets what a patch says of the address.
    ///
    /// # Errors
    ///
    /// When any of it cannot be taken as it stands: then nothing is changed.
    pub fn set_by_address(&self, patch: &[(String, String)]) -> Result<(), Refusal> {
        let Address { query, hash } = self.address_now();
        let decoded = self
            .figures
            .with_value(|all| patch::patched((&query, &hash), patch, all, self.system_lang))?;
        if self.presentation.with_untracked(|shown| *shown != decoded.presentation) {
            self.presentation.set(decoded.presentation);
        }
        self.change(Gesture::Step, |state| *state = decoded.state);
        Ok(())
    }

    /// The whole address of a figure as it stands, asked once.
    pub fn link_to(&self, figure: &Figure) -> String {
        let (named, _) = self.figure_and_lines();
        let here = self.address_now();
        let hash = match named == figure.id {
            true => here.hash,
            false => self.address_at(figure.id, self.subject_now(figure)),
        };
        format!("{}{}{hash}", address::base(), here.query)
    }

    /// The whole address of a figure where it starts, asked once.
    pub fn link_to_start(&self, figure: &str) -> String {
        format!("{}{}{}", address::base(), self.address_now().query, self.address(figure, None))
    }

    /// Every key of the address with its value, also those at their default; asked once.
    pub fn whole_state(&self) -> Vec<(&'static str, String)> {
        let state = self.parts.now();
        self.presentation
            .with_untracked(|shown| self.figures.with_value(|all| url::in_full(&state, shown, all)))
    }

    /// Wakes whoever asks when anything has changed, a moment late in a drag.
    pub fn track_unhurried(&self) {
        self.late.track();
        self.presentation.track();
    }

    /// The figure that the address names.
    pub fn figure(&self) -> RwSignal<&'static str> {
        self.parts.figure
    }

    /// The figure that the address names, and how many lines its proof has; asked once.
    pub fn figure_and_lines(&self) -> (&'static str, u8) {
        let id = self.parts.figure.get_untracked();
        let lines = self
            .figures
            .with_value(|all| all.iter().find(|figure| figure.id == id).map(|figure| figure.steps));
        (id, lines.unwrap_or(0))
    }

    /// Back to where the figure that the address names starts, as [`Book::reset`].
    pub fn reset_figure(&self) {
        let start = self.figures.with_value(|all| {
            let id = self.parts.figure.get_untracked();
            all.iter().find(|figure| figure.id == id).map(|figure| figure.start.clone())
        });
        self.change(Gesture::Step, |state| {
            start.into_iter().for_each(|start| state.subjects.set(start));
            state.step = 0;
        });
    }

    /// What a figure is about, asked once.
    pub fn subject_now(&self, figure: &Figure) -> Subject {
        self.parts.subjects.with_untracked(|all| all.of(&figure.start.subject()))
    }

    /// Moves what a figure is about.
    pub fn set_subject(&self, figure: &'static Figure, subject: Subject, gesture: Gesture) {
        let start = || figure.start.subject();
        let subject = embedding::keep(&self.subject_now(figure), subject, start);
        self.change(gesture, |state| {
            turn_to(state, figure);
            state.subjects.set(subject);
        });
    }

    /// Exchanges truth and model.
    pub fn swap(&self, figure: &'static Figure) {
        if let Some(swapped) = self.subject_now(figure).swapped() {
            self.set_subject(figure, swapped, Gesture::Step);
        }
    }

    /// The unit of every number.
    pub fn unit(&self) -> Unit {
        self.parts.unit.get()
    }

    /// Counts in another unit.
    pub fn set_unit(&self, unit: Unit) {
        if embedding::locks("unit") {
            return;
        }
        self.change(Gesture::Step, |state| state.unit = unit);
    }

    /// Back to where a figure starts; the unit stays, the proof closes.
    pub fn reset(&self, figure: &'static Figure) {
        let start = figure.start.subject();
        let subject = embedding::keep(&self.subject_now(figure), start.clone(), || start);
        self.change(Gesture::Step, |state| {
            turn_to(state, figure);
            state.subjects.set(subject);
            state.step = 0;
        });
    }

    /// How many lines of a figure's proof are open.
    pub fn step_of(&self, figure: &str) -> u8 {
        if self.parts.figure.get() == figure { self.parts.proof.get().0 } else { 0 }
    }

    /// Opens a figure's proof up to a line; 0 closes it.
    pub fn set_step(&self, figure: &'static str, step: u8) {
        self.change(Gesture::Step, |state| {
            state.figure = figure;
            state.step = step;
        });
    }

    /// How a figure's proof is read.
    pub fn reading_of(&self, figure: &str) -> Reading {
        if self.parts.figure.get() == figure { self.parts.proof.get().1 } else { Reading::Read }
    }

    /// Reads a figure's proof in another way, from a line on.
    pub fn set_reading(&self, figure: &'static str, reading: Reading, step: u8) {
        self.change(Gesture::Step, |state| {
            (state.figure, state.step, state.reading) = (figure, step, reading);
        });
    }

    /// The activity that is open; empty when none is.
    pub fn activity(&self) -> RwSignal<&'static str> {
        self.parts.activity
    }

    /// Opens an activity of a figure, or closes the one that is open where the name is empty.
    pub fn set_activity(&self, figure: &'static Figure, name: &'static str) {
        self.change(Gesture::Step, |state| {
            (state.figure, state.step, state.activity) = (figure.id, 0, name);
        });
    }

    /// The drag is over: the next one is another.
    pub fn end_gesture(&self) {
        self.undo.update_untracked(Undo::end_drag);
        self.with_writer(address::Writer::rest);
        self.catch_up_all();
    }

    fn with_writer(&self, act: impl FnOnce(&address::Writer)) {
        self.writer.with_value(|writer| {
            if let Some(writer) = writer {
                act(writer);
            }
        });
    }

    /// Whether there is anything to undo.
    pub fn can_undo(&self) -> bool {
        self.undo.with(Undo::can_undo)
    }

    /// Whether there is anything to redo.
    pub fn can_redo(&self) -> bool {
        self.undo.with(Undo::can_redo)
    }

    /// Takes the last move back.
    pub fn undo(&self) {
        self.travel(Undo::undo);
    }

    /// Makes the move taken back again.
    pub fn redo(&self) {
        self.travel(Undo::redo);
    }

    /// How the book is shown.
    pub fn presentation(&self) -> RwSignal<Presentation> {
        self.presentation
    }

    /// The theme the reader chose.
    pub fn theme(&self) -> Theme {
        self.presentation.with(|shown| shown.theme)
    }

    /// The theme on the screen: never [`Theme::Auto`].
    fn look(&self) -> Theme {
        match self.theme() {
            _ if self.printing.get() => Theme::Light,
            Theme::Auto if self.dark.get() => Theme::Dark,
            Theme::Auto => Theme::Light,
            chosen => chosen,
        }
    }

    fn travel(&self, go: impl FnOnce(&mut Undo<State>, State) -> Option<State>) {
        let now = self.parts.now();
        let there = self.undo.try_update(|undo| go(undo, now)).flatten();
        if let Some(there) = there {
            self.show(there, false);
            self.catch_up_all();
        }
    }

    /// Shows a state, and has the address follow: a step gets an entry of its own in the history.
    /// What is late is still to catch up.
    fn show(&self, state: State, step: bool) {
        self.parts.set(state);
        self.with_writer(|writer| writer.changed(step));
    }

    /// Shows everything that is late where it stands now.
    fn catch_up_all(&self) {
        self.catch_up(self.late);
        self.catch_up(self.later);
    }

    fn catch_up(&self, late: RwSignal<State>) {
        let now = self.parts.now();
        if late.with_untracked(|late| *late != now) {
            late.set(now);
        }
    }

    fn change(&self, gesture: Gesture, change: impl FnOnce(&mut State)) {
        let before = self.parts.now();
        let mut after = before.clone();
        change(&mut after);
        let after = after.settled();
        if after == before {
            return;
        }
        let turned = self.undo.try_update_untracked(|undo| {
            let could = (undo.can_undo(), undo.can_redo());
            match gesture {
                Gesture::Drag => undo.drag(before),
                Gesture::Step => undo.step(before),
            }
            could != (undo.can_undo(), undo.can_redo())
        });
        if turned == Some(true) {
            self.undo.notify();
        }
        self.show(after, gesture == Gesture::Step);
        match gesture {
            Gesture::Step => self.catch_up_all(),
            Gesture::Drag => self.catching_up.with_value(|timers| {
                let Some((words, out_of_sight)) = timers else { return };
                // Without timers, what is late is late until the drag is over.
                let _ = words.set(LATE);
                let _ = out_of_sight.set(LATER);
            }),
        }
    }
}

/// Has a state name `figure`, unless the figure it names is about the same: an address tells what
/// its own figure is about, and nothing of the others.
fn turn_to(state: &mut State, figure: &Figure) {
    let named = lessons::entry(state.figure).map(|(_, named)| named.start);
    if named.is_none_or(|named| !named.subject().is_like(&figure.start.subject())) {
        (state.figure, state.step) = (figure.id, 0);
    }
}

/// The lesson that a figure belongs to.
fn lesson_of(figure: &str) -> &'static LessonEntry {
    let found = lessons::entry(figure).map(|(lesson, _)| lesson);
    found.or_else(|| pages::find(figure).map(|page| &page.entry)).unwrap_or(&lessons::LESSONS[0])
}

/// What the address says, on top of what was kept from the last visit.
fn decode(figures: &[FigureDefaults], lang: Lang) -> url::Decoded {
    let Address { query, hash } = address::read();
    let kept = storage::kept(KEPT).ok().flatten().unwrap_or_default();
    // Of a repeated key the last counts, so the address overrules what was kept.
    let both = format!("{}&{}", kept.trim_start_matches('?'), query.trim_start_matches('?'));
    url::decode(&both, &hash, figures, lang)
}
