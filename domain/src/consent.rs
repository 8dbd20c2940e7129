//! 代办: a person lets somebody whom they trust act for them: what for, until when, and what comes of it.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::{day, start_of};
use crate::id::{ConsentId, PersonId};
use crate::offering::OfferingKind;
use crate::refusal::Refusal;
use crate::sign_in::Limit;

/// A code that a person gives to their helper is good for half an hour, once.
pub const CONSENT_CODE_LIVES: SignedDuration = SignedDuration::from_mins(30);

/// Somebody who acts for another and does nothing for so long acts for themselves again.
pub const ACTING_UNUSED: SignedDuration = SignedDuration::from_mins(30);

/// However busy they are: whoever acts for another picks for whom again after so long.
pub const ACTING_LASTS: SignedDuration = SignedDuration::from_hours(4);

/// Wrong codes of one helper before a pause. Few: several codes are good at the same time.
pub const WRONG_CONSENT_CODES: Limit = Limit { count: 5, within: SignedDuration::from_mins(30) };

/// What a helper may do. Whoever may sign up may withdraw, swap and wish in draws, too; every helper may look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// To sign up and to withdraw; otherwise to look alone.
    pub may_sign_up: bool,
    /// For classes.
    pub classes: bool,
    /// For activities.
    pub activities: bool,
    /// For shifts.
    pub shifts: bool,
}

impl Scope {
    /// To look and nothing else.
    pub const LOOK: Self =
        Self { may_sign_up: false, classes: false, activities: false, shifts: false };

    /// Everything that a helper can be allowed.
    pub const ALL: Self = Self { may_sign_up: true, classes: true, activities: true, shifts: true };

    /// To sign up for these kinds; none of them means to look alone.
    pub fn of(kinds: &[OfferingKind]) -> Self {
        let has = |kind| kinds.contains(&kind);
        Self {
            may_sign_up: !kinds.is_empty(),
            classes: has(OfferingKind::Class),
            activities: has(OfferingKind::Activity),
            shifts: has(OfferingKind::Shift),
        }
    }

    /// Signing up for this kind is among it.
    pub const fn holds(self, kind: OfferingKind) -> bool {
        self.may_sign_up
            && match kind {
                OfferingKind::Class => self.classes,
                OfferingKind::Activity => self.activities,
                OfferingKind::Shift => self.shifts,
            }
    }

    /// The kinds that it is for, in the order of the doors.
    pub fn kinds(self) -> Vec<OfferingKind> {
        OfferingKind::ALL.into_iter().filter(|kind| self.holds(*kind)).collect()
    }
}

/// How long a consent is for; it always ends with a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lasts {
    /// 只今天.
    Today,
    /// 半年, unless something else is chosen.
    #[default]
    HalfYear,
    /// 一年: longer than that, one asks again.
    Year,
}

impl Lasts {
    /// All three, the shortest first.
    pub const ALL: [Self; 3] = [Self::Today, Self::HalfYear, Self::Year];

    /// The word in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::HalfYear => "half_year",
            Self::Year => "year",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lasts| lasts.code() == code)
    }

    /// The last day on which it holds, if it is given on this day.
    pub fn last_day(self, today: Date) -> Date {
        let for_so_long = match self {
            Self::Today => 0.months(),
            Self::HalfYear => 6.months(),
            Self::Year => 12.months(),
        };
        today.saturating_add(for_so_long)
    }

    /// The first instant at which it holds no more.
    pub fn until(self, today: Date) -> Timestamp {
        start_of(self.last_day(today).saturating_add(1.day()))
    }
}

/// How a consent was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// On the person's own device, by a code.
    OwnDevice,
    /// At the counter, before a coordinator.
    Counter,
    /// 凭书面委托: on paper that the coordinator keeps.
    Paper,
}

impl Given {
    const ALL: [Self; 3] = [Self::OwnDevice, Self::Counter, Self::Paper];

    /// The word in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnDevice => "own_device",
            Self::Counter => "counter",
            Self::Paper => "paper",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|given| given.code() == code)
    }
}

/// 委托: one person lets another act for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Key.
    pub id: ConsentId,
    /// For whom.
    pub person: PersonId,
    /// Who may act.
    pub helper: PersonId,
    /// What the helper is to the person, in a word; empty if nobody said.
    pub relation: String,
    /// What for.
    pub scope: Scope,
    /// From when.
    pub from: Timestamp,
    /// First instant at which it holds no more.
    pub until: Timestamp,
    /// How it was given.
    pub given: Given,
    /// When somebody ended it before its time.
    pub ended_at: Option<Timestamp>,
}

impl Consent {
    /// The last day on which it holds, if nobody ends it.
    pub fn last_day(&self) -> Date {
        day(self.until).saturating_sub(1.day())
    }

    /// It holds now.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.from <= now && now < self.until
    }
}

/// What a helper is about to do for the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// See what the person has signed up for.
    Look,
    /// Sign up for, withdraw from, swap or wish for something of this kind.
    Change(OfferingKind),
}

/// Why a helper is told no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ConsentRefusal {
    /// It was ended, or its time is over.
    #[error("consent ended")]
    Ended,
    /// The helper may look alone.
    #[error("may look only")]
    LooksOnly,
    /// The person has allowed other kinds.
    #[error("for other kinds")]
    OtherKind(OfferingKind),
    /// Wrong, used or expired: which of them is not told.
    #[error("wrong code of a consent")]
    WrongCode,
    /// Nobody needs consent to act for themselves.
    #[error("helping oneself")]
    Oneself,
    /// The helper's number is known under another name.
    #[error("helper has another name")]
    HelperHasOtherName,
    /// Only the person themselves does this.
    #[error("the person alone")]
    PersonAlone,
}

/// Whether this may be done under the consent now.
pub fn may_act(consent: &Consent, act: Act, now: Timestamp) -> Result<(), Refusal> {
    let refused = |why| Err(Refusal::Consent(why));
    match act {
        _ if !consent.holds(now) => refused(ConsentRefusal::Ended),
        Act::Look => Ok(()),
        Act::Change(_) if !consent.scope.may_sign_up => refused(ConsentRefusal::LooksOnly),
        Act::Change(kind) if !consent.scope.holds(kind) => refused(ConsentRefusal::OtherKind(kind)),
        Act::Change(_) => Ok(()),
    }
}

mod ending;

pub use self::ending::{EndNews, NEAR, end_news};

#[cfg(test)]
mod tests;
