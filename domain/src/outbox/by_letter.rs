//! 来得及寄信: whether a letter arrives before what it tells is over. What is nearer than that is told by a call.

use jiff::Timestamp;

use crate::calendar::start_of;
use crate::notice::NoticeKind;

/// So many days a letter may take, from the counter to the door.
const DAYS: i64 = 5;

/// Whether a letter that is posted now arrives before it matters. `meets` is when what it is about meets next, whether that was
/// called off or not; nothing where it never does any more.
pub fn letter_arrives(about: &NoticeKind, meets: Option<Timestamp>, now: Timestamp) -> bool {
    let matters = match about {
        NoticeKind::SessionChanged(news) => Some(news.first_to_come(now)),
        NoticeKind::BookingSettled(news) => Some(news.span.from),
        NoticeKind::BookingMoved(news) => Some(news.was.from.min(news.to.from)),
        NoticeKind::FeeDue { pay_by, .. } => Some(start_of(*pay_by)),
        NoticeKind::MayContinue { until, .. } => Some(*until),
        // Places are given in order from now on.
        NoticeKind::DrawCalledOff(_) => Some(now),
        // They are on the list of calls besides: the letter is never all.
        NoticeKind::PlaceOffered { .. } => None,
        _ => meets,
    };
    matters.is_none_or(|at| at.duration_since(now).as_hours() >= DAYS * 24)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::{Span, instant};
    use crate::session::SessionNews;

    fn at(day: i8) -> Timestamp {
        instant(date(2026, 12, day).at(9, 0, 0, 0))
    }

    #[test]
    fn what_is_nearer_than_a_letter_takes_is_told_by_a_call() {
        let off = NoticeKind::Cancelled("老师生病".into());
        assert!(letter_arrives(&off, Some(at(6)), at(1)));
        assert!(!letter_arrives(&off, Some(at(5)), at(1)));
        assert!(letter_arrives(&off, None, at(1)), "it meets no more");
        let in_order = NoticeKind::DrawCalledOff("老师病了".into());
        assert!(!letter_arrives(&in_order, Some(at(20)), at(1)), "others sign up meanwhile");
        assert!(letter_arrives(&NoticeKind::Unpaid, Some(at(20)), at(1)));
        assert!(!letter_arrives(&NoticeKind::Unpaid, Some(at(3)), at(1)), "they would come");
        let one = |on| SessionNews::Cancelled { at: at(on), reason: "下雪".into() };
        assert!(!letter_arrives(&NoticeKind::SessionChanged(one(2)), Some(at(9)), at(1)));
        assert!(letter_arrives(&NoticeKind::SessionChanged(one(9)), Some(at(2)), at(1)));
        let pay = |on| NoticeKind::FeeDue { pay_by: date(2026, 12, on), put_off: String::new() };
        assert!(!letter_arrives(&pay(4), None, at(1)));
        assert!(letter_arrives(&pay(9), None, at(1)));
    }

    #[test]
    fn of_a_session_that_moves_the_first_time_to_come_counts() {
        let moved = |was, to| {
            let to = Span { from: at(to), to: at(to) };
            let news = SessionNews::Moved {
                was: at(was),
                to,
                room: String::new(),
                reason: String::new(),
                onward: None,
            };
            letter_arrives(&NoticeKind::SessionChanged(news), None, at(10))
        };
        assert!(!moved(11, 20), "they would come tomorrow in vain");
        assert!(!moved(20, 11), "they would miss it");
        assert!(moved(9, 20), "the day on which it was is over");
        assert!(moved(18, 20));
    }
}
