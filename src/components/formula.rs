//! A formula, as MathML made at build time.

use leptos::prelude::*;

/// Shows a formula.
#[component]
pub fn FormulaView(
    /// The formula.
    formula: crate::text::Formula,
    /// Its class.
    #[prop(default = "formula")]
    class: &'static str,
) -> impl IntoView {
    view! { <span class=class inner_html=formula.mathml()></span> }
}
