//! 短信: which notices also go out as a short message, when, and how often it is tried.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::{Closure, day, instant};
use crate::fee::reminded_on;
use crate::notice::NoticeKind;
use crate::session::SessionNews;

pub use by_letter::letter_arrives;
pub use hours::{SendingHours, minute_of_day};
pub use needed::{HasNow, StandsNow, is_needed, is_over};
pub use own_way::{OwnWay, Turn, holds_for, reminder_turn, turn, was_heard};
pub use parts::parts;

mod by_letter;
mod hours;
mod needed;
mod own_way;
mod parts;

/// Minutes from one try to the next: a gateway that rests is soon back, one that is broken is not helped by haste.
const PAUSES: [i64; 5] = [1, 5, 30, 2 * 60, 6 * 60];

/// Whether the notice also goes out by the person's own way: a place that somebody waited to hear of, or that is confirmed while
/// they look at nothing that says so, a place or a hope that is no more, what asks for an answer or for money, what spares a way
/// made in vain, who may act for them, a right that is over soon, and what a coordinator writes.
///
/// Everything else waits on the person's own pages: whoever taps reads the answer there, themselves or with whoever acts for them,
/// and whoever is signed up or swapped at a desk ([`NoticeKind::AddedByCoordinator`], [`NoticeKind::SwappedByCoordinator`]) hears
/// it there. A place that is accepted when a coordinator calls is confirmed in writing: nobody who is called has a paper in their
/// hand. Nothing that is imported gives a place; what ever does is to be told by a notice of this list.
pub const fn goes_out(about: &NoticeKind) -> bool {
    match about {
        NoticeKind::PlaceOffered { .. }
        | NoticeKind::PlaceDrawn
        | NoticeKind::Approved
        | NoticeKind::AcceptedByTelephone
        | NoticeKind::StandsAgain
        | NoticeKind::Removed(_)
        | NoticeKind::NotAccepted(_)
        | NoticeKind::Unpaid
        | NoticeKind::OfferEnded
        | NoticeKind::OfferGone { .. }
        | NoticeKind::NotDrawn { .. }
        | NoticeKind::DrawCalledOff(_)
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

/// Whether it only reminds of what its person knows: whoever is to be told of a change is told first.
pub const fn only_reminds(about: &NoticeKind) -> bool {
    matches!(about, NoticeKind::SessionChanged(SessionNews::Comes { .. }))
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::refusal::Refusal;

    fn at(day: i8, hour: i8, minute: i8) -> Timestamp {
        instant(date(2026, 12, day).at(hour, minute, 0, 0))
    }

    #[test]
    fn a_place_that_is_no_more_is_told_by_ones_own_way_and_what_was_done_at_a_desk_is_not() {
        let because = Box::new(Refusal::AlreadySignedUp);
        let lost = [
            NoticeKind::Removed("重复报名".into()),
            NoticeKind::NotAccepted("先学基础班".into()),
            NoticeKind::Unpaid,
            NoticeKind::OfferEnded,
            NoticeKind::OfferGone { because, is_taken: true },
            NoticeKind::NotDrawn { is_miss: true },
            NoticeKind::DrawCalledOff("老师病了".into()),
        ];
        for about in &lost {
            assert!(goes_out(about) && holds_for(about), "{about:?}");
        }
        assert!(goes_out(&NoticeKind::AcceptedByTelephone) && goes_out(&NoticeKind::StandsAgain));
        assert!(!goes_out(&NoticeKind::AddedByCoordinator));
        assert!(!goes_out(&NoticeKind::SwappedByCoordinator("楷书班".into())));
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
