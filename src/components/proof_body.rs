//! What an open proof shows: its lines, its own picture, its conclusion, and what its way of reading
//! asks. A piece of the book by itself, for a proof is closed at first.

use leptos::prelude::*;

use super::book::Book;
use super::canvas_chart::CanvasChart;
use super::conclusion::Conclusion;
use super::fetched::fetched;
use super::proof_line::ProofLine;
use super::question::QuestionView;
use super::reading_switch::ReadingSwitch;
use super::rebuild::Rebuild;
use crate::charts::weighted_points;
use crate::figure::{Figure, Scene};
use crate::piece::part;
use crate::proof::{Focus, Proof};
use crate::state::keys::Reading;
use crate::text::ui;

/// A proof that is open.
#[derive(Clone, Copy)]
pub struct OpenProof {
    /// Whose proof.
    pub figure: &'static Figure,
    /// The proof; none while it is closed.
    pub proof: Memo<Option<Proof>>,
    /// Where p and q stand.
    pub scene: Memo<Scene>,
    /// How many lines are open.
    pub step: Memo<u8>,
    /// How it is read.
    pub reading: Memo<Reading>,
    /// The piece of the picture that is lit.
    pub focus: RwSignal<Option<Focus>>,
    /// Told when the fact of the next line was found.
    pub found: Callback<()>,
    /// Told when the proof was put together.
    pub solved: Callback<()>,
}

impl OpenProof {
    /// The id of a line's element, counted from 1.
    pub fn line_id(figure: &Figure, line: usize) -> String {
        format!("{}-line-{line}", figure.id)
    }
}

/// What shows an open proof, and the switch of how it is read.
type Shown = (fn(OpenProof) -> AnyView, fn(&'static Figure) -> AnyView);

part!(
    proof,
    Shown,
    (
        |open| view! { <ProofBody open /> }.into_any(),
        |figure| view! { <ReadingSwitch figure /> }.into_any(),
    )
);

/// The body of an open proof.
pub fn proof_body(open: OpenProof) -> AnyView {
    fetched(fetch, move || SHOWN.get().map(|(body, _)| body(open)))
}

/// The switch of how an open proof is read.
pub fn reading_switch(figure: &'static Figure) -> AnyView {
    fetched(fetch, move || SHOWN.get().map(|(_, switch)| switch(figure)))
}

#[component]
fn ProofBody(open: OpenProof) -> impl IntoView {
    let book = Book::expect();
    let OpenProof { figure, proof, scene, step, reading, focus, found, solved } = open;
    let text = figure.proof;
    let complete = Memo::new(move |_| usize::from(step.get()) >= text.lines.len());
    view! {
        <div class="proof-body" class:pictured=text.points.is_some()>
            <div>
                // On paper the proof is there to be read, however it is read on the screen.
                <ol
                    class="proof-lines"
                    class:on-paper=move || reading.get() == Reading::Rebuild
                    data-proof=move || proof.with(|proof| proof.as_ref().map(|p| p.id))
                >
                    {text.lines.iter().enumerate().map(|(index, line)| {
                        let id = OpenProof::line_id(figure, index + 1);
                        view! { <ProofLine line index id step=step proof scene focus /> }
                    }).collect_view()}
                </ol>
                {move || match reading.get() {
                    Reading::Read => ().into_any(),
                    Reading::Explain => {
                        view! { <QuestionView figure proof step found /> }.into_any()
                    }
                    Reading::Rebuild => {
                        view! { <Rebuild figure proof scene solved /> }.into_any()
                    }
                }}
            </div>
            {text.points.map(|points| {
                let picture = Memo::new(move |_| {
                    let scene = scene.get();
                    weighted_points::picture(&points(&scene), scene.unit)
                });
                let caption = text.points_caption;
                view! {
                    <div class="proof-picture">
                        <CanvasChart
                            id=format!("{}-points", figure.id)
                            picture
                            focus
                            theme=book.chart_theme()
                            label=book.says(ui::JENSEN_PICTURE)
                            describedby=format!("{}-points-caption", figure.id)
                        />
                        <p
                            id=format!("{}-points-caption", figure.id)
                            inner_html=move || caption.map(|caption| caption.get(book.lang()))
                        ></p>
                    </div>
                }
            })}
        </div>
        <Show when=move || complete.get()>
            <Conclusion figure proof scene />
        </Show>
    }
}
