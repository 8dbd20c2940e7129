//! What was typed about another weekly time, and what it would mean: what is wrong is noted at its field.

use domain::calendar::TimeSlot;
use domain::id::OfferingId;
use domain::refusal::Refusal;
use domain::session::{SessionRefusal, slots_of};
use jiff::civil::Weekday;
use store::session::{Weekly, WeeklyLook, look_weekly};

use crate::attempt::Attempt;
use crate::attempt::looked::{LOOK, LOOKED};
use crate::error::AppError;
use crate::pages::desk::onward::rooms_by_name;
use crate::pages::desk::typed;
use crate::request::Request;
use crate::wording::Sentence;
use crate::wording::refusal::refusal_sentence;
use crate::wording::session::onward::ON;
use crate::wording::session::weekly as words;

/// What was asked for, and what it would mean.
#[derive(Clone)]
pub(super) struct Asked {
    pub weekly: Weekly,
    /// The name of the other room; empty where each stays in its own.
    pub room: String,
    pub look: WeeklyLook,
}

/// The weekly times at which what is to come meets, the usual one first.
pub(super) async fn slots(request: &Request, id: OfferingId) -> Result<Vec<TimeSlot>, AppError> {
    let all = store::session::sessions_at_desk(&request.db, id, request.coordinator()?).await?;
    let live = all.iter().filter(|one| !one.standing.is_cancelled);
    let to_come = live.filter(|one| one.session.span.from > request.now);
    Ok(slots_of(to_come.map(|one| one.session.span)))
}

/// What was typed, with the name of the room; every mistake is noted at its field.
pub(super) async fn read(
    request: &Request,
    attempt: &mut Attempt,
    offering: OfferingId,
) -> Result<(Weekly, String), AppError> {
    let slots = slots(request, offering).await?;
    let known = rooms_by_name(request).await?;
    let looks = attempt.value(LOOKED) == LOOK;
    let chosen = |typed: &str| match (slots.as_slice(), typed) {
        ([only], "") => Ok(*only),
        // Sent twice, nothing meets then any more: what was done is answered again, and whatever else is refused in the unit.
        (_, typed) if !looks => TimeSlot::from_code(typed).ok_or(words::WAS_MISSING),
        (all, typed) => {
            all.iter().find(|slot| slot.code() == typed).copied().ok_or(words::WAS_MISSING)
        }
    };
    let was = attempt.read("was", chosen, Into::into);
    let number = |typed: &str| typed.parse().ok().filter(|number| (1..=7).contains(number));
    let to_day = |typed: &str| {
        let day = number(typed).and_then(|number: i8| Weekday::from_monday_one_offset(number).ok());
        day.ok_or(words::WEEKDAY_MISSING)
    };
    let weekday = attempt.read("weekday", to_day, Into::into);
    let times = typed::day_and_times(attempt, [ON, words::FROM, words::TO]);
    let room = attempt.read("room", known, Into::into);
    let (was, weekday, (on, from, to), room) = (was?, weekday?, times?, room?);
    let to = TimeSlot { weekday, from, to };
    let name = room.as_ref().map(|room| room.name.clone()).unwrap_or_default();
    Ok((Weekly { offering, on, was, to, room: room.map(|room| room.id) }, name))
}

/// Where each session would go; nothing where it cannot be asked, with what is wrong at its field.
pub(super) async fn looked_at(
    request: &Request,
    attempt: &mut Attempt,
    offering: OfferingId,
) -> Result<Option<Asked>, AppError> {
    let Ok((weekly, room)) = read(request, attempt, offering).await else { return Ok(None) };
    match look_weekly(&request.db, &weekly, request.coordinator()?).await {
        Ok(look) => Ok(Some(Asked { weekly, room, look })),
        Err(store::Error::Refused(refusal)) => {
            note(attempt, &refusal);
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// What is wrong, at the field that it is about.
fn note(attempt: &mut Attempt, refusal: &Refusal) {
    let field = match refusal {
        Refusal::Session(SessionRefusal::DayIsOver | SessionRefusal::NothingFrom { .. }) => "on",
        Refusal::Session(SessionRefusal::EndsFirst) => "to",
        Refusal::Session(SessionRefusal::NothingChanges | SessionRefusal::NoDayLeft) => "weekday",
        _ => "",
    };
    attempt.note(field, Sentence::of(|language| refusal_sentence(language, refusal)));
}
