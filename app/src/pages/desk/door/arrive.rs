//! What the forms at the door do: somebody comes by name or card, walks in, or had tapped another's name.

use domain::attendance::{AttendanceRefusal, Means, Scanned};
use domain::id::{PersonId, SessionId};
use domain::refusal::Refusal;
use domain::role::Task;
use jiff::Timestamp;
use leptos::prelude::*;
use store::attendance::{Arrival, Marks};

use crate::attempt::{Attempt, form_key};
use crate::draft::Kept;
use crate::error::AppError;
use crate::paths::sessions::{desk_door, desk_door_with};
use crate::request::{request, see_other};
use crate::wording::attendance::door as words;

/// The form's name, under which its attempts are kept.
pub(super) const FORM: &str = "desk-door";

/// What is kept of it.
pub const KEPT: Kept = (FORM, &["scanned"]);

/// In the address: who has just come.
pub(super) const WELCOME: &str = "welcome";
/// In the address: who is not on the list.
pub(super) const WALKS_IN: &str = "guest";
/// In the address: a tap was taken back.
pub(super) const UNDONE: &str = "undone";

/// Somebody taps their name. `at`, in whole seconds, is told by a tablet that kept the tap while it had no network.
#[server(prefix = "/forms", endpoint = "desk-arrive")]
pub async fn post_desk_arrive(
    #[server(default)] session: String,
    #[server(default)] person: String,
    #[server(default)] at: String,
) -> Result<(), AppError> {
    let request = request();
    let (session, person): (SessionId, PersonId) = (session.parse()?, person.parse()?);
    let tapped_at = match at.as_str() {
        "" => None,
        at => Some(
            at.parse()
                .ok()
                .and_then(|at| Timestamp::from_second(at).ok())
                .ok_or(AppError::BadForm)?,
        ),
    };
    let arrival = Arrival { session, person, means: Means::Tile, tapped_at };
    let done = async {
        let by = request.at_desk(Task::CheckIn)?;
        Ok(store::attendance::arrive(&request.db, arrival, by).await?)
    };
    match done.await {
        Ok(_) => see_other(&desk_door_with(session, WELCOME, person)),
        Err(error) => {
            Attempt::default().comes_back(&request, FORM, &desk_door(session), error).await
        }
    }
}

/// A card is scanned, or its number typed. Who has no place is asked whether they come this once.
#[server(prefix = "/forms", endpoint = "desk-door-scan")]
pub async fn post_desk_door_scan(
    #[server(default)] session: String,
    #[server(default)] scanned: String,
) -> Result<(), AppError> {
    let request = request();
    let session: SessionId = session.parse()?;
    let mut attempt = Attempt::at([("scanned", scanned.as_str())]);
    let done = async {
        let by = request.at_desk(Task::CheckIn)?;
        let card = attempt.read(
            "scanned",
            |typed| Scanned::parse(typed).ok_or(()),
            |()| words::NOT_A_CARD.into(),
        )?;
        // Another institution's session is not found, whatever was scanned.
        store::session::session_at_desk(&request.db, session, by).await?;
        let person = store::attendance::scanned(&request.db, card, by).await?;
        let arrival = Arrival { session, person, means: Means::Card, tapped_at: None };
        match store::attendance::arrive(&request.db, arrival, by).await.map_err(AppError::from) {
            Ok(_) => Ok(desk_door_with(session, WELCOME, person)),
            Err(AppError::Refused(Refusal::Attendance(AttendanceRefusal::NotOnTheList))) => {
                Ok(desk_door_with(session, WALKS_IN, person))
            }
            Err(error) => Err(error),
        }
    };
    match done.await {
        Ok(way) => see_other(&way),
        Err(error) => attempt.comes_back(&request, FORM, &desk_door(session), error).await,
    }
}

/// Somebody without a place comes in for this session.
#[server(prefix = "/forms", endpoint = "desk-walk-in")]
pub async fn post_desk_walk_in(
    #[server(default)] session: String,
    #[server(default)] person: String,
) -> Result<(), AppError> {
    let request = request();
    let (session, person): (SessionId, PersonId) = (session.parse()?, person.parse()?);
    let arrival = Arrival { session, person, means: Means::Card, tapped_at: None };
    let done = async {
        let by = request.at_desk(Task::CheckIn)?;
        Ok(store::attendance::walk_in(&request.db, arrival, by).await?)
    };
    match done.await {
        Ok(_) => see_other(&desk_door_with(session, WELCOME, person)),
        Err(error) => {
            Attempt::default().comes_back(&request, FORM, &desk_door(session), error).await
        }
    }
}

/// Takes back a tap on another's name.
#[server(prefix = "/forms", endpoint = "desk-door-undo")]
pub async fn post_desk_door_undo(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] person: String,
) -> Result<(), AppError> {
    let request = request();
    let key = form_key(&key)?;
    let (session, person): (SessionId, PersonId) = (session.parse()?, person.parse()?);
    let marks = vec![(person, None)];
    let undone =
        Marks { session, means: Means::Tile, marks, codes: Vec::new(), everybody_else: false };
    let done = async {
        let by = request.at_desk(Task::CheckIn)?;
        Ok(store::attendance::mark(&request.db, key, undone, by).await?)
    };
    match done.await {
        Ok(_) => see_other(&format!("{}?{UNDONE}", desk_door(session))),
        Err(error) => {
            Attempt::default().comes_back(&request, FORM, &desk_door(session), error).await
        }
    }
}
