//! Three coins: straight, or by way of the one in the middle.

use e2e::browser::Pointer;
use e2e::pages::Book;
use e2e::reader::Reader;
use e2e::reference::ulps;
use e2e::session;
use fantoccini::key::Key;

/// Coins a, b, c with √JSD straight and by way of b, and JSD the same, in nats: from 60 digits, rounded.
const STATES: [(&str, [f64; 4]); 10] = [
    (
        "0,0.5,1",
        [0.8325546111576978, 0.929002808044918, std::f64::consts::LN_2, 0.4315231086776714],
    ),
    (
        "0.2,0.4,0.8",
        [0.43902705727751845, 0.44920253184760617, 0.19274475702175745, 0.1104618785167056],
    ),
    (
        "0.2,0.9,0.6",
        [0.2937764826114137, 0.7763526837974424, 0.08630462173553427, 0.3386839396672265],
    ),
    (
        "0.3,0.3,0.7",
        [0.2868499233136586, 0.2868499233136586, 0.08228287850505184, 0.08228287850505184],
    ),
    (
        "0.1,0.95,0.3",
        [0.18007994284488493, 1.1626450894751934, 0.03242878581501702, 0.6869710162940186],
    ),
    (
        "0.5,0.25,0.75",
        [0.18390779094047438, 0.54558725668485, 0.03382207556860523, 0.1646341115097422],
    ),
    (
        "0.01,0.02,0.03",
        [0.05164554203825283, 0.05208321725737415, 0.00266726201242494, 0.0013783940015883681],
    ),
    ("1,0,0.5", [0.464501404022459, 1.2970560151801567, 0.2157615543388357, 0.908908734898781]),
    ("0.7,0.7,0.7", [0.0, 0.0, 0.0, 0.0]),
    (
        "0.999,0.001,0.5",
        [0.4608216211901716, 1.2886138206265478, 0.21235656655633806, 0.8975964920040512],
    ),
];

const MEASURES: [&str; 4] = ["JS_distance_ac", "JS_distance_abc", "JSD_ac", "JSD_abc"];

#[test]
fn the_ways_are_as_long_as_they_are_in_every_unit() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=jsd.triangle");
        let figure = book.figure("jsd.triangle");
        for (unit, nat) in [("nat", 1.0), ("bit", std::f64::consts::LN_2)] {
            for (coins, right) in STATES {
                let [a, b, c] = coins.split(',').collect::<Vec<_>>()[..] else { panic!("{coins}") };
                book.go(&format!("#v=1&fig=jsd.triangle&a={a}&b={b}&c={c}&unit={unit}"));
                for (index, (measure, right)) in MEASURES.iter().zip(right).enumerate() {
                    let whole: f64 = if index < 2 { f64::sqrt(nat) } else { nat };
                    let value = figure.readout(measure).value();
                    let error = ulps(value, right / whole);
                    // A sum of two roots, each rounded, and the unit.
                    assert!(error <= 5.0, "{measure} at {coins} in {unit}: {value}, {error} ulp");
                }
            }
        }
    });
}

#[test]
fn every_coin_moves_by_mouse_keyboard_touch_and_text() {
    for (reader, pointer) in [(Reader::DESKTOP, Pointer::Mouse), (Reader::PHONE, Pointer::Finger)] {
        session::with(&reader, |browser| {
            let book = Book::open(browser, "#v=1&fig=jsd.triangle&a=0.1&b=0.3&c=0.9");
            let figure = book.figure("jsd.triangle");
            assert_eq!(figure.parameters(), ["a", "b", "c"]);
            for coin in ["a", "b", "c"] {
                let before = figure.values();
                figure.slider(coin).drag(pointer, 0.6, 10);
                assert!((figure.slider(coin).value() - 0.6).abs() < 0.03, "{coin}");
                assert_ne!(figure.values(), before, "{coin}");
                figure.number_box(coin).write("½");
                assert_eq!(figure.slider(coin).value(), 0.5, "{coin}");
                figure.slider(coin).focus();
                browser.press(&[Key::Right]);
                browser.settle();
                assert_eq!(figure.slider(coin).value(), 0.51, "{coin}");
            }
            book.wait_for_hash("#v=1&fig=jsd.triangle&a=0.51&b=0.51&c=0.51");
        });
    }
}

#[test]
fn the_address_names_the_figure_that_was_moved() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=jsd.curves&p=0.3");
        book.figure("jsd.triangle").number_box("b").write("0.25");
        book.wait_for_hash("#v=1&fig=jsd.triangle&b=0.25");
        // The others of the page stay where they are.
        assert_eq!(book.figure("jsd.curves").slider("p").value(), 0.3);
        book.figure("jsd.gap").number_box("p").write("0.4");
        book.wait_for_hash("#v=1&fig=jsd.gap&p=0.4");
        assert_eq!(book.figure("jsd.triangle").slider("b").value(), 0.25);
        for number in 0..4 {
            book.figure("jsd.triangle").choose_preset(number);
            assert_eq!(book.figure("jsd.triangle").preset(), Some(number));
        }
    });
}

#[test]
fn its_proof_is_a_number_without_a_unit_that_holds() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=jsd.triangle");
        for (coins, right) in STATES {
            let [a, b, c] = coins.split(',').collect::<Vec<_>>()[..] else { panic!("{coins}") };
            book.go(&format!("#v=1&fig=jsd.triangle&a={a}&b={b}&c={c}&step=4"));
            let lines = book.figure("jsd.triangle").proof().lines();
            assert_eq!(lines.len(), 4, "{coins}");
            assert!(lines.iter().all(|line| line.holds), "{coins}: {lines:?}");
            let slack: f64 = lines.iter().map(|line| line.slack).sum();
            assert!((slack - (right[1] - right[0])).abs() < 1e-14, "{coins}: {slack}");
        }
    });
}
