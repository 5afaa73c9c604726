//! Measures what a figure costs that moves by itself: each that can, for four seconds, at a desk and on a
//! phone, with the browser's own trace of the page's thread.
//!
//! Each is started once before, for a moment, and taken back: what a browser without a graphics card has to
//! make anew when a canvas changes for the first time (pages of memory for a second picture) is none of the
//! figure's cost, and differs much between machines.
//!
//! A frame is late when it comes more than one and a half frames after the last. A task is what the thread
//! does without a pause, the browser's own work of layout and painting included; while one lasts longer than
//! a frame, a frame is lost. Beside the time on the clock stands that on the processor: a task that waits for
//! others on a busy machine is long on the clock alone.
//!
//! A machine that is one of many on a host loses time to the others, which Linux counts. Of a few runs of a
//! figure the one that lost least is told; its trace is kept, for the browser's performance panel.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;
use std::time::Duration;
use std::{fs, thread};

use e2e::browser::Browser;
use e2e::pages::{Book, RUNS};
use e2e::reader::Reader;
use e2e::session;
use serde_json::{Value, json};

/// How long a figure runs, in milliseconds.
const TIME: u32 = 4000;
/// How long it does before that.
const WARM_UP: Duration = Duration::from_secs(1);
/// The most a task may take: a frame, in milliseconds.
const BAR: f64 = 16.0;
/// What makes a frame late, in milliseconds.
const LATE: f64 = 25.0;
/// How often a figure runs, unless the host took nothing from a run before that.
const TURNS: usize = 5;
/// What Linux counts lost time in, in milliseconds.
const TICK: f64 = 10.0;

/// What Chromium calls a task of a thread.
const TASK: &str = "ThreadControllerImpl::RunTask";

/// Starts a figure, and hands over the times between frames.
const RUN: &str = "
    const [selector, time, done] = arguments;
    const intervals = [];
    console.timeStamp('run');
    let first = 0, before = 0;
    document.querySelector(`${selector} [data-action=run]`).click();
    requestAnimationFrame(function frame(now) {
        if (!first) first = now; else intervals.push(now - before);
        before = now;
        if (now - first >= time) return done(intervals);
        requestAnimationFrame(frame);
    });";

/// What one run of a figure cost.
struct Turn {
    /// The times between frames, in milliseconds.
    intervals: Vec<f64>,
    /// The tasks of the page's thread, in milliseconds on the clock and on the processor.
    tasks: Vec<(f64, f64)>,
    /// What the host took meanwhile from all processors together, in milliseconds, where that is known.
    lost: Option<f64>,
    /// All that the browser wrote down.
    trace: Vec<Value>,
}

fn main() {
    let folder = xtask::root().join("target/runs");
    fs::create_dir_all(&folder).expect("a folder for traces");
    for (screen, reader) in [("1280", Reader::DESKTOP), ("360", Reader::PHONE)] {
        println!(
            "\n{:<22} {:>6} {:>5} {:>8} {:>9} {:>6} {:>9} {:>6} {:>9} {:>6}",
            format!("{screen} px wide"),
            "frames",
            "late",
            "longest",
            "task",
            "> 16",
            "processor",
            "> 16",
            "in all",
            "lost"
        );
        let reader = Reader { still: false, ..reader };
        for (id, address) in RUNS {
            let turn = quietest(&reader, id, address);
            report(id, &turn);
            keep(&folder.join(format!("{id}-{screen}.json")), turn.trace);
        }
    }
    println!("\ntraces: {}", folder.display());
}

/// The run of a figure from which the host took least.
fn quietest(reader: &Reader, id: &str, address: &str) -> Turn {
    let mut best: Option<Turn> = None;
    for _ in 0..TURNS {
        // A trace can be had once from each browser.
        let mut turn = None;
        session::with_trace(reader, |browser| turn = Some(run(browser, id, address)));
        let turn = turn.expect("the figure ran");
        let quieter = |best: &Turn| turn.lost < best.lost;
        if best.as_ref().is_none_or(quieter) {
            best = Some(turn);
        }
        // Where nothing is known of the host, no run is better than another.
        if best.as_ref().is_some_and(|best| best.lost.is_none_or(|lost| lost == 0.0)) {
            break;
        }
    }
    best.expect("there is a turn")
}

/// Runs a figure.
fn run(browser: &Browser, id: &str, address: &str) -> Turn {
    let book = Book::open(browser, &format!("?lang=en{address}"));
    let figure = book.figure(id);
    browser.place(&format!("{} .chart-cell", figure.selector()));
    // What is fetched and compiled behind the first picture is none of the run's.
    thread::sleep(Duration::from_millis(2500));
    figure.press("run");
    thread::sleep(WARM_UP);
    if figure.is_running() {
        figure.press("run");
    }
    figure.press("undo");
    thread::sleep(WARM_UP);
    let before = lost();
    let intervals = browser.execute_async(RUN, &[json!(figure.selector()), json!(TIME)]);
    let lost = before.zip(lost()).map(|(before, after)| after - before);
    let trace = browser.trace();
    let intervals = intervals.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    Turn { intervals, tasks: tasks(&trace), lost, trace }
}

/// Says what a run cost.
fn report(id: &str, turn: &Turn) {
    let Turn { intervals, tasks, lost, .. } = turn;
    let most = |all: &mut dyn Iterator<Item = f64>| all.fold(0.0, f64::max);
    let above = |bar: f64, all: &mut dyn Iterator<Item = f64>| all.filter(|one| *one > bar).count();
    println!(
        "{id:<22} {:>6} {:>5} {:>8.1} {:>9.1} {:>6} {:>9.1} {:>6} {:>9.0} {:>6}",
        intervals.len(),
        above(LATE, &mut intervals.iter().copied()),
        most(&mut intervals.iter().copied()),
        most(&mut tasks.iter().map(|task| task.0)),
        above(BAR, &mut tasks.iter().map(|task| task.0)),
        most(&mut tasks.iter().map(|task| task.1)),
        above(BAR, &mut tasks.iter().map(|task| task.1)),
        tasks.iter().map(|task| task.0).sum::<f64>(),
        lost.map_or("?".to_owned(), |lost| format!("{lost:.0}")),
    );
}

/// Writes a trace down as Chromium's performance panel reads it.
fn keep(file: &PathBuf, trace: Vec<Value>) {
    let trace = json!({ "traceEvents": trace }).to_string();
    fs::write(file, trace).expect("a trace can be written down");
}

/// What the host has taken from all processors together, in milliseconds: the eighth number of the first line
/// of what Linux knows of them.
fn lost() -> Option<f64> {
    let known = fs::read_to_string("/proc/stat").ok()?;
    let ticks: f64 = known.lines().next()?.split_whitespace().nth(8)?.parse().ok()?;
    Some(ticks * TICK)
}

/// How long each task of the page's thread took since the run began, in milliseconds: on the clock, and on
/// the processor.
fn tasks(trace: &[Value]) -> Vec<(f64, f64)> {
    let whose = |event: &Value| (event["pid"].clone(), event["tid"].clone());
    let time = |event: &Value| event["ts"].as_f64().unwrap_or(0.0);
    // The thread of the page is the one that says when the run begins.
    let begins = trace.iter().find(|event| event["name"] == "TimeStamp").expect("the run began");
    let of_page = |event: &&Value| {
        event["name"] == TASK && whose(event) == whose(begins) && time(event) >= time(begins)
    };
    let milliseconds = |event: &Value, name: &str| event[name].as_f64().unwrap_or(0.0) / 1000.0;
    let all = trace.iter().filter(of_page);
    let all: Vec<_> =
        all.map(|task| (milliseconds(task, "dur"), milliseconds(task, "tdur"))).collect();
    assert!(!all.is_empty(), "this browser calls tasks otherwise than {TASK}");
    all
}
