//! What a teacher locks stays, whatever is moved.

use surprisal::figure::{Scene, Start};
use surprisal::lessons;
use surprisal::measures::Unit;
use surprisal::state::embedding::{Embedding, decode};
use surprisal::state::keys::KEYS;

/// Whatever a move changes, what is locked stays, and the rest moves as it would.
#[test]
fn what_is_locked_stays() {
    let mut seen = 0;
    for (_, figure) in lessons::figures() {
        let start = figure.start.subject();
        let presets = figure.presets.iter().map(|preset| preset.at.subject());
        for moved in presets.filter(|subject| subject.is_like(&start)) {
            let free = Embedding::default();
            assert_eq!(free.keep(&start, &moved, &start), moved);
            // Everything locked: nothing moves.
            let names = KEYS.iter().map(|key| key.name).collect::<Vec<_>>().join(",");
            let (all, _) = decode(&format!("lock={names}"));
            assert_eq!(all.keep(&start, &moved, &start), start, "{}", figure.id);
            seen += 1;
        }
    }
    assert!(seen > 60, "{seen}");
    let coin = |p, q| Start::Coins(p, q).subject();
    let (asked, _) = decode("lock=q");
    assert_eq!(asked.keep(&coin(0.3, 0.6), &coin(0.1, 0.9), &coin(0.5, 0.5)), coin(0.1, 0.6));
    let scene = Scene::new(coin(0.1, 0.6), Unit::Nat);
    assert_eq!(scene.q.get(), 0.6);
}
