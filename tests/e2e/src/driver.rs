//! The process that steers browsers.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

/// chromedriver, running until it is dropped.
pub struct Driver {
    process: Child,
    /// Kept open, or the driver would stumble over its next line.
    _output: BufReader<ChildStdout>,
    port: u16,
}

impl Driver {
    /// Starts the driver named by `CHROMEDRIVER`, else the one on PATH, at a port it chooses.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn start() -> Driver {
        let program = env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("cannot start {}: {error}; is CHROMEDRIVER set?", program.display())
            });
        let mut output = BufReader::new(process.stdout.take().expect("it was piped"));
        let mut said = String::new();
        let port = loop {
            let before = said.len();
            let read = output.read_line(&mut said).unwrap_or(0);
            assert!(read > 0, "{} ended at once: {said}", program.display());
            let port = said[before..].split_once("started successfully on port ");
            if let Some(port) =
                port.and_then(|(_, port)| port.trim().trim_end_matches('.').parse().ok())
            {
                break port;
            }
        };
        Driver { process, _output: output, port }
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
