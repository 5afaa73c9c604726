//! What a build on a server has beside the book: pages and pictures for those who link to it, the worker
//! that keeps it for when there is no network, the element for other pages, and headers.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::one_file;
use crate::seal::{digest, integrity, is_sealed, names_ending, read_text, rename, swap};

/// The element for other pages. Its name is in those pages, so it stays.
pub const EMBED: &str = "embed.js";
/// The most it may weigh, in bytes.
pub const EMBED_MOST: usize = 3072;
/// The worker. Its name must stay, so that the next version of it is found.
pub const WORKER: &str = "sw.js";
/// The tag in `index.html` of the script that registers it.
const OFFLINE: &str = r#"<script type="module" src="offline.js" data-offline></script>"#;
/// Where an address in `index.html` must say where the book lies, since those who read it want it whole.
const WHOLE: [&str; 2] =
    [r#"<meta property="og:url" content=""#, r#"<meta property="og:image" content=""#];
/// Headers, for hosts that read them in this file. What each is for: docs/hosting.md.
const HEADERS: &str = "_headers";
const FOR_ALL: &str = "/*
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
";
/// What keeps its name is asked for anew each time.
const ANEW: [&str; 5] = ["", "index.html", WORKER, EMBED, one_file::NAME];

/// A base address as it is used: with a slash at its end.
///
/// # Errors
///
/// When it is none of a server.
pub fn base(typed: &str) -> Result<String> {
    let server = ["https://", "http://"].iter().any(|start| {
        typed.strip_prefix(start).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
    });
    let plain = !typed.contains(|letter: char| {
        letter.is_whitespace() || letter.is_control() || "\"'<>?#".contains(letter)
    });
    ensure!(server && plain, "`{typed}` is not where a book can lie: give https://…/");
    Ok(format!("{}/", typed.trim_end_matches('/')))
}

/// Makes the sealed build in `dist` ready for a server; `base` is where it will lie, if that is known.
///
/// # Errors
///
/// When a file is missing or `index.html` is not as expected.
pub fn prepare(dist: &Path, base: Option<&str>) -> Result<()> {
    let embed = compact(&read_text(dist, EMBED)?);
    ensure!(
        embed.len() <= EMBED_MOST,
        "{EMBED} weighs {} bytes, more than {EMBED_MOST}",
        embed.len()
    );
    std::fs::write(dist.join(EMBED), embed)?;
    let offline = compact(&read_text(dist, "offline.js")?);
    std::fs::write(dist.join("offline.js"), offline)?;
    let (offline, seal) = rename(dist, "offline.js", "js")?;

    let mut html = read_text(dist, "index.html")?;
    if let Some(base) = base {
        for start in WHOLE {
            let (before, after) =
                html.split_once(start).with_context(|| format!("index.html has no {start}"))?;
            html = format!("{before}{start}{base}{}", after.trim_start_matches("./"));
        }
    }
    let worker = compact(&read_text(dist, WORKER)?);
    let mut files = Vec::new();
    for name in names_ending(dist, "")?.into_iter().filter(|name| is_sealed(name)) {
        let content = std::fs::read(dist.join(&name))?;
        files.push((name, integrity(&content)));
    }
    // A name says what is in a file, so the names and the page say what a version is.
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let version =
        digest([&names.join(" "), &html, &worker].map(String::as_str).join("\n").as_bytes());
    let tag = format!(
        r#"<script type="module" src="./{offline}" integrity="{seal}" data-offline data-version="{version}"></script>"#
    );
    let html = swap(&html, OFFLINE, &tag)?;
    // The page by the address of its folder, as servers give it.
    let page = (String::new(), integrity(html.as_bytes()));
    std::fs::write(dist.join("index.html"), html)?;

    let all = [&page].into_iter().chain(&files);
    let listed = all.fold(String::new(), |mut listed, (name, integrity)| {
        // Writing to a string cannot fail.
        let _ = writeln!(listed, "\"{name}\": \"{integrity}\",");
        listed
    });
    let worker = swap(&worker, "\"the version\"", &format!("\"{version}\""))?;
    let worker = swap(&worker, "const FILES = {\n", &format!("const FILES = {{\n{listed}"))?;
    std::fs::write(dist.join(WORKER), worker)?;
    std::fs::write(dist.join(HEADERS), headers(&names))?;
    Ok(())
}

/// The headers of a build with these sealed files, each by its name: what a star stands for, hosts do
/// not agree on.
fn headers(sealed: &[&str]) -> String {
    let rule = |name: &str, value: &str| format!("/{name}\n  Cache-Control: {value}\n");
    let anew = ANEW.iter().map(|name| rule(name, "no-cache"));
    let kept = sealed.iter().map(|name| rule(name, "public, max-age=31536000, immutable"));
    FOR_ALL.to_owned() + &anew.chain(kept).collect::<String>()
}

/// A script of ours without the comments that have a line of their own, and without indentation.
fn compact(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let lines: Vec<&str> =
        lines.filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(name: &str, changes: &[(&str, &str)]) -> std::path::PathBuf {
        let dist =
            std::env::temp_dir().join(format!("surprisal-hosting-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&dist);
        std::fs::create_dir_all(&dist).unwrap();
        let page = format!("{}./\">\n{}figures/a/picture.png\">\n{OFFLINE}", WHOLE[0], WHOLE[1]);
        let mut files = vec![
            ("index.html", page.as_str()),
            ("embed.js", include_str!("../../assets/embed.js")),
            ("sw.js", include_str!("../../assets/sw.js")),
            ("offline.js", include_str!("../../assets/offline.js")),
            ("boot-0123456789abcdef.js", "boot"),
            ("words.ko-0123456789abcdef.txt", "글"),
            ("surprisal.html", "all of it"),
        ];
        for change in changes {
            files.retain(|(name, _)| *name != change.0);
            files.push(*change);
        }
        for (name, content) in files {
            std::fs::write(dist.join(name), content).unwrap();
        }
        dist
    }

    fn version(dist: &Path) -> String {
        let html = read_text(dist, "index.html").unwrap();
        let (_, version) = html.split_once("data-version=\"").unwrap();
        version.split_once('"').unwrap().0.to_owned()
    }

    #[test]
    fn the_worker_knows_every_file_of_the_book_and_its_version() {
        let dist = build("worker", &[]);
        prepare(&dist, None).unwrap();
        let (worker, html) =
            (read_text(&dist, WORKER).unwrap(), read_text(&dist, "index.html").unwrap());
        assert!(worker.contains(&format!("const VERSION = \"{}\";", version(&dist))));
        let page = format!("\"\": \"{}\",\n", integrity(html.as_bytes()));
        assert!(worker.contains(&page), "{worker}");
        let offline = names_ending(&dist, ".js").unwrap();
        let offline = offline.iter().find(|name| name.starts_with("offline-")).unwrap();
        assert!(html.contains(offline.as_str()));
        for name in ["boot-0123456789abcdef.js", "words.ko-0123456789abcdef.txt", offline] {
            let content = std::fs::read(dist.join(name)).unwrap();
            let line = format!("\"{name}\": \"{}\",\n", integrity(&content));
            assert_eq!(worker.matches(&line).count(), 1, "{name}");
        }
        assert_eq!(worker.matches("\": \"sha384-").count(), 4);
        std::fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn a_change_in_any_file_is_another_version() {
        let own = |name: &str, changes: &[(&str, &str)]| {
            let dist = build(name, changes);
            prepare(&dist, None).unwrap();
            let version = version(&dist);
            std::fs::remove_dir_all(&dist).unwrap();
            version
        };
        let page = format!("<p>{}./\">{}b.png\">{OFFLINE}", WHOLE[0], WHOLE[1]);
        let worker = format!("{} ", include_str!("../../assets/sw.js")) + "void 0;\n";
        let mut versions = vec![
            own("same", &[]),
            own("page", &[("index.html", &page)]),
            own("worker-of", &[("sw.js", &worker)]),
            own("script", &[("offline.js", "another")]),
            // The seal gives another name to what changes.
            own("more", &[("piece-a-0123456789abcdef.wasm", "more")]),
        ];
        assert_eq!(versions[0], own("again", &[]));
        versions.sort();
        versions.dedup();
        assert_eq!(versions.len(), 5);
    }

    #[test]
    fn addresses_are_whole_where_it_is_known_where_the_book_lies() {
        let dist = build("base", &[]);
        prepare(&dist, Some("https://example.org/book/")).unwrap();
        let html = read_text(&dist, "index.html").unwrap();
        assert!(html.contains("og:url\" content=\"https://example.org/book/\""), "{html}");
        assert!(
            html.contains("og:image\" content=\"https://example.org/book/figures/a/picture.png\"")
        );
        std::fs::remove_dir_all(&dist).unwrap();
        assert_eq!(base("https://example.org/book").unwrap(), "https://example.org/book/");
        assert_eq!(base("http://127.0.0.1:8080//").unwrap(), "http://127.0.0.1:8080/");
        for typed in [
            "",
            "example.org",
            "https://",
            "https:///x",
            "https://a/?b",
            "https://a/\"b",
            "ftp://a/",
        ] {
            assert!(base(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn the_element_for_other_pages_is_small() {
        let embed = include_str!("../../assets/embed.js");
        // Lines can be shortened: no text of several lines is in it.
        assert!(embed.lines().all(|line| line.matches('`').count() % 2 == 0));
        let shipped = compact(embed);
        assert!(shipped.len() <= EMBED_MOST, "{}", shipped.len());
        assert!(shipped.starts_with("const base"));
        assert_eq!(compact("// a\n  b; // c\n\n  // d\n"), "b; // c\n");
    }

    #[test]
    fn headers_keep_what_is_sealed_and_nothing_else() {
        let headers = headers(&["a-0123456789abcdef.wasm"]);
        assert!(headers.starts_with("/*\n  Access-Control-Allow-Origin: *\n"));
        assert!(headers.contains(
            "\n/a-0123456789abcdef.wasm\n  Cache-Control: public, max-age=31536000, immutable\n"
        ));
        for name in ["/", "/index.html", "/sw.js", "/embed.js", "/surprisal.html"] {
            assert!(headers.contains(&format!("\n{name}\n  Cache-Control: no-cache\n")), "{name}");
        }
        assert_eq!(headers.matches("immutable").count(), 1);
    }
}
