//! 停用、闭馆: whether a room or a whole house may be closed for a time.

use jiff::Timestamp;

use super::{BookingRefusal, last_day};
use crate::calendar::{Span, day};
use crate::id::VenueId;
use crate::session::Shut;

/// Whether a time may be written down as closed. A room is closed for itself once at a time. It may be closed for longer than its
/// house is already, and so may the house, since a holiday may lie in between; not where all of that time is closed.
pub fn may_close(
    room: Option<VenueId>,
    span: Span,
    shut: &[Shut],
    now: Timestamp,
) -> Result<(), BookingRefusal> {
    let latest = last_day(day(now));
    if span.to <= span.from {
        return Err(BookingRefusal::EndsFirst);
    } else if span.to <= now {
        return Err(BookingRefusal::ClosureIsOver);
    } else if day(span.from) > latest || day(span.to) > last_day(latest) {
        return Err(BookingRefusal::ClosureTooFar { latest });
    }
    let stands_in_way = |shut: &&Shut| match shut.venue {
        Some(venue) => room == Some(venue) && shut.span.overlaps(&span),
        None => shut.span.from <= span.from && span.to <= shut.span.to,
    };
    match shut.iter().find(stands_in_way) {
        Some(Shut { reason, span, .. }) => {
            Err(BookingRefusal::ClosedAlready { reason: reason.clone(), span: *span })
        }
        None => Ok(()),
    }
}
