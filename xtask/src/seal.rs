//! The seal: every file is named by its content; a script, style sheet or wasm that is another than
//! the page says is refused by the browser.
//!
//! Trunk's own hashes are taken before wasm-opt has run, and its integrity on the wasm is not
//! enforced by Chromium; so names and hashes are given here, last. The style sheets become one.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::split;

/// The folder of the words, and how the names of their files begin once they are sealed.
pub const WORDS: &str = "words";
/// The tag in `index.html` that starts the book.
const BOOT: &str = r#"<script type="module" src="boot.js" data-boot></script>"#;

/// `sha384-…`, as the attribute `integrity` wants it.
pub fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(content)))
}

/// The first 16 hexadecimal digits of the content's SHA-256.
pub fn digest(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Whether a file is named by its content.
pub fn is_sealed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, digest)| {
        digest.len() == 16 && digest.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

/// Seals the build in `dist`.
///
/// # Errors
///
/// When a file is missing or `index.html` is not as expected.
pub fn seal(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let html = std::fs::read_to_string(&page).context("the build has no index.html")?;

    let (mut html, sheets) = without_sheets(&html);
    let mut style = String::new();
    for sheet in &sheets {
        style.push_str(&read_text(dist, sheet)?);
        std::fs::remove_file(dist.join(sheet))?;
    }
    let mut style = compact(&style);
    for font in names_ending(dist, ".woff2")? {
        let (name, _) = rename(dist, &font, "woff2")?;
        style = style.replace(&font, &name);
        html = html.replace(&font, &name);
    }
    std::fs::write(dist.join("surprisal.css"), &style)?;
    let (css, css_integrity) = rename(dist, "surprisal.css", "css")?;

    let wasm = rename(dist, "surprisal_bg.wasm", "wasm")?;
    name_pieces(dist)?;
    let [js, loader] = name_both(dist, "surprisal.js", split::LOADER)?;
    let words = name_words(dist)?;
    let boot = rename(dist, "boot.js", "js")?;
    let (refused, _) = rename(dist, "refused.js", "js")?;
    let icon = rename(dist, "icon.svg", "svg")?;

    // `crossorigin`, so that a frame without origin can check it as well, where the server lets it.
    let sheet = format!(
        r#"<link rel="stylesheet" href="./{css}" integrity="{css_integrity}" crossorigin>"#
    );
    // A preloaded module is checked when it comes, and `import` then takes that very one.
    let preload = |(name, integrity): &(String, String)| {
        format!(r#"<link rel="modulepreload" href="./{name}" integrity="{integrity}">"#)
    };
    let preload = format!("{}\n    {}", preload(&js), preload(&loader));
    let mut start = format!(
        r#"<script type="module" src="./{}" integrity="{}" data-boot data-js="{}" data-loader="{}""#,
        boot.0, boot.1, js.0, loader.0
    );
    // Writing to a string cannot fail.
    let _ = write!(start, r#" data-wasm="{}" data-wasm-integrity="{}""#, wasm.0, wasm.1);
    let _ = write!(start, " data-words='{words}'></script>");
    let html = swap(&html, BOOT, &format!("{sheet}\n    {preload}\n    {start}"))?;
    // Without integrity: a frame without origin could not check it, and could not be told.
    let html = swap(&html, r#"src="refused.js""#, &format!(r#"src="./{refused}""#))?;
    let html = html.replace("icon.svg", &icon.0);
    std::fs::write(&page, html)?;
    Ok(())
}

/// Names the pieces by their content, and tells the script that fetches them what each must be.
fn name_pieces(dist: &Path) -> Result<()> {
    let script = dist.join(split::LOADER);
    let mut text = std::fs::read_to_string(&script).context("the build has no pieces")?;
    for piece in names_ending(dist, ".wasm")? {
        if piece.starts_with(split::PIECE) {
            let (name, integrity) = rename(dist, &piece, "wasm")?;
            let (plain, sealed) =
                (format!(r#"["{piece}", ""]"#), format!(r#"["{name}", "{integrity}"]"#));
            text = swap(&text, &plain, &sealed)?;
        }
    }
    Ok(std::fs::write(&script, text)?)
}

/// Names the words by their content and puts them beside the page; gives, as JSON, the file of each and
/// what it must be.
fn name_words(dist: &Path) -> Result<String> {
    let folder = dist.join(WORDS);
    let mut sealed = Vec::new();
    for plain in names_ending(&folder, ".txt")? {
        let name = format!("{WORDS}.{plain}");
        std::fs::rename(folder.join(&plain), dist.join(&name))?;
        let (name, integrity) = rename(dist, &name, "txt")?;
        let of = plain.strip_suffix(".txt").unwrap_or(&plain);
        sealed.push(format!(r#""{of}":["{name}","{integrity}"]"#));
    }
    std::fs::remove_dir(folder)?;
    Ok(format!("{{{}}}", sealed.join(",")))
}

/// Names two scripts that import each other, each by what both say; gives names and integrities.
fn name_both(dist: &Path, one: &str, other: &str) -> Result<[(String, String); 2]> {
    let texts = [read_text(dist, one)?, read_text(dist, other)?];
    let digest = digest(texts.concat().as_bytes());
    let named = |script: &str| {
        let stem = script.strip_suffix(".js").unwrap_or(script);
        format!("{stem}-{digest}.js")
    };
    let mut sealed = Vec::new();
    for (script, text) in [one, other].into_iter().zip(texts) {
        // Only where they import: the wasm knows the script by its plain name.
        let from = |name: &str| format!("from \"./{name}\"");
        let text = text
            .replace(&from(one), &from(&named(one)))
            .replace(&from(other), &from(&named(other)));
        std::fs::remove_file(dist.join(script))?;
        std::fs::write(dist.join(named(script)), &text)?;
        sealed.push((named(script), integrity(text.as_bytes())));
    }
    sealed.try_into().map_err(|_| anyhow::anyhow!("two scripts are two"))
}

/// The page without its links to style sheets, and the sheets in order.
fn without_sheets(html: &str) -> (String, Vec<String>) {
    let mut sheets = Vec::new();
    let mut kept = String::new();
    for line in html.split_inclusive('\n') {
        let mut rest = line;
        while let Some((before, link)) = rest.split_once("<link rel=\"stylesheet\"") {
            let (tag, after) = link.split_once('>').unwrap_or((link, ""));
            kept.push_str(before);
            let href = tag.split_once("href=\"").and_then(|(_, href)| href.split_once('"'));
            sheets.extend(href.map(|(name, _)| name.trim_start_matches("./").to_owned()));
            rest = after;
        }
        kept.push_str(rest);
    }
    (kept, sheets)
}

/// A style sheet without its comments and indentation.
fn compact(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Names a file by its content; gives the new name and the integrity.
///
/// # Errors
///
/// When it is not there.
pub fn rename(dist: &Path, name: &str, extension: &str) -> Result<(String, String)> {
    let content =
        std::fs::read(dist.join(name)).with_context(|| format!("the build has no {name}"))?;
    let stem = name.strip_suffix(&format!(".{extension}")).unwrap_or(name);
    let new = format!("{stem}-{}.{extension}", digest(&content));
    std::fs::rename(dist.join(name), dist.join(&new))?;
    Ok((new, integrity(&content)))
}

/// A text of the build.
///
/// # Errors
///
/// When it is not there.
pub fn read_text(dist: &Path, name: &str) -> Result<String> {
    std::fs::read_to_string(dist.join(name)).with_context(|| format!("the build has no {name}"))
}

/// The names of the files that end so, in order.
///
/// # Errors
///
/// When there is no such folder.
pub fn names_ending(dist: &Path, end: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dist)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.retain(|name| name.ends_with(end));
    names.sort();
    Ok(names)
}

/// Puts `new` in place of `old`, which must be there once.
///
/// # Errors
///
/// When it is not.
pub fn swap(html: &str, old: &str, new: &str) -> Result<String> {
    anyhow::ensure!(html.matches(old).count() == 1, "`{old}` must be there exactly once");
    Ok(html.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        // FIPS 180-4, the examples "abc".
        assert_eq!(digest(b"abc"), "ba7816bf8f01cfea");
        assert_eq!(
            integrity(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }

    #[test]
    fn a_name_says_whether_it_is_sealed() {
        for (name, sealed) in [
            ("boot-0123456789abcdef.js", true),
            ("words.ko-0123456789abcdef.txt", true),
            ("boot.js", false),
            ("icon-maskable-512.png", false),
            ("surprisal.html", false),
        ] {
            assert_eq!(is_sealed(name), sealed, "{name}");
        }
    }

    #[test]
    fn sheets_leave_the_page_in_order() {
        let html = "<head>\n<link rel=\"stylesheet\" href=\"./a.css\"/><link rel=\"stylesheet\" href=\"b.css\">\n<link rel=\"icon\" href=\"i.svg\">\n";
        let (html, sheets) = without_sheets(html);
        assert_eq!(html, "<head>\n\n<link rel=\"icon\" href=\"i.svg\">\n");
        assert_eq!(sheets, ["a.css", "b.css"]);
    }

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(compact("/* one\n */\na {\n  b: c; /* d */\n}\n"), "a {\nb: c;\n}");
        assert_eq!(compact("a { b: c }/* open"), "a { b: c }");
    }

    #[test]
    fn a_build_is_sealed_whole() {
        let dist = std::env::temp_dir().join(format!("surprisal-seal-{}", std::process::id()));
        std::fs::create_dir_all(dist.join(WORDS)).unwrap();
        let put = |name: &str, text: &str| std::fs::write(dist.join(name), text).unwrap();
        put(
            "index.html",
            &format!(
                "<link rel=\"stylesheet\" href=\"./page.css\"/>\n<link rel=\"icon\" href=\"./icon.svg\"><link rel=\"preload\" href=\"m.woff2\"><script src=\"refused.js\"></script>{BOOT}"
            ),
        );
        for (name, text) in [
            ("page.css", "@font-face { src: url(\"m.woff2\") }"),
            ("m.woff2", "font"),
            ("surprisal_bg.wasm", "wasm"),
            ("surprisal.js", "import * as a from \"./pieces.js\"; b = { \"./pieces.js\": a }"),
            ("pieces.js", "import { c } from \"./surprisal.js\"; [\"piece-kl.wasm\", \"\"]"),
            ("piece-kl.wasm", "piece"),
            ("boot.js", "boot"),
            ("refused.js", "refused"),
            ("words/kl.en.txt", "words"),
            ("words/kl.ko.txt", "글"),
            ("icon.svg", "icon"),
        ] {
            put(name, text);
        }
        seal(&dist).unwrap();
        let html = std::fs::read_to_string(dist.join("index.html")).unwrap();
        let mut names: Vec<_> = names_ending(&dist, "").unwrap();
        names.retain(|name| name != "index.html");
        assert_eq!(names.len(), 11);
        let read = |name: &str| std::fs::read_to_string(dist.join(name)).unwrap();
        let named = |start: &str, end: &str| {
            names.iter().find(|name| name.starts_with(start) && name.ends_with(end)).unwrap()
        };
        let (piece, loader) = (named("piece-kl-", "wasm"), named("pieces-", "js"));
        let js = named("surprisal-", "js");
        for name in names.iter().filter(|name| *name != piece) {
            assert!(html.contains(name.as_str()), "{name}");
        }
        let sealed = format!("[\"{piece}\", \"{}\"]", integrity(b"piece"));
        assert!(read(loader).contains(&sealed));
        assert!(read(loader).contains(&format!("from \"./{js}\"")));
        assert!(read(js).contains(&format!("from \"./{loader}\"")));
        // The wasm goes on asking for the script by its plain name.
        assert!(read(js).contains("\"./pieces.js\": a"));
        let wasm = integrity(b"wasm");
        assert!(html.contains(&format!("data-wasm-integrity=\"{wasm}\"")));
        let words = format!("\"kl.ko\":[\"words.kl.ko-{}.txt\"", digest("글".as_bytes()));
        assert!(html.contains(&words), "{html}");
        let css = names.iter().find(|name| name.ends_with("css")).unwrap();
        let font = names.iter().find(|name| name.ends_with("woff2")).unwrap();
        assert!(std::fs::read_to_string(dist.join(css)).unwrap().contains(font.as_str()));
        std::fs::remove_dir_all(&dist).unwrap();
    }
}
