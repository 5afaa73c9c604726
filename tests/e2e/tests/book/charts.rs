//! Charts: painted, sharp, and painted anew whenever what they show has changed.

use e2e::browser::Browser;
use e2e::pages::{Book, COINS, FIGURES, Pixels};
use e2e::reader::Reader;
use e2e::session;
use serde_json::json;

/// The canvas of a chart covers its box on the page, device pixel by device pixel.
fn assert_sharp(pixels: &Pixels, density: f64, what: &str) {
    // A box may begin and end within a device pixel.
    for (device, css) in [(pixels.width, pixels.css_width), (pixels.height, pixels.css_height)] {
        assert!((device - css * density).abs() <= 1.0, "{what} at {density}: {pixels:?}");
    }
    assert!(pixels.painted > 500.0, "{what} is blank: {pixels:?}");
}

fn assert_every_chart_is_sharp(browser: &Browser, density: f64) {
    let book = Book::open(browser, "");
    let seen = browser.execute("return devicePixelRatio", &[]);
    assert_eq!(seen.as_f64(), Some(density));
    for id in FIGURES {
        book.go(&format!("#v=1&fig={id}"));
        let figure = book.figure(id);
        figure.proof().open();
        let charts = figure.charts();
        for chart in &charts {
            assert_sharp(&chart.pixels(), density, chart.selector());
        }
        // Chromium copies every canvas of a page every frame, changed or not.
        let canvases = browser.execute(
            "return document.querySelectorAll(`${arguments[0]} canvas`).length",
            &[json!(figure.selector())],
        );
        assert_eq!(canvases, json!(charts.len()), "{id}: one canvas a chart");
    }
}

#[test]
fn charts_are_painted_and_sharp() {
    for density in [1.0, 2.0] {
        session::with(&Reader::DESKTOP.density(density), |browser| {
            assert_every_chart_is_sharp(browser, density);
        });
    }
}

#[test]
fn charts_are_sharp_on_a_screen_that_really_is_dense() {
    let flags = ["--force-device-scale-factor=1.5", "--window-size=1280,900"];
    session::with_flags(&Reader::DESKTOP, &flags, |browser| {
        browser.devtools("Emulation.clearDeviceMetricsOverride", json!({}));
        assert_every_chart_is_sharp(browser, 1.5);
    });
}

#[test]
fn charts_are_sharp_on_a_phone() {
    session::with(&Reader::PHONE, |browser| assert_every_chart_is_sharp(browser, 3.0));
}

#[test]
fn charts_are_painted_anew_when_the_window_changes() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry");
        let chart = book.figure("kl.asymmetry").chart();
        let mut before = chart.pixels();
        let narrow = Reader::DESKTOP.sized(500, 700);
        let wide = Reader::DESKTOP.sized(900, 700);
        // An emulated screen tells a page of its density only together with its size.
        for reader in [narrow, wide, narrow.density(2.0), wide.density(1.5), narrow] {
            browser.resize(&reader);
            browser.settle();
            let after = chart.pixels();
            assert_sharp(&after, reader.density, "after a change of the window");
            assert_ne!(before.print, after.print, "painted anew for {reader:?}");
            before = after;
        }
    });
}

#[test]
fn charts_are_painted_anew_when_the_state_changes() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in COINS {
            let go = |address: &str| {
                book.go(&format!("#v=1&fig={id}{address}"));
                book.figure(id).chart()
            };
            let chart = go("&p=0.2&q=0.6");
            browser.place(chart.selector());
            browser.settle();
            chart.remember();
            assert!(go("&p=0.7&q=0.6").changed() > 100, "{id}");
            assert_eq!(go("&p=0.2&q=0.6").changed(), 0, "{id}: the same state, the same picture");
        }
    });
}

#[test]
fn axes_are_drawn_only_when_they_change() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.6");
        let figure = book.figure("kl.asymmetry");
        let chart = figure.chart();
        chart.pixels();
        // A ground as large as the chart is laid under new axes, on a canvas that is not on the page.
        browser.execute(
            "window.grounds = 0;
             const chart = document.querySelector(arguments[0]);
             const real = CanvasRenderingContext2D.prototype.fillRect;
             CanvasRenderingContext2D.prototype.fillRect = function (...what) {
               const { canvas } = this;
               const beneath = !canvas.isConnected && canvas.width === chart.width;
               if (beneath && canvas.height === chart.height) window.grounds += 1;
               return real.apply(this, what);
             };",
            &[json!(chart.selector())],
        );
        let grounds = || browser.execute("return window.grounds", &[]);
        chart.remember();
        figure.number_box("q").write("0.61");
        browser.settle();
        assert!(chart.changed() > 100);
        assert_eq!(grounds(), json!(0), "the same axes are drawn again");
        book.choose_theme("dark");
        browser.settle();
        assert_eq!(grounds(), json!(1), "another theme has other axes");
    });
}

fn ground(browser: &Browser) -> String {
    let found = browser.execute("return getComputedStyle(document.body).backgroundColor", &[]);
    found.as_str().unwrap_or_default().to_owned()
}

#[test]
fn themes_change_the_ground_and_the_charts() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry");
        let chart = book.figure("kl.asymmetry").chart();
        let mut pictures = Vec::new();
        for (theme, colour) in [
            ("light", "rgb(253, 252, 249)"),
            ("dark", "rgb(20, 22, 26)"),
            ("projector", "rgb(255, 255, 255)"),
        ] {
            book.choose_theme(theme);
            assert_eq!(ground(browser), colour, "{theme}");
            pictures.push(chart.pixels().print);
            for token in ["--p", "--gap"] {
                let count = chart.pixels_of_colour(token);
                assert!(count > 50, "{count} pixels of {token} in {theme}");
            }
            browser.until(
                "the address tells the theme",
                "return location.search === `?theme=${arguments[0]}`",
                &[json!(theme)],
            );
        }
        for (index, picture) in pictures.iter().enumerate() {
            for other in &pictures[index + 1..] {
                assert_ne!(picture, other, "two themes look alike");
            }
        }
    });
}

#[test]
fn the_theme_follows_the_system() {
    session::with(&Reader::DESKTOP.dark(), |browser| {
        let book = Book::open(browser, "#v=1&fig=jsd.curves");
        let chart = book.figure("jsd.curves").chart();
        assert_eq!(ground(browser), "rgb(20, 22, 26)");
        let dark = chart.pixels();
        browser.prefer("", &Reader::DESKTOP);
        browser.settle();
        assert_eq!(ground(browser), "rgb(253, 252, 249)");
        let light = chart.pixels();
        assert_ne!(dark.print, light.print);
        assert_eq!(book.query(), "");
    });
}

#[test]
fn a_figure_out_of_sight_is_painted_when_it_comes_into_sight() {
    session::with(&Reader::DESKTOP.sized(1280, 300), |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.6");
        let chart = book.figure("kl.asymmetry").chart();
        let before = chart.pixels();
        browser.execute("scrollTo({ top: 1e6, behavior: 'instant' })", &[]);
        browser.settle();
        book.go("#v=1&fig=kl.asymmetry&p=0.7&q=0.6");
        let after = chart.pixels();
        assert_ne!(before.print, after.print);
    });
}
