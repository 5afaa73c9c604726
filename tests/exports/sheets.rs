//! Sheets: what they say is all there, and nothing of it runs out of its frame, however small it is.

use super::raster;
use super::recorder::{Drawn, Recorder};
use super::states::{self, Kept};
use resvg::usvg::{Group, Node};
use surprisal::charts::surface::FINE;
use surprisal::charts::theme::Theme;
use surprisal::exports::prose::plain;
use surprisal::exports::sheet::Sheet;
use surprisal::exports::svg::{self, SvgSurface};
use surprisal::figure::Scene;
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::state::outcomes::{Outcomes, nearest};
use surprisal::state::subject::Subject;
use surprisal::text::Lang;

/// The sizes of documents: a slide, a page, a phone, the least, and one that is far too flat.
const SIZES: [(f64, f64); 5] =
    [(960.0, 540.0), (760.0, 560.0), (360.0, 480.0), (280.0, 240.0), (1200.0, 60.0)];

fn themes() -> [Theme; 3] {
    [Theme::LIGHT, Theme::DARK, Theme::PROJECTOR]
}

/// The left, top, right and bottom of every text, as resvg sets it.
fn texts(group: &Group, found: &mut Vec<[f32; 4]>) {
    for node in group.children() {
        match node {
            Node::Group(group) => texts(group, found),
            Node::Text(text) => {
                let area = text.abs_bounding_box();
                found.push([area.left(), area.top(), area.right(), area.bottom()]);
            }
            _ => {}
        }
    }
}

/// 26 outcomes with long names and long numbers: the most a caption must hold.
fn fullest() -> Kept {
    let (_, figure) = lessons::find("cross-entropy.marbles").unwrap();
    let masses = |side: usize| {
        (0..26).map(|n| states::spread(n + side, 0.618_033_988_7)).collect::<Vec<_>>()
    };
    let names = (0..26_usize).map(|n| format!("가나다라마바사아자차{n:02}")).collect();
    let outcomes = Outcomes::new(nearest(&masses(1)), nearest(&masses(40))).named(names);
    Kept::new(figure, Scene::new(Subject::Outcomes(outcomes.into()), Unit::Bit))
}

#[test]
fn no_text_runs_out_of_the_frame() {
    if !raster::has_fonts() {
        return;
    }
    let mut seen = 0;
    // Letters take long to set; every figure is among a third of all.
    let some = states::all().into_iter().step_by(3).chain([fullest()]);
    for (n, kept) in some.enumerate() {
        let (size, lang) = (SIZES[n % 5], Lang::ALL[n / 2 % 2]);
        let theme = &themes()[n / 5 % 3];
        let svg = svg::document(&kept.export(lang), theme, size);
        let tree = raster::tree(&svg);
        let (width, height) = (tree.size().width(), tree.size().height());
        let mut found = Vec::new();
        texts(tree.root(), &mut found);
        assert!(found.len() > 10);
        for [left, top, right, bottom] in found {
            let inside = left >= 0.0 && top >= -0.5 && right <= width && bottom <= height;
            let place = (left, top, right, bottom);
            assert!(
                inside,
                "{} at {size:?}, {lang:?}: {place:?} of {width} × {height}",
                kept.figure.id
            );
            seen += 1;
        }
    }
    assert!(seen > 1500, "{seen}");
}

#[test]
fn a_sheet_is_as_wide_as_asked_and_at_least_as_high() {
    for kept in states::all().into_iter().step_by(5).chain([fullest()]) {
        for size in SIZES {
            for theme in themes() {
                let surface = SvgSurface::default();
                let sheet = Sheet::lay_out(&surface, &kept.export(Lang::Ko), &theme, size);
                let (width, height) = sheet.size();
                assert!(width == size.0 && height >= size.1 - 1.0, "{size:?}: {width} × {height}");
            }
        }
    }
    // Whatever is asked, there is a sheet.
    let kept = fullest();
    for wild in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1e300] {
        let sheet = Sheet::lay_out(
            &SvgSurface::default(),
            &kept.export(Lang::En),
            &Theme::LIGHT,
            (wild, wild),
        );
        let (width, height) = sheet.size();
        assert!((280.0..=4096.0).contains(&width) && height.is_finite() && height > 200.0);
    }
}

/// What a browser paints at 1× to 4× is one picture: the same strokes and letters, in the same places.
#[test]
fn a_sheet_is_the_same_at_every_density() {
    let mut last = "";
    for kept in states::all() {
        if std::mem::replace(&mut last, kept.figure.id) == kept.figure.id {
            continue;
        }
        let title = plain(kept.figure.title.get(Lang::Ko));
        let theme = Theme::LIGHT;
        let lettering = Recorder::new((10, 10), 1.0);
        let sheet = Sheet::lay_out(&lettering, &kept.export(Lang::Ko), &theme, (720.0, 560.0));
        let (width, height) = (sheet.size().0 as u32, sheet.size().1 as u32);
        let painted = [1.0, 2.0, 3.0, 4.0].map(|density| {
            let mut surface = Recorder::new((width, height), density);
            sheet.paint(&mut surface, &theme).unwrap();
            let letters = surface.drawn.iter().filter_map(|drawn| match drawn {
                Drawn::Letters(letters) => Some((letters.text.clone(), letters.covers)),
                _ => None,
            });
            // Labels in a chart may find another place where edges lie on finer pixels; the words do not.
            let words: Vec<_> = letters.skip_while(|(text, _)| !title.starts_with(text)).collect();
            for drawn in &surface.drawn {
                let Some(covers) = drawn.covers() else { continue };
                let whole = surface.area().grown(1.0);
                let inside = whole.contains((covers.left, covers.top))
                    && whole.contains((covers.right, covers.bottom));
                assert!(inside, "{} at {density}×: {drawn:?}", kept.figure.id);
            }
            (density, words)
        });
        let [(_, first), others @ ..] = &painted;
        assert!(first.len() > 30);
        for (density, words) in others {
            assert_eq!(words.len(), first.len(), "{} at {density}×", kept.figure.id);
            for ((text, own), (same, one)) in words.iter().zip(first) {
                let apart =
                    (own.left / density - one.left).abs().max((own.top / density - one.top).abs());
                assert!(
                    text == same && apart < f64::from(FINE),
                    "{}: {text} at {density}×",
                    kept.figure.id
                );
            }
        }
    }
}

#[test]
fn a_caption_says_legend_state_readouts_and_address() {
    for kept in states::all() {
        let export = kept.export(Lang::En);
        let svg = svg::document(&export, &Theme::LIGHT, (800.0, 600.0));
        let document = roxmltree::Document::parse(&svg).unwrap();
        let texts: Vec<&str> = document
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .filter_map(|node| node.text())
            .collect();
        let all = texts.concat();
        let address: String = kept.address.chars().collect();
        assert!(all.contains(&address), "{}: {texts:?}", kept.figure.id);
        for readout in kept.figure.readouts {
            let name = plain(readout.reads.symbol().name.get(Lang::En));
            let joined = texts.join(" ");
            for word in name.split_whitespace() {
                assert!(joined.contains(word), "{}: {name}", kept.figure.id);
            }
            let number = surprisal::state::shown::number(readout.reads.value(&kept.scene), 4);
            assert!(
                texts.iter().any(|text| text.contains(&number)) || all.contains(&number),
                "{}: {number}",
                kept.figure.id
            );
        }
        let desc = document.descendants().find(|node| node.has_tag_name("desc")).unwrap();
        assert!(desc.text().unwrap().contains(&kept.address));
    }
}
