//! The book in one file: `surprisal.html`, made from the sealed build. It opens by a double click, from a
//! memory stick, and in a frame without origin, and asks nothing of a network.
//!
//! The scripts are joined into one, since a module in the page can import no other by name. What they
//! would fetch is in the page, packed with gzip, which browsers of 2023 and later unpack: plain, the file
//! would weigh 2.4 MB, and so it weighs less than 1.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::seal;

/// What it is called.
pub const NAME: &str = "surprisal.html";
/// The most it may weigh, in bytes.
pub const MOST: usize = 1536 * 1024;
/// What stands before the scripts: it gives them their files and each other.
const IN_PAGE: &str = include_str!("one_file.js");

/// Makes the one file of the sealed build in `dist`.
///
/// # Errors
///
/// When the build is not as the seal leaves it.
pub fn make(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    for name in seal::names_ending(dist, "")?.into_iter().filter(|name| seal::is_sealed(name)) {
        files.push((std::fs::read(dist.join(&name))?, name));
    }
    let html = std::fs::read_to_string(dist.join("index.html"))?;
    let page = page(&html, &files)?;
    ensure!(page.len() <= MOST, "{NAME} weighs {} bytes, more than {MOST}", page.len());
    Ok(std::fs::write(dist.join(NAME), page)?)
}

/// The page with all its files.
fn page(html: &str, files: &[(Vec<u8>, String)]) -> Result<String> {
    let ending = |end: &'static str| files.iter().filter(move |(_, name)| name.ends_with(end));
    let boot = tag(html, "data-boot").context("index.html does not start the book")?;

    let mut style = String::new();
    for (sheet, _) in ending(".css") {
        style.push_str(std::str::from_utf8(sheet)?);
    }
    for (font, name) in ending(".woff2") {
        style = style.replace(name, &data("font/woff2", font));
    }
    let addresses = style.split("url(").skip(1);
    ensure!(addresses.into_iter().all(|url| url.starts_with("\"data:")), "a style fetches a file");

    let mut modules = Vec::new();
    for (script, name) in ending(".js") {
        modules.push(Module::read(name, std::str::from_utf8(script)?)?);
    }
    let script = joined(modules)?;
    ensure!(!script.contains("</script") && !script.contains("<!--"), "a script ends too soon");

    let mut packed = String::new();
    for (content, name) in ending(".wasm").chain(ending(".txt")) {
        let content = STANDARD.encode(gzip(content)?);
        // Writing to a string cannot fail.
        let _ =
            writeln!(packed, "<script type=\"text/plain\" data-file=\"{name}\">{content}</script>");
    }

    let icon = ending(".svg").next().context("the build has no icon")?;
    let icon = data("image/svg+xml", &icon.0);
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'",
        hash(&script),
        hash(&style)
    );
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<link rel=\"icon\" href=\"{icon}\">\n<style>{style}</style>\n"
    );
    // What is a page's own on a server goes: its policy, files beside it, and what others show of it.
    let mut html = without(html, "<meta http-equiv=\"Content-Security-Policy\"", ">");
    for start in ["<link ", "<meta property=", "<meta name=\"twitter:"] {
        html = without(&html, start, ">");
    }
    let html = without(&html, "<script ", "</script>").replace(" property=\"og:description\"", "");
    let lines: Vec<&str> = html.lines().filter(|line| !line.trim().is_empty()).collect();
    let html = lines.join("\n");

    let start = format!("<script type=\"module\"{}>{script}</script>\n", names(boot));
    let (before, after) =
        html.split_once("<meta name=\"viewport\"").context("index.html has no viewport")?;
    let html = format!("{before}{head}<meta name=\"viewport\"{after}");
    let (before, after) = html.rsplit_once("</body>").context("index.html has no end")?;
    Ok(format!("{before}{packed}{start}</body>{after}\n"))
}

/// The tag of a script that carries an attribute.
fn tag<'a>(html: &'a str, attribute: &str) -> Option<&'a str> {
    html.split("<script ")
        .skip(1)
        .filter_map(|tag| Some(tag.split_once('>')?.0))
        .find(|tag| tag.split_whitespace().any(|part| part.split('=').next() == Some(attribute)))
}

/// The attributes of the tag that say what the files are called; what they must be, the page itself says.
fn names(tag: &str) -> String {
    let data = tag.split_whitespace().filter(|part| part.starts_with("data-"));
    data.filter(|part| !part.contains("-integrity=")).map(|part| format!(" {part}")).collect()
}

/// The text without its parts from `start` to `end`.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, part)) = rest.split_once(start) {
        kept.push_str(before);
        rest = part.split_once(end).map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A file as an address.
fn data(mime: &str, content: &[u8]) -> String {
    format!("data:{mime};base64,{}", STANDARD.encode(content))
}

/// A hash as a policy wants it.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(content)?;
    Ok(packed.finish()?)
}

/// A script as a block of the joined one.
#[derive(Debug)]
struct Module {
    name: String,
    block: String,
    /// The modules that must stand before it: those it takes something from by name. A module that it
    /// takes whole is asked only when it is used.
    after: Vec<String>,
}

impl Module {
    /// Knows the forms of import and export that our scripts and those of wasm-bindgen have, each at the
    /// start of a line; any other is refused.
    fn read(name: &str, script: &str) -> Result<Module> {
        let (mut block, mut gives, mut after) = (String::new(), String::new(), Vec::new());
        for line in script.lines() {
            let unknown = || format!("{name}: not known how to join `{line}`");
            if let Some(import) = line.strip_prefix("import ") {
                let (what, from) = import.split_once(" from \"./").with_context(unknown)?;
                let from = from.trim_end_matches(';').trim_end_matches('"');
                let module = format!("inPage.modules[\"{from}\"]");
                if let Some(whole) = what.strip_prefix("* as ") {
                    block += &format!("const {whole} = {module};\n");
                } else {
                    ensure!(what.starts_with('{'), unknown());
                    block += &format!("const {} = {module};\n", what.replace(" as ", ": "));
                    after.push(from.to_owned());
                }
            } else if let Some(export) = line.strip_prefix("export ") {
                if let Some(list) = export.strip_prefix('{') {
                    let list =
                        list.trim_end_matches(';').strip_suffix('}').with_context(unknown)?;
                    for entry in list.split(',') {
                        let (own, given) = entry.split_once(" as ").unwrap_or((entry, entry));
                        gives += &format!("{}: {}, ", given.trim(), own.trim());
                    }
                } else {
                    let words = export.trim_start_matches("async ").split_once(' ');
                    let (sort, rest) = words.with_context(unknown)?;
                    ensure!(["function", "class", "const"].contains(&sort), unknown());
                    let end = rest.find(|letter: char| !is_word(letter)).unwrap_or(rest.len());
                    gives += &format!("{}, ", &rest[..end]);
                    block += &format!("{export}\n");
                }
            } else {
                ensure!(!line.starts_with("import") && !line.starts_with("export"), unknown());
                block += &format!("{line}\n");
            }
        }
        let block = block.replace("import.meta.url", "inPage.base");
        let block = called(&called(&block, "import", "inPage.module"), "fetch", "inPage.file");
        ensure!(!block.contains("import.meta"), "{name}: asks where it lies");
        let block = format!("{block}Object.assign(inPage.modules[\"{name}\"], {{ {gives}}});\n");
        Ok(Module { name: name.to_owned(), block, after })
    }
}

/// The script with every call of a function made one of another.
fn called(script: &str, function: &str, other: &str) -> String {
    let call = format!("{function}(");
    let mut out = String::new();
    let mut rest = script;
    while let Some((before, after)) = rest.split_once(&call) {
        out.push_str(before);
        // Not a method, and not the end of a longer name.
        let own = before.ends_with(|letter: char| is_word(letter) || letter == '.');
        out.push_str(if own { function } else { other });
        out.push('(');
        rest = after;
    }
    out + rest
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// The scripts in one, each in a block of its own, in an order that each can be run in.
fn joined(mut modules: Vec<Module>) -> Result<String> {
    // The page can be asked for a module before that one has run.
    let mut script = IN_PAGE.to_owned();
    for Module { name, .. } in &modules {
        script += &format!("inPage.modules[\"{name}\"] = {{}};\n");
    }
    // What starts the book stands last.
    modules.sort_by_key(|module| module.name.starts_with("boot"));
    let mut done: Vec<String> = Vec::new();
    while !modules.is_empty() {
        let ready =
            modules.iter().position(|module| module.after.iter().all(|name| done.contains(name)));
        let Some(ready) = ready else { bail!("the scripts wait for each other") };
        let Module { name, block, .. } = modules.remove(ready);
        script += &format!("{{\n{block}}}\n");
        done.push(name);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOT: &str = "const file = (name) => new URL(script.dataset[name], import.meta.url);\n\
        const book = import(file(\"js\"));\nconst wasm = await fetch(file(\"wasm\"));\n";
    const BOOK: &str = "import * as import1 from \"./pieces-0123456789abcdef.js\"\n\
        let wasm;\nexport function open(tag) {\n}\nexport class Source {\n}\n\
        module = fetch(module); this.fetch(1); prefetch(2);\nexport { sync, load as default };\n";
    const PIECES: &str = "import { sync } from \"./surprisal-0123456789abcdef.js\";\n\
        export const all = 1;\nexport async function bring() {}\n";

    fn files() -> Vec<(Vec<u8>, String)> {
        let file = |name: &str, text: &str| (text.as_bytes().to_vec(), name.to_owned());
        vec![
            file("boot-0123456789abcdef.js", BOOT),
            file("icon-0123456789abcdef.svg", "<svg/>"),
            file("pieces-0123456789abcdef.js", PIECES),
            file(
                "surprisal-0123456789abcdef.css",
                "@font-face { src: url(\"m-0123456789abcdef.woff2\") }",
            ),
            file("surprisal-0123456789abcdef.js", BOOK),
            file("m-0123456789abcdef.woff2", "font"),
            file("a_bg-0123456789abcdef.wasm", "wasm"),
            file("words.ko-0123456789abcdef.txt", "글"),
        ]
    }

    const PAGE: &str = r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="description" property="og:description" content="words">
    <meta property="og:image" content="https://example.org/picture.png">
    <meta name="twitter:card" content="summary_large_image">
    <link rel="manifest" href="manifest.webmanifest">
    <link rel="icon" href="./icon-0123456789abcdef.svg">
    <script type="module" src="./boot-0123456789abcdef.js" integrity="sha384-x" data-boot data-js="surprisal-0123456789abcdef.js" data-wasm="a_bg-0123456789abcdef.wasm" data-wasm-integrity="sha384-y"></script>
    <script type="module" src="offline.js" data-offline></script>
  </head>
  <body><p lang="ko">글</p></body>
</html>
"#;

    #[test]
    fn nothing_in_the_page_is_asked_of_a_network() {
        let page = page(PAGE, &files()).unwrap();
        for outside in [" src=", "import(", "import ", " fetch(", "manifest", "https:", "offline"] {
            assert!(!page.contains(outside), "{outside} in {page}");
        }
        let links = page.split(" href=\"").skip(1);
        assert!(links.into_iter().all(|link| link.starts_with("data:")), "{page}");
        assert!(page.contains("url(\"data:font/woff2;base64,Zm9udA==\")"), "{page}");
        assert!(page.contains("<p lang=\"ko\">글</p>") && page.contains("content=\"words\""));
    }

    #[test]
    fn the_policy_lets_in_what_is_there_and_nothing_else() {
        let page = page(PAGE, &files()).unwrap();
        assert_eq!(page.matches("Content-Security-Policy").count(), 1);
        let (_, policy) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
        let (policy, after) = policy.split_once('"').unwrap();
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("connect-src"));
        let (_, style) = after.split_once("<style>").unwrap();
        let (style, _) = style.split_once("</style>").unwrap();
        assert!(policy.contains(&format!("style-src '{}'", hash(style))), "{policy}");
        let (_, script) = after.split_once("<script type=\"module\"").unwrap();
        let (tag, script) = script.split_once('>').unwrap();
        let (script, _) = script.split_once("</script>").unwrap();
        assert!(policy.contains(&format!("script-src '{}' 'wasm-unsafe-eval'", hash(script))));
        assert_eq!(
            tag,
            " data-boot data-js=\"surprisal-0123456789abcdef.js\" data-wasm=\"a_bg-0123456789abcdef.wasm\""
        );
    }

    #[test]
    fn every_file_is_in_the_page_as_it_was() {
        use std::io::Read;
        let page = page(PAGE, &files()).unwrap();
        for (content, name) in files() {
            if name.ends_with("wasm") || name.ends_with("txt") {
                let (_, packed) = page.split_once(&format!("data-file=\"{name}\">")).unwrap();
                let packed = STANDARD.decode(packed.split_once('<').unwrap().0).unwrap();
                let mut unpacked = Vec::new();
                flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut unpacked).unwrap();
                assert_eq!(unpacked, content, "{name}");
            }
        }
    }

    #[test]
    fn scripts_are_joined_in_an_order_that_runs() {
        let script = page(PAGE, &files()).unwrap();
        let at = |part: &str| {
            assert_eq!(script.matches(part).count(), 1, "{part} in {script}");
            script.find(part).unwrap()
        };
        let book = at("const import1 = inPage.modules[\"pieces-0123456789abcdef.js\"];");
        let gives = at(
            "Object.assign(inPage.modules[\"surprisal-0123456789abcdef.js\"], { open, Source, sync: sync, default: load, });",
        );
        let pieces = at("const { sync } = inPage.modules[\"surprisal-0123456789abcdef.js\"];");
        let boot = at("const book = inPage.module(file(\"js\"));");
        assert!(book < gives && gives < pieces && pieces < boot);
        at("{ all, bring, }");
        at("new URL(script.dataset[name], inPage.base)");
        // A method, or a longer name, is none of ours.
        at("module = inPage.file(module); this.fetch(1); prefetch(2);");
    }

    #[test]
    fn what_cannot_be_joined_is_refused() {
        for script in [
            "import a from \"./a.js\";",
            "import \"./a.js\";",
            "export default 1;",
            "export * from \"./a.js\";",
        ] {
            assert!(Module::read("a.js", script).is_err(), "{script}");
        }
        let waits = |name: &str, other: &str| {
            Module::read(name, &format!("import {{ a }} from \"./{other}\";")).unwrap()
        };
        assert!(joined(vec![waits("a.js", "b.js"), waits("b.js", "a.js")]).is_err());
    }
}
