//! 短信: which notices also go out as a short message, when, how often it is tried, and whether it is still needed.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::{Closure, day, instant};
use crate::fee::reminded_on;
use crate::notice::NoticeKind;

pub use by_letter::letter_arrives;
pub use hours::{SendingHours, minute_of_day};
pub use own_way::{OwnWay, Turn, holds_for, turn};
pub use parts::parts;

mod by_letter;
mod hours;
mod own_way;
mod parts;

/// Minutes from one try to the next: a gateway that rests is soon back, one that is broken is not helped by haste.
const PAUSES: [i64; 5] = [1, 5, 30, 2 * 60, 6 * 60];

/// What is told later than so many hours after it happened only frightens: a gateway may have been set up since.
const LATEST_HOURS: i64 = 3 * 24;

/// Whether the notice also goes out as a short message: a place that somebody waited to hear of, what asks for an answer or for
/// money, what spares a way made in vain, who may act for them, a right that is over soon, and what a coordinator writes. Everything else waits on the person's own pages.
pub const fn goes_out(about: &NoticeKind) -> bool {
    match about {
        NoticeKind::PlaceOffered { .. }
        | NoticeKind::PlaceDrawn
        | NoticeKind::Approved
        | NoticeKind::FeeDue { .. }
        | NoticeKind::Cancelled(_)
        | NoticeKind::TakesPlace { .. }
        | NoticeKind::BookingSettled(_)
        | NoticeKind::BookingMoved(_)
        | NoticeKind::HelperBegan
        | NoticeKind::HelperEnded
        | NoticeKind::HelperEnds { .. }
        | NoticeKind::HelperTimeOver
        | NoticeKind::HelpingEnds { .. }
        | NoticeKind::HelpingTimeOver
        | NoticeKind::MayContinue { .. }
        | NoticeKind::Announced(_) => true,
        NoticeKind::SessionChanged(news) => news.changes_the_way(),
        _ => false,
    }
}

/// When a fee is told once more: on the working day before its last day, on which the institution is not closed, if that is not
/// already today.
pub fn reminded_at(pay_by: Date, closures: &[Closure], now: Timestamp) -> Option<Timestamp> {
    let on = reminded_on(pay_by, closures)?;
    (on > day(now)).then(|| instant(on.to_datetime(SendingHours::WIDEST.from())))
}

/// Whether any institution's message may go out at this instant.
pub fn is_by_day(at: Timestamp) -> bool {
    SendingHours::WIDEST.include(at)
}

/// The same instant, or the next morning where it lies in the night.
pub fn by_day(at: Timestamp) -> Timestamp {
    SendingHours::WIDEST.next(at)
}

/// When a message is tried again after so many tries, the last of them now. `None`: it is given up, and its person is called.
pub fn next_try(tries: u32, now: Timestamp) -> Option<Timestamp> {
    let pause = usize::try_from(tries.checked_sub(1)?).ok().and_then(|made| PAUSES.get(made))?;
    now.checked_add(pause.minutes()).ok().map(by_day)
}

/// Why a message did not reach its person: they are told otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreached {
    /// No number for messages is known.
    NoMobile,
    /// Every try failed.
    NotSent,
    /// They want to be called.
    WantsCall,
    /// They want a letter.
    WantsLetter,
}

impl Unreached {
    /// The word kept in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoMobile => "no_mobile",
            Self::NotSent => "not_sent",
            Self::WantsCall => "wants_call",
            Self::WantsLetter => "wants_letter",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Self {
        let known = [Self::NoMobile, Self::WantsCall, Self::WantsLetter];
        known.into_iter().find(|why| why.code() == code).unwrap_or(Self::NotSent)
    }
}

/// How somebody was told whom no message reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToldHow {
    /// 打电话.
    Telephone,
    /// 寄信.
    Letter,
}

impl ToldHow {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Telephone, Self::Letter];

    /// The word used in forms and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Letter => "letter",
        }
    }

    /// Reads [`Self::code`].
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }
}

/// How the sign-up that a message is about stands when the message's turn comes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StandsNow {
    /// Until when it is to be answered, if a place is offered.
    pub answer_by: Option<Timestamp>,
    /// The last day to pay, if there is one.
    pub pay_by: Option<Date>,
    /// It was paid.
    pub is_paid: bool,
    /// It has ended.
    pub has_ended: bool,
    /// When the message was written.
    pub told_at: Timestamp,
}

/// Whether the message still tells what is true. An offer that was answered, or whose time is over, needs no message: who has
/// not answered is called.
pub fn is_needed(about: &NoticeKind, stands: &StandsNow, now: Timestamp) -> bool {
    match about {
        NoticeKind::PlaceOffered { answer_by } => {
            !stands.has_ended && stands.answer_by == Some(*answer_by) && *answer_by > now
        }
        NoticeKind::FeeDue { pay_by, .. } => {
            !stands.has_ended && !stands.is_paid && stands.pay_by == Some(*pay_by)
        }
        // Where a fee is due, the message about it says so, too.
        NoticeKind::PlaceDrawn | NoticeKind::Approved => {
            !stands.has_ended
                && (stands.pay_by.is_none() || stands.is_paid)
                && is_fresh(stands, now)
        }
        NoticeKind::SessionChanged(news) => news.matters_until() > now,
        NoticeKind::BookingSettled(news) => news.span.from > now,
        NoticeKind::BookingMoved(news) => news.was.from.max(news.to.from) > now,
        NoticeKind::MayContinue { until, .. } => *until > now,
        NoticeKind::HelperEnds { last_day } | NoticeKind::HelpingEnds { last_day } => {
            *last_day >= day(now)
        }
        _ => is_fresh(stands, now),
    }
}

/// Whether what a notice on somebody's own pages asks for is over: the place was given up, the fee paid, the offer answered, the
/// day gone by. What merely tells that something happened stays until it was seen.
pub fn is_over(about: &NoticeKind, stands: &StandsNow, now: Timestamp) -> bool {
    match about {
        // Past its time it may still be accepted, until somebody has called.
        NoticeKind::PlaceOffered { .. } => stands.has_ended || stands.answer_by.is_none(),
        NoticeKind::FeeDue { .. }
        | NoticeKind::MayContinue { .. }
        | NoticeKind::HelperEnds { .. }
        | NoticeKind::HelpingEnds { .. } => !is_needed(about, stands, now),
        _ => false,
    }
}

fn is_fresh(stands: &StandsNow, now: Timestamp) -> bool {
    now.duration_since(stands.told_at).as_hours() <= LATEST_HOURS
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::session::SessionNews;

    fn at(day: i8, hour: i8, minute: i8) -> Timestamp {
        instant(date(2026, 12, day).at(hour, minute, 0, 0))
    }

    #[test]
    fn what_a_notice_asks_for_is_over_with_the_place_and_with_the_fee() {
        let pay_by = date(2026, 12, 4);
        let due = NoticeKind::FeeDue { pay_by, put_off: String::new() };
        let stands = StandsNow {
            answer_by: None,
            pay_by: Some(pay_by),
            is_paid: false,
            has_ended: false,
            told_at: at(1, 9, 0),
        };
        let now = at(9, 9, 0);
        assert!(!is_over(&due, &stands, now), "overdue, and still to be paid");
        assert!(is_over(&due, &StandsNow { has_ended: true, ..stands }, now));
        assert!(is_over(&due, &StandsNow { is_paid: true, ..stands }, now));
        let offer = NoticeKind::PlaceOffered { answer_by: at(2, 9, 0) };
        let offered = StandsNow { answer_by: Some(at(2, 9, 0)), pay_by: None, ..stands };
        assert!(!is_over(&offer, &offered, now), "late, and still theirs to take");
        assert!(is_over(&offer, &StandsNow { answer_by: None, ..offered }, now));
        assert!(!is_over(&NoticeKind::Paid, &StandsNow { has_ended: true, ..stands }, now));
    }

    #[test]
    fn what_would_go_out_in_the_night_waits_for_the_morning() {
        assert_eq!(by_day(at(1, 8, 0)), at(1, 8, 0));
        assert_eq!(by_day(at(1, 20, 29)), at(1, 20, 29));
        assert_eq!(by_day(at(1, 20, 30)), at(2, 8, 0));
        assert_eq!(by_day(at(1, 0, 0)), at(1, 8, 0));
        assert_eq!(by_day(at(1, 7, 59)), at(1, 8, 0));
    }

    #[test]
    fn after_six_tries_a_message_is_given_up() {
        let pauses: Vec<_> = (1..=6).map(|tries| next_try(tries, at(1, 9, 0))).collect();
        let expected = [at(1, 9, 1), at(1, 9, 5), at(1, 9, 30), at(1, 11, 0), at(1, 15, 0)];
        assert_eq!(pauses[..5], expected.map(Some));
        assert_eq!(pauses[5], None);
        assert_eq!(next_try(5, at(1, 19, 0)), Some(at(2, 8, 0)), "not in the night");
        assert_eq!(next_try(0, at(1, 9, 0)), None, "it was never tried");
    }

    #[test]
    fn of_a_fee_one_is_reminded_on_the_working_day_before() {
        let reminded = |day, now| reminded_at(date(2026, 12, day), &[], now);
        // 14 December 2026 is a Monday.
        assert_eq!(reminded(9, at(1, 9, 0)), Some(at(8, 8, 0)));
        assert_eq!(reminded(14, at(1, 9, 0)), Some(at(11, 8, 0)), "not at the weekend");
        assert_eq!(reminded(9, at(8, 7, 0)), None, "it was told today");
        assert_eq!(reminded(9, at(9, 7, 0)), None);
        let closed = |from, to| {
            let (from, to) = (date(2026, 12, from), date(2026, 12, to));
            [Closure { from, to, reason: "盘点".into() }]
        };
        assert_eq!(reminded_at(date(2026, 12, 9), &closed(8, 8), at(1, 9, 0)), Some(at(7, 8, 0)));
        let all = closed(2, 8);
        assert_eq!(reminded_at(date(2026, 12, 9), &all, at(1, 9, 0)), None, "it was told today");
    }

    #[test]
    fn what_is_no_longer_true_is_not_sent() {
        let offer = NoticeKind::PlaceOffered { answer_by: at(2, 9, 0) };
        let stands = StandsNow { answer_by: Some(at(2, 9, 0)), ..StandsNow::default() };
        assert!(is_needed(&offer, &stands, at(1, 9, 0)));
        assert!(!is_needed(&offer, &stands, at(2, 9, 0)), "its time is over");
        assert!(!is_needed(&offer, &StandsNow::default(), at(1, 9, 0)), "it was answered");
        let again = StandsNow { answer_by: Some(at(3, 9, 0)), ..stands };
        assert!(!is_needed(&offer, &again, at(1, 9, 0)), "a later offer has its own");
        assert!(!is_needed(&offer, &StandsNow { has_ended: true, ..stands }, at(1, 9, 0)));
        let pay_by = date(2026, 12, 9);
        let fee = NoticeKind::FeeDue { pay_by, put_off: String::new() };
        let stands = StandsNow { pay_by: Some(pay_by), ..StandsNow::default() };
        assert!(is_needed(&fee, &stands, at(1, 9, 0)));
        assert!(!is_needed(&fee, &StandsNow { is_paid: true, ..stands }, at(1, 9, 0)));
        let later = StandsNow { pay_by: Some(date(2026, 12, 10)), ..stands };
        assert!(!is_needed(&fee, &later, at(1, 9, 0)), "it was put off");
        let drawn = StandsNow { told_at: at(1, 8, 0), ..StandsNow::default() };
        assert!(is_needed(&NoticeKind::PlaceDrawn, &drawn, at(1, 9, 0)));
        let to_pay = StandsNow { pay_by: Some(pay_by), ..drawn };
        assert!(!is_needed(&NoticeKind::PlaceDrawn, &to_pay, at(1, 9, 0)), "the fee says it");
        let given_up = StandsNow { has_ended: true, ..drawn };
        assert!(!is_needed(&NoticeKind::Approved, &given_up, at(1, 9, 0)));
        let gone = StandsNow { has_ended: true, told_at: at(1, 8, 0), ..StandsNow::default() };
        let called_off = NoticeKind::Cancelled(String::new());
        assert!(is_needed(&called_off, &gone, at(1, 9, 0)));
        assert!(!is_needed(&called_off, &gone, at(5, 9, 0)), "everybody knows by now");
        let ends = NoticeKind::HelperEnds { last_day: date(2026, 12, 9) };
        assert!(is_needed(&ends, &StandsNow::default(), at(9, 20, 0)));
        assert!(!is_needed(&ends, &StandsNow::default(), at(10, 8, 0)), "it is over by then");
        let cancelled = SessionNews::Cancelled { at: at(3, 9, 0), reason: String::new() };
        let session = NoticeKind::SessionChanged(cancelled);
        assert!(is_needed(&session, &StandsNow::default(), at(3, 8, 0)));
        assert!(!is_needed(&session, &StandsNow::default(), at(3, 9, 0)), "it would be over");
    }

    proptest! {
        #[test]
        fn no_message_goes_out_in_the_night(now in 0_i64..4_000_000_000, tries in 1_u32..9) {
            let now = Timestamp::from_second(now).unwrap();
            let first = by_day(now);
            prop_assert!(is_by_day(first) && first >= now);
            prop_assert!(first.duration_since(now).as_secs() <= (11 * 60 + 30) * 60);
            if let Some(again) = next_try(tries, now) {
                prop_assert!(is_by_day(again) && again > now);
            }
        }
    }
}
