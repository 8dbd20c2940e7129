//! 交费: until when the fee for a place is paid at the counter, and when somebody is reminded of it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{Closure, civil};
use crate::call::Call;
use crate::holiday::is_working_day;
use crate::offering::Fen;
use crate::refusal::Refusal;

pub use lowered::Asked;

mod lowered;

/// The most working days that an institution may give.
pub const MOST_DAYS: u32 = 30;

/// The latest that a day to pay is put off, in days from today.
pub const LATEST: i32 = 92;

/// Longer than any stretch of days on which a counter is closed: a year.
const DAYS_LOOKED_AT: usize = 366;

/// How an institution takes its fees.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeTerms {
    /// Working days to pay, from 1 to [`MOST_DAYS`]; nothing where there is no last day.
    pub days: Option<u32>,
    /// Where the counter is and when it is open, in words: 一楼柜台，周一到周五上午9:00–11:30.
    pub counter: String,
}

/// What one person pays for one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// How much.
    pub amount: Fen,
    /// What counts of it already: paid for another place that was given up for this one.
    pub carried: Fen,
    /// The last day to pay; nothing where the institution set none when the place became certain. Then it is paid at the counter
    /// all the same, and nothing happens by itself.
    pub pay_by: Option<Date>,
    /// Why it was put off, as a coordinator wrote it; empty where it was not.
    pub put_off: String,
    /// When it was paid.
    pub paid_at: Option<Timestamp>,
    /// The number of the receipt, if one was noted.
    pub receipt: String,
}

impl Fee {
    /// What is still to be paid of it, or would be.
    pub fn due(&self) -> Fen {
        settle(self.amount, self.carried).due
    }

    /// What a list tells of it: what is to be paid, or the whole fee once it was.
    pub fn told(&self) -> Fen {
        if self.paid_at.is_some() { self.amount } else { self.due() }
    }

    /// Whether its last day is over, and it is not paid. What has no last day never is.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.paid_at.is_none() && self.pay_by.is_some_and(|pay_by| pay_by < today)
    }
}

/// What became of a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FeeChange {
    /// It was paid at the counter.
    Paid {
        /// The number of the receipt, if one was noted.
        receipt: String,
    },
    /// That it was paid had been noted by mistake.
    TakenBack,
    /// The last day was put off.
    PutOff {
        /// The new last day.
        pay_by: Date,
        /// Why, which the person reads.
        reason: String,
    },
    /// Some of what was paid was given back, or all of it.
    Refunded {
        /// How much.
        amount: Fen,
        /// The number of its receipt.
        receipt: String,
        /// Why, which the person reads.
        reason: String,
    },
    /// 不退: the place has ended, and what was paid for it is not given back.
    NotGivenBack {
        /// How much.
        amount: Fen,
        /// Why, which the person reads.
        reason: String,
    },
    /// The fee was lowered after it was paid.
    Lowered {
        /// What is asked by now.
        to: Fen,
    },
    /// What was paid for another place counts for this one.
    CarriedHere {
        /// How much.
        amount: Fen,
        /// On what the other place was.
        from: String,
        /// The number of its receipt.
        receipt: String,
    },
    /// What was paid for this place counts for another one.
    CarriedOn {
        /// How much.
        amount: Fen,
        /// On what the other place is.
        to: String,
        /// The number of its receipt.
        receipt: String,
    },
}

impl FeeChange {
    /// The word kept in the database, the new last day, and the receipt or the reason. What was given back, or not, lowered or carried
    /// over is read from its own row alone.
    pub fn stored(&self) -> (&'static str, Option<Date>, &str) {
        match self {
            Self::Paid { receipt } => ("paid", None, receipt),
            Self::TakenBack => ("taken_back", None, ""),
            Self::PutOff { pay_by, reason } => ("put_off", Some(*pay_by), reason),
            Self::Refunded { reason, .. } => ("refunded", None, reason),
            Self::NotGivenBack { reason, .. } => ("not_given_back", None, reason),
            Self::Lowered { .. } => ("lowered", None, ""),
            Self::CarriedHere { receipt, .. } => ("carried_here", None, receipt),
            Self::CarriedOn { receipt, .. } => ("carried_on", None, receipt),
        }
    }

    /// Reads [`Self::stored`].
    pub fn read(word: &str, pay_by: Option<Date>, note: &str) -> Option<Self> {
        match (word, pay_by) {
            ("paid", _) => Some(Self::Paid { receipt: note.to_owned() }),
            ("taken_back", _) => Some(Self::TakenBack),
            ("put_off", Some(pay_by)) => Some(Self::PutOff { pay_by, reason: note.to_owned() }),
            _ => None,
        }
    }
}

/// One change of a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeChanged {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: FeeChange,
}

/// How near the last day to pay is, for whoever is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reminder {
    /// One or two working days are left.
    Soon,
    /// Today.
    Today,
    /// It is over; the place is still theirs, and somebody calls them.
    Over,
}

/// What is left to do about a fee of which something counts already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// What is still to be paid.
    pub due: Fen,
    /// What is to be given back.
    pub to_give_back: Fen,
}

/// What becomes of money that was paid for a place, where another place with this fee is had instead: nothing of it is lost.
pub const fn settle(fee: Fen, carried: Fen) -> Settled {
    Settled {
        due: Fen(fee.0.saturating_sub(carried.0)),
        to_give_back: Fen(carried.0.saturating_sub(fee.0)),
    }
}

/// The last day to pay for a place that became certain on a day: so many working days after it, but not after the last
/// working day before the first session. Where there is none in between, one pays on the day of the first session, before it
/// begins. Who joins after the first session has all of the working days.
pub fn pay_by(certain_on: Date, days: u32, first_session: Date, closures: &[Closure]) -> Date {
    let days = usize::try_from(days.clamp(1, MOST_DAYS)).unwrap_or(1);
    let open = || working_days_after(certain_on, closures);
    if first_session < certain_on {
        return open().nth(days - 1).unwrap_or(certain_on);
    }
    open().take(days).take_while(|day| *day < first_session).last().unwrap_or(first_session)
}

fn working_days_after(day: Date, closures: &[Closure]) -> impl Iterator<Item = Date> {
    let next = std::iter::successors(day.tomorrow().ok(), |day| day.tomorrow().ok());
    next.take(DAYS_LOOKED_AT).filter(|day| is_working_day(*day, closures))
}

/// Whether the person is to be reminded today: from two working days before the last day, on which the counter is open.
pub fn reminder(pay_by: Date, today: Date, closures: &[Closure]) -> Option<Reminder> {
    match today.cmp(&pay_by) {
        std::cmp::Ordering::Greater => Some(Reminder::Over),
        std::cmp::Ordering::Equal => Some(Reminder::Today),
        std::cmp::Ordering::Less => {
            let left = working_days_after(today, closures).take_while(|day| *day <= pay_by);
            (left.take(3).count() <= 2).then_some(Reminder::Soon)
        }
    }
}

/// The working day before the last day to pay, on which a message reminds of it: a day on which one could still go there.
pub fn reminded_on(pay_by: Date, closures: &[Closure]) -> Option<Date> {
    std::iter::successors(pay_by.yesterday().ok(), |day| day.yesterday().ok())
        .take(DAYS_LOOKED_AT)
        .find(|day| is_working_day(*day, closures))
}

/// Whether the last day may be moved to this one: a later one, from today on, within [`LATEST`] days.
pub fn may_put_off(pay_by: Date, to: Date, today: Date) -> Result<(), Refusal> {
    let days = today.until(to).map_or(i32::MAX, |span| span.get_days());
    if to > pay_by && (0..=LATEST).contains(&days) {
        Ok(())
    } else {
        Err(Refusal::PutOffOnlyLater { pay_by })
    }
}

/// Whether a place that was not paid for may be ended, after these calls since its last day: two in two different half days,
/// answered or not.
pub fn may_end_unpaid(calls: &[Call]) -> bool {
    let mut half_days: Vec<_> = calls
        .iter()
        .map(|call| civil(call.at))
        .map(|when| (when.date(), when.hour() < 12))
        .collect();
    half_days.sort_unstable();
    half_days.dedup();
    half_days.len() >= 2
}

#[cfg(test)]
mod tests;
