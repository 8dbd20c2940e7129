//! 报名项目: a class, an activity or a shift, the one thing that people sign up for.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{DayPart, Span, TimeSlot};
use crate::id::{OfferingId, SessionId};
use crate::institution::{Institution, InstitutionKind};
use crate::person::age_on;
use crate::refusal::Refusal;
use crate::venue::Venue;

/// Which of the three it is. The kinds mirror the institutions that hold them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OfferingKind {
    /// 班级: a course run in one term.
    Class,
    /// 活动: what a centre holds.
    Activity,
    /// 服务时段: a stretch of volunteer work.
    Shift,
}

impl OfferingKind {
    /// All three, in the order of the doors.
    pub const ALL: [Self; 3] = [Self::Class, Self::Activity, Self::Shift];

    /// The word in the database and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Class => "class",
            Self::Activity => "activity",
            Self::Shift => "shift",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind of institution that offers it.
    pub const fn held_by(self) -> InstitutionKind {
        match self {
            Self::Class => InstitutionKind::SeniorUniversity,
            Self::Activity => InstitutionKind::ActivityCentre,
            Self::Shift => InstitutionKind::VolunteerTeam,
        }
    }
}

/// Money in fen, a hundredth of a yuan.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Fen(pub u32);

impl Fen {
    /// Nothing to pay: 免费.
    pub const FREE: Self = Self(0);

    /// Whole yuan.
    pub const fn yuan(yuan: u32) -> Self {
        Self(yuan * 100)
    }
}

/// When one may sign up: from the opening instant on; the closing instant is already closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First instant at which one may.
    pub opens_at: Timestamp,
    /// First instant at which one may no longer.
    pub closes_at: Timestamp,
}

impl Window {
    /// Whether one may sign up now.
    pub fn admits(&self, now: Timestamp) -> Result<(), Refusal> {
        if now < self.opens_at {
            Err(Refusal::NotOpenYet { opens_at: self.opens_at })
        } else if now >= self.closes_at {
            Err(Refusal::WindowClosed { closed_at: self.closes_at })
        } else {
            Ok(())
        }
    }
}

/// How a class builds on others.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Level {
    /// No grade is named.
    #[default]
    Any,
    /// 一年级: no experience needed unless the note says so.
    First,
    /// 二年级.
    Second,
    /// 三年级.
    Third,
    /// 研修班, for those who have been through the others.
    Seminar,
}

impl Level {
    /// The word in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Seminar => "seminar",
        }
    }

    /// Reads [`Self::code`]; anything unknown is [`Level::Any`].
    pub fn from_code(code: &str) -> Self {
        [Self::First, Self::Second, Self::Third, Self::Seminar]
            .into_iter()
            .find(|level| level.code() == code)
            .unwrap_or(Self::Any)
    }

    /// Reads 一年级, 二年级, 三年级, 研修班 as a plan writes them.
    pub fn from_grade(grade: &str) -> Self {
        match grade.trim() {
            "一年级" => Self::First,
            "二年级" => Self::Second,
            "三年级" => Self::Third,
            "研修班" => Self::Seminar,
            _ => Self::Any,
        }
    }
}

/// Who may come. A health note is advice that the person reads and decides on; nothing is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// Youngest age in years, if there is one.
    pub age_from: Option<u8>,
    /// Oldest age in years, included, if there is one.
    pub age_to: Option<u8>,
    /// What it builds on.
    pub level: Level,
    /// 零基础, 需有一年以上基础; empty if nothing is said.
    pub note: String,
    /// 心脏病、高血压患者不宜; empty if nothing is said.
    pub health_note: String,
}

impl Conditions {
    /// Whether somebody of this birthday may come; ages count on `day`, the offering's first day.
    pub fn admit(&self, born_on: Date, day: Date) -> Result<(), Refusal> {
        let age = age_on(born_on, day);
        match (self.age_from, self.age_to) {
            (Some(from), _) if age < from => Err(Refusal::TooYoung { from, age }),
            (_, Some(to)) if age > to => Err(Refusal::TooOld { to, age }),
            _ => Ok(()),
        }
    }
}

/// How one comes to an offering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Admission {
    /// 报名: one needs a place.
    SignUp,
    /// 直接参加: one simply comes.
    DropIn,
    /// 团内通知: for members of a group, whom it tells itself.
    MembersOnly,
}

impl Admission {
    /// The word in the database and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignUp => "sign_up",
            Self::DropIn => "drop_in",
            Self::MembersOnly => "members_only",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::SignUp, Self::DropIn, Self::MembersOnly]
            .into_iter()
            .find(|admission| admission.code() == code)
    }
}

/// Whether the institution still runs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfferingState {
    /// The window decides.
    Open,
    /// The coordinator has closed sign-up by hand; what is held stays.
    Closed,
    /// Called off: nobody is expected any more.
    Cancelled {
        /// When it was called off.
        at: Timestamp,
        /// Why, in the coordinator's words.
        reason: String,
    },
}

/// How many places there are, are held, and how many people wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// Places in all; `None` where nobody counts.
    pub capacity: Option<u32>,
    /// Places held by people.
    pub held: u32,
    /// People on the waiting list.
    pub waiting: u32,
}

impl Places {
    /// Places that the next person may have: none while somebody waits.
    pub fn free(&self) -> u32 {
        if self.waiting > 0 {
            0
        } else {
            self.capacity.map_or(u32::MAX, |capacity| capacity.saturating_sub(self.held))
        }
    }
}

/// What only one kind has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KindFacts {
    /// Of a class.
    Class {
        /// 书画系.
        department: String,
        /// 任课教师.
        teacher: String,
        /// 2026年秋季学期.
        term: String,
    },
    /// Of an activity.
    Activity {
        /// 参加对象, as the centre says it.
        audience: String,
    },
    /// Of a shift.
    Shift {
        /// 服务队.
        team: String,
        /// 技能要求.
        skills: String,
        /// 体力: 轻, 中, 重.
        effort: Effort,
    },
}

/// Physical effort of a shift (体力).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effort {
    /// 轻.
    Light,
    /// 中.
    Medium,
    /// 重.
    Heavy,
}

impl Effort {
    /// The word in the database and the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Medium => "medium",
            Self::Heavy => "heavy",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Light, Self::Medium, Self::Heavy].into_iter().find(|effort| effort.code() == code)
    }
}

/// One dated meeting (场次).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Key.
    pub id: SessionId,
    /// When.
    pub span: Span,
    /// Where.
    pub venue: Option<Venue>,
}

/// The facts that a rule about places needs, without words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// When one may sign up.
    pub window: Window,
    /// How one comes.
    pub admission: Admission,
    /// Whether it still runs.
    pub state: OfferingState,
    /// Who may come.
    pub conditions: Conditions,
    /// The day on which ages count: the first session's.
    pub ages_on: Date,
    /// The end of the last session.
    pub ends_at: Timestamp,
}

/// Everything a page of one offering shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offering {
    /// Key.
    pub id: OfferingId,
    /// Class, activity or shift.
    pub kind: OfferingKind,
    /// 楷书一年级（1）班.
    pub name: String,
    /// 楷书, 乒乓球, 医院导诊: what one looks for.
    pub subject: String,
    /// Who holds it.
    pub institution: Institution,
    /// Where the first session meets.
    pub venue: Option<Venue>,
    /// The weekly times; empty if its sessions follow no week.
    pub slots: Vec<TimeSlot>,
    /// First session's day, last session's day, and how many there are.
    pub first_on: Date,
    /// Last session's day.
    pub last_on: Date,
    /// Number of sessions.
    pub session_count: u32,
    /// The first session.
    pub first: Span,
    /// Places and people.
    pub places: Places,
    /// The rules for coming.
    pub terms: Terms,
    /// To pay, for the whole offering.
    pub fee: Fen,
    /// Whom to call about it.
    pub telephone: String,
    /// That person's name, if told.
    pub contact: String,
    /// What to bring; empty if nothing.
    pub bring: String,
    /// Bus stop and way in; the institution's, unless its own is told.
    pub directions: String,
    /// What else was said; empty if nothing.
    pub note: String,
    /// What only its kind has.
    pub facts: KindFacts,
}

impl Offering {
    /// The part of the day it begins in.
    pub fn day_part(&self) -> DayPart {
        DayPart::of(crate::calendar::civil(self.first.from).time())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const OPENING: Timestamp = Timestamp::UNIX_EPOCH;

    fn one_hour() -> Window {
        Window { opens_at: OPENING, closes_at: Timestamp::from_second(3600).unwrap() }
    }

    #[test]
    fn the_opening_moment_is_open_and_the_closing_moment_is_closed() {
        let just = |second| one_hour().admits(Timestamp::from_second(second).unwrap());
        assert_eq!(just(-1), Err(Refusal::NotOpenYet { opens_at: OPENING }));
        assert_eq!(just(0), Ok(()));
        assert_eq!(just(3599), Ok(()));
        assert_eq!(just(3600), Err(Refusal::WindowClosed { closed_at: one_hour().closes_at }));
    }

    #[test]
    fn the_oldest_age_is_included() {
        let conditions =
            Conditions { age_from: Some(50), age_to: Some(80), ..Conditions::default() };
        let first_day = date(2026, 10, 12);
        assert_eq!(conditions.admit(date(1976, 10, 12), first_day), Ok(()));
        assert_eq!(
            conditions.admit(date(1976, 10, 13), first_day),
            Err(Refusal::TooYoung { from: 50, age: 49 })
        );
        assert_eq!(conditions.admit(date(1945, 10, 13), first_day), Ok(()));
        assert_eq!(
            conditions.admit(date(1945, 10, 12), first_day),
            Err(Refusal::TooOld { to: 80, age: 81 })
        );
        assert_eq!(Conditions::default().admit(date(2020, 1, 1), first_day), Ok(()));
    }

    #[test]
    fn no_place_is_free_while_somebody_waits() {
        let places = |held, waiting| Places { capacity: Some(10), held, waiting };
        assert_eq!(places(9, 0).free(), 1);
        assert_eq!(places(9, 2).free(), 0);
        assert_eq!(places(11, 0).free(), 0);
    }
}
