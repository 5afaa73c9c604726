//! The process that steers a browser.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::{mem, thread};

use crate::engine::Engine;
use crate::scratch::Scratch;

/// A driver, running until it is dropped. Each browser has its own: geckodriver steers no more
/// than one.
pub struct Driver {
    process: Child,
    port: u16,
    said: Arc<Mutex<Vec<String>>>,
    _home: Scratch,
}

impl Driver {
    /// Starts the driver of an engine, at a port that it chooses.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn start(engine: Engine) -> Driver {
        let home = Scratch::new("driver");
        let mut command = engine.driver(home.path());
        let mut process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start the driver of {engine:?}: {error}"));
        let mut output = BufReader::new(process.stdout.take().expect("it was piped"));
        let mut said = String::new();
        let port = loop {
            let before = said.len();
            let read = output.read_line(&mut said).unwrap_or(0);
            assert!(read > 0, "the driver of {engine:?} ended at once: {said}");
            if let Some(port) = engine.port(&said[before..]) {
                break port;
            }
        };
        // Unheard, it would fall silent in the middle.
        let said = Arc::new(Mutex::new(Vec::new()));
        let hears = Arc::clone(&said);
        thread::spawn(move || {
            for line in output.split(b'\n').map_while(Result::ok) {
                let line = String::from_utf8_lossy(&line).into_owned();
                hears.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        Driver { process, port, said, _home: home }
    }

    /// What it and its browser have said since this was last asked, line by line.
    pub(crate) fn said(&self) -> Vec<String> {
        mem::take(&mut *self.said.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // One that has ended by itself needs no ending.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
