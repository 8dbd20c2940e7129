//! 出勤: who came to a session, how that was marked, and which of two marks stays.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::calendar::Span;

pub use objection::{Answer, Hand, LONGEST_OBJECTION, may_answer, may_object};
pub use refusal::AttendanceRefusal;
pub use row_codes::{MOST_CODES, UnreadableCodes, row_codes};
pub use scanned::Scanned;
pub use tally::{Tally, is_unrecorded, walk_in_fits};

mod objection;
mod refusal;
mod row_codes;
mod scanned;
mod tally;

/// People come so long before a session begins: earlier nobody can have come to it.
const DOOR_OPENS_BEFORE: SignedDuration = SignedDuration::from_hours(2);

/// How somebody stands in the register of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Mark {
    /// 到: they came.
    Present,
    /// 请假: they said before that they cannot.
    Excused,
    /// 未到: they did not come and said nothing.
    Absent,
}

impl Mark {
    /// All of them, in the order of the register.
    pub const ALL: [Self; 3] = [Self::Present, Self::Excused, Self::Absent];

    /// The word kept in the database, and sent by forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Excused => "excused",
            Self::Absent => "absent",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.code() == code)
    }
}

/// How a mark came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Means {
    /// The person tapped their name at the door, or it was typed there.
    Tile,
    /// A card, or a code on a telephone, was scanned at the door.
    Card,
    /// Somebody at the desk, or the teacher, marked the register.
    Staff,
    /// A sheet of paper was typed in afterwards.
    Paper,
    /// The person says so themselves.
    Person,
}

impl Means {
    const ALL: [Self; 5] = [Self::Tile, Self::Card, Self::Staff, Self::Paper, Self::Person];

    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tile => "tile",
            Self::Card => "card",
            Self::Staff => "staff",
            Self::Paper => "paper",
            Self::Person => "person",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|means| means.code() == code)
    }
}

/// A mark as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// What; nothing where a mark was taken back.
    pub mark: Option<Mark>,
    /// How it came about.
    pub means: Means,
    /// When it was made: a tap without network is sent later.
    pub at: Timestamp,
}

/// What a tablet calls one tap by: the moment by its own clock, in whole seconds, which says nothing but which tap it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TapNumber(u32);

impl TapNumber {
    /// Reads what a tablet sends; nothing where it is no number.
    pub fn parse(sent: &str) -> Option<Self> {
        sent.parse().ok().map(Self)
    }

    /// As it is kept.
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// Whether an arrival at the door changes what is kept. It is sent late, twice and from two tablets: what was marked after it
/// stays, and who is there already is there. Arrivals can so come in any order and as often as they like.
pub fn arrival_counts(kept: Option<&Marked>, tapped_at: Timestamp) -> bool {
    kept.is_none_or(|kept| kept.mark != Some(Mark::Present) && kept.at < tapped_at)
}

/// Whether what was tapped at the door at an instant, and taken back there, changes what is kept: the mark that this very tap made, or
/// nothing yet, so that the tap is not counted should it come after all. Who was there already, or was marked since, stays.
pub fn taking_back_counts(kept: Option<&Marked>, tapped_at: Timestamp) -> bool {
    kept.is_none_or(|kept| {
        let is_of_the_tap = kept.at + ON_ITS_WAY >= tapped_at && kept.at <= tapped_at + ON_ITS_WAY;
        kept.mark == Some(Mark::Present) && kept.means == Means::Tile && is_of_the_tap
    })
}

/// How far the moment of one tap may lie from itself: a tablet gives up waiting for an answer after 8 seconds, which a slow network
/// adds to what it tells, and it tells whole seconds. What was marked later than that is another tap, by the person themselves
/// perhaps.
const ON_ITS_WAY: SignedDuration = SignedDuration::from_secs(12);

/// Whether a mark made by hand, by somebody who sees the register, changes anything.
pub fn mark_counts(kept: Option<&Marked>, mark: Option<Mark>) -> bool {
    kept.and_then(|kept| kept.mark) != mark
}

/// The instant of a tap by our clock. A tablet's may be wrong by hours, but tells rightly how long ago it was: `at` is when it was
/// tapped and `sent` when it was sent, both by the tablet. What does not say when it was sent is taken at its word.
pub fn by_our_clock(at: Timestamp, sent: Option<Timestamp>, now: Timestamp) -> Timestamp {
    sent.map_or(at, |sent| {
        let ago = sent.duration_since(at).max(SignedDuration::ZERO);
        now.checked_sub(ago).unwrap_or(now)
    })
}

/// The instant of a tap as far as a tablet's clock is to be believed: not before the door opened, never in the future.
pub fn tapped_at(told: Option<Timestamp>, session: Span, now: Timestamp) -> Timestamp {
    told.map_or(now, |told| told.max(door_opens_at(session)).min(now))
}

/// From when on people come to a session.
pub fn door_opens_at(session: Span) -> Timestamp {
    session.from.checked_sub(DOOR_OPENS_BEFORE).unwrap_or(session.from)
}

/// Whether somebody may be marked so by now: nobody comes before the door opens, and nobody is missed before it begins. Leave
/// is asked for at any time.
pub fn may_mark(mark: Mark, session: Span, now: Timestamp) -> Result<(), AttendanceRefusal> {
    let opens_at = match mark {
        Mark::Present => door_opens_at(session),
        Mark::Absent => session.from,
        Mark::Excused => return Ok(()),
    };
    if now < opens_at { Err(AttendanceRefusal::TooEarly { opens_at }) } else { Ok(()) }
}

/// Whether a person may say this of themselves: that they were there, once the door has opened; that they are on leave, at any
/// time; that they come after all (nothing), before it begins. Nobody says that they were missed.
pub fn may_say(mark: Option<Mark>, session: Span, now: Timestamp) -> Result<(), AttendanceRefusal> {
    match mark {
        None if now < session.from => Ok(()),
        None | Some(Mark::Absent) => Err(AttendanceRefusal::Begun),
        Some(mark) => may_mark(mark, session, now),
    }
}

#[cfg(test)]
mod tests;
