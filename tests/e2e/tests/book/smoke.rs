//! The book opens at all.

use e2e::pages::Book;
use e2e::reader::Reader;
use e2e::session;

#[test]
fn the_book_opens_with_its_first_figure() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        assert_eq!(book.language(), "en");
        let figure = book.figure("overview.one-curve");
        assert!(figure.is_open());
        assert_eq!((figure.slider("p").value(), figure.slider("q").value()), (0.3, 0.8));
        assert_eq!(figure.readout("H_p").unit(), "nat");
        assert!((figure.readout("H_p").value() - 0.6109).abs() < 5e-5);
    });
}
