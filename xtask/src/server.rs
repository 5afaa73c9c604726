//! A server for this machine alone: right types, compressed, never out of its folder.

use std::collections::HashMap;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

/// How many requests are answered at once.
const THREADS: usize = 4;

/// A server, serving until it is dropped.
pub struct Server {
    inner: Arc<tiny_http::Server>,
    port: u16,
}

impl Server {
    /// Where it is, as an address for a browser.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Each call frees one of the waiting threads.
        (0..THREADS).for_each(|_| self.inner.unblock());
    }
}

/// Serves `folder` at `port`, or at the next free one.
///
/// # Errors
///
/// When no port is free.
pub fn serve(folder: &Path, port: u16) -> Result<Server> {
    let open = |port: u16| tiny_http::Server::http(("127.0.0.1", port)).ok();
    let range = port..=port.saturating_add(if port == 0 { 0 } else { 50 });
    let inner =
        range.into_iter().find_map(open).ok_or_else(|| anyhow!("no free port from {port}"))?;
    let port = inner.server_addr().to_ip().map_or(port, |address| address.port());
    let inner = Arc::new(inner);
    let files = Arc::new(Files { folder: folder.to_owned(), packed: Mutex::default() });
    for _ in 0..THREADS {
        let (inner, files) = (Arc::clone(&inner), Arc::clone(&files));
        std::thread::spawn(move || {
            while let Ok(request) = inner.recv() {
                // A reader who has gone needs no answer.
                let _ = files.answer(request);
            }
        });
    }
    Ok(Server { inner, port })
}

/// The MIME type of a file, by its name.
pub fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Coding {
    Brotli,
    Gzip,
    Plain,
}

type Packed = HashMap<(PathBuf, Coding), (SystemTime, Vec<u8>)>;

struct Files {
    folder: PathBuf,
    /// What was compressed before, with the time of the file it was made from.
    packed: Mutex<Packed>,
}

impl Files {
    fn answer(&self, request: Request) -> std::io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::from_string("only GET\n").with_status_code(405));
        }
        let found = place(request.url()).map(|place| self.folder.join(place));
        let found = found.map(|path| if path.is_dir() { path.join("index.html") } else { path });
        let Some((path, content)) =
            found.and_then(|path| Some((path.clone(), std::fs::read(path).ok()?)))
        else {
            return request.respond(Response::from_string("not found\n").with_status_code(404));
        };
        let name = path.to_string_lossy();
        let coding = if compressible(&name) { accepted(&request) } else { Coding::Plain };
        let body = self.pack(&path, content, coding);
        let mut response = Response::from_data(body);
        for (field, value) in [
            ("Content-Type", mime(&name)),
            ("Cache-Control", "no-cache"),
            ("X-Content-Type-Options", "nosniff"),
            ("Vary", "Accept-Encoding"),
        ] {
            response.add_header(header(field, value));
        }
        match coding {
            Coding::Brotli => response.add_header(header("Content-Encoding", "br")),
            Coding::Gzip => response.add_header(header("Content-Encoding", "gzip")),
            Coding::Plain => {}
        }
        request.respond(response)
    }

    fn pack(&self, path: &Path, content: Vec<u8>, coding: Coding) -> Vec<u8> {
        if coding == Coding::Plain {
            return content;
        }
        let time =
            path.metadata().and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let key = (path.to_owned(), coding);
        let Ok(mut packed) = self.packed.lock() else { return content };
        match packed.get(&key) {
            Some((made, body)) if *made == time => body.clone(),
            _ => {
                let body =
                    if coding == Coding::Brotli { brotli(&content, 5) } else { gzip(&content) };
                packed.insert(key, (time, body.clone()));
                body
            }
        }
    }
}

/// The file that a URL asks for, relative to the folder; None for one that leads out of it.
fn place(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let path = PathBuf::from(path);
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    inside.then_some(path)
}

fn compressible(name: &str) -> bool {
    !matches!(name.rsplit_once('.').map(|(_, end)| end), Some("woff2" | "png" | "br" | "gz"))
}

fn accepted(request: &Request) -> Coding {
    let field = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    let accepted = field.map_or("", |header| header.value.as_str());
    let takes =
        |coding: &str| accepted.split(',').any(|one| one.trim().split(';').next() == Some(coding));
    if takes("br") {
        Coding::Brotli
    } else if takes("gzip") {
        Coding::Gzip
    } else {
        Coding::Plain
    }
}

#[allow(clippy::expect_used)] // Both are literals of this file.
fn header(field: &str, value: &str) -> Header {
    Header::from_bytes(field, value).expect("a header of plain letters")
}

/// Brotli at a quality from 0 to 11.
pub fn brotli(content: &[u8], quality: i32) -> Vec<u8> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut std::io::Cursor::new(content), &mut packed, &parameters);
    packed
}

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    let written = packed.write_all(content).and_then(|()| packed.finish());
    written.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::net::TcpStream;

    fn ask(server: &Server, request: &str) -> Vec<u8> {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }

    #[test]
    fn files_come_with_their_types_and_nothing_else_comes() {
        let folder = std::env::temp_dir().join(format!("surprisal-serve-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "<p>it</p>".repeat(100)).unwrap();
        std::fs::write(folder.join("a.wasm"), "wasm").unwrap();
        let server = serve(&folder, 0).unwrap();
        let get = |path: &str, more: &str| {
            let text = format!("GET {path} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n{more}\r\n");
            String::from_utf8_lossy(&ask(&server, &text)).into_owned()
        };
        let page = get("/?lang=ko", "");
        assert!(page.starts_with("HTTP/1.1 200") && page.contains("text/html; charset=utf-8"));
        assert!(page.ends_with("<p>it</p>"));
        assert!(get("/a.wasm", "").contains("application/wasm"));
        assert!(get("/", "Accept-Encoding: gzip, br\r\n").contains("Content-Encoding: br"));
        assert!(get("/", "Accept-Encoding: gzip\r\n").contains("Content-Encoding: gzip"));
        assert!(get("/nothing", "").starts_with("HTTP/1.1 404"));
        for outside in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/./../x"] {
            assert!(get(outside, "").starts_with("HTTP/1.1 404"), "{outside}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
