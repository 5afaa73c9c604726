//! Figures that move by themselves.

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use e2e::browser::Browser;
use e2e::pages::{Book, FIGURES, Figure, RUNS};
use e2e::reader::Reader;
use e2e::session;
use serde_json::{Value, json};

const ID: &str = "kl.fit";

#[test]
fn a_descent_is_stepped_run_paused_and_taken_back() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, &format!("#v=1&fig={ID}"));
        let figure = book.figure(ID);
        let kl = || figure.readout("KL_pq").value();
        let start = kl();
        figure.press("step");
        browser.settle();
        let stepped = kl();
        assert!(stepped < start && !figure.is_running());
        figure.press("run");
        browser.until(
            "it runs downhill",
            "return Number(document.querySelector(`[data-figure='${arguments[0]}'] [data-measure='KL_pq']`)
               .dataset.value) < arguments[1]",
            &[json!(ID), json!(stepped)],
        );
        if figure.is_running() {
            figure.press("run");
        }
        browser.settle();
        assert!(!figure.is_running());
        let paused = kl();
        browser.settle();
        assert_eq!(kl(), paused, "it stands");
        // The run is one thing to take back, the step another.
        figure.press("undo");
        browser.settle();
        assert_eq!(kl(), stepped);
        figure.press("undo");
        browser.settle();
        assert_eq!(kl(), start);
    });
}

#[test]
fn without_motion_a_descent_jumps() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, &format!("?motion=off#v=1&fig={ID}"));
        let figure = book.figure(ID);
        let start = figure.readout("KL_pq").value();
        figure.press("run");
        browser.settle();
        assert!(figure.readout("KL_pq").value() < start && !figure.is_running());
    });
}

#[test]
fn the_figures_that_run_are_known() {
    session::with(&Reader::DESKTOP, |browser| {
        let mut lesson = "";
        let mut run = Vec::new();
        for id in FIGURES {
            let own = id.split('.').next().unwrap_or_default();
            if std::mem::replace(&mut lesson, own) != own {
                Book::open(browser, &format!("#v=1&fig={id}"));
            }
            let button = format!(
                "return !!document.querySelector('[data-figure=\"{id}\"] .moves [data-action=run]')"
            );
            if browser.execute(&button, &[]) == json!(true) {
                run.push(id);
            }
        }
        assert_eq!(run, RUNS.map(|(id, _)| id));
    });
}

/// What a figure shows, and where it stands.
fn shown(browser: &Browser, figure: &Figure) -> (Value, Vec<(String, f64)>) {
    (browser.execute("return location.hash", &[]), figure.values())
}

/// Starts every figure that runs, does something to it that nobody can look through, and checks that it
/// stands meanwhile and stays paused afterwards.
fn stands_while(reader: &Reader, unseen: impl Fn(&Browser, &dyn Fn())) {
    session::with_devtools(reader, |browser| {
        for (id, address) in RUNS {
            let book = Book::open(browser, address);
            let figure = book.figure(id);
            browser.place(&format!("{} .moves [data-action=run]", figure.selector()));
            figure.press("run");
            assert!(figure.is_running(), "{id} runs while it is looked at");
            unseen(browser, &|| {
                browser.until(
                    &format!("{id} pauses"),
                    "return document.querySelector(`${arguments[0]} [data-running]`).dataset.running
                       === 'false'",
                    &[json!(figure.selector())],
                );
                // The address follows a moment later.
                thread::sleep(Duration::from_millis(600));
                let before = shown(browser, &figure);
                thread::sleep(Duration::from_millis(1500));
                assert_eq!(shown(browser, &figure), before, "{id} stands");
            });
            assert!(!figure.is_running(), "{id} is started by hand alone");
            // It had not come to rest by itself.
            figure.press("run");
            assert!(figure.is_running(), "{id} has a way to go");
        }
    });
}

/// A reader who has nothing against motion.
const MOVED: Reader = Reader { still: false, ..Reader::DESKTOP };

/// Brings every figure out of the window.
fn look_away(browser: &Browser) {
    browser.execute(
        "document.body.style.paddingBottom = '300vh';
         scrollTo({ top: document.scrollingElement.scrollHeight, behavior: 'instant' })",
        &[],
    );
}

#[test]
fn nothing_runs_out_of_the_window() {
    stands_while(&MOVED, |browser, check| {
        look_away(browser);
        check();
    });
}

#[test]
fn nothing_runs_in_a_tab_that_is_hidden() {
    stands_while(&MOVED, |browser, check| {
        browser.under_another_tab(|| {
            let hidden = browser.execute("return document.visibilityState", &[]);
            assert_eq!(hidden, json!("hidden"), "the other tab hides this one");
            check();
        });
    });
}

#[test]
fn a_run_that_is_started_unseen_takes_one_step() {
    session::with(&MOVED, |browser| {
        let book = Book::open(browser, "#v=1&fig=learning.overfitting&steps=0");
        let figure = book.figure("learning.overfitting");
        let steps = || figure.slider("steps").value();
        figure.press("step");
        browser.settle();
        let one = steps();
        figure.press("undo");
        browser.settle();
        assert!(one > 0.0 && steps() == 0.0);
        look_away(browser);
        browser.settle();
        // A hand cannot press what is out of sight, a script can.
        browser.execute(
            "document.querySelector(`${arguments[0]} [data-action=run]`).click()",
            &[json!(figure.selector())],
        );
        thread::sleep(Duration::from_millis(1500));
        assert!(!figure.is_running());
        assert_eq!(steps(), one);
    });
}

#[test]
fn no_frame_of_a_run_paints_both_charts_of_a_figure() {
    // High enough that both charts are in sight while the button is in the middle of the window.
    session::with(&MOVED.sized(1280, 1200), |browser| {
        for id in ["learning.descent", "learning.overfitting"] {
            let address =
                RUNS.iter().find(|(run, _)| *run == id).map_or("", |(_, address)| address);
            let book = Book::open(browser, address);
            let figure = book.figure(id);
            browser.place(&format!("{} .moves [data-action=run]", figure.selector()));
            browser.settle();
            // Which charts are emptied, and so painted, in which frame.
            browser.execute(
                "let frame = 0;
                 window.painted = [];
                 requestAnimationFrame(function next() {
                   frame += 1;
                   requestAnimationFrame(next);
                 });
                 const real = CanvasRenderingContext2D.prototype.clearRect;
                 CanvasRenderingContext2D.prototype.clearRect = function (...what) {
                   const { chart } = this.canvas.dataset;
                   if (chart) window.painted.push([frame, chart]);
                   return real.apply(this, what);
                 };",
                &[],
            );
            figure.press("run");
            thread::sleep(Duration::from_secs(1));
            let painted = browser.execute("return window.painted", &[]);
            let painted: Vec<(u64, String)> =
                serde_json::from_value(painted).expect("frames and charts");
            let frames_of = |chart: &str| -> BTreeSet<u64> {
                painted.iter().filter(|(_, one)| one == chart).map(|(frame, _)| *frame).collect()
            };
            let charts: BTreeSet<&str> = painted.iter().map(|(_, chart)| chart.as_str()).collect();
            let frames: Vec<_> = charts.iter().map(|chart| frames_of(chart)).collect();
            let [first, second] = &frames[..] else { panic!("{id} has two charts: {charts:?}") };
            assert!(first.len().min(second.len()) > 5, "{id}: both move: {painted:?}");
            assert!(first.is_disjoint(second), "{id}: {painted:?}");
        }
    });
}
