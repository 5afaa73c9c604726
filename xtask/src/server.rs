//! A server for this machine alone: right types, compressed, never out of its folder.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io::Write;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode, Uri};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::oneshot;

use crate::hosting::WORKER;
use crate::seal::is_sealed;

/// A worker that lets go of what the book's kept, and goes.
const GOING: &str = include_str!("going.js");

/// How long a browser may keep what never changes: a year, and without asking.
const KEPT: &str = "public, max-age=31536000, immutable";

/// A server, serving until it is dropped.
pub struct Server {
    port: u16,
    /// Ends the server when it goes.
    _stop: oneshot::Sender<()>,
}

impl Server {
    /// Where it is, as an address for a browser.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

/// Serves `folder` at `port`, or at the next free one.
///
/// Every connection has a task of its own: a browser that keeps one open holds up no other.
///
/// # Errors
///
/// When no port is free.
pub fn serve(folder: &Path, port: u16) -> Result<Server> {
    serve_as(folder, port, Manner::Plain)
}

/// How a folder is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Each file as it is.
    Plain,
    /// So that the scripts of any page may read it, in a frame without origin too.
    Open,
    /// With another worker in the place of the book's: one that goes, so that a build is seen as soon
    /// as it is there.
    Anew,
}

/// Serves `folder` as [`serve`] does, in a manner.
///
/// # Errors
///
/// When no port is free.
pub fn serve_as(folder: &Path, port: u16, manner: Manner) -> Result<Server> {
    let range = port..=port.saturating_add(if port == 0 { 0 } else { 50 });
    let open = |port: u16| TcpListener::bind(("127.0.0.1", port)).ok();
    let listener =
        range.into_iter().find_map(open).with_context(|| format!("no free port from {port}"))?;
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let files = Arc::new(Files { folder: folder.to_owned(), manner, packed: Mutex::default() });
    let (stop, stopped) = oneshot::channel();
    std::thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                // Stopped, or dropped.
                _ = stopped => {}
                _ = accept(listener, files) => {}
            }
        });
        runtime.shutdown_background();
    });
    Ok(Server { port, _stop: stop })
}

async fn accept(listener: TcpListener, files: Arc<Files>) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let Ok((stream, _)) = listener.accept().await else { continue };
        let files = Arc::clone(&files);
        tokio::spawn(async move {
            let answer = service_fn(move |request| {
                let files = Arc::clone(&files);
                async move { Ok::<_, Infallible>(files.answer(&request)) }
            });
            let mut http = http1::Builder::new();
            // A reader who has gone needs no answer.
            let _ =
                http.timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), answer).await;
        });
    }
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

impl Coding {
    fn word(self) -> Option<&'static str> {
        match self {
            Coding::Brotli => Some("br"),
            Coding::Gzip => Some("gzip"),
            Coding::Plain => None,
        }
    }
}

type Packed = HashMap<(PathBuf, Coding), (SystemTime, Vec<u8>)>;

struct Files {
    folder: PathBuf,
    manner: Manner,
    /// What was compressed before, with the time of the file it was made from.
    packed: Mutex<Packed>,
}

impl Files {
    fn answer(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return plain(StatusCode::METHOD_NOT_ALLOWED, "only GET\n");
        }
        let path = request.uri().path();
        let found = place(path).map(|place| self.folder.join(place));
        // A page's own addresses lead from its folder, so that is what its address must say.
        if !path.ends_with('/') && found.as_ref().is_some_and(|path| path.is_dir()) {
            return folder(request.uri());
        }
        let found = found.map(|path| if path.is_dir() { path.join("index.html") } else { path });
        let Some((path, mut content)) =
            found.and_then(|path| Some((path.clone(), std::fs::read(path).ok()?)))
        else {
            return plain(StatusCode::NOT_FOUND, "not found\n");
        };
        if self.manner == Manner::Anew && path == self.folder.join(WORKER) {
            content = GOING.into();
        }
        let name = path.to_string_lossy();
        let coding = if compressible(&name) { accepted(request) } else { Coding::Plain };
        let mut response = Response::new(Full::from(self.pack(&path, content, coding)));
        let headers = response.headers_mut();
        for (field, value) in [
            (header::CONTENT_TYPE, mime(&name)),
            // What is named by its content never changes.
            (header::CACHE_CONTROL, if is_sealed(&name) { KEPT } else { "no-cache" }),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::VARY, "Accept-Encoding"),
        ] {
            headers.insert(field, HeaderValue::from_static(value));
        }
        if self.manner == Manner::Open {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        }
        if let Some(word) = coding.word() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(word));
        }
        response
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

/// The file that the path of a URL asks for, relative to the folder; None for one that leads out of it.
fn place(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(path.trim_start_matches('/'));
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    inside.then_some(path)
}

/// Sends on to the address of a folder.
fn folder(asked: &Uri) -> Response<Full<Bytes>> {
    let query = asked.query().map(|query| format!("?{query}")).unwrap_or_default();
    let place = format!("/{}/{query}", asked.path().trim_matches('/'));
    let mut response = plain(StatusCode::MOVED_PERMANENTLY, "a folder\n");
    if let Ok(place) = HeaderValue::from_str(&place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    response
}

fn compressible(name: &str) -> bool {
    !matches!(name.rsplit_once('.').map(|(_, end)| end), Some("woff2" | "png" | "br" | "gz"))
}

fn plain(status: StatusCode, words: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::from(words));
    *response.status_mut() = status;
    response
}

fn accepted(request: &Request<Incoming>) -> Coding {
    let field = request.headers().get(header::ACCEPT_ENCODING);
    let accepted = field.and_then(|value| value.to_str().ok()).unwrap_or_default();
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
    fn connections_that_are_kept_open_hold_up_no_other() {
        let folder = std::env::temp_dir().join(format!("surprisal-kept-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "it").unwrap();
        let server = serve(&folder, 0).unwrap();
        let open = || TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        let mut kept: Vec<TcpStream> = (0..64).map(|_| open()).collect();
        for stream in kept.iter_mut().rev() {
            stream.set_read_timeout(Some(std::time::Duration::from_secs(10))).unwrap();
            stream.write_all(b"GET / HTTP/1.1\r\nHost: h\r\n\r\n").unwrap();
            let mut answer = [0; 12];
            stream.read_exact(&mut answer).unwrap();
            assert_eq!(&answer, b"HTTP/1.1 200");
        }
        std::fs::remove_dir_all(&folder).unwrap();
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
        assert!(get("/", "Accept-Encoding: gzip, br\r\n").contains("content-encoding: br"));
        assert!(get("/", "Accept-Encoding: gzip\r\n").contains("content-encoding: gzip"));
        assert!(get("/nothing", "").starts_with("HTTP/1.1 404"));
        std::fs::create_dir_all(folder.join("figures/kl.square")).unwrap();
        std::fs::write(folder.join("figures/kl.square/index.html"), "it").unwrap();
        std::fs::write(folder.join("a-0123456789abcdef.js"), "it").unwrap();
        std::fs::write(folder.join("m.webmanifest"), "{}").unwrap();
        assert!(get("/figures/kl.square/", "").contains("text/html"));
        let on = get("/figures/kl.square?lang=ko", "");
        assert!(on.starts_with("HTTP/1.1 301"), "{on}");
        assert!(on.contains("location: /figures/kl.square/?lang=ko\r\n"), "{on}");
        assert!(get("//figures", "").contains("location: /figures/\r\n"));
        assert!(get("/m.webmanifest", "").contains("application/manifest+json"));
        assert!(get("/a-0123456789abcdef.js", "").contains("immutable"));
        assert!(get("/a.wasm", "").contains("cache-control: no-cache"));
        assert!(!get("/", "").contains("access-control"));
        let open = serve_as(&folder, 0, Manner::Open).unwrap();
        let page = ask(&open, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assert!(String::from_utf8_lossy(&page).contains("access-control-allow-origin: *\r\n"));
        std::fs::write(folder.join("sw.js"), "keep").unwrap();
        assert!(get("/sw.js", "").ends_with("keep"));
        let anew = serve_as(&folder, 0, Manner::Anew).unwrap();
        let worker = ask(&anew, "GET /sw.js HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        assert!(String::from_utf8_lossy(&worker).ends_with(GOING));
        for outside in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "//etc/passwd", "/./../x"] {
            assert!(get(outside, "").starts_with("HTTP/1.1 404"), "{outside}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
