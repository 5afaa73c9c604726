//! The address of an export leads back to what was exported.

use super::states;
use surprisal::exports::settings::{self, SetTo};
use surprisal::lessons;
use surprisal::pages::figure_defaults;
use surprisal::state::url;
use surprisal::text::Lang;

#[test]
fn an_address_reads_back_as_the_state() {
    let figures = figure_defaults();
    let spread = lessons::figures().flat_map(|(_, figure)| states::of_two(figure, 40));
    let mut seen = 0;
    for kept in states::all().into_iter().chain(spread) {
        let address = settings::address(kept.figure, &kept.scene);
        let decoded = url::decode("", &address, &figures, Lang::En);
        assert!(decoded.changes.is_empty(), "{address}: {:?}", decoded.changes);
        assert_eq!(decoded.state.figure, kept.figure.id);
        assert_eq!(decoded.state.unit, kept.scene.unit, "{address}");
        let subject = settings::subject(kept.figure, &kept.scene);
        assert_eq!(decoded.state.subjects.of(&subject), subject, "{address}");
        seen += 1;
    }
    assert!(seen > 500, "{seen}");
}

#[test]
fn settings_are_what_the_subject_is() {
    for kept in states::all() {
        let subject = settings::subject(kept.figure, &kept.scene);
        let settings = settings::settings(kept.figure, &kept.scene);
        assert!(!settings.is_empty(), "{}", kept.figure.id);
        for setting in settings {
            match setting.to {
                SetTo::Number(value) => assert_eq!(subject.number(setting.key, 0), Some(value)),
                SetTo::Numbers(values) => {
                    assert_eq!(
                        values.len(),
                        subject.count(),
                        "{}: {}",
                        kept.figure.id,
                        setting.key
                    );
                    for (index, value) in values.iter().enumerate() {
                        assert_eq!(subject.number(setting.key, index), Some(*value));
                    }
                }
                SetTo::Choice(choice) => assert!(!choice.is_empty()),
            }
        }
    }
}
