//! SVG seen: as a tree with the boxes of its texts, and as pixels, by resvg.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

/// The fonts of the system, read once.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    // A letter that a face lacks is looked for in every font there is; a few are enough.
    let few = ["Liberation S", "Noto Sans CJK KR", "DejaVu S"];
    let kept = |family: &str| few.iter().any(|name| family.starts_with(name));
    let all: Vec<_> = fonts.faces().map(|face| (face.id, face.families.clone())).collect();
    let enough = |start: &str| {
        all.iter().any(|(_, names)| names.iter().any(|(name, _)| name.starts_with(start)))
    };
    if enough("Liberation S") && enough("Noto Sans CJK KR") {
        for (id, names) in &all {
            if !names.iter().any(|(name, _)| kept(name)) {
                fonts.remove_face(*id);
            }
        }
    }
    fonts.set_serif_family("Liberation Serif");
    fonts.set_sans_serif_family("Liberation Sans");
    Arc::new(fonts)
});

/// Whether there are fonts at all.
pub fn has_fonts() -> bool {
    !FONTS.is_empty()
}

/// The document as resvg understands it.
pub fn tree(svg: &str) -> Tree {
    let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
    Tree::from_str(svg, &options).unwrap()
}

/// Its pixels, `density` to the CSS pixel.
pub fn pixels(svg: &str, density: f32) -> Pixmap {
    let tree = tree(svg);
    let (width, height) = (tree.size().width() * density, tree.size().height() * density);
    let mut pixels = Pixmap::new(width.ceil() as u32, height.ceil() as u32).unwrap();
    resvg::render(&tree, Transform::from_scale(density, density), &mut pixels.as_mut());
    pixels
}
