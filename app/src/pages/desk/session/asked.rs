//! 问过谁: noting who was asked to teach in the teacher's place, and what they said.

use domain::id::SessionId;
use domain::session::{ChangeKind, Invited, Substitute};
use domain::text::trimmed;
use leptos::prelude::*;
use store::session::note_asked;

use super::{own_session, teachers};
use crate::attempt::{Attempt, form_key};
use crate::components::choices::Choices;
use crate::components::field::{Field, Kind};
use crate::components::form::Form;
use crate::error::AppError;
use crate::paths::sessions::changing_session;
use crate::request::{request, see_other};
use crate::wording::session::desk as words;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-substitute";

/// In the address: this form has come back, not the one of the change.
pub(super) const CAME_BACK: &str = "asking";

/// In the address: something was noted.
pub(super) const NOTED: &str = "noted";

/// Whom, and what they said.
#[component]
pub(super) fn Asking(
    /// Of which session.
    id: SessionId,
    /// Who is free.
    found: Vec<Substitute>,
    /// What came back.
    attempt: Attempt,
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
            <Form action="/forms/desk-substitute" attempt=attempt>
                <input type="hidden" name="session" value=id.to_string()/>
                {(!names.is_empty()).then(|| view! {
                    <Choices name="asked" legend=say(words::ASKED_WHOM) choices=names/>
                })}
                <Field name="asked_other" label=say(words::ASKED_OTHER) kind=kind/>
                <Choices name="said" legend=say(words::ASKED_SAID) choices=answers/>
                <div class="button-row">
                    <button class="button" type="submit">{say(words::NOTE_ASKED)}</button>
                </div>
            </Form>
        </section>
    }
}

/// Notes it.
#[server(prefix = "/forms", endpoint = "desk-substitute")]
pub async fn post_desk_substitute(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] asked: String,
    #[server(default)] asked_other: String,
    #[server(default)] said: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, session.parse()?);
    let page = changing_session(id, ChangeKind::Teach);
    let typed = [("asked", &asked), ("asked_other", &asked_other), ("said", &said)];
    let mut attempt = Attempt::at(typed.map(|(field, typed)| (field, trimmed(typed))));
    let outcome = async {
        let by = request.coordinator()?;
        own_session(&request, id).await?;
        let teacher = teachers::named_in(&mut attempt, "asked", "asked_other");
        let read = |typed: &str| Invited::from_code(typed).ok_or(words::SAID_MISSING);
        let said = attempt.read("said", read, Into::into);
        Ok(note_asked(&request.db, key, id, &teacher?, said?, by).await?)
    };
    match outcome.await {
        Ok(()) => see_other(&format!("{page}&{NOTED}")),
        Err(error) => {
            attempt.comes_back(&request, FORM, &format!("{page}&{CAME_BACK}"), error).await
        }
    }
}
