//! The picture of a figure as PNG: the sheet that is drawn as SVG too, on a canvas.

use leptos::prelude::GetUntracked;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlCanvasElement};

use super::super::book::Book;
use super::super::crisp_canvas::CrispCanvas;
use super::{SIZE, Standing};
use crate::browser::{Refused, document, file};
use crate::exports::sheet::Sheet;

/// How many times as dense as a page a picture may be.
pub const SIZES: [u8; 4] = [1, 2, 3, 4];

/// The sheet of a figure, `times` device pixels to the CSS pixel.
///
/// # Errors
///
/// When the browser gives no canvas, or no picture of it.
pub async fn png(book: Book, standing: &Standing, times: u8) -> Result<Blob, Refused> {
    file::png(canvas(book, standing, times)?.element()).await
}

/// The same, as an address that holds the picture itself.
///
/// # Errors
///
/// As [`png`].
pub fn address(book: Book, standing: &Standing, times: u8) -> Result<String, Refused> {
    canvas(book, standing, times)?.element().to_data_url().map_err(|_| Refused)
}

fn canvas(book: Book, standing: &Standing, times: u8) -> Result<CrispCanvas, Refused> {
    let theme = book.chart_theme().get_untracked();
    let element: HtmlCanvasElement = document::create("canvas")?.dyn_into().map_err(|_| Refused)?;
    let mut canvas = CrispCanvas::new(element).ok_or(Refused)?;
    canvas.use_fonts(&theme);
    let sheet = Sheet::lay_out(&canvas, &standing.export(), &theme, SIZE);
    let density = f64::from(times);
    let (width, height) = sheet.size();
    canvas.resize(((width * density) as u32, (height * density) as u32), density);
    sheet.paint(&mut canvas, &theme).map_err(|_| Refused)?;
    Ok(canvas)
}
