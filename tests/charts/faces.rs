//! Faces: words in the page's, formulas in the maths face.

use surprisal::charts::axis::Axis;
use surprisal::charts::picture::{Hue, Mark, Picture, Side};
use surprisal::charts::theme::Theme;

use super::book;
use super::chart::{Chart, DESKTOP, Screen};
use super::recorder::Letters;

fn is_hangul(letter: char) -> bool {
    ('가'..='힣').contains(&letter)
}

/// Painted in two faces of known names.
fn set(picture: &Picture) -> Chart {
    let theme = Theme { font: "Page".into(), math_font: "Maths".into(), ..Theme::LIGHT };
    Screen { theme, ..DESKTOP }.paint(picture, None).unwrap()
}

/// The faces of a label: what each part says, and in which face.
fn faces(label: &str) -> Vec<(String, String, bool)> {
    let picture = Picture::new(Axis::probability("p"), Axis::new(0.0, 1.0, "nat"))
        .with(Mark::dot(Hue::P, (0.5, 0.5)).labelled(label, Side::Right));
    let part = |letters: &Letters| (letters.text.clone(), letters.family.clone(), letters.italic);
    set(&picture).live.letters().map(part).collect()
}

#[test]
fn korean_is_set_in_the_face_of_the_page_and_formulas_in_the_maths_face() {
    let part = |text: &str, family: &str, italic| (text.to_owned(), family.to_owned(), italic);
    let words = |text| part(text, "Page", false);
    let upright = |text| part(text, "Maths", false);
    let variable = |text| part(text, "Maths", true);
    assert_eq!(faces("정보량"), [words("정보량")]);
    // A space belongs to the word before it.
    assert_eq!(faces("평균 정보량 H"), [words("평균 정보량 "), variable("H")]);
    // A variable stays one when a particle follows it.
    assert_eq!(
        faces("확률 p의 −log p"),
        [words("확률 "), variable("p"), words("의 "), upright("−log "), variable("p")]
    );
    assert_eq!(
        faces("H(p, q) = 0.5"),
        [
            variable("H"),
            upright("("),
            variable("p"),
            upright(", "),
            variable("q"),
            upright(") = 0.5")
        ]
    );
    assert_eq!(faces("log 2"), [upright("log 2")]);
    assert_eq!(faces("→ ∞"), [upright("→ ∞")]);
    assert_eq!(faces("確率, 확률"), [words("確率"), upright(", "), words("확률")]);
}

#[test]
fn titles_are_set_like_labels_and_the_numbers_of_an_axis_in_the_face_of_the_page() {
    let x = Axis::new(0.0, 1.0, "확률 p");
    let picture = Picture::new(x, Axis::new(-1.0, 1.0, "정보량 (nat)"));
    let chart = set(&picture);
    let mut numbers = 0;
    for Letters { text, family, .. } in chart.still.letters() {
        let number = text.chars().all(|letter| letter.is_ascii_digit() || ".−".contains(letter));
        let own = if number || text.contains(is_hangul) { "Page" } else { "Maths" };
        assert_eq!(family, own, "{text}");
        numbers += usize::from(number);
    }
    assert_eq!(numbers, 10);
    let italic: Vec<_> = chart.still.letters().filter(|letters| letters.italic).collect();
    assert_eq!(italic.len(), 1);
    assert_eq!(italic[0].text, "p");
}

#[test]
fn the_symbols_of_the_book_are_set_in_the_maths_face() {
    for scene in book::scenes().iter().take(12) {
        for (name, picture) in book::pictures(scene) {
            for letters in set(&picture).live.letters() {
                assert_eq!(letters.family, "Maths", "{name}: {}", letters.text);
                let variable = ["p", "q", "H", "M", "x"].contains(&letters.text.as_str());
                assert_eq!(letters.italic, variable, "{name}: {}", letters.text);
            }
        }
    }
}
