//! What the form of a change does: reads what was typed, and makes the change.
#![expect(clippy::too_many_arguments, reason = "a form's function takes its fields")]

use domain::session::{Change, ChangeKind, Meets};
use leptos::prelude::*;
use store::session::{Asked, change};

use super::change::{FIELDS, FORM, change_to};
use super::{asked, own_session, rooms, teachers};
use crate::attempt::looked::DO;
use crate::attempt::{Attempt, form_key};
use crate::error::AppError;
use crate::pages::desk::typed;
use crate::paths::sessions::{changing_session, changing_session_to, desk_session_changed};
use crate::request::{request, see_other};
use crate::wording::desk::people::REASON_MISSING;
use crate::wording::session::desk::ONE_OF_TWO;

/// Changes the session and tells everybody who has a place.
#[server(prefix = "/forms", endpoint = "desk-session")]
pub async fn post_desk_session(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] what: String,
    #[server(default)] revision: String,
    #[server(default)] on: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] venue: String,
    #[server(default)] teacher: String,
    #[server(default)] other: String,
    #[server(default)] reason: String,
    #[server(default)] asked: String,
    #[server(default)] asked_other: String,
    #[server(default)] said: String,
    #[server(default)] look: String,
) -> Result<(), AppError> {
    let request = request();
    let (key, id) = (form_key(&key)?, session.parse()?);
    let what = ChangeKind::from_code(&what).ok_or(AppError::BadForm)?;
    let revision: i64 = revision.parse().map_err(|_| AppError::BadForm)?;
    let is_timed = matches!(what, ChangeKind::Move | ChangeKind::MakeUp);
    let page = match is_timed {
        true => changing_session_to(id, what, [&on, &from, &to]),
        false => changing_session(id, what),
    };
    let typed = [on, from, to, venue, teacher, other, reason, asked, asked_other, said];
    let mut attempt = Attempt::at(FIELDS.into_iter().zip(typed.iter().map(String::as_str)));
    let outcome = async {
        let by = request.coordinator()?;
        own_session(&request, id).await?;
        // Enter in one of its fields means no button of this form.
        if asked::is_typed(&attempt) && look != DO {
            attempt.note("", ONE_OF_TWO);
            return Err(AppError::ToBeChanged);
        }
        let change_to_make = read_change(&mut attempt, what);
        let reason = match what.needs_reason() {
            true => attempt.reason("reason", REASON_MISSING),
            false => Ok(String::new()),
        };
        let asked = Asked { session: id, revision, change: change_to_make?, reason: reason? };
        Ok(change(&request.db, key, &asked, by).await?)
    };
    match outcome.await {
        Ok(done) if asked::is_typed(&attempt) => {
            // Who was asked is not noted yet: it stands there as it was typed.
            let page = format!("{page}&told={}", done.told);
            see_other(&asked::only(&attempt, &asked::ASKED).kept_for(&request, FORM, &page).await?)
        }
        Ok(done) => see_other(&desk_session_changed(done.session, done.told)),
        Err(error) => attempt.comes_back(&request, FORM, &page, error).await,
    }
}

/// What is to be done, as typed.
fn read_change(attempt: &mut Attempt, what: ChangeKind) -> Result<Change, AppError> {
    Ok(match what {
        ChangeKind::Cancel => Change::Cancel,
        ChangeKind::Reinstate => Change::Reinstate,
        ChangeKind::MoveBack => Change::MoveBack,
        ChangeKind::Teach => Change::Teach(teachers::named(attempt)?),
        ChangeKind::Move | ChangeKind::MakeUp => {
            let span = typed::span(attempt);
            let venue = attempt.read("venue", rooms::chosen, Into::into);
            change_to(what, Meets { span: span?, venue: venue? })
        }
    })
}
