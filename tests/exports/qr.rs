//! QR codes, read back by a decoder that knows nothing of how they were made.

use super::states;
use surprisal::exports::qr::{LIMIT, Qr, TooLong};
use surprisal::lessons;

/// What another decoder reads in a code, from a picture of it: two pixels a square, a quiet zone of
/// four squares.
fn read(code: &Qr) -> String {
    let (scale, quiet) = (2, 4);
    let size = scale * (code.side() + 2 * quiet);
    let dark = |x: usize, y: usize| {
        let square = |at: usize| (at / scale).checked_sub(quiet);
        square(x).zip(square(y)).is_some_and(|(x, y)| code.is_dark(x, y))
    };
    let picture = |x, y| if dark(x, y) { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(size, size, picture);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "{} squares", code.side());
    grids[0].decode().unwrap().1
}

#[test]
fn addresses_come_back() {
    let mut seen = 0;
    let spread = lessons::figures().flat_map(|(_, figure)| states::of_two(figure, 35));
    for kept in states::all().into_iter().chain(spread) {
        assert_eq!(read(&Qr::of(&kept.address).unwrap()), kept.address);
        seen += 1;
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn the_longest_fits_and_one_byte_more_does_not() {
    let longest: String =
        "https://example.org/#v=1&p=0.123456789,".chars().cycle().take(LIMIT).collect();
    let code = Qr::of(&longest).unwrap();
    assert_eq!(code.side(), 177);
    assert_eq!(read(&code), longest);
    assert_eq!(Qr::of(&(longest + "5")), Err(TooLong { bytes: LIMIT + 1, limit: LIMIT }));
    // Bytes count, not letters.
    assert_eq!(Qr::of(&"값".repeat(985)), Err(TooLong { bytes: 2955, limit: LIMIT }));
    assert!(Qr::of(&"값".repeat(984)).is_ok() && Qr::of("").is_ok());
}

#[test]
fn the_path_is_the_squares() {
    let code = Qr::of("https://example.org/#v=1&fig=kl.asymmetry").unwrap();
    let mut painted = vec![vec![false; code.side_with_quiet_zone()]; code.side_with_quiet_zone()];
    for run in code.path().split('M').skip(1) {
        let (x, rest) = run.split_once(' ').unwrap();
        let (y, rest) = rest.split_once('h').unwrap();
        let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
        let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
        assert_eq!(rest, format!("{length}v1h-{length}z"));
        painted[y][x..x + length].fill(true);
    }
    for (y, row) in painted.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            let inside = x.checked_sub(4).zip(y.checked_sub(4));
            assert_eq!(*dark, inside.is_some_and(|(x, y)| code.is_dark(x, y)));
        }
    }
}
