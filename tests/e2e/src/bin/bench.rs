//! Measures one update of a figure beside a page that does the same on a bare canvas, and one that
//! shows the same curves with uPlot, the fastest of the chart libraries.
//!
//! An update: both sliders move, three curves of 401 points, axes, markers and readouts follow, on a
//! chart of 720 × 440 CSS pixels at two device pixels each. One update a frame, as in a drag; the
//! browser itself says how long scripts ran meanwhile. The pages take turns, so that a machine that
//! slows down slows both.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;

use e2e::browser::Browser;
use e2e::reader::Reader;
use e2e::session;
use serde_json::{Value, json};
use xtask::server;

/// How often each page has its turn.
const ROUNDS: usize = 7;
/// Updates before a turn, until the engine has compiled what runs often; both pages get them.
const WARM_UP: u32 = 200;
/// Updates in a turn.
const UPDATES: u32 = 200;
/// The figure.
const FIGURE: &str = "jsd.curves";
/// The most an update of the figure may cost, as a multiple of the bare page's.
const BAR: f64 = 1.5;

/// Moves both sliders once a frame, along two ways that seldom meet.
const DRAG: &str = "
    const [figure, updates, done] = arguments;
    const [p, q] = ['p', 'q'].map((name) => document.querySelector(
        `[data-figure='${figure}'] input[type=range][data-param=${name}]`));
    const move = (slider, value) => {
        slider.value = value;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const intervals = [];
    let [update, before] = [0, performance.now()];
    requestAnimationFrame(function frame(now) {
        if (update++ === updates) return done(intervals);
        intervals.push(now - before);
        before = now;
        move(p, 0.3 + 0.2 * Math.sin(update / 37));
        move(q, 0.7 + 0.2 * Math.cos(update / 23));
        requestAnimationFrame(frame);
    });";

/// What one turn cost, in milliseconds an update.
#[derive(Clone, Copy)]
struct Turn {
    script: f64,
    task: f64,
    /// The time between frames that only one in twenty exceeds.
    frame: f64,
}

fn main() {
    let yardsticks = server::serve(&yardsticks(), 0).expect("some port is free");
    let reader = Reader::DESKTOP.density(2.0).sized(1280, 900);
    session::with_flags(&reader, &[], |browser| {
        let figure = format!("{}#v=1&fig={FIGURE}", browser.site());
        let yardstick = |name: &str| format!("{}{name}.html", yardsticks.address());
        let pages = [(FIGURE, figure), ("bare", yardstick("bare")), ("uplot", yardstick("uplot"))];
        for slow_down in [1, 4] {
            browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": slow_down }));
            let mut turns = [const { Vec::new() }; 3];
            // The first round warms caches up.
            for round in 0..=ROUNDS {
                for (turns, (figure, address)) in turns.iter_mut().zip(&pages) {
                    let turn = turn(browser, figure, address);
                    if round > 0 {
                        turns.push(turn);
                    }
                }
            }
            report(slow_down, &pages, &turns);
        }
    });
}

/// A folder with the pages to compare with, and the library that one of them uses.
fn yardsticks() -> PathBuf {
    let folder = xtask::root().join("target/bench");
    std::fs::create_dir_all(&folder).unwrap();
    let copy_from = |from: &str, names: &[&str]| {
        for name in names {
            let from = xtask::root().join(from).join(name);
            std::fs::copy(&from, folder.join(name)).unwrap_or_else(|e| panic!("{from:?}: {e}"));
        }
    };
    let pages = ["bare.html", "bare.js", "uplot.html", "uplot.js", "jsd-curves.js"];
    copy_from("tests/e2e/bench", &pages);
    copy_from("node_modules/uplot/dist", &["uPlot.iife.min.js", "uPlot.min.css"]);
    folder
}

/// Opens a page afresh and drags the sliders of its figure.
fn turn(browser: &Browser, figure: &str, address: &str) -> Turn {
    browser.goto("about:blank");
    browser.goto(address);
    browser.until(
        "the first picture",
        "return document.querySelector(`[data-figure='${arguments[0]}']`)?.dataset.ready === 'true'",
        &[json!(figure)],
    );
    let size = browser.execute(
        "const canvas = document.querySelector(`canvas[data-chart='${arguments[0]}']`);
         const chart = canvas.closest('.chart');
         if (chart) Object.assign(chart.style, { width: '720px', height: '440px', maxHeight: 'none' });
         canvas.scrollIntoView({ block: 'start', behavior: 'instant' });
         const box = canvas.getBoundingClientRect();
         return [Math.round(box.width), Math.round(box.height)];",
        &[json!(figure)],
    );
    assert_eq!(size, json!([720, 440]), "the size of the chart");
    browser.settle();
    browser.execute_async(DRAG, &[json!(figure), json!(WARM_UP)]);
    browser.devtools("Performance.enable", json!({}));
    let (script, task) = clocks(browser);
    let intervals = browser.execute_async(DRAG, &[json!(figure), json!(UPDATES)]);
    let (script_after, task_after) = clocks(browser);
    browser.devtools("Performance.disable", json!({}));
    let mut intervals: Vec<f64> =
        intervals.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    intervals.sort_by(f64::total_cmp);
    let each = |seconds: f64| 1000.0 * seconds / f64::from(UPDATES);
    Turn {
        script: each(script_after - script),
        task: each(task_after - task),
        frame: intervals[intervals.len() * 19 / 20],
    }
}

/// How long scripts, and everything on the page's thread, have run so far, in seconds.
fn clocks(browser: &Browser) -> (f64, f64) {
    let metrics = browser.devtools("Performance.getMetrics", json!({}));
    let named = |name: &str| {
        let mut all = metrics["metrics"].as_array().into_iter().flatten();
        let found = all.find(|metric| metric["name"] == name);
        found.and_then(|metric| metric["value"].as_f64()).expect("the browser measures it")
    };
    (named("ScriptDuration"), named("TaskDuration"))
}

fn report(slow_down: u32, pages: &[(&str, String); 3], turns: &[Vec<Turn>; 3]) {
    println!(
        "\nms an update, median of {ROUNDS} × {UPDATES} (least–most), CPU slowed {slow_down}×"
    );
    println!("{:<24} {:>22} {:>22} {:>12}", "page", "script", "all on the thread", "frame, p95");
    for ((name, _), turns) in pages.iter().zip(turns) {
        let column = |read: fn(&Turn) -> f64| {
            let (least, middle, most) = spread(turns.iter().map(read));
            format!("{middle:.3} ({least:.3}–{most:.3})")
        };
        let (_, frame, _) = spread(turns.iter().map(|turn| turn.frame));
        println!(
            "{name:<24} {:>22} {:>22} {frame:>12.1}",
            column(|t| t.script),
            column(|t| t.task)
        );
    }
    for ((name, bar), others) in [("bare canvas", BAR), ("uPlot", 1.0)].iter().zip(&turns[1..]) {
        let ratios =
            turns[0].iter().zip(others).map(|(figure, other)| figure.script / other.script);
        let (least, middle, most) = spread(ratios);
        println!("figure / {name}, script: {middle:.2} ({least:.2}–{most:.2}); the bar is {bar}");
    }
}

/// The least, the median and the most.
fn spread(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    (values[0], values[values.len() / 2], values[values.len() - 1])
}
