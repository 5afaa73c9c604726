//! Taking a figure along: its link, its picture, its numbers, its proof, and the code that shows it on
//! another page.

mod embed;
mod picture;

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use web_sys::Blob;

use super::book::Book;
use super::copying::copying;
use super::folded::Folded;
use crate::browser::{Refused, document, file, words};
use crate::exports::latex::{self, LatexSource};
use crate::exports::qr::Qr;
use crate::exports::{Export, csv, svg, values};
use crate::figure::{Figure, Scene};
use crate::piece::part;
use crate::text::{Lang, exports as text, ui};

pub use picture::SIZES;

/// A text on its way, or why there is none.
type Coming = Pin<Box<dyn Future<Output = Result<String, String>>>>;

/// What the piece does: it shows the exports of a figure, and makes one for the page around.
struct Exporter {
    shown: fn(&'static Figure, Memo<Scene>) -> AnyView,
    values: fn(Book, &'static Figure) -> String,
    taken: fn(Book, &'static Figure, String) -> Coming,
}

part!(
    exports,
    Exporter,
    Exporter {
        shown: |figure, _| view! { <Exports figure /> }.into_any(),
        values: |book, figure| values::values(figure, &Standing::now(book, figure).scene),
        taken: |book, figure, kind| Box::pin(taken(book, figure, kind)),
    },
    text::CHAPTER
);

/// The exports of a figure, folded away until asked for.
pub fn exports(figure: &'static Figure, scene: Memo<Scene>) -> AnyView {
    let folded = Folded {
        class: "exports",
        summary: ui::SHOW_EXPORTS,
        fetch: || Box::pin(fetch()),
        show: |figure, scene| SHOWN.get().map(|exporter| (exporter.shown)(figure, scene)),
    };
    folded.of(figure, scene)
}

/// Why nothing can be exported.
const NOT_THERE: &str = "what makes exports did not come";

/// The readouts and the proof of a figure as it stands, as JSON.
///
/// # Errors
///
/// When what makes it does not come.
pub async fn values_of(book: Book, figure: &'static Figure) -> Result<String, String> {
    fetch().await.map_err(|_| NOT_THERE)?;
    let exporter = SHOWN.get().ok_or(NOT_THERE)?;
    Ok((exporter.values)(book, figure))
}

/// A figure as it stands, as a text: `svg`, `csv`, `latex`, or `png` as a data address.
///
/// # Errors
///
/// When there is no such export, or it cannot be made.
pub async fn take(book: Book, figure: &'static Figure, kind: String) -> Result<String, String> {
    fetch().await.map_err(|_| NOT_THERE)?;
    let exporter = SHOWN.get().ok_or(NOT_THERE)?;
    (exporter.taken)(book, figure, kind).await
}

async fn taken(book: Book, figure: &'static Figure, kind: String) -> Result<String, String> {
    let standing = Standing::now(book, figure);
    let refused = |Refused| "the browser did not make it".to_owned();
    match &*kind {
        "svg" => Ok(standing.svg(book)),
        "csv" => Ok(standing.csv()),
        "latex" => standing.latex().await.map_err(refused),
        "png" => picture::address(book, &standing, 2).map_err(refused),
        _ => Err("export takes png, svg, csv or latex".to_owned()),
    }
}

/// A figure as it stands before the reader, to be exported.
#[derive(Clone)]
pub struct Standing {
    /// The figure.
    pub figure: &'static Figure,
    /// Where everything stands.
    pub scene: Scene,
    /// The language of the words.
    pub lang: Lang,
    /// How many digits are shown.
    pub digits: u8,
    /// The whole address that leads back to it.
    pub address: String,
}

impl Standing {
    /// As it stands now; asked once.
    pub fn now(book: Book, figure: &'static Figure) -> Standing {
        untrack(|| Standing {
            figure,
            scene: Scene::new(book.subject_now(figure), book.unit()),
            lang: book.lang(),
            digits: book.digits(),
            address: book.link_to(figure),
        })
    }

    /// It, as exports take it.
    pub fn export(&self) -> Export<'_> {
        let Standing { figure, ref scene, lang, digits, ref address } = *self;
        Export { figure, scene, lang, digits, address }
    }

    /// The name of a file of it.
    fn file(&self, extension: &str) -> String {
        format!("surprisal-{}.{extension}", self.figure.id)
    }

    /// The numbers as a table of texts.
    pub fn csv(&self) -> String {
        csv::csv(&self.export())
    }

    /// The picture as SVG, in the look of the page.
    pub fn svg(&self, book: Book) -> String {
        svg::document(&self.export(), &book.chart_theme().get_untracked(), SIZE)
    }

    /// The proof as LaTeX.
    ///
    /// # Errors
    ///
    /// When the LaTeX of the formulas does not come.
    pub async fn latex(&self) -> Result<String, Refused> {
        let proofs = words::text(&format!("proofs.{}", self.lang.tag())).await?;
        let source = LatexSource::read(&proofs).ok_or(Refused)?;
        Ok(latex::document(&self.export(), &source))
    }
}

/// How large an exported picture is, in CSS pixels: it fits a slide beside its text.
pub const SIZE: (f64, f64) = (960.0, 640.0);

/// What can be taken along as a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Png,
    Svg,
    Csv,
    Latex,
}

impl Kind {
    /// How the name of its file ends, and its hook.
    fn extension(self) -> &'static str {
        match self {
            Kind::Png => "png",
            Kind::Svg => "svg",
            Kind::Csv => "csv",
            Kind::Latex => "tex",
        }
    }

    /// The file of a figure, a picture so many times as dense as the screen of a page.
    async fn file(self, book: Book, standing: &Standing, times: u8) -> Result<Blob, Refused> {
        match self {
            Kind::Png => picture::png(book, standing, times).await,
            Kind::Svg => file::blob("image/svg+xml", standing.svg(book).as_bytes()),
            Kind::Csv => {
                let table = [csv::BYTE_ORDER_MARK, &standing.csv()].concat();
                file::blob("text/csv;charset=utf-8", table.as_bytes())
            }
            Kind::Latex => file::blob("application/x-tex", standing.latex().await?.as_bytes()),
        }
    }
}

#[component]
fn Exports(figure: &'static Figure) -> impl IntoView {
    let book = Book::expect();
    let times = RwSignal::new(2_u8);
    let failed = RwSignal::new(false);
    let link = Memo::new(move |_| {
        book.track_unhurried();
        untrack(|| book.link_to(figure))
    });
    let save = move |kind: Kind| {
        js_sys::futures::spawn_local(async move {
            let standing = Standing::now(book, figure);
            let done = match kind.file(book, &standing, times.get_untracked()).await {
                Ok(blob) => file::save(&standing.file(kind.extension()), &blob),
                Err(Refused) => Err(Refused),
            };
            // The panel may have gone from the page meanwhile.
            let _ = failed.try_set(done.is_err());
        });
    };
    let button = move |kind: Kind, label: &'static str| {
        view! {
            <button type="button" class="button" data-export=kind.extension() on:click=move |_| save(kind)>
                {label}
            </button>
        }
    };
    let code = move || match Qr::of(&link.get()) {
        Ok(qr) => {
            let side = qr.side_with_quiet_zone();
            view! {
                <svg class="qr" viewBox=format!("0 0 {side} {side}") role="img" aria-label=book.says(text::QR_LABEL)>
                    <rect width=side height=side fill="#fff"></rect>
                    <path d=qr.path() fill="#000"></path>
                </svg>
            }
            .into_any()
        }
        Err(long) => {
            let (bytes, limit) = (long.bytes.to_string(), long.limit.to_string());
            let words = text::QR_LONG.fill(book.lang(), &[("bytes", &bytes), ("limit", &limit)]);
            view! { <p class="problem">{words}</p> }.into_any()
        }
    };
    let address = format!("{}-link", figure.id);
    let show_code = RwSignal::new(false);
    view! {
        <section class="export-group">
            <h4>{book.says(text::LINK)}</h4>
            <div class="moves">
                <label class="visually-hidden" for=address.clone()>{book.says(text::LINK_LABEL)}</label>
                <input id=address type="text" readonly data-link=figure.id prop:value=move || link.get() />
                {copying(link.into())}
                <button
                    type="button"
                    class="button"
                    data-action="qr"
                    aria-expanded=move || show_code.get().to_string()
                    on:click=move |_| show_code.update(|shown| *shown = !*shown)
                >
                    {book.says(text::QR)}
                </button>
            </div>
            {move || show_code.get().then(code)}
        </section>
        <section class="export-group">
            <h4>{book.says(text::FILES)}</h4>
            <div class="moves">
                {button(Kind::Png, "PNG")}
                <label>
                    <span>{book.says(text::TIMES)}</span>
                    <select
                        data-setting="times"
                        on:change=move |event| {
                            times.set(event_target_value(&event).parse().unwrap_or(2));
                        }
                    >
                        {SIZES.map(|size| view! {
                            <option value=size.to_string() selected=size == 2>{format!("{size}×")}</option>
                        }).collect_view()}
                    </select>
                </label>
                {button(Kind::Svg, "SVG")}
                {button(Kind::Csv, "CSV")}
                {button(Kind::Latex, "LaTeX")}
                <button type="button" class="button" data-action="print" on:click=move |_| document::print_one(figure.id)>
                    {book.says(text::PRINT)}
                </button>
            </div>
            <p class="problem" role="status">
                {move || failed.get().then(|| text::FAILED.get(book.lang()))}
            </p>
        </section>
        {embed::embed(book, figure)}
    }
}
