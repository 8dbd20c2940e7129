//! Who teaches a session in the teacher's place: those who are free, or somebody whose name is typed.

use domain::session::{Standing, Substitute};
use domain::text::{has_control_characters, trimmed};
use leptos::prelude::*;

use crate::attempt::Attempt;
use crate::components::choices::Choices;
use crate::components::field::{Field, Kind};
use crate::request::request;
use crate::wording::Words;
use crate::wording::session::desk as words;

/// The choice, whoever fits best first; the class's own teacher where somebody else teaches now.
#[component]
pub(super) fn Teachers(
    /// Who is free.
    found: Vec<Substitute>,
    /// How the session stands.
    standing: Standing,
) -> impl IntoView {
    let request = request();
    let (say, language) = (request.say(), request.language);
    let own = standing.own_teacher.clone().filter(|_| !standing.substitute.is_empty());
    let own = own.map(|own| (own.clone(), words::own_teacher(language, &own)));
    let named = found.iter().map(|one| (one.teacher.clone(), words::substitute(language, one)));
    let choices: Vec<_> = own.into_iter().chain(named).collect();
    let nobody = choices.is_empty();
    let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        {if nobody {
            view! { <p>{say(words::NO_SUBSTITUTES)}</p> }.into_any()
        } else {
            view! { <Choices name="teacher" legend=say(words::SUBSTITUTES) choices=choices/> }
            .into_any()
        }}
        <Field name="other" label=say(words::OTHER_TEACHER) kind=kind/>
    }
}

/// The name that was typed, or else the one that was chosen.
pub(super) fn named(attempt: &mut Attempt) -> Result<String, crate::error::AppError> {
    named_in(attempt, "teacher", "other")
}

/// The same in a form that calls the two otherwise.
pub(super) fn named_in(
    attempt: &mut Attempt,
    choice: &str,
    other: &str,
) -> Result<String, crate::error::AppError> {
    let chosen = attempt.value(choice).to_owned();
    let is_typed = !trimmed(attempt.value(other)).is_empty();
    let missing = if is_typed || chosen.is_empty() { other } else { choice };
    attempt.read(
        missing,
        |typed| name(if is_typed { typed } else { &chosen }),
        |wrong| wrong.into(),
    )
}

fn name(typed: &str) -> Result<String, Words> {
    const LONGEST: usize = 20;
    let name = trimmed(typed);
    let is_odd = has_control_characters(name) || name.contains(['\n', '\r', '\t', '<', '>']);
    match name.chars().count() {
        0 => Err(words::TEACHER_MISSING),
        count if count > LONGEST || is_odd => Err(words::TEACHER_ODD),
        _ => Ok(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_typed_comes_before_who_is_chosen() {
        let typed =
            |teacher, other| named(&mut Attempt::at([("teacher", teacher), ("other", other)])).ok();
        assert_eq!(typed("单桂英", " "), Some("单桂英".into()));
        assert_eq!(typed("单桂英", "张伟 "), Some("张伟".into()));
        assert_eq!(typed("", ""), None);
        assert_eq!(typed("", &"伟".repeat(21)), None);
    }
}
