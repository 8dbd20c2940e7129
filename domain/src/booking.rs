//! 借用场地: a stretch of time in a room that a club or the staff have, and the rules by which they get it.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::{Span, day};
use crate::session::Around;
use crate::text::folded;
use crate::venue::{Room, StepFree};

pub use closing::may_close;
pub use hours::{Hours, Opening, WEEK};
pub use line::{InLine, Standing, may_have_now, wish_anew};
pub use moving::{Goes, Held, NewTime, Reach, go_in_line, go_to};
pub use news::{BookingMoved, BookingNews};
pub use refusal::BookingRefusal;
pub use rules::{Lending, RoomRules};
pub use state::{Act, BookingState};
pub use weekly::{Wanted, Weekly};

mod closing;
mod hours;
mod line;
mod moving;
mod news;
mod refusal;
mod rules;
mod state;
mod weekly;

/// Who has a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Whose {
    /// 社团: people who meet by themselves.
    Club,
    /// 工作人员: the institution itself.
    Staff,
}

impl Whose {
    /// Both, in the order of a choice.
    pub const ALL: [Self; 2] = [Self::Club, Self::Staff];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Club => "club",
            Self::Staff => "staff",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What a room is wanted for, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    /// 排练合唱.
    pub what: String,
    /// A club, or the staff.
    pub whose: Whose,
    /// 夕阳红合唱团, 办公室.
    pub group: String,
    /// Who answers for it.
    pub contact: String,
    /// How they are reached; empty where the office knows.
    pub telephone: String,
}

/// One of the days that are wanted, and why it cannot be had, where it cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// When.
    pub span: Span,
    /// Why not.
    pub refused: Option<BookingRefusal>,
}

impl Judged {
    /// It can be had.
    pub const fn is_free(&self) -> bool {
        self.refused.is_none()
    }
}

/// Whether a room may be booked for a time, with everything else of its institution around it. The first reason that a person
/// can do something about is told: a mistake first, then the room's rules, then what is closed, then what is in it.
pub fn may_book(
    room: &Room,
    around: &Around,
    span: Span,
    now: Timestamp,
) -> Result<(), BookingRefusal> {
    use BookingRefusal as No;
    if span.to <= span.from {
        return Err(No::EndsFirst);
    }
    if span.from <= now {
        return Err(No::BeginsInThePast);
    }
    if let Some(from) = room.retired_from.filter(|from| *from <= day(span.from)) {
        return Err(No::Retired { from });
    }
    room.rules.admit(span, now)?;
    if let Some(shut) = around.shut_then(room.venue.id, span) {
        return Err(No::Closed { reason: shut.reason.clone() });
    }
    match around.in_room_then(room.venue.id, span) {
        Some(taken) => Err(No::Taken { name: taken.name.clone(), span: taken.span }),
        None => Ok(()),
    }
}

/// Each of the days that are wanted, judged by itself: what is taken is passed over, and says why.
pub fn judged(room: &Room, around: &Around, spans: &[Span], now: Timestamp) -> Vec<Judged> {
    let one =
        |span: &Span| Judged { span: *span, refused: may_book(room, around, *span, now).err() };
    spans.iter().map(one).collect()
}

/// What whoever looks for a room needs of it; nothing of it need be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// So many people find room.
    pub people: Option<u32>,
    /// One gets in without steps, everywhere.
    pub step_free: bool,
    /// All of this stands in it: 钢琴、投影.
    pub equipment: String,
}

impl Needs {
    /// Whether a room will do. How many it holds may be untold; steps and equipment are not guessed.
    pub fn are_met_by(&self, room: &Room) -> bool {
        let holds = self.people.zip(room.capacity).is_none_or(|(people, holds)| holds >= people);
        let gets_in = !self.step_free || room.step_free == Some(StepFree::Yes);
        let stands_there = folded(&room.equipment);
        let is_between = |c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | '和');
        let mut wanted = self.equipment.split(is_between).filter(|word| !word.is_empty());
        holds && gets_in && wanted.all(|word| stands_there.contains(&folded(word)))
    }
}

/// 选时间，看哪里空着: the rooms that may be had at a time and have what is needed, those that have room to spare last.
pub fn free_rooms<'a>(
    rooms: &'a [Room],
    around: &Around,
    span: Span,
    needs: &Needs,
    now: Timestamp,
) -> Vec<&'a Room> {
    let holds = |room: &&Room| needs.are_met_by(room);
    let may = |room: &&Room| may_book(room, around, span, now).is_ok();
    let mut free: Vec<&Room> = rooms.iter().filter(holds).filter(may).collect();
    // A hall is kept for those who fill it.
    free.sort_by_key(|room| room.capacity.unwrap_or(u32::MAX));
    free
}

/// The last day for which anybody may ask on a day, whatever a room's own rules: later is a mistyped year.
pub fn last_day(today: Date) -> Date {
    today.checked_add(366.days()).unwrap_or(Date::MAX)
}

/// Whether a room may be given up from this day on, said today: what is longer ago or farther ahead is a mistyped year.
pub fn may_retire(from: Date, today: Date) -> Result<(), BookingRefusal> {
    let earliest = today.checked_sub(1.year()).unwrap_or(Date::MIN);
    let latest = today.checked_add(3.years()).unwrap_or(Date::MAX);
    if (earliest..=latest).contains(&from) {
        Ok(())
    } else {
        Err(BookingRefusal::RetirementFar { earliest, latest })
    }
}

#[cfg(test)]
mod tests;
