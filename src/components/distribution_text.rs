//! A whole distribution as a text: typed, pasted from a table, or counted from the letters of a text;
//! and the names of its outcomes.

use leptos::ev;
use leptos::prelude::*;

use super::book::{Book, Gesture};
use super::number_box::problem_text;
use crate::figure::{Figure, Parameter, Scene};
use crate::state::outcomes::{self, MassesError, Outcomes, Side};
use crate::state::subject::Subject;
use crate::state::{letters, listing, shown};
use crate::text::{Lang, Localised, ui};

/// What is wrong with a text, and what can be made of it.
#[derive(Clone, Debug, PartialEq)]
struct Problem {
    message: String,
    mend: Option<(Localised, Outcomes)>,
}

/// What a text says: other outcomes, or what is wrong with it.
type Understood = Result<Outcomes, Problem>;

/// A text that stands until it is understood.
#[component]
fn TextBox(
    figure: &'static Figure,
    /// The box's name in hooks.
    key: &'static str,
    label: Localised,
    /// What it shows when nothing is typed.
    shows: Signal<String>,
    /// Understands a text, given the outcomes of the moment.
    understand: fn(&str, &Outcomes, Lang) -> Understood,
) -> impl IntoView {
    let book = Book::expect();
    let typed = RwSignal::new(None::<(String, Problem)>);
    let set = move |outcomes: Outcomes| {
        typed.set(None);
        book.set_subject(figure, Subject::Outcomes(outcomes.into()), Gesture::Step);
    };
    let change = move |event: ev::Event| {
        let text = event_target_value(&event);
        let Subject::Outcomes(now) = book.subject_now(figure) else { return };
        // What is understood shows as it was understood, what is not stays as it was typed.
        match understand(&text, &now, book.lang()) {
            Ok(outcomes) => set(outcomes),
            Err(problem) => typed.set(Some((text, problem))),
        }
    };
    let text = move || typed.get().map_or_else(|| shows.get(), |(text, _)| text);
    let id = format!("{}-{key}", figure.id);
    let problem_id = format!("{id}-problem");
    view! {
        <label for=id.clone()>{book.says(label)}</label>
        <textarea
            id=id
            rows="1"
            autocomplete="off"
            spellcheck="false"
            data-list=key
            aria-invalid=move || typed.with(Option::is_some).to_string()
            aria-describedby=problem_id.clone()
            prop:value=text
            on:change=change
        ></textarea>
        <p class="problem" id=problem_id role="status" hidden=move || typed.with(Option::is_none)>
            {move || typed.get().map(|(_, problem)| view! {
                {problem.message}
                {problem.mend.map(|(words, mended)| view! {
                    " "
                    <button
                        type="button"
                        class="button"
                        data-action="mend"
                        on:click=move |_| set(mended.clone())
                    >{words.get(book.lang())}</button>
                })}
            })}
        </p>
    }
}

/// All probabilities of one side.
#[component]
pub fn DistributionText(
    /// Which figure.
    figure: &'static Figure,
    /// Where everything stands.
    scene: Memo<Scene>,
    /// Which side.
    parameter: Parameter,
) -> impl IntoView {
    let book = Book::expect();
    let side = if parameter == Parameter::Q { Side::Model } else { Side::Truth };
    let shows = Signal::derive(move || {
        scene.with(|scene| {
            let masses = scene.outcomes.side(side).masses().iter();
            masses.map(|mass| shown::exact(*mass)).collect::<Vec<_>>().join(", ")
        })
    });
    let (key, label): (_, _) = match side {
        Side::Truth => ("p", ui::OUTCOMES_LIST_P),
        Side::Model => ("q", ui::OUTCOMES_LIST_Q),
    };
    let understand: fn(&str, &Outcomes, Lang) -> Understood = match side {
        Side::Truth => |text, now, lang| distribution(text, now, Side::Truth, lang),
        Side::Model => |text, now, lang| distribution(text, now, Side::Model, lang),
    };
    view! {
        <TextBox figure key label shows understand />
        {(side == Side::Truth).then(|| view! {
            <p class="hint-text">{book.says(ui::OUTCOMES_TEXT_HINT)}</p>
        })}
    }
}

/// The names of the outcomes.
#[component]
pub fn NamesText(
    /// Which figure.
    figure: &'static Figure,
    /// Where everything stands.
    scene: Memo<Scene>,
) -> impl IntoView {
    let shows = Signal::derive(move || scene.with(|scene| scene.outcomes.names().join(", ")));
    view! { <TextBox figure key="names" label=ui::OUTCOMES_NAMES shows understand=names /> }
}

/// The outcomes with one side as a text says it: its numbers, or, where it has none, its letters as
/// often as they occur.
fn distribution(text: &str, now: &Outcomes, side: Side, lang: Lang) -> Understood {
    if !text.chars().any(|c| c.is_ascii_digit() || "½⅓⅔¼¾".contains(c)) {
        let counted = letters::count(text, outcomes::MOST);
        if counted.len() >= outcomes::FEWEST {
            let counts: Vec<f64> = counted.iter().map(|(_, count)| f64::from(*count)).collect();
            let letters = counted.iter().map(|(letter, _)| letter.to_string()).collect();
            return Ok(now.with(side, outcomes::nearest(&counts)).named(letters));
        }
    }
    let numbers = listing::numbers(text).map_err(|wrong| Problem {
        message: problem_text(wrong.error, &wrong.part, lang),
        mend: None,
    })?;
    let count = numbers.len().to_string();
    let mended = || now.with(side, outcomes::nearest(&numbers));
    let (message, mend) = match outcomes::distribution(&numbers) {
        Ok(masses) if now.is_alone() || numbers.len() == now.count() => {
            return Ok(now.with(side, masses));
        }
        Ok(_) => {
            let there = now.count().to_string();
            let slots = [("numbers", count.as_str()), ("outcomes", &there)];
            (ui::MASSES_COUNT.fill(lang, &slots), Some(ui::MEND_COUNT))
        }
        Err(MassesError::TooFew) => (ui::MASSES_TOO_FEW.get(lang).to_owned(), None),
        Err(MassesError::TooMany(_)) => {
            (ui::MASSES_TOO_MANY.fill(lang, &[("count", &count)]), Some(ui::MEND_TRIM))
        }
        Err(MassesError::Negative(index)) => {
            let typed = numbers.get(index).map_or_else(String::new, |mass| shown::exact(*mass));
            (ui::MASSES_NEGATIVE.fill(lang, &[("typed", &typed)]), None)
        }
        Err(MassesError::Sum(sum)) => {
            let sum = shown::number(sum, 6);
            (ui::MASSES_SUM.fill(lang, &[("sum", &sum)]), Some(ui::MEND_NORMALISE))
        }
        Err(MassesError::Nothing) => (ui::MASSES_NOTHING.get(lang).to_owned(), None),
    };
    Err(Problem { message, mend: mend.map(|words| (words, mended())) })
}

/// The outcomes with the names of a text; without, when it is empty.
fn names(text: &str, now: &Outcomes, lang: Lang) -> Understood {
    let names = listing::names(text);
    let named = |names| now.clone().named(names);
    if names.is_empty() || names.len() == now.count() {
        return Ok(named(names));
    }
    let (typed, there) = (names.len().to_string(), now.count().to_string());
    let slots = [("numbers", typed.as_str()), ("outcomes", &there)];
    let mended = named(outcomes::names_for(&names, now.count()));
    Err(Problem {
        message: ui::NAMES_COUNT.fill(lang, &slots),
        mend: Some((ui::MEND_NAMES, mended)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::Distribution;

    fn three() -> Outcomes {
        Outcomes::new(Distribution::uniform(3), Distribution::uniform(3))
    }

    fn read(text: &str) -> Understood {
        distribution(text, &three(), Side::Truth, Lang::En)
    }

    #[test]
    fn lists_and_texts_are_understood() {
        assert_eq!(read("0.5 0.25 0.25").unwrap().p().masses(), [0.5, 0.25, 0.25]);
        let letters = read("아가").unwrap();
        assert_eq!(letters.names(), ["ㅏ", "ㅇ", "ㄱ"]);
        assert_eq!(letters.p().masses(), [0.5, 0.25, 0.25]);
        let named = names("sun, rain, snow", &three(), Lang::Ko).unwrap();
        assert_eq!(named.name(2), "snow");
    }

    #[test]
    fn what_is_wrong_can_be_mended_where_it_can() {
        for (text, mended) in [
            ("12 5 3", Some(vec![0.6, 0.25, 0.15])),
            ("0.5 0.5", Some(vec![0.5, 0.5])),
            ("1 -1 1", None),
            ("0 0 0", None),
            ("1", None),
            ("1 x 2", None),
            ("", None),
        ] {
            let problem = read(text).unwrap_err();
            assert!(!problem.message.is_empty());
            let mend = problem.mend.map(|(_, outcomes)| outcomes.p().masses().to_vec());
            assert_eq!(mend, mended, "{text:?}");
        }
        let many = read(&"1 ".repeat(27)).unwrap_err();
        assert_eq!(many.mend.unwrap().1.count(), 26);
        let four = names("a,b,c,d", &three(), Lang::En).unwrap_err();
        assert_eq!(four.mend.unwrap().1.names(), ["a", "b", "c"]);
    }
}
