//! What the forms at the door do: somebody comes by name or card, walks in, or had tapped another's name.

use domain::attendance::{AttendanceRefusal, Means, Scanned, TapNumber, by_our_clock};
use domain::id::{PersonId, SessionId};
use domain::member::Sought;
use domain::person::Person;
use domain::refusal::Refusal;
use domain::role::Task;
use domain::text::folded;
use jiff::Timestamp;
use leptos::prelude::*;
use store::attendance::{Arrival, Arrived, Marks, Register};

use crate::attempt::{Attempt, form_key};
use crate::draft::Kept;
use crate::error::AppError;
use crate::pages::desk::offering::entries::name_of;
use crate::paths::sessions::{desk_door, desk_door_with};
use crate::request::{Request, request, see_other};
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

/// Somebody taps their name. `at` and `sent`, in whole seconds, are told by a tablet that kept the tap while it had no network; `tap`
/// is what it calls a tap by that it sends at once.
#[server(prefix = "/forms", endpoint = "desk-arrive")]
pub async fn post_desk_arrive(
    #[server(default)] session: String,
    #[server(default)] person: String,
    #[server(default)] at: String,
    #[server(default)] sent: String,
    #[server(default)] tap: String,
) -> Result<(), AppError> {
    let request = request();
    let (session, person): (SessionId, PersonId) = (session.parse()?, person.parse()?);
    let tapped_at = moment_of(&at, &sent, request.now)?;
    let number = number_of(&tap, &at)?;
    let arrival = Arrival { session, person, means: Means::Tile, tapped_at };
    let done = async {
        let by = request.at_desk(Task::CheckIn)?;
        is_here(&store::attendance::arrive_by_tap(&request.db, arrival, number, by).await?)
    };
    match done.await {
        Ok(()) => see_other(&desk_door_with(session, WELCOME, person)),
        Err(error) => {
            let attempt = whose(&request, person, tapped_at).await;
            attempt.comes_back(&request, FORM, &desk_door(session), error).await
        }
    }
}

/// When it was done, as a tablet tells that kept it while it had no network; nothing where it comes at once.
fn moment_of(at: &str, sent: &str, now: Timestamp) -> Result<Option<Timestamp>, AppError> {
    let read = |told: &str| match told {
        "" => Ok(None),
        told => {
            let moment = told.parse().ok().and_then(|told| Timestamp::from_second(told).ok());
            moment.map(Some).ok_or(AppError::BadForm)
        }
    };
    let (at, sent) = (read(at)?, read(sent)?);
    Ok(at.map(|at| by_our_clock(at, sent, now)))
}

/// What a tablet calls a tap by: where it was kept, its moment is its number, unless its clock is beyond all bounds. Without
/// scripts it has none.
fn number_of(tap: &str, at: &str) -> Result<Option<TapNumber>, AppError> {
    match tap {
        "" => Ok(TapNumber::parse(at)),
        told => TapNumber::parse(told).map(Some).ok_or(AppError::BadForm),
    }
}

/// Nobody is welcomed whom staff have marked otherwise since they were tapped.
fn is_here(arrived: &Arrived) -> Result<(), AppError> {
    if arrived.is_here {
        return Ok(());
    }
    Err(AppError::Refused(Refusal::Attendance(AttendanceRefusal::MarkStands)))
}

/// Whoever was kept stands at the door no more: a no tells in the field about whom it is.
async fn whose(request: &Request, person: PersonId, kept_at: Option<Timestamp>) -> Attempt {
    let (Some(_), Ok(by)) = (kept_at, request.at_desk(Task::CheckIn)) else {
        return Attempt::default();
    };
    match store::member::member(&request.db, person, by).await {
        Ok(member) => Attempt::at([("scanned", &*name_of(request, &member.person))]),
        Err(_) => Attempt::default(),
    }
}

/// A card is scanned, or its number or a whole name typed. Who has no place is asked whether they come this once; who was kept
/// while there was no network has come already, and is in where there is room.
#[server(prefix = "/forms", endpoint = "desk-door-scan")]
pub async fn post_desk_door_scan(
    #[server(default)] session: String,
    #[server(default)] scanned: String,
    #[server(default)] at: String,
    #[server(default)] sent: String,
) -> Result<(), AppError> {
    let request = request();
    let (session, tapped_at): (SessionId, _) =
        (session.parse()?, moment_of(&at, &sent, request.now)?);
    let mut attempt = Attempt::at([("scanned", scanned.as_str())]);
    let done = async {
        let by = request.at_desk(Task::CheckIn)?;
        // Another institution's session is not found, whatever was scanned.
        let register = store::attendance::register(&request.db, session, by).await?;
        let (person, means) = match Scanned::parse(&scanned) {
            Some(card) => (store::attendance::scanned(&request.db, card, by).await?, Means::Card),
            None => (named(&request, &mut attempt, &register).await?, Means::Tile),
        };
        let arrival = Arrival { session, person, means, tapped_at };
        match store::attendance::arrive(&request.db, arrival, by).await.map_err(AppError::from) {
            Ok(arrived) => is_here(&arrived).map(|()| desk_door_with(session, WELCOME, person)),
            Err(AppError::Refused(Refusal::Attendance(AttendanceRefusal::NotOnTheList))) => {
                if tapped_at.is_none() {
                    return Ok(desk_door_with(session, WALKS_IN, person));
                }
                is_here(&store::attendance::walk_in(&request.db, arrival, by).await?)?;
                Ok(desk_door_with(session, WELCOME, person))
            }
            Err(error) => Err(error),
        }
    };
    match done.await {
        Ok(way) => see_other(&way),
        Err(error) => attempt.comes_back(&request, FORM, &desk_door(session), error).await,
    }
}

/// Whom a whole name means: the one member who is called so; of several the one who is on the list.
async fn named(
    request: &Request,
    attempt: &mut Attempt,
    register: &Register,
) -> Result<PersonId, AppError> {
    let by = request.at_desk(Task::CheckIn)?;
    let name = |typed: &str| match Sought::parse(typed) {
        Ok(Sought::Name(name)) => Ok(name),
        _ => Err(()),
    };
    let name = attempt.read("scanned", name, |()| words::NOT_A_CARD.into())?;
    let is_called = |person: &Person| {
        person.name.as_ref().is_some_and(|of| folded(of.as_str()) == folded(&name))
    };
    let found = store::member::find(&request.db, &Sought::Name(name.clone()), by).await?;
    let found: Vec<_> = found.iter().filter(|member| is_called(&member.person)).collect();
    let listed: Vec<_> =
        register.lines.iter().filter(|line| line.has_place && is_called(&line.person)).collect();
    match (found.as_slice(), listed.as_slice()) {
        ([one], _) => Ok(one.person.id),
        (_, [one]) => Ok(one.person.id),
        (found, _) => {
            let sentence = if found.is_empty() { words::NO_SUCH_NAME } else { words::SAME_NAMES };
            attempt.note("scanned", sentence);
            Err(AppError::ToBeChanged)
        }
    }
}

/// Somebody without a place comes in for this session.
#[server(prefix = "/forms", endpoint = "desk-walk-in")]
pub async fn post_desk_walk_in(
    #[server(default)] session: String,
    #[server(default)] person: String,
    #[server(default)] at: String,
    #[server(default)] sent: String,
) -> Result<(), AppError> {
    let request = request();
    let (session, person): (SessionId, PersonId) = (session.parse()?, person.parse()?);
    let tapped_at = moment_of(&at, &sent, request.now)?;
    let arrival = Arrival { session, person, means: Means::Card, tapped_at };
    let done = async {
        let by = request.at_desk(Task::CheckIn)?;
        is_here(&store::attendance::walk_in(&request.db, arrival, by).await?)
    };
    match done.await {
        Ok(()) => see_other(&desk_door_with(session, WELCOME, person)),
        Err(error) => {
            let attempt = whose(&request, person, tapped_at).await;
            attempt.comes_back(&request, FORM, &desk_door(session), error).await
        }
    }
}

/// Takes back a tap on another's name. `at` and `sent`, in whole seconds, are told by a tablet that kept it without network: such a
/// tap may have come or not, or may be on its way.
#[server(prefix = "/forms", endpoint = "desk-door-undo")]
pub async fn post_desk_door_undo(
    #[server(default)] key: String,
    #[server(default)] session: String,
    #[server(default)] person: String,
    #[server(default)] at: String,
    #[server(default)] sent: String,
) -> Result<(), AppError> {
    let request = request();
    let (session, person): (SessionId, PersonId) = (session.parse()?, person.parse()?);
    let (tapped_at, number) = (moment_of(&at, &sent, request.now)?, number_of("", &at)?);
    let done = async {
        if tapped_at.is_some() {
            let tap = Arrival { session, person, means: Means::Tile, tapped_at };
            let by = request.at_desk(Task::CheckIn)?;
            store::attendance::take_tap_back(&request.db, tap, number, by).await?;
            return Ok(());
        }
        let key = form_key(&key)?;
        let by = request.at_desk(Task::CheckIn)?;
        let marks = vec![(person, None)];
        let undone =
            Marks { session, means: Means::Tile, marks, codes: Vec::new(), everybody_else: None };
        store::attendance::mark(&request.db, key, undone, by).await?;
        Ok(())
    };
    match done.await {
        Ok(()) => see_other(&format!("{}?{UNDONE}", desk_door(session))),
        Err(error) => {
            Attempt::default().comes_back(&request, FORM, &desk_door(session), error).await
        }
    }
}
