//! What may be changed of one session, and how it stands afterwards.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Meets, SessionRefusal};
use crate::calendar::day;
use crate::text::folded;

/// A session moves, or is made up for, within so many days of when it stands now: what is farther is a mistyped year.
const FARTHEST: SignedDuration = SignedDuration::from_hours(183 * 24);

/// What a coordinator wants to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// 停课.
    Cancel,
    /// It takes place after all.
    Reinstate,
    /// 改期: to another time, another room, or both.
    Move(Meets),
    /// To where it was planned.
    MoveBack,
    /// 补课 for one that is cancelled.
    MakeUp(Meets),
    /// 代课: this teacher; empty is the class's own.
    Teach(String),
    /// 以后都换: this one is the session's teacher, and nobody a substitute.
    TeachForGood(String),
}

/// A [`Change`] without what it is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ChangeKind {
    /// 停课.
    Cancel,
    /// 恢复.
    Reinstate,
    /// 改期.
    Move,
    /// 改回原来.
    MoveBack,
    /// 补课.
    MakeUp,
    /// 代课.
    Teach,
}

impl ChangeKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Cancel, Self::Reinstate, Self::Move, Self::MoveBack, Self::MakeUp, Self::Teach];

    /// The word used in addresses and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cancel => "cancel",
            Self::Reinstate => "reinstate",
            Self::Move => "move",
            Self::MoveBack => "move_back",
            Self::MakeUp => "make_up",
            Self::Teach => "teach",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Where everybody reads why: what only undoes needs no reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Cancel | Self::Move | Self::Teach)
    }
}

impl Change {
    /// Which it is.
    pub const fn kind(&self) -> ChangeKind {
        match self {
            Self::Cancel => ChangeKind::Cancel,
            Self::Reinstate => ChangeKind::Reinstate,
            Self::Move(_) => ChangeKind::Move,
            Self::MoveBack => ChangeKind::MoveBack,
            Self::MakeUp(_) => ChangeKind::MakeUp,
            Self::Teach(_) | Self::TeachForGood(_) => ChangeKind::Teach,
        }
    }
}

/// How a session stands, as far as a change of it is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// When and where it meets, or would have met.
    pub meets: Meets,
    /// When and where it was planned, where it was moved.
    pub planned: Option<Meets>,
    /// It is cancelled.
    pub is_cancelled: bool,
    /// Another session makes up for it.
    pub is_made_up: bool,
    /// The class's own teacher; nobody of an activity or a shift.
    pub own_teacher: Option<String>,
    /// Who teaches in their place; empty where nobody does.
    pub substitute: String,
    /// How many other sessions of the offering take place or have.
    pub others: u32,
}

impl Standing {
    /// Who teaches it; empty where nobody does.
    pub fn teacher(&self) -> &str {
        match &self.own_teacher {
            Some(own) if self.substitute.is_empty() => own,
            _ => &self.substitute,
        }
    }

    /// This is its teacher, and nobody teaches in their place.
    pub fn is_taught_for_good_by(&self, teacher: &str) -> bool {
        let own = self.own_teacher.as_deref().unwrap_or_default();
        self.substitute.is_empty() && folded(own) == folded(teacher)
    }

    /// What may be changed of it now, time, room and teachers aside.
    pub fn choices(&self, now: Timestamp) -> Vec<ChangeKind> {
        ChangeKind::ALL.into_iter().filter(|kind| self.may(*kind, now).is_ok()).collect()
    }

    fn may(&self, kind: ChangeKind, now: Timestamp) -> Result<(), SessionRefusal> {
        use SessionRefusal as No;
        let is_over = self.meets.span.to <= now;
        match kind {
            // What is missed can be made up for later.
            ChangeKind::MakeUp if !self.is_cancelled => Err(No::NotCancelled),
            ChangeKind::MakeUp | ChangeKind::Reinstate if self.is_made_up => Err(No::MadeUpAlready),
            ChangeKind::MakeUp => Ok(()),
            ChangeKind::Reinstate if !self.is_cancelled => Err(No::NotCancelled),
            ChangeKind::Cancel | ChangeKind::Move | ChangeKind::MoveBack | ChangeKind::Teach
                if self.is_cancelled =>
            {
                Err(No::Cancelled)
            }
            _ if is_over => Err(No::Over),
            ChangeKind::Cancel if self.others == 0 => Err(No::LastOne),
            ChangeKind::MoveBack => {
                let planned = self.planned.ok_or(No::NotMoved)?;
                if planned.span.from <= now { Err(No::BeginsInThePast) } else { Ok(()) }
            }
            ChangeKind::Teach if self.own_teacher.is_none() => Err(No::NoTeacher),
            _ => Ok(()),
        }
    }
}

/// When and where the session meets after the change, and who teaches: what has to fit in with everything else. Nothing where
/// it does not take place. What has begun is changed until it ends; it never moves into the past.
pub fn after(
    standing: &Standing,
    change: &Change,
    now: Timestamp,
) -> Result<Option<(Meets, String)>, SessionRefusal> {
    let told = with_room_open(standing, change, now)?;
    match change {
        Change::Move(to) if *to == standing.meets => Err(SessionRefusal::NothingChanges),
        _ => Ok(told),
    }
}

/// The same while the room is still to be chosen: it may be all that changes.
pub fn with_room_open(
    standing: &Standing,
    change: &Change,
    now: Timestamp,
) -> Result<Option<(Meets, String)>, SessionRefusal> {
    standing.may(change.kind(), now)?;
    let taught = standing.teacher().to_owned();
    match change {
        Change::Cancel => Ok(None),
        Change::Reinstate => Ok(Some((standing.meets, taught))),
        Change::MoveBack => Ok(standing.planned.map(|planned| (planned, taught))),
        Change::Move(to) | Change::MakeUp(to) => {
            is_near(standing, to, now)?;
            Ok(Some((*to, taught)))
        }
        Change::Teach(teacher) => {
            let own = standing.own_teacher.clone().unwrap_or_default();
            let teacher = if teacher.is_empty() { own } else { teacher.clone() };
            if folded(&teacher) == folded(&taught) {
                return Err(SessionRefusal::SameTeacher);
            }
            Ok(Some((standing.meets, teacher)))
        }
        Change::TeachForGood(teacher) if standing.is_taught_for_good_by(teacher) => {
            Err(SessionRefusal::SameTeacher)
        }
        Change::TeachForGood(teacher) => Ok(Some((standing.meets, teacher.clone()))),
    }
}

/// Ends after it begins, begins later than now, and not far from when the session stands.
fn is_near(standing: &Standing, to: &Meets, now: Timestamp) -> Result<(), SessionRefusal> {
    let farthest = standing.meets.span.from.checked_add(FARTHEST).unwrap_or(Timestamp::MAX);
    match to.span {
        span if span.to <= span.from => Err(SessionRefusal::EndsFirst),
        // In another room at its own time: what runs may go on next door.
        span if span == standing.meets.span && !standing.is_cancelled => Ok(()),
        span if span.from <= now => Err(SessionRefusal::BeginsInThePast),
        span if span.from > farthest => Err(SessionRefusal::TooFar { latest: day(farthest) }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
