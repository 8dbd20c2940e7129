//! An example of each event, with which an institution sees how its words will be read.

use domain::booking::{Act, BookingMoved, BookingNews};
use domain::notice::NoticeKind;
use domain::refusal::Refusal;
use domain::session::SessionNews;
use domain::template::Event;
use jiff::{Timestamp, ToSpan};
use store::template::Example;

use crate::wording::desk::template as words;

/// Something of next week, where the institution has held nothing yet: the words can be looked at before the first plan comes.
pub(super) fn made_up(now: Timestamp) -> Example {
    let on = |hours: i64| now.checked_add((7 * 24 + hours).hours()).unwrap_or(now);
    Example {
        offering: words::EXAMPLE_OFFERING.to_owned(),
        span: domain::calendar::Span { from: on(0), to: on(1) },
        room: words::EXAMPLE_ROOM.to_owned(),
    }
}

/// The event as it would be with this session.
pub(super) fn about(event: Event, example: &Example, now: Timestamp) -> NoticeKind {
    let Example { span, room, .. } = example.clone();
    let (was, reason) = (span.from, words::EXAMPLE_REASON.to_owned());
    let later = (7 * 24).hours();
    let to = domain::calendar::Span {
        from: span.from.checked_add(later).unwrap_or(span.from),
        to: span.to.checked_add(later).unwrap_or(span.to),
    };
    let until = now.checked_add(24.hours()).unwrap_or(now);
    NoticeKind::SessionChanged(match event {
        Event::PlaceConfirmed => return NoticeKind::Approved,
        Event::PlaceOffered => return NoticeKind::PlaceOffered { answer_by: until },
        Event::FeeDue => {
            let pay_by = domain::calendar::day(until);
            return NoticeKind::FeeDue { pay_by, put_off: String::new() };
        }
        Event::Removed => return NoticeKind::Removed(words::EXAMPLE_WHY_NOT.to_owned()),
        Event::NotAccepted => return NoticeKind::NotAccepted(words::EXAMPLE_WHY_NOT.to_owned()),
        Event::Unpaid => return NoticeKind::Unpaid,
        Event::OfferEnded => return NoticeKind::OfferEnded,
        Event::OfferGone => {
            let because = Box::new(Refusal::AlreadySignedUp);
            return NoticeKind::OfferGone { because, is_taken: true };
        }
        Event::NotDrawn => return NoticeKind::NotDrawn { is_miss: true },
        Event::DrawCalledOff => {
            return NoticeKind::DrawCalledOff(words::EXAMPLE_NO_DRAW.to_owned());
        }
        Event::CalledOff => return NoticeKind::Cancelled(reason),
        Event::SessionCancelled => SessionNews::Cancelled { at: was, reason },
        Event::SessionBack => SessionNews::Reinstated { span },
        Event::SessionMoved => SessionNews::Moved { was, to, room, reason, onward: None },
        Event::RoomChanged => SessionNews::Moved { was, to: span, room, reason, onward: None },
        Event::MadeUp => SessionNews::MadeUp { was, to, room },
        Event::SessionComes => SessionNews::Comes { span, room },
        Event::BookingMoved => {
            let club = words::EXAMPLE_CLUB.to_owned();
            let moved = BookingMoved { club, was: span, room, to, more: 0, reason, waits: false };
            return NoticeKind::BookingMoved(moved);
        }
        Event::BookingApproved => return settled(Act::Approve, example, reason),
        Event::BookingDeclined => return settled(Act::Decline, example, reason),
        Event::BookingCancelled => return settled(Act::Cancel, example, reason),
        Event::BookingBack => return settled(Act::Reinstate, example, reason),
        Event::BookingGiven => return settled(Act::Give, example, reason),
    })
}

/// The same time and room, as if a club had asked for them.
fn settled(act: Act, example: &Example, reason: String) -> NoticeKind {
    let Example { span, room, .. } = example.clone();
    let reason = if act.needs_reason() { reason } else { String::new() };
    let club = words::EXAMPLE_CLUB.to_owned();
    NoticeKind::BookingSettled(BookingNews { act, club, room, span, reason, more: 0 })
}
