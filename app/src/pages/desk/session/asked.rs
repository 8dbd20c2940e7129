//! 问过谁: noting who was asked to teach in the teacher's place, and what they said. It stands in the form of the change with a
//! button of its own, so that what is typed for the one is not lost with the other.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::session::{ChangeKind, Invited, Substitute};
use domain::text::trimmed;
use leptos::prelude::*;
use store::session::note_asked;

use super::change::FORM;
use super::{own_session, teachers};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::field::{Field, Kind};
use crate::error::AppError;
use crate::paths::sessions::changing_session;
use crate::request::{request, see_other};
use crate::wording::session::desk as words;

/// Its fields of that form.
pub(super) const ASKED: [&str; 3] = ["asked", "asked_other", "said"];

/// The fields of the change beside them.
const TEACHING: [&str; 3] = ["teacher", "other", "reason"];

/// In the address: something was noted.
pub(super) const NOTED: &str = "noted";

/// Whether something of it is typed.
pub(super) fn is_typed(attempt: &Attempt) -> bool {
    ASKED.into_iter().any(|field| !trimmed(attempt.value(field)).is_empty())
}

/// What is typed in these fields alone, nothing wrong with it.
pub(super) fn only(attempt: &Attempt, fields: &[&'static str]) -> Attempt {
    Attempt::at(fields.iter().map(|field| (*field, attempt.value(field))))
}

/// Whom, and what they said.
#[component]
pub(super) fn Asking(
    /// Who is free.
    found: Vec<Substitute>,
) -> impl IntoView {
    let say = request().say();
    let names: Vec<_> = found.into_iter().map(|one| (one.teacher.clone(), one.teacher)).collect();
    let answers = Invited::ALL
        .map(|said| (said.code().to_owned(), say(words::said_this_time(said)).to_owned()))
        .to_vec();
    let kind = Kind { autocomplete: Some("off"), ..Kind::default() };
    view! {
        <section class="section" aria-labelledby="asking">
            <h2 id="asking">{say(words::ASKING)}</h2>
            <p>{say(words::ASKING_LINE)}</p>
            {(!names.is_empty()).then(|| view! {
                <Choices name="asked" legend=say(words::ASKED_WHOM) choices=names/>
            })}
            <Field name="asked_other" label=say(words::ASKED_OTHER) kind=kind/>
            <Choices name="said" legend=say(words::ASKED_SAID) choices=answers/>
            <div class="button-row">
                <button class="button" type="submit" formaction="/forms/desk-substitute">{say(words::NOTE_ASKED)}</button>
            </div>
        </section>
    }
}

/// Notes it, and keeps what was typed for the change beside it.
#[server(prefix = "/forms", endpoint = "desk-substitute")]
pub async fn post_desk_substitute(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] asked: String,
    #[server(default)] asked_other: String,
    #[server(default)] said: String,
    #[server(default)] teacher: String,
    #[server(default)] other: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, session.parse()?);
    let page = changing_session(id, ChangeKind::Teach);
    let beside = TEACHING.into_iter().zip([&teacher, &other, &reason]);
    let typed = ASKED.into_iter().zip([&asked, &asked_other, &said]).chain(beside);
    let mut attempt = Attempt::at(typed.map(|(field, typed)| (field, trimmed(typed))));
    let kept = only(&attempt, &TEACHING);
    let outcome = async {
        let by = request.coordinator()?;
        own_session(&request, id).await?;
        let teacher = teachers::named_in(&mut attempt, "asked", "asked_other");
        let read = |typed: &str| Invited::from_code(typed).ok_or(words::SAID_MISSING);
        let said = attempt.read("said", read, Into::into);
        Ok(note_asked(&request.db, key, id, &teacher?, said?, by).await?)
    };
    match outcome.await {
        Ok(()) => {
            let noted = format!("{page}&{NOTED}");
            let is_beside = TEACHING.into_iter().any(|field| !kept.value(field).is_empty());
            let noted =
                if is_beside { kept.kept_for(&request, FORM, &noted).await? } else { noted };
            see_other(&noted)
        }
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}
