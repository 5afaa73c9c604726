//! A whole distribution as a text: typed, pasted from a table, or counted from the letters of a text;
//! and the names of outcomes, or of rows.

use leptos::ev;
use leptos::prelude::*;

use super::book::{Book, Gesture};
use super::number_box::problem_text;
use crate::figure::{Figure, Parameter, Scene, Start};
use crate::state::outcomes::{self, MassesError, Outcomes, Side};
use crate::state::subject::Subject;
use crate::state::{letters, listing, shown};
use crate::text::{Lang, Localised, ui};

/// What is wrong with a text, and what can be made of it.
#[derive(Clone, Debug, PartialEq)]
struct Problem {
    message: String,
    mend: Option<(String, Subject)>,
}

/// What a text says: another subject, or what is wrong with it.
type Understood = Result<Subject, Problem>;

/// A text that stands until it is understood.
#[component]
fn TextBox(
    figure: &'static Figure,
    /// The box's name in hooks.
    key: &'static str,
    label: Localised,
    /// What it shows when nothing is typed.
    shows: Signal<String>,
    /// Understands a text, given the subject of the moment.
    understand: fn(&str, &Subject, Lang) -> Understood,
) -> impl IntoView {
    let book = Book::expect();
    let typed = RwSignal::new(None::<(String, Problem)>);
    let set = move |subject: Subject| {
        typed.set(None);
        book.set_subject(figure, subject, Gesture::Step);
    };
    let change = move |event: ev::Event| {
        let text = event_target_value(&event);
        // What is understood shows as it was understood, what is not stays as it was typed.
        match understand(&text, &book.subject_now(figure), book.lang_untracked()) {
            Ok(subject) => set(subject),
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
                    >{words}</button>
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
    let understand: fn(&str, &Subject, Lang) -> Understood = match side {
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

/// The names of the outcomes, or rows.
#[component]
pub fn NamesText(
    /// Which figure.
    figure: &'static Figure,
    /// Where everything stands.
    scene: Memo<Scene>,
) -> impl IntoView {
    let of_rows = matches!(figure.start, Start::Dials(..));
    let label = if of_rows { ui::ROWS_NAMES } else { ui::OUTCOMES_NAMES };
    let shows = Signal::derive(move || {
        scene.with(|scene| match of_rows {
            true => scene.dials.names().join(", "),
            false => scene.outcomes.names().join(", "),
        })
    });
    view! { <TextBox figure key="names" label shows understand=names /> }
}

/// The outcomes with one side as a text says it: its numbers, or, where it has none, its letters as
/// often as they occur.
fn distribution(text: &str, now: &Subject, side: Side, lang: Lang) -> Understood {
    let Subject::Outcomes(now) = now else { return Ok(now.clone()) };
    if !text.chars().any(|c| c.is_ascii_digit() || "½⅓⅔¼¾".contains(c)) {
        let counted = letters::count(text, outcomes::MOST);
        if counted.len() >= outcomes::FEWEST {
            let counts: Vec<f64> = counted.iter().map(|(_, count)| f64::from(*count)).collect();
            let letters = counted.iter().map(|(letter, _)| letter.to_string()).collect();
            return Ok(subject(now.with(side, outcomes::nearest(&counts)).named(letters)));
        }
    }
    let numbers = listing::numbers(text).map_err(|wrong| Problem {
        message: problem_text(wrong.error, &wrong.part, lang),
        mend: None,
    })?;
    let count = numbers.len().to_string();
    let mended = || subject(now.with(side, outcomes::nearest(&numbers)));
    let (message, mend) = match outcomes::distribution(&numbers) {
        Ok(masses) if now.is_alone() || numbers.len() == now.count() => {
            return Ok(subject(now.with(side, masses)));
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
    let mend = mend.map(|words| (words.fill(lang, &[("numbers", &count)]), mended()));
    Err(Problem { message, mend })
}

fn subject(outcomes: Outcomes) -> Subject {
    Subject::Outcomes(outcomes.into())
}

/// The outcomes, or rows, with the names of a text; without, when it is empty.
fn names(text: &str, now: &Subject, lang: Lang) -> Understood {
    let named = |names| match now {
        Subject::Outcomes(now) => subject(Outcomes::clone(now).named(names)),
        Subject::Dials(now) => Subject::Dials(now.clone().named(names)),
        other => other.clone(),
    };
    let names = listing::names(text);
    if names.is_empty() || names.len() == now.count() {
        return Ok(named(names));
    }
    let words =
        if matches!(now, Subject::Dials(_)) { ui::ROWS_NAMES_COUNT } else { ui::NAMES_COUNT };
    let (typed, there) = (names.len().to_string(), now.count().to_string());
    let slots = [("numbers", typed.as_str()), ("outcomes", &there)];
    let mended = named(outcomes::names_for(&names, now.count()));
    Err(Problem {
        message: words.fill(lang, &slots),
        mend: Some((ui::MEND_NAMES.get(lang).to_owned(), mended)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measures::Distribution;
    use crate::state::dials::{Dial, Dials};

    fn three() -> Subject {
        subject(Outcomes::new(Distribution::uniform(3), Distribution::uniform(3)))
    }

    fn outcomes(subject: Subject) -> Outcomes {
        let Subject::Outcomes(outcomes) = subject else { panic!() };
        Outcomes::clone(&outcomes)
    }

    fn read(text: &str) -> Understood {
        distribution(text, &three(), Side::Truth, Lang::En)
    }

    #[test]
    fn lists_and_texts_are_understood() {
        assert_eq!(outcomes(read("0.5 0.25 0.25").unwrap()).p().masses(), [0.5, 0.25, 0.25]);
        let letters = outcomes(read("아가").unwrap());
        assert_eq!(letters.names(), ["ㅏ", "ㅇ", "ㄱ"]);
        assert_eq!(letters.p().masses(), [0.5, 0.25, 0.25]);
        let named = outcomes(names("sun, rain, snow", &three(), Lang::Ko).unwrap());
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
            let mend = problem.mend.map(|(_, mended)| outcomes(mended).p().masses().to_vec());
            assert_eq!(mend, mended, "{text:?}");
        }
        let many = read(&"1 ".repeat(27)).unwrap_err();
        assert_eq!(outcomes(many.mend.unwrap().1).count(), 26);
        let four = names("a,b,c,d", &three(), Lang::En).unwrap_err();
        assert_eq!(outcomes(four.mend.unwrap().1).names(), ["a", "b", "c"]);
        // The button says how many there will be.
        let (words, _) = read("0.5 0.5").unwrap_err().mend.unwrap();
        assert!(words.contains('2') && !words.contains('{'), "{words}");
    }

    #[test]
    fn rows_are_named_like_outcomes() {
        static DIALS: [Dial; 1] = [Dial::linear("t", 0.0, 1.0, 0.5).in_each_row()];
        let rows = Subject::Dials(Dials::from(&DIALS, &[0.1, 0.2]));
        let read = |text: &str| names(text, &rows, Lang::Ko).map(|named| named.count());
        let of = |subject: Subject| match subject {
            Subject::Dials(dials) => dials.names().to_vec(),
            _ => Vec::new(),
        };
        assert_eq!(of(names("conv, <b>&,", &rows, Lang::En).unwrap()), ["conv", "<b>&"]);
        assert_eq!(read(""), Ok(2));
        let mended = names("conv", &rows, Lang::En).unwrap_err().mend.unwrap().1;
        assert_eq!(of(mended), ["conv", "2"]);
    }
}
