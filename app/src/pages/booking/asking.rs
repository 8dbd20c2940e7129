//! Booking a room, at the desk or for a club of one's own: which time, what comes of it day by day, then for what. Everything
//! before the button only looks.

use domain::booking::{BookingRefusal, Judged, Wanted};
use domain::id::VenueId;
use domain::refusal::Refusal;
use domain::venue::Room;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use store::booking::NewBooking;

use super::particulars::{TIME, purpose, wanted};
use super::time::field_of;
use crate::attempt::Attempt;
use crate::draft::Kept;
use crate::error::AppError;
use crate::paths::rooms::{ROOMS, asking_for_room, booking_room, desk_room};
use crate::request::Request;
use crate::wording::booking::{desk as words, own};
use crate::wording::refusal::refusal_sentence;
use crate::wording::{Sentence, Words};

use steps::{asked, when_asked};

mod steps;

/// Who books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// A coordinator.
    Desk,
    /// A person for a club.
    Own,
}

impl Side {
    /// The form's name, under which its attempts are kept.
    pub(crate) const fn form(self) -> &'static str {
        match self {
            Self::Desk => DESK_FORM,
            Self::Own => OWN_FORM,
        }
    }

    /// Where a time is asked about, with the room in it.
    fn page(self, room: VenueId) -> String {
        match self {
            Self::Desk => booking_room(room),
            Self::Own => asking_for_room(room),
        }
    }

    fn back(self, room: &Room) -> (String, Words) {
        match self {
            Self::Desk => (desk_room(room.venue.id), words::BACK),
            Self::Own => (ROOMS.to_owned(), own::BACK),
        }
    }
}

const DESK_FORM: &str = "desk-book";
const OWN_FORM: &str = "book-room";

/// What is typed in both steps.
pub(crate) const FIELDS: [&str; 11] = [
    "on",
    "from",
    "to",
    "every",
    "until",
    "what",
    "whose",
    "group",
    "contact",
    "telephone",
    "waits",
];

/// The form as it was sent, in the order of [`FIELDS`].
pub(crate) struct Sent {
    /// Which room.
    pub room: VenueId,
    /// What was typed.
    pub typed: [String; 11],
}

/// The address at which a time is asked about: the room, its day, beginning and end, how it goes on and until when.
type AddressOf = fn(VenueId, [&str; 3], &str, &str) -> String;

impl Sent {
    /// The attempt, and the page to which it comes back.
    pub(crate) fn attempt(&self, address: AddressOf) -> (Attempt, String) {
        let [on, from, to, every, until, ..] = &self.typed;
        let [on, from, to, every, until] =
            [on, from, to, every, until].map(|typed| typed.chars().take(60).collect::<String>());
        let page = address(self.room, [&on, &from, &to], &every, &until);
        let attempt = Attempt::at(FIELDS.into_iter().zip(self.typed.iter().map(String::as_str)));
        (attempt, page)
    }

    /// What is asked for; every mistake is noted at its field.
    pub(crate) fn booking(&self, attempt: &mut Attempt) -> Result<NewBooking, AppError> {
        let waits = attempt.value("waits") == "yes";
        let (wanted, purpose) = (wanted(attempt), purpose(attempt));
        Ok(NewBooking { room: self.room, wanted: wanted?, purpose: purpose?, waits })
    }
}

/// What is kept of it at the desk, and elsewhere.
pub const DESK_KEPT: Kept = (DESK_FORM, &FIELDS);
/// The same for a club of one's own.
pub const OWN_KEPT: Kept = (OWN_FORM, &FIELDS);

/// When, where that was typed. To be read before the first `await`.
pub(crate) fn time_in_query() -> Option<Attempt> {
    use_query_map().with_untracked(|query| {
        query.get("on")?;
        let value = |name: &str| query.get(name).unwrap_or_default().chars().take(60).collect();
        let typed: [String; 5] = TIME.map(value);
        Some(Attempt::at(TIME.into_iter().zip(typed.iter().map(String::as_str))))
    })
}

/// Who asks for which room.
#[derive(Clone)]
pub(crate) struct Shown {
    pub(crate) request: Request,
    pub(crate) room: Room,
    pub(crate) side: Side,
}

/// The question when; then each day that is wanted with what stands in its way, and for what.
pub(crate) async fn asking(shown: Shown, typed: Option<Attempt>) -> Result<AnyView, AppError> {
    let came_back = shown.request.attempt(shown.side.form()).await?;
    let Some(mut typed) = typed else { return Ok(when_asked(shown, came_back).into_any()) };
    // Half typed, over what the address still says, when the text was made larger.
    let is_typed_over = |field: &&str| {
        let value = came_back.value(field);
        !value.is_empty() && value != typed.value(field)
    };
    if TIME.iter().any(is_typed_over) {
        return Ok(when_asked(shown, came_back).into_any());
    }
    Ok(match looked_at(&shown, &mut typed).await? {
        Some(days) => asked(shown, days, &typed, came_back).into_any(),
        None => when_asked(shown, typed).into_any(),
    })
}

/// What would come of it, for whoever asks.
async fn look(shown: &Shown, wanted: &Wanted) -> Result<Vec<Judged>, AppError> {
    let (db, room) = (&shown.request.db, shown.room.venue.id);
    Ok(match shown.side {
        Side::Desk => store::booking::look(db, room, wanted, shown.request.coordinator()?).await?,
        Side::Own => store::booking::look_at_lent(db, room, wanted).await?,
    })
}

/// Each day that is wanted, where one of them can be had or waited for; otherwise what is wrong is noted.
async fn looked_at(shown: &Shown, typed: &mut Attempt) -> Result<Option<Vec<Judged>>, AppError> {
    let Ok(wanted) = wanted(typed) else { return Ok(None) };
    let why = match look(shown, &wanted).await {
        Ok(days) if days.iter().any(can_be_asked_for) => return Ok(Some(days)),
        Ok(mut days) if days.len() == 1 => days.pop().and_then(|day| day.refused),
        Ok(_) => None,
        Err(AppError::Refused(Refusal::Booking(why))) => Some(why),
        Err(error) => return Err(error),
    };
    let why = why.unwrap_or(BookingRefusal::NoDayFree);
    let field = field_of(&why);
    let refusal = Refusal::Booking(why);
    typed.note(field, Sentence::of(|language| refusal_sentence(language, &refusal)));
    Ok(None)
}

const fn can_be_asked_for(day: &Judged) -> bool {
    matches!(day.refused, None | Some(BookingRefusal::Taken { .. }))
}
