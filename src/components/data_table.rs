//! The numbers behind a picture, as a table that is only made while it is open.

use leptos::prelude::*;

use super::book::Book;
use super::folded::Folded;
use super::formula::FormulaView;
use crate::figure::{Figure, Row, RowHead, Scene};
use crate::piece::part;
use crate::state::shown;
use crate::text::ui;

/// The table of a figure, folded away until asked for.
pub fn data_table(figure: &'static Figure, scene: Memo<Scene>) -> AnyView {
    let folded = Folded {
        class: "numbers",
        summary: ui::SHOW_TABLE,
        fetch: || Box::pin(fetch()),
        show: |figure, scene| SHOWN.get().map(|table| table(figure, scene)),
    };
    folded.of(figure, scene)
}

/// What shows a table.
type Shown = fn(&'static Figure, Memo<Scene>) -> AnyView;

part!(data_table, Shown, |figure, scene| view! { <Numbers figure scene /> }.into_any());

/// A table that is open.
#[component]
fn Numbers(figure: &'static Figure, scene: Memo<Scene>) -> impl IntoView {
    let book = Book::expect();
    let table = Memo::new(move |_| scene.with(figure.table));
    // Plain numbers have no unit.
    let counted = figure.readouts.iter().any(|read| !read.reads.dimension().is_plain());
    // A page has as many tables as figures; each is named after its chart.
    let name = move || {
        let lang = book.lang();
        format!("{}: {}", ui::SHOW_TABLE.get(lang), figure.chart_label.get(lang))
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=name>
            <table data-chart-table=figure.id>
                <caption>
                    <span inner_html=book.says(figure.table_caption)></span>
                    {move || counted.then(|| format!(" ({})", book.unit().symbol()))}
                </caption>
                {move || table.with(|table| view! {
                    <thead>
                        <tr>
                            {table.heads.iter().map(|head| view! {
                                <th scope="col">
                                    <span class="visually-hidden">{head.name.get(book.lang())}</span>
                                    <span aria-hidden="true"><FormulaView formula=head.formula /></span>
                                </th>
                            }).collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        {table.rows.iter().map(|row| view! { <TableRow row=row.clone() /> }).collect_view()}
                    </tbody>
                })}
            </table>
        </div>
    }
}

#[component]
fn TableRow(row: Row) -> impl IntoView {
    let digits = Book::expect().digits();
    let head = match row.head {
        RowHead::At(abscissa) => shown::exact(abscissa),
        RowHead::Named(name) => name,
    };
    view! {
        <tr>
            <th scope="row">{head}</th>
            {row.values.into_iter().map(|value| view! {
                <td data-value=(!value.is_nan()).then(|| shown::exact(value))>
                    {if value.is_nan() { "—".to_owned() } else { shown::aligned(value, digits) }}
                </td>
            }).collect_view()}
        </tr>
    }
}
