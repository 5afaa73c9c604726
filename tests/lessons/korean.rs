//! Korean: no particle after a formula.
//!
//! A particle's form follows the last sound of the word before it, written without a space: “값은”,
//! “분포는”. How a formula or a number in a slot is read aloud is up to the reader, so the sentence
//! has to be written so that a word with a sound of its own stands between.

use std::fs;
use std::path::{Path, PathBuf};

/// Particles, and endings that begin with one.
const PARTICLES: [&str; 24] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "와",
    "과",
    "의",
    "로",
    "으로",
    "에",
    "도",
    "에서",
    "에서는",
    "에는",
    "에도",
    "로는",
    "으로는",
    "로도",
    "와는",
    "과는",
    "이란",
    "란",
];

/// Particles with two forms, which even a space does not make right.
const BY_SOUND: [&str; 13] =
    ["은", "는", "이", "가", "을", "를", "와", "과", "로", "으로", "로는", "으로는", "와는"];

fn is_hangul(c: char) -> bool {
    ('가'..='힣').contains(&c)
}

/// The Korean texts of the book.
fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.ends_with("text.ko.md") {
                files.push(path);
            }
        }
    }
    files
}

/// A line cut into what is prose and what is read as mathematics: formulas, slots, single letters.
fn pieces(line: &str) -> Vec<(bool, String)> {
    let mut pieces: Vec<(bool, String)> = vec![(false, String::new())];
    let mut rest = line.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let close = match c {
            '$' => Some('$'),
            '{' => Some('}'),
            _ => None,
        };
        let mut maths = String::new();
        if let Some(close) = close {
            let display = c == '$' && rest.next_if_eq(&'$').is_some();
            maths.extend(rest.by_ref().take_while(|&c| c != close));
            if display {
                rest.next_if_eq(&'$');
            }
            // An empty formula would still be one.
            maths.insert(0, c);
        } else if c.is_ascii_alphabetic() || ('α'..='ω').contains(&c) || c == 'Ω' {
            // A letter alone is a variable, KL and JSD are names; so is H in H(p), with its brackets.
            maths.push(c);
            while let Some(letter) = rest.next_if(|c| c.is_ascii_alphanumeric()) {
                maths.push(letter);
            }
            if maths.chars().count() == 1 && rest.peek() == Some(&'(') {
                let argument: String = rest.by_ref().take_while(|&c| c != ')').collect();
                maths.push_str(&argument);
            } else if maths.chars().count() > 1 || before.is_ascii_alphanumeric() {
                pieces.last_mut().unwrap().1.push_str(&maths);
                before = 'a';
                continue;
            }
        }
        if maths.is_empty() {
            pieces.last_mut().unwrap().1.push(c);
            before = c;
        } else {
            pieces.push((true, maths));
            pieces.push((false, String::new()));
            before = '$';
        }
    }
    pieces
}

/// What is wrong with a line, if anything.
fn problem(line: &str) -> Option<String> {
    let pieces = pieces(line);
    for pair in pieces.windows(2) {
        let [(true, maths), (false, prose)] = pair else { continue };
        let word: String = prose
            .trim_start_matches([' ', '\u{a0}'])
            .chars()
            .take_while(|&c| is_hangul(c))
            .collect();
        let spaced = prose.starts_with([' ', '\u{a0}']);
        let found = if spaced { BY_SOUND.contains(&&*word) } else { PARTICLES.contains(&&*word) };
        // Without a space any word would be glued to the formula, except a unit or a counter.
        if found {
            return Some(format!("the particle “{word}” follows `{maths}`"));
        }
        let glued = !spaced && !word.is_empty() && !maths.starts_with('{');
        if glued {
            return Some(format!("“{word}” is glued to `{maths}`"));
        }
    }
    None
}

#[test]
fn the_check_finds_what_it_should() {
    for wrong in [
        "값 $p$는 확률입니다.",
        "$H(p, q)$가 커집니다.",
        "모형 q는 틀립니다.",
        "JSD(p, q)와 H(p)를 견줍니다.",
        "지금 $q$ = {q} 로 두 동전이 같습니다.",
        "동전의 엔트로피는 $\\log 2$ 를 넘지 않습니다.",
        "$$x$$은 무엇일까요?",
        "{p}은 확률입니다.",
        "$p$\u{a0}는 확률입니다.",
        "분포 $p$의 받침.",
        "집합 A에서",
        "$p$일 때",
    ] {
        assert!(problem(wrong).is_some(), "{wrong}");
    }
    for right in [
        "확률 $p$ 값은 0입니다.",
        "지금 $p$ = {p} 이므로 결과가 정해져 있습니다.",
        "참이 $p$ 인데 $q$ 라고 믿으면",
        "“JSD는 1 이하”라는 말은 비트로 잴 때만 맞습니다.",
        "KL 발산은 무한합니다.",
        "점 $q$ 쪽을 옮기면",
        "{total}줄 가운데 {n}번째",
        "$q = p$ 일 때 같고",
        "이 값이 0이고",
        "그 값은 $\\log 2$, 곧 1비트입니다.",
        "공정한 동전($p$ = {p})입니다.",
    ] {
        assert_eq!(problem(right), None, "{right}");
    }
}

#[test]
fn no_particle_follows_a_formula() {
    let mut problems = Vec::new();
    let files = sources();
    assert!(files.len() > surprisal::lessons::LESSONS.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for (index, line) in text.lines().enumerate() {
            if line.starts_with("# ") {
                continue;
            }
            if let Some(problem) = problem(line) {
                problems.push(format!("{}:{}: {problem}", file.display(), index + 1));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
