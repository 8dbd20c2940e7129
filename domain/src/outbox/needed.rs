//! 还要不要告诉: whether a message still tells what is true when its turn comes, and what a notice asks for can still be done.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::calendar::day;
use crate::notice::NoticeKind;

/// What is told later than so many hours after it happened only frightens: a gateway may have been set up since.
const LATEST_HOURS: i64 = 3 * 24;

/// What somebody has by now on the offering that a message is about, with the same sign-up or another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HasNow {
    /// They do not stand on its list.
    #[default]
    Nothing,
    /// They wait, for a place or for an answer.
    Waits,
    /// A place is theirs, or offered to them.
    Place,
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
    /// What its person has on the same offering by now.
    pub has: HasNow,
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
        NoticeKind::PlaceDrawn | NoticeKind::Approved | NoticeKind::AcceptedByTelephone => {
            !stands.has_ended
                && (stands.pay_by.is_none() || stands.is_paid)
                && is_fresh(stands, now)
        }
        NoticeKind::StandsAgain => !stands.has_ended && is_fresh(stands, now),
        // Whoever stands there again has signed up anew, or was put back.
        NoticeKind::Removed(_)
        | NoticeKind::NotAccepted(_)
        | NoticeKind::Unpaid
        | NoticeKind::OfferEnded
        | NoticeKind::DrawCalledOff(_) => stands.has == HasNow::Nothing && is_fresh(stands, now),
        // A place that is offered by now says more. Who was not drawn may wait with a sign-up, or have none; one that has ended
        // was given up by its person, or another notice tells of its end.
        NoticeKind::OfferGone { .. } | NoticeKind::NotDrawn { .. } => {
            !stands.has_ended && stands.has != HasNow::Place && is_fresh(stands, now)
        }
        NoticeKind::SessionChanged(news) => !stands.has_ended && news.matters_until() > now,
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

    use super::*;
    use crate::calendar::instant;
    use crate::refusal::Refusal;
    use crate::session::SessionNews;

    fn at(day: i8, hour: i8, minute: i8) -> Timestamp {
        instant(date(2026, 12, day).at(hour, minute, 0, 0))
    }

    #[test]
    fn what_a_notice_asks_for_is_over_with_the_place_and_with_the_fee() {
        let pay_by = date(2026, 12, 4);
        let due = NoticeKind::FeeDue { pay_by, put_off: String::new() };
        let stands =
            StandsNow { pay_by: Some(pay_by), told_at: at(1, 9, 0), ..StandsNow::default() };
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

    #[test]
    fn a_place_that_is_no_more_is_told_unless_its_person_stands_there_again() {
        let ended = StandsNow { has_ended: true, told_at: at(1, 8, 0), ..StandsNow::default() };
        let lost = [
            NoticeKind::Removed(String::new()),
            NoticeKind::NotAccepted(String::new()),
            NoticeKind::Unpaid,
            NoticeKind::OfferEnded,
            NoticeKind::DrawCalledOff(String::new()),
        ];
        for about in &lost {
            assert!(is_needed(about, &ended, at(1, 9, 0)), "{about:?}");
            assert!(!is_needed(about, &ended, at(5, 9, 0)), "{about:?}: they know by now");
            for has in [HasNow::Waits, HasNow::Place] {
                assert!(!is_needed(about, &StandsNow { has, ..ended }, at(1, 9, 0)), "{about:?}");
            }
            assert!(!is_over(about, &ended, at(1, 9, 0)), "it stays on their pages");
        }
        let back = StandsNow { has_ended: false, has: HasNow::Place, ..ended };
        assert!(is_needed(&NoticeKind::StandsAgain, &back, at(1, 9, 0)));
        assert!(!is_needed(&NoticeKind::StandsAgain, &ended, at(1, 9, 0)));
    }

    #[test]
    fn who_waits_on_is_told_why_until_a_place_is_offered() {
        let waits = StandsNow { has: HasNow::Waits, told_at: at(1, 8, 0), ..StandsNow::default() };
        let because = Box::new(Refusal::AlreadySignedUp);
        let gone = NoticeKind::OfferGone { because, is_taken: true };
        for about in [gone, NoticeKind::NotDrawn { is_miss: false }] {
            assert!(is_needed(&about, &waits, at(1, 9, 0)));
            let offered = StandsNow { has: HasNow::Place, ..waits };
            assert!(!is_needed(&about, &offered, at(1, 9, 0)), "the offer says it");
            let given_up = StandsNow { has: HasNow::Nothing, has_ended: true, ..waits };
            assert!(!is_needed(&about, &given_up, at(1, 9, 0)));
        }
        let without = StandsNow { has: HasNow::Nothing, ..waits };
        assert!(is_needed(&NoticeKind::NotDrawn { is_miss: true }, &without, at(1, 9, 0)));
    }

    #[test]
    fn who_gave_the_place_up_is_reminded_of_no_session() {
        let span = crate::calendar::Span { from: at(3, 9, 0), to: at(3, 10, 30) };
        let comes = NoticeKind::SessionChanged(SessionNews::Comes { span, room: String::new() });
        assert!(is_needed(&comes, &StandsNow::default(), at(2, 17, 0)));
        let given_up = StandsNow { has_ended: true, ..StandsNow::default() };
        assert!(!is_needed(&comes, &given_up, at(2, 17, 0)));
    }
}
