//! 记得不对: a person says that a mark of theirs is not right, and what a coordinator answers.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AttendanceRefusal, Mark, Means};
use crate::calendar::Span;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::session::SessionRefusal;

/// The most characters that somebody may write of a mark.
pub const LONGEST_OBJECTION: usize = 200;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// 改好了: it is this now; nothing where it is not recorded any more.
    Corrected(Option<Mark>),
    /// 不改: it stays, for a reason that the person reads.
    Stays,
}

impl Answer {
    /// All that can be answered, in the order of a choice.
    pub const ALL: [Self; 5] = [
        Self::Corrected(Some(Mark::Present)),
        Self::Corrected(Some(Mark::Excused)),
        Self::Corrected(Some(Mark::Absent)),
        Self::Corrected(None),
        Self::Stays,
    ];

    /// The word used in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Corrected(Some(mark)) => mark.code(),
            Self::Corrected(None) => "none",
            Self::Stays => "stays",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }

    /// The person is told why.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Stays)
    }

    /// What can be answered where the mark stands so.
    pub fn possible(stands: Option<Mark>, is_called_off: bool) -> impl Iterator<Item = Self> {
        let may = move |answer: &Self| may_answer(*answer, stands, is_called_off).is_ok();
        Self::ALL.into_iter().filter(may)
    }
}

/// Whether this can be answered where the mark stands so: what stands already is no correction, and at a session that was called
/// off nobody was there, missed or on leave. What was recorded of it can be taken away, or stays for a reason.
pub fn may_answer(
    answer: Answer,
    stands: Option<Mark>,
    is_called_off: bool,
) -> Result<(), Refusal> {
    match answer {
        Answer::Stays => Ok(()),
        Answer::Corrected(Some(_)) if is_called_off => {
            Err(Refusal::Session(SessionRefusal::Cancelled))
        }
        Answer::Corrected(mark) if mark == stands => {
            Err(Refusal::Attendance(AttendanceRefusal::MarkedSo))
        }
        Answer::Corrected(_) => Ok(()),
    }
}

/// Whether somebody may say that the mark of a session is not right: it has begun, and they wait for no answer.
pub fn may_object(session: Span, waits: bool, now: Timestamp) -> Result<(), AttendanceRefusal> {
    if now < session.from {
        Err(AttendanceRefusal::TooEarly { opens_at: session.from })
    } else if waits {
        Err(AttendanceRefusal::AskedAlready)
    } else {
        Ok(())
    }
}

/// Who made a mark, as its person is told: never by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// At the door: their own tap or card, or whoever stands there.
    Door,
    /// 老师.
    Teacher,
    /// 工作人员.
    Staff,
    /// Themselves.
    Person,
}

impl Hand {
    /// By how the mark came about, and what whoever made it does at the desk.
    pub const fn of(means: Means, role: Option<Role>) -> Self {
        match (means, role) {
            (Means::Person, _) => Self::Person,
            (Means::Tile | Means::Card, _) | (_, Some(Role::Door)) => Self::Door,
            (_, Some(Role::Teacher)) => Self::Teacher,
            _ => Self::Staff,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn one_objects_once_to_what_has_begun() {
        let session = Span::on(date(2026, 12, 1), time(9, 0, 0, 0), time(10, 0, 0, 0));
        let before = session.from - SignedDuration::from_mins(1);
        let early = Err(AttendanceRefusal::TooEarly { opens_at: session.from });
        assert_eq!(may_object(session, false, before), early);
        assert_eq!(may_object(session, false, session.from), Ok(()));
        assert_eq!(may_object(session, true, session.to), Err(AttendanceRefusal::AskedAlready));
    }

    #[test]
    fn each_answer_has_a_word_of_its_own() {
        for answer in Answer::ALL {
            assert_eq!(Answer::from_code(answer.code()), Some(answer));
        }
        assert_eq!(Answer::from_code("maybe"), None);
        assert_eq!(Answer::ALL.iter().filter(|answer| answer.needs_reason()).count(), 1);
    }

    #[test]
    fn what_stands_is_no_correction_and_what_was_called_off_has_no_mark() {
        let corrected = Answer::Corrected;
        let missed = Some(Mark::Absent);
        let may = |stands, off| Answer::possible(stands, off).collect::<Vec<_>>();
        let met = may(missed, false);
        let (here, leave) = (corrected(Some(Mark::Present)), corrected(Some(Mark::Excused)));
        assert_eq!(met, [here, leave, corrected(None), Answer::Stays]);
        assert_eq!(may(missed, true), [corrected(None), Answer::Stays]);
        assert_eq!(may(None, true), [Answer::Stays], "nothing is recorded");
        let off = Err(Refusal::Session(SessionRefusal::Cancelled));
        assert_eq!(may_answer(corrected(missed), missed, true), off, "also as it stands");
        let so = Err(Refusal::Attendance(AttendanceRefusal::MarkedSo));
        assert_eq!(may_answer(corrected(missed), missed, false), so);
        assert_eq!(may_answer(corrected(None), None, true), so);
    }

    #[test]
    fn whoever_marked_is_told_by_what_they_do() {
        assert_eq!(Hand::of(Means::Tile, Some(Role::Coordinator)), Hand::Door);
        assert_eq!(Hand::of(Means::Staff, Some(Role::Teacher)), Hand::Teacher);
        assert_eq!(Hand::of(Means::Staff, Some(Role::Door)), Hand::Door);
        assert_eq!(Hand::of(Means::Paper, None), Hand::Staff);
        assert_eq!(Hand::of(Means::Person, None), Hand::Person);
    }
}
