//! 改时间、换地方: where a booking goes, alone or with all the later ones of the same form.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{BookingRefusal, InLine, Judged, Standing, may_book, wish_anew};
use crate::calendar::{Span, civil};
use crate::id::{BookingId, VenueId};
use crate::session::{Around, Occupant, Taken};
use crate::venue::Room;

/// How many of what was asked for together go along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// 只改这一次.
    #[default]
    One,
    /// 这次和以后各次.
    Rest,
}

impl Reach {
    /// Both, in the order of a choice.
    pub const ALL: [Self; 2] = [Self::One, Self::Rest];

    /// The word used in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Rest => "rest",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// When a booking is wanted instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTime {
    /// On which day.
    pub on: Date,
    /// From when on.
    pub from: Time,
    /// Until when.
    pub to: Time,
}

impl NewTime {
    /// When one goes if `chosen` goes to this day: as many days earlier or later as that one, at this time of day. Nothing
    /// beyond the calendar's end.
    fn of(&self, one: Span, chosen: Span) -> Option<Span> {
        let days = self.on - civil(chosen.from).date();
        let on = civil(one.from).date().checked_add(days).ok()?;
        Some(Span::on(on, self.from, self.to))
    }
}

/// A booking that holds a room, before it is moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Which.
    pub id: BookingId,
    /// Its room.
    pub room: VenueId,
    /// When.
    pub span: Span,
    /// Whose, and for what.
    pub name: String,
}

/// Where one of them goes, and why it stays, where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goes {
    /// Which.
    pub id: BookingId,
    /// When it was.
    pub was: Span,
    /// When it would be, and what stands in the way.
    pub to: Judged,
    /// 接着等: where it stands in line there; nothing for what holds a room, or would.
    pub waits: Option<Standing>,
}

impl Goes {
    /// It does not stay where it is.
    pub const fn goes(&self) -> bool {
        self.to.is_free() || self.waits.is_some()
    }
}

/// Where each of these goes if the first goes to a room and a time, in their order. Each is judged with the others as they
/// stand by then: what cannot be moved stays, and is in the way of nobody but who wants its place. Refused where nothing would
/// change, or the time ends before it begins.
pub fn go_to(
    room: &Room,
    around: &Around,
    held: &[Held],
    to: &NewTime,
    now: Timestamp,
) -> Result<Vec<Goes>, BookingRefusal> {
    let Some(chosen) = held.first() else { return Ok(Vec::new()) };
    if to.to <= to.from {
        return Err(BookingRefusal::EndsFirst);
    }
    let target = Span::on(to.on, to.from, to.to);
    if chosen.room == room.venue.id && chosen.span == target {
        return Err(BookingRefusal::NothingMoves);
    }
    let is_own = |taken: &Taken| matches!(taken.by, Occupant::Booking(id) if held.iter().any(|one| one.id == id));
    let mut around = around.clone();
    around.taken.retain(|taken| !is_own(taken));
    let mut stands: Vec<Taken> = held.iter().map(|one| taken(one, room)).collect();
    let mut goes: Vec<Option<Goes>> = vec![None; held.len()];
    let mut order: Vec<usize> = (0..held.len()).collect();
    // Whoever goes later makes way for those before, and the other way round.
    order.sort_by_key(|index| held[*index].span.from);
    if target.from > chosen.span.from {
        order.reverse();
    }
    for index in order {
        let one = &held[index];
        let others = stands.iter().enumerate().filter(|(other, _)| *other != index);
        let mut then = around.clone();
        then.taken.extend(others.map(|(_, other)| other.clone()));
        let to = to.of(one.span, chosen.span);
        let refused = match to {
            Some(span) => may_book(room, &then, span, now).err(),
            None => Some(BookingRefusal::NoDayFree),
        };
        let span = to.unwrap_or(one.span);
        if refused.is_none() {
            let place = (span, Some(room.venue.id), room.venue.name.clone());
            (stands[index].span, stands[index].venue, stands[index].room) = place;
        }
        let to = Judged { span, refused };
        goes[index] = Some(Goes { id: one.id, was: one.span, to, waits: None });
    }
    Ok(goes.into_iter().flatten().collect())
}

/// Where somebody goes who waits, if they want this room at this time instead: see [`wish_anew`].
pub fn go_in_line(
    room: &Room,
    around: &Around,
    line: &[InLine],
    own: &InLine,
    to: &NewTime,
    now: Timestamp,
) -> Result<Goes, BookingRefusal> {
    let span = Span::on(to.on, to.from, to.to);
    let (to, waits) = wish_anew(room, around, line, own, span, now)?;
    Ok(Goes { id: own.id, was: own.span, to, waits })
}

/// As it stands in its room. What is in another than the one that is asked about is in nobody's way, whatever that is called.
fn taken(held: &Held, asked: &Room) -> Taken {
    let is_there = held.room == asked.venue.id;
    let room = if is_there { asked.venue.name.clone() } else { String::new() };
    Taken {
        by: Occupant::Booking(held.id),
        name: held.name.clone(),
        span: held.span,
        venue: Some(held.room),
        room,
        teacher: String::new(),
    }
}
