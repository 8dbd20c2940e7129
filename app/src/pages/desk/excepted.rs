//! 破例: the reason for doing what the rule for everybody refuses, and which sentence its person will read; alike in every form at the
//! counter.

use domain::decision::{ToldWhy, WhyExcepted};
use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::field::{Field, Kind};
use crate::components::filter_box::FilterBox;
use crate::error::AppError;
use crate::request::request;
use crate::wording::decision::told_why;
use crate::wording::desk::people as words;
use crate::wording::{Sentence, Words};

/// The coordinator's own words, for the log.
pub(super) const REASON: &str = "reason";
/// What the person reads.
pub(super) const TOLD_WHY: &str = "told_why";

/// Both, within a form. What the person will read stands folded away until there is a reason, or a rule that asks for one.
#[component]
pub(super) fn ExceptionFields(
    /// When a reason is needed.
    #[prop(default = words::REASON_HINT)]
    hint: Words,
    /// A rule for everybody says no.
    #[prop(optional)]
    is_needed: bool,
) -> impl IntoView {
    let (say, language) = (request().say(), request().language);
    let attempt = use_context::<Attempt>().unwrap_or_default();
    let told = |field: &str| attempt.error(field).is_some() || !attempt.value(field).is_empty();
    let is_open = is_needed || told(REASON) || attempt.error(TOLD_WHY).is_some();
    let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
    let choice = |told: ToldWhy| {
        let sentence = told_why(told).unwrap_or(words::NOT_SAID);
        (told.code().to_owned(), sentence.in_language(language).to_owned())
    };
    let choices = ToldWhy::ALL.map(choice).to_vec();
    view! {
        <Field name=REASON label=say(words::REASON) hint=say(hint) kind=kind/>
        <FilterBox summary=say(words::PERSON_READS) open=is_open>
            <Choices name=TOLD_WHY legend=say(words::WHICH_SENTENCE) choices=choices proposed=ToldWhy::NotSaid.code()/>
        </FilterBox>
    }
}

/// Reads both; nothing where the rule is kept.
pub(super) fn why_excepted(attempt: &mut Attempt) -> Result<WhyExcepted, AppError> {
    let words = attempt.reason_if_any(REASON);
    let told = attempt.read(TOLD_WHY, read_told, Sentence::from);
    Ok(WhyExcepted { words: words?, told: told? })
}

fn read_told(typed: &str) -> Result<ToldWhy, Words> {
    match typed {
        "" => Ok(ToldWhy::NotSaid),
        typed => ToldWhy::from_code(typed).ok_or(words::CHOOSE_SENTENCE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_choice_no_reason_is_told_and_no_other_sentence_is_taken() {
        let read = |told| why_excepted(&mut Attempt::at([(REASON, "住院"), (TOLD_WHY, told)]));
        assert_eq!(read("").unwrap(), WhyExcepted::from("住院"));
        assert_eq!(read("health").unwrap().told, ToldWhy::Health);
        assert!(read("她住院了").is_err());
    }
}
