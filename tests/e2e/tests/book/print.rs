//! The book on paper.

use e2e::browser::Browser;
use e2e::pages::{Book, FIGURES, Figure};
use e2e::reader::Reader;
use e2e::session;
use serde_json::json;

/// About as wide as A4 between its margins.
const PAPER: Reader = Reader::DESKTOP.sized(718, 1000);

/// Looks at every figure in a state as it is on paper, in the window of `reader`; `before` that as it is on the
/// screen.
fn on_paper<T>(
    reader: &Reader,
    state: &str,
    before: impl Fn(&Figure) -> T,
    look: impl Fn(&Browser, &'static str, &Figure, T),
) {
    session::with(reader, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}{state}"));
            let figure = book.figure(id);
            let before = before(&figure);
            browser.prefer("print", reader);
            browser.settle();
            look(browser, id, &figure, before);
            browser.prefer("", reader);
        }
    });
}

#[test]
fn on_paper_are_charts_and_proofs_and_nothing_to_press() {
    let proof = |figure: &Figure| {
        figure.proof().open();
        figure.proof().lines()
    };
    on_paper(&Reader::DESKTOP, "&p=0.2&q=0.6", proof, |browser, id, figure, lines| {
        let pressable = browser.execute(
            "return [...document.querySelectorAll(
               '[data-action], [data-setting], [data-choice], [data-lesson-link], input[type=range]')]
               .filter((one) => one.checkVisibility({ visibilityProperty: true }))
               .filter((one) => !one.matches('.parameter :is(.choice, [aria-pressed=true])'))
               .map((one) => one.cloneNode(false).outerHTML)",
            &[],
        );
        assert_eq!(pressable, json!([]), "{id} prints what can only be pressed");
        assert_eq!(figure.proof().lines(), lines, "{id}");
        for chart in figure.charts() {
            let pixels = chart.pixels();
            assert!(pixels.painted > 500.0 && pixels.css_width > 200.0, "{id}: {pixels:?}");
        }
    });
}

#[test]
fn every_lesson_prints() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            book.figure(id).proof().open();
            let paper = browser.print();
            assert!(paper.starts_with(b"%PDF-"), "{id}");
            assert!(paper.len() > 40_000, "{id}: {} bytes", paper.len());
        }
    });
}

#[test]
fn nothing_is_cut_off_by_the_edges_of_the_paper() {
    let open = |figure: &Figure| figure.proof().open();
    on_paper(&PAPER, "", open, |browser, id, _, ()| {
        let cut = browser.execute(
            "const main = document.querySelector('main').getBoundingClientRect();
             return [...document.querySelectorAll('main *')].filter((one) => {
               if (!one.checkVisibility({ visibilityProperty: true })) return false;
               const box = one.getBoundingClientRect();
               return box.width > 1 && (box.left < main.left - 1 || box.right > innerWidth + 1);
             }).slice(0, 5).map((one) => one.cloneNode(false).outerHTML)",
            &[],
        );
        assert_eq!(cut, json!([]), "{id}");
        let torn = browser.execute(
            "const whole = (one) => one !== null
               && (getComputedStyle(one).breakInside === 'avoid' || whole(one.parentElement));
             return [...document.querySelectorAll('canvas')].filter((one) => !whole(one)).length;",
            &[],
        );
        assert_eq!(torn, json!(0), "{id}: a chart may be torn between two pages");
    });
}

#[test]
fn letters_and_values_are_printed_together() {
    let nothing = |_: &Figure| ();
    on_paper(&PAPER, "", nothing, |browser, id, figure, ()| {
        let alone = browser.execute(
            "const shown = (one) => one?.checkVisibility() ?? false;
             return [...document.querySelectorAll('.parameter')].filter((one) =>
                 shown(one.querySelector('.letter > *'))
                   !== [...one.querySelectorAll('input, button')].some(shown))
               .map((one) => one.dataset.param ?? one.className)",
            &[],
        );
        assert_eq!(alone, json!([]), "{id}: letters without a value, or values without a letter");
        assert!(figure.sentence().len() > 20, "{id}: nothing says what the picture shows");
    });
}

#[test]
fn charts_are_drawn_on_paper_and_not_stamped() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.fit");
        book.figure("kl.fit").proof().open();
        // A stamp has the pixels of the screen, and paper has more. What a canvas shows is what was drawn
        // since it was last emptied.
        browser.execute(
            "const drawn = new Map();
             for (const method of ['clearRect', 'drawImage', 'fillText']) {
               const real = CanvasRenderingContext2D.prototype[method];
               CanvasRenderingContext2D.prototype[method] = function (...what) {
                 if (method === 'clearRect') drawn.delete(this.canvas);
                 else drawn.set(this.canvas, [...drawn.get(this.canvas) ?? [], method]);
                 return real.apply(this, what);
               };
             }
             addEventListener('beforeprint', async () => {
               for (let turn = 0; turn < 20; turn += 1) await null;
               const canvas = document.querySelector('[data-chart=\"kl.fit\"]');
               const count = (method) => drawn.get(canvas).filter((one) => one === method).length;
               window.drawn = [count('drawImage'), count('fillText') > 10];
             });",
            &[],
        );
        browser.print();
        let drawn = browser.execute("return window.drawn", &[]);
        assert_eq!(drawn, json!([0, true]), "[labels stamped, labels written]");
    });
}

#[test]
fn values_are_printed_with_their_letters() {
    session::with(&PAPER, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry&p=0.2&q=0.6");
        browser.prefer("print", &PAPER);
        browser.settle();
        // The sentence says them in any case; boxes without their letters would say nothing.
        let bare = browser.execute(
            "return [...document.querySelectorAll('input')].filter((one) => one.checkVisibility()
               && !one.parentElement.querySelector('.letter > *')?.checkVisibility()).length",
            &[],
        );
        assert_eq!(bare, json!(0), "boxes are printed without their letters");
        let sentence = book.figure("kl.asymmetry").sentence();
        assert!(sentence.contains("0.2") && sentence.contains("0.6"), "{sentence}");
    });
}

#[test]
fn paper_keeps_charts_in_proportion() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "");
        for id in FIGURES {
            book.go(&format!("#v=1&fig={id}"));
            // A printed page gets its size without a frame in which to paint anew.
            browser.execute(
                "window.frame = window.requestAnimationFrame;
                 window.requestAnimationFrame = () => 0;",
                &[],
            );
            browser.resize(&PAPER);
            browser.prefer("print", &PAPER);
            let stretched = browser.execute(
                "return [...document.querySelectorAll('canvas')].map((one) => {
                   const box = one.getBoundingClientRect();
                   const fit = getComputedStyle(one).objectFit;
                   const stretch = (box.width / box.height) / (one.width / one.height);
                   return fit === 'contain' || fit === 'scale-down' ? 1 : stretch;
                 }).filter((stretch) => Math.abs(stretch - 1) > 0.02)",
                &[],
            );
            browser.execute("window.requestAnimationFrame = window.frame", &[]);
            browser.prefer("", &Reader::DESKTOP);
            browser.resize(&Reader::DESKTOP);
            assert_eq!(stretched, json!([]), "{id}");
        }
    });
}

#[test]
fn paper_shows_all_of_a_chart_that_the_screen_shows() {
    session::with(&Reader::DESKTOP, |browser| {
        let book = Book::open(browser, "#v=1&fig=kl.asymmetry");
        book.figure("kl.asymmetry").proof().open();
        // For paper a chart is drawn anew, without the ground and what is only stamped on the screen.
        browser.execute(
            "window.missing = [];
             const words = (canvas) => {
               const { width, height } = canvas, copy = new OffscreenCanvas(width, height);
               const context = copy.getContext('2d', { willReadFrequently: true });
               context.drawImage(canvas, 0, 0);
               return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
             };
             addEventListener('beforeprint', async () => {
               const charts = [...document.querySelectorAll('canvas[data-chart]')];
               const screen = charts.map(words);
               for (let turn = 0; turn < 20; turn += 1) await null;
               charts.forEach((canvas, index) => {
                 const before = screen[index], ground = before[0], paper = words(canvas);
                 const ink = [...before.keys()].filter((at) => before[at] !== ground);
                 const lost = ink.filter((at) => paper[at] >>> 24 === 0).length;
                 window.missing.push([paper[0] === 0, ink.length > 500, lost < 0.05 * ink.length]);
               });
             }, { capture: true });",
            &[],
        );
        browser.print();
        let missing = browser.execute("return window.missing", &[]);
        // Four figures and the picture of a proof.
        assert_eq!(missing, json!(vec![[true; 3]; 5]), "[without a ground, has ink, keeps it]");
    });
}

#[test]
fn a_dark_screen_prints_dark_on_light() {
    session::with(&Reader::DESKTOP.dark(), |browser| {
        for query in ["", "?theme=dark"] {
            Book::open(browser, &format!("{query}#v=1&fig=kl.asymmetry"));
            // Asked after the book has heard that it is being printed, and before it is.
            browser.execute(
                "const count = (word) => {
                   const canvas = document.querySelector('canvas[data-chart]');
                   const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
                   copy.drawImage(canvas, 0, 0);
                   const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
                   return new Uint32Array(data.buffer).filter((one) => one === word).length;
                 };
                 // p is #2653d8 on a light ground, #6292e1 on a dark one.
                 const hues = () => [count(0xffd85326) > 50, count(0xffe19262) > 50];
                 window.printed = [hues()];
                 addEventListener('beforeprint', async () => {
                   for (let turn = 0; turn < 20; turn += 1) await null;
                   const colour = getComputedStyle(document.querySelector('main h1')).color;
                   const [r, g, b] = colour.match(/\\d+/g).map(Number);
                   window.printed.push(hues(), r + g + b < 200);
                 });",
                &[],
            );
            browser.print();
            let printed = browser.execute("return window.printed", &[]);
            assert_eq!(printed, json!([[false, true], [true, false], true]));
            browser.settle();
            let ground = "return getComputedStyle(document.body).backgroundColor";
            assert_eq!(browser.execute(ground, &[]), json!("rgb(20, 22, 26)"), "dark again");
        }
    });
}
